//! Whether a problem with side constraints is still a network: whether all its sets of pairs fall into two families,
//! each of sets that are nested or disjoint, one with every applicant's pairs, the other with every placement's.
//! Owns the choice of the family; what flows through the network is for the other files here.

use crate::Problem;

/// What a set of pairs bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// An applicant: at most one.
    Person(u32),
    /// A placement, an applicant cap or a placement cap: at most so many. By number of the row.
    Row(usize),
    /// A reserve, by its place in the list: worth one each up to its seats.
    Reserve(usize),
}

/// A set of pairs with its bound.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) what: What,
    /// Numbers of the pairs, rising.
    pub(super) pairs: Vec<u32>,
    pub(super) bound: u64,
}

/// A family of sets that are nested or disjoint, larger before smaller.
#[derive(Debug, Clone)]
pub(super) struct Forest {
    pub(super) sets: Vec<Set>,
    /// By set: the smallest one around it.
    pub(super) parent: Vec<Option<u32>>,
    /// By pair: the smallest set with it; [`NOWHERE`] for pairs that may not be chosen.
    pub(super) innermost: Vec<u32>,
}

/// No set.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Two families that hold everything the problem asks.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) people: Forest,
    pub(super) places: Forest,
    /// Whether the sets of people who can be placed together are a matroid: nothing but caps on placements.
    pub(super) matroid: bool,
    /// Whether nothing is left out: then this is the problem itself.
    pub(super) whole: bool,
}

/// Sets beyond which the second choice of a family is not tried one by one.
const TRIED_SINGLY: usize = 300;

/// The two families with as much as fits into them. Reserves are worth nothing where their stage is not asked.
pub(super) fn shape(problem: &Problem, with_reserves: bool) -> Shape {
    let side = problem.side();
    let more_asked = side.budgets.iter().any(|budget| !is_inert(problem, budget))
        || side.open_min.iter().any(|open| open.min > 1)
        || !side.together.is_empty();
    let (mut people, mut places) = basic(problem);
    let (on_people, on_places, mut either) = asked(problem);
    if !with_reserves {
        either.clear();
    }
    let mut left_out = Vec::new();
    for (family, sets) in [(&mut people, on_people), (&mut places, on_places)] {
        let known = family.len();
        family.extend(sets);
        if forest(family, problem.pairs()).is_none() {
            left_out.extend(family.drain(known..));
        }
    }
    left_out.extend(either);
    let fits = spread(&mut people, &mut places, left_out, problem.pairs());
    let empty = || Forest { sets: Vec::new(), parent: Vec::new(), innermost: Vec::new() };
    let finished = |sets: &[Set]| forest(sets, problem.pairs()).unwrap_or_else(empty);
    let (people, places) = (finished(&people), finished(&places));
    let only_people = people.sets.iter().all(|set| matches!(set.what, What::Person(_)));
    let matroid = only_people && !places.sets.iter().any(|set| matches!(set.what, What::Reserve(_)));
    Shape { people, places, matroid, whole: fits && !more_asked }
}

/// Whether a budget can never be exceeded: not even by everyone's dearest pair.
fn is_inert(problem: &Problem, budget: &crate::problem::side::Budget) -> bool {
    let dearest = |a: usize| problem.pair_range(a).map(|at| budget.costs[at]).max().unwrap_or(0);
    (0..problem.applicants()).map(|a| u128::from(dearest(a))).sum::<u128>() <= u128::from(budget.limit)
}

/// The pairs that may be chosen, by applicant and by placement.
fn basic(problem: &Problem) -> (Vec<Set>, Vec<Set>) {
    let mut people = Vec::new();
    let row = |(p, bound): (usize, u64)| Set { what: What::Row(p), pairs: Vec::new(), bound };
    let capacities = (0..problem.placements()).map(|p| u64::from(problem.capacity(p)));
    let mut places: Vec<Set> = capacities.enumerate().map(row).collect();
    for (a, number) in (0..problem.applicants()).zip(0u32..) {
        let mut pairs = Vec::new();
        for (at, pair) in problem.pair_range(a).zip(problem.pairs_of(a)) {
            if !problem.is_barred(a, pair.placement)
                && let Ok(at) = u32::try_from(at)
            {
                pairs.push(at);
                places[pair.placement as usize].pairs.push(at);
            }
        }
        people.push(Set { what: What::Person(number), pairs, bound: 1 });
    }
    (people, places)
}

