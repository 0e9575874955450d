//! What is kept about somebody beside what their application says, what was done with it and what was written to them: whom they named,
//! what was asked and answered, heard, agreed on, brought and told. Owns that nothing of it is left out of what the person reads.

use chrono::{DateTime, NaiveDate, Utc};

use super::{AgreedPair, Book, Inquiry, Named, No, Plea, Service, book::day_of};
use crate::{
    domain::{Lang, calendar::Channel, decision::Heard},
    store::{self, Link, applications::ApplicationRow},
};

/// Whatever else is kept about a person.
#[derive(Debug, Default)]
pub struct OwnRecords {
    /// The parents or guardians who were named, the oldest first; the last counts.
    pub guardians: Vec<(DateTime<Utc>, Named)>,
    /// What the person and employers agreed on, the newest first.
    pub agreed: Vec<AgreedPair>,
    /// How the person was heard before a decision, or why not, as it was written down.
    pub heard: Vec<(DateTime<Utc>, Heard)>,
    /// The questions to the person, the oldest first.
    pub inquiries: Vec<Inquiry>,
    /// What the person asked to have put right, the oldest first.
    pub pleas: Vec<Plea>,
    /// What was written down of papers: what each is called, whether it was received, and when that was written.
    pub papers: Vec<(String, bool, DateTime<Utc>)>,
    /// When personal codes were noted as the person's former ones; of each a mark is kept, and no code.
    pub former: Vec<DateTime<Utc>>,
    /// How decisions were sent or handed over otherwise than by mail, and on which day.
    pub notified: Vec<(Channel, NaiveDate)>,
    /// The letters that were printed for the person: when, and the word of their kind.
    pub printed: Vec<(DateTime<Utc>, String)>,
    /// The languages into which a translation of the decision was asked for.
    pub translations: Vec<Lang>,
}

impl Service {
    /// What else is kept about the person of an application.
    pub(super) async fn own_records(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        lang: Lang,
    ) -> Result<OwnRecords, No> {
        let mut own = OwnRecords::default();
        for one in store::guardians::of_application(link, row.id).await? {
            own.guardians.extend(self.named(link, one.id).await?.map(|named| (one.at, named)));
        }
        own.agreed = self.agreed_for(link, (book, row)).await?;
        for one in store::hearings::of_application(link, row.id).await? {
            own.heard.extend(self.own_heard(row, &one)?.map(|heard| (one.at, heard)));
        }
        own.inquiries = self.inquiries_of(link, row.id).await?;
        own.pleas = self.pleas_of(link, row.id).await?;
        for one in store::papers::of_application(link, row.id).await? {
            let known = book.settings.papers.iter().find(|paper| paper.word == one.paper);
            let name = known.map_or(one.paper.as_str(), |paper| paper.name.get(lang));
            own.papers.push((name.to_owned(), one.received, one.at));
        }
        own.former = store::past::former_of(link, &row.code_mark).await?.iter().map(|one| one.at).collect();
        let told = store::decisions::all_notifications(link, row.id).await?;
        own.notified = (told.iter())
            .filter_map(|one| Some((Channel::from_name(&one.channel)?, day_of(one.sent_at))))
            .collect();
        let printed = store::printings::of_application(link, row.id).await?;
        own.printed = printed.into_iter().map(|one| (one.asked_at, one.kind)).collect();
        let asked = store::decisions::translations(link, row.id).await?;
        own.translations = asked.iter().filter_map(|code| Lang::from_code(code)).collect();
        Ok(own)
    }
}
