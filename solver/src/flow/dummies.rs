//! Nested caps on placements, solved by the engine that knows no caps. A cap closes seats; whichever they are, somebody may as
//! well sit on them: *dummy agents*, who come before everyone, cost nothing and could take any placement of the cap. People
//! and dummy agents fit together exactly where people keep the caps. What the engine says of that problem becomes a proof of this
//! one: a cap's price is what its dummy agents pay (`MODEL.md`, claim 16). Owns both translations.

use super::{
    cutoffs,
    net::NONE,
    shape::{Forest, NOWHERE, Shape, What},
};
use crate::{
    Control, CutOff, Goal, Prices, Problem, RowPrices, RowProof, Stage, Stages, network,
    problem::DummyAgents, solution::Assignment,
};

/// What the engine found.
pub(super) struct Blocked {
    pub(super) assignment: Assignment,
    /// Prices and ranking by row.
    pub(super) proof: RowProof,
    pub(super) finished: bool,
}

/// Solves what is pins, forbidden pairs and nested caps on placements. `None` where the network is more than that, where
/// the pins do not fit, or where there would be too many dummy agents.
pub(super) fn solve(
    problem: &Problem,
    stages: &Stages,
    shape: &Shape,
    by: (usize, &dyn Control),
) -> Option<Blocked> {
    let reserves = stages.has(Stage::Reserves) && !problem.side().reserves.is_empty();
    (shape.matroid && !reserves).then(|| solve_among(problem, stages, &shape.places, &|_| true, by)).flatten()
}

/// Solves the stages after `order` for those who have a place now, whom no cap on people can keep out any more: what is left are
/// pins, forbidden pairs and nested caps on placements. `None` where it is more than that.
pub(super) fn after_order(
    problem: &Problem,
    stages: &Stages,
    shape: &Shape,
    placed: &Assignment,
    by: (usize, &dyn Control),
) -> Option<Blocked> {
    let reserves = |forest: &Forest| forest.sets.iter().any(|set| matches!(set.what, What::Reserve(_)));
    if reserves(&shape.people) || reserves(&shape.places) {
        return None;
    }
    let mut is_in = vec![false; problem.pairs()];
    for a in (0..problem.applicants()).filter(|&a| placed.of(a).is_some()) {
        is_in[problem.pair_range(a)].fill(true);
    }
    let solved = solve_among(problem, stages, &shape.places, &|at| is_in[at], by)?;
    (solved.assignment.placed() == placed.placed()).then_some(solved)
}

/// Solves with these pairs.
fn solve_among(
    problem: &Problem,
    stages: &Stages,
    places: &Forest,
    keeps: &dyn Fn(usize) -> bool,
    (threads, control): (usize, &dyn Control),
) -> Option<Blocked> {
    let (with_blockers, tiers) = beside_blockers(stages)?;
    let closed = Closed::new(problem, places)?;
    let kept = |at: usize| places.innermost[at] != NOWHERE && !closed.is_pinned(at) && keeps(at);
    let capacities = closed.capacities(problem);
    let reduced = problem.with_dummies(capacities, &kept, &closed.dummies(), tiers).ok()?;
    let solved = network::priced(&reduced, &with_blockers, threads, control);
    let mut place: Vec<Option<u32>> = solved.place.into_iter().map(|p| (p != NONE).then_some(p)).collect();
    let seats = closed.first_seats(&place[problem.applicants()..]);
    place.truncate(problem.applicants());
    for &(a, p) in &problem.side().pins {
        place[a as usize] = Some(p);
    }
    let assignment = Assignment::new(place);
    let mut proof = RowProof::default();
    if !stages.has(Stage::Order) && solved.finished {
        proof.sets = closed.counted(problem, stages, &assignment);
    }
    let counted = proof.sets.len();
    for set in &solved.certificate.prices {
        // What being placed is worth to a group, whose number is fixed since an earlier goal. Dummy agents' group, if there is
        // one, comes first; then as many as there are tiers, or one of everybody.
        let group = |(at, one): (usize, &RowPrices)| match one.goal {
            Goal::Tier(_) => set.groups[set.groups.len() + at - counted],
            Goal::Placed if !tiers => set.groups.last().copied().unwrap_or(0),
            _ => 0,
        };
        let earlier = proof.sets.iter().enumerate().map(group).collect();
        let rows = closed.rows(problem, &seats, &set.placements, true);
        let prices = Prices { rows, earlier, ..Prices::default() };
        proof.sets.push(RowPrices {
            goal: Goal::Priced(set.stage),
            scale: 1,
            prices,
            tree: None,
            only: false,
        });
    }
    let ranking = solved.certificate.unique.as_ref();
    proof.ranking = ranking.map(|ranking| closed.rows(problem, &seats, &ranking.placements, false));
    Some(Blocked { assignment, proof, finished: solved.finished })
}

