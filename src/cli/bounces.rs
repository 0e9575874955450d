//! `talka bounces`: reads notifications that mails could not be delivered, and notes these mails as come back.

use std::{fs, path::PathBuf};

use clap::Args;

use super::{
    Stop,
    console::Console,
    install::{self, Install, Listening, refused, wait},
};
use crate::{
    domain::{Arg, Fault},
    files::bounces,
};

#[derive(Debug, Args)]
pub(super) struct BouncesArgs {
    /// A notification as a mail server sent it (RFC 3464), or a mailbox of them
    file: PathBuf,
    #[command(flatten)]
    install: Install,
}

pub(super) fn run(args: &BouncesArgs, console: &mut Console) -> Result<(), Stop> {
    let bytes = fs::read(&args.file).map_err(|error| {
        let name = args.file.display().to_string();
        Fault::in_file(&name, "fault-unreadable").with("error", &error.to_string())
    })?;
    let found = bounces::read(&String::from_utf8_lossy(&bytes));
    let mails: Vec<(String, String)> = found.into_iter().map(|one| (one.id, one.why)).collect();
    let config = args.install.config(Listening::default())?;
    wait(async {
        let service = install::open(&config).await?;
        let bounced = service.mails_came_back(&mails).await.map_err(|no| refused(&no))?;
        service.close_down().await;
        let count = |n: usize| Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX));
        let args = [
            ("noted", count(bounced.noted)),
            ("known", count(bounced.known)),
            ("others", count(bounced.others)),
        ];
        console.say(&console.tr.with("cli-bounces", &args));
        Ok(())
    })
}
