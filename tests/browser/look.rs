//! A look at every page that people of each role see, in the demonstration; with `TALKA_PICTURES` pictures in `target/screenshots`.

use crate::{
    people::{Demo, Someone},
    support::browser::Size,
};

/// Opens pages and looks at them.
fn tour(someone: &mut Someone, pages: &[(&str, &str)]) {
    for (name, path) in pages {
        someone.show(path);
        someone.look(name);
    }
}

#[test]
fn public_pages() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    let round = "/rounds/piemeri-vasara";
    let steps =
        ["name", "contact", "personal-code", "date_of_birth", "parish", "school", "health_check", "wishes"];
    let steps: Vec<(String, String)> =
        steps.iter().map(|step| (format!("apply-{step}"), format!("{round}/apply/{step}"))).collect();
    tour(
        &mut someone,
        &[
            ("start", "/"),
            ("easy", "/easy"),
            ("how", "/how"),
            ("privacy", "/privacy"),
            ("accessibility", "/accessibility"),
            ("sign-in", "/sign-in"),
            ("result", "/result"),
            ("way-in", "/way-in"),
            ("drafts", "/drafts"),
            ("cards", &format!("{round}/cards")),
            ("cards-map", &format!("{round}/cards?filter=map")),
            ("cards-map-country", "/rounds/liepaja-2020/cards?filter=map"),
            ("cards-map-home", "/rounds/liepaja-2020/cards?filter=map&only-home=liepaja"),
            ("notice", &format!("{round}/privacy")),
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
            tour(
                &mut someone,
                &[("my-accept", "/my/accept"), ("my-decline", "/my/decline"), ("my-data", "/my/data")],
            );
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
        &[
            ("placements", "/placements"),
            ("placement-new", "/rounds/piemeri-vasara/placements/new"),
            ("placement-sheet", "/rounds/piemeri-vasara/placements/sheet"),
        ],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("vakances.csv");
    std::fs::write(&file, "Vakance;Vietu skaits;Piezīmes\nPuķu dobes;3;kā pērn\n;0;\n").expect("written");
    someone.browser.put("#file", &file.display().to_string());
    someone.go_on();
    someone.look("placement-sheet-check");
    // A place is marked by hand, and by buttons alone.
    someone.open("/rounds/piemeri-vasara/placements/new");
    someone.browser.click(".site-map > summary");
    someone.look("placement-map");
    someone.browser.click("input[name='spot']");
    someone.look("placement-map-pressed");
    someone.browser.click("button[name='map'][value='north']");
    someone.browser.click("button[name='map'][value='wider']");
    someone.look("placement-map-moved");
    let own = someone.own("/placements", "main a[href^='/placements/']");
    tour(&mut someone, &[("placement", &own), ("placement-withdraw", &format!("{own}/withdraw"))]);
    someone.sign_out();
    someone.sign_in("skola");
    let published = someone.own("/placements", "main a[href^='/placements/']");
    tour(
        &mut someone,
        &[
            ("placements-published", "/placements"),
            ("placement-people", &published),
            ("placement-seats", &format!("{published}/seats")),
            ("placement-refuse", &format!("{published}/refuse")),
        ],
    );
    someone.sign_out();
    someone.sign_in("vija");
    tour(
        &mut someone,
        &[
            ("accounts", "/accounts"),
            ("account-new", "/accounts/new"),
            ("audit", "/audit"),
            ("round-new", "/rounds/new"),
            ("packs", "/packs"),
            ("pack-new", "/packs/new"),
        ],
    );
    someone.open("/packs/new");
    someone.browser.put("#pack", "id = \"x\"");
    someone.go_on();
    someone.look("pack-new-faults");
}

#[test]
fn pages_of_rules() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("maris");
    let rules = "/rounds/piemeri-vasara/rules";
    tour(&mut someone, &[("round-rules-closed", "/rounds/cibla/rules")]);
    // The pack of the round, with two more years asked for.
    let pack = someone.own(rules, "main a[href^='/packs/']");
    tour(&mut someone, &[("pack", &pack)]);
    someone.open("/packs/new");
    let script = format!(
        "const asked = new XMLHttpRequest(); asked.open('GET', '{pack}/pack.toml', false); asked.send(); \
         document.querySelector('#pack').value = asked.responseText.replace('version = \"1\"', 'version = \"2\"') \
         .replace('round.starts) >= 13', 'round.starts) >= 15')"
    );
    someone.browser.run(&script);
    someone.go_on();
    someone.look("pack-added");
    let effect = format!("{rules}{}", someone.browser.path().trim_start_matches("/packs"));
    tour(&mut someone, &[("round-rules", rules), ("rules-effect", &effect)]);
    someone.browser.click(&format!("main form[action='{effect}'] button"));
    someone.look("round-rules-waiting");
    tour(&mut someone, &[("rules-effect-own", &effect)]);
    let other = someone.own(rules, "main table tr:nth-child(2) a[href*='/rules/']");
    tour(&mut someone, &[("rules-effect-faults", &other)]);
    someone.sign_out();
    someone.sign_in("ilze");
    tour(&mut someone, &[("board-proposed", "/rounds/piemeri-vasara/work"), ("rules-effect-other", &effect)]);
    someone.browser.click(&format!("main form[action='{effect}/on'] button"));
    someone.look("round-rules-switched");
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
            ("placements-approved", "/rounds/liepaja-2020/placements"),
            ("applications", &format!("{round}/applications")),
            ("board-draft", "/rounds/piemeri-rudens/work"),
            ("round-draft", "/rounds/piemeri-rudens"),
            ("round-open-draft", "/rounds/piemeri-rudens/open"),
            ("approvals", "/approvals"),
            ("deadline-waiting", &format!("{round}/deadline")),
            ("deadline", "/rounds/piemeri-rudens/deadline"),
            ("reopen", "/rounds/cibla/deadline"),
            ("finish", "/rounds/liepaja-2020/finish"),
        ],
    );
    demo.deadline_passes("piemeri-vasara");
    tour(&mut someone, &[("close", &format!("{round}/close"))]);
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

