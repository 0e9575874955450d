//! The same people and placements with some seats closed: by smaller capacities, and by *dummy agents*, who come before everyone
//! and may sit at any of several placements. Owns how dummy agents look to an engine; why they say what caps say, `flow` knows.

use super::{PairColumns, Problem, Side, builder::rows};
use crate::BuildError;

/// People alike who keep seats closed, anywhere among some placements.
pub(crate) struct DummyAgents {
    /// How many of them.
    pub(crate) count: usize,
    /// The placements.
    pub(crate) places: Vec<u32>,
}

impl Problem {
    /// How many applicants are people; the others, behind them, are dummy agents.
    pub(crate) fn people(&self) -> usize {
        self.applicants() - self.dummies
    }

    /// Everyone's tier behind dummy agents, who are of tier 1: the tiers that occur without gaps, or all people alike.
    fn tiers_behind(&self, keep: bool) -> Result<Vec<u8>, BuildError> {
        let mut behind = [0; 256];
        for (tier, number) in self.tiers_present().into_iter().zip(2usize..) {
            let number = if keep { number } else { 2 };
            let too_many =
                |_| BuildError::OutOfRange { what: "tier", found: number as u64, least: 1, most: 255 };
            behind[usize::from(tier)] = u8::try_from(number).map_err(too_many)?;
        }
        Ok(self.tiers.iter().map(|&tier| behind[usize::from(tier)]).collect())
    }

    /// The problem without side constraints, with these capacities, those pairs that are kept, and dummy agents. They are
    /// served first, and no seat costs them more than another. `tiers`: whether people keep theirs.
    ///
    /// # Errors
    /// [`BuildError::TooMany`] pairs or people to count, [`BuildError::OutOfRange`] with 255 tiers: there is none left for dummy agents.
    pub(crate) fn with_dummies(
        &self,
        capacities: Vec<u32>,
        keeps: &dyn Fn(usize) -> bool,
        dummies: &[DummyAgents],
        keep_tiers: bool,
    ) -> Result<Self, BuildError> {
        let mut tiers = self.tiers_behind(keep_tiers)?;
        let mut orders = self.orders.clone();
        let mut pairs = self.kept(keeps)?;
        let count: usize = dummies.iter().map(|group| group.count).sum();
        for group in dummies {
            for _ in 0..group.count {
                let blocker = number(tiers.len())?;
                tiers.push(1);
                if let Some(orders) = &mut orders {
                    orders.push(u64::from(blocker));
                }
                group.places.iter().for_each(|&p| pairs.push(blocker, p, 1, 0));
            }
        }
        if u32::try_from(pairs.len()).is_err() {
            return Err(BuildError::TooMany { what: "pairs", most: u32::MAX.into() });
        }
        let (first_pair, pairs) = rows(pairs, tiers.len())?;
        Ok(Self {
            applicant_ids: self.applicant_ids.clone(),
            placement_ids: self.placement_ids.clone(),
            tiers,
            orders,
            capacities,
            first_pair,
            placements: pairs.placements,
            ranks: pairs.ranks,
            distances: pairs.distances,
            side: Side::default(),
            dummies: count,
        })
    }

    /// The same people, placements and tiers with fewer pairs, other capacities and other side constraints, whose costs go by
    /// the numbers that the pairs have then.
    ///
    /// # Errors
    /// [`BuildError::OutOfRange`] and [`BuildError::Dangling`] for side constraints that do not fit.
    pub(crate) fn with_fewer_pairs(
        &self,
        capacities: Vec<u32>,
        keeps: &dyn Fn(usize) -> bool,
        side: Side,
    ) -> Result<Self, BuildError> {
        let (first_pair, pairs) = rows(self.kept(keeps)?, self.applicants())?;
        let fewer = Self {
            applicant_ids: self.applicant_ids.clone(),
            placement_ids: self.placement_ids.clone(),
            tiers: self.tiers.clone(),
            orders: self.orders.clone(),
            capacities,
            first_pair,
            placements: pairs.placements,
            ranks: pairs.ranks,
            distances: pairs.distances,
            side: Side::default(),
            dummies: 0,
        };
        fewer.with_side(side)
    }

    /// The pairs that are kept.
    fn kept(&self, keeps: &dyn Fn(usize) -> bool) -> Result<PairColumns, BuildError> {
        let mut pairs = PairColumns::with_capacity(self.pairs());
        for a in 0..self.applicants() {
            let applicant = number(a)?;
            for at in self.pair_range(a).filter(|&at| keeps(at)) {
                pairs.push(applicant, self.placement_at(at), self.rank_at(at), self.distance_at(at));
            }
        }
        Ok(pairs)
    }
}

/// An applicant's number.
fn number(applicant: usize) -> Result<u32, BuildError> {
    u32::try_from(applicant).map_err(|_| BuildError::TooMany { what: "applicants", most: u32::MAX.into() })
}
