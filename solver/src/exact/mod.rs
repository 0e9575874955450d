//! The engine for side constraints that are no network where whole numbers are asked for the last word: goal after goal by
//! branch and bound, each closed by prices that were counted exactly. It proves every stage, the tie-break included, and
//! depends on floating point for speed alone. Owns the order of goals and what is kept from one to the next.

mod branching;
mod count;
mod proof;
mod relaxed;
mod search;
mod subproblem;

use crate::sequence::sequence;
use crate::{
    Assignment, Certificate, Control, Engine, Family, Goal, PriceStage, Problem, RowPrices, RowProof,
    SolveError, Solved, Stage, Stages, Why, flow, milp::MipBackend, problem::side::Budget,
};
use count::{Choice, Rows, assignment, reached};
use search::{Ask, ExactSearch, Searched};
use subproblem::{Aim, Subproblem};

/// People and placements up to which every stage is proven, however long that takes.
const SMALL: usize = 12;

/// The largest cost, in units of what all costs of a budget have in common, that programmes of floating point are trusted
/// with: their tolerances are about a tenth of a millionth of the largest coefficient in a row.
const TRUSTED: u64 = 1 << 20;

/// Parts that are looked at of larger problems, all searches together. What is not closed by then is named as unproven.
const PARTS: usize = 12_000;

/// Whether every stage is proven, however long that takes.
pub(crate) fn is_small(problem: &Problem) -> bool {
    problem.applicants() <= SMALL && problem.placements() <= SMALL
}

/// Whether this engine is the one to ask: the problem is small, or money counts beyond what floating point tells apart.
pub(crate) fn is_for(problem: &Problem) -> bool {
    let dear = |budget: &Budget| {
        let paid = || budget.costs.iter().copied().filter(|&cost| cost > 0 && cost <= budget.limit);
        let unit = paid().fold(0, divisor).max(1);
        paid().any(|cost| cost / unit > TRUSTED)
    };
    is_small(problem) || problem.side().budgets.iter().any(dear)
}

/// The greatest common divisor.
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// Solves.
///
/// # Errors
/// [`SolveError::Impossible`], shown in whole numbers, and [`SolveError::Stopped`].
pub(crate) fn solve(
    backend: &dyn MipBackend,
    problem: &Problem,
    stages: &Stages,
    start: Option<&Assignment>,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    let rows = Rows::new(problem);
    let mut run = Run::new(backend, problem, &rows, control);
    run.begin(start)?;
    let finished = run.stages(stages);
    let families = vec![Family::Beside; problem.rows()];
    let mut proof = RowProof { sets: run.sets, families, cuts: rows.cuts.clone(), ..RowProof::default() };
    for prices in proof.sets.iter_mut().flat_map(RowPrices::every_prices) {
        prices.cuts = prices.rows.split_off(problem.rows());
    }
    proof.drop_idle_cuts();
    let assignment = assignment(problem, &run.known);
    let cutoffs = flow::shown(problem, stages, &proof, &assignment);
    let certificate = Certificate { cutoffs, rows: Some(proof), ..Certificate::default() };
    let solved = Solved::new(assignment, Engine::BranchAndBound);
    Ok(Solved { certificate, finished, why: Why::NoNetwork, bound: run.bound, ..solved })
}

/// Anything that keeps the side constraints.
///
/// # Errors
/// [`SolveError::Impossible`], shown in whole numbers, and [`SolveError::Stopped`].
pub(crate) fn begin(
    backend: &dyn MipBackend,
    problem: &Problem,
    control: &dyn Control,
) -> Result<Assignment, SolveError> {
    let rows = Rows::new(problem);
    let mut run = Run::new(backend, problem, &rows, control);
    run.begin(None)?;
    Ok(assignment(problem, &run.known))
}

struct Run<'a> {
    backend: &'a dyn MipBackend,
    problem: &'a Problem,
    rows: &'a Rows,
    control: &'a dyn Control,
    base: Subproblem,
    known: Choice,
    earlier: Vec<(Goal, i128)>,
    sets: Vec<RowPrices>,
    bound: Option<(Stage, i128)>,
    /// Nothing else is as good as what is known.
    single: bool,
    /// How many parts may still be looked at.
    parts: usize,
}

impl<'a> Run<'a> {
    fn new(
        backend: &'a dyn MipBackend,
        problem: &'a Problem,
        rows: &'a Rows,
        control: &'a dyn Control,
    ) -> Self {
        Self {
            backend,
            problem,
            rows,
            control,
            base: Subproblem::of(problem, rows),
            known: vec![None; problem.applicants()],
            earlier: Vec::new(),
            sets: Vec::new(),
            bound: None,
            single: false,
            parts: if is_small(problem) { usize::MAX } else { PARTS },
        }
    }

