//! What is asked for about a placement once its seats are no longer its organisation's to change, and whom the organisation
//! does not take: forms of the organisation and of caseworkers, decided on the page of approvals.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    approvals::Line,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    halt::Halt,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Caseworker, Department, Phase, Placing},
    i18n::Tr,
    service::{CODES, No, Requests, Wrong},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/placements/{id}/seats", own_seats)
        .post("/placements/{id}/seats", ask_for_seat)
        .get("/placements/{id}/refuse", refusing)
        .post("/placements/{id}/refuse", ask_to_refuse)
        .post("/placements/requests/{id}/withdraw", withdraw)
        .get("/rounds/{slug}/placements/{id}/seats", seats)
        .post("/rounds/{slug}/placements/{id}/seats", propose_seat)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "seats.html")]
struct SeatsPage {
    frame: Frame,
    mistakes: Mistakes,
    round: String,
    title: String,
    /// Where one comes from, and where the form goes.
    back: String,
    action: String,
    seats: String,
    /// Whether seats change this way now.
    open: bool,
    ground: String,
    /// What was chosen.
    change: String,
    /// Whether whoever looks takes back what they asked for here.
    department: bool,
    asked: Vec<Line>,
}

fn seats_page(
    frame: Frame,
    found: &Requests,
    (back, action): (String, String),
    (typed, mistakes): (&Typed, Mistakes),
) -> SeatsPage {
    let tr = frame.tr;
    SeatsPage {
        mistakes,
        round: found.book.name().get(tr.0).to_owned(),
        title: found.placed.placement.title.clone(),
        department: back.starts_with("/placements"),
        back,
        action,
        seats: tr.number(u64::from(found.placed.placement.capacity)),
        open: matches!(found.book.phase, Phase::Closed | Phase::Published)
            && found.placed.state == Placing::Approved,
        ground: typed.get("ground").to_owned(),
        change: typed.get("change").to_owned(),
        asked: found.seats.iter().map(|one| Line::new(tr, one)).collect(),
        frame,
    }
}

/// The name of whoever comes to a placement under a number; empty where nobody does.
pub(super) async fn person(visit: &Visit, who: &Department, id: Uuid, number: &str) -> Result<String, No> {
    if number.is_empty() {
        return Ok(String::new());
    }
    let coming = visit.service.coming_under(who, (id, number)).await?;
    Ok(coming.into_iter().next().map(|one| one.name).unwrap_or_default())
}

/// The number that a link has put into an address, to stand in the form.
pub(super) fn named(typed: &Typed) -> Typed {
    Typed(vec![("number".to_owned(), typed.get("number").to_owned())])
}

/// Takes apart the answer to something asked for: where another about the same waits, the form says so at a field, and keeps
/// what was typed.
pub(super) fn taken<T>(
    tr: Tr,
    field: &str,
    asked: Result<T, No>,
) -> Result<Result<T, (Mistakes, StatusCode)>, Halt> {
    match asked {
        Err(No::Refused(why)) if why.key == "refused-approval-waits" => {
            Ok(Err((Mistakes::one(field, tr.say("requests-wait")), StatusCode::CONFLICT)))
        }
        other => Ok(mended(tr, other)?.map_err(|mistakes| {
            let status = mistakes.status();
            (mistakes, status)
        })),
    }
}

/// One seat more, or one fewer, as it was chosen.
fn more(typed: &Typed) -> Result<bool, No> {
    match typed.get("change") {
        "more" => Ok(true),
        "fewer" => Ok(false),
        _ => Err(Wrong::new("change", "wrong-seats-choice").into()),
    }
}

async fn show_own_seats(visit: &Visit, who: &Department, id: &str, typed: (&Typed, Mistakes)) -> Answer {
    let found = visit.service.requests(who, key(id)?).await?;
    let status = typed.1.status();
    let frame = Frame::narrow(visit, &visit.tr.say("seats-title")).await;
    let ways = (format!("/placements/{id}"), format!("/placements/{id}/seats"));
    Ok((status, html(seats_page(frame, &found, ways, typed).render())).into_response())
}

async fn own_seats(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    show_own_seats(&visit, &who, &id, (&Typed::default(), Mistakes::default())).await
}

