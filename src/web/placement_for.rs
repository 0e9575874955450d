//! A caseworker writes down a placement for an organisation: the same form as the organisation's own.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    error::Answer,
    form::{Typed, mended},
    placement_fields::typed_answers,
    placement_form::{Filled, page_for},
    routes::{Routes, key},
    site_map::{is_pressed, pressed},
    visit::Signed,
};
use crate::{domain::Caseworker, service::PlacementForm};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/organisations/{id}/placement", page)
        .post("/rounds/{slug}/organisations/{id}/placement", add)
}

/// Where the form goes.
fn action(slug: &str, organisation: &str) -> String {
    format!("/rounds/{slug}/organisations/{organisation}/placement")
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path((slug, id)): Path<(String, String)>) -> Answer {
    let found = visit.service.posting_for(&who, &slug, key(&id)?).await?;
    let filled = Filled { once: visit.service.token()?, ..Filled::default() };
    page_for(&visit, &found, action(&slug, &id), filled).await
}

async fn add(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let organisation = key(&id)?;
    let (once, mut answers) = (typed.get("once").to_owned(), typed_answers(&typed));
    if is_pressed(&typed) {
        let found = visit.service.posting_for(&who, &slug, organisation).await?;
        if let Some(mut pressed) = pressed(visit.tr, &typed, &mut answers, &found.places) {
            let mistakes = std::mem::take(&mut pressed.mistakes);
            let filled = Filled { once, answers, mistakes, copied: None, pressed: Some(pressed) };
            return page_for(&visit, &found, action(&slug, &id), filled).await;
        }
    }
    let form = PlacementForm { once, answers, draft: false };
    match mended(visit.tr, visit.service.post_for(&who, (&slug, organisation), &form).await)? {
        Ok(_) => {
            visit.say_next("placement-for-said").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/placements")).into_response())
        }
        Err(mistakes) => {
            let found = visit.service.posting_for(&who, &slug, organisation).await?;
            let filled = Filled { once: form.once, answers: form.answers, mistakes, ..Filled::default() };
            page_for(&visit, &found, action(&slug, &id), filled).await
        }
    }
}
