//! Settings of an installation: a commented file, then `TALKA_…` variables, then options; the later wins.
//! Owns their names, defaults and what is wrong with them.

use std::{net::SocketAddr, path::PathBuf};

use serde::Deserialize;

/// Settings of a service.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address by which people reach it, `https://…`; cookies are then sent over TLS only.
    pub base_url: Option<String>,
    /// File with the secret key, 64 hexadecimal digits; made at the first start where it is missing.
    pub key_file: PathBuf,
    /// Runs computed at the same time in this process; 0 leaves them to `talka worker`.
    pub workers: usize,
    /// Whether the address of whoever asks is taken from `X-Forwarded-For`: only behind a proxy that sets it.
    pub behind_proxy: bool,
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
            behind_proxy: false,
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
    /// See [`Config::behind_proxy`].
    pub behind_proxy: Option<bool>,
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
            behind_proxy: set.behind_proxy.unwrap_or(self.behind_proxy),
            demonstration: self.demonstration,
        }
    }
}
