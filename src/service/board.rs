//! A round on one page for its caseworkers: its figures, and what waits to be done next. Owns the order in which a
//! round's work is done; does none of it.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, Counts, Desk, Finished, No, OfferState, Phase, PlaceLine, Placed, Proposal, RunKind, RunState,
    RunView, Service, Standing, Term, Unsent, Untold, board_people::For, same_person::SameCodes,
};
use crate::{
    domain::{Caseworker, Lang},
    files::report::{Demand, demand_html},
    store::{self, Link, offers::OfferRow, rounds::RoundRow},
};

/// What can be done in a round now, or what it waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A draft has to be opened by two people.
    OpenDraft,
    /// Applications are not taken yet.
    Opens,
    /// Applications come in until the deadline.
    Collect,
    /// So many placements wait for approval.
    Approve(u64),
    /// Somebody else proposed other rules for the round.
    Switch,
    /// So many proposals of others wait for a second person.
    Sign(u64),
    /// So many agreed pairs wait for the employer to confirm them.
    Agreed(u64),
    /// So many applications wait for a person.
    Decide(u64),
    /// So many applications take part, and a person has to decide about some of their wishes.
    DecideWishes(u64),
    /// None of their wishes can give so many people a place, and they can still choose others.
    Nowhere(u64),
    /// The deadline has passed: the round can be closed.
    Close,
    /// Everything is ready for a run.
    Start,
    /// So much has changed since the last verified run: it cannot be published.
    StartAgain {
        /// Key of that run.
        run: Uuid,
        /// Differences.
        changes: u64,
    },
    /// A run is under way.
    Watch(Uuid),
    /// A verified run can be published.
    Publish {
        /// Its key.
        run: Uuid,
        /// Whether whoever looks has started it: then somebody else publishes.
        own: bool,
    },
    /// The round is published; so many offers are not answered yet.
    Answers(u64),
    /// So many people wait for a run after their facts were put right.
    Correct(u64),
    /// Seats are free, and people are in line for some: a refill can be started.
    Refill {
        /// Free seats.
        free: u64,
        /// People in line.
        in_line: u64,
    },
    /// Seats are free and people are in line, and two people signed that such seats go on by themselves.
    ByRule {
        /// Free seats.
        free: u64,
        /// People in line.
        in_line: u64,
    },
    /// So many objections wait for an answer.
    Object(u64),
    /// So many objections were upheld, and nothing has followed yet.
    Follow(u64),
    /// People were not told of offers that lapse.
    Untold(Untold),
    /// Acts that refuse something are published, and nobody wrote down how their people were told.
    Notify(Unsent),
    /// The round is finished: nothing in it changes any more.
    Over,
}

/// Everything about a round on one page.
#[derive(Debug)]
pub struct Board {
    /// The round.
    pub book: Book,
    /// How many applications there are.
    pub people: u64,
    /// How many of them have each standing, by its word.
    pub standings: BTreeMap<&'static str, u64>,
    /// How many take part with a wish that is undecided.
    pub undecided: u64,
    /// How many take part whom none of their wishes can give a place.
    pub nowhere: u64,
    /// Every placement that is offered, by number.
    pub places: Vec<PlaceLine>,
    /// How many placements wait for approval.
    pub submitted: u64,
    /// Every run, the newest first.
    pub runs: Vec<RunView>,
    /// Offers by state, in the order of [`OfferState::ALL`].
    pub offers: Counts,
    /// Once the round is published: seats, people in line, publications.
    pub desk: Desk,
    /// What changed since the newest verified run; 0 where there is none.
    pub changes: u64,
    /// A verified run of a published round that nobody can publish any more: it gives nobody anything, or what it rests on changed.
    pub outdated: Option<Uuid>,
    /// Sets of applications that may be one person's and nobody has decided about: their numbers.
    pub duplicates: Vec<String>,
    /// The proposal for other rules that waits.
    pub proposal: Option<Proposal>,
    /// How many proposals of others wait for whoever looks.
    pub to_sign: u64,
    /// How many agreed pairs wait for an employer.
    pub agreed: u64,
    /// Until when the oldest application is to be decided, where decisions are acts and nothing is published.
    pub term: Option<Term>,
    /// How many objections nobody of the authority can answer: all who work there decided what they are about.
    pub unanswerable: u64,
    /// Of a finished round, what it left beside people in line, if anything.
    pub left: Option<Finished>,
}

