//! The audit: holds an allocation against the rules and the wishes themselves, with no solver code.
//! Each property is one sentence; the first breach stops the publication.

use std::fmt;

use talka_solver::Assignment;

use super::model::{Model, Standing};
use crate::{
    domain::{Id, Snapshot},
    rules::{Judgement, PairJudgement, RuleSet},
};

/// What is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// Somebody who may not take part, or withdrew, has a place.
    TakesNoPart(Id),
    /// Somebody has a place that they did not wish for.
    NotWished(Id, Id),
    /// The rules do not let this person work there.
    NotAllowed(Id, Id),
    /// More people than seats.
    Overfilled(Id),
    /// Somebody waits though a seat that they wished for and may take is free.
    SeatFree(Id, Id),
    /// Somebody waits though a person later in line holds a seat that they wished for and may take.
    PassedOver(Id, Id),
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TakesNoPart(a) => write!(f, "takes-no-part {a}"),
            Self::NotWished(a, p) => write!(f, "not-wished {a} {p}"),
            Self::NotAllowed(a, p) => write!(f, "not-allowed {a} {p}"),
            Self::Overfilled(p) => write!(f, "overfilled {p}"),
            Self::SeatFree(a, p) => write!(f, "seat-free {a} {p}"),
            Self::PassedOver(a, p) => write!(f, "passed-over {a} {p}"),
        }
    }
}

/// Checks every property.
///
/// # Errors
/// The first [`Breach`].
pub fn check(
    snapshot: &Snapshot,
    rules: &RuleSet,
    model: &Model,
    assignment: &Assignment,
) -> Result<(), Breach> {
    let applicant = |a: usize| snapshot.applicants[a].id.clone();
    let placement = |p: usize| snapshot.placements[p].id.clone();
    let mut place_of = vec![None; snapshot.applicants.len()];
    for (index, &a) in model.person.iter().enumerate() {
        place_of[a] = assignment.of(index).map(|p| p as usize);
    }
    let mut load = vec![0u32; snapshot.placements.len()];
    let mut last = vec![0u64; snapshot.placements.len()];
    for (a, place) in place_of.iter().enumerate() {
        let Some(p) = *place else { continue };
        let person = &snapshot.applicants[a];
        if person.withdrawn || !matches!(rules.applicant(person), Judgement::Eligible { .. }) {
            return Err(Breach::TakesNoPart(applicant(a)));
        }
        if snapshot.wishes.binary_search_by_key(&(a, p), |wish| (wish.applicant, wish.placement)).is_err() {
            return Err(Breach::NotWished(applicant(a), placement(p)));
        }
        if rules.pair(person, &snapshot.placements[p]) != PairJudgement::Possible {
            return Err(Breach::NotAllowed(applicant(a), placement(p)));
        }
        load[p] += 1;
        if load[p] > snapshot.placements[p].capacity {
            return Err(Breach::Overfilled(placement(p)));
        }
        last[p] = last[p].max(line(&model.standings[a]));
    }
    for wish in &snapshot.wishes {
        let (a, p) = (wish.applicant, wish.placement);
        let waits = place_of[a].is_none() && matches!(model.standings[a], Standing::TakesPart { .. });
        if wish.refused.is_some() {
            continue;
        }
        if !waits || rules.pair(&snapshot.applicants[a], &snapshot.placements[p]) != PairJudgement::Possible {
            continue;
        }
        // What else the round asks may leave a seat empty, or a turn to somebody later; the judge has checked that.
        if !model.problem.side().is_empty() {
            continue;
        }
        if load[p] < snapshot.placements[p].capacity {
            return Err(Breach::SeatFree(applicant(a), placement(p)));
        }
        if snapshot.round.stages.contains(&crate::domain::Stage::Order) && last[p] > line(&model.standings[a])
        {
            return Err(Breach::PassedOver(applicant(a), placement(p)));
        }
    }
    Ok(())
}

fn line(standing: &Standing) -> u64 {
    match standing {
        Standing::TakesPart { line, .. } => *line,
        _ => 0,
    }
}
