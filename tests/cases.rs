//! Public instances with known optima, kept beside the checkout because their licences differ from ours:
//! solved, judged, and compared. Where they are not there, the test says so and has nothing to check.

#![expect(clippy::print_stdout, reason = "says aloud when there is nothing to check")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use talka::files::instance;
use talka_solver::{Objective, Stages, Unwatched, solve, verify};

fn folders(kind: &str) -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases").join(kind);
    let Ok(entries) = fs::read_dir(&cases) else {
        println!("not there, so nothing is checked: cases/{kind} beside the checkout");
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    folders.sort();
    folders
}

/// The objective and what the file expects of it.
fn check(folder: &Path) {
    let name = folder.display();
    let instance = instance::read(folder).expect("a valid instance");
    let text = fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&text).expect("valid JSON");
    let solved = |stages: &str| {
        let stages = Stages::parse(stages).expect("valid stages");
        let solved = solve(&instance.problem, &stages, &Unwatched).expect("solvable");
        let verdict = verify(&instance.problem, &stages, &solved.assignment, &solved.certificate);
        assert!(verdict.all_proven(), "{name}: {verdict:?}");
        Objective::of(&instance.problem, &solved.assignment)
    };
    let number = |value: &Value| value.as_u64().map(u128::from);
    let full = solved("placed,tiers,rank,distance,tiebreak");
    assert_eq!(number(&expected["max_cardinality"]), Some(u128::from(full.placed)), "{name}: placed");
    if let Some(lex) = expected.get("lex").filter(|lex| !lex.is_null()) {
        assert_eq!(number(&lex["rank_sum"]), Some(full.rank_sum), "{name}: ranks");
        assert_eq!(number(&lex["distance_m"]), Some(full.distance_sum), "{name}: distances");
        for (tier, placed) in lex["by_tier"].as_object().expect("by tier") {
            let tier: usize = tier.parse().expect("a tier");
            let found = full.tiers.get(tier - 1).copied().unwrap_or(0);
            assert_eq!(placed.as_u64(), Some(found), "{name}: tier {tier}");
        }
    }
    if let Some(least) = number(&expected["min_distance_at_max"]) {
        assert_eq!(solved("placed,distance").distance_sum, least, "{name}: distance alone");
    }
    if let Some(least) = number(&expected["min_rank_sum_at_max"]) {
        assert_eq!(solved("placed,rank").rank_sum, least, "{name}: rank alone");
    }
}

#[test]
fn small_and_stable_cases_reach_their_known_optima() {
    for folder in [folders("small"), folders("stable")].concat() {
        check(&folder);
    }
}

#[test]
fn medium_cases_reach_their_known_optima() {
    for folder in folders("medium") {
        check(&folder);
    }
}
