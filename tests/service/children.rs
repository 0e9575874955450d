//! One browser, more than one child: after one another and in two tabs, after withdrawing, on a shared device. Each application
//! is its own, and its code is shown once.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use talka::{
    config::{Config, Proxies},
    domain::Lang,
    i18n::Tr,
    service::Service,
    store,
    web::App,
};

use crate::{
    knock::{Browser, House},
    order::rows,
    scene::{OPEN, Who, World, application, from, refused, told_to_both},
    walk::{APPLY, Tab, number_and_code},
};

/// How many sessions are kept, forgetting them.
async fn sessions(world: &World) -> u64 {
    let mut tx = world.db.write().await.expect("a transaction");
    let far = "2999-01-01T00:00:00Z".parse().expect("a moment");
    let swept = store::sessions::sweep(&mut tx.link(), far).await.expect("swept");
    tx.commit().await.expect("committed");
    swept
}

/// Name and wishes of whoever has a number and its code.
async fn told(service: &Service, (number, code): &(String, String)) -> (String, Vec<String>) {
    let holder = service.open_application(number, code, from(1)).await.expect("the code is right");
    let person = service.mine(&holder).await.expect("mine").application.person;
    (person.name, person.wishes.into_iter().map(|wish| wish.placement).collect())
}

async fn applied(browser: &mut Browser, name: &str, wishes: &[&str]) -> (Tab, (String, String)) {
    let mut tab = Tab::begun(browser).await;
    tab.answers(browser, name, wishes).await;
    let before = tab.clone();
    let reply = tab.submit(browser).await;
    assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"), "{}", reply.body);
    (before, number_and_code(&reply.body))
}

fn config() -> Config {
    Config { trusted_proxies: Proxies::Count(1), ..Config::default() }
}

/// What a browser does when the cookie of a form has run out.
fn time_passes(browser: &mut Browser) {
    browser.cookies.retain(|name, _| !name.starts_with("form-"));
}

#[test]
fn a_second_child_is_a_new_application_and_the_first_code_is_not_shown_again() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.21");
        let (first, elina) = applied(&mut browser, "Elīna Ķirse", &["V03"]).await;
        time_passes(&mut browser);
        for page in
            [APPLY.to_owned(), format!("{APPLY}/name"), format!("{APPLY}/review"), format!("{APPLY}/done")]
        {
            let body = browser.get(&page).await.body;
            assert!(!body.contains(&elina.0) && !body.contains(&elina.1), "{page}: {body}");
            assert!(!body.contains("Elīna"), "{page}: {body}");
        }
        let (_, oto) = applied(&mut browser, "Oto Ķirsis", &["V05"]).await;
        assert!(elina.0 != oto.0 && elina.1 != oto.1);
        assert_eq!(told(&house.service, &elina).await, ("Elīna Ķirse".to_owned(), vec!["V03".to_owned()]));
        assert_eq!(told(&house.service, &oto).await, ("Oto Ķirsis".to_owned(), vec!["V05".to_owned()]));
        // Whoever goes back to the page that was read, in this browser or with a copy of it in another.
        for mut holder in [browser.clone(), house.browser("10.0.0.22")] {
            let again = first.clone().submit(&mut holder).await;
            assert_eq!(again.status, 409, "{}", again.body);
            assert!(again.body.contains(&elina.0) && !again.body.contains(&elina.1), "{}", again.body);
            assert!(again.body.contains(&format!("href=\"{APPLY}\"")), "a way to begin anew: {}", again.body);
        }
        assert_eq!(world.noted("apply").await, 2);
        // Opening one's own by number and code is not led to another's that is open.
        assert_eq!(browser.post("/result", &[("number", &elina.0), ("code", &elina.1)]).await.status, 303);
        assert_eq!(browser.get("/result").await.status, 200, "a form for the second child");
    });
}

