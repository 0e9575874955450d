//! People whom no mail reaches: an offer that lapses although its person was not told of it stands on the desk, a list says whom to call, and
//! what was printed or said is noted.

use std::{num::NonZeroU32, sync::Arc};

use chrono::{DateTime, Utc};
use talka::{
    clock::Clock,
    service::{Delivery, Lapse, LetterKind, Next, OfferState, Posting, Service, ToTell, ToTellOf, Untold},
};

use crate::{
    afterwards::{Codes, state},
    auditing,
    knock::{Guest, House},
    scene::{
        ENDED, OPEN, Who, World, fixture, holder, moment, not_found, refused, told_to_both, told_to_one,
        vault,
    },
};

/// The service at a moment, which has mails sent.
fn posting(world: &World, time: &str) -> Arc<Service> {
    let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(time)));
    let a_minute = NonZeroU32::new(100).expect("some");
    Arc::new(
        service.with_posting(Some(Posting { base_url: "https://talka.example.lv".to_owned(), a_minute })),
    )
}

/// The round `minimal`, published: A1 and A3 have places, A2 waits, and A3 has a mail address.
async fn published(world: &World, service: &Service) -> Codes {
    let mut new = fixture("minimal");
    new.people.insert("A3".to_owned(), ("Šarlote Ūdre".to_owned(), "sarlote@example.org".to_owned()));
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    let run = world.run_of_minimal().await;
    service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

/// Sends what is due, as far as a mail server takes it.
async fn sends(service: &Service, delivery: &Delivery) {
    for mail in service.mails_due().await.expect("mails") {
        service.mail_ended(&mail, delivery).await.expect("said");
    }
}

async fn list(world: &World, service: &Service) -> Vec<ToTell> {
    service.telephone_list(&world.caseworker(Who::Ilze), "minimal").await.expect("a list").people
}

fn numbers(list: &[ToTell]) -> Vec<&str> {
    list.iter().map(|one| one.number.as_str()).collect()
}

/// What the desk says of people who were not told of their offers.
async fn on_the_desk(world: &World, service: &Service) -> Option<Untold> {
    let board = service.board(&world.caseworker(Who::Ilze), "minimal").await.expect("a board");
    board.next().into_iter().find_map(|next| match next {
        Next::Untold(untold) => Some(untold),
        _ => None,
    })
}

async fn answer_by(service: &Service, codes: &Codes, number: &str) -> DateTime<Utc> {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    mine.offer().expect("an offer").answer_by
}

#[test]
fn an_offer_that_lapses_before_anybody_printed_its_letter_stands_on_the_desk_until_it_went_out() {
    told_to_both(async |world| {
        let service = posting(&world, ENDED);
        let codes = published(&world, &service).await;
        let ilze = world.caseworker(Who::Ilze);
        // What has only just been written is on its way.
        assert_eq!((on_the_desk(&world, &service).await, list(&world, &service).await), (None, vec![]));
        sends(&service, &Delivery::Taken).await;
        let lapses = answer_by(&service, &codes, "A1").await;
        assert_eq!(on_the_desk(&world, &service).await, Some(Untold { people: 1, lapses: None }), "{lapses}");
        let shown = list(&world, &service).await;
        assert_eq!(numbers(&shown), ["A1", "A2"], "whose offer lapses comes first");
        assert_eq!(
            (shown[0].offered, shown[1].offered),
            (Some(Lapse::Waits), None),
            "it waits until A1 is told"
        );
        assert_eq!((shown[0].name.as_str(), shown[0].contact.as_str()), ("Kaija Žagare", "+371 20000001"));
        let place = ToTellOf::Place("Grāmatu kārtošana".to_owned(), OfferState::Open);
        assert_eq!((&shown[0].outcome, &shown[1].outcome), (&Some(place), &Some(ToTellOf::NoPlace)));
        let printing =
            service.print_letters(&ilze, "minimal", (LetterKind::Result, true)).await.expect("asked");
        auditing::work(&service).await;
        assert!(on_the_desk(&world, &service).await.is_some(), "it has not left");
        service.end_letters(&ilze, ("minimal", printing), Some("")).await.expect("it went out");
        assert_eq!((on_the_desk(&world, &service).await, list(&world, &service).await), (None, vec![]));
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Open));
    });
}

