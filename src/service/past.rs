//! What is on record of people in earlier rounds of the same programme and authority, as facts of a round whose rules ask for it. Owns
//! who is found there: the person with the same personal code, or a former one; where the names differ, or somebody without a code
//! has this name and day of birth, nothing is taken for certain, and a person decides.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Riga;
use uuid::Uuid;

use super::{
    Book, No, Opened, Service, Source, Told,
    ask::told,
    book::phase,
    calls::name,
    marks::{Marks, NOTHING},
    offers::{KeptNoted, starts},
    place_of,
    prepare::busy,
    same_person::SameCodes,
};
use crate::{
    domain::{
        FactValue, Phase, Texts,
        offer::{Event, State},
        past::{Came, Held, Record, Stay, months_begun},
    },
    store::{self, Link, offers::OfferRow, past::PastRow, rounds::RoundRow},
};

/// How often everybody is looked for again because somebody said something meanwhile.
const ATTEMPTS: usize = 5;
/// The fact of placements that says on which day their work ends.
const LAST_DAY: &str = "last_day";
/// The day under a round's `[dates]` that says so of all of them.
const ENDS: &str = "ends";

/// Such a fact as its person and caseworkers read it.
#[derive(Debug, Clone)]
pub struct HeldFact {
    /// Its name in the pack.
    pub name: String,
    /// What it is called.
    pub label: Texts,
    /// Its value; nothing where the records cannot tell.
    pub value: Option<Told>,
    /// The rounds in which it is on record.
    pub rounds: Vec<Texts>,
    /// Whether a caseworker found out something else, which counts instead.
    pub overruled: bool,
    /// What rules say that read it, and the tiers that do.
    pub readers: Vec<Texts>,
}

/// An earlier round.
struct Earlier {
    row: RoundRow,
    book: Book,
    begins: NaiveDate,
}

/// What the records say of people who apply to a round.
struct Records {
    begins: NaiveDate,
    earlier: BTreeMap<Uuid, Earlier>,
    same: SameCodes,
    by_code: BTreeMap<String, Vec<PastRow>>,
    by_name: BTreeMap<String, Vec<PastRow>>,
    came: BTreeMap<Uuid, Vec<(NaiveDate, Came)>>,
}

impl Records {
    /// What is on record of somebody; nothing where no code says who it is.
    fn of(&self, marks: &Marks) -> Option<Record> {
        if marks.code == NOTHING {
            return None;
        }
        let mut record = Record::default();
        let found = self.same.of(&marks.code);
        let found = found.iter().filter_map(|code| self.by_code.get(code)).flatten();
        let alike = self.by_name.get(&marks.name).into_iter().flatten();
        for (row, certain) in found.map(|row| (row, true)).chain(alike.map(|row| (row, false))) {
            let differs = [&row.name_mark, &marks.name].iter().all(|mark| *mark != NOTHING)
                && row.name_mark != marks.name;
            let round = self.earlier.get(&row.round).map(|earlier| name(&earlier.row));
            let came = self.came.get(&row.id).into_iter().flatten();
            for ((begins, came), round) in came.filter_map(|came| Some((came, round.clone()?))) {
                if certain && !differs {
                    record.stays.push(Stay { round, begins: *begins, came: *came });
                } else {
                    record.doubtful.push(*begins);
                }
            }
        }
        Some(record)
    }

    /// The facts of somebody that the records give.
    fn held(&self, book: &Book, marks: &Marks) -> Vec<Held> {
        let Some(record) = self.of(marks) else { return Vec::new() };
        let rounds: Vec<NaiveDate> = self.earlier.values().map(|earlier| earlier.begins).collect();
        let past = book.rules.pack().past();
        let held = past.filter_map(|(name, asked, _)| {
            let found = asked.value(&record, self.begins, &rounds)?;
            Some(Held { fact: name.to_owned(), found })
        });
        held.collect()
    }
}

/// The day on which a round's work begins, or else the one after its last day for applications.
fn begins(book: &Book) -> NaiveDate {
    book.starts().unwrap_or_else(|| book.closes_at.with_timezone(&Riga).date_naive())
}

impl Book {
    /// Whether the rules ask for what is on record of earlier rounds.
    pub(super) fn asks_past(&self) -> bool {
        self.rules.pack().past().next().is_some()
    }

