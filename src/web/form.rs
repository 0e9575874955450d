//! Forms: what was typed, and what is wrong with it, field by field. A form that was refused is shown again with
//! everything that was typed.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartRejection},
    http::{Method, StatusCode},
};

use super::{App, halt::Halt};
use crate::{
    i18n::Tr,
    service::{Answers, No, Refusal, Shown, Wrong},
};

/// Fields as they were typed, in their order; a name may stand more than once.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(pub(super) Vec<(String, String)>);

impl Typed {
    /// The first value of a field, empty when it is missing.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Every value of a field.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
    }

    /// A whole number in a hidden field.
    ///
    /// # Errors
    /// A refusal: the form is not one of ours.
    pub(super) fn whole(&self, name: &str) -> Result<i64, Halt> {
        self.get(name).parse().map_err(|_| Refusal::new("refused-form").into())
    }

    /// The offer that a page showed, by hidden fields: its key, and in `told` how much it told of it.
    ///
    /// # Errors
    /// As [`whole`](Self::whole).
    pub(super) fn shown(&self, told: &str) -> Result<Shown, Halt> {
        let strange = |_| Refusal::new("refused-form");
        let offer = Some(self.get("offer")).filter(|key| !key.is_empty());
        Ok(Shown {
            offer: offer.map(str::parse).transpose().map_err(strange)?,
            told: Some(self.whole(told)?),
        })
    }

    /// Fields by name, for verbs.
    pub(super) fn answers(&self) -> Answers {
        let mut answers = BTreeMap::new();
        for (name, value) in &self.0 {
            answers.entry(name.clone()).or_insert_with(|| value.clone());
        }
        answers
    }
}

impl FromRequest<App> for Typed {
    type Rejection = Halt;

    async fn from_request(request: Request, app: &App) -> Result<Self, Halt> {
        // Not one of our forms: too long, not a form, not UTF-8.
        let strange = || Halt::from(Refusal::new("refused-form"));
        // What is asked of a page is the same whether its text is sent or its head alone.
        let mut request = request;
        if request.method() == Method::HEAD {
            *request.method_mut() = Method::GET;
        }
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, app).await;
        form.map(|form| Self(form.0)).map_err(|_| strange())
    }
}

/// What is wrong with a form, as its page shows it.
#[derive(Debug, Clone, Default)]
pub(super) struct Mistakes(Vec<(String, String)>);

impl Mistakes {
    /// What a verb found wrong, in words.
    pub(super) fn new(tr: Tr, wrong: &[Wrong]) -> Self {
        Self(wrong.iter().map(|wrong| (wrong.field.clone(), tr.with(wrong.key, &wrong.args))).collect())
    }

    /// One mistake, in words.
    pub(super) fn one(field: &str, text: String) -> Self {
        Self(vec![(field.to_owned(), text)])
    }

    /// These, and others after them.
    pub(super) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// What is wrong with a field, if anything.
    pub(super) fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, text)| text.as_str())
    }

    /// Everything by the questions of its fields, in order: field, and question with sentence.
    pub(super) fn named(&self, question: impl Fn(&str) -> Option<String>) -> Vec<(String, String)> {
        let line = |(field, text): &(String, String)| {
            let text = match question(field) {
                Some(question) if question.ends_with('?') => format!("{question} {text}"),
                Some(question) => format!("{}: {text}", question.trim_end_matches(['.', ':'])),
                None => text.clone(),
            };
            (field.clone(), text)
        };
        self.0.iter().map(line).collect()
    }

    /// Everything, in order: field and sentence.
    pub(super) fn all(&self) -> &[(String, String)] {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The status of the page that shows them.
    pub(super) fn status(&self) -> StatusCode {
        if self.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// Takes apart a verb's answer: done, fields to be mended, or something that its own page tells.
///
/// # Errors
/// Everything but wrong fields.
pub(super) fn mended<T>(tr: Tr, answer: Result<T, No>) -> Result<Result<T, Mistakes>, Halt> {
    match answer {
        Ok(done) => Ok(Ok(done)),
        Err(No::Invalid(wrong)) => Ok(Err(Mistakes::new(tr, &wrong))),
        Err(other) => Err(other.into()),
    }
}

/// A field of a form with a file in it: its file name, empty without one, and its content.
pub(super) async fn part(
    form: Result<Multipart, MultipartRejection>,
    wanted: &str,
) -> Result<Option<(String, Vec<u8>)>, Halt> {
    let strange = || Halt::from(Refusal::new("refused-form"));
    let mut form = form.map_err(|_| strange())?;
    let mut found = None;
    while let Some(field) = form.next_field().await.map_err(|_| strange())? {
        if field.name() == Some(wanted) {
            let name = field.file_name().unwrap_or_default().to_owned();
            found = Some((name, Vec::from(field.bytes().await.map_err(|_| strange())?)));
        }
    }
    Ok(found)
}
