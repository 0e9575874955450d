//! Somebody waits at the counter: the page of an application begins with what is done most, an objection that is written down is printed to
//! be signed, and a code for a parent or guardian says on what it rests as the person's own does.

use talka::{config::Config, domain::Lang, i18n::Tr, service::TypedObjection, web::App};

use crate::{
    afterwards::told,
    consent::mother,
    knock::Browser,
    law::ACT,
    letters::{pages, squeezed},
    objections::third,
    scene::{
        ENDED, OPEN, PASSWORD, Who, World, asks, fixture, holder, not_found, told_to_both, told_to_one, wrong,
    },
};

const FILE: &str = "/rounds/minimal/applications/A3";

fn said(key: &str) -> String {
    Tr(Lang::Lv).say(key)
}

async fn ilze_at(world: &World, time: &str) -> Browser {
    let mut ilze = Browser::new(App::new(world.at(time), Config::default()).router(), "10.0.0.9");
    let reply = ilze.post("/sign-in?lang=lv", &[("login", "ilze"), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    ilze
}

/// What stands before the cards.
fn beginning(page: &str) -> &str {
    let main = page.split_once("<h1>").expect("a heading").1;
    main.split_once("<section").expect("cards").0
}

#[test]
fn the_page_of_an_application_begins_with_whose_it_is_where_it_stands_and_what_is_done_now() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let mut ilze = ilze_at(&world, ENDED).await;
        let page = ilze.get(&format!("{FILE}?lang=lv")).await.body;
        let top = beginning(&page);
        let file = world.at(ENDED).application(&world.caseworker(Who::Ilze), "minimal", "A3").await;
        let offer = &file.expect("a file").offers[0];
        let until = Tr(Lang::Lv).last_moment(offer.answer_by);
        for part in [
            "Šarlote Ūdre",
            "A3",
            &offer.place.1,
            &until,
            "id=\"note\"",
            "href=\"#code-note\"",
            &said("after-link"),
        ] {
            assert!(top.contains(part), "{part}: {top}");
        }
        assert!(top.matches("class=\"button quiet\" href").count() <= 4, "{top}");
        // The parts below are named in their order, and are there.
        let parts: Vec<&str> =
            top.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| *part != "code-note").collect();
        assert_eq!(parts, ["outcome", "why", "decide", "facts", "person", "wishes", "history"]);
        let places: Vec<usize> =
            parts.iter().map(|id| page.find(&format!("id=\"{id}\"")).expect(id)).collect();
        assert!(places.is_sorted(), "{places:?}");
        let who = holder(&world.at(ENDED), "A3", &codes["A3"]).await;
        world.at(ENDED).answer_offer(&who, true, None).await.expect("accepted");
        let page = ilze.get(FILE).await.body;
        assert!(beginning(&page).contains(&format!("{}: ", said("work-offer-accepted"))), "{page}");
    });
    told_to_one(async |world| {
        // Somebody whom the rules let take part in nothing.
        let mut new = fixture("minimal");
        let rows = new.files.get_mut("applicants.csv").expect("a file");
        rows.extend(b"A4,2026-04-13T09:20,no,2015-01-01,no,Piem\xc4\x93ri\n");
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let mut ilze = ilze_at(&world, OPEN).await;
        let page = ilze.get("/rounds/minimal/applications/A4?lang=lv").await.body;
        assert!(beginning(&page).contains(&said("work-now-not-eligible")), "{page}");
        let page = ilze.get(&format!("{FILE}?lang=lv")).await.body;
        let top = beginning(&page);
        for part in [format!("{FILE}/change"), format!("{FILE}/withdraw"), said("work-file-yes")] {
            assert!(top.contains(&part), "{part}: {top}");
        }
    });
}

