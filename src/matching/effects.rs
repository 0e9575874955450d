//! What each side constraint costs: how many more people would have a place without it, one at a time, and who loses by
//! it, by priority group. Also what protected people cost, and what it would do to them to count that in or not. Owns
//! the comparison; the council decides.

use talka_solver::{
    Assignment, Control, Problem, Settings, Side, Stage as SolverStage, Stages, Unwatched,
    milp::MipBackend,
    problem::side::{Cap, Item},
    solve_by,
};

use super::{
    constraints::{self, Waiting},
    model::Model,
};
use crate::domain::{
    Outcome, Snapshot,
    constraints::{BudgetSetting, Constraints},
    outcome::{BudgetFigures, RuleEffect},
};

/// Constraints that are looked at one by one, at most.
const MOST: usize = 200;

/// Adds the comparison to an outcome.
pub(super) fn add(
    snapshot: &Snapshot,
    model: &Model,
    oracle: &dyn MipBackend,
    control: &dyn Control,
    assignment: &Assignment,
    outcome: &mut Outcome,
) {
    if model.problem.side().is_empty() {
        return;
    }
    let compare = Compare { model, oracle, base: assignment };
    for item in
        model.problem.side().items().filter(|&item| !compare.is_held(item) && compare.binds(item)).take(MOST)
    {
        if control.stop() {
            return;
        }
        outcome.effects.extend(compare.without(item));
    }
    for budget in &snapshot.round.constraints.budgets {
        outcome.budgets.extend(compare.budget(snapshot, budget));
    }
}

struct Compare<'a> {
    model: &'a Model,
    oracle: &'a dyn MipBackend,
    base: &'a Assignment,
}

