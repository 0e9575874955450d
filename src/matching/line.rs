//! Who takes part, who holds a place already, and who comes before whom. Owns the places in line; what anybody gets is
//! decided elsewhere.

use crate::{
    domain::{Id, OutOfLine, Reason, Snapshot, Stage, turn},
    rules::{Judgement, Prepared, RuleSet},
};

/// What the rules and the round's history made of an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Participation {
    /// Takes part, and holds nothing yet.
    TakesPart {
        /// Priority tier, 1 first.
        tier: u8,
        /// Place in line among all who take part, 1 first.
        order: u64,
        /// Whether the person goes before everyone else in line, whatever their tier.
        first: bool,
    },
    /// Holds a place, and keeps it whatever the rules say now.
    Holds(Holding),
    /// May not take part.
    NotEligible(Vec<Reason>),
    /// Somebody has to decide.
    NeedsPerson(Vec<Reason>),
    /// Out of the line, and why.
    Out(OutOfLine),
}

/// A place that somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// The placement, by the snapshot's index.
    pub placement: usize,
    /// Tier and place in line, where the rules would let the person take part now.
    pub line: Option<(u8, u64)>,
    /// Whether the person may move to a placement that they wished for more; otherwise the pair is fixed.
    pub moves: bool,
    /// A number that comes after everyone in line, for those who have no place in it.
    behind: u64,
}

/// Where somebody stands for the solver: those who go first in line, and holders who may move, are of its first tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) tier: u8,
    pub(super) order: u64,
}

impl Participation {
    /// Where somebody stands who is part of the problem. `last` is the pack's last tier.
    pub(super) fn spot(&self, last: u8) -> Option<Spot> {
        match *self {
            Self::TakesPart { tier, order, first } => {
                Some(Spot { tier: if first { 1 } else { tier }, order })
            }
            Self::Holds(Holding { line, moves, behind, .. }) => {
                let (tier, order) = line.unwrap_or((last, behind));
                Some(Spot { tier: if moves { 1 } else { tier }, order })
            }
            _ => None,
        }
    }

    /// The placement that somebody holds for good.
    pub(super) fn kept(&self) -> Option<usize> {
        match self {
            Self::Holds(holding) if !holding.moves => Some(holding.placement),
            _ => None,
        }
    }

    /// Whether somebody takes part and holds nothing.
    pub(super) fn is_in_line(&self) -> bool {
        matches!(self, Self::TakesPart { .. })
    }
}

/// Whether holders who may move are let. Only without further conditions, and where the order counts, is it certain that each
/// of them has a place in the end: they come before everyone, and all of them fit at once, each where they are.
pub(super) fn lets_move(snapshot: &Snapshot) -> bool {
    snapshot.round.constraints.is_empty() && snapshot.round.stages.contains(&Stage::Order)
}

/// What became of everyone before anything is optimised. `people` are prepared but for those out of the line.
pub(super) fn participation(
    snapshot: &Snapshot,
    rules: &RuleSet,
    people: &[Option<Prepared>],
) -> Vec<Participation> {
    let judgements = snapshot.applicants.iter().zip(people).map(|(person, prepared)| {
        let standing = prepared.as_ref().map(|prepared| rules.judge(prepared));
        match person.out_of_line {
            Some(out) => Err(out),
            None => Ok(standing.unwrap_or_else(|| Judgement::NeedsPerson(Vec::new()))),
        }
    });
    lined_up(snapshot, judgements.collect())
}

/// Who comes before whom: holders who may move, those who go first in line, tiers, turns. Only where the round asks for no
/// order can two be equal still; then the application number keeps the numbers apart, and nothing is decided by it.
type Key<'a> = (bool, u32, u8, turn::Turn, &'a Id);

/// Gives everyone whom the rules let take part a place in line.
fn lined_up(snapshot: &Snapshot, judgements: Vec<Result<Judgement, OutOfLine>>) -> Vec<Participation> {
    let lets_move = lets_move(snapshot);
    let mut in_line: Vec<(Key<'_>, usize)> = judgements
        .iter()
        .enumerate()
        .filter_map(|(a, judgement)| match judgement {
            Ok(Judgement::Eligible { tier }) => {
                let person = &snapshot.applicants[a];
                let (first, tier, turn) = turn::in_line(&snapshot.round, person, *tier);
                let held = snapshot.held_by(a);
                let moves = held.is_some_and(|held| held.may_move && lets_move);
                // Whoever holds a place is not put first to get one.
                let first = if held.is_some() { u32::MAX } else { first };
                Some(((!moves, first, tier, turn, &person.id), a))
            }
            _ => None,
        })
        .collect();
    in_line.sort_unstable();
    let mut at = vec![0; judgements.len()];
    for (place, &(_, a)) in (1..).zip(&in_line) {
        at[a] = place;
    }
    let mut behind = in_line.len() as u64;
    let one = |(a, judgement): (usize, Result<Judgement, OutOfLine>)| {
        let first = snapshot.applicants[a].entry.first_in_line.is_some();
        if let Some(held) = snapshot.held_by(a) {
            let line = match judgement {
                Ok(Judgement::Eligible { tier }) => Some((tier, at[a])),
                _ => None,
            };
            behind += 1;
            let moves = held.may_move && lets_move && line.is_some();
            return Participation::Holds(Holding { placement: held.placement, line, moves, behind });
        }
        match judgement {
            Err(out) => Participation::Out(out),
            Ok(Judgement::Eligible { tier }) => Participation::TakesPart { tier, order: at[a], first },
            Ok(Judgement::NotEligible(reasons)) => Participation::NotEligible(reasons),
            Ok(Judgement::NeedsPerson(reasons)) => Participation::NeedsPerson(reasons),
        }
    };
    judgements.into_iter().enumerate().map(one).collect()
}
