//! Pairs judged class by class: people whose facts are alike as far as rules about pairs ask, at placements that are alike in the same
//! way, are judged once. Owns which facts matter; rules that ask for the way are asked pair by pair.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    evaluate::Prepared,
    ruleset::{PairJudgement, RuleSet},
};
use crate::domain::Facts;

/// Judgements of all pairs of some people and placements.
pub struct PairClasses {
    /// By person and by placement, its class.
    people: Vec<u32>,
    places: Vec<u32>,
    /// By class of people, then of placements.
    judgements: Vec<PairJudgement>,
    /// How many classes of placements there are.
    width: usize,
}

impl PairClasses {
    /// Judges every class of pairs; `None` where the way counts, or where there are hardly fewer classes than `pairs` to be judged.
    pub fn new(
        rules: &RuleSet,
        people: &[(&Facts, Option<&Prepared>)],
        places: &[(&Facts, &Prepared)],
        pairs: usize,
    ) -> Option<Self> {
        let asked = rules.facts_of_pairs();
        if asked.iter().any(|fact| fact.starts_with("pair.")) {
            return None;
        }
        let of =
            |side: &str| -> Vec<&str> { asked.iter().filter_map(|fact| fact.strip_prefix(side)).collect() };
        let (first, second) = (of("applicant."), of("placement."));
        let (person_class, whose) = classes(people.iter().map(|(facts, _)| *facts), &first);
        let (place_class, where_) = classes(places.iter().map(|(facts, _)| *facts), &second);
        let width = where_.len();
        if whose.len().saturating_mul(width) > pairs / 2 {
            return None;
        }
        let nobody = PairJudgement::Impossible(Vec::new());
        let mut judgements = Vec::with_capacity(whose.len() * width);
        for members in &whose {
            // Those who are out of the line are not prepared, and not asked about.
            let person = members.iter().find_map(|&at| people[at].1);
            judgements.extend(where_.iter().map(|there| match (person, there.first()) {
                (Some(person), Some(&place)) => rules.pair_prepared(person, places[place].1),
                _ => nobody.clone(),
            }));
        }
        Some(Self { people: person_class, places: place_class, judgements, width })
    }

    /// The class of a pair: a number below [`len`](Self::len).
    pub fn of(&self, person: usize, place: usize) -> usize {
        self.people[person] as usize * self.width + self.places[place] as usize
    }

    /// What the rules say of a class of pairs.
    pub fn judgement(&self, class: usize) -> &PairJudgement {
        &self.judgements[class]
    }

    /// How many classes of pairs there are.
    pub fn len(&self) -> usize {
        self.judgements.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.judgements.is_empty()
    }
}

/// The class of each, and the members of each class; those with the same values of these facts are one.
fn classes<'f>(all: impl Iterator<Item = &'f Facts>, names: &[&str]) -> (Vec<u32>, Vec<Vec<usize>>) {
    let mut known: BTreeMap<Vec<Option<String>>, u32> = BTreeMap::new();
    let (mut class_of, mut members): (Vec<u32>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    for (at, facts) in all.enumerate() {
        let key = names.iter().map(|name| facts.get(*name).map(|value| format!("{value:?}"))).collect();
        let next = u32::try_from(members.len()).unwrap_or(u32::MAX);
        let class = *known.entry(key).or_insert(next);
        if class == next {
            members.push(Vec::new());
        }
        members[class as usize].push(at);
        class_of.push(class);
    }
    (class_of, members)
}

impl RuleSet {
    /// The facts that rules about pairs ask for, by full name.
    fn facts_of_pairs(&self) -> BTreeSet<&str> {
        let rules = self.pack().inner.pairs.iter();
        rules.flat_map(|rule| rule.when.facts.keys()).map(String::as_str).collect()
    }
}
