//! A round goes over to another version of its rules: one caseworker proposes it, another switches it on. Owns the two
//! people, and that a round that is closed keeps its rules. What it would change, `effect` shows.

use chrono::{DateTime, Utc};

use super::{Book, No, Refusal, Service, Version, place_of, taken};
use crate::{
    chance,
    domain::Caseworker,
    store::{self, Link, packs::SwitchRow, rounds::RoundRow},
};

/// A proposal to switch a round to another version, or what became of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The version before.
    pub from: Option<Version>,
    /// The version after.
    pub to: Version,
    /// `proposed`, `switched` or `withdrawn`.
    pub state: String,
    /// Who proposed it.
    pub by: String,
    /// Whether it was the one who looks: then somebody else switches it on.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// Who decided it, and when.
    pub decided: Option<(String, DateTime<Utc>)>,
}

/// A round's rules and what they could be.
#[derive(Debug)]
pub struct RoundRules {
    /// The round.
    pub book: Book,
    /// The version that it is pinned to.
    pub pinned: Option<Version>,
    /// The other versions for its programme: of its own pack first, then by the pack's identifier, the newest first.
    pub others: Vec<Version>,
    /// The proposal that waits.
    pub waiting: Option<Proposal>,
    /// Every proposal, the newest first.
    pub history: Vec<Proposal>,
}

impl Service {
    /// A round's rules: the version in force, those that could be, what was proposed.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn round_rules(&self, who: &Caseworker, slug: &str) -> Result<RoundRules, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let history = self.proposals(link, who, &row).await?;
        let waiting = history.iter().find(|proposal| proposal.state == PROPOSED).cloned();
        let versions = self.versions(link).await?.into_iter();
        let fitting = versions.filter(|version| version.programme == row.programme);
        let (mut pinned, mut others): (Vec<Version>, Vec<Version>) =
            fitting.partition(|one| one.hash == row.pack_hash);
        others.sort_by_key(|version| version.word != book.rules.pack().id());
        Ok(RoundRules { book, pinned: pinned.pop(), others, waiting, history })
    }

    /// Proposes to switch a round to a version. The same proposal a second time changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] when the round cannot go by it; refusals `refused-round-closed`,
    /// `refused-same-rules`, `refused-proposed`.
    pub async fn propose_rules(&self, who: &Caseworker, slug: &str, hash: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.open_book(&row)?;
        if row.pack_hash == hash {
            return Err(Refusal::new("refused-same-rules").into());
        }
        match waiting(link, &row).await? {
            Some(known) if known.to_hash == hash => return Ok(()),
            Some(_) => return Err(Refusal::new("refused-proposed").into()),
            None => {}
        }
        self.under(link, &book, hash).await?.map_err(No::Faults)?;
        let switch = SwitchRow {
            id: chance::id()?,
            round: row.id,
            from_hash: row.pack_hash,
            to_hash: hash.to_owned(),
            state: PROPOSED.to_owned(),
            proposed_by: who.staff().account,
            proposed_at: self.now(),
            decided_by: None,
            decided_at: None,
        };
        store::packs::propose(link, &switch).await.map_err(|error| taken(error, "refused-proposed"))?;
        self.note(link, Some(who.staff()), "pack-propose", (Some(row.id), hash)).await?;
        Ok(tx.commit().await?)
    }

    /// Switches a round to the version that somebody else proposed. Once done, asking again changes nothing.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] when the round cannot go by it any more; refusals `refused-round-closed`,
    /// `refused-not-proposed`, `refused-own-proposal`.
    pub async fn switch_rules(&self, who: &Caseworker, slug: &str, hash: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.open_book(&row)?;
        let open = waiting(link, &row).await?.filter(|open| open.to_hash == hash);
        let open = match open {
            Some(open) => open,
            None if row.pack_hash == hash => return Ok(()),
            None => return Err(Refusal::new("refused-not-proposed").into()),
        };
        if open.proposed_by == who.staff().account {
            return Err(Refusal::new("refused-own-proposal").into());
        }
        let other = self.under(link, &book, hash).await?.map_err(No::Faults)?;
        let sealed = self.vault.seal(&place_of("round", row.id), &*other.law)?;
        store::rounds::pin(link, row.id, &sealed, hash).await?;
        self.decide_switch(link, who, &open, "switched").await?;
        self.note(link, Some(who.staff()), "pack-switch", (Some(row.id), hash)).await?;
        tx.commit().await?;
        self.recall_soon(row.id).await;
        self.judge_round(row.id).await;
        Ok(())
    }

    /// Takes a proposal back; anyone of the authority may.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-not-proposed`.
    pub async fn withdraw_rules(&self, who: &Caseworker, slug: &str, hash: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let open = waiting(link, &row).await?.filter(|open| open.to_hash == hash);
        let open = open.ok_or_else(|| Refusal::new("refused-not-proposed"))?;
        self.decide_switch(link, who, &open, "withdrawn").await?;
        self.note(link, Some(who.staff()), "pack-withdraw", (Some(row.id), hash)).await?;
        Ok(tx.commit().await?)
    }

    /// The proposal of a round that waits.
    pub(super) async fn waiting(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        row: &RoundRow,
    ) -> Result<Option<Proposal>, No> {
        Ok(self.proposals(link, who, row).await?.into_iter().find(|proposal| proposal.state == PROPOSED))
    }

    /// Every proposal of a round, the newest first.
    async fn proposals(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        row: &RoundRow,
    ) -> Result<Vec<Proposal>, No> {
        let rows = store::packs::switches(link, row.id).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let versions = self.versions(link).await?;
        let version = |hash: &str| versions.iter().find(|version| version.hash == hash).cloned();
        let accounts = store::accounts::list(link).await?;
        let name =
            |id| accounts.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
        let proposal = |row: SwitchRow| {
            Some(Proposal {
                from: version(&row.from_hash),
                to: version(&row.to_hash)?,
                state: row.state,
                by: name(row.proposed_by),
                own: row.proposed_by == who.staff().account,
                at: row.proposed_at,
                decided: row.decided_by.map(name).zip(row.decided_at),
            })
        };
        Ok(rows.into_iter().filter_map(proposal).collect())
    }

    async fn decide_switch(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        open: &SwitchRow,
        state: &str,
    ) -> Result<(), No> {
        let decided = store::packs::decide(link, open.id, state, (who.staff().account, self.now())).await?;
        if decided { Ok(()) } else { Err(Refusal::new("refused-not-proposed").into()) }
    }

    /// The book of a round whose rules may still change.
    fn open_book(&self, row: &RoundRow) -> Result<Book, No> {
        let book = self.book(row)?;
        if book.phase.takes_placements() {
            Ok(book)
        } else {
            Err(Refusal::new("refused-round-closed").into())
        }
    }
}

/// The state of a proposal that waits.
const PROPOSED: &str = "proposed";

async fn waiting(link: &mut Link<'_>, row: &RoundRow) -> Result<Option<SwitchRow>, No> {
    let switches = store::packs::switches(link, row.id).await?;
    Ok(switches.into_iter().find(|switch| switch.state == PROPOSED))
}
