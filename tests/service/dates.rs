//! Days as people type them on a phone, wherever one is asked for, and what is said of each that is none.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;
use talka::{
    config::Config,
    domain::{Arg, FactValue, Lang},
    i18n::Tr,
    service::{Answers, NewApplication, PlacementForm, day},
    web::App,
};

use crate::{
    intake::{figures, told},
    knock::{Browser, House},
    scene::{Who, application, told_to_both, told_to_one, wrong},
    walk::{Tab, hidden},
};

const TYPED: [&str; 10] = [
    "05062010",
    "5.6.2010",
    "05/06/2010",
    "5 6 2010",
    "2010-06-05",
    "05062010.",
    "5.6.2010.",
    "05/06/2010.",
    "5 6 2010.",
    "2010-06-05.",
];

/// What is wrong, and the key of what is said about it.
const WRONG: [(&str, &str); 8] = [
    ("31.02.2010.", "wrong-date-calendar"),
    ("31022010", "wrong-date-calendar"),
    ("05.06.2090.", "wrong-date-future"),
    ("05061810", "wrong-date-past"),
    ("5.6.2190", "wrong-date-future"),
    ("5.6.10", "wrong-date-short"),
    ("vakar", "wrong-date"),
    ("5.6", "wrong-date"),
];

#[test]
fn a_day_is_taken_however_it_is_typed_wherever_it_is_asked_for() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let (service, ilze) = (Arc::clone(&house.service), world.caseworker(Who::Ilze));
        let fifth = FactValue::Date(NaiveDate::from_ymd_opt(2010, 6, 5).expect("a day"));
        let mut browser = house.browser("10.0.0.31");
        for (n, typed) in TYPED.into_iter().enumerate() {
            // Of oneself, by form and by page.
            let mut new = application(&format!("t{n}"), &["V03"]);
            new.answers.insert("date_of_birth".to_owned(), typed.to_owned());
            new.answers.insert("parish".to_owned(), "Piemēru pilsēta".to_owned());
            let number = service.submit("sample-summer", &new).await.expect(typed).number;
            let file = service.application(&ilze, "sample-summer", &number).await.expect("a file");
            assert_eq!(file.application.person.facts.get("date_of_birth"), Some(&fifth), "{typed}");
            let mut tab = Tab::begun(&mut browser).await;
            let reply = tab
                .answer(&mut browser, "date_of_birth", &[("date_of_birth", typed), ("then-review", "yes")])
                .await;
            assert!(reply.status == 200 && reply.body.contains("05.06.2010."), "{typed}: {}", reply.body);
            // By a caseworker.
            let found = ("date_of_birth", typed, "pase");
            service.decide(&ilze, ("sample-summer", &number, 1), found).await.expect(typed);
            let file = service.application(&ilze, "sample-summer", &number).await.expect("a file");
            assert_eq!(file.application.decided.last().map(|one| &one.value), Some(&fifth), "{typed}");
            // By an organisation: the round's work begins in 2027.
            let typed = typed.replace("2010", "2027").replace("0506", "0706").replace("05/06", "07/06");
            let typed = typed.replace("06-05", "06-07").replace("5.6", "7.6").replace("5 6", "7 6");
            let answers = [
                ("title", "Darbs"),
                ("capacity", "2"),
                ("parish", "Piemēru pilsēta"),
                ("first_day", typed.as_str()),
                ("last_day", typed.as_str()),
                ("hours_a_day", "4"),
                ("health_check", "no"),
            ];
            let answers: Answers =
                answers.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
            let form = PlacementForm { once: format!("t{n}"), answers, draft: false };
            let library = world.department(Who::Library);
            let id = house.service.post(&library, "sample-summer", &form).await.expect(&typed);
            let (_, placed) = house.service.own_placement(&library, id).await.expect("own");
            let first = FactValue::Date(NaiveDate::from_ymd_opt(2027, 6, 7).expect("a day"));
            assert_eq!(placed.placement.facts.get("first_day"), Some(&first), "{typed}");
        }
    });
}

