//! Public instances with known optima, kept beside the checkout because their licences differ from ours:
//! solved, judged, and compared. Where they are not there, the test says so and has nothing to check.

#![expect(clippy::print_stdout, reason = "says aloud when there is nothing to check")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use talka::files::instance;
use talka_solver::{Objective, Problem, ProblemBuilder, Stages, Unwatched, solve, verify};

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

/// An instance whose people who are alike stand together in a row, each with their count.
fn expanded(folder: &Path) -> Problem {
    let table = |name: &str| {
        let mut reader = csv::Reader::from_path(folder.join(name)).expect("readable");
        reader.deserialize().map(|row| row.expect("a row")).collect::<Vec<BTreeMap<String, String>>>()
    };
    let whole =
        |row: &BTreeMap<String, String>, column: &str| row[column].parse::<u64>().expect("a whole number");
    let mut builder = ProblemBuilder::default();
    let mut placements = BTreeMap::new();
    for (row, number) in table("placements.csv").iter().zip(0u32..) {
        builder.placement(&row["id"], u32::try_from(whole(row, "capacity")).expect("seats"));
        placements.insert(row["id"].clone(), number);
    }
    let mut edges: BTreeMap<String, Vec<(u32, u8, u64)>> = BTreeMap::new();
    for row in table("group_edges.csv") {
        let rank = u8::try_from(whole(&row, "rank")).expect("a rank");
        let edge = (placements[&row["placement"]], rank, whole(&row, "distance_m"));
        edges.entry(row["group"].clone()).or_default().push(edge);
    }
    let mut applicant = 0;
    for group in table("groups.csv") {
        for one in 0..whole(&group, "count") {
            let tier = u8::try_from(whole(&group, "tier")).expect("a tier");
            builder.applicant(&format!("{}_{one}", group["group"]), tier, None);
            for &(placement, rank, distance) in edges.get(&group["group"]).into_iter().flatten() {
                builder.pair(applicant, placement, rank, distance);
            }
            applicant += 1;
        }
    }
    builder.build().expect("a valid instance")
}

fn read(folder: &Path) -> Problem {
    instance::read(folder, 2).expect("a valid instance").problem
}

/// The objective and what the file expects of it.
fn check(folder: &Path, problem: &Problem) {
    let name = folder.display();
    let text = fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&text).expect("valid JSON");
    let solved = |stages: &str| {
        let stages = Stages::parse(stages).expect("valid stages");
        let solved = solve(problem, &stages, &Unwatched).expect("solvable");
        let verdict = verify(problem, &stages, &solved.assignment, &solved.certificate);
        assert!(verdict.all_proven(), "{name}: {verdict:?}");
        Objective::of(problem, &solved.assignment)
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
        check(&folder, &read(&folder));
    }
}

#[test]
fn medium_and_derived_cases_reach_their_known_optima() {
    for folder in [folders("medium"), folders("derived")].concat() {
        check(&folder, &read(&folder));
    }
}

#[test]
fn large_cases_reach_their_known_optima() {
    for folder in folders("large") {
        check(&folder, &read(&folder));
    }
}

/// 100,000 to 150,000 people each; all nine with `TALKA_EXHAUSTIVE`.
#[test]
fn compact_cases_reach_their_known_optima() {
    let all = std::env::var_os("TALKA_EXHAUSTIVE").is_some();
    for folder in folders("compact").into_iter().filter(|path| path.is_dir()).take(if all { 9 } else { 1 }) {
        check(&folder, &expanded(&folder));
    }
}
