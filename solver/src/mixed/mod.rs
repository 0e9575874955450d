//! The engine for side constraints that are no network. Each stage asks the network first: what it can reach without
//! the rest is a bound, and closes what cannot be best any more. Where the rest asks more, a programme of whole numbers
//! answers. What it says is counted in whole numbers; what no whole-number bound closes rests on its word, and the
//! checker names it (`MODEL.md`, section 11).

mod augment;
mod branch;
mod cells;
mod dive;
mod fixing;
mod greedy;
mod integrality;
mod keeps;
mod knapsack;
mod line_walk;
mod loads;
mod order;
mod plunge;
mod proof;
mod pseudo_costs;
mod reduced_costs;
mod round;
mod slack;
mod state;
mod target;

use std::rc::Rc;

use crate::milp::{MipBackend, MipStatus};
use crate::sequence::sequence;
use crate::{
    Assignment, Certificate, Control, Engine, Goal, PriceStage, Problem, RowProof, SolveError, Solved, Stage,
    Stages, Start, Why, exact,
    flow::{self, Network, Work},
    problem::TIE_WORDS,
    solution::filled,
};
use cells::Cells;
use keeps::keeps;
use reduced_costs::GoalResult;
use slack::Slack;
use state::{Aim, State};

/// Solves: the network alone first, then, where that does not keep the rest, with programmes.
///
/// # Errors
/// [`SolveError::Impossible`] and [`SolveError::Stopped`].
pub(crate) fn solve(
    backend: &dyn MipBackend,
    problem: &Problem,
    stages: &Stages,
    network: &Network,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    match alone(problem, stages, network, control) {
        Some(solved) => Ok(solved),
        None => programme(backend, problem, stages, network, control),
    }
}

/// What the network alone comes to, where that keeps the rest as well.
pub(crate) fn alone(
    problem: &Problem,
    stages: &Stages,
    network: &Network,
    control: &dyn Control,
) -> Option<Solved> {
    let reserves_inside = !stages.has(Stage::Reserves) || network.has_reserves(problem);
    let solved = network.solve(problem, stages, 1, control).filter(|_| reserves_inside)?;
    let keeps_the_rest = solved.finished && keeps(problem, &solved.assignment);
    keeps_the_rest.then_some(Solved { why: Why::KeepsTheRest, ..solved })
}

/// Solves with programmes.
///
/// # Errors
/// [`SolveError::Impossible`] and [`SolveError::Stopped`].
pub(crate) fn programme(
    backend: &dyn MipBackend,
    problem: &Problem,
    stages: &Stages,
    network: &Network,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    let mut run = Run::new(backend, problem, network, control)?;
    let finished = run.stages(stages);
    run.proof.drop_idle_cuts();
    let assignment = run.state.incumbent;
    let cutoffs = flow::shown(problem, stages, &run.proof, &assignment);
    let certificate = Certificate { cutoffs, rows: Some(run.proof), ..Certificate::default() };
    let solved = Solved::new(assignment, Engine::LinearProgramme(Start::LinearProgramme));
    Ok(Solved { certificate, finished, why: Why::NoNetwork, bound: run.bound, ..solved })
}

/// What came of asking.
enum SearchStatus {
    /// LpStatus to be the best.
    Optimal(Assignment),
    /// The best in time.
    Feasible(Assignment),
    /// LpStatus to be none.
    Infeasible,
    Unknown,
}

struct Run<'a> {
    backend: &'a dyn MipBackend,
    problem: &'a Problem,
    network: &'a Network,
    control: &'a dyn Control,
    state: State,
    cells: Cells,
    /// The network, as long as what was reached is what it alone can reach.
    tight: Option<Work<'a>>,
    /// Goals that are held by what the network closed, with what was reached.
    exact: Vec<(Goal, i128)>,
    proof: RowProof,
    bound: Option<(Stage, i128)>,
    /// What was found for a goal before its turn.
    ahead: Option<(Goal, GoalResult)>,
}

