//! The oracle of `infeasibility.rs`: what is asked, kept or not by any assignment at all, and whether a contradiction and its
//! repairs are what they claim to be.

use std::collections::BTreeSet;

use talka_solver::{
    Problem, Side,
    infeasibility::{Correction, IisMember, Infeasibility},
    problem::side::{Budget, Item},
};

/// What is asked of the problem's people, placements and pairs.
pub(crate) struct Asked<'a> {
    problem: &'a Problem,
    side: Side,
    /// By placement.
    seats: Vec<u64>,
    /// Pairs that do not exist but shall.
    more: Vec<(u32, u32)>,
}

impl<'a> Asked<'a> {
    pub(crate) fn whole(problem: &'a Problem) -> Self {
        let seats = (0..problem.placements()).map(|p| u64::from(problem.capacity(p))).collect();
        Self { problem, side: problem.side().clone(), seats, more: Vec::new() }
    }

    /// Only these parts; for a missing pair that is not among them, the pair.
    fn only(problem: &'a Problem, parts: &[IisMember]) -> Self {
        let mut asked = Self::whole(problem);
        let without = asked.side.items().filter(|item| !parts.contains(&IisMember::Constraint(*item)));
        let mut without: Vec<Item> = without.collect();
        // From behind, so that the numbers of those before stay.
        without.sort_unstable_by(|one, other| other.cmp(one));
        for item in without {
            asked.side = asked.side.without(item);
        }
        for p in (0..problem.placements()).filter(|&p| !parts.contains(&IisMember::Seats(p))) {
            asked.seats[p] = u64::MAX;
        }
        let is_missing = |&&(a, p): &&(u32, u32)| {
            let missing = problem.find_pair(a as usize, p).is_none();
            missing && !parts.contains(&IisMember::NoPair { applicant: a, placement: p })
        };
        asked.more = problem.side().pins.iter().filter(is_missing).copied().collect();
        asked
    }

    fn mended(problem: &'a Problem, changes: &[Correction]) -> Self {
        let mut asked = Self::whole(problem);
        let mut sorted = changes.to_vec();
        sorted.sort_unstable_by(|one, other| other.cmp(one));
        // All numbers first, since dropping moves what stands behind.
        for change in &sorted {
            match *change {
                Correction::Drop(_) => {}
                Correction::Seats { placement, from, to } => {
                    assert_eq!(std::mem::replace(&mut asked.seats[placement], to), from);
                }
                Correction::Number { item, from, to } => {
                    let number = match item {
                        Item::ApplicantCap(at) => &mut asked.side.applicant_caps[at].max,
                        Item::PlacementCap(at) => &mut asked.side.placement_caps[at].max,
                        Item::OpenMin(at) => &mut asked.side.open_min[at].min,
                        Item::Budget(at) => &mut asked.side.budgets[at].limit,
                        other => unreachable!("{other:?} has no number"),
                    };
                    assert_eq!(std::mem::replace(number, to), from);
                }
            }
        }
        for change in sorted {
            if let Correction::Drop(item) = change {
                assert!(matches!(item, Item::Pin(_) | Item::Together(_) | Item::Forbidden(_)), "{item:?}");
                asked.side = asked.side.without(item);
            }
        }
        asked
    }

    /// How little has to be given up, in thousandths; one that is dropped counts as 1,000, as one of a number does.
    fn least(&self) -> u64 {
        let mut least = u64::MAX;
        self.try_all(&mut vec![None; self.problem.applicants()], 0, &mut least);
        least
    }

    pub(crate) fn is_possible(&self) -> bool {
        self.least() == 0
    }

    fn try_all(&self, chosen: &mut Vec<Option<u32>>, a: usize, least: &mut u64) {
        if a == chosen.len() {
            *least = (*least).min(self.lack(chosen));
            return;
        }
        self.try_all(chosen, a + 1, least);
        let more = self.more.iter().filter(|pair| pair.0 as usize == a).map(|pair| pair.1);
        let all: Vec<u32> = self.problem.placements_of(a).iter().copied().chain(more).collect();
        for p in all {
            chosen[a] = Some(p);
            self.try_all(chosen, a + 1, least);
        }
        chosen[a] = None;
    }

