//! Parts of the certificate under side constraints that belong to no row: goals, questions and where their answers lead,
//! people left out, what follows from budgets. Prices of rows stand with the rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    find,
    words::{price_name, price_stage},
};
use crate::{Cut, Disjunction, Goal, LeftOut, Prices, Problem, RowPrices, Tree, TreeNode, problem::Ids};

/// The identifiers of applicants and of placements.
pub(super) type Names<'a> = (&'a Ids, &'a Ids);

/// By name: the place in a list. Looked up line by line, a long list would take as many looks as its square.
pub(super) type Places<'a> = BTreeMap<&'a str, u32>;

/// The places of these names.
pub(super) fn places<'a>(names: impl Iterator<Item = &'a str>) -> Places<'a> {
    names.zip(0u32..).collect()
}

/// A set of prices: what it is for, what one counts, what one of each earlier goal is worth.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetLine {
    goal: String,
    scale: i128,
    beside: BesideLine,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    only: bool,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    questions: Vec<QuestionLine>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    knots: Vec<KnotLine>,
}

/// Prices that belong to no row: of earlier goals, of cuts, of answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BesideLine {
    earlier: Vec<i128>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    cuts: Vec<i128>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    answers: Vec<(u32, i128)>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum QuestionLine {
    /// How many of these people are at a placement.
    Count { placement: String, applicants: Vec<String> },
    /// Whether a person is placed.
    Person(String),
    /// Whether a placement runs.
    Runs(String),
}

/// Answers up to `at` lead to one knot, others to another; or, without these, prices: every row has one more of them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum KnotLine {
    Split { question: u32, at: u64, below: u32, above: u32 },
    Prices(BesideLine),
}

/// People for whom there is no place besides earlier ones: every row has one more price of theirs.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeftOutLine {
    people: Vec<String>,
    prices: BesideLine,
}

/// What follows from a budget: what one place of each cost is worth, and the most that all are.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CutLine {
    budget: String,
    worth: Vec<(u64, u64)>,
    most: u64,
}

fn beside(prices: &Prices) -> BesideLine {
    let Prices { cuts, earlier, answers, .. } = prices.clone();
    BesideLine { earlier, cuts, answers }
}

impl SetLine {
    pub(super) fn new(problem: &Problem, set: &RowPrices) -> Self {
        let person = |a: u32| problem.applicant_ids().get(a as usize).to_owned();
        let place = |p: u32| problem.placement_ids().get(p as usize).to_owned();
        let question = |question: &Disjunction| match question {
            Disjunction::Count { placement, applicants } => {
                let applicants = applicants.iter().map(|&a| person(a)).collect();
                QuestionLine::Count { placement: place(*placement), applicants }
            }
            Disjunction::Person(a) => QuestionLine::Person(person(*a)),
            Disjunction::Runs(p) => QuestionLine::Runs(place(*p)),
        };
        let knot = |knot: &TreeNode| match *knot {
            TreeNode::Branch { disjunction: question, at, below, above } => {
                KnotLine::Split { question, at, below, above }
            }
            TreeNode::Leaf(ref prices) => KnotLine::Prices(beside(prices)),
        };
        let tree = set.tree.as_ref();
        Self {
            goal: goal_name(problem, set.goal),
            scale: set.scale,
            beside: beside(&set.prices),
            only: set.only,
            questions: tree.map_or_else(Vec::new, |tree| tree.disjunctions.iter().map(question).collect()),
            knots: tree.map_or_else(Vec::new, |tree| tree.nodes.iter().map(knot).collect()),
        }
    }

    /// The set without the prices of its rows.
    pub(super) fn read(self, (applicants, placements): &Names<'_>) -> Result<RowPrices, String> {
        let goal = goal(&self.goal, applicants).ok_or_else(|| format!("goal {}", self.goal))?;
        let person =
            |id: &str| find(applicants, id).ok_or_else(|| format!("a question about applicant {id}"));
        let place = |id: &str| find(placements, id).ok_or_else(|| format!("a question about placement {id}"));
        let question = |line: QuestionLine| {
            Ok::<_, String>(match line {
                QuestionLine::Count { placement, applicants } => {
                    let applicants: Result<Vec<u32>, String> =
                        applicants.iter().map(|id| person(id)).collect();
                    Disjunction::Count { placement: place(&placement)?, applicants: applicants? }
                }
                QuestionLine::Person(id) => Disjunction::Person(person(&id)?),
                QuestionLine::Runs(id) => Disjunction::Runs(place(&id)?),
            })
        };
        let knot = |line: KnotLine| match line {
            KnotLine::Split { question, at, below, above } => {
                TreeNode::Branch { disjunction: question, at, below, above }
            }
            KnotLine::Prices(line) => TreeNode::Leaf(prices(line)),
        };
        let questions: Result<Vec<Disjunction>, String> = self.questions.into_iter().map(question).collect();
        let tree = Tree { disjunctions: questions?, nodes: self.knots.into_iter().map(knot).collect() };
        let tree = Some(tree).filter(|tree| !tree.nodes.is_empty());
        Ok(RowPrices { goal, scale: self.scale, prices: prices(self.beside), tree, only: self.only })
    }
}

impl LeftOutLine {
    pub(super) fn new(problem: &Problem, left_out: &LeftOut) -> Self {
        let name = |&a: &u32| problem.applicant_ids().get(a as usize).to_owned();
        Self { people: left_out.people.iter().map(name).collect(), prices: beside(&left_out.prices) }
    }

    pub(super) fn read(self, (applicants, _): &Names<'_>) -> Result<LeftOut, String> {
        let person = |id: &String| find(applicants, id).ok_or_else(|| format!("applicant {id} left out"));
        let people: Result<Vec<u32>, String> = self.people.iter().map(person).collect();
        Ok(LeftOut { people: people?, prices: prices(self.prices) })
    }
}

impl CutLine {
    pub(super) fn new(problem: &Problem, cut: &Cut) -> Self {
        let budget = problem.side().budgets[cut.budget as usize].id.clone();
        Self { budget, worth: cut.coefficients.clone(), most: cut.most }
    }

    pub(super) fn read(self, budgets: &Places<'_>) -> Result<Cut, String> {
        let budget = budgets.get(self.budget.as_str());
        let budget = *budget.ok_or_else(|| format!("cut of budget {}", self.budget))?;
        Ok(Cut { budget, coefficients: self.worth, most: self.most })
    }
}

/// Prices without those of rows.
fn prices(line: BesideLine) -> Prices {
    let BesideLine { earlier, cuts, answers } = line;
    Prices { earlier, cuts, answers, rows: Vec::new() }
}

/// What stands before the identifier of a person who is shown to be out.
const PERSON: &str = "person-";

fn goal_name(problem: &Problem, goal: Goal) -> String {
    match goal {
        Goal::Placed => "placed".to_owned(),
        Goal::Reserves => "reserves".to_owned(),
        Goal::Tier(tier) => format!("tier-{tier}"),
        Goal::Person(a) => format!("{PERSON}{}", problem.applicant_ids().get(a as usize)),
        Goal::Priced(stage) => price_name(stage),
    }
}

fn goal(name: &str, applicants: &Ids) -> Option<Goal> {
    if let Some(id) = name.strip_prefix(PERSON) {
        return find(applicants, id).map(Goal::Person);
    }
    match name {
        "placed" => Some(Goal::Placed),
        "reserves" => Some(Goal::Reserves),
        _ => match name.strip_prefix("tier-") {
            Some(tier) => tier.parse().ok().map(Goal::Tier),
            None => price_stage(name).map(Goal::Priced),
        },
    }
}
