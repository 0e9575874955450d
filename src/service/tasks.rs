//! What caseworkers do about what needs a person besides doing it: take it, give it back, hand it to a colleague, note something. Owns
//! that one person goes about a thing, whoever clicks at the same moment, and that nobody is given what they may not decide.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, Inquiry, No, Refusal, Service, Wrong,
    audit::{Looked, Looker},
    personal::Personal,
    place_of,
    task::{Task, text_in},
};
use crate::{
    chance,
    domain::{Arg, Caseworker},
    store::{
        self, Link,
        tasks::{NoteRow, TaskRow},
    },
};

/// A note about something that needs a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskNote {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What it says; nothing where its person was erased.
    pub text: Option<String>,
}

/// Something that needs a person, on a page of its own.
#[derive(Debug)]
pub struct TaskFile {
    /// The round.
    pub book: Book,
    /// What it is.
    pub task: Task,
    /// What was noted, the oldest first.
    pub notes: Vec<TaskNote>,
    /// What its applicant was asked for it, the oldest first.
    pub inquiries: Vec<Inquiry>,
    /// Who can be given it: keys and names.
    pub colleagues: Vec<(Uuid, String)>,
    /// Whether whoever looks goes about something else that does not wait for an answer.
    pub more: bool,
}

impl Service {
    /// Something that needs a person in a round.
    pub(super) async fn found_task(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
    ) -> Result<(Book, Task), No> {
        let queue = self.tasks(who, slug).await?;
        let task = queue.tasks.into_iter().find(|task| task.id == id);
        Ok((queue.book, task.ok_or_else(|| Refusal::new("refused-task-over"))?))
    }

    /// The same with what was noted and asked. Where it is about an application, the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round; `refused-task-over` where it needs nobody any more.
    pub async fn task(&self, who: &Caseworker, slug: &str, id: Uuid) -> Result<TaskFile, No> {
        let (queue, now) = (self.tasks(who, slug).await?, self.now());
        let more = queue.tasks.iter().any(|task| task.mine && !task.waits(now) && task.id != id);
        let task = queue.tasks.into_iter().find(|task| task.id == id);
        let (book, task) = (queue.book, task.ok_or_else(|| Refusal::new("refused-task-over"))?);
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let accounts = store::accounts::list(link).await?;
        let key = match task.application {
            Some(application) => self.own_key(link, application).await?,
            None => None,
        };
        let mut notes = Vec::new();
        for row in store::tasks::notes(link, id).await? {
            let place = place_of("task-note", row.id);
            let kept: Personal<String> = self.vault.open(&place, &row.sealed)?;
            let by = accounts.iter().find(|one| one.id == row.account);
            let by = by.map(|one| one.name.clone()).unwrap_or_default();
            notes.push(TaskNote { by, at: row.at, text: kept.open(key.as_ref(), &place)? });
        }
        let inquiries = match task.application {
            Some(application) => self.inquiries_of(link, application).await?,
            None => Vec::new(),
        };
        let inquiries = inquiries.into_iter().filter(|one| one.task == id).collect();
        let colleagues = self.colleagues(link, who).await?.into_iter();
        let colleagues = colleagues.filter(|one| !task.not_for.contains(&one.id));
        let colleagues = colleagues.map(|one| (one.id, one.name)).collect();
        drop(conn);
        if task.application.is_some() {
            let number = task.number.as_str();
            let looked = Looked { round: Some(book.id), object: number, shown: vec![number], searched: "" };
            self.look(Looker::Staff(who.staff()), "look-task", looked).await?;
        }
        Ok(TaskFile { book, task, notes, inquiries, colleagues, more })
    }

