//! How it stands with what a person and an employer agreed on, on the page of an application.

use crate::{i18n::Tr, service::Mine, web::agreed::told};

/// How it stands, where anything was agreed and the application stands.
pub(in crate::web) fn agreed_note(tr: Tr, mine: &Mine) -> Option<String> {
    let pair = mine.agreed.as_ref().filter(|_| mine.application.withdrawn.is_none())?;
    let given =
        mine.letter.as_ref().filter(|letter| letter.is_award()).and_then(|letter| letter.place.as_ref());
    let given = given.is_some_and(|place| place.number == pair.place.placement.id.as_str());
    told(tr, pair, (mine.letter.is_some(), given))
}
