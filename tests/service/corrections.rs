//! A fact is put right after publication: what its person gets for it, and that nobody loses anything by it.

use talka::{
    domain::Status,
    service::{Next, OfferState, RunKind, Way},
};

use crate::{
    afterwards::{corrects, declines, given_on, state, told, version, way, worked},
    scene::{ENDED, Who, holder, not_found, refused, told_to_both, wrong},
};

#[test]
fn a_decision_after_publication_gives_its_person_a_place_by_turn() {
    told_to_both(async |world| {
        // Nobody knows A4's day of birth.
        let codes = told(&world, "", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let at = version(&service, &ilze, "A4").await;
        let fact = ("date_of_birth", "2009-02-02", "Dzimšanas apliecība.");
        assert_eq!(refused(service.decide(&ilze, ("minimal", "A4", at), fact).await), "refused-published");
        assert_eq!(refused(service.start_correction(&ilze, "minimal").await), "refused-nothing-corrected");
        let unknown = service.correct(&ilze, ("minimal", "A4", at), ("whim", fact)).await;
        assert_eq!(wrong(unknown), [("cause".to_owned(), "wrong-cause")]);
        service.correct(&ilze, ("minimal", "A4", at), ("decision", fact)).await.expect("put right");
        assert_eq!(way(&service, &ilze, "A4").await, Way::Run);
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Correct(1));
        // No seat is free: the person is told where they stand, and keeps the turn that they had.
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(way(&service, &ilze, "A4").await, Way::Turn);
        let mine = service.mine(&holder(&service, "A4", &codes["A4"]).await).await.expect("mine");
        assert_eq!(mine.letter.expect("a letter").person.status, Status::Waiting);
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open), "A2 came earlier");
        declines(&service, &codes, "A2").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
        assert_eq!(way(&service, &ilze, "A4").await, Way::Seat);
        assert_eq!((world.noted("publish-correction").await, world.noted("correct-decision").await), (1, 1));
    });
}

#[test]
fn a_mistake_that_is_put_right_gives_the_free_seat_before_an_earlier_turn() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        declines(&service, &codes, "A3").await;
        corrects(&world, &service, "A4", ("mistake", "2009-02-02")).await;
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(
            state(&service, &codes, "A4").await,
            Some(OfferState::Open),
            "before A2, who came earlier"
        );
        assert_eq!(state(&service, &codes, "A2").await, None);
        assert_eq!(way(&service, &ilze, "A4").await, Way::Seat);
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Open), "who holds a place keeps it");
    });
}

#[test]
fn without_a_free_seat_one_more_is_signed_by_the_organisation_and_a_second_caseworker() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, park) = (world.at(ENDED), world.department(Who::Park));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let (_, places) = service.round("minimal").await.expect("a round");
        let id =
            |number: &str| places.iter().find(|one| one.placement.id.as_str() == number).expect("there").id;
        let sign = |number: &'static str| service.sign_excess(&park, id("park"), (number, "Paņemsim."));
        let unknown = [("number".to_owned(), "wrong-excess-number")];
        corrects(&world, &service, "A4", ("objection", "2009-02-02")).await;
        // Not before a run has found no free seat; nor for whose fact nobody put right, nor at another's placement.
        assert_eq!(wrong(sign("A4").await), unknown);
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(way(&service, &ilze, "A4").await, Way::First);
        for number in ["A2", "A9"] {
            assert_eq!(wrong(sign(number).await), unknown, "{number}");
        }
        assert_eq!(wrong(sign("").await), [("number".to_owned(), "wrong-number-missing")]);
        not_found(service.sign_excess(&park, id("library"), ("A4", "x")).await);
        let asked = sign("A4").await.expect("signed");
        assert_eq!(refused(service.approve(&ilze, asked).await), "refused-own-correction");
        service.approve(&maris, asked).await.expect("a second caseworker");
        assert_eq!(way(&service, &ilze, "A4").await, Way::Signed);
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(way(&service, &ilze, "A4").await, Way::Above);
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
        assert_eq!(state(&service, &codes, "A2").await, None, "the seat was for one person");
        let seats = async || {
            let board = service.board(&ilze, "minimal").await.expect("a board");
            let park = board.desk.places.iter().find(|place| place.seats.number == "park").expect("there");
            (park.seats.all, park.seats.held, park.seats.free)
        };
        assert_eq!(seats().await, (1, 2, 0));
        // The next seat that comes free there is the one that is too many.
        declines(&service, &codes, "A3").await;
        assert_eq!(seats().await, (1, 1, 0));
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
    });
}

