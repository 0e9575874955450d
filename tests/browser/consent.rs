//! A mother consents for her child of thirteen, who accepts then; a father refuses, and his child cannot. Each on a phone of their own;
//! a caseworker gives them number and code.

use std::fs;

use crate::{
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, PASSWORD, SLUG, Stage, prepare_changed},
        service::Service,
    },
};

/// What the round asks after an offer.
const ASKS: &str = "
[consent]
until_age = 18
norm = { rank = \"law\", title = \"Darba likums\", place = \"37. panta otrā daļa\", source = \"https://likumi.lv/ta/id/26019\", seen = 2026-11-29 }

[[papers]]
word = \"fit\"
name = { lv = \"Ārsta atzinums\", en = \"Doctor's note\", ru = \"Справка врача\" }
until_age = 18
days = 10
";

/// The round: A1 is thirteen when the work begins, and has a name.
fn asking(new: &mut talka::service::NewRound) {
    let mut put = |file: &str, from: &str, to: &str| {
        let bytes = new.files.get_mut(file).expect("a file");
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert!(text.contains(from), "{file}: {from}");
        *bytes = text.replacen(from, to, 1).into_bytes();
    };
    put("pack.toml", ">= 15", ">= 13");
    put("applicants.csv", "2010-05-02", "2012-08-01");
    new.files.get_mut("round.toml").expect("settings").extend_from_slice(ASKS.as_bytes());
    for (number, name) in [("A1", "Kaija Žagare"), ("A3", "Šarlote Ūdre")] {
        new.people.insert(number.to_owned(), (name.to_owned(), "+371 20000001".to_owned()));
    }
}

fn opens(someone: &Someone, (number, code): (&str, &str)) {
    someone.open("/result");
    someone.browser.put("#number", number);
    someone.browser.put("#code", code);
    someone.go_on();
}

/// Looks at a page at both widths, and goes on at the phone's.
fn looks(someone: &mut Someone, picture: &str) {
    someone.look(picture);
    someone.browser.resize(Size::PHONE);
}

/// A caseworker gives whoever was named for a child number and code.
fn code(desk: &mut Someone, number: &str) -> (String, String) {
    desk.sign_in_as("first", PASSWORD);
    desk.open(&format!("/rounds/{SLUG}/consents"));
    desk.look("consents");
    desk.open(&format!("/rounds/{SLUG}/applications/{number}/consent"));
    if desk.browser.count("form[action$='/consent/code']") == 0 {
        desk.browser.put("#guardian-name", "Andris Ūdrs");
        desk.browser.put("#guardian-contact", "+371 20000003");
        desk.browser.click("main form[action$='/consent/guardian'] button");
        desk.sound("named");
    }
    desk.look("consent-file");
    desk.browser.put("#code-note", "Uzrādīta pase");
    desk.browser.click("main form[action$='/consent/code'] button");
    desk.look("guardian-code");
    let shown = |nth: u8| desk.browser.text(&format!("dl.keys div:nth-child({nth}) dd"));
    let code = (shown(1), shown(2));
    desk.sign_out();
    code
}

/// The child names the mother, who consents; then the child accepts.
fn consents(child: &mut Someone, parent: &mut Someone, desk: &mut Someone, own: &str) {
    // The child cannot accept yet, reads why, and names the mother.
    opens(child, ("A1", own));
    assert_eq!(child.browser.count("main a[href='/my/accept']"), 0, "not without consent");
    assert_eq!(child.browser.count("#consent.warn"), 1, "what is missing is said");
    looks(child, "my-consent-missing");
    child.browser.click("#consent a");
    child.go_on();
    assert_eq!(child.browser.count("#guardian-name[aria-invalid=true]"), 1, "an empty name is refused");
    child.browser.put("#guardian-name", "Inga Žagare");
    child.browser.put("#guardian-contact", "+371 20000002");
    child.go_on();
    assert!(child.browser.text("main").contains("Inga Žagare"), "{}", child.browser.text("main"));
    looks(child, "my-guardian");

    // The mother gets number and code at the counter, looks at the offer, and consents.
    let (number, secret) = code(desk, "A1");
    opens(parent, (&number, &secret));
    assert_eq!(parent.browser.path(), "/guardian");
    let read = parent.browser.text("main");
    assert!(read.contains("Kaija Žagare") && read.contains("Piemēru bibliotēka"), "{read}");
    looks(parent, "guardian");
    assert_eq!(parent.browser.count("main a[href='/guardian/answer/accept']"), 0, "she has not consented");
    parent.browser.click("main a[href='/guardian/answer/given']");
    looks(parent, "guardian-ask");
    parent.go_on();
    assert_eq!(parent.browser.count("main a[href='/guardian/answer/taken-back']"), 1);
    looks(parent, "guardian-given");
    parent.browser.click("header form[action='/sign-out'] button");

    // The child accepts, and reads what is to be handed in.
    child.open("/my");
    child.browser.click("main a[href='/my/accept']");
    child.sound("before accepting");
    child.go_on();
    assert_eq!(child.browser.count("main .outcome.yes"), 1, "accepted");
    assert!(child.browser.text("#papers ~ dl").contains("Ārsta atzinums"));
    looks(child, "my-papers");
    desk.sign_in_as("first", PASSWORD);
    desk.open(&format!("/rounds/{SLUG}/applications/A1/papers"));
    desk.look("papers");
    desk.browser.click("main form[action$='/papers'] button");
    desk.sound("received");
    desk.sign_out();
}

#[test]
fn a_mother_consents_for_a_child_of_thirteen_who_accepts_and_a_father_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let season = runtime.block_on(prepare_changed(&database, "minimal", Stage::Published, asking));
    let own = |number: &str| {
        let one = season.submitted.iter().find(|one| one.number == number).expect("there");
        one.code.clone()
    };
    let service = Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8")]);
    let mut child = Someone::at(service.url(), "lv", Size::PHONE);
    let mut parent = Someone::at(service.url(), "lv", Size::PHONE);
    let mut desk = Someone::at(service.url(), "lv", Size::LAPTOP);

    consents(&mut child, &mut parent, &mut desk, &own("A1"));
    // Another child's father refuses.
    let (number, secret) = code(&mut desk, "A3");
    opens(&parent, (&number, &secret));
    parent.browser.click("main a[href='/guardian/answer/refused']");
    parent.go_on();
    child.browser.click("header form[action='/sign-out'] button");
    opens(&child, ("A3", &own("A3")));
    assert_eq!(child.browser.count("main a[href='/my/accept']"), 0, "he did not consent");
    assert_eq!(child.browser.count("main a[href='/my/decline']"), 1, "declining needs no consent");
    looks(&mut child, "my-consent-refused");
}

#[test]
fn the_form_asks_for_a_parent_and_shows_what_is_wrong_at_its_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(prepare_changed(&database, "minimal", Stage::Posted, |new| {
        // It takes applications whenever this is tried.
        for (file, from, to) in [
            ("round.toml", "closes = 2026-04-24", "closes = 2099-12-31"),
            ("round.toml", "starts = 2026-06-08", "starts = 2100-06-08"),
            ("pack.toml", "valid_to = 2026-12-31", "valid_to = 2100-12-31"),
        ] {
            let bytes = new.files.get_mut(file).expect("a file");
            let text = String::from_utf8(bytes.clone()).expect("text");
            *bytes = text.replace(from, to).into_bytes();
        }
        new.files.get_mut("round.toml").expect("settings").extend_from_slice(ASKS.as_bytes());
    }));
    let service = Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8")]);
    let mut child = Someone::at(service.url(), "lv", Size::PHONE);
    child.open(&format!("/rounds/{SLUG}/apply"));
    child.browser.click("main .actions a.button");
    child.browser.put("#name", "Kaija Žagare");
    child.go_on();
    child.browser.put("#contact", "kaija@example.org");
    child.go_on();
    assert_eq!(child.browser.count("#guardian-name"), 1, "{}", child.browser.path());
    looks(&mut child, "apply-guardian");
    child.browser.put("#guardian-contact", "nekas");
    child.browser.click("main form[action$='/guardian-named'] button.button");
    child.sound("half of it");
    for field in ["guardian-name", "guardian-contact"] {
        assert_eq!(child.browser.count(&format!("div.summary-of-errors a[href='#{field}']")), 1, "{field}");
        assert_eq!(child.browser.count(&format!("[id='{field}'][aria-invalid=true]")), 1, "{field}");
    }
    looks(&mut child, "apply-guardian-mistakes");
    child.browser.put("#guardian-name", "");
    child.browser.put("#guardian-contact", "");
    child.browser.click("main form[action$='/guardian-named'] button.button");
    child.sound("nobody is named");
    assert!(child.browser.path().ends_with("/apply/guardian-named"), "{}", child.browser.path());
    assert!(child.browser.count("main form[action$='/apply/wishes']") > 0, "on to the placements");
}
