//! The counter, with somebody waiting there: a no is read back before it is written, a place that was accepted is given back, whoever
//! sends once more what stands is told so, and a new code says on what it rests.

use talka::{
    config::Config,
    domain::Lang,
    i18n::Tr,
    service::{OfferState, TypedAmendment},
    web::App,
};

use crate::{
    afterwards::{Codes, state, told},
    knock::{Browser, Guest, House},
    scene::{ENDED, OPEN, PASSWORD, Who, World, told_to_one, wrong},
    walk::hidden,
};

const FILE: &str = "/rounds/minimal/applications/A3";

fn said(key: &str) -> String {
    Tr(Lang::Lv).say(key)
}

/// Ilze at the pages of a moment.
async fn ilze_at(world: &World, time: &str) -> Browser {
    let mut ilze = Browser::new(App::new(world.at(time), Config::default()).router(), "10.0.0.9");
    let reply = ilze.post("/sign-in?lang=lv", &[("login", "ilze"), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    ilze
}

async fn is(world: &World, codes: &Codes) -> Option<OfferState> {
    state(&world.at(ENDED), codes, "A3").await
}

#[test]
fn a_no_at_the_counter_is_read_back_before_it_is_written_and_the_badge_says_it() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let mut ilze = ilze_at(&world, ENDED).await;
        let page = ilze.get(&format!("{FILE}?lang=lv")).await.body;
        let outcome = page.split("id=\"outcome\"").nth(1).expect("an outcome");
        assert!(outcome.split("</h2>").next().is_some_and(|head| head.contains(&said("status-placed"))));
        let no = [("events", "0"), ("answer", "decline"), ("note", "Zvanīja māte")];
        let shown = ilze.post(&format!("{FILE}/answer"), &no).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        for part in ["Zvanīja māte", &said("work-decline-title"), "name=\"meant\""] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        let place = world.at(ENDED).application(&world.caseworker(Who::Ilze), "minimal", "A3").await;
        let place = place.expect("a file").offers[0].place.1.clone();
        assert!(shown.body.contains(&place), "{place}: {}", shown.body);
        assert_eq!(is(&world, &codes).await, Some(OfferState::Open), "it was only shown");
        let noteless = [("events", "0"), ("answer", "decline"), ("note", " "), ("meant", "yes")];
        let noteless = ilze.post(&format!("{FILE}/answer"), &noteless).await;
        assert!(noteless.status == 422 && noteless.body.contains("name=\"meant\""), "{}", noteless.body);
        let meant = [no.to_vec(), vec![("meant", "yes")]].concat();
        assert_eq!(ilze.post(&format!("{FILE}/answer"), &meant).await.status, 303);
        assert_eq!(is(&world, &codes).await, Some(OfferState::Declined));
        let page = ilze.get(FILE).await.body;
        assert!(page.contains(&said("work-answer-saved")), "{page}");
        let outcome = page.split("id=\"outcome\"").nth(1).and_then(|rest| rest.split("</h2>").next());
        let outcome = outcome.expect("an outcome");
        assert!(outcome.contains(&said("work-offer-declined")), "{outcome}");
        assert!(!outcome.contains(&said("status-placed")), "{outcome}");
        // Pressed once more, and the page of before sent once more.
        for again in [meant, no.to_vec()] {
            assert_eq!(ilze.post(&format!("{FILE}/answer"), &again).await.status, 303);
            assert!(ilze.get(FILE).await.body.contains(&said("work-answer-already")));
        }
        let yes = [("events", "0"), ("answer", "accept"), ("note", "Zvanīja māte")];
        let late = ilze.post(&format!("{FILE}/answer"), &yes).await;
        assert!(late.status == 409 && late.body.contains(&said("work-answer-stale")), "{}", late.body);
        assert!(!late.body.contains(&said("work-file-stale")), "there is nothing to save again");
        assert_eq!(ilze.get(&format!("{FILE}/answer")).await.status, 303, "there is no place to give");
    });
}

