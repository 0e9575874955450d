//! Runs: one at a time, on a frozen round, stopped before or while they are computed, taken over from the dead.

use std::sync::Arc;

use chrono::TimeDelta;
use talka::{
    service::{RunState, Service},
    store,
};
use uuid::Uuid;

use crate::scene::{ENDED, OPEN, Who, World, eight_at_once, moment, not_found, refused, told_to_both};

async fn closed(world: &World) -> Arc<Service> {
    world.import(OPEN, "minimal").await;
    let service = world.at(ENDED);
    service.close(&world.caseworker(Who::Ilze), "minimal").await.expect("closed");
    service
}

async fn work(service: &Service) -> bool {
    service.work_once(service.new_worker().expect("a key")).await.expect("worked")
}

/// A worker takes the next run and is never heard of again.
async fn claimed_by_the_dead(world: &World) {
    let mut tx = world.db.write().await.expect("a transaction");
    let until = moment(ENDED) + TimeDelta::seconds(15);
    let claimed = store::runs::claim(&mut tx.link(), Uuid::from_u128(9), (moment(ENDED), until), 3).await;
    claimed.expect("asked").expect("a run");
    tx.commit().await.expect("committed");
}

#[test]
fn a_run_needs_a_closed_round_and_is_alone() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(ENDED), Arc::new(world.caseworker(Who::Ilze)));
        assert_eq!(refused(service.start_run(&ilze, "minimal").await), "refused-not-closed");
        service.close(&ilze, "minimal").await.expect("closed");
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze) = (Arc::clone(&service), Arc::clone(&ilze));
            async move { service.start_run(&ilze, "minimal").await }
        })
        .await;
        assert_eq!((done.len(), refusals), (1, vec!["refused-run-under-way"; 7]));
        assert!(work(&service).await && !work(&service).await, "one run, then none");
        let run = service.run(&ilze, done[0]).await.expect("a run");
        assert_eq!((run.state, run.number, run.own, run.published), (RunState::Verified, 1, true, false));
        assert_eq!((run.started_at, run.finished_at), (Some(moment(ENDED)), Some(moment(ENDED))));
        let second = service.start_run(&ilze, "minimal").await.expect("another");
        let second = service.run(&ilze, second).await.expect("a run");
        assert_eq!((second.number, second.digest), (2, run.digest), "nothing changed: the same snapshot");
        assert_eq!(world.noted("run-start").await, 2);
    });
}

#[test]
fn what_people_are_told_is_written_before_a_run_is_verified_and_read_by_nobody_before_it_is_published() {
    told_to_both(async |world| {
        let (service, ilze) = (closed(&world).await, world.caseworker(Who::Ilze));
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(work(&service).await);
        let outcome = service.run_outcome(&ilze, run).await.expect("asked").expect("an outcome");
        let told = async || {
            let mut conn = world.db.read().await.expect("a connection");
            store::publications::told_by(&mut conn.link(), run).await.expect("asked")
        };
        let written: Vec<String> = told().await.into_iter().map(|row| row.number).collect();
        let everyone: Vec<String> =
            outcome.people.iter().map(|person| person.applicant.to_string()).collect();
        assert_eq!(written, everyone);
        let read = async |application| {
            let mut conn = world.db.read().await.expect("a connection");
            let found = store::publications::for_staff(&mut conn.link(), application, moment(ENDED)).await;
            found.expect("asked").map(|row| row.id)
        };
        let keys: Vec<Uuid> = told().await.into_iter().map(|row| row.application).collect();
        for application in &keys {
            assert_eq!(read(*application).await, None);
        }
        service.publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(told().await.len(), everyone.len(), "publishing writes no letter");
        for application in keys {
            assert!(read(application).await.is_some());
        }
    });
}

