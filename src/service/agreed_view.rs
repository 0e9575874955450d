//! Agreed pairs as caseworkers, organisations and their own people see them. Owns that an organisation reads of a pair no more than the
//! person's number and name, and where it stands.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, Phase, Placed, Service,
    agreed::state,
    audit::{Looked, Looker},
    book::{phase, placed},
    data_key,
};
use crate::{
    domain::{Caseworker, Department, agreed::State},
    store::{self, Link, agreed::AgreedRow, applications::ApplicationRow, rounds::RoundRow},
};

/// A pair that was agreed on, opened.
#[derive(Debug, Clone)]
pub struct AgreedPair {
    /// Key.
    pub id: Uuid,
    /// Number of the application.
    pub number: String,
    /// The person's name; empty where it was erased.
    pub name: String,
    /// The placement.
    pub place: Placed,
    /// Where it stands.
    pub state: State,
    /// How many events it has: what a page shows it as.
    pub events: i64,
    /// Whether the organisation recorded it, not a caseworker.
    pub by_organisation: bool,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// When it came to where it stands.
    pub since: DateTime<Utc>,
    /// The coded reason of the employer, or the caseworker's ground; may be empty.
    pub why: String,
    /// Whether the rules and the person's wishes still allow it; organisations are not told.
    pub allowed: bool,
}

/// The pairs of a round.
#[derive(Debug)]
pub struct AgreedPairs {
    /// The round.
    pub book: Book,
    /// Those that wait for an employer first.
    pub all: Vec<AgreedPair>,
}

/// The pairs of one application, for its caseworkers.
#[derive(Debug)]
pub struct AgreedFile {
    /// The round.
    pub book: Book,
    /// The person's name.
    pub person: String,
    /// The pairs, the newest first.
    pub pairs: Vec<AgreedPair>,
    /// The placements for which one can be recorded now.
    pub may: Vec<Placed>,
}

/// The pairs at a placement, for its organisation.
#[derive(Debug)]
pub struct AgreedAt {
    /// The round.
    pub book: Book,
    /// The placement.
    pub placed: Placed,
    /// The pairs, the oldest first.
    pub pairs: Vec<AgreedPair>,
    /// Whether something can be done about them.
    pub open: bool,
}

/// Whether the newest of somebody's pairs is confirmed, and is about the placement with a number.
pub(super) fn is_agreed(pairs: &[AgreedPair], placement: &str) -> bool {
    let newest = pairs.first().filter(|pair| pair.state == State::Confirmed);
    newest.is_some_and(|pair| pair.place.placement.id.as_str() == placement)
}

impl Book {
    /// Whether pairs can be recorded and confirmed now.
    pub(super) fn takes_agreed(&self) -> bool {
        self.settings.agreed.is_some() && !self.phase.is_told() && self.phase != Phase::Draft
    }
}

impl Service {
    /// A pair, opened; `None` where its placement is gone.
    async fn agreed_pair(
        &self,
        link: &mut Link<'_>,
        (book, application): (&Book, &ApplicationRow),
        row: &AgreedRow,
    ) -> Result<AgreedPair, No> {
        let place = store::placements::by_id(link, row.placement).await?.ok_or(No::NotFound)?;
        let offered = place.is_offered();
        let place = placed(place, &self.organisation_names(link).await?)?;
        let last = store::agreed::last_event(link, row.id).await?;
        let key = self.vault.key_of(application)?;
        let opened = match key {
            Some(_) => Some(self.opened(application)?),
            None => None,
        };
        let sealed =
            last.as_ref().and_then(|last| Some((last.id, last.sealed.as_deref()?))).zip(key.as_ref());
        let why = sealed.map(|((id, sealed), key)| key.open(&data_key::agreed(id), sealed)).transpose()?;
        let allowed = match &opened {
            Some(opened) => {
                offered
                    && opened.withdrawn.is_none()
                    && book.wishes_for(opened, &place)?
                    && !book.refuses(&opened.applicant()?, &place)
            }
            None => false,
        };
        Ok(AgreedPair {
            id: row.id,
            number: application.number.clone(),
            name: opened.map(|opened| opened.person.name).unwrap_or_default(),
            place,
            state: state(row)?,
            events: row.events,
            by_organisation: row.side == super::agreed::BY_ORGANISATION,
            at: row.at,
            since: last.map_or(row.at, |last| last.at),
            why: why.unwrap_or_default(),
            allowed,
        })
    }

