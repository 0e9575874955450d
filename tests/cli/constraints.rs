//! Side constraints from folder to folder: instances with `constraints.json`, and rounds whose settings ask for quotas,
//! reserves, money, least numbers, pairs. Owns what `solve`, `verify` and `match` promise about them.

use serde_json::{Value, json};

use crate::scene::Scene;

const STAGES: &str = "placed,reserves,tiers,order,rank,distance,tiebreak";

fn constrained(constraints: &Value) -> Scene {
    let scene = Scene::new();
    scene.write("in/constraints.json", constraints.to_string());
    scene
}

fn result(scene: &Scene) -> Value {
    serde_json::from_str(&scene.read("out/result.json")).expect("JSON")
}

fn solve(scene: &Scene) -> Value {
    scene.talka(&["solve", "in", "--out", "out", "--stages", STAGES]).done();
    scene.talka(&["--lang", "en", "verify", "in", "out"]).done();
    result(scene)
}

#[test]
fn every_kind_is_solved_and_judged() {
    // Without constraints A1, A2 and A3 are placed.
    for (constraints, placed, engine, proven) in [
        (
            json!({ "placement_caps": [{ "id": "c", "placements": ["P1", "P2"], "max": 1 }] }),
            2,
            "network",
            true,
        ),
        (
            json!({ "applicant_caps": [{ "id": "c", "applicants": ["A1", "A2"], "max": 1 }] }),
            3,
            "network",
            true,
        ),
        (
            json!({ "reserves": [{ "id": "r", "placements": ["P1"], "applicants": ["A4"], "seats": 1 }] }),
            3,
            "network",
            true,
        ),
        (json!({ "pins": [["A4", "P1"]] }), 3, "network", true),
        (json!({ "forbidden": [["A3", "P3"]] }), 2, "network", true),
        (json!({ "open_min": [{ "placement": "P1", "min": 1 }] }), 3, "network", true),
        (json!({ "together": [["A3", "A4"]] }), 3, "branch-and-bound", true),
        (
            json!({ "budgets": [{ "id": "b", "limit": 10, "default": 5, "costs": [] }] }),
            2,
            "branch-and-bound",
            true,
        ),
    ] {
        let scene = constrained(&constraints);
        let result = solve(&scene);
        assert_eq!(result["objective"]["placed"], placed, "{constraints}: {result:#}");
        assert_eq!(result["status"], "optimal", "{constraints}");
        assert_eq!(result["engine"], engine, "{constraints}: {result:#}");
        assert_eq!(result["proven"]["placed"].as_bool(), Some(true), "{constraints}: {result:#}");
        if proven {
            // Without condition, or, above a stage that is not proven, given what that one reached.
            let given = result["proven_given_earlier"].as_array().into_iter().flatten();
            let rank = result["proven"]["rank"] == true || given.into_iter().any(|stage| stage == "rank");
            assert!(rank, "{constraints}: {result:#}");
        }
        assert!(result["engine_because"].as_str().is_some_and(|why| !why.is_empty()));
    }
}

