//! Numbers beyond what the formats allow, wherever a number may stand: exit code 2, the file, the line, the key, what was
//! found and what is expected, in the reader's language. Nothing of it reaches the solver.

use crate::scene::Scene;

const ROUND: &str = "round/round.toml";

/// The settings with this at their end; `match` names exactly these faults.
fn settings(more: &str, faults: &[&str]) {
    let scene = Scene::round("minimal");
    scene.write(ROUND, scene.read(ROUND) + more);
    scene.match_round().bad_input(faults);
    assert_eq!(scene.names(""), ["round"], "nothing may be written");
}

/// The constraints of an instance; `solve` names exactly these faults.
fn constraints(text: &str, faults: &[&str]) {
    let scene = Scene::new();
    scene.write("in/constraints.json", text);
    scene.talka(&["--lang", "en", "solve", "in", "--out", "out"]).bad_input(faults);
    assert_eq!(scene.names(""), ["in"], "nothing may be written");
}

fn budget(numbers: &str) -> String {
    format!("\n[[constraints.budgets]]\nname = \"nauda\"\n{numbers}\n")
}

#[test]
fn money_of_a_round() {
    let most = "a whole number in the range 0–1000000000000000 is expected";
    for written in ["1000000000000001", "1_000_000_000_000_001", "99999999999999999999", "-5", "1e9", "\"7\""]
    {
        let limit =
            format!("round.toml, line 20, column “constraints.budgets[0].limit”: found “{written}”; {most}");
        settings(&budget(&format!("limit = {written}\ncost = 1")), &[&limit]);
        let cost =
            format!("round.toml, line 21, column “constraints.budgets[0].cost”: found “{written}”; {most}");
        settings(&budget(&format!("limit = 1\ncost = {written}")), &[&cost]);
    }
    let extra = "limit = 1\ncost = 10\nextra = { people = { fact = \"withdrawn\", is = \"yes\" }, cost = 999999999999991, counts = true }";
    settings(
        &budget(extra),
        &["round.toml, line 22, column “constraints.budgets[0].extra.cost”: found “999999999999991”; \
           a whole number in the range 0–999999999999990 is expected"],
    );
}

#[test]
fn people_of_a_round() {
    settings(
        "\n[[constraints.quotas]]\nname = \"a\"\nplacements_by = [\"organisation\"]\nmax = 1000000000001\n\
         each = { x = -1 }\n[[constraints.reserves]]\nname = \"b\"\nseats = 1.5\npeople = { fact = \"a\", is = \"b\" }\n",
        &[
            "round.toml, line 21, column “constraints.quotas[0].max”: found “1000000000001”",
            "round.toml, line 22, column “constraints.quotas[0].each.x”: found “-1”",
            "round.toml, line 25, column “constraints.reserves[0].seats”: found “1.5”",
        ],
    );
}

#[test]
fn the_least_of_a_placement() {
    for written in ["-1", "1000000000001"] {
        let scene = Scene::round("minimal");
        scene.write(ROUND, scene.read(ROUND) + "\n[constraints]\nopen_min = \"least\"\n");
        let text = scene.read("round/placements.csv");
        let mut lines = text.lines();
        let head = format!("{},least\n", lines.next().expect("a header"));
        let rows: Vec<String> = lines.map(|row| format!("{row},{written}\n")).collect();
        scene.write("round/placements.csv", head + &rows.concat());
        let fault = |line| {
            format!(
                "placements.csv, line {line}, column “least”: found “{written}”; a whole number in the range 0–1000000000000 is expected"
            )
        };
        scene.match_round().bad_input(&[&fault(2), &fault(3)]);
    }
}

#[test]
fn a_placement_agreed_already_is_named_with_the_line_where_it_stands() {
    let scene = Scene::round("minimal");
    scene.write(ROUND, scene.read(ROUND) + "\n[constraints]\npinned = \"agreed\"\n");
    let text = scene.read("round/applicants.csv");
    let mut lines = text.lines();
    let head = format!("{},agreed\n\n\n", lines.next().expect("a header"));
    let rows: Vec<String> = lines.map(|row| format!("{row},zoo\n")).collect();
    scene.write("round/applicants.csv", head + &rows[..1].concat());
    scene.write("round/preferences.csv", "applicant,placement,rank\n");
    scene.match_round().bad_input(&[
        "applicants.csv, line 4, column “agreed”: there is no placement “zoo” in placements.csv",
    ]);
}

