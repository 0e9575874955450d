//! A caseworker plans a round on pages: from a rule pack or like an earlier round, in steps that say what is wrong with each answer;
//! a draft that two people open, and that is planned anew until then.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use talka::{
    domain::FactValue,
    service::{Answers, Matter, No, Phase, Service},
};

use crate::{
    knock::{Browser, Guest, House},
    scene::{OPEN, PASSWORD, Who, World, fixture, not_found, refused, told_to_both, wrong},
};

pub(crate) fn answers(fields: &[(&str, &str)]) -> Answers {
    fields.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect()
}

/// The hash of a pack that ships.
pub(crate) async fn pack(world: &World, service: &Service, id: &str) -> String {
    service.keep_shipped().await.expect("kept");
    let found = service.beginnings(&world.caseworker(Who::Ilze)).await.expect("a list");
    found.packs.into_iter().find(|one| one.word == id).expect("it ships").hash
}

fn typed(day: NaiveDate) -> String {
    day.format("%d.%m.%Y.").to_string()
}

/// A summer for pupils of Liepāja as it would be answered on 20 April 2020, while the pack is valid.
pub(crate) const NOW: &str = "2020-04-20T07:00:00Z";

pub(crate) fn summer() -> Answers {
    answers(&[
        ("name-lv", "Skolēnu vasaras darbs Šķēdē 2020"),
        ("day-opens", "18052020"),
        ("day-closes", "29.5.2020"),
        ("day-starts", "2020-06-08"),
        ("day-last_shift", "17.08.2020."),
        ("order", "draw"),
        ("setting-hours_15_to_17", "4"),
        ("answer-days", "5"),
        ("at-deadline", "stand"),
        ("privacy-contact", "dati@liepaja.example"),
        ("privacy-ground", "task"),
        ("privacy-months", "14"),
    ])
}

