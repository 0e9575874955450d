//! The page that people get instead of the one they asked for. Never says a word about what is inside.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::frame::Frame;
pub(super) use super::halt::{Answer, Carried, Halt};
use crate::{
    domain::Arg,
    i18n::Tr,
    service::{No, Refusal},
};

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

/// The page for what no handler saw: `key` is its title's, and with `-text` its sentence's.
pub(super) fn said(key: &str, status: StatusCode, frame: Frame) -> Response {
    let title = frame.tr.say(key);
    let text = vec![frame.tr.say(&format!("{key}-text"))];
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
