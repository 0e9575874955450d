//! Killed while a place is declined, while its seat is given on, and while that is published: each is there once and whole, or not at
//! all; what was acknowledged is there; and the work goes on after the restart.

use std::thread;

use crate::{
    ground::{Engine, Ground, Moments, kills, number, pause, signed_in},
    hold::until,
    support::{
        http::Visitor,
        season::{SLUG, Stage},
        service::Service,
    },
};

/// Who holds a place in this round.
const HOLDER: &str = "L20-0001";

const DECLINED: &str = "SELECT COUNT(*) FROM offer_event WHERE kind = 'declined'";
const REFILLS: &str = "SELECT COUNT(*) FROM run WHERE kind = 'refill'";
const VERIFIED: &str = "SELECT COUNT(*) FROM run WHERE kind = 'refill' AND state = 'verified'";
const PUBLISHED: &str = "SELECT COUNT(*) FROM publication";
const OFFERED: &str = "SELECT COUNT(*) FROM offer";
const TOLD: &str = "SELECT COUNT(*) FROM message WHERE kind = 'told'";

/// The page of publishing asks about what is undecided; whoever publishes says that they know. The page of declining says whose offer it
/// shows.
const KNOWING: &[(&str, &str)] = &[("undecided", "yes"), ("number", HOLDER)];

/// Asks and kills the program at that moment or a little later; whether it had answered that it is done.
fn cut(service: &mut Service, asks: (&Visitor, &str), moments: &mut Moments) -> bool {
    let (visitor, path) = asks;
    let moment = moments.next();
    thread::scope(|scope| {
        let asked = scope
            .spawn(|| visitor.post_if_answered(path, KNOWING).is_some_and(|answer| answer.status == 303));
        pause(moment);
        service.kill();
        asked.join().unwrap_or(false)
    })
}

fn opened(service: &Service, code: &str) -> Visitor {
    let visitor = service.visitor();
    visitor.post("/result", &[("number", HOLDER), ("code", code)]).redirect();
    visitor
}

/// The newest run of the round.
fn newest_run(service: &Service) -> String {
    let board = signed_in(service, "second").get(&format!("/rounds/{SLUG}/work")).body;
    let (_, rest) = board.rsplit_once("id=\"runs\"").expect("runs");
    rest.split("/runs/").nth(1).and_then(|rest| rest.get(..36)).expect("a run").to_owned()
}

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "liepaja-2020", Stage::Published);
    let code = ground.codes.get(HOLDER).expect("a holder").clone();
    let (mut moments, mut later, mut acknowledged) = (Moments::within(300), Moments::within(3_000), [0; 3]);
    for kill in 0..kills() {
        let address = ground.copy();
        let before = [PUBLISHED, OFFERED, TOLD].map(|sql| number(&address, sql));
        let mut service = ground.serve(&address);

        let own = opened(&service, &code);
        let ack = cut(&mut service, (&own, "/my/decline"), &mut moments);
        let there = number(&address, DECLINED);
        assert!(there == 1 || (!ack && there == 0), "kill {kill}: declining");
        acknowledged[0] += u32::from(ack);
        service.restart();
        // The same answer again is no mistake.
        assert_eq!(
            opened(&service, &code).post("/my/decline", KNOWING).status,
            303,
            "kill {kill}: declining again"
        );
        assert_eq!(number(&address, DECLINED), 1, "kill {kill}: once");

        let path = format!("/rounds/{SLUG}/refills");
        let first = signed_in(&service, "first");
        let ack = cut(&mut service, (&first, &path), &mut later);
        let there = number(&address, REFILLS);
        assert!(there == 1 || (!ack && there == 0), "kill {kill}: giving on");
        acknowledged[1] += u32::from(ack);
        service.restart();
        if there == 0 {
            assert_eq!(signed_in(&service, "first").post(&path, &[]).status, 303, "kill {kill}");
        }
        until("the refill", 90, || (number(&address, VERIFIED) == 1).then_some(()));
        assert_eq!(number(&address, REFILLS), 1, "kill {kill}: one refill");

        let path = format!("/runs/{}/publish", newest_run(&service));
        let second = signed_in(&service, "second");
        let ack = cut(&mut service, (&second, &path), &mut later);
        let after = [PUBLISHED, OFFERED, TOLD].map(|sql| number(&address, sql));
        let whole = before.map(|count| count + 1);
        assert!(after == whole || (!ack && after == before), "kill {kill}: publishing: {after:?}");
        acknowledged[2] += u32::from(ack);
        service.restart();
        let again = signed_in(&service, "second").post(&path, KNOWING).status;
        assert_eq!(again, if after == whole { 409 } else { 303 }, "kill {kill}: publishing again");
        let after = [PUBLISHED, OFFERED, TOLD].map(|sql| number(&address, sql));
        assert_eq!(after, whole, "kill {kill}: one offer more, for one person");
        assert_eq!(service.stop(), 0, "kill {kill}: stopping in order");
    }
    println!(
        "{engine:?}: {} kills while declining, giving on and publishing; acknowledged {acknowledged:?}: lost 0, given twice 0",
        3 * kills()
    );
}

#[test]
fn giving_on_survives_kills_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn giving_on_survives_kills_on_postgresql() {
    killed(Engine::Postgres);
}
