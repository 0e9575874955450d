//! Objections for caseworkers: a round's list with its deadlines, writing one down that came on paper or was said, and answering.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use chrono::NaiveDate;

use super::{
    acts,
    applications::address,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{
        Arg, Caseworker,
        objection::{Event, Objector, State},
    },
    i18n::Tr,
    service::{Filed, No, Objection, ObjectionDeed, Phase, TypedAnswer, TypedObjection, WAYS},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/objections", list)
        .post("/rounds/{slug}/objections", record)
        .get("/objections/{id}", one)
        .post("/objections/{id}", happen)
        .get("/objections/{id}/answer", act)
        .post("/objections/{id}/answer", answer)
}

/// An objection in words.
pub(super) struct Line {
    /// Its number, and about what it is.
    pub(super) title: String,
    pub(super) state: String,
    pub(super) tag: &'static str,
    pub(super) ground: String,
    /// How and when it came, whether late, and until when it is to be answered.
    pub(super) notes: Vec<String>,
    pub(super) happened: Vec<(String, String)>,
    /// The number under which its person reads the act with which it was answered; nothing elsewhere.
    pub(super) act: Option<u64>,
}

fn day(day: NaiveDate) -> [(&'static str, Arg); 1] {
    [("day", Arg::Date(day))]
}

/// What happened to an objection; people do not read which member of staff did it.
fn deed(tr: Tr, deed: &ObjectionDeed) -> (String, String) {
    let when = tr.moment(deed.at);
    let what = tr.with(&format!("objection-did-{}", deed.event.name()), &[("moment", Arg::Text(when))]);
    // What nobody wrote is that a minor's representative is to confirm it.
    let asked = if deed.text.is_empty() { "objection-mend-minor" } else { "objection-mend-until" };
    let until = deed.until.map(|until| tr.with(asked, &day(until)));
    let decided = deed.decided.as_ref().map(|(authority, day)| {
        let args = [("authority", Arg::Text(authority.clone())), ("day", Arg::Date(*day))];
        tr.with("objection-decided-by", &args)
    });
    let text =
        until.into_iter().chain(decided).chain(Some(deed.text.clone())).filter(|text| !text.is_empty());
    (what, text.collect::<Vec<_>>().join(" "))
}

impl Line {
    pub(super) fn new(tr: Tr, one: &Objection) -> Self {
        let about = [("n", Arg::Text(one.number.to_string())), ("number", Arg::Text(one.about.clone()))];
        let kind = if one.award { "objection-about-award" } else { "objection-about-decision" };
        let mut notes =
            vec![tr.with(&format!("objection-came-{}", one.way), &[("moment", Arg::Text(came(tr, one)))])];
        if one.late {
            notes.push(match one.term {
                Some(term) => tr.with("objection-late", &day(term)),
                None => String::new(),
            });
        }
        if let Some(term) = one.term.filter(|_| one.by == Objector::ThirdPerson && !one.late) {
            notes.push(tr.with("objection-term-others", &day(term)));
        }
        // Once it is answered, what becomes of the place is decided by two people.
        if one.kept && one.state.is_open() {
            notes.push(tr.say("objection-frozen"));
        }
        if one.state.is_open() {
            notes.push(tr.with("objection-answer-by", &day(one.answer_by)));
        }
        Self {
            title: tr.with(kind, &about),
            state: tr.say(&format!("objection-state-{}", one.state.name())),
            tag: match one.state {
                State::Received | State::ToMend => "wait",
                State::Answered(Event::Upheld | Event::Followed) => "yes",
                State::Answered(_) => "",
            },
            ground: one.ground.clone(),
            notes,
            happened: one.happened.iter().map(|one| deed(tr, one)).collect(),
            act: None,
        }
    }
}

/// When an objection came: to the minute from the page, otherwise the day.
fn came(tr: Tr, one: &Objection) -> String {
    let moment = tr.moment(one.received_at);
    if one.way == "page" { moment } else { tr.date(one.received_day) }
}

/// What is said of an objection that was received.
pub(super) fn said(filed: Filed) -> &'static str {
    match (filed.late, filed.frozen) {
        (true, _) => "objection-said-late",
        (_, true) => "objection-said-frozen",
        _ => "objection-said",
    }
}

/// An objection in the list.
struct Row {
    href: String,
    line: Line,
    /// Whether its deadline has passed.
    overdue: bool,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "objections.html")]
