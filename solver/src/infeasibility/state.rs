//! What is asked, stated as a programme: whether anything keeps it, or, where some of it may give way, how little has to.
//! Owns the columns, the rows, and the price of giving way.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    IisMember,
    reach::{Ground, Reach},
};
use crate::{
    Problem,
    milp::Model,
    problem::{
        MAX_CAPACITY,
        side::{Item, MAX_BOUND, MAX_MONEY},
    },
};

/// How a constraint is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enforcement {
    /// It must be kept.
    Hard,
    /// It may give way, for a price.
    Soft,
    /// It is not asked.
    Absent,
}

/// How each part is asked.
pub(super) type EnforcementOf<'a> = dyn Fn(IisMember) -> Enforcement + 'a;

/// What a constraint that is dropped costs, and one unit of a number. A unit of money costs 1.
pub(super) const UNIT: u64 = 1_000;
/// Beyond so many units a number counts as no larger: sums of prices must stay small enough to be told apart.
const MANY: u64 = 1_000_000;

/// A programme, and what it says.
pub(super) struct Stated {
    pub(super) model: Model,
    /// By column, for columns of pairs, which come first: applicant and number of the pair.
    pub(super) pairs: Vec<(u32, usize)>,
    /// The parts without which the programme would be another.
    pub(super) used: BTreeSet<IisMember>,
    /// Whether it is impossible at first sight.
    pub(super) is_impossible: bool,
}

type Terms = Vec<(u32, i64)>;

struct Stating<'a> {
    problem: &'a Problem,
    enforcement: &'a EnforcementOf<'a>,
    stated: Stated,
    /// By placement: columns of its pairs.
    of_place: BTreeMap<u32, Terms>,
}

fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// States what is asked.
pub(super) fn state(ground: &Ground<'_>, enforcement: &EnforcementOf<'_>) -> Stated {
    let reach = Reach::new(ground, enforcement);
    let stated = Stated {
        model: Model::default(),
        pairs: reach.pairs.into_iter().collect(),
        used: BTreeSet::new(),
        is_impossible: false,
    };
    let problem = ground.problem;
    let mut stating = Stating { problem, enforcement, stated, of_place: BTreeMap::new() };
    stating.columns();
    stating.pins();
    stating.forbidden(&reach.barred);
    stating.lists(&reach.lists);
    stating.openings(ground);
    stating.caps();
    stating.budgets();
    stating.stated
}

