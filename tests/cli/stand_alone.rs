//! The stand-alone checker `solver/checker/verify.py`, run as anybody runs it: it agrees with the judge on results of every
//! kind within its reach, names what it leaves, and refuses what is damaged. It shares nothing with the judge but the page
//! that both are written from.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};

use crate::scene::{ALL_STAGES, Ran, Scene};

const CERTIFICATE: &str = "out/certificate.json";
const CAPS: &str = r#"{"placement_caps": [{"id": "north", "placements": ["P1", "P2"], "max": 1},
    {"id": "all", "placements": ["P1", "P2", "P3"], "max": 2}]}"#;
const SCHOOLS: &str = r#"{"applicant_caps": [{"id": "school", "applicants": ["A1", "A2", "A3"], "max": 2},
    {"id": "class", "applicants": ["A1", "A2"], "max": 1}]}"#;

fn checked(scene: &Scene, instance: &str, result: &str) -> Ran {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("solver/checker/verify.py");
    let mut python = Command::new("python3");
    python.arg("-B").arg(program).args([instance, result]).current_dir(scene.path(""));
    Ran::from(python.output().expect("python3 starts: `make setup` installs it"))
}

fn constrained(constraints: &str) -> Scene {
    let scene = Scene::new();
    scene.write("in/constraints.json", constraints);
    scene.solve().done();
    scene
}

/// Exit code 0, and every stage is called proven.
fn proven(ran: &Ran, of: &str) {
    assert!(ran.code == Some(0) && ran.err.is_empty() && !ran.out.contains("NOT"), "{of}: {ran:#?}");
}

/// Exit code 1 with a reason in one line, and nothing that is called proven.
fn refused(ran: &Ran, of: &str) {
    assert!(ran.code == Some(1) && ran.out.is_empty() && ran.err.lines().count() == 1, "{of}: {ran:#?}");
    assert!(ran.err.starts_with("refused: "), "{of}: {ran:#?}");
}

#[test]
fn plain_instances_and_nested_caps_are_proven_whole() {
    let all = [CAPS, SCHOOLS, "{}", r#"{"pins": [["A4", "P1"]], "forbidden": [["A2", "P2"]]}"#];
    for constraints in all {
        proven(&checked(&constrained(constraints), "in", "out"), constraints);
        let scene = constrained(constraints);
        for stages in
            ["placed", "placed,tiers,rank", "placed,order,distance", "placed,tiers,distance,tiebreak"]
        {
            scene.talka(&["solve", "in", "--out", "out", "--force", "--stages", stages]).done();
            proven(&checked(&scene, "in", "out"), &format!("{constraints} {stages}"));
        }
    }
}

#[test]
fn rounds_are_proven_or_what_is_left_is_named() {
    for (name, whole) in
        [("minimal", true), ("shortage", true), ("ties", true), ("daugavpils-2020", false), ("budget", false)]
    {
        let scene = Scene::round(name);
        let matched = scene.match_round();
        assert_eq!(matched.code, Some(0), "{name}: {matched:#?}");
        let ran = checked(&scene, "out/instance", "out/result");
        if whole {
            proven(&ran, name);
        } else {
            assert!(ran.code == Some(3) && ran.out.contains("NOT PROVEN HERE"), "{name}: {ran:#?}");
        }
    }
}

#[test]
fn public_cases_are_proven() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/small");
    let Ok(entries) = fs::read_dir(cases) else { return };
    for entry in entries.step_by(5) {
        let folder = entry.expect("readable").path();
        let folder = folder.to_str().expect("a name in UTF-8");
        let scene = Scene::new();
        let stages = "placed,tiers,rank,distance,tiebreak";
        scene.talka(&["solve", folder, "--out", "out", "--stages", stages]).done();
        proven(&checked(&scene, folder, "out"), folder);
    }
}

