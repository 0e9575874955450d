//! The network engine under side constraints: caps on people and placements, reserves, pins and forbidden pairs, as
//! long as all of them together are a network. Whole numbers from beginning to end. Each stage finds the least cost of
//! a flow, keeps the potentials as its proof, and leaves to the next what they do not decide (`MODEL.md`, section 10).

mod cutoffs;
mod dummies;
mod goal;
mod line;
mod min_cost;
mod net;
mod paths;
mod potential;
mod ranking;
mod shape;
mod unit_costs;

use crate::sequence::sequence;
use crate::{
    Certificate, Control, CutOff, Engine, Family, Goal, PriceStage, Prices, Problem, RowPrices, RowProof,
    Solved, Stage, Stages, certificate::Key, problem::TIE_WORDS, solution::Assignment,
};
use net::{NONE, Net};
pub(crate) use paths::PathSearch;
use shape::{Shape, What};

/// As much of a problem with side constraints as is a network: often all of it.
pub(crate) struct Network(Shape);

impl Network {
    /// The network of a problem.
    pub(crate) fn of(problem: &Problem, stages: &Stages) -> Self {
        Self(shape::shape(problem, stages.has(Stage::Reserves)))
    }

    /// Whether nothing that the problem asks is left out.
    pub(crate) fn is_whole(&self) -> bool {
        self.0.whole
    }

    /// By row of the problem that has a place in the network: the row around it.
    #[expect(
        clippy::option_option,
        reason = "a row that has no place is not the same as one with nothing around it"
    )]
    pub(crate) fn nesting(&self, problem: &Problem) -> Vec<Option<Option<usize>>> {
        let mut nesting = vec![None; problem.rows()];
        for forest in [&self.0.people, &self.0.places] {
            for (set, parent) in forest.sets.iter().zip(&forest.parent) {
                let around = parent.and_then(|around| row(problem, forest.sets[around as usize].what));
                if let Some(row) = row(problem, set.what) {
                    nesting[row] = Some(around);
                }
            }
        }
        nesting
    }

    /// Whether cut-offs prove who is placed.
    pub(crate) fn has_cutoffs(&self) -> bool {
        self.0.matroid
    }

    /// The same network, in which walks prove who is placed.
    pub(crate) fn without_cutoffs(mut self) -> Self {
        self.0.matroid = false;
        self
    }

    /// Whether every reserve is part of it.
    pub(crate) fn has_reserves(&self, problem: &Problem) -> bool {
        let inside = |forest: &shape::Forest| {
            forest.sets.iter().filter(|set| matches!(set.what, What::Reserve(_))).count()
        };
        self.0.whole || inside(&self.0.people) + inside(&self.0.places) == problem.side().reserves.len()
    }

    /// By row of the problem: where it stands.
    pub(crate) fn families(&self, problem: &Problem) -> Vec<Family> {
        let mut families = vec![Family::Beside; problem.rows()];
        for (forest, family) in [(&self.0.people, Family::People), (&self.0.places, Family::Places)] {
            for set in &forest.sets {
                if let Some(row) = row(problem, set.what) {
                    families[row] = family;
                }
            }
        }
        families
    }

    /// Solves what is a network; `None` when the pins do not fit.
    pub(crate) fn solve(
        &self,
        problem: &Problem,
        stages: &Stages,
        threads: usize,
        control: &dyn Control,
    ) -> Option<Solved> {
        let blocked = dummies::solve(problem, stages, &self.0, (threads, control));
        let (assignment, mut proof, finished) = if let Some(solved) = blocked {
            (solved.assignment, solved.proof, solved.finished)
        } else {
            let mut work = self.work(problem, control)?;
            let finished = work.stages(problem, stages, &self.0, threads);
            (work.assignment(problem), work.proof, finished)
        };
        proof.families = self.families(problem);
        if self.0.matroid && finished {
            (proof.cutoffs, proof.steps) = cutoffs::cutoffs(problem, stages, &self.0.places, &assignment);
        }
        let cutoffs = shown(problem, stages, &proof, &assignment);
        let certificate = Certificate { cutoffs, rows: Some(proof), ..Certificate::default() };
        Some(Solved { certificate, finished, ..Solved::new(assignment, Engine::Network) })
    }

    /// The network with the pins in it, to work on; `None` when they do not fit.
    pub(crate) fn work<'a>(&self, problem: &Problem, control: &'a dyn Control) -> Option<Work<'a>> {
        let mut net = Net::new(problem, &self.0);
        for &(a, p) in &problem.side().pins {
            if !net.pin(problem, a as usize, p) {
                return None;
            }
        }
        let proof = RowProof { families: self.families(problem), ..RowProof::default() };
        Some(Work { net, proof, control })
    }
}

