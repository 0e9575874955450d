//! Everything in a round that needs a person, asked of the tables that say so. Owns that what the board counts is what the queue
//! holds, and that nobody's name, contact or facts are opened for it but where an age decides.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Board, Matter, Next, No, OfferState, Phase, Placed, Service, Standing, UNTAKEN,
    approvals::Kept,
    book::{day_of, end_of},
    consent::born,
    place_of,
    roll::Entry,
    task::{Task, TaskKind},
};
use crate::{
    domain::{agreed, calendar::term_ends, consent, offer::Event},
    store::{self, Link, offers::OfferRow},
};

/// How many messages that need a person a queue holds.
const MOST_MAILS: i64 = 5_000;

/// Until when it matters what becomes of an application before a run: the deadline of applications, and afterwards the day until which
/// the law wants a decision.
fn decided_by(board: &Board) -> DateTime<Utc> {
    let closes = board.book.closes_at;
    let term = board.term.map(|term| end_of(term.last));
    match board.book.phase {
        Phase::Ended | Phase::Closed => term.unwrap_or(closes),
        _ => term.map_or(closes, |term| term.min(closes)),
    }
}

/// What a step is called in tables, and the run that it is about; nothing where there is only to wait, or where others of the queue
/// say the same.
fn step(next: Next) -> Option<(&'static str, Option<Uuid>)> {
    Some(match next {
        Next::OpenDraft => ("open", None),
        Next::Switch => ("switch", None),
        Next::Close => ("close", None),
        Next::Start => ("start", None),
        Next::StartAgain { run, .. } => ("again", Some(run)),
        Next::Publish { run, .. } => ("publish", Some(run)),
        Next::Correct(_) => ("correct", None),
        Next::Refill { .. } => ("refill", None),
        Next::Untold(_) => ("untold", None),
        Next::Notify(_) => ("notify", None),
        Next::Opens
        | Next::Collect
        | Next::Approve(_)
        | Next::Sign(_)
        | Next::Agreed(_)
        | Next::Decide(_)
        | Next::DecideWishes(_)
        | Next::Nowhere(_)
        | Next::Watch(_)
        | Next::Answers(_)
        | Next::ByRule { .. }
        | Next::Object(_)
        | Next::Follow(_)
        | Next::Over => return None,
    })
}

/// What the board itself tells: people to be decided about, sets that may be one person's, and steps of the round.
fn of_board(board: &Board, entries: &[Entry]) -> Vec<Task> {
    let (book, round) = (&board.book, board.book.id);
    let mut tasks = Vec::new();
    if !book.phase.is_told() && book.phase != Phase::Draft {
        let by = Some(decided_by(board));
        for entry in entries {
            let kind = if entry.word == Standing::NeedsPerson.name() {
                TaskKind::Decide
            } else if entry.undecided > 0 && entry.word == Standing::Eligible(0).name() {
                TaskKind::Wishes
            } else if entry.nowhere && book.phase == Phase::Open {
                TaskKind::Nowhere
            } else {
                continue;
            };
            let new = Task::new(round, (kind, entry.id.to_string()), entry.received_at);
            tasks.push(new.about(entry.id, &entry.number).due(by));
        }
        for set in &board.duplicates {
            let new = Task::new(round, (TaskKind::Duplicates, set.clone()), book.opens_at);
            tasks.push(Task { number: set.clone(), ..new.due(Some(book.closes_at)) });
        }
    }
    for next in board.next() {
        let Some((word, run)) = step(next) else { continue };
        let subject = run.map_or_else(|| word.to_owned(), |run| format!("{word} {run}"));
        let due = match next {
            Next::OpenDraft => Some(book.opens_at),
            Next::Close | Next::Switch => Some(book.closes_at),
            Next::Untold(untold) => untold.lapses,
            Next::Notify(unsent) => Some(end_of(unsent.due)),
            _ => board.term.map(|term| end_of(term.last)),
        };
        let since = if next == Next::OpenDraft { book.opens_at } else { book.closes_at };
        let new = Task::new(round, (TaskKind::Step, subject), since).due(due).named(word, run);
        tasks.push(Task { step: Some(next), ..new });
    }
    tasks
}

