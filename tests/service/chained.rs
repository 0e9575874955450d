//! The past as it is kept: events are chained once, whatever is changed in them afterwards is found, and so is what contradicts
//! what must hold.

use std::collections::BTreeSet;

use talka::{
    service::chain::{checkpoint, walk},
    store::{self, Db, Link},
};

use crate::{
    auditing::{lived_in, work},
    knock::House,
    scene::{ENDED, OPEN, Who, told_to_both},
};

/// Says something to a database, past everything that keeps it from being said.
pub(crate) async fn tell(db: &Db, looks: bool, sql: &str) -> bool {
    let mut tx = if looks { db.write_looks().await } else { db.write().await }.expect("a transaction");
    let safe = || sqlx::AssertSqlSafe(sql.to_owned());
    let said = match tx.link() {
        Link::Sqlite(conn) => sqlx::raw_sql(safe()).execute(conn).await.map(|_| ()),
        Link::Pg(conn) => sqlx::raw_sql(safe()).execute(conn).await.map(|_| ()),
    };
    if let Err(error) = &said {
        println!("{sql}: {error}");
    }
    said.is_ok() && tx.commit().await.is_ok()
}

/// Tables, and whether they lie with looks.
const TABLES: [(&str, bool); 5] =
    [("event", false), ("event_pending", false), ("chain", false), ("look", true), ("look_pending", true)];

/// Lets everything be changed, and keeps a copy of it.
async fn unlocked(db: &Db) {
    for (table, looks) in TABLES {
        assert!(tell(db, looks, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await);
        if table.contains("pending") {
            continue;
        }
        let sql = match db {
            Db::Sqlite(..) => format!("DROP TRIGGER {table}_no_UPDATE; DROP TRIGGER {table}_no_DELETE"),
            Db::Pg(_) => format!("ALTER TABLE {table} DISABLE TRIGGER {table}_append_only"),
        };
        assert!(tell(db, looks, &sql).await, "{sql}");
    }
}

/// Puts everything back.
async fn put_back(db: &Db) {
    for (table, looks) in TABLES.into_iter().rev() {
        if table.contains("pending") || table == "chain" {
            assert!(tell(db, looks, &format!("DELETE FROM {table}")).await);
        }
    }
    for (table, looks) in TABLES {
        let sql = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}");
        assert!(tell(db, looks, &sql).await, "{table}");
    }
}

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).expect("small")]
    }
}

/// A change of one event, which leaves it another one.
const EDITS: [&str; 9] = [
    "object = object || 'x'",
    "action = action || 'x'",
    "actor = actor || 'x'",
    "shown = shown || ' A9'",
    "count = count + 1",
    "searched = searched || 'x'",
    "salt = salt || '0'",
    "happened_at = '2001-02-03T04:05:06+00:00'",
    "account = CASE WHEN account IS NULL THEN (SELECT account FROM {table} WHERE account IS NOT NULL LIMIT 1) END",
];

