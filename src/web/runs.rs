//! Runs for caseworkers: starting one, watching and stopping it, what it found, publishing it.

mod beside;
mod lists;
mod people_file;
mod steps;

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use self::{
    lists::Lists,
    steps::{Step, short, steps},
};
use super::{
    changes::{Changes, changes},
    decision_setting,
    desk::{DeskCard, kind, run_tag},
    downloads::{FORMATS, LISTS, REPORT},
    error::{Answer, Halt, html, refusal},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
    words::{Why, contradiction, whole},
    work::{Open, starting},
};
use crate::{
    domain::{Arg, Caseworker, Outcome, decision::Kind, outcome::Undecided},
    i18n::Tr,
    service::{Book, No, Phase, Publishing, Refusal, RunKind, RunState, RunView},
};

pub(super) fn routes(routes: Routes) -> Routes {
    people_file::routes(routes)
        .post("/rounds/{slug}/runs", start)
        .get("/rounds/{slug}/runs/new", new)
        .post("/rounds/{slug}/refills", refill)
        .get("/rounds/{slug}/refills/new", refill_page)
        .post("/rounds/{slug}/corrections", correction)
        .get("/runs/{id}", run)
        .get("/runs/{id}/beside", beside::beside)
        .post("/runs/{id}/cancel", cancel)
        .get("/runs/{id}/publish", publish_page)
        .post("/runs/{id}/publish", publish)
}

async fn start(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let started = visit.service.start_run(&who, &slug).await;
    to_run(&visit, &who, &slug, started).await
}

async fn correction(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let started = visit.service.start_correction(&who, &slug).await;
    to_run(&visit, &who, &slug, started).await
}

async fn refill(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let started = visit.service.start_refill(&who, &slug).await;
    to_run(&visit, &who, &slug, started).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "runs/refill.html")]
struct RefillPage {
    frame: Frame,
    slug: String,
    name: String,
    desk: DeskCard,
    /// Whether seats are free and somebody is in line.
    possible: bool,
}

/// Says which seats are free, and what giving them on does, before it is started.
async fn refill_page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let board = visit.service.board(&who, &slug).await?;
    if board.book.phase != Phase::Published {
        return steps::not_now((&visit, &slug), "refill-not-published").await;
    }
    let name = board.book.name().get(visit.tr.0).to_owned();
    let frame = Frame::narrow(&visit, &visit.tr.say("run-refill-title")).await;
    let possible = board.desk.free() > 0 && board.desk.in_line > 0;
    let desk = DeskCard::new(visit.tr, &board.desk);
    Ok(html(RefillPage { frame, slug, name, desk, possible }.render()))
}

/// Leads to a run that was started.
async fn to_run(visit: &Visit, who: &Caseworker, slug: &str, started: Result<Uuid, No>) -> Answer {
    let id = match started {
        Ok(id) => id,
        // The button pressed twice, or two people at once: both come to the run that is under way.
        Err(No::Refused(why)) if why.key == "refused-run-under-way" => {
            let runs = visit.service.runs(who, slug).await?;
            runs.iter().find(|run| run.state.under_way()).ok_or(why)?.id
        }
        Err(other) => return Err(other.into()),
    };
    Ok(Redirect::to(&format!("/runs/{id}")).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "runs/new.html")]
struct NewPage {
    frame: Frame,
    slug: String,
    name: String,
    /// Applications about which a person has to decide something.
    open: Open,
}

impl NewPage {
    /// What the list of those to begin with is narrowed to.
    fn first(&self) -> &'static str {
        if self.open.needs > 0 { "needs-person" } else { "undecided" }
    }
}

/// Asks before a run in which people get no place only because something about them is not known yet.
async fn new(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let board = visit.service.board(&who, &slug).await?;
    let open = Open::of(&board);
    if board.book.phase != Phase::Closed || !open.any() {
        return steps::not_now((&visit, &slug), steps::not_asked(board.book.phase)).await;
    }
    let name = board.book.name().get(visit.tr.0).to_owned();
    let frame = Frame::narrow(&visit, &visit.tr.say("run-new-title")).await;
    Ok(html(NewPage { frame, slug, name, open }.render()))
}

async fn cancel(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let id = key(&id)?;
    match visit.service.cancel_run(&who, id).await {
        // It ended while the page was open: the page says how.
        Ok(()) => {}
        Err(No::Refused(why)) if why.key == "refused-run-ended" => {}
        Err(other) => return Err(other.into()),
    }
    Ok(Redirect::to(&format!("/runs/{id}")).into_response())
}

/// What a verified run found, and whether it can be published.
struct Found {
    lists: Lists,
    /// Whom open questions may have cost something, in sentences.
    undecided: Vec<String>,
    cards: String,
    /// What was checked: words, and whether it holds.
    checked: Vec<(String, bool)>,
    digest: String,
    took: String,
    changes: Changes,
}

