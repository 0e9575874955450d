//! What must hold after every step: the nine invariants, each asked of the database and held against the model.

use std::collections::BTreeMap;

use talka::{
    domain::Status,
    service::{Next, invariants},
    store::{self, Link},
};
use uuid::Uuid;

use crate::{
    model::{PERSON, Phase, STAFF, State},
    moves::{Op, Said},
    play::Play,
    scene::Who,
};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Breach {
    /// Which of the nine.
    pub(crate) invariant: u8,
    pub(crate) what: String,
}

fn breach(invariant: u8, what: String) -> Breach {
    Breach { invariant, what }
}

/// Rows that are counted: whatever is refused adds to none of them, whatever is done adds an event.
const COUNTED: [&str; 12] = [
    "SELECT COUNT(*) FROM event",
    "SELECT COUNT(*) FROM message WHERE kind IN ('told', 'offer-ended')",
    "SELECT COUNT(*) FROM offer_event",
    "SELECT COUNT(*) FROM offer",
    "SELECT COUNT(*) FROM letter",
    "SELECT COUNT(*) FROM publication",
    "SELECT COUNT(*) FROM approval WHERE state = 'proposed'",
    "SELECT COUNT(*) FROM approval",
    "SELECT COUNT(*) FROM first_in_line",
    "SELECT COUNT(*) FROM correction",
    "SELECT COUNT(*) FROM refused_pair",
    "SELECT CAST(COALESCE(SUM(capacity), 0) AS BIGINT) FROM placement",
];

/// A number out of the database.
pub(crate) async fn number(link: &mut Link<'_>, sql: &str) -> i64 {
    let safe = || sqlx::AssertSqlSafe(sql.to_owned());
    match link {
        Link::Sqlite(conn) => sqlx::query_scalar(safe()).fetch_one(&mut **conn).await,
        Link::Pg(conn) => sqlx::query_scalar(safe()).fetch_one(&mut **conn).await,
    }
    .unwrap_or_else(|error| panic!("{sql}: {error}"))
}

