//! `talka solve`: an instance in, an assignment with its certificate out. The judge reads every result
//! before it is written as proven.

use std::collections::BTreeMap;

use talka_solver::{Assignment, Control, Objective, Problem, Solved, Stage, Stages, Verdict, verify};

use super::{SolveArgs, Stop, console::Console, peak_rss_mb};
use crate::{
    clock::Stopwatch,
    domain::{Arg, Fault},
    files::{
        instance,
        output::Output,
        result::{Gap, ResultFile, Seconds, write_result, write_solution},
    },
};

/// The solver's view of the console and the time limit.
pub(super) struct Watched<'a> {
    pub(super) console: &'a Console,
    /// Milliseconds since the command began at which to stop.
    pub(super) limit: Option<u64>,
}

impl Control for Watched<'_> {
    fn begins(&self, stage: Stage) {
        let name = self.console.tr.say(&format!("stage-{}", stage.name()));
        self.console.step(&self.console.tr.with("cli-progress-solve", &[("stage", Arg::Text(name))]));
    }

    fn stop(&self) -> bool {
        self.millis_left() == Some(0)
    }

    fn millis_left(&self) -> Option<u64> {
        self.limit.map(|limit| limit.saturating_sub(self.console.millis()))
    }
}

pub(super) fn run(args: &SolveArgs, console: &mut Console) -> Result<(), Stop> {
    let output = Output::begin(&args.out, args.force)?;
    console.step(&console.tr.say("cli-progress-read"));
    let watch = Stopwatch::start();
    let instance = instance::read(&args.instance)?;
    console.warnings(&instance.warnings);
    let stages = stages(args.stages.as_deref(), instance.has_order)?;
    let mut seconds = Seconds { read: watch.seconds(), ..Seconds::default() };
    let watch = Stopwatch::start();
    let limit = args.time_limit.map(|limit| limit.saturating_mul(1_000));
    let solved =
        talka_solver::solve(&instance.problem, &stages, &Watched { console, limit }).map_err(|error| {
            Fault::in_file("applicants.csv", "fault-unreadable").with("error", &error.to_string())
        })?;
    seconds.solve = watch.seconds();
    console.step(&console.tr.say("cli-progress-verify"));
    let watch = Stopwatch::start();
    let verdict = verify(&instance.problem, &stages, &solved.assignment, &solved.certificate);
    seconds.verify = watch.seconds();
    if verdict.feasible.is_err() || (solved.finished && !verdict.all_proven()) {
        return Err(refused(console, &instance.problem, &verdict));
    }
    let watch = Stopwatch::start();
    write_solution(&output, "", &instance.problem, &stages, (&solved.assignment, &solved.certificate))?;
    seconds.write = watch.seconds();
    let result = describe(&instance.problem, &stages, &solved, &verdict, instance.digest, seconds);
    write_result(&output, "", &result)?;
    output.commit()?;
    if !solved.finished {
        console.say(&console.tr.say("cli-feasible-only"));
    }
    proofs(console, &verdict);
    Ok(())
}

/// The stages asked, or those that apply.
fn stages(asked: Option<&str>, has_order: bool) -> Result<Stages, Stop> {
    let Some(text) = asked else { return Ok(Stages::usual(has_order)) };
    let expected: Vec<&str> = Stage::ALL.into_iter().map(Stage::name).collect();
    let wrong = || {
        Fault::in_file("--stages", "fault-stage").with("found", text).with("expected", &expected.join(","))
    };
    let stages = Stages::parse(text).ok_or_else(wrong)?;
    if stages.has(Stage::Order) && !has_order {
        return Err(Fault::at("applicants.csv", 1, "", "fault-missing-column")
            .with("expected", "order")
            .into());
    }
    Ok(stages)
}

