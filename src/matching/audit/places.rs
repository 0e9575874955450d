//! Properties of each place by itself: who has it, whether they chose it, whether they may. What somebody held before is not
//! asked about: it is theirs, whatever has changed since.

use super::{
    findings::Findings,
    seen::{Admission, May, Seen},
};
use crate::domain::{Reason, Veto, property::Property};

/// Checks every row of the allocation.
pub(super) fn check(seen: &Seen<'_>, found: &mut Findings) {
    use Property::{Allowed, NotRefused, Seats, TakesPart, Wished};
    for property in [TakesPart, Wished, Allowed, NotRefused, Seats] {
        found.asked(property);
    }
    kept(seen, found);
    described(seen, found);
    for &(a, p) in seen.rows.iter().filter(|row| !seen.is_kept(**row)) {
        let (applicant, placement) = (seen.applicant(a), seen.placement(p));
        let takes_part = matches!(seen.admission[a], Admission::Yes { .. } | Admission::Holds(Some(_)));
        found.note(TakesPart, takes_part, |breach| {
            let why = match &seen.admission[a] {
                Admission::No(reasons) | Admission::Open(reasons) => keys(reasons),
                Admission::Yes { .. } | Admission::Holds(_) | Admission::Out(_) => String::new(),
            };
            breach.person(applicant).at(placement).what(&why)
        });
        let wish = seen.wish(a, p);
        found.note(Wished, wish.is_some(), |breach| breach.person(applicant).at(placement));
        let Some(wish) = wish else { continue };
        let code = wish.refused.map(Veto::name);
        found.note(NotRefused, code.is_none(), |breach| {
            breach.person(applicant).at(placement).what(code.unwrap_or_default())
        });
        if code.is_none() {
            let why = match seen.ask(wish) {
                May::Yes => None,
                May::No(reasons) | May::Open(reasons) => Some(reasons),
            };
            found.note(Allowed, why.is_none(), |breach| {
                breach.person(applicant).at(placement).what(&keys(why.as_deref().unwrap_or_default()))
            });
        }
    }
    let mut loads = vec![0u64; seen.snapshot.placements.len()];
    seen.rows.iter().for_each(|&(_, p)| loads[p] += 1);
    for ((place, load), seats) in seen.snapshot.placements.iter().zip(loads).zip(&seen.seats) {
        found.note(Seats, load <= *seats, |breach| breach.at(&place.id).what(&format!("{load} > {seats}")));
    }
}

/// Every description stands for the placements that fit it, with the best of the ranks, and for no other.
fn described(seen: &Seen<'_>, found: &mut Findings) {
    let snapshot = seen.snapshot;
    if snapshot.descriptions.is_empty() {
        return;
    }
    found.asked(Property::Described);
    for (a, person) in snapshot.applicants.iter().enumerate() {
        let own = snapshot.described_by(a);
        let mut wishes = seen.wishes[a].iter().map(|&at| &snapshot.wishes[at]).peekable();
        for (p, place) in snapshot.placements.iter().enumerate() {
            let best = own.iter().filter(|one| one.fits(person, place)).map(|one| one.rank).min();
            let wish = wishes.next_if(|wish| wish.placement == p);
            let right = match (wish, best) {
                (None, best) => best.is_none(),
                (Some(wish), None) => !wish.described,
                (Some(wish), Some(best)) if wish.described => wish.rank == best,
                (Some(wish), Some(best)) => wish.rank <= best,
            };
            found.note(Property::Described, right, |breach| breach.person(&person.id).at(&place.id));
        }
    }
}

/// Whoever held a place has it still; if they may move, or one that they wished for more.
fn kept(seen: &Seen<'_>, found: &mut Findings) {
    for (a, held) in seen.held.iter().enumerate() {
        let Some(p) = *held else { continue };
        let has = seen.place_of[a];
        let better = || {
            let wish = has.filter(|_| seen.moves[a]).and_then(|p| seen.wish(a, p));
            wish.is_some_and(|wish| seen.is_better(wish))
        };
        found.note(Property::Kept, has == Some(p) || better(), |breach| {
            breach.person(seen.applicant(a)).at(seen.placement(p))
        });
    }
}

fn keys(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.key.as_str()).collect::<Vec<_>>().join(" ")
}
