//! Thousands of mails that one publication gives rise to, sent at the limit to a mail server that speaks SMTP, with the sender killed
//! (SIGKILL) twice on the way: each arrives once, or its message is shown to a caseworker as doubtful; none is lost, none goes twice, and
//! a caseworker sees on the page of mails how far it has come. A few hundred in the usual test; `make bench-mails` asks for 12,000.
//!
//! Debug build on two processors that were shared with builds, at 6,000 a minute: PostgreSQL 12,000 queued in 0.5 s, 11,960 said to be
//! sent, 40 doubtful, 599 s; SQLite 12,000 queued in 0.5 s, 11,980 said to be sent, 20 doubtful, 598 s; on both none lost, none twice.

use std::{collections::BTreeMap, env, fmt::Write as _, time::Duration};

use talka::{clock::Stopwatch, service::NewRound};

use crate::{
    ground::{Engine, Ground, number, signed_in, tell},
    hold::until,
    support::{
        postgres,
        season::{SLUG, Stage},
        smtp::MailServer,
    },
};

const WAITING: &str = "SELECT COUNT(*) FROM message WHERE state = 'waiting'";
const SENDING: &str = "SELECT COUNT(*) FROM message WHERE state = 'sending'";
const SENT: &str = "SELECT COUNT(*) FROM message WHERE state = 'sent'";
const DOUBTFUL: &str = "SELECT COUNT(*) FROM message WHERE state = 'doubtful'";
const TO_MAIL: &str = "SELECT COUNT(*) FROM message WHERE state <> 'by-hand'";

/// Whoever was handed these mails is gone.
const LONG_AGO: &str =
    "UPDATE message SET claimed_at = (SELECT MIN(opens_at) FROM round) WHERE state = 'sending'";

/// How many the sender takes at a time at most: so many are in doubt after a kill.
const HANDED_OUT: usize = 20;

/// How long the mail server takes for each of a few, so that a kill finds some that are not sent.
const SLOW: Duration = Duration::from_millis(8);

/// Longer than anything here takes, in seconds.
const PATIENCE: u64 = 3_600;

/// How many people there are; and how many mails leave in a minute: of thousands half of them, so that the limit is felt.
fn asked() -> (usize, usize) {
    let people = env::var("TALKA_MAILS").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    (people, if people < 2_000 { 60_000 } else { people / 2 })
}

/// A round of so many people, each with a mail address.
fn crowd(new: &mut NewRound, people: usize) {
    let mut rows = "id,registered,withdrawn,date_of_birth,took_part_last_year,municipality\n".to_owned();
    let mut wishes = "applicant,placement,rank\n".to_owned();
    for n in 0..people {
        let (hour, minute, second) = (9 + n / 3_600, n / 60 % 60, n % 60);
        writeln!(rows, "P{n},2026-04-13T{hour:02}:{minute:02}:{second:02},no,2009-05-02,no,Piemēri")
            .expect("text");
        writeln!(wishes, "P{n},park,1").expect("text");
        new.people.insert(format!("P{n}"), (format!("Persona {n}"), format!("p{n}@example.org")));
    }
    new.files.insert("applicants.csv".to_owned(), rows.into_bytes());
    new.files.insert("preferences.csv".to_owned(), wishes.into_bytes());
}

fn count(address: &str, sql: &'static str) -> usize {
    usize::try_from(number(address, sql)).expect("small")
}

fn sent_through_kills(engine: Engine) {
    let (people, a_minute) = asked();
    let server = (engine == Engine::Postgres).then(postgres::database);
    let ground = Ground::changed(server, "minimal", Stage::Verified, |new| crowd(new, people));
    let (address, mails, rate) = (
        ground.first(),
        MailServer::slow(if people < 2_000 { SLOW } else { Duration::ZERO }),
        a_minute.to_string(),
    );
    let url = mails.url();
    let posting = ["--smtp-url", &url, "--mail-from", "darbs@example.lv", "--base-url", "http://localhost"];
    let more = [&posting[..], &["--mails-a-minute", &rate]].concat();
    let mut service = ground.serve_by(&[], address, &more);
    let begun = Stopwatch::start();
    let second = signed_in(&service, "second");
    second.post(&format!("/runs/{}/publish", ground.run), &[("undecided", "yes")]).redirect();
    let published = begun.millis();
    assert_eq!(count(address, TO_MAIL), people, "everybody's, with the publication");
    for part in [4, 2] {
        until("some mails", PATIENCE, || (mails.count() >= people / part).then_some(()));
        service.kill();
        service.restart();
        // Somebody looks how far it has come.
        let page = signed_in(&service, "first").get(&format!("/rounds/{SLUG}/mails?lang=en")).page().body;
        let far = page.split("<p role=\"status\">").nth(1).and_then(|rest| rest.split('<').next());
        let far = far.expect("progress");
        assert!(far.contains("mails were handed to the mail server"), "{far}");
        println!("{engine:?}: {far}");
    }
    until("most", PATIENCE, || (mails.count() + HANDED_OUT * 2 >= people).then_some(()));
    until("the others", PATIENCE, || (number(address, WAITING) == 0).then_some(()));
    let took = begun.millis();
    tell(address, LONG_AGO);
    until("what is in doubt", 60, || (number(address, SENDING) == 0).then_some(()));
    let (sent, doubtful) = (count(address, SENT), count(address, DOUBTFUL));
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    for mail in mails.taken() {
        *arrived.entry(mail.to).or_default() += 1;
    }
    let twice = arrived.values().filter(|times| **times > 1).count();
    println!(
        "{engine:?}: {people} queued in {published} ms, {} arrived, {sent} sent once, {doubtful} doubtful, {twice} twice, {} lost, \
         {} s at {a_minute} a minute, killed twice",
        arrived.len(),
        people - sent - doubtful,
        took / 1_000
    );
    assert_eq!((sent + doubtful, twice), (people, 0), "none is lost, none goes twice");
    assert!(doubtful <= HANDED_OUT * 2, "{doubtful} in doubt");
    assert!((sent..=sent + doubtful).contains(&arrived.len()), "{} arrived", arrived.len());
    let limit = people.div_ceil(a_minute).saturating_sub(1) as u64 * 60_000;
    assert!(took >= limit, "{took} ms: faster than the limit lets them");
    let page = signed_in(&service, "first").get(&format!("/rounds/{SLUG}/mails")).page().body;
    assert_eq!(page.matches("/again\"").count(), doubtful, "a person sees what is in doubt");
    assert_eq!(service.stop(), 0, "stopping in order");
}

#[test]
fn thousands_of_mails_leave_once_though_their_sender_is_killed_on_sqlite() {
    sent_through_kills(Engine::Sqlite);
}

#[test]
fn thousands_of_mails_leave_once_though_their_sender_is_killed_on_postgresql() {
    sent_through_kills(Engine::Postgres);
}