#[test]
fn an_objection_written_down_at_the_counter_is_printed_to_be_signed() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", ACT).await;
        let (service, ilze, zane) = (world.at(ENDED), world.caseworker(Who::Ilze), third(&world).await);
        let typed = TypedObjection {
            about: "A3".into(),
            by: "third-person".into(),
            who: "Anna Ozola, +371 20000009".into(),
            way: "oral".into(),
            received: "25.04.2026.".into(),
            ground: "Vieta piešķirta nepareizi.\nLūdzu to pārskatīt.".into(),
            ..TypedObjection::default()
        };
        let filed = service.record_objection(&ilze, "minimal", &typed).await.expect("written down");
        let before = world.looks().await.len();
        let paper = service.print_objection(&zane, filed.id).await.expect("a paper");
        assert!(world.looks().await.len() > before, "a look");
        let pages = pages(&paper.pdf);
        assert_eq!(pages.len(), 1);
        for part in [
            "Apstrīdēšanas iesniegums",
            "Piemēru dienests",
            "pieteikumam Nr. A3",
            "Anna Ozola, +371 20000009",
            "Izteikts mutvārdos 25.04.2026.",
            "Vieta piešķirta nepareizi.",
            "Lūdzu to pārskatīt.",
            // A month from the day on which it came is a Monday.
            "līdz 25.05.2026.",
            "ILZE, paraksts",
        ] {
            assert!(pages[0].contains(&squeezed(part)), "{part}: {}", pages[0]);
        }
        assert_eq!(pages[0].matches("paraksts___").count(), 2, "{}", pages[0]);
        not_found(
            service.print_objection(&world.caseworker(Who::Stranger), filed.id).await.map(|one| one.number),
        );
        let mut desk = ilze_at(&world, ENDED).await;
        let page = desk.get(&format!("/objections/{}?lang=lv", filed.id)).await.body;
        let link = format!("/objections/{}/paper", filed.id);
        assert!(page.contains(&format!("href=\"{link}\"")), "{page}");
        let file = desk.get(&link).await;
        assert_eq!((file.status, file.header("content-type")), (200, "application/pdf"));
        assert!(file.header("content-disposition").contains("iesniegums-1.pdf"), "{file:?}");
    });
}

#[test]
fn what_its_person_sent_is_signed_by_number_and_code_and_not_printed() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let service = world.at(ENDED);
        let who = holder(&service, "A2", &codes["A2"]).await;
        let filed = service.object(&who, ("", "representative"), "Nepiekrītu.").await.expect("sent");
        not_found(
            service.print_objection(&world.caseworker(Who::Ilze), filed.id).await.map(|one| one.number),
        );
        let mut desk = ilze_at(&world, ENDED).await;
        let page = desk.get(&format!("/objections/{}", filed.id)).await.body;
        assert!(!page.contains("/paper\""), "{page}");
    });
}

#[test]
fn a_code_for_a_parent_or_guardian_says_on_what_it_rests() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", &asks(18, true)).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let at = ("minimal", "A1");
        mother(&world, &service, "A1").await;
        for typed in [" ", ""] {
            let groundless = service.guardian_code(&ilze, at, typed).await;
            assert_eq!(wrong(groundless.map(drop)), [("note".to_owned(), "wrong-missing")]);
            let groundless = service.print_guardian_letter(&ilze, at, typed).await;
            assert_eq!(wrong(groundless.map(|one| one.number)), [("note".to_owned(), "wrong-missing")]);
        }
        assert_eq!(world.noted("guardian-code").await, 1, "the mother's own");
        let mut desk = ilze_at(&world, ENDED).await;
        let code = "/rounds/minimal/applications/A1/consent/code";
        let letter = "/rounds/minimal/applications/A1/consent/letter";
        for path in [code, letter] {
            let bare = desk.post(path, &[("sure", "yes")]).await;
            assert!(bare.status == 422 && bare.body.contains("id=\"code-note-why\""), "{}", bare.body);
        }
        let given = desk.post(code, &[("sure", "yes"), ("code-note", "Pase LV1")]).await;
        assert_eq!(given.status, 200, "{}", given.body);
        let given = desk.post(letter, &[("sure", "yes"), ("code-note", "Pase LV2")]).await;
        assert_eq!((given.status, given.header("content-type")), (200, "application/pdf"));
        let file = service.application(&ilze, "minimal", "A1").await.expect("a file");
        let grounds: Vec<_> = (file.history.iter())
            .filter(|deed| deed.action == "guardian-code")
            .map(|deed| (deed.ground.as_str(), deed.by.as_str()))
            .collect();
        assert_eq!(grounds, [("Uzrādīta pase", "ILZE"), ("Pase LV1", "ILZE"), ("Pase LV2", "ILZE")]);
    });
}
