//! Objections, from coming in to being answered: what follows for a place, who may answer, when one is late, and every verb in every
//! state.

use talka::{
    domain::{
        Caseworker,
        objection::{Event, State},
    },
    service::{Filed, NewAccount, Next, OfferState, RunKind, Service, TypedEnding, TypedObjection},
};
use uuid::Uuid;

use crate::{
    afterwards::{corrects, declines, given_on, state, told},
    knock::{Guest, House},
    law::{ACT, opened},
    scene::{AUTHORITY, ENDED, Who, World, holder, not_found, refused, told_to_both, told_to_one, wrong},
    way::{Table, word},
};

/// A caseworker who neither starts nor publishes anything.
pub(crate) async fn third(world: &World) -> Caseworker {
    let text = |text: &str| text.to_owned();
    let new = NewAccount {
        login: text("zane"),
        name: text("ZANE"),
        organisation: text(AUTHORITY),
        role: text("caseworker"),
        password: text("a password for tests"),
    };
    let service = world.at(ENDED);
    let account = service.add_account(Some(&world.administrator()), &new).await.expect("an account");
    service.staff(account).await.expect("asked").expect("there").caseworker().expect("a caseworker")
}

/// What a caseworker writes down of somebody who objects to the award of a number.
fn typed(about: &str) -> TypedObjection {
    let text = |text: &str| text.to_owned();
    TypedObjection {
        about: text(about),
        by: text("third-person"),
        objector: String::new(),
        who: text("Anna Ozola, +371 20000009"),
        way: text("oral"),
        received: text("25.04.2026."),
        ground: text("Vieta piešķirta nepareizi."),
    }
}

/// How many events an objection has.
pub(crate) async fn events(service: &Service, who: &Caseworker, id: Uuid) -> i64 {
    service.objection(who, id).await.expect("an objection").objection.events
}

pub(crate) async fn answers(
    service: &Service,
    who: &Caseworker,
    filed: Filed,
    what: &str,
) -> Result<(), talka::service::No> {
    let at = events(service, who, filed.id).await;
    let today = service.now().format("%d.%m.%Y.").to_string();
    service.on_objection(who, (filed.id, at), (what, &today, "Pārbaudīts.")).await
}

#[test]
fn an_objection_that_is_upheld_gives_a_place_by_correction() {
    told_to_both(async |world| {
        // A4 is too young, as it seems.
        let codes = told(&world, "2015-01-01", ACT).await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let own = holder(&service, "A4", &codes["A4"]).await;
        assert_eq!(wrong(service.object(&own, ("", "nobody"), " ").await).len(), 2);
        let filed = service
            .object(&own, ("", "representative"), "Dzimšanas diena ir nepareiza.")
            .await
            .expect("sent");
        assert_eq!((filed.late, filed.frozen), (false, false));
        let again = service.object(&own, ("", "person"), "Vēlreiz.").await;
        assert_eq!(refused(again), "refused-objection-waits");
        assert_eq!(refused(service.object(&own, ("", ""), "").await), "refused-objection-waits");
        let mine = service.mine(&own).await.expect("mine");
        assert_eq!((mine.objections.len(), mine.objections[0].state), (1, State::Received));
        let board = service.board(&zane, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Object(1));
        assert_eq!(refused(service.finish(&zane, "minimal").await), "refused-offers-open");
        assert_eq!(refused(service.erase(&zane, "minimal", "A4").await), "refused-objections-open");
        // Whoever started or published it leaves the answer to others.
        for who in [Who::Ilze, Who::Maris] {
            let who = world.caseworker(who);
            assert_eq!(refused(answers(&service, &who, filed, "upheld").await), "refused-own-decision");
        }
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.on_objection(&stranger, (filed.id, 0), ("upheld", "", "x")).await);
        not_found(service.objection(&stranger, filed.id).await);
        // The commission with which it is contested decided, on a day since then.
        for day in ["", "24.04.2026.", "26.04.2026."] {
            let nothing = service.on_objection(&zane, (filed.id, 0), ("upheld", day, " ")).await;
            let fields = [("day".to_owned(), "wrong-decided-day"), ("ground".to_owned(), "wrong-ground")];
            assert_eq!(wrong(nothing), fields, "{day}");
        }
        let strange = service.on_objection(&zane, (filed.id, 0), ("perhaps", "", "x")).await;
        assert_eq!(wrong(strange), [("what".to_owned(), "wrong-objection-event")]);
        answers(&service, &zane, filed, "upheld").await.expect("answered");
        assert_eq!(refused(answers(&service, &zane, filed, "kept").await), "refused-objection-over");
        let one = service.objection(&zane, filed.id).await.expect("it").objection;
        assert_eq!(
            (one.state, one.happened[0].text.as_str()),
            (State::Answered(Event::Upheld), "Pārbaudīts.")
        );
        declines(&service, &codes, "A3").await;
        corrects(&world, &service, "A4", ("objection", "2009-02-02")).await;
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open), "before A2");
        assert_eq!((world.noted("object").await, world.noted("objection-upheld").await), (1, 1));
    });
}