fn checked(tr: Tr, outcome: &Outcome, changed: bool) -> Vec<(String, bool)> {
    let stages = outcome.proofs.iter();
    let mut checked: Vec<_> =
        stages.map(|proof| (tr.say(&format!("stage-{}", proof.stage.name())), proof.proven)).collect();
    checked.push((tr.say("run-checked-audit"), true));
    if outcome.unique {
        checked.push((tr.say("run-checked-unique"), true));
    }
    checked.push((tr.say(if changed { "run-checked-changed" } else { "run-checked-unchanged" }), !changed));
    checked
}

async fn found(visit: &Visit, who: &Caseworker, run: &RunView, book: &Book) -> Result<Option<Found>, Halt> {
    let tr = visit.tr;
    if run.state != RunState::Verified {
        return Ok(None);
    }
    let outcome = visit.service.run_outcome(who, run.id).await?.ok_or(No::NotFound)?;
    // What changes after everyone was told is no matter for this run.
    let differences = match run.published_at {
        None => visit.service.changed_since(who, run.id).await?,
        Some(_) => Vec::new(),
    };
    let names = visit.service.run_names(who, run.id).await?;
    let took = run.finished_at.zip(run.started_at).map(|(end, start)| (end - start).num_seconds());
    let took = u64::try_from(took.unwrap_or_default()).unwrap_or_default();
    Ok(Some(Found {
        lists: Lists::new(tr, (book, &outcome), &names, run.kind != RunKind::Main),
        undecided: undecided(tr, outcome.undecided()),
        cards: visit.service.run_cards(&outcome, tr.0)?,
        checked: checked(tr, &outcome, !differences.is_empty()),
        digest: short(&run.digest),
        took: if took == 0 { tr.say("run-took-no-time") } else { tr.count("run-took", took) },
        changes: changes(tr, book, &differences),
    }))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "run.html")]
