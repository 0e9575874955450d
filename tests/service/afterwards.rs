//! What comes after publication: a place ends by two people, an award is contested, a fact is put right, somebody leaves or takes
//! the application back; each with what follows for seats and for the line.

use std::collections::BTreeMap;

use talka::{
    domain::Caseworker,
    service::{OfferState, RunKind, RunState, Service, Way},
};
use uuid::Uuid;

use crate::{
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, fixture, holder, not_found, refused, told_to_both, told_to_one, wrong},
};

/// After the last moment to answer; before the work starts.
pub(crate) const LATE: &str = "2026-05-03T08:00:00Z";
/// During the work, which begins on 8 June.
pub(crate) const WORK: &str = "2026-06-15T08:00:00Z";

/// Codes by number.
pub(crate) type Codes = BTreeMap<String, String>;

/// The round `minimal` with a fourth person, who comes last and took part last year, and whose day of birth is this; published by
/// Māris. A1 has the library, A3 the park, for which A2 waits.
pub(crate) async fn told(world: &World, born: &str, settings: &str) -> Codes {
    told_among(world, (born, true), settings).await
}

/// The same, where the fourth person took part last year or, of the first tier, did not.
pub(crate) async fn told_among(world: &World, (born, again): (&str, bool), settings: &str) -> Codes {
    let again = if again { "yes" } else { "no" };
    let mut new = fixture("minimal");
    let mut add = |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
    add("applicants.csv", &format!("A4,2026-04-13T09:20,no,{born},{again},Piemēri\n"));
    add("preferences.csv", "A4,park,1,500\n");
    add("round.toml", settings);
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    let run = world.run_of_minimal().await;
    let maris = world.caseworker(Who::Maris);
    world.at(ENDED).publish_undecided(&maris, run).await.expect("published");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

pub(crate) async fn worked(service: &Service) {
    assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
}

pub(crate) async fn declines(service: &Service, codes: &Codes, number: &str) {
    service
        .answer_offer(&holder(service, number, &codes[number]).await, false, None)
        .await
        .expect("declined");
}

/// A refill or correction that Ilze starts and Māris publishes.
pub(crate) async fn given_on(world: &World, service: &Service, kind: RunKind) -> Uuid {
    let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let run = match kind {
        RunKind::Correction => service.start_correction(&ilze, "minimal").await,
        _ => service.start_refill(&ilze, "minimal").await,
    };
    let run = run.expect("started");
    worked(service).await;
    let seen = service.run(&maris, run).await.expect("a run");
    assert_eq!((seen.kind, seen.state), (kind, RunState::Verified), "{}", seen.failure);
    service.publish_undecided(&maris, run).await.expect("published");
    run
}

/// The state of somebody's newest offer.
pub(crate) async fn state(service: &Service, codes: &Codes, number: &str) -> Option<OfferState> {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    mine.offer().map(|offer| offer.state)
}

/// What somebody gets for the newest correction.
pub(crate) async fn way(service: &Service, who: &Caseworker, number: &str) -> Way {
    let file = service.application(who, "minimal", number).await.expect("a file");
    file.corrected.last().expect("corrected").way
}

pub(crate) async fn version(service: &Service, who: &Caseworker, number: &str) -> i64 {
    service.application(who, "minimal", number).await.expect("a file").application.version
}

/// Ilze puts a day of birth right.
pub(crate) async fn corrects(world: &World, service: &Service, number: &str, (cause, born): (&str, &str)) {
    let ilze = world.caseworker(Who::Ilze);
    let at = version(service, &ilze, number).await;
    let said = (cause, ("date_of_birth", born, "Dzimšanas apliecība."));
    service.correct(&ilze, ("minimal", number, at), said).await.expect("put right");
}

/// Ilze proposes that an offer ends, Māris approves.
pub(crate) async fn ends(world: &World, service: &Service, number: &str, (events, why): (i64, &str)) {
    let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let asked = service.propose_ending(&ilze, ("minimal", number, events), (why, "Pārbaudīts.")).await;
    service.approve(&maris, asked.expect("proposed")).await.expect("approved");
}

#[test]
fn a_place_ends_only_by_two_and_its_person_gets_the_next_free_seat_before_everyone() {
    told_to_both(async |world| {
        // A4 takes part, and comes after A2 by turn; both took part last year.
        let codes = told(&world, "2009-02-02", "").await;
        let service = world.at(ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open), "A2 comes first by turn");
        let ask = |why: &'static str| service.propose_ending(&ilze, ("minimal", "A2", 0), (why, "Kļūda."));
        assert_eq!(wrong(ask("because").await), [("why".to_owned(), "wrong-ending")]);
        let stale = service.propose_ending(&ilze, ("minimal", "A2", 7), ("given-wrongly", "Kļūda.")).await;
        assert_eq!(refused(stale), "refused-stale");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.propose_ending(&stranger, ("minimal", "A2", 0), ("given-wrongly", "x")).await);
        let asked = ask("given-wrongly").await.expect("proposed");
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open), "one person ends nothing");
        assert_eq!(refused(service.approve(&ilze, asked).await), "refused-own-approval");
        service.approve(&maris, asked).await.expect("approved");
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Ended));
        let gone = holder(&service, "A2", &codes["A2"]).await;
        assert_eq!(refused(service.answer_offer(&gone, true, None).await), "refused-offer-over");
        assert_eq!(refused(ask("given-wrongly").await), "refused-stale", "the page is old");
        let again = service.propose_ending(&ilze, ("minimal", "A2", 1), ("given-wrongly", "Kļūda.")).await;
        assert_eq!(refused(again), "refused-offer-over");
        let number = ("minimal", "A2", 1);
        let wordless = service.propose_ending(&ilze, number, ("", "")).await;
        assert_eq!(refused(wordless), "refused-offer-over", "what happened comes before what is wrong");
        assert_eq!(refused(service.record_leaving(&ilze, number, ("", "", "")).await), "refused-offer-over");
        assert_eq!(
            refused(service.propose_settlement(&ilze, number, ("", "")).await),
            "refused-not-contested"
        );
        // Somebody else is put first after A2: the smaller number comes first.
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open), "first in line");
        assert_eq!(state(&service, &codes, "A4").await, None);
        // The same place, ended again as of somebody who may not take part: out of the line.
        ends(&world, &service, "A2", (0, "not-eligible")).await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Ended));
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open), "the next by turn");
    });
}

