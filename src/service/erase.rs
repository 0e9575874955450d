//! An application is erased: its key goes, and with it everything that was sealed with it, in every revision, letter and backup
//! without that key. Owns when this is refused, and that what was erased is erased in a copy that is put back as well. What stays is what
//! nobody needs a person for: number, moments, counts, digests.

use chrono::{DateTime, Utc};

use super::{
    Book, No, Phase, Refusal, Service, Standing,
    audit::{Looked, Looker},
    book::phase,
    cancelled_act::Against,
    line::in_line_beside,
    noting::act,
};
use crate::{
    domain::{Arg, Caseworker, Holder, Staff, decision::Kind},
    store::{
        self, Db, Link,
        applications::ApplicationRow,
        journal::{Log, note},
        rounds::RoundRow,
    },
};

/// What erasing an application would do.
#[derive(Debug)]
pub struct Erasing {
    /// Its round.
    pub book: Book,
    /// Its number.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// Whether that was done before.
    pub erased: bool,
    /// Why it cannot be done now, where it cannot.
    pub refused: Option<Refusal>,
}

impl Service {
    /// Whether the data of the application that somebody opened were erased since.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn is_erased(&self, who: &Holder) -> Result<bool, No> {
        let mut conn = self.db.read().await?;
        let row = store::applications::by_id(&mut conn.link(), who.application).await?;
        Ok(row.ok_or(No::NotFound)?.wrapped_key.is_none())
    }

    /// Says what erasing an application would do; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn erasing(&self, who: &Caseworker, slug: &str, number: &str) -> Result<Erasing, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        let erasing = self.erasing_of(link, (&round, &row), Some(who.staff())).await?;
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(erasing)
    }

    /// The same for whoever has the machine, who is shown no name.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn erasing_by_operator(&self, number: &str) -> Result<Erasing, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_number(link, number).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let erasing = self.erasing_of(link, (&round, &row), None).await?;
        Ok(Erasing { name: String::new(), ..erasing })
    }

    async fn erasing_of(
        &self,
        link: &mut Link<'_>,
        (round, row): (&RoundRow, &ApplicationRow),
        who: Option<&Staff>,
    ) -> Result<Erasing, No> {
        let refused = match self.may_erase(link, (round, row), who).await {
            Ok(()) => None,
            Err(No::Refused(why)) => Some(why),
            Err(no) => return Err(no),
        };
        Ok(Erasing {
            book: self.book(round)?,
            number: row.number.clone(),
            name: self.stated(row)?.person.name,
            erased: row.wrapped_key.is_none(),
            refused,
        })
    }

    /// Erases an application. Once done, doing it again changes nothing.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-erase-running` while its round is not published, `refused-erase-holds` while its person
    /// holds a place or may still accept one, `refused-erase-contested` while an award to them is contested,
    /// `refused-objections-open` while an objection waits for an answer, `refused-upheld-open` while nothing has followed one that was
    /// upheld, `refused-erase-in-line` while its person waits in line, or would once a person has decided,
    /// `refused-erase-own-withdrawal` where the same caseworker took it back in a round that is not finished, `refused-erase-untold` and
    /// `refused-erase-term` while an act that refuses them something can be contested.
    pub async fn erase(&self, who: &Caseworker, slug: &str, number: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == known.id).ok_or(No::NotFound)?;
        if self.erase_row(link, &row, Some(who.staff())).await? {
            self.note(link, Some(who.staff()), "erase", (Some(known.id), number)).await?;
        }
        tx.commit().await?;
        self.forget(known.id);
        Ok(())
    }

    /// Erases an application for whoever has the machine.
    ///
    /// # Errors
    /// As [`erase`](Self::erase).
    pub async fn erase_by_operator(&self, number: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = store::applications::by_number(link, number).await?.ok_or(No::NotFound)?;
        if self.erase_row(link, &row, None).await? {
            self.note(link, None, "erase-by-operator", (Some(row.round), number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Erases an application in its round, which is locked with that; whether it was not erased before.
    async fn erase_row(
        &self,
        link: &mut Link<'_>,
        row: &ApplicationRow,
        who: Option<&Staff>,
    ) -> Result<bool, No> {
        let round = store::rounds::touch(link, row.round).await?.ok_or(No::NotFound)?;
        // Read again under the lock.
        let row = store::applications::by_id(link, row.id).await?.ok_or(No::NotFound)?;
        self.may_erase(link, (&round, &row), who).await?;
        let erased = store::applications::erase(link, row.id).await?;
        if erased {
            store::printings::forget_of(link, row.id, self.now()).await?;
        }
        Ok(erased)
    }

    /// Whether an application can be erased now: nothing that its person still has a right to needs it.
    async fn may_erase(
        &self,
        link: &mut Link<'_>,
        (round, row): (&RoundRow, &ApplicationRow),
        who: Option<&Staff>,
    ) -> Result<(), No> {
        if row.wrapped_key.is_none() {
            return Ok(());
        }
        if !phase(round, self.now()).is_told() {
            return Err(Refusal::new("refused-erase-running").into());
        }
        let offers = store::offers::of_application(link, row.id).await?;
        if offers.iter().any(|offer| offer.at(self.now()).state.holds()) {
            return Err(Refusal::new("refused-erase-holds").into());
        }
        if offers.iter().any(|offer| offer.contested) {
            return Err(Refusal::new("refused-erase-contested").into());
        }
        let objections = store::objections::of_person(link, row.id).await?;
        if objections.iter().any(|one| one.state().is_open()) {
            return Err(Refusal::new("refused-objections-open").into());
        }
        if objections.iter().any(|one| one.state().is_owed()) && row.state != "withdrawn" {
            return Err(Refusal::new("refused-upheld-open").into());
        }
        self.contest_is_over(link, (&self.book(round)?, row)).await?;
        self.is_out_of_line(link, (round, row), who).await
    }

    /// That nobody loses a turn in a round that is not finished: whoever waits in line takes the application back first, and where a
    /// caseworker did that for them, another one erases it.
    async fn is_out_of_line(
        &self,
        link: &mut Link<'_>,
        (round, row): (&RoundRow, &ApplicationRow),
        who: Option<&Staff>,
    ) -> Result<(), No> {
        if phase(round, self.now()) == Phase::Finished {
            return Ok(());
        }
        if row.state == "withdrawn" {
            let said = store::revisions::of(link, row.id).await?;
            let by = said.last().filter(|newest| newest.withdraws).and_then(|newest| newest.account);
            return match by.zip(who) {
                Some((by, who)) if by == who.account => {
                    Err(Refusal::new("refused-erase-own-withdrawal").into())
                }
                _ => Ok(()),
            };
        }
        let offers = store::offers::of_application(link, row.id).await?;
        let first = store::corrections::first_for(link, row.id).await?;
        let waits = in_line_beside(offers.first(), first.as_ref(), self.now());
        match self.stands(link, round, row).await? {
            Standing::Eligible(_) | Standing::NeedsPerson if waits => {
                Err(Refusal::new("refused-erase-in-line").into())
            }
            _ => Ok(()),
        }
    }

    /// That whoever was refused something by an act, or lost a place by one, can contest it no more.
    async fn contest_is_over(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
    ) -> Result<(), No> {
        if self.decision_of(link, book).await?.0.kind != Kind::Act {
            return Ok(());
        }
        match self.against(link, (book, row)).await? {
            Against::Untold => Err(Refusal::new("refused-erase-untold").into()),
            Against::Told(told) if told.until >= book.today => {
                Err(Refusal::new("refused-erase-term").with("day", Arg::Date(told.until)).into())
            }
            Against::Told(_) | Against::Nothing => Ok(()),
        }
    }
}

/// The numbers of all applications that were erased: what is to be kept beside backups.
///
/// # Errors
/// [`No::Broken`].
pub async fn numbers(db: &Db) -> Result<Vec<String>, No> {
    Ok(store::keys::erased(&mut db.read().await?.link()).await?)
}

/// Erases these applications in a database that was put back, as they had been erased after it was copied; how many were there and not
/// erased.
///
/// # Errors
/// [`No::Broken`].
pub async fn again(db: &Db, numbers: &[String], now: DateTime<Utc>) -> Result<u64, No> {
    let mut done = 0;
    for number in numbers {
        let mut tx = db.write().await?;
        let link = &mut tx.link();
        let Some(row) = store::applications::by_number(link, number).await? else { continue };
        store::rounds::touch(link, row.round).await?;
        if store::applications::erase(link, row.id).await? {
            store::printings::forget_of(link, row.id, now).await?;
            let event = act((now, None), "erase-again", (Some(row.round), number))?;
            note(link, Log::Acts, &event).await?;
            tx.commit().await?;
            done += 1;
        }
    }
    Ok(done)
}
