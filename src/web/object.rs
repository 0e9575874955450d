//! A person objects, with number and code: against the decision about their own application, or against somebody's award.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use chrono::NaiveDate;

use super::{
    acts,
    error::{Answer, Halt, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    my::is_meant,
    objections::{self, Line},
    routes::Routes,
    visit::{Holding, Visit},
    words::Voiced,
};
use crate::{
    domain::{Arg, Holder, calendar::term_ends, decision::Kind},
    i18n::Tr,
    service::{Letter, Mine, No, Objection, Represented},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/my/object", page).post("/my/object", send).get("/my/object/{number}", act)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "object.html")]
struct ObjectPage {
    frame: Frame,
    mistakes: Mistakes,
    tell: Voiced,
    number: String,
    person: String,
    /// Who receives it.
    received: String,
    /// Whether there is a decision that says until when it can be contested.
    contest: bool,
    /// Until when one may object, and by when there is an answer, as far as that is known.
    terms: Vec<String>,
    /// Whether the representative alone contests what is decided about the person.
    minor: bool,
    /// Keys of what stands over what was sent before, and on the button.
    heading: &'static str,
    button: &'static str,
    /// What was sent before.
    sent: Vec<Line>,
    by: String,
    about: String,
    ground: String,
}

/// A key of the page: an act is contested, in the law's words; against what nobody has settled people object.
fn of_kind(act: bool, what: &str) -> &'static str {
    match (what, act) {
        ("title", true) => "my-object-title-act",
        ("title", false) => "my-object-title",
        ("text", true) => "my-object-text",
        ("text", false) => "my-object-text-unsettled",
        ("sent", true) => "my-object-sent-act",
        ("sent", false) => "my-object-sent",
        (_, true) => "my-object-act",
        (_, false) => "my-object-send",
    }
}

/// Until when the decision can be contested, and by when what is sent today is to be answered. An act that refuses nothing has no
/// such sentence in it, and where decisions are no acts nobody set a term.
fn terms(tell: Voiced, mine: &Mine, until: Option<NaiveDate>) -> Vec<String> {
    let act = mine.decision.kind == Kind::Act;
    let against = mine.cancelled || !mine.letter.as_ref().is_some_and(Letter::is_granted);
    let today = mine.book.today;
    let day = |key: &str, day| tell.with(key, &[("day", Arg::Date(day))]);
    let until = match (act, until) {
        (false, _) => Some(tell.say("my-object-no-term")),
        (true, _) if !against => None,
        (true, Some(last)) if last < today => Some(day("my-object-over", last)),
        (true, Some(last)) => Some(day("my-object-until", last)),
        (true, None) => Some(tell.say("my-object-month")),
    };
    until.into_iter().chain([day("my-object-answer", term_ends(today, 1))]).collect()
}

async fn show(visit: &Visit, who: &Holder, (typed, mistakes): (&Typed, Mistakes)) -> Answer {
    let mine = visit.service.mine(who).await?;
    if !mine.may_object() {
        return Ok(Redirect::to("/my").into_response());
    }
    let until = visit.service.contest_until(who).await?;
    let tr = visit.tr;
    let tell = Voiced { tr, voice: mine.book.voice() };
    let act = mine.decision.kind == Kind::Act;
    let body = mine.decision.contest.as_ref().or(mine.decision.institution.as_ref());
    let authority = body.map_or(&mine.authority, |body| &body.name).clone();
    let status = if mistakes.is_empty() { StatusCode::OK } else { mistakes.status() };
    let page = ObjectPage {
        frame: Frame::narrow(visit, &tell.say(of_kind(act, "title"))).await,
        mistakes,
        received: tell.about(of_kind(act, "text"), "authority", &authority),
        terms: terms(tell, &mine, until),
        heading: of_kind(act, "sent"),
        button: of_kind(act, "send"),
        minor: mine.represented == Represented::Under15,
        tell,
        number: mine.application.number.clone(),
        person: mine.application.person.name.clone(),
        contest: act && !mine.letter.as_ref().is_some_and(Letter::is_granted),
        sent: mine.objections.iter().map(|one| line(tr, one)).collect(),
        by: typed.get("by").to_owned(),
        about: typed.get("about").to_owned(),
        ground: typed.get("ground").to_owned(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Holding { visit, who }: Holding) -> Answer {
    show(&visit, &who, (&Typed::default(), Mistakes::default())).await
}

async fn send(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    let (about, by) = match typed.get("by") {
        "third-person" => (typed.get("about"), "third-person"),
        by => ("", by),
    };
    let done = visit.service.object(&who, (about, by), typed.get("ground")).await;
    if matches!(&done, Err(No::Refused(why)) if why.key == "refused-objection-waits") {
        let mine = visit.service.mine(&who).await?;
        let sent = |one: &&Objection| one.own && one.says(typed.get("ground"));
        let whose = if about.trim().is_empty() { mine.application.number.as_str() } else { about.trim() };
        if mine.objections.iter().filter(sent).any(|one| one.about == whose && one.by.name() == by) {
            visit.say_next("refused-done-already").await;
            return Ok(Redirect::to("/my/object").into_response());
        }
    }
    match mended(visit.tr, done)? {
        Ok(filed) => {
            visit.say_next(objections::said(filed)).await;
            Ok(Redirect::to("/my/object").into_response())
        }
        Err(mistakes) => show(&visit, &who, (&typed, mistakes)).await,
    }
}

/// An objection in words, with the way to the act with which it was answered where the reader sent it.
fn line(tr: Tr, one: &Objection) -> Line {
    let act = one.own && one.happened.iter().any(|deed| deed.act.is_some());
    Line { act: act.then_some(one.number), ..Line::new(tr, one) }
}

async fn act(Holding { visit, who }: Holding, Path(number): Path<String>) -> Answer {
    let number = number.parse().map_err(|_| Halt::not_found())?;
    let letter = visit.service.own_answer_act(&who, number).await?;
    acts::page(&visit, &letter, ("/my/object".to_owned(), visit.tr.say("nav-mine"))).await
}