impl Service {
    /// Everything that needs a person in the round of a board, in no order, with nobody who goes about it.
    pub(super) async fn task_items(&self, board: &Board) -> Result<Vec<Task>, No> {
        let mut tasks = if board.book.phase.is_told() {
            of_board(board, &[])
        } else {
            let places: Vec<Placed> = board.places.iter().map(|line| line.placed.clone()).collect();
            of_board(board, &self.roll(&board.book, &places).await?.entries)
        };
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let made = store::rounds::by_id(link, board.book.id).await?.map(|row| row.created_at);
        // Nobody could open a draft before it was made: then the last day to do so is that of applications.
        let late = tasks.iter_mut().filter(|task| task.step == Some(Next::OpenDraft));
        for task in late.filter(|_| made.is_some_and(|made| board.book.opens_at <= made)) {
            task.due = Some(board.book.closes_at);
        }
        for task in &mut tasks {
            if let (Some(Next::Publish { .. }), Some(run)) = (task.step, task.key) {
                let run = store::runs::by_id(link, run).await?.ok_or(No::NotFound)?;
                task.not_for = vec![run.started_by];
            }
        }
        tasks.extend(self.to_approve(link, board).await?);
        tasks.extend(self.to_sign(link, board).await?);
        let (round, open) = (board.book.id, board.book.phase != Phase::Finished);
        // Once a round is closed no row of a sheet is entered any more: there is nothing to do about it.
        let enters = board.book.phase < Phase::Closed;
        for sheet in store::intakes::unfinished(link, round).await?.into_iter().filter(|_| enters) {
            let due = (sheet.sent_at + UNTAKEN).min(board.book.closes_at);
            let new = Task::new(round, (TaskKind::Sheet, sheet.id.to_string()), sheet.sent_at);
            tasks.push(new.due(Some(due)).named("", Some(sheet.id)));
        }
        for plea in store::pleas::waiting(link, round).await?.into_iter().filter(|_| open) {
            let new = Task::new(round, (TaskKind::Plea, plea.id.to_string()), plea.at);
            let by = (!board.book.phase.is_told()).then(|| decided_by(board));
            tasks.push(new.about(plea.application, "").due(by).named("", Some(plea.id)));
        }
        tasks.extend(self.after_publication(link, board).await?);
        self.number(link, &mut tasks).await?;
        Ok(tasks)
    }

    /// Placements that wait for approval, and agreed pairs that wait for an employer.
    async fn to_approve(&self, link: &mut Link<'_>, board: &Board) -> Result<Vec<Task>, No> {
        let (book, round) = (&board.book, board.book.id);
        let mut tasks = Vec::new();
        if book.phase.takes_placements() {
            for place in store::placements::waiting(link, round).await? {
                let new = Task::new(round, (TaskKind::Placement, place.id.to_string()), place.created_at);
                let not_for = place.entered_by.into_iter().collect();
                let new = new.due(Some(book.closes_at)).named(&place.title, Some(place.id));
                tasks.push(Task { not_for, ..new });
            }
        }
        if book.takes_agreed() {
            let all = store::agreed::of_round(link, round).await?;
            for pair in all.iter().filter(|one| one.state() == Some(agreed::State::Recorded)) {
                let new = Task::new(round, (TaskKind::Agreed, pair.id.to_string()), pair.at);
                tasks.push(new.about(pair.application, "").due(Some(book.closes_at)));
            }
        }
        Ok(tasks)
    }

    /// What waits for a second person. Of what is asked for its kind and the number are read, and no ground.
    async fn to_sign(&self, link: &mut Link<'_>, board: &Board) -> Result<Vec<Task>, No> {
        let (book, round) = (&board.book, board.book.id);
        let mut tasks = Vec::new();
        for row in store::approvals::waiting(link, round).await? {
            let kept: Kept = self.vault.open(&place_of("approval", row.id), &row.sealed)?;
            let (kind, due) = match &kept.matter {
                Matter::Paper { .. } => (TaskKind::Paper, Some(book.closes_at)),
                Matter::ChangeSeats { .. } | Matter::RefusePerson { .. } | Matter::Leaving { .. } => {
                    (TaskKind::Request, None)
                }
                Matter::OpenRound => (TaskKind::Sign, Some(book.opens_at)),
                Matter::ExtendRound { .. } | Matter::ShortenRound { .. } => {
                    (TaskKind::Sign, Some(book.closes_at))
                }
                _ => (TaskKind::Sign, None),
            };
            let new = Task::new(round, (kind, row.id.to_string()), row.proposed_at).due(due);
            let number = kept.matter.number().unwrap_or_default().to_owned();
            let not_for = vec![row.proposed_by];
            tasks.push(Task { number, not_for, ..new.named(kept.matter.kind(), Some(row.id)) });
        }
        Ok(tasks)
    }

