//! The list of a round's applications: narrowed by what columns say, found by keyed hashes, and opened only as far as a page shows,
//! unless it is sorted or narrowed by what stands sealed. Owns what is looked for in which way.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Book, Download, FactFile, First, Line, No, OfferState, Opened, Placed, Service, Standing, TypedWish,
    became::Became,
    fact_file::fact_columns,
    marks,
    remembered::People,
    roll::{Entry, wished},
    sheet::{cell::Cell, write::Writer},
    sorting::{OfFact, Order, Seen, sort},
    standing::{Stands, ready, standing},
};
use crate::{
    domain::{Caseworker, Status},
    files::sheet::write::Format,
    i18n::plain,
    store::{self, Link},
};

/// What a list is narrowed to; empty where it is not.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The word of a standing, [`UNDECIDED`] or [`NOWHERE`].
    pub status: String,
    /// The word of an outcome.
    pub outcome: String,
    /// The word of an offer's state.
    pub offer: String,
    /// A part of a number, the beginnings of a name's words, a whole contact, or a personal code.
    pub q: String,
    /// The number of a placement that they wished for or have.
    pub placement: String,
    /// A fact.
    pub fact: Option<OfFact>,
    /// What it is sorted by.
    pub order: Order,
    /// Whether the last comes first.
    pub down: bool,
    /// The page, from 1.
    pub page: usize,
    /// How many a page has.
    pub most: usize,
}

impl Wanted {
    /// Whether everybody who is left has to be opened before the page is known.
    fn opens(&self) -> bool {
        self.order.opens() || self.fact.is_some() || !self.placement.is_empty()
    }

    /// Whether what stands sealed is wanted; `reaches` says whether wishes reach the placement.
    fn fits(
        &self,
        opened: Option<&Opened>,
        holds: Option<&str>,
        reaches: impl FnOnce(&Opened) -> bool,
    ) -> bool {
        let placed = self.placement.is_empty() || holds == Some(self.placement.as_str());
        let wishes = || opened.is_some_and(reaches);
        let fact = |fact: &OfFact| opened.is_some_and(|one| fact.fits(one));
        (placed || wishes()) && self.fact.as_ref().is_none_or(fact)
    }
}

/// Those that take part with a wish that is undecided.
pub const UNDECIDED: &str = "undecided";

/// Those that take part whom none of their wishes can give a place.
pub const NOWHERE: &str = "nowhere";

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
    /// Its applications, in their order.
    pub lines: Vec<Line>,
    /// The facts that lists can show, be sorted by and narrowed to, without values.
    pub facts: Vec<FactFile>,
    /// Number and title of every placement.
    pub places: Vec<(String, String)>,
}

