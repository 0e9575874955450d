//! Draws: codes that nobody chooses, and a seed that nobody knows before the list is frozen.

use std::sync::Arc;

use sha2::{Digest, Sha256};
use talka::service::{Finding, Service, Taking};

use crate::{
    knock::House,
    order::{another, asking, eligible, frozen, rows, sent, table},
    packs::changed,
    scene::{ENDED, OPEN, Who, World, holder, holder_of, told_to_both},
};

/// The round `minimal` by draw, with personal codes, and without people.
pub(crate) async fn drawn(world: &World, seed: &str) -> Arc<Service> {
    let mut new = asking();
    let pack = String::from_utf8(new.files["pack.toml"].clone()).expect("text");
    let asks = changed(&pack, "programme =", "personal_code = \"optional\"\nprogramme =");
    new.files.insert("pack.toml".to_owned(), asks.into_bytes());
    let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
    let toml = toml.replace("by = \"registration\"", &format!("by = \"draw\"{seed}"));
    new.files.insert("round.toml".to_owned(), toml.into_bytes());
    for table in ["applicants.csv", "preferences.csv"] {
        new.files.remove(table);
    }
    assert_eq!(new.types_a_seed(), !seed.is_empty());
    let service = world.at(OPEN);
    service.add_round(Some(&world.administrator()), &new).await.expect("a round");
    service
}

#[test]
fn nobody_types_the_seed_and_nobody_sees_it_before_the_list_is_frozen() {
    told_to_both(async |world| {
        let service = drawn(&world, "\nseed = \"my lucky seed\"").await;
        let (book, _) = service.round("minimal").await.expect("a round");
        let commitment = book.commitment().expect("a draw has one");
        assert_eq!(book.seed(), None);
        assert_ne!(commitment, hex("my lucky seed"), "what was typed is not used");
        let submitted = service.submit("minimal", &eligible("one")).await.expect("taken");
        let files = frozen(&world, "minimal", ENDED).await;
        let toml: toml::Table = files["round/round.toml"].parse().expect("TOML");
        let seed = toml["order"]["seed"].as_str().expect("revealed");
        assert_eq!(toml["order"]["commitment"].as_str(), Some(commitment.as_str()));
        assert_eq!(hex(seed), commitment, "what was committed to");
        let (book, _) = world.at(ENDED).round("minimal").await.expect("a round");
        assert_eq!(book.seed(), Some(seed));
        let mine = service.mine(&holder_of(&service, &submitted).await).await.expect("mine");
        let people = table(&files["round/applicants.csv"]);
        assert_eq!(people[&submitted.number]["draw_code"], mine.application.draw_code);
    });
}

#[test]
fn the_commitment_stands_on_the_page_from_the_start_and_the_seed_does_not() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let (book, _) = house.service.round("sample-summer").await.expect("a round");
        let commitment = book.commitment().expect("a draw has one");
        let mut visitor = house.browser("10.0.0.9");
        for (lang, sentence) in
            [("lv", "pēc nejaušības"), ("en", "was made by the system"), ("ru", "создала случайно")]
        {
            let page = visitor.get(&format!("/rounds/sample-summer?lang={lang}")).await.body;
            assert!(page.contains(&commitment) && page.contains(sentence), "{page}");
            assert!(!page.contains("7b02 e9c4"), "what the file said is not used");
        }
    });
}

fn hex(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[test]
fn a_draw_code_is_made_when_a_person_first_enters_and_stays_theirs() {
    told_to_both(async |world| {
        let service = drawn(&world, "").await;
        let ilze = world.caseworker(Who::Ilze);
        let with_code = |once: &str, code: &str| {
            let mut new = if once == "b" { another(once) } else { eligible(once) };
            new.answers.insert(talka::service::CODE.to_owned(), code.to_owned());
            new
        };
        let code = async |service: &Service, number: &str| {
            let rows = rows(&world, "minimal").await;
            let row = rows.into_iter().find(|row| row.number == number).expect("there");
            assert_eq!(row.draw_code.len(), 17, "{service:?}");
            row.draw_code
        };
        let first = service.submit("minimal", &with_code("a", "32700000001")).await.expect("taken");
        let other = service.submit("minimal", &with_code("b", "32700000002")).await.expect("taken");
        let own = code(&service, &first.number).await;
        assert_ne!(own, code(&service, &other.number).await);
        // Withdrawn and submitted again, by form and by a sheet with a number of its sender's choice.
        service.withdraw(&holder(&service, &first.number, &first.code).await).await.expect("taken back");
        let again = service.submit("minimal", &with_code("c", "32700000001")).await.expect("taken");
        assert_eq!(code(&service, &again.number).await, own);
        service.withdraw(&holder(&service, &again.number, &again.code).await).await.expect("taken back");
        let text = "number,name,date_of_birth,personal_code\n0001,Elīna Ķirse,2010-05-02,32700000001\n\
            0002,Cita Cita,2010-05-03,32700000003\n";
        let id = sent(&service, &ilze, text).await;
        service.take_sheet(&ilze, id, Taking::default()).await.expect("taken");
        assert_eq!(code(&service, "0001").await, own);
        assert_ne!(code(&service, "0002").await, own);
        // A second application without a code, found to be the same person's: it draws with the first one's code.
        let bare = service.submit("minimal", &eligible("d")).await.expect("taken");
        assert_ne!(code(&service, &bare.number).await, own);
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        let set = sets.iter().find(|set| set.key.contains("0001")).expect("one person, perhaps");
        let same = Finding::Same(bare.number.clone());
        service.decide_duplicates(&ilze, "minimal", &set.key, &same).await.expect("decided");
        assert_eq!(code(&service, &bare.number).await, own);
    });
}

#[test]
fn people_who_are_different_after_all_draw_apart() {
    told_to_both(async |world| {
        let service = drawn(&world, "").await;
        let ilze = world.caseworker(Who::Ilze);
        let text = "number,name,date_of_birth,personal_code\n0001,Anna Agra,2010-05-02,32700000001\n\
            0002,Zane Zile,2010-05-03,32700000001\n";
        let id = sent(&service, &ilze, text).await;
        service.take_sheet(&ilze, id, Taking::default()).await.expect("taken");
        let before = rows(&world, "minimal").await;
        assert_eq!(before[0].draw_code, before[1].draw_code, "one personal code, one draw code");
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        service
            .decide_duplicates(&ilze, "minimal", &sets[0].key, &Finding::Different)
            .await
            .expect("decided");
        let files = frozen(&world, "minimal", ENDED).await;
        let people = table(&files["round/applicants.csv"]);
        assert_eq!(people["0001"]["draw_code"], before[0].draw_code, "whoever came first keeps it");
        assert_ne!(people["0002"]["draw_code"], before[0].draw_code);
    });
}