    fn lack(&self, chosen: &[Option<u32>]) -> u64 {
        let side = &self.side;
        let placed = |list: &[u32]| list.iter().filter(|a| chosen[**a as usize].is_some()).count() as u64;
        let load = |p: u32| chosen.iter().filter(|held| **held == Some(p)).count() as u64;
        let cost = |budget: &Budget| -> u64 {
            let pair = |a: usize| self.problem.find_pair(a, chosen[a]?);
            (0..chosen.len()).filter_map(pair).map(|at| budget.costs[at]).sum()
        };
        let mut units: u64 = (0u32..).zip(&self.seats).map(|(p, seats)| load(p).saturating_sub(*seats)).sum();
        for cap in &side.applicant_caps {
            units += placed(&cap.members).saturating_sub(cap.max);
        }
        for cap in &side.placement_caps {
            units += cap.members.iter().map(|p| load(*p)).sum::<u64>().saturating_sub(cap.max);
        }
        for open in side.open_min.iter().filter(|open| load(open.placement) > 0) {
            units += open.min.saturating_sub(load(open.placement));
        }
        let torn = |list: &&Vec<u32>| (1..list.len() as u64).contains(&placed(list));
        units += side.together.iter().filter(torn).count() as u64;
        units += side.pins.iter().filter(|(a, p)| chosen[*a as usize] != Some(*p)).count() as u64;
        units += side.forbidden.iter().filter(|(a, p)| chosen[*a as usize] == Some(*p)).count() as u64;
        let money: u64 = side.budgets.iter().map(|budget| cost(budget).saturating_sub(budget.limit)).sum();
        units * 1_000 + money
    }
}

/// What a list of changes gives up, and the same with one unit less of a number.
fn amount(changes: &[Correction]) -> u64 {
    let units = |change: &Correction| match *change {
        Correction::Drop(_) => 1_000,
        Correction::Number { item: Item::Budget(_), from, to } => to - from,
        Correction::Number { from, to, .. } | Correction::Seats { from, to, .. } => from.abs_diff(to) * 1_000,
    };
    changes.iter().map(units).sum()
}

fn a_little_less(change: Correction) -> Option<Correction> {
    match change {
        Correction::Drop(_) => None,
        Correction::Number { item: item @ Item::OpenMin(_), from, to } => {
            Some(Correction::Number { item, from, to: to + 1 })
        }
        Correction::Number { item, from, to } => Some(Correction::Number { item, from, to: to - 1 }),
        Correction::Seats { placement, from, to } => Some(Correction::Seats { placement, from, to: to - 1 }),
    }
}

/// That the parts are smallest, that every repair works and is the least, and that none is missing.
pub(crate) fn check(problem: &Problem, conflict: &Infeasibility, context: &str) {
    let Infeasibility { iis: parts, corrections } = conflict;
    let context = format!("{context}: {conflict:?} of {:?}", problem.side());
    assert!(!Asked::only(problem, parts).is_possible(), "parts are possible, {context}");
    for (at, part) in parts.iter().enumerate() {
        let rest = [&parts[..at], &parts[at + 1..]].concat();
        assert!(Asked::only(problem, &rest).is_possible(), "not without {part:?}, {context}");
    }
    for changes in corrections {
        assert!(Asked::mended(problem, changes).is_possible(), "{changes:?} mends nothing, {context}");
    }
    let key = |changes: &Vec<Correction>| (changes.len(), amount(changes));
    assert!(corrections.is_sorted_by_key(key), "not sorted, {context}");
    let mut everything: BTreeSet<IisMember> = problem.side().items().map(IisMember::Constraint).collect();
    everything.extend((0..problem.placements()).map(IisMember::Seats));
    everything.extend(parts.iter().filter(|part| matches!(part, IisMember::NoPair { .. })));
    let mut alone = 0;
    for part in parts.iter().filter(|part| !matches!(part, IisMember::NoPair { .. })) {
        let rest: Vec<IisMember> = everything.iter().filter(|other| *other != part).copied().collect();
        let mut asked = Asked::only(problem, &rest);
        asked.more.clear();
        let changes = corrections.iter().find(|changes| changes.len() == 1 && changes[0].part() == *part);
        assert_eq!(asked.is_possible(), changes.is_some(), "{part:?} alone, {context}");
        alone += usize::from(changes.is_some());
        let less = changes.and_then(|changes| a_little_less(changes[0]));
        if let Some(less) = less {
            assert!(!Asked::mended(problem, &[less]).is_possible(), "{less:?} is enough, {context}");
        }
    }
    if alone == 0 {
        let amounts: Vec<u64> = corrections.iter().map(|changes| amount(changes)).collect();
        assert_eq!(amounts, [Asked::whole(problem).least()], "not the smallest combination, {context}");
    } else {
        assert_eq!(alone, corrections.len(), "more than single changes, {context}");
    }
}
