//! `talka key`: the installation's secret key by its identifier, and its exchange for a new one. Owns the order of an exchange:
//! the new key is in the file before anything is sealed with it, the old one until nothing is.

use clap::{Args, Subcommand};

use super::{
    Stop,
    console::Console,
    install::{self, Install, Listening, refused, wait},
};
use crate::domain::Arg;

#[derive(Debug, Args)]
pub(super) struct KeyArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Prints the identifiers of the keys in the file, the one that seals first
    #[command(after_help = "Example:\n  talka key show --key-file /var/lib/talka/talka.key")]
    Show(Install),
    /// Makes a new key and seals with it what the old one sealed, of each application its own key; the old one stays in the file
    #[command(
        after_help = "Example:\n  talka key rotate --database-url sqlite:/var/lib/talka/talka.db --key-file /var/lib/talka/talka.key

Stop every service first: one that was started before knows the old key only. Ended in the middle, it goes on the next time;
so does the next start of the service. Whoever was signed in signs in again; access codes stay as they are. The key by which
people are found again stays in the file as well, behind `marks:`."
    )]
    Rotate(Install),
    /// Takes older keys out of the file, once nothing is sealed with them
    #[command(after_help = "Example:\n  talka key retire --key-file /var/lib/talka/talka.key

Backups that were made before the exchange need the older key: keep a copy of it with them.")]
    Retire(Install),
}

pub(super) fn run(args: &KeyArgs, console: &mut Console) -> Result<(), Stop> {
    match &args.verb {
        Verb::Show(args) => show(args, console),
        Verb::Rotate(args) => rotate(args, console),
        Verb::Retire(args) => retire(args, console),
    }
}

fn show(args: &Install, console: &mut Console) -> Result<(), Stop> {
    let config = args.config(Listening::default())?;
    for key in install::key_identifiers(&config.key_file)? {
        console.say(&key);
    }
    Ok(())
}

fn rotate(args: &Install, console: &mut Console) -> Result<(), Stop> {
    let config = args.config(Listening::default())?;
    wait(async {
        // The database is held against the old key before there is a new one.
        install::open(&config).await?.close_down().await;
        install::add_key(&config.key_file)?;
        // Notes the new key, and seals anew whatever the old one sealed.
        let service = install::open(&config).await?;
        let key = service.keys().first().cloned().unwrap_or_default();
        service.close_down().await;
        console.say(&console.tr.with("cli-key-rotated", &[("key", Arg::Text(key))]));
        Ok(())
    })
}

fn retire(args: &Install, console: &mut Console) -> Result<(), Stop> {
    let config = args.config(Listening::default())?;
    wait(async {
        let service = install::open(&config).await?;
        // What a service with the old key wrote meanwhile, too.
        service.reseal().await.map_err(|no| refused(&no))?;
        let key = service.keys().first().cloned().unwrap_or_default();
        service.close_down().await;
        install::keep_newest_key(&config.key_file)?;
        console.say(&console.tr.with("cli-key-retired", &[("key", Arg::Text(key))]));
        Ok(())
    })
}
