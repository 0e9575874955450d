//! The page that finishes a round: what stands in its way, and what would stay empty beside whom.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html, refusal},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{Finished, Left, No, Phase},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/finish", page).post("/rounds/{slug}/finish", finish)
}

fn figures(left: Left) -> [(&'static str, Arg); 2] {
    let count = |n| Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX));
    [("seats", count(left.seats)), ("people", count(left.people))]
}

/// What a round left that was finished beside people in line, in a sentence.
pub(super) fn left_then(tr: Tr, finished: &Finished) -> String {
    let [seats, people] = figures(finished.left);
    let args = [
        ("moment", Arg::Text(tr.moment(finished.at))),
        ("who", Arg::Text(finished.by.clone())),
        seats,
        people,
        ("ground", Arg::Text(finished.ground.clone())),
    ];
    tr.with("finish-left-then", &args)
}

/// What would stay empty beside whom.
struct LeftForm {
    text: String,
    left: Left,
    ground: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "finish.html")]
struct FinishPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    /// Why it cannot be finished now.
    refused: Option<String>,
    /// What it would leave, where that is anything.
    left: Option<LeftForm>,
    /// How many people's work is not over yet, in a sentence; empty for none.
    working: String,
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, typed): (&str, &Typed),
    (mistakes, refused): (Mistakes, Option<String>),
) -> Answer {
    let finishing = visit.service.finishing(who, slug).await?;
    if finishing.book.phase != Phase::Published {
        return Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response());
    }
    let status = if refused.is_some() { StatusCode::CONFLICT } else { mistakes.status() };
    let left = (finishing.left != Left::default()).then(|| LeftForm {
        text: visit.tr.with("finish-left", &figures(finishing.left)),
        left: finishing.left,
        ground: typed.get("ground").to_owned(),
    });
    let page = FinishPage {
        frame: Frame::narrow(visit, &visit.tr.say("finish-title")).await,
        mistakes,
        slug: slug.to_owned(),
        round: finishing.book.name().get(visit.tr.0).to_owned(),
        refused,
        left,
        working: match finishing.working {
            0 => String::new(),
            n => visit.tr.count("finish-working", n),
        },
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    show(&visit, &who, (&slug, &Typed::default()), (Mistakes::default(), None)).await
}

async fn finish(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let read = typed.get("seats").parse().ok().zip(typed.get("people").parse().ok());
    let done = match read {
        Some((seats, people)) => {
            let left = Left { seats, people };
            visit.service.finish_leaving(&who, &slug, (left, typed.get("ground"))).await
        }
        None => visit.service.finish(&who, &slug).await,
    };
    let wrong = match done {
        Ok(()) => {
            visit.say_next("finish-said").await;
            return Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response());
        }
        Err(No::Refused(why)) => (Mistakes::default(), Some(refusal(visit.tr, &why))),
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), None),
        Err(other) => return Err(other.into()),
    };
    show(&visit, &who, (&slug, &typed), wrong).await
}