#[test]
fn whoever_lost_a_place_goes_before_an_earlier_turn() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let service = world.at(ENDED);
        // A2 loses the line for a while, so that A4 is given the park; then A4 loses it, and A2 would come first by turn.
        declines(&service, &codes, "A3").await;
        corrects(&world, &service, "A2", ("mistake", "2015-01-01")).await;
        given_on(&world, &service, RunKind::Correction).await;
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
        corrects(&world, &service, "A2", ("decision", "2009-11-23")).await;
        ends(&world, &service, "A4", (0, "given-wrongly")).await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open), "first in line");
        assert_eq!(state(&service, &codes, "A2").await, None);
    });
}

#[test]
fn what_an_ending_says_of_the_seat_and_of_the_organisation_holds() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        // The organisation refuses whoever holds a place: no run gives that person this placement again.
        ends(&world, &service, "A3", (0, "conduct")).await;
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A3").await, Some(OfferState::Ended));
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open));
        // With a placement that is withdrawn goes its seat.
        ends(&world, &service, "A2", (0, "placement-withdrawn")).await;
        let board = service.board(&ilze, "minimal").await.expect("a board");
        let park = board.desk.places.iter().find(|place| place.seats.number == "park").expect("there");
        assert_eq!((park.seats.all, park.seats.free), (0, 0));
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
    });
}