/// The stages where dummy agents come first, and whether people keep their tiers in them. `None` for a tie-break without an order
/// or a sum before it: people of different tiers would then have one ranking.
fn beside_blockers(stages: &Stages) -> Option<(Stages, bool)> {
    let (order, tiers) = (stages.has(Stage::Order), stages.has(Stage::Tiers));
    let sums = stages.has(Stage::Rank) || stages.has(Stage::Distance);
    if !order && !sums && stages.has(Stage::Tiebreak) {
        return None;
    }
    let mut all: Vec<Stage> = stages.iter().filter(|stage| *stage != Stage::Reserves).collect();
    if !order && !tiers {
        all.insert(1, Stage::Tiers);
    }
    Some((Stages::new(&all)?, order || tiers))
}

/// Which seats caps close.
struct Closed<'a> {
    forest: &'a Forest,
    /// By pair of the problem, whether its person is pinned; empty without pins.
    pinned: Vec<bool>,
    /// By set: how many people can come in besides those who are pinned, as far as what lies inside allows.
    seats: Vec<u64>,
    /// By set: how many seats it closes beyond those that caps inside it close.
    closes: Vec<u64>,
    /// By set that closes seats: its placements.
    places: Vec<Vec<u32>>,
}

impl<'a> Closed<'a> {
    fn new(problem: &Problem, forest: &'a Forest) -> Option<Self> {
        let mut rooms: Vec<u64> = forest.sets.iter().map(|set| set.bound).collect();
        let pins = &problem.side().pins;
        let mut pinned = if pins.is_empty() { Vec::new() } else { vec![false; problem.pairs()] };
        for (number, &(a, p)) in pins.iter().enumerate() {
            let at = problem.find_pair(a as usize, p)?;
            if number > 0 && pins[number - 1].0 == a {
                return None;
            }
            problem.pair_range(a as usize).for_each(|at| pinned[at] = true);
            let mut set = Some(forest.innermost[at]).filter(|set| *set != NOWHERE)?;
            loop {
                rooms[set as usize] = rooms[set as usize].checked_sub(1)?;
                match forest.parent[set as usize] {
                    Some(around) => set = around,
                    None => break,
                }
            }
        }
        let count = forest.sets.len();
        let mut closed = Self {
            forest,
            pinned,
            seats: vec![0; count],
            closes: vec![0; count],
            places: vec![Vec::new(); count],
        };
        let mut inside = vec![0u64; count];
        // Larger sets stand before smaller ones.
        for at in (0..count).rev() {
            // One more than can ever come: a placement has a price only where people fill it.
            let most = match closed.placement(problem, at) {
                Some(_) => forest.sets[at].pairs.len() as u64 + 1,
                None => inside[at],
            };
            closed.seats[at] = rooms[at].min(most);
            closed.closes[at] =
                if closed.placement(problem, at).is_some() { 0 } else { most - closed.seats[at] };
            if let Some(around) = forest.parent[at] {
                inside[around as usize] += closed.seats[at];
            }
        }
        closed.find_places(problem)?;
        Some(closed)
    }

    /// Notes the placements of every set that closes seats; `None` where its dummy agents would have too many pairs.
    fn find_places(&mut self, problem: &Problem) -> Option<()> {
        for at in 0..self.seats.len() {
            let Some(p) = self.placement(problem, at).filter(|_| self.seats[at] > 0) else { continue };
            let mut set = self.forest.parent[at];
            while let Some(around) = set {
                if self.closes[around as usize] > 0 {
                    self.places[around as usize].push(p);
                }
                set = self.forest.parent[around as usize];
            }
        }
        let pairs = |(count, places): (&u64, &Vec<u32>)| count.checked_mul(places.len() as u64);
        let all = self.closes.iter().zip(&self.places).map(pairs).sum::<Option<u64>>()?;
        (all <= 2 * problem.pairs() as u64 + 1_000).then_some(())
    }

