//! Who comes before somebody who waits, as publications told it one after another. Owns that a number which got worse names its cause: what
//! happened between the run that found the better one and the run that found this one.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Ahead, Letter, No, Service, ahead::AheadAt, data_key, place_of};
use crate::{
    domain::{Ending, Status},
    store::{self, Link, applications::ApplicationRow, corrections::FirstRow, publications::WaitingRow},
};

/// Why more people come earlier than was told before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worse {
    /// A decision was made about somebody that their application had waited for.
    Decision,
    /// An objection was upheld.
    Objection,
    /// A mistake was put right.
    Mistake,
    /// Somebody lost a place through no act of their own.
    Ended,
    /// Somebody came back into the line, or to another place in it.
    Returned,
}

impl Worse {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Decision, Self::Objection, Self::Mistake, Self::Ended, Self::Returned];

    /// The end of catalogues' keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Objection => "objection",
            Self::Mistake => "mistake",
            Self::Ended => "ended",
            Self::Returned => "returned",
        }
    }
}

/// What one run found of who comes before somebody.
struct Told {
    run: Uuid,
    at: AheadAt,
}

/// Whether somebody was put first in line because a place of theirs was ended.
fn ended(first: &FirstRow) -> bool {
    [Worse::Ended.name(), Ending::GivenWrongly.name()].contains(&first.cause.as_str())
}

impl Service {
    /// A letter with who comes before its person by now, where it is of somebody who waits; of each number that is worse than the one
    /// before, why.
    pub(super) async fn with_ahead(
        &self,
        link: &mut Link<'_>,
        application: &ApplicationRow,
        letter: Option<Letter>,
    ) -> Result<Option<Letter>, No> {
        let Some(mut letter) = letter else { return Ok(None) };
        if letter.person.status != Status::Waiting {
            return Ok(Some(letter));
        }
        let told = self.ahead_told(link, application).await?;
        let Some((newest, before)) = told.split_first() else { return Ok(Some(letter)) };
        for line in &mut letter.wishes {
            line.ahead = newest.at.get(&line.number).copied();
            let Some(now) = line.ahead else { continue };
            let then = before.iter().find_map(|told| Some((told.run, told.at.get(&line.number)?)));
            if let Some((run, _)) = then.filter(|(_, then)| then.earlier < now.earlier) {
                let causes = self.causes(link, application.round, (run, newest.run)).await?;
                line.worse = causes.into_iter().map(|cause| cause.name().to_owned()).collect();
            }
        }
        Ok(Some(letter))
    }

    /// What publications that the person sees told of who comes before, the newest first.
    async fn ahead_told(&self, link: &mut Link<'_>, application: &ApplicationRow) -> Result<Vec<Told>, No> {
        let now = self.now();
        let mut told = Vec::new();
        for WaitingRow { id, run, sealed, .. } in
            store::publications::waiting(link, application.id, now).await?
        {
            told.push(Told { run, at: self.vault.open(&place_of("waiting", id), &sealed)? });
        }
        let Some(key) = self.vault.key_of(application)? else { return Ok(Vec::new()) };
        for row in store::publications::letters(link, application.id, now).await? {
            let letter: Letter = key.open(&data_key::letter(row.id), &row.sealed)?;
            let lines = letter.wishes.into_iter();
            let at: AheadAt = lines.filter_map(|line| Some((line.number, line.ahead?))).collect();
            if !at.is_empty() {
                told.push(Told { run: row.run, at });
            }
        }
        let order = store::publications::of_round(link, application.round).await?;
        told.sort_by_key(|told| order.iter().position(|one| one.run == told.run));
        Ok(told)
    }

    /// What happened in a round between two of its runs for which somebody may wait longer; never nothing.
    async fn causes(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        (before, after): (Uuid, Uuid),
    ) -> Result<Vec<Worse>, No> {
        let (mut causes, between) = self.put_right(link, round, (before, after)).await?;
        let firsts = store::corrections::first_of(link, round).await?;
        if firsts.iter().any(|one| ended(one) && between.as_ref().is_some_and(|all| all.contains(&one.at))) {
            causes.push(Worse::Ended);
        }
        Ok(if causes.is_empty() { vec![Worse::Returned] } else { causes })
    }

    /// The causes of corrections that the later of two runs knows of and the earlier did not; and the time between the two.
    async fn put_right(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        (before, after): (Uuid, Uuid),
    ) -> Result<(Vec<Worse>, Option<RangeInclusive<DateTime<Utc>>>), No> {
        let runs = store::runs::of_round(link, round).await?;
        let run = |id: Uuid| runs.iter().find(|run| run.id == id);
        let (Some(before), Some(after)) = (run(before), run(after)) else { return Ok((Vec::new(), None)) };
        let mut causes = Vec::new();
        for row in store::corrections::of_round(link, round).await? {
            if (before.number..after.number).contains(&row.runs) {
                causes.extend(Worse::ALL.into_iter().find(|cause| cause.name() == row.cause));
            }
        }
        causes.sort_unstable();
        causes.dedup();
        Ok((causes, Some(before.queued_at..=after.queued_at)))
    }

    /// The applications of a round of which a number got worse without anything for which it could: no fact was put right in between,
    /// nobody lost a place through no act of their own, and no other round's places count in this one.
    pub(super) async fn worse_without_cause(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<Vec<Uuid>, No> {
        let firsts = store::corrections::first_of(link, round).await?;
        if firsts.iter().any(ended) {
            // When that was, the clock says, which may have gone back since: it may be why.
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for row in store::applications::of_round(link, round).await? {
            let told = self.ahead_told(link, &row).await?;
            for pair in told.windows(2) {
                let (now, then) = (&pair[0], &pair[1]);
                let worse = |(place, now): (&String, &Ahead)| {
                    then.at.get(place).is_some_and(|then| then.earlier < now.earlier)
                };
                if now.at.iter().any(worse)
                    && self.put_right(link, round, (then.run, now.run)).await?.0.is_empty()
                {
                    found.push(row.id);
                    break;
                }
            }
        }
        Ok(found)
    }
}