    /// What the records of earlier rounds say of somebody, fact by fact.
    pub(super) fn held_facts(&self, opened: &Opened) -> Vec<HeldFact> {
        let pack = self.rules.pack();
        let fact = |(name, _, fact): (&str, _, &crate::rules::Fact)| {
            let held = opened.held.iter().find(|held| held.fact == name);
            let decided = opened.decided.iter().rev().find(|decided| decided.fact == name);
            HeldFact {
                name: name.to_owned(),
                label: fact.label.clone(),
                value: held.map(|held| told(fact, &held.found.value)),
                rounds: held.map(|held| held.found.rounds.clone()).unwrap_or_default(),
                overruled: decided
                    .is_some_and(|decided| held.is_none_or(|held| held.found.value != decided.value)),
                readers: pack.readers(name),
            }
        };
        pack.past().map(fact).collect()
    }
}

impl Service {
    /// What the records of earlier rounds give about somebody who applies.
    pub(super) async fn recall(
        &self,
        link: &mut Link<'_>,
        (row, book): (&RoundRow, &Book),
        marks: &Marks,
    ) -> Result<Vec<Held>, No> {
        if !book.asks_past() {
            return Ok(Vec::new());
        }
        Ok(self.records(link, (row, book), std::slice::from_ref(marks)).await?.held(book, marks))
    }

    /// Fills in what is on record of everybody in a round that is not closed, where it is another by now than what they hold.
    pub(super) async fn recall_round(&self, round: Uuid) -> Result<(), No> {
        for _ in 0..ATTEMPTS {
            // Whoever said something meanwhile is looked for again.
            if self.recall_all(round).await? {
                return Ok(());
            }
        }
        Err(busy())
    }

