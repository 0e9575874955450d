//! A pair that an employer and a person agreed on beforehand: recorded by one side, confirmed by the employer as a step of its own, and
//! only then a place that a run gives; in every wrong state a clear answer, and nothing written.

use std::num::NonZeroU32;

use talka::{
    clock::Clock,
    domain::agreed::State,
    service::{AgreedPair, Delivery, Next, No, Posting, Service},
};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, ends, worked},
    knock::{Guest, House},
    law::opened,
    scene::{
        ENDED, OPEN, Who, World, fixture, holder, moment, not_found, refused, told_to_both, told_to_one,
        vault, wrong,
    },
    way::{Table, word},
};

/// What a round says that lets agreed pairs count.
pub(crate) const ALLOWED: &str = "\n[agreed]\nnorm = { rank = \"binding\", title = \"Piemēru noteikumi\", \
                                  place = \"7. punkts\", source = \"https://example.org/\", seen = 2026-11-29 }\n";

/// The round `minimal` with a column for what was agreed, in which A3 claims the library, and with A4 of another town, who wishes for the
/// park; with these settings besides.
async fn round(world: &World, settings: &str) -> Codes {
    let mut new = fixture("minimal");
    let people = String::from_utf8(new.files["applicants.csv"].clone()).expect("text");
    let people = people.replace("municipality\n", "municipality,agreed\n").replace("Piemēri\n", "Piemēri,\n");
    let people = people.replace("2010-01-17,no,Piemēri,", "2010-01-17,no,Piemēri,library");
    let people = people + "A4,2026-04-13T09:20,no,2009-02-02,yes,Cita,\n";
    new.files.insert("applicants.csv".to_owned(), people.into_bytes());
    let mut add = |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
    add("preferences.csv", "A4,park,1,500\n");
    add("round.toml", "\n[constraints]\npinned = \"agreed\"\n");
    add("round.toml", settings);
    new.people.insert("A3".to_owned(), ("Šarlote Ūdre".to_owned(), "sarlote@example.org".to_owned()));
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

async fn place(service: &Service, number: &str) -> Uuid {
    let places = service.round("minimal").await.expect("a round").1;
    places.iter().find(|place| place.placement.id.as_str() == number).expect("a placement").id
}

async fn pairs(world: &World, service: &Service, number: &str) -> Vec<AgreedPair> {
    service.agreed_file(&world.caseworker(Who::Ilze), "minimal", number).await.expect("a file").pairs
}

/// The park confirms, or refuses with a code, the newest pair of somebody.
async fn park_says(world: &World, service: &Service, number: &str, answer: &str) -> Result<(), No> {
    let pair = pairs(world, service, number).await.remove(0);
    service.answer_agreed(&world.department(Who::Park), (pair.id, pair.events), answer).await
}

async fn given(service: &Service, codes: &Codes, number: &str) -> Option<String> {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    mine.letter.and_then(|letter| letter.place).map(|place| place.number)
}

#[test]
fn a_pair_counts_once_the_employer_has_confirmed_it_and_whoever_comes_earlier_is_told_why() {
    told_to_both(async |world| {
        let codes = round(&world, ALLOWED).await;
        let (early, service) = (world.at(OPEN), world.at(ENDED));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        early.record_agreed(&ilze, ("minimal", "A2"), "park").await.expect("recorded");
        assert!(early.board(&ilze, "minimal").await.expect("a board").next().contains(&Next::Agreed(1)));
        let own = early.own_placements(&world.department(Who::Park)).await.expect("placements");
        assert_eq!(own.iter().map(|own| own.agreed).sum::<u64>(), 1);
        // By itself it changes nothing: whoever computes now finds A3 in the park, whatever A3 claims of the library.
        let run = world.run_of_minimal().await;
        let outcome = service.run(&ilze, run).await.expect("a run");
        assert_eq!(outcome.failure, "");
        park_says(&world, &service, "A2", "confirmed").await.expect("confirmed");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-inputs-changed");
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        service.publish(&maris, run).await.expect("published");
        for (number, place) in [("A1", Some("library")), ("A2", Some("park")), ("A3", None)] {
            assert_eq!(given(&service, &codes, number).await.as_deref(), place, "{number}");
        }
        let waits =
            service.application(&ilze, "minimal", "A3").await.expect("a file").letter.expect("a letter");
        let reason =
            waits.person.reasons.iter().find(|reason| reason.key == "waiting.later").expect("a reason");
        assert!(format!("{:?}", reason.args).contains("\"pin\""), "{reason:?}");
        let own = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        assert_eq!(own.agreed.expect("a pair").state, State::Confirmed);
    });
}

#[test]
fn a_refill_after_an_agreed_award_was_cancelled_is_as_fresh_as_any() {
    told_to_both(async |world| {
        let codes = round(&world, ALLOWED).await;
        let (early, service) = (world.at(OPEN), world.at(ENDED));
        let maris = world.caseworker(Who::Maris);
        early.record_agreed(&world.caseworker(Who::Ilze), ("minimal", "A2"), "park").await.expect("recorded");
        park_says(&world, &early, "A2", "confirmed").await.expect("confirmed");
        let run = world.run_of_minimal().await;
        service.publish(&maris, run).await.expect("published");
        assert_eq!(given(&service, &codes, "A2").await.as_deref(), Some("park"));
        ends(&world, &service, "A2", (0, "given-wrongly")).await;
        // The refill places whoever is first in line: the very person whose pair was agreed.
        let run = service.start_refill(&world.caseworker(Who::Ilze), "minimal").await.expect("started");
        worked(&service).await;
        assert_eq!(service.changed_since(&maris, run).await.expect("asked"), []);
        service.publish_undecided(&maris, run).await.expect("published");
    });
}

#[test]
fn what_is_only_recorded_or_claimed_gives_nobody_a_place() {
    told_to_both(async |world| {
        let codes = round(&world, ALLOWED).await;
        let ilze = world.caseworker(Who::Ilze);
        world.at(OPEN).record_agreed(&ilze, ("minimal", "A2"), "park").await.expect("recorded");
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(given(&service, &codes, "A3").await.as_deref(), Some("park"));
        assert_eq!(given(&service, &codes, "A2").await, None);
    });
}

#[test]
fn an_agreement_does_not_stand_above_the_rules_or_the_seats() {
    told_to_both(async |world| {
        let codes = round(&world, ALLOWED).await;
        let (service, ilze, park) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.department(Who::Park));
        let there = place(&service, "park").await;
        let recorded = service.record_agreed(&ilze, ("minimal", "A4"), "park").await;
        assert_eq!(refused(recorded), "refused-agreed-rules");
        // The organisation is told nothing of what the rules say of somebody.
        service.record_agreed_at(&park, there, ("A1", "kaija žagare")).await.expect("recorded");
        park_says(&world, &service, "A1", "confirmed").await.expect("confirmed");
        service.record_agreed(&ilze, ("minimal", "A2"), "park").await.expect("recorded");
        assert_eq!(refused(park_says(&world, &service, "A2", "confirmed").await), "refused-agreed-seats");
        park_says(&world, &service, "A1", "no-seat").await.expect("not any more");
        assert_eq!(pairs(&world, &service, "A1").await[0].why, "no-seat");
        park_says(&world, &service, "A2", "confirmed").await.expect("confirmed");
        // A confirmed pair that the person's wishes do not bear any more is no place.
        service.withdraw(&holder(&service, "A2", &codes["A2"]).await).await.expect("withdrawn");
        assert!(!pairs(&world, &service, "A2").await[0].allowed);
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(given(&service, &codes, "A3").await.as_deref(), Some("park"));
    });
}

