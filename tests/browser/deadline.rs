//! A deadline that two people extend, and a closed round that two people open again: one proposes, the other refuses or
//! approves, and whoever looks at the round reads what became of it.

use chrono::TimeDelta;
use chrono_tz::Europe::Riga;
use talka::clock::Clock;

use crate::{
    people::{Demo, Someone},
    support::browser::Size,
};

const ROUND: &str = "/rounds/piemeri-vasara";

/// A day so many days from now, as people type it.
fn day(days: i64) -> String {
    (Clock::system().now().with_timezone(&Riga).date_naive() + TimeDelta::days(days))
        .format("%d.%m.%Y.")
        .to_string()
}

fn propose(someone: &Someone, last: &str) {
    let browser = &someone.browser;
    someone.open(&format!("{ROUND}/deadline"));
    someone.go_on();
    assert_eq!(browser.count("#last[aria-invalid=true]"), 1, "without a day it is refused");
    assert_eq!(browser.count("#ground[aria-invalid=true]"), 1, "and without a ground");
    browser.put("#last", last);
    browser.put("#ground", "Skolas lūdz vēl laiku.");
    someone.go_on();
    assert_eq!(browser.path(), "/approvals");
    assert_eq!(browser.count("main form[action$='/approve']"), 0, "nobody approves their own");
    assert_eq!(browser.count("main form[action$='/withdraw']"), 1);
    someone.sign_out();
}

fn approve(someone: &Someone) {
    someone.open("/approvals");
    someone.browser.click("main form[action$='/approve'] button");
    someone.sound("approved");
    someone.sign_out();
}

#[test]
fn two_people_extend_a_deadline_and_open_a_closed_round_again() {
    let demo = Demo::start();
    let (desk, public) = (Someone::new(&demo, "lv", Size::LAPTOP), Someone::new(&demo, "lv", Size::PHONE));
    // What waits in the demonstration is refused, with a ground.
    desk.sign_in("maris");
    desk.open("/approvals");
    desk.browser.click("main details summary");
    desk.browser.click("main form[action$='/refuse'] button");
    desk.sound("without a ground");
    assert_eq!(desk.browser.count("textarea[aria-invalid=true]"), 1);
    desk.browser.put("textarea[aria-invalid=true]", "Termiņš ir izziņots avīzē.");
    desk.browser.click("main form[action$='/refuse'] button");
    desk.sound("refused");
    desk.sign_out();
    desk.sign_in("ilze");
    propose(&desk, &day(20));
    desk.sign_in("maris");
    approve(&desk);
    public.open(ROUND);
    assert!(public.browser.text("main").contains(&day(20)), "the page of the round says so");
    // The deadline passes, the round is closed and opened again.
    demo.deadline_passes("piemeri-vasara");
    desk.sign_in("ilze");
    desk.open(&format!("{ROUND}/close"));
    desk.go_on();
    propose(&desk, &day(22));
    desk.sign_in("maris");
    approve(&desk);
    public.open(ROUND);
    let page = public.browser.text("main");
    assert!(page.contains(&day(22)), "{page}");
    assert_eq!(
        public.browser.count(&format!("main a.button[href='{ROUND}/apply']")),
        1,
        "it takes applications"
    );
}
