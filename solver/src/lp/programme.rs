//! The linear programmes, stated with `good_lp` and solved by HiGHS. The only file that knows floating
//! point. Nothing here is trusted: an assignment that does not fit in whole numbers is thrown away, and
//! what comes out is only a start for the exact steps in `exchange` and `price`.
//!
//! Matching variables are continuous. The constraint matrix is an interval of a network, so a vertex is
//! integral; declared binary, the same programme takes minutes in presolve (`MODEL.md`, section 6).

#![allow(
    clippy::float_arithmetic,
    reason = "HiGHS counts in floats; what it says is a start that exact steps complete"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "floats are only a start here; whole numbers decide afterwards"
)]

use good_lp::{
    Constraint, DualValues, Expression, ProblemVariables, Solution, SolutionWithDual, SolverModel, Variable,
    WithTimeLimit, constraint, solvers::highs::highs, variable, variable::UnsolvedProblem,
};

use super::{Hint, face::Face};
use crate::{Assignment, Problem};

/// Most people placed, weighted by how early their tier is. Any strictly falling positive weights give
/// the most people and, among those, the best count of each tier in turn (`MODEL.md`, claim 2).
pub(super) fn place(problem: &Problem, by_tier: bool) -> Option<Assignment> {
    let tiers = problem.tiers_present();
    let mut vars = ProblemVariables::new();
    let mut columns = Vec::with_capacity(problem.pairs());
    let mut seats: Vec<Expression> = vec![Expression::default(); problem.placements()];
    let mut people = Vec::with_capacity(problem.applicants());
    let mut objective = Expression::default();
    for a in 0..problem.applicants() {
        let tier = tiers.binary_search(&problem.tier(a)).unwrap_or(0);
        let weight = if by_tier { (tiers.len() - tier) as f64 } else { 1.0 };
        let mut row = Expression::default();
        for at in problem.pair_range(a) {
            let column = vars.add(variable().min(0.0));
            row.add_mul(1.0, column);
            objective.add_mul(weight, column);
            seats[problem.pair(at).placement as usize].add_mul(1.0, column);
            columns.push((a, at, column));
        }
        people.push(row);
    }
    if columns.is_empty() {
        return None;
    }
    let mut rows: Vec<Constraint> = people.into_iter().map(|row| constraint!(row <= 1.0)).collect();
    for (p, row) in seats.into_iter().enumerate() {
        rows.push(constraint!(row <= f64::from(problem.capacity(p))));
    }
    let solution = solved(vars.maximise(objective), rows, None)?.0;
    let mut assignment = Assignment::empty(problem.applicants());
    take(problem, &columns, &solution, &mut assignment);
    let fits = (0..).zip(assignment.loads(problem.placements())).all(|(p, load)| load <= problem.capacity(p));
    fits.then_some(assignment)
}

/// Least cost on a face. `costs` are by position of the pair.
pub(super) fn cheapest(
    problem: &Problem,
    face: &Face,
    costs: &[i128],
    current: &Assignment,
    millis: Option<u64>,
) -> Option<Hint> {
    let mut programme = Programme::new(problem, face);
    for a in 0..problem.applicants() {
        programme.person(a, costs, current);
    }
    if programme.columns.is_empty() {
        return None;
    }
    let columns = std::mem::take(&mut programme.columns);
    let (solution, duals) = programme.solve(millis)?;
    let mut assignment = current.clone();
    for &(a, _, _) in &columns {
        assignment.set(a, None);
    }
    take(problem, &columns, &solution, &mut assignment);
    fits(problem, face, &assignment, current).then_some(Hint { assignment, prices: duals })
}

struct Programme<'a> {
    problem: &'a Problem,
    face: &'a Face,
    vars: ProblemVariables,
    cost: Expression,
    rows: Vec<Constraint>,
    seats: Vec<Expression>,
    room: Vec<i64>,
    groups: Vec<Expression>,
    placed: Vec<i64>,
    columns: Vec<(usize, usize, Variable)>,
}

impl<'a> Programme<'a> {
    fn new(problem: &'a Problem, face: &'a Face) -> Self {
        Self {
            problem,
            face,
            vars: ProblemVariables::new(),
            cost: Expression::default(),
            rows: Vec::new(),
            seats: vec![Expression::default(); problem.placements()],
            room: (0..problem.placements()).map(|p| i64::from(problem.capacity(p))).collect(),
            groups: vec![Expression::default(); face.groups.len()],
            placed: vec![0; face.groups.len()],
            columns: Vec::new(),
        }
    }

