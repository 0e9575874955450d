//! The linear programme of a part: what prices are taken from. Nothing that it says is believed: a bound is counted in
//! whole numbers from the prices, a choice is counted before it is kept (safe bounds; Neumaier and Shcherbina 2004). Owns
//! columns, rows, and how dual multipliers become prices of the problem's rows.
//!
//! Rows whose numbers reach beyond what floating point tells apart are stated in coarser units, rounded so that nothing
//! possible is lost; their prices are parts of a whole in a finer scale.

use super::{
    count::Choice,
    subproblem::{Aim, Subproblem},
};
use crate::{
    Control, Goal, Prices,
    milp::{FIXED_POINT, IncrementalLp, LpStatus, MipBackend, MipStatus, Model, Modifying, Row},
};

/// Coefficients of a row are stated with so many bits.
const BITS: u32 = 32;

/// What a row of the programme stands for.
#[derive(Clone, Copy)]
enum Stands {
    /// A row, in units of two to this power.
    Row(usize, u32),
    /// What a reserve counts.
    Reserve(usize),
    /// An earlier goal that is a cost, in units of two to this power.
    Cost(usize, u32),
    /// An earlier goal that is maximised.
    Worth(usize),
    /// The seats that reserves filled before.
    Filled(usize),
    /// A person, or people together.
    Person,
}

/// A part's programme, to be asked again and again with other bounds.
pub(super) struct Relaxed<'a> {
    aim: &'a Aim<'a>,
    lp: Option<Box<dyn IncrementalLp>>,
    /// The elastic programme; opened when something is first found to be impossible.
    elastic: Option<Box<dyn IncrementalLp>>,
    model: Model,
    lines: Vec<(usize, Stands)>,
    /// By pair.
    column: Vec<Option<u32>>,
    /// By applicant: the column that is 1 where they are left out.
    out: Vec<Option<u32>>,
    /// By list of people together: the column that is 1 where they are placed.
    all: Vec<u32>,
    /// By placement: the column of its people, where it runs with some or not at all.
    load: Vec<Option<u32>>,
    finest: u32,
}

/// What the programme says of a part.
pub(super) enum RelaxationStatus {
    /// Values by pair, times [`FIXED_POINT`], and prices.
    Optimal(Vec<i128>, Prices),
    /// Nothing is possible, and prices that may show it.
    Infeasible(Option<Prices>),
    /// Nothing was said.
    Unknown,
}

