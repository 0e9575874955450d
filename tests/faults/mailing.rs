//! Killed while mails are sent: each arrives once, or its message is shown to a caseworker as doubtful; none is lost, and none
//! goes a second time by itself.

use std::{collections::BTreeMap, sync::Mutex, time::Duration};

use crate::{
    ground::{Engine, Ground, Moments, kills, number, pause, signed_in, tell},
    hold::until,
    people::{Heard, OPEN, apply, called, open_round},
    support::{season::Stage, smtp::MailServer},
};

/// How many mails wait.
const MAILS: usize = 50;

/// How long the mail server takes for each.
const SLOW: Duration = Duration::from_millis(15);

const WAITING: &str = "SELECT COUNT(*) FROM message WHERE state = 'waiting'";
const SENDING: &str = "SELECT COUNT(*) FROM message WHERE state = 'sending'";
const SENT: &str = "SELECT COUNT(*) FROM message WHERE state = 'sent'";
const DOUBTFUL: &str = "SELECT COUNT(*) FROM message WHERE state = 'doubtful'";
const ALL: &str = "SELECT COUNT(*) FROM message";

/// Whoever was handed these mails took them days ago: who has not said by now what came of them is gone.
const LONG_AGO: &str = "UPDATE message SET claimed_at = (SELECT MIN(opens_at) FROM round WHERE slug = 'open') WHERE state = 'sending'";

/// Everybody who applied, and has a mail to come.
fn applied(ground: &Ground) {
    open_round(ground);
    let mut service = ground.serve(ground.first());
    let heard = Mutex::new(Heard::default());
    for n in 0..MAILS {
        assert!(apply(&service.visitor(), &called(n), &format!("p{n}@example.org"), &heard));
    }
    assert_eq!(service.stop(), 0);
}

/// How often each mail was taken, by whom it went to.
fn taken(server: &MailServer) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for mail in server.taken() {
        *all.entry(mail.to).or_default() += 1;
    }
    all
}

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "minimal", Stage::Posted);
    applied(&ground);
    let (mut moments, mut arrived, mut shown) = (Moments::within(900), 0, 0);
    for kill in 0..kills() {
        let (address, server) = (ground.copy(), MailServer::slow(SLOW));
        let url = server.url();
        let posting =
            ["--smtp-url", &url, "--mail-from", "darbs@example.lv", "--base-url", "http://localhost"];
        let more = [&posting[..], &["--mails-a-minute", "6000"]].concat();
        let mut service = ground.serve_by(&[], &address, &more);
        for _ in 0..2 {
            until("a mail", 30, || {
                (number(&address, WAITING) == 0 || !server.taken().is_empty()).then_some(())
            });
            pause(moments.next());
            service.kill();
            service.restart();
        }
        until("the others to be sent", 60, || (number(&address, WAITING) == 0).then_some(()));
        // Those that the program was sending when it was killed stay so until nobody can be sending them any more.
        let gone = number(&address, SENDING);
        tell(&address, LONG_AGO);
        until("what is in doubt", 30, || (number(&address, SENDING) == 0).then_some(()));
        let count = |sql| usize::try_from(number(&address, sql)).expect("small");
        let (taken, sent, doubtful) = (taken(&server), count(SENT), count(DOUBTFUL));
        assert!(taken.values().all(|times| *times == 1), "kill {kill}: sent twice: {taken:?}");
        assert_eq!((sent + doubtful, count(ALL)), (MAILS, MAILS), "kill {kill}: none is lost");
        assert!(taken.len() >= sent, "kill {kill}: {} taken, {sent} said to be sent", taken.len());
        let page = signed_in(&service, "first").get(&format!("/rounds/{OPEN}/mails")).page().body;
        assert_eq!(page.matches("/again\"").count(), doubtful, "kill {kill}: a person sees what is in doubt");
        assert!(gone == 0 || doubtful > 0);
        assert_eq!(service.stop(), 0, "kill {kill}: stopping in order");
        arrived += taken.len();
        shown += doubtful;
    }
    println!(
        "{engine:?}: {} kills while mails are sent, {MAILS} each time: acknowledged {arrived}, lost 0, twice 0; {shown} shown as doubtful",
        2 * kills()
    );
}

#[test]
fn mails_survive_kills_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn mails_survive_kills_on_postgresql() {
    killed(Engine::Postgres);
}
