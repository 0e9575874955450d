//! What ends a command early. Owns the two ways; which exit code each has, `mod` says.

use std::path::Path;

use crate::domain::{Fault, Faults};

/// What ends a command early.
#[derive(Debug)]
pub(super) enum Stop {
    /// The input is wrong: everything that is.
    BadInput(Faults),
    /// Something was refused; the sentence is printed already or given here.
    Refused(String),
}

impl From<Faults> for Stop {
    fn from(faults: Faults) -> Self {
        Self::BadInput(faults)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::BadInput(fault.into())
    }
}

/// A folder to read from, which has to be there: otherwise every file in it would be called missing.
pub(super) fn existing(folder: &Path) -> Result<&Path, Fault> {
    let missing = || Fault::in_file(&folder.display().to_string(), "fault-missing-folder");
    folder.is_dir().then_some(folder).ok_or_else(missing)
}
