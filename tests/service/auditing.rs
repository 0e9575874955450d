//! Events: whoever sees a person leaves a look, which waits for no writer; auditors filter, turn pages and take a file along.

use std::{collections::BTreeSet, sync::Arc};

use talka::{
    domain::Lang,
    i18n::Tr,
    service::{AuditFilter, Format, Service},
    store,
};
use tokio::time::{Duration, timeout};

use crate::{
    authority::ROWS,
    knock::{Guest, House},
    scene::{OPEN, Who, World, told_to_both},
};

/// Does everything that is due, the chain last.
pub(crate) async fn work(service: &Arc<Service>) {
    let worker = service.new_worker().expect("a key");
    for _ in 0..3 {
        service.plan().await.expect("planned");
        while service.job_once(worker, || false).await.expect("worked") {}
    }
}

/// A world in which so many people looked at somebody, and acts were done as well.
pub(crate) async fn lived_in(world: &World, looks: usize) -> Arc<Service> {
    world.import(OPEN, "minimal").await;
    let service = world.at(OPEN);
    let ilze = world.caseworker(Who::Ilze);
    for n in 0..looks {
        let number = ["A1", "A2", "A3"][n % 3];
        service.application(&ilze, "minimal", number).await.expect("a file");
        let vija = world.administrator();
        let account = world.caseworker(Who::Stranger).staff().account;
        service.set_active(&vija, account, n % 2 == 1).await.expect("switched");
    }
    work(&service).await;
    service
}

#[test]
fn a_look_waits_for_nobody_who_writes() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        service.application(&ilze, "minimal", "A1").await.expect("a file");
        let mut writer = world.db.write().await.expect("a transaction");
        store::rounds::list(&mut writer.link()).await.expect("rounds");
        let looked = service.application(&ilze, "minimal", "A2");
        timeout(Duration::from_secs(10), looked).await.expect("it does not wait").expect("a file");
        assert_eq!(world.looks().await.len(), 2, "it is there while the other still writes");
        drop(writer);
    });
}

/// Routes that show people, and the look that each leaves.
const SHOW: &[(&str, &str)] = &[
    ("/my", "look-own"),
    ("/my/accept", "look-own"),
    ("/my/decline", "look-own"),
    ("/my/decision", "look-own"),
    ("/my/object", "look-own"),
    ("/my/guardian", "look-own"),
    ("/my/mistake", "look-own"),
    ("/my/data", "look-own"),
    ("/my/data/file", "look-own"),
    ("/my/withdraw", "look-own"),
    ("/rounds/{slug}/applications/{number}/agreed", "look"),
    ("/rounds/{slug}/applications/{number}/consent", "look"),
    ("/rounds/{slug}/applications/{number}/papers", "look"),
    ("/placements/{id}", "people"),
    ("/rounds/{slug}/applications", "look-list"),
    ("/rounds/{slug}/queue", "look-list"),
    ("/rounds/{slug}/applications/{number}", "look"),
    ("/rounds/{slug}/applications/{number}/after", "look"),
    ("/rounds/{slug}/applications/{number}/answer", "look"),
    ("/rounds/{slug}/applications/{number}/amend", "look"),
    ("/rounds/{slug}/applications/{number}/withdraw", "look"),
    ("/rounds/{slug}/applications/{number}/decision", "look"),
    ("/rounds/{slug}/applications/{number}/hearing", "look"),
    ("/rounds/{slug}/applications/{number}/erase", "look"),
    ("/rounds/{slug}/mails/recipients", "look-mails"),
    ("/rounds/{slug}/mails/telephone", "look-mails"),
    ("/rounds/{slug}/offers", "look-offers"),
    ("/rounds/{slug}/people/{format}", "people-export"),
    ("/runs/{id}", "run-people"),
];