    /// Objections, messages, and what offers still wait for.
    async fn after_publication(&self, link: &mut Link<'_>, board: &Board) -> Result<Vec<Task>, No> {
        let (round, now) = (board.book.id, self.now());
        let mut offers =
            if board.book.phase.is_told() { store::offers::of_round(link, round).await? } else { Vec::new() };
        offers.retain(|offer| offer.staff_from <= now);
        let open: BTreeMap<Uuid, DateTime<Utc>> = offers
            .iter()
            .filter(|offer| offer.at(now).state == OfferState::Open)
            .map(|offer| (offer.application, offer.answer_by))
            .collect();
        let mut tasks = Vec::new();
        for row in store::messages::to_look_after(link, round, MOST_MAILS).await? {
            let Some(application) = row.application.filter(|_| row.kind != "test") else { continue };
            let new = Task::new(round, (TaskKind::Mail, row.id.to_string()), row.created_at);
            let due = open.get(&application).copied();
            tasks.push(new.about(application, "").due(due).named(&row.kind, Some(row.id)));
        }
        let publications = store::publications::of_round(link, round).await?;
        let owed = self.upheld(link, round).await?;
        let owed: Vec<Uuid> = owed.into_iter().map(|row| row.id).collect();
        for row in store::objections::of_round(link, round).await? {
            if owed.contains(&row.id) {
                let new = Task::new(round, (TaskKind::Objection, row.id.to_string()), row.received_at);
                tasks.push(new.about(row.application, "").named("upheld", Some(row.id)));
            }
            if !row.state().is_open() {
                continue;
            }
            let new = Task::new(round, (TaskKind::Objection, row.id.to_string()), row.received_at);
            let due = end_of(term_ends(day_of(row.received_at), 1));
            let waits = |one: &&OfferRow| Some(one.id) == row.offer && one.contested;
            let word = if offers.iter().any(|one| waits(&one)) { "award" } else { "decision" };
            let decided = publications.iter().filter(|one| one.id == row.publication);
            let not_for = decided.flat_map(|one| [one.author, one.approver]).collect();
            let new = new.about(row.application, "").due(Some(due)).named(word, Some(row.id));
            tasks.push(Task { not_for, ..new });
        }
        if board.book.phase == Phase::Published {
            for offer in &offers {
                match offer.at(now).state {
                    OfferState::Open => tasks.extend(self.to_consent(link, board, offer).await?),
                    OfferState::Accepted => tasks.extend(self.to_bring(link, board, offer).await?),
                    _ => {}
                }
            }
        }
        Ok(tasks)
    }

    /// The consent that an open offer waits for. Whose consent is given is not opened; of the others their age is asked.
    async fn to_consent(
        &self,
        link: &mut Link<'_>,
        board: &Board,
        offer: &OfferRow,
    ) -> Result<Option<Task>, No> {
        if board.book.settings.consent.is_none() {
            return Ok(None);
        }
        let said = store::consents::of_offer(link, offer.id).await?;
        let given = said.last().and_then(store::consents::ConsentRow::event) == Some(consent::Event::Given);
        let starts = self.starts_of(link, &board.book, Some(offer)).await?;
        if given || self.consent_to(link, (&board.book, offer), starts).await?.is_none() {
            return Ok(None);
        }
        let since = offer.staff_from;
        let new = Task::new(board.book.id, (TaskKind::Consent, offer.id.to_string()), since);
        Ok(Some(new.about(offer.application, "").due(Some(offer.answer_by))))
    }

    /// The papers that are overdue after an acceptance. Nobody is opened before a day has passed.
    async fn to_bring(&self, link: &mut Link<'_>, board: &Board, offer: &OfferRow) -> Result<Vec<Task>, No> {
        let (book, papers) = (&board.book, &board.book.settings.papers);
        if papers.is_empty() {
            return Ok(Vec::new());
        }
        let events = store::offers::events(link, offer.id).await?;
        let accepted = events.iter().rev().find(|one| one.kind == Event::Accepted.name());
        let Some(day) = accepted.map(|one| day_of(one.at)) else { return Ok(Vec::new()) };
        let said = store::papers::of_application(link, offer.application).await?;
        let here =
            |word: &str| said.iter().rev().find(|one| one.paper == word).is_some_and(|one| one.received);
        let late = papers.iter().filter(|paper| paper.due(day) < book.today && !here(&paper.word));
        let late: Vec<_> = late.collect();
        if late.is_empty() {
            return Ok(Vec::new());
        }
        let row = store::applications::by_id(link, offer.application).await?.ok_or(No::NotFound)?;
        let born = born(&self.opened(&row)?)?;
        let first = book.day_of_ages(self.starts_of(link, book, Some(offer)).await?);
        let needed = late.into_iter().filter(|paper| paper.is_needed(born, first));
        let task = |paper: &crate::domain::papers::Paper| {
            let due = end_of(paper.due(day));
            let subject = format!("{} {}", offer.id, paper.word);
            let new = Task::new(book.id, (TaskKind::Document, subject), due);
            new.about(row.id, &row.number).due(Some(due)).named(&paper.word, None)
        };
        Ok(needed.map(task).collect())
    }

    /// Puts the numbers of their applications to those that have none yet.
    async fn number(&self, link: &mut Link<'_>, tasks: &mut [Task]) -> Result<(), No> {
        let missing = |task: &&Task| task.number.is_empty();
        let ids: Vec<Uuid> = tasks.iter().filter(missing).filter_map(|task| task.application).collect();
        let mut numbers = BTreeMap::new();
        for some in ids.chunks(400) {
            let rows = store::applications::by_ids(link, some).await?;
            numbers.extend(rows.into_iter().map(|row| (row.id, row.number)));
        }
        for task in tasks.iter_mut().filter(|task| task.number.is_empty()) {
            let known = task.application.and_then(|id| numbers.get(&id));
            task.number = known.cloned().unwrap_or_default();
        }
        Ok(())
    }
}
