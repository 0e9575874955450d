//! The small language of conditions. CEL is larger and checks types only while it runs; a pack must
//! not fail in the middle of a round, so every condition is checked against this list beforehand:
//! `&& || ! ?:`, `== != < <= > >= in`, `+ - * / %`, and the calls of [`call`]. Owns what is allowed;
//! evaluates nothing.

use std::collections::{BTreeMap, BTreeSet};

use cel::common::ast::{CallExpr, Expr, LiteralValue, operators as op};

use crate::domain::{FactType, text::normal};

/// What kind of value an expression has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Whole,
    Date,
    Text,
    Periods,
    Wholes,
    Texts,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Whole => "whole",
            Self::Date => "date",
            Self::Text => "text",
            Self::Periods => "periods",
            Self::Wholes => "list of whole",
            Self::Texts => "list of text",
        }
    }
}

impl From<FactType> for Kind {
    fn from(kind: FactType) -> Self {
        match kind {
            FactType::Bool => Self::Bool,
            FactType::Whole => Self::Whole,
            FactType::Date => Self::Date,
            FactType::Text => Self::Text,
            FactType::Periods => Self::Periods,
        }
    }
}

/// What a condition may speak of.
pub(super) struct Names<'a> {
    pub(super) applicant: &'a BTreeMap<String, FactType>,
    /// `None` where no placement is at hand: in rules over the applicant alone.
    pub(super) placement: Option<&'a BTreeMap<String, FactType>>,
    /// Of the two together; only with a placement.
    pub(super) pair: &'a BTreeMap<String, FactType>,
    pub(super) settings: &'a BTreeMap<String, FactType>,
    pub(super) tables: &'a BTreeSet<String>,
}

/// What a condition does speak of.
#[derive(Default)]
pub(super) struct Used {
    pub(super) facts: BTreeMap<String, FactType>,
    pub(super) settings: BTreeSet<String>,
    pub(super) dates: BTreeSet<String>,
}

/// What is wrong with a condition: a key of the catalogue with what was found and expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) key: &'static str,
    pub(super) found: String,
    pub(super) expected: String,
}

impl Problem {
    pub(super) fn syntax(said: &str) -> Self {
        Self { key: "fault-pack-condition", found: said.to_owned(), expected: String::new() }
    }

    pub(super) fn kind(found: Kind, expected: &str) -> Self {
        let (found, expected) = (found.name().to_owned(), expected.to_owned());
        Self { key: "fault-pack-condition-kind", found, expected }
    }

    fn unknown<'a>(found: &str, known: impl Iterator<Item = &'a String>) -> Self {
        let expected = known.map(String::as_str).collect::<Vec<_>>().join(", ");
        Self { key: "fault-pack-unknown-name", found: found.to_owned(), expected }
    }

    fn unsupported(found: &str) -> Self {
        let expected =
            "&& || ! ?: == != < <= > >= in + - * / % age days months_before months_after date table"
                .to_owned();
        Self { key: "fault-pack-condition-unsupported", found: found.to_owned(), expected }
    }
}

/// The kind of an expression, or the first thing that is wrong with it.
pub(super) fn kind_of(expr: &Expr, names: &Names<'_>, used: &mut Used) -> Result<Kind, Problem> {
    match expr {
        Expr::Literal(LiteralValue::Boolean(_)) => Ok(Kind::Bool),
        Expr::Literal(LiteralValue::Int(_)) => Ok(Kind::Whole),
        // A text that no file could have, such as one with a letter and its mark apart, would never be equal to any.
        Expr::Literal(LiteralValue::String(text)) if normal(text.inner()) == text.inner() => Ok(Kind::Text),
        Expr::Literal(LiteralValue::String(text)) => Err(Problem {
            key: "fault-pack-setting",
            expected: normal(text.inner()).into_owned(),
            ..Problem::syntax(text.inner())
        }),
        Expr::Literal(literal) => Err(Problem::unsupported(&format!("{literal:?}"))),
        Expr::Select(select) if !select.test => match &select.operand.expr {
            Expr::Ident(room) => named(room, &select.field, names, used),
            _ => Err(Problem::unsupported(&format!(".{}", select.field))),
        },
        // Presence tests would make "unknown" an ordinary value that rules could answer with no.
        Expr::Select(_) => Err(Problem::unsupported("has()")),
        Expr::Ident(name) => Err(Problem::unknown(name, ROOMS.map(str::to_owned).iter())),
        Expr::List(list) if list.optional_indices.is_empty() => {
            let kinds = all(list.elements.iter().map(|element| &element.expr), names, used)?;
            match kinds.first() {
                Some(Kind::Text) if kinds.iter().all(|kind| *kind == Kind::Text) => Ok(Kind::Texts),
                Some(Kind::Whole) if kinds.iter().all(|kind| *kind == Kind::Whole) => Ok(Kind::Wholes),
                _ => Err(Problem::unsupported("[…]")),
            }
        }
        Expr::Call(the_call) if the_call.target.is_none() => call(the_call, names, used),
        Expr::Call(the_call) => Err(Problem::unsupported(&format!(".{}()", the_call.func_name))),
        Expr::Comprehension(_) => Err(Problem::unsupported("all() exists() map() filter()")),
        _ => Err(Problem::unsupported("{…}")),
    }
}

