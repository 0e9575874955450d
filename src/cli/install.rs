//! An installation as commands open it: settings from file, variables and options; the key; the database.

use std::{
    io::Write,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use clap::Args;
use tokio::net::TcpListener;

use super::Stop;
use crate::{
    chance,
    clock::Clock,
    config::{Config, ConfigFile, Proxies},
    domain::{Fault, Faults, draw::hex},
    mail::Mailer,
    service::{self, Needed, No, Posting, Service, Vault},
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
    /// Seconds for which a silent worker is believed to be alive; a run is taken up again after them [default: 60]
    #[arg(long, env = "TALKA_LEASE_SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) lease_seconds: Option<u64>,
    /// The mail server, smtps://user:password@host or smtp://host:25; without it no mail is sent
    #[arg(long, env = "TALKA_SMTP_URL", hide_env_values = true)]
    pub(super) smtp_url: Option<String>,
    /// From whom mails come: an address, or Name <address>
    #[arg(long, env = "TALKA_MAIL_FROM")]
    pub(super) mail_from: Option<String>,
    /// Where mails that cannot be delivered come back to [default: the address that they come from]
    #[arg(long, env = "TALKA_MAIL_BOUNCES")]
    pub(super) mail_bounces: Option<String>,
    /// Mails a minute that the mail server takes [default: 60]
    #[arg(long, env = "TALKA_MAILS_A_MINUTE")]
    pub(super) mails_a_minute: Option<NonZeroU32>,
    /// The address by which people reach the service, https://…; cookies then go over TLS only
    #[arg(long, env = "TALKA_BASE_URL")]
    pub(super) base_url: Option<String>,
}

/// Settings of what listens.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Listening {
    /// Address to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, env = "TALKA_LISTEN")]
    pub(super) listen: Option<SocketAddr>,
    /// Runs computed at the same time in this process; 0 leaves them to `talka worker` [default: 1]
    #[arg(long, env = "TALKA_WORKERS")]
    pub(super) workers: Option<usize>,
    /// Proxies in front whose X-Forwarded-For is believed: how many, or their networks [default: 0]
    #[arg(long, env = "TALKA_TRUSTED_PROXIES")]
    pub(super) trusted_proxies: Option<Proxies>,
    /// Applications a minute that are taken from one address [default: 120]
    #[arg(long, env = "TALKA_APPLICATIONS_A_MINUTE")]
    pub(super) applications_a_minute: Option<NonZeroU32>,
}

/// How long the process waits for threads whose work nobody waits for.
const LEAVING: Duration = Duration::from_secs(1);

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
            lease_seconds: self.lease_seconds,
            smtp_url: self.smtp_url.clone(),
            mail_from: self.mail_from.clone(),
            mail_bounces: self.mail_bounces.clone(),
            mails_a_minute: self.mails_a_minute,
            listen: listening.listen,
            base_url: self.base_url.clone(),
            workers: listening.workers,
            trusted_proxies: listening.trusted_proxies,
            applications_a_minute: listening.applications_a_minute,
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