#[test]
fn an_objection_to_somebodys_place_freezes_it_until_it_is_answered_and_two_people_let_it_go_on() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let own = holder(&service, "A2", &codes["A2"]).await;
        // Numbers without a place are not told from those that nobody has.
        for about in ["A4", "A9"] {
            let sent = service.object(&own, (about, "third-person"), "Nē.").await;
            assert_eq!(wrong(sent), [("about".to_owned(), "wrong-objection-about")], "{about}");
        }
        let sent = service.object(&own, ("A3", "third-person"), "Tā vieta pienākas man.").await;
        let filed = sent.expect("sent");
        assert!(filed.frozen);
        declines(&service, &codes, "A3").await;
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
        let early = service.propose_settlement(&ilze, ("minimal", "A3", 2), ("kept", "Nē.")).await;
        assert_eq!(refused(early), "refused-objections-open");
        // The person whom it is about does not read who objects, nor that somebody does.
        let theirs = service.mine(&holder(&service, "A3", &codes["A3"]).await).await.expect("mine");
        assert!(theirs.objections.is_empty());
        answers(&service, &zane, filed, "kept").await.expect("answered");
        let waiting = service.approvals(&maris).await.expect("a list").waiting;
        assert_eq!(waiting.len(), 1, "that it is kept waits for a second person");
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
        assert_eq!(refused(service.approve(&zane, waiting[0].id).await), "refused-own-approval");
        service.approve(&maris, waiting[0].id).await.expect("settled");
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open), "the seat goes on");
        assert_eq!(world.noted("objection-kept").await, 1);
    });
}

#[test]
fn what_comes_after_its_term_is_received_and_told_as_late() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", ACT).await;
        let (ilze, zane) = (world.caseworker(Who::Ilze), third(&world).await);
        let told = world.at("2026-05-02T08:00:00Z");
        for number in ["A2", "A4"] {
            // By registered letter: received on the 4th of May, to be contested until the 4th of June.
            told.record_notification(&ilze, ("minimal", number), ("registered", "27.04.2026."))
                .await
                .expect("sent");
        }
        let after = world.at("2026-06-05T08:00:00Z");
        let own = holder(&after, "A2", &codes["A2"]).await;
        let late = after.object(&own, ("", "representative"), "Par vēlu.").await.expect("received");
        assert!(late.late);
        let one = after.objection(&zane, late.id).await.expect("it").objection;
        assert_eq!((one.late, one.term.map(|day| day.to_string())), (true, Some("2026-06-04".to_owned())));
        let on_time = TypedObjection {
            by: "representative".to_owned(),
            received: "04.06.2026.".to_owned(),
            way: "paper".to_owned(),
            ..typed("A4")
        };
        let filed = after.record_objection(&ilze, "minimal", &on_time).await.expect("written down");
        assert!(!filed.late, "on the last day it was there");
        let one = after.objection(&zane, filed.id).await.expect("it").objection;
        assert_eq!(one.answer_by.to_string(), "2026-07-06", "a month, and a Saturday moves to Monday");
        assert_eq!(refused(after.finish(&zane, "minimal").await), "refused-objections-open");
    });
}

