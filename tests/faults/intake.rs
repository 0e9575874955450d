//! Killed while a spreadsheet is taken: all of its people are there and all of its changes, or nothing of it; and taking it
//! again does it exactly once.

use std::{fmt::Write as _, thread};

use crate::{
    ground::{Engine, Ground, Moments, kills, number, pause, signed_in},
    hold::until,
    people::hidden,
    support::season::{SLUG, Stage},
};

const ROWS: i64 = 3_000;
/// Applications, those among them that nobody sees yet.
const WRITTEN: &str = "SELECT COUNT(*) FROM application_row";

/// People with moments inside the round's time, which is over, and three who are there already and withdraw.
fn list() -> Vec<u8> {
    let mut text = "number,name,personal_code,date_of_birth,wish_1,registered,withdrawn\n".to_owned();
    for n in 0..ROWS {
        let day = 1 + n % 28;
        writeln!(text, ",Person {n},327{n:08},{day:02}.05.2009.,park,20.04.2026. 10:00:00,no")
            .expect("memory");
    }
    for number in ["A1", "A2", "A3"] {
        writeln!(text, "{number},Changed {number},,,,,yes").expect("memory");
    }
    text.into_bytes()
}

/// Applications, and those that are withdrawn.
fn counts(address: &str) -> [i64; 2] {
    ["SELECT COUNT(*) FROM application", "SELECT COUNT(*) FROM application WHERE state = 'withdrawn'"]
        .map(|sql| number(address, sql))
}

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "minimal", Stage::Posted);
    let (mut moments, mut acknowledged, mut written) = (Moments::within(400), 0, 0);
    for kill in 0..kills() {
        let address = ground.copy();
        let before = counts(&address);
        let whole = [before[0] + ROWS, before[0]];
        let mut service = ground.serve(&address);
        let visitor = signed_in(&service, "first");
        let sent = visitor
            .post_file(&format!("/rounds/{SLUG}/intake"), &[], ("file", "list.csv", &list()))
            .redirect();
        // The moments are earlier than the deadline and the file is later: a second person answers for them.
        let second = signed_in(&service, "second");
        let late = hidden(&second.get(&sent).page().body, "late").expect("rows to sign for");
        second.post(&format!("{sent}/sign"), &[("late", &late)]).redirect();
        let path = format!("{sent}/take");
        let moment = moments.next();
        let ack = thread::scope(|scope| {
            let asked = scope
                .spawn(|| visitor.post_if_answered(&path, &[]).is_some_and(|answer| answer.status == 303));
            // Before that it is only read and compared, however long that takes.
            let begun = || asked.is_finished() || number(&address, WRITTEN) > before[0];
            until("the first slice", 60, || begun().then_some(()));
            pause(moment);
            service.kill();
            asked.join().unwrap_or(false)
        });
        let after = counts(&address);
        assert!(after == whole || (!ack && after == before), "kill {kill} after {moment:?}: {after:?}");
        acknowledged += u32::from(ack);
        written += u32::from(after == whole);
        service.restart();
        let again = signed_in(&service, "first").post(&path, &[]).status;
        assert_eq!(again, if after == whole { 409 } else { 303 }, "kill {kill}: taking again");
        assert_eq!(counts(&address), whole, "kill {kill}: once, and whole");
        assert_eq!(service.stop(), 0, "kill {kill}: stopping in order");
        // Of the one that was cut off nothing is left: what is there came by the other.
        let left = [
            "SELECT COUNT(*) FROM preparation",
            "SELECT COUNT(DISTINCT preparation) FROM revision",
            "SELECT COUNT(DISTINCT preparation) FROM application_row",
        ];
        assert_eq!(left.map(|sql| number(&address, sql)), [0, 1, 1], "kill {kill}: nothing is left");
    }
    println!(
        "{engine:?}: {} kills during an intake, {acknowledged} acknowledged, {written} written before the cut: none lost, none in part",
        kills()
    );
}

#[test]
fn an_intake_survives_kills_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn an_intake_survives_kills_on_postgresql() {
    killed(Engine::Postgres);
}
