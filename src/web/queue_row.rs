//! One thing that needs a person, in words: what it is and whom it is about, what is missing, until when it matters, what is lost
//! meanwhile, and where it is done.

use chrono::{DateTime, Utc};

use super::{
    applications::address,
    work::{Open, Step, step},
};
use crate::{
    domain::{Arg, Texts},
    i18n::Tr,
    service::{Book, Task, TaskKind, TaskPerson},
};

/// A thing in words.
pub(super) struct Row {
    /// Its own page.
    pub(super) href: String,
    pub(super) what: String,
    /// Whom it is about; empty where it is about no single person.
    pub(super) person: String,
    /// What is to be found out of them, in a sentence; empty where nothing is named.
    pub(super) missing: String,
    /// Until when it matters; empty where no day is known.
    pub(super) due: String,
    /// Whether that has passed.
    pub(super) late: bool,
    /// What is lost as long as nobody does it.
    pub(super) lost: String,
    /// Who goes about it; empty where nobody does.
    pub(super) holder: String,
    pub(super) mine: bool,
    /// Whether whoever looks can do it.
    pub(super) may: bool,
    /// How it stands with a question to the applicant; empty without one.
    pub(super) asked: String,
    /// Where and how it is done.
    pub(super) step: Step,
}

/// What a thing is, in a sentence.
fn what(tr: Tr, book: &Book, task: &Task) -> String {
    let word = match task.kind {
        TaskKind::Request | TaskKind::Sign => tr.say(&format!("approval-kind-{}", task.word)),
        TaskKind::Mail => tr.say(&format!("mails-occasion-{}", task.word)),
        TaskKind::Document => {
            let paper = book.settings.papers.iter().find(|paper| paper.word == task.word);
            paper.map(|paper| paper.name.get(tr.0).to_owned()).unwrap_or_default()
        }
        _ => task.word.clone(),
    };
    let args = [("number", Arg::Text(task.number.replace(' ', ", "))), ("word", Arg::Text(word))];
    match task.kind {
        TaskKind::Request if !task.number.is_empty() => tr.with("queue-what-request-about", &args),
        TaskKind::Sign if !task.number.is_empty() => tr.with("queue-what-sign-about", &args),
        TaskKind::Objection => tr.with(&format!("queue-what-objection-{}", task.word), &args),
        kind => tr.with(&format!("queue-what-{}", kind.name()), &args),
    }
}

/// What is lost as long as nobody does it, in a sentence.
fn lost(tr: Tr, task: &Task) -> String {
    match task.kind {
        TaskKind::Step | TaskKind::Objection => {
            tr.say(&format!("queue-lost-{}-{}", task.kind.name(), task.word))
        }
        // The day of a message is that of an offer which its person holds.
        TaskKind::Mail if task.due.is_some() => tr.say("queue-lost-mail-offer"),
        kind => tr.say(&format!("queue-lost-{}", kind.name())),
    }
}

/// Where a thing is done: the button that leads there, or does it.
fn done_at(tr: Tr, slug: &str, task: &Task) -> Step {
    let round = format!("/rounds/{slug}");
    let application = || address(slug, &task.number);
    let own = |folder: &str| format!("/{folder}/{}", task.key.map(|key| key.to_string()).unwrap_or_default());
    let to = match task.kind {
        TaskKind::Step => {
            return match task.step {
                Some(next) => step(tr, slug, next, Open::default()),
                None => Step { text: String::new(), button: None, posts: false },
            };
        }
        TaskKind::Decide | TaskKind::Wishes => format!("{}#decide", application()),
        TaskKind::Nowhere => application(),
        TaskKind::Duplicates => format!("{round}/duplicates"),
        TaskKind::Placement => format!("{round}/placements"),
        TaskKind::Agreed => format!("{}/agreed", application()),
        TaskKind::Paper | TaskKind::Request | TaskKind::Sign => "/approvals".to_owned(),
        TaskKind::Sheet => own("intakes"),
        TaskKind::Objection => own("objections"),
        TaskKind::Plea => format!("{}/pleas", application()),
        TaskKind::Mail => format!("{round}/mails"),
        TaskKind::Consent => format!("{}/consent", application()),
        TaskKind::Document => format!("{}/papers", application()),
    };
    Step { text: String::new(), button: Some((to, tr.say("queue-open"))), posts: false }
}

/// What is to be found out, in a sentence.
fn missing(tr: Tr, facts: &[Texts]) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let facts: Vec<&str> = facts.iter().map(|fact| fact.get(tr.0)).collect();
    tr.with("queue-missing", &[("facts", Arg::Text(facts.join("; ")))])
}

impl Row {
    pub(super) fn new(
        tr: Tr,
        (book, task): (&Book, &Task),
        person: Option<&TaskPerson>,
        now: DateTime<Utc>,
    ) -> Self {
        let step = done_at(tr, &book.slug, task);
        let moment = |key: &str, at| tr.with(key, &[("moment", Arg::Text(tr.last_moment(at)))]);
        let late = task.due.is_some_and(|due| due <= now);
        let due = task.due.map(|due| moment(if late { "queue-was-due" } else { "queue-due" }, due));
        let asked = task.asked.map(|asked| match asked {
            one if one.answered => tr.say("queue-answered"),
            one if one.until > now => moment("queue-waits", one.until),
            one => moment("queue-silent", one.until),
        });
        Self {
            href: format!("/rounds/{}/queue/{}", book.slug, task.id),
            what: if step.text.is_empty() { what(tr, book, task) } else { step.text.clone() },
            due: due.unwrap_or_default(),
            late,
            lost: lost(tr, task),
            person: person.map(|person| person.name.clone()).unwrap_or_default(),
            missing: person.map(|person| missing(tr, &person.missing)).unwrap_or_default(),
            holder: task.holder.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
            mine: task.mine,
            may: task.may,
            asked: asked.unwrap_or_default(),
            step,
        }
    }
}
