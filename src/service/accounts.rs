//! Accounts: signing in, and looking after them. Owns that signing in takes as long for a login that nobody has.

use uuid::Uuid;

use super::{No, Refusal, Service, Wrong, limits::Whence, numbered::numbered, taken, vault::same};
use crate::{
    chance,
    domain::{Administrator, Holder, Role, Staff},
    i18n::sort,
    store::{self, accounts::AccountRow},
};

/// Shortest and longest password, in characters (NIST SP 800-63B-4: 15 where it is the only factor).
const PASSWORD: std::ops::RangeInclusive<usize> = 15..=200;

/// The most that wait for a password to be looked at; more are asked to come back.
const QUEUE: usize = 200;

/// An account as administrators see it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Key.
    pub id: Uuid,
    /// What is typed at sign-in.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where the person works.
    pub organisation: String,
    /// What it may do.
    pub role: Role,
    /// Whether it may sign in.
    pub active: bool,
}

/// An account to be made.
#[derive(Debug, Clone, Default)]
pub struct NewAccount {
    /// What is typed at sign-in.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where the person works, by name.
    pub organisation: String,
    /// The role's word.
    pub role: String,
    /// The first password.
    pub password: String,
}

impl Service {
    /// Signs someone in.
    ///
    /// # Errors
    /// [`No::Wait`] after too many attempts; a refusal that does not say whether login or password is wrong.
    pub async fn sign_in(&self, login: &str, password: &str, from: Whence) -> Result<Staff, No> {
        let login = login.trim().to_lowercase();
        self.limits.password(&login, from)?;
        let account = {
            let mut conn = self.db.read().await?;
            store::accounts::by_login(&mut conn.link(), &login).await?
        };
        let hash = account.as_ref().map_or(NOBODY, |account| account.password.as_str()).to_owned();
        let right = self.is_password(password.to_owned(), hash).await?;
        let staff = account.filter(|account| right && account.active).and_then(|account| staff(&account));
        let Some(staff) = staff else { return Err(Refusal::new("refused-sign-in").into()) };
        let mut tx = self.db.write().await?;
        self.note(&mut tx.link(), Some(&staff), "sign-in", (None, &login)).await?;
        tx.commit().await?;
        Ok(staff)
    }

