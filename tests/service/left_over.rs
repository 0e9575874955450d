//! A round is finished: what stays empty beside whom is read and grounded, and what people read afterwards is true of a round that is over.

use talka::service::{Left, Next, OfferState, Phase, RunKind};

use crate::{
    afterwards::{corrects, declines, given_on, state, told},
    knock::{Browser, Guest, House},
    law::opened,
    scene::{ENDED, Who, World, holder, refusal, refused, told_to_both, told_to_one, wrong},
};

/// When the work has begun: before, whoever accepted a place may give it back.
const BEGUN: &str = "2026-06-08T08:00:00Z";
/// Seats go on then, too.
const GOES_ON: &str = "\n[answers]\nrefill_after_start = true\n";

/// Whoever opened an application, as it stands when the round's results were published.
async fn at_the_end(world: &World, code: &str, number: &str) -> Browser {
    let app = talka::web::App::new(world.at(ENDED), talka::config::Config::default());
    let mut browser = Browser::new(app.router(), "10.0.0.9");
    browser.post("/result", &[("number", number), ("code", code)]).await;
    browser
}

#[test]
fn seats_stay_empty_beside_people_in_line_only_by_a_ground_of_somebody_who_knows() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", GOES_ON).await;
        let (early, service) = (world.at(ENDED), world.at(BEGUN));
        let ilze = world.caseworker(Who::Ilze);
        early.answer_offer(&holder(&early, "A1", &codes["A1"]).await, true, None).await.expect("accepted");
        declines(&early, &codes, "A3").await;
        // The park is free, and A2 and A4 wait for it.
        let why = refusal(service.finish(&ilze, "minimal").await);
        assert_eq!(why.key, "refused-seats-left");
        let left = service.finishing(&ilze, "minimal").await.expect("asked").left;
        assert_eq!(left, Left { seats: 1, people: 2 });
        for (read, ground) in
            [(Left { seats: 1, people: 1 }, "Nav naudas."), (Left::default(), "Nav naudas.")]
        {
            let said = service.finish_leaving(&ilze, "minimal", (read, ground)).await;
            assert_eq!(refused(said), "refused-seats-left", "what was read is not so");
        }
        let wordless = service.finish_leaving(&ilze, "minimal", (left, " ")).await;
        assert_eq!(wrong(wordless), [("ground".to_owned(), "wrong-ground")]);
        // Whoever leaves the line is not counted, and whoever may not take part.
        service.withdraw(&holder(&service, "A4", &codes["A4"]).await).await.expect("taken back");
        assert_eq!(
            refused(service.finish_leaving(&ilze, "minimal", (left, "Nē.")).await),
            "refused-seats-left"
        );
        let left = Left { seats: 1, people: 1 };
        service.finish_leaving(&ilze, "minimal", (left, "Darbs parkā beidzies.")).await.expect("finished");
        assert_eq!((world.noted("finish-leaving").await, world.noted("finish").await), (1, 0));
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!((board.book.phase, board.next()), (Phase::Finished, vec![Next::Over]));
        let kept = board.left.expect("kept");
        assert_eq!(
            (kept.left, kept.by.as_str(), kept.ground.as_str()),
            (left, "ILZE", "Darbs parkā beidzies.")
        );
        let again = service.finish_leaving(&ilze, "minimal", (left, "Vēlreiz.")).await;
        assert_eq!(refused(again), "refused-finished");
    });
}

#[test]
fn a_round_without_a_seat_that_anybody_could_take_is_finished_as_it_is() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", GOES_ON).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        // The library is free, and nobody in line wished for it.
        declines(&service, &codes, "A1").await;
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open));
        service
            .answer_offer(&holder(&service, "A2", &codes["A2"]).await, true, None)
            .await
            .expect("accepted");
        assert_eq!(service.finishing(&ilze, "minimal").await.expect("asked").left, Left::default());
        let service = world.at(BEGUN);
        service.finish(&ilze, "minimal").await.expect("finished");
        assert_eq!((world.noted("finish-leaving").await, world.noted("finish").await), (0, 1));
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").left, None);
    });
}

