//! What is on record of people in earlier rounds, as facts of a round whose rules ask for it: found by the personal code, shown to the
//! person, put right by a caseworker, and nothing taken for certain that is not.

use std::collections::BTreeMap;

use talka::{
    domain::{FactValue, Status},
    service::{Answers, ApplicationFile, Mine, NewApplication, Service, Standing, Submitted, Taking, Way},
    store::{self, accounts::AccountRow},
};
use uuid::Uuid;

use crate::{
    afterwards::worked,
    knock::Browser,
    packs::changed,
    scene::{
        ENDED, OPEN, PASSWORD, Who, World, application, everyone, fixture, holder_of, not_found, refused,
        told_to_both, told_to_one, wrong,
    },
};

/// While the round of last year takes applications; when it has ended; during its work.
const OPEN_2025: &str = "2025-04-20T10:00:00Z";
const ENDED_2025: &str = "2025-04-25T07:00:00Z";
const WORK_2025: &str = "2025-06-27T07:00:00Z";
/// Last year's round.
const LAST: &str = "vasara-2025";
/// This year's.
const THIS: &str = "history";

const ANNA: (&str, &str) = ("Anna Bērziņa", "32100000001");
const BERTA: (&str, &str) = ("Berta Kalniņa", "32100000002");
const CILDA: (&str, &str) = ("Cilda Ozola", "32100000003");
const DORA: (&str, &str) = ("Dora Liepa", "32100000004");
const ELZA: (&str, &str) = ("Elza Krūma", "32100000005");

fn form((name, code): (&str, &str)) -> NewApplication {
    let mut form =
        application(&format!("{name}{code}").replace(|c: char| !c.is_ascii_alphanumeric(), ""), &["library"]);
    let answers = [
        ("name", name),
        ("personal-code", code),
        ("date_of_birth", "01.03.2009."),
        ("municipality", "Piemēri"),
    ];
    form.answers.extend(answers.map(|(field, text)| (field.to_owned(), text.to_owned())));
    form
}

async fn applies(service: &Service, slug: &str, who: (&str, &str)) -> Submitted {
    let form = form(who);
    let once = format!("{}{}", slug.replace('-', ""), form.once);
    service.submit(slug, &NewApplication { once, ..form }).await.expect("taken")
}

/// A round with nobody in it and four seats at the library; of a year, under a word, in which rules ask for what was before or not.
async fn brought(world: &World, time: &str, (slug, year, asks): (&str, &str, bool)) {
    let mut new = fixture(THIS);
    new.slug = slug.to_owned();
    let mut edit = |file: &str, change: &dyn Fn(String) -> String| {
        let text = String::from_utf8(new.files[file].clone()).expect("text");
        new.files.insert(file.to_owned(), change(text).into_bytes());
    };
    edit("round.toml", &|text| text.replace("2026-", &format!("{year}-")));
    edit("placements.csv", &|text| changed(&text, "kārtošana,1", "kārtošana,4"));
    for file in ["applicants.csv", "preferences.csv"] {
        edit(file, &|text| format!("{}\n", text.lines().next().expect("a header")));
    }
    edit("pack.toml", &|text| {
        let text = changed(&text, "valid_from = 2026-01-01", "valid_from = 2025-01-01");
        if asks {
            return text;
        }
        let known = "when = \"age(applicant.date_of_birth, round.starts) < 99\"";
        ["!applicant.missed_work", "applicant.months_worked < 3", "!applicant.took_part_last_year"]
            .iter()
            .fold(text, |text, when| changed(&text, &format!("when = \"{when}\""), known))
    });
    world.at(time).add_round(Some(&world.administrator()), &new).await.expect("a round");
}

async fn published(world: &World, time: &str, slug: &str) {
    let (service, ilze) = (world.at(time), world.caseworker(Who::Ilze));
    service.close(&ilze, slug).await.expect("closed");
    let run = service.start_run(&ilze, slug).await.expect("started");
    worked(&service).await;
    service.publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
}

