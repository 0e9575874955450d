//! A person takes up what their own application says: to change its choices while the round takes applications, or to apply anew after it
//! was withdrawn. Owns that number, moment, arrival and draw code stay with a change, and that it changes nothing but choices.

use super::{
    Answers, AsReviewed, No, Phase, Refusal, Service, Source, TypedWish, Withdrawn,
    audit::{Looked, Looker},
    book::{Stated, phase},
    change::answers,
};
use crate::{
    domain::{Holder, geo::Point},
    store::{self, applications::ApplicationRow},
};

/// What somebody's own application says, as it would be typed.
#[derive(Debug)]
pub struct OwnAnswers {
    /// The word of its round in addresses.
    pub slug: String,
    /// The number of the revision that stands.
    pub version: i64,
    /// The answers.
    pub answers: Answers,
    /// The choices, best first.
    pub wishes: Vec<TypedWish>,
    /// Where the way to work begins, where that is known.
    pub home: Option<Point>,
}

/// For what somebody takes up their own application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenUp {
    /// To change its choices.
    Choices,
    /// To apply anew after they withdrew it.
    Anew,
}

/// Whether a person can do that now.
fn may_take_up(at: Phase, row: &ApplicationRow, what: TakenUp) -> Result<(), No> {
    let key = match at {
        Phase::Open if row.wrapped_key.is_none() => "refused-erased",
        Phase::Open => match (what, row.state.as_str()) {
            (TakenUp::Choices, "submitted") => return Ok(()),
            (TakenUp::Anew, _) if Withdrawn::of(row) == Some(Withdrawn::ByPerson) => return Ok(()),
            (TakenUp::Choices, _) => "refused-withdrawn",
            (TakenUp::Anew, _) => "refused-not-withdrawn",
        },
        Phase::Draft | Phase::Upcoming => "refused-not-open",
        Phase::Ended | Phase::Closed | Phase::Published | Phase::Finished => "refused-deadline",
    };
    Err(Refusal::new(key).into())
}

impl Service {
    /// What somebody's own application says. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] when it is gone; refusals `refused-not-open`, `refused-deadline`, `refused-erased`, `refused-withdrawn`,
    /// `refused-not-withdrawn`.
    pub async fn take_up_own(&self, who: &Holder, what: TakenUp) -> Result<OwnAnswers, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        may_take_up(phase(&round, self.received(link).await?), &row, what)?;
        let person = self.stated(&row)?.person;
        let mut answers = answers(&person);
        for (name, _) in self.book(&round)?.rules.pack().asked_applicant() {
            answers.entry(name.to_owned()).or_default();
        }
        drop(conn);
        let looked =
            Looked { round: Some(round.id), object: &row.number, shown: vec![&row.number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        Ok(OwnAnswers {
            slug: round.slug,
            version: row.version,
            answers,
            wishes: TypedWish::of(&person),
            home: person.home,
        })
    }

    /// Changes the choices of somebody's own application, as the page of `version` showed it.
    ///
    /// # Errors
    /// As [`take_up_own`](Self::take_up_own); [`No::Invalid`] at `wishes`; refusals `refused-stale`, `refused-changed` as for
    /// [`submit_reviewed`](Self::submit_reviewed), `refused-nothing-changed`.
    pub async fn change_own_wishes(
        &self,
        who: &Holder,
        (version, wishes): (i64, &[TypedWish]),
        as_reviewed: &AsReviewed<'_>,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::touch(link, known.round).await?.ok_or(No::NotFound)?;
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        may_take_up(phase(&round, now), &row, TakenUp::Choices)?;
        let before = self.stated(&row)?;
        if TypedWish::of(&before.person) == wishes {
            return Err(Refusal::new("refused-nothing-changed").into());
        }
        if row.version != version {
            return Err(Refusal::new("refused-stale").into());
        }
        let book = self.book(&round)?;
        let places = self.places(link, round.id).await?;
        if !as_reviewed(&book, &places) {
            return Err(Refusal::new("refused-changed").into());
        }
        let mut wrong = Vec::new();
        let (named, described) = book.ranked(wishes, &places, &mut wrong);
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let mut after = Stated { ..before };
        (after.person.wishes, after.person.described) = (named, described);
        let origin = Source::Form.origin(now, None);
        self.revise(link, (&row, &round.pack_hash), (&after, None), &origin).await?;
        self.judge_one(link, (&book, &places), row.id).await?;
        self.note(link, None, "change-own", (Some(round.id), &row.number)).await?;
        Ok(tx.commit().await?)
    }
}
