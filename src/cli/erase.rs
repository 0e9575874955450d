//! `talka erase` and `talka erased`: the data of an application go, on the command line; and go again in a database that was put back.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    Stop,
    console::Console,
    install::{self, Install, Listening, refused, stopped, wait},
};
use crate::{
    clock::Clock,
    domain::{Arg, Fault},
    service::{No, Refusal, erase},
    store::Db,
};

#[derive(Debug, Args)]
pub(super) struct EraseArgs {
    /// The number of the application
    #[arg(required_unless_present = "again", conflicts_with = "again")]
    number: Option<String>,
    /// Erases it; without this it is only said what would be erased
    #[arg(long)]
    yes: bool,
    /// A list that `talka erased` printed: what stands in it is erased again
    #[arg(long)]
    again: Option<PathBuf>,
    #[command(flatten)]
    install: Install,
}

#[derive(Debug, Args)]
pub(super) struct ErasedArgs {
    #[command(flatten)]
    install: Install,
}

pub(super) fn run(args: &EraseArgs, console: &mut Console) -> Result<(), Stop> {
    match (&args.again, &args.number) {
        (Some(file), _) => again(args, file, console),
        (None, number) => one(args, number.as_deref().unwrap_or_default(), console),
    }
}

fn one(args: &EraseArgs, number: &str, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    let tr = console.tr;
    wait(async {
        let service = install::open(&config).await?;
        let named = [("number", Arg::Text(number.to_owned()))];
        let erasing = match service.erasing_by_operator(number).await {
            Err(No::NotFound) => {
                return Err(Fault::in_file("NUMBER", "fault-application-unknown")
                    .with("value", number)
                    .into());
            }
            other => other.map_err(|no| stopped(tr, no))?,
        };
        if erasing.erased {
            console.say(&tr.with("cli-erased-before", &named));
            return Ok(());
        }
        let round = Arg::Text(erasing.book.name().get(tr.0).to_owned());
        console
            .say(&tr.with("cli-erase-what", &[("number", Arg::Text(number.to_owned())), ("round", round)]));
        if let Some(why) = erasing.refused {
            let why: Refusal = why;
            return Err(stopped(tr, No::Refused(why)));
        }
        if !args.yes {
            return Err(Stop::Refused(tr.say("cli-erase-sure")));
        }
        service.erase_by_operator(number).await.map_err(|no| stopped(tr, no))?;
        service.close_down().await;
        console.say(&tr.with("cli-erased-one", &named));
        Ok(())
    })
}

fn again(args: &EraseArgs, file: &Path, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    let text = std::fs::read_to_string(file).map_err(|error| {
        Fault::in_file(&file.display().to_string(), "fault-unreadable").with("error", &error.to_string())
    })?;
    let numbers: Vec<String> =
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    wait(async {
        let db = install::database(&config).await?;
        let done = erase::again(&db, &numbers, Clock::system().now()).await;
        db.close().await;
        let done = done.map_err(|no| refused(&no))?;
        console.say(&console.tr.count("cli-erased-again", done));
        Ok(())
    })
}

pub(super) fn erased(args: &ErasedArgs, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    wait(async {
        let db = install::database(&config).await?;
        let numbers = erase::numbers(&db).await;
        db.close().await;
        for number in numbers.map_err(|no| refused(&no))? {
            console.say(&number);
        }
        Ok(())
    })
}

/// The numbers of what was erased in the database that a copy is about to replace; nothing where it cannot be asked.
pub(super) async fn before(target: &Path) -> Option<Vec<String>> {
    let db = Db::open(&format!("sqlite:{}", target.display())).await.ok()?;
    let numbers = erase::numbers(&db).await;
    db.close().await;
    numbers.ok()
}
