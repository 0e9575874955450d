//! What an organisation says about one person at a placement of its own once results are published: that somebody left or did not
//! come, and that it takes one person above its seats. Either is decided by a caseworker.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    approvals::Line,
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    requests::{named, person, taken},
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::Department,
    service::{Approval, No},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/placements/{id}/leave", leaving)
        .post("/placements/{id}/leave", report)
        .get("/placements/{id}/excess", exceeding)
        .post("/placements/{id}/excess", sign)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "leaving.html")]
struct ReportPage {
    frame: Frame,
    mistakes: Mistakes,
    /// The end of its address and of its keys.
    word: &'static str,
    id: String,
    round: String,
    title: String,
    /// Who has that number, where the organisation sees them.
    person: String,
    number: String,
    what: String,
    day: String,
    ground: String,
    asked: Vec<Line>,
}

async fn show(
    visit: &Visit,
    who: &Department,
    (id, word): (&str, &'static str),
    (typed, mistakes): (&Typed, Mistakes),
) -> Answer {
    let tr = visit.tr;
    let found = visit.service.reports(who, key(id)?).await?;
    let status = mistakes.status();
    let kind = if word == "leave" { "leaving" } else { "excess-seat" };
    let own = |one: &&Approval| one.matter.kind() == kind;
    let kept = |field: &str| typed.get(field).to_owned();
    let page = ReportPage {
        frame: Frame::narrow(visit, &tr.say(&format!("report-title-{word}"))).await,
        mistakes,
        word,
        id: id.to_owned(),
        round: found.book.name().get(tr.0).to_owned(),
        title: found.placed.placement.title.clone(),
        person: person(visit, who, key(id)?, typed.get("number")).await?,
        number: kept("number"),
        what: kept("what"),
        day: kept("day"),
        ground: kept("ground"),
        asked: found.asked.iter().filter(own).map(|one| Line::new(tr, one)).collect(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn leaving(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    show(&visit, &who, (&id, "leave"), (&named(&typed), Mistakes::default())).await
}

async fn exceeding(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    show(&visit, &who, (&id, "excess"), (&Typed::default(), Mistakes::default())).await
}

/// Where a form leads: on with a sentence, or back to it with what is wrong.
async fn led(
    visit: &Visit,
    who: &Department,
    (id, word): (&str, &'static str),
    (typed, asked): (&Typed, Result<Uuid, No>),
) -> Answer {
    match taken(visit.tr, "number", asked)? {
        Ok(_) => {
            visit.say_next("requests-said").await;
            Ok(Redirect::to(&format!("/placements/{id}")).into_response())
        }
        Err((mistakes, status)) => {
            let mut page = show(visit, who, (id, word), (typed, mistakes)).await?;
            *page.status_mut() = status;
            Ok(page)
        }
    }
}

async fn report(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let said = (typed.get("number"), typed.get("what"), typed.get("day"), typed.get("ground"));
    let asked = visit.service.report_leaving(&who, key(&id)?, said).await;
    led(&visit, &who, (&id, "leave"), (&typed, asked)).await
}

async fn sign(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let said = (typed.get("number"), typed.get("ground"));
    let asked = visit.service.sign_excess(&who, key(&id)?, said).await;
    led(&visit, &who, (&id, "excess"), (&typed, asked)).await
}