struct ListPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    rows: Vec<Row>,
    /// Whether one can be written down.
    open: bool,
    typed: TypedObjection,
    /// Words of choices, each with what people read.
    bys: Vec<(&'static str, String)>,
    ways: Vec<(&'static str, String)>,
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    slug: &str,
    (typed, mistakes): (TypedObjection, Mistakes),
) -> Answer {
    let found = visit.service.objections(who, slug).await?;
    let tr = visit.tr;
    let today = found.today;
    let row = |one: &Objection| Row {
        href: format!("/objections/{}", one.id),
        line: Line::new(tr, one),
        overdue: one.state.is_open() && one.answer_by < today,
    };
    let status = if mistakes.is_empty() { StatusCode::OK } else { mistakes.status() };
    let page = ListPage {
        frame: Frame::wide(visit, &tr.say("objections-title")).await,
        mistakes,
        slug: slug.to_owned(),
        round: found.book.name().get(tr.0).to_owned(),
        rows: found.all.iter().map(row).collect(),
        open: found.book.phase.is_told(),
        typed,
        bys: Objector::ALL.map(|by| (by.name(), tr.say(&format!("objector-{}", by.name())))).to_vec(),
        ways: WAYS.map(|way| (way, tr.say(&format!("objection-way-{way}")))).to_vec(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    show(&visit, &who, &slug, (TypedObjection::default(), Mistakes::default())).await
}

async fn record(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let field = |name: &str| typed.get(name).to_owned();
    let typed = TypedObjection {
        about: field("about"),
        by: field("by"),
        objector: field("objector"),
        who: field("who"),
        way: field("way"),
        received: field("received"),
        ground: field("ground"),
    };
    let done = visit.service.record_objection(&who, &slug, &typed).await;
    if matches!(&done, Err(No::Refused(why)) if why.key == "refused-objection-waits") {
        let known = visit.service.objections(&who, &slug).await?.all;
        let about = |one: &&Objection| one.about == typed.about.trim() && one.by.name() == typed.by;
        if let Some(same) = known.iter().filter(about).find(|one| one.says(&typed.ground)) {
            visit.say_next("refused-done-already").await;
            return Ok(Redirect::to(&format!("/objections/{}", same.id)).into_response());
        }
    }
    match mended(visit.tr, done)? {
        Ok(filed) => {
            visit.say_next(said(filed)).await;
            Ok(Redirect::to(&format!("/objections/{}", filed.id)).into_response())
        }
        Err(mistakes) => show(&visit, &who, &slug, (typed, mistakes)).await,
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "objection.html")]
#[allow(clippy::struct_excessive_bools, reason = "each is a question that the template asks")]
struct OnePage {
    frame: Frame,
    mistakes: Mistakes,
    stale: bool,
    slug: String,
    round: String,
    id: String,
    events: i64,
    line: Line,
    /// Who objects: what it is, and its value.
    pairs: Vec<(String, String)>,
    /// Where an objection that was upheld leads: address and words.
    on: Option<(String, String)>,
    /// What can happen next.
    forms: Vec<&'static str>,
    /// Whether the round is finished, so that what is upheld is put right elsewhere.
    finished: bool,
    /// That whoever looks decided what it is about, and leaves the answer to others.
    own: bool,
    /// That there are no others.
    alone: bool,
    sent: String,
    day: String,
    /// What asks for the day on which another authority decided.
    decided: Option<String>,
    ground: String,
    /// Where the answer is an act of the institution itself: how the person was heard, and the court, as they were typed.
    act: Option<TypedAnswer>,
    /// Whether there is an act to read.
    answered: bool,
    /// Whether a caseworker wrote it down, so that it is printed and signed.
    written: bool,
}

impl OnePage {
    /// The id of a field in a form: in the one that was sent the field's own name, to which what is wrong with it leads.
    fn id(&self, form: &str, field: &str) -> String {
        if self.sent == form { field.to_owned() } else { format!("{field}-{form}") }
    }

    /// What an act asks besides in a form, where that answers with one.
    fn asks_act(&self, form: &str) -> Option<&TypedAnswer> {
        self.act.as_ref().filter(|_| ["kept", "upheld"].contains(&form))
    }

    /// What is wrong with a field of the form that was sent.
    fn wrong(&self, form: &str, field: &str) -> Option<&str> {
        self.mistakes.at(field).filter(|_| self.sent == form)
    }

    /// What asks for a day in a form, where it has one.
    fn asks_day(&self, form: &str) -> Option<String> {
        match form {
            "mend" => Some(self.frame.say("objection-until")),
            "kept" | "upheld" => self.decided.clone(),
            _ => None,
        }
    }
}

/// What can happen next to an objection, as words; whoever decided what it is about answers nothing.
fn forms(one: &Objection, own: bool) -> Vec<&'static str> {
    let judges = [Event::Kept, Event::Upheld, Event::Settled, Event::Followed];
    let may = |event: &Event| one.state.may(*event).is_ok() && !(own && judges.contains(event));
    Event::ALL.into_iter().filter(may).map(Event::name).collect()
}

async fn show_one(
    visit: &Visit,
    who: &Caseworker,
    id: &str,
    (typed, mistakes, stale): (&Typed, Mistakes, bool),
) -> Answer {
    let file = visit.service.objection(who, key(id)?).await?;
    let (tr, one) = (visit.tr, &file.objection);
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let slug = file.book.slug.clone();
    let mut pairs = vec![(tr.say("objection-by"), tr.say(&format!("objector-{}", one.by.name())))];
    if let Some(number) = &one.objector {
        pairs.push((tr.say("objection-objector"), number.clone()));
    }
    if !one.who.is_empty() {
        pairs.push((tr.say("objection-who"), one.who.clone()));
    }
    let after = format!("{}/after", address(&slug, &one.about));
    let on = match (one.state, one.award) {
        // In a finished round nothing is put right any more.
        _ if file.book.phase == Phase::Finished => None,
        (State::Answered(Event::Upheld), false) => Some((after, tr.say("objection-on-correct"))),
        (State::Answered(Event::Upheld | Event::Settled | Event::Followed), true) if one.frozen => {
            Some((after, tr.say("objection-on-settle")))
        }
        (State::Answered(_), true) if one.frozen => {
            Some(("/approvals".to_owned(), tr.say("objection-on-approve")))
        }
        _ => None,
    };
    let (open, finished) = (file.book.phase.is_told(), file.book.phase == Phase::Finished);
    let title = tr.with("objection-title", &[("n", Arg::Text(one.number.to_string()))]);
    let page = OnePage {
        frame: Frame::narrow(visit, &title).await,
        mistakes,
        stale,
        round: file.book.name().get(tr.0).to_owned(),
        slug,
        id: id.to_owned(),
        events: one.events,
        line: Line::new(tr, one),
        pairs,
        on,
        forms: if open { forms(one, file.own) } else { Vec::new() },
        finished,
        own: file.own && one.state.is_open(),
        alone: file.alone,
        written: WAYS.contains(&one.way.as_str()),
        sent: typed.get("what").to_owned(),
        day: typed.get("day").to_owned(),
        decided: file
            .authority
            .as_ref()
            .map(|one| tr.with("objection-decided", &[("authority", Arg::Text(one.clone()))])),
        ground: typed.get("ground").to_owned(),
        act: file.act.clone().map(|court| shown_answer(typed, court)),
        answered: one.happened.iter().any(|deed| deed.act.is_some()),
    };
    Ok((status, html(page.render())).into_response())
}

/// What was typed of an act, or the court that the round states.
fn shown_answer(typed: &Typed, stated: (String, String)) -> TypedAnswer {
    let read = read_answer(typed);
    let untyped = typed.get("what").is_empty();
    TypedAnswer { court: if untyped { stated } else { read.court }, ..read }
}

fn read_answer(typed: &Typed) -> TypedAnswer {
    let field = |name: &str| typed.get(name).to_owned();
    TypedAnswer {
        ground: field("ground"),
        heard: (field("heard"), field("heard-text")),
        court: (field("court-name"), field("court-address")),
    }
}

/// The act with which an objection was answered, as it is read and printed.
async fn act(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let letter = visit.service.answer_act(&who, key(&id)?).await?;
    acts::page(&visit, &letter, (format!("/objections/{id}"), visit.tr.say("objections-title"))).await
}

async fn answer(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    let shown = (key(&id)?, typed.whole("events")?);
    let done = visit.service.answer_objection(&who, shown, (typed.get("what"), &read_answer(&typed))).await;
    happened(&visit, &who, &id, (&typed, done)).await
}

async fn one(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    show_one(&visit, &who, &id, (&Typed::default(), Mistakes::default(), false)).await
}

async fn happen(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    let events = typed.whole("events")?;
    let said = (typed.get("what"), typed.get("day"), typed.get("ground"));
    let done = visit.service.on_objection(&who, (key(&id)?, events), said).await;
    happened(&visit, &who, &id, (&typed, done)).await
}

/// Where a form leads: on with a sentence, or back to the page with what is wrong.
async fn happened(
    visit: &Visit,
    who: &Caseworker,
    id: &str,
    (typed, done): (&Typed, Result<(), No>),
) -> Answer {
    let (mistakes, stale) = match done {
        Ok(()) => {
            visit.say_next("after-said").await;
            return Ok(Redirect::to(&format!("/objections/{id}")).into_response());
        }
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), false),
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), true),
        Err(other) => return Err(other.into()),
    };
    show_one(visit, who, id, (typed, mistakes, stale)).await
}
