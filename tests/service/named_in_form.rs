//! A parent or guardian who is named in the form of an application: asked of whoever may be too young to accept a place alone, not insisted
//! on, sealed like the rest, and written to by itself once a place is offered.

use std::{num::NonZeroU32, sync::Arc};

use talka::{
    clock::Clock,
    service::{Named, NewApplication, Posting, Service},
};

use crate::{
    auditing,
    knock::{Browser, Guest, House},
    scene::{
        ENDED, OPEN, PASSWORD, Who, World, application, asks, fixture, holder_of, moment, told_to_both,
        told_to_one, vault, wrong,
    },
    walk::{APPLY, Tab, number_and_code},
};

/// The round `minimal` with a second seat at the library and questions to its people, which asks for consent until 18.
async fn round(world: &World, page: bool) {
    let mut new = fixture("minimal");
    let mut change = |file: &str, change: &dyn Fn(String) -> String| {
        let bytes = new.files.get_mut(file).expect("a file");
        *bytes = change(String::from_utf8(bytes.clone()).expect("text")).into_bytes();
    };
    let ask = "ask = { lv = \"?\", en = \"?\", ru = \"?\" }\n";
    change("pack.toml", &|text| {
        ["date_of_birth", "took_part_last_year", "municipality"].iter().fold(text, |text, fact| {
            let head = format!("[facts.applicant.{fact}]\n");
            text.replace(&head, &format!("{head}{ask}"))
        })
    });
    change("placements.csv", &|text| text.replace("kārtošana,1", "kārtošana,3"));
    change("round.toml", &|text| text + &asks(18, page));
    world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
}

/// An application of somebody born on a day, which names a parent.
fn form(once: &str, born: &str, (name, contact): (&str, &str)) -> NewApplication {
    let mut form = application(once, &["library"]);
    for (field, text) in [
        ("date_of_birth", born),
        ("took_part_last_year", "no"),
        ("municipality", "Piemēri"),
        ("guardian-name", name),
        ("guardian-contact", contact),
    ] {
        form.answers.insert(field.to_owned(), text.to_owned());
    }
    form
}

/// Who was named for an application.
async fn named(world: &World, service: &Service, number: &str) -> Option<Named> {
    let file = service.consent_file(&world.caseworker(Who::Ilze), "minimal", number).await.expect("a file");
    file.own.asking.and_then(|asking| asking.guardian)
}

fn inga() -> Named {
    Named { name: "Inga Žagare".to_owned(), contact: "inga@example.org".to_owned() }
}

#[test]
fn who_is_named_in_the_form_is_written_to_by_itself_once_a_place_is_offered() {
    told_to_both(async |world| {
        round(&world, true).await;
        let service = world.at(OPEN);
        let field = |field: &str, key: &'static str| (field.to_owned(), key);
        for (who, mistakes) in [
            (("Inga Žagare", ""), vec![field("guardian-contact", "wrong-missing")]),
            (
                ("", "nekas"),
                vec![field("guardian-name", "wrong-missing"), field("guardian-contact", "wrong-contact")],
            ),
        ] {
            assert_eq!(wrong(service.submit("minimal", &form("none", "01.01.2011.", who)).await), mistakes);
        }
        let mail = form("mail", "01.01.2011.", ("Inga Žagare", "inga@example.org"));
        let child = service.submit("minimal", &mail).await.expect("applied");
        assert_eq!(named(&world, &service, &child.number).await, Some(inga()));
        // Sent once more, because the answer was lost, with somebody else named: the person is told that this is not what was taken.
        let again = NewApplication { unseen: true, ..mail.clone() };
        assert!(!service.submit("minimal", &again).await.expect("the same").differs);
        let other = form("mail", "01.01.2011.", ("Juris Žagars", "+371 26123456"));
        let other = NewApplication { unseen: true, ..other };
        assert!(service.submit("minimal", &other).await.expect("the same").differs);
        let phone = form("phone", "02.01.2011.", ("Juris Žagars", "+371 26123456"));
        let second = service.submit("minimal", &phone).await.expect("applied");
        // Nobody has to be named, and for whoever is old enough nobody is.
        let nobody =
            service.submit("minimal", &form("nobody", "03.01.2011.", ("", ""))).await.expect("applied");
        assert_eq!(named(&world, &service, &nobody.number).await, None);
        let grown = form("grown", "01.01.2007.", ("Inga Žagare", "inga@example.org"));
        service.submit("minimal", &grown).await.expect("applied");
        assert_eq!(world.noted("guardian-named").await, 2);
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let offered = world.at(ENDED).mine(&holder_of(&world.at(ENDED), &child).await).await.expect("mine");
        assert!(!offered.offer().expect("an offer").may_accept, "her consent is missing");
        let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(ENDED)));
        let a_minute = NonZeroU32::new(100).expect("some");
        let posting = Posting { base_url: "https://talka.example.lv".to_owned(), a_minute };
        let service = Arc::new(service.with_posting(Some(posting)));
        auditing::work(&service).await;
        let mails = service.mails_due().await.expect("mails");
        assert_eq!(mails.iter().filter(|mail| mail.to == "inga@example.org").count(), 1, "{mails:?}");
        let desk = service.mails(&world.caseworker(Who::Ilze), "minimal").await.expect("mails");
        let by_hand: Vec<_> = desk.pending.iter().filter(|one| one.occasion == "guardian-asked").collect();
        assert_eq!(by_hand.len(), 1, "whoever gave a telephone number is called");
        let shown = (by_hand[0].number.as_str(), by_hand[0].name.as_str(), by_hand[0].contact.as_str());
        assert_eq!(shown, (second.number.as_str(), "Juris Žagars", "+371 26123456"));
    });
}

