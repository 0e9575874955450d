//! The columns of facts in a round's tables. Owns what is known of a column before any row is read.

use crate::domain::{FactType, Texts};

/// A column of facts that a rule pack or a constraint asks for.
#[derive(Debug, Clone)]
pub struct FactColumn {
    /// The fact's name, as the header has it.
    pub name: String,
    /// The kind of its values.
    pub kind: FactType,
    /// Whether the column has to be there.
    pub needed: bool,
    /// The values of a closed list, each with what people read; empty where any value of the kind will do.
    pub closed: Vec<(String, Texts)>,
    /// Whether it names placements by their identifiers, which are compared byte by byte.
    pub names_placements: bool,
}

impl FactColumn {
    /// A column with any values of a kind.
    pub fn new(name: &str, kind: FactType, needed: bool) -> Self {
        Self { name: name.to_owned(), kind, needed, closed: Vec::new(), names_placements: false }
    }

    /// Whether people write into it what they like.
    pub(super) fn is_open(&self) -> bool {
        self.kind == FactType::Text && self.closed.is_empty() && !self.names_placements
    }
}

/// The columns of facts that a rule pack and a round's constraints ask for.
#[derive(Debug, Clone, Default)]
pub struct FactColumns {
    /// Of `applicants.csv`.
    pub applicant: Vec<FactColumn>,
    /// Of `placements.csv`.
    pub placement: Vec<FactColumn>,
}