#[test]
fn a_changed_result_is_refused() {
    let caps = json!({ "placement_caps": [{ "id": "c", "placements": ["P1", "P2"], "max": 1 }] });
    let scene = constrained(&caps);
    solve(&scene);
    scene.write("out/assignment.csv", "applicant,placement\nA1,P1\nA2,P2\n");
    let ran = scene.talka(&["--lang", "en", "verify", "in", "out"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    let text = scene.read("out/certificate.json").replacen("\"prices\":[0", "\"prices\":[7", 1);
    let scene = constrained(&caps);
    solve(&scene);
    scene.write("out/certificate.json", text);
    let ran = scene.talka(&["--lang", "en", "verify", "in", "out"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
}

#[test]
fn the_network_engine_refuses_what_is_none() {
    let scene = constrained(&json!({ "budgets": [{ "id": "b", "limit": 10, "default": 5, "costs": [] }] }));
    let ran = scene.talka(&["--lang", "en", "solve", "in", "--out", "out", "--engine", "network"]);
    ran.bad_input(&["--engine: these side constraints are no network"]);
    scene.talka(&["solve", "in", "--out", "out", "--engine", "lp"]).done();
}

#[test]
fn a_contradiction_is_told_with_its_smallest_repair() {
    let scene = constrained(&json!({
        "open_min": [{ "placement": "P1", "min": 1 }, { "placement": "P3", "min": 3 }],
        "pins": [["A3", "P3"], ["A2", "P1"]],
    }));
    let ran = scene.talka(&["--lang", "en", "solve", "in", "--out", "out"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    for part in ["the placement P3 runs with at least 3", "agreed already: A3 at P3", "minimum of P3: 3 → 1"]
    {
        assert!(ran.err.contains(part), "{part}: {ran:#?}");
    }
    assert!(!ran.err.contains("agreed already: A2"), "{ran:#?}");
    assert!(!scene.path("out").exists(), "nothing is written");
    let ran = scene.talka(&["--lang", "en", "solve", "in", "--out", "out"]);
    assert!(ran.err.contains("Warning") && ran.err.contains("never opens"), "{ran:#?}");
}

/// A round of the fixtures, with more settings.
fn round(name: &str, more: Option<&str>) -> (Scene, Value) {
    let scene = Scene::round(name);
    if let Some(more) = more {
        let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/constraints").join(more);
        let more = std::fs::read_to_string(from).expect("settings of the fixtures");
        let before = scene.read("round/round.toml");
        scene.write("round/round.toml", format!("{before}\n{more}"));
    }
    scene.match_round().done();
    scene.talka(&["--lang", "en", "verify", "out/instance", "out/result"]).done();
    let summary = serde_json::from_str(&scene.read("out/summary.json")).expect("JSON");
    (scene, summary)
}

/// How many rows of the allocation have a value in a column of the applicants.
fn counted(scene: &Scene, file: &str, key: &str, column: &str) -> std::collections::BTreeMap<String, usize> {
    let of: std::collections::BTreeMap<String, String> =
        csv::Reader::from_reader(scene.read(file).as_bytes())
            .deserialize::<std::collections::BTreeMap<String, String>>()
            .map(|row| row.expect("a row"))
            .map(|row| (row["id"].clone(), row[column].clone()))
            .collect();
    let mut counts = std::collections::BTreeMap::new();
    for row in csv::Reader::from_reader(scene.read("out/allocation.csv").as_bytes())
        .deserialize::<std::collections::BTreeMap<String, String>>()
    {
        *counts.entry(of[&row.expect("a row")[key]].clone()).or_insert(0) += 1;
    }
    counts
}

#[test]
fn liepaja_with_school_quotas() {
    let (scene, summary) = round("liepaja-2020", Some("liepaja-quotas.toml"));
    let by_school = counted(&scene, "round/applicants.csv", "applicant", "school");
    assert!(by_school.values().all(|&placed| placed <= 24), "{by_school:?}");
    assert!(summary["rules"].as_array().expect("rules").iter().any(|rule| rule["kind"] == "applicant-cap"));
    assert_eq!(summary["engine"]["name"], "network");
    let reasons = scene.read("out/not-placed.csv");
    assert!(summary["placed"].as_u64() > Some(300), "{summary:#}");
    assert!(reasons.contains("waiting."), "{reasons}");
}

#[test]
fn cibla_with_parish_caps() {
    let (scene, summary) = round("cibla-public-works", Some("cibla-parish-caps.toml"));
    let by_parish = counted(&scene, "round/placements.csv", "placement", "parish");
    for (parish, most) in [("Blontu pagasts", 5), ("Ciblas pagasts", 7), ("Zvirgzdenes pagasts", 6)] {
        assert!(by_parish.get(parish).copied().unwrap_or(0) <= most, "{by_parish:?}");
    }
    assert!(
        summary["proven"].as_object().expect("stages").values().all(|proven| proven == true),
        "{summary:#}"
    );
    assert_eq!(summary["unique"], true);
}

#[test]
fn daugavpils_with_seats_kept_for_large_families() {
    let (scene, summary) = round("daugavpils-2020", None);
    assert_eq!(summary["seats"], 1070);
    let large = counted(&scene, "round/applicants.csv", "applicant", "large_family");
    assert!(large["yes"] >= 170, "{large:?}");
    let result: Value = serde_json::from_str(&scene.read("out/result/result.json")).expect("JSON");
    assert_eq!(result["objective"]["reserves"], 170);
    let reserve = &summary["rules"][0];
    assert_eq!(
        (reserve["kind"].as_str(), reserve["placed_more_without"].as_i64()),
        (Some("reserve"), Some(0))
    );
}

#[test]
fn protected_cost_stands_outside_the_budget_unless_the_round_decides_otherwise() {
    let protected = |scene: &Scene| {
        counted(scene, "round/applicants.csv", "applicant", "disability").get("yes").copied().unwrap_or(0)
    };
    let (scene, summary) = round("budget", None);
    let budget = &summary["budgets"][0];
    assert_eq!((summary["placed"].as_u64(), protected(&scene)), (Some(8), 2), "{summary:#}");
    assert_eq!((&budget["spent"], &budget["extra"]), (&json!(4000), &json!(960)));
    assert_eq!((&budget["extra_counts"], &budget["protected_placed_otherwise"]), (&json!(false), &json!(0)));
    assert!(scene.read("out/not-placed.csv").contains("waiting.budget"));
    let scene = Scene::round("budget");
    scene.replace("round/round.toml", "cost = 480 }", "cost = 480, counts = true }");
    scene.match_round().done();
    assert_eq!(protected(&scene), 0, "those who cost more are left out first");
    let summary: Value = serde_json::from_str(&scene.read("out/summary.json")).expect("JSON");
    assert_eq!(summary["budgets"][0]["protected_placed_otherwise"], 2, "{summary:#}");
    let report = scene.read("out/report.html");
    assert!(report.contains("2026") && report.contains("rule-effects\""), "the report shows it");
}

#[test]
fn supervisors_pairs_and_refusals() {
    let (scene, summary) = round("supervisors", None);
    for (property, at_least) in [("quotas", 1), ("open-min", 1), ("together", 1), ("pinned", 1), ("turn", 1)]
    {
        assert!(summary["audit"][property].as_u64() >= Some(at_least), "{property}: {summary:#}");
    }
    let allocation = scene.read("out/allocation.csv");
    assert!(allocation.contains("V06,forest-2"), "agreed already");
    let place = |id: &str| allocation.lines().find(|line| line.starts_with(id)).is_some();
    assert_eq!(place("V04,"), place("V18,"), "together or not at all");
    assert_eq!((place("V21,"), place("V21,")), (place("V22,"), place("V23,")), "together or not at all");
    let by_shift = counted(&scene, "round/placements.csv", "placement", "shift");
    assert!(by_shift.values().all(|&people| people <= 20), "{by_shift:?}");
    let constraints = scene.read("out/instance/constraints.json");
    for key in ["placement_caps", "open_min", "together", "pins", "forbidden"] {
        assert!(constraints.contains(key), "{key}: {constraints}");
    }
}

#[test]
fn an_impossible_round_says_what_to_change() {
    let scene = Scene::round("impossible");
    let ran = scene.match_round();
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(
        ran.err.contains("agreed already: N1 at mill") && ran.err.contains("minimum of mill: 5 → 4"),
        "{ran:#?}"
    );
    assert!(!scene.path("out").exists());
}
