//! The decision about one application, as its person reads it and staff print it: what the nine parts of an administrative act are made
//! of. Owns from when on it counts as received, on which way, and until when it can be contested.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Book, HeldFact, Letter, No, Opened, Refusal, Service, Told, Wrong,
    agreed_view::is_agreed,
    answer::Reader,
    audit::{Looked, Looker},
    book::{day_of, start_of},
    data_key,
    decision_typed::typed_day,
    represented::{Represented, represented},
    taken,
};
use crate::{
    chance,
    domain::{
        Caseworker, Holder, Lang, Staff, Texts,
        calendar::{Channel, term_ends},
        decision::{Decision, Heard, Kind, Norm},
    },
    store::{
        self, Link,
        applications::ApplicationRow,
        decisions::NotificationRow,
        publications::{PublicationRow, ResultRow},
    },
};

/// The ways on which staff may send a decision, an unfavourable one by post as a registered letter.
pub const SENT_BY: [Channel; 4] = [Channel::Registered, Channel::Hand, Channel::EAddress, Channel::Ordinary];

/// A year, in months.
const YEAR: u32 = 12;

/// How a person was told, and until when they can contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notified {
    /// On which way.
    pub channel: Channel,
    /// The day on which it was sent or handed over.
    pub sent: NaiveDate,
    /// The day on which it counts as received.
    pub deemed: NaiveDate,
    /// The last day on which it can be contested.
    pub until: NaiveDate,
}

impl Notified {
    pub(super) fn new(channel: Channel, sent: NaiveDate) -> Self {
        let deemed = channel.deemed(sent);
        Self { channel, sent, deemed, until: term_ends(deemed, 1) }
    }

    /// The last day on which somebody else can contest it: within a month of learning of it, which nobody knows, and within a year of
    /// its taking effect.
    ///
    /// Source: Administrative Procedure Law, section 79(2) (likumi.lv/ta/id/55567), wording in force from 01.01.2014, seen 29.11.2026.
    pub(super) fn until_for_others(&self) -> NaiveDate {
        term_ends(self.deemed, YEAR)
    }
}

/// The decision about an application.
#[derive(Debug)]
pub struct DecisionLetter {
    /// The round.
    pub book: Book,
    /// The application.
    pub application: Opened,
    /// The organisation that runs the round.
    pub authority: String,
    /// What the round's decisions are.
    pub decision: Decision,
    /// How the person was heard before it, or why not: as it was written down of them, or as the round says of everybody.
    pub heard: Option<Heard>,
    /// What became of the application.
    pub letter: Letter,
    /// When it was decided.
    pub decided_at: DateTime<Utc>,
    /// Of an award that lapses where it is not accepted in time: the first moment after that time.
    pub accept_by: Option<DateTime<Utc>>,
    /// What the person told, fact by fact.
    pub told: Vec<(Texts, Option<Told>)>,
    /// What the records of earlier rounds say, but for what caseworkers found out otherwise.
    pub past: Vec<HeldFact>,
    /// What caseworkers found out.
    pub found: Vec<(Texts, Told)>,
    /// Who contests for the person.
    pub represented: Represented,
    /// The norm on which it rests that the place given is one on which the person and the employer had agreed, if it is.
    pub agreed: Option<Norm>,
    /// How the person was told; `None` where nobody knows yet.
    pub notified: Option<Notified>,
    /// The languages into which the person asked for a translation.
    pub translations: Vec<Lang>,
}

/// A decision with where it stands.
pub(super) struct Found {
    pub(super) letter: Letter,
    pub(super) publication: PublicationRow,
    /// Of an award that lapses where it is not accepted in time: the first moment after that time.
    pub(super) accept_by: Option<DateTime<Utc>>,
}

impl Service {
    /// The newest decision about an application that a reader sees.
    pub(super) async fn newest_decision(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        (row, reader): (&ApplicationRow, Reader),
    ) -> Result<Option<Found>, No> {
        let now = self.now();
        let result: Option<ResultRow> = match reader {
            Reader::Applicant => store::publications::of(link, row.id, now).await?,
            Reader::Staff => store::publications::for_staff(link, row.id, now).await?,
        };
        let Some(result) = result.filter(|_| row.state != "withdrawn") else { return Ok(None) };
        let publication = store::decisions::publication_of(link, result.run).await?.ok_or(No::NotFound)?;
        let (letter, offers) = self.told(link, book, row, reader).await?;
        Ok(letter.filter(Letter::is_decided).map(|letter| {
            let award = offers.first().filter(|offer| letter.is_award() && (offer.lapses || offer.untold));
            Found { accept_by: award.map(|offer| offer.answer_by), letter, publication }
        }))
    }