#[test]
fn an_organisation_finds_nobody_by_trying_and_answers_about_its_own_alone() {
    told_to_both(async |world| {
        round(&world, ALLOWED).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let (park, library) = (world.department(Who::Park), world.department(Who::Library));
        let (there, books) = (place(&service, "park").await, place(&service, "library").await);
        for typed in [("A1", "Kaija"), ("A1", ""), ("A9", "Kaija Žagare"), ("", ""), ("A4\0", "x")] {
            let tried = service.record_agreed_at(&park, there, typed).await;
            assert_eq!(wrong(tried), [("number".to_owned(), "wrong-agreed-person")], "{typed:?}");
        }
        // Ģirts wishes for the park alone.
        let tried = service.record_agreed_at(&library, books, ("A2", "Ģirts Ābols")).await;
        assert_eq!(wrong(tried), [("number".to_owned(), "wrong-agreed-person")]);
        not_found(service.record_agreed_at(&library, there, ("A1", "Kaija Žagare")).await);
        not_found(service.agreed_at(&library, there).await);
        let pair = service.record_agreed_at(&park, there, ("A1", " kaija  žagare ")).await;
        let pair = pair.expect("recorded");
        not_found(service.answer_agreed(&library, (pair, 0), "confirmed").await);
        not_found(service.record_agreed(&world.caseworker(Who::Stranger), ("minimal", "A2"), "park").await);
        not_found(service.agreed_file(&world.caseworker(Who::Stranger), "minimal", "A1").await);
        not_found(service.agreed_in(&world.caseworker(Who::Stranger), "minimal").await);
        let back = service.take_back_agreed(&ilze, ("minimal", "A2"), ((pair, 0), "x")).await;
        not_found(back);
        let placement = service.record_agreed(&ilze, ("minimal", "A2"), "library").await;
        assert_eq!(wrong(placement), [("placement".to_owned(), "wrong-agreed-placement")]);
        let answer = service.answer_agreed(&park, (pair, 0), "perhaps").await;
        assert_eq!(wrong(answer), [("answer".to_owned(), "wrong-agreed-answer")]);
        let ground = service.take_back_agreed(&ilze, ("minimal", "A1"), ((pair, 0), " ")).await;
        assert_eq!(wrong(ground), [("ground".to_owned(), "wrong-ground")]);
        for answer in ["confirmed", "perhaps"] {
            assert_eq!(refused(service.answer_agreed(&park, (pair, 7), answer).await), "refused-stale");
        }
        let stale = service.take_back_agreed(&ilze, ("minimal", "A1"), ((pair, 7), " ")).await;
        assert_eq!(refused(stale), "refused-stale");
        assert_eq!(world.noted("agreed-record").await, 1);
        let at = service.agreed_at(&park, there).await.expect("its own");
        assert_eq!((at.pairs.len(), at.pairs[0].name.as_str()), (1, "Kaija Žagare"));
        assert_eq!(at.pairs[0].state, State::Recorded);
    });
}

