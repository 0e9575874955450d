//! A round's way but for its runs: a draft is opened, a deadline moves, a closed round is opened again, each by two people (see
//! `approvals`). Owns that a deadline moves earlier only to a day that leaves everybody time to hear of it,
//! that the round's own settings name it, and that a draw whose seed was shown is made anew.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Europe::Riga;
use toml_edit::{DocumentMut, Item, Table, value};

use super::{
    Approval, Book, JobKind as Kind, Matter, No, Opening, Refusal, RunState, Service, Wrong,
    approvals::ground,
    book::{day_of, end_of, phase},
    law::{FormerDraw, Law, compile},
    matter::Signed,
    place_of, seed,
};
use crate::{
    domain::{
        Arg, Caseworker, OrderBy, RoundVerb,
        day::{self, NotADay},
        draw,
    },
    store::{
        self, Link,
        rounds::{RoundRow, Times},
    },
};

/// A round's times as its caseworkers change them.
#[derive(Debug)]
pub struct Timing {
    /// The round.
    pub book: Book,
    /// The proposals that wait in it.
    pub waiting: Vec<Approval>,
    /// Whether a draw would have to be made anew if it were opened again.
    pub draws: bool,
    /// Whether no placement is approved: whoever applied would have nothing to choose.
    pub empty: bool,
}

/// A deadline that lies after the one before it and is still to come.
fn later(row: &RoundRow, last: NaiveDate, now: DateTime<Utc>, or_same: bool) -> Result<(), No> {
    let until = end_of(last);
    if until > now && (until > row.closes_at || (or_same && until == row.closes_at)) {
        return Ok(());
    }
    let day = |moment: DateTime<Utc>| moment.with_timezone(&Riga).date_naive();
    let before = day(row.closes_at - TimeDelta::seconds(1));
    let first = day(now).max(if or_same { before } else { before + TimeDelta::days(1) });
    Err(Wrong::new("last", "wrong-deadline").with("first", Arg::Date(first)).into())
}

/// A day as it was typed in a field.
pub(super) fn day_in(field: &str, typed: &str, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    let wrong = |key| Wrong::new(field, key);
    let example = || Arg::Text(today.format("%d.%m.%Y.").to_string());
    if typed.trim().is_empty() {
        return Err(wrong("wrong-missing"));
    }
    let read = day::read(typed).map_err(|why| match why {
        NotADay::Unreadable => wrong("wrong-date").with("example", example()),
        NotADay::ShortYear => wrong("wrong-date-short").with("example", example()),
        NotADay::NotInCalendar(day) => wrong("wrong-date-calendar").with("day", Arg::Text(day)),
    })?;
    let far = |_| wrong("wrong-date-far").with("date", Arg::Date(read));
    day::placed(read, false, today).map_err(far)
}

impl Service {
    /// Proposes a deadline as it was typed: a later or an earlier one, or for a closed round one until which it is opened again;
    /// gives the proposal's key.
    ///
    /// # Errors
    /// [`No::Invalid`] for every field that is wrong; as [`propose`](Self::propose).
    pub async fn propose_deadline(
        &self,
        who: &Caseworker,
        slug: &str,
        (kind, last, why): (&str, &str, &str),
    ) -> Result<uuid::Uuid, No> {
        let today = self.now().with_timezone(&Riga).date_naive();
        let last = match (day_in("last", last, today), ground(why)) {
            (Ok(last), _) => last,
            (Err(day), Ok(_)) => return Err(day.into()),
            (Err(day), Err(why)) => return Err(No::Invalid(vec![day, why])),
        };
        let matter = match kind {
            "extend-round" => Matter::ExtendRound { last },
            "shorten-round" => Matter::ShortenRound { last },
            "reopen-round" => Matter::ReopenRound { last },
            _ => return Err(Refusal::new("refused-form").into()),
        };
        self.propose(who, slug, (matter, why)).await
    }

