//! The queue of jobs: asked for once, given to one worker, taken over when that one is silent, set aside when it fails too often.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use talka::store::{
    self, Db,
    jobs::{JobFence, JobRow, NewJob, Times},
};
use uuid::Uuid;

use crate::scene::{at, furnished, key, read, told_to_both, write};

const MOST: i64 = 3;

fn times(now: i64) -> Times {
    Times { now: at(now), beyond: at(now + 1_000) }
}

async fn ask(db: &Db, number: u128, subject: &str, due: i64) {
    let new = NewJob { id: key(number), kind: "tidy", subject, round: Some(key(20)), due_at: at(due) };
    write(db, async |link| store::jobs::ask(link, &new, at(0)).await).await.expect("asked");
}

async fn claim(db: &Db, worker: u128, now: i64) -> Option<JobRow> {
    write(db, async |link| store::jobs::claim(link, key(worker), times(now), at(now + 15), MOST).await)
        .await
        .expect("asked")
}

async fn taken(db: &Db, worker: u128, now: i64) -> JobFence {
    claim(db, worker, now).await.expect("a job").fence().expect("held")
}

async fn finish(db: &Db, fence: JobFence, now: i64) -> bool {
    write(db, async |link| store::jobs::finish(link, fence, at(now)).await).await.expect("asked")
}

async fn fail(db: &Db, fence: JobFence, next: Option<DateTime<Utc>>) -> bool {
    write(db, async |link| store::jobs::fail(link, fence, "neizdevās", at(50), next).await)
        .await
        .expect("asked")
}

async fn by_id(db: &Db, id: Uuid) -> JobRow {
    read(db, async |link| store::jobs::by_id(link, id).await).await.expect("there")
}

#[test]
fn what_is_asked_for_twice_is_done_once_and_again_when_asked_meanwhile() {
    told_to_both(async |db| {
        furnished(&db).await;
        ask(&db, 1, "a", 10).await;
        ask(&db, 2, "a", 20).await;
        assert_eq!(read(&db, async |link| store::jobs::count(link, "waiting").await).await, 1);
        assert!(claim(&db, 1, 9).await.is_none(), "it is not due");
        ask(&db, 3, "a", 5).await;
        assert_eq!(by_id(&db, key(1)).await.due_at, at(5), "it may come earlier");
        let fence = taken(&db, 1, 9).await;
        ask(&db, 4, "a", 5).await;
        assert!(claim(&db, 2, 10).await.is_none(), "nobody does the same at the same time");
        assert!(finish(&db, fence, 11).await);
        let row = by_id(&db, key(1)).await;
        assert_eq!((row.state.as_str(), row.attempts, row.again), ("waiting", 0, false), "asked meanwhile");
        let fence = taken(&db, 2, 12).await;
        assert!(finish(&db, fence, 13).await && !finish(&db, fence, 13).await);
        let row = by_id(&db, key(1)).await;
        assert_eq!((row.state.as_str(), row.ended_at), ("done", Some(at(13))));
        assert!(claim(&db, 1, 900).await.is_none());
        ask(&db, 5, "a", 30).await;
        assert_eq!(taken(&db, 3, 31).await, JobFence { job: key(1), worker: key(3), attempt: 1 });
    });
}

#[test]
fn eight_workers_take_twenty_jobs_each_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        for number in 1..=20 {
            ask(&db, number, &number.to_string(), 0).await;
        }
        let workers: Vec<_> = (1..=8)
            .map(|worker| {
                let db = db.clone();
                tokio::spawn(async move {
                    let (mut own, mut in_vain) = (Vec::new(), 0);
                    while in_vain < 30 {
                        match claim(&db, worker, 10).await {
                            Some(row) => {
                                own.push(row.id);
                                assert!(finish(&db, row.fence().expect("held"), 11).await);
                            }
                            None => in_vain += 1,
                        }
                    }
                    own
                })
            })
            .collect();
        let mut taken: BTreeMap<Uuid, usize> = BTreeMap::new();
        for worker in workers {
            for id in worker.await.expect("ran") {
                *taken.entry(id).or_default() += 1;
            }
        }
        assert_eq!((taken.len(), taken.values().copied().max()), (20, Some(1)), "{taken:?}");
    });
}

#[test]
fn a_silent_worker_loses_its_job_and_writes_nothing_more() {
    told_to_both(async |db| {
        furnished(&db).await;
        ask(&db, 1, "a", 0).await;
        let first = taken(&db, 1, 0).await;
        assert!(claim(&db, 2, 15).await.is_none(), "the lease holds to its last moment");
        let held = write(&db, async |link| store::jobs::hold(link, first, at(20)).await).await;
        assert!(held.expect("asked") && claim(&db, 2, 16).await.is_none(), "a word makes it longer");
        let second = taken(&db, 2, 21).await;
        assert_eq!(second.attempt, 2);
        let held = write(&db, async |link| store::jobs::hold(link, first, at(90)).await).await;
        assert!(!held.expect("asked"));
        assert!(!finish(&db, first, 22).await && !fail(&db, first, None).await);
        let back = write(&db, async |link| store::jobs::give_back(link, first).await).await;
        assert!(!back.expect("asked"));
        assert_eq!(by_id(&db, key(1)).await.state, "running");
        // The same worker that takes it again does not write for its earlier self.
        let third = taken(&db, 2, 60).await;
        assert!(!finish(&db, second, 61).await && finish(&db, third, 61).await);
    });
}

