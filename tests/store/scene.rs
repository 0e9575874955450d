//! Both databases, empty but for their tables, and rows to put in. Owns no expectation.

use chrono::{DateTime, TimeDelta, Utc};
use talka::{
    domain::{FactValue, Facts, geo::Point},
    store::{
        self, Db, Json, Link, StoreError,
        accounts::AccountRow,
        applications::ApplicationRow,
        journal::EventRow,
        placements::PlacementRow,
        publications::PublicationRow,
        revisions::Origin,
        rounds::RoundRow,
        runs::{RunRow, SnapshotRow},
    },
};
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

use crate::support::tables;

/// What an organisation, a person or a title may be called: letters that a wrong encoding loses.
pub(crate) const LATVIAN: &str = "Ķeguma novada “Žogu” pārvalde, Ērgļi ŠČĢĻŅŪ ģļķņ — № 1";

/// Tells a story to each database.
pub(crate) fn told_to_both(story: impl AsyncFn(Db)) {
    let folder = tempfile::tempdir().expect("a folder");
    for address in [tables::sqlite(folder.path()), tables::postgres()] {
        println!("told to {address}");
        runtime().block_on(async {
            let db = Db::open(&address).await.expect("a database");
            story(db.clone()).await;
            db.close().await;
        });
    }
}

pub(crate) fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(4).enable_all().build().expect("a runtime")
}

pub(crate) async fn opened(address: &str) -> Db {
    let db = Db::open(address).await.expect("a database");
    db.migrate().await.expect("tables");
    db
}

/// A statement past the store, for what the store itself never says.
pub(crate) async fn raw(db: &Db, statement: &str) -> Result<u64, String> {
    let safe = || sqlx::AssertSqlSafe(statement.to_owned());
    match db {
        Db::Sqlite(pool, _) => sqlx::query(safe()).execute(pool).await.map(|done| done.rows_affected()),
        Db::Pg(pool) => sqlx::query(safe()).execute(pool).await.map(|done| done.rows_affected()),
    }
    .map_err(|error| error.to_string())
}

