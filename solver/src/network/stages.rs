//! The stages after `order`, one after another, each on what the one before left: split, settle every piece,
//! lift the pieces' prices over each other, keep what is tight. Pieces know nothing of each other, so they
//! are shared among threads; what comes out never depends on how.

use super::{
    crew::Crew,
    exchanges::{Exchanges, split},
    graph::WholeGraph,
    part::{Part, PartGraph, Pieces, Source, pieces},
    settle::{Costs, Settled, settle},
};
use crate::components::Components;
use crate::{PriceSet, PriceStage, Problem, Ranking, certificate::groups};

/// What the stages so far leave open.
pub(super) enum Rest<'a> {
    /// No stage was priced yet.
    Whole(&'a WholeGraph<'a>, &'a Components),
    /// What is still undecided after the last one.
    Parts(Vec<Part>),
}

/// What a stage says of one graph.
struct Outcome {
    /// Prices by placement of the problem.
    prices: Vec<(u32, i128)>,
    /// Prices by group.
    groups: Vec<i128>,
    /// Where applicants are now.
    moves: Vec<(u32, u32)>,
    rest: Vec<Part>,
}

/// A piece after a stage.
struct Done {
    /// By placement: the index in the piece's graph, and the price inside the piece.
    prices: Vec<(u32, i128)>,
    moves: Vec<(u32, u32)>,
    rest: Option<Part>,
}

/// One stage and what it costs.
#[derive(Clone, Copy)]
struct Pricing<'a> {
    problem: &'a Problem,
    stage: PriceStage,
    /// No pair costs more.
    most: i128,
}

impl<'a> Rest<'a> {
    /// Prices a stage, moves people to the cheapest seats, and says what is left open. `None` when stopped.
    pub(super) fn price(
        self,
        problem: &Problem,
        stages: &crate::Stages,
        stage: PriceStage,
        place: &mut [u32],
        crew: &Crew<'_>,
    ) -> Option<(Rest<'a>, PriceSet)> {
        let pricing = Pricing { problem, stage, most: most(problem, stage) };
        let mut set = PriceSet {
            stage,
            placements: vec![0; problem.placements()],
            groups: vec![0; groups(problem, stages).len()],
        };
        let outcomes = match self {
            Self::Whole(graph, split) => vec![pricing.whole(graph, split, crew)?],
            Self::Parts(parts) => {
                crew.map(parts, |part| part.people.len(), |part, stop| pricing.part(&part, stop))?
            }
        };
        let mut rest = Vec::new();
        for outcome in outcomes {
            for (placement, price) in outcome.prices {
                set.placements[placement as usize] = price;
            }
            if !outcome.groups.is_empty() {
                set.groups = outcome.groups;
            }
            for (applicant, placement) in outcome.moves {
                place[applicant as usize] = placement;
            }
            rest.extend(outcome.rest);
        }
        Some((Self::Parts(rest), set))
    }

    /// The ranking that shows that nothing is left open but where dummy agents sit, if nothing is.
    pub(super) fn ranking(&self, problem: &Problem, stages: &crate::Stages) -> Option<Ranking> {
        let mut ranking = Ranking {
            placements: vec![0; problem.placements()],
            groups: vec![0; groups(problem, stages).len()],
        };
        match self {
            Self::Whole(graph, split) => {
                let outside = graph.placements() + graph.groups();
                if pieces(*graph, split).parts.iter().any(|part| has_people(problem, part)) {
                    return None;
                }
                let above = |node: usize| above(split, outside, node);
                ranking.placements = (0..graph.placements()).map(above).collect();
                ranking.groups = (graph.placements()..outside).map(above).collect();
            }
            Self::Parts(parts) => {
                for part in parts {
                    let graph = PartGraph::new(part);
                    let split = split(&graph);
                    if pieces(&graph, &split).parts.iter().any(|part| has_people(problem, part)) {
                        return None;
                    }
                    for (p, &place) in part.places.iter().enumerate() {
                        ranking.placements[place as usize] = above(&split, graph.reference(), p);
                    }
                }
            }
        }
        Some(ranking)
    }
}

