//! Whether a problem with side constraints is still a network: whether all its sets of pairs fall into two families,
//! each of sets that are nested or disjoint (laminar), one with every applicant's pairs, the other with every placement's.
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
    /// Numbers of the pairs.
    pub(super) pairs: Vec<u32>,
    pub(super) bound: u64,
}

/// A family of sets that are nested or disjoint (laminar), larger before smaller.
#[derive(Debug, Clone, Default)]
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
    /// Empty where it is [`everyone`], each by themselves.
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
    let mut places = by_place(problem);
    let (on_people, on_places, mut either) = asked(problem, &places);
    if !with_reserves {
        either.clear();
    }
    let mut people = if on_people.is_empty() { Vec::new() } else { by_person(problem) };
    let mut left_out = Vec::new();
    for (family, sets) in [(&mut people, on_people), (&mut places, on_places)] {
        let known = family.len();
        family.extend(sets);
        if known < family.len() && laminar(family, problem.pairs()).is_none() {
            left_out.extend(family.drain(known..));
        }
    }
    left_out.extend(either);
    if !left_out.is_empty() && people.is_empty() {
        people = by_person(problem);
    }
    let fits = spread(&mut people, &mut places, left_out, problem.pairs());
    let finished = |sets: Vec<Set>| forest(sets, problem.pairs()).unwrap_or_default();
    let (people, places) = (finished(people), finished(places));
    let only_people = people.sets.iter().all(|set| matches!(set.what, What::Person(_)));
    let matroid = only_people && !places.sets.iter().any(|set| matches!(set.what, What::Reserve(_)));
    Shape { people, places, matroid, whole: fits && !more_asked }
}

/// Whether a budget can never be exceeded: not even by everyone's dearest pair.
fn is_inert(problem: &Problem, budget: &crate::problem::side::Budget) -> bool {
    let dearest = |a: usize| problem.pair_range(a).map(|at| budget.costs[at]).max().unwrap_or(0);
    (0..problem.applicants()).map(|a| u128::from(dearest(a))).sum::<u128>() <= u128::from(budget.limit)
}

/// Numbers of an applicant's pairs that may be chosen.
fn allowed(problem: &Problem, applicant: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
    let pairs = (0u32..).zip(problem.placements_of(applicant));
    let first = u32::try_from(problem.pair_range(applicant).start).unwrap_or(NOWHERE);
    pairs
        .filter(move |(_, placement)| !problem.is_barred(applicant, **placement))
        .map(move |(at, &placement)| (first + at, placement))
}

/// The pairs that may be chosen, by applicant.
fn by_person(problem: &Problem) -> Vec<Set> {
    let pairs = |a: usize| allowed(problem, a).map(|(at, _)| at).collect();
    let person = |(a, number)| Set { what: What::Person(number), pairs: pairs(a), bound: 1 };
    (0..problem.applicants()).zip(0u32..).map(person).collect()
}

/// The pairs that may be chosen, by placement.
fn by_place(problem: &Problem) -> Vec<Set> {
    let mut takers = vec![0; problem.placements()];
    for a in 0..problem.applicants() {
        problem.placements_of(a).iter().for_each(|&p| takers[p as usize] += 1);
    }
    let row = |(p, &takers): (usize, &usize)| Set {
        what: What::Row(p),
        pairs: Vec::with_capacity(takers),
        bound: u64::from(problem.capacity(p)),
    };
    let mut places: Vec<Set> = takers.iter().enumerate().map(row).collect();
    for a in 0..problem.applicants() {
        for (at, placement) in allowed(problem, a) {
            places[placement as usize].pairs.push(at);
        }
    }
    places
}

/// Nothing but people: the family that every network has.
pub(super) fn everyone(problem: &Problem) -> Forest {
    forest(by_person(problem), problem.pairs()).unwrap_or_default()
}

/// The sets that the side constraints ask for: on people, on placements, and those that may be either.
fn asked(problem: &Problem, by_place: &[Set]) -> (Vec<Set>, Vec<Set>, Vec<Set>) {
    let side = problem.side();
    let allowed = |a: u32, wanted: &dyn Fn(u32) -> bool| -> Vec<u32> {
        let kept = allowed(problem, a as usize).filter(|(_, placement)| wanted(*placement));
        kept.map(|(at, _)| at).collect()
    };
    let (mut people, mut places, mut either) = (Vec::new(), Vec::new(), Vec::new());
    for (at, cap) in side.applicant_caps.iter().enumerate() {
        let pairs: Vec<Vec<u32>> = cap.members.iter().map(|&a| allowed(a, &|_| true)).collect();
        if pairs.iter().filter(|pairs| !pairs.is_empty()).count() as u64 > cap.max {
            let what = What::Row(problem.row_of_applicant_cap(at));
            people.push(Set { what, pairs: pairs.concat(), bound: cap.max });
        }
    }
    let caps = side.placement_caps.iter().enumerate();
    for (at, cap) in caps {
        let seats: u64 = cap.members.iter().map(|&p| u64::from(problem.capacity(p as usize))).sum();
        if seats > cap.max {
            let pairs = cap.members.iter().flat_map(|&p| &by_place[p as usize].pairs).copied().collect();
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
        if laminar(places, total).is_none() {
            people.extend(places.pop());
            let narrow = |parent: &Option<u32>, sets: &[&Set]| {
                parent.is_some_and(|around| matches!(sets[around as usize].what, What::Person(_)))
            };
            let fits = laminar(people, total)
                .is_some_and(|laminar| !laminar.parent.iter().any(|parent| narrow(parent, &laminar.sets)));
            if !fits {
                people.pop();
                all = false;
            }
        }
    }
    all
}

/// Sets in a row, larger ones first, with the smallest one around each.
struct Laminar<'a> {
    sets: Vec<&'a Set>,
    parent: Vec<Option<u32>>,
    innermost: Vec<u32>,
}

/// Sets that are nested or disjoint; `None` when two of them cross.
fn laminar(sets: &[Set], total: usize) -> Option<Laminar<'_>> {
    let mut sets: Vec<&Set> = sets.iter().filter(|set| !set.pairs.is_empty()).collect();
    sets.sort_by_key(|set| outer_first(set));
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
    Some(Laminar { sets, parent, innermost })
}

/// The same, for good.
fn forest(mut sets: Vec<Set>, total: usize) -> Option<Forest> {
    sets.retain(|set| !set.pairs.is_empty());
    sets.sort_by_key(outer_first);
    let Laminar { parent, innermost, .. } = laminar(&sets, total)?;
    Some(Forest { sets, parent, innermost })
}

/// By what larger sets stand before smaller ones.
fn outer_first(set: &Set) -> (std::cmp::Reverse<usize>, u8, std::cmp::Reverse<usize>) {
    let (kind, number) = match set.what {
        What::Row(row) => (0, row),
        What::Reserve(at) => (1, at),
        What::Person(_) => (2, 0),
    };
    (std::cmp::Reverse(set.pairs.len()), kind, std::cmp::Reverse(number))
}
