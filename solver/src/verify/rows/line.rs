//! Who is served, person by person. Of everyone without a place prices show that there is none for them besides those
//! who come before them in line and have one: everyone is given what is best for them alone, the rows earn what they
//! can, and with this person placed there is less than nothing. So nobody who is out could be in without somebody
//! earlier being out.

use std::ops::Range;

use super::{
    Case, Known,
    bound::Region,
    choice::{Choice, Sum},
};
use crate::{Goal, LeftOut, Stage, verify::Refusal};

/// Checks that everyone without a place is shown to have none: by sets of their own, or by prices for several. As many
/// goals were reached before as there are sets before these.
pub(super) fn check(case: &Case<'_>, known: &Known, sets: Range<usize>) -> Result<(), Refusal> {
    let problem = case.problem;
    let mut line: Vec<usize> = (0..problem.applicants()).collect();
    line.sort_by_key(|&a| (problem.tier(a), problem.order(a), a));
    let mut shown: Vec<bool> = (0..problem.applicants())
        .map(|a| {
            let open = problem.pair_range(a).any(|at| known.remains[at]);
            case.assignment.of(a).is_some() || !open
        })
        .collect();
    alone(case, known, sets.clone(), &line, &mut shown)?;
    full(case, &line, &mut shown)?;
    for left_out in &case.proof.left_out {
        show(case, known, left_out, sets.start, &line, &mut shown)?;
    }
    if shown.into_iter().all(|shown| shown) { Ok(()) } else { Err(Refusal::NotClaimed) }
}

/// Goals of single people, down the line: each with everyone earlier placed or not as they are, so that earlier goals of
/// this kind hold too.
fn alone(
    case: &Case<'_>,
    known: &Known,
    sets: Range<usize>,
    line: &[usize],
    shown: &mut [bool],
) -> Result<(), Refusal> {
    let mut line = line.iter();
    let (mut known, mut placed) = (known.clone(), vec![false; shown.len()]);
    for at in sets {
        let wrong = Refusal::WrongPrices { stage: Stage::Order };
        let Goal::Person(person) = case.proof.sets[at].goal else { return Err(wrong) };
        loop {
            // Who stands earlier than somebody of the sets before, or nowhere, is not found any more.
            let a = *line.next().ok_or_else(|| wrong.clone())?;
            let is_in = case.assignment.of(a).is_some();
            if a == person as usize {
                if is_in {
                    return Err(wrong);
                }
                known.shows(case, at, Region { placed: placed.clone(), ..Region::everything(case) })?;
                shown[a] = true;
            }
            if is_in {
                placed[a] = true;
            } else {
                case.problem.pair_range(a).for_each(|pair| known.remains[pair] = false);
            }
            if a == person as usize {
                break;
            }
        }
    }
    Ok(())
}

/// Caps that hold as many people as they may, all of whom come earlier or are pinned: no allowed assignment with these has
/// anybody else in them.
fn full(case: &Case<'_>, line: &[usize], shown: &mut [bool]) -> Result<(), Refusal> {
    let caps = &case.problem.side().applicant_caps;
    let full = &case.proof.full;
    if full.windows(2).any(|two| two[0] >= two[1]) {
        return Err(Refusal::Missing { what: "caps" });
    }
    let mut place = vec![0; line.len()];
    for (number, &a) in line.iter().enumerate() {
        place[a] = number;
    }
    for &at in full {
        let cap = caps.get(at as usize).ok_or(Refusal::Missing { what: "caps" })?;
        let mut members: Vec<usize> = cap.members.iter().map(|&a| a as usize).collect();
        members.sort_by_key(|&a| place[a]);
        let placed = |a: usize| case.assignment.of(a).is_some();
        let mut inside = members.iter().filter(|&&a| case.pinned[a] && placed(a)).count() as u64;
        for a in members {
            if !placed(a) {
                shown[a] |= inside >= cap.max;
            } else if !case.pinned[a] {
                inside += 1;
            }
        }
    }
    Ok(())
}

fn show(
    case: &Case<'_>,
    known: &Known,
    left_out: &LeftOut,
    earlier: usize,
    line: &[usize],
    shown: &mut [bool],
) -> Result<(), Refusal> {
    let prices = &left_out.prices;
    known.fits(prices, earlier)?;
    let mut asked = vec![false; shown.len()];
    for &a in &left_out.people {
        *asked.get_mut(a as usize).ok_or(Refusal::Missing { what: "people" })? = true;
    }
    let (mut left, mut nothing) = (Sum::default(), Sum::default());
    known.rows_earn(case, None, prices, &known.room(case), (&mut left, &mut nothing))?;
    let choice = Choice { case, set: None, prices, asked: &[], remains: &known.remains };
    let mut best = vec![None; shown.len()];
    let stays_in = |a: usize| case.assignment.of(a).is_some() && !known.may_change[a];
    for (a, best) in best.iter_mut().enumerate() {
        *best = choice.best(a)?;
        let own = best.unwrap_or(0);
        left.add(1, if stays_in(a) { own } else { own.max(0) });
    }
    for &a in line {
        let Some(best) = best[a] else { continue };
        let may_gain = if stays_in(a) { best } else { best.max(0) };
        if asked[a] && left.total()? - may_gain + best < 0 {
            shown[a] = true;
        }
        // Earlier ones with a place keep it, those without have none.
        left.add(1, if case.assignment.of(a).is_some() { best - may_gain } else { -may_gain });
    }
    Ok(())
}