impl Play<'_> {
    /// How many rows of everything there are.
    pub(crate) async fn counted(&self) -> Vec<i64> {
        let mut conn = self.world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        let columns = COUNTED.map(|sql| format!("({sql})"));
        let texts = columns.map(|column| format!("CAST({column} AS TEXT)")).join(" || ' ' || ");
        let all = text(link, &format!("SELECT {texts}")).await;
        all.split(' ').map(|one| one.parse().expect("a number")).collect()
    }

    /// Everything that does not hold after something was tried.
    pub(crate) async fn breaches_after(&mut self, op: Op, said: Said, caused: bool) -> Vec<Breach> {
        let mut found = self.same().await;
        found.extend(self.nothing_half_done(op, said).await);
        found.extend(self.waiting_numbers(op, caused));
        found.extend(self.desk().await);
        found
    }

    /// Seats, places and offers: the database says what the model says.
    pub(crate) async fn same(&self) -> Vec<Breach> {
        let mut found = Vec::new();
        let mut conn = self.world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        let rows = store::offers::of_round(link, self.id).await.expect("asked");
        let placed = store::placements::of_round(link, self.id).await.expect("asked");
        let now = self.season.now;
        let mut of: BTreeMap<Uuid, Vec<&store::offers::OfferRow>> = BTreeMap::new();
        for row in &rows {
            of.entry(row.application).or_default().push(row);
        }
        for (at, id) in self.places.iter().enumerate() {
            let here = || rows.iter().filter(|row| row.placement == *id && row.at(now).state.holds());
            let seats = placed.iter().find(|row| row.id == *id).map_or(0, |row| row.capacity);
            let own = here().filter(|row| !row.excess).count();
            if i64::try_from(own).expect("few") > seats {
                found.push(breach(1, format!("{own} hold the {seats} seats of {at}")));
            }
            if seats != i64::try_from(self.season.seats[at]).expect("few")
                || here().count() != self.season.held(at)
            {
                let model = (self.season.seats[at], self.season.held(at));
                found.push(breach(
                    1,
                    format!("place {at}: {seats} seats, {} held; {model:?}", here().count()),
                ));
            }
        }
        for (person, id) in self.applications.iter().enumerate() {
            let own = of.get(id).map(Vec::as_slice).unwrap_or_default();
            if own.iter().filter(|row| row.at(now).state.holds()).count() > 1 {
                found.push(breach(2, format!("{person} holds two places")));
            }
            let known = &self.season.people[person].offers;
            let same = |(row, offer): (&&store::offers::OfferRow, &crate::model::Offer)| {
                let state = row.at(now).state;
                let lapsed = i64::from(row.became.is_empty() && offer.state == State::Lapsed);
                format!("{state:?}") == format!("{:?}", offer.state)
                    && self.places[offer.place] == row.placement
                    && (row.contested, row.answer_by, row.excess)
                        == (offer.contested, offer.until, offer.above)
                    && row.events + lapsed == offer.events
            };
            if own.len() != known.len() || !own.iter().zip(known).all(same) {
                found.push(breach(7, format!("offers of {person}: {own:#?}, the model {known:#?}")));
            }
        }
        let asked = store::approvals::waiting(link, self.id).await.expect("asked").len();
        let known = self.season.proposals.iter().filter(|one| one.waits()).count();
        if asked != known {
            found.push(breach(
                7,
                format!("{asked} proposals wait for a second person, the model says {known}"),
            ));
        }
        found
    }

    /// What is refused leaves nothing behind; what is done leaves its event and, where it is told, its message.
    async fn nothing_half_done(&mut self, op: Op, said: Said) -> Vec<Breach> {
        let now = self.counted().await;
        let before = std::mem::replace(&mut self.print, now.clone());
        let mut found = Vec::new();
        let changed = now != before;
        if said == Said::No && changed {
            found.push(breach(7, format!("{op:?} is refused, and changed {before:?} to {now:?}")));
        }
        if said == Said::Done && now[0] <= before[0] {
            found.push(breach(8, format!("{op:?} is done, and there is no event of it")));
        }
        found.extend(self.messages_differ(op).await);
        found
    }

    /// Of what people are told there is a message each.
    pub(crate) async fn messages_differ(&self, op: Op) -> Option<Breach> {
        let mut conn = self.world.db.read().await.expect("a connection");
        let sql = format!(
            "SELECT COUNT(*) FROM message JOIN round ON round.id = message.round
             WHERE message.kind IN ('told', 'offer-ended') AND round.slug = '{}'",
            self.slug
        );
        let messages = number(&mut conn.link(), &sql).await;
        let known = self.season.messages;
        (usize::try_from(messages) != Ok(known))
            .then(|| breach(7, format!("after {op:?}: {messages} messages, the model {known}")))
    }

    /// Nobody waits longer than before without a cause.
    fn waiting_numbers(&mut self, op: Op, caused: bool) -> Vec<Breach> {
        let season = &self.season;
        let now = season.before(&season.line(), &std::collections::BTreeSet::new());
        let before = std::mem::replace(&mut self.before, now);
        let grown = |(key, now): (&(usize, usize), &u64)| before.get(key).is_some_and(|then| then < now);
        let mut worse = self.before.iter().filter(|(key, now)| grown((key, now)));
        match worse.next() {
            Some((who, now)) if !caused => {
                vec![breach(5, format!("after {op:?} {now} come before {who:?}, without a cause"))]
            }
            _ => Vec::new(),
        }
    }

    /// No seat that can go on stands beside somebody who could take it, unless the desk says so.
    async fn desk(&self) -> Vec<Breach> {
        let season = &self.season;
        let begun = !season.published.is_empty() && self.staff_see();
        let next = season.next(&season.seekers());
        if season.phase != Phase::Published || next.is_empty() || !begun {
            return Vec::new();
        }
        let ilze = self.world.caseworker(Who::Ilze);
        let board = self.service.board(&ilze, &self.slug).await.expect("a board");
        let open = board.next().into_iter().any(|one| {
            matches!(
                one,
                Next::Refill { .. }
                    | Next::ByRule { .. }
                    | Next::Publish { .. }
                    | Next::Watch(_)
                    | Next::Correct(_)
            )
        });
        if open {
            Vec::new()
        } else {
            let free: Vec<usize> = (0..season.seats.len()).map(|place| season.free(place)).collect();
            let says = (board.next(), board.desk.free(), board.desk.in_line);
            if let Some(newest) = season.published.last() {
                let outcome = self.service.run_outcome(&ilze, self.runs[newest.run]).await.expect("asked");
                println!("{:#?}", outcome.map(|outcome| outcome.people));
            }
            println!("{season:#?}");
            vec![breach(3, format!("{next:?} could have a seat of {free:?}: {says:?}"))]
        }
    }

    /// Whether caseworkers see what was published, by a clock that may have gone back.
    fn staff_see(&self) -> bool {
        let offers = self.season.people.iter().flat_map(|one| &one.offers);
        let first = offers.min_by_key(|offer| offer.run);
        // Nor of the newest: a clock that was set back hides a publication from caseworkers until it is that late again.
        let newest = self.season.published.last();
        first.is_none_or(|offer| offer.from[STAFF] <= self.season.now)
            && newest.is_none_or(|one| one.from[STAFF] <= self.season.now)
    }

    /// What a person's page says may be done is what can be done, before it is tried.
    pub(crate) async fn page(&mut self, op: Op) {
        let (Op::Answer(person, _) | Op::Withdraw(person)) = op else { return };
        let mine = self.service.mine(&self.holder(person)).await.expect("mine");
        self.season.looks += 1;
        let season = &self.season;
        let one = &season.people[person];
        let seen = one.seen(PERSON, season.now);
        let offer = mine.offer();
        let shown = offer.map(|offer| (offer.may_accept, offer.may_decline, offer.answer_by, offer.lapses));
        let may = |accept| season.phase != Phase::Finished && season.answered(person, accept) == Said::Done;
        let known = seen.map(|at| (may(true), may(false), one.offers[at].until, season.lapses));
        let withdraw = season.phase != Phase::Finished
            && !(seen.is_some_and(|at| at + 1 == one.offers.len()) && one.held().is_some());
        if season.phase != Phase::Finished && (shown, mine.may_withdraw) != (known, withdraw) {
            let page = (shown, mine.may_withdraw);
            self.breaches.push(breach(
                9,
                format!("the page of {person} says {page:?}, the model {known:?} {withdraw}"),
            ));
        }
    }

    /// Everyone in line reads how many come before, as the newest publication found it.
    pub(crate) async fn read_letters(&mut self) -> Vec<Breach> {
        let mut found = Vec::new();
        let Some(newest) = self.season.published.last() else { return found };
        if self.season.hours[PERSON] > 0 {
            // Not to be read yet.
            return found;
        }
        let causes = self.season.runs[newest.run].causes;
        let Some(run) = self.season.runs[newest.run].found.clone() else { return found };
        let (now, published) = (self.season.now, &self.season.published);
        let seen = published.iter().all(|one| one.from[PERSON] <= now);
        let all_read = self.season.people.len() <= 50 && self.read + 1 == published.len();
        self.read += usize::from(all_read);
        let mut told = BTreeMap::new();
        for person in 0..self.season.people.len() {
            if self.season.people.len() > 50 && !run.letters.contains(&person) && person % 7 != 0 {
                continue;
            }
            let mine = self.service.mine(&self.holder(person)).await.expect("mine");
            self.season.looks += 1;
            let Some(letter) = mine.letter.filter(|letter| letter.person.status == Status::Waiting) else {
                continue;
            };
            for line in &letter.wishes {
                let place: usize = line.number.trim_start_matches('P').parse().expect("a number");
                let Some(known) = run.ahead.get(&(person, place)) else { continue };
                let shown = line.ahead.map(|ahead| ahead.earlier);
                if shown != Some(*known) {
                    found.push(breach(
                        5,
                        format!("{person} reads {shown:?} for {place}, the model says {known}"),
                    ));
                }
                let before = self.told.get(&(person, place));
                if before.is_some_and(|(before, then)| shown > Some(*before) && causes == *then) {
                    found.push(breach(
                        5,
                        format!("{person} reads {shown:?} for {place}, and {before:?} before"),
                    ));
                }
                // Where everything that was told before was read and is still seen, a worse number names why, and no other does.
                let worse = before.is_some_and(|(before, _)| shown > Some(*before));
                if all_read && seen && worse == line.worse.is_empty() {
                    let why = &line.worse;
                    found.push(breach(
                        5,
                        format!("{person} at {place}: {shown:?}, {before:?} before: {why:?}"),
                    ));
                }
                told.extend(shown.map(|shown| ((person, place), (shown, causes))));
            }
        }
        self.told.extend(told);
        found
    }

    /// Does every job that is due, the chain last.
    async fn chained(&self) {
        let worker = self.service.new_worker().expect("a key");
        for _ in 0..3 {
            self.service.plan().await.expect("planned");
            while self.service.job_once(worker, || false).await.expect("worked") {}
        }
    }

    /// What is asked once in a while: publications, the chain, every look.
    pub(crate) async fn at_the_end(&self, looks_before: i64) -> Vec<Breach> {
        let mut found = Vec::new();
        let mut conn = self.world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        let rows = store::publications::of_round(link, self.id).await.expect("asked");
        if rows.len() != self.season.published.len() {
            found.push(breach(6, format!("{} publications", rows.len())));
        }
        for (row, known) in rows.iter().rev().zip(&self.season.published) {
            let run = store::runs::by_id(link, row.run).await.expect("asked").expect("a run");
            let account = |by: usize| Uuid::from_u128(1 + by as u128);
            let people = (account(known.starter), account(known.publisher));
            let founded = run.state == "verified" && run.id == self.runs[known.run];
            if !founded || row.author == row.approver || (row.author, row.approver) != people {
                found.push(breach(6, format!("{row:?} of {run:?}, the model {known:?}")));
            }
        }
        drop(conn);
        self.chained().await;
        let mut looks = self.world.db.read_looks().await.expect("a connection");
        let looked = number(&mut looks.link(), "SELECT COUNT(*) FROM look").await - looks_before;
        drop(looks);
        if usize::try_from(looked) != Ok(self.season.looks) {
            found.push(breach(8, format!("{looked} looks, the model {}", self.season.looks)));
        }
        let walk = invariants::check(&self.world.db, self.service.now(), None).await.expect("walked");
        let sealed = self.service.check_sealed().await.expect("opened");
        found.extend(walk.breaches.iter().chain(&sealed).map(|one| {
            let invariant = match one.key {
                "invariant-seats" | "invariant-excess" => 1,
                "invariant-places" | "invariant-calls" | "invariant-excluded" => 2,
                "invariant-publications" | "invariant-endings" | "invariant-letters" | "invariant-given" => 6,
                "invariant-messages" => 7,
                "invariant-waiting" => 5,
                _ => 8,
            };
            breach(invariant, format!("{one:?}"))
        }));
        found
    }
}

/// A text out of the database.
async fn text(link: &mut Link<'_>, sql: &str) -> String {
    let safe = || sqlx::AssertSqlSafe(sql.to_owned());
    match link {
        Link::Sqlite(conn) => sqlx::query_scalar(safe()).fetch_one(&mut **conn).await,
        Link::Pg(conn) => sqlx::query_scalar(safe()).fetch_one(&mut **conn).await,
    }
    .unwrap_or_else(|error| panic!("{sql}: {error}"))
}