    /// A round's times, for a caseworker of its authority.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn timing(&self, who: &Caseworker, slug: &str) -> Result<Timing, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let draws = matches!(book.settings.order, OrderBy::Draw { .. });
        let empty = self.places(link, row.id).await?.is_empty();
        Ok(Timing { waiting: self.waiting_in(link, who, row.id).await?, book, draws, empty })
    }

    /// What a proposal brings with it that opens a draft; nothing where it is another.
    pub(super) async fn opening(
        &self,
        link: &mut Link<'_>,
        (row, matter): (&RoundRow, &Matter),
    ) -> Result<Opening, No> {
        if *matter != Matter::OpenRound {
            return Ok(Opening::default());
        }
        let empty = self.places(link, row.id).await?.is_empty();
        let unsaid = self.book(row)?.settings.privacy.unsaid();
        Ok(Opening { by_rule: self.asks_for_rule(row)?, empty, unsaid })
    }

    /// Whether a deadline can be moved to the end of a day.
    pub(super) fn may_extend(&self, row: &RoundRow, last: NaiveDate) -> Result<(), No> {
        RoundVerb::Extend.may(phase(row, self.now())).map_err(Refusal::new)?;
        later(row, last, self.now(), false)?;
        let law = self.book(row)?.law;
        compile(moved(&law, last)?).map(drop).map_err(No::Faults)
    }

    /// Moves the deadline of a locked round.
    pub(super) async fn extend(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        last: NaiveDate,
    ) -> Result<(), No> {
        // Moved back to what was announced, or beyond it: nobody is told less than that any more.
        let announced = row.announced_until.filter(|announced| *announced > end_of(last));
        self.move_deadline(link, row, (last, announced)).await
    }

    /// Writes another last day of a locked round, and the later moment that was announced before, if there is one.
    async fn move_deadline(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        (last, announced_until): (NaiveDate, Option<DateTime<Utc>>),
    ) -> Result<(), No> {
        let law = moved(&self.book(row)?.law, last)?;
        let sealed = self.vault.seal(&place_of("round", row.id), &law)?;
        let times = Times {
            state: &row.state,
            closes_at: end_of(last),
            announced_until,
            commitment: row.commitment.as_deref(),
            sealed: &sealed,
        };
        store::rounds::set_times(link, row.id, &times).await?;
        // Everybody who applied is written to; asked for last, as the round is locked before the job.
        let subject = format!("{}|{}", row.id, end_of(last).to_rfc3339());
        let now = self.received(link).await?;
        self.ask_for(link, Kind::Announcements, (&subject, Some(row.id)), now).await
    }

    /// The earliest last day that a deadline can be moved to: one that leaves everybody a whole day to hear of it.
    fn earliest_last_day(&self, opens_at: DateTime<Utc>) -> NaiveDate {
        (day_of(self.now()) + TimeDelta::days(1)).max(day_of(opens_at))
    }

    /// Whether there is an earlier last day that a round's deadline could be moved to.
    #[must_use]
    pub fn may_close_earlier(&self, book: &Book) -> bool {
        end_of(self.earliest_last_day(book.opens_at)) < book.closes_at
    }

    /// Whether the deadline can be moved to an earlier day.
    pub(super) fn may_shorten(&self, row: &RoundRow, last: NaiveDate) -> Result<(), No> {
        let now = self.now();
        RoundVerb::Shorten.may(phase(row, now)).map_err(Refusal::new)?;
        let first = self.earliest_last_day(row.opens_at);
        if last < first || end_of(last) >= row.closes_at {
            let wrong = Wrong::new("last", "wrong-deadline-earlier").with("first", Arg::Date(first));
            let before = (row.closes_at - TimeDelta::seconds(1)).with_timezone(&Riga).date_naive();
            return Err(wrong.with("before", Arg::Date(before)).into());
        }
        compile(moved(&self.book(row)?.law, last)?).map(drop).map_err(No::Faults)
    }

    /// Moves the deadline of a locked round to an earlier day; everybody is told both.
    pub(super) async fn shorten(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        last: NaiveDate,
    ) -> Result<(), No> {
        self.move_deadline(link, row, (last, row.announced_until.or(Some(row.closes_at)))).await
    }

    /// Whether a draft can be opened: somebody could still apply, and its authority has the two people whom it needs.
    pub(super) async fn may_open(&self, link: &mut Link<'_>, row: &RoundRow) -> Result<(), No> {
        RoundVerb::Open.may(phase(row, self.now())).map_err(Refusal::new)?;
        if row.closes_at <= self.now() && store::applications::count(link, row.id).await? == 0 {
            return Err(Refusal::new("refused-deadline-passed").into());
        }
        Ok(())
    }

    /// Opens a locked draft: from now on, or by time where it names a later moment. Whoever opens it signs its settings.
    pub(super) async fn open_draft(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        signed: Signed<'_>,
    ) -> Result<(), No> {
        self.sign_rule(link, row, signed).await?;
        store::rounds::touch(link, row.id).await?;
        Ok(store::rounds::set_state(link, row.id, "open").await?)
    }

    /// Whether a closed round can take applications again until the end of a day: before anything is published, and not
    /// while a run reads it.
    pub(super) async fn may_reopen(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        last: NaiveDate,
    ) -> Result<(), No> {
        RoundVerb::Reopen.may(phase(row, self.now())).map_err(Refusal::new)?;
        let runs = store::runs::of_round(link, row.id).await?;
        if runs.iter().any(|run| RunState::of(&run.state).under_way()) {
            return Err(Refusal::new("refused-run-under-way").into());
        }
        later(row, last, self.now(), true)?;
        let law = self.book(row)?.law;
        compile(self.reopened(row, &law, last)?).map(drop).map_err(No::Faults)
    }

    /// Opens a locked round again. Its seed has been public since it was closed: the draw gets another, and whoever looks at
    /// the round is shown both the one that does not count any more and the new commitment.
    pub(super) async fn reopen(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        last: NaiveDate,
    ) -> Result<(), No> {
        let law = self.reopened(row, &self.book(row)?.law, last)?;
        let sealed = self.vault.seal(&place_of("round", row.id), &law)?;
        let commitment = match &compile(law)?.settings.order {
            OrderBy::Registration => None,
            OrderBy::Draw { seed, .. } => Some(draw::commitment(seed)),
        };
        let times = Times {
            state: "open",
            closes_at: end_of(last),
            announced_until: None,
            commitment: commitment.as_deref(),
            sealed: &sealed,
        };
        store::rounds::set_times(link, row.id, &times).await?;
        Ok(())
    }

    /// The law of a round that is opened again.
    fn reopened(&self, row: &RoundRow, law: &Law, last: NaiveDate) -> Result<Law, No> {
        let mut next = moved(law, last)?;
        if let Some(toml) = seed::made(&next.toml)? {
            let book = self.book(row)?;
            let shown = book.commitment().zip(book.seed().map(ToOwned::to_owned));
            let shown = shown.map(|(commitment, seed)| FormerDraw { commitment, seed, until: self.now() });
            next.former.extend(shown);
            next.toml = toml;
        }
        Ok(next)
    }
}

/// A law whose settings name another last day.
fn moved(law: &Law, last: NaiveDate) -> Result<Law, No> {
    let broken = |why: &str| No::Broken(why.to_owned());
    let mut document: DocumentMut = law.toml.parse().map_err(|_| broken("a round's settings are no TOML"))?;
    let dates = document.entry("dates").or_insert(Item::Table(Table::new()));
    let dates = dates.as_table_like_mut().ok_or_else(|| broken("a round's dates are no table"))?;
    let day: toml_edit::Datetime = last.to_string().parse().map_err(|_| broken("a day is no TOML"))?;
    match dates.get_mut("closes") {
        // What is written beside it stays.
        Some(Item::Value(known)) => {
            let decor = known.decor().clone();
            *known = day.into();
            *known.decor_mut() = decor;
        }
        _ => drop(dates.insert("closes", value(day))),
    }
    Ok(Law {
        toml: document.to_string(),
        pack: law.pack.clone(),
        draws_codes: law.draws_codes,
        former: law.former.clone(),
    })
}
