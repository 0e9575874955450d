//! Killed while a run is published: everything of it is there or nothing, an acknowledged one is there, and publishing
//! again does it exactly once.

use std::thread;

use crate::{
    ground::{Engine, Ground, Moments, kills, number, pause, signed_in},
    support::season::Stage,
};

/// The page asks about what is undecided; whoever publishes says that they know.
const KNOWING: &[(&str, &str)] = &[("undecided", "yes")];

/// Publications, results, offers, messages.
fn counts(address: &str) -> [i64; 4] {
    [
        "SELECT COUNT(*) FROM publication",
        "SELECT COUNT(*) FROM result",
        "SELECT COUNT(*) FROM offer",
        "SELECT COUNT(*) FROM message WHERE kind = 'told'",
    ]
    .map(|sql| number(address, sql))
}

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "liepaja-2020", Stage::Verified);
    let path = format!("/runs/{}/publish", ground.run);
    let (mut moments, mut acknowledged, mut published) = (Moments::within(1_200), 0, 0);
    for kill in 0..kills() {
        let address = ground.copy();
        let withdrawn = number(&address, "SELECT COUNT(*) FROM application WHERE state = 'withdrawn'");
        // Everyone but those who withdrew is told.
        let whole = [1, 1_037, 396, 1_037 - withdrawn];
        let mut service = ground.serve(&address);
        let visitor = signed_in(&service, "second");
        let moment = moments.next();
        let ack = thread::scope(|scope| {
            // A connection that is cut is no acknowledgement.
            let asked = scope.spawn(|| {
                visitor.post_if_answered(&path, KNOWING).is_some_and(|answer| answer.status == 303)
            });
            pause(moment);
            service.kill();
            asked.join().unwrap_or(false)
        });
        let after = counts(&address);
        assert!(after == whole || (!ack && after == [0; 4]), "kill {kill} after {moment:?}: {after:?}");
        acknowledged += u32::from(ack);
        published += after[0];
        service.restart();
        let again = signed_in(&service, "second").post(&path, KNOWING).status;
        assert_eq!(again, if after[0] == 1 { 409 } else { 303 }, "kill {kill}: publishing again");
        assert_eq!(counts(&address), whole, "kill {kill}: once, and whole");
        assert_eq!(service.stop(), 0, "kill {kill}: stopping in order");
    }
    println!(
        "{engine:?}: {} kills during publishing, {acknowledged} acknowledged, {published} published before the cut: none lost, none twice",
        kills()
    );
}

#[test]
fn publishing_survives_kills_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn publishing_survives_kills_on_postgresql() {
    killed(Engine::Postgres);
}
