//! Wishes by description: what they come to is looked for again by hand, the outcome is held against brute force over the pairs that
//! they come to, and the audit finds pairs that are missing or too many.

use std::collections::BTreeMap;

use super::{audit, pairs, places, refill::Refill};
use crate::domain::{
    Accepted, Description, FactValue, Snapshot, Wish, description::widened, geo, property::Property,
};
use crate::rules::PairClasses;

/// Small rounds of one test; `TALKA_DESCRIBED` asks for another number.
fn rounds() -> u64 {
    std::env::var("TALKA_DESCRIBED").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000)
}

/// Whether a placement fits, written from the words of `descriptions.csv` alone.
fn fits(snapshot: &Snapshot, one: &Description, p: usize) -> bool {
    let (person, place) = (&snapshot.applicants[one.applicant], &snapshot.placements[p]);
    for (fact, accepted) in &one.facts {
        let Some(value) = place.facts.get(fact) else { return false };
        let mut taken = false;
        for wanted in accepted {
            taken |= match (wanted, value) {
                (Accepted::Bool(wanted), FactValue::Bool(is)) => wanted == is,
                (Accepted::Text(wanted), FactValue::Text(is)) => wanted == is,
                _ => panic!("the rounds of these tests have no such facts"),
            };
        }
        if !taken {
            return false;
        }
    }
    match (one.max_distance_m, person.home, place.site) {
        (None, ..) => true,
        (Some(most), Some(home), Some(site)) => geo::distance_m(home, site) <= most,
        _ => false,
    }
}

/// By pair, the best rank of the wishes that name it and of the descriptions that fit it, and whether one names it.
fn by_hand(snapshot: &Snapshot, named: &[Wish]) -> BTreeMap<(usize, usize), (u8, bool)> {
    let mut all = BTreeMap::new();
    for wish in named {
        all.insert((wish.applicant, wish.placement), (wish.rank, true));
    }
    for one in &snapshot.descriptions {
        for p in 0..snapshot.placements.len() {
            if fits(snapshot, one, p) {
                let known = all.entry((one.applicant, p)).or_insert((one.rank, false));
                known.0 = known.0.min(one.rank);
            }
        }
    }
    all
}

#[test]
fn what_descriptions_come_to_is_solved_as_brute_force_solves_it() {
    let (mut described, mut compared, mut unheld) = (0, 0, 0);
    for seed in 1..=rounds() {
        let Some(refill) = Refill::random(seed) else { continue };
        let snapshot = &refill.snapshot;
        if snapshot.descriptions.is_empty() {
            continue;
        }
        // Of a refill some wishes were taken away: what is named is asked of the rest.
        let named: Vec<Wish> = snapshot.wishes.iter().filter(|wish| !wish.described).cloned().collect();
        let sides = (snapshot.applicants.as_slice(), snapshot.placements.as_slice());
        let found = widened(named.clone(), &snapshot.descriptions, sides);
        let told = found.iter().map(|wish| ((wish.applicant, wish.placement), (wish.rank, !wish.described)));
        assert!(told.eq(by_hand(snapshot, &named)), "{seed}");
        described += found.iter().filter(|wish| wish.described).count();
        let whole = Refill { snapshot: Snapshot { wishes: found, ..snapshot.clone() }, rules: refill.rules };
        let Some(best) = whole.best() else { continue };
        let matched = whole.run();
        assert_eq!(places(&whole.snapshot, &matched), best, "{seed}");
        compared += 1;
        unheld += usize::from(whole.snapshot.holders.is_empty());
    }
    let least = usize::try_from(rounds() / 10).unwrap();
    assert!(described > least && compared > least && unheld > 0, "{described} {compared} {unheld}");
}

#[test]
fn a_pair_that_no_description_asks_for_and_one_that_is_missing_are_found() {
    let (mut missing, mut added) = (0, 0);
    for seed in 1..=400 {
        let Some(refill) = Refill::random(seed) else { continue };
        if refill.snapshot.descriptions.is_empty() {
            continue;
        }
        let sides = (refill.snapshot.applicants.as_slice(), refill.snapshot.placements.as_slice());
        let named = refill.snapshot.wishes.iter().filter(|wish| !wish.described).cloned().collect();
        let wishes = widened(named, &refill.snapshot.descriptions, sides);
        let whole = Refill { snapshot: Snapshot { wishes, ..refill.snapshot.clone() }, rules: refill.rules };
        let matched = whole.run();
        let all = pairs(&matched.model.problem, &matched.solved.assignment);
        let found = |snapshot: &Snapshot| {
            let breaches = audit::check(snapshot, &whole.rules, &all, &matched.outcome);
            breaches.err().is_some_and(|all| all.iter().any(|one| one.property == Property::Described))
        };
        for at in 0..whole.snapshot.wishes.len() {
            let mut other = whole.snapshot.clone();
            if whole.snapshot.wishes[at].described {
                other.wishes.remove(at);
                missing += 1;
            } else {
                other.wishes[at].described = true;
                // A pair that is named and described alike is right either way.
                let wish = &other.wishes[at];
                let own = whole.snapshot.described_by(wish.applicant);
                let of = own.iter().filter(|one| fits(&other, one, wish.placement)).map(|one| one.rank).min();
                if of == Some(wish.rank) {
                    continue;
                }
                added += 1;
            }
            assert!(found(&other), "{seed} {at}");
        }
    }
    assert!(missing > 50 && added > 50, "{missing} {added}");
}

#[test]
fn pairs_judged_by_classes_are_judged_as_one_by_one() {
    let (mut compared, mut fewer) = (0, 0);
    for seed in 1..=200 {
        let Some(refill) = Refill::random(seed) else { continue };
        let (snapshot, rules) = (&refill.snapshot, &refill.rules);
        let people: Vec<_> = snapshot.applicants.iter().map(|one| rules.prepare_applicant(one)).collect();
        let places: Vec<_> = snapshot.placements.iter().map(|one| rules.prepare_placement(one)).collect();
        let who: Vec<_> =
            snapshot.applicants.iter().zip(&people).map(|(one, known)| (&one.facts, Some(known))).collect();
        let to: Vec<_> =
            snapshot.placements.iter().zip(&places).map(|(one, known)| (&one.facts, known)).collect();
        let Some(classes) = PairClasses::new(rules, &who, &to, usize::MAX) else { panic!("{seed}") };
        for (a, person) in people.iter().enumerate() {
            for (p, place) in places.iter().enumerate() {
                assert_eq!(
                    classes.judgement(classes.of(a, p)),
                    &rules.pair_prepared(person, place),
                    "{seed}"
                );
                compared += 1;
            }
        }
        fewer += usize::from(!classes.is_empty() && classes.len() < people.len() * places.len());
    }
    assert!(compared > 1_000 && fewer > 100, "{compared} {fewer}");
}
