//! Pages that come seldom: a question to an applicant and its answer, an application that is taken back at the counter, what an employer
//! sees of agreed pairs, a link that was mailed, a form that outlived its session, and the act that cancels a place.

use std::{fs, net::IpAddr, num::NonZeroU32, path::Path};

use chrono::TimeDelta;
use talka::{
    clock::Clock,
    domain::Caseworker,
    service::{NewAccount, NewRound, Posting, Service as Verbs, TypedEnding, Vault, Whence},
    store::Db,
};

use crate::{
    acts::ACT,
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, PASSWORD, SLUG, Stage, prepare_changed},
        service::Service,
    },
};

/// Where mails say that the service is.
const BASE: &str = "https://talka.example.lv";

/// What a round says in which agreed pairs count.
const AGREED: &str = "
[constraints]
pinned = \"agreed\"

[agreed]
norm = { rank = \"binding\", title = \"Piemēru noteikumi\", place = \"7. punkts\", source = \"https://example.org/\", seen = 2026-11-29 }
";

/// The round `minimal` in which agreed pairs count, and of A2 nobody knows where they live.
fn asking(new: &mut NewRound) {
    let people = String::from_utf8(new.files["applicants.csv"].clone()).expect("text");
    let people = people.replace("municipality\n", "municipality,agreed\n").replace("Piemēri\n", "Piemēri,\n");
    let people = people.replace(",yes,Piemēri,", ",yes,,");
    new.files.insert("applicants.csv".to_owned(), people.into_bytes());
    new.files.get_mut("round.toml").expect("settings").extend_from_slice(AGREED.as_bytes());
    new.people.insert("A2".to_owned(), ("Ģirts Ābols".to_owned(), "girts@example.org".to_owned()));
}

fn database(folder: &Path) -> String {
    fs::write(folder.join("talka.key"), KEY).expect("the key");
    format!("sqlite:{}", folder.join("talka.db").display())
}

fn served(folder: &Path, database: &str) -> Service {
    Service::serve(database, &["--key-file", folder.join("talka.key").to_str().expect("UTF-8")])
}

async fn verbs(database: &str) -> Verbs {
    let db = Db::open(database).await.expect("a database");
    let verbs = Verbs::new(db, Vault::new(KEY).expect("a key"), Clock::system());
    let a_minute = NonZeroU32::new(100).expect("some");
    verbs.with_posting(Some(Posting { base_url: BASE.to_owned(), a_minute }))
}

fn here() -> Whence {
    Whence { address: IpAddr::from([127, 0, 0, 1]), known_device: false }
}

async fn caseworker(verbs: &Verbs, login: &str) -> Caseworker {
    let staff = verbs.sign_in(login, PASSWORD, here()).await.expect("signed in");
    staff.caseworker().expect("a caseworker")
}

/// A2 is asked something and asks for a link; the parks get an account. The link's path, and the key of the parks' placement.
async fn asked(database: &str) -> (String, String) {
    let verbs = verbs(database).await;
    let first = caseworker(&verbs, "first").await;
    let new = NewAccount {
        login: "park".to_owned(),
        name: "park".to_owned(),
        organisation: "Piemēru parks".to_owned(),
        role: "department".to_owned(),
        password: PASSWORD.to_owned(),
    };
    verbs.add_account(None, &new).await.expect("an account");
    let tasks = verbs.tasks(&first, SLUG).await.expect("a queue").tasks;
    let task = tasks.iter().find(|task| task.number == "A2").expect("it needs a person");
    let until = (verbs.now() + TimeDelta::days(7)).format("%d.%m.%Y.").to_string();
    let question = ("Kurā pašvaldībā jūs dzīvojat?", until.as_str());
    verbs.ask_applicant(&first, (SLUG, task.id), question).await.expect("asked");
    verbs.ask_way_in("girts@example.org", here()).await.expect("asked");
    let mails = verbs.mails_due().await.expect("mails");
    let link = mails.iter().find_map(|mail| mail.body.split_once(&format!("{BASE}/way-in/")));
    let link = link.expect("a link").1.split_whitespace().next().expect("its end").to_owned();
    let places = verbs.round(SLUG).await.expect("a round").1;
    let park = places.iter().find(|place| place.placement.id.as_str() == "park").expect("there").id;
    verbs.close_down().await;
    (format!("/way-in/{link}"), park.to_string())
}

fn opens(someone: &Someone, (number, code): (&str, &str)) {
    someone.open("/result");
    someone.browser.put("#number", number);
    someone.browser.put("#code", code);
    someone.go_on();
    assert_eq!(someone.browser.path(), "/my");
}

/// A form is sent after its sender signed out in another tab: what was typed is kept, and shown after signing in.
fn outlives(desk: &mut Someone) {
    desk.open(&format!("/rounds/{SLUG}/deadline"));
    let [first, second] = desk.browser.second_tab();
    desk.browser.show(&second);
    desk.open("/work");
    desk.sign_out();
    desk.browser.show(&first);
    desk.browser.put("#ground", "Skola lūdz nedēļu vairāk.");
    desk.go_on();
    desk.browser.put("#login", "first");
    desk.browser.put("#password", PASSWORD);
    desk.go_on();
    assert_eq!(desk.browser.path(), "/kept");
    assert!(desk.browser.text("main").contains("Skola lūdz nedēļu vairāk."));
    desk.look("kept");
}

#[test]
fn a_question_is_answered_and_what_comes_seldom_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = database(folder.path());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let season = runtime.block_on(prepare_changed(&database, "minimal", Stage::Posted, asking));
    let (link, park) = runtime.block_on(asked(&database));
    let own = season.submitted.iter().find(|one| one.number == "A2").expect("there").code.clone();
    let service = served(folder.path(), &database);

    let mut phone = Someone::at(service.url(), "lv", Size::PHONE);
    opens(&phone, ("A2", &own));
    phone.browser.click("#inquiry a");
    phone.look("my-inquiry");
    phone.go_on();
    assert_eq!(phone.browser.count("textarea[aria-invalid=true]"), 1, "an empty answer is none");
    phone.browser.put("main textarea", "Piemēru novadā.");
    phone.go_on();
    phone.open("/my/inquiry");
    assert!(phone.browser.text("main").contains("Piemēru novadā."));
    phone.look("my-inquiry-answered");
    phone.open(&link);
    phone.look("way-in-link");

    let mut desk = Someone::at(service.url(), "lv", Size::LAPTOP);
    desk.sign_in_as("first", PASSWORD);
    desk.open(&format!("/rounds/{SLUG}/applications/A2/withdraw"));
    desk.look("counter-withdraw");
    outlives(&mut desk);
    desk.sign_out();
    desk.sign_in_as("park", PASSWORD);
    desk.open(&format!("/placements/{park}/agreed"));
    desk.look("agreed-at");
    desk.sign_out();
}

