//! An application for somebody, read back, with how it came or on what the change rests; and kept. Owns that what is kept is what was
//! read back, and that number and code are shown once.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};

use super::case::{Case, Changed, Read, Top, form_of, framed};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{Book, Came, Entered, NewApplication, No, Phase, Placed},
    web::{
        applications::address,
        apply::{
            draft::{Draft, REVIEWED},
            form::Form,
            page::kept_by_browser,
            read_back::{Differs, ReadBack, differences},
            ticket,
        },
        error::{Answer, html, refusal},
        form::{Mistakes, Typed},
        frame::Frame,
        visit::{Signed, Visit},
        words::{Voiced, Why},
    },
};

/// What a page that reads back says besides.
#[derive(Default)]
pub(super) struct Told {
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
    /// What is wrong, each with its question.
    fn named(&self) -> Vec<(String, String)> {
        let key = |field: &str| match field {
            "came" => Some("counter-came"),
            "at-day" | "at-time" => Some("counter-moment"),
            "ground" => Some("counter-ground"),
            "note" => Some("work-file-note"),
            _ => None,
        };
        self.mistakes.named(|field| key(field).map(|key| self.frame.say(key)))
    }

    fn was(&self, name: &str) -> &str {
        self.typed.get(name)
    }

    /// Why the rules do not simply say yes.
    fn warned(&self) -> Vec<Why> {
        self.read.warning.as_ref().map(|(_, whys)| whys.clone()).unwrap_or_default()
    }
}

pub(super) async fn show_review(
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
        open: form.book.phase == Phase::Open,
    };
    let ticket = [(SET_COOKIE, ticket::unseen(visit, &case.draft.once))];
    Ok(kept_by_browser((status, AppendHeaders(ticket), html(page.render()))))
}

/// Keeps what was read back; or shows once more what a form brings that was not read back.
pub(super) async fn review(
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
    let form = Form::for_staff(visit.tr, book, places);
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
        Err(No::Refused(why)) if why.key == "refused-done-already" => {
            visit.say_next("refused-done-already").await;
            let number = read.case.changed.as_ref().map(|changed| changed.number.as_str());
            Ok(Redirect::to(&address(&slug, number.unwrap_or_default())).into_response())
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
        if form.is_of(book, places) {
            same
        } else {
            reads(&Form::for_staff(tr, book.clone(), places.to_vec()))
        }
    }
}

async fn enter(
    visit: &Visit,
    who: &Caseworker,
    (slug, form): (&str, &Form),
    (read, typed): (&Read, &Typed),
) -> Result<Response, No> {
    let moment = (typed.get("at-day"), typed.get("at-time"));
    let came =
        Came::read(typed.get("came"), moment, typed.get("ground"), form.book.today).map_err(No::Invalid)?;
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
    (AppendHeaders([(SET_COOKIE, ticket::seen_at_counter(visit, &draft.once))]), html(page.render()))
        .into_response()
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