#[test]
fn where_paper_alone_counts_the_form_names_nobody() {
    told_to_one(async |world| {
        round(&world, false).await;
        let service = world.at(OPEN);
        let new = form("once", "01.01.2011.", ("Inga Žagare", "nekas"));
        let child = service.submit("minimal", &new).await.expect("applied");
        assert_eq!(named(&world, &service, &child.number).await, None);
    });
}

#[test]
fn the_form_asks_whoever_is_young_and_does_not_insist() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.31");
        assert!(browser.get(APPLY).await.body.contains("vecāka vai aizbildņa piekrišana"));
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        assert!(tab.page.contains("id=\"guardian-named\""), "it is read back: {}", tab.page);
        // The answer to the last fact leads to the question, and from there on.
        let asked = tab.answer(&mut browser, "health_check", &[("health_check", "yes")]).await;
        assert!(asked.body.contains("name=\"guardian-name\""), "{}", asked.body);
        let half = [("guardian-name", ""), ("guardian-contact", "nekas")];
        let half = tab.answer(&mut browser, "guardian-named", &half).await;
        assert_eq!(half.status, 422);
        for field in ["guardian-name", "guardian-contact"] {
            assert!(half.body.contains(&format!("href=\"#{field}\"")), "{}", half.body);
            assert!(half.body.contains(&format!("id=\"{field}\"")), "{}", half.body);
        }
        let empty = [("guardian-name", ""), ("guardian-contact", "")];
        let next = tab.answer(&mut browser, "guardian-named", &empty).await;
        assert!(next.status == 200 && next.body.contains("name=\"wishes\""), "{}", next.body);
        let who = [
            ("guardian-name", "Inga Žagare"),
            ("guardian-contact", "inga@example.org"),
            ("then-review", "yes"),
        ];
        let review = tab.answer(&mut browser, "guardian-named", &who).await;
        assert!(review.body.contains("Inga Žagare, inga@example.org"), "{}", review.body);
        let (number, _) = number_and_code(&tab.submit(&mut browser).await.body);
        let ilze = world.caseworker(Who::Ilze);
        let file = house.service.consent_file(&ilze, "sample-summer", &number).await.expect("a file");
        assert_eq!(file.own.asking.and_then(|asking| asking.guardian), Some(inga()));
        // Whoever is old enough goes from the last fact to the placements, and whoever goes back to the question finds it.
        let mut tab = Tab::begun(&mut browser).await;
        tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", "01.02.2005.")]).await;
        let next = tab.answer(&mut browser, "health_check", &[("health_check", "yes")]).await;
        let wishes = format!("action=\"{APPLY}/wishes\"");
        assert!(!next.body.contains("guardian-name") && next.body.contains(&wishes), "{}", next.body);
        assert_eq!(tab.answer(&mut browser, "guardian-named", &empty).await.status, 200);
    });
}

#[test]
fn the_counter_asks_for_a_new_application_and_a_change_leaves_whoever_is_named() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let new = ilze.get("/rounds/sample-summer/counter").await.body;
        assert!(new.contains("name=\"guardian-name\"") && new.contains("name=\"guardian-contact\""), "{new}");
        let change = ilze.get("/rounds/sample-summer/applications/P27-001/change").await;
        assert!(change.status == 200 && !change.body.contains("guardian-name"), "{}", change.body);
    });
}

#[test]
fn where_nobody_is_named_and_no_contact_is_known_the_list_says_so() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        new.people.clear();
        new.files.get_mut("round.toml").expect("a file").extend(asks(18, true).as_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let run = world.run_of_minimal().await;
        let maris = world.caseworker(Who::Maris);
        world.at(ENDED).publish_undecided(&maris, run).await.expect("published");
        let router = talka::web::App::new(world.at(ENDED), talka::config::Config::default()).router();
        let mut browser = Browser::new(router, "10.0.0.1");
        let signed_in = browser.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await;
        assert_eq!(signed_in.status, 303);
        let list = browser.get("/rounds/minimal/consents?lang=lv").await.body;
        assert!(list.contains("pieteikumā nav pretendenta kontaktinformācijas"), "{list}");
        assert!(!list.contains("Pretendents: <"), "{list}");
    });
}
