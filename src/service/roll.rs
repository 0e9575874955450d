//! A round's roll: everybody's number, standing and state, as columns say it. Owns that whoever was not judged as they are now is
//! judged before the roll is read, in slices; nothing sealed is opened for anybody else.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Book, No, Opened, Person, Placed, Service, Standing, TypedWish, Withdrawn,
    standing::{Ready, facts_of, ready, standing},
};
use crate::{
    domain::{Caseworker, Facts, draw::hex},
    i18n::plain,
    store::{
        self, Link,
        applications::ApplicationRow,
        standings::{RollRow, StandingRow},
    },
};

/// One application on a roll.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: Uuid,
    pub(super) number: String,
    /// The same as it is looked for.
    pub(super) plain: String,
    /// The number of the revision that stands.
    pub(super) version: i64,
    pub(super) received_at: DateTime<Utc>,
    /// The word of what the rules say: [`Standing::name`].
    pub(super) word: &'static str,
    /// About how many placements that someone who takes part wishes for a person has to decide.
    pub(super) undecided: u64,
    /// Whether it takes part, and none of its wishes can give it a place.
    pub(super) nowhere: bool,
    /// The number of another application with the same name and contact.
    pub(super) twin: Option<String>,
}

impl Entry {
    /// Whether a person has to decide something about it: whether it takes part, or a wish.
    pub(super) fn waits(&self) -> bool {
        self.word == Standing::NeedsPerson.name() || self.undecided > 0
    }

    /// Whether it takes no part because it was withdrawn, or does not count yet.
    pub(super) fn is_withdrawn(&self) -> bool {
        [Standing::Withdrawn, Standing::Unsigned].map(Standing::name).contains(&self.word)
    }
}

/// Everybody, by number.
#[derive(Debug)]
pub(super) struct Roll {
    pub(super) entries: Vec<Entry>,
}

impl Roll {
    fn new(rows: Vec<RollRow>) -> Self {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            let gone = Withdrawn::of_words(&row.state, &row.withdrawn_as).map(Withdrawn::standing);
            let gone = gone.or(row.erased.then_some(Standing::Erased));
            let stands = gone.is_none();
            let word = gone.map_or_else(|| word(row.word.as_deref().unwrap_or_default()), Standing::name);
            let alike = stands && row.twin.bytes().any(|byte| byte != b'-');
            let twin = if alike { known.insert(row.twin, row.number.clone()) } else { None };
            let undecided = u64::try_from(row.undecided.unwrap_or(0)).unwrap_or(0);
            let undecided = if stands { undecided } else { 0 };
            let nowhere = stands && row.nowhere.unwrap_or(false);
            let (id, number, version, received_at) = (row.id, row.number, row.version, row.received_at);
            let plain = plain(&number);
            entries.push(Entry { id, number, plain, version, received_at, word, undecided, nowhere, twin });
        }
        Self { entries }
    }

    /// How many have each standing; how many take part with a wish that is undecided, and how many with none that is possible.
    pub(super) fn counts(&self) -> (BTreeMap<&'static str, u64>, (u64, u64)) {
        let (mut standings, mut undecided, mut nowhere) = (BTreeMap::new(), 0, 0);
        for entry in &self.entries {
            *standings.entry(entry.word).or_default() += 1;
            undecided += u64::from(entry.word == Standing::Eligible(0).name() && entry.undecided > 0);
            nowhere += u64::from(entry.nowhere);
        }
        (standings, (undecided, nowhere))
    }

    /// The first application after this one about which a person has to decide something, be it a wish, from the beginning
    /// again after the last, and how many others there are; but those about whom somebody else goes, by their keys.
    pub(super) fn next_to_decide(&self, number: &str, busy: &BTreeSet<String>) -> Option<(String, u64)> {
        let others: Vec<&str> = self
            .entries
            .iter()
            .filter(|entry| entry.waits() && entry.number != number)
            .filter(|entry| busy.is_empty() || !busy.contains(&entry.id.to_string()))
            .map(|entry| entry.number.as_str())
            .collect();
        let after = others.iter().find(|other| **other > number).or(others.first())?;
        Some(((*after).to_owned(), others.len() as u64))
    }
}

/// A column's word as the code's.
fn word(word: &str) -> &'static str {
    [Standing::Eligible(0), Standing::NotEligible]
        .into_iter()
        .map(Standing::name)
        .find(|known| *known == word)
        .unwrap_or(Standing::NeedsPerson.name())
}

/// Whether the round's side constraints may count people: then what is said of one may depend on all.
fn counts_people(book: &Book) -> bool {
    !book.settings.constraints.is_empty()
}