/// The verbs on a pair, as `way.txt` has them.
const VERBS: [&str; 4] = ["record", "confirm", "refuse", "take-back"];
/// Where the round stands.
const WHERE: [&str; 4] = ["open", "off", "published", "finished"];

/// Tries every verb that changes nothing, twice.
async fn tries(world: &World, service: &Service, (state, at): (State, &str)) {
    let table = Table::of("agreed", &[VERBS.to_vec(), State::ALL.map(State::name).to_vec(), WHERE.to_vec()]);
    let ilze = world.caseworker(Who::Ilze);
    for verb in VERBS {
        let wanted = table.answers(&[verb, state.name(), at]);
        let already =
            [("confirm", State::Confirmed), ("refuse", State::Refused), ("take-back", State::TakenBack)];
        if wanted == "ok" && !already.contains(&(verb, state)) {
            continue;
        }
        for _ in 0..2 {
            let newest = pairs(world, service, "A1").await.into_iter().next();
            let newest = newest.map_or((Uuid::nil(), 0), |pair| (pair.id, pair.events));
            let said = match verb {
                "record" => word(service.record_agreed(&ilze, ("minimal", "A1"), "park").await),
                "confirm" => {
                    word(service.answer_agreed(&world.department(Who::Park), newest, "confirmed").await)
                }
                "refuse" => word(service.answer_agreed(&world.department(Who::Park), newest, "other").await),
                _ => word(service.take_back_agreed(&ilze, ("minimal", "A1"), (newest, "Tā vajag.")).await),
            };
            assert_eq!(said, wanted, "{verb} {state:?} {at}");
        }
    }
    if at == "open" {
        assert_eq!(pairs(world, service, "A1").await[0].state, state, "nothing was written");
    }
}