/// The keys in a file, the newest first; `None` where there is no file.
fn keys(path: &Path) -> Result<Option<String>, Stop> {
    match std::fs::read_to_string(path) {
        Ok(keys) => Ok(Some(keys)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Stop {
    let name = path.display().to_string();
    Fault::in_file(&name, "fault-unreadable").with("error", &error.to_string()).into()
}

/// A new key.
fn new_key() -> Result<String, Stop> {
    Ok(hex(&chance::bytes::<32>().map_err(|error| refused(&error))?))
}

/// Writes a file of secrets, readable for its owner alone.
pub(super) fn write_private(path: &Path, text: &str) -> Result<(), Stop> {
    write_keys(path, text, true)
}

/// Puts keys in their file, readable for its owner alone; whole or not at all. Another one's file is not written over.
fn write_keys(path: &Path, keys: &str, over: bool) -> Result<(), Stop> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = || {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(keys.as_bytes())?;
        file.as_file().sync_all()?;
        let kept = if over { file.persist(path) } else { file.persist_noclobber(path) };
        kept.map_err(|error| error.error)?;
        // The name lasts as well: values sealed with a key that a power cut took would be lost.
        #[cfg(unix)]
        std::fs::File::open(folder)?.sync_all()?;
        Ok(())
    };
    written().map_err(|error: std::io::Error| unreadable(path, &error))
}

/// Opens the database, brings its tables up to date, and gives the service on it. A key is made only where nothing was ever
/// sealed; otherwise it has to be the database's own.
pub(super) async fn open(config: &Config) -> Result<Arc<Service>, Stop> {
    let path = &config.key_file;
    let name = path.display().to_string();
    let db = database(config).await?;
    db.migrate().await.map_err(|error| refused(&error))?;
    let keys = if let Some(keys) = keys(path)? {
        keys
    } else {
        let needed = service::needed(&db).await.map_err(|no| refused(&no))?;
        if needed != Needed::Any {
            return Err(service::key_fault(&name, &needed, &[]).into());
        }
        let key = new_key()?;
        write_keys(path, &key, false)?;
        key
    };
    let vault = Vault::new(&keys).map_err(|error| unreadable(path, &error))?;
    let service = Service::new(db, vault, Clock::system())
        .with_applications_a_minute(config.applications_a_minute)
        .with_lease(Duration::from_secs(config.lease_seconds.max(1)))
        .with_posting(posting(config)?);
    service.hold_keys(&name).await.map_err(|no| match no {
        No::Faults(faults) => Stop::BadInput(faults),
        other => refused(&other),
    })?;
    service.keep_shipped().await.map_err(|no| refused(&no))?;
    Ok(Arc::new(service))
}

/// How mails are sent, if any are: then it has to be known from whom they come, and where people read what they announce.
fn posting(config: &Config) -> Result<Option<Posting>, Stop> {
    if config.smtp_url.is_none() {
        return Ok(None);
    }
    match (&config.base_url, &config.mail_from) {
        (Some(base_url), Some(_)) => Ok(Some(Posting {
            base_url: base_url.trim_end_matches('/').to_owned(),
            a_minute: config.mails_a_minute,
        })),
        _ => Err(Fault::in_file("TALKA_SMTP_URL", "fault-mail-settings").into()),
    }
}

/// Whoever hands mails to the mail server, if the installation sends any.
pub(super) fn mailer(config: &Config) -> Result<Option<Arc<Mailer>>, Stop> {
    let Some(url) = &config.smtp_url else { return Ok(None) };
    let from = config.mail_from.as_deref().unwrap_or_default();
    let mailer = Mailer::new(url, from, config.mail_bounces.as_deref());
    mailer
        .map(|mailer| Some(Arc::new(mailer)))
        .map_err(|error| Fault::in_file("TALKA_SMTP_URL", "fault-mail-server").with("error", &error).into())
}

/// The identifiers of the keys in a file, the one that seals first.
pub(super) fn key_identifiers(path: &Path) -> Result<Vec<String>, Stop> {
    let missing = || unreadable(path, &std::io::Error::from(std::io::ErrorKind::NotFound));
    let known = keys(path)?.ok_or_else(missing)?;
    service::identifiers(&known).map_err(|error| unreadable(path, &error))
}

/// Puts a new key before those in the file, unless an exchange that was begun has to be finished first; gives whether it did.
pub(super) fn add_key(path: &Path) -> Result<bool, Stop> {
    if key_identifiers(path)?.len() > 1 {
        return Ok(false);
    }
    let known = keys(path)?.unwrap_or_default();
    write_keys(path, &format!("{}\n{}\n", new_key()?, known.trim()), true)?;
    Ok(true)
}

/// Takes all keys but the newest out of the file.
pub(super) fn keep_newest_key(path: &Path) -> Result<(), Stop> {
    let known = keys(path)?.unwrap_or_default();
    let newest = Vault::newest(&known).map_err(|error| unreadable(path, &error))?;
    write_keys(path, &newest, true)
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
    let runtime = runtime.map_err(|error| refused(&error))?;
    let done = runtime.block_on(task);
    // What nobody waits for any more, such as a page that was being written, must not hold up the end.
    runtime.shutdown_timeout(LEAVING);
    done
}
