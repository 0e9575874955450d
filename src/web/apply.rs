//! Applying: one question a page, then everything read back, then number and code. Works without scripts, in any order,
//! and from the middle: an answer whose session is gone begins a new draft.

mod draft;
mod form;
mod review;
mod wishes;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use self::{
    draft::{Draft, address},
    form::{Field, Form},
};
use super::{
    error::{Answer, Halt, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::Visit,
    words::{Voiced, many},
};
use crate::service::Sequence;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/apply", start)
        .post("/rounds/{slug}/apply", review::submit)
        .get("/rounds/{slug}/apply/{step}", question)
        .post("/rounds/{slug}/apply/{step}", answered)
        .get("/rounds/{slug}/apply/review", review::page)
        .get("/rounds/{slug}/apply/done", done)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/start.html")]
struct StartPage {
    frame: Frame,
    tell: Voiced,
    slug: String,
    name: String,
    /// Where the first question stands.
    first: String,
    /// How many questions there are, in words.
    questions: String,
    /// What is asked.
    asked: Vec<String>,
    until: String,
    by_draw: bool,
    /// Whether a draft is there already.
    begun: bool,
}

async fn start(visit: Visit, Path(slug): Path<String>) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let tr = visit.tr;
    let steps = form.steps();
    let begun = Draft::find(&visit, &slug).await?.is_some();
    let frame = Frame::narrow(&visit, &tr.say("apply-start")).await;
    let page = StartPage {
        frame,
        tell: form.tell,
        name: form.book.name().get(tr.0).to_owned(),
        first: address(&slug, steps.first().copied().unwrap_or_default()),
        questions: form.tell.count("apply-start-text", many(steps.len())),
        asked: steps.iter().map(|step| form.label(step)).collect(),
        until: tr.last_moment(form.book.closes_at),
        by_draw: form.book.sequence() == Sequence::Draw,
        begun,
        slug,
    };
    Ok(html(page.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/question.html")]
struct QuestionPage {
    frame: Frame,
    tell: Voiced,
    mistakes: Mistakes,
    step: String,
    action: String,
    /// The page before.
    back: String,
    over: String,
    title: String,
    hint: String,
    note: Option<String>,
    field: Field,
    /// Whether the answer leads back to where everything is read back.
    review: bool,
    /// A line about the order, where there is no need to hurry.
    calm: bool,
}

impl QuestionPage {
    /// The identifiers that describe the question's field.
    fn described(&self) -> String {
        let ids = [
            (!self.hint.is_empty(), "hint"),
            (self.note.is_some(), "note"),
            (!self.mistakes.is_empty(), "why"),
        ];
        let ids = ids.into_iter().filter(|(there, _)| *there);
        ids.map(|(_, end)| format!("{}-{end}", self.step)).collect::<Vec<_>>().join(" ")
    }
}

async fn question_page(
    visit: &Visit,
    form: &Form,
    (slug, step): (&str, &str),
    (draft, mistakes): (&Draft, Mistakes),
    review: bool,
) -> Answer {
    let steps = form.steps();
    let at = steps.iter().position(|known| *known == step).ok_or_else(Halt::not_found)?;
    let (title, hint) = form.title(step);
    let head =
        if mistakes.is_empty() { title.clone() } else { form.tell.about("apply-mistake", "title", &title) };
    let before = at.checked_sub(1).and_then(|at| steps.get(at));
    let back = match before {
        _ if review => address(slug, "review"),
        Some(before) => address(slug, before),
        None => format!("/rounds/{slug}/apply"),
    };
    let status = mistakes.status();
    let page = QuestionPage {
        frame: Frame::narrow(visit, &head).await,
        tell: form.tell,
        mistakes,
        step: step.to_owned(),
        action: address(slug, step),
        back,
        over: form::position(visit.tr, at, steps.len()),
        title,
        hint,
        note: form.note(step),
        field: form.field(step, draft),
        review,
        calm: form.book.sequence() == Sequence::Draw,
    };
    Ok((status, html(page.render())).into_response())
}

async fn question(visit: Visit, Path((slug, step)): Path<(String, String)>) -> Answer {
    let draft = match Draft::find(&visit, &slug).await? {
        Some(draft) => draft,
        // Back from the page with number and code: nothing is lost, it is sent.
        None if draft::kept(&visit, &slug).await?.is_some() => {
            return Ok(Redirect::to(&format!("/rounds/{slug}/apply/done")).into_response());
        }
        None => Draft::default(),
    };
    let form = Form::open(&visit, &slug).await?;
    let review = visit
        .path
        .split_once('?')
        .is_some_and(|(_, query)| query.split('&').any(|pair| pair == "then=review"));
    question_page(&visit, &form, (&slug, &step), (&draft, Mistakes::default()), review).await
}

async fn answered(visit: Visit, Path((slug, step)): Path<(String, String)>, typed: Typed) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let steps = form.steps();
    let at = steps.iter().position(|known| *known == step).ok_or_else(Halt::not_found)?;
    let mut draft = Draft::begun(&visit, &slug).await?;
    form.take(&step, &typed, &mut draft);
    let mistakes = form.mistakes(&step, &draft);
    let review = typed.get("then") == "review";
    if !mistakes.is_empty() {
        return question_page(&visit, &form, (&slug, &step), (&draft, mistakes), review).await;
    }
    draft.keep(&visit, &slug).await?;
    let next = steps.get(at + 1).filter(|_| !review).copied().unwrap_or("review");
    Ok(Redirect::to(&address(&slug, next)).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/done.html")]
struct DonePage {
    frame: Frame,
    tell: Voiced,
    name: String,
    number: String,
    code: String,
    by_draw: bool,
    until: String,
}

async fn done(visit: Visit, Path(slug): Path<String>) -> Answer {
    let Some((number, code)) = draft::kept(&visit, &slug).await? else {
        return Ok(Redirect::to(&format!("/rounds/{slug}")).into_response());
    };
    let (book, _) = visit.service.round(&slug).await?;
    let tell = Voiced { tr: visit.tr, voice: book.voice() };
    let page = DonePage {
        frame: Frame::narrow(&visit, &tell.say("apply-done")).await,
        tell,
        name: book.name().get(visit.tr.0).to_owned(),
        number,
        code,
        by_draw: book.sequence() == Sequence::Draw,
        until: visit.tr.last_moment(book.closes_at),
    };
    Ok(html(page.render()))
}
