//! Random small rounds: what was found for them passes; whatever is changed in it is refused by the property that says so.

mod naive;
mod outcomes;
pub(in crate::matching) mod scene;

use std::collections::BTreeSet;

use super::{Breach, check};
use crate::domain::{Id, Outcome, Stage, property::Property};
use naive::Places;
use scene::{Scene, id};

/// Rounds of one test.
const ROUNDS: u64 = 300;

fn rounds() -> impl Iterator<Item = Scene> {
    (1..=ROUNDS).filter_map(Scene::random)
}

impl Scene {
    fn breaches(&self, pairs: &[(Id, Id)], outcome: &Outcome) -> Vec<Breach> {
        check(&self.snapshot, &self.rules, pairs, outcome).err().unwrap_or_default()
    }

    /// The properties of the allocation that do not hold of these places; what is told is another matter.
    fn refused(&self, pairs: &[(Id, Id)]) -> BTreeSet<Property> {
        let found = self.breaches(pairs, &self.outcome).into_iter().map(|breach| breach.property);
        found.filter(|property| *property < Property::Order).collect()
    }

    fn named(&self, places: &Places) -> Vec<(Id, Id)> {
        let (people, to) = (&self.snapshot.applicants, &self.snapshot.placements);
        places.iter().map(|(&a, &p)| (people[a].id.clone(), to[p].id.clone())).collect()
    }
}

/// The property that says that nothing is better at a stage.
fn property_of(stage: Stage) -> Property {
    match stage {
        Stage::Placed => Property::FreeSeats,
        Stage::Reserves => Property::Reserves,
        Stage::Tiers | Stage::Order => Property::Turn,
        Stage::Rank => Property::Choices,
        Stage::Distance | Stage::Tiebreak => Property::Ways,
    }
}

const AIMS: [Property; 5] =
    [Property::FreeSeats, Property::Turn, Property::Reserves, Property::Choices, Property::Ways];

#[test]
fn what_was_found_passes_and_every_property_has_cases() {
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for scene in rounds() {
        assert_eq!(scene.breaches(&scene.pairs, &scene.outcome), [], "{}", scene.seed);
        let cases = scene.outcome.audit.iter().filter(|checked| checked.cases > 0);
        seen.extend(cases.map(|checked| checked.property));
        count += 1;
    }
    assert!(count > ROUNDS / 2, "{count}");
    // Nobody holds anything before these rounds: of that property the tests of refills have the cases.
    let all: Vec<Property> = Property::ALL.into_iter().filter(|one| *one != Property::Kept).collect();
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn whatever_is_one_change_away_is_refused_by_the_property_that_says_so() {
    let mut met = BTreeSet::new();
    for scene in rounds() {
        let number = scene.seed;
        let true_places = scene.places();
        assert_eq!(scene.broken(&true_places), BTreeSet::new(), "{number}");
        for places in scene.neighbours() {
            let refused = scene.refused(&scene.named(&places));
            let broken = scene.broken(&places);
            let conditions: BTreeSet<Property> =
                refused.iter().copied().filter(|property| !AIMS.contains(property)).collect();
            assert_eq!(conditions, broken, "{number}: {places:?}");
            met.extend(broken.iter().copied());
            if !broken.is_empty() {
                continue;
            }
            match scene.better_at(&true_places, &places) {
                Some(stage) => {
                    met.insert(property_of(stage));
                    assert!(
                        refused.contains(&property_of(stage)),
                        "{number}: {stage:?} {refused:?} {places:?} {true_places:?}"
                    );
                }
                None => assert_eq!(scene.better_at(&places, &true_places), None, "{number}"),
            }
        }
    }
    let all = Property::ALL.into_iter().filter(|property| *property < Property::Order);
    let open: Vec<Property> = all.filter(|property| !met.contains(property)).collect();
    // What descriptions stand for is in the snapshot: no allocation changes it.
    assert_eq!(open, [Property::Known, Property::Once, Property::Kept, Property::Described]);
}

#[test]
fn where_the_audit_names_an_aim_a_single_change_is_better() {
    for scene in rounds().take(150) {
        for places in scene.neighbours().into_iter().filter(|places| scene.broken(places).is_empty()) {
            let other = scene.with(scene.named(&places));
            let changes = other.neighbours().into_iter().filter(|change| other.broken(change).is_empty());
            let better: BTreeSet<Property> =
                changes.filter_map(|change| other.better_at(&change, &places)).map(property_of).collect();
            let refused = scene.refused(&other.pairs);
            let context = || format!("{}: {refused:?} {better:?} {places:?}", scene.seed);
            assert!(refused.is_subset(&better), "{}", context());
            assert_eq!(refused.is_empty(), better.is_empty(), "{}", context());
        }
    }
}

#[test]
fn strangers_and_second_places_are_refused() {
    for scene in rounds().filter(|scene| !scene.pairs.is_empty()).take(50) {
        let first = scene.pairs[0].clone();
        let with = |row: (Id, Id)| [scene.pairs.as_slice(), &[row]].concat();
        assert!(scene.refused(&with((id("stranger"), first.1.clone()))).contains(&Property::Known));
        assert!(scene.refused(&with((first.0.clone(), id("nowhere")))).contains(&Property::Known));
        for place in &scene.snapshot.placements {
            let refused = scene.refused(&with((first.0.clone(), place.id.clone())));
            assert!(refused.contains(&Property::Once), "{refused:?}");
        }
    }
}

#[test]
fn one_property_that_fails_switches_no_other_off() {
    // Everyone who is placed twice and over, a stranger, and one without a place beside a free seat: all are named.
    let mut together = 0;
    for scene in rounds() {
        let places = scene.places();
        let freed = scene.neighbours().into_iter().find(|other| {
            other.len() < places.len() && scene.broken(other).is_empty() && !scene.pairs.is_empty()
        });
        let Some(freed) = freed else { continue };
        let mut rows = scene.named(&freed);
        rows.push((id("stranger"), scene.snapshot.placements[0].id.clone()));
        let refused = scene.refused(&rows);
        assert!(refused.contains(&Property::Known) && refused.contains(&Property::FreeSeats), "{refused:?}");
        together += 1;
    }
    assert!(together > 50, "{together}");
}
