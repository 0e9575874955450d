//! One condition of a pack: an expression in CEL, read and type-checked once, with the names it uses.
//! Never evaluates: that is `evaluate`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use cel::Program;

use super::typing::{self, Kind, Names, Problem};
use crate::domain::FactType;

/// The most bytes that a condition may have; the parser's depth has its own bound.
const LONGEST: usize = 4_000;

/// A compiled condition.
#[derive(Clone)]
pub(super) struct Condition {
    /// As it is written.
    pub(super) text: String,
    pub(super) program: Arc<Program>,
    /// Facts by full name (`applicant.school`), with their kinds.
    pub(super) facts: BTreeMap<String, FactType>,
    /// Settings by name.
    pub(super) settings: BTreeSet<String>,
    /// The round's dates by name.
    pub(super) dates: BTreeSet<String>,
}

impl Condition {
    /// The words that stand in it in quotation marks.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let mut rest = self.text.as_str();
        std::iter::from_fn(move || {
            let start = rest.find(['\'', '"'])?;
            let (mark, inside) = rest[start..].split_at(1);
            let (word, after) = inside.split_once(mark)?;
            rest = after;
            Some(word)
        })
    }

    /// Reads and checks a condition: it must be of the small language that `typing` knows, use only
    /// names that exist, and say yes or no.
    pub(super) fn compile(text: &str, names: &Names<'_>) -> Result<Self, Problem> {
        if text.len() > LONGEST {
            return Err(Problem::syntax(&format!("more than {LONGEST} bytes")));
        }
        let program = Program::compile(text).map_err(|errors| {
            let said = errors.errors.first().map_or(String::new(), |error| error.msg.clone());
            Problem::syntax(&said)
        })?;
        let mut used = typing::Used::default();
        let kind = typing::kind_of(&program.expression().expr, names, &mut used)?;
        if kind != Kind::Bool {
            return Err(Problem::kind(kind, "bool"));
        }
        let typing::Used { facts, settings, dates } = used;
        Ok(Self { text: text.to_owned(), program: Arc::new(program), facts, settings, dates })
    }
}