#[test]
fn whoever_accepted_gives_the_place_back_at_the_counter_until_the_work_begins() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, caseworker) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let accepted = service.answer_for(&caseworker, ("minimal", "A3", 0), (true, "Zvanīja")).await;
        assert!(accepted.expect("accepted"), "that is new");
        let mut ilze = ilze_at(&world, ENDED).await;
        let after = ilze.get(&format!("{FILE}/after?lang=lv")).await.body;
        assert!(after.contains(&format!("href=\"{FILE}/answer\"")), "{after}");
        assert!(after.contains(&said("after-give-back")), "{after}");
        let asked = ilze.get(&format!("{FILE}/answer")).await.body;
        assert!(asked.contains(&said("work-give-back-title")), "{asked}");
        // A page from before the yes says no: it is shown what stands, and nothing is written.
        let old = [("events", "0"), ("answer", "decline"), ("note", "Pārdomāja")];
        let stale = ilze.post(&format!("{FILE}/answer"), &old).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        assert!(stale.body.contains(&said("work-offer-accepted")), "{}", stale.body);
        assert!(!stale.body.contains(&said("work-stale")) && stale.body.contains("Pārdomāja"));
        assert_eq!(is(&world, &codes).await, Some(OfferState::Accepted));
        let events = hidden(&stale.body, "events").expect("what stands now");
        let meant = [("events", &*events), ("answer", "decline"), ("note", "Pārdomāja"), ("meant", "yes")];
        assert_eq!(ilze.post(&format!("{FILE}/answer"), &meant).await.status, 303);
        assert_eq!(is(&world, &codes).await, Some(OfferState::Declined));
        assert_eq!(world.noted("declined-behalf").await, 1);
        // Once the work has begun there is nothing to give back.
        let mut late = ilze_at(&world, crate::afterwards::WORK).await;
        let page = late.get("/rounds/minimal/applications/A1/after").await.body;
        assert!(!page.contains("applications/A1/answer"), "{page}");
    });
}

#[test]
fn whoever_takes_an_application_back_sees_whose_it_is_and_a_second_time_that_it_is_done() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let mut ilze = ilze_at(&world, OPEN).await;
        let page = ilze.get(&format!("{FILE}/withdraw?lang=lv")).await.body;
        let file = world.at(OPEN).application(&world.caseworker(Who::Ilze), "minimal", "A3").await;
        let file = file.expect("a file");
        let born = Tr(Lang::Lv).date(file.born.expect("born"));
        let wish = file.wishes[0].place.as_ref().expect("a place").placement.title.clone();
        let parts = [file.application.person.name.clone(), born, wish, said("counter-came")];
        for part in &parts {
            assert!(page.contains(part), "{part}: {page}");
        }
        let version = hidden(&page, "version").expect("a version");
        let sent = [("version", &*version), ("note", "Zvans 20. aprīlī")];
        assert_eq!(ilze.post(&format!("{FILE}/withdraw"), &sent).await.status, 303);
        let told = ilze.get(FILE).await.body;
        assert!(told.contains(&said("work-file-withdrawn-behalf")), "{told}");
        assert!(told.contains("Zvans 20. aprīlī") && !told.contains(&said("work-file-withdrawn-list")));
        assert_eq!(ilze.post(&format!("{FILE}/withdraw"), &sent).await.status, 303);
        assert!(ilze.get(FILE).await.body.contains(&said("refused-done-already")));
        assert_eq!(ilze.get(&format!("{FILE}/withdraw")).await.status, 303);
    });
}

#[test]
fn what_is_put_right_names_placements_says_who_may_not_work_there_and_is_done_once() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, caseworker) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let mut ilze = ilze_at(&world, OPEN).await;
        let known = service.amending(&caseworker, "minimal", "A1").await.expect("a page");
        let title = |number: &str| {
            known
                .places
                .iter()
                .find(|(known, _)| known == number)
                .map(|(_, title)| title.clone())
                .expect(number)
        };
        let address = "/rounds/minimal/applications/A1/amend";
        let version = known.version.to_string();
        // Too young for everything by the rules of the round.
        let fields = [
            ("version", version.as_str()),
            ("name", &known.name),
            ("contact", &known.contact),
            ("fact-date_of_birth", "01.01.2015."),
            ("wish", "park"),
            ("note", "Uzrādīta pase"),
        ];
        let shown = ilze.post(&format!("{address}?lang=lv"), &fields).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        let now = format!("<ins>1. {}</ins>", title("park"));
        assert!(shown.body.contains(&now), "{}", shown.body);
        assert!(shown.body.contains(&said("counter-rules-say")), "{}", shown.body);
        let sure = [fields.to_vec(), vec![("sure", "yes")]].concat();
        assert_eq!(ilze.post(address, &sure).await.status, 303);
        let file = ilze.get("/rounds/minimal/applications/A1").await.body;
        assert!(file.contains(&format!("→ 1. {}", title("park"))), "the history names it: {file}");
        assert_eq!(ilze.post(address, &sure).await.status, 303, "it is so already");
        assert!(
            ilze.get("/rounds/minimal/applications/A1").await.body.contains(&said("refused-done-already"))
        );
        let other = [sure, vec![("name", "x")]].concat();
        let other: Vec<_> =
            other.into_iter().filter(|(name, value)| *name != "name" || *value == "x").collect();
        assert_eq!(ilze.post(address, &other).await.status, 409, "something else is not done");
        assert_eq!(service.amending(&caseworker, "minimal", "A1").await.expect("a page").wishes, ["park"]);
    });
}

