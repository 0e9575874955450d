//! One search over all rounds of a caseworker's authority. What is looked for comes in the body of a form: addresses hold nothing about
//! people.

use askama::Template;
use axum::response::{IntoResponse, Redirect};

use super::{
    applications::address,
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    start::tag,
    visit::{Signed, Visit},
};
use crate::{domain::Caseworker, i18n::Tr, service::FoundPerson};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/work/find", again).post("/work/find", find)
}

struct Row {
    href: String,
    number: String,
    name: String,
    contact: String,
    round: String,
    work: String,
    phase: &'static str,
    tag: &'static str,
    received: String,
    /// The word for where it stands, where it takes no part.
    gone: Option<&'static str>,
}

impl Row {
    fn new(tr: Tr, found: &FoundPerson) -> Self {
        Self {
            href: address(&found.slug, &found.number),
            number: found.number.clone(),
            name: found.name.clone(),
            contact: found.contact.clone(),
            round: found.round.get(tr.0).to_owned(),
            work: format!("/rounds/{}/work", found.slug),
            phase: found.phase.name(),
            tag: tag(found.phase),
            received: tr.moment(found.received_at),
            gone: found.withdrawn.map(|withdrawn| withdrawn.standing().name()),
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "find.html")]
struct FindPage {
    frame: Frame,
    q: String,
    too_short: bool,
    found: u64,
    /// How many of them are shown, where that is not all.
    more: Option<u64>,
    rows: Vec<Row>,
}

/// An address that somebody kept: what was looked for was in the form, and is not there any more.
async fn again(Signed { .. }: Signed<Caseworker>) -> Answer {
    Ok(Redirect::to("/work").into_response())
}

async fn find(Signed { visit, who }: Signed<Caseworker>, typed: Typed) -> Answer {
    let q = typed.get("q").trim().to_owned();
    let found = visit.service.find_people(&who, &q).await?;
    let page = FindPage {
        frame: framed(&visit, &q).await,
        too_short: found.too_short,
        found: found.found,
        more: Some(found.people.len() as u64).filter(|shown| *shown < found.found),
        rows: found.people.iter().map(|one| Row::new(visit.tr, one)).collect(),
        q,
    };
    Ok(html(page.render()))
}

/// The frame: its links to other languages look once more for the same.
async fn framed(visit: &Visit, q: &str) -> Frame {
    let frame = Frame::wide(visit, &visit.tr.say("find-title")).await;
    frame.carrying("/work/find".to_owned(), vec![("q", q.to_owned())])
}
