//! A caseworker asks an applicant something, and waits for the answer until a day. Owns that the person is written to about it, reads
//! the question and answers on the own page, and that what needed a person comes back with the answer or when the day is over.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    No, Refusal, Service, Wrong,
    audit::{Looked, Looker},
    book::{end_of, phase, unfinished},
    place_of, taken,
    task::text_in,
    timing::day_in,
};
use crate::{
    chance,
    domain::{Caseworker, Holder, Occasion},
    store::{self, Link, inquiries::InquiryRow},
};

/// A question to an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// Key.
    pub id: Uuid,
    /// What it is asked for.
    pub(super) task: Uuid,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// Until when an answer is waited for.
    pub until: DateTime<Utc>,
    /// What is asked; nothing where the person was erased.
    pub text: Option<String>,
    /// When it was answered, and what.
    pub answer: Option<(DateTime<Utc>, Option<String>)>,
    /// Whether the answer was said to a caseworker, who wrote it down.
    pub heard: bool,
}

/// What a person reads of the questions to them.
#[derive(Debug)]
pub struct OwnInquiries {
    /// The number of the application.
    pub number: String,
    /// The questions, the newest first.
    pub all: Vec<Inquiry>,
    /// Whether they can be answered.
    pub open: bool,
}

impl Service {
    /// The questions to one person, the oldest first.
    pub(super) async fn inquiries_of(
        &self,
        link: &mut Link<'_>,
        application: Uuid,
    ) -> Result<Vec<Inquiry>, No> {
        let mut all = Vec::new();
        for row in store::inquiries::of_application(link, application).await? {
            let InquiryRow { id, task, at, until, sealed, answered_at, answer, heard_by, .. } = row;
            let place = place_of("inquiry", id);
            let text = self.open_own(link, (application, &place), &sealed).await?;
            let place = place_of("inquiry-answer", id);
            let said = match answer {
                Some(sealed) => self.open_own(link, (application, &place), &sealed).await?,
                None => None,
            };
            let answer = answered_at.map(|at| (at, said));
            all.push(Inquiry { id, task, at, until, text, answer, heard: heard_by.is_some() });
        }
        Ok(all)
    }

