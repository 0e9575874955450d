//! An installation as commands open it: settings from file, variables and options; the key; the database.

use std::{
    io::Write,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use tokio::net::TcpListener;

use super::Stop;
use crate::{
    chance,
    clock::Clock,
    config::{Config, ConfigFile},
    domain::{Fault, Faults, draw::hex},
    service::{No, Service, Vault},
    store::Db,
};

/// Settings of an installation. An option comes before its variable, a variable before the file.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Install {
    /// Commented settings file; `.config/talka.toml` in the source shows every key
    #[arg(long, env = "TALKA_CONFIG")]
    pub(super) config: Option<PathBuf>,
    /// sqlite:PATH or postgres://user@host/name [default: sqlite:talka.db]
    #[arg(long, env = "TALKA_DATABASE_URL", hide_env_values = true)]
    pub(super) database_url: Option<String>,
    /// File with the secret key, 64 hexadecimal digits; made at the first start [default: talka.key]
    #[arg(long, env = "TALKA_KEY_FILE")]
    pub(super) key_file: Option<PathBuf>,
}

/// Settings of what listens.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Listening {
    /// Address to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, env = "TALKA_LISTEN")]
    pub(super) listen: Option<SocketAddr>,
    /// The address by which people reach it, https://…; cookies then go over TLS only
    #[arg(long, env = "TALKA_BASE_URL")]
    pub(super) base_url: Option<String>,
    /// Runs computed at the same time in this process; 0 leaves them to `talka worker` [default: 1]
    #[arg(long, env = "TALKA_WORKERS")]
    pub(super) workers: Option<usize>,
    /// Take visitors' addresses from X-Forwarded-For; use this only behind a proxy that sets it
    #[arg(long, env = "TALKA_BEHIND_PROXY", num_args = 0..=1, default_missing_value = "true")]
    pub(super) behind_proxy: Option<bool>,
}

impl Install {
    /// All settings, the later over the earlier.
    pub(super) fn config(&self, listening: Listening) -> Result<Config, Stop> {
        let file = match &self.config {
            Some(path) => read(path)?,
            None => ConfigFile::default(),
        };
        Ok(Config::default().with(file).with(ConfigFile {
            database_url: self.database_url.clone(),
            key_file: self.key_file.clone(),
            listen: listening.listen,
            base_url: listening.base_url,
            workers: listening.workers,
            behind_proxy: listening.behind_proxy,
        }))
    }
}

fn read(path: &Path) -> Result<ConfigFile, Stop> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Fault::in_file(&name, "fault-unreadable").with("error", &error.to_string()))?;
    toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(at).fold(1, |line, byte| line + u64::from(byte == b'\n'));
        Fault::at(&name, line, "", "fault-toml").with("error", error.message()).into()
    })
}

/// The key in a file; a new one is made where none is, readable for its owner alone.
fn key(path: &Path) -> Result<String, Stop> {
    let name = path.display().to_string();
    let fault = |error: std::io::Error| {
        Stop::from(Fault::in_file(&name, "fault-unreadable").with("error", &error.to_string()))
    };
    match std::fs::read_to_string(path) {
        Ok(key) => Ok(key),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let key = hex(&chance::bytes::<32>().map_err(|error| Stop::Refused(error.to_string()))?);
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path).map_err(fault)?;
            file.write_all(key.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
            Ok(key)
        }
        Err(error) => Err(fault(error)),
    }
}

/// Opens the database, brings its tables up to date, and gives the service on it.
pub(super) async fn open(config: &Config) -> Result<Arc<Service>, Stop> {
    let vault = Vault::new(&key(&config.key_file)?).map_err(|error| {
        let name = config.key_file.display().to_string();
        Stop::from(Fault::in_file(&name, "fault-unreadable").with("error", &error.to_string()))
    })?;
    let db = database(config).await?;
    db.migrate().await.map_err(|error| refused(&error))?;
    let service = Service::new(db, vault, Clock::system());
    service.pin_rounds().await.map_err(|no| refused(&no))?;
    Ok(Arc::new(service))
}

/// Opens the database.
pub(super) async fn database(config: &Config) -> Result<Db, Stop> {
    Db::open(&config.database_url).await.map_err(|error| refused(&error))
}

/// Listens at an address; whoever reads why that is impossible also reads which address it was.
pub(super) async fn listener(address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|error| Stop::Refused(format!("{address}: {error}")))
}

/// What an engineer can mend.
pub(super) fn refused(error: &dyn std::fmt::Display) -> Stop {
    Stop::Refused(error.to_string())
}

/// A verb's "no" on the command line.
pub(super) fn stopped(tr: crate::i18n::Tr, no: No) -> Stop {
    match no {
        No::Faults(faults) => Stop::BadInput(faults),
        No::Invalid(wrong) => {
            let mut faults = Faults::default();
            for wrong in wrong {
                let fault = Fault::in_file(&wrong.field, wrong.key);
                faults.push(Fault { args: wrong.args.into_iter().collect(), ..fault });
            }
            Stop::BadInput(faults)
        }
        No::Refused(refusal) => Stop::Refused(tr.with(refusal.key, &refusal.args)),
        other => Stop::Refused(other.to_string()),
    }
}

/// Runs something that waits.
pub(super) fn wait<T>(task: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| refused(&error))?.block_on(task)
}
