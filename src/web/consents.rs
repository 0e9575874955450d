//! Consents for caseworkers: which offers wait for one, who was named, what was said; a signed paper is written down here.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    applications::address,
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    guardian::{CodePage, said},
    letters::{attached, file_name},
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{ConsentDeed, ConsentFile, No, TypedConsent, WaitingConsent, Wrong, is_same_contact},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/consents", list)
        .get("/rounds/{slug}/applications/{number}/consent", page)
        .post("/rounds/{slug}/applications/{number}/consent", record)
        .post("/rounds/{slug}/applications/{number}/consent/guardian", name)
        .post("/rounds/{slug}/applications/{number}/consent/code", code)
        .post("/rounds/{slug}/applications/{number}/consent/letter", letter)
}

/// An offer that waits for a consent.
struct Row {
    number: String,
    name: String,
    href: String,
    until: String,
    /// Who was named, or by what the person is reached.
    who: String,
    /// What was said last, in words; empty where nothing was.
    last: String,
}

impl Row {
    fn new(tr: Tr, slug: &str, one: WaitingConsent) -> Self {
        let text = |text: &str| Arg::Text(text.to_owned());
        Self {
            href: format!("{}/consent", address(slug, &one.number)),
            until: tr.with("consents-until", &[("moment", Arg::Text(tr.last_moment(one.answer_by)))]),
            who: match &one.guardian {
                Some(named) => {
                    let args = [("name", text(&named.name)), ("contact", text(&named.contact))];
                    tr.with("consents-guardian", &args)
                }
                None if one.contact.is_empty() => tr.say("consents-unnamed-alone"),
                None => tr.with("consents-unnamed", &[("contact", text(&one.contact))]),
            },
            last: one
                .last
                .map(|event| tr.say(&format!("consent-paper-{}", event.name())))
                .unwrap_or_default(),
            number: one.number,
            name: one.name,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "consents.html")]
struct ListPage {
    frame: Frame,
    slug: String,
    round: String,
    /// Whether the round asks for consent.
    asked: bool,
    rows: Vec<Row>,
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let (book, waiting) = visit.service.waiting_consents(&who, &slug).await?;
    let page = ListPage {
        frame: Frame::wide(&visit, &tr.say("consents-title")).await,
        round: book.name().get(tr.0).to_owned(),
        asked: book.settings.consent.is_some(),
        rows: waiting.into_iter().map(|one| Row::new(tr, &slug, one)).collect(),
        slug,
    };
    Ok(html(page.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "consent.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether a part of the page is there")]
struct ConsentPage {
    frame: Frame,
    mistakes: Mistakes,
    stale: bool,
    slug: String,
    round: String,
    home: String,
    number: String,
    person: String,
    /// Whether consent is asked of this person.
    asked: bool,
    /// Whether there is an offer.
    offered: bool,
    /// Its key.
    offer: Option<Uuid>,
    /// Who was named.
    now: Option<String>,
    /// Whether their contact is the one in the application.
    same_contact: bool,
    said: Vec<String>,
    may_name: bool,
    /// What can be written down: words, each with what people read.
    may: Vec<(&'static str, String)>,
    typed: TypedConsent,
    guardian: (String, String),
    /// On what a new code rests, as it was typed.
    code_note: String,
}

/// What was said, by whom and how.
fn line(tr: Tr, deed: &ConsentDeed, by: &str) -> String {
    let moment = [("moment", Arg::Text(tr.moment(deed.at)))];
    let what = Arg::Text(tr.with(&format!("guardian-said-{}", deed.event.name()), &moment));
    let text = |text: &str| Arg::Text(text.to_owned());
    match (&deed.paper, &deed.guardian) {
        (Some(paper), _) => {
            let day = Arg::Date(paper.day);
            let args = [("what", what), ("who", text(&paper.who)), ("day", day), ("by", text(by))];
            let line = tr.with("consent-by-paper", &args);
            if paper.note.is_empty() { line } else { format!("{line}. {}", paper.note) }
        }
        (None, Some(named)) => {
            let args = [("what", what), ("name", text(&named.name)), ("contact", text(&named.contact))];
            tr.with("consent-by-page", &args)
        }
        (None, None) => said(tr, deed),
    }
}

fn typed_consent(typed: &Typed) -> TypedConsent {
    let text = |name: &str| typed.get(name).to_owned();
    TypedConsent { what: text("what"), who: text("who"), day: text("day"), note: text("note") }
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, mistakes, stale): (&Typed, Mistakes, bool),
) -> Answer {
    let tr = visit.tr;
    let ConsentFile { own, contact, may, by } = visit.service.consent_file(who, slug, number).await?;
    let named = own.asking.as_ref().and_then(|asking| asking.guardian.as_ref());
    let consent = own.offer.as_ref().and_then(|offer| offer.consent.as_ref());
    let deeds = consent.iter().flat_map(|consent| &consent.said).zip(&by);
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let title = tr.with("consent-page", &[("number", Arg::Text(number.to_owned()))]);
    let page = ConsentPage {
        frame: Frame::wide(visit, &title).await,
        stale,
        round: own.book.name().get(tr.0).to_owned(),
        home: address(slug, number),
        slug: slug.to_owned(),
        number: number.to_owned(),
        person: own.person.clone(),
        asked: own.asking.is_some(),
        offered: own.offer.is_some(),
        offer: own.offer.as_ref().map(|offer| offer.id),
        now: named.map(|named| {
            let args =
                [("name", Arg::Text(named.name.clone())), ("contact", Arg::Text(named.contact.clone()))];
            tr.with("consents-guardian", &args)
        }),
        same_contact: named.is_some_and(|named| is_same_contact(&named.contact, &contact)),
        said: deeds.map(|(deed, by)| line(tr, deed, by)).collect(),
        may_name: own.may_name,
        may: may.iter().map(|one| (one.name(), tr.say(&format!("consent-paper-{}", one.name())))).collect(),
        typed: typed_consent(typed),
        guardian: (typed.get("guardian-name").to_owned(), typed.get("guardian-contact").to_owned()),
        code_note: typed.get("code-note").to_owned(),
        mistakes,
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    show(&visit, &who, (&slug, &number), (&Typed::default(), Mistakes::default(), false)).await
}

/// Where a form leads: on with a sentence, or back to the page with what is wrong.
async fn led(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, done, key): (&Typed, Result<(), No>, &str),
) -> Answer {
    let (mistakes, stale) = match done {
        Ok(()) => {
            visit.say_next(key).await;
            return Ok(Redirect::to(&format!("{}/consent", address(slug, number))).into_response());
        }
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), false),
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), true),
        Err(other) => return Err(other.into()),
    };
    show(visit, who, (slug, number), (typed, mistakes, stale)).await
}

