//! What people read of wishes that they described: which of them a place fits, or how many placements fitted each and could be given.

use super::model::{Model, Participation};
use crate::{
    domain::{Arg, Description, PersonOutcome, Reason, Snapshot},
    rules::RuleSet,
};

/// Tells somebody who takes part of the wishes that they described.
pub(super) fn tell(
    (snapshot, rules, model): (&Snapshot, &RuleSet, &Model),
    (a, wishes): (usize, &[usize]),
    person: &mut PersonOutcome,
) {
    let descriptions = snapshot.described_by(a);
    if descriptions.is_empty() || !matches!(model.participation[a], Participation::TakesPart { .. }) {
        return;
    }
    let applicant = &snapshot.applicants[a];
    let fits = |one: &Description, at: usize| {
        one.fits(applicant, &snapshot.placements[snapshot.wishes[at].placement])
    };
    let reason = |key: &str, one: &Description| {
        let anything = if one.is_anything() { ".anything" } else { "" };
        let reason = Reason::new(&format!("{key}{anything}")).with("rank", Arg::Whole(i64::from(one.rank)));
        if one.is_anything() { reason } else { reason.with("what", Arg::Texts(rules.described(one))) }
    };
    if let Some(place) = person.place {
        let wish = wishes.iter().copied().find(|&at| snapshot.wishes[at].placement == place);
        let of = wish.filter(|&at| snapshot.wishes[at].described).and_then(|at| {
            descriptions.iter().find(|one| one.rank == snapshot.wishes[at].rank && fits(one, at))
        });
        person.reasons.extend(of.map(|one| reason("placed.described", one)));
        return;
    }
    for one in descriptions {
        let fitting: Vec<usize> = wishes.iter().copied().filter(|&at| fits(one, at)).collect();
        let possible = fitting.iter().filter(|&&at| model.refused[at].is_none()).count();
        let whole = |count: usize| Arg::Whole(i64::try_from(count).unwrap_or(i64::MAX));
        let reason = reason("described", one).with("fits", whole(fitting.len()));
        person.reasons.push(reason.with("possible", whole(possible)));
    }
}
