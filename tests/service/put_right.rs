//! An offer that ended by a mistake is put right: a free seat, a seat above a placement's own, or the head of the line, before every
//! tier.

use talka::service::{Next, OfferState, RunKind, Service, TypedEnding, Way};

use crate::{
    afterwards::{Codes, LATE, WORK, corrects, declines, given_on, state, told, told_among, way, worked},
    knock::House,
    law::opened,
    objections::{answers, third},
    scene::{ENDED, Who, World, holder, refused, told_to_both},
};

/// The events of somebody's newest offer.
async fn events(world: &World, service: &Service, number: &str) -> i64 {
    let file = service.application(&world.caseworker(Who::Ilze), "minimal", number).await.expect("a file");
    file.offers[0].events
}

/// Somebody contests how an offer ended, and two people find that it was a mistake.
async fn restored(world: &World, service: &Service, number: &str, by: &str) {
    let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let at = events(world, service, number).await;
    service.contest(&ilze, ("minimal", number, at), (by, "Vēstule nav saņemta.")).await.expect("contested");
    settled(service, (&ilze, &maris), (number, events(world, service, number).await)).await;
}

async fn settled(
    service: &Service,
    (one, other): (&talka::domain::Caseworker, &talka::domain::Caseworker),
    (number, at): (&str, i64),
) {
    let asked = service.propose_settlement(one, ("minimal", number, at), ("restored", "Kļūda.")).await;
    let asked = asked.expect("proposed");
    assert_eq!(refused(service.approve(one, asked).await), "refused-own-approval");
    service.approve(other, asked).await.expect("settled");
}

async fn sound(world: &World, service: &Service) {
    let walked = talka::service::invariants::check(&world.db, service.now(), None).await.expect("walked");
    assert!(walked.breaches.is_empty(), "{:?}", walked.breaches);
}

#[test]
fn whoever_lapsed_by_a_mistake_gets_the_seat_that_waited_for_them() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (late, ilze) = (world.at(LATE), world.caseworker(Who::Ilze));
        late.lapse_due(late.now()).await.expect("lapsed");
        let own = holder(&late, "A3", &codes["A3"]).await;
        assert_eq!(way_of(&late, "A3", &world).await, None, "nothing was put right");
        restored(&world, &late, "A3", "office").await;
        assert_eq!(way(&late, &ilze, "A3").await, Way::Run);
        let board = late.board(&ilze, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Correct(1));
        assert_eq!(refused(late.finish(&ilze, "minimal").await), "refused-corrections-open");
        given_on(&world, &late, RunKind::Correction).await;
        assert_eq!(way(&late, &ilze, "A3").await, Way::Seat);
        assert_eq!(state(&late, &codes, "A3").await, Some(OfferState::Open), "before A2, who waited");
        assert_eq!(state(&late, &codes, "A2").await, None);
        late.answer_offer(&own, true, None).await.expect("accepted");
        sound(&world, &late).await;
    });
}

/// What somebody gets for what was put right, if anything was.
async fn way_of(service: &Service, number: &str, world: &World) -> Option<Way> {
    let file = service.application(&world.caseworker(Who::Ilze), "minimal", number).await.expect("a file");
    file.corrected.last().map(|one| one.way)
}

#[test]
fn where_the_seat_went_on_they_are_at_the_head_of_the_line_or_get_one_above() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, park) = (world.at(ENDED), world.department(Who::Park));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        // Somebody at the counter wrote down a no that A3 never said, and the seat went on to A2.
        let note = (false, "Pa tālruni.");
        service.answer_for(&ilze, ("minimal", "A3", 0), note).await.expect("declined");
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open));
        restored(&world, &service, "A3", "person").await;
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(way(&service, &ilze, "A3").await, Way::First);
        let house = House::beside(&world).await;
        let page = opened(&house, &codes, "A3").await.get("/my?lang=lv").await.body;
        assert!(page.contains("ir rindas sākumā") && !page.contains("Atbildi vairs nevar mainīt"), "{page}");
        let (_, places) = service.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "park").expect("there").id;
        let asked = service.sign_excess(&park, id, ("A3", "Paņemsim.")).await.expect("signed");
        // Māris settled it: a seat above is signed by another caseworker.
        assert_eq!(refused(service.approve(&maris, asked).await), "refused-own-correction");
        service.approve(&ilze, asked).await.expect("a second caseworker");
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(way(&service, &ilze, "A3").await, Way::Above);
        assert_eq!(state(&service, &codes, "A3").await, Some(OfferState::Open));
        sound(&world, &service).await;
    });
}

