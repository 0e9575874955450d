//! Reasons: why a person is where they are. A reason is a key with arguments, never a sentence;
//! `i18n` makes the sentence, unless the rule that decided brings its own wording as data.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{decision::Rank, text::Texts};

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
