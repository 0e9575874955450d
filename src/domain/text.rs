//! Languages, and texts that come as data in all of them (a rule's wording, a round's name).
//! Sentences of the product itself stand in the catalogues (`i18n`).

use std::fmt;

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
