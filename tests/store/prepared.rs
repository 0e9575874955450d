//! Long writes: nothing of a preparation is seen before it counts, all of it afterwards, and nothing of one that is taken away.

use talka::store::{self, StoreError, applications::ApplicationRow, revisions::RevisionRow};

use crate::scene::{
    application, at, furnished, key, new, origin, preparation, raw, read, told_to_both, write,
};

fn change(preparation: u128) -> RevisionRow {
    RevisionRow {
        number: 2,
        sealed: vec![7, 7],
        code_mark: "code".to_owned(),
        name_mark: "name".to_owned(),
        withdraws: true,
        ..store::applications::first((&application(40, "V7K-4QD-92"), "words"), &origin(Some(preparation)))
    }
}

/// Adds one application and changes another, unseen.
async fn prepared(db: &store::Db, id: u128) {
    write(db, async |link| {
        store::preparations::begin(link, &preparation(id, 1)).await?;
        let row = ApplicationRow { arrival: 1_000, ..application(41, "hidden") };
        store::applications::add_all(link, &[new(&row)], &origin(Some(id))).await?;
        store::revisions::add(link, &[change(id)]).await
    })
    .await
    .expect("prepared");
}

/// How many applications there are, and what one of them says.
async fn seen(db: &store::Db) -> (i64, Vec<u8>, String) {
    let count = read(db, async |link| store::applications::count(link, key(20)).await).await;
    let row = read(db, async |link| store::applications::by_id(link, key(40)).await).await.expect("there");
    (count, row.sealed, row.state)
}

#[test]
fn what_is_prepared_is_seen_at_once_and_stays() {
    told_to_both(async |db| {
        furnished(&db).await;
        let before = seen(&db).await;
        prepared(&db, 70).await;
        assert_eq!(seen(&db).await, before, "nothing is seen");
        let last = read(&db, async |link| store::order::last_arrival(link, key(20)).await).await;
        assert_eq!(last, 1_000, "its arrivals are nobody else's");
        let second =
            write(&db, async |link| store::preparations::begin(link, &preparation(71, 1)).await).await;
        assert!(matches!(second, Err(StoreError::Taken)), "one at a time");
        assert!(
            write(&db, async |link| store::preparations::count(link, key(70)).await).await.expect("asked")
        );
        let after = (before.0 + 1, vec![7, 7], "withdrawn".to_owned());
        assert_eq!(seen(&db).await, after, "all of it is seen");
        let refused = raw(&db, "DELETE FROM revision WHERE number = 2").await.expect_err("it counts");
        assert!(refused.contains("append only"), "{refused}");
        let marks = read(&db, async |link| store::applications::by_id(link, key(40)).await).await;
        assert_eq!(marks.map(|row| (row.code_mark, row.name_mark)), Some(("code".into(), "name".into())));
    });
}

#[test]
fn arrivals_are_put_aside_before_their_rows_are_there() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| store::preparations::begin(link, &preparation(70, 500)).await)
            .await
            .expect("begun");
        let last = read(&db, async |link| store::order::last_arrival(link, key(20)).await).await;
        assert_eq!(last, 1_499, "whoever applies meanwhile comes after all of them");
    });
}

#[test]
fn what_was_cut_off_is_taken_away_whole_and_cannot_go_on() {
    told_to_both(async |db| {
        furnished(&db).await;
        let before = seen(&db).await;
        prepared(&db, 70).await;
        for statement in ["DELETE FROM revision WHERE number = 1", "UPDATE revision SET number = number"] {
            assert!(raw(&db, statement).await.is_err(), "{statement}");
        }
        let old = read(&db, async |link| store::preparations::cut_off(link, at(1)).await).await;
        assert_eq!(old.len(), 1);
        assert!(
            !write(&db, async |link| store::preparations::take_away(link, key(70)).await)
                .await
                .expect("asked")
        );
        let goes_on = write(&db, async |link| store::preparations::goes_on(link, key(70), at(2)).await).await;
        let counts = write(&db, async |link| store::preparations::count(link, key(70)).await).await;
        assert!(!goes_on.expect("asked") && !counts.expect("asked"));
        let again =
            async || write(&db, async |link| store::preparations::take_away(link, key(70)).await).await;
        let mut slices = 1;
        while !again().await.expect("asked") {
            slices += 1;
        }
        assert_eq!(slices, 2, "what it says first, then whose it is");
        assert_eq!(seen(&db).await, before);
        // The number and the arrivals are free again.
        prepared(&db, 71).await;
        assert!(
            write(&db, async |link| store::preparations::count(link, key(71)).await).await.expect("asked")
        );
        assert_eq!(seen(&db).await.0, before.0 + 1);
    });
}
