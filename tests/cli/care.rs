//! Care of an installation from the command line: the first account, copies of the database, their return.

use std::{io::Write, net::TcpListener, process::Stdio};

use crate::scene::{Ran, Scene};

const DATABASE: [&str; 6] = ["--lang", "en", "--database-url", "sqlite:talka.db", "--key-file", "talka.key"];

/// Makes an account with this password.
fn account(scene: &Scene, password: &str) -> Ran {
    let mut command = scene.command();
    command.args(["account", "vija", "--name", "Vija Kalniņa", "--organisation", "Piemēru pašvaldība"]);
    command.args(["--role", "administrator"]).args(DATABASE);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that ended before it read its password says why.
    let _ = child.stdin.take().expect("piped").write_all(password.as_bytes());
    Ran::from(child.wait_with_output().expect("the program ends"))
}

fn care(scene: &Scene, verb: &[&str]) -> Ran {
    scene.talka(&[verb, &DATABASE].concat())
}

#[test]
fn what_is_typed_wrong_is_bad_input() {
    let scene = Scene::new();
    account(&scene, "short\n").bad_input(&["password: A password has 15 to 200 characters"]);
    account(&scene, "a long enough password\n").done();
    account(&scene, "a long enough password\n").bad_input(&["login: "]);
}

#[test]
fn a_copy_comes_back_and_nothing_is_overwritten_unasked() {
    let scene = Scene::new();
    account(&scene, "a long enough password\n").done();
    care(&scene, &["backup", "copy.db"]).done();
    care(&scene, &["backup", "copy.db"])
        .bad_input(&["copy.db: the file exists already; choose another name"]);
    let there = "talka.db: there is a database already; to replace it, add --force";
    care(&scene, &["restore", "copy.db"]).bad_input(&[there]);
    care(&scene, &["restore", "copy.db", "--force"]).done();
    account(&scene, "a long enough password\n").bad_input(&["login: "]);
}

#[test]
fn the_log_is_checked_before_and_after_a_copy_comes_back() {
    let scene = Scene::new();
    care(&scene, &["audit", "verify"]).bad_input(&["talka.db: the file is missing"]);
    account(&scene, "a long enough password\n").done();
    let whole = care(&scene, &["audit", "verify"]);
    assert!(whole.code == Some(0) && whole.out.contains("The chain is whole"), "{whole:#?}");
    assert!(whole.out.contains("Without --checkpoint"), "{whole:#?}");
    let end = care(&scene, &["audit", "checkpoint"]);
    assert!(end.code == Some(0) && end.out.starts_with("0:"), "nothing is chained yet: {end:#?}");
    care(&scene, &["audit", "verify", "--checkpoint", "1:ab"])
        .bad_input(&["--checkpoint: is no checkpoint: 1:ab"]);
    // A chain that is shorter than the checkpoint says was cut off.
    let ahead = format!("7:{}", "a1".repeat(32));
    let cut = care(&scene, &["audit", "verify", "--checkpoint", &ahead]);
    assert!(cut.code == Some(1) && cut.out.contains("ends before the checkpoint"), "{cut:#?}");
    care(&scene, &["backup", "copy.db"]).done();
    assert!(scene.path("copy.looks.db").is_file(), "looks are copied beside it");
    std::fs::remove_file(scene.path("talka.looks.db")).expect("gone");
    care(&scene, &["restore", "copy.db", "--force"]).done();
    care(&scene, &["audit", "verify"]).done();
    std::fs::rename(scene.path("copy.looks.db"), scene.path("elsewhere.db")).expect("moved");
    care(&scene, &["restore", "copy.db", "--force"]).bad_input(&["copy.looks.db: the file is missing"]);
}

#[test]
fn an_address_that_is_taken_is_named() {
    let scene = Scene::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("bound").to_string();
    let ran = care(&scene, &["serve", "--listen", &address]);
    assert!(ran.code == Some(1) && ran.err.contains(&format!("Error: {address}: ")), "{ran:#?}");
}

#[test]
fn every_file_of_a_rounds_folder_is_taken_in() {
    let scene = Scene::round("described");
    account(&scene, "a long enough password\n").done();
    let take = || {
        let args = ["round", "round", "--slug", "described", "--authority", "Piemēru pašvaldība"];
        scene.talka(&[&args[..], &DATABASE].concat())
    };
    let sound = scene.read("round/descriptions.csv");
    scene.write("round/descriptions.csv", format!("{sound}A9,1,,,,\n"));
    let strange = "column “applicant”: there is no applicant “A9” in applicants.csv";
    take().bad_input(&[&format!("descriptions.csv, line {}, {strange}", sound.lines().count() + 1)]);
    scene.write("round/descriptions.csv", &sound);
    scene.write("round/holders.csv", "applicant,placement\nA1,library\n");
    take().bad_input(&["holders.csv: "]);
    scene.remove("round/holders.csv");
    // The files are sound now; what is wanting is an authority that could publish the round.
    take().bad_input(&["authority: "]);
}