#[test]
fn a_contested_seat_goes_to_nobody_until_two_people_settle_it() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let service = world.at(ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let both = service.contest(&ilze, ("minimal", "A3", 0), ("", " ")).await;
        let fields: Vec<_> = wrong(both).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["by", "ground"]);
        let said = ("third-person", "Iesniegums.");
        service.contest(&ilze, ("minimal", "A3", 0), said).await.expect("written down");
        assert_eq!(refused(service.contest(&ilze, ("minimal", "A3", 0), said).await), "refused-stale");
        assert_eq!(refused(service.contest(&ilze, ("minimal", "A3", 1), said).await), "refused-contested");
        declines(&service, &codes, "A3").await;
        assert_eq!(refused(service.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
        let board = service.board(&ilze, "minimal").await.expect("a board");
        let park = board.desk.places.iter().find(|place| place.seats.number == "park").expect("there");
        assert_eq!((park.seats.free, park.seats.frozen), (0, 1));
        // Another seat goes on beside it; the frozen one does not.
        declines(&service, &codes, "A1").await;
        let run = service.start_refill(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        assert_eq!(refused(service.publish_undecided(&maris, run).await), "refused-nothing-new");
        let cancel = service.propose_settlement(&ilze, ("minimal", "A3", 2), ("given-wrongly", "x")).await;
        assert_eq!(refused(cancel), "refused-offer-over", "nothing is held any more");
        let asked = service.propose_settlement(&ilze, ("minimal", "A3", 2), ("kept", "Izskatīts.")).await;
        let asked = asked.expect("proposed");
        assert_eq!(refused(service.approve(&ilze, asked).await), "refused-own-approval");
        service.approve(&maris, asked).await.expect("settled");
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!(state(&service, &codes, "A2").await, Some(OfferState::Open));
        assert_eq!(world.noted("contest").await, 1);
    });
}

#[test]
fn whoever_keeps_a_contested_place_has_a_whole_term_again() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, late) = (world.at(ENDED), world.at(LATE));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.contest(&ilze, ("minimal", "A3", 0), ("person", "Cita vieta.")).await.expect("contested");
        assert_eq!(state(&late, &codes, "A3").await, Some(OfferState::Open), "it does not lapse meanwhile");
        assert_eq!(state(&late, &codes, "A1").await, Some(OfferState::Lapsed));
        let summer = world.at("2026-09-01T08:00:00Z");
        assert_eq!(refused(summer.finish(&ilze, "minimal").await), "refused-offers-open");
        let asked = late.propose_settlement(&ilze, ("minimal", "A3", 1), ("kept", "Pareizi.")).await;
        late.approve(&maris, asked.expect("proposed")).await.expect("settled");
        assert_eq!(state(&late, &codes, "A3").await, Some(OfferState::Open), "it did not lapse on the spot");
        let own = holder(&late, "A3", &codes["A3"]).await;
        let until = late.mine(&own).await.expect("mine").offer().expect("an offer").answer_by;
        assert!(until > late.now() + chrono::TimeDelta::days(1), "{until}");
        late.answer_offer(&own, true, None).await.expect("accepted");
        // Cancelled, the award ends, and of whoever may not take part nothing is left in line.
        late.contest(&ilze, ("minimal", "A3", 3), ("third-person", "Vecums.")).await.expect("contested");
        let asked = late.propose_settlement(&ilze, ("minimal", "A3", 4), ("not-eligible", "Tā ir.")).await;
        late.approve(&maris, asked.expect("proposed")).await.expect("cancelled");
        assert_eq!(state(&late, &codes, "A3").await, Some(OfferState::Ended));
        given_on(&world, &late, RunKind::Refill).await;
        assert_eq!(state(&late, &codes, "A2").await, Some(OfferState::Open));
    });
}

