//! Every page that the service has, found by its links as people find them: who may see it reaches it, and nothing is wrong with it. The
//! list of pages is the list of routes, so that none is missed. With `TALKA_PICTURES` (`make pictures`) each is looked at in every
//! language, colour scheme and width, with forced colours and with wider text as well.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use talka::web::addresses;

use crate::{
    people::{Demo, Someone},
    support::browser::Size,
};

/// What the journeys do.
const JOURNEYS: [&str; 12] = [
    include_str!("acts.rs"),
    include_str!("children.rs"),
    include_str!("consent.rs"),
    include_str!("contested.rs"),
    include_str!("counter.rs"),
    include_str!("deadline.rs"),
    include_str!("drafts.rs"),
    include_str!("giving_on.rs"),
    include_str!("journey.rs"),
    include_str!("look.rs"),
    include_str!("planning.rs"),
    include_str!("seldom.rs"),
];

/// Routes that answer with a file, or with nothing to look at.
const FILES: [&str; 22] = [
    "/audit/export",
    "/favicon.ico",
    "/healthz",
    "/icon.svg",
    "/intakes/{id}/faults/{format}",
    "/metrics",
    "/my/calendar",
    "/my/data/file",
    "/objections/{id}/paper",
    "/packs/{hash}/pack.toml",
    "/readyz",
    "/rounds/{slug}/intake/blank/{format}",
    "/rounds/{slug}/letters/{id}/file",
    "/rounds/{slug}/people/{format}",
    "/rounds/{slug}/queue/next",
    "/rounds/{slug}/placements/sheet/{format}",
    "/runs/{id}/files",
    "/runs/{id}/files/{*name}",
    "/runs/{id}/lists/{list}/{format}",
    "/talka.css",
    "/talka.js",
    "/work/find",
];

/// Pages before which something has to happen, each with the picture that a journey takes of it.
const ELSEWHERE: [(&str, &str); 35] = [
    ("/drafts/{id}/{token}", "draft-link"),
    ("/guardian", "guardian"),
    ("/guardian/answer/{verb}", "guardian-given"),
    ("/guardian/{id}/{token}", "guardian-ask"),
    ("/intakes/{id}", "intake-taken"),
    ("/kept", "kept"),
    ("/my/cancelled", "my-cancelled"),
    ("/my/decision", "decision"),
    ("/my/guardian", "my-guardian"),
    ("/my/inquiry", "my-inquiry"),
    ("/my/object/{number}", "my-answer"),
    ("/objections/{id}", "objection-mistakes"),
    ("/objections/{id}/answer", "after-act"),
    ("/placements/{id}/agreed", "agreed-at"),
    ("/rounds/{slug}/agreed", "agreed-list"),
    ("/rounds/{slug}/applications/{number}/agreed", "agreed"),
    ("/rounds/{slug}/applications/{number}/cancelled", "cancelled"),
    ("/rounds/{slug}/applications/{number}/change", "counter-change"),
    ("/rounds/{slug}/applications/{number}/consent", "consent-file"),
    ("/rounds/{slug}/applications/{number}/decision", "decision"),
    ("/rounds/{slug}/applications/{number}/hearing", "hearing"),
    ("/rounds/{slug}/applications/{number}/papers", "papers"),
    ("/rounds/{slug}/applications/{number}/withdraw", "counter-withdraw"),
    ("/rounds/{slug}/apply/review", "apply-review"),
    ("/rounds/{slug}/close", "close"),
    ("/rounds/{slug}/conditions/new/{kind}", "conditions-form-quota"),
    ("/rounds/{slug}/conditions/{key}", "conditions-form-mistakes"),
    ("/rounds/{slug}/conditions/{key}/remove", "conditions-remove"),
    ("/rounds/{slug}/consents", "consents"),
    ("/rounds/{slug}/counter/review", "counter-review"),
    ("/rounds/{slug}/counter/wishes", "counter-questions"),
    ("/rounds/{slug}/refills/new", "refill-new"),
    ("/runs/{id}/beside", "beside"),
    ("/runs/{id}/publish", "publish"),
    ("/way-in/{id}/{token}", "way-in-link"),
];

