//! The kinds of things that need a second person (see `approvals`). Owns which there are, and of two about one thing that they
//! are about the same; what each does stands with what it is about.
//!
//! To add a kind: a variant of [`Matter`] with its word and subject, one function that says whether it may be done and one that
//! does it, an arm for each in `may_be_done` and `carry_out`, and its sentences `approval-kind-…` and `approval-does-…`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    No, Refusal, Service,
    calls::{self, SecondCall},
};
use crate::{
    domain::{Ending, Settlement, decision::Hearing},
    store::{Link, rounds::RoundRow},
};

/// The word of an application from paper that waits for its signature.
pub(super) const PAPER: &str = "paper";

/// What opening a draft brings with it, besides that people can apply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// Whether it is signed with it that free seats go on by themselves.
    pub by_rule: bool,
    /// Whether no placement is approved yet, so that there is nothing to choose.
    pub empty: bool,
    /// What the round's notice about personal data does not say: the words of [`Privacy::unsaid`](crate::domain::privacy::Privacy).
    pub unsaid: Vec<&'static str>,
}

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
    /// A place that somebody holds ends.
    EndOffer {
        /// The offer's key.
        offer: Uuid,
        /// Who offers what.
        title: String,
        /// Number of the application.
        number: String,
        /// Why.
        why: Ending,
        /// Where the organisation refuses the person, its coded reason; otherwise empty.
        code: String,
        /// Where decisions are acts: how the person was heard, or why not.
        #[serde(default)]
        heard: Option<Hearing>,
    },
    /// A contested award is kept, or cancelled.
    SettleContest {
        /// The offer's key.
        offer: Uuid,
        /// Who offers what.
        title: String,
        /// Number of the application.
        number: String,
        /// Why it is cancelled; nothing where it is kept.
        cancel: Option<Ending>,
        /// Whether it is one that is over, and ended so by a mistake.
        #[serde(default)]
        restore: bool,
        /// Of a cancelled one, where decisions are acts: how the person was heard, or why not.
        #[serde(default)]
        heard: Option<Hearing>,
    },
    /// An organisation says that somebody left during the work, or did not come.
    Leaving {
        /// The offer's key.
        offer: Uuid,
        /// Who offers what.
        title: String,
        /// Number of the application.
        number: String,
        /// The last day of work of somebody who left; nothing where the person did not come.
        last: Option<NaiveDate>,
    },
    /// One seat above a placement's own, for one person whose fact was put right.
    ExcessSeat {
        /// The placement's key.
        placement: Uuid,
        /// Who offers what.
        title: String,
        /// Number of the application.
        number: String,
    },
    /// Seats that nobody in line can take are opened again, as a round that follows.
    SecondCall(SecondCall),
    /// An application from paper counts, as of the moment at which the paper came.
    Paper {
        /// The application's key.
        application: Uuid,
        /// Its number.
        number: String,
        /// The moment.
        at: DateTime<Utc>,
    },
    /// Choices of an application are put right after the deadline.
    CorrectWishes {
        /// The application's key.
        application: Uuid,
        /// Its number.
        number: String,
        /// What stood and what will stand, sealed with the person's own key.
        sealed: String,
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
            Self::EndOffer { .. } => "end-offer",
            Self::SettleContest { .. } => "settle-contest",
            Self::Leaving { .. } => "leaving",
            Self::ExcessSeat { .. } => "excess-seat",
            Self::SecondCall(_) => "second-call",
            Self::Paper { .. } => PAPER,
            Self::CorrectWishes { .. } => "correct-wishes",
        }
    }

    /// The number of the application that it is about, where it is about one.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::RefusePerson { number, .. }
            | Self::EndOffer { number, .. }
            | Self::SettleContest { number, .. }
            | Self::Leaving { number, .. }
            | Self::ExcessSeat { number, .. }
            | Self::CorrectWishes { number, .. }
            | Self::Paper { number, .. } => Some(number),
            Self::OpenRound
            | Self::ExtendRound { .. }
            | Self::ShortenRound { .. }
            | Self::ReopenRound { .. }
            | Self::ChangeSeats { .. }
            | Self::SecondCall(_) => None,
        }
    }

    /// What events say of it: its kind, and the application that it is about.
    pub(super) fn told(&self) -> String {
        match self.number() {
            Some(number) => format!("{} {number}", self.kind()),
            None => self.kind().to_owned(),
        }
    }

    /// Whether it is about people at a placement, by what that is called or by its key.
    pub(super) fn is_about(&self, placed: &super::Placed) -> bool {
        match self {
            Self::ExcessSeat { placement, .. } => *placement == placed.id,
            Self::Leaving { title, .. } => {
                *title == format!("{}: {}", placed.placement.organisation, placed.placement.title)
            }
            _ => false,
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
            Self::EndOffer { offer, .. }
            | Self::SettleContest { offer, .. }
            | Self::Leaving { offer, .. } => {
                format!("offer {offer}")
            }
            Self::SecondCall(_) => calls::SUBJECT.to_owned(),
            Self::ExcessSeat { placement, number, .. } => format!("{}{number}", excess_at(*placement)),
            Self::Paper { application, .. } => format!("paper {application}"),
            Self::CorrectWishes { application, .. } => format!("wishes {application}"),
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

/// How subjects begin that are about seats above a placement's own.
pub(super) fn excess_at(placement: Uuid) -> String {
    format!("excess {placement} ")
}

/// Who stands behind what is carried out, and why.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed<'a> {
    /// Who proposed it.
    pub(super) proposer: Uuid,
    /// Who approved it.
    pub(super) approver: Uuid,
    /// The proposal's ground.
    pub(super) ground: &'a str,
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
            Matter::EndOffer { offer, why, code, .. } => {
                self.may_end(link, row, (*offer, *why, code)).await.map(drop)
            }
            Matter::SettleContest { offer, cancel, restore, .. } => {
                self.may_settle(link, row, (*offer, Settlement::of(*cancel, *restore))).await.map(drop)
            }
            Matter::Leaving { offer, last, .. } => self.may_leave(link, row, (*offer, *last)).await.map(drop),
            Matter::SecondCall(call) => self.may_call(link, row, call).await.map(drop),
            Matter::ExcessSeat { placement, number, .. } => {
                self.may_exceed(link, row, (*placement, number)).await.map(drop)
            }
            Matter::Paper { application, .. } => self.may_sign_paper(link, row, *application).await.map(drop),
            Matter::CorrectWishes { application, sealed, .. } => {
                self.may_correct_wishes(link, row, (*application, sealed)).await.map(drop)
            }
        }
    }

    /// Why something that was proposed about a round's way can no longer be approved: the round has gone on, or a day has passed; or
    /// why somebody is not refused yet.
    pub(super) async fn is_over(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        matter: &Matter,
    ) -> Result<Option<Refusal>, No> {
        let may = match matter {
            Matter::RefusePerson { placement, number, .. } => {
                return self.still_holds(link, (*placement, number)).await;
            }
            Matter::OpenRound
            | Matter::ExtendRound { .. }
            | Matter::ShortenRound { .. }
            | Matter::ReopenRound { .. }
            | Matter::CorrectWishes { .. }
            | Matter::SecondCall(_) => self.may_be_done(link, round, matter).await,
            _ => Ok(()),
        };
        match may {
            Ok(()) | Err(No::Faults(_)) => Ok(None),
            Err(No::Refused(why)) => Ok(Some(why)),
            Err(No::Invalid(wrong)) => {
                Ok(wrong.first().map(|why| Refusal { args: why.args.clone(), ..Refusal::new(why.key) }))
            }
            Err(no) => Err(no),
        }
    }

    /// Does what was approved, in the transaction that approves it.
    pub(super) async fn carry_out(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        matter: &Matter,
        signed: Signed<'_>,
    ) -> Result<(), No> {
        match matter {
            Matter::OpenRound => self.open_draft(link, row, signed).await,
            Matter::ExtendRound { last } => self.extend(link, row, *last).await,
            Matter::ShortenRound { last } => self.shorten(link, row, *last).await,
            Matter::ReopenRound { last } => self.reopen(link, row, *last).await,
            Matter::ChangeSeats { placement, more, .. } => {
                self.change_seats(link, row, (*placement, *more)).await
            }
            Matter::RefusePerson { placement, number, code, .. } => {
                self.refuse_person(link, row, (*placement, number, code)).await
            }
            Matter::EndOffer { offer, why, code, .. } => {
                self.end_offer(link, row, (*offer, *why, code), signed).await
            }
            Matter::SettleContest { offer, cancel, restore, .. } => {
                self.settle_contest(link, row, (*offer, Settlement::of(*cancel, *restore)), signed).await
            }
            Matter::Leaving { offer, last, .. } => self.leave(link, row, (*offer, *last), signed).await,
            Matter::SecondCall(call) => self.call_again(link, row, call, signed).await,
            Matter::ExcessSeat { placement, number, .. } => {
                self.add_excess(link, row, (*placement, number), signed).await
            }
            Matter::Paper { application, number, .. } => {
                self.sign_paper(link, row, (*application, number), signed).await
            }
            Matter::CorrectWishes { application, sealed, .. } => {
                self.correct_wishes(link, row, (*application, sealed), signed).await
            }
        }
    }
}