/// Last summer: Anna worked, Berta left after twelve days, Cilda accepted, Dora declined. Numbers and codes by name.
async fn last_summer(world: &World) -> BTreeMap<&'static str, Submitted> {
    brought(world, OPEN_2025, (LAST, "2025", false)).await;
    let service = world.at(OPEN_2025);
    let mut all = BTreeMap::new();
    for who in [ANNA, BERTA, CILDA, DORA] {
        all.insert(who.0, applies(&service, LAST, who).await);
    }
    published(world, ENDED_2025, LAST).await;
    let service = world.at(ENDED_2025);
    for (name, submitted) in &all {
        let accepts = *name != DORA.0;
        service.answer_offer(&holder_of(&service, submitted).await, accepts, None).await.expect("answered");
    }
    leaves(world, &all[BERTA.0], ("left", "20.06.2025.")).await;
    all
}

async fn leaves(world: &World, who: &Submitted, (what, day): (&str, &str)) {
    let (service, ilze) = (world.at(WORK_2025), world.caseworker(Who::Ilze));
    let said = (what, day, "Pa tālruni.");
    service.record_leaving(&ilze, (LAST, &who.number, 1), said).await.expect("written down");
}

async fn file(world: &World, submitted: &Submitted) -> ApplicationFile {
    let ilze = world.caseworker(Who::Ilze);
    world.at(OPEN).application(&ilze, THIS, &submitted.number).await.expect("a file")
}

async fn mine(service: &Service, submitted: &Submitted) -> Mine {
    service.mine(&holder_of(service, submitted).await).await.expect("mine")
}

/// What the rules go by: took part, months, did not come; nothing where that is unknown.
async fn known(world: &World, submitted: &Submitted) -> [Option<FactValue>; 3] {
    let file = file(world, submitted).await;
    ["took_part_last_year", "months_worked", "missed_work"]
        .map(|name| file.facts.iter().find(|fact| fact.name == name).expect("a fact").value.clone())
}

fn values(took_part: bool, months: i64, missed: bool) -> [Option<FactValue>; 3] {
    [Some(FactValue::Bool(took_part)), Some(FactValue::Whole(months)), Some(FactValue::Bool(missed))]
}