#[test]
fn a_mail_that_waits_for_a_day_or_never_arrives_needs_a_person_as_well() {
    told_to_both(async |world| {
        let service = posting(&world, ENDED);
        published(&world, &service).await;
        sends(&service, &Delivery::Down("no route".to_owned())).await;
        assert_eq!(numbers(&list(&world, &service).await), ["A1", "A2"], "the mail server may come back");
        let later = posting(&world, "2026-04-26T09:00:00Z");
        assert_eq!(numbers(&list(&world, &later).await), ["A1", "A3", "A2"], "their offers wait");
        assert_eq!(on_the_desk(&world, &later).await.expect("on the desk").people, 2);
        sends(&later, &Delivery::Never("no such user".to_owned())).await;
        assert_eq!(on_the_desk(&world, &later).await.expect("on the desk").people, 2);
    });
}

#[test]
fn where_no_mails_are_sent_everybody_is_on_a_list_for_the_telephone() {
    told_to_both(async |world| {
        let service = world.at(ENDED);
        let codes = published(&world, &service).await;
        let ilze = world.caseworker(Who::Ilze);
        assert_eq!(on_the_desk(&world, &service).await.expect("on the desk").people, 2);
        let shown = list(&world, &service).await;
        assert_eq!(numbers(&shown), ["A1", "A3", "A2"]);
        assert!(shown.iter().all(|one| one.about == ["told"]), "who applied was told at once: {shown:?}");
        // Whoever is told of an offer has the round's days from then on.
        let (before, late) = (answer_by(&service, &codes, "A1").await, world.at("2026-04-29T08:00:00Z"));
        let stranger = world.caseworker(Who::Stranger);
        not_found(late.telephone_list(&stranger, "minimal").await.map(|list| list.people));
        not_found(late.told_by_telephone(&stranger, "minimal", &shown[0].messages).await);
        late.told_by_telephone(&ilze, "minimal", &shown[0].messages).await.expect("told");
        let again = late.told_by_telephone(&ilze, "minimal", &shown[0].messages).await;
        assert_eq!((refused(again), world.noted("message-told").await), ("refused-message-over", 1));
        assert_eq!(refused(late.told_by_telephone(&ilze, "minimal", &[]).await), "refused-message-over");
        let after = answer_by(&late, &codes, "A1").await;
        assert_eq!((before, after), (moment("2026-05-02T21:00:00Z"), moment("2026-05-06T21:00:00Z")));
        assert_eq!(numbers(&list(&world, &late).await), ["A3", "A2"]);
        assert_eq!(on_the_desk(&world, &late).await.expect("on the desk").people, 1);
        let own = holder(&late, "A3", &codes["A3"]).await;
        late.answer_offer(&own, true, None).await.expect("accepted");
        assert_eq!(on_the_desk(&world, &late).await, None, "who has answered knows");
    });
}