#[test]
fn a_run_is_stopped_before_anyone_computes_it() {
    told_to_both(async |world| {
        let (service, ilze) = (closed(&world).await, world.caseworker(Who::Ilze));
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        service.cancel_run(&ilze, run).await.expect("stopped");
        assert_eq!(service.run(&ilze, run).await.expect("a run").state, RunState::Cancelled);
        assert!(!work(&service).await);
        assert_eq!(refused(service.cancel_run(&ilze, run).await), "refused-run-ended");
        assert!(service.run_outcome(&ilze, run).await.expect("asked").is_none());
        not_found(service.run_files(&ilze, run).await);
        service.start_run(&ilze, "minimal").await.expect("the round is free again");
    });
}

#[test]
fn a_run_that_a_dead_worker_held_is_computed_by_another() {
    told_to_both(async |world| {
        let (service, ilze) = (closed(&world).await, world.caseworker(Who::Ilze));
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        claimed_by_the_dead(&world).await;
        assert!(!work(&service).await, "it is believed to be alive");
        assert!(work(&world.at("2026-04-25T07:00:15.000001Z")).await);
        assert_eq!(service.run(&ilze, run).await.expect("a run").state, RunState::Verified);
    });
}

#[test]
fn a_run_is_stopped_while_it_is_computed() {
    told_to_both(async |world| {
        let (service, ilze) = (closed(&world).await, world.caseworker(Who::Ilze));
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        claimed_by_the_dead(&world).await;
        service.cancel_run(&ilze, run).await.expect("asked");
        let seen = service.run(&ilze, run).await.expect("a run");
        assert!(seen.cancel && seen.state == RunState::Running, "its worker has to see it");
        assert_eq!(refused(service.start_run(&ilze, "minimal").await), "refused-run-under-way");
        assert!(work(&world.at("2026-04-25T08:00:00Z")).await, "another takes it over");
        assert_eq!(service.run(&ilze, run).await.expect("a run").state, RunState::Cancelled);
        assert!(service.run_outcome(&ilze, run).await.expect("asked").is_none(), "and keeps nothing");
        let maris = world.caseworker(Who::Maris);
        assert_eq!(refused(service.publish(&maris, run).await), "refused-not-verified");
    });
}

#[test]
fn who_was_told_that_a_run_stops_never_sees_it_verified() {
    told_to_both(async |world| {
        let (service, ilze) = (closed(&world).await, world.caseworker(Who::Ilze));
        for round in 0..12 {
            let run = service.start_run(&ilze, "minimal").await.expect("started");
            let worker = tokio::spawn({
                let service = Arc::clone(&service);
                async move { work(&service).await }
            });
            tokio::time::sleep(std::time::Duration::from_millis(round)).await;
            let stopped = service.cancel_run(&ilze, run).await;
            worker.await.expect("ran");
            let state = service.run(&ilze, run).await.expect("a run").state;
            match stopped {
                Ok(()) => assert_eq!(state, RunState::Cancelled, "after {round} ms"),
                refusal => {
                    assert_eq!((refused(refusal), state), ("refused-run-ended", RunState::Verified));
                }
            }
        }
    });
}

#[test]
fn runs_see_what_caseworkers_found_out_and_what_was_taken_back() {
    told_to_both(async |world| {
        let (codes, first) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        assert_eq!(service.changed_since(&ilze, first).await.expect("asked"), []);
        let own = crate::scene::holder(&service, "A1", &codes["A1"]).await;
        service.withdraw(&own).await.expect("taken back");
        service.withdraw(&own).await.expect("twice is once");
        assert_eq!(world.noted("withdraw").await, 1);
        let changed = service.changed_since(&ilze, first).await.expect("asked");
        let changed: Vec<_> = changed.iter().map(|one| (one.file.as_str(), one.id.as_str())).collect();
        assert_eq!(changed, [("applicants.csv", "A1")]);
        let second = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(work(&service).await);
        let files = service.run_files(&ilze, second).await.expect("files");
        let allocation = String::from_utf8(files["outcome/allocation.csv"].clone()).expect("text");
        assert!(!allocation.contains("A1,") && allocation.contains("A3,park"), "{allocation}");
        let before = service.run_files(&ilze, first).await.expect("files");
        assert!(String::from_utf8_lossy(&before["outcome/allocation.csv"]).contains("A1,"), "what was stays");
        assert!(String::from_utf8_lossy(&before["round/applicants.csv"]).contains("\nA1,"));
    });
}

