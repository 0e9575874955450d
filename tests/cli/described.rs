//! `descriptions.csv`: wishes that name no placement come in, whatever the order of rows and columns, and what is wrong with them is
//! said cell by cell.

use crate::scene::Scene;

const DESCRIPTIONS: &str = "round/descriptions.csv";

#[test]
fn the_round_that_is_explained_comes_out_as_its_page_says() {
    let scene = Scene::round("described");
    scene.match_round().done();
    let given = scene.read("out/allocation.csv");
    for row in ["A1,school,1,", "A2,library,1,", "A3,park,1,"] {
        assert!(given.contains(row), "{given}");
    }
    let left = scene.read("out/not-placed.csv");
    assert!(left.contains("A4,no-fit,waiting,") && left.contains("A5,waiting.cut-off,waiting,"), "{left}");
    assert!(scene.read("out/summary.json").contains("\"described\""), "the audit asked");
}

#[test]
fn named_one_by_one_the_same_wishes_have_the_same_outcome() {
    let (scene, named) = (Scene::round("described"), Scene::round("described"));
    named.remove(DESCRIPTIONS);
    let pairs = [
        "A1,library,1",
        "A1,park,1",
        "A1,school,1",
        "A2,library,1",
        "A2,school,1",
        "A3,park,1",
        "A3,school,2",
        "A5,park,1",
    ];
    named.write("round/preferences.csv", format!("applicant,placement,rank\n{}\n", pairs.join("\n")));
    let turned = Scene::round("described");
    let rows = [
        "first_day,rank,applicant,parish,hours",
        ",1,A1,,",
        "2026-06,1,A5,Lejaspils,",
        ",1,A4,,8",
        "2026-07,2,A3,,",
        ",2,A2,,2..4",
        ",1,A2,Augšpils,",
    ];
    turned.write(DESCRIPTIONS, rows.join("\n"));
    for one in [&scene, &named, &turned] {
        one.match_round().done();
    }
    let pairs = |scene: &Scene| {
        let all = scene.read("out/allocation.csv");
        all.lines().map(|row| row.splitn(4, ',').take(3).collect::<Vec<_>>().join(",")).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&scene), pairs(&named));
    assert_eq!(pairs(&scene), pairs(&turned));
    assert_eq!(scene.read("out/instance/edges.csv"), named.read("out/instance/edges.csv"));
}

#[test]
fn everything_wrong_with_descriptions_is_said_at_once() {
    let scene = Scene::round("described");
    let rows = [
        "applicant,rank,max_distance_m,hours,first_day",
        "A9,1,,,",
        "A1,0,,,",
        "A1,1,far,,",
        "A1,1,,4..2,",
        "A1,1,,,2026-13",
    ];
    scene.write(DESCRIPTIONS, rows.join("\n"));
    scene.match_round().bad_input(&[
        "descriptions.csv, line 2, column “applicant”: there is no applicant “A9” in applicants.csv",
        "descriptions.csv, line 3, column “rank”: found “0”",
        "descriptions.csv, line 4, column “max_distance_m”: found “far”",
        "descriptions.csv, line 5, column “hours”: found “4..2”; expected for example: 4; 2..4",
        "descriptions.csv, line 6, column “first_day”: found “2026-13”; expected for example: 2026-07",
    ]);
    assert_eq!(scene.names(""), ["round"], "nothing is written");
    scene.write(DESCRIPTIONS, "rank\n1\n");
    scene.match_round().bad_input(&["descriptions.csv, line 1: the column “applicant” is missing"]);
}
