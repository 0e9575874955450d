//! A person takes up their own application: its choices are changed until the deadline, a withdrawn one is submitted anew with the same
//! answers, a second child's begins with the same contacts. And a page in easy language stands at the foot of every page.

use talka::{
    domain::Lang,
    i18n::Tr,
    service::{TakenUp, TypedWish},
};

use crate::{
    knock::{Browser, House, Reply},
    order::rows,
    scene::{Who, from, refused, told_to_both, told_to_one},
    walk::{APPLY, Tab, hidden, number_and_code},
};

const LV: Tr = Tr(Lang::Lv);

/// Somebody applied and opened the application: its number and code.
async fn opened(browser: &mut Browser, wishes: &[&str]) -> ((String, String), Reply) {
    let mut tab = Tab::begun(browser).await;
    tab.answers(browser, "Elīna Ķirse", wishes).await;
    let done = tab.submit(browser).await;
    let own = number_and_code(&done.body);
    assert_eq!(browser.post("/result", &[("number", &own.0), ("code", &own.1)]).await.status, 303);
    (own, done)
}

/// The page with the choices that are read back, once others are chosen.
async fn chosen(browser: &mut Browser, number: &str, wishes: &[&str]) -> Reply {
    let choices = browser.post("/my/choices", &[("number", number)]).await;
    assert_eq!(choices.status, 200, "{}", choices.body);
    let draft = hidden(&choices.body, "sealed-draft").expect("a draft");
    let wishes = wishes.iter().map(|wish| ("wishes", *wish));
    let fields: Vec<_> =
        [("sealed-draft", draft.as_str()), ("then-review", "yes")].into_iter().chain(wishes).collect();
    browser.post(&format!("{APPLY}/wishes"), &fields).await
}

#[test]
fn choices_are_changed_until_the_deadline_and_nothing_else_changes() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.61");
        let (own, _) = opened(&mut browser, &["V03"]).await;
        let my = browser.get("/my?lang=lv").await.body;
        assert!(my.contains("action=\"/my/choices\""), "{my}");
        let before = rows(&world, "sample-summer").await;
        let read = chosen(&mut browser, &own.0, &["V05", "V01"]).await;
        assert!(read.body.contains(&LV.say("my-choices-save")), "{}", read.body);
        assert!(!read.body.contains("apply/contact\""), "nothing else is changed here: {}", read.body);
        let reviewed = hidden(&read.body, "sealed-review").expect("read back");
        let done = browser.post(APPLY, &[("sealed-review", &reviewed)]).await;
        assert_eq!((done.status, done.header("location")), (303, "/my"), "{}", done.body);
        let holder = house.service.open_application(&own.0, &own.1, from(61)).await.expect("the same code");
        let person = house.service.mine(&holder).await.expect("mine").application.person;
        let wishes: Vec<_> = person.wishes.iter().map(|wish| wish.placement.as_str()).collect();
        assert_eq!((person.name.as_str(), wishes), ("Elīna Ķirse", vec!["V05", "V01"]));
        let after = rows(&world, "sample-summer").await;
        let kept = |rows: &[talka::store::applications::ApplicationRow]| {
            let kept =
                rows.iter().map(|row| (row.number.clone(), row.arrival, row.received_at, row.state.clone()));
            kept.collect::<Vec<_>>()
        };
        assert_eq!(kept(&before), kept(&after));
        assert_eq!(world.noted("change-own").await, 1);
        // Sent once more it changes nothing, and of a page that is old by now neither.
        assert_eq!(browser.post(APPLY, &[("sealed-review", &reviewed)]).await.status, 409);
        let old = [TypedWish::Placement("V03".to_owned())];
        let stale = house.service.change_own_wishes(&holder, (1, &old), &|_, _| true).await;
        assert_eq!(refused(stale), "refused-stale");
        // Whoever left the application, or opened another one, changes nothing with a page that is still there.
        browser.post("/sign-out", &[]).await;
        let left = browser.post(APPLY, &[("sealed-review", &reviewed)]).await;
        assert_eq!((left.status, left.header("location")), (303, "/result"), "{}", left.body);
        opened(&mut browser, &["V03"]).await;
        assert_eq!(browser.post(APPLY, &[("sealed-review", &reviewed)]).await.status, 409);
        // After the deadline there is the request to put something right.
        let closes = house.service.round("sample-summer").await.expect("a round").0.closes_at;
        let late = world.at_moment(closes);
        assert_eq!(refused(late.take_up_own(&holder, TakenUp::Choices).await), "refused-deadline");
        let late = late.change_own_wishes(&holder, (2, &old), &|_, _| true).await;
        assert_eq!(refused(late), "refused-deadline");
    });
}

