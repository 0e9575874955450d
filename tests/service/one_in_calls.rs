//! Somebody who holds a place in a round and applies in the second call with another personal code, or seems to be somebody else: nobody
//! holds two places, and nobody is kept out who is another person.

use talka::{
    domain::Status,
    service::{Finding, Likeness, OfferState, Service, Submitted, Taking, invariants},
};

use crate::{
    afterwards::{declines, worked},
    scene::{ENDED, OPEN, Who, World, everyone, holder, holder_of, refused, told_to_both},
    second_call::{CALLED, OVER, called, shown},
};

const CODE: &str = "32700000001";
const OTHER: &str = "32700000002";
/// Who holds the park.
const HOLDS: (&str, &str) = ("Šarlote Ūdre", "2010-01-17");

/// The round `minimal`, in which A3 holds the park under [`CODE`]; the library is free, and is opened again.
async fn called_again(world: &World) {
    let codes = world.import(OPEN, "minimal").await;
    let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
    let list = format!("number,name,date_of_birth,personal_code\nA3,{},{},{CODE}\n", HOLDS.0, HOLDS.1);
    let id = service.send_sheet(&ilze, "minimal", ("list.csv", list.into_bytes())).await.expect("sent");
    service.take_sheet(&ilze, id, Taking::default()).await.expect("taken");
    let run = world.run_of_minimal().await;
    let service = world.at(ENDED);
    service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
    declines(&service, &codes, "A1").await;
    service.answer_offer(&holder(&service, "A3", &codes["A3"]).await, true, None).await.expect("accepted");
    shown(world).await;
    called(world).await;
}

/// Somebody applies in the second call for the library, by a list that Ilze brings in.
async fn applies(world: &World, (name, born): (&str, &str), code: &str) -> Submitted {
    let (service, ilze) = (world.at(CALLED), world.caseworker(Who::Ilze));
    let list = format!(
        "name,date_of_birth,personal_code,took_part_last_year,municipality,1. izvēle\n\
         {name},{born},{code},no,Piemēri,library\n"
    );
    let id = service.send_sheet(&ilze, "minimal-2", ("list.csv", list.into_bytes())).await.expect("sent");
    assert_eq!(service.take_sheet(&ilze, id, Taking::default()).await.expect("taken"), (1, 0));
    let lines = everyone(&service, &ilze, "minimal-2").await;
    let number = lines.iter().find(|line| line.name == name).expect("there").number.clone();
    let code = service.new_code(&ilze, ("minimal-2", &number), "Uzrādīta pase").await.expect("a code").code;
    Submitted { number, code, differs: false }
}

