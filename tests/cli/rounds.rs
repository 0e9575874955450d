//! Rounds of the fixtures from folder to folder: everyone is accounted for, the proof holds, and the
//! order of rows changes no byte of the allocation.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::scene::Scene;

const WRITTEN: [&str; 7] = [
    "allocation.csv",
    "instance",
    "not-placed.csv",
    "placements.csv",
    "report.html",
    "result",
    "summary.json",
];

/// The first column of a table, which no row may repeat.
fn first_column(scene: &Scene, name: &str) -> BTreeSet<String> {
    let text = scene.read(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let all: Vec<String> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    let once: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(once.len(), all.len(), "{name} has a row twice");
    once
}

fn sorted_by_applicant(scene: &Scene, name: &str) -> bool {
    let text = scene.read(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let all: Vec<String> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    all.is_sorted()
}

/// Runs a round and holds it to what every round promises.
fn matched(name: &str) -> Scene {
    let scene = Scene::round(name);
    scene.match_round().done();
    assert_eq!(scene.names("out"), WRITTEN);
    assert_eq!(scene.names(""), ["out", "round"]);
    assert!(scene.read("out/allocation.csv").starts_with("applicant,placement"));
    assert!(scene.read("out/not-placed.csv").starts_with("applicant,reason"));
    assert!(sorted_by_applicant(&scene, "out/allocation.csv"));
    let placed = first_column(&scene, "out/allocation.csv");
    let not_placed = first_column(&scene, "out/not-placed.csv");
    assert!(placed.is_disjoint(&not_placed));
    let everyone: BTreeSet<String> = placed.union(&not_placed).cloned().collect();
    assert_eq!(everyone, first_column(&scene, "round/applicants.csv"));
    let summary: Value = serde_json::from_str(&scene.read("out/summary.json")).expect("JSON");
    let count = |key: &str| summary[key].as_u64().expect(key);
    assert_eq!(count("placed") + count("not_placed"), count("applications"));
    assert_eq!(count("placed"), placed.len() as u64);
    assert_eq!(count("kept") + count("new"), count("placed"));
    assert_eq!(count("not_placed"), not_placed.len() as u64);
    assert_eq!(
        count("waiting")
            + count("not_eligible")
            + count("needs_person")
            + count("withdrawn")
            + count("out_of_line"),
        count("not_placed")
    );
    let audit = summary["audit"].as_object().expect("what was checked");
    assert!(audit.values().all(|cases| cases.as_u64().is_some()), "{audit:?}");
    for (property, cases) in [("once", count("placed")), ("told", count("applications"))] {
        assert!(audit[property].as_u64() >= Some(cases), "{property}: {audit:?}");
    }
    assert!(scene.read("out/report.html").contains("id=\"audit\""), "the report says what was checked");
    let ran = scene.talka(&["verify", "out/instance", "out/result"]).done();
    assert!(!ran.out.contains("not proven") && ran.out.contains("checked and correct"), "{ran:#?}");
    scene
}

/// The same rows in another order; what differs may be digests and times alone.
fn shuffled(name: &str) {
    let (scene, other) = (matched(name), Scene::round(name));
    for table in ["applicants", "placements", "preferences"] {
        let file = format!("round/{table}.csv");
        let before = other.read(&file);
        other.shuffle(&file);
        assert_ne!(before, other.read(&file), "{file} is not shuffled");
    }
    other.match_round().done();
    for file in ["allocation.csv", "not-placed.csv", "placements.csv", "result/certificate.json"] {
        let file = format!("out/{file}");
        assert!(scene.read(&file) == other.read(&file), "{name}: {file} differs");
    }
}

#[test]
fn liepaja_is_matched_and_the_order_of_rows_changes_nothing() {
    shuffled("liepaja-2020");
}

#[test]
fn cibla_is_matched_and_the_order_of_rows_changes_nothing() {
    shuffled("cibla-public-works");
}

#[test]
fn ties_are_broken_without_the_order_of_rows() {
    shuffled("ties");
}

#[test]
fn a_shortage_is_matched() {
    matched("shortage");
}

#[test]
fn the_smallest_round_comes_out_as_its_description_says() {
    let scene = matched("minimal");
    let allocation = scene.read("out/allocation.csv");
    let pairs: Vec<String> =
        allocation.lines().skip(1).map(|row| row.split(',').take(2).collect::<Vec<_>>().join(",")).collect();
    assert_eq!(pairs, ["A1,library", "A3,park"]);
}

#[test]
fn a_refill_comes_out_as_its_description_says() {
    let scene = matched("refill");
    let column = |file: &str, wanted: &[usize]| -> Vec<String> {
        let text = scene.read(file);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| wanted.iter().map(|&at| row[at].to_owned()).collect::<Vec<_>>().join(",")).collect()
    };
    // Applicant, placement, kept, first in line.
    let allocation = column("out/allocation.csv", &[0, 1, 12, 13]);
    assert_eq!(allocation, ["A1,library,yes,no", "A3,park,yes,no", "A5,park,no,yes"]);
    let others = column("out/not-placed.csv", &[0, 1, 2]);
    assert_eq!(
        others,
        ["A2,out-of-line.declined,out-of-line", "A4,waiting.held,waiting", "A6,waiting.held,waiting",]
    );
    let constraints: Value = serde_json::from_str(&scene.read("out/instance/constraints.json")).unwrap();
    assert_eq!(constraints["pins"], serde_json::json!([["A1", "library"], ["A3", "park"]]));
    let report = scene.read("out/report.html");
    assert!(
        report.contains("2 people keep places") && report.contains("1 person was given one now"),
        "{report}"
    );
}

#[test]
fn two_runs_write_the_same() {
    let (one, two) = (matched("shortage"), matched("shortage"));
    for file in ["allocation.csv", "not-placed.csv", "placements.csv", "summary.json", "report.html"] {
        let file = format!("out/{file}");
        assert!(one.read(&file) == two.read(&file), "{file} differs");
    }
}

#[test]
fn packed_tables_are_matched() {
    let plain = matched("minimal");
    let scene = Scene::round("minimal");
    for table in ["applicants", "placements", "preferences"] {
        scene.pack(&format!("round/{table}.csv"));
    }
    scene.match_round().done();
    assert_eq!(scene.read("out/allocation.csv"), plain.read("out/allocation.csv"));
}

#[test]
fn a_round_without_people_places_or_wishes_is_an_empty_allocation() {
    for emptied in [&["applicants", "preferences"][..], &["placements", "preferences"], &["preferences"]] {
        let scene = Scene::round("minimal");
        for table in emptied {
            let file = format!("round/{table}.csv");
            let head = scene.read(&file).lines().next().map(str::to_owned).expect("a header");
            scene.write(&file, head);
        }
        scene.match_round().done();
        assert_eq!(scene.read("out/allocation.csv").lines().count(), 1, "{emptied:?}");
        assert_eq!(
            first_column(&scene, "out/not-placed.csv"),
            first_column(&scene, "round/applicants.csv"),
            "{emptied:?}"
        );
        scene.talka(&["verify", "out/instance", "out/result"]).done();
    }
}

#[test]
fn the_report_needs_nothing_from_outside() {
    let scene = matched("minimal");
    let page = scene.read("out/report.html");
    for outside in ["src=\"http", "href=\"http://", "<script src", "@import", "url(http", "<link "] {
        assert!(!page.contains(outside), "{outside}");
    }
}
