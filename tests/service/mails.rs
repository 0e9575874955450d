//! Mails, read back from a mail server: each of a round's messages goes once, or somebody is told that it did not; a link brings back
//! whoever lost number or code.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use talka::{
    clock::Clock,
    domain::{Holder, Occasion},
    mail::Mailer,
    service::{Delivery, Posting, Service},
    store::{self, Link},
    worker,
};
use tokio::sync::watch;

use crate::{
    scene::{
        ENDED, OPEN, Who, World, application, from, holder, moment, not_found, refused, told_to_both, vault,
        wrong,
    },
    support::smtp::{MailServer, Taken},
};

const BASE: &str = "https://talka.example.lv";

/// A service that has mails sent, so many a minute.
pub(crate) fn posting(world: &World, time: &str, a_minute: u32) -> Arc<Service> {
    let a_minute = NonZeroU32::new(a_minute).expect("some");
    let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(time)));
    Arc::new(service.with_posting(Some(Posting { base_url: BASE.to_owned(), a_minute })))
}

/// Sends what is due until nothing is, or the mail server cannot be talked to.
async fn send(world: &World, service: &Arc<Service>, url: &str) {
    let from = "Piemēru novads <darbs@example.lv>";
    let mailer = Arc::new(Mailer::new(url, from, Some("atpakal@example.lv")).expect("a mail server"));
    let (stop, stopping) = watch::channel(false);
    let sending = tokio::spawn(worker::mails(Arc::clone(service), mailer, stopping));
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        if !service.mail_is_due().await.expect("asked") && in_state(world, "sending").await == 0 {
            break;
        }
    }
    stop.send(true).expect("heard");
    sending.await.expect("stopped");
}

/// How many messages of the world are in a state.
async fn in_state(world: &World, state: &str) -> i64 {
    let mut conn = world.db.read().await.expect("a connection");
    let sql = "SELECT COUNT(*) FROM message WHERE state = $1";
    match conn.link() {
        Link::Sqlite(conn) => sqlx::query_scalar(sql).bind(state).fetch_one(&mut *conn).await,
        Link::Pg(conn) => sqlx::query_scalar(sql).bind(state).fetch_one(&mut *conn).await,
    }
    .expect("counted")
}

/// An application of somebody with a mail address; its number and code.
pub(crate) async fn applied(service: &Service, once: &str, contact: &str) -> (String, String) {
    let mut new = application(once, &["library"]);
    new.answers.insert("contact".to_owned(), contact.to_owned());
    let sent = service.submit("minimal", &new).await.expect("taken");
    (sent.number, sent.code)
}

fn to<'a>(taken: &'a [Taken], address: &str) -> Vec<&'a Taken> {
    taken.iter().filter(|mail| mail.to == address).collect()
}

/// The text of a mail, decoded.
fn read(mail: &Taken) -> (String, String) {
    let (head, body) = mail.text.split_once("\n\n").expect("a body");
    let unfolded = head.replace("\n ", " ");
    let subject = unfolded.lines().find_map(|line| line.strip_prefix("Subject: ")).expect("a subject");
    let mut words: Vec<(bool, String)> = Vec::new();
    for word in subject.split(' ') {
        match word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?=")) {
            // A letter may be cut in two by the end of a word.
            Some(word) => words.push((true, base64(word).iter().map(|byte| char::from(*byte)).collect())),
            None => words.push((
                false,
                word.chars().flat_map(|c| c.to_string().into_bytes()).map(char::from).collect(),
            )),
        }
    }
    let mut joined = Vec::new();
    for (at, (coded, word)) in words.iter().enumerate() {
        if at > 0 && !(*coded && words[at - 1].0) {
            joined.push(b' ');
        }
        joined.extend(word.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")));
    }
    let subject = String::from_utf8(joined).expect("text");
    let body = if unfolded.contains("quoted-printable") {
        quoted(body)
    } else if unfolded.contains("base64") {
        String::from_utf8_lossy(&base64(&body.replace('\n', ""))).into_owned()
    } else {
        body.to_owned()
    };
    (subject, body)
}

fn base64(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text.trim()).expect("base64")
}

fn quoted(text: &str) -> String {
    let text = text.replace("=\n", "");
    let (mut bytes, mut rest) = (Vec::new(), text.as_str());
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend(before.as_bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).expect("hexadecimal"));
        rest = &after[2..];
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8(bytes).expect("text")
}