impl Board {
    /// How many applications have a standing.
    pub fn count(&self, name: &str) -> u64 {
        self.standings.get(name).copied().unwrap_or(0)
    }

    /// How many applications take part with a wish that is undecided.
    pub fn undecided(&self) -> u64 {
        self.undecided
    }

    /// All seats.
    pub fn seats(&self) -> u64 {
        self.places.iter().map(|line| u64::from(line.placed.placement.capacity)).sum()
    }

    /// Whether a verified run waits in vain to be published: inputs have changed since.
    pub fn stale(&self, run: &RunView) -> bool {
        let newest = self.runs.iter().find(|run| run.state == RunState::Verified);
        self.book.phase == Phase::Closed
            && run.state == RunState::Verified
            && (self.changes > 0 || newest.is_some_and(|newest| newest.digest != run.digest))
    }

    /// What is to be done, the most urgent first; never empty.
    pub fn next(&self) -> Vec<Next> {
        let needs = self.count(Standing::NeedsPerson.name());
        let wishes = self.undecided();
        let decide = (needs > 0).then_some(Next::Decide(needs)).into_iter();
        let decide = decide.chain((wishes > 0).then_some(Next::DecideWishes(wishes)));
        let proposed = self.proposal.as_ref().is_some_and(|proposal| !proposal.own);
        let switch = (proposed && self.book.phase.takes_placements()).then_some(Next::Switch);
        let submitted = (self.submitted > 0 && self.book.phase.takes_placements()).then_some(self.submitted);
        let sign = (self.to_sign > 0).then_some(Next::Sign(self.to_sign));
        let switch = sign.into_iter().chain(submitted.map(Next::Approve)).chain(switch);
        let then = match self.book.phase {
            Phase::Draft => Next::OpenDraft,
            Phase::Upcoming => {
                let first: Vec<Next> = switch.collect();
                // It says that there is nothing to do.
                return if first.is_empty() { vec![Next::Opens] } else { first };
            }
            Phase::Open => Next::Collect,
            Phase::Ended => Next::Close,
            Phase::Closed => self.next_run(),
            Phase::Published => return self.next_after(),
            Phase::Finished => return self.object().chain([Next::Over]).collect(),
        };
        // What is published is not decided any more.
        let decide = decide.filter(|_| !self.book.phase.is_told() && self.book.phase != Phase::Draft);
        let agreed = (self.agreed > 0).then_some(Next::Agreed(self.agreed));
        let nowhere = (self.nowhere > 0 && self.book.phase == Phase::Open).then_some(self.nowhere);
        switch.chain(decide).chain(nowhere.map(Next::Nowhere)).chain(agreed).chain([then]).collect()
    }

    /// That objections wait for an answer, or for what has to follow one.
    fn object(&self) -> impl Iterator<Item = Next> {
        let open = (self.desk.objections > 0).then_some(Next::Object(self.desk.objections));
        open.into_iter().chain((self.desk.upheld > 0).then_some(Next::Follow(self.desk.upheld)))
    }