#[test]
fn after_withdrawing_one_applies_anew() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.23");
        let (_, before) = applied(&mut browser, "Elīna Ķirse", &["V03"]).await;
        time_passes(&mut browser);
        assert_eq!(browser.post("/result", &[("number", &before.0), ("code", &before.1)]).await.status, 303);
        let open = browser.get("/my").await.body;
        assert!(open.contains("Elīna Ķirse · ") && !open.contains(&format!("href=\"{APPLY}\"")), "{open}");
        assert!(browser.get("/my/withdraw").await.body.contains("Elīna Ķirse"), "whose it is");
        assert_eq!(browser.post("/my/withdraw", &[("number", &before.0)]).await.status, 303);
        let withdrawn = browser.get("/my").await.body;
        assert!(withdrawn.contains(&format!("href=\"{APPLY}\"")), "a way to a new one: {withdrawn}");
        let begin = browser.get(APPLY).await;
        assert!(begin.status == 200 && !begin.body.contains(&before.1), "{}", begin.body);
        let (_, after) = applied(&mut browser, "Elīna Ķirse", &["V05"]).await;
        assert_ne!(before.0, after.0);
        let states: Vec<_> = rows(&world, "sample-summer")
            .await
            .into_iter()
            .filter(|row| row.number == before.0 || row.number == after.0)
            .map(|row| row.state)
            .collect();
        assert_eq!(states, ["withdrawn", "submitted"]);
    });
}

#[test]
fn two_tabs_keep_two_children_apart() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.24");
        let (mut one, mut two) = (Tab::begun(&mut browser).await, Tab::begun(&mut browser).await);
        // An answer here, an answer there.
        one.answer(&mut browser, "name", &[("name", "Elīna Ķirse")]).await;
        two.answer(&mut browser, "name", &[("name", "Oto Ķirsis")]).await;
        one.answers(&mut browser, "Elīna Ķirse", &["V03", "V05"]).await;
        two.answers(&mut browser, "Oto Ķirsis", &["V05"]).await;
        // Not the first name alone: what the page carries sealed is letters by chance.
        assert!(one.page.contains("Elīna Ķirse") && !one.page.contains("Oto Ķirsis"));
        let elina = number_and_code(&one.submit(&mut browser).await.body);
        let oto = number_and_code(&two.submit(&mut browser).await.body);
        let wishes = |wishes: &[&str]| wishes.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(told(&house.service, &elina).await, ("Elīna Ķirse".to_owned(), wishes(&["V03", "V05"])));
        assert_eq!(told(&house.service, &oto).await, ("Oto Ķirsis".to_owned(), wishes(&["V05"])));
        // One tab opened another child's application meanwhile: the first tab's question is about the first.
        assert_eq!(browser.post("/result", &[("number", &elina.0), ("code", &elina.1)]).await.status, 303);
        assert!(browser.get("/my/withdraw").await.body.contains(&elina.0));
        assert_eq!(browser.post("/result", &[("number", &oto.0), ("code", &oto.1)]).await.status, 303);
        for action in ["withdraw", "accept", "decline"] {
            for fields in [&[("number", elina.0.as_str())][..], &[]] {
                let reply = browser.post(&format!("/my/{action}"), fields).await;
                assert_eq!(reply.status, 409, "{action}: {}", reply.body);
            }
        }
        assert!(
            rows(&world, "sample-summer")
                .await
                .iter()
                .all(|row| row.state == "submitted" || row.number.starts_with('P'))
        );
    });
}

