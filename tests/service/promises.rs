//! What pages say will happen, has happened or cannot happen, held against what the service does. `tests/promises.toml`
//! names for each such sentence the test that keeps it.

use std::collections::BTreeMap;

use talka::{
    domain::{FactValue, Lang},
    i18n::Tr,
    rules,
    service::{CODE, NewApplication, NewRound},
};
use toml::{Table, Value};

use crate::{
    knock::{Browser, Guest, House},
    packs::{changed, minimal},
    scene::{AUTHORITY, ENDED, OPEN, PASSWORD, Who, application, fixture, holder, holder_of, told_to_both},
};

const LANGS: [Lang; 3] = [Lang::Lv, Lang::En, Lang::Ru];

/// A page's text as people read it.
fn read(body: &str) -> String {
    let marks = [("&#34;", "\""), ("&#39;", "'"), ("&quot;", "\""), ("&#38;", "&"), ("&amp;", "&")];
    marks.iter().fold(body.to_owned(), |body, (written, read)| body.replace(written, read))
}

/// A sentence of the catalogue.
fn say(lang: Lang, key: &str) -> String {
    Tr(lang).say(key)
}

/// A round by a pack that ships, with the dates and settings of its own example.
fn round_of(pack: &str) -> NewRound {
    let text = rules::shipped(pack).expect("it ships");
    let pack: Table = text.parse().expect("a pack");
    let part = |table: &str, key: &str| pack.get(table).and_then(|table| table.get(key)).cloned();
    let mut round = Table::new();
    round.insert("format".to_owned(), Value::Integer(1));
    for (key, text) in [("name", &pack["id"]), ("pack", &pack["id"]), ("programme", &pack["programme"])] {
        round.insert(key.to_owned(), text.clone());
    }
    round.insert("language".to_owned(), Value::String("lv".to_owned()));
    let drawn = part("order", "by").is_some_and(|by| by.as_str() == Some("draw"));
    let order = if drawn { "by = \"draw\"\nseed = \"sēkla\"" } else { "by = \"registration\"" };
    round.insert("order".to_owned(), Value::Table(order.parse().expect("an order")));
    for key in ["dates", "settings"] {
        round.extend(part("example", key).map(|table| (key.to_owned(), table)));
    }
    NewRound {
        slug: pack["id"].as_str().expect("an identifier").to_owned(),
        authority: AUTHORITY.to_owned(),
        files: BTreeMap::from([("round.toml".to_owned(), round.to_string().into_bytes())]),
        people: BTreeMap::new(),
        draft: false,
    }
}

/// The sentences of a pack's rules in one language.
fn refusals(pack: &str, lang: Lang) -> Vec<String> {
    let pack: Table = rules::shipped(pack).expect("it ships").parse().expect("a pack");
    let lists = ["rules", "pairs"].into_iter().filter_map(|list| pack.get(list)?.as_array());
    let text = |rule: &Value| rule["text"][lang.code()].as_str().expect("a text").to_owned();
    lists.flatten().map(text).collect()
}

#[test]
fn refusals_stand_on_a_rounds_page_as_what_the_refused_are_told() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut browser = house.browser("10.0.0.9");
        for pack in rules::shipped_ids() {
            house.service.add_round(None, &round_of(pack)).await.expect(pack);
            for lang in LANGS {
                let page = read(&browser.get(&format!("/rounds/{pack}?lang={}", lang.code())).await.body);
                let (open, close) = match lang {
                    Lang::Lv => ("„", "”"),
                    Lang::En => ("“", "”"),
                    Lang::Ru => ("«", "»"),
                };
                assert!(page.contains(&say(lang, "round-who")), "{pack}: {page}");
                assert!(page.contains(&say(lang, "round-who-text")), "{pack}: {page}");
                let mut shown = 0;
                for text in refusals(pack, lang) {
                    let quoted = page.matches(&format!("{open}{text}{close}")).count();
                    assert_eq!(page.matches(&text).count(), quoted, "{pack}: “{text}” stands as a condition");
                    shown += quoted;
                }
                assert!(shown > 0, "{pack} refuses nobody");
            }
        }
    });
}