impl Compare<'_> {
    /// Whether it is a place that somebody holds: nobody asks what it would bring to take it away.
    fn is_held(&self, item: Item) -> bool {
        let Item::Pin(at) = item else { return false };
        let pin = self.model.problem.side().pins.get(at);
        pin.is_some_and(|&(a, _)| self.model.kept(a as usize).is_some())
    }

    /// Whether a constraint may stand in anybody's way: one with room to spare does not.
    fn binds(&self, item: Item) -> bool {
        let problem = &self.model.problem;
        let side = problem.side();
        let loads = self.base.loads(problem.placements());
        let full = |cap: &Cap, count: u64| count >= cap.max;
        match item {
            Item::ApplicantCap(at) => {
                let cap = &side.applicant_caps[at];
                let placed = cap.members.iter().filter(|a| self.base.of(**a as usize).is_some()).count();
                full(cap, placed as u64)
            }
            Item::PlacementCap(at) => {
                let cap = &side.placement_caps[at];
                full(cap, cap.members.iter().map(|&p| u64::from(loads[p as usize])).sum())
            }
            Item::OpenMin(at) => side.open_min[at].min > 1,
            Item::Budget(at) => {
                let budget = &side.budgets[at];
                let dearest = budget.costs.iter().copied().max().unwrap_or(0);
                let spent: u64 = self.pairs(problem).map(|pair| budget.costs[pair]).sum();
                spent + dearest > budget.limit
            }
            Item::Reserve(_) | Item::Together(_) | Item::Pin(_) | Item::Forbidden(_) => true,
        }
    }

    fn pairs<'b>(&'b self, problem: &'b Problem) -> impl Iterator<Item = usize> + 'b {
        (0..problem.applicants()).filter_map(|a| problem.find_pair(a, self.base.of(a)?))
    }

    /// The same round under other constraints, as far as who is placed.
    fn solved(&self, side: Side) -> Option<Assignment> {
        let wanted = [SolverStage::Rank, SolverStage::Distance, SolverStage::Tiebreak];
        let stages: Vec<SolverStage> =
            self.model.stages.iter().filter(|stage| !wanted.contains(stage)).collect();
        let reserves = !side.reserves.is_empty();
        let stages: Vec<SolverStage> =
            stages.into_iter().filter(|stage| reserves || *stage != SolverStage::Reserves).collect();
        let problem = self.model.problem.clone().with_side(side).ok()?;
        let solved =
            solve_by(self.oracle, Settings::default(), &problem, &Stages::new(&stages)?, &Unwatched).ok()?;
        solved.finished.then_some(solved.assignment)
    }

    fn without(&self, item: Item) -> Option<RuleEffect> {
        let problem = &self.model.problem;
        let other = self.solved(problem.side().without(item))?;
        let (kind, name) = name(problem, item);
        let placed = |assignment: &Assignment| i64::try_from(assignment.placed()).unwrap_or(i64::MAX);
        let mut losers = std::collections::BTreeMap::new();
        for a in 0..problem.applicants() {
            if other.of(a).is_some() && self.base.of(a).is_none() {
                *losers.entry(problem.tier(a)).or_insert(0u32) += 1;
            }
        }
        let more = placed(&other) - placed(self.base);
        Some(RuleEffect { kind: kind.to_owned(), name, more, losers: losers.into_iter().collect() })
    }

    /// What a budget pays, what protected people cost more, and how many of them would have a place the other way.
    fn budget(&self, snapshot: &Snapshot, asked: &BudgetSetting) -> Option<BudgetFigures> {
        let problem = &self.model.problem;
        let at = problem.side().budgets.iter().position(|budget| budget.id == asked.name)?;
        let spent = self.pairs(problem).map(|pair| problem.side().budgets[at].costs[pair]).sum();
        let mut figures = BudgetFigures {
            name: asked.name.clone(),
            limit: asked.limit,
            spent,
            extra: 0,
            extra_counts: false,
            protected_placed: 0,
            unknown_placed: 0,
            protected_placed_otherwise: None,
            placed_otherwise: None,
        };
        let Some(extra) = &asked.extra else { return Some(figures) };
        let is_protected =
            |index: usize| extra.people.has(&snapshot.applicants[self.model.person[index]].facts);
        let protected = |assignment: &Assignment| {
            (0..problem.applicants()).filter(|&a| assignment.of(a).is_some() && is_protected(a)).count()
                as u64
        };
        let unknown =
            |index: usize| extra.people.asks(&snapshot.applicants[self.model.person[index]].facts).is_none();
        figures.unknown_placed =
            (0..problem.applicants()).filter(|&a| self.base.of(a).is_some() && unknown(a)).count() as u64;
        figures.extra_counts = extra.counts;
        figures.protected_placed = protected(self.base);
        figures.extra = figures.protected_placed * extra.cost;
        let mut settings: Constraints = snapshot.round.constraints.clone();
        for budget in settings.budgets.iter_mut().filter(|budget| budget.name == asked.name) {
            if let Some(extra) = &mut budget.extra {
                extra.counts = !extra.counts;
            }
        }
        let turned = Snapshot {
            round: crate::domain::Round { constraints: settings, ..snapshot.round.clone() },
            ..snapshot.clone()
        };
        let (vetoed, undecided) = (problem.side().forbidden.clone(), &*self.model.undecided);
        let who = (&*self.model.person, &*self.model.participation);
        let side = constraints::side(&turned, problem, who, Waiting { vetoed, undecided });
        let other = self.solved(side);
        figures.protected_placed_otherwise = other.as_ref().map(protected);
        figures.placed_otherwise = other.map(|other| other.placed() as u64);
        Some(figures)
    }
}

/// The kind of a constraint as catalogues know it, and its name.
fn name(problem: &Problem, item: Item) -> (&'static str, String) {
    let side = problem.side();
    let person = |a: u32| problem.applicant_ids().get(a as usize);
    let place = |p: u32| problem.placement_ids().get(p as usize);
    let pair = |(a, p): (u32, u32)| format!("{} / {}", person(a), place(p));
    match item {
        Item::ApplicantCap(at) => ("applicant-cap", side.applicant_caps[at].id.clone()),
        Item::PlacementCap(at) => ("placement-cap", side.placement_caps[at].id.clone()),
        Item::Reserve(at) => ("reserve", side.reserves[at].id.clone()),
        Item::OpenMin(at) => ("open-min", place(side.open_min[at].placement).to_owned()),
        Item::Budget(at) => ("budget", side.budgets[at].id.clone()),
        Item::Together(at) => {
            let names: Vec<&str> = side.together[at].iter().map(|&a| person(a)).collect();
            ("together", names.join(", "))
        }
        Item::Pin(at) => ("pin", pair(side.pins[at])),
        Item::Forbidden(at) => ("forbidden", pair(side.forbidden[at])),
    }
}