#[test]
fn a_rule_packs_constraints() {
    let scene = Scene::round("minimal");
    let pack = "round/pack.toml";
    scene.write(
        pack,
        scene.read(pack)
            + "\n[[constraints.budgets]]\nname = \"nauda\"\nlimit = 1000000000000001\ncost = -1\n",
    );
    let at = scene.read(pack).lines().count();
    scene.match_round().bad_input(&[
        &format!(
            "pack.toml, line {}, column “constraints.budgets[0].limit”: found “1000000000000001”",
            at - 1
        ),
        &format!("pack.toml, line {at}, column “constraints.budgets[0].cost”: found “-1”"),
    ]);
}

#[test]
fn constraints_of_an_instance() {
    for written in ["1000000000000001", "1e16", "-1", "2.5", "\"7\"", "1e999", "null"] {
        constraints(
            &format!("{{\n\"budgets\": [\n{{ \"id\": \"b\",\n\"limit\": {written} }}]}}"),
            &[&format!(
                "constraints.json, line 4, column “budgets[0].limit”: found “{written}”; \
                 a whole number in the range 0–1000000000000000 is expected"
            )],
        );
    }
    constraints(
        "{ \"placement_caps\": [{ \"id\": \"c\", \"placements\": [\"P1\"],\n \"max\": 1000000000001 }],\n\
         \"reserves\": [{ \"id\": \"r\", \"placements\": [\"P1\"], \"applicants\": [\"A1\"], \"seats\": -1 }],\n\
         \"open_min\": [{ \"placement\": \"P1\", \"min\": 1e12 }],\n\
         \"budgets\": [{ \"id\": \"b\", \"limit\": 1, \"default\": -1, \"costs\": [\n\
         { \"applicant\": \"A1\", \"placement\": \"P1\", \"cost\": 99999999999999999999 }] }] }",
        &[
            "constraints.json, line 2, column “placement_caps[0].max”: found “1000000000001”",
            "constraints.json, line 3, column “reserves[0].seats”: found “-1”",
            "constraints.json, line 4, column “open_min[0].min”: found “1e12”",
            "constraints.json, line 5, column “budgets[0].default”: found “-1”",
            "constraints.json, line 6, column “budgets[0].costs[0].cost”: found “99999999999999999999”",
        ],
    );
}

#[test]
fn faults_of_settings_are_told_in_the_rounds_language() {
    let scene = Scene::round("minimal");
    scene.write(ROUND, scene.read(ROUND) + &budget("limit = -5\ncost = 1"));
    let ran = scene.talka(&["match", "round", "--out", "out"]);
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    let told = "round.toml, 20. rinda, kolonna „constraints.budgets[0].limit”: ir „-5”, bet vajadzīgs vesels skaitlis";
    assert!(ran.err.starts_with(told), "{ran:#?}");
}

#[test]
fn time_limits() {
    for limit in ["2.5", "0.001", "60", "0.0001", "1000000000"] {
        let scene = Scene::new();
        scene.talka(&["solve", "in", "--out", "out", "--time-limit", limit]).done();
    }
    for limit in [
        "0",
        "0.0",
        "-1",
        "2,5",
        "1e3",
        "",
        ".",
        "1.",
        ".5",
        "inf",
        "NaN",
        "1000000001",
        "99999999999999999999999",
    ] {
        let ran = Scene::new().talka(&["--lang", "lv", "solve", "in", "--out", "out", "--time-limit", limit]);
        assert_eq!(ran.code, Some(2), "{limit}: {ran:#?}");
        let told = format!("--time-limit: ir „{limit}”, bet vajadzīgs sekunžu skaits, lielāks par 0");
        assert!(ran.err.starts_with(&told), "{ran:#?}");
    }
}
