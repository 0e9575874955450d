//! Facts from earlier rounds: a round on a disk takes them from last year's sheet, and their columns may be missing.

use crate::scene::Scene;

#[test]
fn the_round_that_is_explained_comes_out_as_its_page_says() {
    let scene = Scene::round("history");
    scene.match_round().done();
    let given = scene.read("out/allocation.csv");
    assert!(given.contains("A1,library,") && given.contains("A2,park,"), "{given}");
    let left = scene.read("out/not-placed.csv");
    for row in ["A3,not-eligible.came,not-eligible,", "A4,not-eligible.months,not-eligible,"] {
        assert!(left.contains(row), "{left}");
    }
    assert!(
        left.contains("A5,needs-person.came,needs-person,") && left.contains("needs-person.months"),
        "{left}"
    );
}

#[test]
fn without_last_years_columns_everybody_waits_for_a_person() {
    let scene = Scene::round("history");
    let rows = scene.read("round/applicants.csv");
    let short = rows.lines().map(|row| row.rsplitn(4, ',').last().expect("a row"));
    scene.write("round/applicants.csv", short.collect::<Vec<_>>().join("\n"));
    scene.match_round().done();
    let left = scene.read("out/not-placed.csv");
    assert_eq!(left.matches(",needs-person.came,needs-person,").count(), 5, "{left}");
}