    /// The pairs of an application, the newest first.
    pub(super) async fn agreed_for(
        &self,
        link: &mut Link<'_>,
        (book, application): (&Book, &ApplicationRow),
    ) -> Result<Vec<AgreedPair>, No> {
        let mut pairs = Vec::new();
        if book.settings.agreed.is_some() {
            for row in store::agreed::of_application(link, application.id).await? {
                pairs.push(self.agreed_pair(link, (book, application), &row).await?);
            }
        }
        Ok(pairs)
    }

    /// How many pairs of a round wait for an employer.
    pub(super) async fn agreed_waiting(&self, link: &mut Link<'_>, book: &Book) -> Result<u64, No> {
        if !book.takes_agreed() {
            return Ok(0);
        }
        let all = store::agreed::of_round(link, book.id).await?;
        Ok(all.iter().filter(|one| one.state() == Some(State::Recorded)).count() as u64)
    }

    /// How many pairs at a placement wait for its organisation.
    pub(super) async fn agreed_to_answer(
        &self,
        link: &mut Link<'_>,
        (round, placement): (&RoundRow, Uuid),
    ) -> Result<u64, No> {
        if phase(round, self.now()).is_told() || !self.book(round)?.takes_agreed() {
            return Ok(0);
        }
        let all = store::agreed::of_placement(link, placement).await?;
        Ok(all.iter().filter(|one| one.state() == Some(State::Recorded)).count() as u64)
    }

    /// The pairs of a round; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn agreed_in(&self, who: &Caseworker, slug: &str) -> Result<AgreedPairs, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let book = self.book(&round)?;
        let mut all = Vec::new();
        for row in store::agreed::of_round(link, round.id).await? {
            let application = store::applications::by_id(link, row.application).await?.ok_or(No::NotFound)?;
            all.push(self.agreed_pair(link, (&book, &application), &row).await?);
        }
        all.sort_by_key(|pair| pair.state != State::Recorded);
        drop(conn);
        if !all.is_empty() {
            let shown = all.iter().map(|pair| pair.number.as_str()).collect();
            let looked = Looked { round: Some(round.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-agreed", looked).await?;
        }
        Ok(AgreedPairs { book, all })
    }

    /// The pairs of an application, for its caseworkers; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn agreed_file(&self, who: &Caseworker, slug: &str, number: &str) -> Result<AgreedFile, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        let book = self.book(&round)?;
        let pairs = self.agreed_for(link, (&book, &row)).await?;
        let opened = self.opened(&row)?;
        let applicant = opened.applicant()?;
        let mut may = Vec::new();
        let stands = pairs.iter().any(|pair| pair.state.stands());
        if book.takes_agreed() && !stands && opened.withdrawn.is_none() {
            let places = self.places(link, round.id).await?;
            let wished = book.reach(&opened, &applicant).of(&places).into_iter();
            may = wished.filter(|place| !book.refuses(&applicant, place)).cloned().collect();
        }
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(AgreedFile { book, person: opened.person.name, pairs, may })
    }

    /// The pairs at a placement of one's own organisation; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's.
    pub async fn agreed_at(&self, who: &Department, id: Uuid) -> Result<AgreedAt, No> {
        let (book, placed) = self.own_placement(who, id).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut pairs = Vec::new();
        for row in store::agreed::of_placement(link, id).await? {
            let application = store::applications::by_id(link, row.application).await?.ok_or(No::NotFound)?;
            let mut pair = self.agreed_pair(link, (&book, &application), &row).await?;
            // What a caseworker noted is not the organisation's to read.
            if pair.state == State::TakenBack {
                pair.why = String::new();
            }
            pairs.push(AgreedPair { allowed: true, ..pair });
        }
        drop(conn);
        if !pairs.is_empty() {
            let shown = pairs.iter().map(|pair| pair.number.as_str()).collect();
            let object = placed.placement.id.as_str();
            let looked = Looked { round: Some(book.id), object, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-agreed", looked).await?;
        }
        Ok(AgreedAt { open: book.takes_agreed(), book, placed, pairs })
    }
}
