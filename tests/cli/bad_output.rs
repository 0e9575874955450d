//! Output folders: written whole or not at all, never over what is there unless asked.

use std::fs;

use crate::scene::{ASSIGNMENT, Scene};

#[test]
fn a_folder_that_is_not_empty_is_refused() {
    let scene = Scene::new();
    scene.write("out/mine.txt", "mine");
    scene.solve().bad_input(&["out: the folder exists and is not empty; add --force"]);
    assert_eq!(scene.names("out"), ["mine.txt"]);
    assert_eq!(scene.names(""), ["in", "out"]);
}

#[test]
fn force_writes_beside_what_is_there_and_over_what_it_wrote() {
    let scene = Scene::new();
    scene.write("out/mine.txt", "mine");
    scene.write("out/assignment.csv", "old");
    scene.talka(&["solve", "in", "--out", "out", "--force"]).done();
    assert_eq!(scene.read("out/assignment.csv"), ASSIGNMENT);
    assert_eq!(scene.read("out/mine.txt"), "mine");
    assert_eq!(scene.names("out"), ["assignment.csv", "certificate.json", "mine.txt", "result.json"]);
    assert_eq!(scene.names(""), ["in", "out"]);
}

#[test]
fn force_does_not_touch_an_earlier_result_when_the_input_is_bad() {
    let scene = Scene::solved();
    let before = scene.read("out/result.json");
    scene.write("in/edges.csv", "");
    scene.talka(&["solve", "in", "--out", "out", "--force"]).bad_input(&["edges.csv: the file is empty"]);
    assert_eq!(scene.read("out/result.json"), before);
    assert_eq!(scene.names("out"), ["assignment.csv", "certificate.json", "result.json"]);
}

#[test]
fn an_empty_folder_and_a_deep_one_are_written() {
    let scene = Scene::new();
    fs::create_dir(scene.path("out")).expect("made");
    scene.solve().done();
    scene.talka(&["solve", "in", "--out", "a/b/c/"]).done();
    assert_eq!(scene.names("a/b"), ["c"]);
    assert_eq!(scene.names("a/b/c"), scene.names("out"));
}

#[test]
fn the_folder_one_stands_in_is_written() {
    let scene = Scene::new();
    fs::create_dir(scene.path("out")).expect("made");
    let output = scene
        .command()
        .current_dir(scene.path("out"))
        .args(["solve", "../in", "--out", "."])
        .output()
        .expect("started");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(scene.names("out"), ["assignment.csv", "certificate.json", "result.json"]);
}

#[test]
fn no_folder_above_stays_behind_when_the_input_is_bad() {
    let scene = Scene::new();
    scene.remove("in/edges.csv");
    scene.talka(&["solve", "in", "--out", "a/b/c"]).bad_input(&["edges.csv: the file is missing"]);
    assert_eq!(scene.names(""), ["in"]);
}

#[test]
fn a_file_in_place_of_the_folder() {
    let scene = Scene::new();
    scene.write("out", "mine");
    for force in [&[][..], &["--force"]] {
        let args = [&["solve", "in", "--out", "out"], force].concat();
        scene.talka(&args).bad_input(&["out: this is a file; a folder is expected"]);
    }
    scene
        .talka(&["solve", "in", "--out", "out/deep"])
        .bad_input(&["out/deep: the folder cannot be written to"]);
    assert_eq!(scene.read("out"), "mine");
}

#[test]
fn a_place_where_nothing_can_be_written() {
    let scene = Scene::new();
    for place in ["/proc/talka", "/proc/self/talka/out"] {
        let ran = scene.talka(&["solve", "in", "--out", place]);
        ran.bad_input(&[&format!("{place}: the folder cannot be written to")]);
    }
    let ran = scene.talka(&["solve", "in", "--out", "/proc", "--force"]);
    ran.bad_input(&["/proc: the folder cannot be written to"]);
    assert_eq!(scene.names(""), ["in"]);
}

#[test]
fn a_round_is_held_to_the_same() {
    let scene = Scene::round("minimal");
    scene.write("out/mine.txt", "mine");
    scene.match_round().bad_input(&["out: the folder exists and is not empty"]);
    scene.talka(&["--lang", "en", "match", "round", "--out", "out", "--force"]).done();
    assert_eq!(scene.read("out/mine.txt"), "mine");
    scene.talka(&["--lang", "en", "match", "round", "--out", "out", "--force"]).done();
    scene.talka(&["verify", "out/instance", "out/result"]).done();
}
