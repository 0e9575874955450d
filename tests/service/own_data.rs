//! Everything that is kept about an application, for its person: on a page and as a file.

use std::{collections::BTreeSet, fs, path::Path};

use talka::{
    domain::consent::Event,
    service::{NewApplication, TypedHeard, Wanted},
    store::keys::{OWN, SEALED},
};

use crate::{
    acts::{objects, own},
    afterwards::told,
    consent::{mother, offer_of},
    knock::House,
    law::opened,
    scene::{ENDED, Who, application, asks, holder, told_to_both, told_to_one},
};

/// Every table that is about somebody's application, be it by another table, and every table with a sealed column: under which key of the
/// file what it keeps stands (`=`), or why it does not (`-`).
const KEPT: &str = "
application_row = number name contact personal_code received_at language draw_code
revision = facts found_out wishes described_wishes home history
standing - what the rules make of the facts, which `result` says
snapshot_line - the application as it stood when a run was computed
letter = result
waiting - what the page of the application computes from the published results
offer = offers
offer_event = offers
answer_term = offers
confirmation = offers
first_in_line = first_in_line
correction = history
excess_seat = offers
refused_pair = result
prepared_offer - an offer before it is one
message = messages
printed = printed
printed_decision - the publication whose decision a printed letter has, as `result` has it
printing_part - the files of letters, until they went out
notification = notified
translation_request = translations
objection = objections
objection_event = objections
guardian = guardians
consent = offers
paper = papers
former_code = former_codes_noted_at
agreed_pair = agreed
agreed_event = agreed
hearing = heard
kept_draft - an application before it is one; it is erased when it is submitted
plea = pleas
plea_answer = pleas
inquiry = inquiries
inquiry_answer = inquiries
round - what a round asks and decides, of nobody in it
snapshot - a round's manifest, of nobody in it
run_result - what a run gave everybody; one's own part is the letter
finish - why seats stayed empty when a round was finished, of nobody in it
intake - a sheet that was sent; what was taken from it is the application
approval - what two people proposed and decided; what came of it is the history
task_note - what caseworkers note for each other while they work
";

/// The columns of the tables that a text of SQL makes: table, and the rest of each line that says a column.
fn tables() -> Vec<(String, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|file| file.expect("one").path()).collect();
    files.sort();
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for file in files {
        let mut inside = false;
        for line in fs::read_to_string(file).expect("text").lines() {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                all.push((rest.trim_end_matches(" (").to_owned(), Vec::new()));
                inside = true;
            } else if let Some(gone) = line.strip_prefix("DROP TABLE ") {
                all.retain(|(name, _)| name != gone.trim_end_matches(';'));
            } else if let Some(rest) = line.strip_prefix("ALTER TABLE ") {
                let (table, rest) = rest.split_once(' ').expect("a table");
                let known = all.iter_mut().find(|(name, _)| name == table).expect("known");
                known.1.push(rest.to_owned());
            } else if line.starts_with(')') {
                inside = false;
            } else if inside && let Some(last) = all.last_mut() {
                last.1.push(line.trim().to_owned());
            }
        }
    }
    all
}

#[test]
fn whatever_table_keeps_something_of_a_person_has_its_line() {
    let tables = tables();
    assert!(tables.len() > 60, "{}", tables.len());
    let mut personal: BTreeSet<&str> = BTreeSet::from(["application_row"]);
    loop {
        let more: Vec<&str> = (tables.iter())
            .filter(|(name, columns)| {
                let refers =
                    |to: &&str| columns.iter().any(|line| line.contains(&format!("REFERENCES {to} (")));
                !personal.contains(name.as_str()) && personal.iter().any(refers)
            })
            .map(|(name, _)| name.as_str())
            .collect();
        if more.is_empty() {
            break;
        }
        personal.extend(more);
    }
    personal.extend(SEALED.iter().map(|one| one.table));
    personal.extend(OWN.iter().map(|(table, _)| *table));
    let lines: BTreeSet<&str> =
        KEPT.lines().filter_map(|line| line.split(' ').next()).filter(|name| !name.is_empty()).collect();
    assert_eq!(personal, lines);
}

