//! How many chose what while a round takes applications, and whom an organisation says it expects at work.

use talka::service::{OfferState, Service};
use uuid::Uuid;

use crate::{
    afterwards::{LATE, declines, told},
    knock::{Guest, House},
    scene::{OPEN, Who, application, holder, not_found, told_to_both, told_to_one, wrong},
};

/// How many chose a placement of `minimal`, as pages say it; `None` where nothing is counted.
async fn chosen(service: &Service, number: &str) -> Option<u64> {
    let (book, places) = service.round("minimal").await.expect("a round");
    let place = places.iter().find(|one| one.placement.id.as_str() == number).expect("there");
    let so_far = service.demand_so_far(&book, &places).await.expect("counted")?;
    Some(so_far.of(&place.placement).1)
}

async fn place(service: &Service, number: &str) -> Uuid {
    let (_, places) = service.round("minimal").await.expect("a round");
    places.iter().find(|one| one.placement.id.as_str() == number).expect("there").id
}

#[test]
fn how_many_chose_a_placement_is_counted_four_times_an_hour() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        assert_eq!((chosen(&service, "park").await, chosen(&service, "library").await), (Some(3), Some(1)));
        service.submit("minimal", &application("demand", &["park"])).await.expect("taken");
        assert_eq!(chosen(&service, "park").await, Some(3), "nobody can watch what somebody chooses");
        let later = world.at("2026-04-20T10:15:00.123456Z");
        assert_eq!((chosen(&later, "park").await, chosen(&later, "library").await), (Some(4), Some(1)));
    });
}

#[test]
fn nothing_is_counted_before_a_round_opens_or_once_it_is_published() {
    told_to_both(async |world| {
        told(&world, "2015-01-01", "").await;
        assert_eq!(chosen(&world.at(LATE), "park").await, None);
    });
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        assert_eq!(chosen(&world.at("2026-04-12T08:00:00Z"), "park").await, None);
    });
}

#[test]
fn applicants_and_the_organisation_read_how_many_chose_a_placement() {
    told_to_one(async |world| {
        let house = House::new(&world).await;
        let cards = house.guest(Guest::Nobody).await.get("/rounds/sample-summer/cards?lang=lv").await.body;
        assert!(cards.contains("<dt>Līdz šim izvēlējušies (saskaitīts "), "{cards}");
        assert!(cards.contains(" pretendenti</dd>"), "{cards}");
        let own = house.guest(Guest::Department).await.get("/placements?lang=lv").await.body;
        assert!(own.contains("data-label=\"Izvēlējušies\">"), "{own}");
        assert!(own.contains("Cik pretendentu vakanci izvēlējušies: saskaitīts "), "{own}");
    });
}

#[test]
fn an_organisation_says_whom_it_expects_and_takes_it_back() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, park, library) =
            (world.at("2026-04-28T08:00:00Z"), world.department(Who::Park), world.department(Who::Library));
        let id = place(&service, "park").await;
        let said =
            async |number: &str, confirmed| service.confirm_coming(&park, id, (number, confirmed)).await;
        let nobody = [("number".to_owned(), "wrong-leaving-number")];
        assert_eq!(wrong(said("A3", true).await), nobody, "A3 has not answered");
        let own = holder(&service, "A3", &codes["A3"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        not_found(service.confirm_coming(&library, id, ("A3", true)).await);
        assert_eq!(wrong(said("A1", true).await), nobody, "A1 comes to the library");
        assert_eq!(said("A3", true).await.expect("said"), 1);
        assert_eq!(said("", true).await.expect("said again"), 0, "nothing changes");
        assert_eq!(world.noted("confirmed-coming").await, 1);
        let coming = service.coming(&park, id).await.expect("a list");
        assert_eq!(coming.iter().map(|one| one.confirmed.is_some()).collect::<Vec<_>>(), [true]);
        let offer = service.mine(&own).await.expect("mine").offer().cloned().expect("an offer");
        assert_eq!((offer.state, offer.confirmed), (OfferState::Accepted, coming[0].confirmed));
        let board = async || {
            let ilze = world.caseworker(Who::Ilze);
            let board =
                service.offers_board(&ilze, "minimal", ("", "park"), (1, 100)).await.expect("a board");
            board.places[0].offers.iter().map(|one| one.confirmed).collect::<Vec<_>>()
        };
        assert_eq!(board().await, [true]);
        assert_eq!(said("A3", false).await.expect("taken back"), 1);
        assert_eq!((board().await, world.noted("unconfirmed-coming").await), (vec![false], 1));
        assert_eq!(said("", true).await.expect("said of everybody"), 1);
        assert_eq!(board().await, [true]);
        declines(&service, &codes, "A3").await;
        assert_eq!(board().await, [false], "nobody is expected who does not come");
        assert_eq!(wrong(said("", true).await), nobody);
    });
}

#[test]
fn the_pages_say_who_is_expected() {
    told_to_one(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let service = world.at("2026-04-28T08:00:00Z");
        let answered = service.answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None).await;
        answered.expect("accepted");
        let house = House::beside(&world).await;
        let mut own = house.guest(Guest::Nobody).await;
        assert_eq!(own.post("/result", &[("number", "A1"), ("code", &codes["A1"])]).await.status, 303);
        let id = place(&house.service, "library").await;
        let (path, mut library) = (format!("/placements/{id}"), house.guest(Guest::Department).await);
        let page = library.get(&format!("{path}?lang=lv")).await.body;
        assert!(page.contains("Apstiprināt, ka gaidāt") && !page.contains("Apstiprināt visus"), "{page}");
        let said = [("number", "A1"), ("expected", "yes")];
        assert_eq!(library.post(&format!("{path}/confirm"), &said).await.status, 303);
        let page = library.get(&format!("{path}?lang=lv")).await.body;
        assert!(
            page.contains("Atsaukt apstiprinājumu")
                && page.contains("class=\"tag yes\">Gaidām darbā; apstiprināts "),
            "{page}"
        );
        let mine = own.get("/my?lang=lv").await.body;
        assert!(mine.contains("Piemēru bibliotēka gaida darbā; apstiprināts "), "{mine}");
        let board = house.guest(Guest::Caseworker).await.get("/rounds/minimal/offers?lang=lv").await.body;
        assert!(board.contains("Darba vieta gaida"), "{board}");
    });
}

#[test]
fn whoever_names_one_person_in_a_form_leaves_no_look_of_the_others() {
    told_to_one(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let service = world.at("2026-04-28T08:00:00Z");
        let answered = service.answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None).await;
        answered.expect("accepted");
        let house = House::beside(&world).await;
        let id = place(&house.service, "library").await;
        let mut library = house.guest(Guest::Department).await;
        let people = async || world.looks().await.iter().filter(|look| look.action == "people").count();
        for (number, shown) in [("A9", false), ("A1", true)] {
            for form in ["refuse", "leave"] {
                let before = people().await;
                let page = library.get(&format!("/placements/{id}/{form}?number={number}")).await.body;
                assert_eq!(page.contains("Kaija Žagare"), shown, "{page}");
                assert_eq!(people().await - before, usize::from(shown), "{form} {number}");
            }
        }
    });
}

#[test]
fn whoever_takes_a_placement_back_reads_how_many_chose_it_and_when_that_was_counted() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let page = library.get(&format!("/placements/{}/withdraw?lang=lv", house.placement)).await.body;
        assert!(
            page.contains("Pretendenti, kuri to izvēlējušies: ") && page.contains(" (saskaitīts "),
            "{page}"
        );
    });
}