    /// Adds a person's columns, unless the face leaves them only where they are.
    fn person(&mut self, a: usize, costs: &[i128], current: &Assignment) {
        let may = |at: &usize| self.face.remains[*at] && self.face.usable[*at];
        let open: Vec<usize> = self.problem.pair_range(a).filter(may).collect();
        let kept = self.face.kept_placed[a];
        if open.is_empty() {
            return;
        }
        if kept && open.len() == 1 {
            self.room[self.problem.pair(open[0]).placement as usize] -= 1;
            return;
        }
        // A constant for everyone who stays placed changes nothing but keeps the numbers small.
        let base = if kept { open.iter().map(|&at| costs[at]).min().unwrap_or(0) } else { 0 };
        let mut row = Expression::default();
        for at in open {
            let column = self.vars.add(variable().min(0.0));
            row.add_mul(1.0, column);
            self.cost.add_mul((costs[at] - base) as f64, column);
            self.seats[self.problem.pair(at).placement as usize].add_mul(1.0, column);
            self.columns.push((a, at, column));
        }
        if let Some(group) = self.face.group(a).filter(|_| !kept) {
            self.groups[group] += row.clone();
            self.placed[group] += i64::from(current.of(a).is_some());
        }
        self.rows.push(if kept { constraint!(row == 1.0) } else { constraint!(row <= 1.0) });
    }

    /// Solves, and reads prices off the dual values of the rows of placements and groups.
    fn solve(self, millis: Option<u64>) -> Option<(Solved, Vec<i128>)> {
        let people = self.rows.len();
        let mut rows = self.rows;
        for (p, row) in self.seats.into_iter().enumerate() {
            let room = self.room[p] as f64;
            rows.push(if self.face.kept_full[p] {
                constraint!(row == room)
            } else {
                constraint!(row <= room)
            });
        }
        for (g, row) in self.groups.into_iter().enumerate() {
            rows.push(constraint!(row == self.placed[g] as f64));
        }
        let placements = self.problem.placements();
        let (solution, duals) = solved(self.vars.minimise(self.cost), rows, millis)?;
        let prices = duals[people..]
            .iter()
            .enumerate()
            .map(|(row, dual)| if row < placements { -dual.round() as i128 } else { dual.round() as i128 })
            .collect();
        Some((solution, prices))
    }
}

type Solved = good_lp::solvers::highs::HighsSolution;

/// Runs HiGHS as its documentation asks for reproducible runs: one thread, default seed, simplex.
fn solved(model: UnsolvedProblem, rows: Vec<Constraint>, millis: Option<u64>) -> Option<(Solved, Vec<f64>)> {
    let mut model = model.using(highs).set_threads(1);
    if let Some(millis) = millis {
        model = model.with_time_limit(millis as f64 / 1000.0);
    }
    let references: Vec<_> = rows.into_iter().map(|row| model.add_constraint(row)).collect();
    let mut solution = model.solve().ok()?;
    let duals = {
        let values = solution.compute_dual();
        references.into_iter().map(|reference| values.dual(reference)).collect()
    };
    Some((solution, duals))
}

/// Rounds to whole numbers: a person gets the pair whose value is over one half.
fn take(
    problem: &Problem,
    columns: &[(usize, usize, Variable)],
    solution: &Solved,
    assignment: &mut Assignment,
) {
    for &(a, at, column) in columns {
        if solution.value(column) > 0.5 {
            assignment.set(a, Some(problem.pair(at).placement));
        }
    }
}

/// Whether a rounded assignment keeps everything that earlier stages fixed, counted in whole numbers.
fn fits(problem: &Problem, face: &Face, assignment: &Assignment, current: &Assignment) -> bool {
    let mut balance = vec![0i64; face.groups.len()];
    for a in 0..problem.applicants() {
        if face.kept_placed[a] && assignment.of(a).is_none() {
            return false;
        }
        if let Some(group) = face.group(a) {
            balance[group] += i64::from(assignment.of(a).is_some()) - i64::from(current.of(a).is_some());
        }
    }
    let loads = assignment.loads(problem.placements());
    balance.iter().all(|&gain| gain == 0)
        && (0..problem.placements()).all(|p| {
            let room = problem.capacity(p);
            loads[p] <= room && (!face.kept_full[p] || loads[p] == room)
        })
}
