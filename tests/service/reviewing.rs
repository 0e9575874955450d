//! What caseworkers see of applications is what a run will say of them, and what was published.

use std::collections::BTreeMap;

use talka::{
    domain::{FactValue, Status},
    service::OfferState,
};

use crate::scene::{ENDED, OPEN, Who, holder, told_to_both};

/// The round of the sample, while it takes applications and after.
const SUMMER_OPEN: &str = "2027-04-12T08:00:00Z";
const SUMMER_ENDED: &str = "2027-05-10T08:00:00Z";

#[test]
fn whom_a_run_leaves_to_a_person_is_told_before_it() {
    told_to_both(async |world| {
        world.import(SUMMER_OPEN, "sample-summer").await;
        let (service, ilze) = (world.at(SUMMER_ENDED), world.caseworker(Who::Ilze));
        let board = service.board(&ilze, "sample-summer").await.expect("a board");
        // Eligible, but both wishes hang on a fact that nobody knows.
        let file = service.application(&ilze, "sample-summer", "P27-041").await.expect("a file");
        assert_eq!(file.standing.name(), "needs-person");
        assert!(!file.reasons.is_empty() && !file.missing.is_empty());
        service.close(&ilze, "sample-summer").await.expect("closed");
        let run = service.start_run(&ilze, "sample-summer").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        let outcome = service.run_outcome(&ilze, run).await.expect("asked").expect("an outcome");
        let needs: Vec<&str> = (outcome.people.iter())
            .filter(|person| person.status == Status::NeedsPerson)
            .map(|person| person.applicant.as_str())
            .collect();
        let mut told: Vec<&str> = (board.people.iter())
            .filter(|line| line.standing.name() == "needs-person")
            .map(|line| line.number.as_str())
            .collect();
        told.sort_unstable();
        assert!(told.contains(&"P27-041"));
        assert_eq!(told, needs);
        let (next, others) = file.next.expect("others need a person too");
        assert_eq!(others, told.len() as u64 - 1);
        assert!(told.contains(&next.as_str()) && next != "P27-041");
    });
}

#[test]
fn a_decision_stands_in_the_history_with_what_was_known_before() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let ilze = world.caseworker(Who::Ilze);
        for (version, time, value) in [(1, OPEN, "no"), (2, ENDED, "yes")] {
            let decision = ("took_part_last_year", value, "uzziņa");
            let decided = world.at(time).decide(&ilze, ("minimal", "A2", version), decision).await;
            decided.expect("decided");
        }
        let service = world.at(ENDED);
        let file = service.application(&ilze, "minimal", "A2").await.expect("a file");
        let changes: Vec<_> = file.history.into_iter().filter_map(|deed| deed.change).collect();
        let told: Vec<_> = changes.into_iter().map(|change| (change.old, change.new)).collect();
        let (yes, no) = (FactValue::Bool(true), FactValue::Bool(false));
        assert_eq!(told, [(Some(yes.clone()), no.clone()), (Some(no), yes)]);
    });
}

#[test]
fn what_was_published_stands_in_the_list_and_the_file() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert!(board.people.iter().all(|line| line.outcome.is_none() && line.offer.is_none()));
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true).await.expect("accepted");
        let board = service.board(&ilze, "minimal").await.expect("a board");
        let told: BTreeMap<&str, _> =
            board.people.iter().map(|line| (line.number.as_str(), (line.outcome, line.offer))).collect();
        assert_eq!(told["A1"], (Some(("placed", None)), Some(OfferState::Accepted)));
        assert_eq!(told.values().filter(|(_, offer)| *offer == Some(OfferState::Open)).count(), 1);
        for (number, (outcome, offer)) in told {
            let file = service.application(&ilze, "minimal", number).await.expect("a file");
            let mine = service.mine(&holder(&service, number, &codes[number]).await).await.expect("mine");
            assert_eq!((&file.letter, &file.offers), (&mine.letter, &mine.offers), "{number}");
            assert_eq!(file.offers.first().map(|offer| offer.state), offer);
            assert_eq!(file.letter.expect("a letter").person.waiting, outcome.expect("told").1);
            assert!(file.next.is_none(), "all is over");
        }
    });
}