impl<'a> Run<'a> {
    fn new(
        backend: &'a dyn MipBackend,
        problem: &'a Problem,
        network: &'a Network,
        control: &'a dyn Control,
    ) -> Result<Self, SolveError> {
        let tight = network.work(problem, control).ok_or(SolveError::Impossible)?;
        let remains = (0..problem.pairs()).map(|at| tight.remains(at)).collect();
        let decided = (0..problem.applicants()).map(|a| problem.pin_of(a).map(|_| true)).collect();
        let budgets = problem.side().budgets.iter().enumerate();
        let state = State {
            remains,
            decided,
            held: Vec::new(),
            bounds: vec![(None, None); problem.rows()],
            incumbent: Assignment::empty(problem.applicants()),
            whole: integrality::Integrality::new(problem, &network.families(problem)),
            cuts: Rc::from(
                budgets
                    .filter(|(_, budget)| !problem.pins_cost(budget))
                    .flat_map(|(at, budget)| knapsack::cuts(at, budget))
                    .collect::<Vec<_>>(),
            ),
        };
        let (families, cuts) = (network.families(problem), state.cuts.to_vec());
        let proof = RowProof { cuts, families, ..RowProof::default() };
        let mut run = Self {
            backend,
            problem,
            network,
            control,
            state,
            cells: Cells::new(problem),
            tight: Some(tight),
            exact: Vec::new(),
            proof,
            bound: None,
            ahead: None,
        };
        if let Some(found) = greedy::greedy(problem) {
            run.state.incumbent = found;
        } else if !problem.side().pins.is_empty() {
            run.control.begins(Stage::Placed);
            match run.ask(Aim::Any) {
                SearchStatus::Optimal(found) | SearchStatus::Feasible(found) => run.state.incumbent = found,
                // That nothing is possible is said when whole numbers show it, not on a programme's word.
                SearchStatus::Infeasible | SearchStatus::Unknown => {
                    run.state.incumbent = exact::begin(backend, problem, control)?;
                }
            }
        }
        Ok(run)
    }

    fn stages(&mut self, stages: &Stages) -> bool {
        self.begin(stages);
        let placed = self.dive(stages);
        if !placed && self.control.stop() {
            return false;
        }
        for stage in stages.iter() {
            if placed && matches!(stage, Stage::Placed | Stage::Tiers | Stage::Order) {
                continue;
            }
            self.control.begins(stage);
            let finished = match stage {
                Stage::Order => self.order(),
                Stage::Tiebreak => {
                    self.tiebreak();
                    true
                }
                _ => Goal::of_stage(self.problem, stage).into_iter().all(|goal| self.reach(goal)),
            };
            if !finished {
                return false;
            }
        }
        true
    }

    /// Brings more people into what is known.
    fn begin(&mut self, stages: &Stages) {
        if !keeps(self.problem, &self.state.incumbent) {
            return;
        }
        let slack = Slack::new(self.problem, &self.state.remains).with(&self.state.incumbent);
        let may_change: Vec<bool> = self.state.decided.iter().map(Option::is_none).collect();
        let (line, control) = (sequence(self.problem), self.control);
        let found =
            augment::augment(slack, &line, (&may_change, stages.has(Stage::Tiers)), &|| control.stop());
        if keeps(self.problem, &found) {
            self.state.incumbent = found;
        }
    }

    /// The canonical choice, as far as the network alone can tell: sums of words lie beyond what a programme can.
    fn tiebreak(&mut self) {
        for word in 1..=TIE_WORDS + 1 {
            let Some(tight) = &mut self.tight else { return };
            if tight.rank(self.problem) {
                self.proof.ranking.clone_from(&tight.proof.ranking);
                return;
            }
            let goal = Goal::Priced(PriceStage::Word(word));
            if word > TIE_WORDS || !self.reach(goal) {
                return;
            }
        }
    }

    /// Reaches a goal as well as can be, keeps what proves it, and closes what is decided. `false` when stopped.
    fn reach(&mut self, goal: Goal) -> bool {
        let problem = self.problem;
        let Some(tight) = &mut self.tight else { return self.ask_for(goal, None) };
        if goal == Goal::Reserves && !self.network.has_reserves(problem) {
            self.tight = None;
            return self.ask_for(goal, None);
        }
        let before = tight.clone();
        if !tight.reach(problem, goal) {
            return false;
        }
        let alone = tight.assignment(problem);
        let best = reached(problem, goal, &alone);
        if self.is_allowed(&alone) {
            self.state.incumbent = alone;
        } else if reached(problem, goal, &self.state.incumbent) != best {
            let after = self.tight.replace(before);
            if !self.ask_for(goal, Some(best)) {
                return false;
            }
            if reached(problem, goal, &self.state.incumbent) != best {
                return true;
            }
            self.tight = after;
        }
        let Some(tight) = &mut self.tight else { return true };
        tight.adopt(problem, &self.state.incumbent);
        for at in 0..problem.pairs() {
            self.state.remains[at] &= tight.remains(at);
        }
        for a in (0..problem.applicants()).filter(|&a| tight.stays_in(a)) {
            self.state.decided[a] = Some(true);
        }
        tight.closed(problem, &mut |row, least, most| self.state.bounds[row] = (least, most));
        let set = tight.proof.sets.last().cloned();
        self.exact.push((goal, best));
        self.proof.sets.extend(set);
        true
    }

