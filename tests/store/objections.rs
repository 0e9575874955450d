//! Objections and what a round's decisions are: numbered, only added to, and what their events come to.

use talka::{
    domain::objection::{Event, State},
    store::{
        self, Db, StoreError,
        decisions::{ExtensionRow, NotificationRow, SettingRow},
        objections::{EventRow, ObjectionRow},
    },
};

use crate::{
    offers::{key_of, offered},
    scene::{account, at, furnished, key, publication, raw, read, run, told_to_both, write},
};

/// Somebody who publishes, and a place that was offered.
async fn published(db: &Db) {
    furnished(db).await;
    write(db, async |link| {
        store::accounts::add(link, &account(12, "janis")).await?;
        store::runs::queue(link, &run(60, 1)).await?;
        offered(link, 1, &[(40, 30)]).await
    })
    .await
    .expect("there");
}

fn objection(id: u128, by: &str, objector: Option<u128>) -> ObjectionRow {
    ObjectionRow {
        id: key(id),
        round: key(20),
        number: 0,
        application: key(40),
        objector: objector.map(key),
        offer: Some(key(key_of(40, 1))),
        publication: publication(1).id,
        by_whom: by.to_owned(),
        way: "oral".to_owned(),
        received_at: at(5),
        term: Some(at(9)),
        late: false,
        account: Some(key(10)),
        at: at(6),
        sealed: vec![1, 2, 3],
        became: String::new(),
        events: 0,
    }
}

fn event(objection: u128, number: i64, kind: Event) -> EventRow {
    EventRow {
        id: key(objection * 100 + u128::try_from(number).expect("small")),
        objection: key(objection),
        number,
        kind: kind.name().to_owned(),
        at: at(number),
        account: Some(key(10)),
        until: None,
        sealed: None,
    }
}

#[test]
fn objections_are_numbered_in_their_round_and_stand_as_their_last_event_says() {
    told_to_both(async |db| {
        published(&db).await;
        for (id, by, objector) in [(800, "person", Some(40)), (801, "third-person", None)] {
            write(&db, async |link| store::objections::add(link, &objection(id, by, objector)).await)
                .await
                .expect("added");
        }
        let all = read(&db, async |link| store::objections::of_round(link, key(20)).await).await;
        assert_eq!(all.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(
            (all[1].term, all[1].late, all[1].sealed.as_slice()),
            (Some(at(9)), false, &[1, 2, 3][..])
        );
        // Of what somebody else says about them people read nothing.
        let own = read(&db, async |link| store::objections::of_person(link, key(40)).await).await;
        assert_eq!(own.iter().map(|row| row.id).collect::<Vec<_>>(), [key(800)]);
        for (number, kind, state) in [
            (1, Event::Mend, State::ToMend),
            (2, Event::Mended, State::Received),
            (3, Event::Kept, State::Answered(Event::Kept)),
        ] {
            let happened = async |row: EventRow| {
                write(&db, async |link| store::objections::happen(link, &row).await).await
            };
            happened(event(800, number, kind)).await.expect("written");
            let twice = happened(EventRow { id: key(900), ..event(800, number, kind) }).await;
            assert!(matches!(twice, Err(StoreError::Taken)), "{twice:?}");
            let row = read(&db, async |link| store::objections::by_id(link, key(800)).await).await;
            let row = row.expect("there");
            assert_eq!((row.state(), row.events), (state, number));
        }
    });
}

#[test]
fn what_decisions_are_is_added_to_and_the_newest_counts() {
    told_to_both(async |db| {
        published(&db).await;
        for number in [1, 2] {
            let said = format!("{{\"number\":{number}}}");
            let setting = SettingRow { round: key(20), number, said, account: key(10), at: at(number) };
            let until = at(number * 10);
            let (ground, account) = ("Daudz.".to_owned(), key(10));
            let extension = ExtensionRow { round: key(20), number, until, ground, account, at: at(number) };
            write(&db, async |link| {
                store::decisions::set(link, &setting).await?;
                store::decisions::extend(link, &extension).await
            })
            .await
            .expect("added");
            let twice = write(&db, async |link| store::decisions::set(link, &setting).await).await;
            assert!(matches!(twice, Err(StoreError::Taken)), "{twice:?}");
        }
        let newest = read(&db, async |link| store::decisions::setting(link, key(20)).await).await;
        assert_eq!(newest.expect("there").said, "{\"number\":2}");
        let newest = read(&db, async |link| store::decisions::extension(link, key(20)).await).await;
        assert_eq!(newest.expect("there").until, at(20));
        let row = NotificationRow {
            id: key(810),
            application: key(40),
            publication: publication(1).id,
            channel: "registered".to_owned(),
            sent_at: at(4),
            account: key(10),
            at: at(5),
        };
        write(&db, async |link| store::decisions::notify(link, &row).await).await.expect("noted");
        let twice = NotificationRow { id: key(811), ..row.clone() };
        let twice = write(&db, async |link| store::decisions::notify(link, &twice).await).await;
        assert!(matches!(twice, Err(StoreError::Taken)), "{twice:?}");
        let of = publication(1).id;
        let sent = read(&db, async |link| store::decisions::notifications(link, key(40), of).await).await;
        assert_eq!(sent.len(), 1);
        for new in [true, false] {
            let asked = write(&db, async |link| {
                store::decisions::ask_translation(link, (key(40), "ru"), at(7)).await
            });
            assert_eq!(asked.await.expect("asked"), new);
        }
        let asked = read(&db, async |link| store::decisions::translations(link, key(40)).await).await;
        assert_eq!(asked, ["ru"]);
    });
}

#[test]
fn what_was_said_and_answered_is_for_good() {
    told_to_both(async |db| {
        published(&db).await;
        write(&db, async |link| {
            store::objections::add(link, &objection(800, "person", Some(40))).await?;
            store::objections::happen(link, &event(800, 1, Event::Kept)).await?;
            store::decisions::ask_translation(link, (key(40), "ru"), at(7)).await.map(drop)
        })
        .await
        .expect("added");
        for (table, column) in
            [("objection", "late"), ("objection_event", "kind"), ("translation_request", "lang")]
        {
            for statement in
                [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")]
            {
                let refused = raw(&db, &statement).await.expect_err(&statement);
                assert!(refused.contains("append only"), "{statement}: {refused}");
            }
        }
    });
}
