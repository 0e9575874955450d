//! What a round's decisions are in law: as its settings say, or as a caseworker stated it since. Owns that it stands before anything is
//! published, and does not change afterwards; and until when it is to be decided.

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::{
    Book, JobKind, No, Opened, Refusal, Service, Wrong,
    approvals::ground,
    book::{day_of, start_of, untold},
    decision_typed::{TypedDecision, typed_day},
    messages::TERM,
    taken,
};
use crate::{
    domain::{
        Arg, Caseworker, Lang, Texts,
        calendar::term_ends,
        decision::{Decision, Kind},
    },
    i18n::Tr,
    store::{
        self, Link,
        decisions::{ExtensionRow, SettingRow},
    },
};

/// The longest that deciding may be extended without a decision about it, in months.
const MOST_MONTHS: u32 = 4;

/// How many days before its end somebody is reminded of a term.
const DAYS_BEFORE: i64 = 6;

/// What a round's decisions are, for its caseworkers.
#[derive(Debug)]
pub struct DecisionSetting {
    /// The round.
    pub book: Book,
    /// What they are.
    pub decision: Decision,
    /// Which statement counts, 0 for the round's own settings.
    pub number: i64,
    /// Until when everything is to be decided that was received by now; `None` where nothing was.
    pub term: Option<Term>,
}

/// Until when it is to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The day on which the oldest application was received.
    pub received: NaiveDate,
    /// The last day on which it may be decided.
    pub last: NaiveDate,
    /// Whether that is near, or past.
    pub is_near: bool,
}

impl Service {
    /// What a round's decisions are, and which statement says so.
    pub(super) async fn decision_of(&self, link: &mut Link<'_>, book: &Book) -> Result<(Decision, i64), No> {
        let Some(row) = store::decisions::setting(link, book.id).await? else {
            return Ok((book.settings.decision.clone(), 0));
        };
        let decision = serde_json::from_str(&row.said)
            .map_err(|error| No::Broken(format!("a round's decisions cannot be read: {error}")))?;
        Ok((decision, row.number))
    }