#[test]
fn what_was_before_is_filled_in_when_somebody_applies_and_once_more_at_closing() {
    told_to_both(async |world| {
        let before = last_summer(&world).await;
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let mut now = BTreeMap::new();
        for who in [ANNA, BERTA, CILDA, DORA, ELZA] {
            now.insert(who.0, applies(&service, THIS, who).await);
        }
        for (name, wanted, tier) in [
            (ANNA.0, values(true, 1, false), 2),
            (BERTA.0, values(true, 1, false), 2),
            (CILDA.0, values(true, 1, false), 2),
            (DORA.0, values(false, 0, false), 1),
            (ELZA.0, values(false, 0, false), 1),
        ] {
            assert_eq!(known(&world, &now[name]).await, wanted, "{name}");
            assert_eq!(file(&world, &now[name]).await.standing, Standing::Eligible(tier), "{name}");
        }
        // The person reads it, with the round in which it is on record, and what depends on it.
        let own = mine(&service, &now[ANNA.0]).await;
        let took_part = own.past.iter().find(|fact| fact.name == "took_part_last_year").expect("a fact");
        assert_eq!(took_part.rounds[0].lv, "Vasara pēc iepriekšējās");
        assert_eq!(took_part.readers[0].lv, "Pagājušajā vasarā nepiedalījās");
        assert!(mine(&service, &now[ELZA.0]).await.past.iter().all(|fact| fact.rounds.is_empty()));
        // It turns out only now that Cilda did not come: at closing it is filled in, and stands in the history.
        leaves(&world, &before[CILDA.0], ("did-not-come", "")).await;
        published(&world, ENDED, THIS).await;
        assert_eq!(known(&world, &now[CILDA.0]).await, values(false, 0, true));
        let cilda = file(&world, &now[CILDA.0]).await;
        let filled = cilda.history.iter().find(|deed| deed.action == "said-records").expect("a revision");
        assert!(filled.changes.iter().any(|change| change.field == "missed_work"), "{filled:?}");
        assert!(file(&world, &now[ANNA.0]).await.history.iter().all(|deed| deed.action != "said-records"));
        assert_eq!(world.noted("recall").await, 1);
        let late = world.at(ENDED);
        let letter = mine(&late, &now[CILDA.0]).await.letter.expect("a letter");
        assert_eq!(
            (letter.person.status, letter.person.reasons[0].key.as_str()),
            (Status::NotEligible, "not-eligible.came")
        );
        // After publication it is put right as any fact is, with what follows from that.
        let seen = file(&world, &now[CILDA.0]).await;
        let right = ("objection", ("missed_work", "nē", "Ārsta zīme."));
        let at = (THIS, now[CILDA.0].number.as_str(), seen.application.version);
        late.correct(&ilze, at, right).await.expect("put right");
        let seen = late.application(&ilze, THIS, &now[CILDA.0].number).await.expect("a file");
        assert_eq!(seen.corrected.last().expect("corrected").way, Way::Run);
        assert!(seen.past.iter().any(|fact| fact.name == "missed_work" && fact.overruled));
        // It is frozen with everything else.
        let run = late.runs(&ilze, THIS).await.expect("runs")[0].id;
        let files = late.run_files(&ilze, run).await.expect("files");
        let rows = String::from_utf8(files["round/applicants.csv"].clone()).expect("text");
        let row = rows.lines().find(|row| row.starts_with(&now[ANNA.0].number)).expect("a row");
        assert!(rows.lines().next().expect("a header").contains("months_worked"), "{rows}");
        assert!(row.contains("yes"), "{row}");
    });
}

