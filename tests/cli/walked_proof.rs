//! Every field of every file of a result, changed, left out, doubled, swapped: the parsed JSON is walked, so that nothing
//! is forgotten. What the judge still accepts of a certificate is true, whatever assignment comes with it; and the program
//! refuses a result whose claims are no longer its own.

use std::{collections::BTreeSet, fmt::Write, thread};

use serde_json::{Value, json};
use talka::files::{instance, result};
use talka_solver::{Assignment, Certificate, CutOff, Stages, verify};

use crate::scene::{ALL_STAGES, Scene};
use world::World;

#[path = "../../solver/tests/common/mod.rs"]
mod common;
#[path = "../../solver/tests/attack/world.rs"]
#[allow(dead_code, reason = "drafts are for attacks on the judge alone")]
mod world;

/// Where something stands in a document.
type Path = Vec<String>;

/// Every value of a document with its place, containers included.
fn walk(value: &Value, path: &Path, all: &mut Vec<Path>) {
    all.push(path.clone());
    let deeper = |key: String| path.iter().cloned().chain([key]).collect::<Path>();
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, inner)| walk(inner, &deeper(at.to_string()), all));
        }
        Value::Object(map) => map.iter().for_each(|(key, inner)| walk(inner, &deeper(key.clone()), all)),
        _ => {}
    }
}

fn at<'a>(value: &'a mut Value, path: &[String]) -> &'a mut Value {
    path.iter().fold(value, |value, key| match value {
        Value::Array(list) => &mut list[key.parse::<usize>().expect("a number")],
        value => &mut value[key],
    })
}

/// What could stand in the place of a value: other numbers, other words of the same document, nothing.
fn instead(value: &Value, words: &BTreeSet<String>) -> Vec<Value> {
    match value {
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or(0);
            let others = [number + 1, number - 1, -number, 0, 2, 1 << 40, -(1 << 40), i64::MAX, i64::MIN];
            let mut others: Vec<Value> =
                others.into_iter().filter(|other| *other != number).map(Value::from).collect();
            others.extend([json!(null), json!("1"), json!(1.5), json!([]), json!(u64::MAX)]);
            others
        }
        Value::String(word) => {
            let mut others: Vec<Value> =
                words.iter().filter(|other| *other != word).map(|other| json!(other)).collect();
            others.extend([json!(null), json!(""), json!(0)]);
            others
        }
        Value::Bool(yes) => vec![json!(!yes), json!(null)],
        Value::Null => vec![json!(0), json!(""), json!("A1"), json!("P1")],
        Value::Array(list) => {
            let mut turned = list.clone();
            turned.reverse();
            vec![json!([]), json!(null), json!(turned)]
        }
        Value::Object(_) => vec![json!({}), json!(null)],
    }
}

/// The document with one thing changed, once for everything that could be changed.
fn damaged(whole: &Value, each: &mut dyn FnMut(&str, Value)) {
    let each = &mut |what: &str, document: Value| {
        if document != *whole {
            each(what, document);
        }
    };
    let mut paths = Vec::new();
    walk(whole, &Vec::new(), &mut paths);
    let words: BTreeSet<String> = {
        let mut copy = whole.clone();
        let texts = paths.iter().filter_map(|path| at(&mut copy, path).as_str().map(str::to_owned));
        texts.collect()
    };
    for path in paths.iter().filter(|path| !path.is_empty()) {
        let mut copy = whole.clone();
        let own = at(&mut copy, path).clone();
        let what = path.join("/");
        for other in instead(&own, &words) {
            *at(&mut copy, path) = other.clone();
            each(&format!("{what} = {other}"), copy.clone());
        }
        let (key, above) = path.split_last().expect("not the root");
        let mut copy = whole.clone();
        match at(&mut copy, above) {
            Value::Array(list) => {
                let place: usize = key.parse().expect("a number");
                let mut doubled = list.clone();
                doubled.insert(place, own);
                let mut swapped = list.clone();
                swapped.swap(place, (place + 1) % list.len());
                list.remove(place);
                each(&format!("{what} left out"), copy.clone());
                *at(&mut copy, above) = Value::Array(doubled);
                each(&format!("{what} twice"), copy.clone());
                *at(&mut copy, above) = Value::Array(swapped);
                each(&format!("{what} swapped with the next"), copy);
            }
            Value::Object(map) => {
                map.remove(key);
                each(&format!("{what} left out"), copy);
            }
            _ => {}
        }
    }
}