async fn ask_for_seat(
    Signed { visit, who }: Signed<Department>,
    Path(id): Path<String>,
    typed: Typed,
) -> Answer {
    let placement = key(&id)?;
    let asked = match more(&typed) {
        Ok(more) => visit.service.ask_for_seat(&who, placement, (more, typed.get("ground"))).await,
        Err(no) => Err(no),
    };
    match taken(visit.tr, "change", asked)? {
        Ok(_) => {
            visit.say_next("requests-said").await;
            Ok(Redirect::to(&format!("/placements/{id}")).into_response())
        }
        Err((mistakes, status)) => {
            let mut page = show_own_seats(&visit, &who, &id, (&typed, mistakes)).await?;
            *page.status_mut() = status;
            Ok(page)
        }
    }
}

async fn show_seats(
    visit: &Visit,
    who: &Caseworker,
    (slug, id): (&str, &str),
    typed: (&Typed, Mistakes),
) -> Answer {
    let found = visit.service.requests_at(who, slug, key(id)?).await?;
    let status = typed.1.status();
    let frame = Frame::narrow(visit, &visit.tr.say("seats-title")).await;
    let back = format!("/rounds/{slug}/placements");
    let action = format!("{back}/{id}/seats");
    Ok((status, html(seats_page(frame, &found, (back, action), typed).render())).into_response())
}

async fn seats(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    show_seats(&visit, &who, (&slug, &id), (&Typed::default(), Mistakes::default())).await
}

async fn propose_seat(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let placement = key(&id)?;
    let asked = match more(&typed) {
        Ok(more) => visit.service.propose_seat(&who, (&slug, placement), (more, typed.get("ground"))).await,
        Err(no) => Err(no),
    };
    match mended(visit.tr, asked)? {
        Ok(_) => {
            visit.say_next("approval-said-proposed").await;
            Ok(Redirect::to("/approvals").into_response())
        }
        Err(mistakes) => show_seats(&visit, &who, (&slug, &id), (&typed, mistakes)).await,
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "refuse.html")]
struct RefusePage {
    frame: Frame,
    mistakes: Mistakes,
    id: String,
    round: String,
    title: String,
    /// Who has that number, where the organisation sees them.
    person: String,
    number: String,
    code: String,
    ground: String,
    codes: [&'static str; 4],
    asked: Vec<Line>,
}

async fn show_refusing(
    visit: &Visit,
    who: &Department,
    id: &str,
    (typed, mistakes): (&Typed, Mistakes),
) -> Answer {
    let tr = visit.tr;
    let found = visit.service.requests(who, key(id)?).await?;
    let status = mistakes.status();
    let page = RefusePage {
        frame: Frame::narrow(visit, &tr.say("refuse-title")).await,
        mistakes,
        id: id.to_owned(),
        round: found.book.name().get(tr.0).to_owned(),
        title: found.placed.placement.title.clone(),
        person: person(visit, who, key(id)?, typed.get("number")).await?,
        number: typed.get("number").to_owned(),
        code: typed.get("code").to_owned(),
        ground: typed.get("ground").to_owned(),
        codes: CODES,
        asked: found.refusals.iter().map(|one| Line::new(tr, one)).collect(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn refusing(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    show_refusing(&visit, &who, &id, (&named(&typed), Mistakes::default())).await
}

async fn ask_to_refuse(
    Signed { visit, who }: Signed<Department>,
    Path(id): Path<String>,
    typed: Typed,
) -> Answer {
    let asked = (typed.get("number"), typed.get("code"), typed.get("ground"));
    let asked = visit.service.ask_to_refuse(&who, key(&id)?, asked).await;
    match taken(visit.tr, "number", asked)? {
        Ok(_) => {
            visit.say_next("requests-said-refuse").await;
            Ok(Redirect::to(&format!("/placements/{id}")).into_response())
        }
        Err((mistakes, status)) => {
            let mut page = show_refusing(&visit, &who, &id, (&typed, mistakes)).await?;
            *page.status_mut() = status;
            Ok(page)
        }
    }
}

async fn withdraw(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    visit.service.withdraw_request(&who, key(&id)?).await?;
    visit.say_next("approval-said-withdrawn").await;
    Ok(Redirect::to("/placements").into_response())
}
