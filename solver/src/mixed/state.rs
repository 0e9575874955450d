//! What is still open while stages are solved one after another, and its statement as a programme. Owns the columns
//! and rows.

use std::rc::Rc;

use super::integrality::Integrality;
use crate::milp::Model;
use crate::{Assignment, Cut, Disjunction, Goal, Prices, Problem};

/// What is known so far.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// By pair: whether it may still be chosen.
    pub(super) remains: Vec<bool>,
    /// By applicant: decided to be placed (`true`) or not.
    pub(super) decided: Vec<Option<bool>>,
    /// Goals that are held by a row of their own, with what was reached.
    pub(super) held: Vec<(usize, Goal, i128)>,
    /// By row: the least and the most of its pairs, where that is closed.
    pub(super) bounds: Vec<(Option<i64>, Option<i64>)>,
    /// The best assignment so far.
    pub(super) incumbent: Assignment,
    /// What has to be whole although the network around it would be by itself.
    pub(super) whole: Integrality,
    /// What follows from the budgets.
    pub(super) cuts: Rc<[Cut]>,
}

/// A programme and what its columns and rows stand for.
pub(super) struct Stated {
    pub(super) model: Model,
    /// By column: applicant and pair, for columns of pairs, which come first.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Rows of the programme that state rows of the problem, and after these its cuts: the one, the other, and whether its price counts against the row's.
    pub(super) rows: Vec<(usize, usize, bool)>,
    /// What has to be whole.
    pub(super) integer_columns: Vec<Asked>,
    /// Rows that hold goals: the row and the goal's place among the sets.
    pub(super) goals: Vec<(usize, usize)>,
}

impl Stated {
    /// How many of these pairs of one placement are chosen.
    fn count(&self, problem: &Problem, terms: &[(u32, i64)]) -> Disjunction {
        let mut applicants = Vec::new();
        let mut placement = 0;
        for &(column, _) in terms {
            let (a, at) = self.pairs[column as usize];
            placement = problem.placement_at(at);
            applicants.push(u32::try_from(a).unwrap_or(u32::MAX));
        }
        Disjunction::Count { placement, applicants }
    }

    /// A column that says whether somebody is placed.
    fn person(&mut self, a: usize) -> u32 {
        let column = self.model.add_column(Some(1), true, 0);
        let disjunction = Disjunction::Person(u32::try_from(a).unwrap_or(u32::MAX));
        self.integer_columns.push(Asked { column, line: None, disjunction });
        column
    }

    /// Dual multipliers as prices of what the programme's rows stand for.
    pub(super) fn pay(&self, found: &[i128], prices: &mut Prices) {
        for &(line, row, negative) in &self.rows {
            let price = if negative { -found[line] } else { found[line] };
            match row.checked_sub(prices.rows.len()) {
                None => prices.rows[row] += price,
                Some(cut) => prices.cuts[cut] += price,
            }
        }
        for &(line, earlier) in &self.goals {
            prices.earlier[earlier] = -found[line];
        }
    }

    /// Who has what where columns have these values.
    pub(super) fn assignment(&self, problem: &Problem, values: &[i64]) -> Assignment {
        let mut assignment = Assignment::empty(problem.applicants());
        for (&(a, at), &value) in self.pairs.iter().zip(values) {
            if value > 0 {
                assignment.set(a, Some(problem.placement_at(at)));
            }
        }
        assignment
    }
}

/// A column that has to be a whole number.
pub(super) struct Asked {
    pub(super) column: u32,
    /// The row that defines it, where its price matters.
    pub(super) line: Option<usize>,
    /// What it stands for.
    pub(super) disjunction: Disjunction,
}

/// What a programme is to reach.
#[derive(Debug, Clone, Copy)]
pub(super) enum Aim<'a> {
    /// A goal of a stage.
    Goal(Goal),
    /// These people, each with twice the coefficient of the next.
    People(&'a [usize]),
    /// Anything that is allowed.
    Any,
}

