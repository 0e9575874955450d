//! A second call: seats that nobody in line can take are opened again, by wider rules, as a round that follows. Owns what shows that
//! nobody in line can take them, and what the round that follows takes over.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Europe::Riga;
use toml_edit::{DocumentMut, Item, Table, value};
use uuid::Uuid;

use super::{
    Book, Matter, No, Refusal, RunKind, RunState, Seats, Service, Version, Wrong,
    approvals::ground,
    book::{end_of, phase, start_of},
    calls::{SUBJECT, SecondCall, name},
    effect::law,
    folder,
    import::{is_slug, slug_taken},
    law::{Compiled, Law, compile},
    matter::Signed,
    place_of, seed,
    timing::day_in,
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Lang, OrderBy, RoundVerb, Texts, draw},
    i18n::Tr,
    store::{self, Link, placements::PlacementRow, rounds::RoundRow, runs::RunRow, second_calls::CallRow},
};

/// What a caseworker types about a second call.
#[derive(Debug, Clone, Default)]
pub struct TypedCall<'a> {
    /// The word in addresses.
    pub slug: &'a str,
    /// The first day for applications.
    pub opens: &'a str,
    /// The last one.
    pub closes: &'a str,
    /// The first day of work; empty where the round names none.
    pub starts: &'a str,
    /// The version of a rule pack.
    pub pack: &'a str,
    /// Why.
    pub ground: &'a str,
}

/// What a second call could take over.
#[derive(Debug)]
pub struct Callable {
    /// The round in which the seats are left.
    pub book: Book,
    /// Seats that nobody in line can take, by placement; empty before a refill has shown it.
    pub seats: Vec<Seats>,
    /// The seats of every placement of the round.
    pub all: Vec<Seats>,
    /// Why nothing can be called for now: the key of a refusal.
    pub refused: Option<&'static str>,
    /// The versions of packs by which the round that follows may go.
    pub versions: Vec<Version>,
    /// Whether another proposal about it waits.
    pub waits: bool,
}

/// What shows that seats are left: the run, and how many of each placement.
type Left = (RunRow, Vec<(Seats, u64)>);

/// How many seats are left, by the number of their placement.
type LeftSeats = BTreeMap<String, u64>;

