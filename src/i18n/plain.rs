//! A text as it is compared: small letters and digits, without the marks that are left out in a hurry.

use crate::domain::text::unmarked;

/// A text without case, spaces, punctuation and marks on letters: what is typed in a hurry finds what was written with care.
pub fn plain(name: &str) -> String {
    unmarked(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_a_hurry_is_the_same() {
        for text in ["Šķērsiela, 5.", "skersiela 5", "ŠĶĒRSIELA-5", "s\u{30c}ķērsiela5"] {
            assert_eq!(plain(text), "skersiela5", "{text}");
        }
        assert_eq!(plain("Ёлка"), "елка");
        assert_eq!(
            plain("Õnne Müller-Nowak, Łódź"),
            "onnemullernowakłodz",
            "marks of every language; ł is a letter"
        );
        assert_eq!(plain("И\u{306}онас"), plain("Йонас"), "composed in one way or the other");
    }
}
