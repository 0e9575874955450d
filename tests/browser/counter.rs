//! Somebody comes to the counter: a caseworker enters the application by the keyboard alone, prints the letter, changes what the person
//! asks to be changed; a paper waits for a colleague; and letters for everybody without a mail address are printed in one file.

use crate::{
    people::{Demo, Someone},
    support::browser::Size,
};

const ROUND: &str = "/rounds/piemeri-vasara";
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = "\u{e00d}";
const DOWN: &str = "\u{e015}";

/// Goes on by the Tab key until something has the focus.
fn reach(someone: &Someone, css: &str) {
    let script = format!("return document.activeElement.matches(\"{css}\")");
    let there = || {
        let there = someone.browser.run(&script) == true;
        if !there {
            someone.browser.keys(TAB);
        }
        there
    };
    assert!((0..80).any(|_| there()), "the keyboard does not reach {css} on {}", someone.browser.path());
}

/// Types an answer into a field.
fn write(someone: &Someone, css: &str, text: &str) {
    reach(someone, css);
    someone.browser.keys(text);
}

/// Marks the first answer of a question.
fn mark(someone: &Someone, name: &str) {
    reach(someone, &format!("input[type=radio][name={name}]"));
    someone.browser.keys(SPACE);
}

/// Sends the form that the focus is in.
fn send(someone: &Someone, button: &str) {
    reach(someone, button);
    someone.browser.keys(ENTER);
    someone.sound("after the button");
}

/// Answers every question, and chooses placements.
fn fill_in(someone: &Someone, name: &str) {
    someone.open(&format!("{ROUND}/counter"));
    write(someone, "#name", name);
    write(someone, "#contact", "+371 2000 9999");
    write(someone, "#personal-code", "120511-20000");
    write(someone, "#date_of_birth", "12052011");
    for name in ["parish", "school", "took_part_last_year", "large_family", "health_check"] {
        if someone.browser.count(&format!("select#{name}")) > 0 {
            reach(someone, &format!("#{name}"));
            someone.browser.keys(DOWN);
        } else {
            mark(someone, name);
        }
    }
    send(someone, "main form.typed-in .actions button");
    reach(someone, "button[name=pick]");
    someone.browser.keys(ENTER);
    send(someone, "main .actions button");
    assert!(someone.browser.text("main").contains(name), "everything is read back");
}

/// Waits until a file of letters is set.
fn set(someone: &Someone) {
    for _ in 0..200 {
        someone.open(&format!("{ROUND}/letters"));
        if someone.browser.count("[data-live]") == 0 {
            return;
        }
    }
}

#[test]
fn a_caseworker_enters_an_application_by_the_keyboard_and_prints_its_letter() {
    let demo = Demo::start();
    let mut desk = Someone::new(&demo, "lv", Size::LAPTOP);
    desk.sign_in("ilze");
    desk.open(&format!("{ROUND}/counter"));
    desk.look("counter-questions");
    desk.browser.click("main form.typed-in .actions button");
    desk.sound("nothing typed");
    assert!(desk.browser.count("[aria-invalid=true]") > 1, "everything that is missing, at once");
    fill_in(&desk, "Žanete Ķirse");
    desk.look("counter-review");
    mark(&desk, "came");
    send(&desk, "main form[action$='/counter/review'] .actions button");
    let number = desk.browser.text("dl.keys div:nth-child(1) dd");
    desk.look("counter-done");
    send(&desk, "main form[action$='/letter'] button");
    assert_eq!(desk.browser.count("dl.keys"), 1, "a file comes, and the page stays");
    let file = format!("{ROUND}/applications/{number}");
    desk.open(&file);
    let history = desk.browser.text("#history ~ ul");
    assert!(history.contains("Ievadīts pretendenta vārdā"), "{history}");
    assert!(history.contains("Izdrukāta vēstule ar kodu"), "{history}");
    // The person asks for another telephone number.
    desk.open(&format!("{file}/change"));
    desk.browser.put("#contact", "+371 2611 1111");
    desk.browser.click("main form.typed-in .actions button");
    desk.sound("the placements");
    desk.browser.click("main form[action$='/counter/wishes'] .actions button");
    desk.look("counter-change");
    assert_eq!((desk.browser.count("del"), desk.browser.count("ins")), (1, 1), "old and new");
    desk.browser.put("#note", "Lūgums pie letes");
    desk.browser.click("main form[action$='/counter/review'] .actions button");
    desk.sound("changed");
    assert!(desk.browser.text("main").contains("+371 2611 1111"));
}

#[test]
fn a_paper_waits_for_a_colleague_and_letters_are_printed_in_one_file() {
    let demo = Demo::start();
    let mut desk = Someone::new(&demo, "lv", Size::LAPTOP);
    desk.sign_in("ilze");
    fill_in(&desk, "Ādams Žagars");
    desk.browser.click("input[name=came][value=paper]");
    desk.browser.put("#at-day", "31.02.2027.");
    desk.browser.click("main form[action$='/counter/review'] .actions button");
    desk.sound("no such day");
    assert_eq!(desk.browser.count("#at-day[aria-invalid=true], #ground[aria-invalid=true]"), 2);
    desk.look("counter-paper-mistakes");
    let now = "const now = new Date(Date.now() - 3600e3); const two = n => String(n).padStart(2, '0'); \
        const riga = new Date(now.toLocaleString('en-US', { timeZone: 'Europe/Riga' })); \
        document.querySelector('#at-day').value = `${two(riga.getDate())}.${two(riga.getMonth() + 1)}.${riga.getFullYear()}.`; \
        document.querySelector('#at-time').value = `${riga.getHours()}.${two(riga.getMinutes())}`;";
    desk.browser.run(now);
    desk.browser.put("#ground", "Saņemšanas zīmogs");
    desk.browser.click("main form[action$='/counter/review'] .actions button");
    desk.sound("entered");
    assert_eq!(desk.browser.count("dl.keys"), 1);
    desk.look("counter-done-paper");
    desk.sign_out();
    desk.sign_in("maris");
    desk.open("/approvals");
    desk.look("approvals-paper");
    assert!(desk.browser.text("main").contains("Uz papīra iesniegts pieteikums"));
    desk.open(&format!("{ROUND}/letters"));
    desk.look("letters");
    desk.browser.click("section[aria-labelledby=code] button");
    desk.sound("asked");
    set(&desk);
    desk.look("letters-ready");
    desk.browser.click("main form[action$='/posted'] button");
    desk.sound("sent");
    assert_eq!(desk.browser.count("main a[href$='/file']"), 0, "the file is gone");
}