/// Instances whose certificates have, together, every field that there is.
fn scenes() -> Vec<(Scene, &'static str)> {
    const GROUPS: &str = "placed,tiers,rank,distance,tiebreak";
    const RESERVES: &str = "placed,reserves,tiers,order,rank,distance,tiebreak";
    let constrained = |constraints: Value, stages: &'static str| {
        let scene = Scene::new();
        scene.write("in/constraints.json", constraints.to_string());
        (scene, stages)
    };
    let equal =
        "applicant,placement,rank,distance_m\nA1,P1,1,1\nA1,P2,1,1\nA2,P1,1,1\nA2,P2,1,1\nA3,P2,1,1\n";
    let (people, places) = ("id,tier,order\nA1,1,1\nA2,1,2\nA3,2,3\n", "id,capacity\nP1,1\nP2,1\n");
    let alone = Scene::with(people, places, equal);
    let tied = Scene::with(people, places, equal);
    tied.write(
        "in/constraints.json",
        json!({ "placement_caps": [{ "id": "c", "placements": ["P1", "P2"], "max": 2 }] }).to_string(),
    );
    let money = json!([{ "id": "b", "limit": 14, "default": 5, "costs": [{ "applicant": "A2", "placement": "P2", "cost": 8 }] }]);
    vec![
        (Scene::new(), ALL_STAGES),
        (Scene::new(), GROUPS),
        (alone, ALL_STAGES),
        (tied, ALL_STAGES),
        constrained(
            json!({ "placement_caps": [{ "id": "in", "placements": ["P1", "P2"], "max": 1 }, { "id": "out", "placements": ["P1", "P2", "P3"], "max": 2 }] }),
            ALL_STAGES,
        ),
        constrained(
            json!({ "applicant_caps": [{ "id": "c", "applicants": ["A1", "A2"], "max": 1 }], "reserves": [{ "id": "r", "placements": ["P1"], "applicants": ["A4"], "seats": 1 }] }),
            RESERVES,
        ),
        constrained(json!({ "budgets": money }), ALL_STAGES),
        constrained(
            json!({ "together": [["A1", "A4"]], "open_min": [{ "placement": "P2", "min": 1 }] }),
            ALL_STAGES,
        ),
        constrained(
            json!({ "applicant_caps": [{ "id": "c", "applicants": ["A1", "A2"], "max": 1 }, { "id": "d", "applicants": ["A2", "A3"], "max": 1 }], "budgets": money }),
            ALL_STAGES,
        ),
    ]
}

/// The last key that a tier and order allow: what every cut-off must be, by reading the exchanges themselves.
fn cutoffs(world: &World, held: &Assignment, stages: &Stages) -> Vec<CutOff> {
    let problem = &world.problem;
    let loads = held.loads(problem.placements());
    let own = |p: usize| {
        let holders = (0..problem.applicants()).filter(|&a| held.of(a).is_some_and(|at| at as usize == p));
        let last = holders.map(|a| CutOff::Last(talka_solver::Key::of(problem, stages, a))).max();
        if loads[p] < problem.capacity(p) { CutOff::Open } else { last.unwrap_or(CutOff::None) }
    };
    let mut all: Vec<CutOff> = (0..problem.placements()).map(own).collect();
    for _ in 0..problem.placements() {
        for a in 0..problem.applicants() {
            let Some(p) = held.of(a) else { continue };
            for &q in problem.placements_of(a) {
                all[p as usize] = all[p as usize].max(all[q as usize]);
            }
        }
    }
    all
}

#[test]
fn every_field_of_a_certificate() {
    let mut keys = BTreeSet::new();
    let mut said = String::new();
    for (scene, stages) in scenes() {
        scene.talka(&["solve", "in", "--out", "out", "--stages", stages]).done();
        scene.verify().done();
        let problem = instance::read(&scene.path("in"), 1).expect("an instance").problem;
        let claim = result::read(&scene.path("out"), &problem).expect("a result");
        let (stages, best) = (claim.stages, claim.assignment);
        let world = World::of(problem, stages.clone()).expect("something is allowed");
        let whole: Value = serde_json::from_str(&scene.read("out/certificate.json")).expect("JSON");
        let mut paths = Vec::new();
        walk(&whole, &Vec::new(), &mut paths);
        keys.extend(paths.into_iter().flatten().filter(|key| key.parse::<usize>().is_err()));
        let (mut read, mut proven, mut all) = (0, 0, 0);
        damaged(&whole, &mut |what, document| {
            all += 1;
            let Ok(certificate) = Certificate::from_json(&world.problem, &stages, &document.to_string())
            else {
                return;
            };
            read += 1;
            for (found, _) in &world.allowed {
                let verdict = verify(&world.problem, &stages, found, &certificate);
                if let Some(lie) = world.lie(found, &verdict) {
                    panic!("{what}, {stages}: {lie}\n{found:?}\n{document:#}");
                }
                proven += usize::from(verdict.all_proven() && *found == best);
                if verdict.all_proven() && certificate.rows.is_none() {
                    assert_eq!(certificate.cutoffs, cutoffs(&world, found, &stages), "{what}: {document:#}");
                }
            }
        });
        let _ = writeln!(said, "{stages}: {all} damaged, {read} readable, {proven} prove as much as before");
        assert!(proven < read, "damage is noticed:\n{said}");
    }
    for key in [
        "cuts", "sets", "left_out", "ranked", "rows", "family", "cutoff", "step", "by", "holder", "to",
        "ranking", "groups",
    ] {
        assert!(keys.contains(key), "no certificate has {key}: {keys:?}");
    }
}

