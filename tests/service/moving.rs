//! Holders who have not answered move to a place that they wished for more, where the round lets them: before everyone in line, never
//! out of a place, and not once they answered.

use talka::service::{OfferState, RunKind, Service, Shown, TypedConsent, invariants};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, declines, given_on, state, worked},
    knock::Browser,
    scene::{ENDED, OPEN, Who, World, fixture, holder, refusal, refused, told_to_both, told_to_one},
};

const LETS: &str = "\n[answers]\nmay_move_unanswered = true\n";

/// The round `minimal` with a fourth person, who wants the library alone, published; A1 has the library, and wished for the park more;
/// A3 has the park, and declines it.
async fn declined(world: &World, settings: &str) -> Codes {
    let mut new = fixture("minimal");
    let mut add = |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
    add("applicants.csv", "A4,2026-04-13T09:20,no,2010-02-02,no,Piemēri\n");
    add("preferences.csv", "A4,library,1,500\n");
    add("round.toml", settings);
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    let run = world.run_of_minimal().await;
    let service = world.at(ENDED);
    service.publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
    let codes: Codes = codes.into_iter().map(|one| (one.number, one.code)).collect();
    declines(&service, &codes, "A3").await;
    codes
}

/// What somebody is offered now, and the key of the offer.
async fn offered(service: &Service, codes: &Codes, number: &str) -> Option<(String, OfferState, Uuid)> {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    mine.offer().map(|offer| (offer.place.1.clone(), offer.state, offer.id))
}

async fn place(service: &Service, codes: &Codes, number: &str) -> Option<String> {
    offered(service, codes, number).await.map(|(place, ..)| place)
}

#[test]
fn whoever_has_not_answered_gets_the_place_that_they_wished_for_more() {
    told_to_both(async |world| {
        let codes = declined(&world, LETS).await;
        let service = world.at(ENDED);
        let mut page = Browser::new(
            talka::web::App::new(world.at(ENDED), talka::config::Config::default()).router(),
            "10.0.0.9",
        );
        let own = page.post("/result", &[("number", "A1"), ("code", &codes["A1"])]).await;
        assert_eq!(own.status, 303, "{}", own.body);
        for (lang, said) in [
            ("lv", "norādīta augstāk"),
            ("en", "ranked higher in the application"),
            ("ru", "указанное в заявке выше"),
        ] {
            let read = page.get(&format!("/my?lang={lang}")).await.body;
            assert!(read.contains(said), "{read}");
            let read = page.get(&format!("/rounds/minimal?lang={lang}")).await.body;
            assert!(read.contains(said), "{read}");
        }
        let (before, _, shown) = offered(&service, &codes, "A1").await.expect("an offer");
        given_on(&world, &service, RunKind::Refill).await;
        let own = holder(&service, "A1", &codes["A1"]).await;
        let mine = service.mine(&own).await.expect("mine");
        assert_eq!(
            mine.offers.iter().map(|offer| offer.state).collect::<Vec<_>>(),
            [OfferState::Open, OfferState::Replaced]
        );
        assert_eq!((mine.offers[1].place.1.as_str(), mine.offers[1].may_accept), (&*before, false));
        assert_ne!(mine.offers[0].place.1, before);
        assert_eq!(place(&service, &codes, "A4").await, Some(before), "what A1 left goes on in the same run");
        // A page that showed the former offer answers nothing.
        for accept in [true, false] {
            assert_eq!(refused(service.answer_offer(&own, accept, Some(shown)).await), "refused-stale");
        }
        service.answer_offer(&own, true, Some(mine.offers[0].id)).await.expect("accepted");
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Accepted));
        let board = service.board(&world.caseworker(Who::Maris), "minimal").await.expect("a board");
        assert_eq!(board.desk.free(), 0);
        let walk = invariants::check(&world.db, service.now(), None).await.expect("walked");
        assert!(walk.breaches.is_empty(), "{:?}", walk.breaches);
    });
}

#[test]
fn whoever_answered_meanwhile_stays_and_the_run_is_stale() {
    for (accept, next) in [(true, "Grāmatu kārtošana"), (false, "Grāmatu kārtošana")] {
        told_to_both(async |world| {
            let codes = declined(&world, LETS).await;
            let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
            let run = service.start_refill(&world.caseworker(Who::Ilze), "minimal").await.expect("started");
            worked(&service).await;
            let own = holder(&service, "A1", &codes["A1"]).await;
            service.answer_offer(&own, accept, None).await.expect("answered");
            let stale = refusal(service.publish_undecided(&maris, run).await);
            assert_eq!(stale.key, "refused-inputs-changed");
            assert!(
                stale.changes.iter().any(|one| (one.file.as_str(), one.id.as_str()) == ("holders.csv", "A1")),
                "{:?}",
                stale.changes
            );
            given_on(&world, &service, RunKind::Refill).await;
            assert_eq!(place(&service, &codes, "A1").await.as_deref(), Some(next));
            let kept = if accept { OfferState::Accepted } else { OfferState::Declined };
            assert_eq!(state(&service, &codes, "A1").await, Some(kept));
        });
    }
}