#[test]
fn whoever_chose_what_is_not_offered_now_reads_that_changing_takes_it_out() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.65");
        let (own, _) = opened(&mut browser, &["V01", "V03"]).await;
        let hidden = LV.say("my-choices-hidden");
        assert!(!browser.get("/my?lang=lv").await.body.contains(&hidden));
        let library = world.department(Who::Library);
        house.service.withdraw_placement(&library, (house.placement, 1)).await.expect("taken back");
        let my = browser.get("/my?lang=lv").await.body;
        assert!(my.contains(&hidden), "{my}");
        // With it nothing is saved, without it the others are.
        let read = chosen(&mut browser, &own.0, &["V01", "V05"]).await;
        assert!(!read.body.contains("name=\"sealed-review\""), "{}", read.body);
        let read = chosen(&mut browser, &own.0, &["V05"]).await;
        assert!(read.body.contains("name=\"sealed-review\""), "{}", read.body);
    });
}

#[test]
fn what_was_withdrawn_is_submitted_anew_with_the_same_answers() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.62");
        let (own, _) = opened(&mut browser, &["V03", "V05"]).await;
        let anew = browser.post("/my/anew", &[("number", &own.0)]).await;
        assert_eq!(anew.status, 409, "first it is withdrawn: {}", anew.body);
        assert_eq!(browser.post("/my/withdraw", &[("number", &own.0)]).await.status, 303);
        assert!(browser.get("/my").await.body.contains("action=\"/my/anew\""));
        assert_eq!(browser.post("/my/choices", &[("number", &own.0)]).await.status, 409);
        let read = browser.post("/my/anew", &[("number", &own.0)]).await;
        let reviewed = hidden(&read.body, "sealed-review").unwrap_or_else(|| panic!("{}", read.body));
        let done = browser.post(APPLY, &[("sealed-review", &reviewed)]).await;
        let new = number_and_code(&done.body);
        assert!(new.0 != own.0 && new.1 != own.1);
        let holder = house.service.open_application(&new.0, &new.1, from(62)).await.expect("a new code");
        let person = house.service.mine(&holder).await.expect("mine").application.person;
        assert_eq!((person.name.as_str(), person.wishes.len()), ("Elīna Ķirse", 2));
    });
}

#[test]
fn a_second_child_begins_with_the_same_contacts_and_nothing_else() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.63");
        let (_, done) = opened(&mut browser, &["V03"]).await;
        let draft = hidden(&done.body, "sealed-contacts").expect("a draft of the next one");
        let name = browser
            .post(&format!("{APPLY}/name"), &[("sealed-contacts", &draft), ("just-show", "yes")])
            .await;
        assert!(name.status == 200 && !name.body.contains("Elīna"), "{}", name.body);
        let draft = hidden(&name.body, "sealed-draft").expect("a draft");
        let fields = [("sealed-draft", draft.as_str()), ("name", "Oto Ķirsis")];
        let contact = browser.post(&format!("{APPLY}/name"), &fields).await;
        assert!(contact.body.contains("value=\"elina@example.org\""), "{}", contact.body);
        assert!(!contact.body.contains("Elīna Ķirse"), "{}", contact.body);
    });
}

#[test]
fn the_page_in_easy_language_stands_at_the_foot_and_has_short_sentences() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.64");
        for lang in Lang::ALL {
            let tr = Tr(lang);
            let start = browser.get(&format!("/?lang={lang}")).await.body;
            assert!(start.contains(&format!("<a href=\"/easy\">{}</a>", tr.say("foot-easy"))), "{start}");
            let page = browser.get(&format!("/easy?lang={lang}")).await.body;
            for n in 1..=6 {
                let text = tr.say(&format!("easy-{n}-text"));
                assert!(page.contains(&text), "{text}: {page}");
                for sentence in text.split_inclusive(['.', '?']) {
                    assert!(sentence.split_whitespace().count() <= 12, "{sentence}");
                }
            }
            // What it says of where to ask is so.
            assert!(tr.say("easy-6-text").contains(&tr.say("way-in-title")));
            assert!(
                browser.get(&format!("/way-in?lang={lang}")).await.body.contains(crate::scene::AUTHORITY)
            );
        }
    });
}
