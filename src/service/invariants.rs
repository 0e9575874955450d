//! What must hold at every moment, asked of a database as it is: `talka audit verify` asks it of a live one, tests after every
//! step. Owns which question belongs to which invariant; the chain of events walks itself. Some are asked of rows alone, the others of what
//! is sealed, with the installation's key. That no free seat stands beside somebody who could take it, the desk says whenever it is
//! asked: it is computed, and nothing is kept that could be wrong.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    No, RunKind, Service,
    chain::{Breach, Checkpoint, Walk, walk},
    same_person,
};
use crate::store::{self, Db, Link, invariants::GivenRow, publications::PublicationRow};

/// Everything of rows alone that does not hold at a moment: seats, places, publications, endings, messages, erasures, the chain.
///
/// # Errors
/// [`No::Broken`].
pub async fn check(db: &Db, now: DateTime<Utc>, kept: Option<&Checkpoint>) -> Result<Walk, No> {
    let mut found = walk(db, kept).await?;
    let mut conn = db.read().await?;
    let link = &mut conn.link();
    let answers = [
        ("invariant-seats", store::invariants::overfull(link, now).await?),
        ("invariant-excess", store::invariants::unsigned(link).await?),
        ("invariant-places", store::invariants::twice_placed(link, now).await?),
        ("invariant-calls", placed_in_two_calls(link, now).await?),
        ("invariant-endings", store::invariants::ended_by_one(link).await?),
        ("invariant-publications", store::invariants::unfounded(link).await?),
        ("invariant-letters", store::invariants::untold(link).await?),
        ("invariant-messages", store::invariants::causeless(link).await?),
        ("invariant-erasures", store::invariants::erased_too_early(link, now).await?),
    ];
    for (key, rows) in answers {
        for row in rows {
            found.found(key, None, Some(row));
        }
    }
    Ok(found)
}

/// Applications of rounds that follow others whose people hold a place there and in another round of the chain.
async fn placed_in_two_calls(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<Uuid>, No> {
    let mut twice = BTreeSet::new();
    for call in store::second_calls::all(link).await? {
        let own = store::invariants::holders(link, call.round, now).await?;
        for other in store::second_calls::chain(link, call.round).await? {
            let there = same_person::holders_there(link, (call.round, other), now).await?;
            twice.extend(there.into_iter().filter(|one| one.same && own.contains(&one.id)).map(|one| one.id));
        }
    }
    Ok(twice.into_iter().collect())
}

impl Service {
    /// The same of what is sealed: that publications offer what their runs gave and nothing else, that nobody who holds a place holds
    /// one that a rule pack's `excludes` forbids, and that waiting numbers get worse only with a cause.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn check_sealed(&self) -> Result<Vec<Breach>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut found = Vec::new();
        let breach = |key, event| Breach { key, sequence: None, event: Some(event) };
        for row in store::rounds::list(link).await? {
            let publications = store::publications::of_round(link, row.id).await?;
            if publications.is_empty() {
                continue;
            }
            for publication in &publications {
                if !self.gives_what_was_found(link, publication).await? {
                    found.push(breach("invariant-given", publication.id));
                }
            }
            let book = self.book(&row)?;
            let elsewhere = self.hold_elsewhere(link, &book).await?;
            let holders = store::invariants::holders(link, row.id, self.now()).await?;
            let twice = holders.into_iter().filter(|one| elsewhere.contains(one));
            found.extend(twice.map(|one| breach("invariant-excluded", one)));
            if self.bound(link, &book).await?.is_empty() {
                let worse = self.worse_without_cause(link, row.id).await?;
                found.extend(worse.into_iter().map(|one| breach("invariant-waiting", one)));
            }
        }
        Ok(found)
    }

    /// Whether a publication offers exactly what its run gave.
    async fn gives_what_was_found(
        &self,
        link: &mut Link<'_>,
        publication: &PublicationRow,
    ) -> Result<bool, No> {
        let Some(outcome) = self.outcome(link, publication.run).await? else { return Ok(false) };
        let main = RunKind::of(&publication.kind) == RunKind::Main;
        let given: BTreeSet<GivenRow> = outcome
            .new_places()
            .map(|(person, place)| GivenRow {
                person: person.applicant.to_string(),
                place: outcome.places[place].placement.id.to_string(),
            })
            .collect();
        let offered = store::invariants::given(link, publication.id).await?;
        let offered: BTreeSet<GivenRow> = offered.into_iter().collect();
        Ok(given == offered && (main || !given.is_empty() || publication.kind == RunKind::Correction.name()))
    }
}