/// What an application is judged by besides what it says: rules, settings and placements; and this program, whose next version may
/// understand them better.
fn ground(book: &Book, places: &[Placed]) -> String {
    let mut digest = Sha256::new();
    digest.update(env!("CARGO_PKG_VERSION"));
    digest.update(&book.pack_hash);
    digest.update(&book.law.toml);
    if counts_people(book) {
        digest.update(book.revision.to_string());
    }
    for place in places {
        digest.update(format!("\n{:?}", place.placement));
    }
    hex(&digest.finalize())[..32].to_owned()
}

fn judged(
    (book, ground): (&Book, &str),
    row: &ApplicationRow,
    opened: &Opened,
    ready: &Ready<'_>,
) -> Result<StandingRow, No> {
    let stands = standing(opened, ready)?;
    Ok(StandingRow {
        application: row.id,
        revision: row.version,
        pack_hash: book.pack_hash.clone(),
        ground: ground.to_owned(),
        word: stands.standing.name().to_owned(),
        undecided: i64::try_from(stands.undecided).unwrap_or(i64::MAX),
        nowhere: stands.nowhere,
    })
}

impl Service {
    /// Every placement of a round that is approved and not taken back, read once for each revision of the round: for whoever only looks. Never inside a transaction that writes, whose
    /// placements may come to nothing.
    pub(super) async fn known_places(
        &self,
        link: &mut Link<'_>,
        book: &Book,
    ) -> Result<Arc<Vec<Placed>>, No> {
        let state = (book.revision, book.pack_hash.clone());
        if let Some(places) = self.shelf.kept((book.id, "places"), &state) {
            return Ok(places);
        }
        let places = Arc::new(self.places(link, book.id).await?);
        self.shelf.keep((book.id, "places"), state, (places.len(), &places));
        Ok(places)
    }

    /// A round of a caseworker's authority with its known places, for whoever only looks.
    pub(super) async fn known_round(
        &self,
        who: &Caseworker,
        slug: &str,
    ) -> Result<(Book, Arc<Vec<Placed>>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let places = self.known_places(link, &book).await?;
        Ok((book, places))
    }

    /// The roll of a round, read once for each revision of it. Of many who ask at once the first reads it, the others wait.
    pub(super) async fn roll(&self, book: &Book, places: &[Placed]) -> Result<Arc<Roll>, No> {
        let state = (book.revision, book.pack_hash.clone());
        if let Some(roll) = self.shelf.kept((book.id, "roll"), &state) {
            return Ok(roll);
        }
        let _turn = self.assessing.acquire().await.map_err(|error| No::Broken(error.to_string()))?;
        if let Some(roll) = self.shelf.kept((book.id, "roll"), &state) {
            return Ok(roll);
        }
        self.judge_all(book, places).await?;
        let rows = store::standings::roll(&mut self.db.read().await?.link(), book.id).await?;
        let roll = Arc::new(Roll::new(rows));
        self.shelf.keep((book.id, "roll"), state, (roll.entries.len(), &roll));
        Ok(roll)
    }

    /// Judges everybody who was not judged as they are now: after a spreadsheet, other rules, other placements.
    pub(super) async fn judge_all(&self, book: &Book, places: &[Placed]) -> Result<(), No> {
        let ground = ground(book, places);
        let mut crowd: Option<Vec<Facts>> = None;
        loop {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let rows = store::standings::stale(link, book.id, &ground, store::preparations::SLICE).await?;
            if rows.is_empty() {
                return Ok(());
            }
            if crowd.is_none() {
                crowd = Some(self.crowd(link, book).await?);
            }
            drop(conn);
            let judged = {
                let ready = ready(book, crowd.as_deref(), places);
                let judge = |row: &ApplicationRow| judged((book, &ground), row, &self.opened(row)?, &ready);
                rows.iter().map(judge).collect::<Result<Vec<_>, No>>()?
            };
            let mut tx = self.db.write().await?;
            store::standings::put(&mut tx.link(), &judged).await?;
            tx.commit().await?;
        }
    }

    /// Judges whoever was not judged as they are now, once what changed them counts. Should it fail, whoever reads the roll next
    /// does it.
    pub(super) async fn judge_round(&self, round: Uuid) {
        let judged = async {
            let (book, places) = {
                let mut conn = self.db.read().await?;
                let link = &mut conn.link();
                let row = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
                (self.book(&row)?, self.places(link, round).await?)
            };
            self.judge_all(&book, &places).await
        };
        if let Err(no) = judged.await {
            tracing::warn!(%no, "a round is not judged yet");
        }
    }

