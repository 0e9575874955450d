//! Until when offers can be answered. Owns that everybody has the round's shortest days from the day on which they count as told, on
//! whichever way: at once, by mail, or by a letter; and that a mail or a letter which leaves later gives its reader the days that it
//! took. Offers are looked at as they are before their people count as told: until then nothing runs out.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Book, No, Service,
    book::{day_of, end_of},
    messages::mail_address,
};
use crate::{
    chance,
    domain::{
        calendar::{Channel, working_days_after},
        offer::State,
    },
    store::{self, Link, answer_terms::TermRow, applications::ApplicationRow, offers::OfferRow},
};

/// Letters are taken to leave on the first working day after they are asked for.
const TO_POST: usize = 1;

/// The end of the last of the round's shortest days to answer, counted in whole days from the one on which people count as told; or of
/// the day that the round names for answers, if that is later.
fn from(book: &Book, told: NaiveDate) -> DateTime<Utc> {
    let shortest = end_of(told + TimeDelta::days(i64::from(book.settings.limits.answer_days)));
    let named = book.settings.dates.get("answers").map(|day| end_of(*day));
    named.map_or(shortest, |named| named.max(shortest))
}

impl Service {
    /// Until when somebody can answer who sees an offer from a moment on: where results leave as mails, from the day on which a mail
    /// counts as received.
    pub(super) fn answer_by(&self, book: &Book, seen_from: DateTime<Utc>) -> DateTime<Utc> {
        let seen = day_of(seen_from);
        from(book, if self.sends_mails() { Channel::Mail.deemed(seen) } else { seen })
    }

    /// The same for somebody without a mail address, where results leave as mails: from the day on which a letter counts as received.
    pub(super) fn answer_by_post(&self, book: &Book, seen_from: DateTime<Utc>) -> DateTime<Utc> {
        if self.sends_mails() { printed(book, day_of(seen_from)) } else { self.answer_by(book, seen_from) }
    }

    /// The same for the person of an application.
    pub(super) async fn answer_by_of(
        &self,
        link: &mut Link<'_>,
        (book, application): (&Book, Uuid),
        seen_from: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, No> {
        let row = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        let mailed = self.is_mailed(&row)?;
        Ok(if mailed { self.answer_by(book, seen_from) } else { self.answer_by_post(book, seen_from) })
    }

    /// Whether the person of an application can be written to by mail.
    pub(super) fn is_mailed(&self, row: &ApplicationRow) -> Result<bool, No> {
        Ok(mail_address(&self.stated(row)?.person.contact).is_some())
    }

    /// Gives those who get a letter of a printing, whose offers are these, the days that it takes: from the day on which a letter counts as received that is
    /// printed today, or, once it has left (`posted`), that leaves today.
    pub(super) async fn answer_letters(
        &self,
        link: &mut Link<'_>,
        (book, offers): (&Book, &[OfferRow]),
        posted: bool,
    ) -> Result<(), No> {
        let today = day_of(self.now());
        let until = if posted { from(book, Channel::Ordinary.deemed(today)) } else { printed(book, today) };
        self.answer_until(link, offers, until).await
    }

    /// Gives offers that are open a later last moment to answer; one that is later already stays.
    pub(super) async fn answer_until(
        &self,
        link: &mut Link<'_>,
        offers: &[OfferRow],
        until: DateTime<Utc>,
    ) -> Result<(), No> {
        let now = self.now();
        let mut rows = Vec::new();
        for offer in offers {
            if offer.at(now).state == State::Open && offer.answer_by < until {
                rows.push(TermRow { id: chance::id()?, offer: offer.id, until, at: now });
            }
        }
        Ok(store::answer_terms::add(link, &rows).await?)
    }

    /// The newest offer of an application.
    pub(super) async fn newest_of(
        &self,
        link: &mut Link<'_>,
        application: Uuid,
    ) -> Result<Option<OfferRow>, No> {
        Ok(store::offers::of_application(link, application).await?.into_iter().next())
    }

    /// Gives somebody who was told of an offer on another way the days to answer from the day on which that counts as received.
    pub(super) async fn answer_told(
        &self,
        link: &mut Link<'_>,
        (book, offers): (&Book, &[OfferRow]),
        deemed: NaiveDate,
    ) -> Result<(), No> {
        self.answer_until(link, offers, from(book, deemed)).await
    }

    /// The same for whoever a mail went to on a day.
    pub(super) async fn answer_mailed(
        &self,
        link: &mut Link<'_>,
        (book, offers): (&Book, &[OfferRow]),
        sent: NaiveDate,
    ) -> Result<(), No> {
        self.answer_told(link, (book, offers), Channel::Mail.deemed(sent)).await
    }
}

/// Until when somebody can answer whose letter is printed on a day.
fn printed(book: &Book, day: NaiveDate) -> DateTime<Utc> {
    from(book, Channel::Ordinary.deemed(working_days_after(day, TO_POST)))
}
