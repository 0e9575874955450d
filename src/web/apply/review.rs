//! Everything that was answered, read back with a way to change it, and the moment of submitting. Owns that what is submitted
//! is what was read back: where the round has changed since, both are shown and nothing is submitted.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Redirect},
};

use super::{
    draft::{Draft, Reviewed},
    form::Form,
    keep::KeptNote,
    page::{address, carrying, kept_by_browser},
    read_back::{Differs, ReadBack, differences, why},
    ticket,
};
use crate::{
    domain::Arg,
    i18n::Tr,
    service::{
        Book, CODE, CODE_AGAIN, GUARDIAN, NewApplication, No, Placed, Refusal, Sequence, Standing, Submitted,
    },
    web::{
        error::{Answer, Halt, html, refusal},
        form::{Mistakes, Typed},
        frame::Frame,
        my,
        visit::Visit,
        words::{Voiced, Why},
    },
};

/// What a page that reads back says besides.
#[derive(Default)]
pub(super) struct Told {
    /// What is wrong.
    pub(super) mistakes: Mistakes,
    /// What was read back before, where it reads otherwise now.
    pub(super) before: Option<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/review.html")]
struct ReviewPage {
    frame: Frame,
    tell: Voiced,
    mistakes: Mistakes,
    slug: String,
    /// What was answered, sealed: for whoever changes something.
    draft: String,
    /// What is read back, sealed: what is submitted.
    reviewed: String,
    read: ReadBack,
    /// What reads otherwise than it did.
    differs: Option<Vec<Differs>>,
    /// Where the choices are changed.
    change_wishes: String,
    until: String,
    /// What becomes of an offer that is not answered in time.
    unanswered: String,
    /// Whether a personal code is given, by which two applications of one person are found. What is said of it is said to everybody:
    /// whoever types somebody's code is not to learn whether that person applied.
    twice: bool,
    /// Whether somebody changes the choices of their own application, and nothing else.
    own: bool,
    /// How it stands with the draft that is kept.
    kept: Option<KeptNote>,
}

pub(super) async fn show(visit: &Visit, slug: &str, form: &Form, draft: &Draft, told: Told) -> Answer {
    let (mut read, change_wishes) = (ReadBack::new(slug, form, draft), address(slug, "wishes"));
    let lines = read.lines(form);
    // What else is missing in an application that stands does not keep its choices from being changed.
    read.missing.retain(|(_, action)| draft.own.is_none() || *action == change_wishes);
    let differs = told.before.map(|before| differences(&before, &lines));
    let status = if differs.is_some() { StatusCode::CONFLICT } else { told.mistakes.status() };
    let sealed = draft.sealed(visit, &form.book)?;
    let reviewed = Reviewed { draft: draft.clone(), lang: visit.tr.0, lines };
    let frame = Frame::narrow(visit, &visit.tr.say("apply-review")).await;
    let page = ReviewPage {
        frame: carrying(frame, address(slug, "review"), &sealed, false),
        tell: form.tell,
        mistakes: told.mistakes,
        slug: slug.to_owned(),
        draft: sealed,
        reviewed: reviewed.sealed(visit, &form.book)?,
        read,
        differs,
        change_wishes,
        own: draft.own.is_some(),
        until: visit.tr.last_moment(form.book.closes_at),
        unanswered: form
            .tell
            .say(&format!("apply-answers-{}", form.book.settings.answers.at_deadline.name())),
        twice: draft.answers.get(CODE).is_some_and(|code| !code.trim().is_empty()),
        kept: KeptNote::of(visit.tr, draft),
    };
    let ticket = [(SET_COOKIE, ticket::unseen(visit, &draft.once))];
    Ok(kept_by_browser((status, AppendHeaders(ticket), html(page.render()))))
}

pub(super) async fn page(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let draft = Draft::of(&visit, &form.book, &typed).await?;
    show(&visit, &slug, &form, &draft, Told::default()).await
}

pub(super) async fn submit(mut visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    visit.service.may_apply(visit.whence(""))?;
    let (book, places) = visit.service.round_for(&slug, visit.staff.as_ref()).await?;
    let Some(reviewed) = Reviewed::of(&visit, &book, &typed).await? else {
        // Not from the page that reads back: there is nothing that somebody has read.
        return Ok(Redirect::to(&format!("/rounds/{slug}/apply")).into_response());
    };
    // Choices are changed by whoever opened their application: it was closed in this browser meanwhile.
    if reviewed.draft.own.is_some() {
        return Err(Halt::OpenApplication);
    }
    visit.tr = Tr(reviewed.lang);
    let form = Form::of(visit.tr, book, places);
    match send(&visit, &slug, &form, &reviewed).await {
        Ok(submitted) => done(&visit, &slug, &form, &reviewed.draft, submitted).await,
        Err(No::Refused(why)) if why.key == "refused-sent" => sent(&visit, &slug, &form, &why).await,
        Err(No::Refused(why)) if why.key == "refused-changed" => {
            let told = Told { before: Some(reviewed.lines), ..Told::default() };
            show(&visit, &slug, &Form::open(&visit, &slug).await?, &reviewed.draft, told).await
        }
        Err(No::Invalid(wrong)) => {
            let told = Told { mistakes: Mistakes::new(visit.tr, &wrong), ..Told::default() };
            show(&visit, &slug, &Form::open(&visit, &slug).await?, &reviewed.draft, told).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Whether a round as it stands reads as what was read back.
pub(super) fn as_read<'a>(
    tr: Tr,
    slug: &'a str,
    form: &'a Form,
    reviewed: &'a Reviewed,
) -> impl Fn(&Book, &[Placed]) -> bool + Sync + 'a {
    let reads = |form: &Form| ReadBack::new(slug, form, &reviewed.draft).lines(form) == reviewed.lines;
    // Reading takes a while, so it is done before the round is locked, and again only if something changed in between.
    let read = reads(form);
    move |book: &Book, places: &[Placed]| {
        if form.is_of(book, places) { read } else { reads(&Form::of(tr, book.clone(), places.to_vec())) }
    }
}

/// Submits what was read back, if it reads the same while nobody else can change the round.
async fn send(visit: &Visit, slug: &str, form: &Form, reviewed: &Reviewed) -> Result<Submitted, No> {
    let draft = &reviewed.draft;
    let as_reviewed = as_read(visit.tr, slug, form, reviewed);
    let unseen = ticket::is_unseen(visit, &draft.once);
    let new = NewApplication { unseen, ..draft.application(reviewed.lang) };
    visit.service.submit_reviewed(slug, &new, &as_reviewed).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/done.html")]
struct DonePage {
    frame: Frame,
    tell: Voiced,
    slug: String,
    name: String,
    /// Whose application it is, so that a number noted down is known again.
    person: String,
    number: String,
    code: String,
    /// How long the page can be loaded anew.
    again: String,
    /// An application for one more person with the same contacts, as its first page takes it up.
    another: String,
    /// Whether something was changed after it had been submitted.
    differs: bool,
    by_draw: bool,
    until: String,
    /// Why the rules do not let the person take part, by what was answered; empty where they may.
    barred: Vec<Why>,
    /// Until when it is decided, and why that takes longer.
    planned: Option<String>,
}

/// A draft for one more person, in which nothing is answered but how both are reached and who consents.
fn another(visit: &Visit, form: &Form, draft: &Draft) -> Result<String, Halt> {
    let same = ["contact"].into_iter().chain(GUARDIAN);
    let same = same.filter_map(|field| Some((field.to_owned(), draft.answers.get(field)?.clone())));
    Draft { answers: same.collect(), ..Draft::new(visit)? }.sealed(visit, &form.book)
}

/// Why the rules do not let somebody take part who answered so.
fn barred(form: &Form, draft: &Draft) -> Vec<Why> {
    let seen = form.book.see(&draft.answers, &form.places);
    let out = seen.standing == Standing::NotEligible;
    seen.reasons.iter().filter(|_| out).map(|reason| why(form, reason)).collect()
}

async fn done(visit: &Visit, slug: &str, form: &Form, draft: &Draft, submitted: Submitted) -> Answer {
    let page = DonePage {
        // Whoever followed a link to another language would not see the code again.
        frame: Frame::narrow(visit, &form.tell.say("apply-done")).await.in_one_language(),
        tell: form.tell,
        slug: slug.to_owned(),
        name: form.book.name().get(visit.tr.0).to_owned(),
        person: draft.answers.get("name").cloned().unwrap_or_default(),
        number: submitted.number,
        code: submitted.code,
        again: visit.tr.with("apply-keep-again", &[("minutes", Arg::Whole(CODE_AGAIN.num_minutes()))]),
        differs: submitted.differs,
        by_draw: form.book.sequence() == Sequence::Draw,
        until: visit.tr.last_moment(form.book.closes_at),
        barred: barred(form, draft),
        another: another(visit, form, draft)?,
        // Number and code are shown whatever else cannot be said.
        planned: my::planned(visit.tr, visit.service.planned_today(&form.book).await.ok().flatten().as_ref()),
    };
    Ok((AppendHeaders([(SET_COOKIE, ticket::seen(visit, &draft.once))]), html(page.render())).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/sent.html")]
struct SentPage {
    frame: Frame,
    tell: Voiced,
    slug: String,
    name: String,
    text: String,
}

/// The form was sent before, and its number and code were shown then.
async fn sent(visit: &Visit, slug: &str, form: &Form, why: &Refusal) -> Answer {
    let page = SentPage {
        frame: Frame::narrow(visit, &form.tell.say("apply-sent")).await,
        tell: form.tell,
        slug: slug.to_owned(),
        name: form.book.name().get(visit.tr.0).to_owned(),
        text: refusal(visit.tr, why),
    };
    Ok((StatusCode::CONFLICT, html(page.render())).into_response())
}