#[test]
fn a_form_whose_answer_was_lost_is_sent_again_and_gets_number_and_code() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.25");
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        let before = browser.clone();
        let first = tab.clone().submit(&mut browser).await;
        let shown = number_and_code(&first.body);
        let cookie = first.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        let cookie: Vec<&str> = cookie.filter(|text| text.starts_with("form-")).collect();
        assert!(cookie.len() == 1 && cookie[0].contains("Max-Age=1800;"), "for half an hour: {cookie:?}");
        // The answer never came: the browser is as it was.
        let mut lost = before.clone();
        assert_eq!(number_and_code(&tab.clone().submit(&mut lost).await.body), shown);
        // A double press of the button, and a phone that loads the page anew.
        assert_eq!(number_and_code(&tab.clone().submit(&mut browser).await.body), shown);
        let later = async |minutes| {
            let service = world.at_moment(house.service.now() + TimeDelta::minutes(minutes));
            let mut phone = Browser::new(App::new(service, config()).router(), "10.0.0.25");
            phone.cookies = browser.cookies.clone();
            tab.clone().submit(&mut phone).await
        };
        assert_eq!(number_and_code(&later(29).await.body), shown);
        let late = later(31).await;
        assert!(late.status == 409 && !late.body.contains(&shown.1), "{}", late.body);
        // Nobody makes the cookie count for longer.
        let mut forged = browser.clone();
        for (name, value) in &mut forged.cookies {
            if name.starts_with("form-") {
                *value = value.replacen(|digit: char| digit.is_ascii_digit(), "9", 1);
            }
        }
        assert_eq!(tab.clone().submit(&mut forged).await.status, 409);
        // Changed after it had been sent: the first counts, and that is said.
        let mut changed = tab.clone();
        let mut lost = before.clone();
        changed.answer(&mut lost, "name", &[("name", "Cits Cilvēks"), ("then-review", "yes")]).await;
        let told_so = changed.submit(&mut lost).await;
        assert_eq!(number_and_code(&told_so.body), shown);
        assert!(told_so.body.contains(&Tr(Lang::Lv).say("apply-done-differs")), "{}", told_so.body);
        assert_eq!(told(&house.service, &shown).await.0, "Elīna Ķirse");
        // "Finish" on a shared device: at once, not after a while.
        let left = browser.post("/sign-out", &[]).await;
        assert_eq!(left.header("clear-site-data"), "\"cache\"");
        let again = tab.submit(&mut browser).await;
        assert!(again.status == 409 && !again.body.contains(&shown.1), "{}", again.body);
        assert_eq!(world.noted("apply").await, 1);
    });
}

#[test]
fn what_is_submitted_is_what_was_read_back() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.26");
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V01"]).await;
        let (_, places) = house.service.round("sample-summer").await.expect("a round");
        let place = places.iter().find(|one| one.placement.id.as_str() == "V01").expect("a placement");
        let before = format!("{}: {}", place.placement.organisation, place.placement.title);
        rename(&world, place.id, "Grāmatu kraušana").await;
        let refused = tab.submit(&mut browser).await;
        assert_eq!((refused.status, refused.header("cache-control")), (409, "private, no-cache"));
        let after = format!("{}: Grāmatu kraušana", place.placement.organisation);
        for part in [format!("Pārlasīts: {before}"), format!("Tagad: {after}")] {
            assert!(plain(&refused.body).contains(&part), "{part}: {}", refused.body);
        }
        assert_eq!(world.noted("apply").await, 0, "nothing was submitted");
        // Read as it is now, it is submitted; in another tab the language changed meanwhile, and that changes no answer.
        browser.cookies.insert("lang".to_owned(), "ru".to_owned());
        let done = tab.submit(&mut browser).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(done.body.contains("lang=\"lv\""), "in the language in which it was read");
        assert_eq!(told(&house.service, &number_and_code(&done.body)).await.1, ["V01"]);
        // A placement that is taken back.
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Oto Ķirsis", &["V01", "V05"]).await;
        withdraw(&world, place.id).await;
        let refused = tab.submit(&mut browser).await;
        assert!(refused.status == 409 && plain(&refused.body).contains(&after), "{}", refused.body);
        assert_eq!(tab.reviewed(), None, "first another one is chosen");
        let reply = tab.answer(&mut browser, "wishes", &[("wishes", "V05"), ("then-review", "yes")]).await;
        assert_eq!(reply.status, 200);
        assert_eq!(tab.submit(&mut browser).await.status, 200);
        assert_eq!(world.noted("apply").await, 2);
    });
}

/// A page without what sets its values apart.
fn plain(page: &str) -> String {
    page.replace(['\u{2068}', '\u{2069}'], "")
}

/// Changes a placement's title behind everybody's back, as its organisation may.
async fn rename(world: &World, id: uuid::Uuid, title: &str) {
    let mut tx = world.db.write().await.expect("a transaction");
    let link = &mut tx.link();
    let mut row = store::placements::by_id(link, id).await.expect("an answer").expect("a placement");
    title.clone_into(&mut row.title);
    assert!(store::placements::change(link, &row).await.expect("written"));
    tx.commit().await.expect("committed");
}

async fn withdraw(world: &World, id: uuid::Uuid) {
    let mut tx = world.db.write().await.expect("a transaction");
    let link = &mut tx.link();
    let mut row = store::placements::by_id(link, id).await.expect("an answer").expect("a placement");
    "withdrawn".clone_into(&mut row.state);
    assert!(store::placements::change(link, &row).await.expect("written"));
    tx.commit().await.expect("committed");
}

