//! Mails to parents and guardians whose consent is missing: that there is something to decide, and once more before it is too late. Owns
//! that each goes to whoever counts when it is sent, and to nobody once the consent is given or the offer is over.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Book, Consent, Named, No, OfferState, Posting, Service, Withdrawn,
    mail_words::{Text, Words, fill},
    messages::{LONGEST, Mail, SLICE, SOON, Written, mail_address},
};
use crate::{
    domain::{Lang, Occasion},
    i18n::Tr,
    store::{self, Link, guardians::GuardianRow, messages::MessageRow, offers::OfferRow},
};

/// How far ahead an offer may have to be answered: further than any.
const EVER: TimeDelta = TimeDelta::days(3_650);

/// What a message to whoever was named is about.
pub(super) fn guardian_of(guardian: Uuid, offer: Uuid) -> String {
    format!("{guardian}|{offer}")
}

impl Service {
    /// Writes to some parents and guardians whose consent is missing; how many those were.
    pub(super) async fn write_to_guardians(
        &self,
        link: &mut Link<'_>,
        now: DateTime<Utc>,
    ) -> Result<usize, No> {
        let kinds = [
            (Occasion::GuardianAsked, now + EVER, now),
            (Occasion::GuardianSoon, now + SOON, now - TimeDelta::days(1)),
        ];
        let mut written = 0;
        for (occasion, until, told_before) in kinds {
            let range = (now, until);
            let due = store::guardians::to_write(link, occasion.name(), range, (told_before, SLICE)).await?;
            for one in &due {
                let subject = guardian_of(one.guardian, one.offer);
                let whose = (one.round, one.application);
                // What was written before is no work: a job that found only such goes on for ever otherwise.
                written += usize::from(self.write_to(link, whose, (occasion, &subject), now).await?);
            }
        }
        Ok(written)
    }

    /// Whom a message is for, and the offer that it is about; `None` where nobody has to be told any more.
    pub(super) async fn guardian_meant(
        &self,
        link: &mut Link<'_>,
        (book, message): (&Book, &MessageRow),
    ) -> Result<Option<(GuardianRow, Named, OfferRow)>, No> {
        let application = message.application.unwrap_or_default();
        let newest = store::guardians::newest(link, application).await?;
        let newest = newest.filter(|one| message.subject.starts_with(&one.id.to_string()));
        let offer = self.seen_offer(link, application).await?;
        let offer = offer.filter(|offer| message.subject.ends_with(&offer.id.to_string()));
        let (Some(guardian), Some(offer)) = (newest, offer) else { return Ok(None) };
        let row = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        let starts = self.starts_of(link, book, Some(&offer)).await?;
        let consent = self.consent_to(link, (book, &offer), starts).await?;
        let open = offer.at(self.now()).state == OfferState::Open && Withdrawn::of(&row).is_none();
        let missing = consent.as_ref().is_some_and(|consent: &Consent| !consent.is_given());
        let named = self.named(link, guardian.id).await?;
        Ok(named.filter(|_| open && missing).map(|named| (guardian, named, offer)))
    }

    /// What a message says to a parent or guardian.
    pub(super) async fn written_to_guardian(
        &self,
        posting: &Posting,
        link: &mut Link<'_>,
        (book, occasion, row): (&Book, Occasion, &MessageRow),
        text: &Text,
    ) -> Result<Written, No> {
        let Some((guardian, named, offer)) = self.guardian_meant(link, (book, row)).await? else {
            return Ok(Written::Needless);
        };
        let waited_too_long = self.received(link).await? > row.next_at + LONGEST;
        let Some(to) = mail_address(&named.contact).filter(|_| !waited_too_long) else {
            return Ok(Written::ByHand);
        };
        let applied = store::applications::by_id(link, row.application.unwrap_or_default()).await?;
        let applied = applied.ok_or(No::NotFound)?;
        if self.came_back_from(link, &applied, to).await? {
            return Ok(Written::ByHand);
        }
        let way = format!("{}/guardian/{}/{}", posting.base_url, row.id, self.guardian_token(row.id));
        let moment = Tr(Lang::Lv).last_moment(offer.answer_by);
        let words = Words { number: guardian.number, link: way, moment, ..Words::default() };
        let Text { heading, body, number } = fill(book, occasion, text, &words);
        Ok(Written::Mail(Mail { id: row.id, to: to.to_owned(), heading, body, text: number }))
    }
}
