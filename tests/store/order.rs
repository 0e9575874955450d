//! Arrivals and draw codes, and what becomes of rows that are older than both.

use talka::store::{self, Db, StoreError, applications::ApplicationRow};

use crate::scene::{application, at, furnished, key, raw, read, round, told_to_both, write};

async fn add(db: &Db, row: &ApplicationRow) -> Result<(), StoreError> {
    write(db, async |link| store::applications::add(link, row).await).await
}

#[test]
fn an_arrival_is_one_applications_and_the_next_follows_the_last() {
    told_to_both(async |db| {
        furnished(&db).await;
        let last =
            async |round| read(&db, async |link| store::order::last_arrival(link, key(round)).await).await;
        assert_eq!((last(20).await, last(404).await), (40, 0));
        add(&db, &ApplicationRow { arrival: 41, ..application(45, "A") }).await.expect("added");
        assert_eq!(last(20).await, 41);
        let same = ApplicationRow { arrival: 41, ..application(46, "B") };
        assert!(matches!(add(&db, &same).await, Err(StoreError::Taken)));
        let all = [
            ApplicationRow { arrival: 43, ..application(47, "C") },
            ApplicationRow { arrival: 43, ..application(48, "D") },
        ];
        let all = write(&db, async |link| store::applications::add_all(link, &all, None).await).await;
        assert!(matches!(all, Err(StoreError::Taken)));
    });
}

#[test]
fn a_person_is_known_by_the_draw_code_with_which_they_came() {
    told_to_both(async |db| {
        furnished(&db).await;
        let marked = |number: u128, mark: &str, code: &str| ApplicationRow {
            code_mark: mark.to_owned(),
            draw_code: code.to_owned(),
            ..application(number, &format!("N{number}"))
        };
        for row in
            [marked(42, "m", "SECOND"), marked(41, "m", "FIRST"), marked(43, "n", ""), marked(44, "-", "X")]
        {
            add(&db, &row).await.expect("added");
        }
        let codes = |marks: Vec<&'static str>| {
            let db = db.clone();
            async move { read(&db, async |link| store::order::draw_codes(link, key(20), &marks).await).await }
        };
        let found = codes(vec!["m", "n", "-", "", "other"]).await;
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("m".to_owned(), "FIRST".to_owned())]);
        assert!(codes(vec!["-"]).await.is_empty() && codes(vec![]).await.is_empty());
        write(&db, async |link| store::order::set_draw_code(link, key(42), "FIRST").await)
            .await
            .expect("set");
        let sharing =
            async || read(&db, async |link| store::order::sharing_draw_code(link, key(20)).await).await;
        let numbers = |rows: Vec<ApplicationRow>| rows.into_iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers(sharing().await), ["N41", "N42"]);
        write(&db, async |link| store::applications::withdraw(link, key(41), "person").await)
            .await
            .expect("taken back");
        assert!(sharing().await.is_empty(), "whoever has withdrawn shares nothing");
    });
}

/// Takes the tables back to what they were before arrivals.
async fn before_arrivals(db: &Db) {
    for statement in [
        "DROP VIEW application",
        "DROP VIEW result",
        "DROP TABLE letter",
        "ALTER TABLE application_row DROP COLUMN same_as",
        "ALTER TABLE application_row DROP COLUMN withdrawn_as",
        "ALTER TABLE run DROP COLUMN attempts",
        "ALTER TABLE placement DROP COLUMN approval",
        "ALTER TABLE placement DROP COLUMN approved_by",
        "ALTER TABLE placement DROP COLUMN approved_at",
        "DROP TABLE poster",
        "DROP TABLE sealing_key",
        "DROP TABLE readiness",
        "CREATE TABLE result (run UUID, application UUID, status TEXT, sealed BYTEA)",
        "DROP TABLE prepared_change",
        "DROP TABLE prepared_notice",
        "DROP TABLE preparation",
        "DROP INDEX outbox_application",
        "DROP INDEX application_preparation",
        "ALTER TABLE application_row RENAME TO application",
        "ALTER TABLE application DROP COLUMN preparation",
        "ALTER TABLE intake DROP COLUMN worksheet",
        "ALTER TABLE intake DROP COLUMN header_row",
        "ALTER TABLE intake DROP COLUMN waiting",
        "DROP TABLE late_signature",
        "DROP INDEX application_arrival",
        "DROP INDEX application_draw_code",
        "ALTER TABLE application DROP COLUMN arrival",
        "ALTER TABLE application DROP COLUMN draw_code",
        "DELETE FROM _sqlx_migrations WHERE version >= 4",
    ] {
        raw(db, statement).await.expect(statement);
    }
}

#[test]
fn what_is_older_arrives_in_the_order_of_its_moments() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| store::rounds::add(link, &round(21, "other")).await).await.expect("a round");
        // Whole seconds, milliseconds and microseconds: SQLite writes them in three ways.
        let micros = |micros: i64| {
            at(0) - chrono::TimeDelta::microseconds(456_789) + chrono::TimeDelta::microseconds(micros)
        };
        for (number, moment) in [(44, 1_000), (41, 999_999), (43, 0), (42, 1_001), (45, 1_000_000)] {
            let row = ApplicationRow {
                registered_at: micros(moment),
                ..application(number, &format!("N{number}"))
            };
            add(&db, &row).await.expect("added");
        }
        // Two at the same moment, and another round, which counts by itself.
        for (number, round) in [(47, 20), (46, 20), (48, 21)] {
            let row = ApplicationRow {
                round: key(round),
                registered_at: at(-9),
                ..application(number, &format!("N{number}"))
            };
            add(&db, &row).await.expect("added");
        }
        before_arrivals(&db).await;
        db.migrate().await.expect("up to date");
        let arrived = async |round| {
            let mut rows =
                read(&db, async |link| store::applications::of_round(link, key(round)).await).await;
            rows.sort_by_key(|row| row.arrival);
            assert!(rows.iter().all(|row| row.draw_code.is_empty()), "older rounds draw by numbers");
            rows.into_iter().map(|row| (row.number, row.arrival)).collect::<Vec<_>>()
        };
        let numbers = ["N46", "N47", "N43", "N44", "N42", "N41", "N45", "V7K-4QD-92"];
        assert_eq!(
            arrived(20).await,
            numbers.map(ToOwned::to_owned).into_iter().zip(1..).collect::<Vec<_>>()
        );
        assert_eq!(arrived(21).await, [("N48".to_owned(), 1)]);
    });
}
