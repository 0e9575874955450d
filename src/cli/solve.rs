//! `talka solve`: an instance in, an assignment with its certificate out. The judge reads every result
//! before it is written as proven.

use talka_solver::{
    Control, Engine, Problem, Settings, Stage, Stages, Start, Verdict, solve_with, verify_with,
};

use super::{SolveArgs, Stop, console::Console};
use crate::{
    clock::Stopwatch,
    domain::{Arg, Fault},
    files::{
        instance,
        output::Output,
        result::{Account, ResultFile, Seconds, write_result, write_solution},
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
    let instance = instance::read(&args.instance, args.threads as usize)?;
    console.warnings(&instance.warnings);
    let stages = stages(args.stages.as_deref(), instance.has_order)?;
    let mut seconds = Seconds { read: watch.seconds(), ..Seconds::default() };
    let watch = Stopwatch::start();
    let limit = args.time_limit.map(|limit| limit.saturating_mul(1_000));
    let settings = Settings { engine: engine(&args.engine), threads: args.threads as usize };
    let watched = Watched { console, limit };
    let solved = solve_with(settings, &instance.problem, &stages, &watched).map_err(|error| {
        Fault::in_file("applicants.csv", "fault-unreadable").with("error", &error.to_string())
    })?;
    seconds.solve = watch.seconds();
    console.step(&console.tr.say("cli-progress-verify"));
    let watch = Stopwatch::start();
    let verdict =
        verify_with(settings.threads, &instance.problem, &stages, &solved.assignment, &solved.certificate);
    seconds.verify = watch.seconds();
    if verdict.feasible.is_err() || (solved.finished && !verdict.all_proven()) {
        return Err(refused(console, &instance.problem, &verdict));
    }
    let watch = Stopwatch::start();
    let solution = (&solved.assignment, &solved.certificate);
    write_solution(&output, "", &instance.problem, &stages, solution)?;
    seconds.write = watch.seconds();
    let account = Account {
        engine: solved.engine.name(),
        proven: verdict.stages.iter().map(|(stage, outcome)| (*stage, outcome.is_ok())).collect(),
        optimal: verdict.all_proven(),
        unique: verdict.unique.is_ok(),
        repairs: solved.repairs,
        instance_sha256: instance.digest,
        seconds,
    };
    let result = ResultFile::new(&instance.problem, solution, account);
    write_result(&output, "", &result)?;
    output.commit()?;
    if !solved.finished {
        console.say(&console.tr.say("cli-feasible-only"));
    }
    proofs(console, &verdict);
    Ok(())
}

/// The engine of a word; none for `auto`.
fn engine(word: &str) -> Option<Engine> {
    [Engine::Network, Engine::LinearProgramme(Start::LinearProgramme)]
        .into_iter()
        .find(|engine| engine.name() == word)
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
