//! Wishes by description: kept as they were said, widened when the round is frozen, explained in their own words; also in a town where
//! people apply before there are placements.

use talka::{
    domain::Status,
    service::{NewApplication, OfferState, Service, TypedWish},
};

use crate::{
    afterwards::{Codes, worked},
    applying::form,
    knock::{Browser, House},
    packs::changed,
    scene::{
        ENDED, OPEN, PASSWORD, Who, World, fixture, from, holder, refused, told_to_both, told_to_one, wrong,
    },
    walk::{Tab, hidden, number_and_code},
};

async fn run(world: &World, service: &Service, slug: &str) {
    let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    service.close(&ilze, slug).await.expect("closed");
    let run = service.start_run(&ilze, slug).await.expect("started");
    worked(service).await;
    service.publish_undecided(&maris, run).await.expect("published");
}

async fn brought(world: &World) -> Codes {
    world.import(OPEN, "described").await
}

#[test]
fn what_was_described_is_kept_widened_and_explained_in_its_own_words() {
    told_to_both(async |world| {
        let codes = brought(&world).await;
        let service = world.at(ENDED);
        let router = || talka::web::App::new(world.at(ENDED), talka::config::Config::default()).router();
        let mut ilze = Browser::new(router(), "10.0.0.1");
        assert_eq!(ilze.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await.status, 303);
        let file = ilze.get("/rounds/described/applications/A2?lang=lv").await.body;
        assert!(
            file.contains("jebkura vieta (pagasts: Augšpils") && file.contains("stundas dienā: 2–4"),
            "{file}"
        );
        let mut own = Browser::new(router(), "10.0.0.2");
        assert_eq!(own.post("/result", &[("number", "A1"), ("code", &codes["A1"])]).await.status, 303);
        let mine = own.get("/my?lang=en").await.body;
        assert!(mine.contains("any suitable place"), "{mine}");
        run(&world, &service, "described").await;
        let letter = async |number: &str| {
            service
                .mine(&holder(&service, number, &codes[number]).await)
                .await
                .expect("mine")
                .letter
                .expect("a letter")
        };
        let keys = |reasons: &[talka::domain::Reason]| {
            reasons.iter().map(|reason| reason.key.clone()).collect::<Vec<_>>().join(" ")
        };
        let (a1, a3, a4, a5) =
            (letter("A1").await, letter("A3").await, letter("A4").await, letter("A5").await);
        assert_eq!(
            (a1.person.status, keys(&a1.person.reasons)),
            (Status::Placed, "placed.described.anything".into())
        );
        assert_eq!((a3.person.status, keys(&a3.person.reasons)), (Status::Placed, String::new()));
        assert_eq!(
            (a4.person.status, keys(&a4.person.reasons)),
            (Status::Waiting, "no-fit described".into())
        );
        assert_eq!(
            (a5.person.status, keys(&a5.person.reasons)),
            (Status::Waiting, "waiting.cut-off described".into())
        );
        assert_eq!(a5.wishes.iter().map(|line| line.number.as_str()).collect::<Vec<_>>(), ["park"]);
        let mut own = Browser::new(router(), "10.0.0.3");
        assert_eq!(own.post("/result", &[("number", "A5"), ("code", &codes["A5"])]).await.status, 303);
        let mine = own.get("/my?lang=lv").await.body;
        assert!(mine.contains("pagasts: Lejaspils"), "{mine}");
    });
}

#[test]
fn an_organisation_refuses_somebody_whose_description_fits_and_nobody_else() {
    told_to_one(async |world| {
        let codes = brought(&world).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let (_, places) = service.round("described").await.expect("a round");
        let key = |number: &str| {
            places.iter().find(|place| place.placement.id.as_str() == number).expect("there").id
        };
        let library = world.department(Who::Library);
        let strange = service.ask_to_refuse(&library, key("library"), ("A5", "health", "Nevar.")).await;
        assert_eq!(wrong(strange), [("number".to_owned(), "wrong-refuse-number")]);
        let asked =
            service.ask_to_refuse(&library, key("library"), ("A2", "health", "Nevar.")).await.expect("asked");
        service.approve(&ilze, asked).await.expect("approved");
        let service = world.at(ENDED);
        run(&world, &service, "described").await;
        let mine = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        // The school is in Augšpils as well.
        let offer = mine.offer().expect("an offer");
        assert_eq!((offer.state, offer.place.1.as_str()), (OfferState::Open, "Telpu uzkopšana"));
        assert_eq!(refused(service.start_run(&ilze, "described").await), "refused-published");
    });
}

