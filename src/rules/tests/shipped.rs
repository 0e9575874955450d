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

/// What decision letters say is what an institution writes: no pack addresses anybody there as a friend.
#[test]
fn what_letters_say_of_rules_addresses_people_formally() {
    let informal = |text: &str, words: &[&str]| {
        let text = text.to_lowercase();
        let mut found = text.split(|c: char| !c.is_alphabetic());
        found.any(|word| words.contains(&word))
    };
    let latvian = ["tu", "tev", "tevi", "tavs", "tava", "tavu", "tavi", "tavā", "tavām", "tavas", "tavam"];
    let russian =
        ["ты", "тебе", "тебя", "твой", "твоя", "твои", "твоё", "твоего", "твоей", "твою", "твоём", "тобой"];
    let mut informally = 0;
    for (id, pack) in all() {
        let [rules, pairs, _] = pack.clauses();
        for rule in rules.into_iter().chain(pairs) {
            informally += u64::from(informal(&rule.text.lv, &latvian));
            let said = rule.formal.unwrap_or(rule.text);
            assert_eq!(pack.formal(rule.text), rule.formal, "{id} {}", rule.id);
            assert!(!informal(&said.lv, &latvian), "{id} {}: {}", rule.id, said.lv);
            assert!(!informal(&said.ru, &russian), "{id} {}: {}", rule.id, said.ru);
        }
    }
    assert!(informally > 10, "pupils' packs still say tu on pages: {informally}");
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
