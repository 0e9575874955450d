//! What would have to be different for a rule to say yes: one fact of the applicant's with the values that would do.

use std::collections::BTreeMap;

use super::FactValue;

/// Of rules that say no, by name, the changes of one single fact with which each would say yes.
pub type Alternatives = BTreeMap<String, Vec<Instead>>;

/// One fact with the value that would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// Exactly this.
    Is(String, FactValue),
    /// This or more, this day or later.
    AtLeast(String, FactValue),
    /// This or less, this day or earlier.
    AtMost(String, FactValue),
    /// From the first of these to the second, both counted in.
    Between(String, FactValue, FactValue),
}

impl Instead {
    /// The name of the applicant's fact.
    pub fn fact(&self) -> &str {
        match self {
            Self::Is(name, _) | Self::AtLeast(name, _) | Self::AtMost(name, _) | Self::Between(name, ..) => {
                name
            }
        }
    }
}