struct RunPage {
    frame: Frame,
    run: RunView,
    round: String,
    state: &'static str,
    tag: &'static str,
    started: String,
    ended: String,
    published: String,
    steps: Vec<Step>,
    found: Option<Found>,
    /// Where another run can be started, and whether the button itself does it.
    again: (String, bool),
    /// What it is for, where it is not the round's own.
    kind: String,
    /// The lists that people take along: the end of a key and of an address; and the kinds of files.
    lists: [&'static str; 3],
    formats: [(&'static str, &'static str); 2],
    /// The name of the report.
    report: &'static str,
    /// Whether another verified run of its kind can stand beside it.
    beside: bool,
}

impl RunPage {
    /// What a contradiction says: sentences, each with the parts that follow it.
    fn sections(lines: &str) -> Vec<(&str, Vec<&str>)> {
        contradiction(lines)
    }
}

async fn run(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let tr = visit.tr;
    let run = visit.service.run(&who, key(&id)?).await?;
    let (book, _) = visit.service.round(&run.slug).await?;
    let found = found(&visit, &who, &run, &book).await?;
    let changed = found.as_ref().is_some_and(|found| found.changes.all > 0);
    let again = changed || matches!(run.state, RunState::Failed | RunState::Cancelled);
    let main = run.kind == RunKind::Main;
    let open =
        if again && main { Open::of(&visit.service.board(&who, &run.slug).await?) } else { Open::default() };
    let beside = found.is_some() && beside::has_another(&visit, &who, &run).await?;
    let (state, tag) = run_tag(&run, changed);
    let title = tr.count("run-title", u64::try_from(run.number).unwrap_or_default());
    let page = RunPage {
        frame: Frame::wide(&visit, &title).await,
        round: book.name().get(tr.0).to_owned(),
        state,
        tag,
        started: tr.moment(run.started_at.unwrap_or(run.queued_at)),
        ended: run.finished_at.map(|moment| tr.moment(moment)).unwrap_or_default(),
        published: run.published_at.map(|moment| tr.moment(moment)).unwrap_or_default(),
        steps: steps(tr, &book, &run),
        found,
        again: if main { starting(&run.slug, open) } else { (format!("/rounds/{}/refills", run.slug), true) },
        kind: kind(tr, run.kind),
        lists: LISTS,
        formats: FORMATS,
        report: REPORT,
        beside,
        run,
    };
    Ok(html(page.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "publish.html")]
struct PublishPage {
    frame: Frame,
    run: RunView,
    number: u64,
    round: String,
    /// How many people are told what.
    told: Vec<String>,
    answer_by: String,
    /// What is to be known about that moment, in sentences.
    about_answers: Vec<String>,
    /// What the round's decisions are in law, as a word; nothing where it cannot be published.
    decision: &'static str,
    /// Where it is an act: what refuses people and is no ground of one.
    groundless: Vec<Why>,
    /// What is undecided: whom it may have cost something, in sentences; nothing where it cost nobody anything.
    undecided: Vec<String>,
    /// Numbers of those who get a place because they were put first in line.
    firsts: Vec<String>,
    /// Whether no caseworker would be left to answer objections.
    unanswerable: bool,
    mistakes: Mistakes,
    /// Why it cannot be published, and what changed where that is why.
    refused: Option<(String, Changes)>,
}

/// The page for a run that may not be published.
async fn refused(visit: &Visit, who: &Caseworker, id: Uuid, why: &Refusal) -> Answer {
    let tr = visit.tr;
    let run = visit.service.run(who, id).await?;
    let (book, _) = visit.service.round(&run.slug).await?;
    let page = PublishPage {
        frame: Frame::wide(visit, &tr.say("run-publish-refused")).await,
        number: u64::try_from(run.number).unwrap_or_default(),
        run,
        round: book.name().get(tr.0).to_owned(),
        told: Vec::new(),
        answer_by: String::new(),
        about_answers: Vec::new(),
        decision: "",
        groundless: Vec::new(),
        undecided: Vec::new(),
        firsts: Vec::new(),
        unanswerable: false,
        mistakes: Mistakes::default(),
        refused: Some((refusal(tr, why), changes(tr, &book, &why.changes))),
    };
    Ok((StatusCode::CONFLICT, html(page.render())).into_response())
}

/// What is to be known about the last moment to answer: when that is for those who are told by post, that it is not the day which the
/// round names, or comes when the work has begun.
fn about_answers(tr: Tr, publishing: &Publishing) -> Vec<String> {
    let named = publishing.too_near.map(|day| {
        let args = [("day", Arg::Date(day)), ("n", whole(u64::from(publishing.answer_days)))];
        tr.with("run-publish-answers-moved", &args)
    });
    let last = |moment| [("moment", Arg::Text(tr.last_moment(moment)))];
    let by_post = publishing.post_answer_by.map(|at| tr.with("run-publish-answers-post", &last(at)));
    let starts = publishing.starts.map(|day| tr.with("run-publish-answers-late", &[("day", Arg::Date(day))]));
    by_post.into_iter().chain(named).chain(starts).collect()
}

/// Whom open questions may have cost something: how many in all, then what they lost it by.
fn undecided(tr: Tr, undecided: Undecided) -> Vec<String> {
    if undecided.people() == 0 {
        return Vec::new();
    }
    let parts = [
        ("without", undecided.without_place),
        ("placed", undecided.placed),
        ("participation", undecided.participation),
    ];
    let parts = parts.into_iter().filter(|(_, n)| *n > 0);
    let parts = parts.map(|(part, n)| tr.count(&format!("run-undecided-{part}"), n));
    std::iter::once(tr.count("run-undecided", undecided.people())).chain(parts).collect()
}

async fn publish_page(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    asked(&visit, &who, key(&id)?, Mistakes::default()).await
}

/// The page that asks before a run is published.
async fn asked(visit: &Visit, who: &Caseworker, id: Uuid, mistakes: Mistakes) -> Answer {
    let tr = visit.tr;
    let publishing = match visit.service.publishing(who, id).await {
        Ok(publishing) => publishing,
        Err(No::Refused(why)) => return refused(visit, who, id, &why).await,
        Err(other) => return Err(other.into()),
    };
    let run = visit.service.run(who, id).await?;
    let (book, _) = visit.service.round(&run.slug).await?;
    let told = publishing.told.iter().filter(|(_, n)| *n > 0);
    let status = mistakes.status();
    let acts = run.kind == RunKind::Main && publishing.decision == Kind::Act;
    let norms = visit.service.decision(&book).await?.norms;
    let groundless =
        if acts { decision_setting::groundless(tr, &book.groundless(&norms)) } else { Vec::new() };
    let page = PublishPage {
        frame: Frame::narrow(visit, &tr.say("run-publish-title")).await,
        decision: if run.kind == RunKind::Main { publishing.decision.name() } else { "" },
        groundless,
        number: u64::try_from(run.number).unwrap_or_default(),
        run,
        round: book.name().get(tr.0).to_owned(),
        told: told.map(|(status, n)| tr.count(&format!("run-told-{status}"), *n)).collect(),
        answer_by: tr.last_moment(publishing.answer_by),
        about_answers: about_answers(tr, &publishing),
        undecided: undecided(tr, publishing.undecided),
        firsts: publishing.firsts,
        unanswerable: publishing.unanswerable,
        mistakes,
        refused: None,
    };
    Ok((status, html(page.render())).into_response())
}

async fn publish(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    let id = key(&id)?;
    let published = match typed.get("undecided") {
        "yes" => visit.service.publish_undecided(&who, id).await,
        _ => visit.service.publish(&who, id).await,
    };
    match published {
        Ok(_) => {
            visit.say_next("run-published-done").await;
            Ok(Redirect::to(&format!("/runs/{id}")).into_response())
        }
        Err(No::Refused(why)) if why.key == "refused-undecided" => {
            let mistakes = Mistakes::one("undecided", refusal(visit.tr, &why));
            asked(&visit, &who, id, mistakes).await
        }
        Err(No::Refused(why)) => refused(&visit, &who, id, &why).await,
        Err(other) => Err(other.into()),
    }
}
