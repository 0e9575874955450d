//! Of the story: people are reached. Results leave as mails to a mail server that knows ten of the addresses no more, whoever lost
//! their code gets in again by their address, and refusals are read in the nine parts of an administrative act.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use talka::{
    clock::Clock,
    mail::Mailer,
    service::{Posting, Service},
    worker,
};
use tokio::sync::watch;

use crate::{
    check::number,
    knock::Browser,
    model::State,
    play::Play,
    scene::{from, moment, vault},
    support::smtp::{MailServer, Taken},
    town::{BOUNCES, known},
};

const BASE: &str = "https://talka.example.lv";

/// The parts of an administrative act, in the order of the law.
const PARTS: [&str; 9] =
    ["institution", "addressee", "asked", "views", "facts", "reasons", "norms", "decided", "contest"];

/// The text of a mail, decoded as far as it takes to find a link in it.
fn body(mail: &Taken) -> String {
    use base64::Engine as _;
    let (head, body) = mail.text.split_once("\n\n").expect("a body");
    if head.contains("base64") {
        let bytes = base64::engine::general_purpose::STANDARD.decode(body.replace('\n', ""));
        return String::from_utf8(bytes.expect("base64")).expect("text");
    }
    // Lines may be cut by quoted-printable.
    body.replace("=\n", "")
}