/// Fields of `result.json` that claim nothing of the allocation.
const BESIDE: [&str; 6] = ["seconds", "peak_rss_mb", "talka_version", "repairs", "engine", "engine_because"];

/// Does something with some of the scenes, with all of these at once: the program is asked a thousand times about each.
fn at_once(every: usize, ask: impl Fn(&Scene, &str) + Sync) {
    let scenes: Vec<(Scene, &str)> = scenes().into_iter().step_by(every).collect();
    thread::scope(|scope| {
        for (scene, stages) in &scenes {
            scope.spawn(|| ask(scene, stages));
        }
    });
}

#[test]
fn every_field_of_the_result() {
    at_once(4, |scene, stages| {
        scene.talka(&["solve", "in", "--out", "out", "--stages", stages]).done();
        let text = scene.read("out/result.json");
        let mut whole: Value = serde_json::from_str(&text).expect("JSON");
        let fields = whole.as_object_mut().expect("an object");
        fields.retain(|key, _| !BESIDE.contains(&key.as_str()));
        whole["engine"] = json!("network");
        let claims = |value: &Value| -> BTreeSet<String> {
            let proven =
                value["proven"].as_object().into_iter().flatten().filter(|(_, yes)| **yes == json!(true));
            let mut claims: BTreeSet<String> = proven.map(|(stage, _)| stage.clone()).collect();
            claims.extend((value["unique"] == json!(true)).then(|| "unique".to_owned()));
            claims
        };
        damaged(&whole, &mut |what, document| {
            // Whoever claims less claims nothing false.
            let fewer = claims(&document).is_subset(&claims(&whole));
            let modest = ["proven", "unique", "engine"].iter().any(|key| what.starts_with(key));
            scene.write("out/result.json", document.to_string());
            let ran = scene.verify();
            match ran.code {
                Some(0) => assert!(
                    modest && fewer || what.starts_with("status = \"feasible\""),
                    "{what}: {ran:#?}\n{document:#}"
                ),
                _ => ran.refused(""),
            }
        });
    });
}

#[test]
fn every_row_of_the_assignment() {
    at_once(3, |scene, stages| {
        scene.talka(&["solve", "in", "--out", "out", "--stages", stages]).done();
        let text = scene.read("out/assignment.csv");
        let rows: Vec<Value> = text.lines().map(|row| json!(row.split(',').collect::<Vec<_>>())).collect();
        damaged(&json!(rows), &mut |what, document| {
            let line = |row: &Value| {
                let cell = |cell: &Value| cell.as_str().map_or_else(|| cell.to_string(), str::to_owned);
                row.as_array().into_iter().flatten().map(cell).collect::<Vec<_>>().join(",")
            };
            let rows: Vec<String> = document.as_array().into_iter().flatten().map(line).collect();
            // Rows may stand in any order, with columns in any order.
            let sorted = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<BTreeSet<_>>();
            let changed = format!("{}\n", rows.join("\n"));
            let same = sorted(&changed) == sorted(&text) && changed.lines().count() == text.lines().count();
            if same && changed.starts_with("applicant,placement\n") {
                return;
            }
            scene.write("out/assignment.csv", &changed);
            let ran = scene.verify();
            assert_eq!(ran.code, Some(1), "{what}: {ran:#?}\n{changed}");
        });
    });
}

#[test]
fn no_key_of_a_certificate_is_passed_over() {
    let mut objects = 0;
    for (scene, stages) in scenes() {
        scene.talka(&["solve", "in", "--out", "out", "--stages", stages]).done();
        let problem = instance::read(&scene.path("in"), 1).expect("an instance").problem;
        let stages = Stages::parse(stages).expect("stages");
        let mut whole: Value = serde_json::from_str(&scene.read("out/certificate.json")).expect("JSON");
        let mut paths = Vec::new();
        walk(&whole, &Vec::new(), &mut paths);
        for path in paths {
            let Some(object) = at(&mut whole, &path).as_object_mut() else { continue };
            object.insert("remark".to_owned(), json!("nobody reads this"));
            let read = Certificate::from_json(&problem, &stages, &whole.to_string());
            assert!(read.is_err(), "a key that nobody knows, at {}: {whole:#}", path.join("/"));
            at(&mut whole, &path).as_object_mut().expect("still there").remove("remark");
            objects += 1;
        }
    }
    assert!(objects > 20, "{objects}");
}