#[test]
fn without_the_setting_nobody_moves() {
    told_to_one(async |world| {
        let codes = declined(&world, "").await;
        let service = world.at(ENDED);
        let before = offered(&service, &codes, "A1").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(offered(&service, &codes, "A1").await, before);
    });
}

#[test]
fn a_seat_above_the_placements_own_is_not_given_on_by_a_move() {
    told_to_one(async |world| {
        let codes = declined(&world, LETS).await;
        let service = world.at(ENDED);
        // The library takes its work back: whoever holds it keeps it, and nobody else gets a seat there.
        let mut tx = world.db.write().await.expect("a transaction");
        let link = &mut tx.link();
        let round = talka::store::rounds::by_slug(link, "minimal").await.expect("asked").expect("a round");
        let places = talka::store::placements::of_round(link, round.id).await.expect("asked");
        let mut library = places.into_iter().find(|place| place.number == "library").expect("there");
        library.capacity = 0;
        assert!(talka::store::placements::change(link, &library).await.expect("changed"));
        tx.commit().await.expect("committed");
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(place(&service, &codes, "A4").await, None);
        assert_eq!(place(&service, &codes, "A1").await.as_deref(), Some("Grāmatu kārtošana"), "held fast");
        assert_eq!(place(&service, &codes, "A2").await.as_deref(), Some("Puķu laistīšana"));
    });
}

#[test]
fn whoever_moves_reads_of_it_once_the_new_place_shows() {
    told_to_both(async |world| {
        let delayed = format!("{LETS}\n[visibility]\nstaff = 0\norganisations = 2\napplicants = 4\n");
        let mut new = fixture("minimal");
        let mut add =
            |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
        add("applicants.csv", "A4,2026-04-13T09:20,no,2010-02-02,no,Piemēri\n");
        add("preferences.csv", "A4,library,1,500\n");
        add("round.toml", &delayed);
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let codes: Codes = codes.into_iter().map(|one| (one.number, one.code)).collect();
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
        let service = world.at("2026-04-26T07:00:00Z");
        declines(&service, &codes, "A3").await;
        let (before, _, shown) = offered(&service, &codes, "A1").await.expect("an offer");
        given_on(&world, &service, RunKind::Refill).await;
        let own = holder(&service, "A1", &codes["A1"]).await;
        let mine = service.mine(&own).await.expect("mine");
        let offer = mine.offer().expect("an offer");
        assert_eq!((offer.state, offer.id, offer.place.1.as_str()), (OfferState::Open, shown, &*before));
        assert!(
            offer.changes.is_some() && !offer.may_accept && !offer.may_decline && offer.happened.is_empty()
        );
        for accept in [true, false] {
            assert_eq!(
                refused(service.answer_offer(&own, accept, Some(shown)).await),
                "refused-offer-changing"
            );
        }
        let later = world.at("2026-04-26T12:00:00Z");
        let mine = later.mine(&own).await.expect("mine");
        let states: Vec<OfferState> = mine.offers.iter().map(|offer| offer.state).collect();
        assert_eq!(states, [OfferState::Open, OfferState::Replaced]);
        later.answer_offer(&own, true, Some(mine.offers[0].id)).await.expect("accepted");
    });
}

#[test]
fn a_caseworkers_page_that_showed_the_former_offer_does_nothing_to_the_new_one() {
    told_to_both(async |world| {
        let codes = declined(&world, LETS).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let (_, _, former) = offered(&service, &codes, "A1").await.expect("an offer");
        given_on(&world, &service, RunKind::Refill).await;
        let (_, _, new) = offered(&service, &codes, "A1").await.expect("an offer");
        // Neither has an event: by their number the two are not told apart.
        let shown = |offer| Shown { offer: Some(offer), told: Some(0) };
        let at = ("minimal", "A1", shown(former));
        for accept in [true, false] {
            assert_eq!(refused(service.answer_for(&ilze, at, (accept, "zvanīja")).await), "refused-stale");
        }
        let ending = service.propose_ending(&ilze, at, ("given-wrongly", "Kļūda.")).await;
        assert_eq!(refused(ending), "refused-stale");
        assert_eq!(refused(service.contest(&ilze, at, ("person", "Nē.")).await), "refused-stale");
        assert_eq!(refused(service.propose_settlement(&ilze, at, ("kept", "Nē.")).await), "refused-stale");
        let left = ("did-not-come", "", "Nav ieradies.");
        assert_eq!(refused(service.record_leaving(&ilze, at, left).await), "refused-stale");
        let paper = TypedConsent { what: "given".to_owned(), ..TypedConsent::default() };
        assert_eq!(refused(service.record_consent(&ilze, at, &paper).await), "refused-stale");
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Open));
        service.answer_for(&ilze, ("minimal", "A1", shown(new)), (false, "zvanīja")).await.expect("declined");
        let again = service.answer_for(&ilze, ("minimal", "A1", shown(new)), (false, "zvanīja")).await;
        again.expect("the same once more changes nothing");
    });
}
