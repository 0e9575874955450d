//! A linear programme that HiGHS keeps, so that each answer begins where the last one ended. `good_lp` gives a solved
//! programme away; so this one is stated with the crate underneath it. Third and last file that knows floating point.

#![allow(
    clippy::float_arithmetic,
    reason = "HiGHS counts in floats; what it says is counted in whole numbers before it is used"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "floats are only suggestions here; whole numbers decide afterwards"
)]

use highs::{Col, HighsModelStatus, RowProblem, Sense};

use crate::{
    Control,
    milp::{FIXED_POINT, IncrementalLp, LpStatus, Model, Modifying, Row},
};

/// Columns beyond which the first answer is looked for by an interior point: the simplex takes minutes there.
const INTERIOR: usize = 30_000;

/// A programme that is kept.
struct Kept {
    columns: Vec<Col>,
    /// Absent only while HiGHS works on it, or after it broke.
    model: Option<highs::Model>,
    /// Whether it has a time limit. Its clock runs on from answer to answer, so one limit is enough for all.
    limited: bool,
    /// Whether the next answer begins where one ended; unknown before the first.
    goes_on: Option<bool>,
    changes: Modifying,
}

/// Opens a programme.
pub(super) fn open(model: &Model, changes: Modifying) -> Option<Box<dyn IncrementalLp>> {
    let mut problem = RowProblem::default();
    let columns: Vec<Col> = (model.columns.iter())
        .map(|column| {
            let most = column.upper.map_or(f64::INFINITY, |most| most as f64);
            problem.add_column(-(column.objective as f64), 0.0..=most)
        })
        .collect();
    for Row { lower: least, upper: most, terms } in &model.rows {
        let least = least.map_or(f64::NEG_INFINITY, |least| least as f64);
        let most = most.map_or(f64::INFINITY, |most| most as f64);
        problem.add_row(
            least..=most,
            terms.iter().map(|&(column, times)| (columns[column as usize], times as f64)),
        );
    }
    let mut stated = problem.try_optimise(Sense::Minimise).ok()?;
    stated.make_quiet();
    stated.try_set_option("threads", 1).ok()?;
    Some(Box::new(Kept { columns, model: Some(stated), limited: false, goes_on: None, changes }))
}

impl Kept {
    /// Sets what the next answer needs: the first one is prepared (presolve), later ones go on from the one before.
    fn begin(&mut self, mut model: highs::Model) -> Option<highs::Model> {
        match self.goes_on {
            None => {
                self.goes_on = Some(false);
                if self.columns.len() > INTERIOR {
                    model.try_set_option("solver", "ipm").ok()?;
                }
            }
            Some(true) => {}
            Some(false) => {
                self.goes_on = Some(true);
                model.try_set_option("presolve", "off").ok()?;
                model.try_set_option("solver", "simplex").ok()?;
                // What is still possible is where the primal simplex goes on, what is still as good is where the dual one does.
                let simplex = if self.changes == Modifying::Objective { 4 } else { 1 };
                model.try_set_option("simplex_strategy", simplex).ok()?;
            }
        }
        Some(model)
    }
}

impl IncrementalLp for Kept {
    fn set_objective(&mut self, column: u32, coefficient: i64) {
        if let Some(model) = &mut self.model {
            model.change_column_cost(self.columns[column as usize], -(coefficient as f64));
        }
    }

    fn set_bounds(&mut self, column: u32, least: i64, most: Option<i64>) {
        let most = most.filter(|most| *most < i64::MAX).map_or(f64::INFINITY, |most| most as f64);
        if let Some(model) = &mut self.model {
            model.change_column_bounds(self.columns[column as usize], least as f64..=most);
        }
    }

    fn maximise(&mut self, prices: bool, control: &dyn Control) -> LpStatus {
        let Some(mut model) = self.model.take() else { return LpStatus::Unknown };
        if let Some(millis) = control.millis_left().filter(|_| !self.limited) {
            if model.try_set_option("time_limit", millis as f64 / 1000.0).is_err() {
                return LpStatus::Unknown;
            }
            self.limited = true;
        }
        let Some(Ok(mut solved)) = self.begin(model).map(highs::Model::try_solve) else {
            return LpStatus::Unknown;
        };
        if solved.status() == HighsModelStatus::UnboundedOrInfeasible {
            // Presolve does not say which of the two.
            self.goes_on = Some(false);
            solved = match self.begin(solved.into()).map(highs::Model::try_solve) {
                Some(Ok(solved)) => solved,
                _ => return LpStatus::Unknown,
            };
        }
        let said = match solved.status() {
            HighsModelStatus::Optimal => {
                let scaled = |value: &f64| (value * FIXED_POINT as f64).round() as i128;
                let solution = solved.get_solution();
                let prices = if prices {
                    solution.dual_rows().iter().map(|dual| -scaled(dual)).collect()
                } else {
                    Vec::new()
                };
                let objective = scaled(&-solved.objective_value());
                LpStatus::Optimal {
                    values: solution.columns().iter().map(scaled).collect(),
                    duals: prices,
                    objective,
                }
            }
            HighsModelStatus::Infeasible => LpStatus::Infeasible,
            _ => LpStatus::Unknown,
        };
        self.model = Some(solved.into());
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;

    #[test]
    fn a_large_programme_begins_inside_and_goes_on_from_a_corner() {
        const TEN: u32 = 10;
        let mut model = Model::default();
        let groups = u32::try_from(INTERIOR).unwrap_or(0) / TEN + 1;
        for group in 0..groups {
            let columns: Vec<u32> =
                (0..TEN).map(|at| model.add_column(Some(1), false, 1 + i64::from(at))).collect();
            assert_eq!(columns[0], group * TEN);
            model.add_row(None, Some(2), columns.into_iter().map(|column| (column, 1)).collect());
        }
        let best = i128::from(groups) * 19 * FIXED_POINT;
        for changes in [Modifying::Bounds, Modifying::Objective] {
            let mut lp = open(&model, changes).expect("a session");
            let reaches = |lp: &mut Box<dyn IncrementalLp>, expected: i128| {
                let LpStatus::Optimal { values, objective, .. } = lp.maximise(true, &Unwatched) else {
                    panic!("no answer");
                };
                assert!((objective - expected).abs() <= FIXED_POINT / 100, "{objective} {expected}");
                let whole = |value: &i128| value.rem_euclid(FIXED_POINT - 1) <= 1;
                assert!(values.iter().all(whole), "a corner");
            };
            reaches(&mut lp, best);
            lp.set_bounds(TEN - 1, 0, Some(0));
            reaches(&mut lp, best - 2 * FIXED_POINT);
        }
    }
}
