//! The kinds of things that need a second person (see `approvals`). Owns which there are, and of two about one thing that they
//! are about the same; what each does stands with what it is about.
//!
//! To add a kind: a variant of [`Matter`] with its word and subject, one function that says whether it may be done and one that
//! does it, an arm for each in `may_be_done` and `carry_out`, and its sentences `approval-kind-…` and `approval-does-…`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{No, Service};
use crate::store::{Link, rounds::RoundRow};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// A draft is opened.
    OpenRound,
    /// The round takes applications until the end of a later day.
    ExtendRound {
        /// The last day.
        last: NaiveDate,
    },
    /// The round takes applications until the end of an earlier day only.
    ShortenRound {
        /// The last day.
        last: NaiveDate,
    },
    /// One seat more or one fewer at a placement of a round that is closed.
    ChangeSeats {
        /// The placement's key.
        placement: Uuid,
        /// Who offers what.
        title: String,
        /// Whether it is one more.
        more: bool,
    },
    /// A placement's organisation does not take a person.
    RefusePerson {
        /// The placement's key.
        placement: Uuid,
        /// Who offers what.
        title: String,
        /// Number of the application.
        number: String,
        /// Why, as a coded reason.
        code: String,
    },
    /// A closed round takes applications again, until the end of a day.
    ReopenRound {
        /// The last day.
        last: NaiveDate,
    },
}

impl Matter {
    /// The word of its kind, as tables and catalogues have it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OpenRound => "open-round",
            Self::ExtendRound { .. } => "extend-round",
            Self::ShortenRound { .. } => "shorten-round",
            Self::ReopenRound { .. } => "reopen-round",
            Self::ChangeSeats { .. } => "change-seats",
            Self::RefusePerson { .. } => "refuse-person",
        }
    }

    /// What of the round it is about: two proposals about the same never wait beside each other.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::OpenRound
            | Self::ExtendRound { .. }
            | Self::ShortenRound { .. }
            | Self::ReopenRound { .. } => "round".to_owned(),
            Self::ChangeSeats { placement, .. } => seats_of(*placement),
            Self::RefusePerson { placement, number, .. } => format!("{}{number}", pairs_of(*placement)),
        }
    }
}

/// The subject of proposals about a placement's seats.
pub(super) fn seats_of(placement: Uuid) -> String {
    format!("seats {placement}")
}

/// How subjects begin that are about people whom a placement's organisation refuses.
pub(super) fn pairs_of(placement: Uuid) -> String {
    format!("pair {placement} ")
}

impl Service {
    /// Whether something can be done as things stand: asked when it is proposed, and again when it is approved.
    pub(super) async fn may_be_done(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        matter: &Matter,
    ) -> Result<(), No> {
        match matter {
            Matter::OpenRound => self.may_open(link, row).await,
            Matter::ExtendRound { last } => self.may_extend(row, *last),
            Matter::ShortenRound { last } => self.may_shorten(row, *last),
            Matter::ReopenRound { last } => self.may_reopen(link, row, *last).await,
            Matter::ChangeSeats { placement, more, .. } => {
                self.may_change_seats(link, row, (*placement, *more)).await.map(drop)
            }
            Matter::RefusePerson { placement, number, code, .. } => {
                self.may_refuse(link, row, (*placement, number, code)).await.map(drop)
            }
        }
    }

    /// Does what was approved, in the transaction that approves it.
    pub(super) async fn carry_out(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        matter: &Matter,
    ) -> Result<(), No> {
        match matter {
            Matter::OpenRound => self.open_draft(link, row).await,
            Matter::ExtendRound { last } => self.extend(link, row, *last).await,
            Matter::ShortenRound { last } => self.shorten(link, row, *last).await,
            Matter::ReopenRound { last } => self.reopen(link, row, *last).await,
            Matter::ChangeSeats { placement, more, .. } => {
                self.change_seats(link, row, (*placement, *more)).await
            }
            Matter::RefusePerson { placement, number, code, .. } => {
                self.refuse_person(link, row, (*placement, number, code)).await
            }
        }
    }
}
