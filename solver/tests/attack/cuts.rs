//! Cut-offs under nested caps, bent, and what they must be: who would have to go if one more person had a seat somewhere,
//! found by trying to seat everybody else.

use talka_solver::{
    Assignment, Certificate, CutOff, Family, Key, Problem, RowProof, RowStep, RowWitness, Side, Stages,
    problem::side::Cap,
};

use super::{
    common::Dice,
    forge::{damage, pick},
    world::Draft,
};

/// Caps on placements, each inside the one before.
pub(crate) fn nest(dice: &mut Dice, draft: &mut Draft) {
    let side =
        Side { pins: draft.side.pins.clone(), forbidden: draft.side.forbidden.clone(), ..Side::default() };
    draft.side = side;
    let mut inside = u32::try_from(draft.seats.len()).expect("small");
    for at in 0..3 {
        let cap = Cap { id: format!("y{at}"), members: (0..inside).collect(), max: dice.roll(5) };
        draft.side.placement_caps.push(cap);
        inside = dice.number(inside + 1);
        if inside == 0 {
            break;
        }
    }
}

/// Changes cut-offs and steps.
pub(crate) fn bend(dice: &mut Dice, problem: &Problem, stages: &Stages, proof: &mut RowProof) {
    let keys = (0..problem.applicants()).map(|a| CutOff::Last(Key::of(problem, stages, a)));
    let new = pick(dice, keys.chain([CutOff::None, CutOff::Open]).collect()).expect("there are two");
    let count = u32::try_from(proof.cutoffs.len()).expect("small").max(1);
    let (one, two) = (dice.number(count), dice.number(count));
    let (Some(&own), Some(&other)) = (proof.cutoffs.get(one as usize), proof.cutoffs.get(two as usize))
    else {
        return;
    };
    match dice.roll(7) {
        0 => proof.cutoffs[one as usize] = new,
        1 => proof.cutoffs[one as usize] = other,
        2 => proof.cutoffs.iter_mut().filter(|cutoff| **cutoff == own).for_each(|cutoff| *cutoff = new),
        3 => proof.steps[one as usize] = None,
        4 | 5 => {
            let holder = dice.number(u32::try_from(problem.applicants()).expect("small"));
            let ways = [
                RowWitness::Room,
                RowWitness::Holder(holder),
                RowWitness::Exchange { holder, to: two },
                RowWitness::Up,
                RowWitness::Down(two),
            ];
            let witness = ways[usize::from(dice.byte(5))];
            proof.steps[one as usize] = Some(RowStep { number: dice.number(4), witness });
        }
        _ => damage(dice, problem, proof),
    }
}

/// A cut-off that is called exact and is not, counting on the caps of the family of placements: what it should be.
pub(crate) fn lie(
    problem: &Problem,
    stages: &Stages,
    held: &Assignment,
    certificate: &Certificate,
) -> Option<String> {
    let families = certificate.rows.as_ref().map(|proof| &proof.families);
    let cutoffs = certificate.rows.as_ref().map_or(&certificate.cutoffs, |proof| &proof.cutoffs);
    let counted = |cap: usize| {
        let row = problem.row_of_placement_cap(cap);
        families.and_then(|families| families.get(row)).is_none_or(|family| *family == Family::Places)
    };
    let truths = truth(problem, stages, held, &counted);
    let wrong =
        cutoffs.iter().zip(truths).find(|(cutoff, truth)| truth.is_some_and(|truth| truth != **cutoff));
    wrong.map(|(cutoff, truth)| format!("{cutoff:?} instead of {truth:?}"))
}

/// By placement, what the cut-off must be; `None` where nobody could take the placement.
fn truth(
    problem: &Problem,
    stages: &Stages,
    held: &Assignment,
    counted: &dyn Fn(usize) -> bool,
) -> Vec<Option<CutOff>> {
    let placed: Vec<usize> = (0..problem.applicants()).filter(|&a| held.of(a).is_some()).collect();
    let fits = |place: usize, without: Option<usize>| {
        let mut loads = vec![0; problem.placements()];
        loads[place] = 1;
        let people: Vec<usize> = placed.iter().copied().filter(|a| Some(*a) != without).collect();
        can_sit(problem, counted, &people, &mut loads)
    };
    let of = |place: usize| {
        if fits(place, None) {
            return CutOff::Open;
        }
        let may_go = placed.iter().filter(|a| problem.pin_of(**a).is_none());
        let out = may_go.filter(|a| fits(place, Some(**a)));
        out.map(|&a| CutOff::Last(Key::of(problem, stages, a))).max().unwrap_or(CutOff::None)
    };
    let wished = |place: usize| {
        (0..problem.applicants()).any(|a| pairs(problem, a).any(|placement| placement == place))
    };
    (0..problem.placements()).map(|place| wished(place).then(|| of(place))).collect()
}

/// Where somebody could be: neither barred nor dearer than a budget.
fn pairs(problem: &Problem, a: usize) -> impl Iterator<Item = usize> + '_ {
    let may = move |at: &usize| {
        let paid = problem.side().budgets.iter().all(|budget| budget.costs[*at] <= budget.limit);
        paid && !problem.is_barred(a, problem.placement_at(*at))
    };
    problem.pair_range(a).filter(may).map(|at| problem.placement_at(at) as usize)
}

fn can_sit(problem: &Problem, counted: &dyn Fn(usize) -> bool, people: &[usize], loads: &mut [u64]) -> bool {
    let caps = problem.side().placement_caps.iter().enumerate();
    let load = |cap: &Cap| cap.members.iter().map(|&p| loads[p as usize]).sum::<u64>();
    let kept = (0..loads.len()).all(|p| loads[p] <= u64::from(problem.capacity(p)))
        && caps.clone().all(|(at, cap)| !counted(at) || load(cap) <= cap.max);
    let Some((&first, rest)) = people.split_first().filter(|_| kept) else { return kept };
    pairs(problem, first).any(|place| {
        loads[place] += 1;
        let can = can_sit(problem, counted, rest, loads);
        loads[place] -= 1;
        can
    })
}
