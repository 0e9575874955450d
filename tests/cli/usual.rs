//! The usual way: an instance is solved and verified; rows in any order give the same bytes; an instance
//! without people, places or pairs is solved as well.

use serde_json::Value;

use crate::scene::{ALL_STAGES, ASSIGNMENT, Ran, Scene};

#[test]
fn an_instance_is_solved() {
    let scene = Scene::new();
    let ran = scene.solve().done();
    assert!(ran.out.contains("(tiebreak): proven"), "{ran:#?}");
    assert_eq!(scene.names("out"), ["assignment.csv", "certificate.json", "result.json"]);
    assert_eq!(scene.names(""), ["in", "out"], "nothing else may stay behind");
    assert_eq!(scene.read("out/assignment.csv"), ASSIGNMENT);
}

#[test]
fn the_result_says_what_the_contract_asks() {
    let scene = Scene::solved();
    let result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    assert_eq!(result["status"], "optimal");
    assert_eq!(result["objective"]["placed"], 3);
    assert_eq!(result["objective"]["tiers"], serde_json::json!([2, 1]));
    assert_eq!(result["objective"]["rank_sum"], 5);
    assert_eq!(result["objective"]["distance_m_sum"], 230);
    assert_eq!(result["unique"], true);
    for stage in ALL_STAGES.split(',') {
        assert_eq!(result["proven"][stage], true, "{stage}");
    }
    for part in ["read", "build", "solve", "certify", "verify", "write"] {
        assert!(result["seconds"][part].is_number(), "{part}");
    }
    for key in ["engine", "tiebreak_words", "instance_sha256", "peak_rss_mb", "talka_version"] {
        assert!(!result[key].is_null(), "{key}");
    }
}

#[test]
fn verify_says_that_a_result_is_right() {
    let ran = Scene::solved().verify().done();
    for stage in ALL_STAGES.split(',') {
        assert!(ran.out.contains(&format!("({stage}): proven")), "{ran:#?}");
    }
    assert!(ran.out.ends_with("The result is checked and correct.\n"), "{ran:#?}");
}

#[test]
fn every_choice_of_stages_is_solved_and_proven() {
    for stages in ["placed", "placed,tiers", "placed,rank", "placed,order", "placed,distance,tiebreak"] {
        let scene = Scene::new();
        scene.talka(&["solve", "in", "--out", "out", "--stages", stages]).done();
        assert!(scene.verify().done().out.contains("checked and correct"), "{stages}");
    }
}

#[test]
fn without_the_column_order_the_stage_is_left_out() {
    let scene = Scene::new();
    scene.write("in/applicants.csv", "id,tier\nA1,1\nA2,1\nA3,2\nA4,1\n");
    let ran = scene.talka(&["solve", "in", "--out", "out"]).done();
    assert!(!ran.out.contains("(order)") && ran.out.contains("(tiers): proven"), "{ran:#?}");
    scene.verify().done();
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let people = ["é", "b", "B", "ž", "a b", "Ā"];
    let mut applicants = String::from("id,tier\n");
    let mut edges = String::from("applicant,placement,rank,distance_m\n");
    for person in people {
        applicants.extend([person, ",1\n"]);
        for place in ["x", "y", "z"] {
            edges.extend([person, ",", place, ",1,7\n"]);
        }
    }
    for stages in ["placed,rank", "placed,tiers,rank,distance,tiebreak"] {
        let scene = Scene::with(&applicants, "id,capacity\nz,1\ny,2\nx,1\n", &edges);
        let solve = |out: &str| scene.talka(&["solve", "in", "--out", out, "--stages", stages]).done();
        solve("out");
        for name in ["applicants", "placements", "edges"] {
            scene.shuffle(&format!("in/{name}.csv"));
        }
        solve("again");
        assert_eq!(scene.read("out/assignment.csv"), scene.read("again/assignment.csv"), "{stages}");
        assert_eq!(scene.read("out/certificate.json"), scene.read("again/certificate.json"), "{stages}");
    }
}

#[test]
fn the_assignment_is_sorted_by_the_bytes_of_identifiers() {
    // Composed and decomposed é are two people: identifiers are bytes, not letters.
    let people = ["é", "e\u{301}", "b", "B", "10", "9", "\"a,b\"", "\"say \"\"hi\"\"\"", " b"];
    let mut applicants = String::from("id,tier,order\n");
    let mut edges = String::from("applicant,placement,rank,distance_m\n");
    for (order, person) in people.iter().enumerate() {
        applicants.extend([person, ",1,", &order.to_string(), "\n"]);
        edges.extend([person, ",p,1,0\n"]);
    }
    let scene = Scene::with(&applicants, "id,capacity\np,20\n", &edges);
    scene.solve().done();
    scene.verify().done();
    let text = scene.read("out/assignment.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let written: Vec<String> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    let mut sorted = written.clone();
    sorted.sort();
    assert_eq!(written, sorted);
    assert_eq!(written.len(), people.len());
}

#[test]
fn nobody_nothing_or_no_wish_is_an_empty_allocation_and_proven() {
    let (people, places, pairs) =
        ("id,tier,order\n", "id,capacity\n", "applicant,placement,rank,distance_m\n");
    let rows = |head: &str, rows: &str| format!("{head}{rows}");
    let cases = [
        (people.to_owned(), places.to_owned()),
        (people.to_owned(), rows(places, "P1,2\n")),
        (rows(people, "A1,1,1\n"), places.to_owned()),
        (rows(people, "A1,1,1\n"), rows(places, "P1,2\nP2,0\n")),
    ];
    for (applicants, placements) in &cases {
        let scene = Scene::with(applicants, placements, pairs.trim_end());
        let ran = scene.solve().done();
        assert!(!ran.out.contains("not proven"), "{applicants}{placements}{ran:#?}");
        assert_eq!(scene.read("out/assignment.csv"), "applicant,placement\n");
        scene.verify().done();
    }
}

#[test]
fn every_command_explains_itself() {
    let scene = Scene::new();
    for command in ["solve", "verify", "match"] {
        let ran = scene.talka(&[command, "--help"]).done();
        assert!(ran.out.contains("Example:"), "{ran:#?}");
    }
    assert_eq!(scene.talka(&[]).code, Some(2));
    assert_eq!(scene.talka(&["solve", "in"]).code, Some(2), "no --out");
    assert_eq!(scene.talka(&["solve", "in", "--out", "out", "--colour"]).code, Some(2));
    assert_eq!(scene.talka(&["fly"]).code, Some(2));
    assert_eq!(scene.names(""), ["in"]);
}

/// `talka verify … | head -1` is everyday use: it must not end in a panic.
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let scene = Scene::solved();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = scene.command().args(["verify", "in", "out"]).stdout(writer).output().expect("started");
    let ran = Ran::from(output);
    assert!(ran.code == Some(0) && ran.err.is_empty(), "{ran:#?}");
}
