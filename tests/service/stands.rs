//! Offers that stand unanswered when the work begins: a caseworker writes down what became of them, and the round is finished.

use talka::service::OfferState;

use crate::{
    afterwards::{LATE, WORK, state, told},
    knock::{Guest, House},
    scene::{Who, holder, refused, told_to_both, told_to_one},
};

const STANDS: &str = "\n[answers]\nat_deadline = \"stand\"\n";

#[test]
fn an_offer_that_stands_is_ended_by_what_happened_when_the_work_began() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", STANDS).await;
        let (late, work, ilze) = (world.at(LATE), world.at(WORK), world.caseworker(Who::Ilze));
        let missed = ("did-not-come", "", "Nav ieradies.");
        let early = late.record_leaving(&ilze, ("minimal", "A3", 0), missed).await;
        assert_eq!(refused(early), "refused-work-not-begun");
        assert_eq!(refused(work.finish(&ilze, "minimal").await), "refused-offers-open");
        let own = holder(&work, "A1", &codes["A1"]).await;
        assert_eq!(refused(work.answer_offer(&own, true, None).await), "refused-answer-late");
        // A1 came, A3 did not.
        assert!(
            work.answer_for(&ilze, ("minimal", "A1", 0), (true, "Ieradies.")).await.expect("written down")
        );
        let gone = ("left", "12.06.2026.", "Aizgāja.");
        assert_eq!(
            refused(work.record_leaving(&ilze, ("minimal", "A3", 0), gone).await),
            "refused-not-accepted"
        );
        work.record_leaving(&ilze, ("minimal", "A3", 0), missed).await.expect("written down");
        assert_eq!(state(&work, &codes, "A1").await, Some(OfferState::Accepted));
        assert_eq!(state(&work, &codes, "A3").await, Some(OfferState::DidNotCome));
        work.finish(&ilze, "minimal").await.expect("finished");
    });
}

#[test]
fn an_organisation_says_that_somebody_whose_offer_stands_did_not_come() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", STANDS).await;
        let (work, park) = (world.at(WORK), world.department(Who::Park));
        let (_, places) = work.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "park").expect("there").id;
        let said = ("A3", "did-not-come", "", "Nav ieradies.");
        let asked = work.report_leaving(&park, id, said).await.expect("reported");
        work.approve(&world.caseworker(Who::Ilze), asked).await.expect("confirmed");
        assert_eq!(state(&work, &codes, "A3").await, Some(OfferState::DidNotCome));
    });
}

#[test]
fn the_pages_offer_what_can_be_written_down() {
    told_to_one(async |world| {
        told(&world, "2015-01-01", STANDS).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let page = ilze.get("/rounds/minimal/applications/A1").await.body;
        assert!(page.contains("value=\"accept\"") && page.contains("value=\"decline\""), "{page}");
        let page = ilze.get("/rounds/minimal/applications/A1/after").await.body;
        assert!(page.contains("value=\"did-not-come\"") && !page.contains("value=\"left\""), "{page}");
    });
}
