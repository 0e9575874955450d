//! Seats that nobody in line can take are opened again, as a round that follows: by two people, once a refill has shown it, and nobody
//! holds a place in both.

use talka::{
    domain::{Status, decision::Kind},
    service::{Matter, OfferState, Service, Submitted, Taking, TypedCall, invariants},
    store::Db,
};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, declines, state, worked},
    by_rule,
    chained::tell,
    knock::Browser,
    scene::{
        ENDED, PASSWORD, Who, World, everyone, holder, holder_of, not_found, refused, told_to_both,
        told_to_one, wrong,
    },
};

/// While the second call takes applications; when it has ended.
pub(crate) const CALLED: &str = "2026-04-28T10:00:00Z";
pub(crate) const OVER: &str = "2026-05-03T10:00:00Z";

/// The round `minimal`, published by Māris; A1 has declined the library, which nobody in line chose.
async fn left(world: &World) -> Codes {
    let (codes, run) = world.with_run().await;
    let service = world.at(ENDED);
    service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
    declines(&service, &codes, "A1").await;
    service.answer_offer(&holder(&service, "A3", &codes["A3"]).await, true, None).await.expect("accepted");
    codes
}

/// A refill that gives nobody a place.
pub(crate) async fn shown(world: &World) -> Uuid {
    let service = world.at(ENDED);
    let run = service.start_refill(&world.caseworker(Who::Ilze), "minimal").await.expect("started");
    worked(&service).await;
    run
}

async fn hash(world: &World) -> String {
    world.at(ENDED).round("minimal").await.expect("a round").0.pack_hash
}

fn call(pack: &str) -> TypedCall<'_> {
    TypedCall {
        slug: "minimal-2",
        opens: "26.04.2026.",
        closes: "02.05.2026.",
        starts: "08.06.2026.",
        pack,
        ground: "Bibliotēkā vieta palika brīva.",
    }
}

/// The second call, proposed by Ilze and approved by Māris.
pub(crate) async fn called(world: &World) {
    let (service, pack) = (world.at(ENDED), hash(world).await);
    let id =
        service.propose_call(&world.caseworker(Who::Ilze), "minimal", call(&pack)).await.expect("proposed");
    assert_eq!(refused(service.approve(&world.caseworker(Who::Ilze), id).await), "refused-own-approval");
    service.approve(&world.caseworker(Who::Maris), id).await.expect("approved");
    service.approve(&world.caseworker(Who::Maris), id).await.expect("once more changes nothing");
}

/// Somebody applies in the second call for the library, by a list that Ilze brings in.
async fn applies(world: &World, (name, born): (&str, &str)) -> Submitted {
    let (service, ilze) = (world.at(CALLED), world.caseworker(Who::Ilze));
    let list = format!(
        "name,date_of_birth,took_part_last_year,municipality,1. izvēle\n{name},{born},no,Piemēri,library\n"
    );
    let id = service.send_sheet(&ilze, "minimal-2", ("list.csv", list.into_bytes())).await.expect("sent");
    let whole = Taking { part: false, hidden: false };
    assert_eq!(service.take_sheet(&ilze, id, whole).await.expect("taken"), (1, 0));
    let mut lines = everyone(&service, &ilze, "minimal-2").await;
    let number = lines.iter_mut().find(|line| line.name == name).expect("there").number.clone();
    let code = service.new_code(&ilze, ("minimal-2", &number), "Uzrādīta pase").await.expect("a code").code;
    Submitted { number, code, differs: false }
}

async fn seats(service: &Service, world: &World, slug: &str, number: &str) -> u32 {
    let (_, places) =
        service.round_for(slug, Some(world.caseworker(Who::Ilze).staff())).await.expect("a round");
    places.iter().find(|place| place.placement.id.as_str() == number).expect("there").placement.capacity
}