/// What becomes of somebody once the second call is closed and published.
async fn becomes(world: &World, whose: &Submitted) -> Result<OfferState, String> {
    let (over, ilze, maris) = (world.at(OVER), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    over.close(&ilze, "minimal-2").await.expect("closed");
    let run = over.start_run(&ilze, "minimal-2").await.expect("started");
    worked(&over).await;
    over.publish_undecided(&maris, run).await.expect("published");
    assert_eq!(invariants::check(&world.db, over.now(), None).await.expect("walked").breaches, []);
    assert_eq!(over.check_sealed().await.expect("opened"), []);
    let mine = over.mine(&holder_of(&over, whose).await).await.expect("mine");
    if let Some(offer) = mine.offer() {
        return Ok(offer.state);
    }
    let person = mine.letter.expect("a letter").person;
    assert_eq!(person.status, Status::OutOfLine);
    Err(person.reasons[0].key.clone())
}

async fn sets(service: &Service, world: &World) -> Vec<String> {
    let (_, sets) = service.duplicates(&world.caseworker(Who::Ilze), "minimal-2").await.expect("sets");
    let open = sets.into_iter().filter(|set| !set.decided);
    open.map(|set| {
        assert!(set.likeness.contains(&Likeness::Called), "{set:?}");
        set.key
    })
    .collect()
}

const OUT: &str = "out-of-line.holds-elsewhere";

#[test]
fn whoever_holds_a_place_under_a_former_code_gets_none_in_the_second_call() {
    told_to_both(async |world| {
        called_again(&world).await;
        // Married since, and the code was exchanged.
        let again = applies(&world, ("Šarlote Kalna", HOLDS.1), OTHER).await;
        let (service, ilze) = (world.at(CALLED), world.caseworker(Who::Ilze));
        service.note_former_code(&ilze, ("minimal-2", &again.number), CODE).await.expect("noted");
        // Under another name one code is a question, which a caseworker answers.
        let open = sets(&service, &world).await;
        let same = Finding::Same(again.number.clone());
        service.decide_duplicates(&ilze, "minimal-2", &open[0], &same).await.expect("decided");
        assert_eq!(becomes(&world, &again).await, Err(OUT.to_owned()));
    });
}

#[test]
fn a_code_that_was_noted_as_a_former_one_counts_undecided_too() {
    told_to_both(async |world| {
        called_again(&world).await;
        let again = applies(&world, HOLDS, OTHER).await;
        let (service, ilze) = (world.at(CALLED), world.caseworker(Who::Ilze));
        assert_eq!(sets(&service, &world).await.len(), 1, "one name, two codes");
        service.note_former_code(&ilze, ("minimal-2", &again.number), CODE).await.expect("noted");
        assert_eq!(sets(&service, &world).await, Vec::<String>::new(), "that is certain");
        assert_eq!(becomes(&world, &again).await, Err(OUT.to_owned()));
    });
}

#[test]
fn one_name_with_two_codes_is_asked_about_and_one_person_holds_one_place() {
    told_to_both(async |world| {
        called_again(&world).await;
        let again = applies(&world, HOLDS, OTHER).await;
        let (service, over, ilze) = (world.at(CALLED), world.at(OVER), world.caseworker(Who::Ilze));
        let open = sets(&service, &world).await;
        assert_eq!(open.len(), 1);
        assert_eq!(refused(over.close(&ilze, "minimal-2").await), "refused-duplicates");
        let same = Finding::Same(again.number.clone());
        service.decide_duplicates(&ilze, "minimal-2", &open[0], &same).await.expect("decided");
        assert_eq!(becomes(&world, &again).await, Err(OUT.to_owned()));
    });
}

#[test]
fn whom_a_caseworker_found_to_be_two_people_both_have_a_place() {
    for (who, code) in [(HOLDS, OTHER), (("Anna Agra", "2009-02-02"), CODE)] {
        told_to_both(async |world| {
            called_again(&world).await;
            let other = applies(&world, who, code).await;
            let (service, ilze) = (world.at(CALLED), world.caseworker(Who::Ilze));
            let open = sets(&service, &world).await;
            assert_eq!(open.len(), 1, "{who:?}");
            service
                .decide_duplicates(&ilze, "minimal-2", &open[0], &Finding::Different)
                .await
                .expect("decided");
            assert_eq!(becomes(&world, &other).await, Ok(OfferState::Open));
        });
    }
}

#[test]
fn two_codes_of_one_person_in_one_round_are_asked_about() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let list = format!(
            "number,name,date_of_birth,personal_code\n\
             B1,Anna Agra,2009-02-02,{CODE}\nB2,Anna Bite,2009-02-02,{OTHER}\n"
        );
        let id = service.send_sheet(&ilze, "minimal", ("list.csv", list.into_bytes())).await.expect("sent");
        service.take_sheet(&ilze, id, Taking::default()).await.expect("taken");
        let undecided = async || service.board(&ilze, "minimal").await.expect("a board").duplicates;
        assert_eq!(undecided().await, Vec::<String>::new());
        service.note_former_code(&ilze, ("minimal", "B2"), CODE).await.expect("noted");
        assert_eq!(undecided().await, ["B1 B2"]);
    });
}