    /// Whether caseworkers find a decision about an application to read and to print.
    pub(super) async fn has_decision(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        row: &ApplicationRow,
    ) -> Result<bool, No> {
        let settled = self.decision_of(link, book).await?.0.kind != Kind::Unsettled;
        Ok(settled && self.newest_decision(link, book, (row, Reader::Staff)).await?.is_some())
    }

    /// How a person was told of a publication: on the way that arrived first.
    pub(super) async fn notified(
        &self,
        link: &mut Link<'_>,
        application: Uuid,
        publication: Uuid,
    ) -> Result<Option<Notified>, No> {
        let mailed = store::decisions::mailed(link, application, publication).await?;
        let mailed = mailed.map(|at| Notified::new(Channel::Mail, day_of(at)));
        let sent = store::decisions::notifications(link, application, publication).await?;
        let sent = sent
            .iter()
            .filter_map(|row| Some(Notified::new(Channel::from_name(&row.channel)?, day_of(row.sent_at))));
        Ok(mailed.into_iter().chain(sent).min_by_key(|one| one.deemed))
    }

    async fn decision_letter(
        &self,
        link: &mut Link<'_>,
        (row, reader): (ApplicationRow, Reader),
    ) -> Result<DecisionLetter, No> {
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let (decision, _) = self.decision_of(link, &book).await?;
        if decision.kind == Kind::Unsettled {
            return Err(No::NotFound);
        }
        let found = self.newest_decision(link, &book, (&row, reader)).await?.ok_or(No::NotFound)?;
        self.composed(link, (book, row), (decision, found)).await
    }

    /// The decision of a publication about an application, as it goes on paper.
    pub(super) async fn decision_of_publication(
        &self,
        link: &mut Link<'_>,
        row: &ApplicationRow,
        publication: PublicationRow,
    ) -> Result<DecisionLetter, No> {
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let (decision, _) = self.decision_of(link, &book).await?;
        let result =
            store::publications::drafted(link, row.id, publication.run).await?.ok_or(No::NotFound)?;
        let key = self.vault.key_of(row)?.ok_or(No::NotFound)?;
        let letter: Letter = key.open(&data_key::letter(result.id), &result.sealed)?;
        let mut offers = store::offers::of_application(link, row.id).await?;
        offers.retain(|offer| offer.publication == publication.id && (offer.lapses || offer.untold));
        let accept_by = offers.first().map(|offer| offer.answer_by);
        let found = Found { letter, publication, accept_by };
        self.composed(link, (book, row.clone()), (decision, found)).await
    }

    /// Everything of which a decision is made.
    async fn composed(
        &self,
        link: &mut Link<'_>,
        (book, row): (Book, ApplicationRow),
        (decision, found): (Decision, Found),
    ) -> Result<DecisionLetter, No> {
        let authority = store::accounts::organisation_name(link, book.authority).await?;
        let application = self.opened(&row)?;
        let of_all = (&row, decision.hearing.as_ref());
        let heard = self.heard_before(link, of_all, found.publication.number).await?;
        let notified = self.notified(link, row.id, found.publication.id).await?;
        let asked = store::decisions::translations(link, row.id).await?;
        let agreed = self.agreed_for(link, (&book, &row)).await?;
        let awarded = found.letter.place.as_ref().filter(|_| found.letter.is_award());
        let given = awarded.is_some_and(|place| is_agreed(&agreed, &place.number));
        Ok(DecisionLetter {
            told: book.told_by(&application.person.facts),
            past: book.held_facts(&application).into_iter().filter(|fact| !fact.overruled).collect(),
            found: book.found(&application.decided),
            agreed: book.settings.agreed.clone().filter(|_| given),
            represented: represented(&application, day_of(found.publication.published_at))?,
            book,
            authority: authority.unwrap_or_default(),
            decision,
            heard,
            letter: found.letter,
            decided_at: found.publication.published_at,
            accept_by: found.accept_by,
            notified,
            translations: asked.iter().filter_map(|code| Lang::from_code(code)).collect(),
            application,
        })
    }

