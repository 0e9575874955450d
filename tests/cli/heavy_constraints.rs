//! Side constraints that are hard or large: what is asked in a child process ends when time is up, in the middle of a
//! programme too, with the best that was found; files of 50 MB are read, or refused where they are wrong.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::scene::Scene;

/// The same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

/// People who wish for ten placements each; 65 seats for 100 of them.
fn country(people: usize) -> Scene {
    let mut dice = Dice(6);
    let places = people / 13;
    let (mut applicants, mut placements) = ("id,tier,order\n".to_owned(), "id,capacity\n".to_owned());
    let mut edges = "applicant,placement,rank,distance_m\n".to_owned();
    for p in 0..places {
        let _ = writeln!(placements, "p{p:04},{}", 4 + dice.roll(10));
    }
    for a in 0..people {
        let _ = writeln!(applicants, "a{a:05},{},{a}", 1 + dice.roll(3));
        let mut wishes: Vec<usize> = Vec::new();
        while wishes.len() < 10 {
            let near = (a * places / people + dice.roll(places / 6)) % places;
            let p = if dice.roll(3) == 0 { dice.roll(places) } else { near };
            if !wishes.contains(&p) {
                wishes.push(p);
                let _ = writeln!(edges, "a{a:05},p{p:04},{},{}", wishes.len(), 500 + dice.roll(40_000));
            }
        }
    }
    Scene::with(&applicants, &placements, &edges)
}

/// Sets of people and of placements that cross one another.
fn crossing(people: usize) -> Value {
    let mut dice = Dice(7);
    let mut some = |of: usize, share: usize, letter: char, width: usize| -> Vec<String> {
        (0..of).filter(|_| dice.roll(100) < share).map(|at| format!("{letter}{at:0width$}")).collect()
    };
    let caps: Vec<Value> = (0..20)
        .map(|at| {
            let members = some(people / 13, 30, 'p', 4);
            json!({ "id": format!("sites{at}"), "max": members.len() * 7, "placements": members })
        })
        .collect();
    let schools: Vec<Value> = (0..20)
        .map(|at| {
            let members = some(people, 10, 'a', 5);
            json!({ "id": format!("school{at}"), "max": members.len() / 2, "applicants": members })
        })
        .collect();
    json!({ "placement_caps": caps, "applicant_caps": schools })
}

#[test]
fn when_time_is_up_the_best_so_far_is_written() {
    let scene = country(4_000);
    scene.write("in/constraints.json", crossing(4_000).to_string());
    scene.talka(&["solve", "in", "--out", "out", "--time-limit", "2"]).done();
    let result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    assert_eq!(result["status"], "feasible", "{result:#}");
    let placed = result["objective"]["placed"].as_u64().expect("a number");
    let bound = result["gap"]["bound"].as_u64().expect("a number");
    assert!(placed > 1_000 && bound > placed && result["gap"]["value"] == placed, "{result:#}");
    scene.talka(&["--lang", "en", "verify", "in", "out"]).done();
}

#[test]
fn a_hard_one_is_solved_and_proven() {
    let scene = country(600);
    scene.write("in/constraints.json", crossing(600).to_string());
    scene.talka(&["solve", "in", "--out", "out", "--stages", "placed,tiers,order,rank,distance"]).done();
    let result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    assert_eq!(result["status"], "optimal", "{result:#}");
    let proven = result["proven"].as_object().expect("stages");
    assert!(proven.len() == 5 && proven.values().all(|stage| stage == true), "{result:#}");
}

#[test]
fn a_file_of_50_megabytes() {
    let scene = Scene::new();
    let member = "\"A1\", \"A2\", \"A3\"";
    let mut caps = String::new();
    while caps.len() < 50_000_000 {
        let id = caps.len();
        let _ = writeln!(caps, "{{\"id\": \"c{id}\", \"applicants\": [{member}], \"max\": 2}},");
    }
    caps.truncate(caps.len() - 2);
    scene.write("in/constraints.json", format!("{{\"applicant_caps\": [\n{caps}\n]}}\n"));
    scene.talka(&["solve", "in", "--out", "out", "--stages", "placed"]).done();
    let line = caps.matches('\n').count() + 2;
    let wrong = caps.rsplit_once("\"A2\"").map(|(before, after)| format!("{before}\"A9\"{after}"));
    scene.write("in/constraints.json", format!("{{\"applicant_caps\": [\n{}\n]}}\n", wrong.expect("a name")));
    let ran = scene.talka(&["--lang", "en", "solve", "in", "--out", "other", "--stages", "placed"]);
    ran.bad_input(&[&format!("constraints.json, line {line}, column “applicant_caps")]);
    assert!(ran.err.contains("there is no applicant “A9”"), "{ran:#?}");
    assert!(!scene.path("other").exists());
}