    /// The same, once; whether nobody said anything meanwhile.
    async fn recall_all(&self, round: Uuid) -> Result<bool, No> {
        let (row, wanted) = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let row = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
            let book = self.book(&row)?;
            if !book.asks_past() || book.phase >= Phase::Closed {
                return Ok(true);
            }
            let rows = store::applications::of_round(link, round).await?;
            let marks: Vec<Marks> = rows.iter().map(Marks::kept).collect();
            let records = self.records(link, (&row, &book), &marks).await?;
            let mut wanted = BTreeMap::new();
            for (row, marks) in rows
                .iter()
                .zip(&marks)
                .filter(|(row, _)| row.wrapped_key.is_some() && row.state != "withdrawn")
            {
                let held = records.held(&book, marks);
                if self.stated(row)?.held != held {
                    wanted.insert(row.id, (row.version, held));
                }
            }
            (row, wanted)
        };
        let slice = usize::try_from(store::preparations::SLICE).unwrap_or(usize::MAX);
        let wanted: Vec<_> = wanted.into_iter().collect();
        let mut all = true;
        for few in wanted.chunks(slice) {
            let mut tx = self.db.write().await?;
            let link = &mut tx.link();
            store::rounds::touch(link, row.id).await?;
            let origin = Source::Records.origin(self.received(link).await?, None);
            for (id, (version, held)) in few {
                let known = store::applications::by_id(link, *id).await?.ok_or(No::NotFound)?;
                all &= known.version == *version;
                if known.version == *version {
                    let stated = self.stated(&known)?.holding(held.clone());
                    self.revise(link, (&known, &row.pack_hash), (&stated, None), &origin).await?;
                }
            }
            self.note(link, None, "recall", (Some(row.id), &few.len().to_string())).await?;
            tx.commit().await?;
        }
        Ok(all)
    }

    /// The same once applications came in from elsewhere. Should it fail, closing the round does it.
    pub(super) async fn recall_soon(&self, round: Uuid) {
        if let Err(no) = self.recall_round(round).await {
            tracing::warn!(%no, "what is on record of earlier rounds is not filled in yet");
        }
    }

    /// What is on record of these people in rounds before this one.
    async fn records(
        &self,
        link: &mut Link<'_>,
        (row, book): (&RoundRow, &Book),
        marks: &[Marks],
    ) -> Result<Records, No> {
        let mut records = Records {
            begins: begins(book),
            earlier: self.earlier(link, (row, book)).await?,
            same: SameCodes::default(),
            by_code: BTreeMap::new(),
            by_name: BTreeMap::new(),
            came: BTreeMap::new(),
        };
        if records.earlier.is_empty() {
            return Ok(records);
        }
        records.same = SameCodes::read(link).await?;
        let known = |mark: &&str| *mark != NOTHING;
        let codes: BTreeSet<String> = marks
            .iter()
            .filter(|one| known(&&*one.code))
            .flat_map(|one| records.same.of(&one.code))
            .collect();
        let names: BTreeSet<&str> = marks.iter().map(|one| one.name.as_str()).filter(known).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let found = store::past::by_codes(link, &codes).await?;
        let alike = store::past::by_names(link, &names.into_iter().collect::<Vec<_>>()).await?;
        let alike = alike.into_iter().filter(|one| one.code_mark == NOTHING);
        let before = |one: &PastRow| records.earlier.contains_key(&one.round);
        let (found, alike): (Vec<PastRow>, Vec<PastRow>) =
            (found.into_iter().filter(before).collect(), alike.filter(before).collect());
        let ids: Vec<Uuid> = found.iter().chain(&alike).map(|one| one.id).collect();
        let rounds: BTreeMap<Uuid, Uuid> =
            found.iter().chain(&alike).map(|one| (one.id, one.round)).collect();
        for offer in store::past::offers(link, &ids).await? {
            let Some(earlier) = rounds.get(&offer.application).and_then(|round| records.earlier.get(round))
            else {
                continue;
            };
            let came = self.came(link, earlier, &offer).await?;
            records.came.entry(offer.application).or_default().extend(came);
        }
        for one in found {
            records.by_code.entry(one.code_mark.clone()).or_default().push(one);
        }
        for one in alike {
            records.by_name.entry(one.name_mark.clone()).or_default().push(one);
        }
        Ok(records)
    }

    /// The rounds of the same programme and authority whose results are published and whose work has begun, before this one's; those
    /// of the same chain of calls are one round with it.
    async fn earlier(
        &self,
        link: &mut Link<'_>,
        (row, book): (&RoundRow, &Book),
    ) -> Result<BTreeMap<Uuid, Earlier>, No> {
        let chain = store::second_calls::chain(link, row.id).await?;
        let today = self.now().with_timezone(&Riga).date_naive();
        let mut all = BTreeMap::new();
        for other in store::rounds::list(link).await? {
            let like = other.authority == row.authority && other.programme == row.programme;
            let apart = other.id != row.id && !chain.contains(&other.id);
            if like && apart && phase(&other, self.now()).is_told() {
                let other_book = self.book(&other)?;
                let began = begins(&other_book);
                if began < begins(book) && began <= today {
                    all.insert(other.id, Earlier { row: other, book: other_book, begins: began });
                }
            }
        }
        Ok(all)
    }

    /// Whether somebody came to a place that was offered, and for how many months; nothing where the offer came to nothing, or
    /// its work has not begun.
    async fn came(
        &self,
        link: &mut Link<'_>,
        earlier: &Earlier,
        offer: &OfferRow,
    ) -> Result<Option<(NaiveDate, Came)>, No> {
        let now = self.now();
        let state = offer.at(now).state;
        if !matches!(state, State::Open | State::Accepted | State::Left | State::DidNotCome) {
            return Ok(None);
        }
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        let day = |moment: DateTime<Utc>| moment.with_timezone(&Riga).date_naive();
        let first = starts(&earlier.book, &place);
        if first.is_some_and(|first| first > now) {
            return Ok(None);
        }
        let last = match (state, place.facts.0.get(LAST_DAY)) {
            (State::Left, _) => self.left_on(link, offer.id).await?,
            (_, Some(FactValue::Date(last))) => Some(*last),
            _ => earlier.book.settings.dates.get(ENDS).copied(),
        };
        let months = first.zip(last).map(|(first, last)| months_begun(day(first), last.min(day(now))));
        let came = match state {
            State::DidNotCome => Came::Missed,
            State::Left => Came::Worked(months),
            State::Accepted if first.is_some() => Came::Worked(months),
            // Nobody said whether they came to a place that stands without an answer, or whose first day is not known.
            _ => Came::Unknown,
        };
        Ok(Some((first.map_or(earlier.begins, day), came)))
    }

    /// The last day of work of somebody who left.
    async fn left_on(&self, link: &mut Link<'_>, offer: Uuid) -> Result<Option<NaiveDate>, No> {
        let events = store::offers::events(link, offer).await?;
        let left = events.into_iter().rev().find(|event| event.kind == Event::Left.name());
        let Some((id, sealed)) = left.and_then(|event| Some((event.id, event.sealed?))) else {
            return Ok(None);
        };
        let noted: KeptNoted = self.vault.open(&place_of("offer-event", id), &sealed)?;
        Ok(noted.day)
    }
}