#[test]
fn pages_of_spreadsheets_and_duplicates() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("maris");
    let round = "/rounds/piemeri-vasara";
    tour(
        &mut someone,
        &[("intake-send", &format!("{round}/intake")), ("duplicates-none", &format!("{round}/duplicates"))],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let sound = "Vārds;Uzvārds;Personas kods;Dzimšanas datums;Tālrunis vai e-pasts;Piezīmes\n\
        Elīna;Ķirse;32700000001;01.03.2010.;elina@example.org;-\nOto;Ozols;;05.04.2009.;+371 20000009;-\n";
    let twice = "Pieteikuma numurs;Vārds un uzvārds;Dzimšanas datums\nX-1;Ķirse Elīna;01.03.2010.\n";
    let wrong = "Vārds un uzvārds;Personas kods\nUldis Upe;1010519997\nBez Koda;\n";
    for (name, text) in [("wrong", wrong), ("sound", sound), ("twice", twice)] {
        let file = folder.path().join(format!("{name}.csv"));
        std::fs::write(&file, text).expect("written");
        someone.open(&format!("{round}/intake"));
        someone.browser.fill("Fails", &file.display().to_string());
        someone.go_on();
        if name != "twice" {
            someone.look(&format!("intake-{name}"));
        }
        if name != "wrong" {
            someone.browser.click("main button[formaction$='/take']");
            someone.sound("after taking");
        }
    }
    someone.look("intake-taken");
    tour(
        &mut someone,
        &[("duplicates", &format!("{round}/duplicates")), ("board", &format!("{round}/work"))],
    );
}