#[test]
fn nothing_that_is_kept_of_a_person_is_left_out() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", &(asks(18, true) + &own())).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let guardian = mother(&world, &service, "A1").await;
        let offer = offer_of(&service, &codes, "A1").await;
        service.say_consent(&guardian, Event::Given, offer).await.expect("said");
        let heard =
            TypedHeard { how: "omitted".into(), day: String::new(), text: "Lūgums izpildīts.".into() };
        service.record_hearing(&ilze, ("minimal", "A1", 0), &heard).await.expect("written down");
        objects(&service, &codes, ("A1", "")).await;
        service.record_notification(&ilze, ("minimal", "A1"), ("hand", "25.04.2026.")).await.expect("told");
        let who = holder(&service, "A1", &codes["A1"]).await;
        service.ask_translation(&who, "ru").await.expect("asked");
        service.print_letter(&ilze, ("minimal", "A1"), "Pase").await.expect("a letter");
        let codes = crate::afterwards::Codes::from([("A1".to_owned(), {
            let new = service.new_code(&ilze, ("minimal", "A1"), "Pase").await.expect("a code");
            new.code
        })]);
        let house = House::beside(&world).await;
        let mut own = opened(&house, &codes, "A1").await;
        let file = own.get("/my/data/file").await;
        let file: serde_json::Value = serde_json::from_str(&file.body).expect("JSON");
        for line in KEPT.lines().filter_map(|line| line.split_once(" = ")) {
            for key in line.1.split(' ') {
                assert!(file.as_object().expect("an object").contains_key(key), "{key}: {file}");
            }
        }
        for (key, part) in [
            ("guardians", "inga@example.org"),
            ("offers", "\"given\""),
            ("heard", "Lūgums izpildīts."),
            ("objections", "Lūdzu pārskatīt lēmumu."),
            ("notified", "hand"),
            ("translations", "ru"),
            ("printed", "code"),
            ("result", "park"),
            ("wishes", "park"),
        ] {
            assert!(file[key].to_string().contains(part), "{key}: {}", file[key]);
        }
        let page = own.get("/my/data?lang=lv").await.body;
        for said in [
            "Inga Žagare, inga@example.org",
            "Piekrišana dota",
            "Lūgums izpildīts.",
            "Lūdzu pārskatīt lēmumu.",
            "Izsniegts personiski: 25.04.2026.",
            "Lūgts tulkojums: krievu",
            "Drukātas vēstules",
            "Puķu laistīšana",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Uzrādīta pase"), "a ground of staff: {page}");
    });
}

#[test]
fn somebody_reads_what_is_kept_of_them_who_looked_and_takes_it_along() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let service = &house.service;
        let ilze = world.caseworker(Who::Ilze);
        let mut form = application("mine", &["V01"]);
        for (fact, answer) in [("date_of_birth", "05.06.2010."), ("parish", "Piemēru pilsēta")] {
            form.answers.insert(fact.to_owned(), answer.to_owned());
        }
        let sent = service.submit("sample-summer", &form).await.expect("taken");
        let known = service.changing(&ilze, "sample-summer", &sent.number).await.expect("it can be changed");
        let mut answers = known.answers.clone();
        answers.insert("contact".to_owned(), "+371 26123456".to_owned());
        let new = NewApplication { answers, wishes: known.wishes.clone(), ..NewApplication::default() };
        let at = ("sample-summer", sent.number.as_str(), known.version);
        service.change_for(&ilze, at, (&new, "Zvanīja māte"), &|_, _| true).await.expect("changed");
        let wanted = Wanted { most: 100, ..Wanted::default() };
        let lines = service.list(&ilze, "sample-summer", &wanted).await.expect("a list").lines;
        let all: Vec<&str> = lines.iter().map(|line| line.number.as_str()).collect();
        service.look_through(&ilze, "sample-summer", all.clone(), "").await.expect("noted");
        let others = all.into_iter().filter(|number| *number != sent.number).collect();
        service.look_through(&ilze, "sample-summer", others, "").await.expect("noted");
        let mut own = house.browser("10.0.0.61");
        assert_eq!(own.get("/my/data").await.status, 303, "only for whoever opened it");
        assert_eq!(own.post("/result", &[("number", &sent.number), ("code", &sent.code)]).await.status, 303);
        let page = own.get("/my/data?lang=lv").await.body;
        for told in ["Elīna Ķirse", "elina@example.org → +371 26123456", "redzējuši 1 sarakstā"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        // Staff are named by their organisation; what a caseworker noted for colleagues stays with them.
        let authority = service.mine(&holder(service, &sent.number, &sent.code).await).await;
        assert!(page.contains(&authority.expect("mine").authority), "{page}");
        for hidden in ["ILZE", "Zvanīja māte", &sent.code] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
        let file = own.get("/my/data/file").await;
        assert!(file.header("content-disposition").contains("attachment"), "{file:?}");
        let file: serde_json::Value = serde_json::from_str(&file.body).expect("JSON");
        assert_eq!((&file["name"], &file["contact"]), (&"Elīna Ķirse".into(), &"+371 26123456".into()));
        assert_eq!(file["in_lists"]["times"], 1);
        let looks = file["looks"].as_array().expect("looks");
        assert!(looks.iter().any(|look| look["action"] == "look"), "{file}");
        assert!(looks.iter().any(|look| look["by"] == "person"), "{file}");
        assert_eq!(file["facts"]["date_of_birth"], "2010-06-05");
        assert_eq!(file["messages"][0]["occasion"], "received");
    });
}