#[test]
fn a_caseworker_plans_a_round_and_two_people_open_it() {
    told_to_both(async |world| {
        let (service, ilze, maris) =
            (world.at(NOW), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let asked = service.planning(&ilze, &hash, None).await.expect("questions");
        let needed = asked.days.iter().filter(|day| day.needed).map(|day| day.name.as_str());
        let needed: Vec<&str> = needed.collect();
        assert!(["opens", "closes", "starts"].iter().all(|day| needed.contains(day)), "{needed:?}");
        assert!(asked.days.len() + asked.open.len() + 12 <= 25, "25 questions or fewer");
        assert_eq!(asked.open.len(), 3);

        let slug = service.plan_round(&ilze, (&hash, None), &summer()).await.expect("a draft");
        assert_eq!(slug, "skolenu-vasaras-darbs-skede-2020");
        assert_eq!(world.noted("round-add").await, 1);
        let board = service.board(&ilze, &slug).await.expect("a board");
        let settings = &board.book.settings;
        assert_eq!(board.book.phase, Phase::Draft);
        assert_eq!(settings.settings["hours_15_to_17"], FactValue::Whole(4));
        assert_eq!((settings.limits.answer_days, settings.answers.at_deadline.name()), (5, "stand"));
        let privacy = &settings.privacy;
        assert_eq!(
            (privacy.contact.as_deref(), privacy.kept_months),
            (Some("dati@liepaja.example"), Some(14))
        );
        let again = service.replanning(&ilze, &slug).await.expect("questions").answers;
        assert_eq!(
            ["contact", "ground", "months"].map(|one| again[&format!("privacy-{one}")].as_str()),
            ["dati@liepaja.example", "task", "14"]
        );
        assert_eq!(settings.name.en, settings.name.lv, "one name for all where only one was typed");
        assert!(board.book.commitment().is_some(), "the service made the seed");

        assert!(service.timing(&ilze, &slug).await.expect("times").empty, "nobody offers anything yet");
        let proposal =
            service.propose(&ilze, &slug, (Matter::OpenRound, "Pārbaudīts.")).await.expect("proposed");
        assert!(service.approvals(&maris).await.expect("a list").waiting[0].opening.empty);
        assert_eq!(refused(service.approve(&ilze, proposal).await), "refused-own-approval");
        service.approve(&maris, proposal).await.expect("opened");
        let board = service.board(&ilze, &slug).await.expect("a board");
        assert_eq!(board.book.phase, Phase::Upcoming);
        not_found(service.replanning(&world.caseworker(Who::Stranger), &slug).await);
        assert_eq!(refused(service.replanning(&ilze, &slug).await), "refused-opened");
    });
}

#[test]
fn each_answer_that_is_wrong_is_said_at_its_field_and_nothing_is_made() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let bad = answers(&[
            ("name-lv", " "),
            ("slug", "Ar burtiem"),
            ("day-opens", "31.04.2020."),
            ("day-closes", "01.04.2020."),
            ("day-starts", ""),
            ("day-last_shift", "kaut kad"),
            ("day-decided", "31.03.2020."),
            ("order", ""),
            ("setting-hours_15_to_17", "septiņas"),
            ("setting-commission_must_support", "varbūt"),
            ("answer-days", "61"),
            ("at-deadline", "varbūt"),
            ("privacy-contact", "a\0"),
            ("privacy-ground", "varbūt"),
            ("privacy-months", "0"),
            ("name-en", "Summer\0"),
            ("name-ru", &"а".repeat(201)),
        ]);
        let wrong: BTreeMap<String, &str> =
            wrong(service.plan_round(&ilze, (&hash, None), &bad).await).into_iter().collect();
        let expected = [
            ("answer-days", "wrong-answer-days"),
            ("at-deadline", "wrong-choice"),
            ("day-closes", "wrong-day-over"),
            ("day-decided", "wrong-day-turn"),
            ("day-last_shift", "wrong-date"),
            ("day-opens", "wrong-date-calendar"),
            ("day-starts", "wrong-missing"),
            ("name-en", "wrong-text"),
            ("name-lv", "wrong-missing"),
            ("name-ru", "wrong-too-long"),
            ("order", "wrong-choice"),
            ("privacy-contact", "wrong-text"),
            ("privacy-ground", "wrong-choice"),
            ("privacy-months", "wrong-answer-days"),
            ("setting-commission_must_support", "wrong-choice"),
            ("setting-hours_15_to_17", "wrong-number"),
            ("slug", "wrong-slug"),
        ];
        assert_eq!(wrong, expected.map(|(field, key)| (field.to_owned(), key)).into());
        // Rules that are not valid any more when the work begins.
        let mut late = summer();
        for (day, said) in [
            ("opens", "18052031"),
            ("closes", "29052031"),
            ("starts", "08062031"),
            ("last_shift", "17082031"),
        ] {
            late.insert(format!("day-{day}"), said.to_owned());
        }
        let answer = service.plan_round(&ilze, (&hash, None), &late).await;
        let Err(No::Faults(faults)) = answer else { panic!("expected faults: {answer:?}") };
        assert_eq!(faults.faults[0].spot.column, "dates.starts");
        not_found(service.plan_round(&ilze, ("0000", None), &summer()).await);
        assert_eq!((world.noted("round-add").await, service.rounds().await.expect("rounds").len()), (0, 0));
    });
}

