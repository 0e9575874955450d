//! A round is finished. Owns what keeps it from that; and that seats which somebody in line could take stay empty only where a
//! caseworker has read how many seats and how many people these are, and said why.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, OfferState, Phase, Placed, Refusal, RunState, Service, Standing, about::work_days,
    approvals::ground, book::day_of, offers::starts, place_of, prepare::busy, standing::ready,
};
use crate::{
    domain::{Arg, Caseworker, RoundVerb},
    rules::PairJudgement,
    store::{self, Link, finishes::FinishRow, offers::OfferRow, rounds::RoundRow},
};

/// How often everything is looked at again because the round changed meanwhile.
const ATTEMPTS: usize = 3;

/// How many people are opened at once.
const SLICE: usize = 400;

/// What a round leaves that is finished now: quotas and the like are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Left {
    /// Seats that are free at placements that somebody in line could take.
    pub seats: u64,
    /// People in line who could take one of them.
    pub people: u64,
}

/// A round about to be finished.
#[derive(Debug)]
pub struct Finishing {
    /// The round.
    pub book: Book,
    /// What it leaves.
    pub left: Left,
    /// People whose work is not over yet.
    pub working: u64,
}

/// That a round was finished beside people in line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// What it left.
    pub left: Left,
    /// The name of whoever finished it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub ground: String,
}

/// Who takes part in a round as it is at a revision, holds nothing, and could take a seat: by placement with free seats, the
/// applications.
struct Takers {
    revision: i64,
    could: BTreeMap<Uuid, Vec<Uuid>>,
}

