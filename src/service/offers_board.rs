//! Offers after publication, placement by placement: what was answered, what is open and soon over, what was given on; and for one placement
//! who waits for a seat there. Owns what counts as soon over. Changes nothing; whoever is shown is noted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, OfferState, Opened, Placed, RunKind, Seats, Service, Standing,
    audit::{Looked, Looker},
    line::place_of_first,
    messages::SOON,
    roll::Roll,
    standing::ready,
};
use crate::{
    domain::Caseworker,
    rules::{Judgement, PairJudgement},
    store::{self, Link, offers::OfferRow},
};

/// The word for offers that have to be answered soon.
pub const EXPIRING: &str = "expiring";

/// The word for offers of seats that were given on.
pub const GIVEN_ON: &str = "given-on";

/// An offer on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question that a page asks")]
pub struct OfferLine {
    /// The number of the application.
    pub number: String,
    /// Whose it is; empty where it was erased.
    pub name: String,
    /// By what the person is reached.
    pub contact: String,
    /// Where it stands.
    pub state: OfferState,
    /// Whether the organisation says that it expects the person.
    pub confirmed: bool,
    /// Whether the award is contested.
    pub contested: bool,
    /// Until when it can be answered.
    pub answer_by: DateTime<Utc>,
    /// Whether that is soon.
    pub expiring: bool,
    /// Whether the seat was given on: another publication than the results made the offer.
    pub given_on: bool,
}

/// A placement on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPlace {
    /// Its seats.
    pub seats: Seats,
    /// Who offers it.
    pub organisation: String,
    /// The offers that are wanted, the newest first.
    pub offers: Vec<OfferLine>,
}

/// Somebody who waits for a seat at a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingLine {
    /// The number of the application.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// By what the person is reached.
    pub contact: String,
    /// The rank of that wish, where it names the placement.
    pub rank: Option<u8>,
    /// Whether the person goes before everyone else in line.
    pub first: bool,
}

/// A round's offers.
#[derive(Debug)]
pub struct OffersBoard {
    /// The round.
    pub book: Book,
    /// Placements with offers that are wanted, by number.
    pub places: Vec<BoardPlace>,
    /// Number and title of every placement.
    pub all_places: Vec<(String, String)>,
    /// How many offers there are: one person may have had several.
    pub all: u64,
    /// How many there are of each kind that can be wanted: of each state, which together are all of them, and of the two words above,
    /// which are some of these.
    pub counts: BTreeMap<&'static str, u64>,
    /// The page that is shown, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// Who waits at the placement that was asked for; `None` where none was.
    pub waiting: Option<Vec<WaitingLine>>,
}

/// Placements with their offers, page by page: so many offers fill one, and a placement stands on one with all of its offers.
fn pages<T, L>(places: Vec<(T, Vec<L>)>, most: usize) -> Vec<Vec<(T, Vec<L>)>> {
    let (mut pages, mut on_it) = (vec![Vec::new()], 0);
    for (place, lines) in places {
        if on_it >= most {
            pages.push(Vec::new());
            on_it = 0;
        }
        on_it += lines.len();
        if let Some(page) = pages.last_mut() {
            page.push((place, lines));
        }
    }
    pages
}

/// What is wanted of an offer.
fn is_wanted(wanted: &str, line: &OfferLine) -> bool {
    match wanted {
        "" => true,
        EXPIRING => line.expiring,
        GIVEN_ON => line.given_on,
        state => line.state.name() == state,
    }
}

/// The publications of a round that gave seats on.
async fn given_on_in(link: &mut Link<'_>, round: Uuid) -> Result<BTreeSet<Uuid>, No> {
    let known = store::publications::of_round(link, round).await?;
    Ok(known.iter().filter(|one| RunKind::of(&one.kind) != RunKind::Main).map(|one| one.id).collect())
}

/// The offers of a round whose people their organisations say they expect.
async fn confirmed_in(link: &mut Link<'_>, round: Uuid) -> Result<BTreeSet<Uuid>, No> {
    let said = store::confirmations::of_round(link, round).await?;
    Ok(said.into_iter().filter(|said| said.confirmed).map(|said| said.offer).collect())
}