#[test]
fn a_contradiction_is_told_in_the_language_of_the_round() {
    told_to_both(async |world| {
        world.import(OPEN, "impossible").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        service.close(&ilze, "impossible").await.expect("closed");
        let run = service.start_run(&ilze, "impossible").await.expect("started");
        assert!(work(&service).await);
        let run = service.run(&ilze, run).await.expect("a run");
        assert_eq!(run.state, RunState::Failed);
        let told = run.contradiction.expect("a contradiction");
        assert!(told.starts_with("Papildu nosacījumi ir pretrunā."), "{told}");
        assert!(told.contains("5 → 4"), "{told}");
    });
}

#[test]
fn two_runs_side_by_side_say_who_gains_who_loses_and_why() {
    told_to_both(async |world| {
        let service = closed(&world).await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let first = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(work(&service).await);
        assert!(service.two_runs(&ilze, first, None).await.expect("asked").is_none(), "there is no other");
        let outcome = service.run_outcome(&ilze, first).await.expect("asked").expect("an outcome");
        let placed = |outcome: &talka::domain::Outcome| {
            let people = outcome.people.iter().filter(|person| person.place.is_some());
            people.map(|person| person.applicant.to_string()).collect::<Vec<_>>()
        };
        let before = placed(&outcome);
        // What it would tell stands on the application's page, and nobody is told it yet.
        let file = service.application(&ilze, "minimal", &before[0]).await.expect("a file");
        let drafted = file.drafted.expect("a draft");
        assert_eq!((drafted.run, drafted.number, file.letter.is_none()), (first, 1, true));
        assert_eq!(
            drafted.letter.person,
            outcome.people.iter().find(|one| one.applicant.as_str() == before[0]).cloned().expect("one")
        );
        // One of those with a place turns out to be too young.
        let number = before[0].clone();
        let young = ("date_of_birth", "01.02.2020.", "dzimšanas apliecība");
        service.decide(&ilze, ("minimal", &number, 1), young).await.expect("decided");
        let second = service.start_run(&maris, "minimal").await.expect("started");
        assert!(work(&service).await);
        let outcome = service.run_outcome(&ilze, second).await.expect("asked").expect("an outcome");
        let after = placed(&outcome);
        let two = service.two_runs(&ilze, second, None).await.expect("asked").expect("two");
        assert_eq!((two.before.0.id, two.after.0.id, two.others.len()), (first, second, 1));
        let told: Vec<(&str, String)> = (two.shifted().iter())
            .map(|one| (one.shift.name(), one.number().expect("a number").to_string()))
            .collect();
        assert!(told.contains(&("loses", number.clone())), "{told:?}");
        for gains in after.iter().filter(|number| !before.contains(number)) {
            assert!(told.contains(&("gains", gains.clone())), "{told:?}");
        }
        let same = before.iter().filter(|number| after.contains(number)).count();
        let moved = told.iter().filter(|(word, _)| ["better", "worse"].contains(word)).count();
        let staying = two.shifted().iter().all(|one| one.before.is_some() && one.after.is_some());
        assert!(moved <= same && staying, "{told:?}");
        assert_eq!(two.names.len(), told.len(), "everyone who is shown has a name, and nobody else");
        // The same two whichever of them is asked, and nothing of another round's or of a run that does not stand.
        let turned = service.two_runs(&ilze, first, Some(second)).await.expect("asked").expect("two");
        assert_eq!((turned.before.0.id, turned.after.0.id), (first, second));
        not_found(service.two_runs(&ilze, first, Some(Uuid::from_u128(7))).await);
        let third = service.start_run(&ilze, "minimal").await.expect("started");
        not_found(service.two_runs(&ilze, third, None).await);
        let looks = world.looks().await;
        assert!(
            looks
                .iter()
                .any(|look| look.action == "run-people" && usize::try_from(look.count) == Ok(told.len())),
            "{looks:?}"
        );
    });
}
