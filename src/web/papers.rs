//! Papers after an offer: what a person still brings, and what a caseworker writes down as received.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::Signed,
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::PaperView,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}/papers", page)
        .post("/rounds/{slug}/applications/{number}/papers", record)
}

/// A paper in words.
pub(super) struct PaperLine {
    pub(super) word: String,
    pub(super) name: String,
    /// Until when it is due, or since when it is here.
    pub(super) text: String,
    pub(super) received: bool,
    pub(super) late: bool,
    pub(super) said: i64,
}

impl PaperLine {
    pub(super) fn new(tr: Tr, paper: &PaperView) -> Self {
        Self {
            word: paper.word.clone(),
            name: paper.name.get(tr.0).to_owned(),
            text: match paper.received {
                Some(at) => tr.with("papers-received", &[("moment", Arg::Text(tr.moment(at)))]),
                None => tr.with("papers-due", &[("day", Arg::Date(paper.due))]),
            },
            received: paper.received.is_some(),
            late: paper.late,
            said: paper.said,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "papers.html")]
struct PapersPage {
    frame: Frame,
    slug: String,
    round: String,
    home: String,
    number: String,
    person: String,
    papers: Vec<PaperLine>,
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let tr = visit.tr;
    let file = visit.service.paper_file(&who, &slug, &number).await?;
    let title = tr.with("papers-page", &[("number", Arg::Text(number.clone()))]);
    let page = PapersPage {
        frame: Frame::wide(&visit, &title).await,
        round: file.book.name().get(tr.0).to_owned(),
        home: address(&slug, &number),
        papers: file.papers.iter().map(|paper| PaperLine::new(tr, paper)).collect(),
        person: file.person,
        slug,
        number,
    };
    Ok(html(page.render()))
}

async fn record(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let what = (typed.get("paper"), typed.get("received") == "yes", typed.whole("said")?);
    visit.service.record_paper(&who, (&slug, &number), what).await?;
    visit.say_next("papers-said").await;
    Ok(Redirect::to(&format!("{}/papers", address(&slug, &number))).into_response())
}