#[test]
fn every_verb_on_a_pair_in_every_state_answers_as_the_table_says() {
    told_to_both(async |world| {
        round(&world, ALLOWED).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let record =
            async || service.record_agreed(&ilze, ("minimal", "A1"), "park").await.expect("recorded");
        let back = async || {
            let pair = pairs(&world, &service, "A1").await.remove(0);
            let asked = ((pair.id, pair.events), "Tā vajag.");
            service.take_back_agreed(&ilze, ("minimal", "A1"), asked).await.expect("taken back");
        };
        record().await;
        tries(&world, &service, (State::Recorded, "open")).await;
        back().await;
        tries(&world, &service, (State::TakenBack, "open")).await;
        record().await;
        park_says(&world, &service, "A1", "not-agreed").await.expect("refused");
        tries(&world, &service, (State::Refused, "open")).await;
        record().await;
        park_says(&world, &service, "A1", "confirmed").await.expect("confirmed");
        tries(&world, &service, (State::Confirmed, "open")).await;
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        tries(&world, &world.at(ENDED), (State::Confirmed, "published")).await;
        let later = world.at("2026-06-30T10:00:00Z");
        later.finish(&ilze, "minimal").await.expect("finished");
        tries(&world, &later, (State::Confirmed, "finished")).await;
    });
}

#[test]
fn a_round_that_does_not_say_so_takes_no_pairs() {
    told_to_both(async |world| {
        round(&world, "").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let there = place(&service, "park").await;
        let park = world.department(Who::Park);
        let recorded = service.record_agreed(&ilze, ("minimal", "A1"), "park").await;
        assert_eq!(refused(recorded), "refused-agreed-off");
        let recorded = service.record_agreed_at(&park, there, ("A1", "Kaija Žagare")).await;
        assert_eq!(refused(recorded), "refused-agreed-off");
        assert!(service.agreed_in(&ilze, "minimal").await.expect("a list").all.is_empty());
    });
}

#[test]
fn pairs_count_where_a_column_holds_them() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        new.files.get_mut("round.toml").expect("a file").extend(ALLOWED.as_bytes());
        let added = world.at(OPEN).add_round(Some(&world.administrator()), &new).await;
        let Err(No::Faults(faults)) = added else { panic!("it needs a column: {added:?}") };
        assert_eq!(faults.faults[0].key, "fault-agreed-column");
    });
}