#[test]
fn somebody_in_line_takes_the_application_back_and_a_holder_declines() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let one = holder(&service, "A1", &codes["A1"]).await;
        assert!(!service.mine(&one).await.expect("mine").may_withdraw);
        assert_eq!(refused(service.withdraw(&one).await), "refused-offered");
        let waits = holder(&service, "A2", &codes["A2"]).await;
        assert!(service.mine(&waits).await.expect("mine").may_withdraw);
        service.withdraw(&waits).await.expect("taken back");
        service.withdraw(&waits).await.expect("twice is once");
        declines(&service, &codes, "A3").await;
        let run = service.start_refill(&ilze, "minimal").await.expect("started");
        worked(&service).await;
        let maris = world.caseworker(Who::Maris);
        assert_eq!(refused(service.publish_undecided(&maris, run).await), "refused-nothing-new");
        assert_eq!(world.noted("withdraw").await, 1);
    });
}

#[test]
fn whoever_leaves_or_does_not_come_loses_the_place_and_the_seat_goes_on_where_the_round_allows_it() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let (service, late) = (world.at(ENDED), world.at(WORK));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        for number in ["A1", "A3"] {
            let own = holder(&service, number, &codes[number]).await;
            service.answer_offer(&own, true, None).await.expect("accepted");
        }
        let left = ("left", "10.06.2026", "Slimība.");
        let soon = service.record_leaving(&ilze, ("minimal", "A3", 1), left).await;
        assert_eq!(refused(soon), "refused-work-not-begun");
        for day in ["07.06.2026", "16.06.2026", "", "x"] {
            let answer = late.record_leaving(&ilze, ("minimal", "A3", 1), ("left", day, "Slimība.")).await;
            assert_eq!(wrong(answer), [("day".to_owned(), "wrong-leaving-day")], "{day}");
        }
        late.record_leaving(&ilze, ("minimal", "A3", 1), left).await.expect("written down");
        assert_eq!(state(&late, &codes, "A3").await, Some(OfferState::Left));
        // The organisation reports, a caseworker confirms.
        let library = world.department(Who::Library);
        let (_, places) = late.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "library").expect("there").id;
        let report = |number: &'static str| {
            late.report_leaving(&library, id, (number, "did-not-come", "", "Nav redzēts."))
        };
        for number in ["A3", "A2", "A9"] {
            let said = wrong(report(number).await);
            assert_eq!(said, [("number".to_owned(), "wrong-leaving-number")], "{number}");
        }
        let asked = report("A1").await.expect("reported");
        assert_eq!(state(&late, &codes, "A1").await, Some(OfferState::Accepted), "nothing has changed yet");
        late.approve(&maris, asked).await.expect("confirmed");
        assert_eq!(state(&late, &codes, "A1").await, Some(OfferState::DidNotCome));
        assert_eq!(refused(late.start_refill(&ilze, "minimal").await), "refused-no-free-seats");
    });
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "\n[answers]\nrefill_after_start = true\n").await;
        let (service, late, ilze) = (world.at(ENDED), world.at(WORK), world.caseworker(Who::Ilze));
        let own = holder(&service, "A3", &codes["A3"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let left = ("left", "10.06.2026", "Slimība.");
        late.record_leaving(&ilze, ("minimal", "A3", 1), left).await.expect("written down");
        given_on(&world, &late, RunKind::Refill).await;
        assert_eq!(state(&late, &codes, "A2").await, Some(OfferState::Open));
    });
}