    /// Asks a programme for a goal. Unless the network's bound is reached, what was reached is held by a row of its
    /// own from now on, and a linear programme is asked for prices that may still prove it.
    fn ask_for(&mut self, goal: Goal, bound: Option<i128>) -> bool {
        let word = matches!(goal, Goal::Priced(PriceStage::Word(_)));
        let place = self.proof.sets.len();
        let GoalResult { found, prices, bound: known } = match self.ahead.take() {
            Some((known, narrowed)) if known == goal => narrowed,
            _ => self.solve_goal(goal, false),
        };
        let least = known.into_iter().chain(bound).min();
        match found {
            SearchStatus::Optimal(found) => self.better(goal, found),
            SearchStatus::Feasible(found) => {
                self.better(goal, found);
                self.bound = least.map(|bound| (goal.stage(), bound));
                return false;
            }
            SearchStatus::Infeasible | SearchStatus::Unknown => {
                self.bound = least.map(|bound| (goal.stage(), bound));
                return false;
            }
        }
        let value = reached(self.problem, goal, &self.state.incumbent);
        if bound == Some(value) {
            return true;
        }
        self.tight = None;
        if !word {
            self.proof.sets.push(prices);
        }
        self.state.held.push((place, goal, value));
        true
    }

    /// Takes what was found if it is no worse than what was known.
    fn better(&mut self, goal: Goal, found: Assignment) {
        let value = |assignment: &Assignment| reached(self.problem, goal, assignment);
        let known = self.is_allowed(&self.state.incumbent);
        if !known || value(&found) >= value(&self.state.incumbent) {
            self.state.incumbent = found;
        }
    }

    /// Whether an assignment keeps every constraint and everything that was reached or decided before.
    fn is_allowed(&self, assignment: &Assignment) -> bool {
        let problem = self.problem;
        let open = |(a, held): (usize, &Option<u32>)| {
            let decided = self.state.decided[a].is_none_or(|placed| placed == held.is_some());
            let pair = held.and_then(|p| problem.find_pair(a, p));
            decided && held.is_some() == pair.is_some() && pair.is_none_or(|at| self.state.remains[at])
        };
        let holds = |(goal, value): (Goal, i128)| reached(problem, goal, assignment) == value;
        let mut goals =
            self.state.held.iter().map(|&(_, goal, value)| (goal, value)).chain(self.exact.iter().copied());
        assignment.as_slice().iter().enumerate().all(open) && goals.all(holds) && keeps(problem, assignment)
    }

    /// Asks: by branching, and where that takes too long, a general solver.
    fn ask(&self, aim: Aim<'_>) -> SearchStatus {
        match self.branch(&self.state, aim, false) {
            Some(searched) if searched.finished => {
                searched.found.map_or(SearchStatus::Infeasible, SearchStatus::Optimal)
            }
            Some(searched) if self.control.stop() => {
                searched.found.map_or(SearchStatus::Unknown, SearchStatus::Feasible)
            }
            _ => self.ask_whole(&self.state, aim),
        }
    }

    /// Asks with as few whole numbers as should be enough, then with all. `open` says what may be chosen.
    fn ask_whole(&self, open: &State, aim: Aim<'_>) -> SearchStatus {
        for all_whole in [false, true] {
            if self.control.stop() {
                return SearchStatus::Unknown;
            }
            let mut stated = open.state(self.problem, aim, all_whole);
            stated.model.gather_objective();
            let (values, best) = match self.backend.maximise(&stated.model, false, self.control) {
                MipStatus::Optimal { values, .. } => (values, true),
                MipStatus::Feasible { values } => (values, false),
                MipStatus::Infeasible => return SearchStatus::Infeasible,
                MipStatus::Unknown => return SearchStatus::Unknown,
            };
            let assignment = stated.assignment(self.problem, &values);
            if self.is_allowed(&assignment) {
                return if best {
                    SearchStatus::Optimal(assignment)
                } else {
                    SearchStatus::Feasible(assignment)
                };
            }
        }
        SearchStatus::Unknown
    }
}

/// What an assignment reaches of a goal.
fn reached(problem: &Problem, goal: Goal, assignment: &Assignment) -> i128 {
    if goal == Goal::Reserves {
        let reserves = problem.side().reserves.iter();
        return reserves.map(|reserve| i128::from(filled(reserve, assignment))).sum();
    }
    let chosen =
        |a: usize| problem.find_pair(a, assignment.of(a)?).map(|at| goal.coefficient(problem, a, at));
    (0..problem.applicants()).filter_map(chosen).sum()
}
