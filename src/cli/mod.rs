//! The command line: one file per subcommand. Owns options, exit codes and what is printed: data goes to
//! files or standard output, messages to standard error. Exit codes: 0 done, 1 a check failed, 2 bad input.

mod console;
mod demo;
mod match_round;
mod solve;
mod verify;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::domain::{Fault, Faults, Lang};
use console::Console;

/// A check failed, or nothing valid exists.
const REFUSED: u8 = 1;
/// Bad usage or bad input.
const BAD_INPUT: u8 = 2;

/// Hands out scarce places: most people placed, in lawful order, proven and explained.
#[derive(Debug, Parser)]
#[command(name = "talka", version, arg_required_else_help = true)]
struct Cli {
    /// Language of messages and reports: lv, en or ru
    #[arg(long, global = true, value_parser = language)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Does the main job on the 2020 summer jobs of Liepāja and says where the report lies
    Demo(DemoArgs),
    /// A round's folder in, a verified allocation and its explanations out
    #[command(after_help = "Example:\n  talka match fixtures/rounds/minimal --out target/outcome --lang en")]
    Match(MatchArgs),
    /// The optimisation alone
    #[command(
        after_help = "Example:\n  talka solve target/outcome/instance --out target/result --stages placed,tiers,rank,distance,tiebreak

With the stage tiebreak the assignment is the only one; without it, one of several equally good ones."
    )]
    Solve(SolveArgs),
    /// Checks a result without using any solver code
    #[command(after_help = "Example:\n  talka verify target/outcome/instance target/outcome/result")]
    Verify(VerifyArgs),
}

#[derive(Debug, Args)]
struct DemoArgs {
    /// Where the outcome goes
    #[arg(long, default_value = "target/demo/liepaja-2020")]
    out: PathBuf,
    /// The round to show
    #[arg(long, default_value = "fixtures/rounds/liepaja-2020")]
    round: PathBuf,
}

#[derive(Debug, Args)]
struct MatchArgs {
    /// Folder with round.toml, applicants.csv, placements.csv and preferences.csv
    round: PathBuf,
    /// Folder for the outcome
    #[arg(long)]
    out: PathBuf,
    /// Write into a folder that isn't empty
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct SolveArgs {
    /// Folder with applicants.csv, placements.csv and edges.csv, each plain or .gz
    instance: PathBuf,
    /// Folder for the result
    #[arg(long)]
    out: PathBuf,
    /// Write into a folder that isn't empty
    #[arg(long)]
    force: bool,
    /// auto, or lp (linear programmes with exact completion)
    #[arg(long, default_value = "auto", value_parser = ["auto", "lp"])]
    engine: String,
    /// Threads that may be used; the result is the same for any number
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
    /// Seconds after which the best found so far is written
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    time_limit: Option<u64>,
    /// Stages in order, starting with placed: placed,tiers,order,rank,distance,tiebreak
    #[arg(long)]
    stages: Option<String>,
}

#[derive(Debug, Args)]
struct VerifyArgs {
    /// Folder of the instance
    instance: PathBuf,
    /// Folder with assignment.csv, result.json and certificate.json
    result: PathBuf,
}

fn language(text: &str) -> Result<Lang, &'static str> {
    Lang::from_code(text).filter(|lang| lang.code() == text).ok_or("lv, en, ru")
}

/// What ends a command early.
#[derive(Debug)]
enum Stop {
    /// The input is wrong: everything that is.
    BadInput(Faults),
    /// Something was refused; the sentence is printed already or given here.
    Refused(String),
}

impl From<Faults> for Stop {
    fn from(faults: Faults) -> Self {
        Self::BadInput(faults)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::BadInput(fault.into())
    }
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let mut console = Console::new(cli.lang.unwrap_or_else(system_language));
    let done = match &cli.command {
        Command::Demo(args) => demo::run(args, cli.lang, &mut console),
        Command::Match(args) => match_round::run(args, cli.lang, &mut console),
        Command::Solve(args) => solve::run(args, &mut console),
        Command::Verify(args) => verify::run(args, &mut console),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::BadInput(faults)) => {
            console.faults(&faults);
            ExitCode::from(BAD_INPUT)
        }
        Err(Stop::Refused(why)) => {
            console.error(&why);
            ExitCode::from(REFUSED)
        }
    }
}

/// The system's language where it is one of ours, otherwise English: the command line's own language.
fn system_language() -> Lang {
    let named = ["TALKA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let set = named.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    set.and_then(|value| Lang::from_code(&value)).unwrap_or(Lang::En)
}