    /// What a round's decisions are, for the pages of whoever applies.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn decision(&self, book: &Book) -> Result<Decision, No> {
        let mut conn = self.db.read().await?;
        Ok(self.decision_of(&mut conn.link(), book).await?.0)
    }

    /// What a round's decisions are, for its caseworkers.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn decision_setting(&self, who: &Caseworker, slug: &str) -> Result<DecisionSetting, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let (decision, number) = self.decision_of(link, &book).await?;
        let term = self.term_of(link, &book, &decision).await?;
        Ok(DecisionSetting { book, decision, number, term })
    }

    /// States what a round's decisions are, as the page of statement `number` showed it.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at the fields; refusals `refused-stale`, `refused-published`, `refused-finished`.
    pub async fn set_decision(
        &self,
        who: &Caseworker,
        (slug, number): (&str, i64),
        typed: &TypedDecision,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        untold(book.phase)?;
        let (_, newest) = self.decision_of(link, &book).await?;
        if newest != number {
            return Err(Refusal::new("refused-stale").into());
        }
        let decision = typed.read(book.today).map_err(No::Invalid)?;
        let said = serde_json::to_string(&decision).map_err(|error| No::Broken(error.to_string()))?;
        let (account, at) = (who.staff().account, self.now());
        let row = SettingRow { round: book.id, number: newest + 1, said, account, at };
        let stale = |error| taken(error, "refused-stale");
        store::decisions::set(link, &row).await.map_err(stale)?;
        self.note(link, Some(who.staff()), "set-decision", (Some(book.id), decision.kind.name())).await?;
        Ok(tx.commit().await?)
    }

    /// Carries what was stated of a round's decisions on to the round that follows it.
    pub(super) async fn carry_decision(
        &self,
        link: &mut Link<'_>,
        (from, to): (Uuid, Uuid),
        account: Uuid,
    ) -> Result<(), No> {
        if let Some(stated) = store::decisions::setting(link, from).await? {
            let row = SettingRow { round: to, number: 1, account, at: self.now(), ..stated };
            store::decisions::set(link, &row).await?;
        }
        Ok(())
    }

    /// Whether everything is stated that an administrative act needs.
    pub(super) async fn may_decide(&self, link: &mut Link<'_>, book: &Book) -> Result<(), No> {
        let (decision, _) = self.decision_of(link, book).await?;
        let missing = decision.missing();
        if missing.is_empty() {
            return Ok(());
        }
        let said = |lang: Lang| {
            let parts = missing.iter().map(|part| Tr(lang).say(&format!("decision-missing-{part}")));
            parts.collect::<Vec<_>>().join("; ")
        };
        let what = Texts { lv: said(Lang::Lv), en: said(Lang::En), ru: said(Lang::Ru) };
        Err(Refusal::new("refused-decision-missing").with("what", Arg::Texts(what)).into())
    }

    /// Until when what was received on a day is to be decided: a month, or as the round says from the start, or as it was extended.
    pub(super) async fn decided_by(
        &self,
        link: &mut Link<'_>,
        (book, decision): (&Book, &Decision),
        received: NaiveDate,
    ) -> Result<NaiveDate, No> {
        let month = term_ends(received, 1);
        let planned = book.settings.dates.get("decided").filter(|_| decision.longer.is_some());
        let extended = store::decisions::extension(link, book.id).await?;
        let extended = extended.map(|row| day_of(row.until - TimeDelta::seconds(1)));
        let most = term_ends(received, MOST_MONTHS);
        Ok(planned.copied().into_iter().chain(extended).chain([month]).max().unwrap_or(month).min(most))
    }

    /// Until when what was received on a day is to be decided, and why that takes longer than a month, where decisions are acts and
    /// nothing is published yet.
    pub(super) async fn planned(
        &self,
        link: &mut Link<'_>,
        (book, decision): (&Book, &Decision),
        received: NaiveDate,
    ) -> Result<Option<(NaiveDate, Option<String>)>, No> {
        if decision.kind != Kind::Act || book.phase.is_told() {
            return Ok(None);
        }
        let last = self.decided_by(link, (book, decision), received).await?;
        let extended = store::decisions::extension(link, book.id).await?.map(|row| row.ground);
        let longer = (last > term_ends(received, 1)).then(|| extended.or_else(|| decision.longer.clone()));
        Ok(Some((last, longer.flatten())))
    }

    /// The same of an application.
    pub(super) async fn planned_for(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        opened: &Opened,
    ) -> Result<Option<(NaiveDate, Option<String>)>, No> {
        let (decision, _) = self.decision_of(link, book).await?;
        self.planned(link, (book, &decision), day_of(opened.received_at)).await
    }

    /// The same of what is received today, for whoever has just applied.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn planned_today(&self, book: &Book) -> Result<Option<(NaiveDate, Option<String>)>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (decision, _) = self.decision_of(link, book).await?;
        self.planned(link, (book, &decision), book.today).await
    }

    /// Until when a round's oldest application is to be decided, where decisions are acts and nothing is published.
    pub(super) async fn term_of(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        decision: &Decision,
    ) -> Result<Option<Term>, No> {
        if decision.kind != Kind::Act || book.phase.is_told() {
            return Ok(None);
        }
        let Some(oldest) = store::decisions::oldest(link, book.id).await? else { return Ok(None) };
        let received = day_of(oldest);
        let last = self.decided_by(link, (book, decision), received).await?;
        let is_near = book.today + TimeDelta::days(DAYS_BEFORE) >= last;
        Ok(Some(Term { received, last, is_near }))
    }

    /// Extends the term in which a round is decided, until a day, with the ground that every applicant is told.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `until` and `ground`; refusals `refused-no-term`, `refused-published`,
    /// `refused-finished`.
    pub async fn extend_term(
        &self,
        who: &Caseworker,
        slug: &str,
        (until, typed): (&str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        untold(book.phase)?;
        let (decision, _) = self.decision_of(link, &book).await?;
        let term = self.term_of(link, &book, &decision).await?;
        let term = term.ok_or_else(|| Refusal::new("refused-no-term"))?;
        let most = term_ends(term.received, MOST_MONTHS);
        let within = |day: &NaiveDate| *day > term.last && *day > book.today && *day <= most;
        let until = typed_day(until).filter(within);
        let (until, ground) = match (until, ground(typed)) {
            (Some(until), Ok(ground)) => (until, ground),
            (until, ground) => {
                let range = Wrong::new("until", "wrong-term").with("last", Arg::Date(term.last));
                let range = range.with("most", Arg::Date(most));
                let wrong = until.is_none().then_some(range).into_iter().chain(ground.err());
                return Err(No::Invalid(wrong.collect()));
            }
        };
        let before = store::decisions::extension(link, book.id).await?.map_or(0, |row| row.number);
        let row = ExtensionRow {
            round: book.id,
            number: before + 1,
            until: start_of(until + TimeDelta::days(1)),
            ground,
            account: who.staff().account,
            at: self.now(),
        };
        let stale = |error| taken(error, "refused-stale");
        store::decisions::extend(link, &row).await.map_err(stale)?;
        self.note(link, Some(who.staff()), "extend-term", (Some(book.id), &until.to_string())).await?;
        let (subject, now) = (format!("{}{TERM}{}", book.id, row.number), self.received(link).await?);
        self.ask_for(link, JobKind::Announcements, (&subject, Some(book.id)), now).await?;
        Ok(tx.commit().await?)
    }
}