/// The route of a path: of all that fit, the one with most words of its own.
fn route(path: &str, routes: &[&'static str]) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |route: &&&'static str| {
        let words: Vec<&str> = route.split('/').collect();
        let same = |(word, part): (&&str, &&str)| word.starts_with('{') || word == part;
        words.len() == parts.len() && words.iter().zip(&parts).all(same)
    };
    let own = |route: &&&'static str| route.split('/').filter(|word| !word.starts_with('{')).count();
    routes.iter().filter(fits).max_by_key(own).copied()
}

/// What was seen.
#[derive(Default)]
struct Seen {
    /// Of each route an address.
    pages: BTreeMap<&'static str, String>,
    /// Everything that is wrong.
    wrong: Vec<String>,
}

/// Follows links from a page, each kind of page a few times, since not each has every link, and looks at it.
fn crawl(someone: &mut Someone, start: &str, routes: &[&'static str], seen: &mut Seen) {
    let mut waiting = VecDeque::from([start.to_owned()]);
    let mut opened: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let bare = path.split(['?', '#']).next().unwrap_or_default();
        let Some(route) = route(bare, routes) else { continue };
        let times = opened.entry(route).or_default();
        // Each round has its own pages; of people and placements a few are like all.
        let most = if route.matches('{').count() == 1 && route.contains("{slug}") { 9 } else { 4 };
        if FILES.contains(&route) || *times >= most || !known.insert(bare.to_owned()) {
            continue;
        }
        *times += 1;
        someone.show(&path);
        let here = someone.browser.path();
        let is_new = here.split('?').next() == Some(bare) && !seen.pages.contains_key(route);
        if is_new || *times == 1 {
            let wrong = someone.browser.complaints();
            seen.wrong.extend(wrong.into_iter().map(|wrong| format!("{here}: {wrong}")));
        } else if someone.browser.scrolls_sideways() {
            seen.wrong.push(format!("{here} scrolls sideways: {}", someone.browser.widest()));
        }
        if is_new {
            look(someone, route);
            seen.pages.insert(route, path.clone());
        }
        let script =
            "return [...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))";
        let links = someone.browser.run(script);
        let links = links.as_array().cloned().unwrap_or_default();
        let links = links.iter().filter_map(|link| link.as_str()).filter(|link| link.starts_with('/'));
        waiting.extend(links.map(ToOwned::to_owned));
    }
}

/// A picture of a page in every way in which people see it.
fn look(someone: &mut Someone, route: &str) {
    if std::env::var_os("TALKA_PICTURES").is_none() {
        return;
    }
    let name = route.trim_matches('/').replace(['/', '{', '}', '*'], "-");
    someone.every_way(&format!("page-{name}"));
}

#[test]
#[ignore = "some minutes: `make pictures` runs it"]
fn every_page_is_reached_by_links_and_sound() {
    let demo = Demo::start();
    let routes: Vec<&'static str> =
        addresses().into_iter().filter(|(method, _)| *method == "GET").map(|(_, path)| path).collect();
    let mut seen = Seen::default();
    let mut someone = Someone::new(&demo, "lv", Size::PHONE);
    crawl(&mut someone, "/", &routes, &mut seen);
    for nth in 0..4 {
        let (number, code) = demo.application(nth);
        someone.open("/result");
        someone.browser.put("#number", &number);
        someone.browser.put("#code", &code);
        someone.go_on();
        crawl(&mut someone, "/my", &routes, &mut seen);
        someone.open("/my");
        someone.sign_out();
    }
    for (login, start) in [
        ("biblioteka", "/placements"),
        ("skola", "/placements"),
        ("maris", "/work"),
        ("ilze", "/work"),
        ("vija", "/accounts"),
    ] {
        someone.sign_in(login);
        crawl(&mut someone, start, &routes, &mut seen);
        someone.sign_out();
    }
    let elsewhere: Vec<&str> = ELSEWHERE.iter().map(|(route, _)| *route).collect();
    let missed: Vec<&&str> = routes
        .iter()
        .filter(|route| {
            !seen.pages.contains_key(**route) && !FILES.contains(route) && !elsewhere.contains(route)
        })
        .collect();
    assert!(
        missed.is_empty(),
        "no link leads to these pages, or they are to be named in ELSEWHERE: {missed:#?}"
    );
}

#[test]
fn pictures_that_are_named_are_taken() {
    let routes: BTreeSet<&str> = addresses().into_iter().map(|(_, path)| path).collect();
    let taken: String = JOURNEYS.concat();
    for (route, picture) in ELSEWHERE {
        assert!(taken.contains(&format!("{picture}\"")), "no journey takes the picture {picture} of {route}");
        assert!(routes.contains(route), "there is no page {route}");
    }
    assert!(FILES.iter().all(|route| routes.contains(route)), "a page that is gone is named");
}