    /// The placement that a set is, if it is one.
    fn placement(&self, problem: &Problem, at: usize) -> Option<u32> {
        match self.forest.sets[at].what {
            What::Row(row) if row < problem.placements() => u32::try_from(row).ok(),
            _ => None,
        }
    }

    /// Prices that show as many to be placed as can be, of all people and of every tier: 1 for a seat from which exchanges
    /// lead to nobody later in line.
    fn counted(&self, problem: &Problem, stages: &Stages, assignment: &Assignment) -> Vec<RowPrices> {
        let (cutoffs, _) = cutoffs::cutoffs(problem, stages, self.forest, assignment);
        let cutoff = |row: usize| {
            let caps = if row < problem.placements() { 0 } else { problem.side().applicant_caps.len() };
            cutoffs[row - caps]
        };
        let mut sets: Vec<RowPrices> = Vec::new();
        let mut add = |goal: Goal, closes: &dyn Fn(CutOff) -> bool| {
            let mut rows = vec![0; problem.rows()];
            let mut whole = vec![0; self.forest.sets.len()];
            for (at, set) in self.forest.sets.iter().enumerate() {
                let What::Row(row) = set.what else { continue };
                whole[at] = i128::from(closes(cutoff(row)));
                rows[row] = whole[at] - self.forest.parent[at].map_or(0, |around| whole[around as usize]);
            }
            let earlier = sets.iter().map(|set| i128::from(matches!(set.goal, Goal::Tier(_)))).collect();
            let prices = Prices { rows, earlier, ..Prices::default() };
            sets.push(RowPrices { goal, scale: 1, prices, tree: None, only: false });
        };
        add(Goal::Placed, &|cutoff| cutoff != CutOff::Open);
        if stages.has(Stage::Tiers) {
            for last in problem.tiers_present() {
                add(Goal::Tier(last), &|cutoff| match cutoff {
                    CutOff::None => true,
                    CutOff::Last(key) => key.tier <= last,
                    CutOff::Open => false,
                });
            }
        }
        sets
    }

    fn is_pinned(&self, at: usize) -> bool {
        self.pinned.get(at).copied().unwrap_or(false)
    }

    fn capacities(&self, problem: &Problem) -> Vec<u32> {
        let mut capacities = vec![0; problem.placements()];
        for (at, &seats) in self.seats.iter().enumerate() {
            if let Some(p) = self.placement(problem, at) {
                capacities[p as usize] = u32::try_from(seats).unwrap_or(u32::MAX);
            }
        }
        capacities
    }

    fn dummies(&self) -> Vec<DummyAgents> {
        let groups = self.closes.iter().zip(&self.places);
        let group = |(&count, places): (&u64, &Vec<u32>)| DummyAgents {
            count: usize::try_from(count).unwrap_or(usize::MAX),
            places: places.clone(),
        };
        groups.map(group).collect()
    }

    /// By set: where the first of its dummy agents sits. They are alike, so all of them pay what that one pays.
    fn first_seats(&self, place: &[Option<u32>]) -> Vec<Option<u32>> {
        let mut from = 0;
        let first = |&count: &u64| {
            let first = if count > 0 { place.get(from).copied().flatten() } else { None };
            from += usize::try_from(count).unwrap_or(usize::MAX);
            first
        };
        self.closes.iter().map(first).collect()
    }

    /// Numbers by row from numbers by placement. A cap's own is its dummy agents'; where none sits, that of the cap around
    /// it. With `apart` each row has what it adds to the one around it, as prices add up.
    fn rows(&self, problem: &Problem, seats: &[Option<u32>], by_place: &[i128], apart: bool) -> Vec<i128> {
        let mut rows = vec![0; problem.rows()];
        let mut whole = vec![0i128; self.seats.len()];
        for (at, set) in self.forest.sets.iter().enumerate() {
            let around = self.forest.parent[at].map_or(0, |around| whole[around as usize]);
            whole[at] = match (self.placement(problem, at), seats[at]) {
                // Pins fill it, and no blocker could sit there: it may be as dear as the cap around it, and as low.
                (Some(p), _) if self.seats[at] == 0 && apart => around.max(by_place[p as usize]),
                (Some(p), _) if self.seats[at] == 0 => around.min(by_place[p as usize]),
                (Some(p), _) | (None, Some(p)) => by_place[p as usize],
                (None, None) => around,
            };
            if let What::Row(row) = set.what {
                rows[row] = if apart { whole[at] - around } else { whole[at] };
            }
        }
        rows
    }
}
