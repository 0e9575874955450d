//! What goes on by itself: planned from what the tables say, done once whoever races, tried again, set aside and shown.

use talka::{
    domain::Lang,
    service::{JobFigures, Service, TRIES},
    store::{self, jobs::NewJob},
};
use uuid::Uuid;

use crate::{
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, moment, not_found, told_to_both},
};

/// Before the round `minimal` opens.
const BEFORE: &str = "2026-03-30T10:00:00Z";

/// Does everything that is due at a moment.
async fn work(world: &World, time: &str) {
    let service = world.at(time);
    service.plan().await.expect("planned");
    let worker = service.new_worker().expect("a key");
    while service.job_once(worker, || false).await.expect("worked") {}
}

async fn figures(world: &World, time: &str) -> JobFigures {
    world.at(time).job_figures().await.expect("figures")
}

/// Asks for a job that no version can do.
async fn strange(world: &World, number: u128, round: Option<Uuid>) -> Uuid {
    let id = Uuid::from_u128(number);
    let new = NewJob { id, kind: "strange", subject: &number.to_string(), round, due_at: moment(OPEN) };
    let mut tx = world.db.write().await.expect("a transaction");
    store::jobs::ask(&mut tx.link(), &new, moment(OPEN)).await.expect("asked");
    tx.commit().await.expect("committed");
    id
}

/// Fails a job as often as it is tried; the moment after.
async fn fail_to_the_end(world: &World) {
    let minutes = ["10:00", "10:10", "10:20", "10:30", "10:40", "10:50"];
    for minute in minutes {
        work(world, &format!("2026-04-20T{minute}:00Z")).await;
    }
}

#[test]
fn a_round_opens_and_its_deadline_passes_once_whatever_the_clock_does() {
    told_to_both(async |world| {
        world.import(BEFORE, "minimal").await;
        work(&world, BEFORE).await;
        assert_eq!((world.noted("round-opens").await, world.noted("round-deadline").await), (0, 0));
        // An hour forward over the opening, and back.
        for time in ["2026-04-12T21:30:00Z", "2026-04-12T20:30:00Z", "2026-04-12T21:30:00Z", BEFORE, OPEN] {
            work(&world, time).await;
            assert_eq!(world.noted("round-opens").await, 1, "{time}");
        }
        work(&world, ENDED).await;
        work(&world, OPEN).await;
        work(&world, ENDED).await;
        assert_eq!((world.noted("round-opens").await, world.noted("round-deadline").await), (1, 1));
    });
}

#[test]
fn a_job_that_was_asked_for_too_early_by_a_wrong_clock_is_not_held_up() {
    told_to_both(async |world| {
        work(&world, "2026-04-20T11:00:00Z").await;
        // The clock is set back by an hour: what is regular is done again at once, not in an hour.
        assert_eq!(world.at("2026-04-20T10:00:00Z").plan().await.expect("planned"), 5);
        work(&world, "2026-04-20T10:00:00Z").await;
        assert_eq!(world.at("2026-04-20T10:00:30Z").plan().await.expect("planned"), 0);
    });
}

#[test]
fn four_workers_race_and_everything_happens_once() {
    told_to_both(async |world| {
        world.import(BEFORE, "minimal").await;
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let service = world.at(ENDED);
                tokio::spawn(async move {
                    let worker = service.new_worker().expect("a key");
                    let (mut done, mut in_vain) = (0, 0);
                    while in_vain < 5 {
                        service.plan().await.expect("planned");
                        if service.job_once(worker, || false).await.expect("worked") {
                            done += 1;
                        } else {
                            in_vain += 1;
                        }
                    }
                    done
                })
            })
            .collect();
        let mut done = 0;
        for worker in workers {
            done += worker.await.expect("ran");
        }
        // What the chain takes is done as often as something new was noted.
        assert!(done >= 6, "five that are regular, an opening and a deadline: {done}");
        assert_eq!((world.noted("round-opens").await, world.noted("round-deadline").await), (1, 1));
        assert_eq!(figures(&world, ENDED).await, JobFigures::default());
    });
}

