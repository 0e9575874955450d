//! A pack tried on its own examples: what they say otherwise than expected, and which rules none of them shows from both
//! sides. Owns the comparison; the judging is [`RuleSet`]'s.

use std::collections::BTreeSet;

use super::{
    Judgement, Pack, PairJudgement, RuleSet,
    evaluate::Truth,
    example::{Example, Expect, ExpectPair},
    parts::By,
};
use crate::domain::{
    Answers, Applicant, Entry, Faults, Id, Lang, Limits, OrderBy, Placement, Reason, Round, Stage, Texts,
    Ties, Visibility, constraints::Constraints,
};

/// The fewest examples that a pack should have.
pub const FEWEST: usize = 8;

/// Which side of a rule an example would have to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Showing {
    /// Someone for whom it holds.
    Holds,
    /// Someone for whom it does not.
    Fails,
}

/// An example that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its identifier.
    pub id: String,
    /// Its line.
    pub line: u64,
    /// What it expects, as files write it.
    pub expected: String,
    /// What the rules say.
    pub said: String,
}

/// How a pack fares on its own examples.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trial {
    /// How many examples ran.
    pub examples: usize,
    /// Those that came out otherwise.
    pub failures: Vec<Failure>,
    /// Rounds of examples that the pack refuses: a date that is missing, a setting without a value.
    pub refused: Vec<(String, Faults)>,
    /// Rules (`rules.ID`, `pairs.ID`) and tiers (`tiers.ID`, only [`Showing::Holds`]) that no example shows from a side.
    pub unseen: Vec<(String, Showing)>,
}

impl Trial {
    /// Whether every example came out as expected.
    pub fn passed(&self) -> bool {
        self.failures.is_empty() && self.refused.is_empty()
    }

    /// Whether the examples also show every rule from both sides, and are enough.
    pub fn complete(&self) -> bool {
        self.passed() && self.unseen.is_empty() && self.examples >= FEWEST
    }
}

/// Runs a pack's examples.
pub fn trial(pack: &Pack) -> Trial {
    let mut trial = Trial { examples: pack.examples().len(), ..Trial::default() };
    let mut seen = BTreeSet::new();
    for example in pack.examples() {
        let rules = match RuleSet::new(pack, &round_of(pack, example)) {
            Ok(rules) => rules,
            Err(faults) => {
                trial.refused.push((example.id.clone(), faults));
                continue;
            }
        };
        let (expect, pair) = judged(&rules, example);
        let wanted = told(example.expect.as_ref(), example.pair.as_ref());
        let said = told(example.expect.as_ref().map(|_| &expect), example.pair.as_ref().map(|_| &pair));
        if wanted != said {
            let (id, line) = (example.id.clone(), example.line);
            trial.failures.push(Failure { id, line, expected: wanted, said });
        }
        note(&rules, example, (&expect, &pair), &mut seen);
    }
    trial.unseen = wanted(pack).into_iter().filter(|side| !seen.contains(side)).collect();
    trial
}

/// Whether some example comes out otherwise than expected; for changed packs, whose cover does not matter.
pub(super) fn notices(pack: &Pack) -> bool {
    pack.examples().iter().any(|example| {
        let Ok(rules) = RuleSet::new(pack, &round_of(pack, example)) else { return true };
        let (expect, pair) = judged(&rules, example);
        example.expect.as_ref().is_some_and(|wanted| *wanted != expect)
            || example.pair.as_ref().is_some_and(|wanted| *wanted != pair)
    })
}

/// What the rules say of an example.
pub(super) fn judged(rules: &RuleSet, example: &Example) -> (Expect, ExpectPair) {
    let (applicant, placement) = sides(rules, example);
    let expect = match rules.judge(&applicant) {
        Judgement::Eligible { tier } => Expect::Tier(rules.tiers()[usize::from(tier) - 1].id.clone()),
        Judgement::NotEligible(reasons) => Expect::NotEligible(ids(&reasons)),
        Judgement::NeedsPerson(reasons) => Expect::NeedsPerson(ids(&reasons)),
    };
    let pair = match rules.pair_prepared(&applicant, &placement) {
        PairJudgement::Possible => ExpectPair::Possible,
        PairJudgement::Impossible(reasons) => ExpectPair::Impossible(ids(&reasons)),
        PairJudgement::NeedsPerson(reasons) => ExpectPair::NeedsPerson(ids(&reasons)),
    };
    (expect, pair)
}