#[test]
fn a_job_that_its_workers_do_not_survive_is_set_aside_until_somebody_tries_it_again() {
    told_to_both(async |db| {
        furnished(&db).await;
        ask(&db, 1, "a", 0).await;
        let aside = async |now| {
            write(&db, async |link| store::jobs::set_aside(link, times(now), MOST, "lost").await)
                .await
                .expect("asked")
                .len()
        };
        for attempt in 0..MOST {
            let now = attempt * 100;
            assert_eq!(aside(now).await, 0);
            assert_eq!(taken(&db, 1, now).await.attempt, attempt + 1);
        }
        assert!(claim(&db, 2, 400).await.is_none(), "not once more");
        assert_eq!((aside(215).await, aside(216).await, aside(216).await), (0, 1, 0));
        let row = by_id(&db, key(1)).await;
        assert_eq!((row.state.as_str(), row.last_error.as_str()), ("poisoned", "lost"));
        ask(&db, 2, "a", 0).await;
        assert_eq!(by_id(&db, key(1)).await.state, "poisoned", "asking alone does not try it again");
        let again = async || {
            write(&db, async |link| store::jobs::try_again(link, key(1), at(500)).await).await.expect("asked")
        };
        assert!(again().await.is_some() && again().await.is_none());
        assert_eq!(taken(&db, 2, 501).await.attempt, 1);
    });
}

#[test]
fn a_job_that_fails_waits_and_one_that_is_given_back_has_not_been_tried() {
    told_to_both(async |db| {
        furnished(&db).await;
        ask(&db, 1, "a", 0).await;
        let back = taken(&db, 1, 0).await;
        let given = write(&db, async |link| store::jobs::give_back(link, back).await).await;
        assert!(given.expect("asked"));
        let fence = taken(&db, 1, 0).await;
        assert_eq!(fence.attempt, 1);
        assert!(fail(&db, fence, Some(at(70))).await);
        assert!(claim(&db, 1, 69).await.is_none());
        let failed = read(&db, store::jobs::failed).await;
        assert_eq!(failed.iter().map(|row| row.last_error.as_str()).collect::<Vec<_>>(), ["neizdevās"]);
        let fence = taken(&db, 1, 70).await;
        assert_eq!(fence.attempt, 2);
        assert!(fail(&db, fence, None).await);
        let row = by_id(&db, key(1)).await;
        assert_eq!((row.state.as_str(), row.ended_at), ("poisoned", Some(at(50))));
    });
}

#[test]
fn a_clock_that_is_set_back_holds_nothing_up() {
    told_to_both(async |db| {
        furnished(&db).await;
        ask(&db, 1, "a", 0).await;
        ask(&db, 2, "b", 1).await;
        // An hour ahead: one is taken by a worker that dies, the other fails and waits.
        let lost = taken(&db, 1, 3_600).await;
        let failed = taken(&db, 1, 3_600).await;
        assert!(fail(&db, failed, Some(at(3_605))).await);
        let first = taken(&db, 2, 10).await;
        assert_eq!((first.job, first.attempt), (lost.job, 2));
        assert_eq!(taken(&db, 2, 10).await.job, failed.job);
        assert!(!finish(&db, lost, 10).await, "who was overtaken writes nothing");
    });
}

#[test]
fn what_was_planned_by_a_slower_worker_is_not_done_twice() {
    told_to_both(async |db| {
        furnished(&db).await;
        let new = NewJob { id: key(1), kind: "opening", subject: "a", round: None, due_at: at(0) };
        let plan = async |now, regular: Option<i64>| {
            let since = regular.map(at);
            write(&db, async |link| store::jobs::plan(link, &new, at(now), since).await)
                .await
                .expect("planned");
            by_id(&db, key(1)).await.state
        };
        assert_eq!(plan(0, None).await, "waiting");
        let fence = taken(&db, 1, 5).await;
        assert!(finish(&db, fence, 5).await);
        assert_eq!(plan(6, None).await, "done", "once means once");
        assert_eq!(plan(6, Some(4)).await, "done", "another worker has just done it");
        assert_eq!(plan(6, Some(5)).await, "waiting");
        let fence = taken(&db, 1, 7).await;
        assert!(finish(&db, fence, 3_600).await);
        assert_eq!(plan(8, Some(-2)).await, "waiting", "the clock was set back since");
    });
}
