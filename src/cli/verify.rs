//! `talka verify`: a result is checked against its instance, with no solver code. Whatever is wrong with
//! the result's files refutes it (exit code 1); only a bad instance is bad input (2).

use std::path::PathBuf;

use clap::Args;
use talka_solver::{Assignment, Problem, Stage, Verdict, verify_with};

use super::{Stop, console::Console, solve, stop::existing};
use crate::{
    domain::Arg,
    files::{
        instance,
        result::{self, ResultFile},
    },
};

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// Folder of the instance
    instance: PathBuf,
    /// Folder with assignment.csv, result.json and certificate.json
    result: PathBuf,
    /// Threads that may be used; the verdict is the same for any number
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
}

pub(super) fn run(args: &VerifyArgs, console: &mut Console) -> Result<(), Stop> {
    console.step(&console.tr.say("cli-progress-read"));
    let instance = instance::read(existing(&args.instance)?, args.threads as usize)?;
    console.warnings(&instance.warnings);
    let refuse =
        |why: String| Stop::Refused(console.tr.with("cli-verify-refused", &[("why", Arg::Text(why))]));
    let claim = result::read(&args.result, &instance.problem).map_err(refuse)?;
    console.step(&console.tr.say("cli-progress-verify"));
    if claim.result.instance_sha256 != instance.digest {
        return Err(refuse(console.tr.say("refusal-digest")));
    }
    let objective = result::ObjectiveFile::of(&instance.problem, &claim.stages, &claim.assignment);
    if claim.result.objective != objective {
        let text = |sum: u128| Arg::Text(sum.to_string());
        let sums = [
            ("placed", text(u128::from(objective.placed))),
            ("ranks", text(objective.rank_sum)),
            ("distance", text(objective.distance_m_sum)),
        ];
        return Err(refuse(console.tr.with("refusal-objective", &sums)));
    }
    let certificate = claim.certificate.map_err(refuse)?;
    let threads = args.threads as usize;
    let verdict = verify_with(threads, &instance.problem, &claim.stages, &claim.assignment, &certificate);
    if verdict.feasible.is_err() || verdict.cutoffs_exact.is_err() {
        return Err(solve::refused(console, &instance.problem, &verdict));
    }
    solve::proofs(console, &verdict);
    for (stage, outcome) in &verdict.stages {
        let claimed = claim.result.proven.get(stage.name()).copied().unwrap_or(false);
        // Under side constraints the last choice among what is equally good may rest on the solver's word.
        let may_rest = *stage == Stage::Tiebreak && !instance.problem.side().is_empty();
        let optimal = claim.result.status == "optimal" && !may_rest;
        if outcome.is_err() && (claimed || optimal) {
            return Err(solve::refused(console, &instance.problem, &verdict));
        }
    }
    claims(&claim.result, &verdict, result::tiebreak_words(&certificate)).map_err(refuse)?;
    status(&instance.problem, (&claim.result, &claim.assignment), &verdict).map_err(refuse)?;
    if let Some(gap) = &claim.result.gap {
        let name = console.tr.say(&format!("stage-{}", gap.stage));
        let bound = Arg::Text(gap.bound.to_string());
        console.say(&console.tr.with("cli-verify-gap", &[("stage", Arg::Text(name)), ("bound", bound)]));
    }
    console.say(&console.tr.say(if verdict.all_proven() { "cli-verify-ok" } else { "cli-verify-ok-partly" }));
    Ok(())
}

/// Whether nothing else is called proven, or the only one, than what the judge calls that.
fn claims(claim: &ResultFile, verdict: &Verdict, words: usize) -> Result<(), String> {
    let proves = |name: &str| Stage::from_name(name).is_some_and(|stage| verdict.proves(stage));
    if let Some((name, _)) = claim.proven.iter().find(|(name, claimed)| **claimed && !proves(name)) {
        return Err(format!("proven {name}"));
    }
    let given = |name: &str| Stage::from_name(name).is_some_and(|stage| verdict.proves_given_earlier(stage));
    if let Some(name) = claim.proven_given_earlier.iter().find(|name| !proves(name) && !given(name)) {
        return Err(format!("proven_given_earlier {name}"));
    }
    if words != claim.tiebreak_words || (claim.unique && verdict.unique.is_err()) {
        return Err("unique, tiebreak_words".to_owned());
    }
    Ok(())
}

/// Whether `status` and `gap` fit what was proven: a gap tells of the first stage that is not, and what was reached there.
fn status(
    problem: &Problem,
    (claim, assignment): (&ResultFile, &Assignment),
    verdict: &Verdict,
) -> Result<(), String> {
    let open = verdict.stages.iter().find(|(_, outcome)| outcome.is_err()).map(|(stage, _)| *stage);
    let reached = open.map(|stage| (stage.name(), result::reached(problem, assignment, stage)));
    let gap = claim.gap.as_ref().map(|gap| (gap.stage.as_str(), gap.value));
    // Nothing passes a bound, so what was reached does not either. That of tiers counts one tier, that of words no sum.
    let passed = claim.gap.as_ref().is_some_and(|gap| match open {
        Some(Stage::Placed | Stage::Reserves) => gap.value > gap.bound,
        Some(Stage::Rank | Stage::Distance) => gap.value < gap.bound,
        _ => false,
    });
    match claim.status.as_str() {
        "optimal" if gap.is_none() => Ok(()),
        "feasible" if gap == reached && !passed => Ok(()),
        status => Err(format!("status {status}, gap {gap:?}")),
    }
}