/// One way to change the past: what is said to which database.
fn mutation(dice: &mut Dice, (acts, looks, entries): (u64, u64, u64)) -> (&'static str, Vec<(bool, String)>) {
    let looked = dice.below(2) == 1;
    let (table, rows) = if looked { ("look", looks) } else { ("event", acts) };
    let one = format!("(SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET {})", dice.below(rows));
    let place = 1 + dice.below(entries);
    match dice.below(8) {
        0 | 1 => {
            let edit = dice.one(&EDITS).replace("{table}", table);
            ("edit", vec![(looked, format!("UPDATE {table} SET {edit} WHERE id = {one}"))])
        }
        2 => {
            let edit =
                dice.one(&["leaf = hash", "hash = leaf", "look = NOT look", "sequence = sequence + 5000"]);
            ("edit of the chain", vec![(false, format!("UPDATE chain SET {edit} WHERE sequence = {place}"))])
        }
        3 => ("delete", vec![(looked, format!("DELETE FROM {table} WHERE id = {one}"))]),
        4 => ("delete of an entry", vec![(false, format!("DELETE FROM chain WHERE sequence = {place}"))]),
        5 => {
            let columns = "happened_at, actor, account, action, round, object, shown, count, searched, salt";
            let id = format!("{:032x}", dice.below(1 << 30));
            let insert = format!(
                "INSERT INTO {table} (id, {columns}) SELECT UUID:{id}, {columns} FROM {table} WHERE id = {one}"
            );
            ("insert", vec![(looked, insert)])
        }
        6 => {
            let other = 1 + (place + dice.below(entries - 1)) % entries;
            let swap = format!(
                "UPDATE chain SET sequence = -1 WHERE sequence = {place};
                 UPDATE chain SET sequence = {place} WHERE sequence = {other};
                 UPDATE chain SET sequence = {other} WHERE sequence = -1"
            );
            ("reorder", vec![(false, swap)])
        }
        _ => {
            // The end of everything is cut off, as when an older copy is put in its place.
            let cut = dice.below(entries - 1);
            let gone = format!("SELECT event FROM kept_chain WHERE sequence > {cut}");
            let mut said = vec![
                (false, format!("DELETE FROM chain WHERE sequence > {cut}")),
                (false, format!("DELETE FROM event WHERE id IN ({gone})")),
            ];
            said.push((true, format!("LOOKS:{cut}")));
            ("truncate", said)
        }
    }
}

/// A statement as a database understands it.
async fn as_said(db: &Db, sql: &str) -> String {
    if let Some(cut) = sql.strip_prefix("LOOKS:") {
        // The file of looks knows nothing of the chain: its own keys are named.
        let entries =
            store::chain::after(&mut db.read().await.expect("a connection").link(), 0, 10_000).await;
        let kept: Vec<String> = entries
            .expect("entries")
            .iter()
            .filter(|row| row.look)
            .map(|row| literal(db, &row.event.simple().to_string()))
            .collect();
        println!("cut at {cut}");
        return if kept.is_empty() {
            "DELETE FROM look".to_owned()
        } else {
            format!("DELETE FROM look WHERE id NOT IN ({})", kept.join(", "))
        };
    }
    match sql.split_once("UUID:") {
        Some((before, after)) => format!("{before}{}{}", literal(db, &after[..32]), &after[32..]),
        None => sql.to_owned(),
    }
}

fn literal(db: &Db, hex: &str) -> String {
    match db {
        Db::Sqlite(..) => format!("X'{hex}'"),
        Db::Pg(_) => format!("CAST('{hex}' AS UUID)"),
    }
}

#[test]
fn four_hundred_changes_of_the_past_are_all_found() {
    told_to_both(async |world| {
        lived_in(&world, 12).await;
        let db = &world.db;
        let kept = checkpoint(db).await.expect("an end");
        let whole = walk(db, Some(&kept)).await.expect("walked");
        assert_eq!((whole.wrong, whole.waiting), (0, 0), "{:?}", whole.breaches);
        let looks = world.looks().await.len() as u64;
        let entries = u64::try_from(whole.entries).expect("some");
        unlocked(db).await;
        let (mut dice, mut found) = (Dice(0x5eed), std::collections::BTreeMap::<&str, usize>::new());
        for n in 0..400 {
            let (what, said) = mutation(&mut dice, (entries - looks, looks, entries));
            for (looked, sql) in &said {
                let sql = as_said(db, sql).await;
                assert!(tell(db, *looked, &sql).await, "{n} {what}: {sql}");
            }
            let walked = walk(db, Some(&kept)).await.expect("walked");
            assert!(walked.wrong > 0, "{n} {what} was not found: {said:?}");
            if what == "truncate" {
                let without = walk(db, None).await.expect("walked");
                assert_eq!(without.wrong, 0, "the checkpoint alone tells: {:?}", without.breaches);
            }
            *found.entry(what).or_default() += 1;
            put_back(db).await;
        }
        assert_eq!(walk(db, Some(&kept)).await.expect("walked").wrong, 0, "all is as it was");
        println!("found, all of them: {found:?}");
        assert_eq!(found.len(), 7);
        // A past that is told anew from its beginning fits in itself.
        assert!(tell(db, false, "DELETE FROM chain; UPDATE event SET object = object || 'x'; INSERT INTO event_pending SELECT id FROM event").await);
        assert!(tell(db, true, "INSERT INTO look_pending SELECT id FROM look").await);
        work(&world.at(ENDED)).await;
        assert_eq!(walk(db, None).await.expect("walked").wrong, 0);
        assert!(walk(db, Some(&kept)).await.expect("walked").wrong > 0);
        // The file of looks alone from an older copy.
        put_back(db).await;
        assert!(
            tell(db, true, "DELETE FROM look WHERE id IN (SELECT id FROM look ORDER BY happened_at LIMIT 5)")
                .await
        );
        assert_eq!(walk(db, None).await.expect("walked").wrong, 5);
    });
}

