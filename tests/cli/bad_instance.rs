//! Bad rows and headers of an instance: each fault with its file, line and column, all at once, exit code 2
//! from `solve` and from `verify`, and nothing written.

use crate::scene::{APPLICANTS, EDGES, PLACEMENTS, Scene};

const APPLICANTS_FILE: &str = "in/applicants.csv";
const PLACEMENTS_FILE: &str = "in/placements.csv";
const EDGES_FILE: &str = "in/edges.csv";

/// Changes the instance; both commands name exactly these faults.
pub(crate) fn faulty(change: impl FnOnce(&Scene), faults: &[&str]) {
    let scene = Scene::new();
    change(&scene);
    scene.solve().bad_input(faults);
    assert_eq!(scene.names(""), ["in"], "nothing may be written");
    scene.verify().bad_input(faults);
}

#[test]
fn a_missing_column() {
    faulty(
        |scene| scene.write(PLACEMENTS_FILE, "id,seats\nP1,1\n"),
        &["placements.csv, line 1: the column “capacity” is missing"],
    );
}

#[test]
fn a_column_that_stands_twice() {
    faulty(
        |scene| scene.write(PLACEMENTS_FILE, "id,capacity,id\nP1,1,P1\n"),
        &["placements.csv, line 1, column “id”: a column of this name appears twice"],
    );
}

#[test]
fn identifiers_that_stand_twice() {
    faulty(
        |scene| {
            scene.write(APPLICANTS_FILE, format!("{APPLICANTS}A2,1,9\n"));
            scene.write(PLACEMENTS_FILE, format!("{PLACEMENTS}P3,1\n"));
        },
        &[
            "applicants.csv, line 6, column “id”: the identifier “A2” is already in line 3",
            "placements.csv, line 5, column “id”: the identifier “P3” is already in line 4",
        ],
    );
}

#[test]
fn a_pair_that_stands_twice() {
    faulty(
        |scene| scene.write(EDGES_FILE, format!("{EDGES}A1,P2,3,1\n")),
        &["edges.csv, line 9: the pair “A1, P2” is already in line 3"],
    );
}

#[test]
fn a_place_in_the_order_that_stands_twice() {
    faulty(
        |scene| scene.write(APPLICANTS_FILE, format!("{APPLICANTS}A5,2,03\n")),
        &["applicants.csv, line 6, column “order”: the place in the order 03 is already in line 2"],
    );
}

#[test]
fn names_that_nobody_knows() {
    faulty(
        |scene| scene.write(EDGES_FILE, format!("{EDGES}a1,P2,1,1\nA1,P9,1,1\nX,Y,1,1\n")),
        &[
            "edges.csv, line 9, column “applicant”: there is no applicant “a1”",
            "edges.csv, line 10, column “placement”: there is no placement “P9”",
            "edges.csv, line 11, column “applicant”: there is no applicant “X”",
            "edges.csv, line 11, column “placement”: there is no placement “Y”",
        ],
    );
}

#[test]
fn numbers_that_are_none_or_out_of_range() {
    for bad in
        ["-1", "0", "256", "NaN", "inf", "1.0", "1e1", "+1", " 1", "", "0x1", "١", "99999999999999999999999"]
    {
        faulty(
            |scene| scene.replace(APPLICANTS_FILE, "A2,1,", &format!("A2,{bad},")),
            &[&format!(
                "applicants.csv, line 3, column “tier”: found “{bad}”; a whole number in the range 1–255"
            )],
        );
    }
    faulty(
        |scene| {
            scene.replace(APPLICANTS_FILE, "A3,2,2", "A3,2,1000000000000001");
            scene.replace(PLACEMENTS_FILE, "P2,1", "P2,1000001");
            scene.replace(EDGES_FILE, "A1,P2,2,200", "A1,P2,0,-5");
            scene.replace(EDGES_FILE, "A4,P1,1,5", "A4,P1,256,1000000000001");
        },
        &[
            "applicants.csv, line 4, column “order”: found “1000000000000001”",
            "placements.csv, line 3, column “capacity”: found “1000001”",
            "edges.csv, line 3, column “rank”: found “0”",
            "edges.csv, line 3, column “distance_m”: found “-5”",
            "edges.csv, line 8, column “rank”: found “256”",
            "edges.csv, line 8, column “distance_m”: found “1000000000001”",
        ],
    );
}

