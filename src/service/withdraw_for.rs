//! A caseworker takes an application back for its person. Owns that an offer which its person holds is declined instead, and that the
//! revision says on what it rests.

use super::{
    No, Phase, Refusal, Service, Source,
    book::{phase, unfinished},
    change::noted,
    counter::is_unsigned,
};
use crate::{
    domain::Caseworker,
    store::{self, applications::ApplicationRow, revisions::RevisionRow},
};

impl Service {
    /// Withdraws an application for its person, as the page of `version` showed it; `note` says on what that rests.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at the field `note`; refusals `refused-stale`,
    /// `refused-withdrawn`, `refused-erased`, `refused-finished`, `refused-draft`; `refused-offered` while its person holds an offer.
    pub async fn withdraw_for(
        &self,
        who: &Caseworker,
        (slug, number, version): (&str, &str, i64),
        note: &str,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        may_withdraw(phase(&round, now), &found)?;
        let offers = store::offers::of_application(link, found.id).await?;
        if offers.iter().any(|offer| offer.at(self.now()).state.holds()) {
            return Err(Refusal::new("refused-offered").into());
        }
        if found.version != version {
            return Err(Refusal::new("refused-stale").into());
        }
        let note = noted(note)?;
        let origin = Source::Counter.origin(now, Some(who.staff().account));
        let stated = self.stated(&found)?;
        let next = store::revisions::next(link, found.id).await?;
        let revision = self.revision(&found, next, (&stated, Some(&note)), &origin)?;
        let revision = RevisionRow { withdraws: true, pack_hash: round.pack_hash, ..revision };
        store::revisions::add(link, &[revision]).await?;
        self.note(link, Some(who.staff()), "withdraw-for", (Some(round.id), number)).await?;
        self.tell_recorded(link, (round.id, found.id), "withdraw-for").await?;
        Ok(tx.commit().await?)
    }
}

/// Whether an application can be taken back now, as far as its row says.
pub(super) fn may_withdraw(phase: Phase, row: &ApplicationRow) -> Result<(), No> {
    unfinished(phase)?;
    let key = if phase == Phase::Draft {
        "refused-draft"
    } else if row.wrapped_key.is_none() {
        "refused-erased"
    } else if row.state == "withdrawn" || is_unsigned(row) {
        "refused-withdrawn"
    } else {
        return Ok(());
    };
    Err(Refusal::new(key).into())
}