/// The sets that the side constraints ask for: on people, on placements, and those that may be either.
fn asked(problem: &Problem) -> (Vec<Set>, Vec<Set>, Vec<Set>) {
    let side = problem.side();
    let allowed = |a: u32, wanted: &dyn Fn(u32) -> bool| -> Vec<u32> {
        let a = a as usize;
        let pairs = problem.pair_range(a).zip(problem.pairs_of(a));
        let kept = pairs.filter(|(_, pair)| wanted(pair.placement) && !problem.is_barred(a, pair.placement));
        kept.filter_map(|(at, _)| u32::try_from(at).ok()).collect()
    };
    let (mut people, mut places, mut either) = (Vec::new(), Vec::new(), Vec::new());
    for (at, cap) in side.applicant_caps.iter().enumerate() {
        let pairs: Vec<Vec<u32>> = cap.members.iter().map(|&a| allowed(a, &|_| true)).collect();
        if pairs.iter().filter(|pairs| !pairs.is_empty()).count() as u64 > cap.max {
            let what = What::Row(problem.row_of_applicant_cap(at));
            people.push(Set { what, pairs: pairs.concat(), bound: cap.max });
        }
    }
    let everyone = || (0..problem.applicants()).filter_map(|a| u32::try_from(a).ok());
    let caps = side.placement_caps.iter().enumerate();
    for (at, cap) in caps {
        let seats: u64 = cap.members.iter().map(|&p| u64::from(problem.capacity(p as usize))).sum();
        if seats > cap.max {
            let mut inside = vec![false; problem.placements()];
            cap.members.iter().for_each(|&p| inside[p as usize] = true);
            let pairs = everyone().flat_map(|a| allowed(a, &|p| inside[p as usize])).collect();
            places.push(Set { what: What::Row(problem.row_of_placement_cap(at)), pairs, bound: cap.max });
        }
    }
    for (at, reserve) in side.reserves.iter().enumerate() {
        let mut inside = vec![false; problem.placements()];
        reserve.placements.iter().for_each(|&p| inside[p as usize] = true);
        let pairs = reserve.applicants.iter().flat_map(|&a| allowed(a, &|p| inside[p as usize])).collect();
        either.push(Set { what: What::Reserve(at), pairs, bound: reserve.seats });
    }
    let there = |set: &Set| !set.pairs.is_empty();
    people.retain(there);
    places.retain(there);
    either.retain(there);
    (people, places, either)
}

/// Puts sets one by one where they fit, larger ones first, first among the placements; whether all did.
fn spread(people: &mut Vec<Set>, places: &mut Vec<Set>, mut sets: Vec<Set>, total: usize) -> bool {
    if sets.len() > TRIED_SINGLY {
        return false;
    }
    sets.sort_by_key(|set| (std::cmp::Reverse(set.pairs.len()), matches!(set.what, What::Reserve(_))));
    let mut all = true;
    for set in sets {
        places.push(set);
        if forest(places, total).is_none() {
            people.extend(places.pop());
            let narrow = |parent: &Option<u32>, sets: &[Set]| {
                parent.is_some_and(|around| matches!(sets[around as usize].what, What::Person(_)))
            };
            let fits = forest(people, total)
                .is_some_and(|forest| !forest.parent.iter().any(|parent| narrow(parent, &forest.sets)));
            if !fits {
                people.pop();
                all = false;
            }
        }
    }
    all
}

/// The forest of sets that are nested or disjoint; `None` when two of them cross.
fn forest(sets: &[Set], total: usize) -> Option<Forest> {
    let outer_first = |set: &Set| match set.what {
        What::Row(row) => (0, std::cmp::Reverse(row)),
        What::Reserve(at) => (1, std::cmp::Reverse(at)),
        What::Person(_) => (2, std::cmp::Reverse(0)),
    };
    let mut sets: Vec<Set> = sets.iter().filter(|set| !set.pairs.is_empty()).cloned().collect();
    sets.sort_by_key(|set| (std::cmp::Reverse(set.pairs.len()), outer_first(set)));
    let (mut innermost, mut parent) = (vec![NOWHERE; total], Vec::with_capacity(sets.len()));
    for (number, set) in (0u32..).zip(&sets) {
        let around = innermost[set.pairs[0] as usize];
        for &at in &set.pairs {
            if innermost[at as usize] != around {
                return None;
            }
            innermost[at as usize] = number;
        }
        parent.push((around != NOWHERE).then_some(around));
    }
    Some(Forest { sets, parent, innermost })
}
