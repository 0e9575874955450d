//! Pairs that people and employers agreed on beforehand: a caseworker records one on the page of its application and sees a round's; the
//! organisation records, confirms or refuses one on the page of its placement.

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
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{
        Arg, Caseworker, Department,
        agreed::{Code, State},
    },
    i18n::Tr,
    service::{AgreedPair, No},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/agreed", list)
        .get("/rounds/{slug}/applications/{number}/agreed", page)
        .post("/rounds/{slug}/applications/{number}/agreed", record)
        .post("/rounds/{slug}/applications/{number}/agreed/take-back", take_back)
        .get("/placements/{id}/agreed", own)
        .post("/placements/{id}/agreed", record_own)
        .post("/placements/{id}/agreed/answer", answer)
}

/// A pair in words.
pub(super) struct Line {
    id: Uuid,
    events: i64,
    number: String,
    name: String,
    place: String,
    href: String,
    state: String,
    tag: &'static str,
    /// How it was recorded, and when it came to where it stands.
    notes: Vec<String>,
    /// Whether the employer can confirm it, and can refuse it.
    may: (bool, bool),
    /// Whether a caseworker can take it back.
    may_take_back: bool,
}

/// Why a pair stands as it does: the employer's coded reason in words, or the ground as it was written.
fn why(tr: Tr, pair: &AgreedPair) -> String {
    match Code::from_name(&pair.why).filter(|_| pair.state == State::Refused) {
        Some(code) => tr.say(&format!("agreed-code-{}", code.name())),
        None => pair.why.clone(),
    }
}

impl Line {
    fn new(tr: Tr, (slug, open): (&str, bool), pair: &AgreedPair) -> Self {
        let moment = |at| [("moment", Arg::Text(tr.moment(at)))];
        let by = if pair.by_organisation { "agreed-by-organisation" } else { "agreed-by-caseworker" };
        let mut notes = vec![tr.with(by, &moment(pair.at))];
        if pair.state != State::Recorded {
            notes.push(tr.with(&format!("agreed-since-{}", pair.state.name()), &moment(pair.since)));
        }
        notes.extend(Some(why(tr, pair)).filter(|why| !why.is_empty()));
        if pair.state.stands() && !pair.allowed {
            notes.push(tr.say("agreed-not-allowed"));
        }
        let placement = &pair.place.placement;
        Self {
            id: pair.id,
            events: pair.events,
            number: pair.number.clone(),
            name: pair.name.clone(),
            place: format!("{}: {}", placement.organisation, placement.title),
            href: format!("{}/agreed", address(slug, &pair.number)),
            state: tr.say(&format!("agreed-state-{}", pair.state.name())),
            tag: match pair.state {
                State::Recorded => "wait",
                State::Confirmed => "yes",
                State::Refused | State::TakenBack => "",
            },
            notes,
            may: (open && pair.state == State::Recorded, open && pair.state.stands()),
            may_take_back: open && pair.state.stands(),
        }
    }
}

/// How it stands with a pair, in a sentence for its person.
pub(super) fn told(tr: Tr, pair: &AgreedPair, (published, given): (bool, bool)) -> Option<String> {
    let placement = &pair.place.placement;
    let place = format!("{}: {}", placement.organisation, placement.title);
    let args = [("place", Arg::Text(place)), ("why", Arg::Text(why(tr, pair)))];
    let key = match (pair.state, published) {
        (State::Confirmed, true) if given => "my-agreed-given",
        (State::Confirmed, true) => "my-agreed-not-given",
        (State::Confirmed, false) if !pair.allowed => "my-agreed-not-allowed",
        (State::Confirmed, false) => "my-agreed-confirmed",
        (State::Recorded, false) => "my-agreed-recorded",
        (State::Recorded, true) => "my-agreed-unconfirmed",
        (State::Refused, _) => "my-agreed-refused",
        (State::TakenBack, _) => return None,
    };
    Some(tr.with(key, &args))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "agreed_list.html")]
