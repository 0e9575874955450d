//! What the tables stand on: migrations, transactions, locks, what each database was told to refuse.

use talka::store::{self, Db, StoreError};
use tokio::time::{Duration, timeout};

use crate::{
    scene::{furnished, key, opened, raw, read, round, run, runtime, snapshot, told_to_both, write},
    support::postgres,
};

#[test]
fn migrations_run_twice_and_at_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        let (one, two) = tokio::join!(db.migrate(), db.migrate());
        one.expect("again");
        two.expect("at once");
        assert!(db.ready().await.expect("an answer"));
        assert_eq!(read(&db, store::rounds::count).await, 1, "what was there stays");
    });
}

#[test]
fn two_services_start_at_once_on_an_empty_postgres() {
    let address = postgres::database();
    runtime().block_on(async {
        let (one, two) = tokio::join!(opened(&address), opened(&address));
        assert!(one.ready().await.expect("an answer") && two.ready().await.expect("an answer"));
    });
}

#[test]
fn a_database_without_tables_is_not_ready_and_a_strange_address_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = format!("sqlite:{}", folder.path().join("empty.db").display());
    for address in [empty, postgres::database()] {
        runtime().block_on(async {
            let db = Db::open(&address).await.expect("a database");
            assert!(!matches!(db.ready().await, Ok(true)), "{address}");
            db.close().await;
            assert!(db.read().await.is_err(), "closed is closed");
        });
    }
    runtime().block_on(async {
        for address in ["mysql://localhost/talka", "sqlite:/no/such/folder/talka.db"] {
            assert!(Db::open(address).await.is_err(), "{address}");
        }
    });
}

#[test]
fn sqlite_keeps_what_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("talka.db");
    runtime().block_on(async {
        let db = opened(&format!("sqlite:{}", file.display())).await;
        let Db::Sqlite(pool, _) = &db else { panic!("another database") };
        let text = async |pragma: &str| -> String {
            let safe = sqlx::AssertSqlSafe(format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}"));
            sqlx::query_scalar(safe).fetch_one(pool).await.expect("a pragma")
        };
        // Held together, so that each of them is looked at and not one of them eight times.
        let mut held = Vec::new();
        for _ in 0..8 {
            assert_eq!(text("journal_mode").await, "wal");
            assert_eq!(text("synchronous").await, "2", "FULL");
            assert_eq!(text("foreign_keys").await, "1");
            held.push(pool.try_acquire());
        }
        drop(held);
        assert_eq!(
            sqlx::query_scalar::<_, i64>("SELECT timeout FROM pragma_busy_timeout")
                .fetch_one(pool)
                .await
                .ok(),
            Some(10_000)
        );
        db.close().await;
    });
    assert!(file.is_file());
}

#[test]
fn a_copy_of_sqlite_is_whole_and_postgres_names_its_tool() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy's.db").display().to_string();
    told_to_both(async |db| {
        furnished(&db).await;
        match (&db, db.copy_to(std::path::Path::new(&copy)).await) {
            (Db::Sqlite(..), copied) => {
                copied.expect("copied");
                let copied = opened(&format!("sqlite:{copy}")).await;
                assert_eq!(read(&copied, store::rounds::count).await, 1);
                assert!(raw(&copied, "DELETE FROM snapshot").await.is_err(), "triggers are copied too");
                copied.close().await;
                assert!(db.copy_to(std::path::Path::new(&copy)).await.is_err(), "nothing is written over");
            }
            (Db::Pg(_), refused) => assert!(matches!(refused, Err(StoreError::OtherTool("pg_dump")))),
        }
    });
}

#[test]
fn a_transaction_that_is_dropped_leaves_nothing() {
    told_to_both(async |db| {
        furnished(&db).await;
        let mut tx = db.write().await.expect("a transaction");
        store::rounds::add(&mut tx.link(), &round(21, "liepaja-2020")).await.expect("added");
        store::rounds::touch(&mut tx.link(), key(20)).await.expect("touched");
        assert_eq!(store::rounds::count(&mut tx.link()).await.expect("counted"), 2);
        assert_eq!(read(&db, store::rounds::count).await, 1, "nobody sees it before it is committed");
        drop(tx);
        assert_eq!(read(&db, store::rounds::count).await, 1);
        let same = read(&db, async |link| store::rounds::by_id(link, key(20)).await).await.expect("there");
        assert_eq!(same.revision, 1);
        // The same key is free, and so is the lock.
        write(&db, async |link| store::rounds::add(link, &round(21, "liepaja-2020")).await)
            .await
            .expect("added");
    });
}

#[test]
fn a_transaction_that_failed_leaves_nothing() {
    told_to_both(async |db| {
        furnished(&db).await;
        let failed = write(&db, async |link| {
            store::rounds::touch(link, key(20)).await?;
            store::rounds::add(link, &round(21, "cibla-2019")).await
        });
        assert!(matches!(failed.await, Err(StoreError::Taken)));
        let same = read(&db, async |link| store::rounds::by_id(link, key(20)).await).await.expect("there");
        assert_eq!(same.revision, 1);
    });
}