async fn record(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let shown = typed.shown("said")?;
    let done = visit.service.record_consent(&who, (&slug, &number, shown), &typed_consent(&typed)).await;
    led(&visit, &who, (&slug, &number), (&typed, done, "consent-said")).await
}

async fn name(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let named = (typed.get("guardian-name"), typed.get("guardian-contact"));
    let done = visit.service.name_guardian_for(&who, (&slug, &number), named).await;
    led(&visit, &who, (&slug, &number), (&typed, done, "my-guardian-said")).await
}

/// The page on which somebody gave a new code and did not say on what that rests.
async fn groundless(
    visit: &Visit,
    who: &Caseworker,
    at: (&str, &str),
    (typed, mut wrong): (&Typed, Vec<Wrong>),
) -> Answer {
    for wrong in &mut wrong {
        wrong.field = format!("code-{}", wrong.field);
    }
    show(visit, who, at, (typed, Mistakes::new(visit.tr, &wrong), false)).await
}

async fn code(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let on = format!("{}/consent", address(&slug, &number));
    // The code before dies at once: a click beside the button must not do that.
    if typed.get("sure").is_empty() {
        return Ok(Redirect::to(&on).into_response());
    }
    let new = match visit.service.guardian_code(&who, (&slug, &number), typed.get("code-note")).await {
        Err(No::Invalid(wrong)) => return groundless(&visit, &who, (&slug, &number), (&typed, wrong)).await,
        given => given?,
    };
    let frame = Frame::narrow(&visit, &visit.tr.say("guardian-code-title")).await.in_one_language();
    Ok(html(CodePage { frame, new, on, own: false }.render()))
}

async fn letter(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    // The code before dies at once: a click beside the button must not do that.
    if typed.get("sure").is_empty() {
        return Ok(Redirect::to(&format!("{}/consent", address(&slug, &number))).into_response());
    }
    let note = typed.get("code-note");
    let one = match visit.service.print_guardian_letter(&who, (&slug, &number), note).await {
        Err(No::Invalid(wrong)) => return groundless(&visit, &who, (&slug, &number), (&typed, wrong)).await,
        given => given?,
    };
    Ok(attached(&file_name(visit.tr, &one.number), one.pdf))
}
