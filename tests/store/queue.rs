//! The queue of runs: each to one worker, taken over when that one is silent, ended by whoever holds it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use talka::store::{
    self, Db, Link, StoreError,
    runs::{Fence, RunRow},
};
use uuid::Uuid;

use crate::scene::{at, furnished, key, read, run, told_to_both, write};

async fn queued(db: &Db, count: u32) {
    for ordinal in 1..=count {
        let row = run(600 + u128::from(ordinal), i64::from(ordinal));
        write(db, async |link| store::runs::queue(link, &row).await).await.expect("queued");
    }
}

async fn claim(db: &Db, worker: u128, now: DateTime<Utc>, until: DateTime<Utc>) -> Option<RunRow> {
    write(db, async |link| store::runs::claim(link, key(worker), (now, until), 3).await).await.expect("asked")
}

/// What a worker shows after it took a run up so often.
fn fence(run: Uuid, worker: u128, attempt: i64) -> Fence {
    Fence { run, worker: key(worker), attempt }
}

async fn report(db: &Db, fence: Fence, until: DateTime<Utc>) -> Option<bool> {
    write(db, async |link| store::runs::report(link, fence, "order", until).await).await.expect("asked")
}

async fn finish(db: &Db, fence: Fence, state: &str) -> bool {
    let ends = (state, if state == "failed" { "neizdevās: ņ" } else { "" });
    write(db, async |link| store::runs::finish(link, fence, ends, at(99)).await).await.expect("asked")
}

async fn by_id(db: &Db, id: Uuid) -> RunRow {
    read(db, async |link| store::runs::by_id(link, id).await).await.expect("there")
}

#[test]
fn a_run_has_one_number_and_is_found() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 2).await;
        let taken = write(&db, async |link| store::runs::queue(link, &run(700, 2)).await).await;
        assert!(matches!(taken, Err(StoreError::Taken)), "two started at once");
        assert_eq!(format!("{:?}", by_id(&db, key(601)).await), format!("{:?}", run(601, 1)));
        let all = read(&db, async |link| store::runs::of_round(link, key(20)).await).await;
        assert_eq!(all.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 1], "the newest first");
        assert!(read(&db, async |link| store::runs::by_id(link, key(404)).await).await.is_none());
    });
}

#[test]
fn eight_workers_take_twenty_runs_each_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 20).await;
        let workers: Vec<_> = (1..=8)
            .map(|worker| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut own = Vec::new();
                    // Someone who was slower than another gets nothing and asks again.
                    let mut in_vain = 0;
                    while in_vain < 30 {
                        match claim(&db, worker, at(10), at(25)).await {
                            Some(row) => own.push((row.id, worker)),
                            None => in_vain += 1,
                        }
                    }
                    own
                })
            })
            .collect();
        let mut taken: BTreeMap<Uuid, Vec<u128>> = BTreeMap::new();
        for worker in workers {
            for (id, worker) in worker.await.expect("ran") {
                taken.entry(id).or_default().push(worker);
            }
        }
        assert_eq!(taken.len(), 20, "{taken:?}");
        for (id, workers) in taken {
            assert_eq!(workers.len(), 1, "{id} was given to {workers:?}");
            let row = by_id(&db, id).await;
            assert_eq!((row.worker, row.state.as_str()), (Some(key(workers[0])), "running"));
            assert_eq!((row.started_at, row.lease_until), (Some(at(10)), Some(at(25))));
        }
    });
}

#[test]
fn the_oldest_run_comes_first() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 3).await;
        for expected in [601, 602, 603] {
            assert_eq!(claim(&db, 1, at(10), at(25)).await.map(|row| row.id), Some(key(expected)));
        }
        assert!(claim(&db, 1, at(10), at(25)).await.is_none());
    });
}

#[test]
fn a_silent_worker_loses_its_run_and_writes_nothing_more() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 1).await;
        let id = claim(&db, 1, at(0), at(15)).await.expect("a run").id;
        assert!(claim(&db, 2, at(15), at(30)).await.is_none(), "the lease holds to its last moment");
        assert_eq!(report(&db, fence(id, 1, 1), at(20)).await, Some(false));
        assert!(claim(&db, 2, at(16), at(30)).await.is_none(), "a word makes it longer");
        assert_eq!(by_id(&db, id).await.step, "order");
        let over =
            claim(&db, 2, at(20) + chrono::TimeDelta::microseconds(1), at(35)).await.expect("taken over");
        assert_eq!((over.id, over.worker, over.attempts), (id, Some(key(2)), 2));
        assert_eq!(
            report(&db, fence(id, 1, 1), at(50)).await,
            None,
            "the first hears that it is no longer its own"
        );
        assert!(!finish(&db, fence(id, 1, 1), "verified").await);
        assert_eq!(by_id(&db, id).await.state, "running");
        assert!(finish(&db, fence(id, 2, 2), "failed").await);
        let ended = by_id(&db, id).await;
        assert_eq!((ended.state.as_str(), ended.failure.as_str()), ("failed", "neizdevās: ņ"));
        assert_eq!((ended.finished_at, ended.lease_until), (Some(at(99)), None));
        assert!(!finish(&db, fence(id, 2, 2), "verified").await, "what ended stays ended");
        assert_eq!(report(&db, fence(id, 2, 2), at(50)).await, None);
        assert!(claim(&db, 3, at(1_000), at(1_015)).await.is_none());
    });
}