#[test]
fn the_days_of_a_round_lie_in_their_order_and_its_work_while_the_rules_are_in_force() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let planned = async |field: &str, said: &str| {
            let mut answers = summer();
            answers.insert(field.to_owned(), said.to_owned());
            wrong(service.plan_round(&ilze, (&hash, None), &answers).await)
        };
        for (field, said, key) in [
            ("day-closes", "08.06.2020.", "wrong-day-before-work"),
            ("day-decided", "09.06.2020.", "wrong-day-before-work"),
            ("day-answers", "08.06.2020.", "wrong-day-before-work"),
            ("day-ends", "07.06.2020.", "wrong-day-turn"),
            ("day-ends", "01.09.2020.", "wrong-day-validity"),
            ("day-last_shift", "01.09.2020.", "wrong-day-validity"),
            ("name-lv", "Vasara\0", "wrong-text"),
            ("at-deadline", "lapses", "wrong-choice"),
        ] {
            assert_eq!(planned(field, said).await, [(field.to_owned(), key)], "{field} {said}");
        }
        assert_eq!(service.rounds().await.expect("rounds").len(), 0, "nothing is made");
        let mut whole = summer();
        whole.extend(answers(&[("day-answers", "05.06.2020."), ("day-ends", "31.08.2020.")]));
        service.plan_round(&ilze, (&hash, None), &whole).await.expect("a draft");
    });
}

#[test]
fn a_round_like_an_earlier_one_keeps_its_conditions_and_not_its_days() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let mut earlier = fixture("minimal");
        let toml = String::from_utf8(earlier.files["round.toml"].clone()).expect("text");
        let toml = format!("{toml}\n[limits]\nplacement_seats = 3\n\n[visibility]\nstaff = 0\n");
        earlier.files.insert("round.toml".to_owned(), toml.into_bytes());
        service.add_round(Some(&world.administrator()), &earlier).await.expect("a round");
        let found = service.beginnings(&ilze).await.expect("a list");
        let (slug, _, hash) = found.rounds.first().expect("the earlier one").clone();
        assert_eq!(slug, "minimal");
        let asked = service.planning(&ilze, &hash, Some("minimal")).await.expect("questions");
        assert!(asked.days.iter().any(|day| day.name == "closes" && day.earlier.is_some()));
        assert!(!asked.answers.keys().any(|field| field.starts_with("day-") || field.starts_with("name-")));
        not_found(service.planning(&world.caseworker(Who::Stranger), &hash, Some("minimal")).await);

        let today = service.now().date_naive();
        let mut said = asked.answers.clone();
        said.insert("name-lv".to_owned(), "Nākamā".to_owned());
        for (name, days) in [("opens", 1), ("closes", 20), ("starts", 40)] {
            said.insert(format!("day-{name}"), typed(today + TimeDelta::days(days)));
        }
        for day in asked.days.iter().filter(|day| day.needed) {
            said.entry(format!("day-{}", day.name)).or_insert_with(|| typed(today + TimeDelta::days(50)));
        }
        said.insert("order".to_owned(), "draw".to_owned());
        for (field, text) in [("privacy-contact", "dati@piemeri.lv"), ("privacy-months", "14")] {
            said.insert(field.to_owned(), text.to_owned());
        }
        let slug = service.plan_round(&ilze, (&hash, Some("minimal")), &said).await.expect("a draft");
        let board = service.board(&ilze, &slug).await.expect("a board");
        assert_eq!((slug.as_str(), board.people), ("nakama", 0));
        assert_eq!(board.book.settings.limits.placement_seats, 3);
        assert_eq!(board.book.settings.dates["closes"], today + TimeDelta::days(20));
        // The seed is the service's own, and is told to nobody before the round is closed.
        let other = service.board(&ilze, "minimal").await.expect("a board");
        assert!(board.book.commitment().is_some() && board.book.commitment() != other.book.commitment());
        assert_eq!(board.book.seed(), None);
    });
}

