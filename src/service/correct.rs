//! A fact is put right after publication: an objection was upheld, a mistake was found, or a decision was made that the application
//! waited for. Owns what the person gets for it, in this order: a seat that is free, by a run in which every holder keeps their
//! place; a seat above a placement's own, where the organisation and a second caseworker sign it; the first place in line
//! (after a decision that was still to be made, the lawful turn).

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    No, Refusal, RunKind, Service, Source, Standing, Wrong,
    decide::read,
    endings::published,
    line::in_line_beside,
    run::By,
    standing::{ready, standing},
};
use crate::{
    chance,
    domain::{Caseworker, Cause, offer::State},
    store::{
        self, Link,
        applications::ApplicationRow,
        corrections::{CorrectionRow, ExcessRow},
        rounds::RoundRow,
    },
};

/// What somebody gets whose fact was put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// They held a place, and keep it.
    Holds,
    /// They may not take part, or a person still has to decide.
    Nothing,
    /// They wait for a run that gives them a free seat, if there is one.
    Run,
    /// They were given a free seat.
    Seat,
    /// A seat above the placement's own is signed, and waits for a run.
    Signed,
    /// They were given a seat above the placement's own.
    Above,
    /// No seat was free: they go first in line.
    First,
    /// No seat was free: they have their turn in line.
    Turn,
    /// They gave back what they were offered, or lost it otherwise.
    Over,
}

impl Way {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Nothing => "nothing",
            Self::Run => "run",
            Self::Seat => "seat",
            Self::Signed => "signed",
            Self::Above => "above",
            Self::First => "first",
            Self::Turn => "turn",
            Self::Over => "over",
        }
    }
}

/// What was put right after publication, and what the person gets for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Why.
    pub cause: Cause,
    /// The name of whoever did it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What the person gets.
    pub way: Way,
}

/// The moment of something that comes after another, though the clock may have gone back since.
pub(super) fn after(before: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    before.map_or(now, |before| now.max(before + TimeDelta::microseconds(1)))
}

/// Where a revision comes from that puts a fact right.
fn source(cause: Cause) -> Source {
    match cause {
        Cause::Decision => Source::Decision,
        Cause::Objection => Source::Objection,
        Cause::Mistake => Source::Correction,
    }
}

