//! Rows that would come into a round with a moment outside its time: before the opening, after the deadline, from the future; or that
//! state a moment before they came, after the deadline or where that puts them before others. Owns which rows these are; that a second person stands for them, `sign` sees to.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::{
    domain::draw::hex,
    service::{Book, Sequence},
};

/// The most rows that a page lists.
const LISTED: usize = 1_000;

/// Why somebody stands for a row's moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// Before applications were taken.
    Early,
    /// From the deadline on.
    Late,
    /// After the moment at which the file is looked at or taken.
    Future,
    /// Inside the time of the round, stated by a file that comes later: when that time is over, or in a round that goes by
    /// registration.
    Before,
}

impl Lateness {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Late => "late",
            Self::Future => "future",
            Self::Before => "before",
        }
    }

    /// What a moment is to a round; `stated` by the row, or else the moment `now` of taking.
    pub(super) fn of(book: &Book, stated: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<Self> {
        let moment = stated.unwrap_or(now);
        if moment < book.opens_at {
            Some(Self::Early)
        } else if moment >= book.closes_at {
            Some(Self::Late)
        } else if moment > now {
            Some(Self::Future)
        } else {
            // Where the order is that of registration, an earlier moment than that of the entry is a place before others. After the
            // deadline only a row that states its moment has one before it.
            let passes = stated.is_some() && moment < now && book.sequence() == Sequence::Registration;
            (passes || now >= book.closes_at).then_some(Self::Before)
        }
    }
}

/// A row for whose moment somebody has to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateRow {
    /// The row.
    pub line: u64,
    /// The person's name.
    pub name: String,
    /// The moment that it states; `None`: the moment of taking counts.
    pub at: Option<DateTime<Utc>>,
    /// Why it is listed.
    pub why: Lateness,
}

/// The rows of a file for whose moments somebody has to stand.
#[derive(Debug, Clone, Default)]
pub struct LateRows {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Vec<LateRow>,
    digest: Sha256,
}

impl LateRows {
    pub(super) fn add(&mut self, row: LateRow) {
        self.count += 1;
        let at = row.at.map(|at| at.timestamp_micros().to_string()).unwrap_or_default();
        self.digest.update(format!("{}\t{}\t{at}\t{}\n", row.line, row.name, row.why.name()));
        if self.first.len() < LISTED {
            self.first.push(row);
        }
    }

    /// What a signature is for: SHA-256 of every one of these rows.
    pub fn digest(&self) -> String {
        hex(&self.digest.clone().finalize())
    }
}

/// Who stands for a file's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Their name.
    pub by: String,
    /// Whether it is the one who looks: then somebody else takes the file.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
}
