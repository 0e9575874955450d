//! The computation of a run is held up, killed and cut off from the database: the service goes on, the result is written
//! once and by whoever holds the run, and a run that breaks off every time ends as failed, with words for a caseworker.

use std::time::Duration;

use rustix::process::Signal;

use crate::{
    ground::{Engine, Ground, number, pause, signed_in},
    hold::{Lock, computation, signal, until},
    support::{
        http::Visitor,
        season::{SLUG, Stage},
        service::Service,
    },
};

const RESULTS: &str = "SELECT COUNT(*) FROM run_result";
const ENDS: &str = "SELECT COUNT(*) FROM event WHERE action = 'run-end'";
const ATTEMPTS: &str = "SELECT attempts FROM run ORDER BY number DESC LIMIT 1";
const VERIFIED: &str = "SELECT COUNT(*) FROM run WHERE state = 'verified'";

/// Starts a run; where its page is.
fn start(visitor: &Visitor) -> String {
    visitor.post(&format!("/rounds/{SLUG}/runs"), &[]).redirect()
}

/// Starts a run and holds its computation up at once: its page, and the process.
fn held_up(service: &Service, visitor: &Visitor) -> (String, u32) {
    let page = start(visitor);
    let process = until("a computation", 20, || computation(service.pid()));
    signal(process, Signal::STOP);
    (page, process)
}

fn verified(address: &str) {
    until("the run to be verified", 60, || (number(address, VERIFIED) == 1).then_some(()));
}

fn counts(address: &str) -> [i64; 3] {
    [RESULTS, ENDS, ATTEMPTS].map(|sql| number(address, sql))
}

fn cut_off(engine: Engine) {
    let mut ground = Ground::new(engine, "liepaja-2020", Stage::Closed);
    let address = ground.copy();
    let mut service = ground.serve(&address);
    let (_, process) = held_up(&service, &signed_in(&service, "first"));
    let lock = Lock::new(&address);
    // It cannot make its lease longer, so it ends the computation, which a released one would have finished.
    until("the computation to be ended", 20, || computation(service.pid()).is_none().then_some(()));
    signal(process, Signal::CONT);
    assert_eq!(number(&address, RESULTS), 0);
    lock.release();
    verified(&address);
    assert_eq!(counts(&address), [1, 1, 2], "{engine:?}: result, end, attempts");
    assert_eq!(service.stop(), 0);
}

#[test]
fn a_worker_that_cannot_make_its_lease_longer_stops_on_sqlite() {
    cut_off(Engine::Sqlite);
}

#[test]
fn a_worker_that_cannot_make_its_lease_longer_stops_on_postgresql() {
    cut_off(Engine::Postgres);
}

fn overtaken(engine: Engine) {
    let mut ground = Ground::new(engine, "liepaja-2020", Stage::Closed);
    let address = ground.copy();
    let mut services = [ground.serve(&address), ground.serve(&address)];
    start(&signed_in(&services[0], "first"));
    let (holder, process) = until("a computation", 20, || {
        services.iter().find_map(|one| Some((one.pid(), computation(one.pid())?)))
    });
    // The whole service is held up, as a machine that is asleep; what it computes goes on to its end.
    signal(holder, Signal::STOP);
    verified(&address);
    assert_eq!(counts(&address), [1, 1, 2], "{engine:?}: the other took it over");
    signal(holder, Signal::CONT);
    until("the first computation to be gone", 20, || {
        (!std::path::Path::new(&format!("/proc/{process}/exe")).exists()).then_some(())
    });
    pause(Duration::from_secs(1));
    assert_eq!(counts(&address), [1, 1, 2], "{engine:?}: who was overtaken writes nothing");
    for service in &mut services {
        assert_eq!(service.stop(), 0, "{engine:?}: both stop in order");
    }
}

#[test]
fn a_worker_that_was_overtaken_writes_nothing_on_sqlite() {
    overtaken(Engine::Sqlite);
}

#[test]
fn a_worker_that_was_overtaken_writes_nothing_on_postgresql() {
    overtaken(Engine::Postgres);
}

#[test]
fn a_computation_that_is_killed_is_done_again_and_the_service_goes_on() {
    let mut ground = Ground::new(Engine::Sqlite, "liepaja-2020", Stage::Closed);
    let address = ground.copy();
    let mut service = ground.serve(&address);
    let (visitor, serves) = (signed_in(&service, "first"), service.pid());
    let (_, process) = held_up(&service, &visitor);
    signal(process, Signal::KILL);
    verified(&address);
    assert_eq!(counts(&address), [1, 1, 2]);
    assert_eq!((service.pid(), visitor.get("/readyz").status), (serves, 200), "the same process serves");
    assert_eq!(service.stop(), 0);
}

#[test]
fn a_run_that_breaks_off_every_time_fails_with_words_and_can_be_started_again() {
    let mut ground = Ground::new(Engine::Sqlite, "liepaja-2020", Stage::Closed);
    let address = ground.copy();
    let mut service = ground.serve(&address);
    let visitor = signed_in(&service, "first");
    let page = start(&visitor);
    let ended = || number(&address, "SELECT COUNT(*) FROM run WHERE state = 'failed'") == 1;
    let mut killed = 0;
    while let Some(process) = until("a computation or the end", 60, || {
        computation(service.pid()).map(Some).or_else(|| ended().then_some(None))
    }) {
        signal(process, Signal::KILL);
        killed += 1;
        until("its end", 20, || (computation(service.pid()) != Some(process)).then_some(()));
    }
    assert_eq!((killed, number(&address, RESULTS)), (3, 0), "so many times, and no more");
    let said = visitor.get(&format!("{page}?lang=en")).page().body;
    assert!(said.contains("broke off several times in a row"), "{said}");
    assert!(said.contains("signal: 9 (SIGKILL)"), "{said}");
    start(&visitor);
    verified(&address);
    assert_eq!(service.stop(), 0);
}

#[test]
fn a_service_that_stops_gives_its_run_back_at_once() {
    let mut ground = Ground::new(Engine::Sqlite, "liepaja-2020", Stage::Closed);
    let address = ground.copy();
    let mut service = ground.serve(&address);
    let (_, process) = held_up(&service, &signed_in(&service, "first"));
    assert_eq!(service.stop(), 0);
    assert!(!std::path::Path::new(&format!("/proc/{process}/exe")).exists(), "no computation is left behind");
    assert_eq!(number(&address, "SELECT COUNT(*) FROM run WHERE state = 'queued' AND attempts = 0"), 1);
    service.restart();
    verified(&address);
    assert_eq!(counts(&address), [1, 1, 1]);
    assert_eq!(service.stop(), 0);
}
