//! A seat that came free goes on: to whoever is in line, by a run that somebody else publishes, while everyone who holds a place
//! keeps it.

use std::sync::Arc;

use talka::{
    domain::{Status, offer::Event},
    service::{Next, OfferState, RunKind, RunState, Service},
    store::{self, placements::PlacementRow},
};
use uuid::Uuid;

use crate::scene::{ENDED, Who, World, eight_at_once, holder, refusal, refused, told_to_both};

/// After the last moment to answer; before the work starts.
const LATE: &str = "2026-05-03T08:00:00Z";

async fn worked(service: &Service) {
    assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
}

/// The round `minimal`, published by Māris; A3 has declined the park, for which A2 waits. Codes by number.
async fn declined(world: &World) -> std::collections::BTreeMap<String, String> {
    let (codes, run) = world.with_run().await;
    let service = world.at(ENDED);
    service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
    service.answer_offer(&holder(&service, "A3", &codes["A3"]).await, false, None).await.expect("declined");
    codes
}

/// A refill that Ilze started, verified.
async fn refilled(world: &World, service: &Service) -> Uuid {
    let run = service.start_refill(&world.caseworker(Who::Ilze), "minimal").await.expect("started");
    worked(service).await;
    run
}

#[test]
fn a_declined_seat_goes_to_the_next_in_line_who_accepts_it() {
    told_to_both(async |world| {
        let codes = declined(&world).await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Refill { free: 1, in_line: 1 });
        let park = board.desk.places.iter().find(|place| place.seats.number == "park").expect("there");
        assert_eq!((park.seats.free, park.offers[OfferState::Declined as usize]), (1, 1));
        let own = holder(&service, "A1", &codes["A1"]).await;
        let before = service.mine(&own).await.expect("mine").letter;
        let run = refilled(&world, &service).await;
        let seen = service.run(&maris, run).await.expect("a run");
        assert_eq!((seen.kind, seen.state, seen.number), (RunKind::Refill, RunState::Verified, 2));
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Publish { run, own: false });
        assert_eq!(refused(service.publish(&ilze, run).await), "refused-own-run");
        let next = holder(&service, "A2", &codes["A2"]).await;
        assert!(service.mine(&next).await.expect("mine").offer().is_none(), "nothing before it is published");
        let publishing = service.publishing(&maris, run).await.expect("asked");
        assert_eq!(publishing.told.iter().map(|(_, n)| n).sum::<u64>(), 1, "one person is told");
        let published = service.publish(&maris, run).await.expect("published");
        assert_eq!((published.offers, published.people), (1, 1));
        let mine = service.mine(&next).await.expect("mine");
        assert_eq!(mine.letter.as_ref().expect("a letter").person.status, Status::Placed);
        assert_eq!(mine.offer().expect("an offer").state, OfferState::Open);
        service.answer_offer(&next, true, None).await.expect("accepted");
        let mine = service.mine(&next).await.expect("mine");
        assert_eq!(mine.offer().expect("an offer").state, OfferState::Accepted);
        // Whoever held a place, and whoever declined, read the letter that they had.
        assert_eq!(service.mine(&own).await.expect("mine").letter, before);
        let gone = service.mine(&holder(&service, "A3", &codes["A3"]).await).await.expect("mine");
        assert_eq!(gone.offer().expect("an offer").state, OfferState::Declined);
        let board = service.board(&maris, "minimal").await.expect("a board");
        let listed: Vec<_> = board.desk.publications.iter().map(|one| (one.number, one.kind)).collect();
        assert_eq!(listed, [(2, RunKind::Refill), (1, RunKind::Main)]);
        assert_eq!((board.desk.free(), board.desk.in_line), (0, 0));
        assert!(matches!(board.next()[..], [Next::Untold(_), Next::Answers(1)]), "{:?}", board.next());
        assert_eq!((world.noted("run-start-refill").await, world.noted("publish-refill").await), (1, 1));
    });
}

