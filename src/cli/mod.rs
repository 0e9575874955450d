//! The command line: one file per subcommand. Owns options, exit codes and what is printed: data goes to
//! files or standard output, messages to standard error. Exit codes: 0 done, 1 a check failed, 2 bad input.

mod console;
mod database;
mod demo;
mod generate;
mod install;
mod match_round;
mod rules;
mod serve;
mod solve;
mod verify;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};

use crate::{
    child,
    domain::{Fault, Faults, Lang},
};
use console::Console;

/// A check failed, or nothing valid exists.
const REFUSED: u8 = 1;
/// Bad usage or bad input.
const BAD_INPUT: u8 = 2;

/// Allocates scarce places: as many people placed as possible, in the lawful order, proven and explained.
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
    /// Starts the whole service on a database of its own with example rounds; prints the address and the accounts
    #[command(
        after_help = "Example:\n  talka demo --lang en\n  talka demo --fresh    # deletes what was done and starts again"
    )]
    Demo(DemoArgs),
    /// Starts the service: pages for applicants, departments, caseworkers and administrators
    #[command(
        after_help = "Example:\n  talka serve --database-url sqlite:/var/lib/talka/talka.db --key-file /var/lib/talka/talka.key

An option wins over its TALKA_… variable, a variable over the file named by --config."
    )]
    Serve(ServeArgs),
    /// Computes queued runs and nothing else; any number may run beside any number of `serve` on one PostgreSQL
    #[command(
        after_help = "Example:\n  talka worker --database-url postgres://talka@db/talka --key-file /etc/talka/talka.key"
    )]
    Worker(WorkerArgs),
    /// Brings the database's tables up to this version's
    #[command(after_help = "Example:\n  talka migrate --database-url sqlite:talka.db")]
    Migrate(MigrateArgs),
    /// Copies an SQLite database, even while it is in use (PostgreSQL: pg_dump); keep the key file elsewhere
    #[command(
        after_help = "Example:\n  talka backup /backup/talka-2026-11-25.db --database-url sqlite:/var/lib/talka/talka.db"
    )]
    Backup(BackupArgs),
    /// Puts a backup in the database's place, while no service runs on it
    #[command(
        after_help = "Example:\n  talka restore /backup/talka-2026-11-25.db --database-url sqlite:/var/lib/talka/talka.db --force"
    )]
    Restore(RestoreArgs),
    /// Makes an account; reads the password from standard input
    #[command(
        after_help = "Example:\n  talka account vija --name 'A. Bee' --organisation 'Town' --role administrator < password.txt"
    )]
    Account(AccountArgs),
    /// Makes a round from a folder with round.toml; prints the number and the code of each application in it
    #[command(
        after_help = "Example:\n  talka round fixtures/rounds/sample-summer --slug piemeri-2027 --authority 'Town'"
    )]
    Round(RoundArgs),
    /// Turns a round's folder into a checked allocation with its explanations
    #[command(after_help = "Example:\n  talka match fixtures/rounds/minimal --out target/outcome --lang en")]
    Match(MatchArgs),
    /// Solves an instance: the optimisation alone
    #[command(
        after_help = "Example:\n  talka solve target/outcome/instance --out target/result --stages placed,tiers,rank,distance,tiebreak

With the stage tiebreak, the result is one particular assignment among those that are equally good; without it,
any one of them."
    )]
    Solve(SolveArgs),
    /// Checks a result without using any solver code
    #[command(after_help = "Example:\n  talka verify target/outcome/instance target/outcome/result")]
    Verify(VerifyArgs),
    /// Checks rule packs, tries them on their examples, explains and compares them
    Rules(rules::RulesArgs),
    /// Writes an invented instance that looks like a country, of any size
    #[command(
        after_help = "Example:\n  talka generate --applicants 100000 --seed 1 --out target/instance --shape regional

The same options give the same bytes on every machine."
    )]
    Generate(generate::GenerateArgs),
    /// Solves one mathematical programme from standard input; `solve` starts it for long ones
    #[command(hide = true, name = child::COMMAND)]
    AnswerProgramme,
}

