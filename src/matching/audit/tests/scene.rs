//! Random small rounds with every kind of condition, the same for the same number.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use talka_solver::{Highs, Unwatched};

use crate::{
    domain::{
        Accepted, Applicant, Description, Entry, FactValue, Facts, Id, Lang, Metres, OrderBy, OutOfLine,
        Outcome, Placement, Round, Snapshot, Stage, Texts, Ties, Veto, Wish,
        constraints::{BudgetSetting, Constraints, Extra, Quota, ReserveSetting, Whose},
        description::widened,
        geo::Point,
    },
    matching::{self, Failure},
    rules::{Pack, RuleSet},
};

const PACK: &str = include_str!("pack.toml");

/// Chance from a number: no two tests are to differ by anything else.
pub(in crate::matching) struct Dice(u64);

impl Dice {
    pub(in crate::matching) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(in crate::matching) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    pub(in crate::matching) fn in_hundred(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A round with the outcome that was found for it.
pub(in crate::matching) struct Scene {
    /// What it was made of.
    pub(in crate::matching) seed: u64,
    pub(in crate::matching) snapshot: Snapshot,
    pub(in crate::matching) rules: RuleSet,
    pub(in crate::matching) pairs: Vec<(Id, Id)>,
    pub(in crate::matching) outcome: Outcome,
}

impl Scene {
    /// A random round; `None` where its conditions contradict each other, or the judge is not content.
    pub(in crate::matching) fn random(seed: u64) -> Option<Self> {
        let snapshot = snapshot(&mut Dice::new(seed));
        let rules = rules(&snapshot);
        let matched = match matching::run(&snapshot, &rules, &Highs, &Unwatched) {
            Ok(matched) => matched,
            Err(Failure::Impossible(_) | Failure::Judge(..)) => return None,
            Err(other) => panic!("round {seed}: {other}"),
        };
        let pairs = matching::pairs(&matched.model.problem, &matched.solved.assignment);
        Some(Self { seed, snapshot, rules, pairs, outcome: matched.outcome })
    }

    /// The same round with other pairs.
    pub(in crate::matching) fn with(&self, pairs: Vec<(Id, Id)>) -> Self {
        let rules = rules(&self.snapshot);
        let (snapshot, outcome) = (self.snapshot.clone(), self.outcome.clone());
        Self { seed: self.seed, snapshot, rules, pairs, outcome }
    }
}

pub(in crate::matching) fn rules(snapshot: &Snapshot) -> RuleSet {
    RuleSet::new(&Pack::parse("pack.toml", PACK).unwrap(), &snapshot.round).unwrap()
}

pub(in crate::matching) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn point(dice: &mut Dice) -> Option<Point> {
    let mut near = |degrees: i32| degrees + i32::try_from(dice.below(9)).unwrap() * 10_000;
    let point = Point { lat_e6: near(56_500_000), lon_e6: near(21_000_000) };
    dice.in_hundred(80).then_some(point)
}

fn facts(dice: &mut Dice, all: &[(&str, usize, &[FactValue])]) -> Facts {
    let mut facts = Facts::new();
    for (name, percent, values) in all {
        let value = values[dice.below(values.len())].clone();
        if dice.in_hundred(*percent) {
            facts.insert((*name).to_owned(), value);
        }
    }
    facts
}

fn text(text: &str) -> FactValue {
    FactValue::Text(text.to_owned())
}

#[expect(clippy::too_many_lines, reason = "one list of what a round has")]
fn snapshot(dice: &mut Dice) -> Snapshot {
    let (people, places) = (2 + dice.below(6), 1 + dice.below(4));
    let (yes, no) = (FactValue::Bool(true), FactValue::Bool(false));
    let placements: Vec<Placement> = (0..places)
        .map(|p| Placement {
            id: id(&format!("P{p}")),
            organisation: "Piemēru dome".to_owned(),
            title: "Darbs".to_owned(),
            capacity: u32::try_from([1, 1, 2, 3, 0][dice.below(5)]).unwrap(),
            site: point(dice),
            facts: facts(
                dice,
                &[
                    ("site", 90, &[text("parks"), text("skola")]),
                    ("heavy", 95, &[no.clone(), no.clone(), yes.clone()]),
                    ("at_least", 60, &[FactValue::Whole(1), FactValue::Whole(2)]),
                ],
            ),
            about: None,
        })
        .collect();
    let day = NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
    let applicants: Vec<Applicant> = (0..people)
        .map(|a| {
            let minute = u32::try_from(dice.below(8)).unwrap();
            let agreed = text(&format!("P{}", dice.below(places)));
            Applicant {
                id: id(&format!("A{a}")),
                entry: Entry {
                    received: day.and_hms_opt(9, minute, 0).map(|moment| moment.and_utc()),
                    arrival: u64::try_from(a * 7 % 11).ok(),
                    draw_code: (people % 2 == 0).then(|| id(&format!("C{}", a * 3 % 7))),
                    first_in_line: None,
                },
                out_of_line: dice.in_hundred(5).then_some(OutOfLine::TakenBack),
                home: point(dice),
                facts: facts(
                    dice,
                    &[
                        ("able", 95, &[yes.clone(), yes.clone(), yes.clone(), yes.clone(), no.clone()]),
                        ("strong", 90, &[yes.clone(), no.clone()]),
                        ("large", 95, &[yes.clone(), no.clone(), no.clone()]),
                        ("school", 95, &[text("viena"), text("otra")]),
                        ("with", 30, &[text("a"), text("b")]),
                        ("agreed", 8, &[agreed]),
                    ],
                ),
            }
        })
        .collect();
    let mut wishes = Vec::new();
    for applicant in 0..people {
        for placement in 0..places {
            if dice.in_hundred(60) {
                let rank = u8::try_from(1 + dice.below(3)).unwrap();
                let refused = dice.in_hundred(8).then_some(Veto::Skills);
                let stated = dice.in_hundred(20).then(|| Metres::from(100 * dice.below(9) as u64));
                wishes.push(Wish { applicant, placement, rank, stated, refused, described: false });
            }
        }
    }
    let round = round(dice);
    let descriptions = if dice.in_hundred(35) { descriptions(dice, people) } else { Vec::new() };
    let wishes = widened(wishes, &descriptions, (&applicants, &placements));
    Snapshot {
        round,
        applicants,
        placements,
        wishes,
        descriptions,
        holders: Vec::new(),
        digest: "0".repeat(64),
    }
}

/// Wishes that name no placement, of some people, sorted.
fn descriptions(dice: &mut Dice, people: usize) -> Vec<Description> {
    let mut all = Vec::new();
    for applicant in 0..people {
        for _ in 0..dice.below(3) {
            let mut facts = BTreeMap::new();
            if dice.in_hundred(50) {
                facts.insert("heavy".to_owned(), vec![Accepted::Bool(dice.in_hundred(40))]);
            }
            if dice.in_hundred(40) {
                let sites = ["parks", "skola", "nekur"].map(|site| Accepted::Text(site.to_owned()));
                facts.insert("site".to_owned(), sites[dice.below(3)..].to_vec());
            }
            let rank = u8::try_from(1 + dice.below(3)).unwrap();
            let max_distance_m = dice.in_hundred(20).then(|| 1_000 * dice.below(6) as u64);
            all.push(Description { applicant, rank, facts, max_distance_m });
        }
    }
    all.sort_unstable();
    all
}

fn round(dice: &mut Dice) -> Round {
    let constraints = constraints(dice);
    let mut stages: Vec<Stage> = Stage::ALL
        .into_iter()
        .filter(|stage| match stage {
            Stage::Placed => true,
            Stage::Reserves => !constraints.reserves.is_empty(),
            _ => dice.in_hundred(70),
        })
        .collect();
    if stages.get(1..3) == Some(&[Stage::Reserves, Stage::Tiers]) && dice.in_hundred(50) {
        stages.swap(1, 2);
    }
    let order = if dice.in_hundred(50) {
        OrderBy::Registration
    } else {
        let seed = format!("seed {}", dice.below(1000));
        let commitment = Some(crate::domain::draw::commitment(&seed)).filter(|_| dice.in_hundred(50));
        OrderBy::Draw { seed, commitment }
    };
    Round {
        name: Texts::same("Paraugs"),
        programme: "summer-jobs".to_owned(),
        pack: "./pack.toml".to_owned(),
        language: Lang::Lv,
        dates: BTreeMap::from([("starts".to_owned(), NaiveDate::from_ymd_opt(2026, 6, 8).unwrap())]),
        order,
        ties: Ties::default(),
        stages,
        settings: BTreeMap::new(),
        constraints,
        limits: crate::domain::Limits::default(),
        answers: crate::domain::Answers::default(),
        visibility: crate::domain::Visibility::default(),
        consent: None,
        papers: Vec::new(),
        agreed: None,
        privacy: crate::domain::privacy::Privacy::default(),
        decision: crate::domain::decision::Decision::default(),
    }
}

/// None in a third of the rounds; otherwise each kind in some.
fn constraints(dice: &mut Dice) -> Constraints {
    let mut asked = Constraints::default();
    if dice.in_hundred(33) {
        return asked;
    }
    let whose = |fact: &str, is: &str| Whose { fact: fact.to_owned(), is: is.to_owned() };
    let quota = |name: &str, people_by: &[&str], placements_by: &[&str], max: usize| Quota {
        name: name.to_owned(),
        people_by: people_by.iter().map(ToString::to_string).collect(),
        placements_by: placements_by.iter().map(ToString::to_string).collect(),
        max: Some(max as u64),
        each: BTreeMap::new(),
        source: String::new(),
    };
    if dice.in_hundred(35) {
        asked.quotas.push(quota("skolas", &["school"], &[], 1 + dice.below(2)));
    }
    if dice.in_hundred(35) {
        let mut places = quota("objekti", &[], &["site"], 1 + dice.below(2));
        if dice.in_hundred(30) {
            places.each = BTreeMap::from([("parks".to_owned(), 0)]);
        }
        asked.quotas.push(places);
    }
    if dice.in_hundred(35) {
        let placements = dice.in_hundred(50).then(|| whose("site", "parks"));
        let seats = 1 + dice.below(2) as u64;
        let (name, source) = ("lielām ģimenēm".to_owned(), String::new());
        let people = whose("large", "yes");
        asked.reserves.push(ReserveSetting { name, seats, people, placements, source });
    }
    if dice.in_hundred(35) {
        let counts = dice.in_hundred(60);
        let extra = Extra { people: whose("strong", "no"), cost: 7, counts };
        asked.budgets.push(BudgetSetting {
            name: "nauda".to_owned(),
            limit: 10 + dice.below(30) as u64,
            cost: 10,
            extra: dice.in_hundred(60).then_some(extra),
            placements: dice.in_hundred(30).then(|| whose("site", "skola")),
            source: String::new(),
        });
    }
    asked.open_min = dice.in_hundred(25).then(|| "at_least".to_owned());
    asked.together = dice.in_hundred(25).then(|| "with".to_owned());
    asked.pinned = dice.in_hundred(25).then(|| "agreed".to_owned());
    asked
}
