//! Who may call what: a table that is reviewed, and every route asked as everyone. A route without a row fails.

use talka::web;

use crate::{
    knock::{Guest, House, Reply},
    scene::told_to_both,
};

pub(crate) use crate::may::May;
use May::{Administrator, Caseworker, Department, Everyone, Guardian, Holder, Rulekeeper, Staff};

/// The table. To add a route, add its row, and think about it.
pub(crate) const ROWS: &[(&str, &str, May)] = &[
    ("GET", "/", Everyone),
    ("GET", "/easy", Everyone),
    ("GET", "/how", Everyone),
    ("GET", "/privacy", Everyone),
    ("GET", "/accessibility", Everyone),
    ("GET", "/healthz", Everyone),
    ("GET", "/readyz", Everyone),
    ("GET", "/metrics", Everyone),
    ("GET", "/talka.css", Everyone),
    ("GET", "/talka.js", Everyone),
    ("GET", "/icon.svg", Everyone),
    ("GET", "/sign-in", Everyone),
    ("POST", "/sign-in", Everyone),
    ("POST", "/sign-out", Everyone),
    ("GET", "/favicon.ico", Everyone),
    ("GET", "/kept", Staff),
    ("POST", "/kept", Staff),
    ("GET", "/result", Everyone),
    ("POST", "/result", Everyone),
    ("GET", "/rounds/{slug}", Everyone),
    ("GET", "/rounds/{slug}/privacy", Everyone),
    ("GET", "/rounds/{slug}/report", Everyone),
    ("GET", "/rounds/{slug}/cards", Everyone),
    ("GET", "/rounds/{slug}/apply", Everyone),
    ("POST", "/rounds/{slug}/apply", Everyone),
    ("GET", "/rounds/{slug}/apply/{step}", Everyone),
    ("POST", "/rounds/{slug}/apply/{step}", Everyone),
    ("GET", "/rounds/{slug}/apply/review", Everyone),
    ("POST", "/rounds/{slug}/apply/review", Everyone),
    ("POST", "/rounds/{slug}/apply/{step}/keep", Everyone),
    ("POST", "/rounds/{slug}/drafts", Everyone),
    ("POST", "/rounds/{slug}/drafts/clear", Everyone),
    ("GET", "/drafts", Everyone),
    ("POST", "/drafts", Everyone),
    ("GET", "/drafts/{id}/{token}", Everyone),
    ("POST", "/drafts/{id}/{token}", Everyone),
    ("GET", "/way-in", Everyone),
    ("POST", "/way-in", Everyone),
    ("GET", "/way-in/{id}/{token}", Everyone),
    ("POST", "/way-in/{id}/{token}", Everyone),
    ("POST", "/rounds/{slug}/applications/{number}/code", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/letter", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/former-code", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/former-code/{id}/remove", Caseworker),
    ("GET", "/rounds/{slug}/letters", Caseworker),
    ("POST", "/rounds/{slug}/letters", Caseworker),
    ("GET", "/rounds/{slug}/letters/{id}/file", Caseworker),
    ("POST", "/rounds/{slug}/letters/{id}/posted", Caseworker),
    ("POST", "/rounds/{slug}/letters/{id}/drop", Caseworker),
    ("GET", "/rounds/{slug}/mails", Caseworker),
    ("POST", "/rounds/{slug}/mails/test", Caseworker),
    ("POST", "/rounds/{slug}/mails/came-back", Caseworker),
    ("GET", "/rounds/{slug}/mails/recipients", Caseworker),
    ("GET", "/rounds/{slug}/mails/telephone", Caseworker),
    ("POST", "/rounds/{slug}/mails/telephone", Caseworker),
    ("GET", "/rounds/{slug}/mails/texts/{occasion}", Caseworker),
    ("POST", "/rounds/{slug}/mails/texts/{occasion}", Caseworker),
    ("POST", "/rounds/{slug}/mails/{id}/again", Caseworker),
    ("POST", "/rounds/{slug}/mails/{id}/told", Caseworker),
    ("GET", "/my", Holder),
    ("GET", "/my/calendar", Holder),
    ("GET", "/my/data", Holder),
    ("GET", "/my/data/file", Holder),
    ("GET", "/my/accept", Holder),
    ("POST", "/my/accept", Holder),
    ("GET", "/my/decline", Holder),
    ("POST", "/my/decline", Holder),
    ("GET", "/my/cancelled", Holder),
    ("GET", "/my/decision", Holder),
    ("POST", "/my/decision/translation", Holder),
    ("GET", "/my/object", Holder),
    ("POST", "/my/object", Holder),
    ("GET", "/my/object/{number}", Holder),
    ("GET", "/my/guardian", Holder),
    ("POST", "/my/guardian", Holder),
    ("GET", "/guardian", Guardian),
    ("GET", "/guardian/answer/{verb}", Guardian),
    ("POST", "/guardian/answer/{verb}", Guardian),
    ("GET", "/guardian/{id}/{token}", Everyone),
    ("POST", "/guardian/{id}/{token}", Everyone),
    ("GET", "/rounds/{slug}/consents", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/consent", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/consent", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/consent/guardian", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/consent/code", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/consent/letter", Caseworker),
    ("GET", "/rounds/{slug}/agreed", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/agreed", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/cancelled", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/agreed", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/agreed/take-back", Caseworker),
    ("GET", "/placements/{id}/agreed", Department),
    ("POST", "/placements/{id}/agreed", Department),
    ("POST", "/placements/{id}/agreed/answer", Department),
    ("GET", "/rounds/{slug}/applications/{number}/hearing", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/hearing", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/papers", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/papers", Caseworker),
    ("GET", "/my/withdraw", Holder),
    ("POST", "/my/withdraw", Holder),
    ("POST", "/my/choices", Holder),
    ("POST", "/my/anew", Holder),
    ("GET", "/rounds/{slug}/duplicates", Caseworker),
    ("POST", "/rounds/{slug}/duplicates", Caseworker),
    ("POST", "/rounds/{slug}/duplicates/review", Caseworker),
    ("POST", "/rounds/{slug}/duplicates/many", Caseworker),
    ("GET", "/rounds/{slug}/intake", Caseworker),
    ("GET", "/rounds/{slug}/intake/blank/{format}", Caseworker),
    ("POST", "/rounds/{slug}/intake", Caseworker),
    ("GET", "/rounds/{slug}/people/{format}", Caseworker),
    ("GET", "/intakes/{id}", Caseworker),
    ("POST", "/intakes/{id}/columns", Caseworker),
    ("POST", "/intakes/{id}/worksheet", Caseworker),
    ("POST", "/intakes/{id}/sign", Caseworker),
    ("POST", "/intakes/{id}/take", Caseworker),
    ("POST", "/intakes/{id}/drop", Caseworker),
    ("GET", "/intakes/{id}/faults/{format}", Caseworker),
    ("GET", "/placements", Department),
    ("GET", "/placements/{id}", Department),
    ("POST", "/placements/{id}", Department),
    ("GET", "/placements/{id}/withdraw", Department),
    ("POST", "/placements/{id}/withdraw", Department),
    ("GET", "/placements/{id}/seats", Department),
    ("POST", "/placements/{id}/seats", Department),
    ("GET", "/placements/{id}/refuse", Department),
    ("POST", "/placements/{id}/refuse", Department),
    ("POST", "/placements/requests/{id}/withdraw", Department),
    ("GET", "/rounds/{slug}/placements/{id}/seats", Caseworker),
    ("POST", "/rounds/{slug}/placements/{id}/seats", Caseworker),
    ("GET", "/rounds/{slug}/placements/new", Department),
    ("POST", "/rounds/{slug}/placements/new", Department),
    ("GET", "/rounds/{slug}/placements/sheet", Department),
    ("POST", "/rounds/{slug}/placements/sheet", Department),
    ("POST", "/rounds/{slug}/placements/sheet/take", Department),
    ("GET", "/rounds/{slug}/placements/sheet/{format}", Department),
    ("GET", "/rounds/{slug}/organisations/{id}/placement", Caseworker),
    ("POST", "/rounds/{slug}/organisations/{id}/placement", Caseworker),
    ("GET", "/rounds/{slug}/placements", Caseworker),
    ("POST", "/rounds/{slug}/placements/{id}/approve", Caseworker),
    ("POST", "/rounds/{slug}/placements/{id}/return", Caseworker),
    ("POST", "/rounds/{slug}/organisations", Caseworker),
    ("GET", "/approvals", Caseworker),
    ("POST", "/approvals/{id}/approve", Caseworker),
    ("POST", "/approvals/{id}/refuse", Caseworker),
    ("POST", "/approvals/{id}/withdraw", Caseworker),
    ("GET", "/rounds/{slug}/deadline", Caseworker),
    ("GET", "/rounds/{slug}/deadline/earlier", Caseworker),
    ("POST", "/rounds/{slug}/deadline", Caseworker),
    ("GET", "/rounds/{slug}/open", Caseworker),
    ("POST", "/rounds/{slug}/open", Caseworker),
    ("GET", "/rounds/{slug}/second-call", Caseworker),
    ("POST", "/rounds/{slug}/second-call", Caseworker),
    ("GET", "/rounds/{slug}/finish", Caseworker),
    ("POST", "/rounds/{slug}/finish", Caseworker),
    ("GET", "/work", Caseworker),
    ("GET", "/rounds/{slug}/work", Caseworker),
    ("GET", "/rounds/{slug}/queue", Caseworker),
    ("GET", "/rounds/{slug}/queue/next", Caseworker),
    ("GET", "/rounds/{slug}/queue/{id}", Caseworker),
    ("POST", "/rounds/{slug}/queue/{id}/take", Caseworker),
    ("POST", "/rounds/{slug}/queue/{id}/back", Caseworker),
    ("POST", "/rounds/{slug}/queue/{id}/assign", Caseworker),
    ("POST", "/rounds/{slug}/queue/{id}/note", Caseworker),
    ("POST", "/rounds/{slug}/queue/{id}/ask", Caseworker),
    ("POST", "/rounds/{slug}/queue/{id}/answer", Caseworker),
    ("GET", "/work/find", Caseworker),
    ("POST", "/work/find", Caseworker),
    ("GET", "/rounds/{slug}/offers", Caseworker),
    ("GET", "/rounds/{slug}/views", Caseworker),
    ("POST", "/rounds/{slug}/views", Caseworker),
    ("POST", "/rounds/{slug}/views/{id}", Caseworker),
    ("POST", "/rounds/{slug}/views/{id}/forget", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/amend", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/amend", Caseworker),
    ("GET", "/my/mistake", Holder),
    ("POST", "/my/mistake", Holder),
    ("POST", "/my/mistake/take-back", Holder),
    ("GET", "/rounds/{slug}/applications/{number}/pleas", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/pleas/{id}", Caseworker),
    ("GET", "/my/inquiry", Holder),
    ("POST", "/my/inquiry", Holder),
    ("GET", "/rounds/{slug}/applications", Caseworker),
    ("POST", "/rounds/{slug}/applications", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/change", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/withdraw", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/withdraw", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/erase", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/erase", Caseworker),
    ("GET", "/rounds/{slug}/counter", Caseworker),
    ("POST", "/rounds/{slug}/counter", Caseworker),
    ("GET", "/rounds/{slug}/counter/wishes", Caseworker),
    ("POST", "/rounds/{slug}/counter/wishes", Caseworker),
    ("GET", "/rounds/{slug}/counter/review", Caseworker),
    ("POST", "/rounds/{slug}/counter/review", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/decide", Caseworker),
    ("GET", "/rounds/{slug}/decide-many", Caseworker),
    ("POST", "/rounds/{slug}/decide-many", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/answer", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/answer", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/after", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/after/end", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/after/contest", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/after/settle", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/after/leave", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/after/correct", Caseworker),
    ("GET", "/rounds/{slug}/applications/{number}/decision", Caseworker),
    ("POST", "/rounds/{slug}/applications/{number}/decision", Caseworker),
    ("GET", "/rounds/{slug}/decision", Caseworker),
    ("POST", "/rounds/{slug}/decision", Caseworker),
    ("POST", "/rounds/{slug}/decision/extend", Caseworker),
    ("GET", "/rounds/{slug}/objections", Caseworker),
    ("POST", "/rounds/{slug}/objections", Caseworker),
    ("GET", "/objections/{id}", Caseworker),
    ("POST", "/objections/{id}", Caseworker),
    ("GET", "/objections/{id}/paper", Caseworker),
    ("GET", "/objections/{id}/answer", Caseworker),
    ("POST", "/objections/{id}/answer", Caseworker),
    ("POST", "/rounds/{slug}/corrections", Caseworker),
    ("POST", "/placements/{id}/confirm", Department),
    ("GET", "/placements/{id}/leave", Department),
    ("POST", "/placements/{id}/leave", Department),
    ("GET", "/placements/{id}/excess", Department),
    ("POST", "/placements/{id}/excess", Department),
    ("GET", "/rounds/{slug}/close", Caseworker),
    ("POST", "/rounds/{slug}/close", Caseworker),
    ("POST", "/rounds/{slug}/runs", Caseworker),
    ("GET", "/rounds/{slug}/runs/new", Caseworker),
    ("POST", "/rounds/{slug}/refills", Caseworker),
    ("GET", "/rounds/{slug}/refills/new", Caseworker),
    ("GET", "/runs/{id}", Caseworker),
    ("GET", "/runs/{id}/beside", Caseworker),
    ("POST", "/runs/{id}/cancel", Caseworker),
    ("GET", "/runs/{id}/publish", Caseworker),
    ("POST", "/runs/{id}/publish", Caseworker),
    ("GET", "/runs/{id}/lists/{list}/{format}", Caseworker),
    ("GET", "/runs/{id}/files", Caseworker),
    ("GET", "/runs/{id}/files/{*name}", Caseworker),
    ("GET", "/rounds/{slug}/rules", Caseworker),
    ("GET", "/rounds/{slug}/rules/{hash}", Caseworker),
    ("POST", "/rounds/{slug}/rules/{hash}", Caseworker),
    ("POST", "/rounds/{slug}/rules/{hash}/on", Caseworker),
    ("POST", "/rounds/{slug}/rules/{hash}/withdraw", Caseworker),
    ("GET", "/packs", Rulekeeper),
    ("GET", "/packs/new", Rulekeeper),
    ("POST", "/packs/new", Rulekeeper),
    ("GET", "/packs/{hash}", Rulekeeper),
    ("GET", "/packs/{hash}/pack.toml", Rulekeeper),
    ("GET", "/accounts", Administrator),
    ("GET", "/accounts/new", Administrator),
    ("POST", "/accounts/new", Administrator),
    ("POST", "/accounts/{id}/on", Administrator),
    ("POST", "/accounts/{id}/off", Administrator),
    ("GET", "/audit", Administrator),
    ("GET", "/audit/export", Administrator),
    ("GET", "/jobs", Rulekeeper),
    ("POST", "/jobs/{id}/again", Rulekeeper),
    ("GET", "/rounds/plan", Caseworker),
    ("GET", "/rounds/plan/{hash}", Caseworker),
    ("POST", "/rounds/plan/{hash}", Caseworker),
    ("GET", "/rounds/{slug}/plan", Caseworker),
    ("POST", "/rounds/{slug}/plan", Caseworker),
    ("GET", "/rounds/{slug}/conditions", Caseworker),
    ("GET", "/rounds/{slug}/conditions/new", Caseworker),
    ("POST", "/rounds/{slug}/conditions/new", Caseworker),
    ("GET", "/rounds/{slug}/conditions/new/{kind}", Caseworker),
    ("POST", "/rounds/{slug}/conditions/new/{kind}", Caseworker),
    ("GET", "/rounds/{slug}/conditions/{key}", Caseworker),
    ("POST", "/rounds/{slug}/conditions/{key}", Caseworker),
    ("GET", "/rounds/{slug}/conditions/{key}/remove", Caseworker),
    ("POST", "/rounds/{slug}/conditions/{key}/remove", Caseworker),
    ("GET", "/rounds/new", Administrator),
    ("POST", "/rounds/new", Administrator),
];

/// How an answer turned someone away, if it did.
fn turned_away(reply: &Reply) -> Option<&'static str> {
    match (reply.status, reply.header("location")) {
        (403, _) => Some("403"),
        (303, place) if place.starts_with("/sign-in") => Some("/sign-in"),
        // The page for signing in, with the form that was sent.
        (401, _) => Some("/sign-in"),
        (303, "/result") => Some("/result"),
        _ => None,
    }
}

/// How a route turns away whom it does not allow.
fn expected(may: May, guest: Guest) -> Option<&'static str> {
    match (may.allows(guest), may, guest) {
        (true, ..) => None,
        (_, Holder | Guardian, _) => Some("/result"),
        (_, _, Guest::Nobody | Guest::Holder | Guest::Guardian) => Some("/sign-in"),
        _ => Some("403"),
    }
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let routes = web::addresses();
    let rows: Vec<(&str, &str)> = ROWS.iter().map(|(method, path, _)| (*method, *path)).collect();
    let missing: Vec<_> = routes.iter().filter(|route| !rows.contains(route)).collect();
    let left_over: Vec<_> = rows.iter().filter(|row| !routes.contains(row)).collect();
    assert!(missing.is_empty(), "say in ROWS who may call these: {missing:#?}");
    assert!(left_over.is_empty(), "these rows have no route: {left_over:#?}");
    let once: std::collections::BTreeSet<_> = rows.iter().collect();
    assert_eq!(once.len(), rows.len(), "a row stands twice");
}

#[test]
fn every_route_is_asked_as_everyone() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut breaches = Vec::new();
        for guest in Guest::ALL {
            let mut browser = house.guest(guest).await;
            for (method, route, may) in ROWS {
                let path = house.filled(route);
                let reply = match (*method, guest) {
                    // Each time anew, without a session.
                    ("GET", Guest::Nobody) => house.browser("10.0.0.2").get(&path).await,
                    (_, Guest::Nobody) => house.browser("10.0.0.2").post(&path, &[]).await,
                    ("GET", _) => browser.get(&path).await,
                    _ => browser.post(&path, &[]).await,
                };
                if turned_away(&reply) != expected(*may, guest) {
                    let to = reply.header("location");
                    breaches
                        .push(format!("{method} {route} as {guest:?}: {} {to}, {may:?} may", reply.status));
                }
                if *route == "/sign-out" {
                    browser = house.guest(guest).await;
                }
            }
        }
        assert!(breaches.is_empty(), "{breaches:#?}");
    });
}

#[test]
fn another_way_to_ask_opens_nothing() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        for (_, route, may) in ROWS.iter().filter(|(.., may)| *may != Everyone) {
            for method in ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
                let mut browser = house.browser("10.0.0.2");
                let reply = browser.send(method, &house.filled(route), &[], Vec::new()).await;
                let shut = reply.status == 404 || turned_away(&reply) == expected(*may, Guest::Nobody);
                assert!(shut, "{method} {route}: {}", reply.status);
            }
        }
    });
}
