//! One person, one place: two applications that may be one person's do not both get one, nor does whoever holds a place in a round
//! that rules this one out.

use std::sync::Arc;

use talka::{
    domain::Caseworker,
    service::{Finding, Next, OfferState, Service, TypedAmendment, sets_mark},
    store::Db,
};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, declines, worked},
    chained::tell,
    packs::{changed, minimal},
    scene::{ENDED, OPEN, Who, World, fixture, holder, refusal, refused, told_to_both},
};

fn both(world: &World) -> (Arc<Service>, Caseworker, Caseworker) {
    (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris))
}

/// Closes a round with whatever duplicates nobody has decided about, and runs it for Ilze.
async fn run_of(world: &World, slug: &str) -> Uuid {
    let (service, ilze, _) = both(world);
    let (_, sets) = service.duplicates(&ilze, slug).await.expect("sets");
    let open: Vec<String> = sets.into_iter().filter(|set| !set.decided).map(|set| set.key).collect();
    service.close_with(&ilze, slug, &sets_mark(&open)).await.expect("closed");
    again(world, slug).await
}

/// Another run of a closed round.
async fn again(world: &World, slug: &str) -> Uuid {
    let (service, ilze, _) = both(world);
    let run = service.start_run(&ilze, slug).await.expect("started");
    worked(&service).await;
    run
}

async fn refill(world: &World) -> Uuid {
    let (service, ilze, _) = both(world);
    let run = service.start_refill(&ilze, "minimal").await.expect("started");
    worked(&service).await;
    run
}

/// Whether somebody's newest offer is open.
async fn offered(service: &Service, codes: &Codes, number: &str) -> bool {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    mine.offer().is_some_and(|offer| offer.state == OfferState::Open)
}

