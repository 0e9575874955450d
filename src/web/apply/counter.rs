//! A caseworker enters or changes an application for its person: all questions on one page, then the placements, then
//! everything read back, with how it came or on what the change rests. What was typed goes from page to page inside them, as on
//! the pages of applicants.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::{Deserialize, Serialize};

use super::{
    draft::{DRAFT, Draft, REVIEWED, SHOW},
    form::{Field, Form},
    page::kept_by_browser,
    read_back::{Differs, ReadBack, differences},
    ticket,
    wishes::Wishes,
};
use crate::{
    domain::{Arg, Caseworker, Lang},
    i18n::Tr,
    service::{Book, Came, Entered, NewApplication, No, Placed},
    web::{
        applications::address,
        error::{Answer, html, refusal},
        form::{Mistakes, Typed},
        frame::Frame,
        halt::Halt,
        routes::Routes,
        visit::{Signed, Visit},
        words::{Voiced, Why},
    },
};

pub(in crate::web) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/counter", start)
        .post("/rounds/{slug}/counter", questions)
        .get("/rounds/{slug}/counter/wishes", again)
        .post("/rounds/{slug}/counter/wishes", wishes)
        .get("/rounds/{slug}/counter/review", again)
        .post("/rounds/{slug}/counter/review", review)
        .get("/rounds/{slug}/applications/{number}/change", change)
}

/// The step of the placements.
const WISHES: &str = "wishes";

/// An application that is being changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Changed {
    number: String,
    /// The number of the revision that the page showed.
    version: i64,
    /// What it said.
    before: Draft,
}

/// What a caseworker has typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Case {
    draft: Draft,
    /// The person's language.
    lang: Lang,
    /// The application that is changed; `None` for a new one.
    changed: Option<Changed>,
}

impl Case {
    fn new(visit: &Visit) -> Result<Self, Halt> {
        Ok(Self { draft: Draft::new(visit)?, lang: Lang::Lv, changed: None })
    }

    /// What a form brings; a new one for a form that brings nothing.
    fn of(visit: &Visit, book: &Book, typed: &Typed) -> Result<Self, Halt> {
        match typed.get(DRAFT) {
            "" => Self::new(visit),
            sealed => Ok(visit.service.carried(&format!("counter:{}", book.id), sealed)?),
        }
    }

    fn sealed(&self, visit: &Visit, book: &Book) -> Result<String, Halt> {
        Ok(visit.service.carry(&format!("counter:{}", book.id), self)?)
    }

    /// The key of the pages' heading.
    fn title(&self) -> &'static str {
        if self.changed.is_some() { "counter-change" } else { "counter-title" }
    }
}

/// A case as it was read back: the one thing that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Read {
    case: Case,
    /// The language in which it was read.
    tongue: Lang,
    lines: Vec<(String, String)>,
}

/// What every page of a case shows.
struct Top {
    slug: String,
    round: String,
    /// The application that is changed.
    number: Option<String>,
    draft: String,
}

impl Top {
    fn new(visit: &Visit, slug: &str, form: &Form, case: &Case) -> Result<Self, Halt> {
        Ok(Self {
            slug: slug.to_owned(),
            round: form.book.name().get(visit.tr.0).to_owned(),
            number: case.changed.as_ref().map(|changed| changed.number.clone()),
            draft: case.sealed(visit, &form.book)?,
        })
    }
}

/// The frame of a page of a case; its links to other languages take along what was typed.
async fn framed(visit: &Visit, (title, path): (&str, String), draft: &str) -> Frame {
    let frame = Frame::narrow(visit, title).await;
    frame.carrying(path, vec![(DRAFT, draft.to_owned()), (SHOW, "yes".to_owned())])
}

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

async fn form_of(visit: &Visit, who: &Caseworker, slug: &str) -> Result<Form, Halt> {
    let (book, places) = visit.service.counter_form(who, slug).await?;
    Ok(Form::of(visit.tr, book, places))
}

