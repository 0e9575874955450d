//! What people wrote, and what is written about them, beside their applications: objections and answers, grounds, coded reasons. Owns that
//! it is sealed with the person's own key inside what the installation's key seals, so that it goes with that key; and that what was
//! sealed before without it opens as it did.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{No, Service, data_key::DataKey, sealing::VaultError};
use crate::{
    domain::draw::hex,
    store::{self, Link},
};

/// Something of one person, as it stands inside what the installation's key seals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Personal<T> {
    /// Sealed with the person's own key: hexadecimal digits.
    Own {
        /// The digits.
        own: String,
    },
    /// Without one: there is no application that it belongs to.
    Plain(T),
}

impl<T: Serialize + DeserializeOwned> Personal<T> {
    /// Seals a value for a place with a person's own key, where there is one.
    pub(super) fn seal(key: Option<&DataKey>, place: &str, value: T) -> Result<Self, VaultError> {
        Ok(match key {
            Some(key) => Self::Own { own: hex(&key.seal(place, &value)?) },
            None => Self::Plain(value),
        })
    }

    /// The value; nothing once the person's key is gone.
    pub(super) fn open(self, key: Option<&DataKey>, place: &str) -> Result<Option<T>, VaultError> {
        match (self, key) {
            (Self::Plain(value), _) => Ok(Some(value)),
            (Self::Own { own }, Some(key)) => key.open(place, &bytes(&own)?).map(Some),
            (Self::Own { .. }, None) => Ok(None),
        }
    }
}

/// The bytes of hexadecimal digits.
pub(super) fn bytes(digits: &str) -> Result<Vec<u8>, VaultError> {
    let pair = |at: usize| {
        let pair = digits.get(at..at + 2).ok_or(VaultError::Damaged)?;
        u8::from_str_radix(pair, 16).map_err(|_| VaultError::Damaged)
    };
    (0..digits.len()).step_by(2).map(pair).collect()
}

impl Service {
    /// The own key of an application; `None` where it was erased.
    pub(super) async fn own_key(
        &self,
        link: &mut Link<'_>,
        application: Uuid,
    ) -> Result<Option<DataKey>, No> {
        let row = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        Ok(self.vault.key_of(&row)?)
    }

    /// Seals something of the person of an application.
    pub(super) async fn seal_own<T: Serialize + DeserializeOwned>(
        &self,
        link: &mut Link<'_>,
        (application, place): (Uuid, &str),
        value: T,
    ) -> Result<Vec<u8>, No> {
        let key = self.own_key(link, application).await?;
        Ok(self.vault.seal(place, &Personal::seal(key.as_ref(), place, value)?)?)
    }

    /// Opens something of the person of an application; nothing where that was erased.
    pub(super) async fn open_own<T: Serialize + DeserializeOwned>(
        &self,
        link: &mut Link<'_>,
        (application, place): (Uuid, &str),
        sealed: &[u8],
    ) -> Result<Option<T>, No> {
        let kept: Personal<T> = self.vault.open(place, sealed)?;
        let key = self.own_key(link, application).await?;
        Ok(kept.open(key.as_ref(), place)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Vault;

    #[test]
    fn what_is_somebodys_own_opens_with_their_key_alone_and_what_was_plain_as_before() {
        let vault = Vault::new(&"a".repeat(64)).unwrap();
        let (_, key) = vault.new_key(Uuid::from_u128(1)).unwrap();
        let (_, other) = vault.new_key(Uuid::from_u128(2)).unwrap();
        let text = "Iebildums, “ž”".to_owned();
        let own = Personal::seal(Some(&key), "place", text.clone()).unwrap();
        assert_eq!(own.clone().open(Some(&key), "place").unwrap(), Some(text.clone()));
        assert_eq!(own.clone().open(None, "place").unwrap(), None);
        assert!(
            own.clone().open(Some(&other), "place").is_err()
                && own.clone().open(Some(&key), "other").is_err()
        );
        let written = serde_json::to_string(&own).unwrap();
        assert!(!written.contains("Iebildums"), "{written}");
        let before: Personal<String> = serde_json::from_str("\"Iebildums\"").unwrap();
        assert_eq!(before.open(None, "place").unwrap().as_deref(), Some("Iebildums"));
    }
}
