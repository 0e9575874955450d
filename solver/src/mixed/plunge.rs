//! Incumbents on the way: near to an answer of the linear programme something whole is looked for, by rounding, and by going down
//! from there, always to the side that is nearer, until everything is whole.

use super::{
    SearchStatus,
    branch::{BranchAndBound, Limits, Open, TOLERANCE, doubt},
    reached,
    state::Aim,
};
use crate::milp::{FIXED_POINT, LpStatus};
use crate::{Assignment, Goal};

/// The most answers on one way down.
const DEEP: usize = 120;
/// As many nodes later the next way is tried, while no incumbent is good enough.
const NODES: usize = 24;

/// The whole numbers nearest to values.
fn rounded(values: &[i128]) -> Vec<i64> {
    let round = |value: &i128| (value + FIXED_POINT / 2).div_euclid(FIXED_POINT);
    values.iter().map(|value| i64::try_from(round(value)).unwrap_or(i64::MAX)).collect()
}

impl BranchAndBound<'_, '_> {
    /// Looks for something whole near to the answer at a node, now and then; whether something better was found.
    pub(super) fn seek(&mut self, open: &Open, values: &[i128]) -> bool {
        let is_due = !self.is_settled() && self.nodes.len() >= self.seeks_at;
        if open.node != 0 && !open.node.is_power_of_two() && !is_due {
            return false;
        }
        self.seeks_at = self.nodes.len() + NODES;
        let before = self.value();
        self.round(open, values);
        let begins = open.node == 0 && !self.is_below;
        if !begins && matches!(self.aim, Aim::Goal(goal) if goal != Goal::Reserves) {
            self.plunge(open, values);
            self.apply(&open.limits);
        }
        self.value() > before
    }

    /// Where no dive led to a good enough incumbent, a general solver may find it. What it says of the bound is not believed.
    pub(super) fn call_for_help(&mut self) {
        if self.asked < self.help_at || self.is_settled() {
            return;
        }
        self.help_at = usize::MAX;
        let Aim::Goal(goal) = self.aim else { return };
        let aim = if self.first { Aim::Any } else { self.aim };
        if let SearchStatus::Optimal(found) | SearchStatus::Feasible(found) =
            self.run.ask_whole(self.open, aim)
        {
            self.take(reached(self.run.problem, goal, &found), found);
        }
    }

    fn value(&self) -> Option<i128> {
        self.best.as_ref().map(|(value, _)| *value)
    }

    fn round(&mut self, open: &Open, values: &[i128]) {
        let Aim::Goal(goal) = self.aim else { return };
        if goal == Goal::Reserves {
            return;
        }
        let run = self.run;
        let mut found = run.rounded(self.open, &self.stated, (values, goal));
        if found.is_none() && open.node == 0 {
            found = run.by_loads(self.open, &self.stated, (values, goal));
        }
        if let Some(found) = found {
            self.take(reached(run.problem, goal, &found), found);
        }
    }

    fn take(&mut self, value: i128, found: Assignment) {
        if self.value().is_none_or(|known| value > known) {
            self.best = Some((value, found));
        }
    }

    /// Takes an answer that is whole, if it keeps everything.
    pub(super) fn offer(&mut self, values: &[i128]) {
        let whole = rounded(values);
        let found = self.stated.assignment(self.run.problem, &whole);
        if !self.run.is_allowed(&found) {
            return;
        }
        let columns = self.stated.model.columns.iter().zip(&whole);
        let value = columns.map(|(column, value)| i128::from(column.objective) * i128::from(*value)).sum();
        self.take(value, found);
    }

    /// Goes down from an answer: what is nearest to a whole number is made one, some columns at once, or one where that is too much.
    fn plunge(&mut self, open: &Open, values: &[i128]) {
        let mut limits = open.limits.clone();
        let mut values = values.to_vec();
        for _ in 0..DEEP {
            if self.is_glance && self.asked >= self.most() {
                return;
            }
            let nearest = self.nearest(&values);
            let Some(&first) = nearest.first() else { return self.offer(&values) };
            let at_once = nearest.len().div_ceil(4);
            let turned = self.turned(&limits, &values, first);
            let tries = [
                self.nearer(&limits, &values, &nearest[..at_once]),
                self.nearer(&limits, &values, &[first]),
                turned,
            ];
            let mut next = None;
            for tried in tries.into_iter().skip(usize::from(at_once == 1)) {
                if let Some(found) = self.at(&tried) {
                    next = Some((tried, found));
                    break;
                }
            }
            let Some(found) = next else { return };
            (limits, values) = found;
        }
    }

    /// Columns that are not whole and should be, the nearest to a whole number first; pairs only where all others are whole.
    fn nearest(&self, values: &[i128]) -> Vec<u32> {
        let in_doubt = |columns: &mut dyn Iterator<Item = u32>| -> Vec<u32> {
            let mut columns: Vec<u32> =
                columns.filter(|&at| doubt(values[at as usize]) > TOLERANCE).collect();
            columns.sort_by_key(|&at| (doubt(values[at as usize]), at));
            columns
        };
        let integer_columns = in_doubt(&mut self.stated.integer_columns.iter().map(|whole| whole.column));
        if !integer_columns.is_empty() {
            return integer_columns;
        }
        in_doubt(&mut (0..u32::try_from(self.stated.pairs.len()).unwrap_or(0)))
    }

    /// Bounds with these columns no farther away than the nearest whole number.
    fn nearer(&self, limits: &Limits, values: &[i128], columns: &[u32]) -> Limits {
        let is_up = |at: u32| values[at as usize].rem_euclid(FIXED_POINT) * 2 > FIXED_POINT;
        columns.iter().fold(limits.clone(), |limits, &at| self.bounded(limits, values, (at, is_up(at))))
    }

    /// Bounds with a column on the other side.
    fn turned(&self, limits: &Limits, values: &[i128], column: u32) -> Limits {
        let is_up = values[column as usize].rem_euclid(FIXED_POINT) * 2 > FIXED_POINT;
        self.bounded(limits.clone(), values, (column, !is_up))
    }

    fn bounded(&self, mut limits: Limits, values: &[i128], (column, is_up): (u32, bool)) -> Limits {
        let below = i64::try_from(values[column as usize].div_euclid(FIXED_POINT)).unwrap_or(0);
        let (least, most) = self.limits(&limits, column);
        limits.retain(|(other, _, _)| *other != column);
        limits.push(if is_up { (column, below + 1, most) } else { (column, least, below) });
        limits
    }

    /// The answer within these bounds, if it may still lead to something better than what is known.
    fn at(&mut self, limits: &Limits) -> Option<Vec<i128>> {
        self.apply(limits);
        self.asked += 1;
        let said = self.lp.maximise(false, self.run.control);
        let LpStatus::Optimal { values, objective, .. } = said else { return None };
        let is_better = |known| (objective + TOLERANCE).div_euclid(FIXED_POINT) > known;
        self.value().is_none_or(is_better).then_some(values)
    }
}
