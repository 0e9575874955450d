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
        types::CelBool,
        value::{CowVal, Val},
    },
    context::VariableResolver,
};

use super::{condition::Condition, functions};
use crate::domain::{FactType, FactValue, Facts};

/// The most unknown yes-or-no facts that are tried both ways (256 ways); more go to a person.
const TRIED: usize = 8;

/// What a condition says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Yes,
    No,
    Unknown,
}

/// Someone's or something's known facts, ready for conditions.
pub struct Prepared(BTreeMap<String, Box<dyn Val>>);

impl Prepared {
    /// Takes over what is known and of the declared kind; a value of another kind counts as unknown.
    pub(super) fn new(facts: &Facts, kinds: &BTreeMap<String, FactType>) -> Self {
        let known = |(name, value): (&String, &FactValue)| {
            let declared = kinds.get(name).is_some_and(|kind| *kind == FactType::of(value));
            if declared { functions::carried(value).map(|value| (name.clone(), value)) } else { None }
        };
        Self(facts.iter().filter_map(known).collect())
    }
}

/// Whom a condition is asked about.
pub(super) struct Case<'a> {
    pub(super) applicant: &'a Prepared,
    pub(super) placement: Option<&'a Prepared>,
}

impl Case<'_> {
    fn find(&self, name: &str) -> Option<&dyn Val> {
        let (facts, field) = match name.split_once('.')? {
            ("applicant", field) => (self.applicant, field),
            ("placement", field) => (self.placement?, field),
            _ => return None,
        };
        facts.0.get(field).map(|value| value.as_ref() as &dyn Val)
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
pub(super) fn evaluate(condition: &Condition, root: &Context<'static, 'static>, case: &Case<'_>) -> Verdict {
    let unknown = case.unknown(condition);
    let open: Vec<&str> =
        unknown.iter().filter(|(_, kind)| *kind == FactType::Bool).map(|(name, _)| *name).collect();
    if open.len() > TRIED {
        return Verdict::Unknown;
    }
    let mut answer = None;
    for way in 0_u32..1 << open.len() {
        let values = (0..open.len()).map(|bit| CelBool::from(way >> bit & 1 == 1)).collect();
        let said = once(condition, root, &Tried { case, names: &open, values });
        match (said, answer) {
            (None, _) => return Verdict::Unknown,
            (Some(said), Some(before)) if said != before => return Verdict::Unknown,
            (said, _) => answer = said,
        }
    }
    match answer {
        Some(true) => Verdict::Yes,
        Some(false) => Verdict::No,
        None => Verdict::Unknown,
    }
}

/// One evaluation; `None` when it touched what is unknown and that decided.
fn once(condition: &Condition, root: &Context<'static, 'static>, tried: &Tried<'_>) -> Option<bool> {
    let mut scope = root.new_inner_scope();
    scope.set_variable_resolver(tried);
    let value = Value::resolve_val(condition.program.expression(), &scope).ok()?;
    value.downcast_ref::<CelBool>().map(|yes| *yes.inner())
}
