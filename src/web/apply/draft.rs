//! An application that is being written. It stands in the page, sealed, and comes back with each answer: nothing of it is
//! kept here until it is submitted, or its person asks for that, and two tabs know nothing of each other.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    domain::{Lang, geo::Point},
    service::{Answers, Book, DraftToKeep, KeptDraft, NewApplication, No, OpenedDraft, Refusal, TypedWish},
    web::{cards::Filter, form::Typed, halt::Halt, visit::Visit},
};

/// The hidden field with the draft. Facts have no hyphens in their names, so no question's field is called so.
pub(super) const DRAFT: &str = "sealed-draft";
/// The hidden field with a draft for one more person, on the page that shows number and code.
pub(super) const ANOTHER: &str = "sealed-contacts";
/// The hidden field with what was read back.
pub(super) const REVIEWED: &str = "sealed-review";
/// The hidden field that asks to show a page, not to take an answer.
pub(super) const SHOW: &str = "just-show";
/// The hidden field that leads back to where everything is read back.
pub(super) const THEN: &str = "then-review";

/// How a page's answers stand to the draft that is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Keeping {
    /// Each answer is kept with it.
    #[default]
    On,
    /// It was saved elsewhere meanwhile: what is answered here is not kept before its person says so.
    Apart,
    /// It is not kept any more.
    Gone,
}

/// What a page knows of the draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) saved_at: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
    pub(super) keeping: Keeping,
}

/// The application whose choices its own person changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Own {
    pub(super) application: Uuid,
    /// The number of the revision that the page showed.
    pub(super) version: i64,
}

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
    /// The application whose choices its own person changes, where that is what it is for.
    #[serde(default)]
    pub(super) own: Option<Own>,
    /// What placements are filtered by.
    #[serde(default)]
    pub(super) filter: Filter,
    /// Token of the pages that carry it: other pages, other token, whatever is kept.
    #[serde(default)]
    pub(super) pages: String,
    /// The draft as it is kept, where it is.
    #[serde(default)]
    pub(super) kept: Option<Kept>,
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
    /// A refusal: it is not one of ours, of another round, lay open too long, or nothing was to be left of it.
    pub(super) async fn of(visit: &Visit, book: &Book, typed: &Typed) -> Result<Self, Halt> {
        let brought =
            [DRAFT, ANOTHER].map(|field| typed.get(field)).into_iter().find(|text| !text.is_empty());
        match brought {
            None => Self::new(visit),
            Some(sealed) => {
                let draft: Self = visit.service.carried(&format!("draft:{}", book.id), sealed)?;
                draft.is_open(visit).await?;
                Ok(draft)
            }
        }
    }

    /// That its pages were not cleared.
    async fn is_open(&self, visit: &Visit) -> Result<(), Halt> {
        if visit.service.are_cleared(&self.pages).await? {
            return Err(Refusal::new("refused-form-cleared").into());
        }
        Ok(())
    }

    /// A new one, with tokens of its own.
    pub(super) fn new(visit: &Visit) -> Result<Self, Halt> {
        let (once, pages) = (visit.service.token()?, visit.service.token()?);
        Ok(Self { once, pages, ..Self::default() })
    }

    /// One that was taken up again, for pages of its own; with the slug of its round, and as it is kept.
    pub(super) fn taken_up(
        visit: &Visit,
        opened: OpenedDraft<Self>,
    ) -> Result<(String, Self, KeptDraft), Halt> {
        let OpenedDraft { slug, kept, what } = opened;
        let mut draft = Self { pages: visit.service.token()?, ..what };
        draft.holds(&kept);
        Ok((slug, draft, kept))
    }

    /// Takes note of how it is kept.
    fn holds(&mut self, kept: &KeptDraft) {
        let KeptDraft { id, version, saved_at, until, .. } = *kept;
        self.kept = Some(Kept { id, version, saved_at, until, keeping: Keeping::On });
    }

    /// Keeps it as it stands. `mail` is the address for its link, if one was typed; `over` says that it takes the place of what was
    /// saved elsewhere meanwhile.
    pub(super) async fn keep(
        &mut self,
        visit: &Visit,
        slug: &str,
        (mail, over): (Option<&str>, bool),
    ) -> Result<KeptDraft, No> {
        let what = Self { pages: String::new(), kept: None, ..self.clone() };
        let known = self.kept.as_ref().map(|kept| (kept.id, kept.version));
        let new = DraftToKeep { once: &self.once, what: &what, kept: known, mail, over };
        let kept = visit.service.keep_draft(slug, &new, visit.whence("")).await?;
        self.holds(&kept);
        Ok(kept)
    }

    /// Keeps it on, where it is kept: answer by answer.
    pub(super) async fn keep_on(&mut self, visit: &Visit, slug: &str) -> Result<(), Halt> {
        if self.kept.as_ref().is_none_or(|kept| kept.keeping != Keeping::On) {
            return Ok(());
        }
        let keeping = match self.keep(visit, slug, (None, false)).await {
            Ok(_) => return Ok(()),
            Err(No::Refused(why)) if why.key == "refused-draft-elsewhere" => Keeping::Apart,
            Err(No::Refused(why)) if why.key == "refused-draft-gone" => Keeping::Gone,
            Err(other) => return Err(other.into()),
        };
        self.kept = self.kept.take().map(|kept| Kept { keeping, ..kept });
        Ok(())
    }

    /// Whose it is; empty where that was not answered.
    pub(super) fn person(&self) -> String {
        self.answers.get("name").cloned().unwrap_or_default()
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
    pub(super) async fn of(visit: &Visit, book: &Book, typed: &Typed) -> Result<Option<Self>, Halt> {
        match typed.get(REVIEWED) {
            "" => Ok(None),
            sealed => {
                let reviewed: Self = visit.service.carried(&format!("review:{}", book.id), sealed)?;
                reviewed.draft.is_open(visit).await?;
                Ok(Some(reviewed))
            }
        }
    }

    /// What was read back as a page carries it.
    pub(super) fn sealed(&self, visit: &Visit, book: &Book) -> Result<String, Halt> {
        Ok(visit.service.carry(&format!("review:{}", book.id), self)?)
    }
}