/// Cut-offs by placement for people to read. Where they prove nothing, the key of the last holder.
pub(crate) fn shown(
    problem: &Problem,
    stages: &Stages,
    proof: &RowProof,
    assignment: &Assignment,
) -> Vec<CutOff> {
    let places = problem.placements();
    if proof.cutoffs.len() >= places {
        return proof.cutoffs[..places].to_vec();
    }
    let loads = assignment.loads(places);
    let free = |p: usize| loads[p] < problem.capacity(p);
    let mut shown: Vec<CutOff> =
        (0..places).map(|p| if free(p) { CutOff::Open } else { CutOff::None }).collect();
    for (a, held) in assignment.as_slice().iter().enumerate() {
        if let Some(p) = held {
            let key = CutOff::Last(Key::of(problem, stages, a));
            shown[*p as usize] = shown[*p as usize].max(key);
        }
    }
    shown
}

/// The row that a set stands for.
fn row(problem: &Problem, what: What) -> Option<usize> {
    match what {
        What::Row(row) => Some(row),
        What::Reserve(at) => Some(problem.row_of_reserve(at)),
        What::Person(_) => None,
    }
}

/// A network under work: what flows, what is closed, and the prices that closed it.
#[derive(Clone)]
pub(crate) struct Work<'a> {
    net: Net,
    pub(crate) proof: RowProof,
    control: &'a dyn Control,
}