#[test]
fn who_applies_is_written_to_in_latvian_and_nothing_sensitive_leaves() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (server, service) = (MailServer::start(), posting(&world, OPEN, 1_000));
        let (number, code) = applied(&service, "a", "elina@example.org").await;
        applied(&service, "b", "+371 20000009").await;
        send(&world, &service, &server.url()).await;
        let taken = server.taken();
        assert_eq!(taken.len(), 1, "who gave a telephone number has read it on the page: {taken:?}");
        let mail = &taken[0];
        assert_eq!((mail.from.as_str(), mail.to.as_str()), ("atpakal@example.lv", "elina@example.org"));
        for line in ["Auto-Submitted: auto-generated", "Message-ID: <"] {
            assert!(mail.text.contains(line), "{line}: {}", mail.text);
        }
        let (subject, body) = read(mail);
        assert_eq!(subject, format!("Pieteikums {number} ir saņemts"));
        assert!(body.contains(&number) && body.contains(&format!("{BASE}/result")), "{body}");
        for secret in [code.as_str(), "Elīna", "Ķirse", "{", "\u{2068}"] {
            assert!(!body.contains(secret) && !subject.contains(secret), "{secret}: {body}");
        }
        assert_eq!((in_state(&world, "sent").await, in_state(&world, "needless").await), (1, 1));
        send(&world, &service, &server.url()).await;
        assert_eq!(server.taken().len(), 1, "once");
    });
}

#[test]
fn what_a_server_does_not_take_is_tried_again_shown_or_in_doubt() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (server, service) = (MailServer::start(), posting(&world, OPEN, 1_000));
        for (once, contact) in
            [("a", "refused@example.org"), ("b", "full@example.org"), ("c", "broken@example.org")]
        {
            applied(&service, once, contact).await;
        }
        send(&world, &service, &server.url()).await;
        assert_eq!(server.taken(), []);
        let states = ["dead", "waiting", "doubtful"];
        for state in states {
            assert_eq!(in_state(&world, state).await, 1, "{state}");
        }
        // Nothing in doubt or refused goes by itself, however late it is; what was full is tried again.
        let later = posting(&world, "2026-04-20T18:00:00Z", 1_000);
        assert!(later.mail_is_due().await.expect("asked"));
        send(&world, &later, &server.url()).await;
        for state in states {
            assert_eq!(in_state(&world, state).await, 1, "{state}");
        }
        let ilze = world.caseworker(Who::Ilze);
        let desk = later.mails(&ilze, "minimal").await.expect("mails");
        let dead = desk.pending.iter().find(|one| one.state == "dead").expect("the refused one");
        // A copy of the database shows no address, however a server puts it.
        assert!(dead.error.contains("No such user") && !dead.error.contains('@'), "{}", dead.error);
        assert_eq!(desk.pending.len(), 2, "what waits needs nobody");
        let doubtful = desk.pending.iter().find(|one| one.state == "doubtful").expect("the broken one");
        not_found(
            later.look_after_message(&world.caseworker(Who::Stranger), ("minimal", dead.id), true).await,
        );
        later.look_after_message(&ilze, ("minimal", dead.id), true).await.expect("told by telephone");
        let twice = later.look_after_message(&ilze, ("minimal", dead.id), true).await;
        assert_eq!(refused(twice), "refused-message-over");
        later.look_after_message(&ilze, ("minimal", doubtful.id), false).await.expect("sent again");
        assert_eq!((in_state(&world, "told").await, in_state(&world, "waiting").await), (1, 2));
    });
}

#[test]
fn a_server_that_is_down_takes_everything_once_it_is_back() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = posting(&world, OPEN, 1_000);
        applied(&service, "a", "elina@example.org").await;
        // Nobody listens there.
        send(&world, &service, "smtp://127.0.0.1:9").await;
        assert_eq!(in_state(&world, "waiting").await, 1, "nothing was tried");
        let day_later = posting(&world, "2026-04-22T18:00:00Z", 1_000);
        let server = MailServer::start();
        send(&world, &day_later, &server.url()).await;
        assert_eq!((server.taken().len(), in_state(&world, "sent").await), (1, 1));
    });
}

#[test]
fn what_waited_for_days_before_there_was_a_mail_server_is_left_to_a_person() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        applied(&world.at(OPEN), "a", "elina@example.org").await;
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
        let server = MailServer::start();
        let late = posting(&world, "2026-05-25T07:00:00Z", 1_000);
        send(&world, &late, &server.url()).await;
        assert_eq!(server.taken(), []);
        let desk = late.mails(&world.caseworker(Who::Ilze), "minimal").await.expect("mails");
        assert!(desk.pending.iter().any(|one| one.contact == "elina@example.org" && one.state == "by-hand"));
        assert_eq!(in_state(&world, "needless").await, 1, "that it was received needs nobody");
    });
}

