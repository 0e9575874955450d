//! Offers and their events: only added to, each number once, and found by everything they belong to.

use talka::{
    domain::offer::{Event, State, state},
    store::{
        self, Db, StoreError,
        offers::{EventRow, OfferRow},
        preparations::NewOffer,
        publications::ResultRow,
    },
};

use crate::scene::{
    account, application, at, furnished, key, new, origin, placement, preparation, publication, read, run,
    told_to_both, write,
};

/// The offer of a person: its key, and its place.
pub(crate) fn key_of(person: u128, number: i64) -> u128 {
    2_000 + person * 10 + u128::try_from(number).expect("small")
}

/// Publishes offers of these people and places, and tells them.
pub(crate) async fn offered(
    link: &mut store::Link<'_>,
    number: i64,
    pairs: &[(u128, u128)],
) -> Result<(), StoreError> {
    let offer = |(person, place): &(u128, u128)| NewOffer {
        application: key(*person),
        offer: key(key_of(*person, number)),
        placement: key(*place),
        by_post: false,
    };
    let offers: Vec<NewOffer> = pairs.iter().map(offer).collect();
    let publication = publication(number);
    let letter = |(person, _): &(u128, u128)| ResultRow {
        id: key(key_of(*person, number) + 50_000),
        application: key(*person),
        run: publication.run,
        status: "placed".to_owned(),
        sealed: Vec::new(),
    };
    let letters: Vec<ResultRow> = pairs.iter().map(letter).collect();
    store::preparations::add_letters(link, &letters).await?;
    store::publications::publish(link, &publication).await?;
    store::preparations::begin(link, &preparation(70, 1)).await?;
    store::preparations::add_offers(link, key(70), &offers).await?;
    store::preparations::offer(link, key(70), &publication, (true, false, None)).await?;
    store::publications::write_to_told(link, &publication, "told", ["withdrawn"; 2]).await?;
    store::preparations::count(link, key(70)).await?;
    store::preparations::forget_offered(link).await.map(drop)
}

/// Two people who publish, two runs, two places, two people who wait.
async fn with_runs(db: &Db) {
    furnished(db).await;
    write(db, async |link| {
        store::accounts::add(link, &account(12, "janis")).await?;
        store::runs::queue(link, &run(60, 1)).await?;
        store::runs::queue(link, &run(61, 2)).await?;
        store::placements::add(link, &placement(31, "D02")).await?;
        store::applications::add(link, &new(&application(41, "A")), &origin(None)).await
    })
    .await
    .expect("there");
}

pub(crate) fn event(offer: u128, number: i64, kind: Event) -> EventRow {
    EventRow {
        id: key(offer * 100 + u128::try_from(number).expect("small")),
        offer: key(offer),
        number,
        kind: kind.name().to_owned(),
        at: at(number),
        account: None,
        on_behalf: false,
        until: None,
        sealed: None,
    }
}

async fn happened(db: &Db, row: EventRow) -> Result<(), StoreError> {
    write(db, async |link| store::offers::add(link, &row).await).await
}

async fn seen(db: &Db, offer: u128) -> OfferRow {
    read(db, async |link| store::offers::by_id(link, key(offer)).await).await.expect("there")
}

