//! What is owed to somebody holds up what would take it from them: an objection that was upheld, a turn in line, what was put right of an
//! application that is merged with another, a place that can still be given back, an approval after the deadline.

use talka::{
    domain::objection::{Event, State},
    service::{Filed, Finding, Next, RunKind, Service, TaskKind},
    store,
};

use crate::{
    afterwards::{Codes, corrects, declines, given_on, told, told_among, version, worked},
    knock::Browser,
    objections::{answers, events, third},
    scene::{ENDED, OPEN, PASSWORD, Who, World, fixture, holder, refused, told_to_both, told_to_one},
};

const JUNE: &str = "2026-06-20T08:00:00Z";

/// A4, who seems too young, objects; the park is free, which A4 and A2 chose.
async fn objected(world: &World) -> (Codes, Filed) {
    let codes = told(world, "2015-01-01", "").await;
    let service = world.at(ENDED);
    let own = holder(&service, "A4", &codes["A4"]).await;
    let filed = service.object(&own, ("", "person"), "Dzimšanas diena ir nepareiza.").await.expect("sent");
    declines(&service, &codes, "A3").await;
    service.answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None).await.expect("accepted");
    (codes, filed)
}

async fn objection(service: &Service, world: &World, filed: Filed) -> State {
    service.objection(&world.caseworker(Who::Ilze), filed.id).await.expect("it").objection.state
}

#[test]
fn until_something_follows_an_upheld_objection_no_seat_of_its_person_goes_on_and_no_round_is_finished() {
    told_to_both(async |world| {
        let (_, filed) = objected(&world).await;
        let (service, zane, ilze) = (world.at(ENDED), third(&world).await, world.caseworker(Who::Ilze));
        // A refill that was computed before would give the park to A2.
        let run = service.start_refill(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        answers(&service, &zane, filed, "upheld").await.expect("upheld");
        assert_eq!(refused(service.publish(&world.caseworker(Who::Maris), run).await), "refused-upheld-seat");
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-upheld-seat");
        assert_eq!(refused(service.erase(&ilze, "minimal", "A4").await), "refused-upheld-open");
        assert_eq!(refused(world.at(JUNE).finish(&ilze, "minimal").await), "refused-upheld-open");
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").next()[0], Next::Follow(1));
        let queue = service.tasks(&ilze, "minimal").await.expect("a queue");
        let task = queue.tasks.iter().find(|task| task.kind == TaskKind::Objection).expect("a task");
        assert_eq!((task.number.as_str(), task.word.as_str()), ("A4", "upheld"));
        // The fact is put right: that is what was owed, and the seat goes to A4.
        corrects(&world, &service, "A4", ("objection", "2009-02-02")).await;
        assert_eq!(objection(&service, &world, filed).await, State::Answered(Event::Followed));
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").next()[0], Next::Correct(1));
        given_on(&world, &service, RunKind::Correction).await;
        let file = service.application(&ilze, "minimal", "A4").await.expect("a file");
        assert!(file.offers[0].state.holds());
    });
}

#[test]
fn what_was_done_otherwise_after_an_upheld_objection_is_written_down_by_somebody_who_did_not_decide() {
    told_to_both(async |world| {
        let (_, filed) = objected(&world).await;
        let (service, zane, ilze) = (world.at(ENDED), third(&world).await, world.caseworker(Who::Ilze));
        assert_eq!(
            refused(answers(&service, &zane, filed, "followed").await),
            "refused-objection-not-upheld"
        );
        answers(&service, &zane, filed, "upheld").await.expect("upheld");
        assert_eq!(refused(answers(&service, &ilze, filed, "followed").await), "refused-own-decision");
        answers(&service, &zane, filed, "followed").await.expect("written down");
        assert_eq!(refused(answers(&service, &zane, filed, "followed").await), "refused-objection-over");
        assert_eq!(events(&service, &zane, filed.id).await, 2);
        service.start_refill(&ilze, "minimal").await.expect("started");
        assert_eq!(world.noted("objection-followed").await, 1);
    });
}

#[test]
fn an_upheld_objection_to_an_award_is_followed_once_two_people_settle_it() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let own = holder(&service, "A2", &codes["A2"]).await;
        let filed = service.object(&own, ("A3", "third-person"), "Vieta pienākas man.").await.expect("sent");
        answers(&service, &zane, filed, "upheld").await.expect("upheld");
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").next()[0], Next::Follow(1));
        let asked = service
            .propose_settlement(
                &ilze,
                ("minimal", "A3", 1),
                talka::service::TypedEnding {
                    why: "given-wrongly",
                    ground: "Iebildums pamatots.",
                    heard: ("omitted", "Viss zināms."),
                },
            )
            .await
            .expect("proposed");
        service.approve(&maris, asked).await.expect("approved");
        assert_eq!(objection(&service, &world, filed).await, State::Answered(Event::Followed));
    });
}