impl Play<'_> {
    /// The service at this moment, with a mail server at hand.
    fn posting(&self) -> Arc<Service> {
        let service = Service::new(self.world.db.clone(), vault(), Clock::stopped_at(self.season.now));
        let posting = Posting { base_url: BASE.to_owned(), a_minute: NonZeroU32::new(10_000).expect("some") };
        Arc::new(service.with_posting(Some(posting)))
    }

    /// How many messages of the round are of a kind, and in a state.
    async fn messages(&self, kind: &str, state: &str) -> usize {
        let mut conn = self.world.db.read().await.expect("a connection");
        let sql = format!(
            "SELECT COUNT(*) FROM message JOIN round ON round.id = message.round
             WHERE round.slug = '{}' AND message.kind LIKE '{kind}' AND message.state = '{state}'",
            self.slug
        );
        usize::try_from(number(&mut conn.link(), &sql).await).expect("a count")
    }

    /// Sends what is due until nothing is.
    async fn send(&self, service: &Arc<Service>, server: &MailServer) {
        let mailer = Mailer::new(&server.url(), "Piemēru novads <darbs@example.lv>", None);
        let (stop, stopping) = watch::channel(false);
        let mailer = Arc::new(mailer.expect("a mail server"));
        let sending = tokio::spawn(worker::mails(Arc::clone(service), mailer, stopping));
        for _ in 0..2_400 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if !service.mail_is_due().await.expect("asked") && self.messages("%", "sending").await == 0 {
                break;
            }
        }
        stop.send(true).expect("heard");
        sending.await.expect("stopped");
    }

    /// What was done beside the model: it counts looks and rows anew.
    async fn catch_up(&mut self, before: i64) {
        self.print = self.counted().await;
        let mut looks = self.world.db.read_looks().await.expect("a connection");
        let looked = number(&mut looks.link(), "SELECT COUNT(*) FROM look").await - before;
        self.season.looks = usize::try_from(looked).expect("a count");
    }

    /// Everybody is written to once; ten mails come back, and a caseworker rings these people up. Five have lost their codes.
    pub(crate) async fn people_are_reached(&mut self, before: i64) {
        let (server, service) = (MailServer::start(), self.posting());
        self.send(&service, &server).await;
        let (all, bounced) = (self.season.people.len(), BOUNCES.len());
        assert_eq!(self.messages("told", "sent").await, all - bounced);
        assert_eq!(self.messages("told", "dead").await, bounced);
        let taken = server.taken();
        for person in (0..all).filter(|at| !BOUNCES.contains(at)) {
            let address = known(&self.season, self.round, person).1;
            let own: Vec<&Taken> = taken.iter().filter(|mail| mail.to == address).collect();
            // Whoever came on paper or to the counter was also told that the application was received.
            let most = 1 + usize::from(person >= all - self.season.settings.entered);
            assert!((1..=most).contains(&own.len()), "{address}: {} mails", own.len());
            let told = |secret: &str| own.iter().any(|mail| mail.text.contains(secret));
            assert!(
                !told(&self.codes[person]) && !told("Persona"),
                "nothing leaves but that there is something"
            );
        }
        // Published on Saturday, 25 April: a mail of that day counts as received on Tuesday, and seven whole days follow.
        let by_mail = moment("2026-05-05T21:00:00Z");
        for person in (0..all).filter(|at| !BOUNCES.contains(at)) {
            for offer in &mut self.season.people[person].offers {
                offer.until = offer.until.max(by_mail);
            }
        }
        let ilze = self.staff(0);
        let desk = service.mails(&ilze, &self.slug).await.expect("mails");
        let dead: Vec<_> = desk.pending.iter().filter(|one| one.state == "dead").map(|one| one.id).collect();
        assert_eq!(dead.len(), bounced);
        for message in dead {
            service.look_after_message(&ilze, (&self.slug, message), true).await.expect("told by telephone");
        }
        for lost in 200..205 {
            self.gets_in_again(&server, &service, lost).await;
        }
        self.catch_up(before).await;
    }

    /// Somebody who lost their code asks for a link, and gets another code by it.
    async fn gets_in_again(&mut self, server: &MailServer, service: &Arc<Service>, lost: usize) {
        let address = known(&self.season, self.round, lost).1;
        let before = server.taken().len();
        service.ask_way_in(&address, from(u32::try_from(lost).expect("few"))).await.expect("answered");
        self.send(service, server).await;
        let taken = server.taken();
        assert_eq!(taken.len(), before + 1);
        let text = body(&taken[before]);
        let path = text.split_once("/way-in/").expect("a link").1;
        let (id, proof) = path.split_whitespace().next().expect("an end").split_once('/').expect("two parts");
        let (new, _) = service.use_way_in(id.parse().expect("a key"), proof).await.expect("in");
        assert_eq!(new.number, self.numbers[lost]);
        let old = std::mem::replace(&mut self.codes[lost], new.code);
        let old = service.open_application(&new.number, &old, from(1)).await;
        assert!(old.is_err(), "the old code is dead");
    }

    /// Whoever was refused reads that in nine parts.
    pub(crate) async fn refusals_have_nine_parts(&mut self, before: i64) {
        let router = talka::web::App::new(self.posting(), talka::config::Config::default()).router();
        let waits = |at: &usize| {
            let one = &self.season.people[*at];
            one.offers.is_empty() && !one.withdrawn && one.old == Some(true)
        };
        let refused: Vec<usize> = (0..self.season.people.len()).filter(waits).collect();
        for (person, address) in
            refused.iter().step_by(20).zip(["10.0.1.1", "10.0.1.2", "10.0.1.3", "10.0.1.4"])
        {
            let mut browser = Browser::new(router.clone(), address);
            let fields = [("number", &*self.numbers[*person]), ("code", &*self.codes[*person])];
            let reply = browser.post("/result", &fields).await;
            assert_eq!(reply.header("location"), "/my", "{}", reply.body);
            let page = browser.get("/my/decision").await.body;
            let at: Vec<usize> = PARTS
                .map(|part| {
                    page.find(&format!("id=\"part-{part}\"")).unwrap_or_else(|| panic!("{part}: {page}"))
                })
                .into();
            assert!(at.is_sorted(), "in the order of the law");
            let name = known(&self.season, self.round, *person).0;
            assert!(page.contains(&name) && page.contains("55. panta 1. punkts"), "{page}");
        }
        self.catch_up(before).await;
    }

    /// People whose newest offer stands so.
    pub(crate) fn with(&self, state: State) -> Vec<usize> {
        let newest = |at: &usize| self.season.people[*at].offers.last().is_some_and(|one| one.state == state);
        (0..self.season.people.len()).filter(newest).collect()
    }
}
