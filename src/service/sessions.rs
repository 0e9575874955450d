//! Sessions: kept sealed, as what is typed into a form may be in them, and under a keyed hash of the cookie: a copy of the
//! database opens none.

use chrono::{DateTime, Utc};

use super::{No, Service};
use crate::store;

impl Service {
    /// Keeps a session's content until a moment.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn keep_session(&self, id: &str, content: &str, until: DateTime<Utc>) -> Result<(), No> {
        let id = self.vault.session(id);
        let sealed = self.vault.seal(&format!("session:{id}"), &content)?;
        let mut tx = self.db.write().await?;
        store::sessions::save(&mut tx.link(), &id, &sealed, until).await?;
        Ok(tx.commit().await?)
    }

    /// A session's content, `None` when it is unknown or has run out.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn session(&self, id: &str) -> Result<Option<String>, No> {
        let id = self.vault.session(id);
        let mut conn = self.db.read().await?;
        let Some(sealed) = store::sessions::load(&mut conn.link(), &id, self.now()).await? else {
            return Ok(None);
        };
        // Sealed with an earlier key: the person signs in again.
        Ok(self.vault.open(&format!("session:{id}"), &sealed).ok())
    }

    /// Forgets a session.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn drop_session(&self, id: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        store::sessions::delete(&mut tx.link(), &self.vault.session(id)).await?;
        Ok(tx.commit().await?)
    }
}
