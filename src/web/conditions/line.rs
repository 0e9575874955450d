//! One line of a list of conditions.

use super::super::{condition_words as words, words::Why};
use crate::{
    i18n::Tr,
    service::{Book, ConditionLine, Owner},
};

/// A condition in words.
pub(super) struct Line {
    pub(super) title: String,
    /// What it asks, with where it comes from.
    pub(super) said: Why,
    /// Further sentences.
    pub(super) more: Vec<String>,
    /// Whose it is.
    pub(super) owner: String,
    pub(super) href: String,
    /// Whether it can be taken away here.
    pub(super) removable: bool,
}

impl Line {
    pub(super) fn new(tr: Tr, book: &Book, line: &ConditionLine) -> Self {
        let mut sentences = words::sentences(tr, book, &line.condition).into_iter();
        let said = sentences.next().unwrap_or_default();
        let idle = line.idle.then(|| tr.say("condition-idle"));
        Self {
            title: words::title(tr, &line.condition),
            said: Why::new(tr, said, line.source.as_ref()),
            more: sentences.chain(idle).collect(),
            owner: tr.say(&format!("conditions-of-{}", line.owner.name())),
            href: format!("/rounds/{}/conditions/{}", book.slug, line.key),
            removable: line.owner != Owner::Pack,
        }
    }
}
