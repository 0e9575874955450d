//! An application's data are erased: asked once more, with what goes, what stays, and why it cannot be done now where it cannot.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html, refusal},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::Caseworker,
    service::{No, Refusal},
};

pub(super) fn routes(routes: Routes) -> Routes {
    let at = "/rounds/{slug}/applications/{number}/erase";
    routes.get(at, page).post(at, erase)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "erase.html")]
struct ErasePage {
    frame: Frame,
    slug: String,
    round: String,
    number: String,
    name: String,
    file: String,
    /// Whether that was done before.
    erased: bool,
    /// Why it cannot be done now; empty where it can.
    refused: String,
}

async fn show(visit: &Visit, who: &Caseworker, (slug, number): (&str, &str)) -> Answer {
    let erasing = visit.service.erasing(who, slug, number).await?;
    let page = ErasePage {
        frame: Frame::narrow(visit, &visit.tr.say("erase-title")).await,
        slug: slug.to_owned(),
        round: erasing.book.name().get(visit.tr.0).to_owned(),
        file: address(slug, number),
        number: erasing.number,
        name: erasing.name,
        erased: erasing.erased,
        refused: erasing.refused.map(|why| refusal(visit.tr, &why)).unwrap_or_default(),
    };
    let status = if page.refused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    show(&visit, &who, (&slug, &number)).await
}

async fn erase(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    if typed.get("sure") != "yes" {
        return Err(No::from(Refusal::new("refused-form")).into());
    }
    match visit.service.erase(&who, &slug, &number).await {
        Ok(()) => {
            visit.say_next("erase-done").await;
            Ok(Redirect::to(&address(&slug, &number)).into_response())
        }
        Err(No::Refused(_)) => show(&visit, &who, (&slug, &number)).await,
        Err(no) => Err(no.into()),
    }
}
