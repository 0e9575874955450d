//! The list of a round's applications: narrowed by what columns say, found by keyed hashes, and opened only as far as a page shows.
//! Owns what is looked for in which way.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Book, Line, No, OfferState, Opened, Placed, Service, Standing, marks,
    roll::{Entry, wished},
    standing::{Stands, ready, standing},
};
use crate::{
    domain::Caseworker,
    i18n::plain,
    store::{self, Link},
};

/// What a list is narrowed to; empty where it is not.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The word of a standing, or [`UNDECIDED`].
    pub status: String,
    /// The word of an outcome.
    pub outcome: String,
    /// The word of an offer's state.
    pub offer: String,
    /// A part of a number, the beginnings of a name's words, a whole contact, or a personal code.
    pub q: String,
    /// The page, from 1.
    pub page: usize,
    /// How many a page has.
    pub most: usize,
}

/// Those that take part with a wish that is undecided.
pub const UNDECIDED: &str = "undecided";

/// A page of a list.
#[derive(Debug)]
pub struct Listed {
    /// The round.
    pub book: Book,
    /// Whether the round has any application.
    pub any: bool,
    /// How many were found.
    pub found: u64,
    /// The page that is shown, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// Its applications, by number.
    pub lines: Vec<Line>,
}

impl Service {
    /// A page of a round's applications.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn list(&self, who: &Caseworker, slug: &str, wanted: &Wanted) -> Result<Listed, No> {
        let (book, places) = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let row = self.row_for(link, who, slug).await?;
            (self.book(&row)?, self.places(link, row.id).await?)
        };
        let roll = self.roll(&book, &places).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let outcome = self.published_for_staff(link, book.id).await?;
        let people = outcome.iter().flat_map(|outcome| &outcome.people);
        let outcomes: BTreeMap<&str, &'static str> =
            people.map(|person| (person.applicant.as_str(), person.status.name())).collect();
        let mut offers: BTreeMap<Uuid, OfferState> = BTreeMap::new();
        if book.phase.is_told() {
            let made = store::offers::of_round(link, book.id).await?;
            for offer in made.into_iter().filter(|offer| offer.staff_from <= self.now()) {
                offers.insert(offer.application, offer.at(self.now()).state);
            }
        }
        let called = self.called(link, book.id, &wanted.q).await?;
        let q = plain(&wanted.q);
        let is = |wanted: &str, found: Option<&str>| wanted.is_empty() || found == Some(wanted);
        let fits = |entry: &&Entry| {
            let stands = match wanted.status.as_str() {
                UNDECIDED => entry.undecided > 0 && entry.word == Standing::Eligible(0).name(),
                status => is(status, Some(entry.word)),
            };
            stands
                && is(&wanted.outcome, outcomes.get(entry.number.as_str()).copied())
                && is(&wanted.offer, offers.get(&entry.id).map(|state| state.name()))
                && (q.is_empty() || called.contains(&entry.id) || entry.plain.contains(&q))
        };
        let found: Vec<&Entry> = roll.entries.iter().filter(fits).collect();
        let most = wanted.most.max(1);
        let pages = found.len().div_ceil(most).max(1);
        let page = wanted.page.clamp(1, pages);
        let shown: Vec<&Entry> = found.iter().skip((page - 1) * most).take(most).copied().collect();
        let mut lines = self.lines(link, (&book, &places), &shown).await?;
        for (line, entry) in lines.iter_mut().zip(&shown) {
            line.outcome = outcomes.get(line.number.as_str()).copied();
            line.offer = offers.get(&entry.id).copied();
        }
        let (any, found) = (!roll.entries.is_empty(), found.len() as u64);
        Ok(Listed { book, any, found, page, pages, lines })
    }

    /// Those whom a name, a contact or a personal code finds.
    async fn called(&self, link: &mut Link<'_>, round: Uuid, q: &str) -> Result<BTreeSet<Uuid>, No> {
        let mut called = BTreeSet::new();
        for words in marks::looked_for(&self.vault, q) {
            called.extend(store::standings::with_words(link, round, &words).await?);
        }
        if let Some(code) = marks::code_looked_for(&self.vault, q) {
            let rows = store::duplicates::marked(link, round, &code, marks::NOTHING).await?;
            called.extend(rows.into_iter().map(|row| row.id));
        }
        Ok(called)
    }

    /// These applications, opened, in the same order.
    async fn lines(
        &self,
        link: &mut Link<'_>,
        (book, places): (&Book, &[Placed]),
        shown: &[&Entry],
    ) -> Result<Vec<Line>, No> {
        let mut opened: BTreeMap<Uuid, Opened> = BTreeMap::new();
        for ids in shown.chunks(400) {
            let ids: Vec<Uuid> = ids.iter().map(|entry| entry.id).collect();
            for row in store::applications::by_ids(link, &ids).await? {
                opened.insert(row.id, self.opened(&row)?);
            }
        }
        let crowd = self.crowd(link, book).await?;
        let places = wished(book, places, opened.values());
        let ready = ready(book, Some(&crowd), &places);
        let told = |entry: &&Entry| {
            let one = opened.get(&entry.id).ok_or(No::NotFound)?;
            let Stands { standing, reasons, undecided } = standing(one, &ready)?;
            Ok(Line {
                number: one.number.clone(),
                name: one.person.name.clone(),
                contact: one.person.contact.clone(),
                received_at: one.received_at,
                standing,
                reasons,
                undecided,
                wishes: one.person.wishes.len() + one.person.described.len(),
                twin: entry.twin.clone(),
                outcome: None,
                offer: None,
            })
        };
        shown.iter().map(told).collect()
    }
}
