//! Invented people and placements for the packs that ship. Owns how they come about: facts from the pack's examples, a
//! step to either side of them, the words of its conditions, the answers that it offers, and not known at all.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    super::{
        Choices, Fact,
        evaluate::Prepared,
        example::Example,
        trial::{people, round_of},
    },
    packs::all,
    *,
};

/// A fact is unknown once in so many times.
const UNKNOWN: u16 = 4;

/// A pack with rounds that it accepts, and values worth trying.
pub(super) struct Pool {
    pub(super) id: &'static str,
    pub(super) pack: Pack,
    pub(super) rounds: Vec<(Round, RuleSet)>,
    pub(super) applicant: Values,
    pub(super) placement: Values,
}

pub(super) type Values = BTreeMap<String, Vec<FactValue>>;

/// Numbers that decide what an invented person is like.
pub(super) fn dice() -> impl Strategy<Value = Vec<u16>> {
    proptest::collection::vec(any::<u16>(), 64)
}

pub(super) fn pools() -> Vec<Pool> {
    all().map(|(id, pack)| Pool::new(id, pack)).collect()
}

impl Pool {
    fn new(id: &'static str, pack: Pack) -> Self {
        let mut rounds: Vec<(Round, RuleSet)> = Vec::new();
        for example in pack.examples() {
            let round = Round { name: Texts::default(), order: order(&pack), ..round_of(&pack, example) };
            if !rounds.iter().any(|(known, _)| *known == round) {
                let rules = RuleSet::new(&pack, &round).unwrap();
                rounds.push((round, rules));
            }
        }
        let words: Vec<FactValue> = conditions(&pack).into_iter().map(FactValue::Text).collect();
        let applicant = values(pack.applicant(), &pack, &words, |example| &example.applicant);
        let placement = values(pack.placement(), &pack, &words, |example| &example.placement);
        Self { id, pack, rounds, applicant, placement }
    }

    pub(super) fn rules(&self, dice: &[u16]) -> &RuleSet {
        &self.rounds[usize::from(dice[0]) % self.rounds.len()].1
    }

    pub(super) fn person(&self, dice: &[u16]) -> Applicant {
        let applicant = drawn(&self.applicant, &dice[1..40]);
        people(&Example { applicant, ..Example::default() }).0
    }

    pub(super) fn place(&self, dice: &[u16]) -> Placement {
        let placement = drawn(&self.placement, &dice[40..]);
        people(&Example { placement, ..Example::default() }).1
    }

    /// A distance, where the pack asks for one; a quarter of all are unknown.
    pub(super) fn distance(&self, dice: &[u16]) -> Option<i64> {
        let near = self.pack.examples().iter().filter_map(|example| example.distance_m).collect::<Vec<_>>();
        let known = !near.is_empty() && !dice[63].is_multiple_of(UNKNOWN);
        known.then(|| near[usize::from(dice[63]) % near.len()] + i64::from(dice[62] % 3) - 1)
    }

    pub(super) fn prepared(&self, rules: &RuleSet, dice: &[u16]) -> (Prepared, Prepared) {
        let place = rules.prepare_placement(&self.place(dice)).at_distance(self.distance(dice));
        (rules.prepare_applicant(&self.person(dice)), place)
    }
}

fn order(pack: &Pack) -> OrderBy {
    match pack.order().by {
        super::super::By::Draw => OrderBy::Draw { seed: "draw".to_owned(), commitment: None },
        _ => OrderBy::Registration,
    }
}

fn conditions(pack: &Pack) -> BTreeSet<String> {
    let inner = &pack.inner;
    let whens = inner.rules.iter().chain(&inner.pairs).map(|rule| &rule.when);
    let whens = whens.chain(inner.tiers.iter().map(|tier| &tier.when));
    whens.flat_map(|when| when.words().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn values(
    facts: &BTreeMap<String, Fact>,
    pack: &Pack,
    words: &[FactValue],
    side: impl Fn(&Example) -> &Facts,
) -> Values {
    let of = |name: &String, fact: &Fact| {
        let mut values: Vec<FactValue> = Vec::new();
        for value in pack.examples().iter().filter_map(|example| side(example).get(name)) {
            values.extend(beside(value));
        }
        match fact.kind {
            FactType::Bool => values.extend([true, false].map(FactValue::Bool)),
            FactType::Text => values.extend(words.iter().cloned()),
            FactType::Periods => {
                let always = crate::domain::Period { first: day("1990-01-01"), last: day("2049-12-31") };
                values.extend([Vec::new(), vec![always]].map(FactValue::Periods));
            }
            FactType::Whole => values.extend([0, 1_000_000].map(FactValue::Whole)),
            FactType::Date => {
                values.extend(["1930-01-01", "2020-01-01"].map(|text| FactValue::Date(day(text))));
            }
        }
        if let Some(Choices::Listed(listed)) = &fact.choices {
            values.extend(listed.iter().map(|(value, _)| FactValue::Text(value.clone())));
        }
        let mut once: Vec<FactValue> = Vec::new();
        for value in values {
            if !once.contains(&value) {
                once.push(value);
            }
        }
        once
    };
    facts.iter().map(|(name, fact)| (name.clone(), of(name, fact))).collect()
}

/// A value with those a step to either side.
fn beside(value: &FactValue) -> Vec<FactValue> {
    match value {
        FactValue::Whole(number) => [-1, 0, 1].map(|step| FactValue::Whole(number + step)).to_vec(),
        FactValue::Date(day) => {
            let days = [day.pred_opt(), Some(*day), day.succ_opt()];
            days.into_iter().flatten().map(FactValue::Date).collect()
        }
        other => vec![other.clone()],
    }
}

fn drawn(values: &Values, dice: &[u16]) -> Facts {
    let known = values
        .iter()
        .zip(dice)
        .filter(|((_, values), die)| !die.is_multiple_of(UNKNOWN) && !values.is_empty());
    known
        .map(|((name, values), die)| {
            (name.clone(), values[usize::from(die / UNKNOWN) % values.len()].clone())
        })
        .collect()
}

/// What is known already, and of the rest what these dice say; every fact is known then.
pub(super) fn completed(known: &Facts, values: &Values, dice: &[u16]) -> Facts {
    let mut full = known.clone();
    for ((name, values), die) in values.iter().zip(dice).filter(|((_, values), _)| !values.is_empty()) {
        full.entry(name.clone()).or_insert_with(|| values[usize::from(*die) % values.len()].clone());
    }
    full
}