#[test]
fn whoever_sees_a_person_leaves_a_look() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let people = ["Kaija Žagare", "Ģirts Ābols", "Šarlote Ūdre", "+371 20000001"];
        let mut shown = BTreeSet::new();
        for (_, route, may) in ROWS.iter().filter(|(method, ..)| *method == "GET") {
            let mut browser = house.known(may.someone()).await;
            for path in paths(&house, &world, route) {
                let before = world.looks().await.len();
                let reply = browser.get(&path).await;
                let looks = world.looks().await;
                let seen = people.iter().any(|name| reply.body.contains(name));
                if seen {
                    assert!(looks.len() > before, "{path} shows somebody, and nobody notes it");
                    shown.insert((*route, looks[0].action.clone()));
                }
            }
        }
        let listed: BTreeSet<(&str, String)> =
            SHOW.iter().map(|(route, look)| (*route, (*look).to_owned())).collect();
        let missed: Vec<_> = shown.difference(&listed).collect();
        assert!(missed.is_empty(), "list these in SHOW: {missed:?}");
        println!("{shown:?}");
        assert!(shown.len() >= 4, "{shown:?}");
    });
}

/// What there is under a route: as `House` fills it, and in the round whose people have names.
fn paths(house: &House, _world: &World, route: &str) -> Vec<String> {
    let minimal = route.replace("{slug}", "minimal").replace("{number}", "A1").replace("{format}", "csv");
    let mut paths = vec![house.filled(route)];
    if !minimal.contains('{') {
        paths.push(minimal);
    }
    paths
}

#[test]
fn auditors_filter_turn_pages_and_take_a_file_along() {
    told_to_both(async |world| {
        let service = lived_in(&world, 60).await;
        let vija = world.administrator();
        let all = service.audit(&vija, &AuditFilter::default()).await.expect("a page");
        assert_eq!(all.lines.len(), 100);
        let second = AuditFilter { before: all.next, ..AuditFilter::default() };
        let rest = service.audit(&vija, &second).await.expect("a page");
        assert!(!rest.lines.is_empty() && rest.next.is_none());
        let of = async |filter: AuditFilter| service.audit(&vija, &filter).await.expect("a page").lines;
        let looks = of(AuditFilter { action: "look".to_owned(), ..AuditFilter::default() }).await;
        assert_eq!(looks.len(), 60);
        let account = world.caseworker(Who::Ilze).staff().account.to_string();
        let ilze = of(AuditFilter { who: account, ..AuditFilter::default() }).await;
        assert!(ilze.iter().all(|line| line.who.as_deref() == Some("ILZE")) && ilze.len() == 60);
        let day = |text: &str| text.parse().ok();
        let that =
            AuditFilter { from: day("2026-04-20"), until: day("2026-04-20"), ..AuditFilter::default() };
        assert_eq!(of(that).await.len(), 100);
        let next = AuditFilter { from: day("2026-04-21"), ..AuditFilter::default() };
        assert!(of(next).await.is_empty());
        let round = AuditFilter { round: "minimal".to_owned(), ..AuditFilter::default() };
        assert!(of(round).await.iter().all(|line| line.round.is_some()));
        for nothing in ["nobody", "00000000-0000-0000-0000-000000000099"] {
            assert!(of(AuditFilter { who: nothing.to_owned(), ..AuditFilter::default() }).await.is_empty());
        }
        // A login is what somebody typed: a spreadsheet that opens it runs nothing.
        let new = talka::service::NewAccount {
            login: "@sum".to_owned(),
            name: "=cmd".to_owned(),
            organisation: "x".to_owned(),
            role: "caseworker".to_owned(),
            password: "a password for tests".to_owned(),
        };
        service.add_account(Some(&vija), &new).await.expect("an account");
        let format = Format::Csv { separator: ',' };
        let file =
            service.audit_sheet(&vija, &AuditFilter::default(), Tr(Lang::En), format).await.expect("a file");
        let text = String::from_utf8(file.whole().await.expect("whole")).expect("text");
        assert!(text.lines().count() > 120, "all pages: {}", text.lines().count());
        assert!(!text.contains(",@sum,"), "{text}");
        assert_eq!(world.noted("audit-export").await, 1);
    });
}

#[test]
fn the_page_of_the_log_filters_by_its_address() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut vija = house.guest(Guest::Administrator).await;
        let page = vija.get("/audit?lang=en&action=publish&round=minimal").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.body.matches("<tr><td>").count(), 1, "{}", page.body);
        assert!(vija.get("/audit?from=strange&before=x.y&who=%00&action=%00&round=%00").await.status == 200);
        let file = vija.get("/audit/export?action=publish").await;
        assert!(file.header("content-type").starts_with("text/csv"), "{}", file.header("content-type"));
    });
}
