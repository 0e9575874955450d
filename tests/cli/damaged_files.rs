//! Results whose files are missing, malformed or about something else: `verify` refuses them with exit
//! code 1, never 2; a bad instance is bad input, whatever the result.

use std::fs;

use serde_json::{Value, json};

use crate::scene::{ASSIGNMENT, Scene};

/// Damages a sound result; the judge says why it refuses.
fn refused(change: impl FnOnce(&Scene), why: &str) {
    let scene = Scene::solved();
    change(&scene);
    scene.verify().refused(why);
}

/// A value of `result.json` at a pointer.
fn set(scene: &Scene, pointer: &str, value: Value) {
    let mut result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    *result.pointer_mut(pointer).expect("there") = value;
    scene.write("out/result.json", result.to_string());
}

#[test]
fn files_that_are_missing() {
    for name in ["assignment.csv", "certificate.json", "result.json"] {
        refused(|scene| scene.remove(&format!("out/{name}")), name);
    }
    refused(|scene| fs::remove_dir_all(scene.path("out")).expect("removed"), "result.json");
}

#[test]
fn files_that_are_malformed() {
    for name in ["assignment.csv", "certificate.json", "result.json"] {
        for garbage in [&b""[..], b"\xff\xfe\x00", b"{", b"[]", b"null", b"{}"] {
            refused(|scene| scene.write(&format!("out/{name}"), garbage), name);
        }
        let half = |scene: &Scene| scene.read(&format!("out/{name}"));
        refused(|scene| scene.write(&format!("out/{name}"), &half(scene)[..half(scene).len() - 4]), "");
    }
    refused(
        |scene| {
            scene.remove("out/result.json");
            fs::create_dir(scene.path("out/result.json")).expect("made");
        },
        "result.json",
    );
}

/// Somebody else's folder may hold what never ends.
#[cfg(unix)]
#[test]
fn files_that_are_no_files() {
    for name in ["assignment.csv", "certificate.json", "result.json"] {
        let file = format!("out/{name}");
        refused(
            |scene| {
                scene.remove(&file);
                std::os::unix::fs::symlink("/dev/zero", scene.path(&file)).expect("a link");
            },
            name,
        );
        refused(
            |scene| {
                scene.remove(&file);
                std::os::unix::fs::symlink(name, scene.path(&file)).expect("a link to itself");
            },
            name,
        );
        refused(
            |scene| {
                scene.remove(&file);
                let made = std::process::Command::new("mkfifo").arg(scene.path(&file)).status();
                assert!(made.expect("mkfifo").success());
            },
            name,
        );
    }
}

/// A bound that the allocation itself passes is none.
#[test]
fn a_bound_that_is_passed() {
    let scene = Scene::solved();
    // Prices for something else: ranks are not proven, nor what comes after them.
    scene.replace("out/certificate.json", "\"prices_for\": [\"rank\"", "\"prices_for\": [\"distance\"");
    let mut result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    (result["status"], result["unique"]) = (json!("feasible"), json!(false));
    result["proven"] = json!({"placed": true, "tiers": true, "order": true});
    for (bound, is_one) in [(5, true), (4, true), (0, true), (6, false), (1_000, false)] {
        result["gap"] = json!({"stage": "rank", "value": 5, "bound": bound});
        scene.write("out/result.json", result.to_string());
        let ran = scene.verify();
        if is_one {
            ran.done();
        } else {
            ran.refused("gap");
        }
    }
}

#[test]
fn rows_that_name_nobody_or_somebody_twice() {
    let with = |row: &str| format!("{ASSIGNMENT}{row}\n");
    refused(|scene| scene.write("out/assignment.csv", with("A9,P1")), "line 5: applicant \"A9\" is unknown");
    refused(|scene| scene.write("out/assignment.csv", with("A4,P9")), "line 5: placement \"P9\" is unknown");
    refused(
        |scene| scene.write("out/assignment.csv", with("A1,P2")),
        "line 5: applicant \"A1\" stands twice",
    );
    refused(
        |scene| scene.write("out/assignment.csv", with("A1,P1")),
        "line 5: applicant \"A1\" stands twice",
    );
    refused(|scene| scene.write("out/assignment.csv", with("A4")), "line 5");
    refused(|scene| scene.replace("out/assignment.csv", "applicant,", "person,"), "no column applicant");
}

#[test]
fn a_wrong_digest() {
    refused(|scene| set(scene, "/instance_sha256", json!("0".repeat(64))), "instance_sha256");
    // The instance itself was changed after it was solved, in a way that the assignment survives.
    refused(|scene| scene.replace("in/edges.csv", "A4,P1,1,5", "A4,P1,1,6"), "instance_sha256");
    // Even the order of rows: the digest is of bytes.
    refused(|scene| scene.shuffle("in/edges.csv"), "instance_sha256");
}

#[test]
fn an_objective_that_is_not_the_assignments() {
    let claims = [
        ("/objective/placed", json!(4)),
        ("/objective/tiers", json!([3, 0])),
        ("/objective/tiers", json!([2])),
        ("/objective/tiers", json!([2, 1, 0])),
        ("/objective/rank_sum", json!(4)),
        ("/objective/distance_m_sum", json!(229)),
    ];
    for (pointer, value) in claims {
        refused(|scene| set(scene, pointer, value), "objective");
    }
    refused(|scene| set(scene, "/objective/placed", json!(-3)), "result.json");
    refused(|scene| set(scene, "/objective/rank_sum", json!(5.0)), "result.json");
}

#[test]
fn claims_that_make_no_sense() {
    refused(|scene| set(scene, "/status", json!("perfect")), "status");
    refused(|scene| set(scene, "/stages", json!(["rank", "placed"])), "stages");
    refused(|scene| set(scene, "/stages", json!(["placed", "luck"])), "stages");
    refused(|scene| set(scene, "/stages", json!([])), "stages");
    refused(|scene| set(scene, "/tiebreak_words", json!(3)), "tiebreak_words");
    // The certificate is for six stages: claiming fewer is claiming something else.
    refused(|scene| set(scene, "/stages", json!(["placed"])), "certificate.json");
}

#[test]
fn stages_said_to_be_proven_that_were_never_solved() {
    let scene = Scene::new();
    scene.talka(&["solve", "in", "--out", "out", "--stages", "placed"]).done();
    set(&scene, "/proven", json!({"placed": true, "rank": true}));
    scene.verify().refused("rank");
}

#[test]
fn uniqueness_claimed_without_the_tie_break() {
    let scene = Scene::new();
    scene.talka(&["solve", "in", "--out", "out", "--stages", "placed,tiers,order,rank,distance"]).done();
    set(&scene, "/unique", json!(true));
    scene.verify().refused("unique");
}

#[test]
fn a_modest_claim_is_not_refused() {
    let scene = Scene::solved();
    set(&scene, "/unique", json!(false));
    set(&scene, "/status", json!("feasible"));
    set(&scene, "/proven/rank", json!(false));
    scene.verify().done();
}

#[test]
fn a_bad_instance_is_bad_input_even_with_a_bad_result() {
    let scene = Scene::solved();
    scene.remove("out/result.json");
    scene.replace("in/applicants.csv", "A2,1,", "A2,0,");
    scene.verify().bad_input(&["applicants.csv, line 3, column “tier”: found “0”"]);
    scene.talka(&["verify", "nowhere", "out"]).bad_input(&["nowhere: there is no such folder"]);
}
