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
fn side_constraints_are_refused_and_never_ignored() {
    faulty(
        |scene| scene.write("in/constraints.json", "{\"pins\": [[\"A4\", \"P1\"]]}"),
        &["constraints.json: this version does not support side constraints"],
    );
    faulty(
        |scene| scene.write("in/constraints.json", "{\n\"pins\": [\n"),
        &["constraints.json, line 3: the file is not valid JSON"],
    );
}