#[test]
fn four_workers_chain_every_event_once() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let ilze = world.caseworker(Who::Ilze);
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let (service, ilze) = (world.at(OPEN), ilze.clone());
                tokio::spawn(async move {
                    for _ in 0..10 {
                        service.application(&ilze, "minimal", "A1").await.expect("a file");
                        work(&service).await;
                    }
                })
            })
            .collect();
        for worker in workers {
            worker.await.expect("ran");
        }
        work(&world.at(ENDED)).await;
        let walked = walk(&world.db, None).await.expect("walked");
        assert_eq!((walked.wrong, walked.waiting), (0, 0), "{:?}", walked.breaches);
        assert_eq!(world.looks().await.len(), 40);
        assert!(walked.entries > 40);
    });
}

#[test]
fn a_fault_in_each_invariant_is_found() {
    told_to_both(async |world| {
        let _house = House::new(&world).await;
        let db = &world.db;
        work(&world.at(ENDED)).await;
        let now = crate::scene::moment(ENDED);
        let found = async || {
            let checked = talka::service::invariants::check(db, now, None).await.expect("checked");
            checked.breaches.into_iter().map(|breach| breach.key).collect::<BTreeSet<_>>()
        };
        assert_eq!(found().await, BTreeSet::new());
        assert!(tell(db, false, "UPDATE placement SET capacity = capacity - 1").await);
        assert_eq!(found().await, BTreeSet::from(["invariant-seats"]));
        assert!(
            tell(db, false, "UPDATE placement SET capacity = capacity + 1; UPDATE run SET state = 'failed'")
                .await
        );
        assert_eq!(found().await, BTreeSet::from(["invariant-publications"]));
        assert!(tell(db, false, "UPDATE run SET state = 'verified'").await);
        let stray = "UPDATE message SET application = (SELECT id FROM application_row WHERE id NOT IN
            (SELECT application FROM result) AND number NOT IN (SELECT object FROM event) LIMIT 1)
            WHERE id = (SELECT id FROM message LIMIT 1)";
        assert!(tell(db, false, stray).await);
        assert_eq!(found().await, BTreeSet::from(["invariant-messages"]));
        let again = [
            "INSERT INTO run (id, round, number, snapshot, state, step, failure, cancel, started_by, queued_at, kind, base)
             SELECT UUID:00000000000000000000000000000077, round, 77, snapshot, state, step, failure, cancel, started_by, queued_at, kind, base
             FROM run LIMIT 1",
            "INSERT INTO publication SELECT UUID:00000000000000000000000000000078, round, 78, kind,
             UUID:00000000000000000000000000000077, author, approver, by_rule, published_at, answer_by, staff_from,
             organisations_from, applicants_from, post_answer_by FROM publication LIMIT 1",
            "INSERT INTO offer (id, publication, application, placement, answer_by, lapses, excess)
             SELECT UUID:00000000000000000000000000000079, UUID:00000000000000000000000000000078, application,
             placement, answer_by, lapses, TRUE FROM offer LIMIT 1",
        ];
        for sql in again {
            let mut sql = sql.to_owned();
            while sql.contains("UUID:") {
                sql = as_said(db, &sql).await;
            }
            assert!(tell(db, false, &sql).await, "{sql}");
        }
        assert!(found().await.contains("invariant-places"), "{:?}", found().await);
    });
}