#[test]
fn staff_read_the_list_and_note_whom_they_told() {
    told_to_one(async |world| {
        published(&world, &world.at(ENDED)).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let on = "/rounds/minimal/mails/telephone";
        assert!(ilze.get("/rounds/minimal/mails").await.body.contains(&format!("href=\"{on}\"")));
        let page = ilze.get(on).await.body;
        for said in ["Kaija Žagare", "+371 20000001", "Šarlote Ūdre", "Rezultāts vai cita jauna informācija"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        let (_, id) = page.split_once("name=\"message\" value=\"").expect("a row");
        let id = id.split('"').next().expect("a key");
        assert_eq!(ilze.post(on, &[("message", id)]).await.header("location"), on);
        let page = ilze.get(on).await.body;
        assert!(!page.contains(id) && page.matches("name=\"message\"").count() == 2, "{page}");
        assert_eq!(ilze.post(on, &[("message", id)]).await.status, 409);
        assert_eq!(ilze.post(on, &[("message", "x")]).await.status, 404);
    });
}

#[test]
fn an_offer_waits_until_its_person_was_told_and_the_days_run_from_then() {
    told_to_both(async |world| {
        let service = posting(&world, ENDED);
        let codes = published(&world, &service).await;
        let ilze = world.caseworker(Who::Ilze);
        sends(&service, &Delivery::Taken).await;
        // A3 was written to; nobody reaches A1, who has no mail address.
        let long_after = posting(&world, "2026-05-20T08:00:00Z");
        assert_eq!(long_after.lapse_due(long_after.now()).await.expect("lapsed"), 1);
        assert_eq!(state(&long_after, &codes, "A3").await, Some(OfferState::Lapsed));
        assert_eq!(state(&long_after, &codes, "A1").await, Some(OfferState::Open));
        assert_eq!(on_the_desk(&world, &long_after).await, Some(Untold { people: 1, lapses: None }));
        let board = long_after.board(&ilze, "minimal").await.expect("a board");
        let library = board.desk.places.iter().find(|one| one.seats.number == "library").expect("there");
        assert_eq!((library.seats.held, library.seats.free), (1, 0), "the seat waits with it");
        assert_eq!(refused(long_after.finish(&ilze, "minimal").await), "refused-offers-open");
        let app = talka::web::App::new(Arc::clone(&long_after), talka::config::Config::default());
        let mut page = crate::knock::Browser::new(app.router(), "10.0.0.9");
        page.post("/result", &[("number", "A1"), ("code", &codes["A1"])]).await;
        let body = page.get("/my?lang=lv").await.body;
        assert!(body.contains("līdz tam piedāvājums nebeidzas") && body.contains("/my/accept"), "{body}");
        // Told on the telephone, they have the round's days from that day on.
        let shown = list(&world, &long_after).await;
        let own = shown.iter().find(|one| one.number == "A1").expect("on the list");
        assert_eq!(own.offered, Some(Lapse::Waits));
        long_after.told_by_telephone(&ilze, "minimal", &own.messages).await.expect("told");
        assert_eq!(answer_by(&long_after, &codes, "A1").await, moment("2026-05-27T21:00:00Z"));
        assert_eq!(on_the_desk(&world, &long_after).await, None);
        assert_eq!(
            state(&posting(&world, "2026-05-27T20:00:00Z"), &codes, "A1").await,
            Some(OfferState::Open)
        );
        let over = posting(&world, "2026-05-28T08:00:00Z");
        assert_eq!(state(&over, &codes, "A1").await, Some(OfferState::Lapsed));
    });
}

#[test]
fn a_mail_that_came_back_or_went_late_lets_nothing_lapse_before_its_reader_was_told() {
    told_to_both(async |world| {
        let service = posting(&world, ENDED);
        let codes = published(&world, &service).await;
        let ilze = world.caseworker(Who::Ilze);
        let before = answer_by(&service, &codes, "A3").await;
        sends(&service, &Delivery::Down("no route".to_owned())).await;
        // It goes two days later, and counts from then.
        let later = posting(&world, "2026-04-27T08:00:00Z");
        sends(&later, &Delivery::Taken).await;
        let after = answer_by(&later, &codes, "A3").await;
        assert!(after > before, "{before} {after}");
        // It comes back: nobody was told of anything.
        later.mail_came_back(&ilze, "minimal", "A3").await.expect("noted");
        let long_after = posting(&world, "2026-05-20T08:00:00Z");
        assert_eq!(long_after.lapse_due(long_after.now()).await.expect("lapsed"), 0);
        assert_eq!(state(&long_after, &codes, "A3").await, Some(OfferState::Open));
        // A letter that is printed and not known to have left tells nobody either; once it left, it counts from then.
        let printing =
            long_after.print_letters(&ilze, "minimal", (LetterKind::Result, true)).await.expect("asked");
        auditing::work(&long_after).await;
        let long_since = posting(&world, "2026-07-20T08:00:00Z");
        assert_eq!(state(&long_since, &codes, "A3").await, Some(OfferState::Open));
        let left = posting(&world, "2026-05-21T08:00:00Z");
        left.end_letters(&ilze, ("minimal", printing), Some("")).await.expect("it went out");
        let until = answer_by(&left, &codes, "A3").await;
        assert!(until > moment("2026-06-01T00:00:00Z"), "{until}");
        assert_eq!(state(&long_since, &codes, "A3").await, Some(OfferState::Lapsed));
    });
}