#[test]
fn a_run_is_stopped_at_once_or_by_its_worker() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 2).await;
        let cancel = async |id| {
            write(&db, async |link| store::runs::cancel(link, id, at(50)).await).await.expect("asked")
        };
        assert!(cancel(key(601)).await);
        let row = by_id(&db, key(601)).await;
        assert_eq!((row.state.as_str(), row.cancel, row.finished_at), ("cancelled", true, Some(at(50))));
        assert!(!cancel(key(601)).await, "it has ended");
        assert!(!cancel(key(404)).await);
        let id = claim(&db, 1, at(0), at(15)).await.expect("the other").id;
        assert_eq!(id, key(602), "one that was stopped is not taken");
        assert!(cancel(id).await);
        assert_eq!(by_id(&db, id).await.state, "running", "its worker has to see it");
        assert_eq!(report(&db, fence(id, 1, 1), at(20)).await, Some(true));
        assert!(finish(&db, fence(id, 1, 1), "cancelled").await);
        assert!(!cancel(id).await);
    });
}

#[test]
fn a_worker_that_takes_the_same_run_again_does_not_write_for_its_earlier_self() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 1).await;
        let first = claim(&db, 1, at(0), at(15)).await.expect("a run").fence().expect("held");
        let second = claim(&db, 1, at(16), at(30)).await.expect("again").fence().expect("held");
        assert_eq!((first.attempt, second.attempt), (1, 2));
        assert_eq!(report(&db, first, at(40)).await, None);
        let stop = read(&db, async |link| store::runs::asked_to_stop(link, first).await).await;
        assert_eq!(stop, None);
        assert!(!finish(&db, first, "verified").await);
        let stop = read(&db, async |link| store::runs::asked_to_stop(link, second).await).await;
        assert_eq!(stop, Some(false));
        assert!(finish(&db, second, "verified").await);
    });
}

#[test]
fn a_run_is_taken_up_so_many_times_and_given_back_in_order() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 1).await;
        let back = async |fence, uncounted| {
            write(&db, async |link| store::runs::give_back(link, fence, uncounted, at(60)).await)
                .await
                .expect("asked")
        };
        let give_up = async |now| {
            let given = async |link: &mut Link<'_>| store::runs::give_up(link, now, 3, "lost").await;
            write(&db, given).await.expect("asked").len()
        };
        // A worker that stops in order has not tried.
        let stops = claim(&db, 1, at(0), at(15)).await.expect("a run").fence().expect("held");
        assert!(back(stops, true).await && !back(stops, true).await);
        let row = by_id(&db, stops.run).await;
        assert_eq!((row.state.as_str(), row.attempts, row.worker), ("queued", 0, None));
        // One that broke off has.
        for attempt in 1..=2 {
            let taken = claim(&db, 2, at(1), at(15)).await.expect("a run").fence().expect("held");
            assert_eq!(taken.attempt, attempt);
            assert!(back(taken, false).await);
        }
        let last = claim(&db, 3, at(1), at(15)).await.expect("the last time").fence().expect("held");
        assert_eq!(give_up(at(15)).await, 0, "its lease holds");
        assert!(claim(&db, 4, at(16), at(30)).await.is_none(), "not a fourth time");
        assert_eq!(give_up(at(16)).await, 1);
        let row = by_id(&db, last.run).await;
        assert_eq!((row.state.as_str(), row.failure.as_str()), ("failed", "lost"));
        assert_eq!((row.finished_at, row.lease_until), (Some(at(16)), None));
        assert!(!finish(&db, last, "verified").await, "what ended stays ended");
    });
}

#[test]
fn a_run_that_was_asked_to_stop_is_not_queued_again() {
    told_to_both(async |db| {
        furnished(&db).await;
        queued(&db, 1).await;
        let taken = claim(&db, 1, at(0), at(15)).await.expect("a run").fence().expect("held");
        write(&db, async |link| store::runs::cancel(link, taken.run, at(5)).await).await.expect("asked");
        let back = write(&db, async |link| store::runs::give_back(link, taken, false, at(6)).await).await;
        assert!(back.expect("asked"));
        let row = by_id(&db, taken.run).await;
        assert_eq!((row.state.as_str(), row.finished_at), ("cancelled", Some(at(6))));
    });
}