/// Lines as they are gathered.
struct Gathered {
    stated: Stated,
    /// By applicant: columns of their pairs.
    of_person: Vec<Vec<u32>>,
    /// By placement: the same.
    of_place: Vec<Vec<u32>>,
    /// By pair.
    column: Vec<Option<u32>>,
}

fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

impl State {
    /// The same with these people in line decided, and another incumbent.
    pub(super) fn with(
        &self,
        problem: &Problem,
        line: &[usize],
        decisions: &[bool],
        known: &Assignment,
    ) -> Self {
        let mut state = Self { incumbent: known.clone(), ..self.clone() };
        for (&a, &placed) in line.iter().zip(decisions) {
            state.decided[a] = Some(placed);
            if !placed {
                problem.pair_range(a).for_each(|at| state.remains[at] = false);
            }
        }
        state
    }

    /// States what is open as a programme. With `all_whole` every pair is asked to be a whole number.
    pub(super) fn state(&self, problem: &Problem, aim: Aim<'_>, all_whole: bool) -> Stated {
        let mut gathered = self.columns(problem, aim, all_whole);
        self.people(problem, &mut gathered);
        self.places(problem, &mut gathered);
        if !all_whole {
            self.aggregated_counts(problem, &mut gathered);
        }
        self.caps(problem, &mut gathered);
        self.reserves(problem, aim, &mut gathered);
        self.goals(problem, &mut gathered);
        gathered.stated
    }

    fn columns(&self, problem: &Problem, aim: Aim<'_>, all_whole: bool) -> Gathered {
        let mut stated = Stated {
            model: Model::default(),
            pairs: Vec::new(),
            rows: Vec::new(),
            integer_columns: Vec::new(),
            goals: Vec::new(),
        };
        let mut of_person = vec![Vec::new(); problem.applicants()];
        let mut of_place = vec![Vec::new(); problem.placements()];
        let mut column = vec![None; problem.pairs()];
        for (a, of_person) in of_person.iter_mut().enumerate() {
            let worth_of_person = match aim {
                Aim::People(people) => people
                    .iter()
                    .rev()
                    .zip(0u32..)
                    .find(|(wanted, _)| **wanted == a)
                    .map_or(0, |(_, power)| 1i64 << power.min(40)),
                _ => 0,
            };
            for at in problem.pair_range(a).filter(|&at| self.remains[at]) {
                let coefficient = match aim {
                    Aim::Goal(goal) => i64::try_from(goal.coefficient(problem, a, at)).unwrap_or(i64::MIN),
                    Aim::People(_) => worth_of_person,
                    Aim::Any => 0,
                };
                let whole = all_whole;
                let number = stated.model.add_column(None, whole, coefficient);
                stated.pairs.push((a, at));
                let p = problem.placement_at(at);
                of_person.push(number);
                of_place[p as usize].push(number);
                column[at] = Some(number);
            }
        }
        Gathered { stated, of_person, of_place, column }
    }

    /// Cells of pairs whose number has to be whole.
    fn aggregated_counts(&self, problem: &Problem, gathered: &mut Gathered) {
        for aggregated in &self.whole.aggregated_counts {
            let mut terms: Vec<(u32, i64)> =
                aggregated.iter().filter_map(|&at| Some((gathered.column[at as usize]?, 1))).collect();
            match terms.as_slice() {
                [] => {}
                [(only, _)] => {
                    gathered.stated.model.columns[*only as usize].integer = true;
                    let disjunction = gathered.stated.count(problem, &terms);
                    gathered.stated.integer_columns.push(Asked { column: *only, line: None, disjunction });
                }
                _ => {
                    let disjunction = gathered.stated.count(problem, &terms);
                    let column = gathered.stated.model.add_column(None, true, 0);
                    terms.push((column, -1));
                    let line = Some(gathered.stated.model.add_row(Some(0), Some(0), terms));
                    gathered.stated.integer_columns.push(Asked { column, line, disjunction });
                }
            }
        }
    }