impl Service {
    /// Puts a fact right in a published round, as the page of `version` showed it. `cause` is a word of [`Cause`], `said` the fact's
    /// name in the pack, its value as people write it, and on what it rests.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at the fields `cause`, `value` and `note`; refusals `refused-stale`,
    /// `refused-not-published`, `refused-finished`, `refused-withdrawn`, `refused-erased`.
    pub async fn correct(
        &self,
        who: &Caseworker,
        (slug, number, version): (&str, &str, i64),
        (cause, said): (&str, (&str, &str, &str)),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        published(book.phase)?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        let cause = match Cause::from_name(cause) {
            None if found.version != version => return Err(Refusal::new("refused-stale").into()),
            cause => cause.ok_or_else(|| Wrong::new("cause", "wrong-cause"))?,
        };
        let stands = found.state != "withdrawn" && found.wrapped_key.is_some() && found.version == version;
        if cause.goes_first() && stands {
            let (value, _) = read(&book, said)?;
            if self.opened(&found)?.applicant()?.facts.get(said.0) == Some(&value) {
                return Err(Wrong::new("value", "wrong-value-stands").into());
            }
        }
        self.find_out(link, (who, source(cause)), (&row, &book), (&found, version), said).await?;
        // What the application says now, the fact put right.
        let found = store::applications::by_id(link, found.id).await?.ok_or(No::NotFound)?;
        let before = store::corrections::of(link, found.id).await?;
        let at = after(before.last().map(|before| before.at), self.received(link).await?);
        let account = who.staff().account;
        let (id, cause_word) = (chance::id()?, cause.name().to_owned());
        let correction = CorrectionRow {
            id,
            round: row.id,
            application: found.id,
            cause: cause_word,
            runs: 0,
            account,
            at,
        };
        store::corrections::correct(link, &correction).await?;
        if cause.goes_first() && matches!(self.stands(link, &row, &found).await?, Standing::Eligible(_)) {
            let offers = store::offers::of_application(link, found.id).await?;
            let newest = offers.first();
            // Whoever holds a place keeps it; whoever gave one back is out of the line.
            if newest.is_none_or(|offer| offer.at(self.now()).state == State::Ended) {
                let who = (found.id, newest.map(|offer| offer.id));
                self.put_first(link, row.id, who, cause.name()).await?;
            }
        }
        if cause == Cause::Objection {
            self.follow_correction(link, (row.id, who.staff()), found.id).await?;
        }
        let action = match cause {
            Cause::Decision => "correct-decision",
            Cause::Objection => "correct-objection",
            Cause::Mistake => "correct-mistake",
        };
        self.note(link, Some(who.staff()), action, (Some(row.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// What the rules say of an application by now.
    pub(super) async fn stands(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        application: &ApplicationRow,
    ) -> Result<Standing, No> {
        let book = self.book(row)?;
        let places = self.places(link, row.id).await?;
        let opened = self.opened(application)?;
        Ok(standing(&opened, &ready(&book, None, &places))?.standing)
    }

    /// Starts a run that gives whoever was corrected the seat that they would have, while every holder keeps their place; gives its
    /// key.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-not-published`, `refused-nothing-corrected`, `refused-run-under-way`.
    pub async fn start_correction(&self, who: &Caseworker, slug: &str) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        published(book.phase)?;
        if self.to_correct(link, row.id).await? == 0 {
            return Err(Refusal::new("refused-nothing-corrected").into());
        }
        let run = self.queue(link, By::hand(who), &book, (RunKind::Correction, None)).await?;
        tx.commit().await?;
        Ok(run)
    }

    /// The corrections of which a correction run tells: no publication has told their people yet. Whoever holds a place keeps it, and
    /// whoever gave one back is out of the line: there is nothing to tell them.
    pub(super) async fn to_tell(&self, link: &mut Link<'_>, round: Uuid) -> Result<Vec<CorrectionRow>, No> {
        let mut all = Vec::new();
        for one in store::corrections::untold(link, round).await? {
            if self.may_wait(link, one.application).await? {
                all.push(one);
            }
        }
        Ok(all)
    }

    /// Whether an application stands and was not erased, and nothing was offered to its person, or two people ended it, or they were put
    /// first in line since.
    async fn may_wait(&self, link: &mut Link<'_>, application: Uuid) -> Result<bool, No> {
        let row = store::applications::by_id(link, application).await?;
        // Of whoever was erased nothing is left that a run could put right.
        let stands = row.is_some_and(|row| row.state != "withdrawn" && row.wrapped_key.is_some());
        let (newest, now) = (self.newest_of(link, application).await?, self.now());
        let first = store::corrections::first_for(link, application).await?;
        let ended = newest.as_ref().is_some_and(|newest| newest.at(now).state == State::Ended);
        Ok(stands && (ended || in_line_beside(newest.as_ref(), first.as_ref(), now)))
    }

    /// Whether somebody for whom a seat was signed can still be given it: they are in line, and its organisation does not refuse
    /// them.
    async fn can_be_given(&self, link: &mut Link<'_>, round: Uuid, signed: &ExcessRow) -> Result<bool, No> {
        if !self.may_wait(link, signed.application).await? || self.is_refused(link, round, signed).await? {
            return Ok(false);
        }
        let newest = store::offers::of_application(link, signed.application).await?.first().map(|one| one.id);
        let first = store::corrections::first_for(link, signed.application).await?;
        let out = newest.is_some() && first.is_none_or(|first| first.offer != newest);
        let row = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
        let person = store::applications::by_id(link, signed.application).await?.ok_or(No::NotFound)?;
        Ok(!out && matches!(self.stands(link, &row, &person).await?, Standing::Eligible(_)))
    }

    /// Whether the organisation refuses whom a seat was signed for.
    async fn is_refused(&self, link: &mut Link<'_>, round: Uuid, signed: &ExcessRow) -> Result<bool, No> {
        let pairs = store::approvals::refused_pairs(link, round).await?;
        Ok(pairs
            .iter()
            .any(|pair| (pair.application, pair.placement) == (signed.application, signed.placement)))
    }

    /// How many people wait for a correction run: they are to be told, or a seat was signed for them.
    pub(super) async fn to_correct(&self, link: &mut Link<'_>, round: Uuid) -> Result<u64, No> {
        let told = self.to_tell(link, round).await?;
        let mut waiting: BTreeSet<Uuid> = told.into_iter().map(|one| one.application).collect();
        for signed in store::corrections::unused_excess(link, round).await? {
            if self.can_be_given(link, round, &signed).await? {
                waiting.insert(signed.application);
            }
        }
        Ok(waiting.len() as u64)
    }

    /// What was put right of an application after publication, and what its person gets, the oldest first.
    pub(super) async fn corrected(
        &self,
        link: &mut Link<'_>,
        (application, standing): (Uuid, Standing),
    ) -> Result<Vec<Corrected>, No> {
        let rows = store::corrections::of(link, application).await?;
        let mut all = Vec::new();
        for row in rows {
            let way = self.way(link, &row, standing).await?;
            let by = store::accounts::by_id(link, row.account).await?;
            let by = by.map(|account| account.name).unwrap_or_default();
            let cause = Cause::from_name(&row.cause)
                .ok_or_else(|| No::Broken(format!("a correction has no cause: {}", row.cause)))?;
            all.push(Corrected { cause, by, at: row.at, way });
        }
        Ok(all)
    }

    /// What somebody gets for a correction.
    pub(super) async fn way(
        &self,
        link: &mut Link<'_>,
        row: &CorrectionRow,
        standing: Standing,
    ) -> Result<Way, No> {
        let now = self.now();
        let offers = store::offers::of_application(link, row.application).await?;
        let runs = store::runs::of_round(link, row.round).await?;
        let publications = store::publications::of_round(link, row.round).await?;
        // Whether a publication knew of the correction.
        let knew = |publication: Uuid| {
            let run = publications.iter().find(|one| one.id == publication).map(|one| one.run);
            runs.iter().any(|one| Some(one.id) == run && one.number > row.runs)
        };
        if let Some(newest) = offers.first() {
            let holds = newest.at(now).state.holds();
            return Ok(match (knew(newest.publication), holds) {
                (true, true) if newest.excess => Way::Above,
                (true, true) => Way::Seat,
                (false, true) => Way::Holds,
                (false, false) if self.may_wait(link, row.application).await? => {
                    self.waits(link, row, standing).await?
                }
                (_, false) => Way::Over,
            });
        }
        self.waits(link, row, standing).await
    }

    /// What somebody who holds nothing waits for.
    async fn waits(&self, link: &mut Link<'_>, row: &CorrectionRow, standing: Standing) -> Result<Way, No> {
        if !matches!(standing, Standing::Eligible(_)) {
            return Ok(Way::Nothing);
        }
        let mine = |application: Uuid| application == row.application;
        for signed in store::corrections::unused_excess(link, row.round).await? {
            if mine(signed.application) && !self.is_refused(link, row.round, &signed).await? {
                return Ok(Way::Signed);
            }
        }
        let untold = store::corrections::untold(link, row.round).await?;
        if untold.iter().any(|one| mine(one.application)) {
            return Ok(Way::Run);
        }
        let first = store::corrections::first_for(link, row.application).await?;
        Ok(if first.is_some() { Way::First } else { Way::Turn })
    }
}
