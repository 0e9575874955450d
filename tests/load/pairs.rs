//! What the rules cost when 12,000 people would take anything among 1,000 placements: all pairs judged by classes, beside the same
//! rules asked one pair after another (of which a part is asked, and the whole is reckoned). Prints the ratio of one run.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]

use std::{fs, path::PathBuf};

use talka::{
    clock::Stopwatch,
    domain::{Applicant, Entry, FactValue, Facts, Id, Placement},
    files::{folder::Folder, settings},
    rules::{Pack, PairClasses, PairJudgement, RuleSet},
};

const PEOPLE: usize = 12_000;
const PLACES: usize = 1_000;
/// Of how many people the pairs are asked one by one.
const ASKED: usize = 300;

fn id(text: &str) -> Id {
    Id::new(text).expect("an identifier")
}

fn main() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds/described");
    let text = fs::read_to_string(folder.join("pack.toml")).expect("a pack");
    let pack = Pack::parse("pack.toml", &text).expect("sound");
    let (round, ..) = settings::read(&Folder::Disk(&folder)).expect("settings");
    let rules = RuleSet::new(&pack, &round).expect("rules");
    let town = |n: usize| FactValue::Text(if n.is_multiple_of(9) { "Citi" } else { "Piemēri" }.to_owned());
    let person = |a: usize| {
        let facts = Facts::from([("municipality".to_owned(), town(a))]);
        Applicant { id: id(&format!("A{a}")), entry: Entry::default(), out_of_line: None, home: None, facts }
    };
    let place = |p: usize| Placement {
        id: id(&format!("P{p}")),
        organisation: "O".to_owned(),
        title: "T".to_owned(),
        capacity: 1,
        site: None,
        facts: Facts::from([("municipality".to_owned(), town(p / 2)), ("parish".to_owned(), town(p))]),
        about: None,
    };
    let people: Vec<Applicant> = (0..PEOPLE).map(person).collect();
    let places: Vec<Placement> = (0..PLACES).map(place).collect();

    let clock = Stopwatch::start();
    let who: Vec<_> = people.iter().map(|one| rules.prepare_applicant(one)).collect();
    let to: Vec<_> = places.iter().map(|one| rules.prepare_placement(one)).collect();
    let preparing = clock.millis();

    let clock = Stopwatch::start();
    let known: Vec<_> = people.iter().zip(&who).map(|(one, known)| (&one.facts, Some(known))).collect();
    let there: Vec<_> = places.iter().zip(&to).map(|(one, known)| (&one.facts, known)).collect();
    let classes =
        PairClasses::new(&rules, &known, &there, PEOPLE * PLACES).expect("fewer classes than pairs");
    let mut possible = 0_u64;
    for a in 0..PEOPLE {
        for p in 0..PLACES {
            possible += u64::from(*classes.judgement(classes.of(a, p)) == PairJudgement::Possible);
        }
    }
    let by_classes = clock.millis().max(1);

    let clock = Stopwatch::start();
    let mut same = 0_u64;
    for person in who.iter().take(ASKED) {
        for place in &to {
            same += u64::from(rules.pair_prepared(person, place) == PairJudgement::Possible);
        }
    }
    let one_by_one = clock.millis() * (PEOPLE / ASKED) as u64;
    println!("{possible} of {} pairs possible; {same} of those asked one by one", PEOPLE * PLACES);
    println!(
        "preparing {preparing} ms; by classes {by_classes} ms; one by one {one_by_one} ms (reckoned from {ASKED} people): {} times faster, {} with preparing",
        one_by_one / by_classes,
        (one_by_one + preparing) / (by_classes + preparing)
    );
}
