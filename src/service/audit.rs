//! Events: an act is noted in its verb's own transaction; a look is durable before what was looked at leaves. Owns what an event
//! says, and what auditors ask: filters, pages, the file that they take along.

use std::{collections::BTreeMap, io, sync::Arc};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::{Download, No, Service, book::start_of, noting::act};
use crate::{
    chance,
    domain::{Administrator, Caseworker, Staff, Texts},
    files::sheet::{
        Cell,
        write::{Format, Writer},
    },
    i18n::{Tr, sort},
    store::{
        self, Link,
        journal::{Asked, EventRow, Log},
    },
};

/// How many events a page shows.
const PAGE: i64 = 100;

/// How many are read at a time for a file.
const BATCH: i64 = 1_000;

/// Who looks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Looker<'a> {
    /// Somebody with an account.
    Staff(&'a Staff),
    /// The person, at what is their own.
    Person,
}

/// What was looked at.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked<'a> {
    /// In which round.
    pub(super) round: Option<Uuid>,
    /// The one thing: a number, or what a list is of.
    pub(super) object: &'a str,
    /// The numbers of everyone who is shown.
    pub(super) shown: Vec<&'a str>,
    /// What was searched for.
    pub(super) searched: &'a str,
}

/// Which events are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// `person`, `system`, or the key of an account; empty for everyone.
    pub who: String,
    /// The action's word; empty for every one.
    pub action: String,
    /// The round's slug; empty for every one.
    pub round: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Events older than this one: where the page before ended.
    pub before: Option<(DateTime<Utc>, Uuid)>,
}

/// An event, as auditors see it.
#[derive(Debug, Clone)]
pub struct AuditLine {
    /// When.
    pub at: DateTime<Utc>,
    /// `account`, `person` or `system`.
    pub actor: String,
    /// Whose account, by name.
    pub who: Option<String>,
    /// What was done: the end of a catalogue's key.
    pub action: String,
    /// In which round.
    pub round: Option<Texts>,
    /// To what: a number, a digest, a login.
    pub object: String,
    /// The numbers of a list.
    pub shown: String,
    /// How many those are.
    pub count: i64,
}

/// A page of events.
#[derive(Debug, Clone)]
pub struct AuditPage {
    /// The newest first.
    pub lines: Vec<AuditLine>,
    /// Where the next page begins, if there is one.
    pub next: Option<(DateTime<Utc>, Uuid)>,
}

/// What may be filtered by.
#[derive(Debug, Clone)]
pub struct AuditChoices {
    /// Accounts: key and name.
    pub accounts: Vec<(Uuid, String)>,
    /// Actions that there are.
    pub actions: Vec<String>,
    /// Rounds: slug and name.
    pub rounds: Vec<(String, Texts)>,
}

/// Names, for showing events.
struct Names {
    accounts: BTreeMap<Uuid, String>,
    rounds: BTreeMap<Uuid, Texts>,
}

impl Service {
    /// Notes an act in the verb's own transaction.
    pub(super) async fn note(
        &self,
        link: &mut Link<'_>,
        who: Option<&Staff>,
        action: &str,
        about: (Option<Uuid>, &str),
    ) -> Result<(), No> {
        self.note_by(link, who.map(|staff| staff.account), action, about).await
    }

    /// The same, by the key of an account.
    pub(super) async fn note_by(
        &self,
        link: &mut Link<'_>,
        account: Option<Uuid>,
        action: &str,
        about: (Option<Uuid>, &str),
    ) -> Result<(), No> {
        let row = act((self.now(), account), action, about)?;
        Ok(store::journal::note(link, Log::Acts, &row).await?)
    }

    /// Notes that somebody looks at people's data, before it is shown: what cannot be noted is not shown. It is lasting when this
    /// returns, and waits for nobody who writes in the database.
    pub(super) async fn look(&self, who: Looker<'_>, action: &str, looked: Looked<'_>) -> Result<(), No> {
        let account = match who {
            Looker::Staff(staff) => Some(staff.account),
            Looker::Person => None,
        };
        let searched = looked.searched.trim().to_lowercase();
        let row = EventRow {
            id: chance::id()?,
            happened_at: self.now(),
            actor: if account.is_some() { "account" } else { "person" }.to_owned(),
            account,
            action: action.to_owned(),
            round: looked.round,
            object: looked.object.to_owned(),
            count: i64::try_from(looked.shown.len()).unwrap_or(i64::MAX),
            shown: looked.shown.join(" "),
            searched: if searched.is_empty() {
                String::new()
            } else {
                self.vault.mark(&format!("searched:{searched}"))
            },
            salt: chance::token()?,
        };
        let mut tx = self.db.write_looks().await?;
        store::journal::note(&mut tx.link(), Log::Looks, &row).await?;
        Ok(tx.commit().await?)
    }

