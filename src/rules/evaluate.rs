//! Three values: yes, no, and "that depends on a fact nobody told us". Owns the evaluation of one
//! condition for one person (and one placement), exactly, and never turns an unknown into a no.
//!
//! * A fact of another kind than yes-or-no that is unknown makes what touches it fail; CEL's `||` and
//!   `&&` let a known side decide all the same (`true || failure` is true), in either order.
//! * An unknown yes-or-no fact is tried both ways, with every other such fact: only when all ways
//!   agree is the answer known. So `a || !a` is a yes even when nobody knows `a`.

use std::collections::BTreeMap;

use cel::{
    Context, Value,
    common::{
        ast::IdedExpr,
        types::CelBool,
        value::{CowVal, Val},
    },
    context::VariableResolver,
};

use super::{condition::Condition, functions};
use crate::domain::{
    FactType, FactValue, Facts,
    geo::{self, Point},
};

/// The most unknown yes-or-no facts that are tried both ways (256 ways); more go to a person.
const TRIED: usize = 8;

/// What a condition says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    Yes,
    No,
    Unknown,
}

/// Someone's or something's known facts, ready for conditions.
pub struct Prepared {
    facts: BTreeMap<String, Box<dyn Val>>,
    /// Where the person lives, or the work is.
    point: Option<Point>,
    /// The distance as an example states it.
    stated: Option<Box<dyn Val>>,
}

impl Prepared {
    /// Takes over what is known and of the declared kind; a value of another kind counts as unknown.
    pub(super) fn new(facts: &Facts, kinds: &BTreeMap<String, FactType>, point: Option<Point>) -> Self {
        let known = |(name, value): (&String, &FactValue)| {
            let declared = kinds.get(name).is_some_and(|kind| *kind == FactType::of(value));
            if declared { functions::carried(value).map(|value| (name.clone(), value)) } else { None }
        };
        Self { facts: facts.iter().filter_map(known).collect(), point, stated: None }
    }

    /// The same placement at a stated distance.
    pub(super) fn at_distance(mut self, metres: Option<i64>) -> Self {
        self.stated = metres.and_then(|metres| functions::carried(&FactValue::Whole(metres)));
        self
    }

    /// The distance as stated, else between the two places; unknown where neither is known.
    pub(super) fn distance(&self, place: &Self, stated_m: Option<u64>) -> Option<Box<dyn Val>> {
        let computed = || Some(geo::distance_m(self.point?, place.point?));
        let metres = i64::try_from(stated_m.or_else(computed)?).ok()?;
        functions::carried(&FactValue::Whole(metres))
    }
}

/// Whom a condition is asked about.
pub(super) struct Case<'a> {
    pub(super) applicant: &'a Prepared,
    pub(super) placement: Option<&'a Prepared>,
    /// The distance between the two, where a condition asks for it and it is stated or both places are known.
    pub(super) distance: Option<&'a dyn Val>,
}

impl Case<'_> {
    fn find(&self, name: &str) -> Option<&dyn Val> {
        let (prepared, field) = match name.split_once('.')? {
            ("applicant", field) => (self.applicant, field),
            ("placement", field) => (self.placement?, field),
            ("pair", _) => {
                return self.placement?.stated.as_deref().map(|value| value as &dyn Val).or(self.distance);
            }
            _ => return None,
        };
        prepared.facts.get(field).map(|value| value.as_ref() as &dyn Val)
    }

    /// The facts of a condition that nobody knows, by full name.
    pub(super) fn unknown<'c>(&self, condition: &'c Condition) -> Vec<(&'c str, FactType)> {
        let unknown = condition.facts.iter().filter(|(name, _)| self.find(name).is_none());
        unknown.map(|(name, kind)| (name.as_str(), *kind)).collect()
    }
}

/// A case with one way of filling in what is unknown.
struct Tried<'a> {
    case: &'a Case<'a>,
    names: &'a [&'a str],
    values: Vec<CelBool>,
}

impl VariableResolver for Tried<'_> {
    fn resolve<'b>(&'b self, name: &str) -> Option<CowVal<'b, 'b>> {
        if let Some(at) = self.names.iter().position(|tried| *tried == name) {
            return Some(CowVal::Borrowed(&self.values[at]));
        }
        self.case.find(name).map(CowVal::Borrowed)
    }
}

/// Evaluates a condition for a case.
pub(super) fn evaluate(condition: &Condition, root: &Context<'static, 'static>, case: &Case<'_>) -> Truth {
    part(condition.program.expression(), &case.unknown(condition), root, case)
}

/// Evaluates a condition or a part of one, in which these facts are unknown; what is no yes-or-no is [`Truth::Unknown`].
pub(super) fn part(
    expr: &IdedExpr,
    unknown: &[(&str, FactType)],
    root: &Context<'static, 'static>,
    case: &Case<'_>,
) -> Truth {
    let open: Vec<&str> =
        unknown.iter().filter(|(_, kind)| *kind == FactType::Bool).map(|(name, _)| *name).collect();
    if open.len() > TRIED {
        return Truth::Unknown;
    }
    let mut answer = None;
    for way in 0_u32..1 << open.len() {
        let values = (0..open.len()).map(|bit| CelBool::from(way >> bit & 1 == 1)).collect();
        let said = once(expr, root, &Tried { case, names: &open, values });
        match (said, answer) {
            (None, _) => return Truth::Unknown,
            (Some(said), Some(before)) if said != before => return Truth::Unknown,
            (said, _) => answer = said,
        }
    }
    match answer {
        Some(true) => Truth::Yes,
        Some(false) => Truth::No,
        None => Truth::Unknown,
    }
}

/// One evaluation; `None` when it touched what is unknown and that decided.
fn once(expr: &IdedExpr, root: &Context<'static, 'static>, tried: &Tried<'_>) -> Option<bool> {
    let mut scope = root.new_inner_scope();
    scope.set_variable_resolver(tried);
    let value = Value::resolve_val(expr, &scope).ok()?;
    value.downcast_ref::<CelBool>().map(|yes| *yes.inner())
}
