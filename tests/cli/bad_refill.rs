//! Mistakes in what a refill adds to a round: who holds what, who is out of the line, who goes first.

use crate::scene::Scene;

const APPLICANTS: &str = "round/applicants.csv";
const HOLDERS: &str = "round/holders.csv";

fn faulty(change: impl Fn(&Scene), faults: &[&str]) {
    let scene = Scene::round("refill");
    change(&scene);
    scene.match_round().bad_input(faults);
    assert_eq!(scene.names(""), ["round"], "nothing is written");
}

#[test]
fn everything_wrong_with_the_holders_is_said_at_once() {
    faulty(
        |scene| {
            let rows = [
                "applicant,placement,may_move",
                "A1,library,no",
                "A1,park,no",
                "A9,park,no",
                "A3,zoo,no",
                "A2,park,",
                "A4,park,perhaps",
            ];
            scene.write(HOLDERS, rows.join("\n"));
        },
        &[
            "holders.csv, line 3, column “applicant”: applicant “A1” already holds a place in line 2",
            "holders.csv, line 4, column “applicant”: there is no applicant “A9” in applicants.csv",
            "holders.csv, line 5, column “placement”: there is no placement “zoo” in placements.csv",
            "holders.csv, line 6, column “applicant”: application “A2” is withdrawn or out of the line",
            "holders.csv, line 7, column “may_move”: found “perhaps”; yes or no is expected",
        ],
    );
    faulty(
        |scene| scene.write(HOLDERS, "applicant\nA1\n"),
        &["holders.csv, line 1: the column “placement” is missing"],
    );
    faulty(|scene| scene.write(HOLDERS, ""), &["holders.csv: the file is empty"]);
    faulty(
        |scene| scene.replace(APPLICANTS, "A3,2026-04-13T09:10,no", "A3,2026-04-13T09:10,duplicate"),
        &["holders.csv, line 3, column “applicant”: application “A3” is withdrawn or out of the line"],
    );
}

#[test]
fn whoever_is_out_of_the_line_or_first_in_it_is_so_in_known_words() {
    faulty(
        |scene| {
            scene.replace(APPLICANTS, "no,declined,", "no,refused,");
            scene.replace(APPLICANTS, "09:15,no,,", "09:15,yes,lapsed,");
            scene.replace(APPLICANTS, "no,,yes,2010", "no,,0,2010");
            scene.replace(APPLICANTS, "08:50,no,,", "08:50,no,,soon");
        },
        &[
            "applicants.csv, line 3, column “out_of_line”: found “refused”; one of these values is expected: declined, lapsed",
            "applicants.csv, line 5, column “out_of_line”: found “lapsed”, but the column withdrawn says",
            "applicants.csv, line 6, column “first_in_line”: found “0”; yes, no, or a whole number (1–1000000)",
            "applicants.csv, line 7, column “first_in_line”: found “soon”; yes, no, or a whole number",
        ],
    );
}

#[test]
fn a_file_without_holders_is_a_round_like_any_other() {
    let (scene, without) = (Scene::round("refill"), Scene::round("refill"));
    scene.write(HOLDERS, "applicant,placement\n");
    without.remove(HOLDERS);
    scene.match_round().done();
    without.match_round().done();
    assert_eq!(scene.read("out/allocation.csv"), without.read("out/allocation.csv"));
    assert!(scene.read("out/allocation.csv").contains("A6,library"));
}