#[test]
fn other_side_constraints_are_kept_and_their_stages_named() {
    for constraints in [
        r#"{"budgets": [{"id": "money", "limit": 1100, "default": 500}]}"#,
        r#"{"open_min": [{"placement": "P1", "min": 1}], "together": [["A1", "A3"]]}"#,
    ] {
        let scene = constrained(constraints);
        let ran = checked(&scene, "in", "out");
        assert!(matches!(ran.code, Some(0 | 3)) && ran.out.starts_with("allowed: "), "{ran:#?}");
        let all_proven = ALL_STAGES.split(',').all(|stage| ran.out.contains(&format!("{stage}: proven")));
        assert_eq!(all_proven, ran.code == Some(0), "{ran:#?}");
    }
    let scene = constrained(r#"{"budgets": [{"id": "money", "limit": 1100, "default": 500}]}"#);
    scene.replace("in/constraints.json", "1100", "900");
    refused(&checked(&scene, "in", "out"), "a budget that is overdrawn");
}

/// A name that a spreadsheet would run stands with an apostrophe in front in every file, and is hashed without it.
#[test]
fn names_are_those_that_are_meant() {
    let scene = Scene::with(
        "id,tier\n'=A,1\n\"B,\"\"é\",2\n@C,1\n",
        "id,capacity\n-P,1\n+Q,1\n",
        "applicant,placement,rank,distance_m\n'=A,-P,1,1\n'=A,+Q,1,1\n@C,-P,1,1\n@C,+Q,1,1\n\"B,\"\"é\",+Q,1,1\n",
    );
    let stages = "placed,tiers,rank,distance,tiebreak";
    scene.talka(&["solve", "in", "--out", "out", "--stages", stages]).done();
    proven(&checked(&scene, "in", "out"), "names");
}

#[test]
fn files_that_are_no_whole_files_are_refused() {
    let damages: [(&str, &str, &str); 9] = [
        (CERTIFICATE, "\"unique\": true,", "\"unique\": true, \"unique\": true,"),
        (CERTIFICATE, "\"unique\": true,", "\"unique\": NaN,"),
        (CERTIFICATE, "\"unique\": true,", "\"unique\": true, \"more\": 1,"),
        (CERTIFICATE, "\"format\": 2", "\"format\": 2.0"),
        (CERTIFICATE, "\"format\": 2", "\"format\": true"),
        ("out/result.json", "\"placed\": 3", "\"placed\": 4"),
        ("out/assignment.csv", "A2,P2", "A2,P2\nA2,P2"),
        ("out/assignment.csv", "A2,P2", "A2,P9"),
        ("out/assignment.csv", "A3,P3\n", ""),
    ];
    for (file, old, new) in damages {
        let scene = Scene::solved();
        scene.replace(file, old, new);
        refused(&checked(&scene, "in", "out"), new);
    }
    for part in [0, 1, 40, 200] {
        let scene = Scene::solved();
        scene.write(CERTIFICATE, &scene.read(CERTIFICATE)[..part]);
        refused(&checked(&scene, "in", "out"), "a file that ends early");
    }
    let scene = Scene::solved();
    scene.replace("in/edges.csv", "A1,P1,1,100", "A1,P1,1,101");
    refused(&checked(&scene, "in", "out"), "another instance");
    scene.replace("in/edges.csv", "A1,P1,1,101", "A1,P1,one,101");
    assert_eq!(checked(&scene, "in", "out").code, Some(2), "a bad instance");
    scene.write("in/applicants.csv", "id,tier\nA1,1\nA1,1\n");
    assert_eq!(checked(&scene, "in", "out").code, Some(2), "somebody stands twice");
}

/// Every place of a document, as a pointer.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(i, v)| places(v, &format!("{at}/{i}"), all)),
        Value::Object(map) => map.iter().for_each(|(key, v)| places(v, &format!("{at}/{key}"), all)),
        _ => {}
    }
}

/// The document without what stands there.
fn without(whole: &Value, place: &str) -> Value {
    let (mut copy, (above, key)) = (whole.clone(), place.rsplit_once('/').expect("a place"));
    match copy.pointer_mut(above).expect("there") {
        Value::Array(list) => drop(list.remove(key.parse().expect("a number"))),
        value => drop(value.as_object_mut().expect("an object").remove(key)),
    }
    copy
}

/// Runs the checker on one set of files after another, without starting Python anew for each.
const ONE_AFTER_ANOTHER: &str = r#"
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
import verify
for line in open("cases", encoding="utf-8"):
    for name, text in json.loads(line).items():
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = verify.main(["", "in", "out"])
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"#;

