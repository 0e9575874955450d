//! Erasing a person's data: on a page and on the command line, each saying what goes and what stays; when it is refused; and that what was
//! erased does not come back with a copy that was made before.

use std::{fs, path::Path};

use talka::{
    service::{Service, erase},
    store::{self, Db},
};

use crate::{
    afterwards::{Codes, declines},
    knock::{Guest, House},
    scene::{ENDED, Who, World, holder, refused, told_to, told_to_both},
    walls::talka,
};

/// Whether nothing of an application can be opened any more.
async fn is_erased(db: &Db, number: &str) -> bool {
    erase::numbers(db).await.expect("numbers").iter().any(|one| one == number)
}

/// A2, who waits in line, takes the application back.
async fn takes_back(service: &Service, codes: &Codes) {
    service.withdraw(&holder(service, "A2", &codes["A2"]).await).await.expect("taken back");
}

#[test]
fn a_contested_award_keeps_its_persons_data() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.publish(&maris, run).await.expect("published");
        let said = ("third-person", "Iesniegums.");
        service.contest(&ilze, ("minimal", "A3", 0), said).await.expect("contested");
        declines(&service, &codes, "A3").await;
        assert_eq!(refused(service.erase(&ilze, "minimal", "A3").await), "refused-erase-contested");
        let asked = service.propose_settlement(&ilze, ("minimal", "A3", 2), ("kept", "Izskatīts.")).await;
        service.approve(&maris, asked.expect("proposed")).await.expect("settled");
        let grounds = async || {
            let file = service.application(&ilze, "minimal", "A3").await.expect("a file");
            let noted = file.offers[0].happened.iter().filter_map(|one| Some(one.noted.clone()?.text));
            let decided = service.approvals(&ilze).await.expect("a list").decided;
            noted.chain(decided.into_iter().map(|one| one.ground)).collect::<Vec<_>>()
        };
        assert_eq!(grounds().await, ["Iesniegums.", "Izskatīts.", "Izskatīts."]);
        service.erase(&ilze, "minimal", "A3").await.expect("erased");
        assert!(is_erased(&world.db, "A3").await);
        assert_eq!(grounds().await, ["", "", ""], "what was written of the person went with the key");
    });
}

#[test]
fn a_page_says_what_goes_and_what_stays_and_erases_for_good() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        declines(&service, &codes, "A3").await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let (file, held) =
            ("/rounds/minimal/applications/A3", "/rounds/minimal/applications/A1/erase?lang=en");
        let page = ilze.get(held).await;
        assert_eq!(page.status, 409, "{}", page.body);
        assert!(
            page.body.contains("while the person holds a place") && !page.body.contains("Erase for good")
        );
        assert!(ilze.get(file).await.body.contains(&format!("{file}/erase")), "the file leads there");
        let page = ilze.get(&format!("{file}/erase?lang=en")).await;
        for said in ["Šarlote Ūdre", "What goes", "What stays", "Erase for good"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert_eq!(ilze.post(&format!("{file}/erase"), &[]).await.status, 409, "nothing is erased unasked");
        assert!(!is_erased(&world.db, "A3").await);
        assert_eq!(ilze.post(&format!("{file}/erase"), &[("sure", "yes")]).await.status, 303);
        assert!(is_erased(&world.db, "A3").await);
        let page = ilze.get(&format!("{file}/erase?lang=en")).await;
        assert!(page.status == 200 && !page.body.contains("Šarlote"), "{}", page.body);
        assert_eq!(world.noted("erase").await, 1);
    });
}

