//! Applications that may be one person's: each set side by side, and a caseworker's word on it.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::Caseworker,
    service::{Duplicates, Finding, Likeness, Phase},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/duplicates", list).post("/rounds/{slug}/duplicates", decide)
}

struct SetView {
    key: String,
    /// Words of its likenesses.
    why: Vec<&'static str>,
    decided: bool,
    members: Vec<MemberView>,
    /// Whether one of them stands in another round.
    elsewhere: bool,
    /// Whether this is the form that was sent without an answer.
    wrong: bool,
}

struct MemberView {
    number: String,
    name: String,
    code: String,
    registered: String,
    elsewhere: Option<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "duplicates.html")]
struct DuplicatesPage {
    frame: Frame,
    slug: String,
    round: String,
    mistakes: Mistakes,
    sets: Vec<SetView>,
    /// Whether anything can still be decided.
    open: bool,
}

fn view(visit: &Visit, set: &Duplicates, unanswered: &str) -> SetView {
    let tr = visit.tr;
    let members = set.members.iter().map(|member| MemberView {
        number: member.number.clone(),
        name: member.name.clone(),
        code: member.code.clone().unwrap_or_default(),
        registered: tr.moment(member.registered_at),
        elsewhere: member.elsewhere.clone(),
    });
    SetView {
        key: set.key.clone(),
        why: set.likeness.iter().map(|likeness: &Likeness| likeness.name()).collect(),
        decided: set.decided,
        members: members.collect(),
        elsewhere: set.members.iter().any(|member| member.elsewhere.is_some()),
        wrong: set.key == unanswered,
    }
}

async fn page(visit: &Visit, who: &Caseworker, slug: &str, sent: &str) -> Answer {
    let (book, sets) = visit.service.duplicates(who, slug).await?;
    let mistakes = if sent.is_empty() {
        Mistakes::default()
    } else {
        Mistakes::one("finding", visit.tr.say("duplicates-choose"))
    };
    let page = DuplicatesPage {
        frame: Frame::wide(visit, &visit.tr.say("duplicates-title")).await,
        slug: slug.to_owned(),
        round: book.name().get(visit.tr.0).to_owned(),
        mistakes,
        sets: sets.iter().map(|set| view(visit, set, sent)).collect(),
        open: !matches!(book.phase, Phase::Closed | Phase::Published),
    };
    let status = if sent.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, html(page.render())).into_response())
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    page(&visit, &who, &slug, "").await
}

async fn decide(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let key = typed.get("set");
    let finding = match typed.get("finding") {
        "" => return page(&visit, &who, &slug, key).await,
        "different" => Finding::Different,
        number => Finding::Same(number.to_owned()),
    };
    visit.service.decide_duplicates(&who, &slug, key, &finding).await?;
    visit.say_next("duplicates-done").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/duplicates")).into_response())
}