#[test]
fn who_runs_a_round_and_what_else_it_asks_stand_on_its_page() {
    told_to_both(async |world| {
        world.import(OPEN, "budget").await;
        world.import(OPEN, "supervisors").await;
        let house = House::new(&world).await;
        let mut browser = house.browser("10.0.0.9");
        for (round, condition) in
            [("budget", "report-effects-kind-budget"), ("supervisors", "report-effects-kind-placement-cap")]
        {
            for lang in LANGS {
                let page = read(&browser.get(&format!("/rounds/{round}?lang={}", lang.code())).await.body);
                for key in ["round-conditions", "round-conditions-kept", condition, "round-tiers-limited"] {
                    assert!(page.contains(&say(lang, key)), "{round} {key}: {page}");
                }
                assert!(
                    page.contains(&format!("<dt>{}</dt><dd>{AUTHORITY}</dd>", say(lang, "round-authority")))
                );
                assert!(!page.contains(&format!(">{}<", say(lang, "round-tiers"))), "{round}: {page}");
            }
        }
        // Seats that no aim of the round fills are kept for nobody, so they are no condition.
        let mut new = fixture("minimal");
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
        let reserve = "\n[[constraints.reserves]]\nname = \"kopa\"\nseats = 1\npeople = { fact = \"municipality\", is = \"Piemēri\" }\n";
        new.files.retain(|name, _| std::path::Path::new(name).extension() != Some("csv".as_ref()));
        new.files.insert("round.toml".to_owned(), (toml.clone() + reserve).into_bytes());
        new.slug = "unkept".to_owned();
        world.at(OPEN).add_round(None, &new).await.expect("a round");
        let page = read(&browser.get("/rounds/unkept?lang=en").await.body);
        assert!(page.contains(&say(Lang::En, "round-order")), "{page}");
        assert!(!page.contains("kopa"), "{page}");
        let kept = changed(&toml, "\"placed\", ", "\"placed\", \"reserves\", ") + reserve;
        new.files.insert("round.toml".to_owned(), kept.into_bytes());
        new.slug = "kept".to_owned();
        world.at(OPEN).add_round(None, &new).await.expect("a round");
        let page = read(&browser.get("/rounds/kept?lang=en").await.body);
        let kept = say(Lang::En, "round-conditions-text");
        assert!(page.contains("kopa") && page.contains(&kept), "{page}");
        // What a condition allows, and where it comes from.
        let page = read(&browser.get("/rounds/supervisors?lang=lv").await.body);
        assert!(
            page.contains("darba vadītājs un maiņa") && page.contains("ne vairāk kā 10 vietas"),
            "{page}"
        );
        let plain = read(&browser.get("/rounds/sample-summer?lang=en").await.body);
        assert!(
            plain.contains(&say(Lang::En, "round-tiers"))
                && !plain.contains(&say(Lang::En, "round-conditions"))
        );
    });
}

/// Opens an application's page as its person.
async fn opened(house: &House, number: &str, code: &str) -> Browser {
    let mut browser = house.browser("10.0.0.8");
    let reply = browser.post("/result", &[("number", number), ("code", code)]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    browser
}

/// An application in the open round.
fn in_summer(once: &str) -> NewApplication {
    let mut new = application(once, &["V01"]);
    for (fact, answer) in [("date_of_birth", "05.06.2010."), ("parish", "Piemēru pilsēta")] {
        new.answers.insert(fact.to_owned(), answer.to_owned());
    }
    new
}

#[test]
fn a_new_application_is_spoken_of_only_while_the_round_takes_any() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let sent = house.service.submit("sample-summer", &in_summer("t1")).await.expect("taken");
        let mut browser = opened(&house, &sent.number, &sent.code).await;
        let again = "a new one can be submitted";
        let asked = browser.get("/my/withdraw?lang=en").await.body;
        assert!(asked.contains(again), "{asked}");
        let ilze = world.caseworker(Who::Ilze);
        world.deadline_at("sample-summer", house.service.now()).await;
        house.service.close(&ilze, "sample-summer").await.expect("closed");
        let asked = browser.get("/my/withdraw?lang=en").await.body;
        assert!(asked.contains("cannot be restored") && !asked.contains(again), "{asked}");
        let late = house.service.submit("sample-summer", &in_summer("t2")).await;
        assert_eq!(crate::scene::refused(late), "refused-deadline");
    });
}

