//! Where somebody stands in line after publication: what became of their newest offer, who goes before everyone else, and for whom
//! there is a seat above a placement's own. Owns that this is said the same way for every run.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, Letter, No, Offered, Opened, Phase, Placed, RunKind, Seats, Service, book::id, folder::Tables,
    standing::ready,
};
use crate::{
    chance,
    domain::{Applicant, Ending, OutOfLine, offer::State},
    files::{
        csv_line,
        holders::{self, Holding},
    },
    rules::{Judgement, PairJudgement},
    store::{
        self, Link,
        corrections::{ExcessRow, FirstRow},
        offers::OfferRow,
        runs::RunRow,
    },
};

/// A seat above a placement's own that a run gives somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Above {
    /// Whose: the application's key.
    pub(super) application: Uuid,
    /// The placement's key.
    pub(super) placement: Uuid,
    /// Number of the application.
    pub(super) person: String,
    /// Number of the placement.
    pub(super) place: String,
}

/// Whom of a round their offers, or a place in another round, keep out of the line.
#[derive(Debug, Default)]
pub(super) struct InLine {
    out: BTreeSet<Uuid>,
    offered: BTreeSet<Uuid>,
}

impl InLine {
    /// Whether nothing of that keeps an application out of the line.
    pub(super) fn may_wait(&self, application: Uuid) -> bool {
        !self.out.contains(&application)
    }

    /// Whether an application was ever offered a place.
    pub(super) fn was_offered(&self, application: Uuid) -> bool {
        self.offered.contains(&application)
    }
}

/// Whether somebody's newest offer leaves them in line: there is none, or they do not hold it and were put first since.
pub(super) fn in_line_beside(
    newest: Option<&OfferRow>,
    first: Option<&FirstRow>,
    now: DateTime<Utc>,
) -> bool {
    newest.is_none_or(|offer| {
        let state = offer.at(now).state;
        let put_first = first.is_some_and(|first| first.offer == Some(offer.id));
        state == State::Replaced || (!state.holds() && put_first)
    })
}

impl Service {
    /// Who of a round may be in line as far as offers and other rounds go.
    pub(super) async fn in_line(&self, link: &mut Link<'_>, book: &Book) -> Result<InLine, No> {
        let mut newest: BTreeMap<Uuid, OfferRow> = BTreeMap::new();
        for offer in store::offers::of_round(link, book.id).await? {
            newest.insert(offer.application, offer);
        }
        let (firsts, now) = (self.firsts(link, book.id).await?, self.now());
        let mut out = self.hold_elsewhere(link, book).await?;
        let over = |(id, offer): &(&Uuid, &OfferRow)| !in_line_beside(Some(offer), firsts.get(id), now);
        out.extend(newest.iter().filter(over).map(|(id, _)| *id));
        Ok(InLine { out, offered: newest.into_keys().collect() })
    }

    /// Puts somebody first in line of a locked round, behind those who are there already; with their newest offer.
    pub(super) async fn put_first(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        (application, offer): (Uuid, Option<Uuid>),
        cause: &str,
    ) -> Result<(), No> {
        let before = store::corrections::first_for(link, application).await?;
        if before.is_some_and(|before| before.offer == offer) {
            return Ok(());
        }
        let (id, cause, at) = (chance::id()?, cause.to_owned(), self.now());
        let row = FirstRow { id, round, number: 0, application, offer, cause, at };
        Ok(store::corrections::add_first(link, &row).await?)
    }

    /// What somebody's newest offer, which they do not hold, makes of their place in line: whatever became of it puts them out of
    /// the line, unless they were put first since. `first` is when they were last put first in line.
    pub(super) fn stands_in_line(
        &self,
        applicant: &mut Applicant,
        newest: Option<&OfferRow>,
        first: Option<&FirstRow>,
    ) {
        // Put first before the newest offer was made: that has done its work.
        let first = first.filter(|first| first.offer == newest.map(|offer| offer.id));
        let out = match newest.map(|offer| offer.at(self.now()).state) {
            _ if first.is_some() => None,
            Some(State::Declined) => Some(OutOfLine::Declined),
            Some(State::Lapsed) => Some(OutOfLine::Lapsed),
            Some(State::Left) => Some(OutOfLine::Left),
            Some(State::DidNotCome) => Some(OutOfLine::DidNotCome),
            Some(State::Ended) => Some(OutOfLine::Ended),
            // Of a replaced offer the other one is newer; without it nothing was taken from anybody.
            None | Some(State::Open | State::Accepted | State::Replaced) => None,
        };
        if applicant.out_of_line.is_none() {
            applicant.out_of_line = out;
        }
        if applicant.out_of_line.is_none() {
            applicant.entry.first_in_line = first.map(place_of_first);
        }
    }

    /// Whether somebody reads that they are first in line, by what they see: their newest offer is over and they were put first since,
    /// or they wait in line and were put first before any.
    pub(super) async fn is_first(
        &self,
        link: &mut Link<'_>,
        (book, application): (&Book, Uuid),
        (letter, offers): (Option<&Letter>, &[Offered]),
    ) -> Result<bool, No> {
        let waits = match offers.first() {
            Some(offer) => !offer.state.holds(),
            None => letter.is_some_and(|letter| letter.person.is_in_line()),
        };
        if book.phase != Phase::Published || !waits {
            return Ok(false);
        }
        let first = store::corrections::first_for(link, application).await?;
        Ok(first.is_some_and(|first| first.offer == offers.first().map(|offer| offer.id)))
    }

