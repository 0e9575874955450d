//! Objections as caseworkers and their own people see them: what each says, what happened to it, where it stands and until when it
//! is to be answered.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Book, No, Service,
    audit::{Looked, Looker},
    book::day_of,
    place_of,
};
use crate::{
    domain::{
        Caseworker,
        calendar::term_ends,
        decision::{Body, Hearing},
        objection::{Event, Objector, State},
    },
    store::{
        self, Link,
        objections::{EventRow, ObjectionRow},
        rounds::RoundRow,
    },
};

/// The longest objection, and the longest answer, in characters: both are several pages where a lawyer writes them.
pub(super) const LONGEST: usize = 10_000;

/// What an objection says, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Said {
    /// Which decision, what is asked, and why.
    pub(super) ground: String,
    /// Who somebody else is, and how they are reached.
    #[serde(default)]
    pub(super) who: String,
}

/// What an event says, sealed: a text, or the decision of the authority with which an act is contested, where that is another institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Wrote {
    /// The institution's own answer as an act.
    Act {
        /// How the person was heard, or why not.
        heard: Hearing,
        /// The court to which it can be taken.
        court: Body,
        /// The reasons.
        text: String,
    },
    /// What is to be mended, or the institution's own answer.
    Text(String),
    /// What another authority decided.
    Decided {
        /// The authority.
        authority: String,
        /// The day of its decision.
        day: NaiveDate,
        /// The answer.
        text: String,
    },
}

/// Something that happened to an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectionDeed {
    /// What.
    pub event: Event,
    /// When.
    pub at: DateTime<Utc>,
    /// The name of whoever did it.
    pub by: String,
    /// Until when it can be mended.
    pub until: Option<NaiveDate>,
    /// The authority that decided, and on which day, where that is another than the institution.
    pub decided: Option<(String, NaiveDate)>,
    /// Of an answer that is an act: how the person was heard, and the court to which it can be taken.
    pub act: Option<(Hearing, Body)>,
    /// What is to be mended, or the answer; empty where a minor's representative is to confirm what the minor sent.
    pub text: String,
}

/// An objection, opened.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own that pages ask")]
pub struct Objection {
    /// Key.
    pub id: Uuid,
    /// Its number in the round.
    pub number: u64,
    /// The number of the application about whose decision it is.
    pub about: String,
    /// Whether that decision gave a place.
    pub award: bool,
    /// Whether the award waits with its seat.
    pub frozen: bool,
    /// Whether its seat goes to nobody else until then: it was not given to somebody else before.
    pub kept: bool,
    /// Who objects.
    pub by: Objector,
    /// `page`, `paper` or `oral`.
    pub way: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The day in Latvia on which.
    pub received_day: NaiveDate,
    /// The last day on which it could come, where that is known.
    pub term: Option<NaiveDate>,
    /// Whether it came later.
    pub late: bool,
    /// The last day on which it is to be answered.
    pub answer_by: NaiveDate,
    /// Where it stands.
    pub state: State,
    /// How many events it has: what a page shows it as.
    pub events: i64,
    /// What it says.
    pub ground: String,
    /// Who somebody else is, and how they are reached.
    pub who: String,
    /// Whether whoever reads it as their own sent it: of others' it says nothing.
    pub own: bool,
    /// The number of the objector's own application.
    pub objector: Option<String>,
    /// What happened, the oldest first.
    pub happened: Vec<ObjectionDeed>,
}

impl Objection {
    /// Whether it waits and says the same as what was sent once more.
    pub fn says(&self, ground: &str) -> bool {
        self.state.is_open() && self.ground.split_whitespace().eq(ground.split_whitespace())
    }
}