    /// Hands something from whoever has it to somebody, or to nobody.
    pub(super) async fn hand(
        &self,
        link: &mut Link<'_>,
        (round, task): (Uuid, &Task),
        (from, to): (Option<Uuid>, Option<Uuid>),
    ) -> Result<(), No> {
        let now = self.received(link).await?;
        let (kind, subject) = (task.kind.kept_as().to_owned(), task.subject.clone());
        let row = TaskRow { id: task.id, round, kind, subject, holder: None, since: now };
        store::tasks::know(link, &row).await?;
        if store::tasks::hand(link, task.id, (from, to), now).await? {
            return Ok(());
        }
        let row = store::tasks::by_id(link, task.id).await?.ok_or(No::NotFound)?;
        if row.holder == to {
            return Ok(());
        }
        let holder = match row.holder {
            Some(holder) => store::accounts::by_id(link, holder).await?.map(|one| one.name),
            None => None,
        };
        Err(match holder {
            Some(name) => Refusal::new("refused-task-taken").with("name", Arg::Text(name)).into(),
            None => Refusal::new("refused-task-free").into(),
        })
    }

    /// Takes something that nobody goes about. Asked again by whoever has it, nothing changes.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-task-over`, `refused-task-taken`, `refused-task-not-for`.
    pub async fn take_task(&self, who: &Caseworker, slug: &str, id: Uuid) -> Result<(), No> {
        self.hand_over(who, (slug, id), (None, Ok(Some(who.staff().account))), "task-take").await
    }

    /// Gives back what one has: nobody goes about it any more.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-task-over`, `refused-task-taken`.
    pub async fn give_task_back(&self, who: &Caseworker, slug: &str, id: Uuid) -> Result<(), No> {
        self.hand_over(who, (slug, id), (Some(who.staff().account), Ok(None)), "task-back").await
    }

    /// Gives something to a colleague; `from` is whoever had it as the page showed it.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `colleague`; refusals `refused-task-over`, `refused-task-taken`, `refused-task-free`,
    /// `refused-task-not-for`.
    pub async fn assign_task(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        (from, to): (Option<Uuid>, Option<Uuid>),
    ) -> Result<(), No> {
        let known = self.colleagues(&mut self.db.read().await?.link(), who).await?;
        let to = to.filter(|to| known.iter().any(|one| one.id == *to));
        let to = to.ok_or_else(|| Wrong::new("colleague", "wrong-choice"));
        self.hand_over(who, (slug, id), (from, to.map(Some)), "task-assign").await
    }

    async fn hand_over(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        (from, to): (Option<Uuid>, Result<Option<Uuid>, Wrong>),
        action: &str,
    ) -> Result<(), No> {
        let (book, task) = self.found_task(who, (slug, id)).await?;
        let to = match to {
            Ok(to) => to,
            Err(wrong) => {
                // Whoever has it by now is said first; nothing is committed.
                let mut tx = self.db.write().await?;
                let own = Some(who.staff().account);
                self.hand(&mut tx.link(), (book.id, &task), (from, own)).await?;
                return Err(wrong.into());
            }
        };
        if to.is_some_and(|to| task.not_for.contains(&to)) {
            return Err(Refusal::new("refused-task-not-for").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        self.hand(link, (book.id, &task), (from, to)).await?;
        self.note(link, Some(who.staff()), action, (Some(book.id), &told(&task))).await?;
        Ok(tx.commit().await?)
    }

    /// Notes something about what needs a person.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `note`; `refused-task-over`.
    pub async fn note_task(&self, who: &Caseworker, (slug, id): (&str, Uuid), typed: &str) -> Result<(), No> {
        let (book, task) = self.found_task(who, (slug, id)).await?;
        let text = text_in("note", typed)?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        let (kind, subject) = (task.kind.kept_as().to_owned(), task.subject.clone());
        let row = TaskRow { id: task.id, round: book.id, kind, subject, holder: None, since: now };
        store::tasks::know(link, &row).await?;
        let key = match task.application {
            Some(application) => self.own_key(link, application).await?,
            None => None,
        };
        let note = chance::id()?;
        let place = place_of("task-note", note);
        let sealed = self.vault.seal(&place, &Personal::seal(key.as_ref(), &place, text)?)?;
        let row = NoteRow { id: note, task: task.id, account: who.staff().account, at: now, sealed };
        store::tasks::note(link, &row).await?;
        self.note(link, Some(who.staff()), "task-note", (Some(book.id), &told(&task))).await?;
        Ok(tx.commit().await?)
    }
}

/// What the log calls it: the application's number, or else what kind of thing it is.
fn told(task: &Task) -> String {
    if task.number.is_empty() { task.kind.name().to_owned() } else { task.number.clone() }
}