impl Service {
    /// The offers of a round, of one state where `state` is a word for it, and of one placement where `place` is its number; of that one
    /// with who waits. Of many offers those of a page, from 1, which so many fill.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn offers_board(
        &self,
        who: &Caseworker,
        slug: &str,
        (state, place): (&str, &str),
        (page, most): (usize, usize),
    ) -> Result<OffersBoard, No> {
        let (row, book, posted) = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let row = self.row_for(link, who, slug).await?;
            (row.clone(), self.book(&row)?, self.places(link, row.id).await?)
        };
        let roll = self.roll(&book, &posted).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let now = self.now();
        let mut made = store::offers::of_round(link, row.id).await?;
        made.retain(|offer| offer.staff_from <= now);
        let given_on = given_on_in(link, row.id).await?;
        let mut counts = BTreeMap::<&'static str, u64>::new();
        let confirmed = confirmed_in(link, row.id).await?;
        let mut wanted: BTreeMap<Uuid, Vec<(Uuid, OfferLine)>> = BTreeMap::new();
        let seats = self.seats(link, &book).await?;
        let chosen = seats.iter().find(|one| one.number == place).map(|one| one.placement);
        for offer in made.iter().rev() {
            let one =
                line(offer, (given_on.contains(&offer.publication), confirmed.contains(&offer.id)), now);
            *counts.entry(one.state.name()).or_default() += 1;
            *counts.entry(EXPIRING).or_default() += u64::from(one.expiring);
            *counts.entry(GIVEN_ON).or_default() += u64::from(one.given_on);
            let here = place.is_empty() || chosen == Some(offer.placement);
            if here && is_wanted(state, &one) {
                wanted.entry(offer.placement).or_default().push((offer.application, one));
            }
        }
        let all = made.len() as u64;
        let names = self.organisation_names(link).await?;
        let of_seats = seats.iter().filter_map(|seats| Some((seats, wanted.remove(&seats.placement)?)));
        let mut found = pages(of_seats.collect(), most);
        let pages = found.len();
        let page = page.clamp(1, pages);
        let shown = found.swap_remove(page - 1);
        let mut places = Vec::new();
        for (seats, lines) in shown {
            let offers = self.named_lines(link, lines).await?;
            let organisation = names.get(&seats.organisation).cloned().unwrap_or_default();
            places.push(BoardPlace { seats: seats.clone(), organisation, offers });
        }
        let here = posted.iter().find(|one| book.phase.is_told() && one.placement.id.as_str() == place);
        let waiting = match here {
            Some(here) => Some(self.waiting_at(link, (&book, &roll), (&posted, here), &made).await?),
            None => None,
        };
        drop(conn);
        let offered = places.iter().flat_map(|one| &one.offers).map(|line| &line.number);
        let waits = waiting.iter().flatten().map(|line| &line.number);
        let shown: Vec<&str> = offered.chain(waits).map(String::as_str).collect();
        if !shown.is_empty() {
            let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-offers", looked).await?;
        }
        let all_places = seats.into_iter().map(|one| (one.number, one.title)).collect();
        Ok(OffersBoard { book, places, all_places, all, counts, page, pages, waiting })
    }

    /// These lines with number, name and contact.
    async fn named_lines(
        &self,
        link: &mut Link<'_>,
        lines: Vec<(Uuid, OfferLine)>,
    ) -> Result<Vec<OfferLine>, No> {
        let mut rows = BTreeMap::new();
        for some in lines.chunks(400) {
            let ids: Vec<Uuid> = some.iter().map(|(id, _)| *id).collect();
            let known = store::applications::by_ids(link, &ids).await?;
            rows.extend(known.into_iter().map(|row| (row.id, row)));
        }
        let mut named = Vec::new();
        for (id, line) in lines {
            let row = rows.get(&id).ok_or(No::NotFound)?;
            let person = match row.wrapped_key {
                Some(_) => self.stated(row)?.person,
                None => super::Person::default(),
            };
            let (name, contact) = (person.name, person.contact);
            named.push(OfferLine { number: row.number.clone(), name, contact, ..line });
        }
        Ok(named)
    }

    /// Who is in line, wished for a placement and may have it, in the order of the results; whoever goes before everyone else comes first.
    async fn waiting_at(
        &self,
        link: &mut Link<'_>,
        (book, roll): (&Book, &Roll),
        (placed, here): (&[Placed], &Placed),
        made: &[OfferRow],
    ) -> Result<Vec<WaitingLine>, No> {
        let newest: BTreeMap<Uuid, Uuid> = made.iter().map(|offer| (offer.application, offer.id)).collect();
        let may = self.in_line(link, book).await?;
        let in_line = roll.entries.iter().filter(|entry| entry.word == Standing::Eligible(0).name());
        let in_line = in_line.filter(|entry| may.may_wait(entry.id)).collect::<Vec<_>>();
        let opened = self.remembered(link, book.id, &in_line).await?;
        let outcome = self.published_for_staff(link, book.id).await?;
        let order: BTreeMap<String, u64> = (outcome.iter())
            .flat_map(|outcome| &outcome.people)
            .filter_map(|person| Some((person.applicant.to_string(), person.order?)))
            .collect();
        let mut firsts = self.firsts(link, book.id).await?;
        // With a newer offer it has done its work.
        firsts.retain(|whose, first| first.offer == newest.get(whose).copied());
        let refused = self.refused_in(link, book.id).await?;
        let crowd = self.crowd(link, book).await?;
        let ready = ready(book, Some(&crowd), placed);
        let number = here.placement.id.as_str();
        let mut waiting = Vec::new();
        for entry in in_line {
            let Some(one) = opened.get(&entry.id) else { continue };
            if refused.contains_key(&(one.number.clone(), number.to_owned())) {
                continue;
            }
            let applicant = one.applicant()?;
            if !book.reach(one, &applicant).takes(&here.placement) {
                continue;
            }
            let prepared = book.rules.prepare_applicant(&applicant);
            let judged = ready.pair((&prepared, &applicant.facts), number);
            if matches!(judged, Some(PairJudgement::Possible)) {
                let first = firsts.get(&entry.id);
                let tier = match book.rules.judge(&prepared) {
                    Judgement::Eligible { tier } => tier,
                    _ => u8::MAX,
                };
                let number = first.map_or(u32::MAX, place_of_first);
                let order = order.get(&one.number).copied();
                waiting.push(((number, tier, order.is_none(), order, one.arrival), one, first.is_some()));
            }
        }
        waiting.sort_by_key(|(turn, ..)| *turn);
        let told = |(_, one, first): (_, &std::sync::Arc<Opened>, bool)| WaitingLine {
            number: one.number.clone(),
            name: one.person.name.clone(),
            contact: one.person.contact.clone(),
            rank: one.person.wishes.iter().find(|wish| wish.placement == number).map(|wish| wish.rank),
            first,
        };
        Ok(waiting.into_iter().map(told).collect())
    }
}