#[test]
fn whoever_waits_in_line_is_erased_once_they_withdrew_and_by_another_caseworker() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        assert_eq!(refused(service.erase(&ilze, "minimal", "A2").await), "refused-erase-in-line");
        assert_eq!(refused(service.erase_by_operator("A2").await), "refused-erase-in-line");
        let why = service.erasing(&ilze, "minimal", "A2").await.expect("a page").refused.expect("refused");
        assert_eq!(why.key, "refused-erase-in-line");
        let at = version(&service, &ilze, "A2").await;
        service.withdraw_for(&ilze, ("minimal", "A2", at), "Lūdza pa tālruni.").await.expect("withdrawn");
        assert_eq!(refused(service.erase(&ilze, "minimal", "A2").await), "refused-erase-own-withdrawal");
        service.erase(&maris, "minimal", "A2").await.expect("erased");
        // Who waits for nothing is in nobody's way; who took the application back needs nobody else.
        service.erase(&ilze, "minimal", "A4").await.expect("not eligible");
        declines(&service, &codes, "A3").await;
        service.erase(&ilze, "minimal", "A3").await.expect("gave it back");
    });
}

/// The round `minimal`, in which A4 has the name and day of birth of A1, who has the library.
async fn with_twin(world: &World) -> Codes {
    let mut new = fixture("minimal");
    let mut add = |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
    add("applicants.csv", "A4,2026-04-13T09:20,no,2010-05-02,no,Piemēri\n");
    add("preferences.csv", "A4,park,1,500\n");
    let same = new.people["A1"].clone();
    new.people.insert("A4".to_owned(), same);
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
    let shown = talka::service::sets_mark(&["A1 A4".to_owned()]);
    service.close_with(&ilze, "minimal", &shown).await.expect("closed");
    let run = service.start_run(&ilze, "minimal").await.expect("started");
    worked(&service).await;
    service.publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

#[test]
fn an_application_that_goes_first_in_line_is_not_dropped_for_another_of_its_person() {
    told_to_both(async |world| {
        let codes = with_twin(&world).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        declines(&service, &codes, "A1").await;
        let decides = async |stands: &str| {
            let same = Finding::Same(stands.to_owned());
            service.decide_duplicates(&ilze, "minimal", "A1 A4", &same).await
        };
        let at = version(&service, &ilze, "A4").await;
        let said = ("mistake", ("took_part_last_year", "yes", "Saraksts."));
        service.correct(&ilze, ("minimal", "A4", at), said).await.expect("put right");
        assert_eq!(refused(decides("A1").await), "refused-duplicate-owed", "a correction waits");
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(refused(decides("A1").await), "refused-duplicate-owed", "first in line");
        decides("A4").await.expect("the one that goes first stands");
        let mut conn = world.db.read().await.expect("a connection");
        let a4 = store::applications::by_number(&mut conn.link(), "A4").await.expect("asked").expect("there");
        let first = store::corrections::first_for(&mut conn.link(), a4.id).await.expect("asked");
        assert_eq!((a4.state.as_str(), first.is_some()), ("submitted", true));
    });
}

#[test]
fn a_round_is_finished_once_the_work_has_begun_of_everybody_who_accepted() {
    told_to_both(async |world| {
        let codes = told_among(&world, ("2015-01-01", true), "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        for number in ["A1", "A3"] {
            let own = holder(&service, number, &codes[number]).await;
            service.answer_offer(&own, true, None).await.expect("accepted");
        }
        let eve = world.at("2026-06-07T08:00:00Z");
        assert_eq!(refused(eve.finish(&ilze, "minimal").await), "refused-work-ahead");
        // Until then a place is given back, and goes on.
        declines(&eve, &codes, "A3").await;
        given_on(&world, &eve, RunKind::Refill).await;
        let own = holder(&eve, "A2", &codes["A2"]).await;
        eve.answer_offer(&own, true, None).await.expect("accepted");
        world.at("2026-06-08T08:00:00Z").finish(&ilze, "minimal").await.expect("finished");
    });
}

#[test]
fn after_the_deadline_the_form_of_a_placement_says_what_a_change_may_cost() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let form = async |time: &str| {
            let service = world.at(time);
            let router = talka::web::App::new(service.clone(), talka::config::Config::default()).router();
            let mut library = Browser::new(router, "10.0.0.1");
            let signs = [("login", "biblioteka"), ("password", PASSWORD)];
            assert_eq!(library.post("/sign-in", &signs).await.status, 303);
            let own = service.own_placements(&world.department(Who::Library)).await.expect("asked");
            library.get(&format!("/placements/{}?lang=en", own[0].placed.id)).await.body
        };
        assert!(!form(OPEN).await.contains("id=\"late\""));
        let late = form(ENDED).await;
        assert!(late.contains("it takes no part in the allocation"), "{late}");
    });
}
