//! A mixed-integer linear programme as plain data, and the traits of whoever solves it. The solver states it; who runs
//! it, in this process or in another that can be stopped at any moment, is the caller's to choose.

use crate::Control;

/// Dual multipliers and the values of linear programmes are fixed-point numbers: times this, rounded.
pub const FIXED_POINT: i128 = 1 << 20;

/// A variable (column) with the lower bound 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The upper bound, if there is one.
    pub upper: Option<i64>,
    /// Whether it is an integer variable.
    pub integer: bool,
    /// Its objective coefficient.
    pub objective: i64,
}

/// A row: a linear expression within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The lower bound, if there is one.
    pub lower: Option<i64>,
    /// The upper bound, if there is one.
    pub upper: Option<i64>,
    /// Numbers of columns, each with its coefficient.
    pub terms: Vec<(u32, i64)>,
}

/// A programme: the objective is maximised within the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// The variables.
    pub columns: Vec<Column>,
    /// The constraints.
    pub rows: Vec<Row>,
}

impl Model {
    /// Adds a variable and gives its number.
    pub(crate) fn add_column(&mut self, upper: Option<i64>, integer: bool, objective: i64) -> u32 {
        self.columns.push(Column { upper, integer, objective });
        u32::try_from(self.columns.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a row and gives its number.
    pub(crate) fn add_row(
        &mut self,
        lower: Option<i64>,
        upper: Option<i64>,
        terms: Vec<(u32, i64)>,
    ) -> usize {
        self.rows.push(Row { lower, upper, terms });
        self.rows.len() - 1
    }

    /// Gathers the objective in one integer variable: so a bound may be rounded to the next whole number.
    pub(crate) fn gather_objective(&mut self) {
        let mut terms: Vec<(u32, i64)> = Vec::new();
        for (number, column) in (0u32..).zip(&mut self.columns) {
            if column.objective != 0 {
                terms.push((number, std::mem::take(&mut column.objective)));
            }
        }
        if terms.is_empty() {
            return;
        }
        // A variable is never below 0, so of a cost it is the cost that is gathered.
        let sign = if terms.iter().all(|(_, objective)| *objective < 0) { -1 } else { 1 };
        for (_, objective) in &mut terms {
            *objective *= sign;
        }
        terms.push((self.add_column(None, true, sign), -1));
        self.add_row(Some(0), Some(0), terms);
    }

    /// The linear relaxation: the same without integer variables.
    pub(crate) fn relaxed(&self) -> Self {
        let mut relaxed = self.clone();
        relaxed.columns.iter_mut().for_each(|column| column.integer = false);
        relaxed
    }
}

/// How a mixed-integer programme ended. Nothing in it is believed without a check in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MipStatus {
    /// Said to be optimal.
    Optimal {
        /// By column, rounded to whole numbers.
        values: Vec<i64>,
        /// Whether rounding changed next to nothing.
        exact: bool,
        /// By row, its dual multiplier times [`FIXED_POINT`]; empty unless asked for.
        duals: Vec<i128>,
    },
    /// The best incumbent when time was up.
    Feasible {
        /// By column, rounded to whole numbers.
        values: Vec<i64>,
    },
    /// Said to be infeasible.
    Infeasible,
    /// Time was up, memory ran out, or it broke, and nothing was found.
    Unknown,
}

/// How a linear programme ended that is solved again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LpStatus {
    /// Optimal.
    Optimal {
        /// By column, times [`FIXED_POINT`].
        values: Vec<i128>,
        /// By row, its dual multiplier times [`FIXED_POINT`]; empty unless asked for.
        duals: Vec<i128>,
        /// The objective, times [`FIXED_POINT`].
        objective: i128,
    },
    /// Infeasible.
    Infeasible,
    /// Time was up, or it broke.
    Unknown,
}

/// What mostly changes from one solve of an incremental programme to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifying {
    /// Objective coefficients: the last basis stays primal feasible.
    Objective,
    /// Bounds of columns: the last basis stays dual feasible.
    Bounds,
}

/// A linear programme that is kept: each solve begins at the basis where the last one ended.
pub trait IncrementalLp {
    /// Sets a column's objective coefficient.
    fn set_objective(&mut self, column: u32, objective: i64);
    /// Sets a column's bounds.
    fn set_bounds(&mut self, column: u32, lower: i64, upper: Option<i64>);
    /// Maximises; with `duals` also asks for the dual multipliers of rows.
    fn maximise(&mut self, duals: bool, control: &dyn Control) -> LpStatus;
}

/// Solves mixed-integer programmes.
pub trait MipBackend: Sync {
    /// Whether it solves anything at all. Where it does not, larger problems that are no network are refused at once.
    fn is_available(&self) -> bool {
        true
    }

    /// Opens the linear relaxation to be solved again and again, where that can be done.
    fn incremental(&self, _model: &Model, _modifying: Modifying) -> Option<Box<dyn IncrementalLp>> {
        None
    }

    /// Maximises; with `duals` also asks for the dual multipliers of rows (of a programme without integer variables).
    fn maximise(&self, model: &Model, duals: bool, control: &dyn Control) -> MipStatus;
}

/// Solves nothing: for whoever builds without HiGHS and brings no other backend.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoBackend;

impl MipBackend for NoBackend {
    fn is_available(&self) -> bool {
        false
    }

    fn maximise(&self, _model: &Model, _duals: bool, _control: &dyn Control) -> MipStatus {
        MipStatus::Unknown
    }
}