#[test]
fn what_lapsed_goes_on_as_well_and_nobody_accepts_it_afterwards() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, maris) = (world.at(LATE), world.caseworker(Who::Maris));
        world.at(ENDED).publish(&maris, run).await.expect("published");
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Refill { free: 2, in_line: 1 }, "lapsed by time alone");
        let run = refilled(&world, &service).await;
        service.publish(&maris, run).await.expect("published");
        // A machine whose clock is slow believes that there is time left.
        let slow = world.at(ENDED);
        let own = holder(&slow, "A3", &codes["A3"]).await;
        assert_eq!(refused(slow.answer_offer(&own, true, None).await), "refused-answer-late");
        let next = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        assert_eq!(next.offer().expect("an offer").state, OfferState::Open);
        assert_eq!(service.lapse_due(service.now()).await.expect("asked"), 0, "all is written down");
    });
}

#[test]
fn without_a_free_seat_or_before_publication_there_is_nothing_to_give_on() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-not-published");
        service.publish(&maris, run).await.expect("published");
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
        // Nobody in line chose the library.
        service
            .answer_offer(&holder(&service, "A1", &codes["A1"]).await, false, None)
            .await
            .expect("declined");
        let refill = refilled(&world, &service).await;
        assert_eq!(refused(service.publish(&maris, refill).await), "refused-nothing-new");
        assert_eq!(refused(service.start_run(&ilze, "minimal").await), "refused-published");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-published");
    });
}

#[test]
fn holders_may_answer_meanwhile() {
    told_to_both(async |world| {
        let codes = declined(&world).await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        let run = refilled(&world, &service).await;
        service
            .answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None)
            .await
            .expect("accepted");
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), []);
        service
            .answer_offer(&holder(&service, "A1", &codes["A1"]).await, false, None)
            .await
            .expect("declined");
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), []);
        service.publish(&maris, run).await.expect("published");
    });
}

#[test]
fn of_two_refills_of_one_seat_one_is_published_and_the_other_is_told() {
    told_to_both(async |world| {
        let codes = declined(&world).await;
        let service = world.at(ENDED);
        let (ilze, maris) = (Arc::new(world.caseworker(Who::Ilze)), Arc::new(world.caseworker(Who::Maris)));
        let first = refilled(&world, &service).await;
        let second = service.start_refill(&maris, "minimal").await.expect("started");
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-run-under-way");
        worked(&service).await;
        let (done, refusals) = eight_at_once(|n| {
            let (service, who, run) = if n % 2 == 0 {
                (Arc::clone(&service), Arc::clone(&maris), first)
            } else {
                (Arc::clone(&service), Arc::clone(&ilze), second)
            };
            async move { service.publish(&who, run).await }
        })
        .await;
        assert_eq!(done.len(), 1, "{refusals:?}");
        assert!(refusals.iter().all(|key| *key == "refused-published-since"), "{refusals:?}");
        let mine = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        assert_eq!(mine.offers.len(), 1, "one offer");
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!((board.desk.publications.len(), board.desk.free()), (2, 0));
    });
}

#[test]
fn answers_and_two_refills_at_once_give_no_seat_twice() {
    told_to_both(async |world| {
        let codes = declined(&world).await;
        let service = world.at(ENDED);
        let maris = Arc::new(world.caseworker(Who::Maris));
        let run = refilled(&world, &service).await;
        let own = Arc::new(holder(&service, "A1", &codes["A1"]).await);
        let (_, refusals) = eight_at_once(|n| {
            let (service, maris, own) = (Arc::clone(&service), Arc::clone(&maris), Arc::clone(&own));
            async move {
                match n % 4 {
                    0 => service.answer_offer(&own, true, None).await,
                    1 => service.answer_offer(&own, false, None).await,
                    _ => service.publish(&maris, run).await.map(drop),
                }
            }
        })
        .await;
        let known = ["refused-answered", "refused-published-since", "refused-inputs-changed", "refused-busy"];
        assert!(refusals.iter().all(|key| known.contains(key)), "{refusals:?}");
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert!(board.desk.places.iter().all(|place| place.seats.held <= place.seats.all));
        let mine = service.mine(&own).await.expect("mine");
        let events: Vec<Event> =
            mine.offer().expect("an offer").happened.iter().map(|one| one.event).collect();
        assert!(events == [Event::Declined] || events == [Event::Accepted, Event::Declined], "{events:?}");
    });
}