fn sides(rules: &RuleSet, example: &Example) -> (super::Prepared, super::Prepared) {
    let (applicant, placement) = people(example);
    let place = rules.prepare_placement(&placement).at_distance(example.distance_m);
    (rules.prepare_applicant(&applicant), place)
}

/// A case's applicant and placement.
pub(super) fn people(example: &Example) -> (Applicant, Placement) {
    let id = Id::new("example").unwrap_or_else(|_| unreachable!("a plain word"));
    let applicant = Applicant {
        id: id.clone(),
        entry: Entry::default(),
        out_of_line: None,
        home: None,
        facts: example.applicant.clone(),
    };
    let placement = Placement {
        id,
        organisation: String::new(),
        title: String::new(),
        capacity: 1,
        site: None,
        facts: example.placement.clone(),
        about: None,
    };
    (applicant, placement)
}

/// The rules' identifiers, from their keys: `not-eligible.ID`, `pair.ID`, `needs-person.ID`.
fn ids(reasons: &[Reason]) -> Vec<String> {
    let id = |reason: &Reason| reason.key.split_once('.').map_or("", |(_, id)| id).to_owned();
    reasons.iter().map(id).collect()
}

/// An outcome as a pack's author writes it.
fn told(expect: Option<&Expect>, pair: Option<&ExpectPair>) -> String {
    let expect = expect.map(|expect| match expect {
        Expect::Tier(tier) => format!("tier = {tier}"),
        Expect::NotEligible(rules) => format!("not_eligible = [{}]", rules.join(", ")),
        Expect::NeedsPerson(rules) => format!("needs_person = [{}]", rules.join(", ")),
    });
    let pair = pair.map(|pair| match pair {
        ExpectPair::Possible => "pair = possible".to_owned(),
        ExpectPair::Impossible(rules) => format!("pair = impossible [{}]", rules.join(", ")),
        ExpectPair::NeedsPerson(rules) => format!("pair = needs_person [{}]", rules.join(", ")),
    });
    [expect, pair].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Which sides an example shows.
fn note(
    rules: &RuleSet,
    example: &Example,
    (expect, _): (&Expect, &ExpectPair),
    seen: &mut BTreeSet<(String, Showing)>,
) {
    let (applicant, placement) = sides(rules, example);
    if example.expect.is_some() {
        for (id, truth) in rules.answers(&applicant, None) {
            seen.extend(side(truth).map(|side| (format!("rules.{id}"), side)));
        }
        if let Expect::Tier(tier) = expect {
            seen.insert((format!("tiers.{tier}"), Showing::Holds));
        }
    }
    if example.pair.is_some() {
        for (id, truth) in rules.answers(&applicant, Some(&placement)) {
            seen.extend(side(truth).map(|side| (format!("pairs.{id}"), side)));
        }
    }
}

fn side(truth: Truth) -> Option<Showing> {
    match truth {
        Truth::Yes => Some(Showing::Holds),
        Truth::No => Some(Showing::Fails),
        Truth::Unknown => None,
    }
}

fn wanted(pack: &Pack) -> Vec<(String, Showing)> {
    let [rules, pairs, tiers] = pack.ids();
    let both =
        |list: &str, id: &str| [Showing::Holds, Showing::Fails].map(|side| (format!("{list}.{id}"), side));
    let rules = rules.into_iter().flat_map(|id| both("rules", id));
    let pairs = pairs.into_iter().flat_map(|id| both("pairs", id));
    rules.chain(pairs).chain(tiers.into_iter().map(|id| (format!("tiers.{id}"), Showing::Holds))).collect()
}

/// The round that an example stands in.
pub(super) fn round_of(pack: &Pack, example: &Example) -> Round {
    Round {
        name: Texts::same(&example.id),
        programme: pack.programme().to_owned(),
        pack: pack.id().to_owned(),
        language: Lang::Lv,
        dates: example.dates.clone(),
        order: match pack.order().by {
            By::Draw => OrderBy::Draw { seed: example.id.clone(), commitment: None },
            By::Registration | By::Round => OrderBy::Registration,
        },
        ties: Ties::default(),
        stages: vec![Stage::Placed],
        settings: example.settings.clone(),
        constraints: Constraints::default(),
        limits: Limits::default(),
        answers: Answers::default(),
        visibility: Visibility::default(),
        consent: None,
        papers: Vec::new(),
        agreed: None,
        privacy: crate::domain::privacy::Privacy::default(),
        decision: crate::domain::decision::Decision::default(),
    }
}
