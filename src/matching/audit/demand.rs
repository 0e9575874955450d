//! What is told of placements: who asked for them, who might have, and why seats stayed empty.

use super::{
    conditions::Conditions,
    findings::Findings,
    seen::{Admission, May, Seen},
};
use crate::domain::{Arg, Outcome, PlaceOutcome, property::Property};

/// Who asked for a placement.
#[derive(Default, Clone)]
struct Demand {
    wished: u32,
    first_choices: u32,
    /// Of those who take part or hold a place.
    choosers: u32,
    /// Of those in line, whom the rules let take it.
    possible: u32,
    /// Of the choosers, whom the rules do not refuse it, as far as they are asked.
    not_refused: u32,
    /// People without a place who could take it.
    left_out: u32,
    /// People who might have had a seat here, if that had been decided.
    undecided: u32,
}

/// Counts again who asked for what.
pub(super) fn check(seen: &Seen<'_>, conditions: &Conditions<'_>, outcome: &Outcome, found: &mut Findings) {
    let places = &seen.snapshot.placements;
    let counts = demand(seen);
    for (p, ((told, place), demand)) in outcome.places.iter().zip(places).zip(&counts).enumerate() {
        let counted = (told.wished, told.possible, told.first_choices, told.undecided)
            == (demand.wished, demand.possible, demand.first_choices, demand.undecided);
        let filled = u64::from(told.filled) == conditions.load[p];
        let holds = told.placement == *place && filled && counted && why_empty(told, demand);
        found.note(Property::Placements, holds, |breach| breach.at(&place.id));
    }
    let all = outcome.places.len() == places.len();
    found.note(Property::Placements, all, |breach| breach.what("placements"));
}

fn demand(seen: &Seen<'_>) -> Vec<Demand> {
    let mut counts = vec![Demand::default(); seen.snapshot.placements.len()];
    for (at, wish) in seen.snapshot.wishes.iter().enumerate() {
        let (a, demand) = (wish.applicant, &mut counts[wish.placement]);
        demand.wished += 1;
        demand.first_choices += u32::from(wish.rank == 1);
        if matches!(seen.admission[a], Admission::Holds(_)) {
            // It is enough that they have a place: whether the rules would let them have this one is not asked.
            demand.choosers += 1;
            demand.not_refused += 1;
            continue;
        }
        let Some(may) = &seen.may[at] else { continue };
        let not_refused = !matches!(may, May::No(_));
        if matches!(seen.admission[a], Admission::Open(_)) {
            demand.undecided += u32::from(not_refused);
            continue;
        }
        demand.choosers += 1;
        demand.not_refused += u32::from(not_refused);
        demand.possible += u32::from(*may == May::Yes);
        demand.left_out += u32::from(*may == May::Yes && seen.place_of[a].is_none());
        let held = seen.place_of[a].and_then(|p| seen.wish(a, p)).map(|wish| wish.rank);
        let is_better = held.is_none_or(|held| wish.rank < held);
        demand.undecided += u32::from(matches!(may, May::Open(_)) && is_better);
    }
    counts
}

/// Whether the reason why seats stayed empty is true, and none is given where none did.
fn why_empty(told: &PlaceOutcome, demand: &Demand) -> bool {
    let Some(reason) = &told.empty else { return told.filled >= told.placement.capacity };
    let (open, kept_out) = (demand.undecided > 0, demand.left_out > 0);
    let counted = reason.args.get("n") == Some(&Arg::Whole(i64::from(demand.undecided)));
    let so = match reason.key.as_str() {
        "empty.undecided" => open && !kept_out && counted,
        "empty.undecided-constraints" => open && kept_out && counted,
        "empty.nobody-wished" => demand.wished == 0,
        "empty.nobody-takes-part" => !open && demand.wished > 0 && demand.choosers == 0,
        "empty.nobody-possible" => !open && demand.choosers > 0 && demand.not_refused == 0,
        "empty.all-placed" => !open && demand.not_refused > 0 && !kept_out,
        "empty.constraints" => !open && kept_out,
        _ => false,
    };
    so && told.filled < told.placement.capacity
}