#[test]
fn seats_that_nobody_in_line_can_take_are_opened_again_by_two_people() {
    told_to_both(async |world| {
        let codes = left(&world).await;
        shown(&world).await;
        called(&world).await;
        let service = world.at(CALLED);
        assert_eq!(seats(&service, &world, "minimal", "library").await, 0, "gone from the round before");
        assert_eq!(seats(&service, &world, "minimal-2", "library").await, 1);
        let (book, _) = service.round("minimal-2").await.expect("a round");
        assert_eq!(book.name().lv, "Trīs pieteikumi, divas vietas (papildu pieteikšanās)");
        let beside = service.calls_beside(&book).await.expect("asked");
        assert_eq!(beside.before.expect("one").0, "minimal");
        let (before, _) = service.round("minimal").await.expect("a round");
        assert_eq!(service.calls_beside(&before).await.expect("asked").after[0].0, "minimal-2");
        // Who holds the park comes as well, under the same name and day of birth; and somebody new, later.
        let has = applies(&world, ("Šarlote Ūdre", "2010-01-17")).await;
        let new = applies(&world, ("Elīna Ķirse", "2009-03-03")).await;
        let (over, ilze, maris) = (world.at(OVER), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        over.close(&ilze, "minimal-2").await.expect("closed");
        let run = over.start_run(&ilze, "minimal-2").await.expect("started");
        worked(&over).await;
        over.publish_undecided(&maris, run).await.expect("published");
        let mine = over.mine(&holder_of(&over, &has).await).await.expect("mine");
        let letter = mine.letter.expect("a letter");
        assert_eq!(
            (letter.person.status, letter.person.reasons[0].key.as_str()),
            (Status::OutOfLine, "out-of-line.holds-elsewhere")
        );
        let mine = over.mine(&holder_of(&over, &new).await).await.expect("mine");
        assert_eq!(mine.offer().map(|offer| offer.state), Some(OfferState::Open), "{:?}", mine.letter);
        // What is left in the round before goes to nobody who holds a place now.
        declines(&over, &codes, "A3").await;
        assert_eq!(invariants::check(&world.db, over.now(), None).await.expect("walked").breaches, []);
        assert_eq!(world.noted("second-call").await, 1);
    });
}

#[test]
fn what_was_stated_of_decisions_goes_along_with_a_second_call() {
    told_to_one(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        service.set_decision(&ilze, ("minimal", 0), &crate::law::typed()).await.expect("stated");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        declines(&service, &codes, "A1").await;
        shown(&world).await;
        called(&world).await;
        let setting = world.at(CALLED).decision_setting(&ilze, "minimal-2").await.expect("a setting");
        assert_eq!((setting.decision.kind, setting.number), (Kind::Act, 1));
    });
}

#[test]
fn of_two_rounds_of_a_chain_each_sees_what_the_other_gave() {
    told_to_both(async |world| {
        let codes = left(&world).await;
        shown(&world).await;
        called(&world).await;
        let over = world.at(OVER);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        // A2 waits for the park, and applies for the library now.
        let again = applies(&world, ("Ģirts Ābols", "2009-11-23")).await;
        over.close(&ilze, "minimal-2").await.expect("closed");
        let second = over.start_run(&ilze, "minimal-2").await.expect("started");
        worked(&over).await;
        declines(&over, &codes, "A3").await;
        let refill = over.start_refill(&ilze, "minimal").await.expect("started");
        worked(&over).await;
        // Both would give A2 a place; whichever is published first, the other is told.
        over.publish_undecided(&maris, refill).await.expect("published");
        assert_eq!(refused(over.publish_undecided(&maris, second).await), "refused-inputs-changed");
        let other = over.start_run(&ilze, "minimal-2").await.expect("started");
        worked(&over).await;
        over.publish_undecided(&maris, other).await.expect("published");
        let letter =
            over.mine(&holder_of(&over, &again).await).await.expect("mine").letter.expect("a letter");
        assert_eq!(letter.person.status, Status::OutOfLine);
        let own = over.mine(&holder(&over, "A2", &codes["A2"]).await).await.expect("mine");
        assert_eq!(own.offer().expect("an offer").state, OfferState::Open);
        // Behind everybody's back A2 is given the library as well: two places in one chain.
        let calls = async || {
            let found = invariants::check(&world.db, over.now(), None).await.expect("walked").breaches;
            found.iter().filter(|one| one.key == "invariant-calls").count()
        };
        assert_eq!(calls().await, 0);
        let key = match world.db {
            Db::Sqlite(..) => "X'0123456789abcdef0123456789abcdef'",
            Db::Pg(_) => "CAST('0123456789abcdef0123456789abcdef' AS UUID)",
        };
        let number = &again.number;
        let given = format!(
            "INSERT INTO offer (id, publication, application, placement, answer_by, lapses, excess)
             SELECT {key}, publication.id, application_row.id, placement.id, publication.answer_by, FALSE, FALSE
             FROM application_row JOIN publication ON publication.round = application_row.round
             JOIN placement ON placement.round = application_row.round AND placement.number = 'library'
             WHERE application_row.number = '{number}'"
        );
        assert!(tell(&world.db, false, &given).await);
        assert_eq!(calls().await, 1, "it is found");
    });
}