#[test]
fn a_new_code_says_on_what_it_rests_and_the_file_of_its_letter_is_named_in_latvian() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, caseworker) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let groundless = service.new_code(&caseworker, ("minimal", "A3"), " ").await;
        assert_eq!(wrong(groundless), [("note".to_owned(), "wrong-missing")]);
        let mut ilze = ilze_at(&world, OPEN).await;
        let bare = ilze.post(&format!("{FILE}/code?lang=lv"), &[("sure", "yes")]).await;
        assert!(bare.status == 422 && bare.body.contains("id=\"code-note-why\""), "{}", bare.body);
        assert_eq!(world.noted("code-new").await, 0);
        let given = ilze.post(&format!("{FILE}/code"), &[("sure", "yes"), ("code-note", "Pase LV1")]).await;
        assert_eq!(given.status, 200, "{}", given.body);
        let file = service.application(&caseworker, "minimal", "A3").await.expect("a file");
        let told: Vec<_> = file.history.iter().filter(|deed| deed.ground == "Pase LV1").collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].action.as_str(), told[0].by.as_str()), ("code-new", "ILZE"));
        assert!(ilze.get(FILE).await.body.contains("Pase LV1"));
        let letter = ilze.post(&format!("{FILE}/letter"), &[("code-note", "Pase LV2")]).await;
        assert_eq!(letter.status, 200);
        let name = letter.header("content-disposition");
        assert!(name.contains("filename=\"vestule-A3.pdf\""), "{name}");
    });
}

#[test]
fn paper_for_a_closed_round_is_told_how_the_round_is_opened_again() {
    told_to_one(async |world| {
        world.with_run().await;
        let mut ilze = ilze_at(&world, ENDED).await;
        let closed = ilze.get("/rounds/minimal/counter?lang=lv").await;
        assert_eq!(closed.status, 409);
        assert!(closed.body.contains("href=\"/rounds/minimal/deadline\""), "{}", closed.body);
        assert_eq!(ilze.get("/rounds/minimal/deadline").await.status, 200, "where it leads");
    });
}

#[test]
fn a_published_round_is_not_opened_again_for_paper() {
    told_to_one(async |world| {
        told(&world, "2009-02-02", "").await;
        let mut ilze = ilze_at(&world, ENDED).await;
        let over = ilze.get("/rounds/minimal/counter?lang=lv").await;
        assert!(over.status == 409 && !over.body.contains("/rounds/minimal/deadline"), "{}", over.body);
    });
}

#[test]
fn an_objection_sent_once_more_is_there_already() {
    told_to_one(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let mut ilze = ilze_at(&world, ENDED).await;
        let sent = [
            ("about", "A3"),
            ("by", "third-person"),
            ("objector", "A2"),
            ("way", "oral"),
            ("received", "25.04.2026."),
            ("ground", "Vieta piešķirta nepareizi."),
        ];
        let first = ilze.post("/rounds/minimal/objections?lang=lv", &sent).await;
        assert_eq!(first.status, 303, "{}", first.body);
        let again = ilze.post("/rounds/minimal/objections", &sent).await;
        assert_eq!(
            (again.status, again.header("location")),
            (303, first.header("location")),
            "{}",
            again.body
        );
        assert!(ilze.get(first.header("location")).await.body.contains(&said("refused-done-already")));
        let mut other = sent;
        other[5].1 = "Kas cits.";
        assert_eq!(ilze.post("/rounds/minimal/objections", &other).await.status, 409);
        // So it is on the person's own page.
        let mut own = Browser::new(App::new(world.at(ENDED), Config::default()).router(), "10.0.0.10");
        assert_eq!(
            own.post("/result?lang=lv", &[("number", "A4"), ("code", &codes["A4"])]).await.status,
            303
        );
        let mut sent = [("number", "A4"), ("by", "representative"), ("ground", "Diena ir nepareiza.")];
        for _ in 0..2 {
            let reply = own.post("/my/object", &sent).await;
            assert_eq!((reply.status, reply.header("location")), (303, "/my/object"), "{}", reply.body);
        }
        assert!(own.get("/my/object").await.body.contains(&said("refused-done-already")));
        sent[2].1 = "Kas cits.";
        assert_eq!(own.post("/my/object", &sent).await.status, 409);
    });
}