#[test]
fn the_pages_show_what_was_typed_once_more_before_it_is_done() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let file = "/rounds/minimal/applications/A3";
        let after = format!("{file}/after");
        let page = ilze.get(&format!("{file}?lang=lv")).await.body;
        assert!(page.contains(&after), "{page}");
        let page = ilze.get(&after).await;
        assert!(page.status == 200 && page.body.contains("after/contest"), "{}", page.body);
        let said = [("events", "0"), ("by", "third-person"), ("ground", "Iesniegums Nr. 5")];
        let shown = ilze.post(&format!("{after}/contest"), &said).await;
        assert!(shown.status == 200 && shown.body.contains("Iesniegums Nr. 5"), "{}", shown.body);
        assert_eq!(world.noted("contest").await, 0, "it was only shown");
        let meant = [said.to_vec(), vec![("meant", "yes")]].concat();
        let done = ilze.post(&format!("{after}/contest"), &meant).await;
        assert_eq!((done.status, done.header("location")), (303, after.as_str()), "{}", done.body);
        assert_eq!(world.noted("contest").await, 1);
        // The same page again is stale, and says so.
        assert_eq!(ilze.post(&format!("{after}/contest"), &meant).await.status, 409);
        // By the machine's clock the offer has lapsed: there is nothing left to end, and the contest is still to be settled.
        let end = [("events", "2"), ("why", "given-wrongly"), ("ground", "Kļūda.")];
        assert_eq!(ilze.post(&format!("{after}/end"), &end).await.status, 409);
        let bare = [("events", "2"), ("outcome", "x"), ("ground", "")];
        let bare = ilze.post(&format!("{after}/settle"), &bare).await;
        assert!(bare.status == 422 && bare.body.contains("outcome-why"), "{}", bare.body);
        let kept = [("events", "2"), ("outcome", "kept"), ("ground", "Izskatīts.")];
        assert_eq!(ilze.post(&format!("{after}/settle"), &kept).await.status, 303);
        let list = ilze.get("/approvals?lang=lv").await.body;
        assert!(list.contains("pieteikumam A3 paliek, kāds bija"), "{list}");
        // A fact is put right, and the page says what follows.
        let service = world.at(ENDED);
        let at = version(&service, &world.caseworker(Who::Ilze), "A2").await.to_string();
        let path = "/rounds/minimal/applications/A2/after";
        let fact =
            [("version", &*at), ("fact", "date_of_birth"), ("value", "22.11.2009"), ("note", "Kopija")];
        let wrong = [fact.to_vec(), vec![("meant", "yes")]].concat();
        let answer = ilze.post(&format!("{path}/correct"), &wrong).await;
        assert!(answer.status == 422 && answer.body.contains("cause-date_of_birth"), "{}", answer.body);
        let right = [wrong, vec![("cause", "mistake")]].concat();
        assert_eq!(ilze.post(&format!("{path}/correct"), &right).await.status, 303);
        let page = ilze.get(&format!("{path}?lang=lv")).await.body;
        assert!(page.contains("gaida labojuma aprēķinu"), "{page}");
        let board = ilze.get("/rounds/minimal/work?lang=lv").await.body;
        assert!(board.contains("/rounds/minimal/corrections"), "{board}");
        assert_eq!(ilze.post("/rounds/minimal/corrections", &[]).await.status, 303);
    });
}

#[test]
fn the_page_lets_an_older_award_be_settled_beside_a_newer_one() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let said = ("third-person", "Iesniegums.");
        service.contest(&ilze, ("minimal", "A1", 0), said).await.expect("contested");
        ends(&world, &service, "A1", (1, "given-wrongly")).await;
        ends(&world, &service, "A3", (0, "not-eligible")).await;
        given_on(&world, &service, RunKind::Refill).await;
        let file = service.application(&ilze, "minimal", "A1").await.expect("a file");
        assert_eq!((file.offers.len(), file.offers[0].contested, file.offers[1].contested), (2, false, true));
        let mut browser = house.guest(Guest::Caseworker).await;
        let after = "/rounds/minimal/applications/A1/after";
        let page = browser.get(&format!("{after}?lang=lv")).await.body;
        assert!(page.contains("after/settle"), "{page}");
        // Each form says which offer it is about.
        for offer in &file.offers {
            assert!(page.contains(&format!("name=\"offer\" value=\"{}\"", offer.id)), "{page}");
        }
        let kept = [("events", "2"), ("outcome", "kept"), ("ground", "Izskatīts.")];
        assert_eq!(browser.post(&format!("{after}/settle"), &kept).await.status, 303);
    });
}

/// Finishes a round in which seats stay empty beside people in line.
pub(crate) async fn finishes_leaving(service: &Service, who: &Caseworker, slug: &str) {
    let left = service.finishing(who, slug).await.expect("asked").left;
    let said = (left, "Vietas vairs neaizpilda.");
    service.finish_leaving(who, slug, said).await.expect("finished");
}
