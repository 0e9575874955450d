//! `talka match`: the main job without a server. Reads a round's folder, runs the pipeline, and writes
//! the allocation, its explanations and its proof.

use std::path::Path;

use super::{
    MatchArgs, Stop,
    console::Console,
    solve::{Watched, describe, proofs, refused},
};
use crate::{
    clock::Stopwatch,
    domain::{Arg, Fault, Faults, Lang, Outcome, Round, Status},
    files::{
        instance, outcome as outcome_files,
        output::Output,
        report,
        result::{Seconds, write_result, write_solution},
        round::{self, FactColumns},
        settings, table,
    },
    i18n::{Tr, sort},
    matching::{self, Failure, Progress, Watch},
    rules::{self, Pack, RuleSet},
};

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
    let watch = Stopwatch::start();
    let (settings, settings_bytes, faults) = settings::read(folder)?;
    let lang = lang.unwrap_or(settings.language);
    console.tr = Tr(lang);
    let (pack, pack_bytes) = pack(folder, &settings).map_err(|found| after(faults.clone(), found))?;
    let rules = RuleSet::new(&pack, &settings).map_err(|found| after(faults.clone(), found))?;
    faults.into_result()?;
    let columns = FactColumns {
        applicant: pack
            .applicant_facts()
            .map(|(name, kind, needed)| (name.to_owned(), kind, needed))
            .collect(),
        placement: pack
            .placement_facts()
            .map(|(name, kind, needed)| (name.to_owned(), kind, needed))
            .collect(),
    };
    let read = round::read(folder, settings, &columns, &[&settings_bytes, &pack_bytes])?;
    console.warnings(&read.warnings);
    let mut seconds = Seconds { read: watch.seconds(), ..Seconds::default() };
    let watch = Stopwatch::start();
    let watched = Watched { console, limit: None };
    let mut matched =
        matching::run(&read.snapshot, &rules, &watched).map_err(|failure| stop(console, failure))?;
    seconds.solve = watch.seconds();
    console.step(&console.tr.say("cli-progress-write"));
    let files = instance::write(&matched.model.problem);
    let digest = instance::digest_of(&files);
    matched.outcome.instance_digest.clone_from(&digest);
    matched.outcome.groups.sort_by(|one, other| sort::compare(&one.name, &other.name));
    let (problem, stages) = (&matched.model.problem, &matched.model.stages);
    for (name, text) in &files {
        output.write(&format!("instance/{name}"), text.as_bytes())?;
    }
    let solution = (&matched.solved.assignment, &matched.solved.certificate);
    write_solution(&output, "result/", problem, stages, solution)?;
    let result = describe(problem, stages, &matched.solved, &matched.verdict, digest, seconds);
    write_result(&output, "result/", &result)?;
    outcome_files::write(&output, &matched.outcome, &result, lang)?;
    let page = report::report_html(&matched.outcome, lang).map_err(|error| {
        Fault::in_file("report.html", "fault-unreadable").with("error", &error.to_string())
    })?;
    output.write("report.html", page.as_bytes())?;
    output.commit()?;
    proofs(console, &matched.verdict);
    Ok(matched.outcome)
}

/// Both, in this order: what is wrong with a file is said at once, and of each place the first.
fn after(mut faults: Faults, mut found: Faults) -> Faults {
    found.faults.retain(|fault| !faults.faults.iter().any(|known| known.spot == fault.spot));
    faults.append(found);
    faults
}

/// The rule pack: one that ships, or a file beside `round.toml`.
fn pack(folder: &Path, round: &Round) -> Result<(Pack, Vec<u8>), Faults> {
    if let Some(text) = rules::shipped(&round.pack) {
        return Ok((Pack::parse(&format!("{}/pack.toml", round.pack), text)?, text.as_bytes().to_vec()));
    }
    let Some(name) = round.pack.strip_prefix("./") else {
        let known: Vec<&str> = rules::shipped_ids().collect();
        let fault = Fault::at(settings::FILE, 0, "pack", "fault-unknown-pack");
        return Err(fault.with("found", &round.pack).with("expected", &known.join(", ")).into());
    };
    let source = table::read_required(folder, name)?;
    let pack = Pack::parse(name, table::text(&source)?)?;
    Ok((pack, source.bytes))
}

fn stop(console: &Console, failure: Failure) -> Stop {
    match failure {
        Failure::Judge(verdict, model) => refused(console, &model.problem, &verdict),
        Failure::Problem(error) => Stop::Refused(error.to_string()),
        Failure::Audit(breach) => {
            Stop::Refused(console.tr.with("cli-audit-failed", &[("why", Arg::Text(breach.to_string()))]))
        }
    }
}