#[test]
fn without_a_refill_that_shows_it_nothing_is_called_again() {
    told_to_one(async |world| {
        let (ilze, stranger) = (world.caseworker(Who::Ilze), world.caseworker(Who::Stranger));
        let (codes, run) = world.with_run().await;
        let (service, pack) = (world.at(ENDED), hash(&world).await);
        let asks = async || {
            let said = refused(service.propose_call(&ilze, "minimal", call(&pack)).await);
            // What stands in the way is said before what is wrong with what was typed.
            let nothing = TypedCall::default();
            assert_eq!(refused(service.propose_call(&ilze, "minimal", nothing).await), said);
            said
        };
        assert_eq!(asks().await, "refused-not-published");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(asks().await, "refused-no-free-seats");
        declines(&service, &codes, "A1").await;
        assert_eq!(asks().await, "refused-call-unproven");
        // One that gives somebody a place shows nothing of the kind.
        declines(&service, &codes, "A3").await;
        shown(&world).await;
        assert_eq!(asks().await, "refused-call-unproven");
        not_found(service.propose_call(&stranger, "minimal", call(&pack)).await);
        not_found(service.callable(&stranger, "minimal").await);
    });
}

#[test]
fn what_is_typed_is_checked_and_what_changed_since_stands_in_the_way() {
    told_to_one(async |world| {
        let codes = left(&world).await;
        shown(&world).await;
        let (service, pack) = (world.at(ENDED), hash(&world).await);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let asks = async |typed: TypedCall<'_>| wrong(service.propose_call(&ilze, "minimal", typed).await);
        let empty = TypedCall { slug: "minimal-2", pack: &pack, ..TypedCall::default() };
        let fields: Vec<_> = asks(empty).await.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["opens", "closes", "ground"]);
        let early = TypedCall {
            slug: "Minimal 2",
            opens: "01.04.2026",
            closes: "20.04.2026",
            starts: "19.04.2026",
            ..call(&pack)
        };
        let told = asks(early).await;
        assert_eq!(
            told.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
            ["opens", "closes", "starts", "slug"]
        );
        assert_eq!(
            asks(TypedCall { slug: "minimal", ..call(&pack) }).await,
            [("slug".to_owned(), "wrong-slug-taken")]
        );
        assert_eq!(
            asks(TypedCall { pack: "0", ..call(&pack) }).await,
            [("pack".to_owned(), "wrong-missing")]
        );
        let id = service.propose_call(&ilze, "minimal", call(&pack)).await.expect("proposed");
        let other = TypedCall { closes: "03.05.2026.", ..call(&pack) };
        assert_eq!(refused(service.propose_call(&ilze, "minimal", other).await), "refused-approval-waits");
        // Another refill may find something else: what was signed was about the one before.
        shown(&world).await;
        assert_eq!(refused(service.approve(&maris, id).await), "refused-call-unproven");
        let _ = codes;
    });
}

#[test]
fn two_caseworkers_open_a_second_call_on_pages() {
    told_to_one(async |world| {
        left(&world).await;
        let router = || talka::web::App::new(world.at(ENDED), talka::config::Config::default()).router();
        let signed = async |login: &str, address| {
            let mut browser = Browser::new(router(), address);
            assert_eq!(
                browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await.status,
                303
            );
            browser
        };
        let mut ilze = signed("ilze", "10.0.0.1").await;
        let page = ilze.get("/rounds/minimal/second-call?lang=en").await.body;
        assert!(page.contains("Please start such a run first"), "{page}");
        shown(&world).await;
        let page = ilze.get("/rounds/minimal/second-call?lang=lv").await.body;
        assert!(page.contains("Vietas, kas pāries uz jauno kārtu") && page.contains("minimal-2"), "{page}");
        let pack = hash(&world).await;
        let fields =
            [("slug", "minimal-2"), ("opens", "26042026"), ("closes", ""), ("pack", &*pack), ("ground", "x")];
        let told = ilze.post("/rounds/minimal/second-call", &fields).await;
        assert_eq!(told.status, 422, "{}", told.body);
        let fields = [
            ("slug", "minimal-2"),
            ("opens", "26042026"),
            ("closes", "2.5.2026"),
            ("starts", "08062026"),
            ("pack", &*pack),
            ("ground", "x"),
        ];
        assert_eq!(ilze.post("/rounds/minimal/second-call", &fields).await.status, 303);
        let mut maris = signed("maris", "10.0.0.2").await;
        let waits = maris.get("/approvals?lang=lv").await.body;
        assert!(waits.contains("papildu pieteikšanos") && waits.contains("1 brīva vieta"), "{waits}");
        let id = service_approval(&world).await;
        assert_eq!(maris.post(&format!("/approvals/{id}/approve"), &[]).await.status, 303);
        let page = maris.get("/rounds/minimal-2?lang=en").await.body;
        assert!(page.contains("This round follows"), "{page}");
        let page = maris.get("/rounds/minimal?lang=en").await.body;
        assert!(!page.contains("Second call"), "it is not open yet, so nobody is told: {page}");
    });
}