    /// What some applications of a round are asked and can still answer, by number. Whoever shows the applications notes
    /// that look.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn open_questions(
        &self,
        who: &Caseworker,
        slug: &str,
        numbers: &[&str],
    ) -> Result<BTreeMap<String, Vec<String>>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let now = self.now();
        let mut open = BTreeMap::new();
        for row in store::applications::by_numbers(link, numbers).await? {
            if row.round == round.id {
                let all = self.inquiries_of(link, row.id).await?.into_iter();
                let waiting = all.filter(|one| one.answer.is_none() && one.until > now);
                open.insert(row.number, waiting.filter_map(|one| one.text).collect());
            }
        }
        Ok(open)
    }

    /// Asks the applicant whom something is about, for whoever goes about it; if nobody does, whoever asks takes it. Gives the
    /// question's key.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `question` and `until`; refusals `refused-task-over`, `refused-task-taken`,
    /// `refused-task-not-for`, `refused-task-no-person`, `refused-task-asked`.
    pub async fn ask_applicant(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        (typed, until): (&str, &str),
    ) -> Result<Uuid, No> {
        let (book, task) = self.found_task(who, (slug, id)).await?;
        let application = task.application.filter(|_| task.askable);
        let application = application.ok_or_else(|| Refusal::new("refused-task-no-person"))?;
        if !task.may {
            return Err(Refusal::new("refused-task-not-for").into());
        }
        let text = text_in("question", typed);
        let last = day_in("until", until, book.today).and_then(|day| {
            if day > book.today { Ok(day) } else { Err(Wrong::new("until", "wrong-inquiry-day")) }
        });
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let own = Some(who.staff().account);
        let from = task.holder.as_ref().map(|(holder, _)| *holder).filter(|holder| Some(*holder) == own);
        // This locks it: of two questions at once the second finds the first.
        self.hand(link, (book.id, &task), (from, own)).await?;
        let row = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        if row.state == "withdrawn" || row.wrapped_key.is_none() {
            return Err(Refusal::new("refused-task-no-person").into());
        }
        let now = self.received(link).await?;
        let before = store::inquiries::of_application(link, application).await?;
        if before.iter().any(|one| one.task == id && one.answered_at.is_none() && one.until > now) {
            return Err(Refusal::new("refused-task-asked").into());
        }
        let (text, last) = match (text, last) {
            (Ok(text), Ok(last)) => (text, last),
            (text, last) => return Err(No::Invalid(text.err().into_iter().chain(last.err()).collect())),
        };
        let inquiry = chance::id()?;
        let place = place_of("inquiry", inquiry);
        let sealed = self.seal_own(link, (application, &place), text).await?;
        let asked = InquiryRow {
            id: inquiry,
            task: id,
            application,
            account: who.staff().account,
            at: now,
            until: end_of(last),
            sealed,
            answered_at: None,
            answer: None,
            heard_by: None,
        };
        store::inquiries::ask(link, &asked).await?;
        let subject = inquiry.to_string();
        self.write_to(link, (book.id, application), (Occasion::Inquiry, &subject), now).await?;
        self.note(link, Some(who.staff()), "inquiry-ask", (Some(book.id), &task.number)).await?;
        tx.commit().await?;
        Ok(inquiry)
    }

    /// The questions to somebody, for themselves.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn my_inquiries(&self, who: &Holder) -> Result<OwnInquiries, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let mut all = self.inquiries_of(link, row.id).await?;
        all.reverse();
        drop(conn);
        let number = row.number.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        let open = row.state != "withdrawn" && unfinished(phase(&round, self.now())).is_ok();
        Ok(OwnInquiries { number: row.number, all, open })
    }

    /// How many questions to somebody wait for an answer.
    pub(super) async fn unanswered(&self, link: &mut Link<'_>, application: Uuid) -> Result<u64, No> {
        let all = store::inquiries::of_application(link, application).await?;
        Ok(all.iter().filter(|one| one.answered_at.is_none()).count() as u64)
    }

    /// Somebody answers a question to them. The day until which it is waited for does not end that.
    ///
    /// # Errors
    /// [`No::NotFound`] for another's; [`No::Invalid`] at `answer`; refusals `refused-inquiry-answered`, `refused-withdrawn`,
    /// `refused-finished`.
    pub async fn answer_inquiry(&self, who: &Holder, id: Uuid, typed: &str) -> Result<(), No> {
        self.answered_inquiry((who.application, None), id, typed).await
    }

    /// The same for somebody who said it to a caseworker.
    ///
    /// # Errors
    /// As [`answer_inquiry`](Self::answer_inquiry); `refused-task-over`.
    pub async fn answer_inquiry_for(
        &self,
        who: &Caseworker,
        (slug, task, id): (&str, Uuid, Uuid),
        typed: &str,
    ) -> Result<(), No> {
        let (_, task) = self.found_task(who, (slug, task)).await?;
        let application = task.application.ok_or(No::NotFound)?;
        self.answered_inquiry((application, Some(who)), id, typed).await
    }

    async fn answered_inquiry(
        &self,
        (application, heard_by): (Uuid, Option<&Caseworker>),
        id: Uuid,
        typed: &str,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        unfinished(phase(&round, now))?;
        if row.state == "withdrawn" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let all = store::inquiries::of_application(link, application).await?;
        let asked = all.iter().find(|one| one.id == id).ok_or(No::NotFound)?;
        if asked.answered_at.is_some() {
            return Err(Refusal::new("refused-inquiry-answered").into());
        }
        let text = text_in("answer", typed)?;
        let place = place_of("inquiry-answer", id);
        let sealed = self.seal_own(link, (application, &place), text).await?;
        let staff = heard_by.map(Caseworker::staff);
        let heard = (staff.map(|staff| staff.account), now);
        let answered = store::inquiries::answer(link, id, heard, &sealed).await;
        answered.map_err(|error| taken(error, "refused-inquiry-answered"))?;
        let action = if staff.is_some() { "inquiry-heard" } else { "inquiry-answer" };
        self.note(link, staff, action, (Some(round.id), &row.number)).await?;
        Ok(tx.commit().await?)
    }
}