impl Stating<'_> {
    fn enforcement(&self, item: Item) -> Enforcement {
        (self.enforcement)(IisMember::Constraint(item))
    }

    fn uses(&mut self, item: Item) {
        self.stated.used.insert(IisMember::Constraint(item));
    }

    fn bit(&mut self, price: u64) -> u32 {
        self.stated.model.add_column(Some(1), true, -number(price))
    }

    /// The columns of a person's pairs.
    fn of_person(&self, a: u32) -> impl Iterator<Item = (u32, i64)> + use<> {
        let pairs = &self.stated.pairs;
        let range = pairs.partition_point(|pair| pair.0 < a)..pairs.partition_point(|pair| pair.0 <= a);
        range.filter_map(|column| Some((u32::try_from(column).ok()?, 1)))
    }

    /// The column of a pair.
    fn column_of(&self, a: u32, p: u32) -> Option<u32> {
        let at = self.problem.find_pair(a as usize, p)?;
        u32::try_from(self.stated.pairs.binary_search(&(a, at)).ok()?).ok()
    }

    /// A column for every pair that can matter; one place a person.
    fn columns(&mut self) {
        let pairs = std::mem::take(&mut self.stated.pairs);
        for &(_, at) in &pairs {
            let column = self.stated.model.add_column(Some(1), false, 0);
            self.of_place.entry(self.problem.placement_at(at)).or_default().push((column, 1));
        }
        let people: BTreeSet<u32> = pairs.iter().map(|pair| pair.0).collect();
        self.stated.pairs = pairs;
        for a in people {
            let terms: Terms = self.of_person(a).collect();
            if terms.len() > 1 {
                self.stated.model.add_row(None, Some(1), terms);
            }
        }
    }

    fn pins(&mut self) {
        for (at, &(a, p)) in self.problem.side().pins.iter().enumerate() {
            let enforcement = self.enforcement(Item::Pin(at));
            if enforcement == Enforcement::Absent {
                continue;
            }
            self.uses(Item::Pin(at));
            match (enforcement, self.column_of(a, p)) {
                (Enforcement::Hard, Some(column)) => {
                    self.stated.model.add_row(Some(1), Some(1), vec![(column, 1)]);
                }
                (Enforcement::Hard, None) => self.stated.is_impossible = true,
                // To lose what keeping is worth is the same as to pay for dropping.
                (_, Some(column)) => self.stated.model.columns[column as usize].objective += number(UNIT),
                (_, None) => {}
            }
        }
    }

    fn forbidden(&mut self, barred: &BTreeSet<usize>) {
        for &at in barred {
            self.uses(Item::Forbidden(at));
        }
        for (at, &(a, p)) in self.problem.side().forbidden.iter().enumerate() {
            if self.enforcement(Item::Forbidden(at)) == Enforcement::Soft
                && let Some(column) = self.column_of(a, p)
            {
                self.stated.model.columns[column as usize].objective -= number(UNIT);
            }
        }
    }

    /// All of a list are placed, or none.
    fn lists(&mut self, lists: &BTreeSet<usize>) {
        for &at in lists {
            self.uses(Item::Together(at));
            let together = self.bit(0);
            let torn = (self.enforcement(Item::Together(at)) == Enforcement::Soft).then(|| self.bit(UNIT));
            for &a in &self.problem.side().together[at] {
                let mut terms: Terms = self.of_person(a).chain([(together, -1)]).collect();
                if let Some(torn) = torn {
                    let with = |times: i64| terms.iter().copied().chain([(torn, times)]).collect();
                    self.stated.model.add_row(None, Some(0), with(-1));
                    terms = with(1);
                    self.stated.model.add_row(Some(0), None, terms);
                } else {
                    self.stated.model.add_row(Some(0), Some(0), terms);
                }
            }
        }
    }

    /// No more people than seats; at least so many, or none.
    fn openings(&mut self, ground: &Ground<'_>) {
        for (p, terms) in std::mem::take(&mut self.of_place) {
            let seats = u64::from(self.problem.capacity(p as usize));
            let room = u64::from(MAX_CAPACITY).saturating_sub(seats);
            self.at_most(IisMember::Seats(p as usize), terms.clone(), seats, room, UNIT);
            if let Some(&(at, _)) = ground.guests.get(&p) {
                self.opening(at, &terms);
            }
            self.of_place.insert(p, terms);
        }
    }

    fn opening(&mut self, at: usize, terms: &[(u32, i64)]) {
        let enforcement = self.enforcement(Item::OpenMin(at));
        if enforcement == Enforcement::Absent {
            return;
        }
        self.uses(Item::OpenMin(at));
        let (come, min) = (terms.len() as u64, self.problem.side().open_min[at].min);
        // More than everyone who could come is as impossible as any other such number.
        let stated_min = min.min(come + 1);
        let loose = enforcement == Enforcement::Soft;
        let runs = self.bit(if loose { (min - stated_min).min(MANY) * UNIT } else { 0 });
        let with = |times: u64| terms.iter().copied().chain([(runs, -number(times))]);
        self.stated.model.add_row(None, Some(0), with(come).collect());
        let mut enough: Terms = with(stated_min).collect();
        if loose {
            let fewer = self.stated.model.add_column(Some(number(stated_min)), false, -number(UNIT));
            enough.push((fewer, 1));
        }
        self.stated.model.add_row(Some(0), None, enough);
    }

    fn caps(&mut self) {
        let side = self.problem.side();
        for (at, cap) in side.applicant_caps.iter().enumerate() {
            let terms = cap.members.iter().flat_map(|&a| self.of_person(a)).collect();
            self.at_most(IisMember::Constraint(Item::ApplicantCap(at)), terms, cap.max, MAX_BOUND, UNIT);
        }
        for (at, cap) in side.placement_caps.iter().enumerate() {
            let terms = cap.members.iter().filter_map(|p| self.of_place.get(p)).flatten().copied().collect();
            self.at_most(IisMember::Constraint(Item::PlacementCap(at)), terms, cap.max, MAX_BOUND, UNIT);
        }
    }

    fn budgets(&mut self) {
        for (at, budget) in self.problem.side().budgets.iter().enumerate() {
            let costs =
                self.stated.pairs.iter().zip(0u32..).map(|(pair, column)| (column, budget.costs[pair.1]));
            let terms =
                costs.filter(|(_, cost)| *cost > 0).map(|(column, cost)| (column, number(cost))).collect();
            let room = MAX_MONEY.saturating_sub(budget.limit);
            self.at_most(IisMember::Constraint(Item::Budget(at)), terms, budget.limit, room, 1);
        }
    }

    /// No more than `most`, or, where it may give way, no more than `room` above it at this price for each.
    fn at_most(&mut self, part: IisMember, mut terms: Terms, most: u64, room: u64, price: u64) {
        let all: i128 = terms.iter().map(|(_, times)| i128::from(*times)).sum();
        let enforcement = (self.enforcement)(part);
        if enforcement == Enforcement::Absent || all <= i128::from(most) {
            return;
        }
        self.stated.used.insert(part);
        if enforcement == Enforcement::Soft {
            let above = self.stated.model.add_column(Some(number(room)), false, -number(price));
            terms.push((above, -1));
        }
        self.stated.model.add_row(None, Some(number(most)), terms);
    }
}
