//! A caseworker enters or changes an application for its person: all questions on one page, then the placements, then
//! everything read back, with how it came or on what the change rests. What was typed goes from page to page inside them, as on
//! the pages of applicants.

mod case;
mod review;
mod withdraw;

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use self::{
    case::{Case, Changed, Top, form_of, framed},
    review::{Told, show_review},
};
use super::{
    draft::{Draft, SHOW},
    form::{Field, Form, GUARDIAN_STEP},
    page::kept_by_browser,
    wishes::{self, Wishes},
};
use crate::{
    domain::{Caseworker, Lang, RoundVerb},
    web::{
        error::{Answer, html},
        form::{Mistakes, Typed},
        frame::Frame,
        routes::Routes,
        visit::{Signed, Visit},
        words::Voiced,
    },
};

pub(in crate::web) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/counter", start)
        .post("/rounds/{slug}/counter", questions)
        .get("/rounds/{slug}/counter/wishes", again)
        .post("/rounds/{slug}/counter/wishes", chosen)
        .get("/rounds/{slug}/counter/review", again)
        .post("/rounds/{slug}/counter/review", review::review)
        .get("/rounds/{slug}/applications/{number}/change", change)
        .get("/rounds/{slug}/applications/{number}/withdraw", withdraw::page)
        .post("/rounds/{slug}/applications/{number}/withdraw", withdraw::withdraw)
}

/// The step of the placements.
const WISHES: &str = "wishes";

/// A question as the page shows it.
struct Asked {
    step: String,
    label: String,
    hint: String,
    note: Option<String>,
    field: Field,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/counter/questions.html")]
struct QuestionsPage {
    frame: Frame,
    tell: Voiced,
    top: Top,
    mistakes: Mistakes,
    asked: Vec<Asked>,
    lang: Lang,
}

impl QuestionsPage {
    /// What is wrong, each with its question: on one page many sentences would be the same.
    fn named(&self) -> Vec<(String, String)> {
        let label = |step: &str| self.asked.iter().find(|one| one.step == step).map(|one| one.label.clone());
        self.mistakes.named(label)
    }

