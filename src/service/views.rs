//! Tables of applications that caseworkers keep under a name, to see them again. Owns who sees which, that only whoever keeps one
//! changes it, and that what is looked for by name or contact is no part of any.

use uuid::Uuid;

use super::{No, Service, Wrong};
use crate::{
    chance,
    domain::{Arg, Caseworker},
    store::{self, StoreError, views::ViewRow},
};

/// The longest name of a table, in characters.
const LONGEST_NAME: usize = 60;

/// The longest address of one, in bytes.
const LONGEST_QUERY: usize = 2_000;

/// So many of one's own can be kept in a programme.
const MOST: usize = 50;

/// A kept table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Key.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What its address says.
    pub query: String,
    /// Whether everybody of the authority sees it.
    pub shared: bool,
    /// Whether whoever looks keeps it.
    pub own: bool,
    /// Who keeps it.
    pub by: String,
}

/// A name as it was typed.
pub(super) fn named(typed: &str) -> Result<String, Wrong> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(Wrong::new("name", "wrong-missing"))
    } else if name.chars().count() > LONGEST_NAME {
        let most = i64::try_from(LONGEST_NAME).unwrap_or(i64::MAX);
        Err(Wrong::new("name", "wrong-too-long").with("most", Arg::Whole(most)))
    } else if name.chars().any(char::is_control) {
        Err(Wrong::new("name", "wrong-text"))
    } else {
        Ok(name)
    }
}

/// That a name is taken, at its field.
fn name_taken(error: StoreError) -> No {
    match error {
        StoreError::Taken => Wrong::new("name", "wrong-view-taken").into(),
        other => other.into(),
    }
}

impl Service {
    /// The kept tables that a caseworker sees beside a round, by name.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn views(&self, who: &Caseworker, slug: &str) -> Result<Vec<View>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let whose = (row.authority, who.staff().account);
        let kept = store::views::seen(link, whose, (&row.programme, row.id)).await?;
        let accounts = store::accounts::list(link).await?;
        let view = |kept: ViewRow| View {
            by: accounts
                .iter()
                .find(|one| one.id == kept.account)
                .map_or_else(String::new, |one| one.name.clone()),
            own: kept.account == who.staff().account,
            id: kept.id,
            name: kept.name,
            query: kept.query,
            shared: kept.shared,
        };
        Ok(kept.into_iter().map(view).collect())
    }

    /// Keeps a table of a round under a name; `alone` where it names something that other rounds of the programme do not have.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `name`.
    pub async fn keep_view(
        &self,
        who: &Caseworker,
        slug: &str,
        (typed, query, alone): (&str, &str, bool),
        shared: bool,
    ) -> Result<Uuid, No> {
        if query.len() > LONGEST_QUERY {
            return Err(super::Refusal::new("refused-form").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let name = named(typed)?;
        let account = who.staff().account;
        let seen = store::views::seen(link, (row.authority, account), (&row.programme, row.id)).await?;
        if seen.iter().filter(|one| one.account == account).count() >= MOST {
            let most = Arg::Whole(i64::try_from(MOST).unwrap_or(i64::MAX));
            return Err(Wrong::new("name", "wrong-view-many").with("most", most).into());
        }
        let kept = ViewRow {
            id: chance::id()?,
            authority: row.authority,
            account,
            programme: row.programme.clone(),
            round: alone.then_some(row.id),
            name,
            query: query.to_owned(),
            shared,
            at: self.received(link).await?,
        };
        store::views::add(link, &kept).await.map_err(name_taken)?;
        self.note(link, Some(who.staff()), "view-keep", (Some(row.id), "")).await?;
        tx.commit().await?;
        Ok(kept.id)
    }

    /// Calls one's own table otherwise, and says whether everybody of the authority sees it.
    ///
    /// # Errors
    /// [`No::NotFound`] for another's; [`No::Invalid`] at `name`.
    pub async fn change_view(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        (typed, shared): (&str, bool),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let name = named(typed)?;
        let changed = store::views::change(link, (id, who.staff().account), (&name, shared)).await;
        if !changed.map_err(name_taken)? {
            return Err(No::NotFound);
        }
        self.note(link, Some(who.staff()), "view-change", (Some(row.id), "")).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets one's own table. A second time there is nothing to forget.
    ///
    /// # Errors
    /// [`No::NotFound`] for another's.
    pub async fn forget_view(&self, who: &Caseworker, slug: &str, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        if !store::views::forget(link, (id, who.staff().account)).await? {
            return Err(No::NotFound);
        }
        self.note(link, Some(who.staff()), "view-forget", (Some(row.id), "")).await?;
        Ok(tx.commit().await?)
    }
}
