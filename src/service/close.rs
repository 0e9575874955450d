//! A caseworker closes a round: no application or placement comes in any more, and the first snapshot is frozen.

use super::{
    No, Refusal, RunKind, Service,
    book::phase,
    duplicates::{sets_mark, undecided_refusal},
    matter::PAPER,
    snapshot::Frozen,
};
use crate::{
    domain::{Caseworker, RoundVerb},
    store,
};

impl Service {
    /// How many proposals of a round wait for a second person, whoever made them.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn proposals_waiting(&self, who: &Caseworker, slug: &str) -> Result<u64, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        Ok(store::approvals::waiting(link, round.id).await?.len() as u64)
    }

    /// Closes a round in which nothing is undecided; as [`close_with`](Self::close_with).
    ///
    /// # Errors
    /// As there.
    pub async fn close(&self, who: &Caseworker, slug: &str) -> Result<String, No> {
        self.close_with(who, slug, "").await
    }

    /// Closes a round whose deadline has passed; gives the digest of its snapshot. With
    /// applications that may be one person's and are undecided only when whoever closes was shown these very sets: `shown` is
    /// their [`sets_mark`]. They are named in the audit log, and can be decided until the round is published.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] when what came in makes no round; refusals `refused-early`,
    /// `refused-round-closed`, `refused-duplicates`; `refused-papers-wait` while an application from paper waits for its signature.
    pub async fn close_with(&self, who: &Caseworker, slug: &str, shown: &str) -> Result<String, No> {
        // What is on record of earlier rounds is frozen with everything else.
        let round = {
            let mut conn = self.db.read().await?;
            self.row_for(&mut conn.link(), who, slug).await?
        };
        if RoundVerb::Close.may(phase(&round, self.now())).is_ok() {
            self.recall_round(round.id).await?;
        }
        // The folder is made before anybody has to wait; and again under the lock only if something came meanwhile.
        let ahead = self.freeze_ahead(who, slug, RunKind::Main).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        RoundVerb::Close.may(book.phase).map_err(Refusal::new)?;
        let waiting = store::approvals::waiting(link, row.id).await?;
        if waiting.iter().any(|one| one.kind == PAPER) {
            return Err(Refusal::new("refused-papers-wait").into());
        }
        let undecided = self.undecided(link, &row, &book).await?;
        if !undecided.is_empty() {
            if shown != sets_mark(&undecided) {
                return Err(undecided_refusal(undecided.len()));
            }
            let named = format!("{}: {}", undecided.len(), undecided.join(", "));
            self.note(link, Some(who.staff()), "close-undecided", (Some(row.id), &named)).await?;
        }
        let parted = self.part_draw_codes(link, row.id).await?;
        store::rounds::close(link, row.id, self.now()).await?;
        let ahead = ahead.filter(|ahead| parted == 0 && ahead.revision + 1 == row.revision);
        let (_, digest) = self.freeze(link, who, &book, (RunKind::Main, ahead)).await?;
        self.note(link, Some(who.staff()), "close", (Some(row.id), &digest)).await?;
        tx.commit().await?;
        Ok(digest)
    }

    /// A round's folder as a snapshot would have it, made without keeping anybody waiting; nothing where the round is not of
    /// this caseworker, or makes no sound folder: under the lock it is said why.
    pub(super) async fn freeze_ahead(
        &self,
        who: &Caseworker,
        slug: &str,
        kind: RunKind,
    ) -> Result<Option<Frozen>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        Ok(self.snapshot(link, who, &book, kind).await.ok())
    }
}
