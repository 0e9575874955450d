//! A second caseworker publishes a verified run: everyone's letter, the offers, the messages and the audit line, which count from one
//! short transaction on. Owns the conditions: verified, not by whoever started it, once, on inputs that are still the same, and never in silence over questions that nobody has decided.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Book, No, Phase, Refusal, RunKind, RunState, Service,
    book::{end_of, start_of},
    changes::tells_something,
    line::Above,
    prepare::busy,
    run::By,
    taken,
};
use crate::{
    chance,
    domain::{Arg, AtDeadline, Caseworker, Outcome, RoundVerb, Status, decision::Kind, outcome::Undecided},
    store::{self, Link, publications::PublicationRow, runs::RunRow},
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
    /// Until when by whoever has no mail address and is told by post, where that is later.
    pub post_answer_by: Option<DateTime<Utc>>,
    /// The day that the round names for answers, where it is too near or past and does not hold.
    pub too_near: Option<NaiveDate>,
    /// Whole days that anyone has at least to answer.
    pub answer_days: u32,
    /// The first day of work, where it comes before the last moment to answer.
    pub starts: Option<NaiveDate>,
    /// What the round's decisions are in law.
    pub decision: Kind,
    /// Numbers of those who get a place because they were put first in line.
    pub firsts: Vec<String>,
    /// Whether no caseworker would be left who can answer objections: all others would stand behind it.
    pub unanswerable: bool,
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
        let told = self.told_by(link, id).await?;
        tells_something(&run, &told)?;
        self.one_place_each(link, (&row, &book), &outcome).await?;
        let everyone = RunKind::of(&run.kind) == RunKind::Main;
        let count = |status: Status, undecided: Option<bool>| {
            let asked = |has: bool| undecided.is_none_or(|wanted| wanted == has);
            let people = outcome.people.iter().filter(|person| person.status == status);
            let people = people.filter(|person| everyone || told.contains(person.applicant.as_str()));
            people.filter(|person| asked(!person.undecided.is_empty())).count() as u64
        };
        let told = [
            (Status::Placed.name(), count(Status::Placed, None)),
            (Status::Waiting.name(), count(Status::Waiting, Some(false))),
            ("undecided", count(Status::Waiting, Some(true))),
            (Status::NotEligible.name(), count(Status::NotEligible, None)),
            (Status::NeedsPerson.name(), count(Status::NeedsPerson, None)),
        ];
        let seen = book.settings.visibility.applicants.of(self.now());
        let (answer_by, by_post) = (self.answer_by(&book, seen), self.answer_by_post(&book, seen));
        let day = |name: &str| book.settings.dates.get(name).copied();
        let behind = [run.started_by, who.staff().account];
        let unanswerable = self.colleagues(link, who).await?.iter().all(|one| behind.contains(&one.id));
        Ok(Publishing {
            told,
            undecided: outcome.undecided(),
            answer_by,
            post_answer_by: (by_post > answer_by).then_some(by_post),
            too_near: day("answers").filter(|day| end_of(*day) < answer_by),
            answer_days: book.settings.limits.answer_days,
            starts: day("starts").filter(|day| start_of(*day) < by_post),
            decision: self.decision_of(link, &book).await?.0.kind,
            firsts: outcome
                .people
                .iter()
                .filter(|person| person.first_in_line && person.is_new())
                .map(|person| person.applicant.to_string())
                .collect(),
            unanswerable,
        })
    }

    /// Publishes a run that leaves nothing undecided.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-not-verified`, `refused-own-run`, `refused-published`, of a refill
    /// `refused-not-published`, `refused-published-since`, `refused-nothing-new`, `refused-upheld-seat`, of a main run whose decisions are acts
    /// `refused-decision-missing`, and `refused-inputs-changed` with what changed, and `refused-undecided` where open questions may have cost someone
    /// something; `refused-one-person` where two applications that may be one person's would hold a place.
    pub async fn publish(&self, who: &Caseworker, id: Uuid) -> Result<Published, No> {
        self.publish_run((By::hand(who), false), id).await
    }

    /// Publishes a run for a caseworker who has read how many people open questions may have cost something, and means it.
    ///
    /// # Errors
    /// As [`publish`](Self::publish), but for `refused-undecided`.
    pub async fn publish_undecided(&self, who: &Caseworker, id: Uuid) -> Result<Published, No> {
        self.publish_run((By::hand(who), true), id).await
    }

    /// Publishes a refill in the name of the two who signed the round's rule, as somebody would who leaves nothing undecided.
    pub(super) async fn publish_by_rule(&self, by: By<'_>, id: Uuid) -> Result<Published, No> {
        self.publish_run((by, false), id).await
    }

    /// Looks, prepares what people are offered, and makes that and their letters count in one short transaction: nobody waits for
    /// it, and a part of it is never seen. If the round changed meanwhile, everything is looked at again.
    async fn publish_run(&self, by: (By<'_>, bool), id: Uuid) -> Result<Published, No> {
        for _ in 0..ATTEMPTS {
            if let Some(published) = self.try_to_publish(by, id).await? {
                return Ok(published);
            }
        }
        Err(busy())
    }

    async fn try_to_publish(&self, (by, knowing): (By<'_>, bool), id: Uuid) -> Result<Option<Published>, No> {
        let who = by.second.unwrap_or(by.who);
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let row = store::rounds::by_id(link, run.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        self.may_publish(link, who, &book, &run).await?;
        let outcome = self.outcome(link, id).await?.ok_or(No::NotFound)?;
        tells_something(&run, &self.told_by(link, run.id).await?)?;
        self.one_place_each(link, (&row, &book), &outcome).await?;
        let undecided = outcome.undecided().people();
        if undecided > 0 && !knowing {
            let count = i64::try_from(undecided).unwrap_or(i64::MAX);
            return Err(Refusal::new("refused-undecided").with("n", Arg::Whole(count)).into());
        }
        drop(conn);
        let turn = self.turn(book.id).await?;
        let mut tx = self.db.write().await?;
        let preparation = self.prepare(&mut tx.link(), &turn, (0, 0)).await?;
        tx.commit().await?;
        let public = match self.prepare_publication(&book, (&run, &outcome), preparation).await {
            Ok((offers, people)) => {
                let answer_by = self.make_public(by, &book, (&run, &outcome), preparation).await;
                answer_by.map(|known| known.map(|answer_by| Published { offers, people, answer_by }))
            }
            Err(no) => Err(no),
        };
        if !matches!(public, Ok(Some(_))) {
            self.take_away(preparation).await?;
        }
        public
    }

    /// The short transaction: what was looked at is still so, and everything that was prepared counts. `None` where the round
    /// changed meanwhile.
    async fn make_public(
        &self,
        by: By<'_>,
        book: &Book,
        (run, outcome): (&RunRow, &Outcome),
        preparation: Uuid,
    ) -> Result<Option<DateTime<Utc>>, No> {
        let who = by.second.unwrap_or(by.who);
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        // From here on nobody changes what the run was computed from; nor has anybody since it was compared.
        let row = self.lock_chain(link, book).await?;
        let (run, _) = self.run_for(link, who, run.id).await?;
        let book_now = self.book(&row)?;
        self.state_allows(link, who, &book_now, &run).await?;
        let above = self.given_above(link, &run).await?;
        if row.revision != book.revision
            || !self.replace_offers(link, book, outcome).await?
            || !self.may_be_given(link, (book, &run), (preparation, above.as_ref())).await?
        {
            return Ok(None);
        }
        let by_post = store::preparations::tells_by_post(link, preparation).await?;
        let publication = self.publication(by, &book_now, (&run, by_post))?;
        let already = |error| taken(error, "refused-published");
        store::publications::publish(link, &publication).await.map_err(already)?;
        let lapses = book.settings.answers.at_deadline == AtDeadline::Lapse;
        let above = above.map(|above| (above.application, above.placement));
        store::preparations::offer(link, preparation, &publication, (lapses, self.sends_mails(), above))
            .await?;
        let main = RunKind::of(&run.kind) == RunKind::Main;
        self.write_to_told(link, &publication, main).await?;
        self.count(link, preparation).await?;
        store::rounds::touch(link, book.id).await?;
        if main {
            store::rounds::set_state(link, book.id, "published").await?;
        }
        self.note_publication(link, by, &run).await?;
        tx.commit().await?;
        Ok(Some(publication.answer_by))
    }

    async fn note_publication(&self, link: &mut Link<'_>, by: By<'_>, run: &RunRow) -> Result<(), No> {
        if by.second.is_some() {
            let named = by.named(run.number);
            return self.note(link, None, "publish-by-rule", (Some(run.round), &named)).await;
        }
        let action = match RunKind::of(&run.kind) {
            RunKind::Main => "publish",
            RunKind::Refill => "publish-refill",
            RunKind::Correction => "publish-correction",
        };
        let number = run.number.to_string();
        self.note(link, Some(by.who.staff()), action, (Some(run.round), &number)).await
    }

    /// The publication of a run; `by_post` where it offers a place to somebody who is told by post.
    fn publication(
        &self,
        by: By<'_>,
        book: &Book,
        (run, by_post): (&RunRow, bool),
    ) -> Result<PublicationRow, No> {
        let (now, seen) = (self.now(), book.settings.visibility);
        let told = seen.applicants.of(now);
        Ok(PublicationRow {
            id: chance::id()?,
            round: book.id,
            number: run.base + 1,
            kind: run.kind.clone(),
            run: run.id,
            author: run.started_by,
            approver: by.second.unwrap_or(by.who).staff().account,
            by_rule: by.second.is_some(),
            published_at: now,
            answer_by: self.answer_by(book, told),
            post_answer_by: by_post.then(|| self.answer_by_post(book, told)),
            staff_from: seen.staff.of(now),
            organisations_from: seen.organisations.of(now),
            applicants_from: told,
        })
    }

    /// Whether everything that is prepared can be given, in a locked round: nobody holds a place already, and nobody else holds a
    /// seat that is given. What lapsed is written down before, so that nobody whose clock is slow accepts it afterwards.
    async fn may_be_given(
        &self,
        link: &mut Link<'_>,
        (book, run): (&Book, &RunRow),
        (preparation, above): (Uuid, Option<&Above>),
    ) -> Result<bool, No> {
        let main = RunKind::of(&run.kind) == RunKind::Main;
        let now = self.now();
        loop {
            match self.lapse_some(link, Some(book.id), now).await? {
                None => return Ok(false),
                Some(0) => break,
                Some(_) => {}
            }
        }
        if store::preparations::already_hold(link, preparation, now).await?
            || !self.hold_nothing_elsewhere(link, (book, preparation)).await?
        {
            return Ok(false);
        }
        let mut free: BTreeMap<Uuid, u64> = BTreeMap::new();
        for seats in self.seats(link, book).await? {
            // The round's own results are of use whenever they come; a seat goes on only while its work allows it.
            let unheld = seats.all.saturating_sub(seats.held + seats.frozen);
            free.insert(seats.placement, if main { unheld } else { seats.free });
        }
        if let Some(above) = above {
            *free.entry(above.placement).or_default() += 1;
        }
        for placement in store::preparations::offered(link, preparation).await? {
            match free.get_mut(&placement).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    async fn may_publish(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        book: &Book,
        run: &RunRow,
    ) -> Result<(), No> {
        self.state_allows(link, who, book, run).await?;
        let changes = self.changes(link, book, run).await?;
        if !changes.is_empty() {
            // Whoever published between the two questions is the reason of what changed.
            self.state_allows(link, who, book, run).await?;
            let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
            let refusal = Refusal::new("refused-inputs-changed").with("n", Arg::Whole(count));
            return Err(Refusal { changes, ..refusal }.into());
        }
        if RunKind::of(&run.kind) == RunKind::Main {
            return Ok(());
        }
        let outcome = self.outcome(link, run.id).await?.ok_or(No::NotFound)?;
        self.gives_none_awaited(link, (book, &outcome)).await
    }

    /// What has to be so of a round and a run, whatever they hold.
    async fn state_allows(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        book: &Book,
        run: &RunRow,
    ) -> Result<(), No> {
        let main = RunKind::of(&run.kind) == RunKind::Main;
        super::book::unfinished(book.phase)?;
        let may = if main { RoundVerb::Publish.may(book.phase) } else { Ok(()) };
        may.map_err(Refusal::new)?;
        let newest = store::publications::of_round(link, book.id).await?;
        let key = match (book.phase == Phase::Published, main) {
            (false, false) => "refused-not-published",
            _ if newest.first().map_or(0, |newest| newest.number) != run.base => "refused-published-since",
            _ if run.state != RunState::Verified.name() => "refused-not-verified",
            _ if run.started_by == who.staff().account => "refused-own-run",
            _ if main => return self.may_decide(link, book).await,
            _ => return Ok(()),
        };
        Err(Refusal::new(key).into())
    }
}