    /// The decision about one's own application.
    ///
    /// # Errors
    /// [`No::NotFound`] while there is none, or where the round does not say what its decisions are.
    pub async fn own_decision(&self, who: &Holder) -> Result<DecisionLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let letter = self.decision_letter(link, (row, Reader::Applicant)).await?;
        drop(conn);
        let (round, number) = (Some(letter.book.id), letter.application.number.as_str());
        let looked = Looked { round, object: number, shown: vec![number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        Ok(letter)
    }

    /// The decision about an application, for its caseworkers.
    ///
    /// # Errors
    /// [`No::NotFound`] as [`own_decision`](Self::own_decision), and for another authority's.
    pub async fn decision_about(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
    ) -> Result<DecisionLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        let letter = self.decision_letter(link, (row, Reader::Staff)).await?;
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(letter)
    }

    /// Writes down how a decision was sent to its person, or handed over, on which day.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `channel` and `sent`; refusal `refused-notified`.
    pub async fn record_notification(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        (channel, sent): (&str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        if self.decision_of(link, &book).await?.0.kind == Kind::Unsettled {
            return Err(No::NotFound);
        }
        let found = self.newest_decision(link, &book, (&row, Reader::Staff)).await?.ok_or(No::NotFound)?;
        let decided = day_of(found.publication.published_at);
        let sent = typed_day(sent).filter(|day| (decided..=book.today).contains(day));
        let channel = Channel::from_name(channel).filter(|channel| SENT_BY.contains(channel));
        // By post an act that refuses anything that was asked goes as a registered letter.
        let refused = !found.letter.is_granted();
        let channel = match channel {
            None => Err(Wrong::new("channel", "wrong-channel")),
            Some(Channel::Ordinary) if refused => Err(Wrong::new("channel", "wrong-channel-registered")),
            Some(channel) => Ok(channel),
        };
        let (channel, sent) = match (channel, sent) {
            (Ok(channel), Some(sent)) => (channel, sent),
            (channel, sent) => {
                let day = sent.is_none().then(|| Wrong::new("sent", "wrong-sent"));
                return Err(No::Invalid(channel.err().into_iter().chain(day).collect()));
            }
        };
        self.notify(link, who.staff(), (&book, &row), (found.publication.id, channel, sent)).await?;
        Ok(tx.commit().await?)
    }

    /// Writes down in a locked round that the decision of a publication was sent to a person, or handed over, on a way and a day: whoever
    /// was told of an offer by it has their days from then on, and is to be told of it no more.
    pub(super) async fn notify(
        &self,
        link: &mut Link<'_>,
        who: &Staff,
        (book, row): (&Book, &ApplicationRow),
        (publication, channel, sent): (Uuid, Channel, NaiveDate),
    ) -> Result<(), No> {
        let notification = NotificationRow {
            id: chance::id()?,
            application: row.id,
            publication,
            channel: channel.name().to_owned(),
            sent_at: start_of(sent),
            account: who.account,
            at: self.now(),
        };
        let twice = |error| taken(error, "refused-notified");
        // As it is before its person counts as told: nothing ran out by then.
        let offer = self.newest_of(link, row.id).await?;
        store::decisions::notify(link, &notification).await.map_err(twice)?;
        if let Some(told) = self.notified(link, row.id, publication).await? {
            self.answer_told(link, (book, offer.as_slice()), told.deemed).await?;
        }
        store::decision_letters::told(link, (row.id, publication), !self.sends_mails()).await?;
        self.note(link, Some(who), "notify", (Some(book.id), &row.number)).await
    }

    /// Notes that a person asks for a translation of their decision: without that none is given. Asking twice changes nothing.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `lang`; refusal `refused-no-decision`.
    pub async fn ask_translation(&self, who: &Holder, lang: &str) -> Result<(), No> {
        let lang = Lang::from_code(lang).filter(|lang| *lang != Lang::Lv);
        let lang = lang.ok_or_else(|| Wrong::new("lang", "wrong-translation"))?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let decided = self.newest_decision(link, &book, (&row, Reader::Applicant)).await?;
        if decided.is_none() {
            return Err(Refusal::new("refused-no-decision").into());
        }
        if store::decisions::ask_translation(link, (row.id, lang.code()), self.now()).await? {
            self.note(link, None, "ask-translation", (Some(round.id), &row.number)).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// The languages into which a translation can be asked for and was not yet.
pub fn unasked(asked: &[Lang]) -> Vec<Lang> {
    let asked: BTreeSet<&str> = asked.iter().map(|lang| lang.code()).collect();
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::Lv && !asked.contains(lang.code())).collect()
}
