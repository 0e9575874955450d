//! Ways to hold things up: a computation, a whole service, a database.

use std::{
    fs,
    sync::mpsc::{Sender, channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};
use talka::store::{Db, Tx};

use crate::ground::{pause, wait};

/// How much longer everything may take than on a machine that does nothing else: several tests run at once.
const BUSY: u64 = 4;

/// Looks again and again until something is there; fails after so many seconds of a machine at rest.
#[allow(clippy::panic, reason = "what does not come fails the test that waits for it")]
pub(crate) fn until<T>(what: &str, seconds: u64, look: impl Fn() -> Option<T>) -> T {
    let (mut waited, mut step) = (Duration::ZERO, Duration::from_millis(10));
    while waited < Duration::from_secs(seconds * BUSY) {
        if let Some(found) = look() {
            return found;
        }
        pause(step);
        waited += step;
        // Whoever looks at a database every moment takes the processor from those who work in it.
        step = (step * 5 / 4).min(Duration::from_millis(60));
    }
    panic!("waited {} s in vain for {what}", seconds * BUSY);
}

/// The process that computes a run for a service.
pub(crate) fn computation(service: u32) -> Option<u32> {
    let threads = fs::read_dir(format!("/proc/{service}/task")).ok()?.filter_map(Result::ok);
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children = children.collect::<Vec<_>>().join(" ");
    let mut processes = children.split_whitespace().filter_map(|process| process.parse().ok());
    processes.find(|process: &u32| {
        let read = |what: &str| fs::read_to_string(format!("/proc/{process}/{what}")).unwrap_or_default();
        read("cmdline").contains("compute-run") && !read("status").contains("(zombie)")
    })
}

/// Sends a signal; a process that is gone is as good.
pub(crate) fn signal(process: u32, signal: Signal) {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw).expect("a process");
    let _ = kill_process(process, signal);
}

/// A database in which nobody else can write about runs.
pub(crate) struct Lock {
    release: Sender<()>,
    held: JoinHandle<()>,
}

impl Lock {
    pub(crate) fn new(address: &str) -> Self {
        let (address, (release, released), (ready, held)) = (address.to_owned(), channel(), channel());
        let thread = thread::spawn(move || {
            wait(async {
                let db = Db::open(&address).await.expect("a database");
                // On SQLite this alone is the lock.
                let mut tx = db.write().await.expect("a transaction");
                if let Tx::Pg(tx) = &mut tx {
                    let lock = "LOCK TABLE run IN ACCESS EXCLUSIVE MODE";
                    sqlx::query(lock).execute(&mut **tx).await.expect("a lock");
                }
                ready.send(()).expect("somebody waits");
                let _ = released.recv();
                drop(tx);
                db.close().await;
            });
        });
        held.recv().expect("the lock is held");
        Self { release, held: thread }
    }

    pub(crate) fn release(self) {
        drop(self.release);
        self.held.join().expect("released");
    }
}
