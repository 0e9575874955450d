//! Care of an installation: `migrate`, `backup`, `restore`, and making accounts and rounds before anyone can sign in.

use std::{
    collections::BTreeMap,
    io::Read,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    Stop,
    console::Console,
    erase,
    install::{self, Install, Listening, refused, stopped, wait},
    stop::existing,
};
use crate::{
    clock::Clock,
    domain::{Arg, Fault},
    service::{self, NewAccount, NewRound, chain},
    store::{Db, looks_of},
};

#[derive(Debug, Args)]
pub(super) struct MigrateArgs {
    #[command(flatten)]
    install: Install,
}

#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    /// The file to write, which must not exist yet
    file: PathBuf,
    #[command(flatten)]
    install: Install,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// A file written by `backup`
    file: PathBuf,
    #[command(flatten)]
    install: Install,
    /// Replaces a database even if it exists
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
pub(super) struct AccountArgs {
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
    install: Install,
}

#[derive(Debug, Args)]
pub(super) struct RoundArgs {
    /// Folder with round.toml; the tables may be missing
    folder: PathBuf,
    /// The round's name in web addresses: lower-case letters, digits and hyphens
    #[arg(long)]
    slug: String,
    /// The organisation whose caseworkers decide
    #[arg(long)]
    authority: String,
    /// It comes in as a draft: only its authority sees it until two of its caseworkers open it
    #[arg(long)]
    draft: bool,
    #[command(flatten)]
    install: Install,
}

pub(super) fn migrate(args: &MigrateArgs, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    wait(async {
        let db = install::database(&config).await?;
        db.migrate().await.map_err(|error| refused(&error))?;
        db.close().await;
        console.say(&console.tr.say("cli-migrated"));
        Ok(())
    })
}

pub(super) fn backup(args: &BackupArgs, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    let name = args.file.display().to_string();
    if args.file.exists() {
        return Err(Fault::in_file(&name, "fault-file-exists").into());
    }
    wait(async {
        let db = install::database(&config).await?;
        db.copy_to(&args.file).await.map_err(|error| refused(&error))?;
        db.close().await;
        console.say(&console.tr.with("cli-backed-up", &[("file", Arg::Text(name.clone()))]));
        Ok(())
    })
}

/// Puts a copy in the place of the database: first beside it, looked at, then by renaming, so that nothing is half there.
pub(super) fn restore(args: &RestoreArgs, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    let Some(path) = config.database_url.strip_prefix("sqlite:") else {
        return Err(Stop::Refused(console.tr.say("cli-restore-postgres")));
    };
    let target = Path::new(path.trim_start_matches("//"));
    if target.exists() && !args.force {
        return Err(Fault::in_file(&target.display().to_string(), "fault-database-exists").into());
    }
    let unreadable = |error: std::io::Error| {
        let fault = Fault::in_file(&args.file.display().to_string(), "fault-unreadable");
        Stop::from(fault.with("error", &error.to_string()))
    };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let looks = looks_of(&args.file);
    if !looks.is_file() {
        return Err(Fault::in_file(&looks.display().to_string(), "fault-missing-file").into());
    }
    // A folder of their own: the two files are opened beside each other, by the names that they are going to have.
    let beside = tempfile::tempdir_in(folder).map_err(unreadable)?;
    let copy = beside.path().join("talka.db");
    for (from, to) in [(&args.file, &copy), (&looks, &looks_of(&copy))] {
        // Not with the rights of the file that is read: whatever it was, the database is its owner's alone.
        install::write_private(to, "")?;
        let mut copied = std::fs::File::open(from).map_err(unreadable)?;
        let mut to = std::fs::File::options().write(true).open(to).map_err(unreadable)?;
        std::io::copy(&mut copied, &mut to).and_then(|_| to.sync_all()).map_err(unreadable)?;
    }
    let gone = if target.exists() { wait(async { Ok(erase::before(target).await) })? } else { None };
    let again = wait(async {
        let db = Db::open(&format!("sqlite:{}", copy.display())).await.map_err(|error| refused(&error))?;
        let sound = db.migrate().await;
        let pended = if sound.is_ok() { chain::pend_again(&db).await } else { Ok(()) };
        // What was erased since the copy was made stays erased.
        let again = match (&pended, &gone) {
            (Ok(()), Some(gone)) => service::erase::again(&db, gone, Clock::system().now()).await,
            _ => Ok(0),
        };
        db.close().await;
        sound.map_err(|error| refused(&error))?;
        pended.map_err(|no| refused(&no))?;
        again.map_err(|no| refused(&no))
    })?;
    let target_looks = looks_of(target);
    for old in ["-wal", "-shm"] {
        // What an earlier database left there belongs to it alone.
        for file in [target, target_looks.as_path()] {
            let _ = std::fs::remove_file(format!("{}{old}", file.display()));
        }
    }
    std::fs::rename(looks_of(&copy), &target_looks).map_err(unreadable)?;
    std::fs::rename(&copy, target).map_err(unreadable)?;
    console.say(&console.tr.say("cli-restored"));
    match again {
        0 if gone.is_none() => console.say(&console.tr.say("cli-restore-erasures-unknown")),
        0 => {}
        n => console.say(&console.tr.count("cli-erased-again", n)),
    }
    Ok(())
}

pub(super) fn account(args: &AccountArgs, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    let mut password = String::new();
    // Not an option: what stands on a command line, everyone on the machine can read.
    std::io::stdin().take(1_000).read_to_string(&mut password).map_err(|error| refused(&error))?;
    let new = NewAccount {
        login: args.login.clone(),
        name: args.name.clone(),
        organisation: args.organisation.clone(),
        role: args.role.clone(),
        password: password.trim_end_matches(['\r', '\n']).to_owned(),
    };
    wait(async {
        let service = install::open(&config).await?;
        service.add_account(None, &new).await.map_err(|no| stopped(console.tr, no))?;
        service.close_down().await;
        console.say(&console.tr.with("cli-account-added", &[("login", Arg::Text(args.login.clone()))]));
        Ok(())
    })
}

pub(super) fn round(args: &RoundArgs, console: &mut Console) -> Result<(), Stop> {
    let config = args.install.config(Listening::default())?;
    let new = NewRound {
        slug: args.slug.clone(),
        authority: args.authority.clone(),
        files: files(&args.folder)?,
        people: BTreeMap::new(),
        draft: args.draft,
    };
    wait(async {
        let service = install::open(&config).await?;
        let submitted = service.add_round(None, &new).await.map_err(|no| stopped(console.tr, no))?;
        service.close_down().await;
        if new.types_a_seed() {
            console.warnings(&[Fault::at("round.toml", 0, "order.seed", "warning-seed-made")]);
        }
        for one in &submitted {
            console.say(&format!("{},{}", one.number, one.code));
        }
        Ok(())
    })
}

/// A round's files from its folder, those that are there.
pub(super) fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Stop> {
    let folder = existing(folder)?;
    let mut files = BTreeMap::new();
    for name in service::ROUND_FILES {
        match std::fs::read(folder.join(name)) {
            Ok(bytes) => drop(files.insert(name.to_owned(), bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(Fault::in_file(name, "fault-unreadable")
                    .with("error", &error.to_string())
                    .into());
            }
        }
    }
    Ok(files)
}