    /// A caseworker looks through people in a list: whom, and what was searched for. To be called before the list leaves.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Broken`]: then the list is not shown.
    pub async fn look_through(
        &self,
        who: &Caseworker,
        slug: &str,
        shown: Vec<&str>,
        searched: &str,
    ) -> Result<(), No> {
        let row = self.row_for(&mut self.db.read().await?.link(), who, slug).await?;
        let looked = Looked { round: Some(row.id), object: slug, shown, searched };
        self.look(Looker::Staff(who.staff()), "look-list", looked).await
    }

    /// Notes that a caseworker takes personal codes of people along in a file, whole. To be called before it leaves.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Broken`]: then the file does not leave.
    pub async fn take_codes(&self, who: &Caseworker, slug: &str, shown: Vec<&str>) -> Result<(), No> {
        let row = self.row_for(&mut self.db.read().await?.link(), who, slug).await?;
        let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), "look-codes", looked).await
    }

    /// The looks at one application of a round, the oldest first.
    pub(super) async fn looks_at(&self, round: Uuid, number: &str) -> Result<Vec<EventRow>, No> {
        let mut conn = self.db.read_looks().await?;
        Ok(store::journal::about(&mut conn.link(), Log::Looks, round, number).await?)
    }

    /// Whoever sees a spreadsheet sees the people in it: the applications of those who are known already (`shown`); who the others are is
    /// known once it is taken.
    pub(super) async fn look_at_sheet(
        &self,
        who: &Caseworker,
        (round, id): (Uuid, Uuid),
        (action, shown): (&str, Vec<&str>),
    ) -> Result<(), No> {
        let id = id.to_string();
        let looked = Looked { round: Some(round), object: &id, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), action, looked).await
    }

    /// A page of the log, the newest first.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn audit(&self, _who: &Administrator, filter: &AuditFilter) -> Result<AuditPage, No> {
        let Some(asked) = self.asked(filter).await? else {
            return Ok(AuditPage { lines: Vec::new(), next: None });
        };
        let mut rows = self.events(&asked, PAGE + 1).await?;
        let full = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let next = rows.last().filter(|_| full).map(|last| (last.happened_at, last.id));
        let names = self.names().await?;
        Ok(AuditPage { lines: rows.into_iter().map(|row| names.line(row)).collect(), next })
    }

    /// What the log may be filtered by.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn audit_choices(&self, _who: &Administrator) -> Result<AuditChoices, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let accounts = store::accounts::list(link).await?;
        let mut accounts: Vec<(Uuid, String)> = accounts.into_iter().map(|row| (row.id, row.name)).collect();
        accounts.sort_by(|one, other| sort::compare(&one.1, &other.1));
        let rounds = store::rounds::list(link).await?.into_iter();
        let rounds = rounds
            .map(|row| (row.slug, Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru }))
            .collect();
        let mut actions = store::journal::actions(link, Log::Acts).await?;
        actions.extend(store::journal::actions(&mut self.db.read_looks().await?.link(), Log::Looks).await?);
        actions.sort();
        actions.dedup();
        Ok(AuditChoices { accounts, actions, rounds })
    }

    /// All events that are asked for, as a spreadsheet. Taking it along is an event itself.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn audit_sheet(
        self: &Arc<Self>,
        who: &Administrator,
        filter: &AuditFilter,
        tr: Tr,
        format: Format,
    ) -> Result<Download, No> {
        let asked = self.asked(filter).await?;
        let mut tx = self.db.write().await?;
        self.note(&mut tx.link(), Some(who.staff()), "audit-export", (None, "")).await?;
        tx.commit().await?;
        let names = self.names().await?;
        let header = ["when", "who", "what", "round", "object", "shown", "count"];
        let header: Vec<String> = header.iter().map(|name| tr.say(&format!("admin-{name}"))).collect();
        let (service, database) = (Arc::clone(self), Handle::current());
        Ok(Download::begin(move |pipe| {
            let mut out = Writer::new(format, "audit", &header, pipe)?;
            let mut asked = asked;
            while let Some(now) = asked.take() {
                let rows = database.block_on(service.events(&now, BATCH)).map_err(io::Error::other)?;
                asked = rows.last().map(|last| Asked { before: (last.happened_at, last.id), ..now });
                for row in rows {
                    out.row(&cells(tr, names.line(row)))?;
                }
            }
            out.finish()
        }))
    }

    /// What a filter asks for; `None` where it names what is not there.
    async fn asked(&self, filter: &AuditFilter) -> Result<Option<Asked>, No> {
        let (actor, account) = match filter.who.as_str() {
            "" => ("", None),
            "person" => ("person", None),
            "system" => ("system", None),
            key => match key.parse() {
                Ok(key) => ("", Some(key)),
                Err(_) => return Ok(None),
            },
        };
        // What no action can be called, PostgreSQL would not even be asked for.
        if filter.action.contains('\0') {
            return Ok(None);
        }
        let mut round = None;
        if !filter.round.is_empty() {
            let found = store::rounds::by_slug(&mut self.db.read().await?.link(), &filter.round).await?;
            let Some(found) = found else { return Ok(None) };
            round = Some(found.id);
        }
        // Days end at midnight where people live.
        let day = start_of;
        let until =
            filter.until.and_then(|until| until.succ_opt()).map_or(self.now() + TimeDelta::days(2), day);
        Ok(Some(Asked {
            account,
            actor: actor.to_owned(),
            action: filter.action.clone(),
            round,
            from: filter.from.map_or(DateTime::UNIX_EPOCH, day),
            until,
            before: filter.before.unwrap_or((until, Uuid::max())),
        }))
    }

    /// Acts and looks in one order, the newest first.
    async fn events(&self, asked: &Asked, most: i64) -> Result<Vec<EventRow>, No> {
        let mut rows =
            store::journal::page(&mut self.db.read().await?.link(), Log::Acts, asked, most).await?;
        let mut looks = self.db.read_looks().await?;
        rows.extend(store::journal::page(&mut looks.link(), Log::Looks, asked, most).await?);
        rows.sort_by_key(|row| std::cmp::Reverse((row.happened_at, row.id)));
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(rows)
    }

    async fn names(&self) -> Result<Names, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let accounts = store::accounts::list(link).await?.into_iter().map(|row| (row.id, row.name));
        let rounds = store::rounds::list(link).await?.into_iter();
        let rounds = rounds.map(|row| (row.id, Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru }));
        Ok(Names { accounts: accounts.collect(), rounds: rounds.collect() })
    }
}