    /// Something that is allowed: what is handed in, nobody at all, or what a search finds.
    fn begin(&mut self, start: Option<&Assignment>) -> Result<(), SolveError> {
        if let Some(start) = start {
            let pair = |(a, p): (usize, &Option<u32>)| self.problem.find_pair(a, (*p)?);
            self.known = start.as_slice().iter().enumerate().map(pair).collect();
        }
        if self.rows.allows(self.problem, &self.known) {
            return Ok(());
        }
        self.control.begins(Stage::Placed);
        let base = self.base.clone();
        let searched = self.search(Goal::Placed, &base, -1, Ask::Any);
        match searched {
            Searched { better: Some(found), .. } => self.known = found,
            Searched { proof: Some(_), open: false, .. } => return Err(SolveError::Impossible),
            _ => return Err(SolveError::Stopped),
        }
        Ok(())
    }

    fn search(&mut self, goal: Goal, base: &Subproblem, value: i128, ask: Ask) -> Searched {
        let (problem, rows) = (self.problem, self.rows);
        let aim = Aim { problem, rows, goal, earlier: &self.earlier };
        // Something is left for the stages that follow.
        let most = if is_small(problem) { usize::MAX } else { self.parts / 4 + 40 };
        let search = ExactSearch::new(&aim, base, value, Some(&self.known), ask);
        let searched = search.run(most, self.backend, self.control);
        self.parts = self.parts.saturating_sub(searched.parts);
        if searched.open && ask != Ask::Only && self.bound.is_none() {
            self.bound = searched.bound.map(|bound| (goal.stage(), bound));
        }
        searched
    }

    fn stages(&mut self, stages: &Stages) -> bool {
        for stage in stages.iter() {
            self.control.begins(stage);
            let finished = match stage {
                Stage::Order => self.order(),
                _ => Goal::of_stage(self.problem, stage).into_iter().all(|goal| self.reach(goal)),
            };
            if !finished {
                return false;
            }
        }
        true
    }

    fn reached(&self, goal: Goal) -> i128 {
        reached(self.problem, self.rows, goal, &self.known)
    }

    /// Reaches a goal as well as can be, and keeps what proves it. `false` when stopped.
    fn reach(&mut self, goal: Goal) -> bool {
        if self.single {
            return true;
        }
        // Long ways and words mostly leave one choice: then this and whatever follows is settled at once.
        if matches!(goal, Goal::Priced(PriceStage::Distance | PriceStage::Word(_))) {
            match self.alone(goal) {
                Some(true) => return true,
                Some(false) => {}
                None => return false,
            }
        }
        let base = self.base.clone();
        let searched = self.search(goal, &base, self.reached(goal), Ask::Best);
        if let Some(better) = searched.better {
            self.known = better;
        }
        let Some(proof) = searched.proof else {
            self.bound = searched.bound.map(|bound| (goal.stage(), bound));
            return false;
        };
        let losing = searched.losing.iter().zip(&mut self.base.remains);
        losing.for_each(|(losing, remains)| *remains &= !losing);
        self.earlier.push((goal, self.reached(goal)));
        self.sets.push(proof);
        true
    }

    /// Reaches a goal and shows that nothing else is as good, as long as nothing is found that is. `None` when stopped.
    fn alone(&mut self, goal: Goal) -> Option<bool> {
        let base = self.base.clone();
        loop {
            let value = self.reached(goal);
            match self.search(goal, &base, value, Ask::Only) {
                Searched { open: true, better, .. } => {
                    self.known = better.unwrap_or_else(|| self.known.clone());
                    return Some(false);
                }
                Searched { proof: Some(proof), .. } => {
                    self.earlier.push((goal, value));
                    self.sets.push(proof);
                    let held = |(at, remains): (usize, &mut bool)| *remains &= self.known.contains(&Some(at));
                    self.base.remains.iter_mut().enumerate().for_each(held);
                    self.single = true;
                    return Some(true);
                }
                Searched { better: Some(found), .. } => {
                    let tied = reached(self.problem, self.rows, goal, &found) == value;
                    self.known = found;
                    if tied {
                        return Some(false);
                    }
                }
                Searched { bound, .. } => {
                    self.bound = bound.map(|bound| (goal.stage(), bound));
                    return None;
                }
            }
        }
    }

    /// Person by person down the line: in, if any choice that is as good has them in with everyone earlier who is in.
    fn order(&mut self) -> bool {
        let problem = self.problem;
        let line = sequence(problem).into_iter().map(|a| a as usize);
        let mut base = self.base.clone();
        for a in line {
            let person = Goal::Person(u32::try_from(a).unwrap_or(u32::MAX));
            if self.known[a].is_none() && base.pairs_of(problem, a).next().is_some() {
                let searched = self.search(person, &base, 0, Ask::Any);
                match searched {
                    Searched { better: Some(found), .. } => self.known = found,
                    Searched { proof: Some(proof), .. } => {
                        self.earlier.push((person, 0));
                        self.sets.push(proof);
                    }
                    _ => return false,
                }
            }
            base.keep_placed(problem, &self.known, a);
        }
        self.base = base;
        true
    }
}
