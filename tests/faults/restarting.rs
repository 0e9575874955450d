//! PostgreSQL crashes and comes back again and again while people apply and answer and a run is computed: whoever is refused reads so
//! in words, what was acknowledged is there, the run ends verified and once, and nobody restarts the service.

use std::{
    sync::{Mutex, PoisonError, atomic::AtomicBool},
    thread,
    time::Duration,
};

use talka::clock::Stopwatch;

use crate::{
    ground::{Ground, number, pause, signed_in},
    hold::until,
    people::{Heard, Stopping, accept, crowd, holders, nothing_lost, open_round},
    support::{
        postgres::Server,
        season::{SLUG, Stage},
    },
};

/// How often the database crashes.
const CRASHES: u32 = 4;

const VERIFIED: &str = "SELECT COUNT(*) FROM run WHERE kind = 'refill' AND state = 'verified'";

#[test]
fn a_database_that_crashes_under_load_loses_nothing_and_the_service_goes_on() {
    let server = Server::start(&[]);
    let ground = Ground::on(Some(server.database()), "liepaja-2020", Stage::Published);
    open_round(&ground);
    let (mut holders, address) = (holders(&ground), ground.first());
    let mut service = ground.serve_by(&[], address, &["--applications-a-minute", "100000"]);
    let (heard, stop) = (Mutex::new(Heard::default()), AtomicBool::new(false));
    // A seat comes free, and a run gives it on.
    let declining = holders.remove(0);
    let visitor = service.visitor();
    visitor.post("/result", &[("number", &declining.0), ("code", &declining.1)]).redirect();
    assert_eq!(visitor.post("/my/decline", &[("number", &declining.0)]).status, 303);
    let before = |of: fn(&Heard) -> usize| of(&heard.lock().unwrap_or_else(PoisonError::into_inner));
    let mut longest = 0;
    thread::scope(|scope| {
        scope.spawn(|| crowd(service.url(), &holders, &stop, &heard));
        let _stopping = Stopping(&stop);
        pause(Duration::from_millis(500));
        let refill = signed_in(&service, "first").post(&format!("/rounds/{SLUG}/refills"), &[]);
        assert_eq!(refill.status, 303, "{}", refill.body);
        for _ in 0..CRASHES {
            server.restart_at_once();
            let (back, done) = (Stopwatch::start(), before(|heard| heard.applied.len()));
            until("somebody to be acknowledged again", 30, || {
                (before(|heard| heard.applied.len()) > done).then_some(())
            });
            longest = longest.max(back.millis());
            pause(Duration::from_secs(1));
        }
    });
    assert!(longest <= 5_000, "work goes on {longest} ms after the database is back");
    until("the run", 60, || (number(address, VERIFIED) == 1).then_some(()));
    assert_eq!(number(address, "SELECT COUNT(*) FROM run_result"), 2, "the round's own and this one, once");
    let heard = heard.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert_eq!(heard.silent, 0, "everybody was answered");
    assert!(!heard.refused.is_empty(), "a crash was felt");
    let (applied, accepted) = nothing_lost(address, &heard);
    let last = holders.last().expect("a holder");
    assert!(accept(&service.visitor(), last, &Mutex::default()), "the same process serves");
    assert_eq!(service.stop(), 0);
    println!(
        "Postgres: {CRASHES} crashes of the database under load, {} refused in words, back after {longest} ms at most; \
         acknowledged {applied} applications and {accepted} answers, lost 0; the run that was under way ends once",
        heard.refused.len()
    );
}
