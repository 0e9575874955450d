//! Who contests a decision for its person: by age, as the Administrative Procedure Law has it (section 21).

use chrono::NaiveDate;

use super::{No, Opened, marks};
use crate::domain::PersonalCode;

/// Who contests for a person of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Represented {
    /// Nobody: the person does.
    No,
    /// The legal representative; the person takes part.
    From15,
    /// The legal representative alone.
    Under15,
    /// The age is not known.
    Unknown,
}

impl Represented {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::From15 => "from-15",
            Self::Under15 => "under-15",
            Self::Unknown => "unknown",
        }
    }
}

/// The day on which a person was born, as they told it or as their personal code has it; nothing where neither does.
pub(super) fn born(opened: &Opened) -> Result<Option<NaiveDate>, No> {
    let code = opened.person.code.as_deref().and_then(|code| PersonalCode::parse(code).ok());
    Ok(marks::told(&opened.applicant()?.facts).or_else(|| code.and_then(|code| code.born())))
}

/// Who contests for a person on a day.
pub(super) fn represented(opened: &Opened, on: NaiveDate) -> Result<Represented, No> {
    let years = born(opened)?.map(|born| on.years_since(born).unwrap_or(0));
    Ok(match years {
        None => Represented::Unknown,
        Some(..15) => Represented::Under15,
        Some(15..18) => Represented::From15,
        Some(_) => Represented::No,
    })
}
