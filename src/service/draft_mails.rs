//! What is written to people about drafts that are kept for them: the link, and that one is erased soon; and the end of those whose time
//! is over. Owns that everybody who gave a mail address is told before, and that what was written goes with the draft.

use chrono::{DateTime, TimeDelta, Utc};
use serde::de::IgnoredAny;
use uuid::Uuid;

use super::{
    Book, No, Posting, Service,
    kept_drafts::until,
    mail_words::{Text, Words, fill},
    messages::{Mail, SLICE, SOON, Written},
    place_of,
};
use crate::{
    chance,
    domain::{Lang, Occasion},
    i18n::Tr,
    store::{
        self, Link,
        kept_drafts::KeptDraftRow,
        messages::{MessageRow, NewMessage},
    },
};

/// Who saved a draft within this time was told then when it ends.
const TOLD: TimeDelta = TimeDelta::days(1);

impl Service {
    /// Writes to the address that somebody gave for their draft, in the transaction that gives rise to it.
    pub(super) async fn write_about_draft(
        &self,
        link: &mut Link<'_>,
        row: &KeptDraftRow,
        (occasion, to): (Occasion, &str),
        at: DateTime<Utc>,
    ) -> Result<(), No> {
        let (id, subject) = (chance::id()?, row.id.to_string());
        let address = Some(self.vault.seal(&place_of("message", id), &to)?);
        let kind = occasion.name();
        let new =
            NewMessage { id, round: row.round, application: None, kind, subject: &subject, at, address };
        store::messages::write(link, &new).await?;
        Ok(())
    }

    /// What a mail about a draft says, as long as the draft is there.
    pub(super) async fn written_about_draft(
        &self,
        posting: &Posting,
        link: &mut Link<'_>,
        (book, occasion, message): (&Book, Occasion, &MessageRow),
        (text, to): (&Text, String),
    ) -> Result<Written, No> {
        let id = message.subject.parse().map_err(|_| No::Broken("a mail about no draft".to_owned()))?;
        let Some(row) = store::kept_drafts::by_id(link, id).await? else { return Ok(Written::Needless) };
        let Some((round, _)) = self.standing_draft(link, &row).await? else { return Ok(Written::Needless) };
        let words = Words {
            link: format!("{}/drafts/{id}/{}", posting.base_url, self.draft_token(id)),
            // Institutions write in Latvian.
            moment: Tr(Lang::Lv).moment(until(&round, &row)),
            ..Words::default()
        };
        let Text { heading, body, number } = fill(book, occasion, text, &words);
        Ok(Written::Mail(Mail { id: message.id, to, heading, body, text: number }))
    }

    /// Erases some drafts whose time is over; how many those were.
    pub(super) async fn erase_drafts(&self, link: &mut Link<'_>, now: DateTime<Utc>) -> Result<usize, No> {
        store::kept_drafts::forget_cleared(link, now).await?;
        let over = store::kept_drafts::over(link, now, SLICE).await?;
        for row in &over {
            store::kept_drafts::erase(link, row.id).await?;
            self.note(link, None, "draft-over", (Some(row.round), "")).await?;
        }
        Ok(over.len())
    }

    /// Writes to some whose drafts are erased soon and who gave a mail address; how many drafts were looked at.
    pub(super) async fn remind_of_drafts(
        &self,
        link: &mut Link<'_>,
        now: DateTime<Utc>,
    ) -> Result<usize, No> {
        let soon = store::kept_drafts::to_remind(link, (now, now + SOON), now - TOLD, SLICE).await?;
        for row in &soon {
            let address = self.draft_content::<IgnoredAny>(row)?.mail;
            if let Some(address) = address.filter(|_| self.sends_mails()) {
                self.write_about_draft(link, row, (Occasion::DraftSoon, address.as_str()), now).await?;
            }
            store::kept_drafts::reminded(link, row.id, now).await?;
        }
        Ok(soon.len())
    }

    /// What proves that a link to a draft was sent by this installation.
    pub(super) fn draft_token(&self, id: Uuid) -> String {
        self.vault.mark(&format!("draft|{id}"))[..32].to_owned()
    }
}