#[test]
fn a_caseworker_puts_a_record_right_and_the_person_sees_both() {
    told_to_both(async |world| {
        let before = last_summer(&world).await;
        leaves(&world, &before[CILDA.0], ("did-not-come", "")).await;
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let cilda = applies(&service, THIS, CILDA).await;
        let seen = file(&world, &cilda).await;
        assert_eq!(seen.standing, Standing::NotEligible);
        let at = seen.application.version;
        let said = ("missed_work", "nē", "Ārsta zīme, bija slimnīcā.");
        service.decide(&ilze, (THIS, &cilda.number, at), said).await.expect("decided");
        assert!(matches!(file(&world, &cilda).await.standing, Standing::Eligible(1)));
        let router = || talka::web::App::new(world.at(OPEN), talka::config::Config::default()).router();
        let mut own = Browser::new(router(), "10.0.0.2");
        let shown = [("number", cilda.number.as_str()), ("code", cilda.code.as_str())];
        assert_eq!(own.post("/result", &shown).await.status, 303);
        let page = own.get("/my?lang=lv").await.body;
        for text in [
            "No iepriekšējām kārtām",
            "Kārtas: Vasara pēc iepriekšējās",
            "Šovasar nepiedalās tie",
            "Darbinieks noskaidroja citādi",
            "Ja kas nav pareizi",
            "(noskaidroja darbinieks)",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        // What was found out stays when the round is closed and everybody is looked for again.
        published(&world, ENDED, THIS).await;
        let letter = mine(&world.at(ENDED), &cilda).await.letter.expect("a letter");
        assert_eq!(letter.person.status, Status::Placed);
    });
}

/// A second caseworker of the other authority, which may have rounds then.
async fn another_caseworker(world: &World) {
    let mut tx = world.db.write().await.expect("a transaction");
    let link = &mut tx.link();
    let accounts = store::accounts::list(link).await.expect("accounts");
    let stranger = accounts.into_iter().find(|one| one.login == "svesa").expect("there");
    let row = AccountRow { id: Uuid::from_u128(99), login: "cits".to_owned(), ..stranger };
    store::accounts::add(link, &row).await.expect("an account");
    tx.commit().await.expect("committed");
}

#[test]
fn nothing_is_taken_for_certain_that_is_not() {
    told_to_both(async |world| {
        last_summer(&world).await;
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let service = world.at(OPEN);
        // Somebody typed Anna's code under another name: neither is hers told, nor held against anybody.
        let other = applies(&service, THIS, ("Zane Grava", ANNA.1)).await;
        assert_eq!(known(&world, &other).await, [None, None, None]);
        assert_eq!(file(&world, &other).await.standing, Standing::NeedsPerson);
        assert!(
            mine(&service, &other)
                .await
                .past
                .iter()
                .all(|fact| fact.value.is_none() && fact.rounds.is_empty())
        );
        // Before somebody applies, a code tells nothing.
        let (book, places) = service.round(THIS).await.expect("a round");
        let seen = |who: (&str, &str)| {
            let answers: Answers = form(who).answers;
            book.see(&answers, &places)
        };
        let (anna, elza) = (seen(ANNA), seen(ELZA));
        assert_eq!((anna.standing, anna.reasons.len(), anna.looked_up.len()), (Standing::NeedsPerson, 0, 3));
        assert_eq!((elza.standing, elza.looked_up), (Standing::NeedsPerson, anna.looked_up));
        // Another authority's rounds are none of this one's, and a round without one before it knows nothing.
        another_caseworker(&world).await;
        let mut new = fixture(THIS);
        (new.slug, new.authority) = ("citur".to_owned(), "Cita iestāde".to_owned());
        service.add_round(Some(&world.administrator()), &new).await.expect("a round");
        let anna = service.submit("citur", &NewApplication { once: "citur".to_owned(), ..form(ANNA) }).await;
        let stranger = world.caseworker(Who::Stranger);
        let seen =
            service.application(&stranger, "citur", &anna.expect("taken").number).await.expect("a file");
        assert_eq!((seen.standing, seen.past[0].value.is_none()), (Standing::NeedsPerson, true));
        // There last year's sheet speaks.
        let a1 = service.application(&stranger, "citur", "A1").await.expect("a file");
        assert_eq!(a1.standing, Standing::Eligible(2));
    });
}

#[test]
fn a_former_code_finds_what_was_before_the_new_one() {
    told_to_both(async |world| {
        last_summer(&world).await;
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let anna = applies(&service, THIS, (ANNA.0, "32999999999")).await;
        assert_eq!(known(&world, &anna).await, values(false, 0, false));
        let at = (THIS, anna.number.as_str());
        for (typed, key) in [
            ("", "wrong-missing"),
            ("123", "wrong-code-form"),
            ("32999999999", "wrong-former-own"),
            ("329999-99999", "wrong-former-own"),
        ] {
            let answer = service.note_former_code(&ilze, at, typed).await;
            assert_eq!(wrong(answer), [("former".to_owned(), key)], "{typed}");
        }
        not_found(service.note_former_code(&world.caseworker(Who::Stranger), at, ANNA.1).await);
        not_found(service.note_former_code(&ilze, (THIS, "AAAA-AAAA"), ANNA.1).await);
        service.note_former_code(&ilze, at, ANNA.1).await.expect("noted");
        service.note_former_code(&ilze, at, "321000-00001").await.expect("twice is once");
        assert_eq!(known(&world, &anna).await, values(true, 1, false));
        let seen = file(&world, &anna).await;
        assert_eq!((seen.former.len(), world.noted("former-code").await), (1, 1));
        assert_eq!(seen.former[0].by, "ILZE");
        service.remove_former_code(&ilze, at, seen.former[0].id).await.expect("removed");
        not_found(service.remove_former_code(&ilze, at, seen.former[0].id).await);
        assert_eq!(known(&world, &anna).await, values(false, 0, false));
        service.note_former_code(&ilze, at, ANNA.1).await.expect("noted");
        let berta = applies(&service, THIS, BERTA).await;
        service.withdraw(&holder_of(&service, &berta).await).await.expect("withdrawn");
        let gone = service.note_former_code(&ilze, (THIS, &berta.number), ANNA.1).await;
        assert_eq!(refused(gone), "refused-withdrawn");
        published(&world, ENDED, THIS).await;
        assert_eq!(refused(world.at(ENDED).note_former_code(&ilze, at, CILDA.1).await), "refused-published");
    });
}

#[test]
fn a_former_code_is_typed_on_the_page_of_the_application() {
    told_to_one(async |world| {
        last_summer(&world).await;
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let anna = applies(&world.at(OPEN), THIS, (ANNA.0, "32999999999")).await;
        let router = || talka::web::App::new(world.at(OPEN), talka::config::Config::default()).router();
        let mut ilze = Browser::new(router(), "10.0.0.1");
        assert_eq!(ilze.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await.status, 303);
        let path = format!("/rounds/{THIS}/applications/{}", anna.number);
        let page = ilze.post(&format!("{path}/former-code?lang=en"), &[("former", "12")]).await;
        assert!(page.status == 422 && page.body.contains("A personal code has 11 digits"), "{}", page.body);
        let page = ilze.post(&format!("{path}/former-code"), &[("former", ANNA.1)]).await;
        assert_eq!(page.status, 303);
        let page = ilze.get(&format!("{path}?lang=en")).await.body;
        assert!(
            page.contains("Entered by ILZE") && page.contains("Rounds: The summer after the last one"),
            "{page}"
        );
        assert!(!page.contains(ANNA.1), "the code is kept nowhere");
        let (_, rest) = page.split_once("/former-code/").expect("a button");
        let (id, _) = rest.split_once('/').expect("a key");
        assert_eq!(ilze.post(&format!("{path}/former-code/{id}/remove"), &[]).await.status, 303);
        let page = ilze.get(&format!("{path}?lang=en")).await.body;
        assert!(page.contains("Nothing of the kind is on record"), "{page}");
        let notice = ilze.get(&format!("/rounds/{THIS}/privacy?lang=en")).await.body;
        assert!(notice.contains("Taken from the records of earlier rounds"), "{notice}");
    });
}

#[test]
fn whoever_was_erased_is_found_by_the_code_alone() {
    told_to_both(async |world| {
        let before = last_summer(&world).await;
        let ilze = world.caseworker(Who::Ilze);
        world.at(WORK_2025).erase(&ilze, LAST, &before[BERTA.0].number).await.expect("erased");
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let service = world.at(OPEN);
        let berta = applies(&service, THIS, BERTA).await;
        assert_eq!(known(&world, &berta).await, values(true, 1, false));
        // Somebody else with her name and day of birth, and another code, is somebody else.
        let other = applies(&service, THIS, (BERTA.0, "32999999999")).await;
        assert_eq!(known(&world, &other).await, values(false, 0, false));
    });
}

#[test]
fn people_from_a_spreadsheet_are_looked_for_when_it_is_taken() {
    told_to_both(async |world| {
        last_summer(&world).await;
        brought(&world, OPEN, (THIS, "2026", true)).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let rows = [ANNA, ELZA].map(|(name, code)| format!("{name},{code},2009-03-01,Piemēri,library\n"));
        let list = format!("name,personal_code,date_of_birth,municipality,1. izvēle\n{}", rows.concat());
        let id = service.send_sheet(&ilze, THIS, ("list.csv", list.into_bytes())).await.expect("sent");
        let whole = Taking { part: false, hidden: false };
        assert_eq!(service.take_sheet(&ilze, id, whole).await.expect("taken"), (2, 0));
        let lines = everyone(&service, &ilze, THIS).await;
        let standing = |name: &str| lines.iter().find(|line| line.name == name).expect("there").standing;
        assert_eq!((standing(ANNA.0), standing(ELZA.0)), (Standing::Eligible(2), Standing::Eligible(1)));
        assert_eq!(world.noted("recall").await, 1);
    });
}
