//! What a caseworker has typed so far of an application for somebody: carried from page to page, sealed.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{Caseworker, Lang},
    service::Book,
    web::{
        apply::{
            draft::{DRAFT, Draft, SHOW},
            form::Form,
        },
        form::Typed,
        frame::Frame,
        halt::Halt,
        visit::Visit,
    },
};

/// An application that is being changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Changed {
    pub(super) number: String,
    /// The number of the revision that the page showed.
    pub(super) version: i64,
    /// What it said.
    pub(super) before: Draft,
}

/// What a caseworker has typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Case {
    pub(super) draft: Draft,
    /// The person's language.
    pub(super) lang: Lang,
    /// The application that is changed; `None` for a new one.
    pub(super) changed: Option<Changed>,
}

impl Case {
    pub(super) fn new(visit: &Visit) -> Result<Self, Halt> {
        Ok(Self { draft: Draft::new(visit)?, lang: Lang::Lv, changed: None })
    }

    /// What a form brings; a new one for a form that brings nothing.
    pub(super) fn of(visit: &Visit, book: &Book, typed: &Typed) -> Result<Self, Halt> {
        match typed.get(DRAFT) {
            "" => Self::new(visit),
            sealed => Ok(visit.service.carried(&format!("counter:{}", book.id), sealed)?),
        }
    }

    pub(super) fn sealed(&self, visit: &Visit, book: &Book) -> Result<String, Halt> {
        Ok(visit.service.carry(&format!("counter:{}", book.id), self)?)
    }

    /// The key of the pages' heading.
    pub(super) fn title(&self) -> &'static str {
        if self.changed.is_some() { "counter-change" } else { "counter-title" }
    }
}

/// A case as it was read back: the one thing that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Read {
    pub(super) case: Case,
    /// The language in which it was read.
    pub(super) tongue: Lang,
    pub(super) lines: Vec<(String, String)>,
}

/// What every page of a case shows.
pub(super) struct Top {
    pub(super) slug: String,
    pub(super) round: String,
    /// The application that is changed.
    pub(super) number: Option<String>,
    pub(super) draft: String,
}

impl Top {
    pub(super) fn new(visit: &Visit, slug: &str, form: &Form, case: &Case) -> Result<Self, Halt> {
        Ok(Self {
            slug: slug.to_owned(),
            round: form.book.name().get(visit.tr.0).to_owned(),
            number: case.changed.as_ref().map(|changed| changed.number.clone()),
            draft: case.sealed(visit, &form.book)?,
        })
    }
}

/// The frame of a page of a case; its links to other languages take along what was typed.
pub(super) async fn framed(visit: &Visit, (title, path): (&str, String), draft: &str) -> Frame {
    let frame = Frame::narrow(visit, title).await;
    frame.carrying(path, vec![(DRAFT, draft.to_owned()), (SHOW, "yes".to_owned())])
}

/// The form of a round into which something can be entered now.
pub(super) async fn form_of(visit: &Visit, who: &Caseworker, slug: &str) -> Result<Form, Halt> {
    let (book, places) = visit.service.counter_form(who, slug).await?;
    Ok(Form::for_staff(visit.tr, book, places))
}
