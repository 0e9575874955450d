//! Signing in and out, and opening one's own application by number and code.

use askama::Template;
use axum::{
    http::header::SET_COOKIE,
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};

use super::{
    apply::ticket,
    error::{Answer, Halt, html, refusal},
    form::{Mistakes, Typed},
    frame::Frame,
    guardian, kept_words,
    routes::Routes,
    session::{self, Kept},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Role, Staff},
    service::{LetIn, No, Wrong},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/sign-in", sign_in_page)
        .post("/sign-in", sign_in)
        .post("/sign-out", sign_out)
        .get("/kept", kept_page)
        .post("/kept", drop_kept)
        .get("/result", result_page)
        .post("/result", open)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    mistakes: Mistakes,
    login: String,
    next: String,
    /// A form that was sent when nobody was signed in, sealed; empty without one.
    kept: String,
}

/// The page for signing in that carries a form which was sent when nobody was signed in.
pub(super) fn sign_in_with(frame: Frame, kept: String) -> Response {
    let title = frame.say("sign-in-title");
    let frame = frame.titled(&title);
    let frame = frame.carrying("/sign-in".to_owned(), vec![(SHOW, "yes".to_owned()), (KEPT, kept.clone())]);
    let (mistakes, login, next) = (Mistakes::default(), String::new(), String::new());
    html(SignInPage { frame, mistakes, login, next, kept }.render())
}

/// The hidden field that asks to show the page, in another language, and not to sign in.
const SHOW: &str = "just-show";
/// The hidden field with a form that was sent when nobody was signed in.
const KEPT: &str = "kept";

/// Where someone lands after signing in.
fn home(staff: &Staff) -> &'static str {
    match staff.role {
        Role::Department => "/placements",
        Role::Caseworker => "/work",
        Role::Administrator => "/accounts",
    }
}

/// A path of ours to go on to; anything else could lead away: browsers drop tabs and line ends from addresses.
fn ours(next: &str) -> Option<&str> {
    (next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control()))
    .then_some(next)
}

async fn sign_in_page(visit: Visit) -> Answer {
    if let Some(staff) = &visit.staff {
        return Ok(Redirect::to(home(staff)).into_response());
    }
    let next = visit.path.split_once("next=").map(|(_, next)| next.replace("%2F", "/")).unwrap_or_default();
    let frame = Frame::narrow(&visit, &visit.tr.say("sign-in-title")).await;
    let (mistakes, login) = (Mistakes::default(), String::new());
    Ok(html(SignInPage { frame, mistakes, login, next, kept: String::new() }.render()))
}

/// A refusal of an attempt as a mistake at a field; anything else goes its own way.
fn at_field(visit: &Visit, field: &str, no: No) -> Result<Mistakes, Halt> {
    match no {
        No::Refused(why) => Ok(Mistakes::one(field, refusal(visit.tr, &why))),
        other => Err(other.into()),
    }
}

