//! The queue of runs: each to one worker, taken over when that one is silent, ended by whoever holds it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use talka::store::{self, Db, StoreError, runs::RunRow};
use uuid::Uuid;

use crate::scene::{at, furnished, key, read, run, told_to_both, write};

async fn queued(db: &Db, count: u32) {
    for ordinal in 1..=count {
        let row = run(600 + u128::from(ordinal), i64::from(ordinal));
        write(db, async |link| store::runs::queue(link, &row).await).await.expect("queued");
    }
}

async fn claim(db: &Db, worker: u128, now: DateTime<Utc>, until: DateTime<Utc>) -> Option<RunRow> {
    write(db, async |link| store::runs::claim(link, key(worker), now, until).await).await.expect("asked")
}

async fn report(db: &Db, id: Uuid, worker: u128, until: DateTime<Utc>) -> Option<bool> {
    write(db, async |link| store::runs::report(link, id, key(worker), "order", until).await)
        .await
        .expect("asked")
}

async fn finish(db: &Db, id: Uuid, worker: u128, state: &str) -> bool {
    let ends = (state, if state == "failed" { "neizdevās: ņ" } else { "" });
    write(db, async |link| store::runs::finish(link, id, key(worker), ends, at(99)).await)
        .await
        .expect("asked")
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
        assert_eq!(report(&db, id, 1, at(20)).await, Some(false));
        assert!(claim(&db, 2, at(16), at(30)).await.is_none(), "a word makes it longer");
        assert_eq!(by_id(&db, id).await.step, "order");
        let over =
            claim(&db, 2, at(20) + chrono::TimeDelta::microseconds(1), at(35)).await.expect("taken over");
        assert_eq!((over.id, over.worker), (id, Some(key(2))));
        assert_eq!(report(&db, id, 1, at(50)).await, None, "the first hears that it is no longer its own");
        assert!(!finish(&db, id, 1, "verified").await);
        assert_eq!(by_id(&db, id).await.state, "running");
        assert!(finish(&db, id, 2, "failed").await);
        let ended = by_id(&db, id).await;
        assert_eq!((ended.state.as_str(), ended.failure.as_str()), ("failed", "neizdevās: ņ"));
        assert_eq!((ended.finished_at, ended.lease_until), (Some(at(99)), None));
        assert!(!finish(&db, id, 2, "verified").await, "what ended stays ended");
        assert_eq!(report(&db, id, 2, at(50)).await, None);
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
        assert_eq!(report(&db, id, 1, at(20)).await, Some(true));
        assert!(finish(&db, id, 1, "cancelled").await);
        assert!(!cancel(id).await);
    });
}
