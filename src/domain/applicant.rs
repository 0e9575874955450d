//! The person, and what the person wishes for.

use std::num::NonZeroU64;

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
    /// Why the application is out of the line, if it is.
    #[serde(default)]
    pub out_of_line: Option<OutOfLine>,
    /// Where the person starts from on the way to work.
    pub home: Option<Point>,
    /// What the rules need to know; absent means unknown.
    pub facts: Facts,
}

/// Why an application takes no part, whatever the rules say of it: nobody in it is in line, and nobody holds a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutOfLine {
    /// It was taken back.
    TakenBack,
    /// A person found that it is one person's second application; another one stands.
    Duplicate,
    /// A place was offered, and the person declined it.
    Declined,
    /// A place was offered, and nobody answered until the deadline.
    Lapsed,
    /// The person left the place during the work.
    Left,
    /// The person did not come to work.
    DidNotCome,
    /// The place ended by a decision, and the person does not go back into the line.
    Ended,
    /// The person holds a place in another round of the same chain of calls.
    HoldsElsewhere,
}

impl OutOfLine {
    /// The words of the column `out_of_line`: what became of a place that somebody had, or that they have one elsewhere.
    pub const IN_FILES: [Self; 6] =
        [Self::Declined, Self::Lapsed, Self::Left, Self::DidNotCome, Self::Ended, Self::HoldsElsewhere];

    /// Whether the application was withdrawn; the others had a place, or have one elsewhere.
    pub fn is_withdrawn(self) -> bool {
        matches!(self, Self::TakenBack | Self::Duplicate)
    }

    /// Whether the person had a place in this round.
    pub fn had_a_place(self) -> bool {
        matches!(self, Self::Declined | Self::Lapsed | Self::Left | Self::DidNotCome | Self::Ended)
    }

    /// The column `withdrawn` of a file: `yes`, `no`, or `duplicate`.
    pub fn as_withdrawn(out: Option<Self>) -> &'static str {
        match out {
            Some(Self::TakenBack) => "yes",
            Some(Self::Duplicate) => "duplicate",
            _ => "no",
        }
    }

    /// The word that files and keys use: the column `out_of_line` for whoever had a place.
    pub fn name(self) -> &'static str {
        match self {
            Self::TakenBack => "withdrawn",
            Self::Duplicate => "duplicate",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Left => "left",
            Self::DidNotCome => "did-not-come",
            Self::Ended => "ended",
            Self::HoldsElsewhere => "holds-elsewhere",
        }
    }

    /// Why it takes no part.
    pub fn reason(self) -> Reason {
        match self {
            Self::TakenBack => Reason::new("withdrawn"),
            Self::Duplicate => Reason::new("withdrawn.duplicate"),
            _ => Reason::new(&format!("out-of-line.{}", self.name())),
        }
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
    /// That the person goes before everyone else in line, whatever their tier: a place that they had ended by a decision,
    /// or a mistake was corrected. The number orders several, the smallest first; equals keep their usual order.
    #[serde(default)]
    pub first_in_line: Option<u32>,
}

impl Entry {
    /// The largest number that orders people who go first in line.
    pub const MOST_FIRST: u32 = 1_000_000;
}

/// A way in metres, kept so that a wish without one takes no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u64", into = "u64")]
pub struct Metres(NonZeroU64);

impl Metres {
    /// So many metres.
    pub fn get(self) -> u64 {
        self.0.get() - 1
    }
}

impl From<u64> for Metres {
    fn from(metres: u64) -> Self {
        // No way on earth is that long: files allow far less.
        Self(NonZeroU64::MIN.saturating_add(metres))
    }
}

impl From<Metres> for u64 {
    fn from(metres: Metres) -> Self {
        metres.get()
    }
}

/// Why an organisation does not take a person: a code, never free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Veto {
    /// The person's health does not allow the work.
    Health,
    /// The work asks for skills that the person lacks.
    Skills,
    /// How the person behaved there before.
    Conduct,
    /// Something else.
    Other,
}

impl Veto {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Health, Self::Skills, Self::Conduct, Self::Other];

    /// The word that files and catalogues use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Skills => "skills",
            Self::Conduct => "conduct",
            Self::Other => "other",
        }
    }

    /// The code of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|veto| veto.name() == name)
    }
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
    /// The way, when the file states it; otherwise it follows from the two places.
    pub stated: Option<Metres>,
    /// Why the organisation refused this person.
    #[serde(default)]
    pub refused: Option<Veto>,
    /// Whether no placement was named: it fits a description.
    #[serde(default)]
    pub described: bool,
}