/// Writes in a transaction of its own.
pub(crate) async fn write<T>(
    db: &Db,
    verb: impl AsyncFnOnce(&mut Link<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut tx = db.write().await?;
    let done = verb(&mut tx.link()).await?;
    tx.commit().await?;
    Ok(done)
}

/// Reads.
pub(crate) async fn read<T>(db: &Db, verb: impl AsyncFnOnce(&mut Link<'_>) -> Result<T, StoreError>) -> T {
    let mut conn = db.read().await.expect("a connection");
    verb(&mut conn.link()).await.expect("an answer")
}

/// A key.
pub(crate) fn key(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A moment with microseconds, so many seconds after the first.
pub(crate) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(1_775_034_123_456_789).expect("a moment") + TimeDelta::seconds(seconds)
}

pub(crate) fn account(number: u128, login: &str) -> AccountRow {
    AccountRow {
        id: key(number),
        organisation: key(1),
        login: login.to_owned(),
        name: LATVIAN.to_owned(),
        role: "caseworker".to_owned(),
        password: "$argon2id$…".to_owned(),
        active: true,
        created_at: at(0),
    }
}

pub(crate) fn round(number: u128, slug: &str) -> RoundRow {
    RoundRow {
        id: key(number),
        slug: slug.to_owned(),
        authority: key(1),
        state: "open".to_owned(),
        name_lv: LATVIAN.to_owned(),
        name_en: "Spring".to_owned(),
        name_ru: "Весна".to_owned(),
        programme: "public-works".to_owned(),
        commitment: None,
        sealed: (0..=255).collect(),
        opens_at: at(0),
        closes_at: at(100),
        closed_at: None,
        brought_by: None,
        announced_until: None,
        revision: 1,
        created_at: at(0),
        pack_hash: String::new(),
    }
}

pub(crate) fn facts() -> Facts {
    Facts::from([
        ("parish".to_owned(), FactValue::Text("Līdumnieku pagasts".to_owned())),
        ("idle_months".to_owned(), FactValue::Whole(i64::MIN)),
        ("newly_created".to_owned(), FactValue::Bool(false)),
    ])
}

pub(crate) fn placement(number: u128, name: &str) -> PlacementRow {
    PlacementRow {
        about: None,
        id: key(number),
        round: key(20),
        number: name.to_owned(),
        organisation: key(1),
        title: LATVIAN.to_owned(),
        capacity: 1_000_000,
        site: Some(Json(Point { lat_e6: 56_450_790, lon_e6: -27_901_000 })),
        facts: Json(facts()),
        state: "approved".to_owned(),
        once: format!("once-{number}"),
        version: 1,
        created_at: at(0),
        note: String::new(),
        approved_by: Some(key(10)),
        approved_at: Some(at(3)),
        ended: false,
        entered_by: Some(key(10)),
    }
}

pub(crate) fn application(number: u128, name: &str) -> ApplicationRow {
    ApplicationRow {
        id: key(number),
        round: key(20),
        number: name.to_owned(),
        wrapped_key: Some(vec![9, 8, 0]),
        code: vec![0, 255, 7],
        state: "submitted".to_owned(),
        withdrawn_as: String::new(),
        sealed: (0..=255).rev().collect(),
        lang: "lv".to_owned(),
        once: format!("once-{number}"),
        version: 1,
        received_at: at(7),
        arrival: i64::try_from(number).expect("small"),
        draw_code: format!("CODE-{number}"),
        code_mark: "-".to_owned(),
        name_mark: "-".to_owned(),
        pack_hash: "c".repeat(64),
        same_as: String::new(),
    }
}

/// A new application with the words of its name.
pub(crate) fn new(row: &ApplicationRow) -> store::applications::New {
    (row.clone(), format!("{:012} {:012}", 7, row.arrival))
}

/// A form that the person sent, or a sheet's row of a preparation.
pub(crate) fn origin(preparation: Option<u128>) -> Origin {
    let source = if preparation.is_some() { "sheet" } else { "form" };
    let preparation = preparation.map(key);
    Origin { at: at(7), source, account: preparation.map(|_| key(10)), preparation }
}

pub(crate) fn snapshot(number: u128, digest: &str) -> SnapshotRow {
    SnapshotRow {
        id: key(number),
        round: key(20),
        digest: digest.to_owned(),
        revision: 3,
        sealed: vec![1; 100_000],
        frozen_by: key(10),
        frozen_at: at(i64::try_from(number).expect("small")),
    }
}

pub(crate) fn event(number: u128, object: &str) -> EventRow {
    EventRow {
        id: key(number),
        happened_at: at(i64::try_from(number).expect("small")),
        actor: "account".to_owned(),
        account: Some(key(10)),
        action: "decide".to_owned(),
        round: Some(key(20)),
        object: object.to_owned(),
        shown: "A1 A2".to_owned(),
        count: 2,
        searched: String::new(),
        salt: "5a17".to_owned(),
    }
}

pub(crate) fn run(number: u128, ordinal: i64) -> RunRow {
    RunRow {
        id: key(number),
        round: key(20),
        number: ordinal,
        kind: "main".to_owned(),
        base: 0,
        snapshot: key(50),
        state: "queued".to_owned(),
        step: "queued".to_owned(),
        failure: String::new(),
        cancel: false,
        worker: None,
        lease_until: None,
        started_by: key(10),
        by_rule: false,
        queued_at: at(ordinal),
        started_at: None,
        finished_at: None,
        attempts: 0,
    }
}

/// The round's publication of this number; Ilze started its run, Jānis published it.
pub(crate) fn publication(number: i64) -> PublicationRow {
    let key_of = |first: i64| key(u128::try_from(first + number).expect("small"));
    PublicationRow {
        id: key_of(600),
        round: key(20),
        number,
        kind: "main".to_owned(),
        run: key_of(59),
        author: key(10),
        approver: key(12),
        by_rule: false,
        published_at: at(1),
        answer_by: at(100),
        post_answer_by: None,
        staff_from: at(1),
        organisations_from: at(2),
        applicants_from: at(3),
    }
}

/// An organisation (1), an account (10), a round (20), a placement (30), an application (40) and a snapshot (50).
pub(crate) async fn furnished(db: &Db) {
    let done = write(db, async |link| {
        store::accounts::organisation(link, key(1), LATVIAN).await?;
        store::accounts::add(link, &account(10, "ilze")).await?;
        store::rounds::add(link, &round(20, "cibla-2019")).await?;
        store::placements::add(link, &placement(30, "D01")).await?;
        store::applications::add(link, &new(&application(40, "V7K-4QD-92")), &origin(None)).await?;
        store::runs::freeze(link, &snapshot(50, "abc")).await
    });
    done.await.expect("furnished");
}

/// A preparation in the round, of so many applications.
pub(crate) fn preparation(number: u128, count: i64) -> store::preparations::PreparationRow {
    store::preparations::PreparationRow {
        id: key(number),
        round: key(20),
        first_arrival: 1_000,
        last_arrival: 999 + count,
        alive: at(0),
    }
}
