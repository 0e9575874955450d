//! What every handler gets: the service and its settings.

use std::sync::Arc;

use super::server::Patience;
use crate::{config::Config, service::Service};

/// What every handler gets.
#[derive(Clone)]
pub struct App {
    pub(super) service: Arc<Service>,
    pub(super) config: Arc<Config>,
    pub(super) patience: Patience,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

impl App {
    /// The pages of a service.
    pub fn new(service: Arc<Service>, config: Config) -> Self {
        Self { service, config: Arc::new(config), patience: Patience::default() }
    }

    /// The same with other times for which anyone is waited for.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }
}