#[test]
fn identifiers_that_are_empty_long_or_have_control_characters() {
    let long = "x".repeat(65);
    faulty(
        |scene| {
            let rows = format!(",1,21\n{long},1,22\nA\t,1,23\nA\u{0},1,24\n\"A\nB\",1,25\nA\u{85},1,26\n");
            scene.write(APPLICANTS_FILE, format!("{APPLICANTS}{rows}"));
        },
        &[
            "applicants.csv, line 6, column “id”: there is no identifier",
            "applicants.csv, line 7, column “id”: the identifier is too long",
            "applicants.csv, line 8, column “id”: the identifier has an invisible control character",
            "applicants.csv, line 9, column “id”: the identifier has an invisible control character",
            "applicants.csv, line 10, column “id”: the identifier has an invisible control character",
            "applicants.csv, line 12, column “id”: the identifier has an invisible control character",
        ],
    );
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let rows = "id,capacity\r\nP1,1\r\n\r\nP2,1\r\n\r\n\r\nP3,x\r\nP4,y\r\n";
    let faults = ["placements.csv, line 7, column “capacity”", "placements.csv, line 8, column “capacity”"];
    faulty(|scene| scene.write(PLACEMENTS_FILE, rows), &faults);
    faulty(|scene| scene.write(PLACEMENTS_FILE, rows.replace('\r', "")), &faults);
    faulty(|scene| scene.write(PLACEMENTS_FILE, format!("\u{feff}{rows}")), &faults);
}

#[test]
fn rows_with_too_many_or_too_few_fields() {
    faulty(
        |scene| scene.write(EDGES_FILE, format!("{EDGES}A3,P1,1\nA4,P2,1,2,3\n")),
        &[
            "edges.csv, line 9: the line has 3 fields, the header has 4",
            "edges.csv, line 10: the line has 5 fields",
        ],
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    faulty(
        |scene| scene.replace(EDGES_FILE, "A3,P2", "\"A3,P2"),
        &["edges.csv, line 6: the line has 1 field, the header has 4", "edges.csv, line 6: a quotation mark"],
    );
}

#[test]
fn fifty_faults_are_listed_and_the_rest_counted() {
    let scene = Scene::new();
    let rows: Vec<String> = (0..70).map(|row| format!("B{row},0,{}\n", 100 + row)).collect();
    scene.write(APPLICANTS_FILE, format!("{APPLICANTS}{}", rows.concat()));
    scene.replace(PLACEMENTS_FILE, "P3,1", "P3,x");
    let ran = scene.solve();
    assert_eq!(ran.code, Some(2));
    let of = |file: &str| ran.err.lines().filter(|line| line.starts_with(file)).count();
    assert_eq!((of("applicants.csv, line"), of("placements.csv, line")), (50, 1), "{ran:#?}");
    assert!(ran.err.contains("applicants.csv, line 55, ") && !ran.err.contains("line 56,"), "{ran:#?}");
    assert!(ran.err.contains("\nand 20 more errors\nError: 71 errors in the input"), "{ran:#?}");
    assert_eq!(scene.names(""), ["in"]);
}

#[test]
fn a_broken_table_is_one_fault_and_not_one_for_each_row_that_names_it() {
    faulty(
        |scene| scene.write(APPLICANTS_FILE, "id,level\nA1,1\n"),
        &["applicants.csv, line 1: the column “tier” is missing"],
    );
    faulty(
        |scene| {
            scene.write(PLACEMENTS_FILE, PLACEMENTS.replace(',', ";"));
            scene.write(EDGES_FILE, format!("{EDGES}A9,P1,1,1\n"));
        },
        &[
            "placements.csv, line 1: columns are separated by semicolons",
            "edges.csv, line 9, column “applicant”: there is no applicant “A9”",
        ],
    );
}

#[test]
fn stages_that_make_no_sense() {
    for stages in
        ["", "rank", "tiers,placed", "placed,rank,tiers", "placed,placed", "placed,luck", "placed, rank,"]
    {
        let scene = Scene::new();
        let ran = scene.talka(&["solve", "in", "--out", "out", "--stages", stages]);
        ran.bad_input(&[&format!("--stages: found “{stages}”")]);
        assert_eq!(scene.names(""), ["in"]);
    }
    let scene = Scene::new();
    scene.write(APPLICANTS_FILE, "id,tier\nA1,1\nA2,1\nA3,2\nA4,1\n");
    scene.solve().bad_input(&["applicants.csv, line 1: the column “order” is missing"]);
}