    /// What is to be done in a published round, the most urgent first.
    fn next_after(&self) -> Vec<Next> {
        let refills = || self.runs.iter().filter(|run| run.kind != RunKind::Main);
        // A job publishes what was started under the rule, unless it found that a person has to.
        let rule = self.desk.rule.as_ref().filter(|rule| rule.in_force && rule.held.is_none());
        let waits = |run: &&RunView| {
            run.state == RunState::Verified
                && run.published_at.is_none()
                && self.outdated != Some(run.id)
                && !(run.by_rule() && rule.is_some())
        };
        let (free, in_line) = (self.desk.free(), self.desk.in_line);
        let first = if let Some(run) = refills().find(|run| run.state.under_way()) {
            Some(Next::Watch(run.id))
        } else if let Some(run) = refills().find(waits) {
            Some(Next::Publish { run: run.id, own: run.own })
        } else {
            let next = match rule {
                None => Next::Refill { free, in_line },
                Some(_) => Next::ByRule { free, in_line },
            };
            (free > 0 && in_line > 0).then_some(next)
        };
        let busy = refills().any(|run| run.state.under_way());
        let correct = (self.desk.to_correct > 0 && !busy).then_some(Next::Correct(self.desk.to_correct));
        self.object()
            .chain(correct)
            .chain(first)
            .chain(self.desk.untold.map(Next::Untold))
            .chain(self.desk.unsent.map(Next::Notify))
            .chain([Next::Answers(self.offers[OfferState::Open as usize])])
            .collect()
    }

    fn next_run(&self) -> Next {
        if let Some(run) = self.runs.iter().find(|run| run.state.under_way()) {
            return Next::Watch(run.id);
        }
        match self.runs.iter().find(|run| run.state == RunState::Verified) {
            None => Next::Start,
            Some(run) if self.changes > 0 => Next::StartAgain { run: run.id, changes: self.changes },
            Some(run) => Next::Publish { run: run.id, own: run.own },
        }
    }

    /// Demand against seats, placement by placement: a card as a piece of HTML.
    ///
    /// # Errors
    /// [`No::Broken`] when it cannot be written into memory.
    pub fn demand(&self, lang: Lang) -> Result<String, No> {
        let places: Vec<Demand<'_>> = self
            .places
            .iter()
            .map(|line| Demand { placement: &line.placed.placement, wished: line.wished, first: line.first })
            .collect();
        demand_html(&places, lang).map_err(|error| No::Broken(error.to_string()))
    }
}

/// Offers by state.
fn counted(offers: &[OfferRow], now: DateTime<Utc>) -> Counts {
    let mut counts = Counts::default();
    for offer in offers {
        counts[offer.at(now).state as usize] += 1;
    }
    counts
}

