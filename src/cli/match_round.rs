//! `talka match`: the main job without a server. Reads a round's folder, runs the pipeline, and writes
//! the allocation, its explanations and its proof.

use std::path::{Path, PathBuf};

use clap::Args;
use talka_solver::SolveError;

use super::{
    Stop,
    console::Console,
    solve::{Watched, proofs, refused},
    stop::existing,
};
use crate::{
    domain::{Arg, Fault, Lang, Outcome, Status},
    files::{folder::Folder, output::Output, settings},
    i18n::Tr,
    matching::{Failure, Progress, Watch, audit::Breach},
    service::pipeline,
};

#[derive(Debug, Args)]
pub(super) struct MatchArgs {
    /// Folder with round.toml, applicants.csv, placements.csv and preferences.csv
    round: PathBuf,
    /// Folder for the outcome
    #[arg(long)]
    out: PathBuf,
    /// Writes into a folder even if it isn't empty
    #[arg(long)]
    force: bool,
}

impl Watch for Watched<'_> {
    fn reaches(&self, step: Progress) {
        let key = match step {
            Progress::Rules => "cli-progress-rules",
            Progress::Verify => "cli-progress-verify",
            Progress::Audit => "cli-progress-audit",
        };
        self.console.step(&self.console.tr.say(key));
    }
}

pub(super) fn run(args: &MatchArgs, lang: Option<Lang>, console: &mut Console) -> Result<(), Stop> {
    let outcome = match_round(&args.round, &args.out, args.force, lang, console)?;
    console.say(&done(&outcome, console));
    let undecided = outcome.undecided().people();
    if undecided > 0 {
        console.say(&console.tr.count("cli-done-undecided", undecided));
    }
    let report = args.out.join("report.html").display().to_string();
    console.say(&console.tr.with("cli-report-at", &[("path", Arg::Text(report))]));
    Ok(())
}

/// How many were placed, in a sentence.
pub(super) fn done(outcome: &Outcome, console: &Console) -> String {
    let whole = |count: usize| Arg::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    let seats = Arg::Whole(i64::try_from(outcome.seats().0).unwrap_or(i64::MAX));
    console.tr.with(
        "cli-done-match",
        &[
            ("placed", whole(outcome.count(Status::Placed))),
            ("applications", whole(outcome.people.len())),
            ("seats", seats),
            ("waiting", whole(outcome.count(Status::Waiting))),
        ],
    )
}

/// The whole way from a folder to a folder.
pub(super) fn match_round(
    folder: &Path,
    out: &Path,
    force: bool,
    lang: Option<Lang>,
    console: &mut Console,
) -> Result<Outcome, Stop> {
    let output = Output::begin(out, force)?;
    console.step(&console.tr.say("cli-progress-read"));
    let folder = Folder::Disk(existing(folder)?);
    // Faults, too, are told in the round's language, where that can be read.
    if let (None, Some(language)) = (lang, settings::language(&folder)) {
        console.tr = Tr(language);
    }
    let round = pipeline::read(&folder)?;
    console.warnings(&round.warnings);
    let watched = Watched { console, limit: None };
    let computed = pipeline::compute(&round, &watched).map_err(|failure| stop(console, failure))?;
    console.step(&console.tr.say("cli-progress-write"));
    pipeline::write(&computed, console.tr.0, &output)?;
    output.commit()?;
    proofs(console, &computed.matched.verdict);
    Ok(computed.matched.outcome)
}

fn stop(console: &Console, failure: Failure) -> Stop {
    match failure {
        Failure::Judge(verdict, model) => refused(console, &model.problem, &verdict),
        Failure::Solve(SolveError::Stopped) => Stop::Refused(console.tr.say("cli-solve-stopped")),
        Failure::Problem(error) => not_solved(&error),
        Failure::Solve(error) => not_solved(&error),
        Failure::Impossible(model) => {
            super::solve::contradiction(console, &model.problem, &talka_solver::Unwatched)
        }
        Failure::Audit(breaches) => {
            let lines: Vec<String> = breaches.iter().map(|breach| sentence(breach, console.tr)).collect();
            Stop::Refused(console.tr.with("cli-audit-failed", &[("why", Arg::Text(lines.join("\n")))]))
        }
    }
}

/// What makes no problem, or none that can be solved as asked; those who read the files find it first.
fn not_solved(error: &dyn std::error::Error) -> Stop {
    Fault::in_file(settings::FILE, "fault-problem").with("error", &error.to_string()).into()
}

/// The property that does not hold, and for whom and where.
fn sentence(breach: &Breach, tr: Tr) -> String {
    let property = tr.say(&format!("audit-{}", breach.property.name()));
    tr.with("audit-breach", &[("sentence", Arg::Text(property)), ("where", Arg::Text(breach.to_string()))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, property::Property};

    #[test]
    fn a_breach_says_its_property_and_for_whom_and_where() {
        let id = |text: &str| Id::new(text).unwrap();
        let (people, placement) = (vec![id("A1"), id("A2")], Some(id("P1")));
        let breach = Breach { property: Property::Turn, people, placement, what: "quota".to_owned() };
        for (lang, begins) in
            [(Lang::Lv, "Neviens bez vietas"), (Lang::En, "Nobody without"), (Lang::Ru, "Никто без места")]
        {
            let said = sentence(&breach, Tr(lang));
            assert!(said.starts_with(begins) && said.ends_with("turn A1 A2 P1 “quota”"), "{said}");
        }
    }
}
