//! The Latvian alphabet (`a ā b c č …`), with numbers inside names by their value: *2. vidusskola* before
//! *10. vidusskola*. Names of places and schools are Latvian in every language of the interface, so there is one order.
//! Only for what people read: identifiers are ordered byte by byte.

use std::{cmp::Ordering, sync::OnceLock};

use icu_collator::{
    CollatorBorrowed, CollatorPreferences, options::CollatorOptions, preferences::CollationNumericOrdering,
};
use icu_locale_core::locale;

/// The alphabet, built once; `None` only if the library came without its own data.
fn alphabet() -> Option<&'static CollatorBorrowed<'static>> {
    static ALPHABET: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    ALPHABET
        .get_or_init(|| {
            let mut preferences = CollatorPreferences::from(locale!("lv"));
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok()
        })
        .as_ref()
}

/// Compares two names by the Latvian alphabet; names that the alphabet holds equal are compared byte by byte,
/// so that the order is total and the same on every machine.
pub fn compare(left: &str, right: &str) -> Ordering {
    let by_alphabet = alphabet().map_or(Ordering::Equal, |alphabet| alphabet.compare(left, right));
    by_alphabet.then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latvian_letters_stand_where_the_alphabet_has_them() {
        let mut names = [
            "Žagare", "Zante", "Ķekava", "Kuldīga", "Cēsis", "Čiekuri", "Dobele", "Āraiši", "Aizpute",
            "Šķaune", "Saldus",
        ];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            [
                "Aizpute", "Āraiši", "Cēsis", "Čiekuri", "Dobele", "Kuldīga", "Ķekava", "Saldus", "Šķaune",
                "Zante", "Žagare"
            ]
        );
    }

    #[test]
    fn numbers_in_names_count_by_value() {
        let mut names = ["10. vidusskola", "2. vidusskola", "Valsts 1. ģimnāzija", "1. vidusskola"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["1. vidusskola", "2. vidusskola", "10. vidusskola", "Valsts 1. ģimnāzija"]);
    }

    #[test]
    fn the_order_is_total() {
        assert_eq!(compare("a", "a"), Ordering::Equal);
        assert_ne!(compare("a\u{200b}", "a"), Ordering::Equal);
    }
}
