//! The personal code that somebody had before: a caseworker notes it in the application's file.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    application::FilePage,
    applications::address,
    error::{Answer, html},
    form::{Mistakes, Typed},
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{domain::Caseworker, service::No};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .post("/rounds/{slug}/applications/{number}/former-code", note)
        .post("/rounds/{slug}/applications/{number}/former-code/{id}/remove", remove)
}

/// Back to the file, or the file with what is wrong.
async fn answered(
    visit: Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    done: Result<(), No>,
) -> Answer {
    let wrong = match done {
        Ok(()) => {
            visit.say_next("former-said").await;
            return Ok(Redirect::to(&address(slug, number)).into_response());
        }
        Err(No::Invalid(wrong)) => wrong,
        Err(other) => return Err(other.into()),
    };
    let file = visit.service.application(who, slug, number).await?;
    let mistakes = Mistakes::new(visit.tr, &wrong);
    let page = FilePage::new(&visit, &file, &Typed::default(), mistakes).await;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
}

async fn note(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let done = visit.service.note_former_code(&who, (&slug, &number), typed.get("former")).await;
    answered(visit, &who, (&slug, &number), done).await
}

async fn remove(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number, id)): Path<(String, String, Uuid)>,
) -> Answer {
    let done = visit.service.remove_former_code(&who, (&slug, &number), id).await;
    answered(visit, &who, (&slug, &number), done).await
}