#[test]
fn a_draft_is_planned_anew_until_it_is_opened() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let slug = service.plan_round(&ilze, (&hash, None), &summer()).await.expect("a draft");
        let stands = service.replanning(&ilze, &slug).await.expect("questions").answers;
        for (field, said) in [
            ("day-closes", "29.05.2020."),
            ("setting-hours_15_to_17", "4"),
            ("at-deadline", "stand"),
            ("order", "draw"),
        ] {
            assert_eq!(stands[field], said);
        }
        let mut other = stands.clone();
        other.insert("day-closes".to_owned(), "31.05.2020.".to_owned());
        other.insert("name-ru".to_owned(), "Лето".to_owned());
        other.insert("order".to_owned(), "registration".to_owned());
        service.replan(&ilze, &slug, &other).await.expect("planned anew");
        let board = service.board(&ilze, &slug).await.expect("a board");
        assert_eq!(board.book.settings.dates["closes"].to_string(), "2020-05-31");
        assert_eq!((board.book.name().ru.as_str(), board.book.commitment()), ("Лето", None));
        assert_eq!(board.book.closes_at.to_rfc3339(), "2020-05-31T21:00:00+00:00");
        assert_eq!(world.noted("round-plan").await, 1);
        other.insert("day-closes".to_owned(), "01.05.2020.".to_owned());
        assert_eq!(
            wrong(service.replan(&ilze, &slug, &other).await),
            [("day-closes".to_owned(), "wrong-day-turn")]
        );
        not_found(service.replan(&world.caseworker(Who::Stranger), &slug, &stands).await);

        // Whoever is to open it looks at what was proposed.
        let proposal =
            service.propose(&ilze, &slug, (Matter::OpenRound, "Pārbaudīts.")).await.expect("proposed");
        assert_eq!(refused(service.replan(&ilze, &slug, &stands).await), "refused-approval-waits");
        service.approve(&world.caseworker(Who::Maris), proposal).await.expect("opened");
        assert_eq!(refused(service.replan(&ilze, &slug, &stands).await), "refused-opened");
        let board = service.board(&ilze, &slug).await.expect("a board");
        assert_eq!(board.book.settings.dates["closes"].to_string(), "2020-05-31", "as it was opened");
    });
}

#[test]
fn the_pages_say_at_each_field_what_is_wrong_and_keep_what_was_typed() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        house.service.keep_shipped().await.expect("kept");
        let mut ilze = house.guest(Guest::Caseworker).await;
        let start = ilze.get("/rounds/plan?lang=lv").await.body;
        let hash = pack(&world, &house.service, "liepaja-pupils-2020").await;
        let page = format!("/rounds/plan/{hash}");
        assert!(start.contains(&page) && ilze.get("/work").await.body.contains("/rounds/plan"), "{start}");
        let empty = ilze.get(&page).await.body;
        for field in ["name-lv", "day-closes", "setting-hours_15_to_17", "answer-days"] {
            assert!(empty.contains(&format!("id=\"{field}\"")), "{field}: {empty}");
        }
        let said =
            [("name-lv", "Vasara"), ("day-opens", "5 6 2031"), ("day-closes", "4.6.2031"), ("order", "draw")];
        let again = ilze.post(&page, &said).await;
        assert_eq!(again.status, 422);
        for expected in
            ["value=\"Vasara\"", "value=\"05.06.2031.\"", "id=\"day-closes-why\"", "href=\"#day-starts\""]
        {
            assert!(again.body.contains(expected), "{expected}: {}", again.body);
        }
        // What does not go together is said where it can be mended, without the names of files and keys.
        let late = [
            ("name-lv", "Vasara"),
            ("day-opens", "05.06.2031."),
            ("day-closes", "06.06.2031."),
            ("day-starts", "07.06.2031."),
            ("day-last_shift", "08.06.2031."),
            ("order", "draw"),
            ("privacy-contact", "dati@piemeri.lv"),
            ("privacy-months", "14"),
        ];
        let again = ilze.post(&page, &late).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("id=\"day-starts-why\""), "{}", again.body);
        assert!(!again.body.contains("round.toml") && !again.body.contains("dates."), "{}", again.body);
        let (_, summary) = again.body.split_once("summary-of-errors").expect("a summary");
        let (summary, _) = summary.split_once("</div>").expect("its end");
        assert!(summary.contains("07.06.2031.") && !summary.contains("2031-06-07"), "{summary}");
        assert!(summary.contains("Darba pirmā diena: "), "{summary}");
    });
}

