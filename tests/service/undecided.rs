//! A wish that waits for a person's decision stays visible from the first form to the last letter, and a run that may have
//! cost somebody something by it is published only by whoever says that they know.

use std::{collections::BTreeMap, sync::Arc};

use talka::{
    domain::{Status, outcome::Undecided},
    service::{NewRound, Next, Service},
};
use uuid::Uuid;

use crate::{
    knock::{Browser, House},
    scene::{ENDED, OPEN, PASSWORD, Who, World, fixture, holder, refusal, told_to_both},
    walk::{Tab, number_and_code},
};

/// The round `undecided`, closed, with a verified run that Ilze started.
async fn with_run(world: &World) -> (BTreeMap<String, String>, Arc<Service>, Uuid) {
    let codes = world.import(OPEN, "undecided").await;
    let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
    service.close(&ilze, "undecided").await.expect("closed");
    let run = service.start_run(&ilze, "undecided").await.expect("started");
    assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
    (codes, service, run)
}

#[test]
fn an_undecided_wish_is_counted_before_a_run_and_asked_about_before_publishing() {
    told_to_both(async |world| {
        let (codes, service, run) = with_run(&world).await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let board = service.board(&ilze, "undecided").await.expect("a board");
        assert_eq!((board.count("needs-person"), board.undecided()), (0, 1));
        assert!(board.next().contains(&Next::DecideWishes(1)), "{:?}", board.next());
        let file = service.application(&ilze, "undecided", "A2").await.expect("a file");
        assert_eq!((file.standing.name(), file.undecided), ("eligible", 1));
        assert_eq!(file.reasons[0].key, "needs-person.own-municipality");
        let file = service.application(&ilze, "undecided", "A1").await.expect("a file");
        assert_eq!((file.undecided, file.next), (0, Some(("A2".to_owned(), 1))), "the others lead to it");
        let mine = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        assert_eq!(mine.questions[0].facts, ["placement.municipality"]);
        let other = service.mine(&holder(&service, "A1", &codes["A1"]).await).await.expect("mine");
        assert!(other.questions.is_empty());

        let publishing = service.publishing(&maris, run).await.expect("asked");
        let lost = Undecided { placed: 0, without_place: 1, participation: 0 };
        assert_eq!(publishing.undecided, lost);
        let told: BTreeMap<_, _> = publishing.told.into_iter().collect();
        assert_eq!((told["placed"], told["waiting"], told["undecided"]), (1, 1, 1));
        let no = refusal(service.publish(&maris, run).await);
        assert_eq!(no.key, "refused-undecided");
        assert!(service.published("undecided").await.expect("asked").is_none());
        assert_eq!(world.noted("publish").await, 0);
        service.publish_undecided(&maris, run).await.expect("published");

        let mine = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        let letter = mine.letter.expect("a letter");
        assert_eq!(
            (letter.person.status, letter.person.reasons[0].key.as_str()),
            (Status::Waiting, "waiting.undecided")
        );
        let undecided: Vec<(u8, bool)> =
            letter.wishes.iter().map(|line| (line.rank, line.undecided)).collect();
        assert_eq!(undecided, [(1, true), (2, false)]);
    });
}

#[test]
fn where_nothing_is_undecided_nobody_is_asked() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        let publishing = service.publishing(&maris, run).await.expect("asked");
        assert_eq!(publishing.undecided, Undecided::default());
        service.publish(&maris, run).await.expect("published");
    });
}

/// The round `undecided` beside the round `minimal`, whose numbers are taken.
fn renumbered() -> NewRound {
    let mut new = fixture("undecided");
    for file in ["applicants.csv", "preferences.csv"] {
        let text = String::from_utf8(new.files[file].clone()).expect("text");
        new.files.insert(file.to_owned(), text.replace("\nA", "\nU").into_bytes());
    }
    new.people.clear();
    new
}

async fn signed_in(house: &House, login: &str) -> Browser {
    let mut browser = house.browser("10.0.0.8");
    assert_eq!(browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await.status, 303);
    browser
}

