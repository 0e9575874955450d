//! A look at every page that people of each role see, in the demonstration: pictures in `target/screenshots`.

use crate::{
    people::{Demo, Someone},
    support::browser::Size,
};

/// Opens pages and takes their pictures.
fn tour(someone: &mut Someone, pages: &[(&str, &str)]) {
    for (name, path) in pages {
        someone.open(path);
        someone.look(name);
    }
}

#[test]
fn public_pages() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    let round = "/rounds/piemeri-vasara";
    let steps = ["name", "contact", "date_of_birth", "parish", "school", "health_check", "wishes", "review"];
    let steps: Vec<(String, String)> =
        steps.iter().map(|step| (format!("apply-{step}"), format!("{round}/apply/{step}"))).collect();
    tour(
        &mut someone,
        &[
            ("start", "/"),
            ("how", "/how"),
            ("privacy", "/privacy"),
            ("accessibility", "/accessibility"),
            ("sign-in", "/sign-in"),
            ("result", "/result"),
            ("round-open", round),
            ("round-closed", "/rounds/cibla"),
            ("round-published", "/rounds/liepaja-2020"),
            ("report", "/rounds/cibla-2019/report"),
            ("not-found", "/nowhere"),
            ("apply", &format!("{round}/apply")),
        ],
    );
    let steps: Vec<(&str, &str)> = steps.iter().map(|(name, path)| (name.as_str(), path.as_str())).collect();
    tour(&mut someone, &steps);
    // Cibla asks adults about periods.
    for (nth, name) in ["needs-person", "placed", "waiting", "not-eligible"].iter().enumerate() {
        let (number, code) = demo.application(nth);
        someone.open("/result");
        someone.browser.put("#number", &number);
        someone.browser.put("#code", &code);
        someone.go_on();
        someone.look(&format!("my-{name}"));
        if *name == "placed" {
            tour(&mut someone, &[("my-accept", "/my/accept"), ("my-decline", "/my/decline")]);
        }
        someone.open("/my");
        someone.sign_out();
    }
}

#[test]
fn pages_of_departments_and_administrators() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("biblioteka");
    tour(
        &mut someone,
        &[("placements", "/placements"), ("placement-new", "/rounds/piemeri-vasara/placements/new")],
    );
    let own = someone.own("/placements", "main a[href^='/placements/']");
    tour(&mut someone, &[("placement", &own), ("placement-withdraw", &format!("{own}/withdraw"))]);
    someone.sign_out();
    someone.sign_in("skola");
    let published = someone.own("/placements", "main a[href^='/placements/']");
    tour(&mut someone, &[("placements-published", "/placements"), ("placement-people", &published)]);
    someone.sign_out();
    someone.sign_in("vija");
    tour(
        &mut someone,
        &[
            ("accounts", "/accounts"),
            ("account-new", "/accounts/new"),
            ("audit", "/audit"),
            ("round-new", "/rounds/new"),
        ],
    );
}

#[test]
fn pages_of_caseworkers() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("maris");
    let round = "/rounds/piemeri-vasara";
    tour(
        &mut someone,
        &[
            ("work", "/work"),
            ("board-open", &format!("{round}/work")),
            ("board-closed", "/rounds/cibla/work"),
            ("board-published", "/rounds/liepaja-2020/work"),
            ("applications", &format!("{round}/applications")),
            ("close", &format!("{round}/close")),
        ],
    );
    let file = someone.own(&format!("{round}/applications?status=needs-person"), "main tbody a");
    tour(&mut someone, &[("application", &file)]);
    let run = someone.own("/rounds/liepaja-2020/work", "main a[href^='/runs/']");
    tour(&mut someone, &[("run-published", &run)]);
    // A run of one's own, then the same seen by the one who may publish.
    someone.open("/rounds/cibla/work");
    someone.browser.click("main a.button[href='/rounds/cibla/runs/new']");
    someone.look("run-new");
    someone.browser.click("main form[action='/rounds/cibla/runs'] button");
    someone.finished();
    someone.look("run-own");
    let path = someone.browser.path();
    someone.sign_out();
    someone.sign_in("ilze");
    someone.open(&path);
    someone.look("run-to-publish");
    tour(&mut someone, &[("publish", &format!("{path}/publish"))]);
}
