//! A round's way as its caseworkers steer it: a draft opened, a later or an earlier deadline, a closed round opened again, each
//! proposed here and approved by somebody else on the page of approvals.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    approvals::{Line, unsaid},
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Caseworker, RoundVerb},
    service::{Matter, No},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/deadline", page)
        .get("/rounds/{slug}/deadline/earlier", earlier)
        .post("/rounds/{slug}/deadline", propose)
        .get("/rounds/{slug}/open", open_page)
        .post("/rounds/{slug}/open", open)
}

/// The kinds of proposals that name a last day, and the verb of each.
const KINDS: [(&str, RoundVerb); 3] = [
    ("extend-round", RoundVerb::Extend),
    ("shorten-round", RoundVerb::Shorten),
    ("reopen-round", RoundVerb::Reopen),
];

/// The kind of a proposal that opens a draft.
const OPENS: &str = "open-round";

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "deadline.html")]
struct DeadlinePage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    /// What may be proposed.
    kind: &'static str,
    /// Where the form goes.
    action: String,
    /// The deadline so far.
    until: String,
    /// Whether the proposal names a last day.
    asks_day: bool,
    /// Whether the draw gets another seed.
    redraws: bool,
    /// Whether a draft that is opened has no placement yet.
    empty: bool,
    /// What the notice of a draft that is opened does not say, in a sentence.
    unsaid: Option<String>,
    waiting: Vec<Line>,
    last: String,
    ground: String,
    /// What is wrong with the round's settings if the deadline moves.
    faults: Vec<String>,
}

/// What is wrong with what was proposed: with fields, and with the round's settings.
type WrongParts = (Mistakes, Vec<String>);

async fn shown(
    (visit, who): (&Visit, &Caseworker),
    (slug, kind): (&str, &'static str),
    typed: &Typed,
    (mistakes, faults): WrongParts,
) -> Answer {
    let tr = visit.tr;
    let timing = visit.service.timing(who, slug).await?;
    let status = if faults.is_empty() { mistakes.status() } else { StatusCode::UNPROCESSABLE_ENTITY };
    let asks_day = kind != OPENS;
    let page = DeadlinePage {
        frame: Frame::narrow(visit, &tr.say(&format!("deadline-{kind}"))).await,
        mistakes,
        slug: slug.to_owned(),
        round: timing.book.name().get(tr.0).to_owned(),
        kind,
        action: format!("/rounds/{slug}/{}", if asks_day { "deadline" } else { "open" }),
        until: tr.last_moment(timing.book.closes_at),
        asks_day,
        redraws: timing.draws && kind == "reopen-round",
        empty: timing.empty && !asks_day,
        unsaid: unsaid(tr, &timing.book.settings.privacy.unsaid()).filter(|_| !asks_day),
        waiting: timing.waiting.iter().map(|one| Line::new(tr, one)).collect(),
        last: typed.get("last").to_owned(),
        ground: typed.get("ground").to_owned(),
        faults,
    };
    Ok((status, html(page.render())).into_response())
}

/// The page of a kind, where the round stands so that it may be proposed; the board says where it stands.
async fn empty(visit: &Visit, who: &Caseworker, slug: &str, kinds: &[(&'static str, RoundVerb)]) -> Answer {
    let phase = visit.service.timing(who, slug).await?.book.phase;
    let kind = kinds.iter().find(|(_, verb)| verb.may(phase).is_ok());
    match kind {
        Some((kind, _)) => shown((visit, who), (slug, kind), &Typed::default(), Default::default()).await,
        None => Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response()),
    }
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let (extend, reopen) = (KINDS[0], KINDS[2]);
    empty(&visit, &who, &slug, &[extend, reopen]).await
}

async fn earlier(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    empty(&visit, &who, &slug, &KINDS[1..2]).await
}

async fn open_page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    empty(&visit, &who, &slug, &[(OPENS, RoundVerb::Open)]).await
}

/// To the list of proposals, or the page again with what is wrong.
async fn proposed(
    by: (&Visit, &Caseworker),
    about: (&str, &'static str),
    typed: &Typed,
    done: Result<uuid::Uuid, No>,
) -> Answer {
    let visit = by.0;
    let wrong = match done {
        Err(No::Faults(faults)) => {
            (Mistakes::default(), faults.faults.iter().map(|fault| visit.tr.fault(fault)).collect())
        }
        other => match mended(visit.tr, other)? {
            Ok(_) => {
                visit.say_next("approval-said-proposed").await;
                return Ok(Redirect::to("/approvals").into_response());
            }
            Err(mistakes) => (mistakes, Vec::new()),
        },
    };
    shown(by, about, typed, wrong).await
}

async fn propose(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    let kind = KINDS.iter().map(|(kind, _)| *kind).find(|kind| *kind == typed.get("kind"));
    let kind = kind.unwrap_or(KINDS[0].0);
    let asked = (typed.get("kind"), typed.get("last"), typed.get("ground"));
    let done = visit.service.propose_deadline(&who, &slug, asked).await;
    proposed((&visit, &who), (&slug, kind), &typed, done).await
}

async fn open(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let done = visit.service.propose(&who, &slug, (Matter::OpenRound, typed.get("ground"))).await;
    proposed((&visit, &who), (&slug, OPENS), &typed, done).await
}