const ROOMS: [&str; 5] = ["applicant.…", "placement.…", "pair.…", "round.…", "setting.…"];

fn named(room: &str, field: &str, names: &Names<'_>, used: &mut Used) -> Result<Kind, Problem> {
    let mut fact = |facts: &BTreeMap<String, FactType>| match facts.get(field) {
        Some(kind) => {
            used.facts.insert(format!("{room}.{field}"), *kind);
            Ok(Kind::from(*kind))
        }
        None => Err(Problem::unknown(&format!("{room}.{field}"), facts.keys())),
    };
    match (room, names.placement) {
        ("applicant", _) => fact(names.applicant),
        ("placement", Some(facts)) => fact(facts),
        ("pair", Some(_)) => fact(names.pair),
        ("setting", _) => match names.settings.get(field) {
            Some(kind) => {
                used.settings.insert(field.to_owned());
                Ok(Kind::from(*kind))
            }
            None => Err(Problem::unknown(&format!("setting.{field}"), names.settings.keys())),
        },
        ("round", _) => {
            used.dates.insert(field.to_owned());
            Ok(Kind::Date)
        }
        _ => Err(Problem::unknown(&format!("{room}.{field}"), ROOMS.map(str::to_owned).iter())),
    }
}

fn all<'e>(
    exprs: impl Iterator<Item = &'e Expr>,
    names: &Names<'_>,
    used: &mut Used,
) -> Result<Vec<Kind>, Problem> {
    exprs.map(|expr| kind_of(expr, names, used)).collect()
}

/// The kind of a call, operators included: the whole list of what a condition can do.
fn call(call: &CallExpr, names: &Names<'_>, used: &mut Used) -> Result<Kind, Problem> {
    use Kind::{Bool, Date, Periods, Text, Texts, Whole, Wholes};
    let kinds = all(call.args.iter().map(|arg| &arg.expr), names, used)?;
    let literal = || match call.args.first().map(|arg| &arg.expr) {
        Some(Expr::Literal(LiteralValue::String(text))) => Some(text.inner()),
        _ => None,
    };
    match (call.func_name.as_str(), kinds.as_slice()) {
        (op::CONDITIONAL, [Bool, yes, no]) if yes == no => Ok(*yes),
        (op::LOGICAL_AND | op::LOGICAL_OR, [Bool, Bool])
        | (op::LOGICAL_NOT, [Bool])
        | (op::EQUALS | op::NOT_EQUALS, [Bool, Bool] | [Text, Text])
        | (
            op::EQUALS | op::NOT_EQUALS | op::LESS | op::LESS_EQUALS | op::GREATER | op::GREATER_EQUALS,
            [Whole, Whole] | [Date, Date],
        )
        | (op::IN, [Text, Texts] | [Whole, Wholes]) => Ok(Bool),
        (op::ADD | op::SUBSTRACT | op::MULTIPLY | op::DIVIDE | op::MODULO, [Whole, Whole])
        | (op::SUBSTRACT | "age", [Date, Date])
        | (op::NEGATE, [Whole])
        | ("days", [Periods, Date, Date]) => Ok(Whole),
        (op::ADD | op::SUBSTRACT | "months_before" | "months_after", [Date, Whole]) => Ok(Date),
        ("date", [Text]) => match literal().map(|text| FactType::Date.parse(text)) {
            Some(Ok(Some(_))) => Ok(Date),
            _ => Err(Problem {
                key: "fault-pack-condition-date",
                ..Problem::syntax(literal().unwrap_or("…"))
            }),
        },
        ("table", [Text, Date]) => match literal() {
            Some(name) if names.tables.contains(name) => Ok(Whole),
            other => Err(Problem::unknown(other.unwrap_or("…"), names.tables.iter())),
        },
        (name, kinds) => {
            let kinds = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
            Err(Problem::unsupported(&format!("{}({kinds})", name.trim_matches(['_', '@']))))
        }
    }
}
