//! Organisations, and the accounts of people who work with rounds.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, can_be_there};

/// An account as it is kept.
#[derive(Debug, Clone)]
pub struct AccountRow {
    /// Key.
    pub id: Uuid,
    /// Where the person works.
    pub organisation: Uuid,
    /// What is typed at sign-in.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// `department`, `caseworker` or `administrator`.
    pub role: String,
    /// Hash of the password, in the PHC form.
    pub password: String,
    /// Whether the person may sign in.
    pub active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

from_row!(AccountRow { id, organisation, login, name, role, password, active, created_at });

/// Adds an organisation, or finds the one of this name.
///
/// # Errors
/// [`StoreError`].
pub async fn organisation(link: &mut Link<'_>, id: Uuid, name: &str) -> Result<Uuid, StoreError> {
    let kept = value!(
        link,
        Uuid,
        "INSERT INTO organisation (id, name) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id",
        id,
        name
    )?;
    Ok(kept.unwrap_or(id))
}

/// An organisation's name.
///
/// # Errors
/// [`StoreError`].
pub async fn organisation_name(link: &mut Link<'_>, id: Uuid) -> Result<Option<String>, StoreError> {
    value!(link, String, "SELECT name FROM organisation WHERE id = $1", id)
}

/// Every organisation: key and name.
///
/// # Errors
/// [`StoreError`].
pub async fn organisations(link: &mut Link<'_>) -> Result<Vec<(Uuid, String)>, StoreError> {
    all!(link, (Uuid, String), "SELECT id, name FROM organisation")
}

/// Adds an account.
///
/// # Errors
/// [`StoreError::Taken`] when the login is.
pub async fn add(link: &mut Link<'_>, account: &AccountRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO account (id, organisation, login, name, role, password, active, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        account.id,
        account.organisation,
        &account.login,
        &account.name,
        &account.role,
        &account.password,
        account.active,
        account.created_at
    )?;
    Ok(())
}

/// The account of a login.
///
/// # Errors
/// [`StoreError`].
pub async fn by_login(link: &mut Link<'_>, login: &str) -> Result<Option<AccountRow>, StoreError> {
    if !can_be_there(login) {
        return Ok(None);
    }
    one!(link, AccountRow, "SELECT * FROM account WHERE login = $1", login)
}

/// The account of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<AccountRow>, StoreError> {
    one!(link, AccountRow, "SELECT * FROM account WHERE id = $1", id)
}

/// Every account, with the name of its organisation.
///
/// # Errors
/// [`StoreError`].
pub async fn list(link: &mut Link<'_>) -> Result<Vec<AccountRow>, StoreError> {
    all!(link, AccountRow, "SELECT * FROM account ORDER BY login")
}

/// Lets an account sign in, or no longer.
///
/// # Errors
/// [`StoreError`].
pub async fn set_active(link: &mut Link<'_>, id: Uuid, active: bool) -> Result<bool, StoreError> {
    Ok(run!(link, "UPDATE account SET active = $2 WHERE id = $1", id, active)? == 1)
}