/// Everything that `result.json` says.
pub(super) fn describe(
    problem: &Problem,
    stages: &Stages,
    solved: &Solved,
    verdict: &Verdict,
    digest: String,
    seconds: Seconds,
) -> ResultFile {
    let proven: BTreeMap<String, bool> =
        stages.iter().map(|stage| (stage.name().to_owned(), verdict.proves(stage))).collect();
    let optimal = verdict.all_proven();
    let words = solved.certificate.prices.iter();
    ResultFile {
        status: if optimal { "optimal" } else { "feasible" }.to_owned(),
        gap: if optimal { None } else { gap(problem, stages, &solved.assignment, verdict) },
        engine: "lp".to_owned(),
        stages: stages.iter().map(|stage| stage.name().to_owned()).collect(),
        objective: Objective::of(problem, &solved.assignment).into(),
        unique: verdict.unique.is_ok(),
        tiebreak_words: words.filter(|set| matches!(set.stage, talka_solver::PriceStage::Word(_))).count(),
        proven,
        instance_sha256: digest,
        repairs: solved.repairs,
        seconds,
        peak_rss_mb: peak_rss_mb(),
        talka_version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// How far the first unproven stage may be from its best: against a bound that counts seats and people, or
/// everyone's cheapest pair.
fn gap(problem: &Problem, stages: &Stages, assignment: &Assignment, verdict: &Verdict) -> Option<Gap> {
    let stage = stages.iter().find(|stage| !verdict.proves(*stage))?;
    let sums = Objective::of(problem, assignment);
    let cheapest = |cost: &dyn Fn(usize) -> u128| -> u128 {
        let placed = (0..problem.applicants()).filter(|&a| assignment.of(a).is_some());
        placed.filter_map(|a| problem.pair_range(a).map(cost).min()).sum()
    };
    let (value, bound) = match stage {
        Stage::Placed | Stage::Tiers | Stage::Order => {
            let seats: u128 = (0..problem.placements()).map(|p| u128::from(problem.capacity(p))).sum();
            let people =
                (0..problem.applicants()).filter(|&a| !problem.pairs_of(a).is_empty()).count() as u128;
            (u128::from(sums.placed), seats.min(people))
        }
        Stage::Rank => (sums.rank_sum, cheapest(&|at| u128::from(problem.pairs()[at].rank))),
        Stage::Distance => (sums.distance_sum, cheapest(&|at| u128::from(problem.pairs()[at].distance))),
        Stage::Tiebreak => (0, 0),
    };
    Some(Gap { stage: stage.name().to_owned(), value, bound })
}

/// Prints what is proven, a line a stage.
pub(super) fn proofs(console: &Console, verdict: &Verdict) {
    for (stage, outcome) in &verdict.stages {
        let key = if outcome.is_ok() { "cli-proof-stage-proven" } else { "cli-proof-stage-unproven" };
        let name = console.tr.say(&format!("stage-{}", stage.name()));
        console.say(&console.tr.with(key, &[("stage", Arg::Text(format!("{name} ({stage})")))]));
    }
    if verdict.unique.is_ok() {
        console.say(&console.tr.say("cli-proof-unique"));
    }
}

/// A result that the judge refuses, with the first reason.
pub(super) fn refused(console: &Console, problem: &Problem, verdict: &Verdict) -> Stop {
    let outcomes = [&verdict.feasible, &verdict.cutoffs_exact];
    let mut all = outcomes.into_iter().chain(verdict.stages.iter().map(|(_, outcome)| outcome));
    let why = all.find_map(|outcome| outcome.as_ref().err()).map(|refusal| {
        let applicant = refusal.applicant().map(|a| problem.applicant_ids().get(a)).unwrap_or_default();
        let placement = refusal.placement().map(|p| problem.placement_ids().get(p)).unwrap_or_default();
        console.tr.with(
            &format!("refusal-{}", refusal.name()),
            &[("applicant", Arg::Text(applicant.to_owned())), ("placement", Arg::Text(placement.to_owned()))],
        )
    });
    Stop::Refused(console.tr.with("cli-verify-refused", &[("why", Arg::Text(why.unwrap_or_default()))]))
}
