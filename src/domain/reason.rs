//! Reasons: why a person is where they are. A reason is a key with arguments, never a sentence;
//! `i18n` makes the sentence, unless the rule that decided brings its own wording as data.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    decision::{Norm, Rank},
    text::{Lang, Texts},
};

/// A value that goes into a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arg {
    /// A whole number; the catalogue picks the plural.
    Whole(i64),
    /// A text, as data.
    Text(String),
    /// A text in three languages, as data.
    Texts(Texts),
    /// A date, written in the reader's way.
    Date(NaiveDate),
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// Short title of the regulation, decision or page.
    pub title: Texts,
    /// Paragraph or point, empty when the source has none.
    pub paragraph: String,
    /// Address on the web, empty when there is none.
    pub address: String,
    /// Where it stands among norms; `None` where it is none, such as an announcement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
}

impl Source {
    /// What it is called in a language: its title and the paragraph, as far as it has both.
    pub fn name(&self, lang: Lang) -> String {
        let title = self.title.get(lang);
        match (title.is_empty(), self.paragraph.is_empty()) {
            (_, true) => title.to_owned(),
            (true, false) => self.paragraph.clone(),
            (false, false) => format!("{title}, {}", self.paragraph),
        }
    }

    /// Its address where that may be a link: an address is data, and only the web's own schemes become links.
    pub fn link(&self) -> &str {
        let on_the_web = self.address.starts_with("https://") || self.address.starts_with("http://");
        if on_the_web { &self.address } else { "" }
    }

    /// Whether it is one of these norms.
    pub fn is_among(&self, norms: &[Norm]) -> bool {
        norms.iter().any(|norm| norm.title == self.title.lv && norm.place == self.paragraph)
    }

    /// Whether an act may rest on it.
    pub fn is_ground(&self) -> bool {
        self.rank.is_some_and(Rank::is_ground)
    }
}

/// Why something was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable key, lower-case words joined by dots and hyphens: `waiting.cut-off`, `not-eligible.age`.
    pub key: String,
    /// The rule's own wording, when a rule pack decided; otherwise the catalogue has the sentence under [`key`](Self::key).
    pub wording: Option<Texts>,
    /// Values for the catalogue's sentence.
    pub args: BTreeMap<String, Arg>,
    /// Names of the facts that the rule looked at.
    pub facts: Vec<String>,
    /// The legal or municipal source, when a rule decided.
    pub source: Option<Source>,
}

impl Reason {
    /// A reason whose sentence stands in the catalogue.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), wording: None, args: BTreeMap::new(), facts: Vec::new(), source: None }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: Arg) -> Self {
        self.args.insert(name.to_owned(), value);
        self
    }
}
