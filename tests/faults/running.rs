//! Killed while a run is computed: a run that was acknowledged is there, is taken up again, and ends verified with the
//! same result, once.

use std::{thread, time::Duration};

use crate::{
    ground::{Engine, Ground, Moments, kills, number, pause, signed_in},
    support::season::{SLUG, Stage},
};

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "liepaja-2020", Stage::Closed);
    let (mut moments, mut acknowledged, mut under_way) = (Moments::within(900), 0, 0);
    for kill in 0..kills() {
        let address = ground.copy();
        let mut service = ground.serve(&address);
        let visitor = signed_in(&service, "first");
        let moment = moments.next();
        let ack = thread::scope(|scope| {
            // A connection that is cut is no acknowledgement.
            let asked = scope.spawn(|| {
                visitor
                    .post_if_answered(&format!("/rounds/{SLUG}/runs"), &[])
                    .is_some_and(|answer| answer.status == 303)
            });
            pause(moment);
            service.kill();
            asked.join().unwrap_or(false)
        });
        let left = number(&address, "SELECT COUNT(*) FROM run WHERE state IN ('queued', 'running')");
        under_way += left;
        service.restart();
        acknowledged += u32::from(ack);
        let runs = number(&address, "SELECT COUNT(*) FROM run");
        assert!(
            runs == 1 || (!ack && runs == 0),
            "kill {kill} after {moment:?}: acknowledged {ack}, runs {runs}"
        );
        for _ in 0..200 {
            if number(&address, "SELECT COUNT(*) FROM run WHERE state = 'verified'") == runs {
                break;
            }
            pause(Duration::from_millis(100));
        }
        assert_eq!(
            number(&address, "SELECT COUNT(*) FROM run WHERE state = 'verified'"),
            runs,
            "kill {kill}"
        );
        assert_eq!(number(&address, "SELECT COUNT(*) FROM run_result"), runs, "kill {kill}");
        assert_eq!(service.stop(), 0, "kill {kill}: stopping in order");
    }
    println!(
        "{engine:?}: {} kills during a run, {acknowledged} acknowledged, {under_way} cut in the middle: none lost, none twice",
        kills()
    );
}

#[test]
fn a_run_survives_kills_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn a_run_survives_kills_on_postgresql() {
    killed(Engine::Postgres);
}