/// Two people end the place of A3.
async fn cancelled(database: &str) {
    let verbs = verbs(database).await;
    let (first, second) = (caseworker(&verbs, "first").await, caseworker(&verbs, "second").await);
    let heard = ("omitted", "Pierādījumi ir pretendenta iesniegti.");
    let asked = TypedEnding { why: "given-wrongly", ground: "Dzimšanas diena ir cita.", heard };
    let proposal = verbs.propose_ending(&first, (SLUG, "A3", 0), asked).await.expect("proposed");
    verbs.approve(&second, proposal).await.expect("approved");
    verbs.close_down().await;
}

#[test]
fn the_act_that_cancels_a_place_is_read_by_its_person_and_at_the_desk() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = database(folder.path());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let season = runtime.block_on(prepare_changed(&database, "minimal", Stage::Published, |new| {
        new.files.get_mut("round.toml").expect("settings").extend_from_slice(ACT.as_bytes());
        new.people.insert("A3".to_owned(), ("Šarlote Ūdre".to_owned(), "+371 20000001".to_owned()));
    }));
    runtime.block_on(cancelled(&database));
    let own = season.submitted.iter().find(|one| one.number == "A3").expect("there").code.clone();
    let service = served(folder.path(), &database);
    let mut phone = Someone::at(service.url(), "lv", Size::PHONE);
    opens(&phone, ("A3", &own));
    phone.open("/my/cancelled");
    assert!(phone.browser.text("main").contains("Dzimšanas diena ir cita."));
    phone.look("my-cancelled");
    let mut desk = Someone::at(service.url(), "lv", Size::LAPTOP);
    desk.sign_in_as("first", PASSWORD);
    desk.open(&format!("/rounds/{SLUG}/applications/A3/cancelled"));
    desk.look("cancelled");
    desk.sign_out();
}
