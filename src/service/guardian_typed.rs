//! Who is named as parent or guardian, as it was typed: on a page of its own, or in the form of an application, which asks and does not
//! insist. Owns of whose application the form asks.

use super::{
    Answers, Book, CODE, Named, No, Wrong,
    marks::{self, BORN},
    submit::{digits_in_name, is_contact},
};
use crate::domain::{Arg, Facts, PersonalCode};

/// The longest name or contact, in characters.
const LONGEST: usize = 120;

/// The fields of whoever is named: the name, and by what they are reached.
pub const GUARDIAN: [&str; 2] = ["guardian-name", "guardian-contact"];

/// Reads who is named.
pub(super) fn read(name: &str, contact: &str) -> Result<Named, No> {
    let (name, contact) = (name.trim(), contact.trim());
    let mut wrong = Vec::new();
    for (field, text) in GUARDIAN.into_iter().zip([name, contact]) {
        let most = Arg::Whole(i64::try_from(LONGEST).unwrap_or(i64::MAX));
        if text.is_empty() {
            wrong.push(Wrong::new(field, "wrong-missing"));
        } else if text.chars().count() > LONGEST {
            wrong.push(Wrong::new(field, "wrong-too-long").with("most", most));
        } else if text.chars().any(char::is_control) {
            wrong.push(Wrong::new(field, "wrong-text"));
        } else if field == GUARDIAN[1] && !is_contact(text) {
            wrong.push(Wrong::new(field, "wrong-contact"));
        } else if field == GUARDIAN[0] {
            wrong.extend(digits_in_name(field, text));
        }
    }
    let named = Named { name: name.to_owned(), contact: contact.to_owned() };
    if wrong.is_empty() { Ok(named) } else { Err(No::Invalid(wrong)) }
}

/// That somebody names themselves as their parent or guardian; names are compared as among duplicates.
pub(super) fn not_self(person: &str, named: &Named) -> Result<(), No> {
    if marks::is_same_name(person, &named.name) {
        return Err(No::Invalid(vec![Wrong::new(GUARDIAN[0], "wrong-guardian-self")]));
    }
    Ok(())
}

/// Whether a fact of applicants is their day of birth, by its name.
pub fn is_birth(fact: &str) -> bool {
    BORN.contains(&fact)
}

/// Whether two contacts reach the same: an address whatever its letters, a telephone whatever its blanks and country code.
pub fn is_same_contact(one: &str, other: &str) -> bool {
    marks::is_same_contact(one, other)
}

impl Book {
    /// Whether the form of an application may ask who consents for its person: where consent can be given on a page, and by what was
    /// answered so far the person is young enough to need it, or may be.
    pub fn asks_guardian(&self, answers: &Answers) -> bool {
        let Some(asked) = self.settings.consent.as_ref().filter(|asked| asked.page) else { return false };
        let known = self.rules.pack().asked_applicant().into_iter().filter(|(name, _)| BORN.contains(name));
        let told = known.filter_map(|(name, fact)| {
            let value = self.answer(name, fact, answers.get(name)?).ok()??;
            Some((name.to_owned(), value))
        });
        let told = marks::told(&told.collect::<Facts>());
        let code = answers.get(CODE).and_then(|code| PersonalCode::parse(code.trim()).ok());
        let born = told.or_else(|| code.and_then(|code| code.born()));
        asked.is_needed(born, self.day_of_ages(None))
    }

    /// Whom the form of an application names, where it asks and somebody is named.
    ///
    /// # Errors
    /// What is wrong, at the fields of [`GUARDIAN`].
    pub(super) fn guardian(&self, answers: &Answers) -> Result<Option<Named>, Vec<Wrong>> {
        let [name, contact] =
            GUARDIAN.map(|field| answers.get(field).map(|text| text.trim()).unwrap_or_default());
        if !self.asks_guardian(answers) || (name.is_empty() && contact.is_empty()) {
            return Ok(None);
        }
        let own = answers.get("name").map(String::as_str).unwrap_or_default();
        match read(name, contact).and_then(|named| not_self(own, &named).map(|()| named)) {
            Ok(named) => Ok(Some(named)),
            Err(No::Invalid(wrong)) => Err(wrong),
            Err(_) => Ok(None),
        }
    }
}
