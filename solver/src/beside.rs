//! What pins leave: the problem without the people whose places are fixed, with so many seats, so much room under caps and so
//! much money fewer, and without pairs for which nothing is left. Owns the way there and back; people, placements and rows
//! keep their numbers, so prices mean the same in both. Why a proof of what is left proves the whole: `MODEL.md`, claim 19.

use crate::{
    Assignment, Family, Problem, Side, Solved, Stage, Stages, flow,
    problem::side::{Budget, Cap, Reserve},
};

/// A problem beside fixed places.
pub(crate) struct Beside {
    /// What is left to be solved.
    pub(crate) problem: Problem,
    /// By applicant, the place that was taken out.
    fixed: Vec<Option<u32>>,
    /// Rows of reserves of which more people have places than seats are kept.
    covered: Vec<usize>,
}

/// What a problem leaves beside its pins; `None` where it has none that can be taken out, or where they do not fit.
pub(crate) fn beside(problem: &Problem) -> Option<Beside> {
    let fixed = fixed(problem)?;
    let places: Vec<(u32, u32)> =
        (0u32..).zip(&fixed).filter_map(|(a, place)| Some((a, (*place)?))).collect();
    let side = problem.side();
    let mut capacities: Vec<u32> = (0..problem.placements()).map(|p| problem.capacity(p)).collect();
    for &(_, p) in &places {
        let left = &mut capacities[p as usize];
        *left = left.checked_sub(1)?;
    }
    let is_fixed = |a: &&u32| fixed[**a as usize].is_some();
    let held_at = |p: &u32| u64::from(problem.capacity(*p as usize) - capacities[*p as usize]);
    let less = |cap: &Cap, held: u64| Some(Cap { max: cap.max.checked_sub(held)?, ..cap.clone() });
    let people = |cap: &Cap| less(cap, cap.members.iter().filter(is_fixed).count() as u64);
    let applicant_caps: Vec<Cap> = side.applicant_caps.iter().map(people).collect::<Option<_>>()?;
    let seats = |cap: &Cap| less(cap, cap.members.iter().map(held_at).sum());
    let placement_caps: Vec<Cap> = side.placement_caps.iter().map(seats).collect::<Option<_>>()?;
    let inside = |reserve: &Reserve| {
        let has =
            |a: &&u32| fixed[**a as usize].is_some_and(|p| reserve.placements.binary_search(&p).is_ok());
        reserve.applicants.iter().filter(has).count() as u64
    };
    let (mut reserves, mut covered) = (Vec::new(), Vec::new());
    for (at, reserve) in side.reserves.iter().enumerate() {
        let held = inside(reserve);
        covered.extend((held > reserve.seats).then(|| problem.row_of_reserve(at)));
        reserves.push(Reserve { seats: reserve.seats.saturating_sub(held), ..reserve.clone() });
    }
    let mut money: Vec<u64> = side.budgets.iter().map(|budget| budget.limit).collect();
    for &(a, p) in &places {
        let at = problem.find_pair(a as usize, p)?;
        for (left, budget) in money.iter_mut().zip(&side.budgets) {
            *left = left.checked_sub(budget.costs[at])?;
        }
    }
    let keeps = keeps(problem, &fixed, &capacities, (&applicant_caps, &placement_caps, &money));
    let budgets = side.budgets.iter().zip(money).map(|(budget, limit)| {
        let costs = budget.costs.iter().zip(&keeps).filter(|(_, keeps)| **keeps);
        Budget { id: budget.id.clone(), limit, costs: costs.map(|(cost, _)| *cost).collect() }
    });
    let side = Side {
        applicant_caps,
        placement_caps,
        reserves,
        budgets: budgets.collect(),
        open_min: side.open_min.clone(),
        together: side.together.clone(),
        pins: side.pins.iter().filter(|pin| fixed[pin.0 as usize].is_none()).copied().collect(),
        forbidden: side.forbidden.clone(),
    };
    let problem = problem.with_fewer_pairs(capacities, &|at| keeps[at], side).ok()?;
    Some(Beside { problem, fixed, covered })
}

/// By applicant, the place that can be taken out: what runs already runs, and nobody is tied to the person.
fn fixed(problem: &Problem) -> Option<Vec<Option<u32>>> {
    let side = problem.side();
    let mut stays = vec![false; problem.applicants()];
    side.together.iter().flatten().for_each(|&a| stays[a as usize] = true);
    let mut least = vec![0; problem.placements()];
    side.open_min.iter().for_each(|open| least[open.placement as usize] = open.min);
    let mut fixed = vec![None; problem.applicants()];
    let mut before = None;
    for &(a, p) in &side.pins {
        let two = before.replace(a) == Some(a);
        if two || side.forbidden.binary_search(&(a, p)).is_ok() {
            return None;
        }
        if !stays[a as usize] && least[p as usize] < 2 {
            fixed[a as usize] = Some(p);
        }
    }
    fixed.iter().any(Option::is_some).then_some(fixed)
}