#[test]
fn who_holds_a_place_keeps_it_though_the_rules_would_say_no_by_now() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        service
            .answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None)
            .await
            .expect("accepted");
        corrects(&world, &service, "A1", ("mistake", "2015-01-01")).await;
        assert_eq!(way(&service, &ilze, "A1").await, Way::Holds);
        assert_eq!(refused(service.start_correction(&ilze, "minimal").await), "refused-nothing-corrected");
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Accepted));
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open));
    });
}

#[test]
fn a_round_is_not_finished_while_an_award_is_contested_or_a_correction_waits() {
    told_to_both(async |world| {
        told(&world, "2015-01-01", "").await;
        let after = world.at("2026-09-01T08:00:00Z");
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        // Nobody answered, and nobody has written down yet that the offers lapsed: a contest brings none back.
        let said = ("third-person", "Iesniegums.");
        after.contest(&ilze, ("minimal", "A3", 0), said).await.expect("contested");
        let file = after.application(&ilze, "minimal", "A3").await.expect("a file");
        assert_eq!((file.offers[0].state, file.offers[0].contested), (OfferState::Lapsed, true));
        assert_eq!(refused(after.finish(&ilze, "minimal").await), "refused-contests-open");
        let asked = after.propose_settlement(&ilze, ("minimal", "A3", 2), ("kept", "Nē.")).await;
        after.approve(&maris, asked.expect("proposed")).await.expect("settled");
        corrects(&world, &after, "A4", ("mistake", "2009-02-02")).await;
        assert_eq!(refused(after.finish(&ilze, "minimal").await), "refused-corrections-open");
    });
}

#[test]
fn a_refill_that_was_computed_before_somebody_came_before_those_in_line_is_not_published() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let service = world.at(ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        declines(&service, &codes, "A3").await;
        let run = service.start_refill(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), []);
        corrects(&world, &service, "A4", ("mistake", "2009-02-02")).await;
        let changed = service.changed_since(&maris, run).await.expect("asked");
        assert!(changed.iter().any(|one| one.id == "A4"), "{changed:?}");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-inputs-changed");
        assert_eq!(state(&service, &codes, "A2").await, None, "A4 comes before A2 now");
    });
}

#[test]
fn whoever_was_erased_waits_for_no_correction() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        corrects(&world, &service, "A4", ("mistake", "2009-02-02")).await;
        let own = holder(&service, "A4", &codes["A4"]).await;
        service.withdraw(&own).await.expect("taken back");
        service.erase(&world.caseworker(Who::Maris), "minimal", "A4").await.expect("erased");
        assert_eq!(refused(service.start_correction(&ilze, "minimal").await), "refused-nothing-corrected");
    });
}

#[test]
fn a_seat_of_the_placement_itself_is_none_above_though_one_is_signed() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, park) = (world.at(ENDED), world.department(Who::Park));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let (_, places) = service.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "park").expect("there").id;
        corrects(&world, &service, "A4", ("objection", "2009-02-02")).await;
        given_on(&world, &service, RunKind::Correction).await;
        let asked = service.sign_excess(&park, id, ("A4", "Paņemsim.")).await.expect("signed");
        service.approve(&maris, asked).await.expect("approved");
        // Before the run that would give the seat above, one of the placement's own comes free.
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
        assert_eq!(way(&service, &ilze, "A4").await, Way::Seat);
        let breaches = talka::service::invariants::check(&world.db, service.now(), None).await;
        assert!(breaches.expect("walked").breaches.is_empty());
        assert_eq!(refused(service.start_correction(&ilze, "minimal").await), "refused-nothing-corrected");
    });
}

#[test]
fn what_stands_already_is_no_mistake_and_who_publishes_reads_who_was_put_first() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", "").await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let correct = async |cause: &str, value: &str| {
            let at = ("minimal", "A4", version(&service, &ilze, "A4").await);
            service.correct(&ilze, at, (cause, ("date_of_birth", value, "Pase."))).await
        };
        for cause in ["mistake", "objection"] {
            let found = wrong(correct(cause, "02.02.2009.").await);
            assert_eq!(found, [("value".to_owned(), "wrong-value-stands")], "{cause}");
        }
        correct("mistake", "03.02.2009.").await.expect("put right");
        let own = service.start_correction(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        let publishing = service.publishing(&maris, own).await.expect("it can be published");
        assert!(publishing.firsts.is_empty(), "nobody gets a place by it: {:?}", publishing.firsts);
        service.publish(&maris, own).await.expect("published");
        service.answer_for(&ilze, ("minimal", "A3", 0), (false, "Zvanīja.")).await.expect("declined");
        let refill = service.start_refill(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        assert_eq!(service.publishing(&maris, refill).await.expect("it can be published").firsts, ["A4"]);
    });
}