    /// One place a person; together or not at all.
    fn people(&self, problem: &Problem, gathered: &mut Gathered) {
        let mut list_of = vec![None; problem.applicants()];
        for (number, list) in problem.side().together.iter().enumerate() {
            for &a in list {
                list_of[a as usize] = Some(number);
            }
        }
        let mut column_of: Vec<Option<u32>> = vec![None; problem.side().together.len()];
        for (a, in_list) in list_of.into_iter().enumerate() {
            let mut terms: Vec<(u32, i64)> =
                gathered.of_person[a].iter().map(|&column| (column, 1)).collect();
            if terms.is_empty() && in_list.is_none() {
                continue;
            }
            let (mut least, mut most) = (None, Some(1));
            match self.decided[a] {
                Some(true) => least = Some(1),
                Some(false) => most = Some(0),
                None => {}
            }
            if let Some(list) = in_list {
                let together = *column_of[list].get_or_insert_with(|| gathered.stated.person(a));
                if self.decided[a].is_some() {
                    gathered.stated.model.add_row(least, most, terms.clone());
                }
                terms.push((together, -1));
                (least, most) = (Some(0), Some(0));
            } else if self.whole.people[a] && self.decided[a].is_none() {
                terms.push((gathered.stated.person(a), -1));
                (least, most) = (Some(0), Some(0));
            }
            gathered.stated.model.add_row(least, most, terms);
        }
    }

    /// No more people than seats; at least so many, or none.
    fn places(&self, problem: &Problem, gathered: &mut Gathered) {
        for p in 0..problem.placements() {
            let terms: Vec<(u32, i64)> = gathered.of_place[p].iter().map(|&column| (column, 1)).collect();
            if terms.is_empty() {
                continue;
            }
            let capacity = i64::from(problem.capacity(p));
            let open =
                problem.side().open_min.iter().find(|open| open.placement as usize == p && open.min > 1);
            let Some(open) = open else {
                let (least, most) = self.bounds[p];
                let line = gathered.stated.model.add_row(least, most.or(Some(capacity)), terms);
                gathered.stated.rows.push((line, p, false));
                continue;
            };
            if let (least, Some(most)) = self.bounds[p] {
                let line = gathered.stated.model.add_row(least, Some(most), terms.clone());
                gathered.stated.rows.push((line, p, false));
            }
            let runs = gathered.stated.model.add_column(Some(1), true, 0);
            let disjunction = Disjunction::Runs(open.placement);
            gathered.stated.integer_columns.push(Asked { column: runs, line: None, disjunction });
            let with = |times: i64| {
                let mut terms = terms.clone();
                terms.push((runs, -times));
                terms
            };
            let line = gathered.stated.model.add_row(None, Some(0), with(capacity));
            gathered.stated.rows.push((line, p, false));
            let line = gathered.stated.model.add_row(Some(0), None, with(number(open.min)));
            gathered.stated.rows.push((line, p, false));
        }
    }

