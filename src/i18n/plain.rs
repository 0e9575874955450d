//! A text as it is compared: small letters and digits, without the marks that are left out in a hurry. Owns which letters have
//! such marks.

use crate::domain::text::normal;

/// A text without case, spaces, punctuation and marks on letters: what is typed in a hurry finds what was written with care.
pub fn plain(name: &str) -> String {
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let letters = normal(name);
    let letters = letters.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(c) && c.is_alphanumeric());
    letters.map(without_mark).collect()
}

/// Latvian letters and the Russian ё without their marks.
fn without_mark(letter: char) -> char {
    match letter {
        'ā' => 'a',
        'č' => 'c',
        'ē' => 'e',
        'ģ' => 'g',
        'ī' => 'i',
        'ķ' => 'k',
        'ļ' => 'l',
        'ņ' => 'n',
        'ō' => 'o',
        'ŗ' => 'r',
        'š' => 's',
        'ū' => 'u',
        'ž' => 'z',
        'ё' => 'е',
        other => other,
    }
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
        assert_eq!(plain("И\u{306}онас"), plain("Йонас"), "composed in one way or the other");
    }
}
