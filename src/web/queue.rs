//! What needs a person in a round: the list in the order in which it matters, each thing on a page of its own, and what caseworkers do
//! about it besides doing it. Where a thing is done is another page's, to which this leads.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    decide_many,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    queue_row::Row,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{Inquiry, Task, TaskFile, TaskKind},
};

/// Things on one page of the list.
const ON_A_PAGE: usize = 50;

/// Whose things the list shows.
const WHOSE: [&str; 3] = ["mine", "free", "waits"];

pub(super) fn routes(routes: Routes) -> Routes {
    decide_many::routes(routes)
        .get("/rounds/{slug}/queue", list)
        .get("/rounds/{slug}/queue/next", next)
        .get("/rounds/{slug}/queue/{id}", page)
        .post("/rounds/{slug}/queue/{id}/take", take)
        .post("/rounds/{slug}/queue/{id}/back", back)
        .post("/rounds/{slug}/queue/{id}/assign", assign)
        .post("/rounds/{slug}/queue/{id}/note", note)
        .post("/rounds/{slug}/queue/{id}/ask", ask)
        .post("/rounds/{slug}/queue/{id}/answer", answer)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "queue.html")]
struct QueuePage {
    frame: Frame,
    slug: String,
    round: String,
    whose: [&'static str; 3],
    /// Kinds of which there is anything: word, and how many.
    kinds: Vec<(&'static str, u64)>,
    /// Whether several applications wait for something to be found out.
    many: bool,
    /// What the list is narrowed to.
    asked: (String, String),
    found: u64,
    /// Whether whoever looks goes about something that does not wait for an answer.
    own: bool,
    rows: Vec<Row>,
    /// Number and address of each page; the one that is shown has no address.
    pages: Vec<(u64, String)>,
}

/// What the address asks.
fn asked_of(visit: &Visit) -> Typed {
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    Typed(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let (tr, now) = (visit.tr, visit.service.now());
    let queue = visit.service.tasks(&who, &slug).await?;
    let typed = asked_of(&visit);
    let (whose, kind) = (typed.get("who").to_owned(), typed.get("kind").to_owned());
    let count = |kind: TaskKind| queue.tasks.iter().filter(|task| task.kind == kind).count() as u64;
    let kinds = TaskKind::ALL.into_iter().map(|kind| (kind.name(), count(kind))).filter(|(_, n)| *n > 0);
    let is_wanted = |task: &&Task| {
        let whose = match whose.as_str() {
            "mine" => task.mine,
            "free" => task.holder.is_none() && task.may,
            "waits" => task.waits(now),
            _ => true,
        };
        whose && (kind.is_empty() || task.kind.name() == kind)
    };
    let found: Vec<&Task> = queue.tasks.iter().filter(is_wanted).collect();
    let pages = found.len().div_ceil(ON_A_PAGE).max(1);
    let page = typed.get("page").parse().unwrap_or(1_usize).clamp(1, pages);
    let query_of = |n: usize| {
        if n == page {
            return String::new();
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        let pairs = [("who", whose.as_str()), ("kind", &kind), ("page", &n.to_string())];
        query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
        format!("?{}", query.finish())
    };
    let shown: Vec<&Task> = found.iter().copied().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).collect();
    let people = visit.service.queue_people(&who, &slug, &shown).await?;
    let row = |task: &&Task| Row::new(tr, (&queue.book, task), people.get(&task.id), now);
    let page = QueuePage {
        round: queue.book.name().get(tr.0).to_owned(),
        whose: WHOSE,
        kinds: kinds.collect(),
        many: count(TaskKind::Decide) + count(TaskKind::Wishes) > 1,
        found: found.len() as u64,
        rows: shown.iter().map(row).collect(),
        own: queue.tasks.iter().any(|task| task.mine && !task.waits(now)),
        pages: (1..=pages).map(|n| (n as u64, query_of(n))).collect(),
        frame: Frame::wide(&visit, &tr.say("queue-title")).await,
        asked: (whose.clone(), kind.clone()),
        slug,
    };
    Ok(html(page.render()))
}

/// Opens the next of one's own.
async fn next(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let after = asked_of(&visit).get("after").parse().ok();
    let to = if let Some(id) = visit.service.next_task(&who, &slug, after).await? {
        format!("/rounds/{slug}/queue/{id}")
    } else {
        visit.say_next("queue-said-none").await;
        format!("/rounds/{slug}/queue")
    };
    Ok(Redirect::to(&to).into_response())
}

/// A question to the applicant in words.
struct AskedLine {
    id: String,
    text: String,
    when: String,
    answer: Option<(String, String)>,
    /// Whether an answer can be written down here: to the newest.
    open: bool,
}

impl AskedLine {
    fn new(tr: Tr, (one, newest): (&Inquiry, bool)) -> Self {
        let gone = || tr.say("queue-gone");
        let args =
            [("moment", Arg::Text(tr.moment(one.at))), ("until", Arg::Text(tr.last_moment(one.until)))];
        Self {
            id: one.id.to_string(),
            text: one.text.clone().unwrap_or_else(gone),
            when: tr.with("queue-asked", &args),
            open: newest && one.answer.is_none(),
            answer: one.answer.as_ref().map(|(at, text)| {
                let key = if one.heard { "queue-answer-heard" } else { "queue-answer-came" };
                let when = tr.with(key, &[("moment", Arg::Text(tr.moment(*at)))]);
                (when, text.clone().unwrap_or_else(gone))
            }),
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "task.html")]
struct TaskPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    id: String,
    row: Row,
    /// Whether whoever looks goes about something else.
    more: bool,
    /// Whoever has it, as forms send it back.
    holder: String,
    askable: bool,
    inquiries: Vec<AskedLine>,
    /// What was noted: text, and who and when.
    notes: Vec<(String, String)>,
    colleagues: Vec<(String, String)>,
    typed: Typed,
}

impl TaskPage {
    fn was(&self, name: &str) -> &str {
        self.typed.get(name)
    }
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, id): (&str, Uuid),
    (typed, mistakes): (Typed, Mistakes),
) -> Answer {
    let tr = visit.tr;
    let file: TaskFile = visit.service.task(who, slug, id).await?;
    let people = visit.service.queue_people(who, slug, &[&file.task]).await?;
    let row = Row::new(tr, (&file.book, &file.task), people.get(&id), visit.service.now());
    let note = |note: crate::service::TaskNote| {
        let when = format!("{}, {}", tr.moment(note.at), note.by);
        (note.text.unwrap_or_else(|| tr.say("queue-gone")), when)
    };
    let (count, asked) = (file.inquiries.len(), file.inquiries.iter().enumerate());
    let page = TaskPage {
        frame: Frame::narrow(visit, &row.what).await,
        round: file.book.name().get(tr.0).to_owned(),
        id: id.to_string(),
        holder: file.task.holder.as_ref().map(|(key, _)| key.to_string()).unwrap_or_default(),
        askable: file.task.askable && file.task.may && !file.task.waits(visit.service.now()),
        inquiries: asked.map(|(at, one)| AskedLine::new(tr, (one, at + 1 == count))).collect(),
        notes: file.notes.into_iter().map(note).collect(),
        colleagues: file.colleagues.into_iter().map(|(key, name)| (key.to_string(), name)).collect(),
        slug: slug.to_owned(),
        more: file.more,
        mistakes,
        typed,
        row,
    };
    let status = page.mistakes.status();
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path((slug, id)): Path<(String, String)>) -> Answer {
    show(&visit, &who, (&slug, key(&id)?), (Typed::default(), Mistakes::default())).await
}

/// Says what was done, and shows the thing; or what is wrong with what was typed.
async fn said(
    (visit, who): (&Visit, &Caseworker),
    (slug, id): (&str, Uuid),
    typed: Typed,
    (done, said): (Result<(), crate::service::No>, &str),
) -> Answer {
    match mended(visit.tr, done)? {
        Ok(()) => {
            visit.say_next(said).await;
            Ok(Redirect::to(&format!("/rounds/{slug}/queue/{id}")).into_response())
        }
        Err(mistakes) => show(visit, who, (slug, id), (typed, mistakes)).await,
    }
}

async fn take(Signed { visit, who }: Signed<Caseworker>, Path((slug, id)): Path<(String, String)>) -> Answer {
    let id = key(&id)?;
    let done = visit.service.take_task(&who, &slug, id).await;
    said((&visit, &who), (&slug, id), Typed::default(), (done, "queue-said-taken")).await
}

async fn back(Signed { visit, who }: Signed<Caseworker>, Path((slug, id)): Path<(String, String)>) -> Answer {
    let id = key(&id)?;
    let done = visit.service.give_task_back(&who, &slug, id).await;
    said((&visit, &who), (&slug, id), Typed::default(), (done, "queue-said-back")).await
}

async fn assign(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let id = key(&id)?;
    let (from, to) = (typed.get("holder").parse().ok(), typed.get("colleague").parse().ok());
    let done = visit.service.assign_task(&who, (&slug, id), (from, to)).await;
    said((&visit, &who), (&slug, id), typed, (done, "queue-said-assigned")).await
}

async fn note(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let id = key(&id)?;
    let done = visit.service.note_task(&who, (&slug, id), typed.get("note")).await;
    said((&visit, &who), (&slug, id), typed, (done, "queue-said-noted")).await
}

async fn ask(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let id = key(&id)?;
    let asked = (typed.get("question"), typed.get("until"));
    let done = visit.service.ask_applicant(&who, (&slug, id), asked).await.map(drop);
    said((&visit, &who), (&slug, id), typed, (done, "queue-said-asked")).await
}

/// Writes down an answer that was said to a caseworker.
async fn answer(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let id = key(&id)?;
    let asked = key(typed.get("inquiry"))?;
    let done = visit.service.answer_inquiry_for(&who, (&slug, id, asked), typed.get("answer")).await;
    said((&visit, &who), (&slug, id), typed, (done, "queue-said-answer")).await
}