    /// Caps and budgets.
    fn caps(&self, problem: &Problem, gathered: &mut Gathered) {
        let side = problem.side();
        let add = |gathered: &mut Gathered, row: usize, most: u64, terms: Vec<(u32, i64)>| {
            if !terms.is_empty() {
                let (least, closed) = self.bounds[row];
                let line = gathered.stated.model.add_row(least, closed.or(Some(number(most))), terms);
                gathered.stated.rows.push((line, row, false));
            }
        };
        for (at, cap) in side.applicant_caps.iter().enumerate() {
            let columns = cap.members.iter().flat_map(|&a| &gathered.of_person[a as usize]);
            let terms = columns.map(|&column| (column, 1)).collect();
            add(gathered, problem.row_of_applicant_cap(at), cap.max, terms);
        }
        for (at, cap) in side.placement_caps.iter().enumerate() {
            let columns = cap.members.iter().flat_map(|&p| &gathered.of_place[p as usize]);
            let terms = columns.map(|&column| (column, 1)).collect();
            add(gathered, problem.row_of_placement_cap(at), cap.max, terms);
        }
        for (at, budget) in side.budgets.iter().enumerate() {
            let costs = gathered.column.iter().zip(&budget.costs);
            let terms = costs.filter_map(|(column, &cost)| Some(((*column)?, number(cost))));
            let terms = terms.filter(|(_, cost)| *cost > 0).collect();
            add(gathered, problem.row_of_budget(at), budget.limit, terms);
        }
        for (at, cut) in self.cuts.iter().enumerate() {
            let coefficient = |cost: u64| {
                cut.coefficients
                    .iter()
                    .find(|(other, _)| *other == cost)
                    .map_or(0, |(_, coefficient)| *coefficient)
            };
            let costs = gathered.column.iter().zip(&side.budgets[cut.budget as usize].costs);
            let terms = costs.filter_map(|(column, &cost)| Some(((*column)?, number(coefficient(cost)))));
            let terms: Vec<(u32, i64)> = terms.filter(|(_, coefficient)| *coefficient > 0).collect();
            if !terms.is_empty() {
                let line = gathered.stated.model.add_row(None, Some(number(cut.most)), terms);
                gathered.stated.rows.push((line, problem.rows() + at, false));
            }
        }
    }

    fn reserves(&self, problem: &Problem, aim: Aim<'_>, gathered: &mut Gathered) {
        let coefficient = i64::from(matches!(aim, Aim::Goal(Goal::Reserves)));
        let asked = coefficient > 0 || self.held.iter().any(|(_, goal, _)| *goal == Goal::Reserves);
        let mut total = Vec::new();
        for (at, reserve) in problem.side().reserves.iter().enumerate() {
            let mut terms = Vec::new();
            for &a in &reserve.applicants {
                for pair in problem.pair_range(a as usize) {
                    let inside = reserve.placements.binary_search(&problem.placement_at(pair)).is_ok();
                    if let Some(column) = gathered.column[pair].filter(|_| inside) {
                        terms.push((column, -1));
                    }
                }
            }
            let (least, most) = self.bounds[problem.row_of_reserve(at)];
            if least.is_some() || most.is_some() {
                // Terms count against the sum here, so its bounds change sides.
                let terms = terms.clone();
                let line =
                    gathered.stated.model.add_row(most.map(|most| -most), least.map(|least| -least), terms);
                gathered.stated.rows.push((line, problem.row_of_reserve(at), true));
            }
            if !asked {
                continue;
            }
            let seats = gathered.stated.model.add_column(Some(number(reserve.seats)), false, coefficient);
            terms.push((seats, 1));
            let line = gathered.stated.model.add_row(None, Some(0), terms);
            gathered.stated.rows.push((line, problem.row_of_reserve(at), true));
            total.push((seats, 1));
        }
        if let Some((_, _, reached)) = self.held.iter().find(|(_, goal, _)| *goal == Goal::Reserves) {
            gathered.stated.model.add_row(i64::try_from(*reached).ok(), None, total);
        }
    }

    fn goals(&self, problem: &Problem, gathered: &mut Gathered) {
        for &(place, goal, reached) in self.held.iter().filter(|(_, goal, _)| *goal != Goal::Reserves) {
            let mut terms = Vec::new();
            for (column, &(a, at)) in (0u32..).zip(&gathered.stated.pairs) {
                let coefficient = i64::try_from(goal.coefficient(problem, a, at)).unwrap_or(i64::MIN);
                if coefficient != 0 {
                    terms.push((column, coefficient));
                }
            }
            let reached = i64::try_from(reached).ok();
            let line = gathered.stated.model.add_row(reached, reached, terms);
            gathered.stated.goals.push((line, place));
        }
    }
}
