//! Side constraints: what a round asks besides people, seats and pairs. Owns their canonical form (indices into
//! the problem, every list in one order) and the numbering of their rows; whether they can be met is not its matter.

use super::{BuildError, Problem};

/// Largest `max`, `seats` or `min` of a side constraint.
pub const MAX_BOUND: u64 = 1_000_000_000_000;
/// Largest limit of a budget, and largest cost of a pair.
pub const MAX_MONEY: u64 = 1_000_000_000_000_000;

/// At most so many of these people placed, or of these placements' seats used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// Its name in the files.
    pub id: String,
    /// Indices of applicants or placements, rising.
    pub members: Vec<u32>,
    /// The most.
    pub max: u64,
}

/// A soft lower quota: seats kept for a group, filled as far as possible, released where the group does not need them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve {
    /// Its name in the files.
    pub id: String,
    /// Indices of the group's people, rising.
    pub applicants: Vec<u32>,
    /// Indices of the placements that keep them, rising.
    pub placements: Vec<u32>,
    /// How many seats.
    pub seats: u64,
}

/// A minimum quota with closing: a placement that runs with at least so many people or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenMin {
    /// Index of the placement.
    pub placement: u32,
    /// The fewest.
    pub min: u64,
}

/// What all chosen pairs may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// Its name in the files.
    pub id: String,
    /// The most.
    pub limit: u64,
    /// By number of the pair, what it costs.
    pub costs: Vec<u64>,
}

/// All side constraints of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// At most so many of these people.
    pub applicant_caps: Vec<Cap>,
    /// At most so many seats of these placements.
    pub placement_caps: Vec<Cap>,
    /// Seats for groups.
    pub reserves: Vec<Reserve>,
    /// Least numbers, one a placement.
    pub open_min: Vec<OpenMin>,
    /// Money.
    pub budgets: Vec<Budget>,
    /// Lists of people who are all placed or none, without overlap, of two people or more.
    pub together: Vec<Vec<u32>>,
    /// Pairs that are fixed: applicant, placement.
    pub pins: Vec<(u32, u32)>,
    /// Pairs that may not be chosen: applicant, placement.
    pub forbidden: Vec<(u32, u32)>,
}

/// One side constraint, by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Of [`Side::applicant_caps`].
    ApplicantCap(usize),
    /// Of [`Side::placement_caps`].
    PlacementCap(usize),
    /// Of [`Side::reserves`].
    Reserve(usize),
    /// Of [`Side::open_min`].
    OpenMin(usize),
    /// Of [`Side::budgets`].
    Budget(usize),
    /// Of [`Side::together`].
    Together(usize),
    /// Of [`Side::pins`].
    Pin(usize),
    /// Of [`Side::forbidden`].
    Forbidden(usize),
}

