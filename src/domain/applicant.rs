//! The person, and what the person wishes for.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Facts, Id, Reason, geo::Point};

/// A person who applied in a round. No name and no personal code: matching needs neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Application number.
    pub id: Id,
    /// How the application came in; [`turn`](super::turn) makes the order of it.
    pub entry: Entry,
    /// Whether the application was withdrawn, and as what.
    pub withdrawn: Option<Withdrawal>,
    /// Where the person starts from on the way to work.
    pub home: Option<Point>,
    /// What the rules need to know; absent means unknown.
    pub facts: Facts,
}

/// As what an application was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withdrawal {
    /// It was taken back.
    TakenBack,
    /// A person found that it is one person's second application; another one stands.
    Duplicate,
}

impl Withdrawal {
    /// The column `withdrawn` of a file: `yes`, `no`, or `duplicate`.
    pub fn written(withdrawn: Option<Self>) -> &'static str {
        match withdrawn {
            None => "no",
            Some(Self::TakenBack) => "yes",
            Some(Self::Duplicate) => "duplicate",
        }
    }

    /// Why it takes no part.
    pub fn reason(self) -> Reason {
        Reason::new(match self {
            Self::TakenBack => "withdrawn",
            Self::Duplicate => "withdrawn.duplicate",
        })
    }
}

/// How an application came in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// When it was received, to the microsecond; needed where the order is by registration.
    pub received: Option<DateTime<Utc>>,
    /// Its number among the round's applications as they came, which decides between equal moments.
    pub arrival: Option<u64>,
    /// What a draw hashes in the place of the application's number.
    pub draw_code: Option<Id>,
}

/// One ranked wish: this applicant would take that placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Index into the snapshot's applicants.
    pub applicant: usize,
    /// Index into the snapshot's placements.
    pub placement: usize,
    /// 1 is the first choice, at most 255.
    pub rank: u8,
    /// Distance in metres, when the file states it; otherwise it follows from the two places.
    pub distance_m: Option<u64>,
    /// Why the organisation refused this person, as a coded reason.
    #[serde(default)]
    pub refused: Option<String>,
}