#[derive(Debug, Args)]
struct DemoArgs {
    /// Folder of the demonstration's database and key
    #[arg(long, default_value = "target/demo")]
    data: PathBuf,
    /// Folder of the demonstration's rounds
    #[arg(long, default_value = "fixtures/rounds")]
    rounds: PathBuf,
    /// Deletes what was done and starts again
    #[arg(long)]
    fresh: bool,
    /// Address to listen on [default: 127.0.0.1:8080, or a free port when that one is taken]
    #[arg(long)]
    listen: Option<std::net::SocketAddr>,
    /// What is logged, such as info or debug
    #[arg(long, env = "TALKA_LOG", default_value = "warn")]
    log: String,
}

#[derive(Debug, Args)]
struct ServeArgs {
    #[command(flatten)]
    install: install::Install,
    #[command(flatten)]
    listening: install::Listening,
    /// What is logged, such as info or debug
    #[arg(long, env = "TALKA_LOG")]
    log: Option<String>,
}

#[derive(Debug, Args)]
struct WorkerArgs {
    #[command(flatten)]
    install: install::Install,
    /// What is logged, such as info or debug
    #[arg(long, env = "TALKA_LOG")]
    log: Option<String>,
}

#[derive(Debug, Args)]
struct MigrateArgs {
    #[command(flatten)]
    install: install::Install,
}

#[derive(Debug, Args)]
struct BackupArgs {
    /// The file to write, which must not exist yet
    file: PathBuf,
    #[command(flatten)]
    install: install::Install,
}

#[derive(Debug, Args)]
struct RestoreArgs {
    /// A file written by `backup`
    file: PathBuf,
    #[command(flatten)]
    install: install::Install,
    /// Replaces a database even if it exists
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct AccountArgs {
    /// The user name for signing in
    login: String,
    /// The person's name
    #[arg(long)]
    name: String,
    /// The organisation for which the person works
    #[arg(long)]
    organisation: String,
    /// department, caseworker or administrator
    #[arg(long, value_parser = ["department", "caseworker", "administrator"])]
    role: String,
    #[command(flatten)]
    install: install::Install,
}

#[derive(Debug, Args)]
struct RoundArgs {
    /// Folder with round.toml; the tables may be missing
    folder: PathBuf,
    /// The round's name in web addresses: lower-case letters, digits and hyphens
    #[arg(long)]
    slug: String,
    /// The organisation whose caseworkers decide
    #[arg(long)]
    authority: String,
    #[command(flatten)]
    install: install::Install,
}

#[derive(Debug, Args)]
struct MatchArgs {
    /// Folder with round.toml, applicants.csv, placements.csv and preferences.csv
    round: PathBuf,
    /// Folder for the outcome
    #[arg(long)]
    out: PathBuf,
    /// Writes into a folder even if it isn't empty
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

#[derive(Debug, Args)]
struct VerifyArgs {
    /// Folder of the instance
    instance: PathBuf,
    /// Folder with assignment.csv, result.json and certificate.json
    result: PathBuf,
    /// Threads that may be used; the verdict is the same for any number
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
}

fn language(text: &str) -> Result<Lang, &'static str> {
    Lang::from_code(text).filter(|lang| lang.code() == text).ok_or("lv, en, ru")
}

/// A folder to read from, which has to be there: otherwise every file in it would be called missing.
fn existing(folder: &Path) -> Result<&Path, Fault> {
    let missing = || Fault::in_file(&folder.display().to_string(), "fault-missing-folder");
    folder.is_dir().then_some(folder).ok_or_else(missing)
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
        Command::Demo(args) => demo::run(args, &mut console),
        Command::Serve(args) => serve::run(args, &mut console),
        Command::Worker(args) => serve::work(args, &mut console),
        Command::Migrate(args) => database::migrate(args, &mut console),
        Command::Backup(args) => database::backup(args, &mut console),
        Command::Restore(args) => database::restore(args, &mut console),
        Command::Account(args) => database::account(args, &mut console),
        Command::Round(args) => database::round(args, &mut console),
        Command::Match(args) => match_round::run(args, cli.lang, &mut console),
        Command::Solve(args) => solve::run(args, &mut console),
        Command::Verify(args) => verify::run(args, &mut console),
        Command::Rules(args) => rules::run(args, &mut console),
        Command::Generate(args) => generate::run(args, &mut console),
        Command::AnswerProgramme => child::serve().map_err(|error| Stop::Refused(error.to_string())),
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