impl Service {
    /// What a second call of a round could take over, for a caseworker of its authority.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; refusals `refused-not-published`, `refused-finished`.
    pub async fn callable(&self, who: &Caseworker, slug: &str) -> Result<Callable, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        RoundVerb::CallAgain.may(phase(&row, self.now())).map_err(Refusal::new)?;
        let book = self.book(&row)?;
        let all = self.seats(link, &book).await?;
        let (seats, refused) = match self.left(link, &row, &book).await {
            Ok((_, left)) => (left.into_iter().map(|(seats, free)| Seats { free, ..seats }).collect(), None),
            Err(No::Refused(why)) => (Vec::new(), Some(why.key)),
            Err(no) => return Err(no),
        };
        let versions = self.versions(link).await?.into_iter();
        let mut versions: Vec<_> = versions.filter(|one| one.programme == row.programme).collect();
        versions.sort_by_key(|one| (one.hash != row.pack_hash, one.word != book.rules.pack().id()));
        let waiting = store::approvals::waiting(link, row.id).await?;
        let waits = waiting.iter().any(|one| one.subject == SUBJECT);
        Ok(Callable { book, seats, all, refused, versions, waits })
    }

    /// Proposes a second call as it was typed; gives the proposal's key.
    ///
    /// # Errors
    /// [`No::Invalid`] for every field that is wrong; [`No::Faults`] where the round's settings do not go with the version or the days;
    /// as [`propose`](Self::propose), and refusals `refused-call-unproven`, `refused-no-free-seats`, `refused-objections-open`,
    /// `refused-upheld-open`, `refused-corrections-open`.
    pub async fn propose_call(&self, who: &Caseworker, slug: &str, typed: TypedCall<'_>) -> Result<Uuid, No> {
        let called = self.may_begin_call(who, slug).await?;
        let today = self.now().with_timezone(&Riga).date_naive();
        let mut wrong = Vec::new();
        let mut day =
            |field: &str, typed: &str| day_in(field, typed, today).map_err(|why| wrong.push(why)).ok();
        let (opens, closes) = (day("opens", typed.opens), day("closes", typed.closes));
        let starts = if typed.starts.trim().is_empty() { None } else { day("starts", typed.starts) };
        wrong.extend(ground(typed.ground).err());
        let (Some(opens), Some(closes), true) = (opens, closes, wrong.is_empty()) else {
            return Err(No::Invalid(wrong));
        };
        let (run, seats) = called;
        let version = store::packs::by_hash(&mut self.db.read().await?.link(), typed.pack).await?;
        let version = version.ok_or_else(|| Wrong::new("pack", "wrong-missing"))?;
        let called = format!("{} {}", version.word, version.version);
        let (slug_new, pack) = (typed.slug.trim().to_owned(), typed.pack.to_owned());
        let call = SecondCall { run, slug: slug_new, opens, closes, starts, pack, called, seats };
        self.propose(who, slug, (Matter::SecondCall(call), typed.ground)).await
    }

    /// The run that shows that a second call may be proposed, and the seats that are left, by the number of their placement.
    async fn may_begin_call(&self, who: &Caseworker, slug: &str) -> Result<(Uuid, LeftSeats), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        RoundVerb::CallAgain.may(phase(&row, self.now())).map_err(Refusal::new)?;
        let (run, left) = self.left(link, &row, &self.book(&row)?).await?;
        Ok((run.id, left.into_iter().map(|(seats, free)| (seats.number, free)).collect()))
    }

    /// The seats of a published round that are free and that nobody in line can take: a verified refill of the round as it is gives
    /// nobody a place.
    async fn left(&self, link: &mut Link<'_>, row: &RoundRow, book: &Book) -> Result<Left, No> {
        let seats = self.seats(link, book).await?;
        if seats.iter().all(|seats| seats.free == 0) {
            return Err(Refusal::new("refused-no-free-seats").into());
        }
        // Whoever is right may still be given one of them.
        if self.open_objections(link, row.id).await? > 0 {
            return Err(Refusal::new("refused-objections-open").into());
        }
        self.nothing_owed(link, row.id).await?;
        if self.to_correct(link, row.id).await? > 0 {
            return Err(Refusal::new("refused-corrections-open").into());
        }
        let unproven = || Refusal::new("refused-call-unproven");
        let runs = store::runs::of_round(link, row.id).await?;
        let run =
            runs.into_iter().find(|run| RunKind::of(&run.kind) == RunKind::Refill).ok_or_else(unproven)?;
        let published = store::publications::of_round(link, row.id).await?;
        let base = published.first().map_or(0, |newest| newest.number);
        let snapshot = store::runs::snapshot(link, run.snapshot).await?.ok_or(No::NotFound)?;
        if run.state != RunState::Verified.name() || run.base != base {
            return Err(unproven().into());
        }
        // Not by the round's revision: answers do not raise it, and yet they free what a quota counts; nor does it tell that somebody
        // came back into the line who held a place in another round.
        if snapshot.digest != folder::digest(&self.folder(link, book, RunKind::Refill).await?)? {
            return Err(unproven().into());
        }
        let outcome = self.outcome(link, run.id).await?.ok_or(No::NotFound)?;
        if outcome.new_places().next().is_some() {
            return Err(unproven().into());
        }
        let mut left = Vec::new();
        for seats in seats {
            let place = outcome.places.iter().find(|place| place.placement.id.as_str() == seats.number);
            let empty = place.map_or(0, |place| place.placement.capacity.saturating_sub(place.filled));
            let free = seats.free.min(u64::from(empty));
            if free > 0 {
                left.push((seats, free));
            }
        }
        if left.is_empty() { Err(unproven().into()) } else { Ok((run, left)) }
    }

    /// Whether a second call can be opened as things stand; the law by which its round would go.
    pub(super) async fn may_call(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        call: &SecondCall,
    ) -> Result<Compiled, No> {
        RoundVerb::CallAgain.may(phase(row, self.now())).map_err(Refusal::new)?;
        let book = self.book(row)?;
        let (run, left) = self.left(link, row, &book).await?;
        let free =
            |number: &str| left.iter().find(|(seats, _)| seats.number == number).map_or(0, |(_, free)| *free);
        if run.id != call.run || call.seats.iter().any(|(number, seats)| free(number) < *seats) {
            return Err(Refusal::new("refused-call-unproven").into());
        }
        let mut wrong = Vec::new();
        let today = self.now().with_timezone(&Riga).date_naive();
        let earliest =
            |field: &str, day: NaiveDate| Wrong::new(field, "wrong-deadline").with("first", Arg::Date(day));
        if call.opens < today {
            wrong.push(earliest("opens", today));
        }
        if call.closes < call.opens.max(today) {
            wrong.push(earliest("closes", call.opens.max(today)));
        }
        if call.starts.is_some_and(|starts| starts <= call.closes) {
            wrong.push(earliest("starts", call.closes + TimeDelta::days(1)));
        }
        if !is_slug(&call.slug) {
            wrong.push(Wrong::new("slug", "wrong-slug"));
        } else if store::rounds::by_slug(link, &call.slug).await?.is_some() {
            wrong.push(Wrong::new("slug", "wrong-slug-taken"));
        }
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let version = store::packs::by_hash(link, &call.pack).await?.ok_or(No::NotFound)?;
        let text = store::packs::text(link, &call.pack).await?.ok_or(No::NotFound)?;
        let law = law(&book, &version.word, text).map_err(No::Faults)?;
        compile(following(law, call, &name(row))?).map_err(No::Faults)
    }

    /// Opens a second call: the seats go from the locked round into a new one.
    pub(super) async fn call_again(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        call: &SecondCall,
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let Compiled { settings, law, .. } = self.may_call(link, row, call).await?;
        let id = chance::id()?;
        let new = RoundRow {
            id,
            slug: call.slug.clone(),
            authority: row.authority,
            brought_by: Some(signed.approver),
            state: "open".to_owned(),
            name_lv: settings.name.lv.clone(),
            name_en: settings.name.en.clone(),
            name_ru: settings.name.ru.clone(),
            programme: settings.programme.clone(),
            commitment: match &settings.order {
                OrderBy::Registration => None,
                OrderBy::Draw { seed, .. } => Some(draw::commitment(seed)),
            },
            sealed: self.vault.seal(&place_of("round", id), &*law)?,
            opens_at: start_of(call.opens),
            closes_at: end_of(call.closes),
            announced_until: None,
            closed_at: None,
            revision: 1,
            created_at: self.now(),
            pack_hash: call.pack.clone(),
        };
        store::rounds::add(link, &new).await.map_err(slug_taken)?;
        self.sign_rule(link, &new, signed).await?;
        self.carry_decision(link, (row.id, id), signed.approver).await?;
        store::posters::add(link, (id, row.authority), Some(signed.approver), self.now()).await?;
        for place in store::placements::of_round(link, row.id).await? {
            if let Some(seats) = call.seats.get(&place.number) {
                self.move_seats(link, (place, *seats), (id, signed.approver)).await?;
            }
        }
        let before = store::second_calls::of_round(link, row.id).await?;
        let origin = before.map_or(row.id, |before| before.origin);
        store::second_calls::add(link, &CallRow { round: id, follows: row.id, origin, run: call.run })
            .await?;
        store::rounds::touch(link, row.id).await?;
        self.note(link, None, "second-call", (Some(id), &call.slug)).await
    }

    /// Takes seats out of a placement and into one of the round that follows.
    async fn move_seats(
        &self,
        link: &mut Link<'_>,
        (place, seats): (PlacementRow, u64),
        (round, approver): (Uuid, Uuid),
    ) -> Result<(), No> {
        let seats = i64::try_from(seats).unwrap_or(i64::MAX);
        let left = PlacementRow { capacity: place.capacity - seats, ..place.clone() };
        if !store::placements::change(link, &left).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        store::posters::add(link, (round, place.organisation), Some(approver), self.now()).await?;
        let moved = PlacementRow {
            id: chance::id()?,
            round,
            capacity: seats,
            once: chance::token()?,
            version: 1,
            note: String::new(),
            created_at: self.now(),
            approved_by: Some(approver),
            approved_at: Some(self.now()),
            ..place
        };
        store::placements::add(link, &moved).await?;
        self.announce(link, &moved, Some(approver)).await
    }
}

