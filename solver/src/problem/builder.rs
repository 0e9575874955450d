//! From rows in any order to a [`Problem`]: canonical numbers, rows of pairs, and every check that excludes
//! overflow later.

use super::{BuildError, Ids, MAX_CAPACITY, MAX_DISTANCE, MAX_ORDER, PairColumns, Problem, sort};

/// Collects rows in any order and turns them into a [`Problem`].
#[derive(Debug, Clone, Default)]
pub struct ProblemBuilder {
    applicant_ids: Ids,
    tiers: Vec<u8>,
    /// Of those that came with one.
    orders: Vec<u64>,
    placement_ids: Ids,
    capacities: Vec<u32>,
    pairs: PairColumns,
}

impl ProblemBuilder {
    /// Adds an applicant; its number for [`pair`](Self::pair) is how many were added before.
    pub fn applicant(&mut self, id: &str, tier: u8, order: Option<u64>) {
        self.applicant_ids.push(id);
        self.tiers.push(tier);
        self.orders.extend(order);
    }

    /// Adds a placement; its number for [`pair`](Self::pair) is how many were added before.
    pub fn placement(&mut self, id: &str, capacity: u32) {
        self.placement_ids.push(id);
        self.capacities.push(capacity);
    }

    /// Says that an applicant may take a placement, both by the numbers in which they were added.
    pub fn pair(&mut self, applicant: u32, placement: u32, rank: u8, distance: u64) {
        self.pairs.push(applicant, placement, rank, distance);
    }

    /// Adds many pairs at once.
    pub fn pairs(&mut self, pairs: PairColumns) {
        self.pairs.append(pairs);
    }

    /// Identifiers of the applicants as they were added.
    pub fn applicant_ids(&self) -> &Ids {
        &self.applicant_ids
    }

    /// Identifiers of the placements as they were added.
    pub fn placement_ids(&self) -> &Ids {
        &self.placement_ids
    }

    /// Numbers everything canonically and checks it.
    ///
    /// # Errors
    /// [`BuildError`] when a number is out of range, an identifier or pair stands twice, or the order is none.
    pub fn build(mut self) -> Result<Problem, BuildError> {
        self.check_ranges()?;
        if !self.orders.is_empty() && self.orders.len() != self.tiers.len() {
            return Err(BuildError::Order);
        }
        if let Some(places) = self.applicant_ids.sort("applicant")? {
            self.tiers = moved(&self.tiers, &places);
            self.orders = moved(&self.orders, &places);
            for run in &mut self.pairs.runs {
                run.applicant = *places.get(run.applicant as usize).ok_or(BuildError::Dangling)?;
            }
        }
        if let Some(places) = self.placement_ids.sort("placement")? {
            self.capacities = moved(&self.capacities, &places);
            for placement in &mut self.pairs.placements {
                *placement = *places.get(*placement as usize).ok_or(BuildError::Dangling)?;
            }
        }
        let orders = match self.orders.len() {
            0 if !self.tiers.is_empty() => None,
            _ if are_distinct(&self.orders) => Some(self.orders),
            _ => return Err(BuildError::Order),
        };
        let (first_pair, pairs) = rows(self.pairs, self.tiers.len())?;
        let mut problem = Problem {
            applicant_ids: self.applicant_ids,
            placement_ids: self.placement_ids,
            tiers: self.tiers,
            orders,
            capacities: self.capacities,
            first_pair,
            placements: pairs.placements,
            ranks: pairs.ranks,
            distances: pairs.distances,
            side: super::Side::default(),
            dummies: 0,
        };
        sort::rows(&mut problem)?;
        Ok(problem)
    }

    fn check_ranges(&self) -> Result<(), BuildError> {
        let most = u64::from(u32::MAX) - 1_000;
        let sizes = [
            ("applicants", self.tiers.len()),
            ("placements", self.capacities.len()),
            ("pairs", self.pairs.len()),
        ];
        for (what, found) in sizes {
            if found as u64 > most {
                return Err(BuildError::TooMany { what, most });
            }
        }
        let within = |what, found, least, most| {
            if (least..=most).contains(&found) {
                Ok(())
            } else {
                Err(BuildError::OutOfRange { what, found, least, most })
            }
        };
        for &tier in &self.tiers {
            within("tier", u64::from(tier), 1, 255)?;
        }
        for &order in &self.orders {
            within("order", order, 0, MAX_ORDER)?;
        }
        for &capacity in &self.capacities {
            within("capacity", u64::from(capacity), 0, u64::from(MAX_CAPACITY))?;
        }
        if self.pairs.ranks.contains(&0) {
            within("rank", 0, 1, 255)?;
        }
        match &self.pairs.distances {
            super::columns::Distances::Narrow(_) => Ok(()),
            super::columns::Distances::Wide(all) => {
                all.iter().try_for_each(|&distance| within("distance", distance, 0, MAX_DISTANCE))
            }
        }
    }
}

/// Each value at its new place.
fn moved<T: Copy + Default>(values: &[T], places: &[u32]) -> Vec<T> {
    let mut moved = vec![T::default(); values.len()];
    for (&value, &place) in values.iter().zip(places) {
        moved[place as usize] = value;
    }
    moved
}

fn are_distinct(orders: &[u64]) -> bool {
    if orders.windows(2).all(|two| two[0] < two[1]) {
        return true;
    }
    let mut sorted = orders.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|two| two[0] < two[1])
}

/// Compresses pairs into rows by applicant: where each row begins, and the pairs in that order.
pub(super) fn rows(pairs: PairColumns, applicants: usize) -> Result<(Vec<u32>, PairColumns), BuildError> {
    let mut first = vec![0u32; applicants + 1];
    for run in &pairs.runs {
        *first.get_mut(run.applicant as usize + 1).ok_or(BuildError::Dangling)? += run.pairs;
    }
    for a in 0..applicants {
        first[a + 1] += first[a];
    }
    if pairs.runs.windows(2).all(|two| two[0].applicant <= two[1].applicant) {
        return Ok((first, PairColumns { runs: Vec::new(), ..pairs }));
    }
    let count = pairs.len();
    let mut fill = first.clone();
    let mut sorted = PairColumns {
        runs: Vec::new(),
        placements: vec![0; count],
        ranks: vec![0; count],
        distances: pairs.distances.blank(count),
    };
    let mut from = 0;
    for run in &pairs.runs {
        let to = fill[run.applicant as usize] as usize;
        fill[run.applicant as usize] += run.pairs;
        let (range, length) = (from..from + run.pairs as usize, run.pairs as usize);
        sorted.placements[to..to + length].copy_from_slice(&pairs.placements[range.clone()]);
        sorted.ranks[to..to + length].copy_from_slice(&pairs.ranks[range.clone()]);
        sorted.distances.copy(to, &pairs.distances, range);
        from += length;
    }
    Ok((first, sorted))
}
