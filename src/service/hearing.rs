//! How one person was heard before a decision about them, or why not. Owns that it stands in the place of what the round says of
//! everybody, in the decisions that are published later and in no other.
//!
//! Source: Administrative Procedure Law, section 62 (likumi.lv/ta/id/55567), wording in force from 01.01.2014, seen 29.11.2026.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Book, No, Refusal, Service, Withdrawn, Wrong,
    audit::{Looked, Looker},
    book::{day_of, unfinished},
    data_key,
    decision_typed::typed_day,
    objection_act::typed_hearing,
    taken,
};
use crate::{
    chance,
    domain::{
        Caseworker,
        decision::{Heard, Hearing, Kind},
    },
    store::{self, Link, applications::ApplicationRow, hearings::HearingRow, rounds::RoundRow},
};

/// The word of a form that says of one person what the round says of everybody.
const AS_THE_ROUND: &str = "round";

/// How somebody was heard, as a caseworker typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedHeard {
    /// `held`, `omitted`, or `round` for what the round says of everybody.
    pub how: String,
    /// The day on which somebody was heard.
    pub day: String,
    /// What they said, or why they were not heard.
    pub text: String,
}

impl TypedHeard {
    /// What was meant, of somebody who applied on one day, on another; `None`: as the round says of everybody.
    pub(super) fn read(&self, (applied, today): (NaiveDate, NaiveDate)) -> Result<Option<Heard>, Vec<Wrong>> {
        if self.how == AS_THE_ROUND {
            return Ok(None);
        }
        let how = typed_hearing((&self.how, &self.text));
        if self.how != "held" {
            return how.map(|how| Some(Heard { how, day: None }));
        }
        let day = typed_day(&self.day).filter(|day| (applied..=today).contains(day));
        match (how, day) {
            (Ok(how), Some(day)) => Ok(Some(Heard { how, day: Some(day) })),
            (how, day) => {
                let day = day.is_none().then(|| Wrong::new("heard-day", "wrong-heard-day"));
                Err(day.into_iter().chain(how.err().into_iter().flatten()).collect())
            }
        }
    }
}

/// Something that was written down of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardDeed {
    /// How they were heard; `None`: as the round says of everybody.
    pub heard: Option<Heard>,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

/// How one person was heard, for caseworkers.
#[derive(Debug)]
pub struct HearingFile {
    /// The round.
    pub book: Book,
    /// The person's name.
    pub person: String,
    /// What the round says of everybody, where it does.
    pub of_all: Option<Hearing>,
    /// What was written down, the oldest first; the last counts.
    pub said: Vec<HeardDeed>,
    /// Whether something can be written down now.
    pub open: bool,
    /// Whether something is published about the round, which stays as it is.
    pub told: bool,
}

impl Service {
    /// How the person of an application was heard, as a publication of a number says it.
    pub(super) async fn heard_before(
        &self,
        link: &mut Link<'_>,
        (row, of_all): (&ApplicationRow, Option<&Hearing>),
        publication: i64,
    ) -> Result<Option<Heard>, No> {
        let own = match store::hearings::before(link, (row.id, publication)).await? {
            Some(one) => self.own_heard(row, &one)?,
            None => None,
        };
        Ok(own.or_else(|| of_all.map(|how| Heard { how: how.clone(), day: None })))
    }

    /// What was written down; nothing where it was erased.
    pub(super) fn own_heard(&self, row: &ApplicationRow, one: &HearingRow) -> Result<Option<Heard>, No> {
        let key = self.vault.key_of(row)?;
        let opened: Option<Option<Heard>> =
            key.map(|key| key.open(&data_key::hearing(one.id), &one.sealed)).transpose()?;
        Ok(opened.flatten())
    }

    /// An application of a round whose decisions are acts: nobody else's are.
    async fn to_be_heard(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        of: (&str, &str),
    ) -> Result<(RoundRow, ApplicationRow, Option<Hearing>), No> {
        let (round, row) = self.application_of(link, who, of).await?;
        let (decision, _) = self.decision_of(link, &self.book(&round)?).await?;
        if decision.kind != Kind::Act || row.wrapped_key.is_none() {
            return Err(No::NotFound);
        }
        Ok((round, row, decision.hearing))
    }