    /// The identifiers that describe a question's field.
    fn described(&self, one: &Asked) -> String {
        let ids = [
            (!one.hint.is_empty(), "hint"),
            (one.note.is_some(), "note"),
            (self.mistakes.at(&one.step).is_some(), "why"),
        ];
        let ids = ids.into_iter().filter(|(there, _)| *there);
        ids.map(|(_, end)| format!("{}-{end}", one.step)).collect::<Vec<_>>().join(" ")
    }
}

async fn show_questions(visit: &Visit, slug: &str, form: &Form, case: &Case, mistakes: Mistakes) -> Answer {
    let steps = form.steps(&case.draft, GUARDIAN_STEP);
    let asked = steps.into_iter().filter(|step| *step != WISHES).map(|step| {
        let (_, hint) = form.title(step);
        Asked {
            step: step.to_owned(),
            label: form.label(step),
            // The hint about the contact speaks to the person.
            hint: match step {
                "contact" => form.tell.say("counter-contact-hint"),
                // What a pack says to pupils is quoted to staff.
                _ if form.book.voice() == "tu" && !hint.is_empty() => {
                    form.tell.about("counter-hint-quoted", "hint", &hint)
                }
                _ => hint,
            },
            note: form.note(step),
            field: form.field(step, &case.draft),
        }
    });
    let asked = asked.collect();
    let top = Top::new(visit, slug, form, case)?;
    let path = format!("/rounds/{slug}/counter");
    let page = QuestionsPage {
        frame: framed(visit, (&visit.tr.say(case.title()), path), &top.draft).await,
        tell: form.tell,
        top,
        asked,
        lang: case.lang,
        mistakes,
    };
    let status = page.mistakes.status();
    Ok(kept_by_browser((status, html(page.render()))))
}

/// That a closed round takes nothing, and where two people open it again.
#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/counter/closed.html")]
struct ClosedPage {
    frame: Frame,
    slug: String,
    round: String,
}

async fn start(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let (book, _) = visit.service.counter_round(&who, &slug).await?;
    if RoundVerb::Reopen.may(book.phase).is_ok() {
        let frame = Frame::narrow(&visit, &visit.tr.say("counter-title")).await;
        let page = ClosedPage { frame, slug, round: book.name().get(visit.tr.0).to_owned() };
        return Ok((StatusCode::CONFLICT, html(page.render())).into_response());
    }
    let form = form_of(&visit, &who, &slug).await?;
    show_questions(&visit, &slug, &form, &Case::new(&visit)?, Mistakes::default()).await
}

/// An address that somebody kept: what was typed was in the page, and is not there any more.
async fn again(Signed { .. }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    Ok(Redirect::to(&format!("/rounds/{slug}/counter")).into_response())
}

async fn change(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let form = form_of(&visit, &who, &slug).await?;
    let known = visit.service.changing(&who, &slug, &number).await?;
    let draft = Draft {
        answers: known.answers,
        wishes: known.wishes,
        home: known.home,
        changes: true,
        ..Draft::new(&visit)?
    };
    let (number, version) = (known.number, known.version);
    let changed = Some(Changed { number, version, before: draft.clone() });
    let case = Case { draft, lang: known.lang, changed };
    show_questions(&visit, &slug, &form, &case, Mistakes::default()).await
}

/// Takes the answers to all questions.
async fn questions(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    let form = form_of(&visit, &who, &slug).await?;
    let mut case = Case::of(&visit, &form.book, &typed)?;
    if !typed.get(SHOW).is_empty() {
        return show_questions(&visit, &slug, &form, &case, Mistakes::default()).await;
    }
    let steps = form.steps(&case.draft, GUARDIAN_STEP).into_iter().filter(|step| *step != WISHES);
    let steps: Vec<String> = steps.map(ToOwned::to_owned).collect();
    case.lang = Lang::from_code(typed.get("lang")).unwrap_or(case.lang);
    let mut mistakes = Mistakes::default();
    for step in &steps {
        form.take(step, &typed, &mut case.draft);
        mistakes = mistakes.and(form.mistakes(step, &case.draft));
    }
    if mistakes.is_empty() {
        show_wishes(&visit, &slug, &form, &case, mistakes).await
    } else {
        show_questions(&visit, &slug, &form, &case, mistakes).await
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/counter/wishes.html")]
struct WishesPage {
    frame: Frame,
    tell: Voiced,
    top: Top,
    mistakes: Mistakes,
    step: String,
    title: String,
    hint: String,
    note: Option<String>,
    /// Where its forms go.
    action: String,
    wishes: Wishes,
}

async fn show_wishes(visit: &Visit, slug: &str, form: &Form, case: &Case, mistakes: Mistakes) -> Answer {
    let top = Top::new(visit, slug, form, case)?;
    let title = form.label(WISHES);
    let path = format!("/rounds/{slug}/counter/wishes");
    let page = WishesPage {
        frame: framed(visit, (&title, path.clone()), &top.draft).await,
        tell: form.tell,
        top,
        step: WISHES.to_owned(),
        title,
        hint: String::new(),
        note: None,
        action: path,
        wishes: form.wishes_for_staff(&case.draft, &visit.service.demand(&form.book, &form.places).await?),
        mistakes,
    };
    let status = page.mistakes.status();
    Ok(kept_by_browser((status, html(page.render()))))
}

/// Takes the placements that were chosen, or what a button among them asks for.
async fn chosen(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let form = form_of(&visit, &who, &slug).await?;
    let mut case = Case::of(&visit, &form.book, &typed)?;
    if wishes::moved(&typed, &mut case.draft) {
        return show_wishes(&visit, &slug, &form, &case, Mistakes::default()).await;
    }
    if typed.get(SHOW).is_empty() {
        form.take(WISHES, &typed, &mut case.draft);
        let mistakes = form.mistakes(WISHES, &case.draft);
        if mistakes.is_empty() {
            return show_review(&visit, &slug, &form, &case, (&Typed::default(), Told::default())).await;
        }
        return show_wishes(&visit, &slug, &form, &case, mistakes).await;
    }
    show_wishes(&visit, &slug, &form, &case, Mistakes::default()).await
}