/// By pair: whether anything is left for it. Of whoever is pinned still, everything stays.
fn keeps(
    problem: &Problem,
    fixed: &[Option<u32>],
    seats: &[u32],
    (people, places, money): (&[Cap], &[Cap], &[u64]),
) -> Vec<bool> {
    let mut full: Vec<bool> = seats.iter().map(|seats| *seats == 0).collect();
    for cap in places.iter().filter(|cap| cap.max == 0) {
        cap.members.iter().for_each(|&p| full[p as usize] = true);
    }
    let mut out: Vec<bool> = fixed.iter().map(Option::is_some).collect();
    for cap in people.iter().filter(|cap| cap.max == 0) {
        cap.members.iter().for_each(|&a| out[a as usize] = true);
    }
    let mut keeps = vec![false; problem.pairs()];
    for a in 0..problem.applicants() {
        let pinned = fixed[a].is_none() && problem.pin_of(a).is_some();
        for at in problem.pair_range(a) {
            let paid =
                || problem.side().budgets.iter().zip(money).all(|(budget, left)| budget.costs[at] <= *left);
            keeps[at] = pinned || !out[a] && !full[problem.placement_at(at) as usize] && paid();
        }
    }
    keeps
}

impl Beside {
    /// The solution of the whole from that of what is left. `whole` is the problem from which this was made.
    pub(crate) fn lift(
        &self,
        whole: &Problem,
        stages: &Stages,
        network: &flow::Network,
        solved: Solved,
    ) -> Solved {
        let both = self.fixed.iter().enumerate().map(|(a, place)| place.or_else(|| solved.assignment.of(a)));
        let assignment = Assignment::new(both.collect());
        let mut certificate = solved.certificate;
        if let Some(proof) = &mut certificate.rows {
            // A reserve that is covered already is worth nothing more to anybody.
            let left_out = proof.left_out.iter_mut().map(|left_out| &mut left_out.prices);
            for prices in proof.sets.iter_mut().flat_map(crate::RowPrices::every_prices).chain(left_out) {
                for &row in &self.covered {
                    prices.rows[row] = prices.rows[row].max(0);
                }
            }
            // Rows that cross only in what was taken out stand beside: they are not counted on.
            let families = network.families(whole);
            for (row, (family, known)) in proof.families.iter_mut().zip(families).enumerate() {
                if row < whole.placements() {
                    *family = Family::Places;
                } else if *family != known {
                    *family = Family::Beside;
                }
            }
            certificate.cutoffs = flow::shown(whole, stages, proof, &assignment);
        }
        let bound =
            solved.bound.and_then(|(stage, bound)| Some((stage, bound + self.reached(whole, stage)?)));
        Solved { assignment, certificate, bound, ..solved }
    }

    /// Whether every row that counts in the network of the rest stands where it stands in that of the whole.
    pub(crate) fn has_the_same_families(
        &self,
        whole: &Problem,
        network: &flow::Network,
        rest: &flow::Network,
    ) -> bool {
        let mut both = rest.families(&self.problem).into_iter().zip(network.families(whole));
        let (inner, outer) = (rest.nesting(&self.problem), network.nesting(whole));
        // Around a row, rows that hold nobody but those who were taken out are looked through.
        let stands = |row: usize| {
            let mut around = outer[row].flatten();
            while let Some(gone) = around.filter(|around| inner[*around].is_none()) {
                around = outer[gone].flatten();
            }
            inner[row].is_none_or(|known| known == around)
        };
        both.all(|(rest, whole)| rest == Family::Beside || rest == whole) && (0..inner.len()).all(stands)
    }

    /// What the places that were taken out count in a stage; `None` where the stage has several goals.
    fn reached(&self, whole: &Problem, stage: Stage) -> Option<i128> {
        let mut goals = crate::Goal::of_stage(whole, stage).into_iter();
        let goal = goals.next()?;
        if goals.next().is_some() || stage == Stage::Reserves {
            return None;
        }
        let pairs = self.fixed.iter().enumerate();
        let pairs = pairs.filter_map(|(a, place)| Some((a, whole.find_pair(a, (*place)?)?)));
        Some(pairs.map(|(a, at)| goal.coefficient(whole, a, at)).sum())
    }
}
