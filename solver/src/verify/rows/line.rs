//! Who is served, person by person. Of everyone without a place prices show that there is none for them besides those
//! who come before them in line and have one: everyone is given what is best for them alone, the rows earn what they
//! can, and with this person placed there is less than nothing. So nobody who is out could be in without somebody
//! earlier being out.

use super::{
    Case, Known,
    bound::{Choice, Sum},
};
use crate::{LeftOut, verify::Refusal};

/// Checks that everyone without a place is shown to have none. `earlier` goals were reached before.
pub(super) fn check(case: &Case<'_>, known: &Known, earlier: usize) -> Result<(), Refusal> {
    let problem = case.problem;
    let mut line: Vec<usize> = (0..problem.applicants()).collect();
    line.sort_by_key(|&a| (problem.tier(a), problem.order(a), a));
    let mut shown: Vec<bool> = (0..problem.applicants())
        .map(|a| {
            let open = problem.pair_range(a).any(|at| known.remains[at]);
            case.assignment.of(a).is_some() || !open
        })
        .collect();
    for left_out in &case.proof.left_out {
        show(case, known, left_out, earlier, &line, &mut shown)?;
    }
    if shown.into_iter().all(|shown| shown) { Ok(()) } else { Err(Refusal::NotClaimed) }
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