/// An objection for its caseworkers.
#[derive(Debug)]
pub struct ObjectionFile {
    /// The round.
    pub book: Book,
    /// The objection.
    pub objection: Objection,
    /// Whether whoever looks started or published what it is about, and leaves the answer to others.
    pub own: bool,
    /// Whether there are no others: everybody who works there started or published it.
    pub alone: bool,
    /// The authority with which the decision is contested, where that is another than the institution.
    pub authority: Option<String>,
    /// Where the institution itself answers with an act: name and address of the court to which that can be taken, empty where nobody
    /// stated it.
    pub act: Option<(String, String)>,
}

/// The objections of a round.
#[derive(Debug)]
pub struct Objections {
    /// The round.
    pub book: Book,
    /// The day in Latvia.
    pub today: NaiveDate,
    /// Those that wait for an answer, the nearest deadline first, then the others, the newest first.
    pub all: Vec<Objection>,
}

/// The last day before a moment.
fn last_day(moment: DateTime<Utc>) -> NaiveDate {
    day_of(moment - TimeDelta::seconds(1))
}

impl Service {
    /// The objections of a round. Whose they are leaves a look.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn objections(&self, who: &Caseworker, slug: &str) -> Result<Objections, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let mut all = Vec::new();
        for one in store::objections::of_round(link, row.id).await? {
            all.push(self.objection_of(link, one).await?);
        }
        all.sort_by_key(|one| (!one.state.is_open(), one.state.is_open().then_some(one.answer_by)));
        drop(conn);
        let shown: Vec<&str> = all.iter().map(|one| one.about.as_str()).collect();
        if !shown.is_empty() {
            let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-objections", looked).await?;
        }
        Ok(Objections { today: book.today, book, all })
    }

    /// One objection, for its caseworkers.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn objection(&self, who: &Caseworker, id: Uuid) -> Result<ObjectionFile, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (row, round) = self.objection_for(link, who, id).await?;
        let own = self.decided_it(link, who, &row).await?;
        let alone = own && self.unanswerable(link, who, row.round).await?.contains(&row.id);
        let objection = self.objection_of(link, row).await?;
        let book = self.book(&round)?;
        let decision = self.decision_of(link, &book).await?.0;
        let authority = decision.other_authority().map(ToOwned::to_owned);
        let court = decision.court.map(|court| (court.name, court.address));
        let act = self.answers_by_act(link, &round).await?.then(|| court.unwrap_or_default());
        drop(conn);
        let number = objection.about.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(ObjectionFile { book, objection, own, alone, authority, act })
    }

    /// The objections that somebody's application sent, or that are about its decision, the newest first.
    pub(super) async fn objections_of(
        &self,
        link: &mut Link<'_>,
        application: Uuid,
    ) -> Result<Vec<Objection>, No> {
        let mut all = Vec::new();
        for one in store::objections::of_person(link, application).await? {
            let own = one.objector == Some(application);
            all.push(Objection { own, ..self.objection_of(link, one).await? });
        }
        Ok(all)
    }

    /// An objection in a round of a caseworker's authority.
    pub(super) async fn objection_for(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
    ) -> Result<(ObjectionRow, RoundRow), No> {
        let row = store::objections::by_id(link, id).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        if round.authority != who.staff().organisation {
            return Err(No::NotFound);
        }
        Ok((row, round))
    }

    /// Whether a caseworker started or published what an objection is about.
    pub(super) async fn decided_it(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        row: &ObjectionRow,
    ) -> Result<bool, No> {
        let all = store::publications::of_round(link, row.round).await?;
        let publication = all.iter().find(|one| one.id == row.publication).ok_or(No::NotFound)?;
        Ok([publication.author, publication.approver].contains(&who.staff().account))
    }

    /// The objections of a round that wait and that nobody of a caseworker's authority can answer: all who work there started or published
    /// what they are about.
    pub(super) async fn unanswerable(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        round: Uuid,
    ) -> Result<Vec<Uuid>, No> {
        let mut open = store::objections::of_round(link, round).await?;
        open.retain(|one| one.state().is_open());
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let publications = store::publications::of_round(link, round).await?;
        let colleagues = self.colleagues(link, who).await?;
        open.retain(|one| {
            let about = publications.iter().find(|publication| publication.id == one.publication);
            about.is_some_and(|about| {
                colleagues.iter().all(|other| [about.author, about.approver].contains(&other.id))
            })
        });
        Ok(open.into_iter().map(|one| one.id).collect())
    }

    /// Something that happened to an objection; `whose` key seals what it says.
    async fn deed(&self, link: &mut Link<'_>, whose: Uuid, event: EventRow) -> Result<ObjectionDeed, No> {
        let place = place_of("objection-event", event.id);
        let wrote = match event.sealed.as_deref() {
            Some(sealed) => self.open_own(link, (whose, &place), sealed).await?,
            None => None,
        };
        let (text, decided, act) = match wrote {
            Some(Wrote::Text(text)) => (text, None, None),
            Some(Wrote::Decided { authority, day, text }) => (text, Some((authority, day)), None),
            Some(Wrote::Act { heard, court, text }) => (text, None, Some((heard, court))),
            None => (String::new(), None, None),
        };
        let by = match event.account {
            Some(account) => store::accounts::by_id(link, account).await?.map(|account| account.name),
            None => None,
        };
        let kind = Event::from_name(&event.kind)
            .ok_or_else(|| No::Broken(format!("an objection has a strange event: {}", event.kind)))?;
        Ok(ObjectionDeed {
            event: kind,
            at: event.at,
            by: by.unwrap_or_default(),
            until: event.until.map(last_day),
            decided,
            act,
            text,
        })
    }

    /// Something that happened to an objection, with the objection; `None` where there is no such thing.
    pub(super) async fn deed_of(
        &self,
        link: &mut Link<'_>,
        event: &str,
    ) -> Result<Option<(ObjectionRow, Objection, ObjectionDeed)>, No> {
        let Ok(id) = event.parse() else { return Ok(None) };
        let Some(event) = store::objections::event(link, id).await? else { return Ok(None) };
        let Some(row) = store::objections::by_id(link, event.objection).await? else { return Ok(None) };
        let whose = row.whose();
        let objection = self.objection_of(link, row.clone()).await?;
        Ok(Some((row, objection, self.deed(link, whose, event).await?)))
    }

    pub(super) async fn objection_of(&self, link: &mut Link<'_>, row: ObjectionRow) -> Result<Objection, No> {
        let (whose, place) = (row.whose(), place_of("objection", row.id));
        let said: Said = self.open_own(link, (whose, &place), &row.sealed).await?.unwrap_or_default();
        let about = store::applications::by_id(link, row.application).await?.ok_or(No::NotFound)?;
        let objector = match row.objector.filter(|objector| *objector != row.application) {
            Some(objector) => store::applications::by_id(link, objector).await?.map(|row| row.number),
            None => None,
        };
        let frozen = match row.offer {
            Some(offer) => store::offers::by_id(link, offer).await?.is_some_and(|offer| offer.contested),
            None => false,
        };
        let mut happened = Vec::new();
        for event in store::objections::events(link, row.id).await? {
            happened.push(self.deed(link, whose, event).await?);
        }
        let state = row.state();
        Ok(Objection {
            id: row.id,
            number: u64::try_from(row.number).unwrap_or_default(),
            about: about.number,
            award: row.offer.is_some(),
            frozen,
            kept: self.keeps_seat(link, row.offer).await?,
            by: Objector::from_name(&row.by_whom)
                .ok_or_else(|| No::Broken(format!("an objection is nobody's: {}", row.by_whom)))?,
            way: row.way,
            received_at: row.received_at,
            received_day: day_of(row.received_at),
            term: row.term.map(last_day),
            late: row.late,
            answer_by: term_ends(day_of(row.received_at), 1),
            state,
            events: row.events,
            ground: said.ground,
            who: said.who,
            own: false,
            objector,
            happened,
        })
    }
}
