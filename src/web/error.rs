//! What a handler answers instead of a page, and the page that people get for it. Owns the one mapping from a verb's
//! "no" to a status; never a word about what is inside.

use std::sync::Arc;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};

use super::frame::Frame;
use crate::{
    domain::Arg,
    i18n::Tr,
    service::{No, Refusal},
};

/// What a handler answers instead of a page.
#[derive(Debug)]
pub(super) enum Halt {
    /// A verb said no.
    No(No),
    /// Nobody is signed in.
    SignIn,
    /// Nobody opened an application.
    OpenApplication,
    /// Someone is signed in who may not do this.
    Forbidden,
}

/// The answer of a handler.
pub(super) type Answer = Result<Response, Halt>;

impl Halt {
    pub(super) fn broken(why: &str) -> Self {
        Self::No(No::Broken(why.to_owned()))
    }

    /// The page is not there.
    pub(super) fn not_found() -> Self {
        Self::No(No::NotFound)
    }
}

impl<N: Into<No>> From<N> for Halt {
    fn from(no: N) -> Self {
        Self::No(no.into())
    }
}

/// Carried by an answer until the page around it is made, where the language is known.
#[derive(Debug, Clone)]
pub(super) struct Carried(pub(super) Arc<Halt>);

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::SignIn | Self::OpenApplication => StatusCode::SEE_OTHER,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::No(No::NotFound) => StatusCode::NOT_FOUND,
            Self::No(No::Invalid(_) | No::Faults(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::No(No::Refused(_)) => StatusCode::CONFLICT,
            Self::No(No::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
            Self::No(No::Broken(why)) => {
                tracing::error!(why, "a request could not be answered");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        let mut response = status.into_response();
        if let Self::No(No::Wait(seconds)) = &self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "error.html")]
struct ErrorPage {
    frame: Frame,
    title: String,
    text: Vec<String>,
}

/// A refusal in words.
pub(super) fn refusal(tr: Tr, refusal: &Refusal) -> String {
    tr.with(refusal.key, &refusal.args)
}

/// The page for what was carried, in the visitor's language.
pub(super) fn page(halt: &Halt, status: StatusCode, frame: Frame) -> Response {
    let tr = frame.tr;
    let (title, text) = match halt {
        Halt::SignIn | Halt::OpenApplication => return Redirect::to("/").into_response(),
        Halt::Forbidden => (tr.say("error-forbidden"), vec![tr.say("error-forbidden-text")]),
        Halt::No(No::NotFound) => (tr.say("error-not-found"), vec![tr.say("error-not-found-text")]),
        Halt::No(No::Refused(why)) => (tr.say("error-refused"), vec![refusal(tr, why)]),
        Halt::No(No::Invalid(wrong)) => {
            (tr.say("error-refused"), wrong.iter().map(|wrong| tr.with(wrong.key, &wrong.args)).collect())
        }
        Halt::No(No::Faults(faults)) => {
            (tr.say("error-refused"), faults.faults.iter().map(|fault| tr.fault(fault)).collect())
        }
        Halt::No(No::Wait(seconds)) => {
            let seconds = Arg::Whole(i64::try_from(*seconds).unwrap_or(i64::MAX));
            (tr.say("error-wait"), vec![tr.with("error-wait-text", &[("seconds", seconds)])])
        }
        Halt::No(No::Broken(_)) => (tr.say("error-broken"), vec![tr.say("error-broken-text")]),
    };
    let frame = frame.titled(&title);
    (status, html(ErrorPage { frame, title, text }.render())).into_response()
}

/// A rendered page.
pub(super) fn html(rendered: Result<String, askama::Error>) -> Response {
    match rendered {
        Ok(text) => Html(text).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