impl Side {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.items().next().is_none()
    }

    /// Every constraint, kind by kind.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        let all = |count: usize, item: fn(usize) -> Item| (0..count).map(item);
        all(self.applicant_caps.len(), Item::ApplicantCap)
            .chain(all(self.placement_caps.len(), Item::PlacementCap))
            .chain(all(self.reserves.len(), Item::Reserve))
            .chain(all(self.open_min.len(), Item::OpenMin))
            .chain(all(self.budgets.len(), Item::Budget))
            .chain(all(self.together.len(), Item::Together))
            .chain(all(self.pins.len(), Item::Pin))
            .chain(all(self.forbidden.len(), Item::Forbidden))
    }

    /// The same without one constraint.
    #[must_use]
    pub fn without(&self, item: Item) -> Self {
        let mut rest = self.clone();
        match item {
            Item::ApplicantCap(at) => drop(rest.applicant_caps.remove(at)),
            Item::PlacementCap(at) => drop(rest.placement_caps.remove(at)),
            Item::Reserve(at) => drop(rest.reserves.remove(at)),
            Item::OpenMin(at) => drop(rest.open_min.remove(at)),
            Item::Budget(at) => drop(rest.budgets.remove(at)),
            Item::Together(at) => drop(rest.together.remove(at)),
            Item::Pin(at) => drop(rest.pins.remove(at)),
            Item::Forbidden(at) => drop(rest.forbidden.remove(at)),
        }
        rest
    }

    /// Puts every list into its one order, so that nothing depends on the order in which it was written.
    fn sort(&mut self) {
        for cap in self.applicant_caps.iter_mut().chain(&mut self.placement_caps) {
            cap.members.sort_unstable();
        }
        for reserve in &mut self.reserves {
            reserve.applicants.sort_unstable();
            reserve.placements.sort_unstable();
        }
        self.applicant_caps.sort_by(|one, other| one.id.cmp(&other.id));
        self.placement_caps.sort_by(|one, other| one.id.cmp(&other.id));
        self.reserves.sort_by(|one, other| one.id.cmp(&other.id));
        self.budgets.sort_by(|one, other| one.id.cmp(&other.id));
        self.open_min.sort_unstable();
        for list in &mut self.together {
            list.sort_unstable();
        }
        self.together.sort_unstable();
        for pairs in [&mut self.pins, &mut self.forbidden] {
            pairs.sort_unstable();
            pairs.dedup();
        }
    }

    fn check(&self, problem: &Problem) -> Result<(), BuildError> {
        let within = |what, found: u64, most| {
            if found <= most { Ok(()) } else { Err(BuildError::OutOfRange { what, found, least: 0, most }) }
        };
        let (people, places) = (problem.applicants(), problem.placements());
        let known = |list: &[u32], most: usize| {
            let fits = list.last().is_none_or(|&last| (last as usize) < most);
            if fits && list.windows(2).all(|two| two[0] < two[1]) {
                Ok(())
            } else {
                Err(BuildError::Dangling)
            }
        };
        for cap in &self.applicant_caps {
            known(&cap.members, people)?;
            within("max", cap.max, MAX_BOUND)?;
        }
        for cap in &self.placement_caps {
            known(&cap.members, places)?;
            within("max", cap.max, MAX_BOUND)?;
        }
        for reserve in &self.reserves {
            known(&reserve.applicants, people)?;
            known(&reserve.placements, places)?;
            within("seats", reserve.seats, MAX_BOUND)?;
        }
        let opened: Vec<u32> = self.open_min.iter().map(|open| open.placement).collect();
        known(&opened, places)?;
        for budget in &self.budgets {
            within("limit", budget.limit, MAX_MONEY)?;
            budget.costs.iter().try_for_each(|&cost| within("cost", cost, MAX_MONEY))?;
            if budget.costs.len() != problem.pairs() {
                return Err(BuildError::Dangling);
            }
        }
        let mut members: Vec<u32> = self.together.iter().flatten().copied().collect();
        members.sort_unstable();
        known(&members, people)?;
        let mut pairs = self.pins.iter().chain(&self.forbidden);
        let inside = |&(a, p): &(u32, u32)| (a as usize) < people && (p as usize) < places;
        if pairs.all(inside) { Ok(()) } else { Err(BuildError::Dangling) }
    }
}

/// Numbers of the rows that may carry a price: placements, applicant caps, placement caps, reserves, budgets.
impl Problem {
    /// The same problem under these constraints.
    ///
    /// # Errors
    /// [`BuildError::OutOfRange`] and [`BuildError::Dangling`] for numbers that do not fit the problem.
    pub fn with_side(mut self, mut side: Side) -> Result<Self, BuildError> {
        side.sort();
        side.check(&self)?;
        self.side = side;
        Ok(self)
    }

    /// The side constraints.
    pub fn side(&self) -> &Side {
        &self.side
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.row_of_budget(self.side.budgets.len())
    }

    /// The row of an applicant cap.
    pub fn row_of_applicant_cap(&self, at: usize) -> usize {
        self.placements() + at
    }

    /// The row of a placement cap.
    pub fn row_of_placement_cap(&self, at: usize) -> usize {
        self.row_of_applicant_cap(self.side.applicant_caps.len()) + at
    }

    /// The row of a reserve.
    pub fn row_of_reserve(&self, at: usize) -> usize {
        self.row_of_placement_cap(self.side.placement_caps.len()) + at
    }

    /// The row of a budget.
    pub fn row_of_budget(&self, at: usize) -> usize {
        self.row_of_reserve(self.side.reserves.len()) + at
    }

    /// Whether a pair can never be chosen: it is forbidden, its person is pinned elsewhere, or its placement needs more
    /// people than it has seats.
    pub fn is_barred(&self, applicant: usize, placement: u32) -> bool {
        let Ok(a) = u32::try_from(applicant) else { return true };
        let open = self.side.open_min.binary_search_by_key(&placement, |open| open.placement);
        open.is_ok_and(|at| self.side.open_min[at].min > u64::from(self.capacity(placement as usize)))
            || self.side.forbidden.binary_search(&(a, placement)).is_ok()
            || self.pin_of(applicant).is_some_and(|pinned| pinned != placement)
    }

    /// Whether a pinned pair costs a budget anything. Cuts are about whoever is not pinned, and engines state none where the two
    /// would have to be told apart.
    pub(crate) fn pins_cost(&self, budget: &Budget) -> bool {
        let mut pinned = self.side.pins.iter().filter_map(|&(a, p)| self.find_pair(a as usize, p));
        pinned.any(|at| budget.costs[at] > 0)
    }

    /// The placement to which an applicant is pinned; the first where there are several.
    pub fn pin_of(&self, applicant: usize) -> Option<u32> {
        let a = u32::try_from(applicant).ok()?;
        let at = self.side.pins.partition_point(|&(pinned, _)| pinned < a);
        self.side.pins.get(at).filter(|pin| pin.0 == a).map(|pin| pin.1)
    }
}
