//! Settings of an installation: a commented file, then `TALKA_…` variables, then options; the later wins.
//! Owns their names, defaults and what is wrong with them.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
    str::FromStr,
};

use ipnet::IpNet;
use serde::Deserialize;

/// Which proxies in front are trusted to say for whom they ask.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Proxies {
    /// So many, whatever their addresses.
    Count(usize),
    /// Those in these networks.
    Networks(Vec<IpNet>),
}

impl Proxies {
    /// Whether an address, so many proxies away, is one of a trusted proxy.
    pub fn trust(&self, hop: usize, address: IpAddr) -> bool {
        match self {
            Self::Count(count) => hop < *count,
            Self::Networks(networks) => networks.iter().any(|network| network.contains(&address)),
        }
    }
}

/// What is neither a number nor a list of networks.
#[derive(Debug, thiserror::Error)]
#[error("a number of proxies, or addresses and networks with commas between: 2, or 10.0.0.0/8,192.0.2.7")]
pub struct NoProxies;

impl FromStr for Proxies {
    type Err = NoProxies;

    fn from_str(text: &str) -> Result<Self, NoProxies> {
        if let Ok(count) = text.trim().parse() {
            return Ok(Self::Count(count));
        }
        let network =
            |text: &str| text.parse().ok().or_else(|| Some(IpNet::from(text.parse::<IpAddr>().ok()?)));
        let networks = text.split(',').map(|part| network(part.trim()));
        networks.collect::<Option<Vec<_>>>().map(Self::Networks).ok_or(NoProxies)
    }
}

impl TryFrom<String> for Proxies {
    type Error = NoProxies;

    fn try_from(text: String) -> Result<Self, NoProxies> {
        text.parse()
    }
}

/// How many applications a minute come from one address where nothing else is set: a whole school has one.
const APPLICATIONS_A_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(120 - 1);

/// How many mails a minute are handed to the mail server where nothing else is set.
const MAILS_A_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(60 - 1);

/// Settings of a service.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address by which people reach it, `https://…`; cookies are then sent over TLS only.
    pub base_url: Option<String>,
    /// File with the secret key, 64 hexadecimal digits; made at the first start, on an empty database, where it is missing.
    pub key_file: PathBuf,
    /// Runs computed at the same time in this process; 0 leaves them to `talka worker`.
    pub workers: usize,
    /// The proxies in front whose `X-Forwarded-For` says who asks.
    pub trusted_proxies: Proxies,
    /// How many applications a minute are taken from one address.
    pub applications_a_minute: NonZeroU32,
    /// Seconds for which a worker that says nothing is believed to be alive, and its run is left to it.
    pub lease_seconds: u64,
    /// The mail server, `smtps://user:password@host` or `smtp://host:25`; without it no mail is sent.
    pub smtp_url: Option<String>,
    /// From whom mails come: an address, or `Name <address>`.
    pub mail_from: Option<String>,
    /// Where mails come back to that cannot be delivered; otherwise to whom they come from.
    pub mail_bounces: Option<String>,
    /// How many mails a minute the mail server takes.
    pub mails_a_minute: NonZeroU32,
    /// Accounts and applications that the start page of a demonstration names; nothing in an installation.
    pub demonstration: Vec<Shown>,
}

/// Someone whom the start page of a demonstration names.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Key of the catalogue.
    pub key: String,
    /// User name, or number of an application.
    pub name: String,
    /// Password, or access code.
    pub secret: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite:talka.db".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: None,
            key_file: PathBuf::from("talka.key"),
            workers: 1,
            trusted_proxies: Proxies::Count(0),
            applications_a_minute: APPLICATIONS_A_MINUTE,
            lease_seconds: 60,
            smtp_url: None,
            mail_from: None,
            mail_bounces: None,
            mails_a_minute: MAILS_A_MINUTE,
            demonstration: Vec::new(),
        }
    }
}

/// The file's keys; each may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfigFile {
    /// See [`Config::database_url`].
    pub database_url: Option<String>,
    /// See [`Config::listen`].
    pub listen: Option<SocketAddr>,
    /// See [`Config::base_url`].
    pub base_url: Option<String>,
    /// See [`Config::key_file`].
    pub key_file: Option<PathBuf>,
    /// See [`Config::workers`].
    pub workers: Option<usize>,
    /// See [`Config::trusted_proxies`].
    pub trusted_proxies: Option<Proxies>,
    /// See [`Config::applications_a_minute`].
    pub applications_a_minute: Option<NonZeroU32>,
    /// See [`Config::lease_seconds`].
    pub lease_seconds: Option<u64>,
    /// See [`Config::smtp_url`].
    pub smtp_url: Option<String>,
    /// See [`Config::mail_from`].
    pub mail_from: Option<String>,
    /// See [`Config::mail_bounces`].
    pub mail_bounces: Option<String>,
    /// See [`Config::mails_a_minute`].
    pub mails_a_minute: Option<NonZeroU32>,
}

impl Config {
    /// Takes over what another place sets.
    #[must_use]
    pub fn with(self, set: ConfigFile) -> Self {
        Self {
            database_url: set.database_url.unwrap_or(self.database_url),
            listen: set.listen.unwrap_or(self.listen),
            base_url: set.base_url.or(self.base_url),
            key_file: set.key_file.unwrap_or(self.key_file),
            workers: set.workers.unwrap_or(self.workers),
            trusted_proxies: set.trusted_proxies.unwrap_or(self.trusted_proxies),
            applications_a_minute: set.applications_a_minute.unwrap_or(self.applications_a_minute),
            lease_seconds: set.lease_seconds.unwrap_or(self.lease_seconds),
            smtp_url: set.smtp_url.or(self.smtp_url),
            mail_from: set.mail_from.or(self.mail_from),
            mail_bounces: set.mail_bounces.or(self.mail_bounces),
            mails_a_minute: set.mails_a_minute.unwrap_or(self.mails_a_minute),
            demonstration: self.demonstration,
        }
    }
}