#[test]
fn whoever_is_erased_is_to_be_decided_nowhere_and_their_page_says_so() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let house = House::beside(&world).await;
        let mut own = house.browser("10.0.0.46");
        assert_eq!(own.post("/result", &[("number", "A3"), ("code", &codes["A3"])]).await.status, 303);
        assert_eq!(own.get("/my").await.status, 200);
        let count = async || {
            let board = service.board(&ilze, "minimal").await.expect("a board");
            board.standings.get("needs-person").copied().unwrap_or_default()
        };
        let before = count().await;
        declines(&service, &codes, "A3").await;
        service.erase(&ilze, "minimal", "A3").await.expect("erased");
        assert!(count().await <= before, "an erased application is not to be decided");
        let file = service.application(&ilze, "minimal", "A3").await.expect("a file");
        assert_eq!((file.standing.name(), file.reasons.len(), file.task), ("erased", 0, None));

        let mut staff = house.guest(Guest::Caseworker).await;
        let home = "/rounds/minimal/applications/A3";
        let page = staff.get(&format!("{home}?lang=en")).await.body;
        assert!(page.contains("data were erased: "), "{page}");
        for gone in ["/A3/code\"", "/A3/letter\"", "/A3/erase\"", "/A3/amend\"", "Another action"] {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
        for said in ["Erased the data of an application", "Looked at their own application"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let list = staff.get("/rounds/minimal/applications?status=needs-person&lang=en").await.body;
        assert!(!list.contains(&format!("{home}\"")), "{list}");
        let version = file.application.version.to_string();
        let fact = file.facts[0].name.clone();
        let mut said = vec![("version", version.as_str()), ("fact", &fact), ("value", "yes"), ("note", "x")];
        said.push(("cause", "mistake"));
        let asked = staff.post(&format!("{home}/after/correct?lang=en"), &said).await;
        assert!(asked.status == 409 && asked.body.contains("data were erased"), "{}", asked.body);
        let correct = service.correct(&ilze, ("minimal", "A3", 1), ("mistake", (&fact, "yes", "x"))).await;
        assert_eq!(refused(correct), "refused-erased");

        // The session that was open ends with the data.
        let mine = own.get("/my?lang=en").await;
        assert!(mine.status == 409 && mine.body.contains("data were erased"), "{}", mine.body);
        assert_eq!(own.get("/my/data").await.status, 303, "nobody is in any more");
    });
}

#[test]
fn what_was_erased_after_a_copy_is_erased_in_the_copy_too() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let service: &Service = &world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let list = ["A2".to_owned(), "A9".to_owned()];
        let again = async || erase::again(&world.db, &list, service.now()).await.expect("erased");
        assert_eq!((again().await, again().await), (1, 0));
        assert!(is_erased(&world.db, "A2").await);
        assert_eq!(world.noted("erase-again").await, 1);
    });
}

/// Runs the program on the database in a folder.
fn run(folder: &Path, words: &[&str]) -> (i32, String) {
    talka(folder, &[&["--lang", "en"][..], words, &["--database-url", "sqlite:talka.db"]].concat())
}

#[test]
fn the_command_line_erases_and_a_restored_copy_forgets_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::write(path.join("talka.key"), "5e".repeat(32)).expect("a key");
    let address = format!("sqlite:{}", path.join("talka.db").display());
    told_to(&address, &async |world: World| {
        let (codes, run) = world.with_run().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        takes_back(&world.at(ENDED), &codes).await;
    });
    let (code, said) = run(path, &["backup", "copy.db"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = run(path, &["erase", "A2"]);
    assert!(code == 1 && said.contains("Application A2") && said.contains("--yes"), "{said}");
    assert_eq!(run(path, &["erased"]).1.trim(), "", "nothing is erased yet");
    let (code, said) = run(path, &["erase", "A2", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(run(path, &["erase", "A9", "--yes"]).0, 2, "nobody has that number");
    assert_eq!(run(path, &["erased"]).1.trim(), "A2");
    let (code, said) = run(path, &["restore", "copy.db", "--force"]);
    assert!(code == 0 && said.contains("1 application that had been erased is erased again."), "{said}");
    assert_eq!(run(path, &["erased"]).1.trim(), "A2", "it did not come back");
    // Where the database before is gone, a list that was kept elsewhere tells it.
    fs::write(path.join("erased.txt"), "A2\nA3\n").expect("a list");
    for file in ["talka.db", "talka.looks.db"] {
        fs::remove_file(path.join(file)).expect("gone");
    }
    let (code, said) = run(path, &["restore", "copy.db"]);
    assert!(code == 0 && said.contains("talka erase --again"), "{said}");
    assert_eq!(run(path, &["erased"]).1.trim(), "");
    let (code, said) = run(path, &["erase", "--again", "erased.txt"]);
    assert!(code == 0 && said.contains("2 applications"), "{said}");
    assert_eq!(run(path, &["erased"]).1.lines().collect::<Vec<_>>(), ["A2", "A3"]);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(&address).await.expect("a database");
        let row =
            store::applications::by_number(&mut db.read().await.expect("a connection").link(), "A2").await;
        assert!(row.expect("asked").expect("there").wrapped_key.is_none());
        db.close().await;
    });
}
