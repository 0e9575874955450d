//! What a page carries for whoever looks at it: sealed, so that nothing of it is kept here until it is sent for good, nobody
//! can read it elsewhere, and nobody can make or change it. Owns how long a page may lie open.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{No, Refusal, Service};
use crate::chance;

/// How long a page may lie open before it is sent.
pub(super) const LASTS: TimeDelta = TimeDelta::hours(8);

#[derive(Serialize, Deserialize)]
struct Carried<T> {
    /// When the page was made.
    at: DateTime<Utc>,
    what: T,
}

impl Service {
    /// Seals what a page carries, as of now. `place` says what it is and of which round: elsewhere it does not open.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub fn carry<T: Serialize>(&self, place: &str, what: &T) -> Result<String, No> {
        let sealed = self.vault.seal(&format!("page:{place}"), &Carried { at: self.now(), what })?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode(sealed))
    }

    /// What a page carried.
    ///
    /// # Errors
    /// Refusals: `refused-form` for what we did not seal for this place, `refused-form-old` when the page lay open too long.
    pub fn carried<T: DeserializeOwned>(&self, place: &str, text: &str) -> Result<T, No> {
        let strange = || No::from(Refusal::new("refused-form"));
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| strange())?;
        let opened = self.vault.open::<Carried<T>>(&format!("page:{place}"), &sealed);
        let Carried { at, what } = opened.map_err(|_| strange())?;
        if self.now() >= at + LASTS {
            return Err(Refusal::new("refused-form-old").into());
        }
        Ok(what)
    }

    /// The mark of a form: the keyed hash of its token. What is kept of a token is this, so that whoever has the database has
    /// no form.
    pub fn form_mark(&self, token: &str) -> String {
        self.vault.mark(&format!("form:{token}"))
    }

    /// A token for a form, so that one form sent twice does one thing.
    ///
    /// # Errors
    /// [`No::Broken`] without random bytes.
    pub fn token(&self) -> Result<String, No> {
        Ok(chance::token()?)
    }
}