#[test]
fn what_was_being_sent_when_the_program_ended_is_in_doubt_and_no_more_than_the_limit_leaves() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = posting(&world, OPEN, 3);
        for n in 0..5 {
            applied(&service, &n.to_string(), &format!("p{n}@example.org")).await;
        }
        let claimed = service.mails_due().await.expect("mails");
        assert_eq!(claimed.len(), 3, "as many as go in a minute");
        assert_eq!(service.mails_due().await.expect("mails"), []);
        service.mail_ended(&claimed[0], &Delivery::Taken).await.expect("noted");
        // Two are never heard of again.
        let later = posting(&world, "2026-04-20T13:00:00Z", 3);
        let rest = later.mails_due().await.expect("mails");
        assert_eq!(rest.len(), 2);
        assert_eq!((in_state(&world, "doubtful").await, in_state(&world, "sent").await), (2, 1));
        // Who was believed gone and comes back late says what came of it.
        later.mail_ended(&claimed[1], &Delivery::Taken).await.expect("noted");
        assert_eq!((in_state(&world, "doubtful").await, in_state(&world, "sent").await), (1, 2));
    });
}

#[test]
fn whoever_lost_number_and_code_gets_back_by_the_mail_address() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (server, service) = (MailServer::start(), posting(&world, OPEN, 1_000));
        let (number, code) = applied(&service, "a", "Elina@Example.org").await;
        let (_, _) = applied(&service, "b", "other@example.org").await;
        assert_eq!(
            wrong(service.ask_way_in("+371 20000009", from(1)).await),
            [("contact".to_owned(), "wrong-mail-address")]
        );
        service.ask_way_in("nobody@example.org", from(1)).await.expect("answered alike");
        service.ask_way_in("elina@example.org", from(1)).await.expect("answered alike");
        send(&world, &service, &server.url()).await;
        let taken = server.taken();
        let mails = to(&taken, "Elina@Example.org");
        assert_eq!((taken.len(), mails.len()), (3, 2));
        let texts: Vec<String> = mails.iter().map(|mail| read(mail).1).collect();
        let text = texts.iter().find(|text| text.contains("/way-in/")).expect("a link to get in");
        assert!(text.contains(&number) && !text.contains(&code), "{text}");
        let path = text.split_once(&format!("{BASE}/way-in/")).expect("a link").1;
        let (id, proof) = path.split_whitespace().next().expect("an end").split_once('/').expect("two parts");
        let id = id.parse().expect("a key");
        not_found(service.use_way_in(id, "0123456789abcdef0123456789abcdef").await);
        service.may_use_way_in(id, proof).await.expect("it opens");
        service.may_use_way_in(id, proof).await.expect("looking at it does not use it");
        let late = posting(&world, "2026-04-20T18:00:00Z", 1_000);
        assert_eq!(refused(late.may_use_way_in(id, proof).await), "refused-way-in-over");
        let (new, own) = service.use_way_in(id, proof).await.expect("in");
        assert_eq!((new.number.as_str(), new.code != code), (number.as_str(), true));
        assert_eq!(service.mine(&own).await.expect("mine").application.number, number);
        assert_eq!(refused(service.use_way_in(id, proof).await), "refused-way-in-over");
        // The browser that it let in loads the page anew for a while; nobody else does.
        assert_eq!(service.way_in_again((id, proof), &own).await.expect("again"), new);
        not_found(service.way_in_again((id, "0123456789abcdef0123456789abcdef"), &own).await);
        let other = Holder { application: uuid::Uuid::from_u128(7) };
        assert_eq!(refused(service.way_in_again((id, proof), &other).await), "refused-way-in-over");
        let later = posting(&world, "2026-04-20T10:31:00Z", 1_000);
        assert_eq!(refused(later.way_in_again((id, proof), &own).await), "refused-way-in-over");
        holder(&service, &number, &new.code).await;
        let old = service.open_application(&number, &code, from(2)).await;
        assert_eq!(refused(old), "refused-number-or-code", "the old code is dead");
        for n in 2..9 {
            service.ask_way_in("elina@example.org", from(n)).await.expect("answered alike");
        }
        send(&world, &service, &server.url()).await;
        assert_eq!(to(&server.taken(), "Elina@Example.org").len(), 4, "three links a day");
        // Without a mail server nobody is promised a mail.
        assert_eq!(refused(world.at(OPEN).ask_way_in("a@b.lv", from(1)).await), "refused-no-mail");
    });
}