    /// How the person of an application was heard; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's, where decisions are no acts, and for an application that was erased.
    pub async fn hearing_file(&self, who: &Caseworker, slug: &str, number: &str) -> Result<HearingFile, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row, of_all) = self.to_be_heard(link, who, (slug, number)).await?;
        let book = self.book(&round)?;
        let mut said = Vec::new();
        for one in store::hearings::of_application(link, row.id).await? {
            let by = store::accounts::by_id(link, one.account).await?;
            let by = by.map(|account| account.name).unwrap_or_default();
            said.push(HeardDeed { heard: self.own_heard(&row, &one)?, at: one.at, by });
        }
        let person = self.opened(&row)?.person.name;
        let open = unfinished(book.phase).is_ok() && Withdrawn::of(&row).is_none();
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(HearingFile { told: book.phase.is_told(), book, person, of_all, said, open })
    }

    /// Writes down how the person of an application was heard, or why not, of whom the page showed so much written before. The same once
    /// more changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] as [`hearing_file`](Self::hearing_file); [`No::Invalid`] at `heard`, `heard-day` and `heard-text`; refusals
    /// `refused-withdrawn`, `refused-finished`, `refused-stale`.
    pub async fn record_hearing(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, i64),
        typed: &TypedHeard,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (known, row, _) = self.to_be_heard(link, who, (slug, number)).await?;
        // Whoever publishes locks the round as well: it is clear which decisions come later.
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        unfinished(book.phase)?;
        if Withdrawn::of(&row).is_some() {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let before = store::hearings::of_application(link, row.id).await?;
        let is_stale = before.last().map_or(0, |last| last.number) != shown;
        let stale = || No::from(Refusal::new("refused-stale"));
        let heard = typed.read((day_of(row.received_at), book.today));
        let heard = heard.map_err(|wrong| if is_stale { stale() } else { No::Invalid(wrong) })?;
        let all = store::publications::of_round(link, round.id).await?;
        let after = all.first().map_or(0, |newest| newest.number);
        let newest = before.last().map(|one| self.own_heard(&row, one)).transpose()?.flatten();
        let counts_already = before.last().is_none_or(|one| one.after == after || newest.is_none());
        if newest == heard && counts_already {
            return Ok(());
        }
        if is_stale {
            return Err(stale());
        }
        let id = chance::id()?;
        let key = self.vault.key_of(&row)?.ok_or(No::NotFound)?;
        let new = HearingRow {
            id,
            application: row.id,
            number: shown + 1,
            after,
            account: who.staff().account,
            at: self.received(link).await?,
            sealed: key.seal(&data_key::hearing(id), &heard)?,
        };
        store::hearings::add(link, &new).await.map_err(|error| taken(error, "refused-stale"))?;
        self.note(link, Some(who.staff()), "hearing", (Some(round.id), number)).await?;
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_was_heard_was_so_on_a_day_between_the_application_and_today() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let range = (day("2026-04-13"), day("2026-04-25"));
        let read = |how: &str, day: &str, text: &str| {
            TypedHeard { how: how.into(), day: day.into(), text: text.into() }.read(range)
        };
        let fields = |answer: Result<Option<Heard>, Vec<Wrong>>| {
            answer.expect_err("wrong").into_iter().map(|one| one.field).collect::<Vec<_>>()
        };
        for no in ["12.04.2026.", "26.04.2026.", "", "rīt"] {
            assert_eq!(fields(read("held", no, "Pa tālruni.")), ["heard-day"], "{no}");
        }
        assert_eq!(fields(read("held", "", " ")), ["heard-day", "heard-text"]);
        assert_eq!(fields(read("", "", "x")), ["heard"]);
        let held = read("held", "13.04.2026.", "Pa tālruni.").expect("read").expect("of one's own");
        assert_eq!(held.day, Some(day("2026-04-13")));
        let omitted = read("omitted", "13.04.2026.", "Steidzami.").expect("read").expect("of one's own");
        assert_eq!((omitted.how.name(), omitted.day), ("omitted", None));
        assert_eq!(read("round", "x", ""), Ok(None));
    }
}