impl Service {
    /// A round with everyone's standing.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn board(&self, who: &Caseworker, slug: &str) -> Result<Board, No> {
        self.board_for(who, slug, For::Page).await
    }

    /// A round and the placements that it offers.
    async fn offered_in(
        &self,
        who: &Caseworker,
        slug: &str,
    ) -> Result<(RoundRow, Book, Arc<Vec<Placed>>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let offered = self.known_places(link, &book).await?;
        Ok((row, book, offered))
    }

    /// The same with as much as somebody needs of it.
    pub(super) async fn board_for(&self, who: &Caseworker, slug: &str, purpose: For) -> Result<Board, No> {
        let runs = self.runs(who, slug).await?;
        let (row, book, offered) = self.offered_in(who, slug).await?;
        let (roll, wished) = self.people_for(&book, &offered, purpose).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (standings, (undecided, nowhere)) = roll.counts();
        let mut made = store::offers::of_round(link, row.id).await?;
        made.retain(|offer| offer.staff_from <= self.now());
        let offers = counted(&made, self.now());
        let place = |placed: &Placed| {
            let (wished, first) = wished.get(placed.placement.id.as_str()).copied().unwrap_or_default();
            PlaceLine { placed: placed.clone(), wished, first }
        };
        let places = offered.iter().map(place).collect();
        let desk = if book.phase.is_told() {
            let outcome = self.published_for_staff(link, row.id).await?;
            self.desk(link, &book, (&roll, outcome.is_some(), &made)).await?
        } else {
            Desk::default()
        };
        let duplicates =
            if book.phase.is_told() { Vec::new() } else { self.undecided_now(link, &row, &book).await? };
        let proposal = self.waiting(link, who, &row).await?;
        let to_sign = self.waiting_in(link, who, row.id).await?.iter().filter(|one| !one.own).count() as u64;
        let submitted = store::placements::waiting(link, row.id).await?.len() as u64;
        let agreed = self.agreed_waiting(link, &book).await?;
        let decision = self.decision_of(link, &book).await?.0;
        let term = self.term_of(link, &book, &decision).await?;
        Ok(Board {
            changes: self.changed(link, &book, &runs).await?,
            outdated: self.outdated(link, &book, &runs).await?,
            left: self.finished_leaving(link, book.id).await?,
            book,
            people: roll.entries.len() as u64,
            standings,
            undecided,
            nowhere,
            places,
            submitted,
            runs,
            offers,
            desk,
            duplicates,
            proposal,
            to_sign,
            agreed,
            term,
            unanswerable: self.unanswerable(link, who, row.id).await?.len() as u64,
        })
    }

    /// How much differs between a closed round and its newest verified run.
    async fn changed(&self, link: &mut Link<'_>, book: &Book, runs: &[RunView]) -> Result<u64, No> {
        let verified = runs.iter().find(|run| run.state == RunState::Verified);
        let Some(run) = verified.filter(|_| book.phase == Phase::Closed) else { return Ok(0) };
        let snapshot = store::runs::by_id(link, run.id).await?.ok_or(No::NotFound)?.snapshot;
        self.changes_since(link, book, snapshot).await
    }

    /// The newest verified run that is not published, where nobody can publish it any more.
    async fn outdated(&self, link: &mut Link<'_>, book: &Book, runs: &[RunView]) -> Result<Option<Uuid>, No> {
        let newest = runs.iter().find(|run| run.state == RunState::Verified && run.kind != RunKind::Main);
        let newest = newest.filter(|run| book.phase == Phase::Published && run.published_at.is_none());
        let Some(run) = newest else { return Ok(None) };
        let row = store::runs::by_id(link, run.id).await?.ok_or(No::NotFound)?;
        let publishable = !self.told_by(link, run.id).await?.is_empty()
            && self.changes(link, book, &row).await?.is_empty()
            && store::publications::of_round(link, book.id).await?.first().map_or(0, |one| one.number)
                == row.base;
        Ok((!publishable).then_some(run.id))
    }

    /// The sets of a round that nobody has decided: looked for once for each revision of the round, unless other rounds may have a
    /// part in them.
    async fn undecided_now(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        book: &Book,
    ) -> Result<Vec<String>, No> {
        // A code that is noted as a former one elsewhere changes no round but its own.
        let codes = SameCodes::read(link).await?.all().count();
        let (kind, state) = ((book.id, "undecided"), (book.revision, format!("{} {codes}", book.pack_hash)));
        let called = !store::second_calls::chain(link, book.id).await?.is_empty();
        let alone = book.rules.pack().excludes().is_empty() && !called;
        if alone && let Some(sets) = self.shelf.kept::<Vec<String>>(kind, &state) {
            return Ok(sets.to_vec());
        }
        let sets = self.undecided(link, row, book).await?;
        if alone {
            self.shelf.keep(kind, state, (sets.len(), &Arc::new(sets.clone())));
        }
        Ok(sets)
    }

    /// How much differs between a snapshot and a round, counted once for each revision of the round.
    async fn changes_since(&self, link: &mut Link<'_>, book: &Book, snapshot: Uuid) -> Result<u64, No> {
        let state = (book.revision, book.pack_hash.clone());
        if let Some(changes) = self.shelf.changes(snapshot, &state) {
            return Ok(changes);
        }
        let changes = self.differences(link, book, snapshot).await?.len() as u64;
        self.shelf.keep_changes(snapshot, state, changes);
        Ok(changes)
    }
}
