//! Forms of the same table that are all fine: packed, with a byte-order mark, `\r\n`, quotation marks,
//! columns in another order, without a last newline.

use serde_json::Value;

use crate::scene::{APPLICANTS, ASSIGNMENT, EDGES, PLACEMENTS, Scene};

const FILES: [&str; 3] = ["in/applicants.csv", "in/placements.csv", "in/edges.csv"];

/// Solved and verified, the outcome is the usual one.
fn same_outcome(scene: &Scene) {
    scene.solve().done();
    assert_eq!(scene.read("out/assignment.csv"), ASSIGNMENT);
    scene.verify().done();
}

#[test]
fn packed_files_are_read_and_have_the_digest_of_their_content() {
    let plain = Scene::solved();
    let scene = Scene::new();
    for name in FILES {
        scene.pack(name);
    }
    same_outcome(&scene);
    let digest = |scene: &Scene| -> Value {
        serde_json::from_str::<Value>(&scene.read("out/result.json")).expect("JSON")["instance_sha256"]
            .clone()
    };
    assert_eq!(digest(&plain), digest(&scene));
}

#[test]
fn one_packed_file_among_plain_ones_is_read() {
    let scene = Scene::new();
    scene.pack("in/edges.csv");
    same_outcome(&scene);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_column() {
    let scene = Scene::new();
    for (name, text) in FILES.into_iter().zip([APPLICANTS, PLACEMENTS, EDGES]) {
        scene.write(name, format!("\u{feff}{text}"));
    }
    same_outcome(&scene);
}

#[test]
fn line_ends_of_windows_are_read() {
    let scene = Scene::new();
    for (name, text) in FILES.into_iter().zip([APPLICANTS, PLACEMENTS, EDGES]) {
        scene.write(name, text.replace('\n', "\r\n"));
    }
    same_outcome(&scene);
}

#[test]
fn quoted_fields_are_read() {
    let scene = Scene::new();
    for (name, text) in FILES.into_iter().zip([APPLICANTS, PLACEMENTS, EDGES]) {
        let quoted: Vec<String> =
            text.lines().map(|line| format!("\"{}\"", line.replace(',', "\",\""))).collect();
        scene.write(name, quoted.join("\r\n"));
    }
    same_outcome(&scene);
}

#[test]
fn columns_may_stand_in_any_order() {
    let scene = Scene::new();
    for (name, text) in FILES.into_iter().zip([APPLICANTS, PLACEMENTS, EDGES]) {
        let turned: Vec<String> =
            text.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",")).collect();
        scene.write(name, turned.join("\n"));
    }
    same_outcome(&scene);
}

#[test]
fn a_missing_last_newline_and_empty_lines_are_fine() {
    let scene = Scene::new();
    scene.write("in/applicants.csv", APPLICANTS.trim_end());
    scene.write("in/edges.csv", format!("{EDGES}\n\n"));
    same_outcome(&scene);
}

#[test]
fn side_constraints_that_ask_for_nothing_are_fine() {
    let scene = Scene::new();
    scene.write("in/constraints.json", "{\"pins\": [], \"forbidden\": []}");
    same_outcome(&scene);
}

#[test]
fn the_largest_numbers_and_names_are_read() {
    let long = "ž".repeat(64);
    let scene = Scene::with(
        &format!("id,tier,order\n{long},255,1000000000000000\n"),
        "id,capacity\nP,1000000\n",
        &format!("applicant,placement,rank,distance_m\n{long},P,255,1000000000000\n"),
    );
    scene.solve().done();
    assert_eq!(scene.read("out/assignment.csv"), format!("applicant,placement\n{long},P\n"));
    scene.verify().done();
}

#[test]
fn an_unknown_column_is_a_warning() {
    let scene = Scene::new();
    scene.write("in/placements.csv", "id,colour,capacity\nP1,red,1\nP2,red,1\nP3,,1\n");
    let ran = scene.solve();
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.err.starts_with("Warning: placements.csv, line 1, column “colour”"), "{ran:#?}");
    assert_eq!(ran.err.lines().count(), 1, "{ran:#?}");
    assert_eq!(scene.read("out/assignment.csv"), ASSIGNMENT);
}
