//! What somebody said of their offer on the telephone or at the counter, written down for them. Owns that a no is read back before it is
//! written: the place goes on, and nothing brings it back.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    application::{FilePage, show_file},
    applications::address,
    error::{Answer, Halt, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    service::{ApplicationFile, No, OfferState, Offered},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}/answer", page)
        .post("/rounds/{slug}/applications/{number}/answer", answer)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "answering.html")]
struct DeclinePage {
    frame: Frame,
    mistakes: Mistakes,
    /// What stands by now, where the page that was sent showed something else.
    stale: Option<String>,
    slug: String,
    round: String,
    file: String,
    number: String,
    name: String,
    /// What will happen to which place.
    text: String,
    /// The offer that is shown, and how many events it had.
    offer: Uuid,
    events: i64,
    note: String,
}

/// The offer of an application that its person can still decline, or give back.
fn declinable(file: &ApplicationFile) -> Option<&Offered> {
    file.offers.first().filter(|offer| offer.may_be_said.1)
}

/// The page that reads back whose place goes, and which.
async fn read_back(
    visit: &Visit,
    (file, offer): (&ApplicationFile, &Offered),
    (typed, mistakes, stale): (&Typed, Mistakes, bool),
) -> Answer {
    let tr = visit.tr;
    let accepted = offer.state == OfferState::Accepted;
    let place = Arg::Text(format!("{}: {}", offer.place.0, offer.place.1));
    let (title, text) = if accepted {
        ("work-give-back-title", "work-give-back-text")
    } else {
        ("work-decline-title", "work-decline-text")
    };
    let stands = || Arg::Text(tr.say(&format!("work-offer-{}", offer.state.name())));
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let page = DeclinePage {
        frame: Frame::narrow(visit, &tr.say(title)).await,
        mistakes,
        stale: stale.then(|| tr.with("work-decline-stale", &[("state", stands())])),
        slug: file.book.slug.clone(),
        round: file.book.name().get(tr.0).to_owned(),
        file: address(&file.book.slug, &file.application.number),
        number: file.application.number.clone(),
        name: file.application.person.name.clone(),
        text: tr.with(text, &[("place", place)]),
        offer: offer.id,
        events: offer.events,
        note: typed.get("note").to_owned(),
    };
    Ok((status, html(page.render())).into_response())
}

/// Asks once more before a place goes; where there is none to give, the application says what is so.
async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let file = visit.service.application(&who, &slug, &number).await?;
    match declinable(&file) {
        Some(offer) => {
            read_back(&visit, (&file, offer), (&Typed::default(), Mistakes::default(), false)).await
        }
        None => Ok(Redirect::to(&address(&slug, &number)).into_response()),
    }
}

/// Writes down what somebody said: a yes, or a no that was read back.
async fn answer(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let shown = typed.shown("events")?;
    let accepts = typed.get("answer") == "accept";
    if !accepts && typed.get("meant") != "yes" {
        let file = visit.service.application(&who, &slug, &number).await?;
        if let Some(offer) = declinable(&file) {
            let stale = !shown.is(offer.id) || !shown.is_all(offer.events);
            return read_back(&visit, (&file, offer), (&typed, Mistakes::default(), stale)).await;
        }
    }
    let said = (accepts, typed.get("note"));
    let (mistakes, stale) = match visit.service.answer_for(&who, (&slug, &number, shown), said).await {
        Ok(new) => {
            visit.say_next(if new { "work-answer-saved" } else { "work-answer-already" }).await;
            return Ok(Redirect::to(&address(&slug, &number)).into_response());
        }
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), false),
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), true),
        Err(other) => return Err(Halt::from(other)),
    };
    let file = visit.service.application(&who, &slug, &number).await?;
    if let Some(offer) = declinable(&file).filter(|_| !accepts) {
        return read_back(&visit, (&file, offer), (&typed, mistakes, stale)).await;
    }
    let page = FilePage::new(&visit, &file, &typed, mistakes).await;
    Ok(show_file(page, stale.then_some("work-answer-stale")))
}
