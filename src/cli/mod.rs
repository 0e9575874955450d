//! The command line: one file per subcommand. Owns options, exit codes and what is printed: data goes to
//! files or standard output, messages to standard error. Exit codes: 0 done, 1 a check failed, 2 bad input.

mod audit;
mod bounces;
mod console;
mod database;
mod demo;
mod erase;
mod generate;
mod install;
mod key;
mod match_round;
mod rules;
mod serve;
mod solve;
mod stop;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{child, domain::Lang, service::compute};
use console::Console;
use stop::Stop;

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
    Demo(demo::DemoArgs),
    /// Starts the service: pages for applicants, departments, caseworkers and administrators
    #[command(
        after_help = "Example:\n  talka serve --database-url sqlite:/var/lib/talka/talka.db --key-file /var/lib/talka/talka.key

An option wins over its TALKA_… variable, a variable over the file named by --config."
    )]
    Serve(serve::ServeArgs),
    /// Computes queued runs and does background jobs; any number may run beside any number of `serve` on one PostgreSQL
    #[command(
        after_help = "Example:\n  talka worker --database-url postgres://talka@db/talka --key-file /etc/talka/talka.key"
    )]
    Worker(serve::WorkerArgs),
    /// Brings the database's tables up to this version's
    #[command(after_help = "Example:\n  talka migrate --database-url sqlite:talka.db")]
    Migrate(database::MigrateArgs),
    /// Copies an SQLite database, even while it is in use (PostgreSQL: pg_dump); keep the key file elsewhere
    #[command(
        after_help = "Example:\n  talka backup /backup/talka-2026-11-25.db --database-url sqlite:/var/lib/talka/talka.db"
    )]
    Backup(database::BackupArgs),
    /// Puts a backup in the database's place, while no service runs on it
    #[command(
        after_help = "Example:\n  talka restore /backup/talka-2026-11-25.db --database-url sqlite:/var/lib/talka/talka.db --force"
    )]
    Restore(database::RestoreArgs),
    /// Erases the data of one application: says what would go and what the law keeps, and does it with --yes
    #[command(
        after_help = "Example:\n  talka erase V-1234 --database-url sqlite:talka.db --key-file talka.key\n  talka erase --again /elsewhere/erased.txt    # after a backup was put back"
    )]
    Erase(erase::EraseArgs),
    /// Prints the numbers of all applications that were erased: to be kept beside backups
    #[command(after_help = "Example:\n  talka erased --database-url sqlite:talka.db > /elsewhere/erased.txt")]
    Erased(erase::ErasedArgs),
    /// The secret key: which one it is, and its exchange for a new one
    Key(key::KeyArgs),
    /// The log of events: checked from end to end, and its end printed
    Audit(audit::AuditArgs),
    /// Notes the mails that came back, from the notifications that mail servers sent
    #[command(
        after_help = "Example:\n  talka bounces /var/mail/talka-bounces --database-url sqlite:/var/lib/talka/talka.db

The same file may be read again: what is noted already stays as it is. Whoever was written to in vain waits on the desk for a letter."
    )]
    Bounces(bounces::BouncesArgs),
    /// Makes an account; reads the password from standard input
    #[command(
        after_help = "Example:\n  talka account vija --name 'A. Bee' --organisation 'Town' --role administrator < password.txt"
    )]
    Account(database::AccountArgs),
    /// Makes a round from a folder with round.toml; prints the number and the code of each application in it
    #[command(
        after_help = "Example:\n  talka round fixtures/rounds/sample-summer --slug piemeri-2027 --authority 'Town'"
    )]
    Round(database::RoundArgs),
    /// Turns a round's folder into a checked allocation with its explanations
    #[command(after_help = "Example:\n  talka match fixtures/rounds/minimal --out target/outcome --lang en")]
    Match(match_round::MatchArgs),
    /// Solves an instance: the optimisation alone
    #[command(
        after_help = "Example:\n  talka solve target/outcome/instance --out target/result --stages placed,tiers,rank,distance,tiebreak

With the stage tiebreak, the result is one particular assignment among those that are equally good; without it,
any one of them."
    )]
    Solve(solve::SolveArgs),
    /// Checks a result without using any solver code
    #[command(after_help = "Example:\n  talka verify target/outcome/instance target/outcome/result")]
    Verify(verify::VerifyArgs),
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
    /// Computes one run from standard input: how `serve` and `worker` have one computed
    #[command(hide = true, name = compute::COMMAND)]
    ComputeRun,
}

fn language(text: &str) -> Result<Lang, &'static str> {
    Lang::from_code(text).filter(|lang| lang.code() == text).ok_or("lv, en, ru")
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
        Command::Erase(args) => erase::run(args, &mut console),
        Command::Erased(args) => erase::erased(args, &mut console),
        Command::Key(args) => key::run(args, &mut console),
        Command::Audit(args) => audit::run(args, &mut console),
        Command::Bounces(args) => bounces::run(args, &mut console),
        Command::Account(args) => database::account(args, &mut console),
        Command::Round(args) => database::round(args, &mut console),
        Command::Match(args) => match_round::run(args, cli.lang, &mut console),
        Command::Solve(args) => solve::run(args, &mut console),
        Command::Verify(args) => verify::run(args, &mut console),
        Command::Rules(args) => rules::run(args, &mut console),
        Command::Generate(args) => generate::run(args, &mut console),
        Command::ComputeRun => compute::serve().map_err(|error| Stop::Refused(error.to_string())),
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
