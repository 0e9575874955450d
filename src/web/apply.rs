//! Applying: one question a page, then everything read back, then number and code. Works without scripts, in any order, and
//! in as many tabs as there are children: what was answered goes from page to page inside them.

pub(super) mod counter;
mod draft;
mod form;
mod keep;
mod own;
mod page;
mod read_back;
mod review;
pub(super) mod ticket;
mod wishes;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use self::{
    draft::{Draft, Own, SHOW, THEN},
    form::{Field, Form},
    keep::{KeptNote, REVIEW},
    page::{address, carrying, kept_by_browser},
    read_back::why,
};
use super::{
    error::{Answer, Halt, html},
    form::{Mistakes, Typed},
    frame::Frame,
    my::is_meant,
    routes::Routes,
    visit::{Holding, Visit},
    words::{Voiced, Why, many},
};
use crate::service::{Sequence, Standing, TakenUp};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/apply", start)
        .post("/rounds/{slug}/apply", own::submit)
        .post("/my/choices", choices)
        .post("/my/anew", own::anew)
        .get("/rounds/{slug}/apply/{step}", question)
        .post("/rounds/{slug}/apply/{step}", answered)
        .post("/rounds/{slug}/apply/{step}/keep", kept)
        .post("/rounds/{slug}/drafts", keep::keep)
        .post("/rounds/{slug}/drafts/clear", keep::clear)
        .get("/drafts", keep::code_page)
        .post("/drafts", keep::by_code)
        .get("/drafts/{id}/{token}", keep::link_page)
        .post("/drafts/{id}/{token}", keep::by_link)
        .get("/rounds/{slug}/apply/review", nothing_to_review)
        .post("/rounds/{slug}/apply/review", review::page)
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
    /// Whether some are asked who consents for them.
    guardian: bool,
    until: String,
    by_draw: bool,
}

async fn start(visit: Visit, Path(slug): Path<String>) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let tr = visit.tr;
    let steps = form.asked_of_all();
    let frame = Frame::narrow(&visit, &tr.say("apply-start")).await;
    let page = StartPage {
        frame,
        tell: form.tell,
        name: form.book.name().get(tr.0).to_owned(),
        first: address(&slug, steps.first().copied().unwrap_or_default()),
        questions: form.tell.count("apply-start-text", many(steps.len())),
        asked: steps.iter().map(|step| form.label(step)).collect(),
        guardian: form.names_guardians(),
        until: tr.last_moment(form.book.closes_at),
        by_draw: form.book.sequence() == Sequence::Draw,
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
    /// What was answered so far, sealed.
    draft: String,
    /// The page before, to which the draft goes along; `None` where there is none.
    back: Option<String>,
    slug: String,
    over: String,
    title: String,
    hint: String,
    note: Option<String>,
    /// That the rules let somebody with these answers not take part, and why.
    not_eligible: Vec<Why>,
    /// That the question before was left without an answer on which a place may hang.
    left: Option<String>,
    field: Field,
    /// Whether the answer leads back to where everything is read back.
    review: bool,
    /// A line about the order, where there is no need to hurry.
    calm: bool,
    /// Whose application it is, where that was answered: two children's pages are told apart.
    person: String,
    /// Whether somebody changes the choices of their own application.
    own: bool,
    /// How it stands with the draft that is kept.
    kept: Option<KeptNote>,
}

impl QuestionPage {
    /// The identifiers that describe the question's field.
    fn described(&self) -> String {
        let ids = [
            (!self.hint.is_empty(), "hint"),
            (self.note.is_some(), "note"),
            (self.mistakes.at(&self.step).is_some(), "why"),
        ];
        let ids = ids.into_iter().filter(|(there, _)| *there);
        ids.map(|(_, end)| format!("{}-{end}", self.step)).collect::<Vec<_>>().join(" ")
    }
}

/// What a question's page shows of a draft, and what it carries of it: an answer that is wrong is shown, and not carried.
struct Shown<'a> {
    filled: &'a Draft,
    carried: &'a Draft,
    mistakes: Mistakes,
    /// Whether the answer leads back to where everything is read back.
    review: bool,
    /// The question that was answered just now.
    before: Option<&'a str>,
}

/// What the answers so far decide already: why the rules let their person not take part, and that the last one was left empty though
/// their part in the round may hang on it.
fn said_so_far(form: &Form, draft: &Draft, answered: Option<&str>) -> (Vec<Why>, Option<String>) {
    let (standing, reasons) = form.book.judged(&draft.answers);
    let not_eligible = reasons.iter().filter(|_| standing == Standing::NotEligible);
    let empty = answered.filter(|step| draft.answers.get(*step).is_some_and(String::is_empty));
    let hangs = |step: &&str| {
        let fact = format!("applicant.{step}");
        standing == Standing::NeedsPerson && reasons.iter().any(|reason| reason.facts.contains(&fact))
    };
    let left = empty.filter(hangs).map(|step| form.tell.about("apply-left-empty", "fact", &form.label(step)));
    (not_eligible.map(|reason| why(form, reason)).collect(), left)
}