#[test]
fn a_seat_goes_on_to_somebody_whom_an_organisation_refuses_elsewhere() {
    told_to_one(async |world| {
        let mut new = fixture("described");
        new.files.get_mut("descriptions.csv").expect("a file").extend(b"A5,2,,Aug\xc5\xa1pils,,\n");
        let submitted = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let codes: Codes = submitted.into_iter().map(|one| (one.number, one.code)).collect();
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let (_, places) = service.round("described").await.expect("a round");
        let library = places.iter().find(|place| place.placement.id.as_str() == "library").expect("there").id;
        let refusal = ("A5", "health", "Nevar.");
        let asked =
            service.ask_to_refuse(&world.department(Who::Library), library, refusal).await.expect("asked");
        service.approve(&ilze, asked).await.expect("approved");
        let service = world.at(ENDED);
        run(&world, &service, "described").await;
        let holds = holder(&service, "A3", &codes["A3"]).await;
        service.answer_offer(&holds, false, None).await.expect("declined");
        let refill = service.start_refill(&ilze, "described").await.expect("started");
        worked(&service).await;
        service.publish_undecided(&world.caseworker(Who::Maris), refill).await.expect("published");
        let mine = service.mine(&holder(&service, "A5", &codes["A5"]).await).await.expect("mine");
        assert_eq!(mine.offer().expect("an offer").place.1, "Puķu laistīšana");
    });
}

/// The round `described` with one person more, whose row is this and who would take anything in Augšpils.
async fn with_a6(world: &World, row: &str) -> Codes {
    let mut new = fixture("described");
    new.files
        .get_mut("applicants.csv")
        .expect("a file")
        .extend(format!("A6,2026-04-13T09:25,{row}\n").bytes());
    new.files.get_mut("descriptions.csv").expect("a file").extend("A6,1,,Augšpils,,\n".bytes());
    let submitted = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    submitted.into_iter().map(|one| (one.number, one.code)).collect()
}

#[test]
fn a_description_that_waits_for_a_decision_is_counted_and_asked_about() {
    told_to_both(async |world| {
        // Nobody knows where A6 lives, and every placement is for residents.
        let codes = with_a6(&world, "no,2010-04-04,no,").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let file = service.application(&ilze, "described", "A6").await.expect("a file");
        assert_eq!((file.standing.name(), file.undecided), ("needs-person", 2), "library and school");
        assert_eq!(file.missing, ["municipality"]);
        assert_eq!((file.described[0].fits, file.described[0].possible), (2, 0));
        let mine = service.mine(&holder(&service, "A6", &codes["A6"]).await).await.expect("mine");
        assert_eq!(mine.questions[0].facts, ["applicant.municipality"]);
        let board = service.board(&ilze, "described").await.expect("a board");
        assert_eq!(board.count("needs-person"), 1);
        let at = file.application.version;
        let said = ("municipality", "Citur", "Deklarētā adrese.");
        service.decide(&ilze, ("described", "A6", at), said).await.expect("decided");
        let file = service.application(&ilze, "described", "A6").await.expect("a file");
        assert_eq!((file.standing.name(), file.undecided), ("eligible", 0));
        assert_eq!(file.described[0].reasons[0].key, "pair.own-municipality");
        assert!(file.described[0].instead.is_empty(), "two placements fit");
        let a5 = service.application(&ilze, "described", "A5").await.expect("a file");
        assert_eq!((a5.described[0].fits, a5.described[0].possible, a5.undecided), (1, 1, 0));
    });
}