async fn service_approval(world: &World) -> Uuid {
    let waiting = world.at(ENDED).approvals(&world.caseworker(Who::Maris)).await.expect("asked").waiting;
    assert!(matches!(waiting[0].matter, Matter::SecondCall(_)), "{waiting:?}");
    waiting[0].id
}

/// A2, who waits for the park, has applied for the library in the second call and was given it there; the park is free since, and a
/// refill gave it to nobody.
async fn holds_in_the_call(world: &World, codes: &Codes) -> Submitted {
    let over = world.at(OVER);
    let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let again = applies(world, ("Ģirts Ābols", "2009-11-23")).await;
    over.close(&maris, "minimal-2").await.expect("closed");
    let run = over.start_run(&maris, "minimal-2").await.expect("started");
    worked(&over).await;
    over.publish_undecided(&ilze, run).await.expect("published");
    let offer = over.mine(&holder_of(&over, &again).await).await.expect("mine").offer().map(|one| one.state);
    assert_eq!(offer, Some(OfferState::Open));
    declines(&over, codes, "A3").await;
    again
}

async fn gives_back(world: &World, whose: &Submitted) {
    let over = world.at(OVER);
    over.answer_offer(&holder_of(&over, whose).await, false, None).await.expect("declined");
}

#[test]
fn whoever_gave_back_a_place_in_another_round_is_in_line_before_a_second_call() {
    told_to_both(async |world| {
        let codes = left(&world).await;
        shown(&world).await;
        called(&world).await;
        let again = holds_in_the_call(&world, &codes).await;
        let (over, pack, ilze) = (world.at(OVER), hash(&world).await, world.caseworker(Who::Ilze));
        over.start_refill(&ilze, "minimal").await.expect("started");
        worked(&over).await;
        let third =
            TypedCall { slug: "minimal-3", opens: "04.05.2026.", closes: "10.05.2026.", ..call(&pack) };
        assert_eq!(over.callable(&ilze, "minimal").await.expect("asked").refused, None, "nobody can take it");
        gives_back(&world, &again).await;
        let callable = over.callable(&ilze, "minimal").await.expect("asked");
        assert_eq!((callable.refused, callable.seats.len()), (Some("refused-call-unproven"), 0));
        assert_eq!(refused(over.propose_call(&ilze, "minimal", third).await), "refused-call-unproven");
    });
}

#[test]
fn by_the_rule_a_seat_goes_on_to_whoever_gave_back_a_place_in_another_round() {
    told_to_both(async |world| {
        let codes = by_rule::opened(&world, "minimal").await;
        by_rule::published(&world, "minimal").await;
        let service = world.at(ENDED);
        let own = holder(&service, "A3", &codes["A3"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        declines(&service, &codes, "A1").await;
        by_rule::all(&service).await;
        called(&world).await;
        let again = holds_in_the_call(&world, &codes).await;
        let over = world.at(OVER);
        by_rule::all(&over).await;
        assert_eq!(state(&over, &codes, "A2").await, None, "A2 holds the library");
        gives_back(&world, &again).await;
        by_rule::all(&over).await;
        assert_eq!(state(&over, &codes, "A2").await, Some(OfferState::Open));
    });
}

#[test]
fn while_an_objection_waits_for_an_answer_no_seat_is_called_again() {
    told_to_one(async |world| {
        let codes = left(&world).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        shown(&world).await;
        let pack = hash(&world).await;
        let own = holder(&service, "A2", &codes["A2"]).await;
        service.object(&own, ("", "person"), "Dzimšanas diena ir nepareiza.").await.expect("filed");
        let asked = service.propose_call(&ilze, "minimal", call(&pack)).await;
        assert_eq!(refused(asked), "refused-objections-open");
    });
}