impl Service {
    /// A page of a round's applications.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn list(&self, who: &Caseworker, slug: &str, wanted: &Wanted) -> Result<Listed, No> {
        let (book, places) = self.known_round(who, slug).await?;
        let roll = self.roll(&book, &places).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let became = self.became(link, &book).await?;
        let called = self.called(link, book.id, &wanted.q).await?;
        let mut found: Vec<&Entry> =
            roll.entries.iter().filter(|entry| fits(wanted, entry, &became)).collect();
        let q = plain(&wanted.q);
        found.retain(|entry| q.is_empty() || called.contains(&entry.id) || entry.plain.contains(&q));
        let held: BTreeMap<Uuid, &Placed> = places.iter().map(|place| (place.id, place)).collect();
        let holds = |entry: &Entry| held.get(&became.holds(entry.id)?).copied();
        let mut opened = People::new();
        if wanted.opens() {
            opened = self.remembered(link, book.id, &found).await?;
            let place = places.iter().find(|place| place.placement.id.as_str() == wanted.placement);
            let reaches = |one: &Opened| {
                let applicant = one.applicant();
                place
                    .zip(applicant.ok())
                    .is_some_and(|(place, applicant)| book.reach(one, &applicant).takes(&place.placement))
            };
            let number = |entry: &Entry| holds(entry).map(|place| place.placement.id.as_str());
            found.retain(|entry| {
                wanted.fits(opened.get(&entry.id).map(AsRef::as_ref), number(entry), reaches)
            });
        }
        let titles: BTreeMap<&str, &str> = places
            .iter()
            .map(|place| (place.placement.id.as_str(), place.placement.title.as_str()))
            .collect();
        let mut seen: Vec<Seen<'_, '_>> = found
            .iter()
            .map(|entry| Seen {
                entry,
                opened: opened.get(&entry.id).map(AsRef::as_ref),
                outcome: became.outcome(entry.id),
                offer: became.offer(entry.id),
                place: holds(entry).map(|place| place.placement.title.as_str()),
                first: opened
                    .get(&entry.id)
                    .and_then(|one| first_named(one))
                    .and_then(|number| titles.get(number).copied()),
            })
            .collect();
        sort(&mut seen, &wanted.order, wanted.down);
        let most = wanted.most.max(1);
        let pages = seen.len().div_ceil(most).max(1);
        let page = wanted.page.clamp(1, pages);
        let shown: Vec<&Entry> =
            seen.iter().skip((page - 1) * most).take(most).map(|one| one.entry).collect();
        let (any, found) = (!roll.entries.is_empty(), seen.len() as u64);
        drop(seen);
        let lines = self.lines(link, (&book, &places), &shown, &became).await?;
        let facts = fact_columns(&book, &places);
        let named = |place: &Placed| (place.placement.id.to_string(), place.placement.title.clone());
        let places = places.iter().map(named).collect();
        Ok(Listed { book, any, found, page, pages, lines, facts, places })
    }

    /// A spreadsheet of what a list shows: a header, and a row of cells for each application.
    pub fn list_file(
        &self,
        format: Format,
        (title, header): (String, Vec<String>),
        rows: Vec<Vec<Cell>>,
    ) -> Download {
        Download::begin(move |pipe| {
            let mut writer = Writer::new(format, &title, &header, pipe)?;
            rows.iter().try_for_each(|row| writer.row(row))?;
            writer.finish()
        })
    }

    /// These applications, opened.
    pub(super) async fn opened_all(
        &self,
        link: &mut Link<'_>,
        entries: &[&Entry],
    ) -> Result<BTreeMap<Uuid, Opened>, No> {
        let mut opened = BTreeMap::new();
        for some in entries.chunks(400) {
            let ids: Vec<Uuid> = some.iter().map(|entry| entry.id).collect();
            for row in store::applications::by_ids(link, &ids).await? {
                opened.insert(row.id, self.opened(&row)?);
            }
        }
        Ok(opened)
    }

    /// Those whom a name, a contact or a personal code finds.
    pub(super) async fn called(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        q: &str,
    ) -> Result<BTreeSet<Uuid>, No> {
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

    /// These applications as lists show them, in the same order, each opened as it stands.
    async fn lines(
        &self,
        link: &mut Link<'_>,
        (book, places): (&Book, &[Placed]),
        shown: &[&Entry],
        became: &Became,
    ) -> Result<Vec<Line>, No> {
        let opened = self.opened_all(link, shown).await?;
        let crowd = self.crowd(link, book).await?;
        let wished_for = wished(book, places, opened.values());
        let ready = ready(book, Some(&crowd), &wished_for);
        let titled = |number: &str| {
            let place = places.iter().find(|place| place.placement.id.as_str() == number);
            place.map(|place| place.placement.title.clone())
        };
        let held_at = |id: Uuid| places.iter().find(|place| place.id == id).map(|place| &place.placement);
        let told = |entry: &&Entry| {
            let one = opened.get(&entry.id).ok_or(No::NotFound)?;
            let Stands { standing, reasons, undecided, nowhere } = standing(one, &ready)?;
            let applicant = one.applicant()?;
            let holds = became.holds(entry.id).and_then(held_at);
            let known = (&applicant.facts, one.person.code.as_deref());
            Ok(Line {
                number: one.number.clone(),
                name: one.person.name.clone(),
                contact: one.person.contact.clone(),
                received_at: one.received_at,
                standing,
                reasons: book.all_formally(&reasons),
                undecided,
                nowhere,
                first: first(book, one, titled),
                wishes: one.person.wishes.len() + one.person.described.len(),
                twin: entry.twin.clone(),
                outcome: became.outcome(entry.id).map(Status::name),
                offer: became.offer(entry.id),
                answer_by: became.answer_by(entry.id),
                place: holds.map(|place| place.title.clone()),
                work: holds.map(|place| book.employed(known, place)),
                facts: applicant.facts,
            })
        };
        shown.iter().map(told).collect()
    }
}

/// Whether what stands in columns is wanted.
fn fits(wanted: &Wanted, entry: &Entry, became: &Became) -> bool {
    let is = |wanted: &str, found: Option<&str>| wanted.is_empty() || found == Some(wanted);
    let stands = match wanted.status.as_str() {
        UNDECIDED => entry.undecided > 0 && entry.word == Standing::Eligible(0).name(),
        NOWHERE => entry.nowhere,
        status => is(status, Some(entry.word)),
    };
    stands
        && is(&wanted.outcome, became.outcome(entry.id).map(Status::name))
        && is(&wanted.offer, became.offer(entry.id).map(OfferState::name))
}

/// What somebody wishes for most: a placement's title, or what one has to be like, which is empty where anything will do.
fn first(book: &Book, opened: &Opened, titled: impl Fn(&str) -> Option<String>) -> Option<First> {
    let first = TypedWish::of(&opened.person).into_iter().next()?;
    match first.number() {
        Some(number) => titled(number).map(First::Placement),
        None => book.choice_in_words(&first).map(First::Like),
    }
}

/// The number of the placement that somebody names first, where the first choice names one.
fn first_named(opened: &Opened) -> Option<&str> {
    let named = opened.person.wishes.iter().min_by_key(|wish| wish.rank)?;
    let described = opened.person.described.iter().map(|wish| wish.rank).min();
    described.is_none_or(|rank| named.rank < rank).then_some(&named.placement)
}