#[test]
fn a_locked_round_makes_other_writers_wait() {
    told_to_both(async |db| {
        furnished(&db).await;
        for first in ["lock", "touch"] {
            let before =
                read(&db, async |link| store::rounds::by_id(link, key(20)).await).await.expect("there");
            let mut tx = db.write().await.expect("a transaction");
            match first {
                "lock" => store::rounds::lock(&mut tx.link(), key(20)).await,
                _ => store::rounds::touch(&mut tx.link(), key(20)).await,
            }
            .expect("locked");
            let other = db.clone();
            let mut second = tokio::spawn(async move {
                write(&other, async |link| store::rounds::touch(link, key(20)).await).await
            });
            assert!(
                timeout(Duration::from_millis(400), &mut second).await.is_err(),
                "{first}: it did not wait"
            );
            // Whoever only reads does not.
            let seen = read(&db, async |link| store::rounds::by_id(link, key(20)).await);
            let seen = timeout(Duration::from_secs(5), seen).await.expect("a reader waits").expect("there");
            assert_eq!(seen.revision, before.revision);
            tx.commit().await.expect("committed");
            let after = second.await.expect("ran").expect("touched").expect("there");
            assert_eq!(after.revision, before.revision + if first == "lock" { 1 } else { 2 }, "{first}");
        }
        let none = write(&db, async |link| store::rounds::lock(link, key(404)).await).await.expect("asked");
        assert!(none.is_none());
    });
}

#[test]
fn no_update_is_lost_among_eight_writers() {
    told_to_both(async |db| {
        furnished(&db).await;
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    for _ in 0..10 {
                        // Read, then written in a second statement: only the lock keeps it right.
                        write(&db, async |link| {
                            let row = store::rounds::lock(link, key(20)).await?.ok_or(StoreError::Taken)?;
                            let next = if row.state == "open" { "closed" } else { "open" };
                            store::rounds::set_state(link, key(20), next).await?;
                            store::rounds::touch(link, key(20)).await
                        })
                        .await
                        .expect("written");
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.expect("ran");
        }
        let row = read(&db, async |link| store::rounds::by_id(link, key(20)).await).await.expect("there");
        assert_eq!((row.revision, row.state.as_str()), (81, "open"));
    });
}

#[test]
fn what_was_written_for_good_cannot_be_changed() {
    told_to_both(async |db| {
        furnished(&db).await;
        crate::frozen::everything_for_good(&db).await;
        for (table, column) in [
            ("event", "action"),
            ("chain", "leaf"),
            ("late_signature", "late_rows"),
            ("offer", "answer_by"),
            ("offer_event", "kind"),
            ("pack", "version"),
            ("publication", "answer_by"),
            ("revision", "source"),
            ("letter", "status"),
            ("run_result", "digest"),
            ("snapshot", "digest"),
            ("waiting", "application"),
            ("snapshot_line", "digest"),
        ] {
            for statement in [
                format!("UPDATE {table} SET {column} = {column}"),
                format!("DELETE FROM {table}"),
                format!("DELETE FROM {table} WHERE {column} IS NOT NULL"),
            ] {
                let refused = raw(&db, &statement).await.expect_err(&statement);
                assert!(refused.contains("append only"), "{statement}: {refused}");
            }
            if let Db::Pg(_) = db {
                let refused = raw(&db, &format!("TRUNCATE {table} CASCADE")).await.expect_err(table);
                assert!(refused.contains("append only"), "{refused}");
            }
        }
    });
}

#[test]
fn rows_point_at_rows_and_numbers_have_bounds() {
    told_to_both(async |db| {
        furnished(&db).await;
        let orphan =
            store::placements::PlacementRow { round: key(404), ..crate::scene::placement(31, "D02") };
        let orphaned = write(&db, async |link| store::placements::add(link, &orphan).await).await;
        assert!(matches!(orphaned, Err(StoreError::Database(_))), "{orphaned:?}");
        let huge =
            store::placements::PlacementRow { capacity: 1_000_001, ..crate::scene::placement(31, "D02") };
        let huge = write(&db, async |link| store::placements::add(link, &huge).await).await;
        assert!(matches!(huge, Err(StoreError::Database(_))), "{huge:?}");
        assert!(raw(&db, "DELETE FROM organisation").await.is_err(), "an account works there");
        let elsewhere = store::runs::SnapshotRow { frozen_by: key(404), ..snapshot(51, "def") };
        assert!(write(&db, async |link| store::runs::freeze(link, &elsewhere).await).await.is_err());
        let unread = store::runs::RunRow { snapshot: key(404), ..run(60, 1) };
        assert!(write(&db, async |link| store::runs::queue(link, &unread).await).await.is_err());
    });
}

#[test]
fn a_text_with_a_null_character_is_not_there_in_either() {
    told_to_both(async |db| {
        furnished(&db).await;
        let odd = "cibla\0-2019";
        assert!(read(&db, async |link| store::rounds::by_slug(link, odd).await).await.is_none());
        assert!(read(&db, async |link| store::accounts::by_login(link, odd).await).await.is_none());
        assert!(read(&db, async |link| store::applications::by_number(link, odd).await).await.is_none());
        assert!(read(&db, async |link| store::applications::by_once(link, odd).await).await.is_none());
        assert!(read(&db, async |link| store::placements::by_once(link, odd).await).await.is_none());
    });
}
