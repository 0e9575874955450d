//! `talka demo`: the service on an embedded database, with rounds in every phase and people of every role. Owns what the
//! demonstration holds; what was done in it stays until `--fresh`.

mod announced;
mod cast;
mod dates;
mod stage;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use tokio::net::TcpListener;

use super::{
    Stop,
    console::Console,
    install::{self, refused, wait},
    serve::serve,
};
use crate::{
    config::{Config, Shown},
    domain::Arg,
    i18n::Tr,
    telemetry,
};

/// Who can sign in, and which applications can be opened: written beside the database when it is made.
const ACCOUNTS: &str = "accounts.txt";

#[derive(Debug, Args)]
pub(super) struct DemoArgs {
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
    listen: Option<SocketAddr>,
    /// What is logged, such as info or debug
    #[arg(long, env = "TALKA_LOG", default_value = "warn")]
    log: String,
}

pub(super) fn run(args: &DemoArgs, console: &mut Console) -> Result<(), Stop> {
    telemetry::start(Some(&args.log));
    if args.fresh && args.data.exists() {
        std::fs::remove_dir_all(&args.data).map_err(|error| refused(&error))?;
    }
    std::fs::create_dir_all(&args.data).map_err(|error| refused(&error))?;
    let config = config(&args.data, &args.data.join("talka.db"));
    wait(async {
        if !args.data.join("talka.db").exists() {
            console.say(&console.tr.say("demo-preparing"));
            prepare(args, console).await?;
        }
        let service = install::open(&config).await?;
        let listener = listener(args.listen).await?;
        let accounts = std::fs::read_to_string(args.data.join(ACCOUNTS)).unwrap_or_default();
        let shown: Vec<Shown> = accounts.lines().filter_map(shown).collect();
        let data = args.data.display().to_string();
        let config = Config { demonstration: shown.clone(), ..config };
        serve(service, config, listener, |address| {
            console.say(&greeting(console.tr, address, &shown, &data));
        })
        .await
    })
}

fn config(data: &Path, database: &Path) -> Config {
    Config {
        database_url: format!("sqlite:{}", database.display()),
        key_file: data.join("talka.key"),
        ..Config::default()
    }
}

/// The address asked for; otherwise the usual port, or a free one when somebody has it.
async fn listener(asked: Option<SocketAddr>) -> Result<TcpListener, Stop> {
    if let Some(asked) = asked {
        return install::listener(asked).await;
    }
    match TcpListener::bind(("127.0.0.1", 8080)).await {
        Ok(listener) => Ok(listener),
        Err(_) => TcpListener::bind(("127.0.0.1", 0)).await.map_err(|error| refused(&error)),
    }
}

/// Makes the database under another name and renames it when it is whole: a demonstration that was stopped while it was
/// prepared is prepared again.
async fn prepare(args: &DemoArgs, console: &Console) -> Result<(), Stop> {
    let making = args.data.join("making.db");
    let looks = args.data.join("making.looks.db");
    for end in ["", "-wal", "-shm"] {
        for file in [&making, &looks] {
            let _ = std::fs::remove_file(format!("{}{end}", file.display()));
        }
    }
    let service = install::open(&config(&args.data, &making)).await?;
    let lines = stage::set(&service, &args.rounds, console).await?;
    service.close_down().await;
    install::write_private(&args.data.join(ACCOUNTS), lines.written())?;
    std::fs::rename(&looks, args.data.join("talka.looks.db")).map_err(|error| refused(&error))?;
    std::fs::rename(&making, args.data.join("talka.db")).map_err(|error| refused(&error))
}

/// A line of the accounts' file: key, name, secret.
fn shown(line: &str) -> Option<Shown> {
    let mut fields = line.split('\t').map(ToOwned::to_owned);
    Some(Shown { key: fields.next()?, name: fields.next()?, secret: fields.next()? })
}

/// The address, then who is who.
fn greeting(tr: Tr, address: &str, shown: &[Shown], data: &str) -> String {
    let text = |text: &str| Arg::Text(text.to_owned());
    let mut lines = vec![tr.with("demo-address", &[("address", text(address))]), tr.say("demo-accounts")];
    lines.extend(shown.iter().map(|one| {
        let who = tr.try_say(&one.key).unwrap_or_default();
        format!("  {who}: {} / {}", one.name, one.secret)
    }));
    lines.push(tr.with("demo-data", &[("data", text(data))]));
    lines.join("\n")
}