#[test]
fn each_wrong_day_has_a_sentence_of_its_own_in_three_languages() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.32");
        for lang in Lang::ALL {
            browser.cookies.insert("lang".to_owned(), lang.code().to_owned());
            let mut said = BTreeSet::new();
            for (typed, key) in WRONG {
                let mut tab = Tab::begun(&mut browser).await;
                let reply = tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", typed)]).await;
                assert_eq!(reply.status, 422, "{typed}");
                let shown = format!("value=\"{}\"", day(typed));
                assert!(reply.body.contains(&shown), "what was typed stays: {}", reply.body);
                assert!(
                    reply.body.contains("aria-invalid=\"true\"")
                        && reply.body.contains("inputmode=\"numeric\"")
                );
                let value = Arg::Text("¤".to_owned());
                let values = ["example", "day", "date"].map(|name| (name, value.clone()));
                let sentence = Tr(lang).with(key, &values);
                let start = sentence.split(['¤', '\u{2068}']).next().expect("words").trim_end();
                let why = reply.body.split("id=\"date_of_birth-why\">").nth(1).expect("why");
                let why = why.split('<').next().expect("why");
                assert!(why.starts_with(start), "{typed}: {why} ({start})");
                said.insert((key, why.split(|c: char| c.is_ascii_digit()).next().expect("words").to_owned()));
            }
            let keys: BTreeSet<&str> = said.iter().map(|(key, _)| *key).collect();
            let sentences: BTreeSet<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!((keys.len(), sentences.len()), (5, 5), "{said:?}");
        }
    });
}

#[test]
fn days_of_periods_are_read_and_refused_alike() {
    told_to_both(async |world| {
        let time = "2019-01-25T10:00:00Z";
        world.import(time, "cibla-public-works").await;
        let service = world.at(time);
        let (book, _) = service.round("cibla-public-works").await.expect("a round");
        let asked = book.questions(&[]);
        let periods =
            asked.iter().find(|one| one.kind == talka::domain::FactType::Periods).expect("one about periods");
        let told = |typed: &str| {
            let mut new = NewApplication::default();
            new.answers.insert(periods.name.clone(), typed.to_owned());
            let wrong = book.person(&new, &[]).expect_err("much is missing");
            wrong.into_iter().find(|one| one.field == periods.name).map(|one| one.key)
        };
        for typed in [
            "01032018..30042018",
            "1/3/2018 - 30/4/2018",
            "1 3 2018–30 4 2018",
            "2018-03-01..2018-04-30",
            "nav",
            "",
        ] {
            assert_eq!(told(typed), None, "{typed}");
        }
        for (typed, key) in [
            ("31.02.2018..30.04.2018.", "wrong-date-calendar"),
            ("1.3.2018..30.4.1818", "wrong-date-past"),
            ("1.3.2018..30.4.2218", "wrong-date-far"),
            ("1.3.18..30.4.2018", "wrong-date-short"),
            ("1.3.2018..vakar", "wrong-date"),
            ("1.3.2018..", "wrong-periods"),
            ("30.4.2018..1.3.2018", "wrong-periods"),
            ("-;1.3.2018..30.4.2018", "wrong-periods-none"),
            ("1.3.2018..30.4.2018; Nav", "wrong-periods-none"),
            ("-;1.3.2018..", "wrong-periods-none"),
        ] {
            assert_eq!(told(typed), Some(key), "{typed}");
        }
    });
}

#[test]
fn never_together_with_a_period_says_what_to_do_and_where() {
    told_to_one(async |world| {
        let time = "2019-01-25T10:00:00Z";
        world.import(time, "cibla-public-works").await;
        let service = world.at(time);
        let (book, _) = service.round("cibla-public-works").await.expect("a round");
        let asked = book.questions(&[]);
        let periods = asked.iter().find(|one| one.kind == talka::domain::FactType::Periods);
        let name = &periods.expect("one about periods").name;
        let mut someone = Browser::new(App::new(service, Config::default()).router(), "10.0.0.77");
        let path = format!("/rounds/cibla-public-works/apply/{name}");
        let page = someone.get(&format!("{path}?lang=lv")).await;
        let draft = hidden(&page.body, "sealed-draft").unwrap_or_default();
        let [none, first, last] = ["none", "first-1", "last-1"].map(|end| format!("{name}-{end}"));
        let fields = [
            ("sealed-draft", draft.as_str()),
            (none.as_str(), "yes"),
            (first.as_str(), "01.03.2018."),
            (last.as_str(), "30.04.2018."),
        ];
        let reply = someone.post(&path, &fields).await;
        assert_eq!(reply.status, 422, "{}", reply.body);
        assert!(reply.body.contains(&Tr(Lang::Lv).say("wrong-periods-none")), "{}", reply.body);
        let ticked = format!("name=\"{none}\" id=\"{name}\" value=\"yes\" checked aria-invalid=\"true\"");
        let way =
            format!("autofocus><h2>{}</h2><ul><li><a href=\"#{name}\">", Tr(Lang::Lv).say("form-mistakes"));
        assert!(reply.body.contains(&ticked) && reply.body.contains(&way), "the way to it: {}", reply.body);
    });
}