fn checked_each(scene: &Scene, cases: &[Value]) -> Vec<Ran> {
    let lines: Vec<String> = cases.iter().map(|case| format!("{case}\n")).collect();
    scene.write("cases", lines.concat());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("solver/checker");
    let mut python = Command::new("python3");
    python.args(["-B", "-c", ONE_AFTER_ANOTHER]).arg(folder).current_dir(scene.path(""));
    let said = Ran::from(python.output().expect("python3 starts: `make setup` installs it"));
    assert!(said.code == Some(0) && said.err.is_empty(), "{said:#?}");
    let ran = |line: &str| {
        let (code, out, err) = serde_json::from_str(line).expect("a line of three");
        Ran { code: Some(code), out, err }
    };
    said.out.lines().map(ran).collect()
}

/// Every key left out, every value of a wrong type, every number one more and one less. What is still accepted proves only
/// what is true: with another assignment, and its own honest numbers, it is refused.
fn walked(scene: &Scene) {
    let whole: Value = serde_json::from_str(&scene.read(CERTIFICATE)).expect("JSON");
    let (assignment, result) = (scene.read("out/assignment.csv"), scene.read("out/result.json"));
    let (other, mut honest): (_, Value) = (worse(&assignment), serde_json::from_str(&result).expect("JSON"));
    honest["objective"] = json!({"placed": 1, "tiers": [1, 0], "rank_sum": 1, "distance_m_sum": 50});
    let files = |document: &Value, assignment: &str, result: &str| json!({(CERTIFICATE): document.to_string(), "out/assignment.csv": assignment, "out/result.json": result});
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let (mut wrong, mut near) = (Vec::new(), Vec::new());
    for place in all.iter().filter(|place| !place.is_empty()) {
        let with = |value: Value| {
            let mut copy = whole.clone();
            *copy.pointer_mut(place).expect("there") = value;
            copy
        };
        if !["/cuts", "/left_out", "/full"].contains(&place.as_str()) {
            wrong.push(without(&whole, place));
        }
        wrong.extend([with(json!(1.5)), with(json!({"more": 1}))]);
        if let Some(number) = whole.pointer(place).expect("there").as_i64() {
            wrong.push(with(json!(number.to_string())));
            near.extend([number + 1, number - 1].map(|near| (place.clone(), with(json!(near)))));
        }
    }
    let cases: Vec<Value> = wrong.iter().map(|document| files(document, &assignment, &result)).collect();
    let ran = checked_each(scene, &cases);
    assert_eq!(ran.len(), wrong.len());
    for (ran, document) in ran.iter().zip(&wrong) {
        refused(ran, &document.to_string());
    }
    let own = near.iter().map(|(_, document)| files(document, &assignment, &result));
    let honest = honest.to_string();
    let others = near.iter().map(|(_, document)| files(document, &other, &honest));
    let ran = checked_each(scene, &own.chain(others).collect::<Vec<_>>());
    assert_eq!(ran.len(), 2 * near.len());
    for (at, (place, _)) in near.iter().enumerate().filter(|(at, _)| ran[*at].code != Some(1)) {
        proven(&ran[at], place);
        refused(&ran[near.len() + at], place);
    }
}

/// One person alone, at the placement that they like best.
fn worse(assignment: &str) -> String {
    assert!(assignment.contains("A2"), "{assignment}");
    "applicant,placement\nA2,P1\n".to_owned()
}

#[test]
fn a_damaged_certificate_is_refused_or_still_true() {
    walked(&Scene::solved());
}

#[test]
fn a_damaged_certificate_with_caps_is_refused_or_still_true() {
    walked(&constrained(CAPS));
}

/// Of two in one class the second is out because the class is full; a cap that is said to be full and is not proves nothing.
#[test]
fn a_cap_that_is_full_is_counted() {
    let scene = constrained(SCHOOLS);
    let whole = scene.read(CERTIFICATE);
    let full = "\"full\": [\"class\"]";
    assert!(whole.contains(full), "{whole}");
    for other in ["[]", "[\"school\"]", "[\"class\", \"class\"]", "[\"nowhere\"]", "[7]"] {
        scene.write(CERTIFICATE, whole.replace(full, &format!("\"full\": {other}")));
        refused(&checked(&scene, "in", "out"), other);
    }
}
