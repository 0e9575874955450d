//! The page that asks before a round is closed: who and what stands open, and what can be done about it while it still can; and
//! closing it.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, Halt, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::many,
    work::Open,
};
use crate::{
    domain::{Arg, Caseworker},
    service::{No, Phase, sets_mark},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/close", close_page).post("/rounds/{slug}/close", close)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "close.html")]
struct ClosePage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    name: String,
    figures: String,
    /// Applications about which a person has to decide something.
    open: Open,
    /// People whom none of their choices can give a place.
    nowhere: u64,
    /// Placements that wait for approval.
    submitted: u64,
    /// Spreadsheets with rows that are not entered.
    sheets: u64,
    /// Proposals that wait for a second person.
    proposals: u64,
    /// Whether no placement takes part.
    none: bool,
    /// Sets of applications that may be one person's and are undecided: their numbers.
    sets: Vec<String>,
    /// What says that these were shown.
    sets_mark: String,
    /// What is wrong with what came in.
    faults: Vec<String>,
}

/// The page that asks before a round is closed; `None` for a round that cannot be closed.
async fn closing(visit: &Visit, who: &Caseworker, slug: &str) -> Result<Option<ClosePage>, Halt> {
    let tr = visit.tr;
    let board = visit.service.board(who, slug).await?;
    let book = &board.book;
    if book.phase != Phase::Ended {
        return Ok(None);
    }
    let figures = [
        ("applications", Arg::Text(tr.count("report-applications", board.people))),
        ("seats", Arg::Text(tr.count("report-seats", board.seats()))),
    ];
    Ok(Some(ClosePage {
        frame: Frame::narrow(visit, &tr.say("work-close-title")).await,
        mistakes: Mistakes::default(),
        slug: slug.to_owned(),
        name: book.name().get(tr.0).to_owned(),
        figures: tr.with("work-figures", &figures),
        open: Open::of(&board),
        nowhere: board.nowhere,
        submitted: board.submitted,
        sheets: many(visit.service.sheets(who, slug).await?.len()),
        proposals: visit.service.proposals_waiting(who, slug).await?,
        none: board.seats() == 0,
        sets: board.duplicates.iter().map(|key| key.replace(' ', ", ")).collect(),
        sets_mark: sets_mark(&board.duplicates),
        faults: Vec::new(),
    }))
}

async fn close_page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    match closing(&visit, &who, &slug).await? {
        Some(page) => Ok(html(page.render())),
        None => Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response()),
    }
}

async fn close(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let Err(no) = visit.service.close_with(&who, &slug, typed.get("undecided")).await else {
        visit.say_next("work-close-done").await;
        return Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response());
    };
    let Some(mut page) = closing(&visit, &who, &slug).await? else { return Err(no.into()) };
    match no {
        No::Faults(faults) => page.faults = faults.faults.iter().map(|fault| visit.tr.fault(fault)).collect(),
        No::Refused(why) if why.key == "refused-duplicates" => {
            page.mistakes = Mistakes::one("undecided", visit.tr.with(why.key, &why.args));
        }
        other => return Err(other.into()),
    }
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
}
