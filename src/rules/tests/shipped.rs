//! Every pack that ships on its own examples: all come out, every rule is shown from both sides, and no change of a
//! condition goes unnoticed.

use super::{packs::all, *};
use crate::rules::{score, trial};

#[test]
fn every_pack_passes_its_own_examples_and_shows_every_rule_from_both_sides() {
    for (id, pack) in all() {
        let trial = trial(&pack);
        println!("{id}: {} examples", trial.examples);
        assert!(trial.complete(), "{id}: {trial:#?}");
    }
}

#[test]
fn no_change_of_a_condition_goes_unnoticed() {
    let mut all_tried = 0;
    for (id, pack) in all() {
        let score = score(&pack);
        println!("{id}: {} of {} changes noticed", score.tried - score.unnoticed.len(), score.tried);
        assert!(score.unnoticed.is_empty(), "{id}: {:#?}", score.unnoticed);
        assert!(score.tried > 0, "{id}");
        all_tried += score.tried;
    }
    println!("all packs: {all_tried}");
}

#[test]
fn examples_stand_in_rounds_that_their_pack_accepts() {
    for (id, pack) in all() {
        for example in pack.examples() {
            let (from, to) = pack.valid();
            let starts = example.dates["starts"];
            assert!(from <= starts && to.is_none_or(|to| starts <= to), "{id} {}", example.id);
        }
        assert!(pack.examples().iter().any(|example| example.pair.is_some()), "{id}");
    }
}

/// The page from which people learn to write packs has a whole one on it, which is as good as those that ship.
#[test]
fn the_pack_of_the_readme_is_whole() {
    let page = include_str!("../README.md");
    let (_, after) = page.split_once("## A whole pack").unwrap();
    let (_, after) = after.split_once("```toml\n").unwrap();
    let (text, _) = after.split_once("```").unwrap();
    let pack = Pack::parse("README.md", text).unwrap_or_else(|faults| unreachable!("{faults:#?}"));
    let trial = trial(&pack);
    assert!(trial.complete(), "{trial:#?}");
    let score = score(&pack);
    println!("README.md: {} changes", score.tried);
    assert!(score.unnoticed.is_empty(), "{score:#?}");
    assert!(page.lines().count() < 250, "{}", page.lines().count());
}