impl Work<'_> {
    /// Who is where.
    pub(crate) fn assignment(&self, problem: &Problem) -> Assignment {
        self.net.assignment(problem)
    }

    /// Whether a pair may still be chosen.
    pub(crate) fn remains(&self, at: usize) -> bool {
        let arc = self.net.pair_arc[at];
        arc != NONE && (!self.net.frozen[arc as usize] || self.net.flow[arc as usize] > 0)
    }

    /// Whether a person is placed in whatever is still open.
    pub(crate) fn stays_in(&self, applicant: usize) -> bool {
        let arc = self.net.person_arc[applicant];
        arc != NONE && self.net.frozen[arc as usize] && self.net.flow[arc as usize] > 0
    }

    /// For every row of which something is closed: the least and the most of its pairs that can still be chosen.
    pub(crate) fn closed(&self, problem: &Problem, each: &mut dyn FnMut(usize, Option<i64>, Option<i64>)) {
        let frozen = |arc: u32| self.net.frozen[arc as usize].then(|| self.net.flow[arc as usize]);
        for link in &self.net.links {
            let Some(row) = row(problem, link.what) else { continue };
            let (least, most) = match (frozen(link.arc), link.beyond.map(frozen)) {
                (flow, None) => (flow, flow),
                (flow, Some(None)) => (flow, None),
                (None, Some(Some(beyond))) => (Some(beyond), Some(beyond + self.net.room[link.arc as usize])),
                (Some(flow), Some(Some(beyond))) => (Some(flow + beyond), Some(flow + beyond)),
            };
            if least.is_some() || most.is_some() {
                each(row, least, most);
            }
        }
    }

    /// Lets the flow be this assignment, which must not use what is closed.
    pub(crate) fn adopt(&mut self, problem: &Problem, assignment: &Assignment) {
        self.net.flow.fill(0);
        for (a, held) in assignment.as_slice().iter().enumerate() {
            let arc = held.and_then(|p| problem.find_pair(a, p)).map_or(NONE, |at| self.net.pair_arc[at]);
            if arc != NONE {
                self.net.carry(arc);
            }
        }
    }

    /// A person stays in or out from now on.
    pub(crate) fn hold(&mut self, problem: &Problem, applicant: usize) {
        let arc = self.net.person_arc[applicant];
        if arc == NONE {
            return;
        }
        self.net.frozen[arc as usize] = true;
        if self.net.flow[arc as usize] == 0 {
            for at in problem.pair_range(applicant) {
                let arc = self.net.pair_arc[at];
                if arc != NONE {
                    self.net.frozen[arc as usize] = true;
                }
            }
        }
    }

    /// Somebody to walk through the network as it is now.
    pub(crate) fn paths(&self) -> PathSearch {
        PathSearch::new(&self.net)
    }

    /// Places one person more, if the network alone allows it with everyone kept who is held.
    pub(crate) fn place(&mut self, paths: &mut PathSearch, applicant: usize) -> bool {
        let arc = self.net.person_arc[applicant];
        if arc == NONE || self.net.frozen[arc as usize] {
            return false;
        }
        paths.place(&mut self.net, arc);
        self.net.flow[arc as usize] > 0
    }

    /// Takes back the last [`place`](Self::place) that succeeded.
    pub(crate) fn take_back(&mut self, paths: &PathSearch) {
        paths.back(&mut self.net);
    }

    /// The ranking that shows the flow to be the only one left.
    pub(crate) fn rank(&mut self, problem: &Problem) -> bool {
        self.proof.ranking = ranking::ranking(problem, &self.net);
        self.proof.ranking.is_some()
    }

    /// All stages, one after another; whether all were finished.
    fn stages(&mut self, problem: &Problem, stages: &Stages, shape: &Shape, threads: usize) -> bool {
        let people = sequence(problem);
        let served_at_once = shape.matroid && stages.has(Stage::Order);
        self.control.begins(if served_at_once { Stage::Order } else { Stage::Placed });
        let control = self.control;
        let stop = || control.stop();
        if !PathSearch::new(&self.net).serve(&mut self.net, &people, served_at_once, &stop) {
            return false;
        }
        for stage in stages.iter() {
            let nothing_to_fill = stage == Stage::Reserves && problem.side().reserves.is_empty();
            if nothing_to_fill || (served_at_once && matches!(stage, Stage::Placed | Stage::Tiers)) {
                continue;
            }
            self.control.begins(stage);
            let finished = match stage {
                Stage::Placed => self.reach(problem, Goal::Placed),
                Stage::Reserves => self.reach(problem, Goal::Reserves),
                Stage::Tiers => {
                    problem.tiers_present().iter().all(|&tier| self.reach(problem, Goal::Tier(tier)))
                }
                Stage::Order => self.order(problem, &people, served_at_once),
                Stage::Rank => self.reach(problem, Goal::Priced(PriceStage::Rank)),
                Stage::Distance => self.reach(problem, Goal::Priced(PriceStage::Distance)),
                Stage::Tiebreak => self.tiebreak(problem),
            };
            if !finished {
                return false;
            }
            if stage == Stage::Order
                && let Some(finished) = self.after_order(problem, stages, shape, threads)
            {
                return finished;
            }
        }
        true
    }

    /// The stages after `order`, by the engine that knows no caps on people: nobody comes in or goes out any more. Whether all were
    /// finished; `None` where they need this network.
    fn after_order(
        &mut self,
        problem: &Problem,
        stages: &Stages,
        shape: &Shape,
        threads: usize,
    ) -> Option<bool> {
        let now = self.assignment(problem);
        let solved = dummies::after_order(problem, stages, shape, &now, (threads, self.control))?;
        self.adopt(problem, &solved.assignment);
        for set in solved.proof.sets {
            let earlier = vec![0; self.proof.sets.len()];
            self.proof.sets.push(RowPrices { prices: Prices { earlier, ..set.prices }, ..set });
        }
        self.proof.ranking = solved.proof.ranking;
        Some(solved.finished)
    }

    /// The stage `order`: person by person. Afterwards people stay in or out.
    fn order(&mut self, problem: &Problem, people: &[u32], served: bool) -> bool {
        if !served && !line::serve(problem, self, people) {
            return false;
        }
        (0..problem.applicants()).for_each(|a| self.hold(problem, a));
        true
    }

    fn tiebreak(&mut self, problem: &Problem) -> bool {
        for word in 1..=TIE_WORDS {
            if self.rank(problem) {
                return true;
            }
            if !self.reach(problem, Goal::Priced(PriceStage::Word(word))) {
                return false;
            }
        }
        self.rank(problem)
    }
}