#[test]
fn an_impossible_day_of_a_placement_says_why() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let library = world.department(Who::Library);
        for (typed, key) in [
            ("31.06.2027.", "wrong-date-calendar"),
            ("07061827", "wrong-date-past"),
            ("7/6/2227", "wrong-date-far"),
            ("7.6.27", "wrong-date-short"),
            ("pirmdien", "wrong-date"),
        ] {
            let answers = [("title", "Darbs"), ("capacity", "2"), ("first_day", typed)];
            let answers: Answers =
                answers.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
            let found = wrong(
                house
                    .service
                    .post(
                        &library,
                        "sample-summer",
                        &PlacementForm { once: "t".to_owned(), answers, draft: false },
                    )
                    .await,
            );
            assert!(found.contains(&("first_day".to_owned(), key)), "{typed}: {found:?}");
        }
    });
}

#[test]
fn months_before_days_are_never_taken_for_days() {
    const LIST: &str = "Vārds un uzvārds,Dzimšanas datums,parish,school,wish_1\n\
        Viens V,01/09/2011,Piemēru pilsēta,Piemēru vidusskola,V01\n\
        Divi D,01/19/2011,Piemēru pilsēta,Piemēru vidusskola,V01\n\
        Trīs T,05/05/2011,Piemēru pilsēta,Piemēru vidusskola,V01\n";
    told_to_both(async |world| {
        let open = "2027-04-20T08:00:00Z";
        world.import(open, "sample-summer").await;
        let (service, ilze) = (world.at(open), world.caseworker(Who::Ilze));
        let send = async |text: String| {
            let id = service.send_sheet(&ilze, "sample-summer", ("list.csv", text.into_bytes())).await;
            service.intake(&ilze, id.expect("a spreadsheet")).await.expect("an intake")
        };
        let american = send(LIST.to_owned()).await;
        assert_eq!(figures(&american)[0], 1, "the fifth of May is one either way");
        let said = told(&american);
        assert!(said[0].contains("other days in this column have the month before the day"), "{said:?}");
        assert!(said[1].contains("01/19/2011"), "{said:?}");
        // What tells may stand far below: all rows are looked at.
        let (head, rest) = LIST.split_once("Divi").expect("a second person");
        let many: Vec<String> = (0..60).map(|n| format!("Cits{n} C,05/05/2011,,,V01\n")).collect();
        let many = many.concat();
        let far = send(format!("{head}{many}Divi{rest}")).await;
        assert!(
            told(&far)[0].contains("other days in this column have the month before the day"),
            "{:?}",
            told(&far)
        );
        let latvian = send(LIST.replace("01/19/2011", "19/01/2011")).await;
        assert_eq!((figures(&latvian)[0], told(&latvian)), (3, Vec::new()));
    });
}

#[test]
fn a_day_that_cannot_be_meant_is_told_as_the_form_tells_it() {
    const LIST: &str = "Vārds un uzvārds,Dzimšanas datums,parish,school,wish_1\n\
        Viens V,15.05.2031.,Piemēru pilsēta,Piemēru vidusskola,V01\n\
        Divi D,16.05.1810.,Piemēru pilsēta,Piemēru vidusskola,V01\n\
        Trīs T,17.05.2010.,Piemēru pilsēta,Piemēru vidusskola,V01\n";
    told_to_both(async |world| {
        let open = "2027-04-20T08:00:00Z";
        world.import(open, "sample-summer").await;
        let (service, ilze) = (world.at(open), world.caseworker(Who::Ilze));
        let id = service.send_sheet(&ilze, "sample-summer", ("list.csv", LIST.as_bytes().to_vec())).await;
        let intake = service.intake(&ilze, id.expect("a spreadsheet")).await.expect("an intake");
        assert_eq!(figures(&intake)[0], 1);
        assert_eq!(
            told(&intake),
            [
                "list.csv, line 2, column “Dzimšanas datums”: this date of birth is still to come: “15.05.2031.”",
                "list.csv, line 3, column “Dzimšanas datums”: the date is too long ago (the earliest year is 1900): “16.05.1810.”",
            ]
        );
    });
}