/// An offer before its person is opened.
fn line(offer: &OfferRow, (given_on, confirmed): (bool, bool), now: DateTime<Utc>) -> OfferLine {
    let standing = offer.at(now);
    let open = standing.state == OfferState::Open;
    OfferLine {
        number: String::new(),
        name: String::new(),
        contact: String::new(),
        state: standing.state,
        confirmed: confirmed && standing.state == OfferState::Accepted,
        contested: standing.contested,
        answer_by: offer.answer_by,
        expiring: open && offer.answer_by > now && offer.answer_by <= now + SOON,
        given_on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placement_stands_on_one_page_with_all_of_its_offers_and_a_page_has_no_more_than_it_needs() {
        let of = |sizes: &[usize]| {
            let places = sizes.iter().map(|size| (*size, vec![(); *size])).collect();
            let pages = pages(places, 100).into_iter();
            pages.map(|page| page.into_iter().map(|(size, _)| size).collect()).collect::<Vec<Vec<usize>>>()
        };
        assert_eq!(of(&[]), [[0; 0]]);
        assert_eq!(of(&[60, 39, 1, 250, 2]), [vec![60, 39, 1], vec![250], vec![2]]);
        assert_eq!(of(&[99, 150, 1]), [vec![99, 150], vec![1]]);
    }
}