async fn sign_in(visit: Visit, typed: Typed) -> Answer {
    let login = typed.get("login").to_owned();
    let kept = typed.get(KEPT);
    if !typed.get(SHOW).is_empty() {
        return Ok(sign_in_with(Frame::narrow(&visit, "").await, kept.to_owned()));
    }
    let staff = match visit.service.sign_in(&login, typed.get("password"), visit.whence(&login)).await {
        Ok(staff) => staff,
        Err(no) => {
            let mistakes = at_field(&visit, "login", no)?;
            let frame = Frame::narrow(&visit, &visit.tr.say("sign-in-title")).await;
            let (next, kept) = (typed.get("next").to_owned(), kept.to_owned());
            return Ok((mistakes.status(), html(SignInPage { frame, mistakes, login, next, kept }.render()))
                .into_response());
        }
    };
    let broken = |error: tower_sessions::session::Error| Halt::broken(&error.to_string());
    // A session known before sign-in must not be worth anything after it.
    visit.session.cycle_id().await.map_err(broken)?;
    visit.session.insert(session::ACCOUNT, staff.account).await.map_err(broken)?;
    visit.session.remove::<uuid::Uuid>(session::HOLDING).await.map_err(broken)?;
    visit.session.remove::<uuid::Uuid>(session::GUARDING).await.map_err(broken)?;
    let mark = visit.service.device_mark(&login);
    // Only now it is kept here: whoever is signed in cannot fill the disk unseen.
    let to = match visit.service.carried::<Kept>(session::KEPT, kept) {
        Ok(kept) if visit.service.is_device(&login, &kept.device) => {
            visit.session.insert(session::KEPT, kept).await.map_err(broken)?;
            "/kept"
        }
        // Someone else's: not theirs to see or to send.
        Ok(_) => home(&staff),
        Err(_) => ours(typed.get("next")).unwrap_or(home(&staff)),
    };
    let secure = if visit.secure { "; Secure" } else { "" };
    let cookie = format!("device={mark}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
    Ok(([("set-cookie", cookie)], Redirect::to(to)).into_response())
}

async fn sign_out(visit: Visit) -> Answer {
    visit.session.flush().await.map_err(|error| Halt::broken(&error.to_string()))?;
    // Pages of forms stay in their own browser for its *Back*; whoever leaves it leaves none behind.
    let cleared = AppendHeaders([("clear-site-data", "\"cache\"")]);
    let forgotten = AppendHeaders(ticket::forgotten(&visit).into_iter().map(|cookie| (SET_COOKIE, cookie)));
    Ok((cleared, forgotten, Redirect::to("/")).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "kept.html")]
struct KeptPage {
    frame: Frame,
    action: String,
    fields: Vec<(String, String)>,
    /// What people recognise: what they typed themselves, each with what its field is called.
    shown: Vec<(String, String)>,
}

/// What was typed before the session ran out, to be sent after signing in again; it stays until it is sent or dropped.
async fn kept_page(Signed { visit, who: _ }: Signed<Staff>) -> Answer {
    let kept: Option<Kept> =
        visit.session.get(session::KEPT).await.map_err(|error| Halt::broken(&error.to_string()))?;
    let Some(Kept { path: action, fields, .. }) = kept else { return Err(Halt::not_found()) };
    let frame = Frame::narrow(&visit, &visit.tr.say("kept-title")).await;
    let shown = kept_words::shown(&visit, &action, &fields).await;
    Ok(html(KeptPage { frame, action, fields, shown }.render()))
}

/// Drops what was kept.
async fn drop_kept(Signed { visit, who }: Signed<Staff>) -> Answer {
    let dropped = visit.session.remove::<Kept>(session::KEPT).await;
    dropped.map_err(|error| Halt::broken(&error.to_string()))?;
    Ok(Redirect::to(home(&who)).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "result.html")]
struct ResultPage {
    frame: Frame,
    mistakes: Mistakes,
    number: String,
}

/// Asks for number and code, also where an application is open already: a parent has more than one child.
async fn result_page(visit: Visit) -> Answer {
    let frame = Frame::narrow(&visit, &visit.tr.say("result-title")).await;
    Ok(html(ResultPage { frame, mistakes: Mistakes::default(), number: String::new() }.render()))
}

async fn open(visit: Visit, typed: Typed) -> Answer {
    let number = typed.get("number").to_owned();
    let empty = ["number", "code"].into_iter().filter(|field| typed.get(field).trim().is_empty());
    let empty: Vec<Wrong> = empty.map(|field| Wrong::new(field, "wrong-missing")).collect();
    if !empty.is_empty() {
        let mistakes = Mistakes::new(visit.tr, &empty);
        let frame = Frame::narrow(&visit, &visit.tr.say("result-title")).await;
        return Ok((mistakes.status(), html(ResultPage { frame, mistakes, number }.render())).into_response());
    }
    let opened = visit.service.let_in(&number, typed.get("code"), visit.whence("")).await;
    let holder = match opened {
        Ok(LetIn::Person(holder)) => holder,
        Ok(LetIn::Guardian(who)) => {
            guardian::enter(&visit, &who).await?;
            return Ok(Redirect::to("/guardian").into_response());
        }
        Err(no) => {
            let mistakes = at_field(&visit, "number", no)?;
            let frame = Frame::narrow(&visit, &visit.tr.say("result-title")).await;
            return Ok(
                (mistakes.status(), html(ResultPage { frame, mistakes, number }.render())).into_response()
            );
        }
    };
    let broken = |error: tower_sessions::session::Error| Halt::broken(&error.to_string());
    visit.session.cycle_id().await.map_err(broken)?;
    visit.session.insert(session::HOLDING, holder.application).await.map_err(broken)?;
    Ok(Redirect::to("/my").into_response())
}