#[test]
fn a_caseworker_gives_a_new_code_and_the_old_one_dies() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        not_found(service.new_code(&world.caseworker(Who::Stranger), ("minimal", "A1"), "Pase").await);
        let new = service.new_code(&ilze, ("minimal", "A1"), "Uzrādīta pase").await.expect("a code");
        holder(&service, "A1", &new.code).await;
        let old = service.open_application("A1", &codes["A1"], from(2)).await;
        assert_eq!(refused(old), "refused-number-or-code");
        assert_eq!(world.noted("code-new").await, 1);
    });
}

#[test]
fn a_round_says_it_in_its_own_words_and_tries_them() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (server, service) = (MailServer::start(), posting(&world, OPEN, 1_000));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let text = |occasion, number, heading, body| {
            service.write_mail_text(&ilze, ("minimal", occasion, number), (heading, body))
        };
        let bad = wrong(text(Occasion::Received, 0, "", "Sveiki, {vards}!").await);
        assert_eq!(bad, [("heading".to_owned(), "wrong-missing"), ("body".to_owned(), "wrong-mail-word")]);
        let everyone = service.mail_recipients(&ilze, "minimal").await.expect("recipients");
        assert!(everyone.mails.is_empty() && everyone.others.len() >= 2, "telephone numbers: {everyone:?}");
        not_found(service.mail_recipients(&world.caseworker(Who::Stranger), "minimal").await);
        text(Occasion::Received, 0, "{round}", "Numurs: {number}.\r\nŠeit: {link}").await.expect("kept");
        let stale = service.write_mail_text(&maris, ("minimal", Occasion::Received, 0), ("x", "y")).await;
        assert_eq!(refused(stale), "refused-stale");
        assert_eq!(refused(text(Occasion::Received, 0, "", "").await), "refused-stale");
        let (number, _) = applied(&service, "a", "elina@example.org").await;
        assert_eq!(wrong(service.test_mail(&ilze, "minimal", "ilze").await)[0].0, "address");
        service.test_mail(&ilze, "minimal", "ilze@example.lv").await.expect("queued");
        send(&world, &service, &server.url()).await;
        let taken = server.taken();
        let (_, body) = read(to(&taken, "elina@example.org")[0]);
        assert_eq!(body.trim_end(), format!("Numurs: {number}.\nŠeit: {BASE}/result"));
        assert_eq!(to(&taken, "ilze@example.lv").len(), 1);
    });
}

#[test]
fn results_are_told_once_and_whoever_does_not_answer_is_reminded() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (maris, ilze) = (world.caseworker(Who::Maris), world.caseworker(Who::Ilze));
        let service = posting(&world, ENDED, 1_000);
        service.publish(&maris, run).await.expect("published");
        let server = MailServer::start();
        send(&world, &service, &server.url()).await;
        // Everybody of this round gave a telephone number: somebody has to ring them up.
        let desk = service.mails(&ilze, "minimal").await.expect("mails");
        let by_hand = desk.pending.iter().filter(|one| one.state == "by-hand").count();
        assert!(by_hand >= 2 && server.taken().is_empty(), "{:?}", desk.counts);
        for one in service.telephone_list(&ilze, "minimal").await.expect("a list").people {
            service.told_by_telephone(&ilze, "minimal", &one.messages).await.expect("told");
        }
        let mut conn = world.db.read().await.expect("a connection");
        let round = store::rounds::by_slug(&mut conn.link(), "minimal").await.expect("asked").expect("there");
        let offers = store::offers::of_round(&mut conn.link(), round.id).await.expect("offers");
        drop(conn);
        let until = offers.iter().map(|offer| offer.answer_by).min().expect("an offer");
        // Published on Saturday, 25 April: their letters leave on Monday, the 27th, and count as received on the eighth day, 5 May; seven
        // whole days follow.
        assert_eq!(until.to_rfc3339(), "2026-05-12T21:00:00+00:00");
        let soon = (until - chrono::TimeDelta::hours(30)).to_rfc3339();
        let close = posting(&world, &soon, 1_000);
        for _ in 0..2 {
            crate::auditing::work(&close).await;
        }
        let open = i64::try_from(offers.len()).expect("few");
        let waiting = in_state(&world, "waiting").await;
        assert_eq!(waiting, open, "each holder who has not answered is reminded once");
    });
}