impl Names {
    fn line(&self, row: EventRow) -> AuditLine {
        AuditLine {
            at: row.happened_at,
            actor: row.actor,
            who: row.account.and_then(|account| self.accounts.get(&account).cloned()),
            action: row.action,
            round: row.round.and_then(|round| self.rounds.get(&round).cloned()),
            object: row.object,
            shown: row.shown,
            count: row.count,
        }
    }
}

impl AuditLine {
    /// Who it was, in words.
    pub fn by(&self, tr: Tr) -> String {
        let nobody = if self.actor == "system" { "admin-by-system" } else { "admin-by-applicant" };
        self.who.clone().unwrap_or_else(|| tr.say(nobody))
    }

    /// What was done; an action that has no words yet is shown as it is called.
    pub fn what(&self, tr: Tr) -> String {
        tr.try_say(&format!("admin-did-{}", self.action)).unwrap_or_else(|| self.action.clone())
    }
}

/// A row of the file that auditors take along.
fn cells(tr: Tr, line: AuditLine) -> [Cell; 7] {
    let (by, what) = (line.by(tr), line.what(tr));
    let round = line.round.map(|name| name.get(tr.0).to_owned()).unwrap_or_default();
    let at = line.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    [at, by, what, round, line.object, line.shown, line.count.to_string()].map(Cell::Text)
}
