//! An application by its number as people type it. Owns that every form takes the same spellings: in small letters, with spaces,
//! with one letter for another.

use crate::{
    chance,
    store::{self, Link, StoreError, applications::ApplicationRow},
};

/// The application of a number as it was typed; nothing where nobody has it.
pub(super) async fn numbered(link: &mut Link<'_>, typed: &str) -> Result<Option<ApplicationRow>, StoreError> {
    let typed = typed.trim();
    let capitals = typed.to_uppercase();
    let close = capitals.chars().filter(|c| !c.is_whitespace()).collect();
    // Numbers that came in with a round have any shape: those of Talka's own are tried last.
    for spelling in [typed.to_owned(), capitals, close, chance::as_given(typed)] {
        let found = store::applications::by_number(link, &spelling).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The number that somebody means who typed this: the application's where there is one, otherwise in its usual spelling.
pub(super) async fn meant(link: &mut Link<'_>, typed: &str) -> Result<String, StoreError> {
    Ok(numbered(link, typed).await?.map_or_else(|| chance::as_given(typed), |row| row.number))
}
