//! Programmes of whole numbers, stated with `good_lp` and solved by HiGHS in this process. Beside `programme`, the only
//! file that knows floating point. Nothing it says is believed before it was counted in whole numbers.

#![allow(
    clippy::float_arithmetic,
    reason = "HiGHS counts in floats; what it says is counted in whole numbers before it is used"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "floats are only suggestions here; whole numbers decide afterwards"
)]

use good_lp::{
    Constraint, DualValues, Expression, ProblemVariables, Solution, SolutionWithDual, SolverModel, Variable,
    WithTimeLimit, constraint,
    constraint::ConstraintReference,
    solvers::{
        SolutionStatus,
        highs::{HighsSolution, highs},
    },
    variable,
};

use crate::{
    Control,
    milp::{FIXED_POINT, IncrementalLp, MipBackend, MipStatus, Model, Modifying, Row},
};

/// How far from a whole number a value may be and still be taken for it.
const NEAR: f64 = 1e-5;

/// HiGHS in this process. It can be stopped by its own time limit only.
#[derive(Debug, Clone, Copy, Default)]
pub struct Highs;

impl MipBackend for Highs {
    fn incremental(&self, model: &Model, changes: Modifying) -> Option<Box<dyn IncrementalLp>> {
        super::session::open(model, changes)
    }

    fn maximise(&self, model: &Model, prices: bool, control: &dyn Control) -> MipStatus {
        // `good_lp` calls impossible what HiGHS calls unbounded or impossible. Without presolve it is one of the two.
        match answer(model, prices, true, control) {
            MipStatus::Infeasible => answer(model, prices, false, control),
            other => other,
        }
    }
}

fn answer(model: &Model, prices: bool, presolve: bool, control: &dyn Control) -> MipStatus {
    let mut variables = ProblemVariables::new();
    let columns: Vec<Variable> = (model.columns.iter())
        .map(|column| {
            let mut stated = variable().min(0.0);
            if let Some(most) = column.upper {
                stated = stated.max(most as f64);
            }
            variables.add(if column.integer { stated.integer() } else { stated })
        })
        .collect();
    let mut cost = Expression::with_capacity(columns.len());
    for (column, &stated) in model.columns.iter().zip(&columns) {
        cost.add_mul(-(column.objective as f64), stated);
    }
    let mut stated = variables.minimise(cost).using(highs).set_threads(1);
    let whole = model.columns.iter().any(|column| column.integer);
    // No known solution is handed in: HiGHS has called one the best that was not (seed 3003856 of the tests).
    if whole {
        stated = stated.set_option("mip_rel_gap", 0.0).set_option("mip_abs_gap", 0.0);
    }
    if !presolve {
        stated = stated.set_option("presolve", "off");
    }
    if let Some(millis) = control.millis_left() {
        stated = stated.with_time_limit(millis as f64 / 1000.0);
    }
    let mut references = Vec::with_capacity(model.rows.len());
    for line in &model.rows {
        let rows = rows(line, &columns);
        references.push(rows.into_iter().map(|row| stated.add_constraint(row)).collect::<Vec<_>>());
    }
    match stated.solve() {
        Err(good_lp::ResolutionError::Infeasible) => MipStatus::Infeasible,
        Err(_) => MipStatus::Unknown,
        Ok(solution) => read(&columns, &references, prices, solution),
    }
}

fn read(
    columns: &[Variable],
    references: &[Vec<ConstraintReference>],
    prices: bool,
    mut solution: HighsSolution,
) -> MipStatus {
    let values: Vec<f64> = columns.iter().map(|&column| solution.value(column)).collect();
    let exact = values.iter().all(|value| (value - value.round()).abs() < NEAR);
    let values = values.into_iter().map(|value| value.round() as i64).collect();
    if matches!(solution.status(), SolutionStatus::TimeLimit) {
        return MipStatus::Feasible { values };
    }
    let mut found = Vec::new();
    if prices {
        let duals = solution.compute_dual();
        let price = |rows: &Vec<ConstraintReference>| -> i128 {
            let sum: f64 = rows.iter().map(|row| duals.dual(row.clone())).sum();
            (-sum * FIXED_POINT as f64).round() as i128
        };
        found = references.iter().map(price).collect();
    }
    MipStatus::Optimal { values, exact, duals: found }
}

/// A line as one row, or as two where it has two different bounds.
fn rows(line: &Row, columns: &[Variable]) -> Vec<Constraint> {
    let mut sum = Expression::with_capacity(line.terms.len());
    for &(column, times) in &line.terms {
        sum.add_mul(times as f64, columns[column as usize]);
    }
    match (line.lower, line.upper) {
        (Some(least), Some(most)) if least == most => vec![constraint!(sum == most as f64)],
        (least, most) => {
            let above = least.map(|least| constraint!(sum.clone() >= least as f64));
            above.into_iter().chain(most.map(|most| constraint!(sum.clone() <= most as f64))).collect()
        }
    }
}
