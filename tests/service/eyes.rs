//! What a mother reads who applies with her children on a telephone: each sentence is true where it stands. A choice that is not offered
//! any more, a message that nothing sends, answers that decide something already, and the work to which she consents.

use std::{num::NonZeroU32, sync::Arc};

use talka::{
    clock::Clock,
    domain::{Arg, Lang, Placing, consent::Event},
    i18n::Tr,
    service::{NewApplication, Posting, Service},
};

use crate::{
    applying::form,
    consent::{mother, offer_of},
    knock::{Browser, House},
    scene::{
        ENDED, OPEN, Who, application, asks, fixture, holder, holder_of, moment, told_to_both, told_to_one,
        vault, wrong,
    },
    walk::{APPLY, Tab},
};

const LV: Tr = Tr(Lang::Lv);

async fn opened(house: &House, (number, code): (&str, &str)) -> Browser {
    let mut browser = house.browser("10.0.0.51");
    let reply = browser.post("/result", &[("number", number), ("code", code)]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    browser
}

#[test]
fn a_choice_that_is_not_offered_keeps_its_title_and_says_so_first() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let (service, library) = (&house.service, world.department(Who::Library));
        let (_, places) = service.round("sample-summer").await.expect("a round");
        let place = places.iter().find(|one| one.id == house.placement).expect("the library's").clone();
        let title = format!("{}: {}", place.placement.organisation, place.placement.title);
        let other = places.iter().find(|one| one.id != house.placement).expect("another");
        let one = service.submit("sample-summer", &application("one", &["V01"])).await.expect("sent");
        let two = application("two", &["V01", other.placement.id.as_str()]);
        let two = service.submit("sample-summer", &two).await.expect("sent");
        let mut person = opened(&house, (&one.number, &one.code)).await;
        let pupil = [("voice", Arg::Text("tu".to_owned()))];
        let first = format!("<h1>{}</h1>", LV.with("my-unoffered", &pupil));
        assert!(!person.get("/my?lang=lv").await.body.contains(&first));
        service.withdraw_placement(&library, (place.id, place.version)).await.expect("taken back");
        let gone = format!("<li>{title} – vairs nepiedāvā</li>");
        let page = person.get("/my").await.body;
        assert!(page.contains(&first) && page.contains("outcome wait") && page.contains(&gone), "{page}");
        assert!(page.contains("iesniedz jaunu") && page.matches("/my/withdraw").count() == 1, "{page}");
        let data = person.get("/my/data").await.body;
        assert!(data.contains(&gone) && !data.contains("<li>V01</li>"), "{data}");
        // Whoever chose another one as well still waits for the results.
        let page = opened(&house, (&two.number, &two.code)).await.get("/my?lang=lv").await.body;
        assert!(!page.contains(&first) && page.contains("outcome yes") && page.contains(&gone), "{page}");
    });
}

#[test]
fn a_choice_that_waits_to_be_approved_again_says_that() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let id = service.post(&library, "minimal", &form("t", "Plaukti", "2")).await.expect("submitted");
        let ilze = world.caseworker(Who::Ilze);
        service.approve_placement(&ilze, "minimal", (id, 1), true).await.expect("approved");
        let sent = service.submit("minimal", &application("a", &["V1"])).await.expect("sent");
        let own = holder_of(&service, &sent).await;
        let mine = service.mine(&own).await.expect("mine");
        assert!(mine.not_offered.is_empty() && !mine.is_unoffered());
        service.change_placement(&library, (id, 2), &form("", "Plaukti", "3")).await.expect("changed");
        let mine = service.mine(&own).await.expect("mine");
        assert_eq!(mine.not_offered.iter().map(|one| one.state).collect::<Vec<_>>(), [Placing::Submitted]);
        assert!(mine.is_unoffered());
        let data = service.own_data(&own, Lang::Lv).await.expect("data");
        assert!(data.places.iter().any(|one| one.placement.title == "Plaukti"));
    });
}

/// An application whose person is reached by telephone alone.
fn by_telephone(once: &str) -> NewApplication {
    let mut new = application(once, &["park"]);
    new.answers.insert("contact".to_owned(), "+371 26123456".to_owned());
    new
}

#[test]
fn a_message_that_nothing_sends_does_not_wait_to_be_sent() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let sent = house.service.submit("sample-summer", &application("one", &["V01"])).await.expect("sent");
        let data = opened(&house, (&sent.number, &sent.code)).await.get("/my/data?lang=lv").await.body;
        let (off, waits) = (LV.say("data-mail-off"), LV.say("mails-state-waiting"));
        assert!(data.contains(&off) && !data.contains(&waits), "{data}");
        let page = house.browser("10.0.0.52").get("/way-in?lang=lv").await.body;
        assert!(page.contains(&LV.say("way-in-staff")), "{page}");
        assert!(!page.contains(&LV.say("way-in-otherwise")), "{page}");
    });
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(OPEN)));
        let a_minute = NonZeroU32::new(100).expect("some");
        let posting = Posting { base_url: "https://talka.example.lv".to_owned(), a_minute };
        let service = Arc::new(service.with_posting(Some(posting)));
        let states = async |new: &NewApplication| {
            let sent = service.submit("minimal", new).await.expect("sent");
            let data = service.own_data(&holder_of(&service, &sent).await, Lang::Lv).await.expect("data");
            data.messages.iter().map(|one| one.state.clone()).collect::<Vec<_>>()
        };
        assert_eq!(states(&by_telephone("phone")).await, ["by-hand"]);
        assert_eq!(states(&application("mail", &["park"])).await, ["waiting"]);
    });
}