#[test]
fn no_page_says_that_a_round_is_open_to_its_deadline_whatever_happens() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut browser = house.browser("10.0.0.9");
        for (lang, unless) in [
            (Lang::Lv, "ja kārtu neslēdz agrāk"),
            (Lang::En, "unless the round is closed earlier"),
            (Lang::Ru, "если набор не закроют раньше"),
        ] {
            for page in ["/rounds/sample-summer", "/rounds/sample-summer/apply"] {
                let body = browser.get(&format!("{page}?lang={}", lang.code())).await.body;
                assert!(body.contains(unless), "{page}: {body}");
            }
        }
    });
}

#[test]
fn what_is_kept_about_a_person_stands_on_their_page() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let asks = changed(&minimal(), "programme =", "personal_code = \"required\"\nprogramme =");
        new.files.insert("pack.toml".to_owned(), asks.into_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let mut person = application("t", &["park"]);
        person.answers.insert(CODE.to_owned(), "161175-19997".to_owned());
        let sent = world.at(OPEN).submit("minimal", &person).await.expect("taken");
        let decision = ("took_part_last_year", "yes", "uzziņa");
        let ilze = world.caseworker(Who::Ilze);
        world.at(OPEN).decide(&ilze, ("minimal", &sent.number, 1), decision).await.expect("noted");
        let own = holder_of(&world.at(OPEN), &sent).await;
        let mine = world.at(OPEN).mine(&own).await.expect("mine");
        assert_eq!(mine.code.as_deref(), Some("••••••-••997"));
        let [(label, talka::service::Told::Value(FactValue::Bool(true)))] = mine.found.as_slice() else {
            panic!("one fact: {:?}", mine.found)
        };
        assert_eq!(label.get(Lang::En), "taking part last summer");
        assert_eq!(mine.authority, AUTHORITY);
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
        let house = House::beside(&world).await;
        let page = opened(&house, &sent.number, &sent.code).await.get("/my?lang=en").await.body;
        let kept = page.split("id=\"kept\"").nth(1).expect("it is there");
        for shown in [
            "Elīna Ķirse",
            "elina@example.org",
            "••••••-••997",
            "taking part last summer (found out by staff)",
        ] {
            assert!(kept.contains(shown), "{shown}: {kept}");
        }
        assert!(!kept.contains("uzziņa"), "remarks are for staff");
    });
}

#[test]
fn before_accepting_one_reads_what_the_organisation_will_see() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let fact = "[facts.applicant.municipality]\n";
        let shown = changed(&minimal(), fact, &format!("{fact}shown_to = [\"organisation\"]\n"));
        new.files.insert("pack.toml".to_owned(), shown.into_bytes());
        let sent = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let code = &sent.iter().find(|one| one.number == "A1").expect("there").code;
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let mine = world.at(ENDED).mine(&holder(&world.at(ENDED), "A1", code).await).await.expect("mine");
        let shown = mine.book.shown_to_organisations();
        assert_eq!(
            shown.iter().map(|label| label.get(Lang::En)).collect::<Vec<_>>(),
            ["municipality of residence"]
        );
    });
}