#[test]
fn offers_are_found_by_person_place_and_round() {
    told_to_both(async |db| {
        with_runs(&db).await;
        write(&db, async |link| offered(link, 1, &[(40, 30), (41, 31)]).await).await.expect("offered");
        write(&db, async |link| offered(link, 2, &[(40, 31)]).await).await.expect("offered");
        let keys = |rows: Vec<OfferRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        let (first, other, second) = (key(key_of(40, 1)), key(key_of(41, 1)), key(key_of(40, 2)));
        let own = read(&db, async |link| store::offers::of_application(link, key(40)).await).await;
        assert_eq!(keys(own), [second, first], "the newest first");
        let there = read(&db, async |link| store::offers::of_placement(link, key(31)).await).await;
        assert_eq!(keys(there), [other, second]);
        let all = keys(read(&db, async |link| store::offers::of_round(link, key(20)).await).await);
        assert_eq!((all.len(), all[2]), (3, second), "of one person the newest comes last");
        assert_eq!(read(&db, async |link| store::offers::of_round(link, key(404)).await).await, []);
        let row = seen(&db, key_of(40, 1)).await;
        let expected = OfferRow {
            id: first,
            publication: publication(1).id,
            application: key(40),
            placement: key(30),
            answer_by: at(100),
            lapses: true,
            untold: false,
            excess: false,
            became: String::new(),
            contested: false,
            events: 0,
            staff_from: at(1),
            organisations_from: at(2),
            applicants_from: at(3),
        };
        assert_eq!(row, expected);
    });
}

#[test]
fn a_table_says_what_the_function_says() {
    told_to_both(async |db| {
        with_runs(&db).await;
        write(&db, async |link| offered(link, 1, &[(40, 30)]).await).await.expect("offered");
        let id = key_of(40, 1);
        let story = [Event::Contested, Event::Accepted, Event::Settled, Event::Contested, Event::Ended];
        for (at, kind) in story.into_iter().enumerate() {
            let number = i64::try_from(at).expect("small") + 1;
            happened(&db, event(id, number, kind)).await.expect("written");
            let row = seen(&db, id).await;
            assert_eq!((row.standing(), row.events), (state(&story[..=at]), number), "{kind:?}");
        }
        let events = read(&db, async |link| store::offers::events(link, key(id)).await).await;
        assert_eq!(
            events,
            (1..).zip(story).map(|(number, kind)| event(id, number, kind)).collect::<Vec<_>>()
        );
    });
}

#[test]
fn what_nobody_answered_is_due_until_it_is_written_down() {
    told_to_both(async |db| {
        with_runs(&db).await;
        write(&db, async |link| offered(link, 1, &[(40, 30), (41, 31)]).await).await.expect("offered");
        let due = async |round, now| {
            read(&db, async |link| store::offers::due(link, round, (at(now), 10)).await).await.len()
        };
        assert_eq!((due(None, 99).await, due(None, 100).await), (0, 2));
        assert_eq!((due(Some(key(20)), 100).await, due(Some(key(404)), 100).await), (2, 0));
        assert_eq!(seen(&db, key_of(40, 1)).await.at(at(100)).state, State::Lapsed);
        happened(&db, event(key_of(40, 1), 1, Event::Accepted)).await.expect("written");
        assert_eq!(due(None, 100).await, 1, "accepted");
        happened(&db, event(key_of(41, 1), 1, Event::Contested)).await.expect("written");
        assert_eq!(due(None, 100).await, 0, "a contest stops the clock");
        happened(&db, event(key_of(41, 1), 2, Event::Settled)).await.expect("written");
        assert_eq!(due(None, 100).await, 1);
        happened(&db, event(key_of(41, 1), 3, Event::Lapsed)).await.expect("written");
        assert_eq!(due(None, 100).await, 0);
    });
}

#[test]
fn of_eight_answers_at_once_one_is_written() {
    told_to_both(async |db| {
        with_runs(&db).await;
        write(&db, async |link| offered(link, 1, &[(40, 30)]).await).await.expect("offered");
        let answers: Vec<_> = (0..8u128)
            .map(|at_once| {
                let db = db.clone();
                let kind = if at_once % 2 == 0 { Event::Accepted } else { Event::Declined };
                let row = EventRow { id: key(9_000 + at_once), ..event(key_of(40, 1), 1, kind) };
                tokio::spawn(async move { happened(&db, row).await })
            })
            .collect();
        let mut written = 0;
        for answer in answers {
            match answer.await.expect("ran") {
                Ok(()) => written += 1,
                Err(StoreError::Taken) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!((written, seen(&db, key_of(40, 1)).await.events), (1, 1));
    });
}