#[test]
fn a_name_has_no_digits_and_nobody_is_their_own_guardian() {
    told_to_both(async |world| {
        let mut round = fixture("minimal");
        round.files.get_mut("round.toml").expect("a file").extend(asks(18, true).as_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &round).await.expect("a round");
        let service = world.at(OPEN);
        let mut new = application("code", &["park"]);
        new.answers.insert("name".to_owned(), "010110-23456".to_owned());
        let answer = service.submit("minimal", &new).await;
        assert_eq!(wrong(answer), [("name".to_owned(), "wrong-name-digits")]);
        let mut own = application("own", &["park"]);
        own.answers.insert("guardian-name".to_owned(), "ķirse  Elina".to_owned());
        own.answers.insert("guardian-contact".to_owned(), "elina@example.org".to_owned());
        let answer = service.submit("minimal", &own).await;
        assert_eq!(wrong(answer), [("guardian-name".to_owned(), "wrong-guardian-self")]);
        let sent = service.submit("minimal", &application("one", &["park"])).await.expect("sent");
        let person = holder_of(&service, &sent).await;
        let named = service.name_guardian(&person, "Elīna Ķirse", "mamma@example.org").await;
        assert_eq!(wrong(named), [("guardian-name".to_owned(), "wrong-guardian-self")]);
        let named = service.name_guardian(&person, "Inga Žagare 010180", "mamma@example.org").await;
        assert_eq!(wrong(named), [("guardian-name".to_owned(), "wrong-name-digits")]);
        // Mother and daughter may have one name: staff see who is who.
        let at = ("minimal", sent.number.as_str());
        let both = ("Elīna Ķirse", "mamma@example.org");
        service.name_guardian_for(&world.caseworker(Who::Ilze), at, both).await.expect("named");
    });
}

#[test]
fn what_an_answer_decides_is_said_on_the_next_page() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.53");
        let mut tab = Tab::begun(&mut browser).await;
        let next = tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", "01.02.1999.")]).await;
        assert!(
            next.body.contains("id=\"not-eligible\"") && next.body.contains("no 13 līdz 20"),
            "{}",
            next.body
        );
        let wishes = tab.answer(&mut browser, "health_check", &[("health_check", "yes")]).await.body;
        assert!(wishes.contains("name=\"pick\"") && wishes.contains("id=\"not-eligible\""), "{wishes}");
        assert!(!wishes.contains("Pēc tavām atbildēm"), "{wishes}");
        let empty = tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", "")]).await;
        assert_eq!(empty.status, 200);
        assert!(empty.body.contains("id=\"left-empty\"") && !empty.body.contains("id=\"not-eligible\""));
        let known = tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", "01022010")]).await.body;
        assert!(!known.contains("id=\"left-empty\"") && !known.contains("id=\"not-eligible\""), "{known}");
        let wrong = tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", "vakar")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("role=\"alert\" tabindex=\"-1\" autofocus"));
    });
}

#[test]
fn what_is_doubtful_leads_to_every_answer_that_may_be_wrong() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.54");
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        let code = [("personal-code", "010180-10001"), ("then-review", "yes")];
        let review = tab.answer(&mut browser, "personal-code", &code).await.body;
        for step in ["personal-code", "date_of_birth"] {
            let ways = review.matches(&format!("formaction=\"{APPLY}/{step}\"")).count();
            assert!(ways >= 2, "{step}: {review}");
        }
        let named = [
            ("guardian-name", "Inga Žagare"),
            ("guardian-contact", "ELINA@example.org"),
            ("then-review", "yes"),
        ];
        let review = tab.answer(&mut browser, "guardian-named", &named).await.body;
        assert!(review.contains(&LV.say("apply-review-same-contact")), "{review}");
    });
}

#[test]
fn a_guardian_reads_of_the_work_as_the_child_does() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let sheet = "id,organisation,title,capacity,municipality,about_duties,about_address,about_first_day,about_last_day,\
                     about_starts,about_ends\n\
                     library,Piemēru bibliotēka,Grāmatu kārtošana,1,Piemēri,Kārtot plauktus,Ķiršu iela 1,2026-06-08,\
                     2026-06-19,09:00,13:00\n\
                     park,Piemēru parks,Puķu laistīšana,1,Piemēri,,,,,,\n";
        new.files.insert("placements.csv".to_owned(), sheet.as_bytes().to_vec());
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text") + &asks(18, true);
        new.files.insert("round.toml".to_owned(), toml.into_bytes());
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let codes = codes.into_iter().map(|one| (one.number, one.code)).collect();
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let guardian = mother(&world, &service, "A1").await;
        let guarded = service.guarded(&guardian).await.expect("hers");
        let (work, _) = guarded.work.as_ref().expect("the work");
        assert_eq!((work.id.as_str(), guarded.person.as_str()), ("library", "Kaija Žagare"));
        let offer = offer_of(&service, &codes, "A1").await;
        service.say_consent(&guardian, Event::Given, offer).await.expect("given");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let given = service.guardian_code(&world.caseworker(Who::Ilze), ("minimal", "A1"), "Pase").await;
        let given = given.expect("a code");
        let house = House::beside(&world).await;
        let page = opened(&house, (&given.number, &given.code)).await.get("/guardian?lang=lv").await.body;
        for told in ["Ķiršu iela 1", "08.06.2026.–19.06.2026., no plkst. 9.00 līdz 13.00", "Kārtot plauktus"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(page.contains("Pretendents: Kaija Žagare."), "{page}");
        let child = opened(&house, ("A1", &codes["A1"])).await.get("/my?lang=lv").await.body;
        assert!(!child.contains("·  ·") && !child.contains("· ·"), "a name that is not there has no place");
    });
}