#[test]
fn the_log_notes_what_the_page_about_personal_data_says() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let house = House::beside(&world).await;
        let mut ilze = house.browser("10.0.0.7");
        assert_eq!(ilze.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await.status, 303);
        let lines = async |what: &str| {
            let mut vija = house.guest(Guest::Administrator).await;
            let page = vija.get("/audit?lang=en").await.body;
            page.matches(&format!("<th scope=\"row\">{what}</th>")).count()
        };
        assert_eq!(ilze.get("/rounds/minimal/work").await.status, 200);
        assert_eq!(ilze.get("/rounds/minimal/applications").await.status, 200);
        assert_eq!(ilze.post("/rounds/minimal/applications", &[("q", "Kaija")]).await.status, 200);
        assert_eq!(lines("Looked through applications").await, 2);
        let looks = world.looks().await;
        let told: Vec<_> = looks.iter().map(|look| (look.count, look.searched.is_empty())).collect();
        assert_eq!(told, [(1, false), (3, true)], "whom, and that something was searched for");
        assert!(looks.iter().all(|look| !format!("{look:?}").contains("Kaija")), "{looks:?}");
        assert_eq!(ilze.get("/rounds/minimal/applications/A1").await.status, 200);
        assert_eq!(lines("Looked at an application").await, 1);
        assert_eq!(ilze.get("/rounds/minimal/people/csv").await.status, 200);
        assert_eq!(lines("Downloaded all applications").await, 1);
        for lang in LANGS {
            let page = read(&ilze.get(&format!("/privacy?lang={}", lang.code())).await.body);
            assert!(page.contains(&say(lang, "privacy-2-text")), "{page}");
        }
    });
}

#[test]
fn an_account_that_is_switched_off_does_nothing_more_and_passwords_are_not_shown() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut ilze = house.browser("10.0.0.7");
        let signs_in = [("login", "ilze"), ("password", PASSWORD)];
        assert_eq!(ilze.post("/sign-in", &signs_in).await.status, 303);
        assert_eq!(ilze.get("/work").await.status, 200);
        let vija = world.administrator();
        let own = house.service.set_active(&vija, vija.staff().account, false).await;
        assert_eq!(crate::scene::refused(own), "refused-own-account");
        let account = world.caseworker(Who::Ilze).staff().account;
        house.service.set_active(&vija, account, false).await.expect("switched off");
        assert_eq!(ilze.get("/work").await.status, 303, "to the page for signing in");
        assert_ne!(ilze.post("/sign-in", &signs_in).await.status, 303);
        let page = house.guest(Guest::Administrator).await.get("/accounts").await.body;
        assert!(page.contains("ilze") && !page.contains(PASSWORD) && !page.contains("argon2"), "{page}");
    });
}

#[test]
fn a_round_that_counts_no_order_speaks_of_none() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
        new.files.insert("round.toml".to_owned(), changed(&toml, "\"order\", ", "").into_bytes());
        let sent = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.9");
        for lang in LANGS {
            let code = lang.code();
            let mut pages = vec![
                read(&browser.get(&format!("/rounds/minimal?lang={code}")).await.body),
                read(&browser.get(&format!("/rounds/minimal/report?lang={code}")).await.body),
            ];
            assert!(pages[0].contains(&say(lang, "start-by-none")), "{}", pages[0]);
            for one in &sent {
                let mut own = opened(&house, &one.number, &one.code).await;
                let page = read(&own.get(&format!("/my?lang={code}")).await.body);
                assert!(page.contains(&say(lang, "start-by-none")), "{page}");
                assert!(!page.contains(&say(lang, "my-order-label")), "{page}");
                pages.push(page);
            }
            let zero = Tr(lang).count("report-cutoff-person", 0);
            for page in pages {
                assert!(!page.contains(&zero), "{zero}: {page}");
                assert!(!page.contains(&say(lang, "apply-calm")), "{page}");
                assert!(!page.contains(&say(lang, "report-cutoffs-picture")), "{page}");
            }
        }
    });
}