#[test]
fn nobody_makes_changes_or_moves_what_a_page_carries() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.27");
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        let reviewed = tab.reviewed().expect("read back");
        let step = format!("{APPLY}/contact");
        let mut damaged = reviewed.clone().into_bytes();
        damaged[40] = if damaged[40] == b'A' { b'B' } else { b'A' };
        let damaged = String::from_utf8(damaged).expect("text");
        for (path, field, value) in [
            (APPLY, "sealed-review", damaged.as_str()),
            (APPLY, "sealed-review", tab.draft.as_str()),
            (APPLY, "sealed-review", "x"),
            (&step, "sealed-draft", reviewed.as_str()),
            (&step, "sealed-draft", "\u{0}"),
        ] {
            let reply = browser.post(path, &[(field, value), ("contact", "a@b.lv")]).await;
            assert_eq!(reply.status, 409, "{path} {field}: {}", reply.body);
        }
        // What was not read back is not submitted, whatever else the form says.
        let unread = browser.post(APPLY, &[("sealed-draft", &tab.draft), ("once", "abc")]).await;
        assert_eq!((unread.status, unread.header("location")), (303, APPLY));
        assert_eq!(world.noted("apply").await, 0);
        let carried = house.service.carry("draft:one", &"Elīna").expect("sealed");
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(&carried).expect("as it goes into a page");
        assert!(!String::from_utf8_lossy(&sealed).contains("Elīna"), "nobody reads it");
        assert_eq!(house.service.carried::<String>("draft:one", &carried).expect("opened"), "Elīna");
        assert_eq!(
            refused(house.service.carried::<String>("draft:two", &carried)),
            "refused-form",
            "of another round"
        );
        let (at, later) = (world.at(OPEN), world.at("2026-04-20T18:00:00.123455Z"));
        let carried = at.carry("draft:one", &1).expect("sealed");
        assert_eq!(later.carried::<u8>("draft:one", &carried).expect("still good"), 1);
        let late = world.at("2026-04-20T18:00:00.123456Z").carried::<u8>("draft:one", &carried);
        assert_eq!(refused(late), "refused-form-old");
    });
}

#[test]
fn whoever_applies_leaves_nothing_here_before_submitting() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.28");
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        assert_eq!(sessions(&world).await, 0, "no answer is kept");
        // Forms of people whom nobody knows: each the longest that comes back after signing in.
        let long = "ā".repeat(2_600);
        for _ in 0..100 {
            let mut nobody = house.browser("10.0.0.29");
            let reply = nobody.post("/rounds/sample-summer/placements/new", &[("title", &long)]).await;
            assert_eq!(reply.status, 401);
        }
        assert_eq!(sessions(&world).await, 0, "the disk cannot be filled with forms");
        assert!(browser.cookies.keys().all(|name| name != "talka"), "{:?}", browser.cookies);
        let done = tab.submit(&mut browser).await;
        assert_eq!((done.status, sessions(&world).await), (200, 0));
    });
}

#[test]
fn the_database_holds_no_token_of_a_form() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        service.submit("minimal", &application("tokenOfAForm", &["park"])).await.expect("taken");
        let library = world.department(Who::Library);
        let answers =
            [("title", "Darbs"), ("capacity", "2")].map(|(name, text)| (name.to_owned(), text.to_owned()));
        let form = talka::service::PlacementForm {
            once: "tokenOfAPlacement".to_owned(),
            answers: answers.into(),
            draft: false,
        };
        service.post(&library, "minimal", &form).await.expect("offered");
        let rows = rows(&world, "minimal").await;
        assert!(rows.iter().all(|row| !row.once.contains("tokenOfAForm")));
        let mut conn = world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        assert!(store::applications::by_once(link, "tokenOfAForm").await.expect("asked").is_none());
        assert!(store::placements::by_once(link, "tokenOfAPlacement").await.expect("asked").is_none());
        drop(conn);
        // What stands there is no token: sent as one it makes nothing known.
        let kept = rows.last().expect("a row").once.clone();
        let with_it = service.submit("minimal", &application(&kept, &["park"])).await.expect("another one");
        assert_ne!(with_it.number, rows.last().expect("a row").number);
    });
}