impl Pricing<'_> {
    /// The first priced stage: pieces of the whole problem, shared among the crew.
    fn whole(self, graph: &WholeGraph<'_>, split: &Components, crew: &Crew<'_>) -> Option<Outcome> {
        let Pieces { parts, places } = pieces(graph, split);
        let work: Vec<(Part, Vec<u32>)> = parts.into_iter().zip(places).collect();
        let done = crew.map(
            work,
            |(part, _)| part.people.len(),
            |(part, places), stop| self.piece(part, &places, stop),
        )?;
        Some(self.lifted(graph, split, graph.placements() + graph.groups(), done))
    }

    /// A later stage, on one part.
    fn part(self, part: &Part, stop: &dyn Fn() -> bool) -> Option<Outcome> {
        let graph = PartGraph::new(part);
        let split = split(&graph);
        let Pieces { parts, places } = pieces(&graph, &split);
        let work = parts.into_iter().zip(places);
        let done =
            work.map(|(part, places)| self.piece(part, &places, stop)).collect::<Option<Vec<Done>>>()?;
        let mut outcome = self.lifted(&graph, &split, graph.reference(), done);
        // Groups are worth nothing in every part: their people are settled by the first priced stage.
        outcome.groups.clear();
        Some(outcome)
    }

    /// One piece by itself.
    fn piece(self, mut part: Part, places: &[u32], stop: &dyn Fn() -> bool) -> Option<Done> {
        let before = part.seat.clone();
        let costs = self.costs(&part);
        let Settled { prices, tight, cheap } = settle(&mut part, costs, stop)?;
        let others = (0..part.people.len()).filter(|&person| part.seat[person] != before[person]);
        let seat = |seat: u32| part.places.get(seat as usize).copied().unwrap_or(seat);
        let moves = others.map(|person| (part.people[person], seat(part.seat[person]))).collect();
        // Who is cheaper placed than left out is placed in every solution that is as good.
        for (must, cheap) in part.must.iter_mut().zip(cheap) {
            *must |= cheap;
        }
        for (full, &price) in part.full.iter_mut().zip(&prices) {
            *full |= price != 0;
        }
        let rest = part.reduce(&tight);
        Some(Done { prices: places.iter().copied().zip(prices).collect(), moves, rest })
    }

    /// Puts the prices of pieces together: lifted so far above each other, against the direction of
    /// exchanges, that no exchange between two can pay.
    fn lifted<S: Source>(self, graph: &S, split: &Components, reference: usize, done: Vec<Done>) -> Outcome {
        let inside = || done.iter().flat_map(|done| done.prices.iter().map(|(_, price)| *price));
        let spread = inside().max().unwrap_or(0).max(0) - inside().min().unwrap_or(0).min(0);
        let lift = self.most + spread + 1;
        let base = |node: usize| -lift * above(split, reference, node);
        let mut prices: Vec<(u32, i128)> =
            (0..).take(graph.placements()).map(|p| (graph.place(p), base(p as usize))).collect();
        let groups = (graph.placements()..graph.placements() + graph.groups()).map(base).collect();
        let mut outcome = Outcome { prices: Vec::new(), groups, moves: Vec::new(), rest: Vec::new() };
        for piece in done {
            for (p, price) in piece.prices {
                prices[p as usize].1 += price;
            }
            outcome.moves.extend(piece.moves);
            outcome.rest.extend(piece.rest);
        }
        outcome.prices = prices;
        outcome
    }

    fn costs(self, part: &Part) -> Costs {
        let pairs = || part.pairs.iter().map(|&pair| pair as usize);
        match self.stage {
            PriceStage::Rank => {
                Costs::Narrow(pairs().map(|at| u32::from(self.problem.rank_at(at))).collect())
            }
            PriceStage::Distance if self.most > i128::from(u32::MAX) => {
                Costs::Wide(pairs().map(|at| self.problem.distance_at(at)).collect())
            }
            PriceStage::Distance => {
                let narrow = |at| u32::try_from(self.problem.distance_at(at)).unwrap_or(u32::MAX);
                Costs::Narrow(pairs().map(narrow).collect())
            }
            PriceStage::Word(word) => {
                let mut costs = Vec::with_capacity(part.pairs.len());
                for person in 0..part.people.len() {
                    let words = part.row(person).map(|at| {
                        self.problem.tie_word(
                            part.people[person] as usize,
                            part.places[part.to[at] as usize],
                            word,
                        )
                    });
                    costs.extend(words);
                }
                Costs::Narrow(costs)
            }
        }
    }
}

/// Whether anybody in a part is more than a blocker: which of them sits where does not matter.
fn has_people(problem: &Problem, part: &Part) -> bool {
    part.people.iter().any(|&applicant| (applicant as usize) < problem.people())
}

/// How far a node stands above another, against the direction of exchanges.
pub(super) fn above(split: &Components, reference: usize, node: usize) -> i128 {
    i128::from(split.height[node]) - i128::from(split.height[reference])
}

/// No pair costs more in this stage.
fn most(problem: &Problem, stage: PriceStage) -> i128 {
    match stage {
        PriceStage::Rank => i128::from(problem.highest_rank()),
        PriceStage::Distance => i128::from(problem.longest_distance()),
        PriceStage::Word(_) => i128::from(u32::MAX),
    }
}
