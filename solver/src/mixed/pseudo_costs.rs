//! What to split next. Where nothing is known of a column, both sides are asked at once (strong branching); afterwards what a
//! split cost the bound the last times tells (pseudo-costs; Achterberg, Koch, Martin 2005).

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    branch::{BranchAndBound, Open, TOLERANCE, doubt},
    state::Aim,
};
use crate::milp::{FIXED_POINT, LpStatus};

/// How many columns that have to be whole are compared, and how many pairs.
const WHOLES: usize = 6;
const PAIRS: usize = 4;
/// Beyond this nothing is dearer.
const FAR: i128 = 1 << 60;

/// By column: what it cost the bound to go down and up, for a whole one, and how often that was seen.
#[derive(Debug, Default)]
pub(super) struct PseudoCosts(BTreeMap<u32, [(i128, i128); 2]>);

impl PseudoCosts {
    /// A split cost as much, `part` away from where the column was.
    pub(super) fn record(&mut self, column: u32, is_up: bool, cost: i128, part: i128) {
        let known = &mut self.0.entry(column).or_default()[usize::from(is_up)];
        let cost = cost.clamp(0, FAR) * FIXED_POINT / part.max(1);
        *known = (known.0 + cost, known.1 + 1);
    }

    /// What going down and up is likely to cost, where both are known.
    fn likely(&self, column: u32, part: i128) -> Option<[i128; 2]> {
        let [(down, downs), (up, ups)] = *self.0.get(&column)?;
        (downs > 0 && ups > 0)
            .then(|| [down / downs * part / FIXED_POINT, up / ups * (FIXED_POINT - part) / FIXED_POINT])
    }
}

impl BranchAndBound<'_, '_> {
    /// The column to split, of those that are not whole and should be.
    pub(super) fn choose(&mut self, open: &Open, values: &[i128], bound: i128) -> Option<u32> {
        let in_doubt = |columns: &mut dyn Iterator<Item = u32>, most: usize| -> Vec<u32> {
            let mut all: Vec<(Reverse<i128>, u32)> = columns
                .map(|column| (Reverse(doubt(values[column as usize])), column))
                .filter(|(Reverse(doubt), _)| *doubt > TOLERANCE)
                .collect();
            all.sort_unstable();
            all.into_iter().take(most).map(|(_, column)| column).collect()
        };
        let mut columns = in_doubt(&mut self.stated.integer_columns.iter().map(|whole| whole.column), WHOLES);
        let pairs = u32::try_from(self.stated.pairs.len()).unwrap_or(0);
        for column in in_doubt(&mut (0..pairs), PAIRS) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        // Above a search with fewer pairs nothing is compared: mostly it does not come to that.
        let begins = open.node == 0 && !self.is_below && matches!(self.aim, Aim::Goal(_));
        if columns.len() < 2 || begins {
            return columns.first().copied();
        }
        let needed = self.cutoff().map_or(FAR, |value| (bound - FIXED_POINT * (value + 1)).clamp(1, FAR));
        let mut best = None;
        for column in columns {
            let value = values[column as usize];
            let part = value.rem_euclid(FIXED_POINT);
            let costs = match self.costs.likely(column, part) {
                Some(costs) => costs,
                None => self.probe(open, column, value, bound),
            };
            let [down, up] = costs.map(|cost| cost.clamp(0, needed) + 1);
            let score = (down * up, Reverse(column));
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, column));
            }
        }
        best.map(|(_, column)| column)
    }

    /// What both sides of a split cost, by asking.
    fn probe(&mut self, open: &Open, column: u32, value: i128, bound: i128) -> [i128; 2] {
        let below = i64::try_from(value.div_euclid(FIXED_POINT)).unwrap_or(0);
        let part = value.rem_euclid(FIXED_POINT);
        let (least, most) = self.limits(&open.limits, column);
        let mut costs = [0; 2];
        for (is_up, (least, most)) in [(least, below), (below + 1, most)].into_iter().enumerate() {
            self.lp.set_bounds(column, least, Some(most));
            self.asked += 1;
            costs[is_up] = match self.lp.maximise(false, self.run.control) {
                LpStatus::Optimal { objective, .. } => bound - objective,
                LpStatus::Infeasible => FAR,
                LpStatus::Unknown => 0,
            };
            if costs[is_up] < FAR {
                let from = if is_up == 1 { FIXED_POINT - part } else { part };
                self.costs.record(column, is_up == 1, costs[is_up], from);
            }
        }
        self.lp.set_bounds(column, least, Some(most));
        costs
    }
}
