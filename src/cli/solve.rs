//! `talka solve`: an instance in, an assignment with its certificate out. The judge reads every result
//! before it is written as proven.

use std::path::PathBuf;

use clap::Args;
use talka_solver::{
    Control, Engine, Problem, Refusal, Settings, SolveError, Stage, Stages, Start, Verdict, solve_by,
    verify_with,
};

use super::{Stop, console::Console, stop::existing};
use crate::child::Child;
use crate::{
    clock::Stopwatch,
    domain::{Arg, Fault},
    files::{
        conflict, instance,
        output::Output,
        result::{Account, ResultFile, Seconds, write_result, write_solution},
    },
};

/// The longest time limit in seconds: thirty years.
const LONGEST_LIMIT: u64 = 1_000_000_000;

#[derive(Debug, Args)]
pub(super) struct SolveArgs {
    /// Folder with applicants.csv, placements.csv and edges.csv, each plain or .gz
    instance: PathBuf,
    /// Folder for the result
    #[arg(long)]
    out: PathBuf,
    /// Writes into a folder even if it isn't empty
    #[arg(long)]
    force: bool,
    /// auto (the fastest that can solve the instance), network (serving and auctions), lp (linear programmes, completed
    /// in whole numbers) or branch-and-bound (searches small instances with side constraints to the end)
    #[arg(long, default_value = "auto", value_parser = ["auto", "network", "lp", "branch-and-bound"])]
    engine: String,
    /// Threads that may be used; the result is the same for any number
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
    /// Seconds after which the best allocation found so far is written, such as 60 or 2.5
    #[arg(long, allow_negative_numbers = true)]
    time_limit: Option<String>,
    /// Stages in order, starting with placed: placed,reserves,tiers,order,rank,distance,tiebreak
    #[arg(long)]
    stages: Option<String>,
}

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
    let limit = args.time_limit.as_deref().map(limit).transpose()?;
    let output = Output::begin(&args.out, args.force)?;
    console.step(&console.tr.say("cli-progress-read"));
    let watch = Stopwatch::start();
    let instance = instance::read(existing(&args.instance)?, args.threads as usize)?;
    console.warnings(&instance.warnings);
    let has_reserves = !instance.problem.side().reserves.is_empty();
    let stages = stages(args.stages.as_deref(), instance.has_order, has_reserves)?;
    let mut seconds = Seconds { read: watch.seconds(), ..Seconds::default() };
    let watch = Stopwatch::start();
    let settings = Settings { engine: engine(&args.engine), threads: args.threads as usize };
    let watched = Watched { console, limit };
    let solved = solve_by(&Child, settings, &instance.problem, &stages, &watched)
        .map_err(|error| impossible(console, &instance.problem, &watched, error))?;
    seconds.solve = watch.seconds();
    console.step(&console.tr.say("cli-progress-verify"));
    let watch = Stopwatch::start();
    let verdict =
        verify_with(settings.threads, &instance.problem, &stages, &solved.assignment, &solved.certificate);
    seconds.verify = watch.seconds();
    if !verdict.is_acceptable(&instance.problem, solved.finished) {
        return Err(refused(console, &instance.problem, &verdict));
    }
    let watch = Stopwatch::start();
    let solution = (&solved.assignment, &solved.certificate);
    write_solution(&output, "", &instance.problem, &stages, solution)?;
    seconds.write = watch.seconds();
    let account = Account { instance_sha256: instance.digest, seconds };
    let result = ResultFile::new(&instance.problem, &stages, &solved, &verdict, account);
    write_result(&output, "", &result)?;
    output.commit()?;
    if result.status != "optimal" {
        let key = if watched.stop() { "cli-feasible-only" } else { "cli-feasible-unproven" };
        console.say(&console.tr.say(key));
    }
    proofs(console, &verdict);
    Ok(())
}

/// What contradicts itself, with what would mend it.
pub(super) fn contradiction(console: &Console, problem: &Problem, control: &dyn Control) -> Stop {
    Stop::Refused(match talka_solver::explain_infeasibility(problem, &Child, control) {
        Some(found) => conflict::lines(problem, &found, console.tr).join("\n"),
        None => console.tr.say("cli-solve-impossible"),
    })
}

/// Why nothing came of it: what contradicts itself with what would mend it, or that time was up.
fn impossible(console: &Console, problem: &Problem, watched: &Watched<'_>, error: SolveError) -> Stop {
    let tr = console.tr;
    match error {
        SolveError::Impossible => contradiction(console, problem, watched),
        SolveError::Stopped => Stop::Refused(tr.say("cli-solve-stopped")),
        SolveError::NoNetwork => {
            let expected = [Engine::LinearProgramme(Start::LinearProgramme).name(), "auto"].join(", ");
            let fault = Fault::in_file("--engine", "fault-no-network").with("expected", &expected);
            fault.into()
        }
        error => Fault::in_file("applicants.csv", "fault-problem").with("error", &error.to_string()).into(),
    }
}

/// Seconds as they are typed, `2.5`, in milliseconds; whatever is left of one counts as one.
fn limit(typed: &str) -> Result<u64, Fault> {
    let millis = || {
        let (whole, part) = typed.split_once('.').unwrap_or((typed, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return None;
        }
        let (front, rest) = part.split_at(part.len().min(3));
        let part =
            format!("{front:0<3}").parse::<u64>().ok()? + u64::from(rest.bytes().any(|byte| byte != b'0'));
        let whole = whole.parse::<u64>().ok().filter(|seconds| *seconds <= LONGEST_LIMIT)?;
        Some(whole * 1_000 + part).filter(|millis| *millis > 0)
    };
    let wrong = || {
        let expected = LONGEST_LIMIT.to_string();
        Fault::in_file("--time-limit", "fault-seconds").with("found", typed).with("expected", &expected)
    };
    millis().ok_or_else(wrong)
}

/// The engine of a word; none for `auto`.
fn engine(word: &str) -> Option<Engine> {
    [Engine::Network, Engine::LinearProgramme(Start::LinearProgramme), Engine::BranchAndBound]
        .into_iter()
        .find(|engine| engine.name() == word)
}

/// The stages asked, or those that apply.
fn stages(asked: Option<&str>, has_order: bool, has_reserves: bool) -> Result<Stages, Stop> {
    let Some(text) = asked else { return Ok(Stages::usual(has_order, has_reserves)) };
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
        let key = match outcome {
            Ok(()) => "cli-proof-stage-proven",
            Err(Refusal::GivenEarlier) => "cli-proof-stage-given",
            Err(_) => "cli-proof-stage-unproven",
        };
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
        let constraint = match refusal {
            Refusal::Broken { item } | Refusal::RowFalse { item } => {
                conflict::item_text(problem, *item, console.tr)
            }
            _ => String::new(),
        };
        console.tr.with(
            &format!("refusal-{}", refusal.name()),
            &[
                ("constraint", Arg::Text(constraint)),
                ("applicant", Arg::Text(applicant.to_owned())),
                ("placement", Arg::Text(placement.to_owned())),
            ],
        )
    });
    Stop::Refused(console.tr.with("cli-verify-refused", &[("why", Arg::Text(why.unwrap_or_default()))]))
}