    /// Judges one application in the transaction that changed it. Where what is said of one may depend on all, it is left to whoever
    /// reads the roll next.
    pub(super) async fn judge_one(
        &self,
        link: &mut Link<'_>,
        (book, places): (&Book, &[Placed]),
        id: Uuid,
    ) -> Result<(), No> {
        if counts_people(book) {
            return Ok(());
        }
        let row = store::applications::by_id(link, id).await?.ok_or(No::NotFound)?;
        let judged = {
            let opened = self.opened(&row)?;
            let wished = wished(book, places, [&opened]);
            let ready = ready(book, Some(&[]), &wished);
            judged((book, &ground(book, places)), &row, &opened, &ready)?
        };
        Ok(store::standings::put(link, &[judged]).await?)
    }

    /// The facts of everyone who takes part, where side constraints may count them; otherwise nobody's.
    pub(super) async fn crowd(&self, link: &mut Link<'_>, book: &Book) -> Result<Vec<Facts>, No> {
        if counts_people(book) { facts_of(&self.people(link, book.id).await?) } else { Ok(Vec::new()) }
    }

    /// How many wished for each placement, and how many at the first rank; of what is known already, only what was revised
    /// since is opened.
    pub(super) async fn wished(
        &self,
        roll: &Roll,
        (book, places): (&Book, &[Placed]),
    ) -> Result<Arc<Wished>, No> {
        let (round, state) = (book.id, (book.revision, book.pack_hash.clone()));
        if let Some(counts) = self.shelf.kept((round, "wished"), &state) {
            return Ok(counts);
        }
        let known: Option<Arc<Wishes>> = self.shelf.latest((round, "wishes"));
        let mut wishes = Wishes::new();
        let mut missing = Vec::new();
        for entry in roll.entries.iter().filter(|entry| !entry.is_withdrawn()) {
            match known.as_ref().and_then(|known| known.get(&entry.id)) {
                Some(kept) if kept.0 == entry.version => drop(wishes.insert(entry.id, kept.clone())),
                _ => missing.push(entry.id),
            }
        }
        let changed = !missing.is_empty() || known.is_none_or(|known| known.len() != wishes.len());
        for ids in missing.chunks(400) {
            let rows = store::applications::by_ids(&mut self.db.read().await?.link(), ids).await?;
            for row in rows {
                let person = self.stated(&row)?.person;
                // What fits a description changes with the placements: it is never known already.
                let version = if person.described.is_empty() { row.version } else { DESCRIBED };
                wishes.insert(row.id, (version, said(book, places, &person)));
            }
        }
        let mut counts = Wished::new();
        for (placement, rank) in wishes.values().flat_map(|(_, said)| said) {
            let count = counts.entry(placement.clone()).or_default();
            count.0 += 1;
            count.1 += u64::from(*rank == 1);
        }
        if changed {
            let size = wishes.len();
            self.shelf.keep((round, "wishes"), (0, String::new()), (size, &Arc::new(wishes)));
        }
        let counts = Arc::new(counts);
        self.shelf.keep((round, "wished"), state, (counts.len(), &counts));
        Ok(counts)
    }
}

/// How many wished for each placement, and how many at the first rank.
pub(super) type Wished = BTreeMap<String, (u64, u64)>;

/// Wishes by application, each with the revision that says them.
type Wishes = BTreeMap<Uuid, (i64, Vec<(String, u8)>)>;

/// The revision of nobody: what somebody with a description wishes for is looked for again.
const DESCRIBED: i64 = -1;

/// The placements that somebody's wishes reach, each with the best rank; and those that are named, whether or not they are offered.
fn said(book: &Book, places: &[Placed], person: &Person) -> Vec<(String, u8)> {
    let mut said: BTreeMap<String, u8> =
        person.wishes.iter().map(|wish| (wish.placement.clone(), wish.rank)).collect();
    for (rank, wish) in TypedWish::ranked_of(person).iter().filter(|(_, wish)| wish.number().is_none()) {
        for at in book.reached(wish, person.home, places) {
            let best = said.entry(places[at].placement.id.to_string()).or_insert(*rank);
            *best = (*rank).min(*best);
        }
    }
    said.into_iter().collect()
}

/// The placements that these people named, where that is all that matters; all placements where others count or somebody
/// described what they would take.
pub(super) fn wished<'a>(
    book: &Book,
    places: &[Placed],
    people: impl IntoIterator<Item = &'a Opened> + Clone,
) -> Vec<Placed> {
    let describe = people.clone().into_iter().any(|one| !one.person.described.is_empty());
    if describe || counts_people(book) {
        return places.to_vec();
    }
    let people = people.into_iter().flat_map(|one| &one.person.wishes);
    let numbers: BTreeSet<&str> = people.map(|wish| wish.placement.as_str()).collect();
    places.iter().filter(|place| numbers.contains(place.placement.id.as_str())).cloned().collect()
}
