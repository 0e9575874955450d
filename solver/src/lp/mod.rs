//! The engine of linear programmes: HiGHS suggests, exact steps finish. A second opinion for whatever the
//! network engine says, and the way to constraints that are no network.

mod cutoffs;
mod exchange;
mod face;
#[cfg(feature = "highs")]
mod mixed;
#[cfg(not(feature = "highs"))]
mod no_programme;
mod price;
#[cfg(feature = "highs")]
mod programme;
mod residual;
mod serve;
#[cfg(feature = "highs")]
mod session;

use crate::sequence::sequence;
use crate::{Assignment, Control, Engine, PriceStage, Problem, Solved, Stage, Stages, problem::TIE_WORDS};
use cutoffs::cutoffs;
use face::Face;
#[cfg(feature = "highs")]
pub use mixed::Highs;
#[cfg(not(feature = "highs"))]
use no_programme as programme;

/// What a programme suggests: an assignment in whole numbers, and prices of placements, then groups.
struct Hint {
    assignment: Assignment,
    prices: Vec<i128>,
}

/// Where each stage starts from. What it ends with is the same for every start, wherever it is unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// From the solution of a linear programme: fast. Without the feature `highs` the same as [`Start::Nothing`].
    LinearProgramme,
    /// From what the stage before left: the exact steps do everything. A second opinion for tests.
    Nothing,
}

/// Solves a problem for stages that fit it.
pub(crate) fn solve(start: Start, problem: &Problem, stages: &Stages, control: &dyn Control) -> Solved {
    control.begins(Stage::Placed);
    let (assignment, repairs, served) = placed(start, problem, stages, control);
    let mut solved =
        Solved { finished: served, repairs, ..Solved::new(assignment, Engine::LinearProgramme(start)) };
    if served {
        solved.finished = cost_stages(start, problem, stages, &mut solved, control);
    }
    // The steps lead through people where they are in the end, so cut-offs come last.
    (solved.certificate.cutoffs, solved.certificate.steps) = cutoffs(problem, stages, &solved.assignment);
    solved
}

/// The stages after `order`, each on the face that the one before left; whether all were finished.
fn cost_stages(
    start: Start,
    problem: &Problem,
    stages: &Stages,
    solved: &mut Solved,
    control: &dyn Control,
) -> bool {
    let mut face = Face::new(problem, stages, &solved.assignment);
    let priced = [(Stage::Rank, PriceStage::Rank), (Stage::Distance, PriceStage::Distance)];
    for (stage, price) in priced.into_iter().filter(|(stage, _)| stages.has(*stage)) {
        control.begins(stage);
        if !cheapest(start, problem, &mut face, price, solved, control) {
            return false;
        }
    }
    if !stages.has(Stage::Tiebreak) {
        return true;
    }
    control.begins(Stage::Tiebreak);
    for word in 1..=TIE_WORDS {
        solved.certificate.unique = price::ranking(problem, &face, &solved.assignment);
        if solved.certificate.unique.is_some() {
            return true;
        }
        if !cheapest(start, problem, &mut face, PriceStage::Word(word), solved, control) {
            return false;
        }
    }
    solved.certificate.unique = price::ranking(problem, &face, &solved.assignment);
    solved.certificate.unique.is_some()
}

/// The stages `placed`, `tiers` and `order`: an assignment, the repairs it took, whether it was finished.
fn placed(
    start: Start,
    problem: &Problem,
    stages: &Stages,
    control: &dyn Control,
) -> (Assignment, usize, bool) {
    let stop = || control.stop();
    if stages.has(Stage::Order) {
        control.begins(Stage::Order);
    } else if start == Start::LinearProgramme
        // Under a time limit serving goes first: it is as exact, and sooner done than a programme is built.
        && control.millis_left().is_none()
        && let Some(mut assignment) = programme::place(problem, stages.has(Stage::Tiers))
    {
        let repairs = exchange::improve(problem, stages, &mut assignment);
        return (assignment, repairs, true);
    }
    // In order, or when the linear programme gave nothing usable: serving by tier is exact as well.
    let (assignment, served) = serve::serve(problem, &sequence(problem), &stop);
    (assignment, 0, served)
}

/// Solves one cost stage on the face, notes its prices and narrows the face; `false` when stopped.
fn cheapest(
    start: Start,
    problem: &Problem,
    face: &mut Face,
    stage: PriceStage,
    solved: &mut Solved,
    control: &dyn Control,
) -> bool {
    let costs = price::costs(problem, face, stage);
    let hint = match start {
        Start::LinearProgramme => {
            programme::cheapest(problem, face, &costs, &solved.assignment, control.millis_left())
        }
        Start::Nothing => None,
    };
    let prices = match hint {
        Some(hint) => {
            solved.assignment = hint.assignment;
            hint.prices
        }
        None => Vec::new(),
    };
    let settled =
        price::settle(problem, face, stage, &costs, &mut solved.assignment, prices, &|| control.stop());
    let Some((prices, cancelled)) = settled else { return false };
    solved.repairs += cancelled;
    face.restrict(problem, &solved.assignment, &prices);
    solved.certificate.prices.push(prices);
    true
}
