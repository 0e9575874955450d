//! The rules of the house, as tests. Each rule is a small pure function from paths and texts to breaches, says in
//! one sentence why it stands, and has a test beside it that plants a breach and sees it found.
//!
//! To add a rule: a function in the file it belongs to, its planted breach below it, one test here.

mod audit;
mod catalogues;
mod circles;
mod judge;
mod manifests;
mod promises;
mod rooms;
mod said;
mod sentences;
mod shape;
mod source;
mod tree;
mod words;

use tree::{Breach, Tree};

/// Fails with every breach, each with its file, line, rule and remedy.
fn none(breaches: &[Breach]) {
    let all: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(
        all.is_empty(),
        "\n\n{}\n\n{} breach(es) of the rules of the house\n",
        all.join("\n\n"),
        all.len()
    );
}

#[test]
fn rooms_know_only_whom_they_may() {
    none(&Tree::read().each(".rs", rooms::acquaintances));
}

#[test]
fn every_room_is_on_the_map() {
    none(&Tree::read().each(".rs", rooms::unknown_rooms));
}

#[test]
fn no_room_has_a_circle_of_files() {
    none(&circles::circles(&Tree::read().files));
}

#[test]
fn words_stay_in_their_rooms() {
    none(&Tree::read().each(".rs", words::misplaced));
}

#[test]
fn the_judge_knows_no_engine() {
    none(&judge::engines(&Tree::read().files));
}

#[test]
fn the_audit_borrows_from_nobody_whom_it_checks() {
    none(&Tree::read().each(".rs", audit::borrows));
    none(&Tree::read().each(".rs", audit::lends));
}

#[test]
fn no_engine_knows_the_judge() {
    none(&judge::borrowers(&Tree::read().files));
}

#[test]
fn what_judge_and_engines_share_knows_neither() {
    none(&judge::nouns(&Tree::read().files));
}

#[test]
fn files_know_only_the_solvers_nouns() {
    none(&judge::verbs_in_files(&Tree::read().files));
}

#[test]
fn files_are_short() {
    none(&Tree::read().each(".rs", shape::long_file));
}

#[test]
fn files_begin_by_saying_what_they_own() {
    none(&Tree::read().each(".rs", shape::headless));
}

#[test]
fn no_file_is_dead() {
    none(&shape::dead_files(&Tree::read().files));
}

#[test]
fn dependencies_say_why_they_are_here() {
    none(&Tree::read().each("Cargo.toml", manifests::unexplained_dependencies));
}

#[test]
fn no_file_is_huge() {
    none(&manifests::huge_files(&Tree::read().sizes));
}

#[test]
fn catalogues_agree() {
    none(&catalogues::disagreements(&Tree::read().files));
}

#[test]
fn every_sentence_is_said_somewhere() {
    none(&catalogues::unsaid(&Tree::read().files));
}

#[test]
fn promises_are_kept() {
    none(&promises::unkept(&Tree::read().files));
}

#[test]
fn sentences_stand_in_the_catalogues() {
    none(&Tree::read().each(".rs", sentences::in_code));
}

#[test]
fn templates_hold_no_sentences() {
    none(&Tree::read().each(".html", sentences::in_template));
}
