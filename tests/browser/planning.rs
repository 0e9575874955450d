//! A round is planned on a page: from a rule pack, with every mistake at its field, as a draft that is planned anew.

use std::fs;

use chrono::TimeDelta;
use talka::clock::Clock;

use crate::{
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, PASSWORD, SLUG, Stage, prepare_changed},
        service::Service,
    },
};

/// What every field with a mistake is called, as the list of mistakes says it.
fn missing(desk: &Someone) -> Vec<String> {
    let script = "return [...document.querySelectorAll('div.summary-of-errors a')].map(a => a.getAttribute('href').slice(1))";
    let fields = desk.browser.run(script);
    fields.as_array().expect("a list").iter().map(|one| one.as_str().expect("a field").to_owned()).collect()
}

fn plans(lang: &'static str, scripts: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(prepare_changed(&database, "minimal", Stage::Published, |new| {
        // Its rules are in force whenever this is tried.
        let pack = new.files.get_mut("pack.toml").expect("a pack");
        let text = String::from_utf8(pack.clone()).expect("text");
        *pack = text.replace("valid_to = 2026-12-31", "valid_to = 2099-12-31").into_bytes();
    }));
    let service = Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8")]);
    let mut desk = Someone::at(service.url(), lang, Size::LAPTOP);
    desk.browser.scripts(scripts);
    desk.sign_in_as("first", PASSWORD);
    desk.open("/rounds/plan");
    desk.look("plan-start");
    // Like the round that was: its pack and its conditions, and none of its days.
    desk.browser.click("main ul.rounds a");
    assert!(desk.browser.path().ends_with(&format!("?like={SLUG}")), "{}", desk.browser.path());
    desk.look("plan");
    desk.browser.put("#name-lv", "");
    desk.go_on();
    let fields = missing(&desk);
    for field in ["name-lv", "day-opens", "day-closes"] {
        assert!(fields.iter().any(|one| one == field), "{field}: {fields:?}");
    }
    for field in &fields {
        assert_eq!(desk.browser.count(&format!("[id='{field}']")), 1, "{field} is on the page, once");
    }
    desk.look("plan-mistakes");
    let day = |days: i64| (Clock::system().now() + TimeDelta::days(days)).format("%d.%m.%Y.").to_string();
    desk.browser.put("#name-lv", "Nākamā vasara");
    desk.browser.put("#privacy-contact", "dati@piemeri.lv");
    desk.browser.put("#privacy-months", "14");
    for (field, days) in [("opens", 2), ("closes", 20), ("starts", 40)] {
        desk.browser.put(&format!("#day-{field}"), &day(days));
    }
    for field in fields.iter().filter(|field| field.starts_with("day-") && field.as_str() != "day-opens") {
        if !["day-closes", "day-starts"].contains(&field.as_str()) {
            desk.browser.put(&format!("[id='{field}']"), &day(45));
        }
    }
    desk.go_on();
    assert_eq!(missing(&desk), [""; 0], "everything is answered");
    let draft = desk.browser.path();
    assert!(draft.starts_with("/rounds/nakama-vasara"), "{draft}");
    desk.look("plan-draft");
    // Until two people open it, it is planned anew.
    desk.open("/rounds/nakama-vasara/plan");
    desk.browser.put("#answer-days", "9");
    desk.go_on();
    desk.open("/rounds/nakama-vasara/plan");
    let days = desk.browser.run("return document.getElementById('answer-days').value");
    assert_eq!(days, "9");
    desk.sign_out();
}

#[test]
fn a_round_is_planned_in_latvian() {
    plans("lv", true);
}

#[test]
fn a_round_is_planned_in_russian_without_scripts() {
    plans("ru", false);
}
