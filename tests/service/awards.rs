//! Awards that are ended or contested: what becomes of their seats and of who comes first in line, and what is said of them meanwhile.

use talka::{
    service::{OfferState, RunKind, Service},
    store::Link,
};
use uuid::Uuid;

use crate::{
    afterwards::{LATE, corrects, ends, given_on, state, told, told_among},
    scene::{ENDED, Who, World, holder, refused, told_to_both},
};

#[test]
fn a_seat_that_waits_for_a_contest_is_not_taken_away() {
    for why in ["given-wrongly", "placement-withdrawn"] {
        told_to_both(async |world| {
            told(&world, "2015-01-01", "").await;
            let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
            let park = async || {
                let (_, places) = service.round("minimal").await.expect("a round");
                let park = places.into_iter().find(|one| one.placement.id.as_str() == "park");
                park.map(|park| (park.id, park.placement.capacity))
            };
            let (id, _) = park().await.expect("there");
            service.contest(&ilze, ("minimal", "A3", 0), ("person", "Nē.")).await.expect("contested");
            ends(&world, &service, "A3", (1, why)).await;
            let fewer = service.propose_seat(&ilze, ("minimal", id), (false, "Mazāk darba.")).await;
            if why == "given-wrongly" {
                assert_eq!(refused(fewer), "refused-seats-frozen");
            }
            let board = service.board(&ilze, "minimal").await.expect("a board");
            let seats = board.desk.places.iter().find(|place| place.seats.number == "park").expect("there");
            assert_eq!((seats.seats.all, seats.seats.frozen), (1, 1), "{why}");
        });
    }
}

#[test]
fn whose_award_was_given_wrongly_comes_after_those_whom_an_error_cost_their_turn() {
    told_to_both(async |world| {
        let codes = told_among(&world, ("2015-01-01", false), "").await;
        let service = world.at(ENDED);
        ends(&world, &service, "A3", (0, "given-wrongly")).await;
        corrects(&world, &service, "A4", ("objection", "2009-02-02")).await;
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
        assert_eq!(state(&service, &codes, "A3").await, Some(OfferState::Ended));
    });
}

#[test]
fn a_contested_offer_past_its_deadline_is_not_said_to_stay_and_its_new_term_is_told() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, late) = (world.at(ENDED), world.at(LATE));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let written = async |kind: &str| written(&world, kind).await;
        crate::auditing::work(&crate::mails::posting(&world, "2026-05-01T08:00:00Z", 1_000)).await;
        let reminded = written("answer-soon").await;
        service.contest(&ilze, ("minimal", "A3", 0), ("person", "Cita vieta.")).await.expect("contested");
        let app = talka::web::App::new(world.at(LATE), talka::config::Config::default());
        let mut page = crate::knock::Browser::new(app.router(), "10.0.0.9");
        page.post("/result", &[("number", "A3"), ("code", &codes["A3"])]).await;
        for (lang, said, not) in [
            ("lv", "atbildei būs jauns termiņš", "Vieta saglabāta"),
            ("en", "there will be a new term to answer", "Place kept"),
            ("ru", "для ответа будет новый срок", "Место сохранено"),
        ] {
            let body = page.get(&format!("/my?lang={lang}")).await.body;
            assert!(body.contains(said) && !body.contains(not), "{body}");
        }
        let told = written("told").await;
        let asked = late.propose_settlement(&ilze, ("minimal", "A3", 1), ("kept", "Pareizi.")).await;
        late.approve(&maris, asked.expect("proposed")).await.expect("settled");
        assert_eq!(written("told").await, told + 1);
        let own = holder(&late, "A3", &codes["A3"]).await;
        let until = late.mine(&own).await.expect("mine").offer().expect("an offer").answer_by;
        for _ in 0..2 {
            let soon = (until - chrono::TimeDelta::hours(10)).to_rfc3339();
            crate::auditing::work(&crate::mails::posting(&world, &soon, 1_000)).await;
        }
        assert_eq!(written("answer-soon").await, reminded + 1, "of the new term once");
    });
}

#[test]
fn before_organisations_see_results_nothing_tells_them_who_comes() {
    told_to_both(async |world| {
        told(&world, "2015-01-01", "\n[visibility]\nstaff = 0\norganisations = 24\napplicants = 0\n").await;
        let (service, park) = (world.at(ENDED), world.department(Who::Park));
        let (_, places) = service.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "park").expect("there").id;
        let fewer = service.ask_for_seat(&park, id, (false, "Mazāk darba.")).await;
        assert_eq!(refused(fewer), "refused-seats-untold");
        assert!(!service.shown_to_organisations(places_round(&service).await).await.expect("asked"));
        let later = world.at("2026-04-28T08:00:00Z");
        assert!(later.shown_to_organisations(places_round(&later).await).await.expect("asked"));
        assert_eq!(refused(later.ask_for_seat(&park, id, (false, "Nē.")).await), "refused-seats-held");
    });
}

/// How many messages of a kind A3 was written.
async fn written(world: &World, kind: &str) -> i64 {
    let mut conn = world.db.read().await.expect("a connection");
    let sql = "SELECT COUNT(*) FROM message WHERE kind = $1
               AND application = (SELECT id FROM application WHERE number = 'A3')";
    match conn.link() {
        Link::Sqlite(conn) => sqlx::query_scalar(sql).bind(kind).fetch_one(&mut *conn).await,
        Link::Pg(conn) => sqlx::query_scalar(sql).bind(kind).fetch_one(&mut *conn).await,
    }
    .expect("counted")
}

async fn places_round(service: &Service) -> Uuid {
    service.round("minimal").await.expect("a round").0.id
}