#[test]
fn seats_that_are_empty_since_the_work_has_begun_are_told_with_the_reason() {
    told_to_one(async |world| {
        // Pages go by the machine's clock: nobody answered, and the work has begun by then.
        told(&world, "2009-02-02", "").await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        for page in ["work", "second-call"] {
            let page = ilze.get(&format!("/rounds/minimal/{page}?lang=lv")).await.body;
            assert!(page.contains("id=\"begun\"") && page.contains("darbs jau ir sācies"), "{page}");
        }
    });
    told_to_one(async |world| {
        told(&world, "2009-02-02", "\n[answers]\nrefill_after_start = true\n").await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let page = ilze.get("/rounds/minimal/work?lang=lv").await.body;
        assert!(!page.contains("id=\"begun\"") && page.contains("brīvas vietas"), "{page}");
    });
}

#[test]
fn the_page_shows_what_would_be_left_and_asks_why() {
    told_to_one(async |world| {
        // Pages go by the machine's clock: the work has begun by then.
        let codes = told(&world, "2009-02-02", "\n[answers]\nrefill_after_start = true\n").await;
        let service = world.at(ENDED);
        service
            .answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None)
            .await
            .expect("accepted");
        declines(&service, &codes, "A3").await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let on = "/rounds/minimal/finish";
        for (lang, said) in
            [("lv", "rindā ir 2 cilvēki"), ("en", "2 people in line"), ("ru", "в очереди 2 человека")]
        {
            let page = ilze.get(&format!("{on}?lang={lang}")).await.body;
            assert!(page.contains(said) && page.contains("name=\"ground\""), "{said}: {page}");
        }
        ilze.get("/work?lang=lv").await;
        assert_eq!(ilze.post(on, &[]).await.status, 409);
        assert_eq!(ilze.post(on, &[("seats", "1"), ("people", "3"), ("ground", "Nē.")]).await.status, 409);
        let bare = ilze.post(on, &[("seats", "1"), ("people", "2"), ("ground", "")]).await;
        assert!(bare.status == 422 && bare.body.contains("ground-why"), "{}", bare.body);
        let done =
            ilze.post(on, &[("seats", "1"), ("people", "2"), ("ground", "Darbs parkā beidzies.")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let page = ilze.get("/rounds/minimal/work").await.body;
        assert!(page.contains("Darbs parkā beidzies.") && page.contains("Tukša palika 1 vieta"), "{page}");
    });
}

#[test]
fn in_a_finished_round_nobody_reads_that_they_wait_or_can_still_answer() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        for number in ["A1", "A3"] {
            let own = holder(&service, number, &codes[number]).await;
            service.answer_offer(&own, true, None).await.expect("accepted");
        }
        let (mut waits, mut has) =
            (at_the_end(&world, &codes["A2"], "A2").await, at_the_end(&world, &codes["A1"], "A1").await);
        let line = ["Ja vieta atbrīvojas", "Gaidītāji pirms jums"];
        let page = waits.get("/my?lang=lv").await.body;
        assert!(line.iter().all(|said| page.contains(said)), "{page}");
        assert!(page.contains("bet jūs gaidāt rindā"), "{page}");
        assert!(has.get("/my?lang=lv").await.body.contains("/my/decline"));
        world.at(BEGUN).finish(&ilze, "minimal").await.expect("finished");
        let page = waits.get("/my").await.body;
        assert!(!line.iter().any(|said| page.contains(said)), "{page}");
        assert!(page.contains("Kārta ir pabeigta") && !page.contains("gaidāt rindā"), "{page}");
        let page = has.get("/my").await.body;
        assert!(!page.contains("/my/decline") && !page.contains("vēl varat atteikties"), "{page}");
    });
}

#[test]
fn who_had_a_place_last_is_said_of_the_time_of_the_publication() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let service = world.at(ENDED);
        // Whoever had the park before it was published again has it no more.
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        corrects(&world, &service, "A4", ("decision", "2009-02-03")).await;
        given_on(&world, &service, RunKind::Correction).await;
        declines(&service, &codes, "A2").await;
        let house = House::beside(&world).await;
        let page = opened(&house, &codes, "A4").await.get("/my?lang=lv").await.body;
        assert!(page.contains("No tiem, kam pēdējās publicēšanas brīdī šeit bija vieta"), "{page}");
        assert!(!page.contains("saņēma vietu"), "{page}");
    });
}