#[test]
fn a_job_that_fails_is_tried_again_set_aside_shown_and_tried_when_somebody_says_so() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let round = {
            let mut conn = world.db.read().await.expect("a connection");
            store::rounds::by_slug(&mut conn.link(), "minimal").await.expect("asked").expect("there").id
        };
        let job = strange(&world, 7, Some(round)).await;
        fail_to_the_end(&world).await;
        assert_eq!(figures(&world, OPEN).await.poisoned, 1);
        assert_eq!(world.noted("job-set-aside").await, 1);
        let service = world.at(OPEN);
        let overseer = |who| world.overseer(who);
        for who in [Who::Ilze, Who::Vija] {
            let failed = service.failed_jobs(&overseer(who)).await.expect("jobs");
            let told: Vec<_> =
                failed.iter().map(|job| (job.attempts, job.error.as_str(), job.next)).collect();
            assert_eq!(told, [(TRIES, "this version does not know it", None)]);
            assert!(!failed[0].round.as_ref().expect("a round").get(Lang::Lv).is_empty());
        }
        assert!(service.failed_jobs(&overseer(Who::Stranger)).await.expect("jobs").is_empty());
        not_found(service.try_job_again(&overseer(Who::Stranger), job).await);
        service.try_job_again(&overseer(Who::Ilze), job).await.expect("again");
        not_found(service.try_job_again(&overseer(Who::Ilze), job).await);
        assert_eq!((figures(&world, OPEN).await.waiting, world.noted("job-again").await), (1, 1));
    });
}

#[test]
fn a_job_that_its_workers_do_not_survive_is_set_aside_and_the_others_go_on() {
    told_to_both(async |world| {
        strange(&world, 7, None).await;
        // Taken, and never heard of again: what is left of a worker that died in the middle.
        for minute in ["10:00", "10:10", "10:20", "10:30", "10:40"] {
            let service = world.at(&format!("2026-04-20T{minute}:00.5Z"));
            take(&service, &world, minute).await;
        }
        work(&world, "2026-04-20T11:00:00Z").await;
        let told = figures(&world, "2026-04-20T11:00:00Z").await;
        assert_eq!((told.poisoned, told.waiting, told.running), (1, 0, 0));
        let failed = world.at(OPEN).failed_jobs(&world.overseer(Who::Vija)).await.expect("jobs");
        assert_eq!(failed[0].error, "worker lost");
    });
}

/// Takes the only job and leaves it.
async fn take(service: &Service, world: &World, minute: &str) {
    let now = moment(&format!("2026-04-20T{minute}:00.5Z"));
    let times = store::jobs::Times { now, beyond: now + chrono::TimeDelta::hours(1) };
    let mut tx = world.db.write().await.expect("a transaction");
    let until = now + chrono::TimeDelta::minutes(1);
    let worker = service.new_worker().expect("a key");
    let taken = store::jobs::claim(&mut tx.link(), worker, times, until, TRIES).await.expect("asked");
    assert!(taken.is_some(), "{minute}");
    tx.commit().await.expect("committed");
}

#[test]
fn the_page_says_when_nobody_works_and_has_a_job_tried_again() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut vija = house.guest(Guest::Administrator).await;
        assert!(vija.get("/jobs?lang=en").await.body.contains("No worker has reported for a minute"));
        let service = std::sync::Arc::clone(&house.service);
        let worker = service.new_worker().expect("a key");
        service.worker_lives(worker).await.expect("said");
        assert!(!vija.get("/jobs").await.body.contains("No worker has reported for a minute"));
        let metrics = service.job_figures().await.expect("figures");
        assert_eq!(metrics.workers, 1);
        service.worker_leaves(worker).await.expect("left");
        assert_eq!(service.job_figures().await.expect("figures").workers, 0);
        let job = strange(&world, 9, None).await;
        fail_to_the_end(&world).await;
        let page = vija.get("/jobs").await;
        assert!(page.body.contains("this version does not know it"), "{}", page.body);
        let again = format!("/jobs/{job}/again");
        assert!(page.body.contains(&again));
        assert_eq!(vija.post(&again, &[]).await.status, 303);
        assert!(!vija.get("/jobs").await.body.contains(&again));
        assert_eq!(vija.post(&again, &[]).await.status, 404);
    });
}
