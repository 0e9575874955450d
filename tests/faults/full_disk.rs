//! The disk is full while people apply and answer (SQLite; a limit on the size of files stands for the disk): whoever is refused
//! reads so in words, what was acknowledged is there, the database is whole, and the service works again by itself once there is
//! room.

use std::{
    process::Command,
    sync::{Mutex, PoisonError, atomic::AtomicBool},
    thread,
    time::Duration,
};

use crate::{
    ground::{Engine, Ground, pause, signed_in},
    people::{Heard, OPEN, Stopping, apply, crowd, holders, nothing_lost, open_round, texts},
    support::{
        http::Answer,
        season::{SLUG, Stage},
        service::Service,
    },
};

/// So long no file of the service may become (bytes): too short for one page more in the log of what is written.
const FULL: &str = "4096";

/// A write that is refused does not end the program, as on a disk that is full.
const BY: [&str; 4] = ["sh", "-c", r#"trap '' XFSZ; exec "$@""#, "sh"];

/// Limits the size of the service's files from now on.
fn limit(service: &Service, bytes: &str) {
    let process = service.pid().to_string();
    let mut limit = Command::new("prlimit");
    limit.args(["--pid", &process, &format!("--fsize={bytes}:unlimited")]);
    assert!(limit.status().expect("prlimit").success());
}

fn in_words(answer: &Answer) {
    assert!(answer.status == 503 && answer.body.contains("<h1"), "{}: {}", answer.status, answer.body);
}

fn so_far(heard: &Mutex<Heard>) -> (usize, usize, usize) {
    let heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    (heard.applied.len(), heard.accepted.len(), heard.refused.len())
}

#[test]
fn a_full_disk_refuses_in_words_and_loses_nothing() {
    let mut ground = Ground::new(Engine::Sqlite, "liepaja-2020", Stage::Published);
    open_round(&ground);
    let holders = holders(&ground);
    let address = ground.copy();
    let mut service = ground.serve_by(&BY, &address, &["--applications-a-minute", "100000"]);
    let caseworker = signed_in(&service, "first");
    let (heard, stop) = (Mutex::new(Heard::default()), AtomicBool::new(false));
    let (mut full, mut room) = ((0, 0, 0), (0, 0, 0));
    thread::scope(|scope| {
        scope.spawn(|| crowd(service.url(), &holders, &stop, &heard));
        let _stopping = Stopping(&stop);
        for _ in 0..3 {
            pause(Duration::from_millis(700));
            limit(&service, FULL);
            pause(Duration::from_millis(300));
            full = so_far(&heard);
            // What cannot be noted is not shown; and whoever watches the service is told.
            in_words(&caseworker.get(&format!("/rounds/{SLUG}/applications")));
            assert_eq!(caseworker.get("/readyz").status, 503);
            pause(Duration::from_millis(700));
            room = so_far(&heard);
            limit(&service, "unlimited");
        }
        pause(Duration::from_millis(1_500));
    });
    let end = so_far(&heard);
    assert!(room.2 > full.2, "somebody was refused: {full:?}, {room:?}");
    assert!(end.0 > room.0 && end.1 > room.1, "the work goes on by itself: {room:?}, {end:?}");
    caseworker.get(&format!("/rounds/{SLUG}/applications")).page();
    assert_eq!(caseworker.get("/readyz").status, 200);
    let whole = |address: &str| assert_eq!(texts(address, "PRAGMA integrity_check"), ["ok"]);
    whole(&address);
    let heard = heard.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert_eq!(heard.silent, 0, "everybody was answered");
    let (applied, accepted) = nothing_lost(&address, &heard);
    service.restart();
    nothing_lost(&address, &heard);
    // A code that was shown opens what it was shown for.
    let (number, code) = heard.applied.last().expect("an application");
    service.visitor().post("/result", &[("number", number), ("code", code)]).redirect();
    assert!(apply(&service.visitor(), "Pēdējā", "+371 20000009", &Mutex::default()), "{OPEN}");
    assert_eq!(service.stop(), 0);
    whole(&address);
    whole(&address.replace(".db", ".looks.db"));
    println!(
        "Sqlite: a disk that is full three times, {} refused in words; acknowledged {applied} applications and {accepted} answers, lost 0",
        heard.refused.len()
    );
}
