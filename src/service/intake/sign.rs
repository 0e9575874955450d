//! A second person stands for rows from outside the round's time, before the file can be taken.

use uuid::Uuid;

use super::{
    Service, is_sent,
    late::{LateRows, Signature},
    takes_applications,
};
use crate::{
    chance,
    domain::Caseworker,
    service::{No, Refusal, taken},
    store::{self, Link, intakes::SignatureRow},
};

impl Service {
    /// Stands for the rows of a spreadsheet that come from outside the round's time, as the page showed them. Once done,
    /// doing it again changes nothing.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-sheet-ended`, `refused-round-closed`, `refused-own-sheet` for whoever sent it,
    /// `refused-stale` when these are not the rows any more.
    pub async fn sign_late_rows(&self, who: &Caseworker, id: Uuid, digest: &str) -> Result<(), No> {
        let intake = self.intake(who, id).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, round, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        takes_applications(&book)?;
        if row.sent_by == who.staff().account {
            return Err(Refusal::new("refused-own-sheet").into());
        }
        let late = intake.comparison.map(|found| found.late).unwrap_or_default();
        if late.count == 0 || late.digest() != digest {
            return Err(Refusal::new("refused-stale").into());
        }
        if store::intakes::signature(link, id, digest).await?.is_some() {
            return Ok(());
        }
        let signature = SignatureRow {
            id: chance::id()?,
            intake: id,
            late_rows: digest.to_owned(),
            signed_by: who.staff().account,
            signed_at: self.now(),
        };
        store::intakes::sign(link, &signature).await.map_err(|error| taken(error, "refused-stale"))?;
        self.note(link, Some(who.staff()), "sheet-sign", (Some(round.id), &format!("{id} {}", late.count)))
            .await?;
        Ok(tx.commit().await?)
    }

    /// Refuses to take a file whose late rows nobody else has signed.
    pub(super) async fn is_signed(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
        late: &LateRows,
    ) -> Result<(), No> {
        if late.count == 0 {
            return Ok(());
        }
        match store::intakes::signature(link, id, &late.digest()).await? {
            None => Err(Refusal::new("refused-late-rows").into()),
            Some(signed) if signed.signed_by == who.staff().account => {
                Err(Refusal::new("refused-own-signature").into())
            }
            Some(_) => Ok(()),
        }
    }

    /// Who stands for these rows, if somebody does.
    pub(super) async fn signature(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
        late: &LateRows,
    ) -> Result<Option<Signature>, No> {
        let Some(row) = store::intakes::signature(link, id, &late.digest()).await? else { return Ok(None) };
        let by = store::accounts::by_id(link, row.signed_by).await?;
        Ok(Some(Signature {
            by: by.map(|account| account.name).unwrap_or_default(),
            own: row.signed_by == who.staff().account,
            at: row.signed_at,
        }))
    }
}
