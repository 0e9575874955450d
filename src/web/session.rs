//! Sessions in our own tables: the shape that tower-sessions asks for. Owns the names of what a session holds.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::DateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::service::{No, Service};

/// Key of the account that is signed in.
pub(super) const ACCOUNT: &str = "account";
/// Key of the application that was opened with its number and code.
pub(super) const HOLDING: &str = "holding";
/// Key of the parent or guardian who was let in.
pub(super) const GUARDING: &str = "guarding";
/// A form that was sent after the session had run out.
pub(super) const KEPT: &str = "kept";
/// What [`KEPT`] holds.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    /// Where the form was sent.
    pub(super) path: String,
    /// The mark of the device from which it was sent.
    pub(super) device: String,
    /// What was typed, by field.
    pub(super) fields: Vec<(String, String)>,
}

/// A sentence for the next page: its key.
pub(super) const SAID: &str = "said";

/// Sessions of a service.
#[derive(Clone)]
pub(super) struct Sessions(pub(super) Arc<Service>);

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

fn backend(no: &No) -> Error {
    Error::Backend(no.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    // Identifiers are 128 random bits: that a new one is taken already does not happen.
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let content = serde_json::to_string(record).map_err(|error| Error::Encode(error.to_string()))?;
        let until = DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0);
        let until = until.ok_or_else(|| Error::Encode("expiry".to_owned()))?;
        self.0.keep_session(&record.id.to_string(), &content, until).await.map_err(|no| backend(&no))
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let content = self.0.session(&id.to_string()).await.map_err(|no| backend(&no))?;
        Ok(content.and_then(|content| serde_json::from_str(&content).ok()))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.drop_session(&id.to_string()).await.map_err(|no| backend(&no))
    }
}
