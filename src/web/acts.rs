//! Acts besides the decision about an application, as they are read and printed: the Latvian text alone.

use askama::Template;
use axum::extract::Path;

use super::{
    applications::address,
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::{Holding, Signed, Visit},
};
use crate::{
    domain::{Caseworker, Lang},
    i18n::Tr,
    service::{ActLetter, ActPart, TypedEnding},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/my/cancelled", own_cancelled)
        .get("/rounds/{slug}/applications/{number}/cancelled", cancelled)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "act.html")]
struct ActPage {
    frame: Frame,
    /// Where the reader comes from: address and words.
    back: (String, String),
    title: String,
    about: String,
    parts: Vec<ActPart>,
}

/// The page of an act.
pub(super) async fn page(visit: &Visit, letter: &ActLetter, back: (String, String)) -> Answer {
    let latvian = Tr(Lang::Lv);
    let title = letter.title(latvian);
    let page = ActPage {
        frame: Frame::narrow(visit, &title).await,
        back,
        about: letter.about(latvian),
        parts: letter.parts(latvian),
        title,
    };
    Ok(html(page.render()))
}

/// That a place is to end, as a form has it; the field of the ground has its own name.
pub(super) fn ending<'a>(typed: &'a Typed, why: &str) -> TypedEnding<'a> {
    let heard = (typed.get("heard"), typed.get("heard-text"));
    TypedEnding { why: typed.get(why), ground: typed.get("ground"), heard }
}

async fn own_cancelled(Holding { visit, who }: Holding) -> Answer {
    let letter = visit.service.own_cancelled(&who).await?;
    page(&visit, &letter, ("/my".to_owned(), visit.tr.say("nav-mine"))).await
}

async fn cancelled(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let letter = visit.service.cancelled_about(&who, (&slug, &number)).await?;
    page(&visit, &letter, (format!("{}/after", address(&slug, &number)), number)).await
}