#[test]
fn what_a_caseworker_writes_down_is_whole_or_nothing() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let record = async |typed: TypedObjection| service.record_objection(&ilze, "minimal", &typed).await;
        let fields = |answer| wrong(answer).into_iter().map(|(field, _)| field).collect::<Vec<String>>();
        assert_eq!(
            fields(record(TypedObjection::default()).await),
            ["about", "by", "way", "received", "ground"]
        );
        let nobody = TypedObjection { who: String::new(), ..typed("A3") };
        assert_eq!(fields(record(nobody).await), ["who"]);
        let unknown = TypedObjection { objector: "A9".to_owned(), ..typed("A3") };
        assert_eq!(fields(record(unknown).await), ["objector"]);
        for day in ["24.04.2026.", "26.04.2026."] {
            let when = TypedObjection { received: day.to_owned(), ..typed("A3") };
            assert_eq!(fields(record(when).await), ["received"], "{day}");
        }
        not_found(service.record_objection(&world.caseworker(Who::Stranger), "minimal", &typed("A3")).await);
        assert_eq!(service.objections(&ilze, "minimal").await.expect("a list").all.len(), 0);
        let by_number = TypedObjection { objector: "a2".to_owned(), who: String::new(), ..typed("a3") };
        let filed = record(by_number.clone()).await.expect("written down");
        assert!(filed.frozen);
        assert_eq!(refused(record(by_number.clone()).await), "refused-objection-waits");
        let groundless = TypedObjection { ground: String::new(), ..by_number };
        assert_eq!(refused(record(groundless).await), "refused-objection-waits");
        let all = service.objections(&ilze, "minimal").await.expect("a list").all;
        assert_eq!((all.len(), all[0].objector.as_deref(), all[0].about.as_str()), (1, Some("A2"), "A3"));
        assert!(all[0].frozen && world.noted("look-objections").await == 1);
    });
}

/// A day for an event: what is to be mended is until later, what an authority decided was by today.
fn day(event: Event) -> &'static str {
    if event == Event::Mend { "30.04.2026." } else { "25.04.2026." }
}

/// The verbs on an objection, its states, and who asks, as `way.txt` has them.
fn table() -> Table {
    let verbs = Event::ALL.map(Event::name).to_vec();
    let states = State::ALL.map(State::name).to_vec();
    Table::of("objection", &[verbs, states, vec!["other", "author", "stranger"]])
}

#[test]
fn every_verb_on_an_objection_in_every_state_by_everyone_answers_as_the_table_says() {
    told_to_both(async |world| {
        let table = table();
        told(&world, "2009-02-02", ACT).await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let (ilze, stranger) = (world.caseworker(Who::Ilze), world.caseworker(Who::Stranger));
        for verb in Event::ALL {
            for standing in State::ALL {
                for (who, name) in [(&zane, "other"), (&ilze, "author"), (&stranger, "stranger")] {
                    let filed =
                        service.record_objection(&zane, "minimal", &typed("A3")).await.expect("written");
                    let before = match standing {
                        State::Received => vec![],
                        State::ToMend => vec![Event::Mend],
                        State::Answered(Event::Followed) => vec![Event::Upheld, Event::Followed],
                        State::Answered(answer) => vec![answer],
                    };
                    for (at, before) in (0..).zip(before) {
                        let said = (before.name(), day(before), "Tā ir.");
                        service.on_objection(&zane, (filed.id, at), said).await.expect("so");
                    }
                    let at = events(&service, &zane, filed.id).await;
                    let said = (verb.name(), day(verb), "Tā ir.");
                    let stale = word(service.on_objection(who, (filed.id, at + 1), said).await);
                    let answer = word(service.on_objection(who, (filed.id, at), said).await);
                    let wanted = table.answers(&[verb.name(), standing.name(), name]);
                    assert_eq!(answer, wanted, "{verb:?} {standing:?} {name}");
                    let old = if matches!(wanted, "ok" | "refused-own-decision") {
                        "refused-stale"
                    } else {
                        wanted
                    };
                    assert_eq!(stale, old, "{verb:?} {standing:?} {name} on an old page");
                    // Twice it is not done.
                    if wanted == "ok" {
                        let twice = word(service.on_objection(who, (filed.id, at), said).await);
                        assert_ne!(twice, "ok", "{verb:?} {standing:?}");
                    }
                }
            }
        }
    });
}

