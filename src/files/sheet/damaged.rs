//! Texts that were something else before a programme wrote them: errors of a spreadsheet, words of programmes for nothing, letters
//! that an encoding lost. Owns how they are told from what people write.

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1257};

/// What programmes write where there is nothing.
const NOTHING: [&str; 9] =
    ["nan", "NaN", "NaT", "<NA>", "NULL", "null", "None", "undefined", "[object Object]"];

/// In front of a value that was wrong in the file from which it comes, and would look sound without it.
pub(super) const MARK: &str = "#ERROR!";

/// Whether a text is an error of a spreadsheet in any language: `#N/A`, `#VĒRTĪBA!`, `#ИМЯ?`, `Err:508`, a column too narrow for
/// its number; or a programme's word for nothing.
pub(super) fn is_error(text: &str) -> bool {
    if text.starts_with(MARK) || NOTHING.contains(&text) {
        return true;
    }
    let digits = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.strip_prefix("Err:").is_some_and(digits) {
        return true;
    }
    let Some(rest) = text.strip_prefix('#').filter(|_| !text.contains(char::is_whitespace)) else {
        return false;
    };
    let narrow = !rest.is_empty() && rest.chars().all(|c| c == '#');
    let letters =
        |text: &str| (1..=3).contains(&text.chars().count()) && text.chars().all(char::is_alphabetic);
    let absent = rest.split_once('/').is_some_and(|(front, back)| letters(front) && letters(back));
    let capitals = rest.chars().all(|c| !c.is_lowercase()) && rest.chars().any(char::is_alphabetic);
    narrow || (capitals && (absent || rest.ends_with(['!', '?'])))
}

/// Whether letters of a text are lost: a mark in the place of one inside a word, or two letters of another alphabet in the place
/// of each.
pub(super) fn has_lost_letters(text: &str) -> bool {
    if text.is_ascii() && !text.contains('?') {
        return false;
    }
    let is_address = text.contains("://") || text.contains("www.");
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let inside = |(at, _): (usize, &str)| {
        is_letter(text[..at].chars().next_back())
            && is_letter(text[at..].trim_start_matches('?').chars().next())
    };
    text.contains(char::REPLACEMENT_CHARACTER)
        || (!is_address && text.match_indices('?').any(inside))
        || [WINDOWS_1257, WINDOWS_1252].iter().any(|encoding| is_twice_encoded(text, encoding))
}

/// Whether a text was UTF-8 that somebody read as something else: its bytes there are UTF-8 of letters that people here write.
fn is_twice_encoded(text: &str, encoding: &'static Encoding) -> bool {
    // What the first bytes of such letters look like. In the Baltic encoding those of Cyrillic letters are Latvian ones.
    let begins: &[char] = if encoding == WINDOWS_1252 {
        &['Ã', 'Ä', 'Å', 'Ð', 'Ñ', 'â']
    } else {
        &['Ć', 'Ä', 'Å', 'ā']
    };
    // A word suffices, and other words may have what the encoding does not.
    text.split_whitespace().filter(|word| word.contains(begins)).any(|word| {
        let (bytes, _, unknown) = encoding.encode(word);
        let Ok(before) = std::str::from_utf8(&bytes) else { return false };
        let is_ours = |c: char| is_ours(c) && (encoding == WINDOWS_1252 || !is_cyrillic(c));
        !unknown && before.chars().count() < word.chars().count() && before.chars().all(is_ours)
    })
}

fn is_cyrillic(c: char) -> bool {
    ('А'..='ё').contains(&c)
}

fn is_ours(c: char) -> bool {
    c.is_ascii() || is_cyrillic(c) || "āčēģīķļņōŗšūžĀČĒĢĪĶĻŅŌŖŠŪŽäöüõéąęėįųłóśźż–—“”„’".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_spreadsheets_and_words_for_nothing() {
        for text in [
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#VĒRTĪBA!",
            "#NOSAUKUMS?",
            "#DIV/0!",
            "#DAL./0!",
            "#Н/Д",
            "#ИМЯ?",
            "#ЗНАЧ!",
            "#NAME?",
            "########",
            "Err:508",
            "#ERROR! 12",
            "nan",
            "NULL",
            "<NA>",
        ] {
            assert!(is_error(text), "{text}");
        }
        for text in
            ["", "#", "#12", "# 5", "#1!", "Nan Anna", "Nulle", "none", "#jauniešiem!", "Anna #N/A", "Err:"]
        {
            assert!(!is_error(text), "{text}");
        }
    }

    #[test]
    fn letters_that_an_encoding_lost() {
        for text in [
            "J?nis",
            "B?rzi??-Liepi??",
            "J\u{fffd}nis",
            "LÄ«ga VÄ«tola",
            "Å½anete",
            "Å Ä·Ä“le",
            "Ð\u{90}Ð½Ð½Ð°",
            "Liepa Bērziņš LÄ«ga",
        ] {
            assert!(has_lost_letters(text), "{text}");
        }
        for text in [
            "Žanete Šķēle",
            "Rīga?",
            "kur? kad?",
            "??",
            "Müller Åsa",
            "SKOLAŠ”",
            "„Rīts”",
            "Анна Иванова",
            "https://a.lv/b?c=d",
            "Ähre Öl",
            "12½",
            "Łódź",
            "naïve café",
        ] {
            assert!(!has_lost_letters(text), "{text}");
        }
    }
}
