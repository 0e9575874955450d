//! An objection that is upheld: a pupil objects on the phone to a refusal that rests on a wrong day of birth; a caseworker who decided
//! nothing of it answers with an act; the fact is put right, a correction is run and published by two, and the pupil reads both.

use std::fs;

use talka::{
    clock::Clock,
    service::{NewAccount, NewRound, Service as Verbs, Vault},
    store::Db,
};

use crate::{
    acts::ACT,
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, PASSWORD, SLUG, Stage, prepare_changed},
        service::Service,
    },
};

/// A4 wishes for the library, which has a seat to spare, and seems too young.
fn too_young(new: &mut NewRound) {
    let mut add =
        |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend_from_slice(text.as_bytes());
    add("applicants.csv", "A4,2026-04-13T09:20,no,2015-02-02,no,Piemēri\n");
    add("preferences.csv", "A4,library,1,500\n");
    add("round.toml", ACT);
    let places = new.files.get_mut("placements.csv").expect("a file");
    let text = String::from_utf8(places.clone()).expect("text");
    *places = text.replace("kārtošana,1", "kārtošana,2").into_bytes();
    new.people.insert("A4".to_owned(), ("Elīna Ķirse".to_owned(), "+371 20000001".to_owned()));
}

/// A third caseworker, who neither computed nor published anything.
async fn third(database: &str) {
    let db = Db::open(database).await.expect("a database");
    let verbs = Verbs::new(db, Vault::new(KEY).expect("a key"), Clock::system());
    let new = NewAccount {
        login: "third".to_owned(),
        name: "third".to_owned(),
        organisation: "authority".to_owned(),
        role: "caseworker".to_owned(),
        password: PASSWORD.to_owned(),
    };
    verbs.add_account(None, &new).await.expect("an account");
    verbs.close_down().await;
}

fn opens(someone: &Someone, (number, code): (&str, &str)) {
    someone.open("/result");
    someone.browser.put("#number", number);
    someone.browser.put("#code", code);
    someone.go_on();
    assert_eq!(someone.browser.path(), "/my");
}

/// Looks at a page at both widths, and goes on at the phone's.
fn looks(someone: &mut Someone, picture: &str) {
    someone.look(picture);
    someone.browser.resize(Size::PHONE);
}

/// The pupil objects, and reads that it was received.
fn objects(phone: &mut Someone) {
    phone.browser.click("main a[href='/my/decision']");
    phone.sound("the decision");
    assert!(phone.browser.text("#part-decided").contains("atteikt piešķirt Jums vietu"));
    phone.browser.click("main a[href='/my/object']");
    phone.go_on();
    assert_eq!(phone.browser.count("div.summary-of-errors a[href='#ground']"), 1, "without a ground");
    assert_eq!(phone.browser.count("#ground"), 1);
    phone.browser.click("input[name='by'][value='representative']");
    phone.browser.put("#ground", "Dzimšanas diena ir nepareiza: 02.02.2009.");
    phone.go_on();
    assert!(phone.browser.text("#sent ~ .decide").contains("02.02.2009."), "it was received");
    looks(phone, "objected");
}

/// The third caseworker upholds it: a form with nothing in it says what is missing, and where.
fn upholds(desk: &mut Someone) {
    desk.sign_in_as("third", PASSWORD);
    desk.open(&format!("/rounds/{SLUG}/work"));
    desk.browser.click(&format!("main a[href='/rounds/{SLUG}/objections']"));
    desk.browser.click("main a[href^='/objections/']");
    desk.sound("the objection");
    let form = "details:has(input[name='what'][value='upheld'])";
    desk.browser.click(&format!("{form} > summary"));
    desk.browser.click(&format!("{form} form button"));
    desk.sound("nothing is said");
    for field in ["heard", "heard-text", "court-name", "court-address", "ground"] {
        assert_eq!(desk.browser.count(&format!("div.summary-of-errors a[href='#{field}']")), 1, "{field}");
        assert_eq!(desk.browser.count(&format!("[id='{field}']")), 1, "{field} is on the page, once");
    }
    desk.look("objection-mistakes");
    desk.browser.click("#heard");
    desk.browser.put("#heard-text", "Pa tālruni.");
    desk.browser.put("#court-name", "Administratīvā rajona tiesa");
    desk.browser.put("#court-address", "Baldones iela 1A, Rīga");
    desk.browser.put("#ground", "Dzimšanas diena ir pierādīta ar dokumentu.");
    desk.browser.click(&format!("{form} form button"));
    desk.sound("upheld");
    desk.look("objection-upheld");
}

/// The fact is put right, and a correction is started.
fn corrects(desk: &mut Someone) -> String {
    desk.browser.click("main section.card a.button:not(.quiet)");
    assert!(desk.browser.path().ends_with("/applications/A4/after"), "{}", desk.browser.path());
    let form = "details.inner:has(input[name='fact'][value='date_of_birth'])";
    desk.browser.click(&format!("{form} > summary"));
    desk.browser.click(&format!("{form} input[name='cause'][value='objection']"));
    desk.browser.put("#value-date_of_birth", "02.02.2009.");
    desk.browser.put("#note-date_of_birth", "Dzimšanas apliecība.");
    desk.browser.click(&format!("{form} form button"));
    desk.sound("once more before it is done");
    desk.go_on();
    desk.open(&format!("/rounds/{SLUG}/work"));
    desk.browser.click(&format!("main form[action='/rounds/{SLUG}/corrections'] button"));
    let run = desk.browser.path();
    desk.finished();
    desk.sound("the correction");
    assert_eq!(desk.browser.count("main a[href$='/publish']"), 0, "who started it does not publish it");
    desk.sign_out();
    run
}

#[test]
fn an_objection_is_upheld_and_gives_its_pupil_a_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let season = runtime.block_on(prepare_changed(&database, "minimal", Stage::Published, too_young));
    runtime.block_on(third(&database));
    let own = season.submitted.iter().find(|one| one.number == "A4").expect("there").code.clone();
    let service = Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8")]);
    let mut phone = Someone::at(service.url(), "lv", Size::PHONE);
    let mut desk = Someone::at(service.url(), "lv", Size::LAPTOP);

    opens(&phone, ("A4", &own));
    assert_eq!(phone.browser.count("main a[href='/my/accept']"), 0, "too young, as it seems");
    objects(&mut phone);
    upholds(&mut desk);
    let run = corrects(&mut desk);
    desk.sign_in_as("second", PASSWORD);
    desk.open(&run);
    desk.browser.click("main a.button[href$='/publish']");
    desk.sound("before publishing");
    desk.go_on();
    desk.sign_out();

    // The pupil reads the answer with the court to which it can be taken, and accepts the place.
    phone.open("/my");
    looks(&mut phone, "my-upheld");
    phone.open("/my/object");
    phone.browser.click("main a[href='/my/object/1']");
    phone.sound("the answer");
    let answer = phone.browser.text("main");
    assert!(answer.contains("iesniegumu apmierināt") && answer.contains("Baldones iela 1A"), "{answer}");
    looks(&mut phone, "my-answer");
    phone.open("/my");
    phone.browser.click("main a[href='/my/accept']");
    phone.go_on();
    assert_eq!(phone.browser.count("main .outcome.yes"), 1, "accepted");
}