async fn show_questions(visit: &Visit, slug: &str, form: &Form, case: &Case, mistakes: Mistakes) -> Answer {
    let asked = form.steps().into_iter().filter(|step| *step != WISHES).map(|step| {
        let (_, hint) = form.title(step);
        Asked {
            step: step.to_owned(),
            label: form.label(step),
            // The hint about the contact speaks to the person.
            hint: if step == "contact" { form.tell.say("counter-contact-hint") } else { hint },
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

async fn start(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
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
    let draft = Draft { answers: known.answers, wishes: known.wishes, ..Draft::new(&visit)? };
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
    let steps: Vec<String> =
        form.steps().into_iter().filter(|step| *step != WISHES).map(ToOwned::to_owned).collect();
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
    wishes: Wishes,
}

impl WishesPage {
    /// The identifiers that describe the choices.
    fn described(&self) -> String {
        if self.mistakes.is_empty() { String::new() } else { format!("{}-why", self.step) }
    }
}

async fn show_wishes(visit: &Visit, slug: &str, form: &Form, case: &Case, mistakes: Mistakes) -> Answer {
    let top = Top::new(visit, slug, form, case)?;
    let title = form.label(WISHES);
    let path = format!("/rounds/{slug}/counter/wishes");
    let page = WishesPage {
        frame: framed(visit, (&title, path), &top.draft).await,
        tell: form.tell,
        top,
        step: WISHES.to_owned(),
        title,
        hint: String::new(),
        note: None,
        wishes: Wishes::new(form.tell, &form.book, &form.places, &case.draft),
        mistakes,
    };
    let status = page.mistakes.status();
    Ok(kept_by_browser((status, html(page.render()))))
}

/// Takes the placements that were chosen.
async fn wishes(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let form = form_of(&visit, &who, &slug).await?;
    let mut case = Case::of(&visit, &form.book, &typed)?;
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

/// What a page that reads back says besides.
#[derive(Default)]
struct Told {
    mistakes: Mistakes,
    /// What was read back before, where it reads otherwise now.
    before: Option<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/counter/review.html")]
struct ReviewPage {
    frame: Frame,
    tell: Voiced,
    top: Top,
    mistakes: Mistakes,
    /// What is read back, sealed: what is kept.
    reviewed: String,
    read: ReadBack,
    /// What a change changes: what was said, and what is said from now on.
    changes: Vec<Differs>,
    /// What reads otherwise since it was read back.
    differs: Option<Vec<Differs>>,
    /// What was typed on how it came, or on what it rests.
    typed: Typed,
    /// Whether it can be entered as of now, and not only from paper.
    open: bool,
}

impl ReviewPage {
    fn was(&self, name: &str) -> &str {
        self.typed.get(name)
    }

    /// Why the rules do not simply say yes.
    fn warned(&self) -> Vec<Why> {
        self.read.warning.as_ref().map(|(_, whys)| whys.clone()).unwrap_or_default()
    }
}

async fn show_review(
    visit: &Visit,
    slug: &str,
    form: &Form,
    case: &Case,
    (typed, told): (&Typed, Told),
) -> Answer {
    let read = ReadBack::new(slug, form, &case.draft);
    let lines = read.lines(form);
    let was = case.changed.as_ref().map(|changed| ReadBack::new(slug, form, &changed.before).lines(form));
    let differs = told.before.map(|before| differences(&before, &lines));
    let status = if differs.is_some() { StatusCode::CONFLICT } else { told.mistakes.status() };
    let reviewed = Read { case: case.clone(), tongue: visit.tr.0, lines: lines.clone() };
    let top = Top::new(visit, slug, form, case)?;
    let path = format!("/rounds/{slug}/counter/review");
    let page = ReviewPage {
        frame: framed(visit, (&visit.tr.say("apply-review"), path), &top.draft).await,
        tell: form.tell,
        top,
        mistakes: told.mistakes,
        reviewed: visit.service.carry(&format!("counter-review:{}", form.book.id), &reviewed)?,
        read,
        changes: was.map(|was| differences(&was, &lines)).unwrap_or_default(),
        differs,
        typed: typed.clone(),
        open: form.book.phase == crate::service::Phase::Open,
    };
    let ticket = [(SET_COOKIE, ticket::unseen(visit, &case.draft.once))];
    Ok(kept_by_browser((status, AppendHeaders(ticket), html(page.render()))))
}

/// Keeps what was read back; or shows once more what a form brings that was not read back.
async fn review(
    Signed { mut visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    let (book, places) = visit.service.counter_round(&who, &slug).await?;
    if typed.get(REVIEWED).is_empty() {
        let form = form_of(&visit, &who, &slug).await?;
        let case = Case::of(&visit, &form.book, &typed)?;
        return show_review(&visit, &slug, &form, &case, (&typed, Told::default())).await;
    }
    let read: Read = visit.service.carried(&format!("counter-review:{}", book.id), typed.get(REVIEWED))?;
    visit.tr = Tr(read.tongue);
    let form = Form::of(visit.tr, book, places);
    let kept = match &read.case.changed {
        None => enter(&visit, &who, (&slug, &form), (&read, &typed)).await,
        Some(changed) => put_right(&visit, &who, (&slug, &form), (&read, changed, &typed)).await,
    };
    match kept {
        Ok(answer) => Ok(answer),
        Err(No::Refused(why)) if why.key == "refused-changed" => {
            let told = Told { before: Some(read.lines), ..Told::default() };
            let form = form_of(&visit, &who, &slug).await?;
            show_review(&visit, &slug, &form, &read.case, (&typed, told)).await
        }
        Err(No::Invalid(wrong)) => {
            let told = Told { mistakes: Mistakes::new(visit.tr, &wrong), ..Told::default() };
            show_review(&visit, &slug, &form, &read.case, (&typed, told)).await
        }
        Err(No::Refused(why)) if why.key == "refused-nothing-changed" => {
            let told = Told { mistakes: Mistakes::one("note", refusal(visit.tr, &why)), ..Told::default() };
            show_review(&visit, &slug, &form, &read.case, (&typed, told)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Whether a round as it stands still says what was read back of it.
fn as_read(visit: &Visit, slug: &str, form: &Form, read: &Read) -> impl Fn(&Book, &[Placed]) -> bool + Sync {
    let reads = |form: &Form| ReadBack::new(slug, form, &read.case.draft).lines(form) == read.lines;
    // Reading takes a while: it is done before the round is locked, and again only if something changed in between.
    let (same, tr) = (reads(form), visit.tr);
    move |book, places| {
        if form.is_of(book, places) { same } else { reads(&Form::of(tr, book.clone(), places.to_vec())) }
    }
}

async fn enter(
    visit: &Visit,
    who: &Caseworker,
    (slug, form): (&str, &Form),
    (read, typed): (&Read, &Typed),
) -> Result<Response, No> {
    let moment = (typed.get("at-day"), typed.get("at-time"));
    let came = Came::read(typed.get("came"), moment, typed.get("ground")).map_err(No::Invalid)?;
    let draft = &read.case.draft;
    let new =
        NewApplication { unseen: ticket::is_unseen(visit, &draft.once), ..draft.application(read.case.lang) };
    let entered = visit.service.enter(who, (slug, &new), &came, &as_read(visit, slug, form, read)).await?;
    Ok(done(visit, (slug, form), draft, entered).await)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/counter/done.html")]
struct DonePage {
    frame: Frame,
    slug: String,
    round: String,
    person: String,
    file: String,
    entered: Entered,
}

async fn done(visit: &Visit, (slug, form): (&str, &Form), draft: &Draft, entered: Entered) -> Response {
    let page = DonePage {
        // Whoever followed a link to another language would not see the code again.
        frame: Frame::narrow(visit, &visit.tr.say("counter-done")).await.in_one_language(),
        slug: slug.to_owned(),
        round: form.book.name().get(visit.tr.0).to_owned(),
        person: draft.answers.get("name").cloned().unwrap_or_default(),
        file: address(slug, &entered.submitted.number),
        entered,
    };
    (AppendHeaders([(SET_COOKIE, ticket::seen(visit, &draft.once))]), html(page.render())).into_response()
}

async fn put_right(
    visit: &Visit,
    who: &Caseworker,
    (slug, form): (&str, &Form),
    (read, changed, typed): (&Read, &Changed, &Typed),
) -> Result<Response, No> {
    let new = read.case.draft.application(read.case.lang);
    let what = (slug, changed.number.as_str(), changed.version);
    let said = (&new, typed.get("note"));
    visit.service.change_for(who, what, said, &as_read(visit, slug, form, read)).await?;
    visit.say_next("counter-said-changed").await;
    Ok(Redirect::to(&address(slug, &changed.number)).into_response())
}

impl DonePage {
    fn keep(&self) -> String {
        let number = Arg::Text(self.entered.submitted.number.clone());
        self.frame.tr.with("counter-keep", &[("number", number)])
    }
}
