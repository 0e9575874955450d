//! Arrivals and draw codes.

use talka::store::{self, Db, StoreError, applications::ApplicationRow};

use crate::scene::{application, furnished, key, new, origin, read, told_to_both, write};

async fn add(db: &Db, row: &ApplicationRow) -> Result<(), StoreError> {
    write(db, async |link| store::applications::add(link, &new(row), &origin(None)).await).await
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
        let all = all.each_ref().map(new);
        let all =
            write(&db, async |link| store::applications::add_all(link, &all, &origin(None)).await).await;
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
        for row in [marked(42, "m", "SECOND"), marked(41, "m", "FIRST"), marked(44, "-", "X")] {
            add(&db, &row).await.expect("added");
        }
        let codes = |marks: Vec<&'static str>| {
            let db = db.clone();
            async move { read(&db, async |link| store::order::draw_codes(link, key(20), &marks).await).await }
        };
        let found = codes(vec!["m", "-", "other"]).await;
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
