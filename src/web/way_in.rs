//! Ways in for whoever lost number or code: a form that asks for the mail address, the link that comes there, and the new code. A
//! caseworker gives somebody at the counter a new code here as well.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    application::groundless,
    applications::address,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    halt::Halt,
    routes::{Routes, key},
    session,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{CODE_AGAIN, LINK_LASTS, NewCode, No, ToAsk},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/way-in", page)
        .post("/way-in", ask)
        .get("/way-in/{id}/{token}", link)
        .post("/way-in/{id}/{token}", follow)
        .post("/rounds/{slug}/applications/{number}/code", new_code)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "way_in.html")]
struct WayInPage {
    frame: Frame,
    mistakes: Mistakes,
    /// Whether the installation sends mails.
    on: bool,
    /// Whether the form was sent.
    sent: bool,
    contact: String,
    /// Whom to ask, round by round.
    ask: Vec<(String, String)>,
}

impl WayInPage {
    fn lasts(&self) -> String {
        self.frame.tr.with("way-in-sent-text", &[("minutes", Arg::Whole(LINK_LASTS.num_minutes()))])
    }
}

/// The authority of a round, and how it is reached where the round says so.
fn reached(visit: &Visit, to: &ToAsk) -> String {
    let authority = ("authority", Arg::Text(to.authority.clone()));
    match &to.contact {
        Some(contact) => {
            visit.tr.with("way-in-reached", &[authority, ("contact", Arg::Text(contact.clone()))])
        }
        None => to.authority.clone(),
    }
}

async fn show(visit: &Visit, (contact, sent): (&str, bool), mistakes: Mistakes) -> Answer {
    let frame = Frame::narrow(visit, &visit.tr.say("way-in-title")).await;
    let (status, on) = (mistakes.status(), visit.service.sends_mails());
    let round = |to: &ToAsk| (to.round.get(visit.tr.0).to_owned(), reached(visit, to));
    let ask = visit.service.whom_to_ask().await?.iter().map(round).collect();
    let page = WayInPage { frame, mistakes, on, sent, contact: contact.to_owned(), ask };
    Ok((status, html(page.render())).into_response())
}

async fn page(visit: Visit) -> Answer {
    show(&visit, ("", false), Mistakes::default()).await
}

async fn ask(visit: Visit, typed: Typed) -> Answer {
    let contact = typed.get("contact");
    match mended(visit.tr, visit.service.ask_way_in(contact, visit.whence("")).await)? {
        Ok(()) => show(&visit, ("", true), Mistakes::default()).await,
        Err(mistakes) => show(&visit, (contact, false), mistakes).await,
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "way_in_link.html")]
struct LinkPage {
    frame: Frame,
    action: String,
}

async fn link(visit: Visit, Path((id, token)): Path<(String, String)>) -> Answer {
    if let Some(again) = again(&visit, &id, &token).await? {
        return Ok(again);
    }
    visit.service.may_use_way_in(key(&id)?, &token).await?;
    let frame = Frame::narrow(&visit, &visit.tr.say("way-in-link-title")).await;
    Ok(html(LinkPage { frame, action: format!("/way-in/{id}/{token}") }.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "new_code.html")]
struct NewCodePage {
    frame: Frame,
    new: NewCode,
    /// Where one goes on.
    on: String,
    /// Whether whoever reads it is the person.
    own: bool,
}

impl NewCodePage {
    fn again(&self) -> String {
        again_for(self.frame.tr)
    }
}

/// How long the page can be loaded anew, in a sentence.
pub(super) fn again_for(tr: Tr) -> String {
    tr.with("new-code-again", &[("minutes", Arg::Whole(CODE_AGAIN.num_minutes()))])
}

/// The page with number and code for the browser that was shown it a moment ago.
async fn again(visit: &Visit, id: &str, token: &str) -> Result<Option<Response>, Halt> {
    let Some(holder) = &visit.holder else { return Ok(None) };
    match visit.service.way_in_again((key(id)?, token), holder).await {
        Ok(new) => own_code(visit, new).await.map(Some),
        Err(No::Refused(_) | No::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

async fn own_code(visit: &Visit, new: NewCode) -> Answer {
    let frame = Frame::narrow(visit, &visit.tr.say("new-code-title")).await;
    Ok(html(NewCodePage { frame, new, on: "/my".to_owned(), own: true }.render()))
}

async fn follow(visit: Visit, Path((id, token)): Path<(String, String)>) -> Answer {
    if let Some(again) = again(&visit, &id, &token).await? {
        return Ok(again);
    }
    let (new, holder) = visit.service.use_way_in(key(&id)?, &token).await?;
    let broken = |error: tower_sessions::session::Error| Halt::broken(&error.to_string());
    visit.session.cycle_id().await.map_err(broken)?;
    visit.session.insert(session::HOLDING, holder.application).await.map_err(broken)?;
    own_code(&visit, new).await
}

async fn new_code(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    // The old code dies at once: a click beside the button must not do that.
    if typed.get("sure").is_empty() {
        return Ok(Redirect::to(&address(&slug, &number)).into_response());
    }
    let new = match visit.service.new_code(&who, (&slug, &number), typed.get("code-note")).await {
        Ok(new) => new,
        Err(No::Invalid(wrong)) => return groundless(&visit, &who, (&slug, &number), (&typed, wrong)).await,
        Err(other) => return Err(other.into()),
    };
    let frame = Frame::narrow(&visit, &visit.tr.say("new-code-title")).await;
    Ok(html(NewCodePage { frame, new, on: address(&slug, &number), own: false }.render()))
}
