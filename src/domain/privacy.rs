//! What a round says of personal data besides what its rules ask: whom to write to about them, the ground in law, and how long they are kept.
//! Whether it is so is for whoever decides about the data; people read it on the round's notice.

use serde::{Deserialize, Serialize};

/// The ground on which data are processed, of those of Article 6(1) of the General Data Protection Regulation that a round can rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// (e): a task in the public interest, or official authority.
    Task,
    /// (c): a duty that the law lays down.
    Duty,
    /// (b): a contract, and what comes before it.
    Contract,
    /// (a): the person's consent.
    Consent,
}

impl Ground {
    /// All of them, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Task, Self::Duty, Self::Contract, Self::Consent];

    /// The word that files, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Duty => "duty",
            Self::Contract => "contract",
            Self::Consent => "consent",
        }
    }

    /// The ground of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.name() == name)
    }
}

/// What a round says of personal data; nothing of it has to be said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Privacy {
    /// How whoever decides about the data is reached: an address, a telephone, an officer; in one line.
    pub contact: Option<String>,
    /// The ground in law.
    pub ground: Option<Ground>,
    /// For how many months after the round is finished its applications are kept.
    pub kept_months: Option<u32>,
}

impl Privacy {
    /// The longest contact, in characters.
    pub const LONGEST: usize = 200;
    /// The most months that may be said: fifty years, as for papers about work.
    pub const MOST_MONTHS: u32 = 600;

    /// What is not said, as the words of catalogues.
    pub fn unsaid(&self) -> Vec<&'static str> {
        let said = [
            ("contact", self.contact.is_some()),
            ("ground", self.ground.is_some()),
            ("months", self.kept_months.is_some()),
        ];
        said.into_iter().filter(|(_, said)| !said).map(|(word, _)| word).collect()
    }
}
