//! A second caseworker publishes a verified run: everyone's letter, the offers, the messages and the audit line, prepared in
//! slices and made to count in one transaction. Owns the conditions: verified, not by whoever started it, once, on inputs that are still the same, and
//! never in silence over questions that nobody has decided.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Book, Letter, No, Phase, Refusal, RunState, Service, book::start_of, place_of, prepare::busy,
    run::LETTERS, taken,
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Status, outcome::Undecided},
    store::{
        self, Link,
        preparations::NoticeRow,
        publications::{PublicationRow, ResultRow},
        runs::RunRow,
    },
};

/// How often everything is looked at again because the round changed meanwhile.
const ATTEMPTS: usize = 3;

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// People who were offered a place.
    pub offers: u64,
    /// People who were told something.
    pub people: u64,
    /// Until when offers can be answered.
    pub answer_by: DateTime<Utc>,
}

/// What publishing a run would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publishing {
    /// People by the word for what they would be told; who took the application back is told nothing. `undecided` are
    /// those without a place who are told that a wish is undecided.
    pub told: [(&'static str, u64); 5],
    /// Whom questions that nobody has decided may have cost something.
    pub undecided: Undecided,
    /// Until when offers could be answered.
    pub answer_by: DateTime<Utc>,
    /// The day that the round names for answers, where it is too near or past and does not hold.
    pub too_near: Option<NaiveDate>,
    /// Whole days that anyone has at least to answer.
    pub answer_days: u32,
    /// The first day of work, where it comes before the last moment to answer.
    pub starts: Option<NaiveDate>,
}

impl Service {
    /// Says what publishing a run would do, to whoever may publish it.
    ///
    /// # Errors
    /// As [`publish`](Self::publish).
    pub async fn publishing(&self, who: &Caseworker, id: Uuid) -> Result<Publishing, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let row = store::rounds::by_id(link, run.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        self.may_publish(link, who, &book, &run).await?;
        let outcome = self.outcome(link, id).await?.ok_or(No::NotFound)?;
        let count = |status: Status, undecided: Option<bool>| {
            let asked = |has: bool| undecided.is_none_or(|wanted| wanted == has);
            let people = outcome.people.iter().filter(|person| person.status == status);
            people.filter(|person| asked(!person.undecided.is_empty())).count() as u64
        };
        let told = [
            (Status::Placed.name(), count(Status::Placed, None)),
            (Status::Waiting.name(), count(Status::Waiting, Some(false))),
            ("undecided", count(Status::Waiting, Some(true))),
            (Status::NotEligible.name(), count(Status::NotEligible, None)),
            (Status::NeedsPerson.name(), count(Status::NeedsPerson, None)),
        ];
        let answer_by = answer_by(&book, self.now());
        let day = |name: &str| book.settings.dates.get(name).copied();
        Ok(Publishing {
            told,
            undecided: outcome.undecided(),
            answer_by,
            too_near: day("answers").filter(|day| end_of(*day) < answer_by),
            answer_days: book.settings.limits.answer_days,
            starts: day("starts").filter(|day| start_of(*day) < answer_by),
        })
    }

    /// Publishes a run that leaves nothing undecided.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-not-verified`, `refused-own-run`, `refused-published`,
    /// `refused-inputs-changed` with what changed, and `refused-undecided` where open questions may have cost someone
    /// something.
    pub async fn publish(&self, who: &Caseworker, id: Uuid) -> Result<Published, No> {
        self.publish_run(who, id, false).await
    }

    /// Publishes a run for a caseworker who has read how many people open questions may have cost something, and means it.
    ///
    /// # Errors
    /// As [`publish`](Self::publish), but for `refused-undecided`.
    pub async fn publish_undecided(&self, who: &Caseworker, id: Uuid) -> Result<Published, No> {
        self.publish_run(who, id, true).await
    }

    /// Looks, prepares everything that people are told, and makes it count in one short transaction: nobody waits for it, and a
    /// part of it is never seen. If the round changed meanwhile, everything is looked at again.
    async fn publish_run(&self, who: &Caseworker, id: Uuid, knowing: bool) -> Result<Published, No> {
        for _ in 0..ATTEMPTS {
            if let Some(published) = self.try_to_publish(who, id, knowing).await? {
                return Ok(published);
            }
        }
        Err(busy())
    }

    async fn try_to_publish(
        &self,
        who: &Caseworker,
        id: Uuid,
        knowing: bool,
    ) -> Result<Option<Published>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let row = store::rounds::by_id(link, run.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        self.may_publish(link, who, &book, &run).await?;
        let outcome = self.outcome(link, id).await?.ok_or(No::NotFound)?;
        let undecided = outcome.undecided().people();
        if undecided > 0 && !knowing {
            let count = i64::try_from(undecided).unwrap_or(i64::MAX);
            return Err(Refusal::new("refused-undecided").with("n", Arg::Whole(count)).into());
        }
        let letters = self.letters(link, run.id).await?;
        drop(conn);
        let turn = self.turn(book.id).await?;
        let mut tx = self.db.write().await?;
        let preparation = self.prepare(&mut tx.link(), &turn, (0, 0)).await?;
        tx.commit().await?;
        let told = self.tell_everyone(&book, &run, letters, preparation).await;
        let public = match told {
            Ok((offers, people)) => {
                let answer_by = self.make_public(who, &book, &run, preparation).await;
                answer_by.map(|known| known.map(|answer_by| Published { offers, people, answer_by }))
            }
            Err(no) => Err(no),
        };
        if !matches!(public, Ok(Some(_))) {
            self.take_away(preparation).await?;
        } else if let Err(no) = self.forget_told().await {
            tracing::warn!(%no, "a run is published, and its notices are not forgotten yet");
        }
        public
    }

    /// The short transaction: what was looked at is still so, and everything that was prepared counts. `None` where the round
    /// changed meanwhile.
    async fn make_public(
        &self,
        who: &Caseworker,
        book: &Book,
        run: &RunRow,
        preparation: Uuid,
    ) -> Result<Option<DateTime<Utc>>, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        // From here on nobody changes what the run was computed from; nor has anybody since it was compared.
        let row = store::rounds::lock(link, book.id).await?.ok_or(No::NotFound)?;
        let (run, _) = self.run_for(link, who, run.id).await?;
        state_allows(who, &self.book(&row)?, &run)?;
        if row.revision != book.revision {
            return Ok(None);
        }
        let now = self.now();
        let publication = PublicationRow {
            id: chance::id()?,
            round: book.id,
            number: 1,
            kind: run.kind.clone(),
            run: run.id,
            author: run.started_by,
            approver: who.staff().account,
            published_at: now,
            answer_by: answer_by(book, now),
            staff_from: now,
            organisations_from: now,
            applicants_from: now,
        };
        let already = |error| taken(error, "refused-published");
        store::publications::publish(link, &publication).await.map_err(already)?;
        store::preparations::tell(link, preparation, &publication, true).await?;
        self.count(link, preparation).await?;
        store::rounds::set_state(link, book.id, "published").await?;
        self.note(link, Some(who.staff()), "publish", (Some(book.id), &run.number.to_string())).await?;
        tx.commit().await?;
        Ok(Some(publication.answer_by))
    }

    async fn may_publish(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        book: &Book,
        run: &RunRow,
    ) -> Result<(), No> {
        state_allows(who, book, run)?;
        let changes = self.differences(link, book, run.snapshot).await?;
        if !changes.is_empty() {
            let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
            let refusal = Refusal::new("refused-inputs-changed").with("n", Arg::Whole(count));
            return Err(Refusal { changes, ..refusal }.into());
        }
        Ok(())
    }

    /// Prepares letters, offers and messages in slices; how many offers, and how many people.
    async fn tell_everyone(
        &self,
        book: &Book,
        run: &RunRow,
        mut letters: BTreeMap<String, Letter>,
        preparation: Uuid,
    ) -> Result<(u64, u64), No> {
        let mut conn = self.db.read().await?;
        let places = store::placements::of_round(&mut conn.link(), book.id).await?;
        let key_of: BTreeMap<&str, Uuid> =
            places.iter().map(|place| (place.number.as_str(), place.id)).collect();
        let (mut offers, mut people, mut after) = (0, 0, String::new());
        loop {
            let link = &mut conn.link();
            let slice = store::applications::after(link, book.id, &after, store::preparations::SLICE).await?;
            let Some(last) = slice.last() else { return Ok((offers, people)) };
            after.clone_from(&last.number);
            let (mut cut, mut notices) = (Vec::new(), Vec::new());
            for application in slice {
                let letter = letters.remove(&application.number);
                let letter = letter.ok_or_else(|| No::Broken("a run knows not everyone".to_owned()))?;
                let status = letter.person.status;
                let placement = match &letter.place {
                    None => None,
                    Some(given) => Some(
                        key_of
                            .get(given.number.as_str())
                            .copied()
                            .ok_or_else(|| No::Broken("a run knows another placement".to_owned()))?,
                    ),
                };
                let id = chance::id()?;
                cut.push(ResultRow {
                    id,
                    application: application.id,
                    run: run.id,
                    status: status.name().to_owned(),
                    sealed: self.vault.seal(&place_of("result", id), &letter)?,
                });
                let told = !matches!(status, Status::Withdrawn | Status::OutOfLine);
                let message = if !told { None } else { Some(chance::id()?) };
                let (application, kind) = (application.id, status.name().to_owned());
                offers += u64::from(placement.is_some());
                people += 1;
                let offer = placement.map(|placement| Ok::<_, No>((chance::id()?, placement))).transpose()?;
                notices.push(NoticeRow { application, offer, message, kind });
            }
            let mut tx = self.db.write().await?;
            store::preparations::add_letters(&mut tx.link(), &cut).await?;
            tx.commit().await?;
            self.notify(preparation, &notices).await?;
        }
    }

    /// Everyone's letter, as the worker cut them.
    async fn letters(&self, link: &mut Link<'_>, run: Uuid) -> Result<BTreeMap<String, Letter>, No> {
        let result = store::runs::result(link, run).await?.ok_or(No::NotFound)?;
        let files = self.vault.open_files(&place_of("run-files", run), &result.files)?;
        let letters = files.get(LETTERS).map(Vec::as_slice).unwrap_or_default();
        serde_json::from_slice(letters).map_err(|error| No::Broken(error.to_string()))
    }
}

/// What has to be so of a round and a run, whatever they hold.
fn state_allows(who: &Caseworker, book: &Book, run: &RunRow) -> Result<(), No> {
    if book.phase == Phase::Published {
        return Err(Refusal::new("refused-published").into());
    }
    if run.state != RunState::Verified.name() {
        return Err(Refusal::new("refused-not-verified").into());
    }
    if run.started_by == who.staff().account {
        return Err(Refusal::new("refused-own-run").into());
    }
    Ok(())
}

/// The first moment after a day in Latvia.
fn end_of(day: NaiveDate) -> DateTime<Utc> {
    start_of(day + TimeDelta::days(1))
}

/// The end of the last of the round's shortest days to answer, counted in whole days from the day of publication; or of the
/// day that the round names for answers, if that is later.
fn answer_by(book: &Book, now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.with_timezone(&chrono_tz::Europe::Riga).date_naive();
    let shortest = end_of(today + TimeDelta::days(i64::from(book.settings.limits.answer_days)));
    let named = book.settings.dates.get("answers").map(|day| end_of(*day));
    named.map_or(shortest, |named| named.max(shortest))
}
