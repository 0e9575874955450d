//! What was published is seen in stages: by staff, by organisations, by applicants, each from the moment that the round says.

use talka::service::{OfferState, Phase};

use crate::scene::{ENDED, OPEN, Who, fixture, holder, moment, not_found, told_to_both};

/// A day after publication, and two days after it.
const DAY: &str = "2026-04-26T07:00:00Z";
const TWO_DAYS: &str = "2026-04-27T07:00:00Z";

#[test]
fn organisations_and_applicants_see_a_publication_from_their_moment_on() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let toml = new.files.get_mut("round.toml").expect("there");
        toml.extend_from_slice(b"\n[visibility]\norganisations = 24\napplicants = 48\n");
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let code = codes.iter().find(|one| one.number == "A1").expect("there").code.clone();
        let (run, maris) = (world.run_of_minimal().await, world.caseworker(Who::Maris));
        let published = world.at(ENDED).publish(&maris, run).await.expect("published");
        // Seven whole days from the day on which applicants see it.
        assert_eq!(published.answer_by, moment("2026-05-04T21:00:00Z"));
        let library = world.department(Who::Library);
        let id = {
            let (_, places) = world.at(ENDED).round("minimal").await.expect("a round");
            places.iter().find(|one| one.placement.id.as_str() == "library").expect("there").id
        };
        for (time, organisation, applicant) in
            [(ENDED, false, false), (DAY, true, false), (TWO_DAYS, true, true)]
        {
            let service = world.at(time);
            let board = service.board(&maris, "minimal").await.expect("a board");
            assert_eq!((board.book.phase, board.offers[OfferState::Open as usize]), (Phase::Published, 2));
            let coming = service.coming(&library, id).await.expect("own");
            assert_eq!(!coming.is_empty(), organisation, "{time}");
            let own = holder(&service, "A1", &code).await;
            let mine = service.mine(&own).await.expect("mine");
            let seen = (mine.letter.is_some(), mine.offer().is_some(), mine.published_at.is_some());
            assert_eq!(seen, (applicant, applicant, applicant), "{time}");
            assert_eq!(service.published("minimal").await.expect("asked").is_some(), applicant, "{time}");
            let phase = if applicant { Phase::Published } else { Phase::Closed };
            assert_eq!(
                (mine.book.phase, service.round("minimal").await.expect("a round").0.phase),
                (phase, phase)
            );
            if !applicant {
                not_found(service.answer_offer(&own, true).await);
                not_found(service.answer_for(&maris, ("minimal", "A1", 0), (true, "zvanīja")).await);
            }
        }
        let last = world.at("2026-05-04T20:59:59Z");
        last.answer_offer(&holder(&last, "A1", &code).await, true).await.expect("in time");
    });
}
