//! Languages, and texts that come as data in all of them (a rule's wording, a round's name).
//! Sentences of the product itself stand in the catalogues (`i18n`). Owns as well when two texts are the same one.

use std::{borrow::Cow, fmt};

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{Dash, GeneralCategory, GeneralCategoryGroup},
};
use serde::{Deserialize, Serialize};

/// A language of the interface, Latvian first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Latvian.
    #[default]
    Lv,
    /// English.
    En,
    /// Russian.
    Ru,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Lv, Self::En, Self::Ru];

    /// `lv`, `en` or `ru`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lv => "lv",
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// The language of a code such as `lv` or `ru_RU.UTF-8`; `None` for any other.
    pub fn from_code(code: &str) -> Option<Self> {
        let two = code.get(..2)?;
        let rest = &code[2..];
        let known = Self::ALL.into_iter().find(|lang| lang.code() == two)?;
        (rest.is_empty() || rest.starts_with(['_', '-', '.'])).then_some(known)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One text in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Texts {
    /// Latvian.
    pub lv: String,
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
}

impl Texts {
    /// The same text in every language (a name that is not translated).
    pub fn same(text: &str) -> Self {
        Self { lv: text.to_owned(), en: text.to_owned(), ru: text.to_owned() }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Lv => &self.lv,
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        }
    }
}

/// Characters that nobody sees: a soft hyphen, joiners, direction marks, a byte-order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A text as it is kept and compared: letters composed (Unicode NFC), every kind of blank a space, no two in a row and none
/// at the ends, nothing invisible. Two texts that look the same are the same; tabs and other control characters stay, since
/// they are faults and not blanks.
pub fn normal(text: &str) -> Cow<'_, str> {
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if plain(text) && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut normal = String::with_capacity(text.len());
    let seen = text.chars().filter(|c| !is_invisible(*c));
    for c in ComposingNormalizerBorrowed::new_nfc().normalize_iter(seen) {
        let blank = c.is_whitespace() && !c.is_control();
        if !blank {
            normal.push(c);
        } else if !normal.is_empty() && !normal.ends_with(' ') {
            normal.push(' ');
        }
    }
    normal.truncate(normal.trim_end_matches(' ').len());
    Cow::Owned(normal)
}

/// A text in small letters without marks on them, by Unicode's own tables: `Šķēle` and `skele` are one.
pub fn unmarked(text: &str) -> String {
    let category = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: &char| GeneralCategoryGroup::Mark.contains(category.get(*c));
    let text = normal(text).to_lowercase();
    DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars()).filter(|c| !is_mark(c)).collect()
}

/// Whether a character is a dash or a hyphen of any kind.
pub fn is_dash(c: char) -> bool {
    CodePointSetData::new::<Dash>().contains(c)
}

/// A text without what is easily left out or added in typing: case, diacritics, the kind of dash and of quotation marks. For
/// finding what somebody meant, never for deciding that two texts are the same.
pub fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        dash if is_dash(dash) => '-',
        other => other,
    };
    unmarked(text).chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_the_same_are_the_same() {
        for text in [
            "Piemēri 2",
            "Pieme\u{304}ri 2",
            " Piemēri 2",
            "Piemēri\u{a0}2\u{a0}",
            "Piemēri \u{2009}\u{202f} 2\u{3000}",
            "\u{feff}Piem\u{ad}ēri\u{200b} 2",
        ] {
            assert_eq!(normal(text), "Piemēri 2", "{text:?}");
            assert_eq!(folded(text), "piemeri 2", "{text:?}");
        }
        for text in ["piemēri 2", "Piemeri 2", "Piemēri2", "Piemēri-2"] {
            assert_ne!(normal(text), "Piemēri 2", "{text}");
        }
        assert_eq!(normal("a\tb\n"), "a\tb\n", "faults, not blanks");
        assert_eq!(normal(" \u{a0}"), "");
        assert!(matches!(normal("plain text"), Cow::Borrowed("plain text")));
    }

    #[test]
    fn folding_leaves_out_case_marks_and_kinds_of_dashes() {
        assert_eq!(folded("ŠĶŪNIS – «Ёлка»"), "skunis - \"елка\"");
        assert_eq!(folded("13–14"), folded("13-14"));
        assert_ne!(folded("13-14"), folded("13-15"));
    }
}
