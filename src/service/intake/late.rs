//! Rows that would come into a round with a moment outside its time: before the opening, after the deadline, from the future.
//! Owns which rows these are, and that a second person stands for them before the file can be taken.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Service, is_sent, takes_applications};
use crate::{
    chance,
    domain::{Caseworker, draw::hex},
    service::{Book, No, Refusal, taken},
    store::{self, Link, intakes::SignatureRow},
};

/// The most rows that a page lists.
const LISTED: usize = 1_000;

/// Why a moment is outside the time of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// Before applications were taken.
    Early,
    /// From the deadline on.
    Late,
    /// After the moment at which the file is looked at or taken.
    Future,
}

impl Lateness {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Late => "late",
            Self::Future => "future",
        }
    }

    /// What a moment is to a round; `stated` by the row, or else the moment `now` of taking.
    pub(super) fn of(book: &Book, stated: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<Self> {
        let moment = stated.unwrap_or(now);
        if moment < book.opens_at {
            Some(Self::Early)
        } else if moment >= book.closes_at {
            Some(Self::Late)
        } else {
            (moment > now).then_some(Self::Future)
        }
    }
}

/// A row whose moment is outside the time of the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateRow {
    /// The row.
    pub line: u64,
    /// The person's name.
    pub name: String,
    /// The moment that it states; `None`: the moment of taking counts.
    pub at: Option<DateTime<Utc>>,
    /// Why it is listed.
    pub why: Lateness,
}

/// The rows of a file whose moments are outside the time of the round.
#[derive(Debug, Clone, Default)]
pub struct LateRows {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Vec<LateRow>,
    digest: Sha256,
}

impl LateRows {
    pub(super) fn add(&mut self, row: LateRow) {
        self.count += 1;
        let at = row.at.map(|at| at.timestamp_micros().to_string()).unwrap_or_default();
        self.digest.update(format!("{}\t{}\t{at}\t{}\n", row.line, row.name, row.why.name()));
        if self.first.len() < LISTED {
            self.first.push(row);
        }
    }

    /// What a signature is for: SHA-256 of every one of these rows.
    pub fn digest(&self) -> String {
        hex(&self.digest.clone().finalize())
    }
}

/// Who stands for a file's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Their name.
    pub by: String,
    /// Whether it is the one who looks: then somebody else takes the file.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
}

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