#[test]
fn an_objection_is_sent_written_down_and_answered_on_its_pages() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        third(&world).await;
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        assert!(person.get("/my").await.body.contains("href=\"/my/object\""));
        let other = person.post("/my/object", &[("number", "A1"), ("by", "person"), ("ground", "Nē.")]).await;
        assert_eq!(other.status, 409, "another tab opened another application meanwhile");
        let empty = person.post("/my/object", &[("number", "A2"), ("about", "A3")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Jāizvēlas, kas iebilst"), "{}", empty.body);
        let fields = [("number", "A2"), ("by", "third-person"), ("about", "A3"), ("ground", "<b>Man.</b>")];
        assert_eq!(person.post("/my/object", &fields).await.header("location"), "/my/object");
        let sent = person.get("/my/object").await.body;
        assert!(
            sent.contains("Nr. 1: pieteikumam A3 piešķirtā vieta") && sent.contains("&#60;b&#62;"),
            "{sent}"
        );
        let mut ilze = house.guest(Guest::Caseworker).await;
        let list = ilze.get("/rounds/minimal/objections").await.body;
        let (_, rest) = list.split_once("href=\"/objections/").expect("a link");
        let id = rest.split('"').next().expect("a key").to_owned();
        let page = ilze.get(&format!("/objections/{id}")).await.body;
        assert!(page.contains("atbild cits darbinieks") && !page.contains("value=\"kept\""), "{page}");
        let mut zane = house.browser("10.0.0.8");
        let login = [("login", "zane"), ("password", "a password for tests")];
        assert_eq!(zane.post("/sign-in", &login).await.status, 303);
        let form = zane.get(&format!("/objections/{id}")).await.body;
        let (_, events) = form.split_once("name=\"events\" value=\"").expect("a form");
        let events = events.split('"').next().expect("a number");
        assert!(
            form.contains("Kurā dienā lēmumu pieņēma Piemēru novada Administratīvo aktu strīdu"),
            "{form}"
        );
        let today =
            house.service.now().with_timezone(&chrono_tz::Europe::Riga).format("%d.%m.%Y.").to_string();
        let answer =
            [("events", events), ("what", "kept"), ("day", &today), ("ground", "Vieta piešķirta pareizi.")];
        assert_eq!(zane.post(&format!("/objections/{id}"), &answer).await.status, 303);
        assert_eq!(zane.post(&format!("/objections/{id}"), &answer).await.status, 409);
        let read = person.get("/my/object").await.body;
        assert!(
            read.contains("strīdu komisija. Vieta piešķirta pareizi.") && !read.contains("ZANE"),
            "{read}"
        );
    });
}

#[test]
fn of_a_seat_that_somebody_else_has_by_now_it_is_not_said_that_it_waits() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let asked =
            TypedEnding { why: "not-eligible", ground: "Kļūda.", heard: ("omitted", "Nav sasniedzams.") };
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let asked = service.propose_ending(&ilze, ("minimal", "A3", 0), asked).await.expect("proposed");
        service.approve(&maris, asked).await.expect("approved");
        given_on(&world, &service, RunKind::Refill).await;
        let own = holder(&service, "A4", &codes["A4"]).await;
        let filed =
            service.object(&own, ("A3", "third-person"), "Tā vieta pienākas man.").await.expect("sent");
        assert!(!filed.frozen);
        let one = service.objection(&zane, filed.id).await.expect("it").objection;
        assert!(one.frozen && !one.kept, "{one:?}");
    });
}
