//! Wishes that wait for a person's decision stay visible: in everyone's reason, at the placement, in the counts, in the
//! report; and nobody is counted whom they cost nothing.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::scene::Scene;

type Row = BTreeMap<String, String>;

/// The round of the fixtures, with one change, matched.
fn matched(file: &str, old: &str, new: &str) -> (Scene, Value) {
    let scene = Scene::round("undecided");
    scene.replace(&format!("round/{file}"), old, new);
    scene.match_round().done();
    scene.talka(&["verify", "out/instance", "out/result"]).done();
    let summary = serde_json::from_str(&scene.read("out/summary.json")).expect("JSON");
    (scene, summary)
}

/// Nothing changed.
fn plain() -> (Scene, Value) {
    matched("round.toml", "format = 1", "format = 1")
}

fn row(scene: &Scene, file: &str, key: &str, id: &str) -> Row {
    let text = scene.read(&format!("out/{file}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut rows = reader.deserialize::<Row>().map(|row| row.expect("a row"));
    rows.find(|row| row[key] == id).expect(id)
}

fn counts(summary: &Value) -> [u64; 6] {
    let count = |value: &Value| value.as_u64().expect("a count");
    let parts = &summary["undecided"];
    [
        count(&summary["needs_person"]),
        count(&summary["undecided_wishes"]),
        count(&summary["may_lose_by_undecided"]),
        count(&parts["without_place"]),
        count(&parts["placed"]),
        count(&parts["participation"]),
    ]
}

#[test]
fn whoever_waits_reads_that_a_wish_is_undecided_first() {
    let (scene, summary) = plain();
    let a2 = row(&scene, "not-placed.csv", "applicant", "A2");
    assert_eq!((a2["reason"].as_str(), a2["status"].as_str()), ("waiting.undecided", "waiting"));
    assert_eq!((a2["undecided"].as_str(), a2["waiting"].as_str()), ("library", "2"));
    assert!(a2["sentence"].contains("“Biblioteka: Grāmatas” waits for a decision"), "{a2:#?}");
    assert!(a2["sentence"].contains("municipality of the work"), "the facts are named: {a2:#?}");
    assert!(!a2["sentence"].contains("every place went"), "{a2:#?}");
    assert_eq!(a2["decided_by"], "waiting.undecided needs-person.own-municipality");
    assert_eq!(counts(&summary), [0, 1, 1, 1, 0, 0], "{summary:#}");
    let library = row(&scene, "placements.csv", "id", "library");
    assert_eq!(library["undecided"], "1");
    assert!(library["empty_reason"].starts_with("1 application that names this placement waits"));
    assert!(!library["empty_reason"].contains("rules let nobody"), "{library:#?}");
    let report = scene.read("out/report.html");
    assert!(report.contains("may have changed the outcome for 1 person"), "{report}");
    assert!(report.contains("The rules keep none of them from taking part"), "{report}");
    assert!(!report.contains("nobody who waits could be given"), "not proven of a wish that is undecided");
    // The other one who waits loses nothing by it, and reads what everyone reads.
    let a3 = row(&scene, "not-placed.csv", "applicant", "A3");
    assert_eq!((a3["reason"].as_str(), a3["undecided"].as_str()), ("waiting.cut-off", ""));
}

#[test]
fn whoever_was_placed_lower_reads_that_a_higher_wish_is_undecided() {
    // With two seats in the park A2 has one of them.
    let (scene, summary) = matched("placements.csv", "park,Parks,Puķes,1", "park,Parks,Puķes,3");
    let a2 = row(&scene, "allocation.csv", "applicant", "A2");
    assert_eq!((a2["placement"].as_str(), a2["undecided"].as_str()), ("park", "library"));
    assert!(a2["sentence"].contains("ranked higher, waits for a decision"), "{a2:#?}");
    let a1 = row(&scene, "allocation.csv", "applicant", "A1");
    assert_eq!((a1["undecided"].as_str(), a1["sentence"].as_str()), ("", ""));
    assert_eq!(counts(&summary), [0, 1, 1, 0, 1, 0], "{summary:#}");
    assert_eq!(row(&scene, "placements.csv", "id", "library")["undecided"], "1");
}

#[test]
fn a_wish_below_the_place_given_costs_nobody_anything() {
    let scene = Scene::round("undecided");
    scene.replace(
        "round/preferences.csv",
        "A2,library,1,300\nA2,park,2,300",
        "A2,library,2,300\nA2,park,1,300",
    );
    scene.replace("round/placements.csv", "park,Parks,Puķes,1", "park,Parks,Puķes,3");
    scene.match_round().done();
    let summary: Value = serde_json::from_str(&scene.read("out/summary.json")).expect("JSON");
    assert_eq!(counts(&summary), [0; 6], "{summary:#}");
    let library = row(&scene, "placements.csv", "id", "library");
    assert_eq!(library["undecided"], "0");
    assert!(library["empty_reason"].contains("already has a place"), "not the rules' fault: {library:#?}");
}

#[test]
fn every_question_of_every_undecided_wish_is_named() {
    // Nobody knows where the park is, either: no wish can be decided.
    let (scene, summary) = matched("placements.csv", "park,Parks,Puķes,1,Piemēri", "park,Parks,Puķes,1,");
    let a2 = row(&scene, "not-placed.csv", "applicant", "A2");
    assert_eq!((a2["status"].as_str(), a2["undecided"].as_str()), ("needs-person", "library park"));
    assert_eq!(a2["reason"], "needs-person.own-municipality");
    assert_eq!(counts(&summary), [3, 3, 3, 3, 0, 0], "{summary:#}");
    assert_eq!(row(&scene, "placements.csv", "id", "park")["undecided"], "3");
}

#[test]
fn undecided_participation_counts_for_itself() {
    let (scene, summary) =
        matched("applicants.csv", "A2,2026-04-13T09:05,no,2009-11-23", "A2,2026-04-13T09:05,no,");
    assert_eq!(counts(&summary), [1, 0, 1, 0, 0, 1], "{summary:#}");
    let library = row(&scene, "placements.csv", "id", "library");
    assert_eq!(library["undecided"], "1");
    assert!(library["empty_reason"].contains("waits for a decision"), "{library:#?}");
    // Who is refused at a placement whatever else comes out has nothing to wait for there.
    let scene = Scene::round("undecided");
    scene.replace(
        "round/applicants.csv",
        "A2,2026-04-13T09:05,no,2009-11-23,yes,Piemēri",
        "A2,2026-04-13T09:05,no,,yes,Citur",
    );
    scene.replace("round/placements.csv", "Grāmatas,1,", "Grāmatas,1,Piemēri");
    scene.match_round().done();
    let library = row(&scene, "placements.csv", "id", "library");
    assert_eq!((library["undecided"].as_str(), summary["undecided"]["placed"].clone()), ("0", json!(0)));
}

#[test]
fn the_sentences_are_there_in_three_languages() {
    for (lang, part) in [
        ("lv", "vēl nav darbinieka lēmuma"),
        ("en", "waits for a decision"),
        ("ru", "ещё нет решения сотрудника"),
    ] {
        let scene = Scene::round("undecided");
        scene.talka(&["--lang", lang, "match", "round", "--out", "out"]).done();
        for file in ["out/not-placed.csv", "out/placements.csv"] {
            assert!(scene.read(file).contains(part), "{lang}: {}", scene.read(file));
        }
    }
}