fn number(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The power of two in whose units a number has [`BITS`] bits at most.
fn coarse(largest: i128) -> u32 {
    (i128::BITS - largest.leading_zeros()).saturating_sub(BITS)
}

impl<'a> Relaxed<'a> {
    pub(super) fn new(aim: &'a Aim<'a>, base: &Subproblem) -> Self {
        let problem = aim.problem;
        let mut relaxed = Self {
            aim,
            lp: None,
            elastic: None,
            model: Model::default(),
            lines: Vec::new(),
            column: vec![None; problem.pairs()],
            out: vec![None; problem.applicants()],
            all: Vec::new(),
            load: vec![None; problem.placements()],
            finest: 0,
        };
        relaxed.people(base);
        relaxed.rows();
        relaxed.reserves();
        relaxed.earlier();
        relaxed
    }

    fn people(&mut self, base: &Subproblem) {
        let problem = self.aim.problem;
        let lists = &problem.side().together;
        self.all = lists.iter().map(|_| self.model.add_column(Some(1), false, 0)).collect();
        for a in 0..problem.applicants() {
            let mut terms = Vec::new();
            for at in base.pairs_of(problem, a) {
                let coefficient = self.aim.goal.coefficient(problem, a, at);
                let column = self.model.add_column(Some(1), false, number(coefficient));
                self.column[at] = Some(column);
                terms.push((column, 1));
            }
            let person = u32::try_from(a).unwrap_or(u32::MAX);
            let list = lists.iter().position(|list| list.binary_search(&person).is_ok());
            let fixed = if let Some(list) = list {
                terms.push((self.all[list], -1));
                0
            } else if terms.is_empty() {
                continue;
            } else {
                let out = self.model.add_column(Some(1), false, 0);
                self.out[a] = Some(out);
                terms.push((out, 1));
                1
            };
            let line = self.model.add_row(Some(fixed), Some(fixed), terms);
            self.lines.push((line, Stands::Person));
        }
    }

    /// The columns of a row, with how often each counts.
    fn terms(&self, row: usize) -> Vec<(u32, i128)> {
        let pairs = self.column.iter().zip(&self.aim.rows.of_pair);
        let counted = pairs.filter_map(|(column, rows)| Some(((*column)?, rows)));
        let in_row = counted.filter_map(|(column, rows)| {
            rows.iter().find(|(other, _)| *other as usize == row).map(|(_, times)| (column, *times))
        });
        in_row.collect()
    }

    fn rows(&mut self) {
        let problem = self.aim.problem;
        for (row, most) in self.aim.rows.most.iter().enumerate() {
            let Some(most) = *most else { continue };
            let terms = self.terms(row);
            let opens =
                problem.side().open_min.iter().any(|open| open.placement as usize == row && open.min > 1);
            if opens {
                let column = self.model.add_column(Some(number(most)), false, 0);
                self.load[row] = Some(column);
                let mut terms: Vec<(u32, i64)> = terms.into_iter().map(|(column, _)| (column, 1)).collect();
                terms.push((column, -1));
                let line = self.model.add_row(Some(0), Some(0), terms);
                self.lines.push((line, Stands::Row(row, 0)));
            } else if terms.iter().map(|(_, times)| *times).sum::<i128>() > most {
                let unit = coarse(most);
                let terms = terms.into_iter().map(|(column, times)| (column, number(times >> unit)));
                let terms = terms.filter(|(_, times)| *times > 0).collect();
                let line = self.model.add_row(None, Some(number(most >> unit)), terms);
                self.lines.push((line, Stands::Row(row, unit)));
                self.finest = self.finest.max(unit);
            }
        }
    }

    fn reserves(&mut self) {
        let problem = self.aim.problem;
        let held = self.aim.earlier.iter().position(|(goal, _)| *goal == Goal::Reserves);
        let coefficient = i64::from(self.aim.goal == Goal::Reserves);
        if held.is_none() && coefficient == 0 {
            return;
        }
        let mut total = Vec::new();
        for (at, reserve) in problem.side().reserves.iter().enumerate() {
            let row = problem.row_of_reserve(at);
            let seats = self.model.add_column(Some(number(reserve.seats.into())), false, coefficient);
            let mut terms: Vec<(u32, i64)> =
                self.terms(row).into_iter().map(|(column, _)| (column, -1)).collect();
            terms.push((seats, 1));
            let line = self.model.add_row(None, Some(0), terms);
            self.lines.push((line, Stands::Reserve(row)));
            total.push((seats, 1));
        }
        if let Some(held) = held {
            let line = self.model.add_row(Some(number(self.aim.earlier[held].1)), None, total);
            self.lines.push((line, Stands::Filled(held)));
        }
    }

    fn earlier(&mut self) {
        let (problem, aim) = (self.aim.problem, self.aim);
        for (place, &(goal, value)) in aim.earlier.iter().enumerate() {
            if goal == Goal::Reserves {
                continue;
            }
            let priced = matches!(goal, Goal::Priced(_));
            let sign = if priced { -1 } else { 1 };
            let unit = if priced { coarse(-value) } else { 0 };
            let mut terms = Vec::new();
            for a in 0..problem.applicants() {
                for at in problem.pair_range(a) {
                    let times = (sign * goal.coefficient(problem, a, at)) >> unit;
                    if let Some(column) = self.column[at].filter(|_| times != 0) {
                        terms.push((column, number(times)));
                    }
                }
            }
            let most = number((sign * value) >> unit);
            let line = self.model.add_row(Some(most).filter(|_| unit == 0), Some(most), terms);
            self.lines.push((line, if priced { Stands::Cost(place, unit) } else { Stands::Worth(place) }));
            self.finest = self.finest.max(unit);
        }
    }

    /// What one counts in prices.
    pub(super) fn scale(&self) -> i128 {
        FIXED_POINT << self.finest
    }

    /// No prices at all.
    pub(super) fn free(&self) -> Prices {
        Prices {
            rows: vec![0; self.aim.rows.most.len()],
            earlier: vec![0; self.aim.earlier.len()],
            ..Prices::default()
        }
    }

    /// Asks about a part.
    pub(super) fn ask(
        &mut self,
        part: &Subproblem,
        backend: &dyn MipBackend,
        control: &dyn Control,
    ) -> RelaxationStatus {
        let mut said = LpStatus::Unknown;
        // What broke is stated anew once.
        for _ in 0..2 {
            let opened = self.lp.take().or_else(|| backend.incremental(&self.model, Modifying::Bounds));
            let Some(mut lp) = opened else { return RelaxationStatus::Unknown };
            self.bound(part, lp.as_mut());
            said = lp.maximise(true, control);
            if said != LpStatus::Unknown {
                self.lp = Some(lp);
                break;
            }
        }
        match said {
            LpStatus::Optimal { values, duals: prices, .. } => {
                let by_pair = |column: &Option<u32>| column.map_or(0, |column| values[column as usize]);
                RelaxationStatus::Optimal(self.column.iter().map(by_pair).collect(), self.prices(&prices, 1))
            }
            LpStatus::Infeasible => RelaxationStatus::Infeasible(self.why(part, backend, control)),
            LpStatus::Unknown => RelaxationStatus::Unknown,
        }
    }

    /// Gives columns the bounds of a part.
    fn bound(&self, part: &Subproblem, lp: &mut dyn IncrementalLp) {
        let problem = self.aim.problem;
        for (at, column) in self.column.iter().enumerate() {
            if let Some(column) = *column {
                lp.set_bounds(column, 0, Some(i64::from(part.remains[at])));
            }
        }
        for (a, out) in self.out.iter().enumerate() {
            if let Some(out) = *out {
                lp.set_bounds(out, 0, Some(i64::from(!part.placed[a])));
            }
        }
        for (&all, list) in self.all.iter().zip(&problem.side().together) {
            let stay = list.iter().any(|&a| part.placed[a as usize]);
            lp.set_bounds(all, i64::from(stay), Some(1));
        }
        for (p, load) in self.load.iter().enumerate() {
            if let Some(load) = *load {
                let most = if part.closed[p] { 0 } else { i64::from(problem.capacity(p)) };
                lp.set_bounds(load, number(part.least[p]).min(most), Some(most));
            }
        }
    }

    /// Asks for whole people at once, and for what the programme then says that everyone chooses: no proof, but often what a
    /// search would look for in vain for long.
    pub(super) fn propose(&self, backend: &dyn MipBackend, control: &dyn Control) -> Option<Choice> {
        let problem = self.aim.problem;
        let mut model = self.model.clone();
        for &column in self.column.iter().flatten().chain(&self.all) {
            model.columns[column as usize].integer = true;
        }
        for open in problem.side().open_min.iter().filter(|open| open.min > 1) {
            let p = open.placement as usize;
            let Some(load) = self.load[p] else { continue };
            let runs = model.add_column(Some(1), true, 0);
            model.add_row(Some(0), None, vec![(load, 1), (runs, -number(open.min.into()))]);
            model.add_row(None, Some(0), vec![(load, 1), (runs, -i64::from(problem.capacity(p)))]);
        }
        // In coarser units what fits is to fit indeed.
        for &(line, stands) in &self.lines {
            if let Stands::Row(row, unit) = stands
                && unit > 0
            {
                let up = |times: i128| number((times + (1 << unit) - 1) >> unit);
                model.rows[line].terms =
                    self.terms(row).into_iter().map(|(column, times)| (column, up(times))).collect();
            }
        }
        let (MipStatus::Optimal { values, .. } | MipStatus::Feasible { values }) =
            backend.maximise(&model, false, control)
        else {
            return None;
        };
        let chosen = |at: &usize| self.column[*at].is_some_and(|column| values[column as usize] > 0);
        Some((0..problem.applicants()).map(|a| problem.pair_range(a).find(|at| chosen(at))).collect())
    }

    /// Infeasible: a Farkas ray from the elastic programme, scaled to outweigh any objective.
    fn why(&mut self, part: &Subproblem, backend: &dyn MipBackend, control: &dyn Control) -> Option<Prices> {
        if self.elastic.is_none() {
            self.elastic = backend.incremental(&self.elastic(), Modifying::Bounds);
        }
        let mut lp = self.elastic.take()?;
        self.bound(part, lp.as_mut());
        let said = lp.maximise(true, control);
        self.elastic = Some(lp);
        let LpStatus::Optimal { duals: prices, objective, .. } = said else { return None };
        if objective >= 0 {
            return None;
        }
        let problem = self.aim.problem;
        let dearest = |a: usize| {
            let coefficients =
                problem.pair_range(a).map(|at| self.aim.goal.coefficient(problem, a, at).abs());
            coefficients.max().unwrap_or(0)
        };
        let mut most: i128 = (0..problem.applicants()).map(dearest).sum();
        if self.aim.goal == Goal::Reserves {
            most = problem.side().reserves.iter().map(|reserve| i128::from(reserve.seats)).sum();
        }
        let times = 2 * (most + 1) * FIXED_POINT / -objective + 1;
        Some(self.prices(&prices, times))
    }

    /// The elastic programme: rows may be violated at a price, and nothing else counts.
    fn elastic(&self) -> Model {
        let mut model = self.model.relaxed();
        model.columns.iter_mut().for_each(|column| column.objective = 0);
        for &(line, stands) in &self.lines {
            if matches!(stands, Stands::Person) {
                continue;
            }
            let Row { lower, upper, .. } = model.rows[line];
            if lower.is_some() {
                let column = model.add_column(None, false, -1);
                model.rows[line].terms.push((column, 1));
            }
            if upper.is_some() {
                let column = model.add_column(None, false, -1);
                model.rows[line].terms.push((column, -1));
            }
        }
        model
    }

    /// Dual multipliers, each so many times, as prices of rows and earlier goals. Signs that rounding has turned are
    /// none.
    fn prices(&self, found: &[i128], times: i128) -> Prices {
        let mut prices = self.free();
        let fine = |price: i128, unit: u32| price.saturating_mul(times << (self.finest - unit));
        let mut reserved = if self.aim.goal == Goal::Reserves { self.scale() } else { 0 };
        for &(line, stands) in &self.lines {
            match stands {
                Stands::Row(row, unit) if self.load.get(row).is_some_and(Option::is_some) => {
                    prices.rows[row] = fine(found[line], unit);
                }
                Stands::Row(row, unit) => prices.rows[row] = fine(found[line].max(0), unit),
                Stands::Cost(place, 0) => prices.earlier[place] = fine(found[line], 0),
                Stands::Cost(place, unit) => prices.earlier[place] = fine(found[line].max(0), unit),
                Stands::Worth(place) => prices.earlier[place] = -fine(found[line], 0),
                Stands::Filled(place) => {
                    prices.earlier[place] = -fine(found[line].min(0), 0);
                    reserved += prices.earlier[place];
                }
                Stands::Reserve(_) | Stands::Person => {}
            }
        }
        for &(line, stands) in &self.lines {
            if let Stands::Reserve(row) = stands {
                prices.rows[row] = -fine(found[line], 0).clamp(0, reserved);
            }
        }
        prices
    }
}

/// What values say that everyone chooses, as far as more than half of somebody is at one place.
pub(super) fn leaning(aim: &Aim<'_>, values: &[i128]) -> Choice {
    let problem = aim.problem;
    let chosen = |a: usize| problem.pair_range(a).find(|&at| values[at] * 2 > FIXED_POINT);
    (0..problem.applicants()).map(chosen).collect()
}
