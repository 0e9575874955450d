//! Killed while a fact is put right after publication, while the run is started that corrects what followed from it, and while that
//! run is published: each is there once and whole, or not at all; what was acknowledged is there; and the work goes on after the
//! restart.

use std::thread;

use crate::{
    ground::{Engine, Ground, Moments, kills, number, pause, signed_in},
    hold::until,
    people::{hidden, texts},
    support::{
        http::Visitor,
        season::{SLUG, Stage},
        service::Service,
    },
};

/// Somebody who waits for a place.
const WAITING: &str = "SELECT application_row.number FROM application_row JOIN letter ON letter.application = application_row.id
                       WHERE letter.status = 'waiting' ORDER BY application_row.number LIMIT 1";

/// What belongs to putting one fact right: the correction, the revision, the place in line, the event.
const CORRECTED: [&str; 4] = [
    "SELECT COUNT(*) FROM correction",
    "SELECT COUNT(*) FROM revision WHERE source = 'correction'",
    "SELECT COUNT(*) FROM first_in_line",
    "SELECT COUNT(*) FROM event WHERE action = 'correct-mistake'",
];
const RUNS: &str = "SELECT COUNT(*) FROM run WHERE kind = 'correction'";
const VERIFIED: &str = "SELECT COUNT(*) FROM run WHERE kind = 'correction' AND state = 'verified'";
/// What belongs to a publication: itself, its event, what people read, offers, messages.
const PUBLISHED: [&str; 5] = [
    "SELECT COUNT(*) FROM publication",
    "SELECT COUNT(*) FROM event WHERE action IN ('publish', 'publish-correction')",
    "SELECT COUNT(*) FROM result",
    "SELECT COUNT(*) FROM offer",
    "SELECT COUNT(*) FROM message WHERE kind = 'told'",
];

/// Whoever publishes says that they know what is undecided.
const KNOWING: &[(&str, &str)] = &[("undecided", "yes")];

/// A form that is sent while the program is killed.
struct Sent<'a> {
    path: &'a str,
    fields: &'a [(&'a str, &'a str)],
}

/// Sends a form and kills the program at that moment or a little later; whether it had answered that it is done.
fn cut(service: &mut Service, (visitor, sent): (&Visitor, &Sent<'_>), moments: &mut Moments) -> bool {
    let moment = moments.next();
    thread::scope(|scope| {
        let asked = scope.spawn(|| {
            visitor.post_if_answered(sent.path, sent.fields).is_some_and(|answer| answer.status == 303)
        });
        pause(moment);
        service.kill();
        asked.join().unwrap_or(false)
    })
}

fn counts<const N: usize>(address: &str, all: [&'static str; N]) -> [i64; N] {
    all.map(|sql| number(address, sql))
}

/// The newest run of the round.
fn newest_run(service: &Service) -> String {
    let board = signed_in(service, "second").get(&format!("/rounds/{SLUG}/work")).body;
    let (_, rest) = board.rsplit_once("id=\"runs\"").expect("runs");
    rest.split("/runs/").nth(1).and_then(|rest| rest.get(..36)).expect("a run").to_owned()
}

/// Puts the fact right across a kill; whether that was acknowledged before it.
fn corrects(service: &mut Service, address: &str, moments: &mut Moments) -> bool {
    let who = texts(address, WAITING).remove(0);
    let page = format!("/rounds/{SLUG}/applications/{who}/after");
    let first = signed_in(service, "first");
    let version = hidden(&first.get(&page).page().body, "version").expect("a version");
    let path = format!("{page}/correct");
    let fields = [
        ("version", version.as_str()),
        ("fact", "took_part_last_year"),
        ("cause", "mistake"),
        ("value", "no"),
        ("note", "Skolas izziņa."),
        ("meant", "yes"),
    ];
    let before = counts(address, CORRECTED);
    let ack = cut(service, (&first, &Sent { path: &path, fields: &fields }), moments);
    let after = counts(address, CORRECTED);
    let whole = before.map(|count| count + 1);
    assert!(after == whole || (!ack && after == before), "acknowledged {ack}, lost or in part: {after:?}");
    service.restart();
    let again = signed_in(service, "first").post(&path, &fields);
    // The page was of a version that is not the newest any more.
    assert_eq!(again.status, if after == whole { 409 } else { 303 }, "again: {}", again.body);
    assert_eq!(counts(address, CORRECTED), whole, "once");
    ack
}

/// Starts the run across a kill; whether that was acknowledged before it.
fn starts(service: &mut Service, address: &str, moments: &mut Moments) -> bool {
    let path = format!("/rounds/{SLUG}/corrections");
    let first = signed_in(service, "first");
    let ack = cut(service, (&first, &Sent { path: &path, fields: &[] }), moments);
    let there = number(address, RUNS);
    assert!(there == 1 || (!ack && there == 0), "acknowledged {ack}, runs {there}");
    service.restart();
    if there == 0 {
        assert_eq!(signed_in(service, "first").post(&path, &[]).status, 303);
    }
    until("the correction", 90, || (number(address, VERIFIED) == 1).then_some(()));
    assert_eq!(number(address, RUNS), 1, "one run");
    ack
}

/// Publishes across a kill: whether that was acknowledged before it, and what was written.
fn publishes(service: &mut Service, address: &str, moments: &mut Moments) -> (bool, [i64; 5]) {
    let path = format!("/runs/{}/publish", newest_run(service));
    let second = signed_in(service, "second");
    let before = counts(address, PUBLISHED);
    let ack = cut(service, (&second, &Sent { path: &path, fields: KNOWING }), moments);
    let after = counts(address, PUBLISHED);
    let there = after[0] > before[0];
    assert!(there || (!ack && after == before), "acknowledged {ack}, lost or in part: {after:?}");
    service.restart();
    let again = signed_in(service, "second").post(&path, KNOWING).status;
    assert_eq!(again, if there { 409 } else { 303 }, "publishing again");
    let whole = counts(address, PUBLISHED);
    assert!(!there || after == whole, "what was there is whole: {after:?}, then {whole:?}");
    assert_eq!(whole[..2], [before[0] + 1, before[1] + 1], "once");
    (ack, whole)
}

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "liepaja-2020", Stage::Published);
    let (mut moments, mut later) = (Moments::within(700), Moments::within(2_500));
    let (mut acknowledged, mut ends) = ([0; 3], Vec::new());
    for kill in 0..kills() {
        let address = ground.copy();
        let mut service = ground.serve(&address);
        acknowledged[0] += u32::from(corrects(&mut service, &address, &mut moments));
        acknowledged[1] += u32::from(starts(&mut service, &address, &mut later));
        let (ack, whole) = publishes(&mut service, &address, &mut later);
        acknowledged[2] += u32::from(ack);
        ends.push(whole);
        assert_eq!(service.stop(), 0, "kill {kill}: stopping in order");
    }
    assert!(ends.iter().all(|end| *end == ends[0]), "the same correction ends alike: {ends:?}");
    println!(
        "{engine:?}: {} kills while a fact is put right and its run started and published; acknowledged {acknowledged:?}, lost 0, twice 0",
        3 * kills()
    );
}

#[test]
fn a_correction_survives_kills_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn a_correction_survives_kills_on_postgresql() {
    killed(Engine::Postgres);
}