async fn question_page(visit: &Visit, form: &Form, (slug, step): (&str, &str), of: Shown<'_>) -> Answer {
    let Shown { filled, carried, mistakes, review, before: answered } = of;
    let steps = form.steps(filled, step);
    let at = steps.iter().position(|known| *known == step).ok_or_else(Halt::not_found)?;
    let (title, hint) = form.title(step);
    let head =
        if mistakes.is_empty() { title.clone() } else { form.tell.about("apply-mistake", "title", &title) };
    let before =
        if review { Some("review") } else { at.checked_sub(1).and_then(|at| steps.get(at)).copied() };
    let draft = carried.sealed(visit, &form.book)?;
    let field = if step == "wishes" {
        Field::Wishes(form.wishes(filled, &visit.service.demand(&form.book, &form.places).await?))
    } else {
        form.field(step, filled)
    };
    let status = mistakes.status();
    let (not_eligible, left) = said_so_far(form, carried, answered);
    let page = QuestionPage {
        frame: carrying(Frame::narrow(visit, &head).await, address(slug, step), &draft, review),
        tell: form.tell,
        mistakes,
        step: step.to_owned(),
        action: address(slug, step),
        draft,
        back: before.map(|step| address(slug, step)),
        slug: slug.to_owned(),
        over: form::position(visit.tr, at, steps.len()),
        title,
        hint,
        note: form.note(step),
        not_eligible,
        left,
        field,
        review,
        calm: form.book.sequence() == Sequence::Draw,
        person: carried.person(),
        own: carried.own.is_some(),
        kept: KeptNote::of(visit.tr, carried),
    };
    Ok(kept_by_browser((status, html(page.render()))))
}

/// A question with nothing answered yet; answers come by the forms of pages alone.
async fn question(visit: Visit, Path((slug, step)): Path<(String, String)>) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let new = Draft::new(&visit)?;
    let of =
        Shown { filled: &new, carried: &new, mistakes: Mistakes::default(), review: false, before: None };
    question_page(&visit, &form, (&slug, &step), of).await
}

async fn answered(visit: Visit, Path((slug, step)): Path<(String, String)>, typed: Typed) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let carried = Draft::of(&visit, &form.book, &typed).await?;
    if !form.steps(&carried, &step).contains(&step.as_str()) {
        return Err(Halt::not_found());
    }
    let review = !typed.get(THEN).is_empty();
    let mut draft = carried.clone();
    let moved = step == "wishes" && wishes::moved(&typed, &mut draft);
    if draft.wishes != carried.wishes {
        draft.keep_on(&visit, &slug).await?;
    }
    if typed.get(SHOW).is_empty() && !moved {
        form.take(&step, &typed, &mut draft);
        let mistakes = form.mistakes(&step, &draft);
        if !mistakes.is_empty() {
            let of = Shown { filled: &draft, carried: &carried, mistakes, review, before: None };
            return question_page(&visit, &form, (&slug, &step), of).await;
        }
        draft.keep_on(&visit, &slug).await?;
        let steps = form.steps(&draft, &step);
        let at = steps.iter().position(|known| *known == step).ok_or_else(Halt::not_found)?;
        let Some(next) = steps.get(at + 1).filter(|_| !review) else {
            return review::show(&visit, &slug, &form, &draft, review::Told::default()).await;
        };
        let of = Shown {
            filled: &draft,
            carried: &draft,
            mistakes: Mistakes::default(),
            review,
            before: Some(&step),
        };
        return question_page(&visit, &form, (&slug, next), of).await;
    }
    let of = Shown { filled: &draft, carried: &draft, mistakes: Mistakes::default(), review, before: None };
    question_page(&visit, &form, (&slug, &step), of).await
}

/// Shows the choices of an application to its own person, who changes them.
async fn choices(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    let taken = visit.service.take_up_own(&who, TakenUp::Choices).await?;
    let form = Form::open(&visit, &taken.slug).await?;
    let draft = Draft {
        answers: taken.answers,
        wishes: taken.wishes,
        home: taken.home,
        changes: true,
        own: Some(Own { application: who.application, version: taken.version }),
        ..Draft::new(&visit)?
    };
    let of =
        Shown { filled: &draft, carried: &draft, mistakes: Mistakes::default(), review: true, before: None };
    question_page(&visit, &form, (&taken.slug, "wishes"), of).await
}

/// *Save* on a page: its answer is taken along where it is one.
async fn kept(visit: Visit, Path((slug, step)): Path<(String, String)>, typed: Typed) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let carried = Draft::of(&visit, &form.book, &typed).await?;
    if step == REVIEW || !typed.get(SHOW).is_empty() {
        return keep::save(&visit, (&slug, &form), carried).await;
    }
    if !form.steps(&carried, &step).contains(&step.as_str()) {
        return Err(Halt::not_found());
    }
    let mut draft = carried.clone();
    form.take(&step, &typed, &mut draft);
    let mistakes = form.mistakes(&step, &draft);
    // Choices are put in order as one likes; too few of them are said when they are read back.
    if mistakes.is_empty() || step == "wishes" {
        return keep::save(&visit, (&slug, &form), draft).await;
    }
    if keep::said_anything(&step, &typed) {
        let of = Shown { filled: &draft, carried: &carried, mistakes, review: false, before: None };
        return question_page(&visit, &form, (&slug, &step), of).await;
    }
    keep::save(&visit, (&slug, &form), carried).await
}

/// An address that somebody kept: what was answered was in the page, and is not there any more.
async fn nothing_to_review(_visit: Visit, Path(slug): Path<String>) -> Answer {
    Ok(Redirect::to(&format!("/rounds/{slug}/apply")).into_response())
}