#[test]
fn what_consent_excludes_is_said_at_the_question_that_asks_for_it() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        // The round asks for consent, and one like it does so too: an offer without an answer lapses.
        let (book, _) = house.service.round("sample-summer").await.expect("a round");
        let page = format!("/rounds/plan/{}?like=sample-summer", book.pack_hash);
        let (hash, who) = (&book.pack_hash, world.caseworker(Who::Ilze));
        let planning = house.service.planning(&who, hash, Some("sample-summer")).await.expect("questions");
        let days = planning.days;
        let days: Vec<String> = days.into_iter().map(|day| format!("day-{}", day.name)).collect();
        let mut said: Vec<(&str, &str)> =
            vec![("name-lv", "Vasara"), ("at-deadline", "stand"), ("order", "registration")];
        assert_eq!(planning.answers["consent-age"], "18");
        said.extend([("consent-age", "18"), ("consent-page", "yes")]);
        said.extend([("privacy-contact", "dati@piemeri.lv"), ("privacy-months", "14")]);
        let later: Vec<String> = (1..=days.len()).map(|n| format!("{n:02}.06.2031.")).collect();
        said.extend(days.iter().map(String::as_str).zip(later.iter().map(String::as_str)));
        let again = ilze.post(&page, &said).await;
        assert_eq!(again.status, 422);
        for expected in ["id=\"at-deadline-why\"", "href=\"#at-deadline\""] {
            assert!(again.body.contains(expected), "{expected}: {}", again.body);
        }
        assert!(!again.body.contains("id=\"name-lv-why\""), "{}", again.body);
    });
}

#[test]
fn a_plan_says_when_its_rules_are_in_force_and_that_a_third_caseworker_is_needed() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let asked = service.planning(&ilze, &hash, None).await.expect("questions");
        assert!(asked.few, "two start and publish a run");
        assert!(!asked.valid.over && asked.valid.covers.is_none() && asked.valid.to.is_some());
        let slug = service.plan_round(&ilze, (&hash, None), &summer()).await.expect("a draft");
        let draft = service.replanning(&ilze, &slug).await.expect("questions");
        assert_eq!(draft.valid.covers, Some(true));
        let after = asked.valid.to.expect("a last day") + TimeDelta::days(1);
        let late = world.at(&format!("{after}T10:00:00Z"));
        assert!(late.planning(&ilze, &hash, None).await.expect("questions").valid.over);
        let page = async |time: &str, path: &str| {
            let router = talka::web::App::new(world.at(time), talka::config::Config::default()).router();
            let mut browser = Browser::new(router, "10.0.0.1");
            let signed_in = browser.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await;
            assert_eq!(signed_in.status, 303);
            browser.get(path).await.body
        };
        let plan = page(NOW, &format!("/rounds/plan/{hash}?lang=lv")).await;
        assert!(plan.contains("id=\"few\"") && plan.contains("Darba dienām jābūt šajā laikā."), "{plan}");
        let plan = page(NOW, &format!("/rounds/{slug}/plan?lang=lv")).await;
        assert!(plan.contains("Šīs kārtas darba dienas ir šajā laikā."), "{plan}");
        let plan = page(&format!("{after}T10:00:00Z"), &format!("/rounds/plan/{hash}?lang=lv")).await;
        assert!(
            plan.contains("note warn\" id=\"valid\"") && plan.contains("Šis laiks ir beidzies"),
            "{plan}"
        );
        let open = page(NOW, &format!("/rounds/{slug}/open?lang=lv")).await;
        assert!(open.contains("id=\"empty\"") && open.contains("vēl nav apstiprinātas vakances"), "{open}");
        crate::objections::third(&world).await;
        assert!(!service.planning(&ilze, &hash, None).await.expect("questions").few);
    });
}