#[test]
fn the_pages_name_it_and_the_box_is_checked_on_the_server() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let codes = house.service.add_round(None, &renumbered()).await.expect("a round");
        let (mut ilze, mut maris) = (signed_in(&house, "ilze").await, signed_in(&house, "maris").await);
        let closing = ilze.get("/rounds/undecided/close?lang=en").await;
        assert!(
            closing.body.contains("1 application takes part with an undecided choice"),
            "{}",
            closing.body
        );
        assert_eq!(ilze.post("/rounds/undecided/close", &[]).await.status, 303);
        let board = ilze.get("/rounds/undecided/work").await.body;
        assert!(
            board.contains("status=undecided") && board.contains("eligible, with an undecided choice"),
            "{board}"
        );
        assert!(board.contains("/rounds/undecided/runs/new"), "the button asks first: {board}");
        let list = ilze.get("/rounds/undecided/applications?status=undecided").await.body;
        assert!(list.contains(">U2<") && !list.contains(">U1<"), "{list}");
        let asks = ilze.get("/rounds/undecided/runs/new").await.body;
        assert!(asks.contains("cannot get one of its choices"), "{asks}");
        let file = ilze.get("/rounds/undecided/applications/U2").await.body;
        assert!(file.contains("But 1 of the placements wished for is undecided"), "{file}");
        let started = ilze.post("/rounds/undecided/runs", &[]).await;
        let run = started.header("location").to_owned();
        assert!(house.service.work_once(house.service.new_worker().expect("a key")).await.expect("worked"));
        let page = maris.get(&format!("{run}?lang=en")).await.body;
        assert!(page.contains("may have cost 1 person a place"), "{page}");
        let publish = format!("{run}/publish");
        let page = maris.get(&publish).await.body;
        for part in ["may have cost 1 person", "1 person has no place, and", "name=\"undecided\""] {
            assert!(page.contains(part), "{part}: {page}");
        }
        for fields in [&[][..], &[("undecided", "")], &[("undecided", "on")]] {
            let refused = maris.post(&publish, fields).await;
            assert_eq!(refused.status, 422, "{fields:?}");
            assert!(refused.body.contains("only by confirming"), "{}", refused.body);
        }
        assert!(house.service.published("undecided").await.expect("asked").is_none());
        assert_eq!(maris.post(&publish, &[("undecided", "yes")]).await.status, 303);
        let code = codes.iter().find(|one| one.number == "U2").expect("submitted").code.clone();
        let mut own = house.browser("10.0.0.9");
        assert_eq!(own.post("/result", &[("number", "U2"), ("code", &code)]).await.status, 303);
        let letter = own.get("/my?lang=en").await.body;
        for part in
            ["one choice waits for a decision", "waits for a decision by a member of staff", "Undecided"]
        {
            assert!(letter.contains(part), "{part}: {letter}");
        }
        let public = own.get("/rounds/undecided").await.body;
        assert!(public.contains("1 application that names this placement waits"), "{public}");
    });
}

#[test]
fn whoever_does_not_know_is_told_before_submitting_and_after() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut browser = house.browser("10.0.0.10");
        let mut tab = Tab::begun(&mut browser).await;
        browser.cookies.insert("lang".to_owned(), "en".to_owned());
        for (step, answer) in [
            ("name", "Elīna Ķirse"),
            ("contact", "elina@example.org"),
            ("personal-code", ""),
            ("date_of_birth", "01.02.2010."),
            ("parish", "Cita pašvaldība"),
            ("school", ""),
            ("took_part_last_year", "no"),
            ("large_family", "no"),
            ("health_check", ""),
            ("guardian-named", ""),
        ] {
            let reply = tab.answer(&mut browser, step, &[(step, answer)]).await;
            assert_eq!(reply.status, 200, "{step}: {}", reply.body);
        }
        assert!(tab.page.contains("the rules cannot say yet whether they suit"), "{}", tab.page);
        let chosen = tab.answer(&mut browser, "wishes", &[("wishes", "V03"), ("wishes", "V05")]).await;
        assert!(chosen.body.contains("you don’t know: school, medical record book."), "{}", chosen.body);
        // Whoever lives there takes part whatever the school is; the first wish hangs on the record book still.
        let lives = [("parish", "Piemēru pilsēta"), ("then-review", "yes")];
        let review = tab.answer(&mut browser, "parish", &lives).await;
        assert!(review.body.contains("you don’t know: medical record book."), "{}", review.body);
        let done = tab.submit(&mut browser).await;
        assert_eq!(done.status, 200, "{}", done.body);
        let (number, code) = number_and_code(&done.body);
        let opened = browser.post("/result", &[("number", &number), ("code", &code)]).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        let mine = browser.get("/my?lang=en").await.body;
        assert!(
            mine.contains("you get a place may depend on it") && mine.contains("medical record book"),
            "{mine}"
        );
    });
}
