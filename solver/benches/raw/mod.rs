//! The peer of the benchmark of side constraints: a general solver given each stage as a programme of whole numbers as it stands
//! (HiGHS, one thread, gap 0), with what the stages before reached as rows.

#![expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "HiGHS counts in floats")]

use std::time::Instant;

use highs::{Col, HighsModelStatus, RowProblem, Sense};
use talka_solver::{Problem, Stage, Stages};

/// What came of a stage: its value, whether HiGHS calls it the best, and the seconds since the beginning.
pub(crate) struct Reached {
    pub(crate) stage: String,
    pub(crate) value: i64,
    pub(crate) bound: f64,
    pub(crate) best: bool,
    pub(crate) seconds: f64,
}

/// What each pair is worth in a stage.
fn goals(problem: &Problem, stage: Stage) -> Vec<(String, Vec<f64>)> {
    let of = |worth: &dyn Fn(usize, usize) -> f64| -> Vec<f64> {
        (0..problem.applicants())
            .flat_map(|a| problem.pair_range(a).map(move |at| (a, at)))
            .map(|(a, at)| worth(a, at))
            .collect()
    };
    match stage {
        Stage::Placed => vec![("placed".to_owned(), of(&|_, _| 1.0))],
        Stage::Tiers => {
            let goal =
                |tier: u8| (format!("tier {tier}"), of(&|a, _| f64::from(u8::from(problem.tier(a) == tier))));
            problem.tiers_present().into_iter().map(goal).collect()
        }
        Stage::Rank => vec![("rank".to_owned(), of(&|_, at| -f64::from(problem.pair(at).rank)))],
        Stage::Distance => vec![("distance".to_owned(), of(&|_, at| -(problem.pair(at).distance as f64)))],
        _ => Vec::new(),
    }
}

/// Stage after stage, until one is not finished in time.
pub(crate) fn solve(problem: &Problem, stages: &Stages, seconds: u64) -> Vec<Reached> {
    let begun = Instant::now();
    let before = super::processor(begun);
    let (mut held, mut found): (Vec<(Vec<f64>, f64)>, Vec<Reached>) = (Vec::new(), Vec::new());
    for (name, worth) in stages.iter().flat_map(|stage| goals(problem, stage)) {
        let mut programme = RowProblem::default();
        let columns: Vec<Col> =
            worth.iter().map(|&worth| programme.add_integer_column(-worth, 0.0..=1.0)).collect();
        state(problem, &mut programme, &columns);
        for (worth, value) in &held {
            programme.add_row(*value..=*value, columns.iter().copied().zip(worth.iter().copied()));
        }
        let mut model = programme.optimise(Sense::Minimise);
        model.make_quiet();
        model.set_option("threads", 1);
        model.set_option("mip_rel_gap", 0.0);
        model.set_option("mip_abs_gap", 0.0);
        model.set_option("time_limit", (seconds as f64 - begun.elapsed().as_secs_f64()).max(1.0));
        let solved = model.solve();
        let best = solved.status() == HighsModelStatus::Optimal;
        let value = (-solved.objective_value()).round();
        let bound = -solved.double_info_value(c"mip_dual_bound").unwrap_or(f64::NAN);
        let seconds = super::processor(begun) - before;
        found.push(Reached { stage: name, value: value as i64, bound, best, seconds });
        if !best {
            break;
        }
        held.push((worth, value));
    }
    found
}

fn state(problem: &Problem, programme: &mut RowProblem, columns: &[Col]) {
    let side = problem.side();
    let ones = |pairs: Vec<usize>| pairs.into_iter().map(|at| (columns[at], 1.0)).collect::<Vec<_>>();
    let of_person = |a: u32| problem.pair_range(a as usize).collect::<Vec<usize>>();
    let mut of_place: Vec<Vec<usize>> = vec![Vec::new(); problem.placements()];
    for at in 0..problem.pairs() {
        of_place[problem.placement_at(at) as usize].push(at);
    }
    for a in 0..problem.applicants() {
        programme.add_row(..=1.0, ones(problem.pair_range(a).collect()));
    }
    for (p, pairs) in of_place.iter().enumerate() {
        let capacity = f64::from(problem.capacity(p));
        let open = side.open_min.iter().find(|open| open.placement as usize == p && open.min > 1);
        let Some(open) = open else {
            programme.add_row(..=capacity, ones(pairs.clone()));
            continue;
        };
        let runs = programme.add_integer_column(0.0, 0.0..=1.0);
        let with = |times: f64| ones(pairs.clone()).into_iter().chain([(runs, -times)]);
        programme.add_row(..=0.0, with(capacity));
        programme.add_row(0.0.., with(open.min as f64));
    }
    for cap in &side.applicant_caps {
        programme.add_row(..=cap.max as f64, ones(cap.members.iter().flat_map(|&a| of_person(a)).collect()));
    }
    for cap in &side.placement_caps {
        let pairs = cap.members.iter().flat_map(|&p| of_place[p as usize].clone()).collect();
        programme.add_row(..=cap.max as f64, ones(pairs));
    }
    for budget in &side.budgets {
        let costs = columns.iter().zip(&budget.costs).filter(|(_, cost)| **cost > 0);
        programme.add_row(..=budget.limit as f64, costs.map(|(&column, &cost)| (column, cost as f64)));
    }
}