    /// Who an account is now; `None` when it is gone or may no longer sign in.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn staff(&self, account: Uuid) -> Result<Option<Staff>, No> {
        let mut conn = self.db.read().await?;
        let account = store::accounts::by_id(&mut conn.link(), account).await?;
        Ok(account.filter(|account| account.active).and_then(|account| staff(&account)))
    }

    /// The mark of a device on which this account was signed in.
    pub fn device_mark(&self, login: &str) -> String {
        self.vault.mark(&format!("device:{}", login.trim().to_lowercase()))
    }

    /// Whether a device's mark is this account's.
    pub fn is_device(&self, login: &str, mark: &str) -> bool {
        same(&self.device_mark(login), mark)
    }

    /// Lets someone see their application by its number and access code.
    ///
    /// # Errors
    /// [`No::Wait`] after too many attempts; a refusal that does not say which of the two is wrong.
    pub async fn open_application(&self, number: &str, code: &str, from: Whence) -> Result<Holder, No> {
        self.limits.code(&chance::as_given(number), from)?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let found = numbered(link, number).await?;
        match (self.vault.is_code(found.as_ref(), code), found) {
            (true, Some(found)) => Ok(Holder { application: found.id }),
            _ => Err(Refusal::new("refused-number-or-code").into()),
        }
    }

    /// Every account, by login.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn accounts(&self, _who: &Administrator) -> Result<Vec<Account>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let names = self.organisation_names(link).await?;
        let rows = store::accounts::list(link).await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                Some(Account {
                    id: row.id,
                    role: Role::from_name(&row.role)?,
                    organisation: names.get(&row.organisation).cloned().unwrap_or_default(),
                    login: row.login,
                    name: row.name,
                    active: row.active,
                })
            })
            .collect())
    }

    /// The names of all organisations, by the alphabet.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn organisations(&self, _who: &Administrator) -> Result<Vec<String>, No> {
        let mut conn = self.db.read().await?;
        let names = self.organisation_names(&mut conn.link()).await?;
        let mut names: Vec<String> = names.into_values().collect();
        names.sort_by(|one, other| sort::compare(one, other));
        Ok(names)
    }

    /// Makes an account. Without `who` it is the installation's own command line that asks.
    ///
    /// # Errors
    /// [`No::Invalid`] for each field that is wrong; a refusal when the login is taken.
    pub async fn add_account(&self, who: Option<&Administrator>, new: &NewAccount) -> Result<Uuid, No> {
        let role = checked(new)?;
        let password = self.passwords.hash(new.password.clone()).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let organisation =
            store::accounts::organisation(link, chance::id()?, new.organisation.trim()).await?;
        let row = AccountRow {
            id: chance::id()?,
            organisation,
            login: new.login.trim().to_lowercase(),
            name: new.name.trim().to_owned(),
            role: role.name().to_owned(),
            password,
            active: true,
            created_at: self.now(),
        };
        store::accounts::add(link, &row).await.map_err(|error| match taken(error, "") {
            No::Refused(_) => Wrong::new("login", "wrong-login-taken").into(),
            other => other,
        })?;
        self.note(link, who.map(Administrator::staff), "account-add", (None, &row.login)).await?;
        tx.commit().await?;
        Ok(row.id)
    }

    /// Lets an account sign in, or no longer; one's own stays.
    ///
    /// # Errors
    /// [`No::NotFound`]; a refusal for one's own account.
    pub async fn set_active(&self, who: &Administrator, account: Uuid, active: bool) -> Result<(), No> {
        if who.staff().account == account {
            return Err(Refusal::new("refused-own-account").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = store::accounts::by_id(link, account).await?.ok_or(No::NotFound)?;
        store::accounts::set_active(link, account, active).await?;
        let action = if active { "account-on" } else { "account-off" };
        self.note(link, Some(who.staff()), action, (None, &row.login)).await?;
        Ok(tx.commit().await?)
    }

    async fn is_password(&self, password: String, hash: String) -> Result<bool, No> {
        let Some(_place) = self.limits.queue(QUEUE) else { return Err(No::Wait(5)) };
        self.passwords.is(password, hash).await
    }
}

/// A hash of no password, so that an unknown login costs as much time as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$Jc4vvYVQfZ1m0rE4m3v0Wm9B9XxkYw0f8m2cX3m1w0o";

fn staff(row: &AccountRow) -> Option<Staff> {
    let role = Role::from_name(&row.role)?;
    Some(Staff { account: row.id, organisation: row.organisation, name: row.name.clone(), role })
}

/// Everything that is wrong with a new account, or its role.
pub(super) fn checked(new: &NewAccount) -> Result<Role, No> {
    let mut wrong = Vec::new();
    let login = new.login.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    if login.is_empty() || login.len() > 64 || !login.chars().all(plain) {
        wrong.push(Wrong::new("login", "wrong-login"));
    }
    for (field, text) in [("name", &new.name), ("organisation", &new.organisation)] {
        if text.trim().is_empty() {
            wrong.push(Wrong::new(field, "wrong-missing"));
        } else if text.chars().count() > 120 || text.chars().any(char::is_control) {
            wrong.push(Wrong::new(field, "wrong-text"));
        }
    }
    let role = Role::from_name(&new.role);
    if role.is_none() {
        wrong.push(Wrong::new("role", "wrong-choice"));
    }
    if !PASSWORD.contains(&new.password.chars().count()) {
        wrong.push(Wrong::new("password", "wrong-password"));
    }
    match role {
        Some(role) if wrong.is_empty() => Ok(role),
        _ => Err(No::Invalid(wrong)),
    }
}