#[test]
fn pages_of_mails_of_agreed_pairs_and_of_two_runs() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("maris");
    let (open, told) = ("/rounds/piemeri-vasara", "/rounds/liepaja-2020");
    let file = someone.own(&format!("{open}/applications"), "main tbody a");
    tour(
        &mut someone,
        &[
            ("plan", "/rounds/plan"),
            ("mails", &format!("{told}/mails")),
            ("mails-recipients", &format!("{told}/mails/recipients")),
            ("mails-text", &format!("{told}/mails/texts/told")),
            ("agreed-list", &format!("{open}/agreed")),
            ("agreed", &format!("{file}/agreed")),
            ("erase", &format!("{file}/erase")),
            ("earlier", &format!("{open}/deadline/earlier")),
            ("counter", &format!("{open}/counter")),
        ],
    );
    for _ in 0..2 {
        someone.open("/rounds/cibla/runs/new");
        someone.browser.click("main form[action='/rounds/cibla/runs'] button");
        someone.finished();
    }
    let beside = format!("{}/beside", someone.browser.path());
    tour(&mut someone, &[("beside", &beside)]);
    someone.sign_out();
    someone.sign_in("vija");
    tour(&mut someone, &[("jobs", "/jobs")]);
}

#[test]
fn pages_of_what_needs_a_person() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("maris");
    let (open, told) = ("/rounds/piemeri-vasara", "/rounds/liepaja-2020");
    let file = someone.own(&format!("{open}/applications"), "main tbody a");
    let queue = format!("{open}/queue");
    tour(
        &mut someone,
        &[
            ("queue", &queue),
            ("amend", &format!("{file}/amend")),
            ("views", &format!("{open}/views?sort=name")),
            ("offers", &format!("{told}/offers")),
            ("decide-many", &format!("{open}/decide-many")),
        ],
    );
    let fact = someone.own(&format!("{open}/decide-many"), "main nav a[href*='large_family']");
    tour(&mut someone, &[("decide-many-people", &format!("{fact}&all=yes"))]);
    someone.browser.click("main input[name='value'][value='no']");
    someone.browser.put("main textarea[name='note']", "Skolas saraksts 20.11.2026.");
    someone.go_on();
    someone.look("decide-many-check");
    let task = someone.own(&queue, &format!("main ol a[href^='{queue}/']"));
    tour(&mut someone, &[("task", &task)]);
    someone.open("/work");
    someone.browser.put("#q", "kalniņa");
    someone.browser.click("main form[action='/work/find'] button");
    someone.look("find");
}

#[test]
fn pages_of_conditions() {
    let demo = Demo::start();
    let mut someone = Someone::new(&demo, "lv", Size::LAPTOP);
    someone.sign_in("ilze");
    let draft = "/rounds/piemeri-rudens/conditions";
    tour(&mut someone, &[("conditions-none", draft), ("conditions-kinds", &format!("{draft}/new"))]);
    someone.browser.click("main input[value='placement-cap']");
    someone.go_on();
    someone.look("conditions-groups");
    someone.browser.click("main input[name='by-parish']");
    someone.go_on();
    someone.browser.click("main details summary");
    someone.look("conditions-form-quota");
    someone.browser.put("#name", "novada daļa");
    someone.browser.put("#max", "4");
    someone.browser.click("main button[value='check']");
    someone.look("conditions-check-quota");
    someone.browser.click("main button[value='save']");
    someone.open(&format!("{draft}/new/reserve"));
    someone.browser.put("#seats", "x");
    someone.go_on();
    someone.look("conditions-form-mistakes");
    someone.browser.put("#name", "daudzbērnu ģimenes");
    someone.browser.put("#seats", "5");
    someone.browser.click("#people option[value='large_family=yes']");
    someone.go_on();
    someone.look("conditions-check-reserve");
    someone.browser.click("main button[value='save']");
    tour(&mut someone, &[("conditions-form-budget", &format!("{draft}/new/budget"))]);
    tour(&mut someone, &[("conditions", draft)]);
    let remove = someone.own(draft, "main a[href$='/remove']");
    tour(&mut someone, &[("conditions-remove", &remove)]);
    tour(&mut someone, &[("conditions-fixed", "/rounds/piemeri-vasara/conditions")]);
}
