//! `talka audit`: the chain of events walked from end to end, and its end printed, to be kept elsewhere.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{
    Stop,
    console::Console,
    install::{self, Install, Listening, refused, wait},
};
use crate::{
    clock::Clock,
    domain::{Arg, Fault},
    service::{
        chain::{self, Breach, Checkpoint},
        invariants,
    },
};

#[derive(Debug, Args)]
pub(super) struct AuditArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Checks that no event was edited, deleted, inserted or moved (what was cut off at the end only a checkpoint tells), and what must hold of places, publications, endings, letters, messages and erasures
    #[command(
        after_help = "Example:\n  talka audit verify --database-url sqlite:talka.db --checkpoint $(cat checkpoint.txt)"
    )]
    Verify {
        /// Where the chain was and its hash, as `talka audit checkpoint` printed it earlier
        #[arg(long)]
        checkpoint: Option<String>,
        #[command(flatten)]
        install: Install,
    },
    /// Prints where the chain ends and its hash: to be kept where nobody who can write the database can write
    #[command(
        after_help = "Example:\n  talka audit checkpoint --database-url sqlite:talka.db > /elsewhere/checkpoint.txt"
    )]
    Checkpoint {
        #[command(flatten)]
        install: Install,
    },
}

pub(super) fn run(args: &AuditArgs, console: &mut Console) -> Result<(), Stop> {
    match &args.verb {
        Verb::Verify { checkpoint, install } => verify(install, checkpoint.as_deref(), console),
        Verb::Checkpoint { install } => {
            let config = install.config(Listening::default())?;
            wait(async {
                let db = install::database(&config).await?;
                let end = chain::checkpoint(&db).await.map_err(|no| refused(&no))?;
                db.close().await;
                console.say(&end.to_string());
                Ok(())
            })
        }
    }
}

fn verify(install: &Install, checkpoint: Option<&str>, console: &mut Console) -> Result<(), Stop> {
    let config = install.config(Listening::default())?;
    // A database that is not there would be made, and found sound.
    if let Some(path) = config.database_url.strip_prefix("sqlite:") {
        let path = PathBuf::from(path.trim_start_matches("//"));
        if !path.exists() {
            return Err(Fault::in_file(&path.display().to_string(), "fault-missing-file").into());
        }
    }
    let kept = match checkpoint {
        Some(text) => {
            let kept = Checkpoint::parse(text);
            Some(kept.ok_or_else(|| Fault::in_file("--checkpoint", "fault-checkpoint").with("value", text))?)
        }
        None => None,
    };
    let tr = console.tr;
    wait(async {
        let db = install::database(&config).await?;
        let mut walk =
            invariants::check(&db, Clock::system().now(), kept.as_ref()).await.map_err(|no| refused(&no))?;
        db.close().await;
        // What is sealed is asked as well where the key is at hand.
        let opened = config.key_file.exists();
        if opened {
            let service = install::open(&config).await?;
            let sealed = service.check_sealed().await.map_err(|no| refused(&no))?;
            service.close_down().await;
            walk.wrong += sealed.len();
            walk.breaches.extend(sealed);
        }
        for breach in &walk.breaches {
            console.say(&said(tr, breach));
        }
        let figures = [("entries", Arg::Whole(walk.entries)), ("waiting", Arg::Whole(walk.waiting))];
        if walk.wrong == 0 {
            console.say(&tr.with("cli-audit-whole", &figures));
            if !opened {
                console.say(&tr.say("cli-audit-no-key"));
            }
            if kept.is_none() {
                console.say(&tr.say("cli-audit-no-checkpoint"));
            }
            return Ok(());
        }
        let wrong = i64::try_from(walk.wrong).unwrap_or(i64::MAX);
        Err(Stop::Refused(tr.with("cli-audit-broken", &[("wrong", Arg::Whole(wrong))])))
    })
}

/// What does not fit, in a line.
fn said(tr: crate::i18n::Tr, breach: &Breach) -> String {
    let sequence = breach.sequence.map(|sequence| sequence.to_string());
    let event = breach.event.map(|event| event.to_string());
    let at: Vec<String> = sequence.into_iter().chain(event).collect();
    format!("{}: {}", tr.say(breach.key), at.join(" "))
}