#[test]
fn the_pages_say_what_was_agreed_to_each_side() {
    told_to_both(async |world| {
        let codes = round(&world, ALLOWED).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let books = place(&service, "library").await;
        let pair = service.record_agreed(&ilze, ("minimal", "A1"), "library").await.expect("recorded");
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let page = library.get(&format!("/placements/{books}/agreed?lang=lv")).await;
        assert!(
            page.body.contains("Kaija Žagare") && page.body.contains("Apstiprināt vienošanos"),
            "{}",
            page.body
        );
        assert!(!page.body.contains("20000001"), "an employer reads no contact here: {}", page.body);
        let mut caseworker = house.guest(Guest::Caseworker).await;
        for path in ["/rounds/minimal/agreed", "/rounds/minimal/applications/A1/agreed"] {
            let page = caseworker.get(&format!("{path}?lang=lv")).await;
            assert!(page.status == 200 && page.body.contains("gaida darba devēju"), "{path}: {}", page.body);
        }
        let round = caseworker.get("/rounds/minimal?lang=lv").await;
        assert!(round.body.contains("7. punkts"), "{}", round.body);
        let mut own = house.browser("10.0.0.9");
        let sent = own.post("/result", &[("number", "A1"), ("code", &codes["A1"])]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let mine = own.get("/my?lang=lv").await;
        assert!(mine.body.contains("Ir ierakstīta vienošanās ar darba devēju"), "{}", mine.body);
        service
            .answer_agreed(&world.department(Who::Library), (pair, 0), "confirmed")
            .await
            .expect("confirmed");
        let mine = own.get("/my?lang=lv").await;
        assert!(mine.body.contains("Darba devējs ir apstiprinājis"), "{}", mine.body);
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let mine = own.get("/my?lang=lv").await;
        assert!(
            mine.body.contains("saskaņā ar kārtas noteikumiem par iepriekšējām vienošanām"),
            "{}",
            mine.body
        );
    });
}

#[test]
fn whoever_agreed_with_an_employer_is_written_to_once_the_employer_has_answered() {
    told_to_both(async |world| {
        round(&world, ALLOWED).await;
        let (early, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(OPEN)));
        let a_minute = NonZeroU32::new(100).expect("some");
        let posting = Posting { base_url: "https://talka.example.lv".to_owned(), a_minute };
        let service = service.with_posting(Some(posting));
        let told = async || {
            let mails = service.mails_due().await.expect("mails");
            for mail in &mails {
                service.mail_ended(mail, &Delivery::Taken).await.expect("said");
            }
            let desk = service.mails(&ilze, "minimal").await.expect("mails").pending;
            let by_hand = desk.into_iter().filter(|one| one.occasion == "agreed").map(|one| one.number);
            (mails, by_hand.collect::<Vec<_>>())
        };
        early.record_agreed(&ilze, ("minimal", "A2"), "park").await.expect("recorded");
        early.record_agreed(&ilze, ("minimal", "A3"), "park").await.expect("recorded");
        assert_eq!(told().await, (vec![], vec![]), "by itself it counts for nothing");
        for _ in 0..2 {
            let pair = pairs(&world, &early, "A2").await.remove(0);
            let park = world.department(Who::Park);
            early.answer_agreed(&park, (pair.id, pair.events), "confirmed").await.expect("confirmed, once");
        }
        assert_eq!(told().await, (vec![], vec!["A2".to_owned()]), "who has no mail address is called");
        park_says(&world, &early, "A3", "no-seat").await.expect("refused");
        let (mails, by_hand) = told().await;
        assert_eq!(
            (mails.len(), by_hand.len(), mails[0].to.as_str()),
            (1, 1, "sarlote@example.org"),
            "{mails:?}"
        );
        for secret in ["Šarlote", "parks", "Puķu", "noraid"] {
            assert!(
                !mails[0].body.contains(secret) && !mails[0].heading.contains(secret),
                "{secret}: {mails:?}"
            );
        }
        let pair = pairs(&world, &early, "A2").await.remove(0);
        let shown = ((pair.id, pair.events), "Pārdomāja.");
        early.take_back_agreed(&ilze, ("minimal", "A2"), shown).await.expect("taken back");
        assert_eq!(told().await.0, [], "a caseworker tells it");
    });
}

#[test]
fn whoever_holds_an_agreed_place_does_not_read_that_there_was_none() {
    told_to_both(async |world| {
        let codes = round(&world, ALLOWED).await;
        let (early, service) = (world.at(OPEN), world.at(ENDED));
        early.record_agreed(&world.caseworker(Who::Ilze), ("minimal", "A2"), "park").await.expect("recorded");
        park_says(&world, &service, "A2", "confirmed").await.expect("confirmed");
        let run = world.run_of_minimal().await;
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(given(&service, &codes, "A2").await.as_deref(), Some("park"));
        let house = House::beside(&world).await;
        let page = opened(&house, &codes, "A2").await.get("/my?lang=lv").await.body;
        assert!(page.contains("piešķirta šim pieteikumam") && !page.contains("vietu nav"), "{page}");
    });
}
