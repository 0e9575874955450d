//! The whole way, as four people make it: someone applies on a phone, a department offers a placement, a caseworker
//! decides, closes and runs, another publishes, the applicant reads why and declines. Once in each language, once
//! without scripts.

use crate::{
    people::{Demo, Someone},
    support::browser::{Browser, Size},
};

const ROUND: &str = "/rounds/piemeri-vasara";

/// Answers every question; gives number and code.
fn apply(someone: &Someone, name: &str, scripts: bool) -> (String, String) {
    let browser = &someone.browser;
    someone.open(ROUND);
    browser.click(&format!("main a.button[href='{ROUND}/apply']"));
    someone.sound("the beginning");
    browser.click(&format!("main a.button[href='{ROUND}/apply/name']"));
    // Nothing typed: the same page again, with what is wrong, at the field.
    someone.go_on();
    assert_eq!(browser.count("#name[aria-invalid=true]"), 1, "an empty name is refused");
    browser.put("#name", name);
    someone.go_on();
    browser.put("#contact", "+371 2000 9999");
    someone.go_on();
    browser.put("#personal-code", "120511-2");
    someone.go_on();
    assert_eq!(browser.count("#personal-code[aria-invalid=true]"), 1, "eleven digits are asked for");
    // A check digit that does not fit is a doubt and no mistake.
    browser.put("#personal-code", "120511-20000");
    someone.go_on();
    browser.put("#date_of_birth", "31.02.2011.");
    someone.go_on();
    let kept = browser.run("return document.querySelector('#date_of_birth').value");
    assert_eq!(kept, "31.02.2011.", "what was typed is kept");
    // Digits alone, as a telephone's keypad has them.
    browser.put("#date_of_birth", "12052011");
    someone.go_on();
    for answer in ["[name=parish]", "[name=school]"] {
        browser.click(&format!("main input{answer}"));
        someone.go_on();
    }
    for answer in [
        "[name=took_part_last_year][value=no]",
        "[name=large_family][value=no]",
        "[name=health_check][value=yes]",
    ] {
        browser.click(&format!("main input{answer}"));
        someone.go_on();
    }
    browser.click("button[name=pick][value=V07]");
    browser.click("button[name=pick][value=V08]");
    browser.click("button[name=up][value=V08]");
    if scripts {
        // The same by hand: dragged below the other, and back with the button.
        browser.drag(".chosen li:first-child .grip", ".chosen li:last-child .moves");
        let first = "return document.querySelector('.chosen input').value";
        assert_eq!(browser.run(first), "V07", "the order that was dragged stands");
        assert_eq!(browser.count("button[name=up][value=V08]"), 1, "and its buttons are as the order is now");
        someone.sound("dragged choices");
        browser.click("button[name=up][value=V08]");
        assert_eq!(browser.run(first), "V08");
    } else {
        assert_eq!(browser.count(".grip:not([hidden])"), 0, "what needs a script is not shown without");
    }
    someone.go_on();
    assert_eq!(browser.count("#date_of_birth + dd"), 1, "everything is read back");
    assert_eq!(browser.count(".note.warn button[formaction*='personal-code']"), 1, "the doubt is said");
    browser.click("main form[action$='/apply'] button.button");
    someone.sound("number and code");
    let number = browser.text("dl.keys div:nth-child(1) dd");
    let code = browser.text("dl.keys div:nth-child(2) dd");
    browser.click("main form[action='/sign-out'] button");
    (number, code)
}

fn offer(someone: &Someone) {
    let browser = &someone.browser;
    someone.sign_in("biblioteka");
    someone.open(&format!("{ROUND}/placements/new"));
    browser.put("#title", "Plauktu krāsošana, 1. maiņa");
    browser.put("#capacity", "0");
    someone.go_on();
    assert_eq!(browser.count("#capacity[aria-invalid=true]"), 1, "no seats is refused");
    browser.put("#capacity", "1");
    browser.click("main input[name=parish]");
    browser.put("#first_day", "07.06.2027.");
    browser.put("#last_day", "18.06.2027.");
    browser.put("#hours_a_day", "4");
    browser.click("main input[name=health_check][value=no]");
    someone.go_on();
    assert!(browser.text("main").contains("Plauktu krāsošana"), "the placement stands in the list");
    someone.sign_out();
    someone.sign_in("ilze");
    someone.open(&format!("{ROUND}/placements"));
    browser.click("main form[action$='/approve'] button");
    someone.sound("approved");
    someone.sign_out();
}

