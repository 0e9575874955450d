//! The network engine: whole numbers from beginning to end, for every problem without side constraints.
//! Serves in order, then prices stage after stage what is still open. `MODEL.md` says why each step is right.

mod auction;
mod bidding;
mod crew;
mod exchanges;
mod graph;
mod heap;
mod number;
mod part;
mod reverse;
mod seats;
mod serve;
mod settle;
mod stages;
mod steps;
mod tight;

use crate::sequence::sequence;
use crate::{
    Assignment, Certificate, Control, CutOff, Engine, PriceSet, PriceStage, Problem, Ranking, Solved, Stage,
    Stages, Step, problem::TIE_WORDS,
};
use crew::Crew;
use graph::WholeGraph;
pub(crate) use number::Number;
use seats::{NONE, Seats};
use stages::Rest;
use tight::TightGraph;

/// Solves a problem for stages that fit it; the same for any number of threads.
pub(crate) fn solve(problem: &Problem, stages: &Stages, threads: usize, control: &dyn Control) -> Solved {
    let Priced { place, mut certificate, reach, finished } = priced(problem, stages, threads, control);
    (certificate.cutoffs, certificate.steps) = steps::steps(problem, stages, &place, &reach);
    let assignment = Assignment::new(place.into_iter().map(|p| (p != NONE).then_some(p)).collect());
    Solved { certificate, finished, ..Solved::new(assignment, Engine::Network) }
}

/// A solution without its cut-offs.
pub(crate) struct Priced {
    /// By applicant: the placement, or `u32::MAX`.
    pub(crate) place: Vec<u32>,
    /// Prices, and the ranking where it is the only solution.
    pub(crate) certificate: Certificate,
    /// By placement: the latest place in line that exchanges lead to.
    reach: Vec<u64>,
    pub(crate) finished: bool,
}

/// Solves, and leaves out the cut-offs.
pub(crate) fn priced(problem: &Problem, stages: &Stages, threads: usize, control: &dyn Control) -> Priced {
    let crew = Crew::new(threads, control);
    control.begins(if stages.has(Stage::Order) { Stage::Order } else { Stage::Placed });
    let (seats, served) = serve::serve(problem, &sequence(problem), &|| crew.stop());
    let graph = WholeGraph::new(problem, stages, &seats);
    let split = exchanges::split(&graph);
    let mut certificate = Certificate::default();
    let mut place = seats.place.clone();
    let rest = Rest::Whole(&graph, &split);
    let finished = served && price(problem, stages, rest, &mut place, &mut certificate, &crew);
    Priced { place, certificate, reach: split.reach, finished }
}

/// What is left to say of an optimal assignment with its prices: cut-offs, their steps, and the ranking that
/// shows it to be the only one, if the prices leave no other.
pub(crate) fn prove(
    problem: &Problem,
    stages: &Stages,
    place: &[u32],
    prices: &[PriceSet],
) -> (Vec<CutOff>, Vec<Option<Step>>, Option<Ranking>) {
    let seats = Seats::of(problem, place);
    let graph = WholeGraph::new(problem, stages, &seats);
    let split = exchanges::split(&graph);
    let (cutoffs, steps) = steps::steps(problem, stages, place, &split.reach);
    let asked = stages.has(Stage::Tiebreak);
    let unique =
        asked.then(|| TightGraph::new(problem, stages, &seats, &cutoffs, prices).ranking()).flatten();
    (cutoffs, steps, unique)
}

/// The stages after `order`; whether all were finished.
fn price(
    problem: &Problem,
    stages: &Stages,
    mut rest: Rest<'_>,
    place: &mut [u32],
    certificate: &mut Certificate,
    crew: &Crew<'_>,
) -> bool {
    let mut asked = Vec::new();
    for (stage, priced) in [(Stage::Rank, PriceStage::Rank), (Stage::Distance, PriceStage::Distance)] {
        if stages.has(stage) {
            asked.push((stage, priced));
        }
    }
    for (stage, priced) in asked {
        crew.begins(stage);
        let Some((left, set)) = rest.price(problem, stages, priced, place, crew) else { return false };
        rest = left;
        certificate.prices.push(set);
    }
    if !stages.has(Stage::Tiebreak) {
        return true;
    }
    crew.begins(Stage::Tiebreak);
    for word in 1..=TIE_WORDS {
        certificate.unique = rest.ranking(problem, stages);
        if certificate.unique.is_some() {
            return true;
        }
        let priced = PriceStage::Word(word);
        let Some((left, set)) = rest.price(problem, stages, priced, place, crew) else { return false };
        rest = left;
        certificate.prices.push(set);
    }
    certificate.unique = rest.ranking(problem, stages);
    certificate.unique.is_some()
}