/// The law of a round that follows: other days and another name, and another seed where something is drawn. Its conditions count from
/// the start.
fn following(law: Law, call: &SecondCall, before: &Texts) -> Result<Law, No> {
    let broken = |why: &str| No::Broken(why.to_owned());
    let mut document: DocumentMut = law.toml.parse().map_err(|_| broken("a round's settings are no TOML"))?;
    let mut names = toml_edit::InlineTable::new();
    for lang in Lang::ALL {
        let called = Tr(lang).with("second-call-name", &[("round", Arg::Text(before.get(lang).to_owned()))]);
        names.insert(lang.code(), called.into());
    }
    document.insert("name", value(names));
    let dates = document.entry("dates").or_insert(Item::Table(Table::new()));
    let dates = dates.as_table_like_mut().ok_or_else(|| broken("a round's dates are no table"))?;
    // Days of decisions and answers were the round's before.
    for gone in ["opens", "closes", "decided", "answers", "starts"] {
        dates.remove(gone);
    }
    let days = [("opens", Some(call.opens)), ("closes", Some(call.closes)), ("starts", call.starts)];
    for (named, day) in days.into_iter().filter_map(|(named, day)| Some((named, day?))) {
        let day: toml_edit::Datetime = day.to_string().parse().map_err(|_| broken("a day is no TOML"))?;
        dates.insert(named, value(day));
    }
    let toml = document.to_string();
    let toml = seed::made(&toml)?.unwrap_or(toml);
    Ok(Law { toml, pack: law.pack, draws_codes: true, former: Vec::new() })
}