#[test]
fn an_objection_about_a_place_given_up_keeps_its_seat_if_it_is_the_persons_own() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        declines(&service, &codes, "A3").await;
        // For others it is over.
        let other = holder(&service, "A2", &codes["A2"]).await;
        let filed = service.object(&other, ("A3", "third-person"), "Vieta ir mana.").await.expect("sent");
        assert!(!filed.frozen);
        let own = holder(&service, "A3", &codes["A3"]).await;
        let filed = service.object(&own, ("", "person"), "Es neatteicos.").await.expect("sent");
        assert!(filed.frozen, "its seat waits");
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
        let zane = third(&world).await;
        answers(&service, &zane, filed, "upheld").await.expect("answered");
        let (maris, at) = (world.caseworker(Who::Maris), events(&world, &service, "A3").await);
        settled(&service, (&zane, &maris), ("A3", at)).await;
        let file = service.application(&ilze, "minimal", "A3").await.expect("a file");
        assert_eq!(file.corrected[0].cause, talka::domain::Cause::Objection);
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(state(&service, &codes, "A3").await, Some(OfferState::Open));
    });
}

#[test]
fn whoever_is_said_not_to_have_come_by_a_mistake_is_in_line_again() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "\n[answers]\nrefill_after_start = true\n").await;
        let (service, work, ilze) = (world.at(ENDED), world.at(WORK), world.caseworker(Who::Ilze));
        service
            .answer_offer(&holder(&service, "A3", &codes["A3"]).await, true, None)
            .await
            .expect("accepted");
        let said = ("did-not-come", "", "Nav ieradies.");
        work.record_leaving(&ilze, ("minimal", "A3", 1), said).await.expect("written down");
        restored(&world, &work, "A3", "person").await;
        given_on(&world, &work, RunKind::Correction).await;
        assert_eq!(state(&work, &codes, "A3").await, Some(OfferState::Open));
    });
}

#[test]
fn only_what_is_over_and_newest_is_put_right() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let ask = async |number: &'static str| {
            let at = events(&world, &service, number).await;
            service.propose_settlement(&ilze, ("minimal", number, at), ("restored", "Kļūda.")).await
        };
        assert_eq!(refused(ask("A3").await), "refused-not-contested");
        service.contest(&ilze, ("minimal", "A3", 0), ("office", "Kļūda.")).await.expect("contested");
        assert_eq!(refused(ask("A3").await), "refused-award-held");
        // Of a place that stays over nothing follows.
        declines(&service, &codes, "A1").await;
        service.contest(&ilze, ("minimal", "A1", 1), ("person", "Nē.")).await.expect("contested");
        let stays = TypedEnding::from(("kept", "Atteicās pati."));
        let asked = service.propose_settlement(&ilze, ("minimal", "A1", 2), stays).await.expect("proposed");
        service.approve(&world.caseworker(Who::Maris), asked).await.expect("settled");
        assert_eq!(way_of(&service, "A1", &world).await, None);
        service.contest(&ilze, ("minimal", "A1", 3), ("person", "Nē.")).await.expect("contested");
        service.withdraw(&holder(&service, "A1", &codes["A1"]).await).await.expect("taken back");
        assert_eq!(refused(ask("A1").await), "refused-withdrawn");
    });
}

#[test]
fn whoever_is_at_the_head_of_the_line_comes_before_every_tier() {
    told_to_both(async |world| {
        // A2 took part last year, A4 did not and applied last.
        let codes: Codes = told_among(&world, ("2009-02-02", false), "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        corrects(&world, &service, "A2", ("mistake", "2009-11-24")).await;
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(way(&service, &ilze, "A2").await, Way::First);
        declines(&service, &codes, "A3").await;
        let board = service.offers_board(&ilze, "minimal", ("", "park"), (1, 100)).await.expect("a board");
        let waiting = board.waiting.expect("asked");
        let waiting: Vec<_> = waiting.iter().map(|one| (one.number.as_str(), one.first)).collect();
        assert_eq!(waiting, [("A2", true), ("A4", false)], "staff read the same");
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open), "of a later tier");
        assert_eq!(state(&service, &codes, "A4").await, None);
        declines(&service, &codes, "A2").await;
        let run = service.start_refill(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
    });
}