    /// Gives the oldest seat above a placement's own that nobody was offered yet to its person: for this run they hold it already, so
    /// that no quota and nobody who is to come together with them stands in its way, and nobody loses a seat by it. Not while a seat is
    /// free at a placement that the person chose: that one comes first, where nothing but seats counts.
    pub(super) async fn with_excess(
        &self,
        link: &mut Link<'_>,
        (book, kind): (&Book, RunKind),
        (people, seats): (&[Opened], &[Seats]),
        tables: &mut Tables,
    ) -> Result<(), No> {
        if kind != RunKind::Correction {
            return Ok(());
        }
        let unused = store::corrections::unused_excess(link, book.id).await?;
        if unused.is_empty() {
            return Ok(());
        }
        let places = self.places(link, book.id).await?;
        let pairs = store::approvals::refused_pairs(link, book.id).await?;
        let refused: BTreeSet<_> = pairs.into_iter().map(|pair| (pair.application, pair.placement)).collect();
        let Some((excess, at)) = next_excess((book, &places), &unused, (people, seats), (tables, &refused))
        else {
            return Ok(());
        };
        let Some(seats) = seats.iter().find(|seats| seats.placement == excess.placement) else {
            return Ok(());
        };
        tables.applicants[at].entry.first_in_line = None;
        let (applicant, placement) = (tables.applicants[at].id.clone(), id(&seats.number)?);
        tables.holders.push(Holding { applicant, placement, may_move: false });
        Ok(())
    }

    /// The seats above placements' own that nobody was offered yet, by numbers of application and placement.
    pub(super) async fn excess_pairs(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<Vec<(String, String)>, No> {
        let mut pairs = Vec::new();
        for row in store::corrections::unused_excess(link, round).await? {
            let person = store::applications::by_id(link, row.application).await?;
            let place = store::placements::by_id(link, row.placement).await?;
            pairs.extend(person.zip(place).map(|(person, place)| (person.number, place.number)));
        }
        Ok(pairs)
    }

    /// To whom a run gives a seat above a placement's own: of a correction run whoever holds it in the folder and was not offered it yet.
    /// Whoever is given a seat of the placement itself has the other one signed still.
    pub(super) async fn given_above(&self, link: &mut Link<'_>, run: &RunRow) -> Result<Option<Above>, No> {
        let unused = match RunKind::of(&run.kind) {
            RunKind::Correction => store::corrections::unused_excess(link, run.round).await?,
            _ => Vec::new(),
        };
        if unused.is_empty() {
            return Ok(None);
        }
        let (files, _) = self.frozen(link, run.snapshot).await?;
        let holders =
            files.get(holders::FILE).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        for ExcessRow { application, placement, .. } in unused {
            let person = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?.number;
            let place = store::placements::by_id(link, placement).await?.ok_or(No::NotFound)?.number;
            let begins = format!("{},", csv_line(&[&person, &place]).trim_end());
            let offers = store::offers::of_application(link, application).await?;
            let holds = offers.first().is_some_and(|newest| newest.at(self.now()).state.holds());
            if !holds && holders.lines().any(|line| line.starts_with(&begins)) {
                return Ok(Some(Above { application, placement, person, place }));
            }
        }
        Ok(None)
    }

    /// When people of a round were last put first in line.
    pub(super) async fn firsts(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<BTreeMap<Uuid, FirstRow>, No> {
        let rows = store::corrections::first_of(link, round).await?;
        Ok(rows.into_iter().map(|row| (row.application, row)).collect())
    }
}

/// The number that files have for somebody who goes first in line; whoever lost an award that was given wrongly comes after all
/// others.
pub(super) fn place_of_first(first: &FirstRow) -> u32 {
    let last = crate::domain::Entry::MOST_FIRST;
    let behind = if first.cause == Ending::GivenWrongly.name() { last / 2 } else { 0 };
    u32::try_from(first.number).unwrap_or(last).saturating_add(behind).min(last)
}

/// The oldest seat above a placement's own whose person is in line, could take it and could take no free seat, with the person's
/// place in the list. Whoever is gone, or is `refused` there, holds up nobody else's.
fn next_excess<'a>(
    (book, places): (&Book, &[Placed]),
    unused: &'a [ExcessRow],
    (people, seats): (&[Opened], &[Seats]),
    (tables, refused): (&Tables, &BTreeSet<(Uuid, Uuid)>),
) -> Option<(&'a ExcessRow, usize)> {
    let ready = ready(book, None, places);
    for excess in unused {
        let Some(at) = people.iter().position(|one| one.id == excess.application) else { continue };
        let applicant = &tables.applicants[at];
        let holds = tables.holders.iter().any(|holder| holder.applicant == applicant.id);
        if holds || applicant.out_of_line.is_some() {
            continue;
        }
        let (prepared, reach) = (book.rules.prepare_applicant(applicant), book.reach(&people[at], applicant));
        let eligible = matches!(book.rules.judge(&prepared), Judgement::Eligible { .. });
        let possible = |seats: &Seats| {
            let judged = ready.pair((&prepared, &applicant.facts), &seats.number);
            let there = places.iter().find(|place| place.id == seats.placement);
            let wished = there.is_some_and(|there| reach.takes(&there.placement));
            let taken = !refused.contains(&(excess.application, seats.placement));
            eligible && wished && taken && judged == Some(PairJudgement::Possible)
        };
        let could = seats.iter().filter(|seats| possible(seats));
        let (mut signed, mut free) = (false, false);
        could.for_each(|seats| {
            signed |= seats.placement == excess.placement;
            free |= seats.free > 0;
        });
        // Beside quotas and the like a free seat is no promise.
        if signed && (!free || !book.settings.constraints.is_empty()) {
            return Some((excess, at));
        }
    }
    None
}
