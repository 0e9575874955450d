//! Offers after publication on one board: what is open and soon over, what lapsed, what was given on, and who waits where.

use talka::service::{EXPIRING, GIVEN_ON, OfferState};

use crate::{
    knock::{Guest, House},
    scene::{ENDED, Who, World, holder, not_found, told_to_both, told_to_one},
};

const ROUND: &str = "minimal";

/// Offers by placement, and who waits at one.
async fn board(world: &World, time: &str, wanted: (&str, &str)) -> (String, Option<String>) {
    let found = world
        .at(time)
        .offers_board(&world.caseworker(Who::Ilze), ROUND, wanted, (1, 100))
        .await
        .expect("a board");
    let place = |place: &talka::service::BoardPlace| {
        let lines = place.offers.iter().map(|line| {
            let marks = [(line.expiring, " soon"), (line.given_on, " given on")];
            let marks: String = marks.into_iter().filter(|(there, _)| *there).map(|(_, word)| word).collect();
            format!("{} {}{marks}", line.number, line.state.name())
        });
        format!("{}: {}", place.seats.number, lines.collect::<Vec<_>>().join(", "))
    };
    let waiting =
        found.waiting.map(|all| all.iter().map(|one| one.number.clone()).collect::<Vec<_>>().join(" "));
    (found.places.iter().map(place).collect::<Vec<_>>().join("; "), waiting)
}

#[test]
fn the_board_tells_open_soon_lapsed_given_on_and_who_waits_at_a_placement() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let nothing = service.offers_board(&ilze, ROUND, ("", "park"), (1, 100)).await.expect("a board");
        assert!(nothing.places.is_empty() && nothing.waiting.is_none(), "nothing is told yet");
        service.publish(&maris, run).await.expect("published");
        assert_eq!(
            board(&world, ENDED, ("", "")).await,
            ("library: A1 open; park: A3 open".to_owned(), None)
        );
        let park = board(&world, ENDED, ("", "park")).await;
        assert_eq!(park, ("park: A3 open".to_owned(), Some("A2".to_owned())));
        assert_eq!(
            board(&world, ENDED, ("", "library")).await.1.as_deref(),
            Some(""),
            "A2 did not wish for it"
        );
        let until = service.offers_board(&ilze, ROUND, ("", ""), (1, 100)).await.expect("a board").places[0]
            .offers[0]
            .answer_by;
        let soon = (until - chrono::TimeDelta::hours(30)).to_rfc3339();
        assert_eq!(board(&world, &soon, (EXPIRING, "")).await.0, "library: A1 open soon; park: A3 open soon");
        assert_eq!(board(&world, ENDED, (EXPIRING, "")).await.0, "");
        let late = (until + chrono::TimeDelta::hours(1)).to_rfc3339();
        assert_eq!(board(&world, &late, ("lapsed", "")).await.0, "library: A1 lapsed; park: A3 lapsed");
        // The seat goes on: whoever got it waits no more, and whoever declined does not wait.
        service
            .answer_offer(&holder(&service, "A3", &codes["A3"]).await, false, None)
            .await
            .expect("declined");
        assert_eq!(
            board(&world, ENDED, ("declined", "park")).await,
            ("park: A3 declined".to_owned(), Some("A2".to_owned()))
        );
        let refill = service.start_refill(&ilze, ROUND).await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        service.publish(&maris, refill).await.expect("published");
        assert_eq!(board(&world, ENDED, (GIVEN_ON, "")).await.0, "park: A2 open given on");
        assert_eq!(board(&world, ENDED, ("", "park")).await.1.as_deref(), Some(""));
        let counts = service.offers_board(&maris, ROUND, ("", ""), (1, 100)).await.expect("a board").counts;
        let of = |word: &str| counts.get(word).copied().unwrap_or(0);
        assert_eq!((of(OfferState::Open.name()), of("declined"), of(GIVEN_ON)), (2, 1, 1));
        not_found(service.offers_board(&world.caseworker(Who::Stranger), ROUND, ("", ""), (1, 100)).await);
        // Everybody who was shown was looked at.
        let looks = world.looks().await;
        assert!(looks.iter().any(|look| look.action == "look-offers" && look.shown == "A3 A2"), "{looks:?}");
    });
}

/// The board's numbers held against each other, and against what every placement shows.
async fn adds_up(world: &World, time: &str) -> u64 {
    let found = world.at(time).offers_board(&world.caseworker(Who::Ilze), ROUND, ("", ""), (1, 100)).await;
    let found = found.expect("a board");
    let of = |word: &str| found.counts.get(word).copied().unwrap_or(0);
    assert_eq!(OfferState::ALL.iter().map(|state| of(state.name())).sum::<u64>(), found.all);
    assert_eq!(found.places.iter().map(|place| place.offers.len() as u64).sum::<u64>(), found.all);
    assert!(of(EXPIRING) <= of("open") && of(GIVEN_ON) <= found.all);
    for place in &found.places {
        let seats = &place.seats;
        let taken = seats.held + seats.frozen + seats.free + seats.empty();
        assert_eq!(seats.all + seats.above(), taken, "{seats:?}");
        let holds = place.offers.iter().filter(|line| line.state.holds()).count() as u64;
        assert_eq!(holds, seats.held, "{}", seats.number);
        let frozen = place.offers.iter().filter(|line| line.contested && !line.state.holds()).count();
        assert_eq!(frozen as u64, seats.frozen, "{}", seats.number);
    }
    found.all
}

#[test]
fn the_numbers_of_the_board_add_up_through_everything_that_happens_to_offers() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.publish(&maris, run).await.expect("published");
        assert_eq!(adds_up(&world, ENDED).await, 2);
        // A contested award that is given back: its seat is neither taken nor free.
        service.contest(&ilze, (ROUND, "A3", 0), ("third-person", "Zvanīja.")).await.expect("contested");
        service
            .answer_offer(&holder(&service, "A3", &codes["A3"]).await, false, None)
            .await
            .expect("declined");
        assert_eq!(adds_up(&world, ENDED).await, 2);
        let found = service.offers_board(&ilze, ROUND, ("", "park"), (1, 100)).await.expect("a board");
        let park = &found.places[0].seats;
        assert_eq!((park.held, park.frozen, park.free), (0, 1, park.all - 1));
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Caseworker).await;
        let page = browser.get("/rounds/minimal/offers?lang=en").await.body;
        for said in ["<b>2</b> <a href=\"?state=\">Offers in all", "waiting for a contest to be settled: 1"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        // Long after: what was not answered lapsed, and the work has begun.
        assert_eq!(adds_up(&world, crate::afterwards::WORK).await, 2);
    });
}

#[test]
fn the_board_is_printed_as_it_is_shown() {
    told_to_one(async |world| {
        let house = House::new(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let page = ilze.get("/rounds/minimal/offers?lang=en&placement=park").await.body;
        for said in ["Šarlote Ūdre", "Ģirts Ābols", "+371 20000001", "data-print", "Waits for"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Kaija Žagare"), "another placement's");
    });
}
