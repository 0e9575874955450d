//! A draft begun at school on a shared computer, mailed and written down as a code, taken up on a telephone, and submitted there: nothing
//! of it is left at school, and what was saved elsewhere is not written over unasked.

use std::fs;

use talka::service::NewRound;

use crate::{
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, SLUG, Stage, prepare_changed},
        service::Service,
        smtp::MailServer,
    },
};

/// Without its hours a round is open from now on.
fn open(new: &mut NewRound) {
    let toml = new.files.get_mut("round.toml").expect("settings");
    let text = String::from_utf8(toml.clone()).expect("text");
    let lines = text.lines().filter(|line| !line.starts_with("opens") && !line.starts_with("closes"));
    *toml = lines.collect::<Vec<_>>().join("\n").into_bytes();
}

fn send(someone: &Someone) {
    someone.browser.click("main form:not(.crumb) button.button");
}

fn text(someone: &Someone) -> String {
    someone.browser.text("main")
}

/// The link in the mail that arrives for an address.
fn link(server: &MailServer, to: &str) -> String {
    let body = server.first_to(to).text.replace("=\n", "");
    let (_, rest) = body.split_once("/drafts/").expect("a link");
    format!("/drafts/{}", rest.split_whitespace().next().expect("its end"))
}

/// Opens the draft of a code.
fn take_up(someone: &Someone, code: &str) {
    someone.open("/drafts");
    someone.browser.put("#code", code);
    someone.go_on();
}

/// A draft is begun on the shared computer, kept and mailed; its code.
fn begun(school: &mut Someone) -> String {
    school.open(&format!("/rounds/{SLUG}/apply"));
    school.browser.click(&format!("main a.button[href='/rounds/{SLUG}/apply/name']"));
    school.browser.put("#name", "Elīna Ķirse");
    send(school);
    school.browser.put("#contact", "elina@example.org");
    school.look("apply-contact");
    school.browser.resize(Size::PHONE);
    school.browser.click("main button[formaction$='/contact/keep']");
    assert_eq!(school.browser.run("return document.querySelector('#mail').value"), "elina@example.org");
    school.look("draft-keep");
    school.browser.resize(Size::PHONE);
    school.browser.put("#mail", "elina");
    send(school);
    school.look("draft-keep-mistake");
    school.browser.resize(Size::PHONE);
    school.browser.put("#mail", "elina@example.org");
    send(school);
    school.look("draft-kept");
    school.browser.resize(Size::PHONE);
    let code = school.browser.text("dl.keys dd");
    send(school);
    assert!(school.browser.path().ends_with("/apply/personal-code"), "{}", school.browser.path());
    school.look("apply-kept");
    school.browser.resize(Size::PHONE);
    code
}

/// On the telephone by the link, and once more by the code; it goes on there.
fn taken_up(phone: &mut Someone, (link, code): (&str, &str)) {
    phone.open(link);
    phone.look("draft-link");
    phone.browser.resize(Size::PHONE);
    phone.go_on();
    assert!(text(phone).contains("Elīna Ķirse"), "{}", text(phone));
    phone.look("draft-opened");
    phone.browser.resize(Size::PHONE);
    take_up(phone, "K3F7-9QXM-2TWB");
    phone.look("drafts-mistake");
    phone.browser.resize(Size::PHONE);
    take_up(phone, &code.to_lowercase());
    send(phone);
    for (field, answer) in [("#personal-code", ""), ("#date_of_birth", "12.05.2011.")] {
        phone.browser.put(field, answer);
        send(phone);
    }
}

/// The shared computer is behind: that is said, and asked; then nothing is left there.
fn cleared(school: &mut Someone) {
    send(school);
    assert_eq!(school.browser.count("#kept-draft.warn"), 1);
    school.look("apply-apart");
    school.browser.resize(Size::PHONE);
    school.browser.click("main button[formaction$='/keep']");
    school.look("draft-elsewhere");
    school.browser.resize(Size::PHONE);
    school.browser.click("main button[value=kept]");
    assert!(text(school).contains("Elīna Ķirse"), "{}", text(school));
    school.browser.click("main button[value=computer]");
    school.look("draft-cleared");
    for _ in 0..4 {
        school.browser.back();
        let page = school.browser.text("body");
        assert!(!page.contains("Elīna"), "{page}");
    }
}

/// The telephone still has it, and submits it; then no code opens it.
fn submitted(phone: &mut Someone, code: &str) {
    for answer in [
        "[name=parish]",
        "[name=school]",
        "[name=took_part_last_year][value=no]",
        "[name=large_family][value=no]",
        "[name=health_check][value=yes]",
    ] {
        phone.browser.click(&format!("main input{answer}"));
        send(phone);
    }
    phone.browser.click("button[name=pick][value=V03]");
    send(phone);
    phone.look("apply-review-kept");
    phone.browser.resize(Size::PHONE);
    phone.browser.click("main form[action$='/apply'] button.button");
    assert_eq!(phone.browser.count("dl.keys dd"), 2, "number and code: {}", text(phone));
    take_up(phone, code);
    assert_eq!(phone.browser.count("#code[aria-invalid=true]"), 1);
    assert!(!text(phone).contains("Elīna"), "{}", text(phone));
}

#[test]
fn a_draft_goes_from_a_shared_computer_to_a_telephone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("talka.key"), KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(prepare_changed(&database, "sample-summer", Stage::Posted, open));
    let server = MailServer::start();
    let (url, key) = (server.url(), folder.path().join("talka.key"));
    let key = key.to_str().expect("UTF-8");
    let posting = ["--smtp-url", &url, "--mail-from", "darbs@example.lv", "--base-url", "http://localhost"];
    let service = Service::serve(&database, &[&["--key-file", key][..], &posting].concat());

    let mut school = Someone::at(service.url(), "lv", Size::PHONE);
    let code = begun(&mut school);
    let mut phone = Someone::at(service.url(), "ru", Size::PHONE);
    taken_up(&mut phone, (&link(&server, "elina@example.org"), &code));
    cleared(&mut school);
    submitted(&mut phone, &code);
}