impl Service {
    /// What a round leaves that is finished now, for a caseworker of its authority.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn finishing(&self, who: &Caseworker, slug: &str) -> Result<Finishing, No> {
        let row = self.row_for(&mut self.db.read().await?.link(), who, slug).await?;
        let book = self.book(&row)?;
        if book.phase != Phase::Published {
            return Ok(Finishing { book, left: Left::default(), working: 0 });
        }
        let takers = self.takers(&book).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let left = self.left_by(link, &book, &takers).await?.unwrap_or_default();
        let working = self.working(link, &book).await?;
        Ok(Finishing { book, left, working })
    }

    /// How many accepted a place whose last day of work is not over; where no last day is known, whose work has not begun.
    async fn working(&self, link: &mut Link<'_>, book: &Book) -> Result<u64, No> {
        let goes_on = |placed: &Placed| match work_days(&placed.placement) {
            (_, Some(last)) => last >= book.today,
            (first, None) => {
                first.or(book.settings.dates.get("starts").copied()).is_some_and(|day| day > book.today)
            }
        };
        let places: BTreeSet<Uuid> = self
            .places(link, book.id)
            .await?
            .iter()
            .filter(|placed| goes_on(placed))
            .map(|placed| placed.id)
            .collect();
        let offers = store::offers::of_round(link, book.id).await?;
        let works = |offer: &&OfferRow| {
            offer.at(self.now()).state == OfferState::Accepted && places.contains(&offer.placement)
        };
        Ok(offers.iter().filter(works).count() as u64)
    }

    /// Finishes a round that leaves no free seat which somebody in line could take: no offer is open, no run is under way, no
    /// proposal waits, nobody may still give back an accepted place before its work begins, and nobody whom an act refuses something
    /// can contest it any more; from then on nothing in it changes but
    /// objections.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; refusals `refused-not-published`, `refused-finished`,
    /// `refused-offers-open`, `refused-contests-open`, `refused-objections-open`, `refused-upheld-open`, `refused-corrections-open`,
    /// `refused-run-under-way`, `refused-approvals-wait`, `refused-work-ahead`, `refused-acts-untold`, `refused-terms-run`,
    /// `refused-seats-left`.
    pub async fn finish(&self, who: &Caseworker, slug: &str) -> Result<(), No> {
        self.finish_round((who, slug), None).await
    }

    /// Finishes a round for a caseworker who has read what it leaves, and says why. Whatever else it would leave by now is read
    /// again first.
    ///
    /// # Errors
    /// As [`finish`](Self::finish); [`No::Invalid`] at `ground`.
    pub async fn finish_leaving(
        &self,
        who: &Caseworker,
        slug: &str,
        (left, typed): (Left, &str),
    ) -> Result<(), No> {
        self.finish_round((who, slug), Some((left, typed))).await
    }

    async fn finish_round(
        &self,
        (who, slug): (&Caseworker, &str),
        knowing: Option<(Left, &str)>,
    ) -> Result<(), No> {
        for _ in 0..ATTEMPTS {
            if self.try_to_finish((who, slug), knowing).await? {
                return Ok(());
            }
        }
        Err(busy())
    }

    /// Whether the round did not change between looking and locking it.
    async fn try_to_finish(
        &self,
        (who, slug): (&Caseworker, &str),
        knowing: Option<(Left, &str)>,
    ) -> Result<bool, No> {
        let known = self.row_for(&mut self.db.read().await?.link(), who, slug).await?;
        let book = self.book(&known)?;
        RoundVerb::Finish.may(book.phase).map_err(Refusal::new)?;
        let terms = self.terms(&mut self.db.read().await?.link(), &book).await?;
        let takers = self.takers(&book).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        RoundVerb::Finish.may(book.phase).map_err(Refusal::new)?;
        self.nothing_waits(link, &row).await?;
        self.work_begun(link, &book).await?;
        self.terms_over(link, &book, terms).await?;
        if row.revision != takers.revision {
            return Ok(false);
        }
        let Some(left) = self.left_by(link, &book, &takers).await? else { return Ok(false) };
        let told = match knowing {
            _ if left == Left::default() => {
                self.note(link, Some(who.staff()), "finish", (Some(row.id), slug)).await?;
                None
            }
            Some((read, typed)) if read == left => Some(ground(typed)?),
            _ => return Err(seats_left(left)),
        };
        if let Some(ground) = told {
            let (account, count) = (who.staff().account, |n| i64::try_from(n).unwrap_or(i64::MAX));
            let finish = FinishRow {
                round: row.id,
                account,
                at: self.now(),
                seats: count(left.seats),
                people: count(left.people),
                sealed: self.vault.seal(&place_of("finish", row.id), &ground)?,
            };
            store::finishes::add(link, &finish).await?;
            let named = format!("{slug} {} {}", left.seats, left.people);
            self.note(link, Some(who.staff()), "finish-leaving", (Some(row.id), &named)).await?;
        }
        store::rounds::touch(link, row.id).await?;
        store::rounds::set_state(link, row.id, "finished").await?;
        tx.commit().await?;
        Ok(true)
    }

    /// That the work of everybody who accepted a place has begun, where its first day is known: until then a person may give the place
    /// back, and the seat goes on to whoever is in line.
    async fn work_begun(&self, link: &mut Link<'_>, book: &Book) -> Result<(), No> {
        let places = store::placements::of_round(link, book.id).await?;
        let places: BTreeMap<Uuid, _> = places.iter().map(|place| (place.id, starts(book, place))).collect();
        let (mut people, mut last) = (0_i64, None);
        for offer in store::offers::of_round(link, book.id).await? {
            let accepted = offer.at(self.now()).state == OfferState::Accepted;
            let begins =
                places.get(&offer.placement).copied().flatten().filter(|begins| *begins > self.now());
            if let Some(begins) = begins.filter(|_| accepted) {
                people += 1;
                last = last.max(Some(day_of(begins)));
            }
        }
        let Some(day) = last else { return Ok(()) };
        let refusal = Refusal::new("refused-work-ahead").with("n", Arg::Whole(people));
        Err(refusal.with("day", Arg::Date(day)).into())
    }

    /// Whether nothing in a locked round waits for anybody.
    async fn nothing_waits(&self, link: &mut Link<'_>, row: &RoundRow) -> Result<(), No> {
        let offers = store::offers::of_round(link, row.id).await?;
        let open = offers.iter().filter(|one| one.at(self.now()).state == OfferState::Open).count();
        if open > 0 {
            let open = i64::try_from(open).unwrap_or(i64::MAX);
            return Err(Refusal::new("refused-offers-open").with("n", Arg::Whole(open)).into());
        }
        if offers.iter().any(|one| one.contested) {
            return Err(Refusal::new("refused-contests-open").into());
        }
        if self.open_objections(link, row.id).await? > 0 {
            return Err(Refusal::new("refused-objections-open").into());
        }
        self.nothing_owed(link, row.id).await?;
        if self.to_correct(link, row.id).await? > 0 {
            return Err(Refusal::new("refused-corrections-open").into());
        }
        let runs = store::runs::of_round(link, row.id).await?;
        if runs.iter().any(|run| RunState::of(&run.state).under_way()) {
            return Err(Refusal::new("refused-run-under-way").into());
        }
        if !store::approvals::waiting(link, row.id).await?.is_empty() {
            return Err(Refusal::new("refused-approvals-wait").into());
        }
        Ok(())
    }

    /// Who could take a seat that is free now. Nobody is opened where none is.
    async fn takers(&self, book: &Book) -> Result<Takers, No> {
        let placed = self.places(&mut self.db.read().await?.link(), book.id).await?;
        let roll = self.roll(book, &placed).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let seats = self.seats(link, book).await?;
        let free: BTreeSet<Uuid> = seats.iter().filter(|one| one.free > 0).map(|one| one.placement).collect();
        let mut could: BTreeMap<Uuid, Vec<Uuid>> = free.iter().map(|id| (*id, Vec::new())).collect();
        let in_line = self.in_line(link, book).await?;
        let eligible = roll.entries.iter().filter(|one| one.word == Standing::Eligible(0).name());
        let waiting: Vec<Uuid> =
            eligible.map(|one| one.id).filter(|id| !free.is_empty() && in_line.may_wait(*id)).collect();
        let refused = self.refused_in(link, book.id).await?;
        let there: Vec<&Placed> = placed.iter().filter(|one| free.contains(&one.id)).collect();
        let crowd = self.crowd(link, book).await?;
        let ready = ready(book, Some(&crowd), &placed);
        for some in waiting.chunks(SLICE) {
            for row in store::applications::by_ids(link, some).await? {
                if row.wrapped_key.is_none() {
                    continue;
                }
                let opened = self.opened(&row)?;
                let applicant = opened.applicant()?;
                let (prepared, reach) =
                    (book.rules.prepare_applicant(&applicant), book.reach(&opened, &applicant));
                for place in &there {
                    let number = place.placement.id.as_str();
                    let judged = ready.pair((&prepared, &applicant.facts), number);
                    if reach.takes(&place.placement)
                        && !refused.contains_key(&(row.number.clone(), number.to_owned()))
                        && judged == Some(PairJudgement::Possible)
                    {
                        could.entry(place.id).or_default().push(row.id);
                    }
                }
            }
        }
        Ok(Takers { revision: book.revision, could })
    }

    /// What stays empty beside whom; nothing where a seat came free of which `takers` do not know.
    async fn left_by(&self, link: &mut Link<'_>, book: &Book, takers: &Takers) -> Result<Option<Left>, No> {
        let (mut seats, mut people) = (0, BTreeSet::<Uuid>::new());
        let in_line = self.in_line(link, book).await?;
        for one in self.seats(link, book).await?.into_iter().filter(|one| one.free > 0) {
            let Some(could) = takers.could.get(&one.placement) else { return Ok(None) };
            let could: Vec<&Uuid> = could.iter().filter(|id| in_line.may_wait(**id)).collect();
            if !could.is_empty() {
                seats += one.free;
                people.extend(could);
            }
        }
        Ok(Some(Left { seats, people: people.len() as u64 }))
    }

    /// That a round was finished beside people in line, where it was.
    pub(super) async fn finished_leaving(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<Option<Finished>, No> {
        let Some(row) = store::finishes::of_round(link, round).await? else { return Ok(None) };
        let count = |n| u64::try_from(n).unwrap_or(0);
        let by = store::accounts::by_id(link, row.account).await?.map(|one| one.name).unwrap_or_default();
        let left = Left { seats: count(row.seats), people: count(row.people) };
        let ground = self.vault.open(&place_of("finish", round), &row.sealed)?;
        Ok(Some(Finished { left, by, at: row.at, ground }))
    }
}

/// That seats are free which people in line could take.
fn seats_left(left: Left) -> No {
    let count = |n| Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX));
    Refusal::new("refused-seats-left")
        .with("seats", count(left.seats))
        .with("people", count(left.people))
        .into()
}