#[test]
fn other_rules_that_bar_what_was_described_are_an_effect() {
    told_to_one(async |world| {
        brought(&world).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let pack = String::from_utf8(fixture("described").files["pack.toml"].clone()).expect("text");
        let next = changed(&pack, "version = \"1\"", "version = \"2\"");
        let when = "when = \"applicant.municipality == placement.municipality\"";
        let barred = "when = \"applicant.municipality == placement.municipality && placement.hours <= 4\"";
        let next = changed(&next, when, barred);
        let hash = service.add_pack(&world.rulekeeper(Who::Vija), &next).await.expect("added");
        let effect = service.effect(&ilze, "described", &hash).await.expect("an effect");
        let moved: Vec<_> =
            effect.moved.iter().map(|one| (&*one.number, one.before.possible, one.after.possible)).collect();
        assert_eq!(moved, [("A1", 3, 1), ("A2", 2, 1), ("A3", 2, 0), ("A5", 1, 0)]);
    });
}

#[test]
fn a_seat_above_its_own_is_signed_where_a_description_fits() {
    told_to_both(async |world| {
        // A6 seemed too young.
        let codes = with_a6(&world, "no,2015-01-01,no,Piemēri").await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        run(&world, &service, "described").await;
        let (_, places) = service.round("described").await.expect("a round");
        let key =
            |number: &str| places.iter().find(|one| one.placement.id.as_str() == number).expect("there").id;
        let at = service.application(&ilze, "described", "A6").await.expect("a file").application.version;
        let fact = ("objection", ("date_of_birth", "2009-02-02", "Dzimšanas apliecība."));
        service.correct(&ilze, ("described", "A6", at), fact).await.expect("put right");
        let corrected = async || {
            let run = service.start_correction(&ilze, "described").await.expect("started");
            worked(&service).await;
            service.publish_undecided(&maris, run).await.expect("published");
        };
        corrected().await;
        let park = service.sign_excess(&world.department(Who::Park), key("park"), ("A6", "Paņemsim.")).await;
        assert_eq!(
            wrong(park),
            [("number".to_owned(), "wrong-excess-number")],
            "the park is not in Augšpils"
        );
        let library = world.department(Who::Library);
        let asked = service.sign_excess(&library, key("library"), ("A6", "Paņemsim.")).await.expect("signed");
        service.approve(&maris, asked).await.expect("a second caseworker");
        corrected().await;
        let mine = service.mine(&holder(&service, "A6", &codes["A6"]).await).await.expect("mine");
        assert_eq!(mine.offer().expect("an offer").place.1, "Grāmatu kārtošana");
    });
}

#[test]
fn people_apply_first_and_placements_come_later() {
    told_to_both(async |world| {
        let mut new = fixture("described");
        for (file, header) in [
            ("placements.csv", "id,organisation,title,capacity,municipality,parish,hours,first_day\n"),
            ("preferences.csv", "applicant,placement,rank\n"),
        ] {
            new.files.insert(file.to_owned(), header.as_bytes().to_vec());
        }
        // Where the work is is not asked for on the form.
        let pack = String::from_utf8(new.files["pack.toml"].clone()).expect("text");
        let (before, rest) = pack.split_once("[[pairs]]").expect("a rule about pairs");
        let pack = format!("{before}{}", &rest[rest.find("# Who is served first").expect("tiers")..]);
        new.files.insert("pack.toml".to_owned(), pack.into_bytes());
        let submitted = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let codes: Codes = submitted.into_iter().map(|one| (one.number, one.code)).collect();
        // Employers offer work after the last day for applications, before the round is closed.
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let library = world.department(Who::Library);
        service.let_post(&ilze, "described", library.staff().organisation, true).await.expect("let in");
        let offer = form("later", "Grāmatu kārtošana", "1");
        let id = service.post(&library, "described", &offer).await.expect("posted");
        service.approve_placement(&ilze, "described", (id, 1), false).await.expect("approved");
        run(&world, &service, "described").await;
        // A1 would take anything, and comes first.
        let mine = service.mine(&holder(&service, "A1", &codes["A1"]).await).await.expect("mine");
        assert_eq!(mine.offer().expect("an offer").place.1, "Grāmatu kārtošana");
    });
}

