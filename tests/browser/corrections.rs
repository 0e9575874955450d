//! Distances from home while placements are chosen; and a mistake found after the deadline: asked about on a telephone, put right on the
//! desk, the choices by two.

use crate::{
    people::{Demo, Someone},
    support::browser::Size,
};

const ROUND: &str = "/rounds/piemeri-vasara";

fn send(someone: &Someone) {
    someone.browser.click("main form:not(.inline) button.button");
}

fn text(someone: &Someone) -> String {
    someone.browser.text("main")
}

/// Answers everything up to the choices.
fn answers(someone: &Someone, name: &str) {
    someone.open(&format!("{ROUND}/apply"));
    someone.browser.click(&format!("main a.button[href='{ROUND}/apply/name']"));
    for (field, answer) in
        [("#name", name), ("#contact", "20009999"), ("#personal-code", ""), ("#date_of_birth", "12052011")]
    {
        someone.browser.put(field, answer);
        send(someone);
    }
    for answer in [
        "[name=parish]",
        "[name=school]",
        "[name=took_part_last_year][value=no]",
        "[name=large_family][value=no]",
        "[name=health_check][value=yes]",
    ] {
        someone.browser.click(&format!("main input{answer}"));
        send(someone);
    }
}

/// Home is said, and the map shows how far everything is.
fn near_home(phone: &mut Someone) {
    phone.browser.click("main details.sieve:has(#only-spot) summary");
    phone.browser.put("#only-spot", "mana māja");
    phone.browser.click("main button[name=filter][value=yes]");
    assert_eq!(phone.browser.count("#only-spot-why"), 1);
    phone.browser.put("#only-spot", "57.0350, 25.5000");
    phone.browser.click("main button[name=filter][value=map]");
    assert!(phone.browser.count("svg.map circle.ring") >= 1, "rings");
    assert_eq!(phone.browser.count("svg.map path.home"), 1);
    phone.look("apply-map-home");
    phone.browser.resize(Size::PHONE);
    phone.browser.click("#far summary");
    let far = phone.browser.text("#far");
    assert!(far.contains("km"), "{far}");
    phone.look("apply-map-far");
    phone.browser.resize(Size::PHONE);
    // As near as one likes.
    phone.browser.put("#only-near", "1");
    phone.browser.click("main button[name=filter][value=yes]");
    phone.sound("placements near home");
    phone.browser.click("main button[name=filter][value=all]");
    assert_eq!(phone.browser.count("svg.map path.home"), 1, "home is no filter");
    phone.browser.click("main button[name=filter][value=list]");
}

fn asks(someone: &Someone, about: &str, words: &str) {
    someone.open("/my/mistake");
    someone.browser.put("#about", about);
    someone.browser.put("#plea", words);
    someone.go_on();
}

/// One of the things is refused with words, the others are put right, the choices by two.
fn put_right(demo: &Demo, number: &str) {
    let mut desk = Someone::new(demo, "lv", Size::LAPTOP);
    desk.sign_in("ilze");
    desk.open(&format!("{ROUND}/queue?kind=plea"));
    assert!(text(&desk).contains(number), "{}", text(&desk));
    desk.look("queue-plea");
    let application = format!("{ROUND}/applications/{number}");
    desk.open(&format!("{application}/pleas"));
    desk.look("pleas");
    desk.browser.click("main section:first-of-type details summary");
    desk.browser.put("main textarea", "Šis tālrunis jau ir pieteikumā.");
    desk.browser.click("main section:first-of-type form button.button");
    desk.sound("refused");
    desk.open(&format!("{application}/amend"));
    desk.browser.put("#fact-date_of_birth", "13.05.2011.");
    desk.browser.put("#wish-1", "V07");
    desk.browser.put("#note", "Uzrādīta pase.");
    desk.go_on();
    assert_eq!(desk.browser.count("#two"), 1, "that another approves the choices");
    desk.look("amend-two");
    desk.browser.click("main button[name=sure]");
    desk.sound("saved");
    desk.sign_out();
    desk.sign_in("maris");
    desk.open("/approvals");
    desk.look("approvals-wishes");
    let last = "const all = document.querySelectorAll(\"main form[action$='/approve']\");
        return all[all.length - 1].getAttribute('action')";
    let last = desk.browser.run(last);
    desk.browser.click(&format!("main form[action='{}'] button", last.as_str().expect("a proposal")));
    desk.sound("approved");
}

#[test]
fn a_mistake_is_asked_about_after_the_deadline_and_put_right() {
    let demo = Demo::start();
    let mut phone = Someone::new(&demo, "lv", Size::PHONE);
    answers(&phone, "Elīna Ķirse");
    near_home(&mut phone);
    phone.browser.click("button[name=pick][value=V08]");
    send(&phone);
    assert!(!text(&phone).contains("57.03"), "home is not in what is submitted");
    phone.browser.click("main form[action$='/apply'] button.button");
    let shown = |nth: u8| phone.browser.text(&format!("dl.keys div:nth-child({nth}) dd"));
    let (number, code) = (shown(1), shown(2));
    demo.deadline_passes("piemeri-vasara");

    phone.open("/result");
    phone.browser.put("#number", &number);
    phone.browser.put("#code", &code);
    phone.go_on();
    phone.browser.click("main a[href='/my/mistake']");
    phone.look("my-mistake");
    phone.browser.resize(Size::PHONE);
    phone.go_on();
    assert_eq!(phone.browser.count("[aria-invalid=true]"), 2, "both are missing");
    phone.look("my-mistake-wrong");
    phone.browser.resize(Size::PHONE);
    asks(&phone, "date_of_birth", "Pareizi: 13.05.2011. Varu uzrādīt pasi.");
    asks(&phone, "wishes", "Gribēju bibliotēku.");
    asks(&phone, "contact", "Tālrunis ir cits.");
    phone.look("my-mistake-waits");
    phone.browser.resize(Size::PHONE);

    put_right(&demo, &number);
    phone.open("/my/mistake");
    assert!(text(&phone).contains("Šis tālrunis jau ir pieteikumā."), "{}", text(&phone));
    assert_eq!(phone.browser.count("main .tag.yes"), 2, "two were put right: {}", text(&phone));
    phone.look("my-mistake-answered");
}