/// Decides about everyone whom the rules leave to a person, then closes the round and starts the run; gives its path.
fn run(demo: &Demo, someone: &Someone) -> String {
    let browser = &someone.browser;
    someone.sign_in("ilze");
    someone.open(&format!("{ROUND}/applications?status=needs-person"));
    let file = browser.run("return document.querySelector('main tbody a').getAttribute('href')");
    someone.open(file.as_str().expect("an application that needs a person"));
    browser.click("main form[action$='/decide'] button.button");
    someone.sound("a decision without a value");
    assert!(browser.count("[aria-invalid=true], .why") > 0, "a decision without a value is refused");
    let choose = "const form = document.querySelector(\"main form[action$='/decide']\");
        const radio = form.querySelector('input[type=radio][value=yes], input[type=radio]:not([value=\"\"])');
        if (radio) radio.checked = true;
        for (const field of form.querySelectorAll('input[type=text]')) if (!field.value) field.value = '2011-03-04';
        const note = form.querySelector('[name=note]');
        note.value = 'telefona saruna';";
    browser.run(choose);
    browser.click("main form[action$='/decide'] button.button");
    someone.sound("decided");
    someone.open(&format!("{ROUND}/close"));
    assert_eq!(browser.path(), format!("{ROUND}/work"), "before its deadline no round is closed");
    demo.deadline_passes("piemeri-vasara");
    someone.open(&format!("{ROUND}/close"));
    someone.go_on();
    // Somebody still needs a person: the page asks first.
    browser.click(&format!("main a.button[href='{ROUND}/runs/new']"));
    someone.sound("before the run");
    browser.click(&format!("main form[action='{ROUND}/runs'] button"));
    let path = browser.path();
    someone.finished();
    someone.sound("the run");
    assert_eq!(browser.count("main a[href$='/publish']"), 0, "who started a run does not publish it");
    someone.sign_out();
    path
}

fn publish(someone: &Someone, run: &str) {
    someone.sign_in("maris");
    someone.open(run);
    someone.finished();
    someone.browser.click("main a.button[href$='/publish']");
    someone.sound("before publishing");
    // Something is undecided still: that it may cost somebody a place has to be meant.
    let browser = &someone.browser;
    assert_eq!(browser.count("#undecided"), 1, "the page asks");
    someone.go_on();
    assert_eq!(browser.count("#undecided[aria-invalid=true]"), 1, "unmarked is refused");
    browser.click("#undecided");
    someone.go_on();
    someone.sign_out();
}

/// Reads what became of the application, and declines.
fn read(someone: &Someone, (number, code): &(String, String)) {
    let browser = &someone.browser;
    someone.open("/result");
    browser.put("#number", number);
    browser.put("#code", "0000-0000-0000");
    someone.go_on();
    assert_eq!(browser.count("#number[aria-invalid=true]"), 1, "a wrong code is refused");
    browser.put("#number", &number.to_lowercase());
    browser.put("#code", &code.replace('-', " "));
    someone.go_on();
    assert_eq!(browser.path(), "/my");
    assert_eq!(browser.count("main .outcome"), 1, "the outcome comes first");
    if browser.count("main a[href='/my/decline']") == 0 {
        return;
    }
    browser.click("main a[href='/my/decline']");
    someone.sound("before declining");
    someone.go_on();
    assert_eq!(browser.path(), "/my");
    assert_eq!(browser.count("main a[href='/my/accept']"), 0, "declined is declined");
}

fn whole_way(lang: &'static str, scripts: bool) {
    let demo = Demo::start();
    let mut phone = Someone::new(&demo, lang, Size::PHONE);
    let mut desk = Someone::new(&demo, lang, Size::LAPTOP);
    for browser in [&mut phone.browser, &mut desk.browser] {
        Browser::scripts(browser, scripts);
    }
    let mine = apply(&phone, "Rūta Žagariņa", scripts);
    offer(&desk);
    let path = run(&demo, &desk);
    publish(&desk, &path);
    read(&phone, &mine);
    // Stopping and starting again keeps what was done.
    let mut demo = demo;
    demo.service.restart();
    phone.open("/my");
    assert_eq!(phone.browser.count("main .outcome"), 1);
}

#[test]
fn the_whole_way_in_latvian() {
    whole_way("lv", true);
}

#[test]
fn the_whole_way_in_english() {
    whole_way("en", true);
}

#[test]
fn the_whole_way_in_russian_without_scripts() {
    whole_way("ru", false);
}