#[test]
fn somebody_says_in_the_form_what_kind_of_place_would_do_and_a_caseworker_changes_it() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.31");
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        let town = [("wishes", "V03"), ("like-parish", "Piemēru pilsēta"), ("like-first_day", "2027-07")];
        let asked = [&town[..], &[("describe", "yes")]].concat();
        let page = tab.answer(&mut browser, "wishes", &asked).await.body;
        assert!(page.contains("jebkura vieta ("), "{page}");
        assert!(page.contains("2027. gada jūlijs") && page.contains("Pašlaik tai atbilst"), "{page}");
        let like = hidden(&page, "like").expect("the choice").replace("&#38;", "&").replace("&amp;", "&");
        // It goes before the placement that is named; once more is no second one.
        let both = [("wishes", "V03"), ("like", like.as_str())];
        tab.answer(&mut browser, "wishes", &[&both[..], &[("up-like", &like)]].concat()).await;
        tab.answer(
            &mut browser,
            "wishes",
            &[&both[1..], &both[..1], &town[1..], &[("describe", "yes")]].concat(),
        )
        .await;
        assert_eq!(tab.page.matches("name=\"like\"").count(), 1, "{}", tab.page);
        let unread = tab.answer(&mut browser, "wishes", &[("like", "shoe=44")]).await;
        assert_eq!(unread.status, 422, "{}", unread.body);
        tab.answer(&mut browser, "wishes", &[both[1], both[0]]).await;
        let (number, code) = number_and_code(&tab.submit(&mut browser).await.body);
        let service = &house.service;
        let holder = service.open_application(&number, &code, from(1)).await.expect("the code is right");
        let person = service.mine(&holder).await.expect("mine").application.person;
        assert_eq!((person.wishes[0].placement.as_str(), person.wishes[0].rank), ("V03", 2));
        let [only] = &person.described[..] else { panic!("one description: {person:?}") };
        let said: Vec<_> = only.facts.iter().map(|(name, cell)| (name.as_str(), cell.as_str())).collect();
        assert_eq!((only.rank, said), (1, vec![("first_day", "2027-07"), ("parish", "Piemēru pilsēta")]));
        let ilze = world.caseworker(Who::Ilze);
        let known = service.changing(&ilze, "sample-summer", &number).await.expect("it can be changed");
        let form = |wishes: Vec<TypedWish>| NewApplication {
            answers: known.answers.clone(),
            wishes,
            ..NewApplication::default()
        };
        let change = async |new: NewApplication| {
            let at = ("sample-summer", number.as_str(), known.version);
            service.change_for(&ilze, at, (&new, "Zvans"), &|_, _| true).await
        };
        assert_eq!(refused(change(form(known.wishes.clone())).await), "refused-nothing-changed");
        change(form(vec![TypedWish::like("")])).await.expect("anything");
        let person = service.mine(&holder).await.expect("mine").application.person;
        assert!(
            person.wishes.is_empty() && person.described.len() == 1 && person.described[0].facts.is_empty()
        );
    });
}

#[test]
fn months_are_said_as_months_and_the_history_says_wishes_in_words() {
    told_to_one(async |world| {
        brought(&world).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let known = service.changing(&ilze, "described", "A3").await.expect("it can be changed");
        let like = |month: &str| TypedWish::Like {
            facts: [("first_day".to_owned(), month.to_owned())].into(),
            max_distance_m: None,
        };
        let wishes = vec![TypedWish::Placement("park".to_owned()), like("2026-06")];
        assert_eq!(known.wishes[1], like("2026-07-01..2026-07-31"), "as files have it");
        let new = NewApplication { answers: known.answers, wishes, ..NewApplication::default() };
        let as_of = ("described", "A3", known.version);
        service.change_for(&ilze, as_of, (&new, "Zvans"), &|_, _| true).await.expect("changed");
        let router = talka::web::App::new(world.at(OPEN), talka::config::Config::default()).router();
        let mut browser = Browser::new(router, "10.0.0.1");
        let signed_in = browser.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await;
        assert_eq!(signed_in.status, 303);
        let file = browser.get("/rounds/described/applications/A3?lang=lv").await.body;
        // What it says now, and in its history before and after.
        assert!(file.contains("07.2026.") && file.matches("06.2026.").count() > 1, "{file}");
        for raw in ["first_day", "01.07.2026.", "01.06.2026.", "2026-07", "2026-06"] {
            assert!(!file.contains(raw), "{raw}: {file}");
        }
        let own = service.application(&ilze, "described", "A3").await.expect("a file").described;
        assert_eq!(own[0].what.en.rsplit(' ').next(), Some("06.2026."), "{:?}", own[0].what);
    });
}
