//! The installation's keys held against the database before anything is served, and exchanged for new ones. Owns what is
//! refused: no key is made beside data that another one sealed, and no service runs with a key that does not open it.

use uuid::Uuid;

use super::{No, Service, Vault};
use crate::{
    domain::Fault,
    store::{self, Db, Link, keys::KeyRow, keys::SEALED, keys::Sealed},
};

/// How many values are sealed anew in one transaction: others write between two of them.
const STEP: u32 = 200;

/// The place of canaries.
const CANARY: &str = "sealing-key";

/// What an installation's key has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needed {
    /// Nothing is sealed yet: any key will do.
    Any,
    /// The keys of these identifiers, the newest first.
    These(Vec<String>),
    /// Something is sealed, and nobody noted with which key.
    Unnoted,
}

/// What a database needs, before there is a key to ask it with.
///
/// # Errors
/// [`No::Broken`].
pub async fn needed(db: &Db) -> Result<Needed, No> {
    let mut conn = db.read().await?;
    let link = &mut conn.link();
    let known = store::keys::list(link).await?;
    if !known.is_empty() {
        return Ok(Needed::These(known.into_iter().map(|row| row.id).collect()));
    }
    for of in &SEALED {
        if store::keys::any(link, of).await?.is_some() {
            return Ok(Needed::Unnoted);
        }
    }
    Ok(Needed::Any)
}

/// Why the keys in a file are not those of a database, for whoever starts the service.
pub fn key_fault(file: &str, needed: &Needed, held: &[String]) -> Fault {
    let (needed, key) = match (needed, held.is_empty()) {
        (Needed::These(ids), true) => (ids.join(", "), "fault-key-missing"),
        (Needed::These(ids), false) => (ids.join(", "), "fault-key-other"),
        (_, true) => (String::new(), "fault-key-missing-unnoted"),
        (_, false) => (String::new(), "fault-key-unnoted"),
    };
    Fault::in_file(file, key).with("needed", &needed).with("held", &held.join(", "))
}

impl Service {
    /// Holds the keys against the database, and notes the newest; then finishes an exchange of keys that was begun.
    /// `file` is where the keys came from.
    ///
    /// # Errors
    /// [`No::Faults`] when they are not this database's keys.
    pub async fn hold_keys(&self, file: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        store::keys::lock(link).await?;
        if !self.keys_fit(link).await? {
            drop(tx);
            let fault = key_fault(file, &needed(&self.db).await?, &self.vault.keys());
            return Err(No::Faults(fault.into()));
        }
        let row = KeyRow {
            id: self.vault.key(),
            canary: self.vault.seal(CANARY, &self.canary(&self.vault.key()))?,
            added_at: self.now(),
        };
        let noted = store::keys::list(link).await?;
        store::keys::add(link, &row).await?;
        // Noted by an exchange that was begun; or by nobody, and older keys are at hand for something.
        let begun =
            if noted.is_empty() { self.keys().len() > 1 } else { noted.iter().any(|one| one.id != row.id) };
        tx.commit().await?;
        if begun {
            self.reseal().await?;
        }
        Ok(())
    }

    /// Whether every key with which something may be sealed is at hand and opens its canary.
    pub(super) async fn keys_fit(&self, link: &mut Link<'_>) -> Result<bool, No> {
        let known = store::keys::list(link).await?;
        if known.is_empty() {
            return self.opens_something(link).await;
        }
        Ok(known.iter().all(|row| {
            self.vault.open::<String>(CANARY, &row.canary).is_ok_and(|said| said == self.canary(&row.id))
        }))
    }

    /// What a canary says: whose it is, and by a mark that marks are still made with the same key.
    fn canary(&self, id: &str) -> String {
        format!("{id} {}", self.vault.mark(CANARY))
    }

    /// Where no key was noted: whether what is sealed can be opened, or nothing is.
    async fn opens_something(&self, link: &mut Link<'_>) -> Result<bool, No> {
        for of in &SEALED {
            if let Some((id, sealed)) = store::keys::any(link, of).await? {
                return Ok(self.vault.open_bytes(&place(of, id), &sealed).is_ok());
            }
        }
        Ok(true)
    }

    /// Seals anew what older keys sealed, and then forgets the older keys; gives how many values that were. Of an application that
    /// is its own key alone: what is sealed with that stays as it is. Ended in the
    /// middle, it goes on from there the next time: until it is done, all keys are needed.
    ///
    /// # Errors
    /// [`No::Broken`] when a value cannot be opened; the older keys are not forgotten then.
    pub async fn reseal(&self) -> Result<u64, No> {
        let mut count = 0;
        for of in &SEALED {
            let mut last = Uuid::nil();
            while let Some(next) = self.reseal_step(of, last, &mut count).await? {
                last = next;
            }
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        // Found by a hash that the older key made: whoever was signed in signs in again.
        if count > 0 || store::keys::list(link).await?.len() > 1 {
            store::sessions::forget_all(link).await?;
        }
        store::keys::keep_only(link, &self.vault.key()).await?;
        tx.commit().await?;
        Ok(count)
    }

    /// One transaction's worth of a column; gives the row behind which to go on.
    async fn reseal_step(&self, of: &Sealed, last: Uuid, count: &mut u64) -> Result<Option<Uuid>, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let rows = store::keys::after(link, of, (last, STEP)).await?;
        let Some((next, _)) = rows.last() else { return Ok(None) };
        let next = *next;
        let mut changed = Vec::new();
        for (id, before) in rows {
            if let Some(after) = self.vault.reseal(&place(of, id), &before)? {
                changed.push((id, before, after));
            }
        }
        if !changed.is_empty() {
            link.open_for_sealing(of.table).await?;
            for (id, before, after) in &changed {
                store::keys::put(link, of, *id, (before, after)).await?;
            }
            link.close_again(of.table).await?;
            *count += changed.len() as u64;
            tx.commit().await?;
        }
        Ok(Some(next))
    }

    /// The identifiers of the keys at hand, the one that seals first.
    pub fn keys(&self) -> Vec<String> {
        self.vault.keys()
    }
}

/// The identifiers of the keys in a key file's text, the one that seals first.
///
/// # Errors
/// [`super::VaultError::Key`].
pub fn identifiers(text: &str) -> Result<Vec<String>, super::VaultError> {
    Ok(Vault::new(text)?.keys())
}

fn place(of: &Sealed, id: Uuid) -> String {
    super::place_of(of.place, id)
}
