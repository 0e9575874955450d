//! An application that is being written. It stands in the page, sealed, and comes back with each answer: nothing of it is
//! kept here until it is submitted, and two tabs know nothing of each other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{Lang, geo::Point},
    service::{Answers, Book, NewApplication, TypedWish},
    web::{cards::Filter, form::Typed, halt::Halt, visit::Visit},
};

/// The hidden field with the draft. Facts have no hyphens in their names, so no question's field is called so.
pub(super) const DRAFT: &str = "sealed-draft";
/// The hidden field with what was read back.
pub(super) const REVIEWED: &str = "sealed-review";
/// The hidden field that asks to show a page, not to take an answer.
pub(super) const SHOW: &str = "just-show";
/// The hidden field that leads back to where everything is read back.
pub(super) const THEN: &str = "then-review";

/// What was answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Token of this application: submitted twice, it is one.
    pub(super) once: String,
    /// What was typed, by question. A question that is missing was not answered; one that is empty was, with *I don't know*.
    pub(super) answers: Answers,
    /// The choices, best first.
    pub(super) wishes: Vec<TypedWish>,
    /// Where the way to work begins, where that is known.
    #[serde(default)]
    pub(super) home: Option<Point>,
    /// Whether it changes an application that is there: whoever consents for its person is named elsewhere then.
    #[serde(default)]
    pub(super) changes: bool,
    /// What placements are filtered by.
    #[serde(default)]
    pub(super) filter: Filter,
    /// What is marked of a placement that is not named: the field and the value. It becomes a choice when the page is left.
    #[serde(skip)]
    pub(super) marked: BTreeSet<(String, String)>,
    /// What was done last on the page of placements, and with which: a page begins there.
    #[serde(skip)]
    pub(super) focus: (String, String),
}

impl Draft {
    /// The draft that a form brings, or a new one for a form that brings none.
    ///
    /// # Errors
    /// A refusal: it is not one of ours, of another round, or lay open too long.
    pub(super) fn of(visit: &Visit, book: &Book, typed: &Typed) -> Result<Self, Halt> {
        match typed.get(DRAFT) {
            "" => Self::new(visit),
            sealed => Ok(visit.service.carried(&format!("draft:{}", book.id), sealed)?),
        }
    }

    /// A new one, with a token of its own.
    pub(super) fn new(visit: &Visit) -> Result<Self, Halt> {
        Ok(Self { once: visit.service.token()?, ..Self::default() })
    }

    /// The draft as a page carries it.
    pub(super) fn sealed(&self, visit: &Visit, book: &Book) -> Result<String, Halt> {
        Ok(visit.service.carry(&format!("draft:{}", book.id), self)?)
    }

    /// The application as the verb takes it.
    pub(super) fn application(&self, lang: Lang) -> NewApplication {
        NewApplication {
            once: self.once.clone(),
            lang,
            answers: self.answers.clone(),
            wishes: self.wishes.clone(),
            unseen: false,
        }
    }
}

/// A draft as it was read back, with all that the page said of it: the one thing that can be submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reviewed {
    pub(super) draft: Draft,
    /// The language in which it was read.
    pub(super) lang: Lang,
    /// What was read, line by line: what it is called, and what stood there.
    pub(super) lines: Vec<(String, String)>,
}

impl Reviewed {
    /// What a form brings; `None` for one that brings nothing.
    ///
    /// # Errors
    /// As [`Draft::of`].
    pub(super) fn of(visit: &Visit, book: &Book, typed: &Typed) -> Result<Option<Self>, Halt> {
        match typed.get(REVIEWED) {
            "" => Ok(None),
            sealed => Ok(Some(visit.service.carried(&format!("review:{}", book.id), sealed)?)),
        }
    }

    /// What was read back as a page carries it.
    pub(super) fn sealed(&self, visit: &Visit, book: &Book) -> Result<String, Halt> {
        Ok(visit.service.carry(&format!("review:{}", book.id), self)?)
    }
}