/// Changes what a round is made of behind everyone's back, as verbs will that come later.
async fn meddled(world: &World, what: impl AsyncFnOnce(&mut store::Link<'_>, Uuid)) {
    let mut tx = world.db.write().await.expect("a transaction");
    let link = &mut tx.link();
    let round = store::rounds::by_slug(link, "minimal").await.expect("asked").expect("there").id;
    store::rounds::touch(link, round).await.expect("touched");
    what(link, round).await;
    tx.commit().await.expect("committed");
}

/// The park, changed.
async fn park(link: &mut store::Link<'_>, round: Uuid, change: impl Fn(&mut PlacementRow)) {
    let places = store::placements::of_round(link, round).await.expect("asked");
    let mut park = places.into_iter().find(|place| place.number == "park").expect("there");
    change(&mut park);
    assert!(store::placements::change(link, &park).await.expect("asked"));
}

#[test]
fn what_a_refill_rests_on_stands_in_its_way_once_it_changes() {
    told_to_both(async |world| {
        let codes = declined(&world).await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        let run = refilled(&world, &service).await;
        let changes = async |service: &Service| {
            let refusal = refusal(service.publish(&maris, run).await);
            assert_eq!(refusal.key, "refused-inputs-changed");
            let told = refusal.changes.into_iter();
            told.map(|one| (one.file, one.id, one.columns.join(","))).collect::<Vec<_>>()
        };
        let told =
            |file: &str, id: &str, columns: &str| vec![(file.to_owned(), id.to_owned(), columns.to_owned())];
        let seats = |n| move |place: &mut PlacementRow| place.capacity = n;
        meddled(&world, async |link, round| park(link, round, seats(0)).await).await;
        assert_eq!(changes(&service).await, told("placements.csv", "park", "capacity"));
        meddled(&world, async |link, round| park(link, round, seats(7)).await).await;
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), [], "more seats are no harm");
        meddled(&world, async |link, round| {
            park(link, round, |place| "withdrawn".clone_into(&mut place.state)).await;
        })
        .await;
        assert_eq!(changes(&service).await, told("placements.csv", "park", ""));
        meddled(&world, async |link, round| {
            park(link, round, |place| "approved".clone_into(&mut place.state)).await;
        })
        .await;
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), []);
        // Somebody whom the run does not place.
        meddled(&world, async |link, _| {
            let row = store::applications::by_number(link, "A3").await.expect("asked").expect("there");
            assert!(store::applications::withdraw(link, row.id, "staff").await.expect("asked"));
        })
        .await;
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), []);
        meddled(&world, async |link, _| {
            let row = store::applications::by_number(link, "A2").await.expect("asked").expect("there");
            assert!(store::applications::withdraw(link, row.id, "person").await.expect("asked"));
        })
        .await;
        assert_eq!(changes(&service).await, told("applicants.csv", "A2", "withdrawn"));
        let mine = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        assert!(mine.offer().is_none());
    });
}

#[test]
fn a_seat_goes_on_after_whoever_gave_it_back_was_erased() {
    told_to_both(async |world| {
        declined(&world).await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        service.erase(&maris, "minimal", "A3").await.expect("erased");
        let run = refilled(&world, &service).await;
        assert_eq!(service.publish(&maris, run).await.expect("published").offers, 1);
    });
}

#[test]
fn a_refill_that_nobody_can_publish_any_more_is_not_what_is_to_be_done() {
    told_to_both(async |world| {
        let codes = declined(&world).await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        let run = refilled(&world, &service).await;
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!((board.next()[0], board.outdated), (Next::Publish { run, own: false }, None));
        // Whom it places is in line no more.
        service.withdraw(&holder(&service, "A2", &codes["A2"]).await).await.expect("withdrawn");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-inputs-changed");
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!(board.outdated, Some(run));
        assert!(!board.next().contains(&Next::Publish { run, own: false }), "{:?}", board.next());
    });
}
