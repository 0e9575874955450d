//! Words that have to fit where they stand: a round whose placements are still to come, what waits in vain, and what a page says when
//! something changed beside it; and in which language each is.

use talka::{
    domain::Lang,
    i18n::Tr,
    service::{Matter, Service},
};

use crate::{
    knock::{Browser, Guest, House},
    scene::{ENDED, OPEN, PASSWORD, Who, fixture, refused, told_to_both, told_to_one},
    timing::day,
};

/// The round `minimal` without placements and people; `open` from now on, or over since April.
async fn empty(service: &Service, open: bool) {
    let mut new = fixture("minimal");
    for file in ["placements.csv", "preferences.csv", "applicants.csv"] {
        new.files.remove(file);
    }
    let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
    let dated = |line: &&str| open && (line.starts_with("opens") || line.starts_with("closes"));
    let toml = toml.lines().filter(|line| !dated(line)).collect::<Vec<_>>().join("\n");
    new.files.insert("round.toml".to_owned(), toml.into_bytes());
    service.add_round(None, &new).await.expect("a round");
}

async fn page(browser: &mut Browser, path: &str) -> String {
    let reply = browser.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    reply.body
}

#[test]
fn a_round_without_placements_says_that_they_are_to_come() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        empty(&house.service, true).await;
        let mut nobody = house.guest(Guest::Nobody).await;
        let round = page(&mut nobody, "/rounds/minimal?lang=lv").await;
        assert!(round.contains("<dd>vakanču vēl nav</dd>") && !round.contains("0 viet"), "{round}");
        let cards = page(&mut nobody, "/rounds/minimal/cards").await;
        assert!(cards.contains("Vakanču šajā kārtā vēl nav.") && !cards.contains("id=\"filter\""), "{cards}");
        let wishes = page(&mut nobody, "/rounds/minimal/apply/wishes").await;
        assert!(wishes.contains("Vakances šajā kārtā vēl nav publicētas."), "{wishes}");
        assert!(!wishes.contains("Pārbaudiet atbildes") && !wishes.contains("Pārbaudi atbildes"), "{wishes}");
    });
}

#[test]
fn closing_a_round_without_placements_warns() {
    told_to_both(async |world| {
        empty(&world.at(OPEN), false).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let close = page(&mut ilze, "/rounds/minimal/close?lang=lv").await;
        assert!(close.contains("vietas nevienam nepiešķirs") && close.contains("0 vietu"), "{close}");
    });
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let close = page(&mut ilze, "/rounds/minimal/close?lang=lv").await;
        assert!(!close.contains("vietas nevienam nepiešķirs"), "{close}");
    });
}

#[test]
fn a_proposal_that_the_round_has_outrun_says_so_and_is_not_approved() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze, maris) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let matter = Matter::ExtendRound { last: day("2026-04-30") };
        let id = service.propose(&ilze, "minimal", (matter, "Skola lūdz.")).await.expect("proposed");
        assert_eq!(service.approvals(&maris).await.expect("a list").waiting[0].over, None);
        let later = world.at(ENDED);
        later.close(&maris, "minimal").await.expect("closed");
        let over = later.approvals(&maris).await.expect("a list").waiting[0].over.clone();
        assert_eq!(over.expect("over").key, refused(later.approve(&maris, id).await));
        let house = House::beside(&world).await;
        let mut maris = house.browser("10.0.0.9");
        maris.post("/sign-in", &[("login", "maris"), ("password", PASSWORD)]).await;
        let seen = page(&mut maris, "/approvals?lang=lv").await;
        assert!(seen.contains("Apstiprināt to vairs nevar: "), "{seen}");
        assert!(!seen.contains(&format!("/approvals/{id}/approve")), "{seen}");
        assert!(seen.contains(&format!("/approvals/{id}/refuse")), "{seen}");
    });
}

#[test]
fn the_head_of_a_page_with_a_filter_is_that_of_the_page() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut nobody = house.guest(Guest::Nobody).await;
        for path in ["/rounds/sample-summer/cards", "/rounds/sample-summer/cards?filter=all"] {
            assert_eq!(nobody.send("HEAD", path, &[], Vec::new()).await.status, 200, "{path}");
        }
    });
}

#[test]
fn counts_of_nothing_are_said_as_latvian_has_it() {
    let said = |key: &str| Tr(Lang::Lv).count(key, 0);
    assert_eq!(said("report-people"), "0 cilvēku");
    assert_eq!(said("report-seats"), "0 vietu");
    assert_eq!(said("report-applications"), "0 pieteikumu");
    assert!(said("mails-recipients-mail").starts_with("0 cilvēku ar"));
    let stale = Lang::ALL.map(|lang| Tr(lang).say("work-stale"));
    assert!(stale.iter().zip(["pieteikums", "application", "заявка"]).all(|(text, of)| !text.contains(of)));
}

#[test]
fn what_people_typed_says_its_language_on_pages_in_others() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut reader = house.browser("10.0.0.9");
        let spans = async |reader: &mut Browser, lang: &str| {
            let page = reader.get(&format!("/rounds/sample-summer/cards?lang={lang}")).await.body;
            (page.matches("<span lang=\"lv\">").count(), page.matches("<li class=\"card\"").count())
        };
        for lang in ["ru", "en"] {
            let (said, cards) = spans(&mut reader, lang).await;
            assert!(said == cards && cards > 0, "{lang}: {said} of {cards}");
        }
        assert_eq!(spans(&mut reader, "lv").await.0, 0);
    });
}
