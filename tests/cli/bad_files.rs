//! Files of an instance that are no tables at all: missing, empty, of another encoding or separator, packed
//! wrongly, a folder. Each is one fault, whatever else names its rows.

use std::fs;

use encoding_rs::WINDOWS_1257;

use crate::{
    bad_instance::faulty,
    scene::{EDGES, packed},
};

const APPLICANTS_FILE: &str = "in/applicants.csv";
const PLACEMENTS_FILE: &str = "in/placements.csv";
const EDGES_FILE: &str = "in/edges.csv";

#[test]
fn a_missing_file() {
    faulty(|scene| scene.remove(EDGES_FILE), &["edges.csv: the file is missing"]);
}

#[test]
fn an_empty_folder_lacks_every_file() {
    faulty(
        |scene| {
            for name in [APPLICANTS_FILE, PLACEMENTS_FILE, EDGES_FILE] {
                scene.remove(name);
            }
        },
        &["applicants.csv: the file is missing", "placements.csv: the file is", "edges.csv: the file is"],
    );
}

#[test]
fn an_empty_file() {
    for empty in ["", "\n", "\u{feff}", " \r\n\r\n"] {
        faulty(|scene| scene.write(PLACEMENTS_FILE, empty), &["placements.csv: the file is empty"]);
    }
}

#[test]
fn semicolons_and_tabs() {
    faulty(
        |scene| scene.write(EDGES_FILE, EDGES.replace(',', ";")),
        &["edges.csv, line 1: columns are separated by semicolons"],
    );
    faulty(
        |scene| scene.write(EDGES_FILE, EDGES.replace(',', "\t")),
        &["edges.csv, line 1: columns are separated by tabs"],
    );
}

#[test]
fn other_encodings() {
    let text = "id,capacity\nP1,1\nBērzu ielas bērnudārzs Žagarē,1\nŠķūņi un ķieģeļi,2\n";
    let (old, _, _) = WINDOWS_1257.encode(text);
    faulty(
        |scene| scene.write(PLACEMENTS_FILE, old),
        &["placements.csv, line 3: the text is not UTF-8 (it looks like windows-1257)"],
    );
    let little: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        faulty(|scene| scene.write(PLACEMENTS_FILE, bytes), &["placements.csv: the text is UTF-16"]);
    }
}

#[test]
fn a_line_of_ten_megabytes() {
    faulty(
        |scene| scene.write(EDGES_FILE, format!("{EDGES}A1,{},1,1\n", "x".repeat(10_000_000))),
        &["edges.csv, line 9: the line is too long"],
    );
}

#[test]
fn a_folder_in_place_of_a_file() {
    for name in ["placements.csv", "placements.csv.gz"] {
        faulty(
            |scene| {
                scene.remove(PLACEMENTS_FILE);
                fs::create_dir(scene.path(&format!("in/{name}"))).expect("made");
            },
            &[&format!("{name}: this is a folder; a file is expected")],
        );
    }
}

#[test]
fn packed_files_that_are_ambiguous_or_broken() {
    faulty(
        |scene| scene.write("in/edges.csv.gz", packed(EDGES.as_bytes())),
        &["edges.csv: both the file and its .gz variant are here"],
    );
    let whole = packed(EDGES.as_bytes());
    for broken in [EDGES.as_bytes(), &whole[..whole.len() / 2], b""] {
        faulty(
            |scene| {
                scene.remove(EDGES_FILE);
                scene.write("in/edges.csv.gz", broken);
            },
            &["edges.csv.gz: the file cannot be unpacked"],
        );
    }
    faulty(
        |scene| {
            scene.write(EDGES_FILE, format!("{EDGES}A1,P9,1,1\n"));
            scene.pack(EDGES_FILE);
        },
        &["edges.csv.gz, line 9, column “placement”: there is no placement “P9”"],
    );
}

#[test]
fn side_constraints_name_what_is_wrong_and_where() {
    let lines = |rest: &str| format!("{{\n{rest}\n}}");
    for (constraints, faults) in [
        ("\"pins\": [", vec!["constraints.json, line 3: the file is not valid JSON"]),
        (
            "\"pinned\": []",
            vec!["constraints.json, line 2: there is no field “pinned” here; there are: applicant_caps, "],
        ),
        (
            "\"pins\": [\n[\"A1\", 5],\n[\"A1\"]], \"together\": [7]",
            vec![
                "constraints.json, line 4, column “together[0]”: near character 23, found 7; […] is expected",
                "constraints.json, line 3, column “pins[0]”: near character 8, found 5; \"…\" is expected",
                "constraints.json, line 4, column “pins[1]”: near character 6, found [\"A1\"]; [\"…\", \"…\"]",
            ],
        ),
        (
            "\"pins\": [[\"A9\", \"P9\"]]",
            vec![
                "constraints.json, line 2, column “pins[0]”: there is no applicant “A9”",
                "constraints.json, line 2, column “pins[0]”: there is no placement “P9”",
            ],
        ),
        (
            "\"applicant_caps\": [\n{\"id\": \"x\", \"applicants\": [\"A1\", \"A1\"], \"max\": -1}]",
            vec![
                "constraints.json, line 3, column “applicant_caps[0].applicants”: “A1” appears twice",
                "constraints.json, line 3, column “applicant_caps[0].max”: found “-1”",
            ],
        ),
        (
            "\"together\": [[\"A1\"], [\"A2\", \"A3\"],\n[\"A3\", \"A4\"]]",
            vec![
                "constraints.json, line 2, column “together[0]”: a list needs two people",
                "constraints.json, line 3, column “together[2]”: “A3” is in another list already",
            ],
        ),
        (
            "\"budgets\": [{\"id\": \"b\", \"limit\": 9999999999999999999}]",
            vec!["constraints.json, line 2, column “budgets[0].limit”: found “9999999999999999999”"],
        ),
        (
            "\"open_min\": [{\"placement\": \"P1\", \"min\": 1}, {\"placement\": \"P1\", \"min\": 2}]",
            vec!["constraints.json, line 2, column “open_min[1].placement”: “P1” appears twice"],
        ),
    ] {
        faulty(|scene| scene.write("in/constraints.json", lines(constraints)), &faults);
    }
}