#[test]
fn what_waited_for_signing_in_shows_what_was_typed_by_its_name_and_no_seals() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        assert_eq!(ilze.post("/sign-out", &[]).await.status, 303);
        let form = [
            ("sealed-review", "AAAABBBBCCCC"),
            ("once", "0123456789abcdef"),
            ("came", "paper"),
            ("note", "Uzrādīta pase"),
        ];
        let asked = ilze.post("/rounds/sample-summer/counter/review?lang=lv", &form).await;
        assert_eq!(asked.status, 401, "{}", asked.body);
        let kept = hidden(&asked.body, "kept").expect("the page carries the form");
        let sign = [("login", "ilze"), ("password", PASSWORD), ("kept", kept.as_str()), ("next", "")];
        assert_eq!(ilze.post("/sign-in", &sign).await.header("location"), "/kept");
        let page = ilze.get("/kept?lang=lv").await.body;
        let shown: Vec<&str> = page.split("<dd class=\"typed\">").skip(1).collect();
        assert_eq!(shown.len(), 1, "{page}");
        assert!(
            shown[0].starts_with("Uzrādīta pase")
                && page.contains(&format!("<dt>{}</dt>", said("work-file-note")))
        );
        assert!(page.contains("name=\"sealed-review\" value=\"AAAABBBBCCCC\""), "it is sent all the same");
    });
}

#[test]
fn what_waited_at_the_counter_shows_answers_by_their_questions_and_choices_by_their_placements() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let (_, places) = house.service.round("sample-summer").await.expect("a round");
        let title = places.iter().find(|one| one.placement.id.as_str() == "V01").expect("a place");
        let mut ilze = house.guest(Guest::Caseworker).await;
        assert_eq!(ilze.post("/sign-out", &[]).await.status, 303);
        let form = [
            ("sealed-draft", "AAAABBBBCCCC"),
            ("name", "Anna Ozola"),
            ("date_of_birth", "05.06.2010."),
            ("parish", "Piemēru pilsēta"),
            ("wishes", "V01"),
            ("lang", "lv"),
        ];
        let asked = ilze.post("/rounds/sample-summer/counter?lang=lv", &form).await;
        assert_eq!(asked.status, 401, "{}", asked.body);
        let kept = hidden(&asked.body, "kept").expect("the page carries the form");
        let sign = [("login", "ilze"), ("password", PASSWORD), ("kept", kept.as_str()), ("next", "")];
        assert_eq!(ilze.post("/sign-in", &sign).await.header("location"), "/kept");
        let page = ilze.get("/kept?lang=lv").await.body;
        let shown: Vec<&str> = page.split("<dd class=\"typed\">").skip(1).collect();
        assert_eq!(shown.len(), 4, "{page}");
        for part in ["Anna Ozola", "05.06.2010.", "Piemēru pilsēta", &title.placement.title] {
            assert!(shown.iter().any(|one| one.contains(part)), "{part}: {page}");
        }
    });
}

#[test]
fn whoever_puts_choices_right_reads_before_saving_where_somebody_may_not_work() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let caseworker = world.caseworker(Who::Ilze);
        let at = ("sample-summer", "P27-041");
        let known = house.service.amending(&caseworker, at.0, at.1).await.expect("a page");
        let mut ilze = house.guest(Guest::Caseworker).await;
        let (mut refused, mut allowed) = (0, 0);
        for (number, title) in &known.places {
            let typed = TypedAmendment {
                name: format!("{} Cits", known.name),
                contact: "+371 26123456".to_owned(),
                wishes: vec![number.clone()],
                note: "Zvans".to_owned(),
                ..TypedAmendment::default()
            };
            let told = house.service.amend(&caseworker, (at.0, at.1, known.version), &typed, false).await;
            let told = told.expect("told");
            let version = known.version.to_string();
            let fields = [
                ("version", version.as_str()),
                ("name", &typed.name),
                ("contact", &typed.contact),
                ("wish", number),
                ("note", "Zvans"),
            ];
            let page = ilze.post("/rounds/sample-summer/applications/P27-041/amend?lang=lv", &fields).await;
            assert_eq!(page.status, 200, "{}", page.body);
            let said = page.body.split_once(&said("amend-choices")).map(|(_, rest)| rest.to_owned());
            if told.wishes[0].reasons.is_empty() {
                assert!(said.is_none(), "{number}: {}", page.body);
                allowed += 1;
            } else {
                assert!(said.is_some_and(|rest| rest.contains(title)), "{number}: {}", page.body);
                refused += 1;
            }
        }
        assert!(refused > 0 && allowed > 0, "{refused} {allowed}");
    });
}