/// The round `minimal` with so many seats in the park, and with a second application under the name and day of birth of A1.
async fn with_twin(world: &World, seats: u32) -> Codes {
    let mut new = fixture("minimal");
    let places = String::from_utf8(new.files["placements.csv"].clone()).expect("text");
    let more = changed(&places, "laistīšana,1", &format!("laistīšana,{seats}"));
    new.files.insert("placements.csv".to_owned(), more.into_bytes());
    let mut add = |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
    add("applicants.csv", "A4,2026-04-13T09:20,no,2010-05-02,no,Piemēri\n");
    add("preferences.csv", "A4,park,1,500\n");
    new.people.insert("A4".to_owned(), ("ZAGARE Kaija".to_owned(), "+371 20000001".to_owned()));
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

#[test]
fn two_applications_that_may_be_one_persons_do_not_both_get_a_place() {
    told_to_both(async |world| {
        let codes = with_twin(&world, 5).await;
        let run = run_of(&world, "minimal").await;
        let (service, ilze, maris) = both(&world);
        let no = refusal(service.publish_undecided(&maris, run).await);
        assert_eq!(no.key, "refused-one-person");
        assert!(format!("{:?}", no.args).contains("A1, A4"), "{no:?}");
        assert_eq!(refused(service.publishing(&maris, run).await), "refused-one-person");
        service.decide_duplicates(&ilze, "minimal", "A1 A4", &Finding::Different).await.expect("decided");
        service.publish_undecided(&maris, run).await.expect("published");
        assert!(offered(&service, &codes, "A1").await && offered(&service, &codes, "A4").await);
    });
}

#[test]
fn a_refill_gives_no_place_to_whoever_may_hold_one_already() {
    told_to_both(async |world| {
        let codes = with_twin(&world, 1).await;
        let run = run_of(&world, "minimal").await;
        let (service, ilze, maris) = both(&world);
        service.publish_undecided(&maris, run).await.expect("published");
        declines(&service, &codes, "A3").await;
        let run = refill(&world).await;
        assert_eq!(refused(service.publish(&maris, run).await), "refused-one-person");
        // By another name the two would seem to be two people: it waits until that is decided.
        let page = service.amending(&ilze, "minimal", "A4").await.expect("a page");
        let name = TypedAmendment {
            name: "ZAGAREE Kaija".to_owned(),
            contact: page.contact,
            wishes: page.wishes,
            note: "Pase.".to_owned(),
            ..TypedAmendment::default()
        };
        let renamed = service.amend(&ilze, ("minimal", "A4", page.version), &name, true).await;
        assert_eq!(refused(renamed), "refused-duplicate-open");
        // It is decided after publication as well; a place that somebody holds does not go with that.
        let takes = Finding::Same("A4".to_owned());
        let takes = service.decide_duplicates(&ilze, "minimal", "A1 A4", &takes).await;
        assert_eq!(refused(takes), "refused-duplicate-holds");
        let same = Finding::Same("A1".to_owned());
        service.decide_duplicates(&ilze, "minimal", "A1 A4", &same).await.expect("decided");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-inputs-changed");
        let run = refill(&world).await;
        service.publish(&maris, run).await.expect("published");
        assert!(offered(&service, &codes, "A1").await && offered(&service, &codes, "A2").await);
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert!(board.next().iter().all(|next| !matches!(next, Next::Refill { .. })), "{:?}", board.next());
    });
}

/// A round of another name with the people of `minimal`, whose pack excludes theirs. Codes by number: B1 is A1, and so on.
async fn excluding(world: &World) -> Codes {
    let mut new = fixture("minimal");
    "other".clone_into(&mut new.slug);
    let pack = changed(
        &minimal(),
        "programme = \"summer-jobs\"",
        "programme = \"forest\"\nexcludes = [\"summer-jobs\"]",
    );
    let pack = changed(&pack, "id = \"two-places\"", "id = \"forest-places\"");
    new.files.insert("pack.toml".to_owned(), pack.into_bytes());
    for (file, from, to) in [
        ("round.toml", "programme = \"summer-jobs\"", "programme = \"forest\""),
        ("applicants.csv", "A", "B"),
        ("preferences.csv", "A", "B"),
    ] {
        let text = String::from_utf8(new.files[file].clone()).expect("text").replace(from, to);
        new.files.insert(file.to_owned(), text.into_bytes());
    }
    new.people = new.people.into_iter().map(|(number, who)| (number.replace('A', "B"), who)).collect();
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

#[test]
fn whoever_holds_a_place_in_a_round_that_is_ruled_out_gets_none_at_publishing_either() {
    told_to_both(async |world| {
        let codes: Codes = world.import(OPEN, "minimal").await;
        let others = excluding(&world).await;
        let (own, other) = (run_of(&world, "minimal").await, run_of(&world, "other").await);
        let (service, ilze, maris) = both(&world);
        // Both runs found that nobody holds a place: the one that is published first is the one that counts.
        service.publish_undecided(&maris, own).await.expect("published");
        assert!(offered(&service, &codes, "A1").await && offered(&service, &codes, "A3").await);
        assert_eq!(refused(service.publish_undecided(&maris, other).await), "refused-inputs-changed");
        // Whom a caseworker found to be two people may both have a place.
        service.decide_duplicates(&ilze, "other", "A3 B3", &Finding::Different).await.expect("decided");
        let other = again(&world, "other").await;
        service.publish_undecided(&maris, other).await.expect("published");
        assert!(!offered(&service, &others, "B1").await && offered(&service, &others, "B3").await);
        // The other way round: whoever holds a place there gets none here.
        declines(&service, &codes, "A3").await;
        let board = service.board(&ilze, "other").await.expect("a board");
        assert_eq!(board.desk.free(), 1, "the library, which B1 would have had");
        let run = refill(&world).await;
        service.publish(&maris, run).await.expect("published");
        assert!(offered(&service, &codes, "A2").await);
    });
}

#[test]
fn an_exclusion_that_one_pack_names_holds_in_the_other_round_as_well() {
    told_to_both(async |world| {
        let others = excluding(&world).await;
        let codes: Codes = world.import(OPEN, "minimal").await;
        let (other, own) = (run_of(&world, "other").await, run_of(&world, "minimal").await);
        let (service, _, maris) = both(&world);
        // The round whose pack names nobody comes second: its own pack says nothing of the other programme.
        service.publish_undecided(&maris, other).await.expect("published");
        assert!(offered(&service, &others, "B1").await && offered(&service, &others, "B3").await);
        assert_eq!(refused(service.publish_undecided(&maris, own).await), "refused-inputs-changed");
        let own = again(&world, "minimal").await;
        service.publish_undecided(&maris, own).await.expect("published");
        assert!(!offered(&service, &codes, "A1").await && !offered(&service, &codes, "A3").await);
        assert!(offered(&service, &codes, "A2").await, "who waits there has no place there");
        assert_eq!(service.check_sealed().await.expect("opened"), []);
    });
}

#[test]
fn somebody_who_holds_two_places_that_exclude_each_other_is_found_in_both_rounds() {
    told_to_both(async |world| {
        let codes: Codes = world.import(OPEN, "minimal").await;
        let others = excluding(&world).await;
        let (own, other) = (run_of(&world, "minimal").await, run_of(&world, "other").await);
        let (service, ilze, maris) = both(&world);
        service.publish_undecided(&maris, own).await.expect("published");
        assert_eq!(refused(service.publish_undecided(&maris, other).await), "refused-inputs-changed");
        service.decide_duplicates(&ilze, "other", "A3 B3", &Finding::Different).await.expect("decided");
        let other = again(&world, "other").await;
        service.publish_undecided(&maris, other).await.expect("published");
        assert!(offered(&service, &codes, "A3").await && offered(&service, &others, "B3").await);
        assert_eq!(service.check_sealed().await.expect("opened"), [], "they are two people");
        // Without the decision they are one, who holds two places: in the round that forbids it, and in the one that is forbidden.
        let unlock = match world.db {
            Db::Sqlite(..) => "DROP TRIGGER duplicate_decision_no_DELETE",
            Db::Pg(_) => "ALTER TABLE duplicate_decision DISABLE TRIGGER duplicate_decision_append_only",
        };
        assert!(
            tell(&world.db, false, unlock).await
                && tell(&world.db, false, "DELETE FROM duplicate_decision").await
        );
        let found = service.check_sealed().await.expect("opened");
        let excluded: Vec<_> = found.iter().filter(|one| one.key == "invariant-excluded").collect();
        assert_eq!((excluded.len(), found.len()), (2, 2), "{found:?}");
    });
}
