//! A seat goes on: somebody declines on a phone, a caseworker sees it and starts a refill, another publishes it, and the next in
//! line reads of it and accepts.

use std::fs;

use crate::{
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, PASSWORD, SLUG, Stage, prepare},
        service::Service,
    },
};

fn opens(someone: &Someone, (number, code): (&str, &str)) {
    someone.open("/result");
    someone.browser.put("#number", number);
    someone.browser.put("#code", code);
    someone.go_on();
    assert_eq!(someone.browser.path(), "/my");
}

fn goes_on(lang: &'static str, scripts: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let season = runtime.block_on(prepare(&database, "minimal", Stage::Published));
    let code = |number: &str| {
        let one = season.submitted.iter().find(|one| one.number == number).expect("there");
        one.code.clone()
    };
    let service = Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8")]);
    let mut phone = Someone::at(service.url(), lang, Size::PHONE);
    let mut desk = Someone::at(service.url(), lang, Size::LAPTOP);
    phone.browser.scripts(scripts);
    desk.browser.scripts(scripts);
    opens(&phone, ("A2", &code("A2")));
    assert_eq!(phone.browser.count("main a[href='/my/accept']"), 0, "A2 waits");
    opens(&phone, ("A3", &code("A3")));
    phone.browser.click("main a[href='/my/decline']");
    phone.sound("before declining");
    phone.go_on();
    assert_eq!(phone.browser.count("main a[href='/my/accept']"), 0, "declined is declined");

    let work = format!("/rounds/{SLUG}/work");
    desk.sign_in_as("first", PASSWORD);
    desk.open(&work);
    assert_eq!(desk.browser.count("#free ~ .scroll tbody tr"), 1, "one placement has a free seat");
    desk.open(&format!("/rounds/{SLUG}/refills/new"));
    if lang == "lv" {
        desk.look("refill-new");
        desk.browser.resize(Size::LAPTOP);
    }
    desk.open(&work);
    desk.browser.click(&format!("main form[action='/rounds/{SLUG}/refills'] button"));
    let run = desk.browser.path();
    desk.finished();
    desk.sound("the refill");
    assert_eq!(desk.browser.count("main a[href$='/publish']"), 0, "who started it does not publish it");
    desk.sign_out();
    desk.sign_in_as("second", PASSWORD);
    desk.open(&run);
    desk.browser.click("main a.button[href$='/publish']");
    desk.sound("before publishing");
    desk.go_on();
    desk.open(&work);
    assert_eq!(
        desk.browser.count(&format!("main form[action='/rounds/{SLUG}/refills']")),
        0,
        "no seat is free"
    );
    desk.sign_out();

    opens(&phone, ("A2", &code("A2")));
    phone.browser.click("main a[href='/my/accept']");
    phone.sound("before accepting");
    phone.go_on();
    assert_eq!(phone.browser.count("main a[href='/my/accept']"), 0, "accepted");
    assert_eq!(phone.browser.count("main .outcome.yes"), 1);
}

#[test]
fn a_declined_seat_goes_on_in_latvian() {
    goes_on("lv", true);
}

#[test]
fn a_declined_seat_goes_on_in_russian_without_scripts() {
    goes_on("ru", false);
}
