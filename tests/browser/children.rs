//! A parent on a phone: two children after one another and in two tabs, an application taken back and a new one, the browser's
//! own *Back*, another language on the way. Everything is typed on a keypad with digits where there is one.

use crate::{
    people::{Demo, Someone},
    support::browser::{Browser, Size},
};

const ROUND: &str = "/rounds/piemeri-vasara";

/// Answers the questions from where the page stands to the choices.
fn answers(someone: &Someone, name: &str, birth: &str) {
    let browser = &someone.browser;
    for (field, answer) in
        [("#name", name), ("#contact", "20009999"), ("#personal-code", ""), ("#date_of_birth", birth)]
    {
        browser.put(field, answer);
        send(browser);
    }
    for answer in [
        "[name=parish]",
        "[name=school]",
        "[name=took_part_last_year][value=no]",
        "[name=large_family][value=no]",
        "[name=health_check][value=yes]",
    ] {
        browser.click(&format!("main input{answer}"));
        send(browser);
    }
}

/// Sends the page's own form; that pages are sound is looked at where something new is shown.
fn send(browser: &Browser) {
    browser.click("main form:not(.inline) button.button");
}

fn choose(someone: &Someone, wish: &str) {
    someone.browser.click(&format!("button[name=pick][value={wish}]"));
    send(&someone.browser);
    someone.sound("everything read back");
}

fn submit(someone: &mut Someone, picture: &str) -> (String, String) {
    someone.browser.click("main form[action$='/apply'] button.button");
    someone.look(picture);
    someone.browser.resize(Size::PHONE);
    let shown = |nth: u8| someone.browser.text(&format!("dl.keys div:nth-child({nth}) dd"));
    (shown(1), shown(2))
}

fn begin(someone: &Someone) {
    someone.open(&format!("{ROUND}/apply"));
    someone.browser.click(&format!("main a.button[href='{ROUND}/apply/name']"));
}

fn text(someone: &Someone) -> String {
    someone.browser.text("main")
}

#[test]
fn a_parent_on_a_phone_applies_for_two_children() {
    let demo = Demo::start();
    let mut phone = Someone::new(&demo, "lv", Size::PHONE);
    // The first child.
    begin(&phone);
    assert_eq!(phone.browser.run("return document.querySelector('#name').autocomplete"), "name");
    answers(&phone, "Elīna Ķirse", "12.05.2011.");
    // Back, as the phone does it, and on again: what was answered is still there.
    phone.browser.back();
    assert_eq!(phone.browser.count("main input[name=health_check]"), 3, "the question before");
    phone.browser.click("main input[name=health_check][value=yes]");
    send(&phone.browser);
    // In Russian and back, from the middle, without losing anything.
    phone.browser.click("header form.languages button[lang=ru]");
    assert_eq!(phone.browser.run("return document.documentElement.lang"), "ru");
    phone.browser.click("header form.languages button[lang=lv]");
    choose(&phone, "V08");
    phone.look("apply-review");
    phone.browser.resize(Size::PHONE);
    phone.browser.click("main button[formaction$='/apply/date_of_birth']");
    phone.look("apply-date");
    phone.browser.resize(Size::PHONE);
    let field = "const field = document.querySelector('#date_of_birth');
        return [field.inputMode, field.autocomplete, field.value].join(' ')";
    assert_eq!(phone.browser.run(field), "numeric bday 12.05.2011.");
    for (typed, picture) in [("31022011", "apply-date-calendar"), ("12052090", "apply-date-future")] {
        phone.browser.put("#date_of_birth", typed);
        send(&phone.browser);
        assert_eq!(phone.browser.count("#date_of_birth[aria-invalid=true]"), 1, "{typed}");
        phone.look(picture);
        phone.browser.resize(Size::PHONE);
    }
    // As a browser fills a birthday in.
    phone.browser.put("#date_of_birth", "2011-05-13");
    send(&phone.browser);
    assert!(text(&phone).contains("13.05.2011."), "{}", text(&phone));
    let elina = submit(&mut phone, "apply-done");
    assert_eq!(phone.browser.count("header [lang=ru]"), 0, "no way to lose the code by a link");

    // The second child, at once: a new application, with nothing of the first.
    phone.browser.click(&format!("main a.button[href='{ROUND}/apply']"));
    assert!(!text(&phone).contains(&elina.1));
    phone.browser.click(&format!("main a.button[href='{ROUND}/apply/name']"));
    assert_eq!(phone.browser.run("return document.querySelector('#name').value"), "");
    answers(&phone, "Oto Ķirsis", "03092009");
    choose(&phone, "V07");
    assert!(!text(&phone).contains("Elīna"), "{}", text(&phone));
    let oto = submit(&mut phone, "apply-done-second");
    assert!(elina.0 != oto.0 && elina.1 != oto.1);

    // The first is taken back; whoever begins then is not shown its code.
    phone.open("/result");
    phone.browser.put("#number", &elina.0);
    phone.browser.put("#code", &elina.1);
    phone.go_on();
    phone.browser.click("main a[href='/my/withdraw']");
    phone.go_on();
    phone.look("my-withdrawn");
    phone.browser.resize(Size::PHONE);
    begin(&phone);
    assert!(!text(&phone).contains(&elina.0) && !text(&phone).contains(&elina.1));
    answers(&phone, "Elīna Ķirse", "13052011");
    choose(&phone, "V07");
    let anew = submit(&mut phone, "apply-done-anew");
    assert_ne!(anew.0, elina.0);
}

#[test]
fn two_children_in_two_tabs_of_a_phone_stay_apart() {
    let demo = Demo::start();
    let mut phone = Someone::new(&demo, "lv", Size::PHONE);
    let [one, two] = phone.browser.second_tab();
    let children = [(&one, "Elīna Ķirse", "12052011", "V08"), (&two, "Oto Ķirsis", "03092009", "V07")];
    for (tab, name, birth, _) in children {
        phone.browser.show(tab);
        begin(&phone);
        answers(&phone, name, birth);
    }
    for (tab, name, _, wish) in children {
        phone.browser.show(tab);
        choose(&phone, wish);
        let read = text(&phone);
        assert!(read.contains(name), "{read}");
        assert!(!read.contains(if name.starts_with('E') { "Oto" } else { "Elīna" }), "{read}");
    }
    let mut sent = Vec::new();
    for (tab, name, ..) in children {
        phone.browser.show(tab);
        sent.push((name, submit(&mut phone, "apply-done-tab")));
    }
    // Back to what was read, and sent once more when its number and code have been shown.
    phone.browser.back();
    phone.browser.click("main form[action$='/apply'] button.button");
    assert!(text(&phone).contains(&sent[1].1.0), "one application: {}", text(&phone));
    for (name, (number, code)) in &sent {
        phone.open("/result");
        phone.browser.put("#number", number);
        phone.browser.put("#code", code);
        phone.go_on();
        phone.browser.click("#kept summary");
        assert!(text(&phone).contains(*name), "{name}: {}", text(&phone));
    }
}

#[test]
fn whoever_finishes_on_a_shared_device_leaves_neither_answers_nor_code() {
    let demo = Demo::start();
    let mut phone = Someone::new(&demo, "lv", Size::PHONE);
    begin(&phone);
    answers(&phone, "Elīna Ķirse", "12052011");
    choose(&phone, "V08");
    let elina = submit(&mut phone, "apply-done-shared");
    phone.browser.click("main form[action='/sign-out'] button");
    for _ in 0..4 {
        phone.browser.back();
        let page = phone.browser.text("body");
        assert!(!page.contains(&elina.1) && !page.contains("Elīna"), "{page}");
    }
}