struct ListPage {
    frame: Frame,
    slug: String,
    round: String,
    /// Whether the round lets such pairs count.
    asked: bool,
    lines: Vec<Line>,
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let found = visit.service.agreed_in(&who, &slug).await?;
    let page = ListPage {
        frame: Frame::wide(&visit, &tr.say("agreed-title")).await,
        round: found.book.name().get(tr.0).to_owned(),
        asked: found.book.settings.agreed.is_some(),
        lines: found.all.iter().map(|pair| Line::new(tr, (&slug, false), pair)).collect(),
        slug,
    };
    Ok(html(page.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "agreed.html")]
struct FilePage {
    frame: Frame,
    mistakes: Mistakes,
    stale: bool,
    slug: String,
    round: String,
    home: String,
    number: String,
    person: String,
    asked: bool,
    lines: Vec<Line>,
    /// For which placements one can be recorded: their numbers, each with what people read.
    may: Vec<(String, String)>,
    ground: String,
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, mistakes, stale): (&Typed, Mistakes, bool),
) -> Answer {
    let tr = visit.tr;
    let file = visit.service.agreed_file(who, slug, number).await?;
    let open = file.book.settings.agreed.is_some() && !file.book.phase.is_told();
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let title = tr.with("agreed-page", &[("number", Arg::Text(number.to_owned()))]);
    let titled = |place: &crate::service::Placed| {
        let placement = &place.placement;
        (placement.id.to_string(), format!("{}: {}", placement.organisation, placement.title))
    };
    let page = FilePage {
        frame: Frame::wide(visit, &title).await,
        mistakes,
        stale,
        round: file.book.name().get(tr.0).to_owned(),
        home: address(slug, number),
        slug: slug.to_owned(),
        number: number.to_owned(),
        asked: file.book.settings.agreed.is_some(),
        lines: file.pairs.iter().map(|pair| Line::new(tr, (slug, open), pair)).collect(),
        may: file.may.iter().map(titled).collect(),
        person: file.person,
        ground: typed.get("ground").to_owned(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    show(&visit, &who, (&slug, &number), (&Typed::default(), Mistakes::default(), false)).await
}

/// What is wrong with a form, and whether its page had become stale.
fn refused<T>(tr: Tr, done: Result<T, No>) -> Result<Option<(Mistakes, bool)>, super::halt::Halt> {
    match done {
        Err(No::Refused(why)) if why.key == "refused-stale" => Ok(Some((Mistakes::default(), true))),
        other => Ok(mended(tr, other)?.err().map(|mistakes| (mistakes, false))),
    }
}

/// Where a caseworker's form leads: on with a sentence, or back to the page with what is wrong.
async fn led<T>(
    (visit, who): (&Visit, &Caseworker),
    (slug, number): (&str, &str),
    (typed, done, key): (&Typed, Result<T, No>, &str),
) -> Answer {
    let Some((mistakes, stale)) = refused(visit.tr, done)? else {
        visit.say_next(key).await;
        return Ok(Redirect::to(&format!("{}/agreed", address(slug, number))).into_response());
    };
    show(visit, who, (slug, number), (typed, mistakes, stale)).await
}

async fn record(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let done = visit.service.record_agreed(&who, (&slug, &number), typed.get("placement")).await;
    led((&visit, &who), (&slug, &number), (&typed, done, "agreed-said")).await
}

async fn take_back(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let pair = (key(typed.get("pair"))?, typed.whole("events")?);
    let asked = (pair, typed.get("ground"));
    let done = visit.service.take_back_agreed(&who, (&slug, &number), asked).await;
    led((&visit, &who), (&slug, &number), (&typed, done, "agreed-said-taken-back")).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "agreed_at.html")]
struct OwnPage {
    frame: Frame,
    mistakes: Mistakes,
    stale: bool,
    id: String,
    round: String,
    title: String,
    asked: bool,
    open: bool,
    lines: Vec<Line>,
    /// Reasons for which one is refused, each with what people read.
    codes: Vec<(&'static str, String)>,
    typed: (String, String),
}

async fn show_own(
    visit: &Visit,
    who: &Department,
    id: &str,
    (typed, mistakes, stale): (&Typed, Mistakes, bool),
) -> Answer {
    let tr = visit.tr;
    let found = visit.service.agreed_at(who, key(id)?).await?;
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let slug = found.book.slug.clone();
    let page = OwnPage {
        frame: Frame::narrow(visit, &tr.say("agreed-title")).await,
        mistakes,
        stale,
        id: id.to_owned(),
        round: found.book.name().get(tr.0).to_owned(),
        title: found.placed.placement.title.clone(),
        asked: found.book.settings.agreed.is_some(),
        open: found.open,
        lines: found.pairs.iter().map(|pair| Line::new(tr, (&slug, found.open), pair)).collect(),
        codes: Code::ALL.map(|code| (code.name(), tr.say(&format!("agreed-code-{}", code.name())))).to_vec(),
        typed: (typed.get("number").to_owned(), typed.get("name").to_owned()),
    };
    Ok((status, html(page.render())).into_response())
}

async fn own(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    show_own(&visit, &who, &id, (&Typed::default(), Mistakes::default(), false)).await
}

/// Where an organisation's form leads.
async fn led_own<T>(
    (visit, who): (&Visit, &Department),
    id: &str,
    (typed, done, key): (&Typed, Result<T, No>, &str),
) -> Answer {
    let Some((mistakes, stale)) = refused(visit.tr, done)? else {
        visit.say_next(key).await;
        return Ok(Redirect::to(&format!("/placements/{id}/agreed")).into_response());
    };
    show_own(visit, who, id, (typed, mistakes, stale)).await
}

async fn record_own(
    Signed { visit, who }: Signed<Department>,
    Path(id): Path<String>,
    typed: Typed,
) -> Answer {
    let person = (typed.get("number"), typed.get("name"));
    let done = visit.service.record_agreed_at(&who, key(&id)?, person).await;
    led_own((&visit, &who), &id, (&typed, done, "agreed-said")).await
}

async fn answer(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let pair = (key(typed.get("pair"))?, typed.whole("events")?);
    let done = visit.service.answer_agreed(&who, pair, typed.get("answer")).await;
    led_own((&visit, &who), &id, (&typed, done, "agreed-said-answered")).await
}
