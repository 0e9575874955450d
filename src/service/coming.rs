//! Who comes to an organisation's placement, and whom of them it says it expects: the person and caseworkers see that. Owns that an
//! organisation sees nobody but those who were offered its own places, and of them what the rules show it; and that nothing of an
//! offer depends on what is expected.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, OfferState, Opened, Service, Wrong,
    ask::{Told, told},
    audit::{Looked, Looker},
    book::{phase, placed, unfinished},
    matter::pairs_of,
    offers::starts,
    prepare::busy,
};
use crate::{
    chance,
    domain::{
        Department, Texts,
        offer::{self, By, Event},
    },
    i18n::sort,
    store::{self, Link, StoreError, confirmations::ConfirmationRow, offers::OfferRow},
};

/// Someone who comes to a placement.
#[derive(Debug, Clone)]
pub struct Coming {
    /// Number of the application.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// Telephone or e-mail; only once the person accepted.
    pub contact: Option<String>,
    /// What the rules show to organisations of whoever accepted: what it is called, and its value.
    pub facts: Vec<(Texts, Told)>,
    /// Hours a day at the person's age on the first day of work, in words; only once the person accepted, and where anything says so.
    pub hours: Option<Texts>,
    /// What the person answered.
    pub state: OfferState,
    /// Since when the organisation says that it expects whoever accepted; `None` where it does not.
    pub confirmed: Option<DateTime<Utc>>,
    /// Whether it can be reported by now that the person did not come.
    pub may_have_missed: bool,
    /// What its organisation has asked for about this person at this placement and nobody has decided: kinds of proposals.
    pub waits: Vec<String>,
}

impl Service {
    /// Who comes to a placement, once its round is published; those who declined are left out. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's.
    pub async fn coming(&self, who: &Department, id: Uuid) -> Result<Vec<Coming>, No> {
        self.coming_under(who, (id, "")).await
    }

    /// The same of whoever has a number, or of everybody where it is empty: a look is noted of nobody else.
    ///
    /// # Errors
    /// As [`coming`](Self::coming).
    pub async fn coming_under(
        &self,
        who: &Department,
        (id, number): (Uuid, &str),
    ) -> Result<Vec<Coming>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let place = store::placements::by_id(link, id).await?;
        let place = place.filter(|row| row.organisation == who.staff().organisation).ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, place.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let names = self.organisation_names(link).await?;
        let work = placed(place.clone(), &names)?.placement;
        let own = self.own_accounts(link, who).await?;
        let mut waiting = store::approvals::waiting(link, round.id).await?;
        waiting.retain(|one| own.contains(&one.proposed_by));
        let mut coming = Vec::new();
        for offer in store::offers::of_placement(link, id).await? {
            let state = offer.at(self.now()).state;
            if offer.organisations_from > self.now() {
                continue;
            }
            let row = store::applications::by_id(link, offer.application).await?;
            let row = row.filter(|row| state.holds() && (number.is_empty() || row.number == number));
            let Some(row) = row else { continue };
            let opened = self.opened(&row)?;
            let accepted = state == OfferState::Accepted;
            let facts = if accepted { shown(&book, &opened)? } else { Vec::new() };
            let hours = if accepted { book.hours_of(&opened.applicant()?.facts, &work) } else { None };
            let Opened { number, person, .. } = opened;
            let contact = accepted.then_some(person.contact);
            let terms = offer.terms(starts(&book, &place));
            let missed = offer::may(offer.standing(), Event::DidNotCome, By::Desk, self.now(), &terms);
            let pair = format!("{}{number}", pairs_of(id));
            let leaves = format!("offer {}", offer.id);
            let asked = waiting.iter().filter(|one| one.subject == pair || one.subject == leaves);
            coming.push(Coming {
                waits: asked.map(|one| one.kind.clone()).collect(),
                may_have_missed: missed.is_ok(),
                confirmed: self.confirmed(link, &offer).await?,
                number,
                name: person.name,
                contact,
                facts,
                hours,
                state,
            });
        }
        coming.sort_by(|one, other| sort::compare(&one.name, &other.name));
        drop(conn);
        if !coming.is_empty() {
            let shown = coming.iter().map(|one| one.number.as_str()).collect();
            let looked = Looked { round: Some(place.round), object: &place.number, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "people", looked).await?;
        }
        Ok(coming)
    }
}

impl Service {
    /// Whether organisations see by now whatever a round has published.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn shown_to_organisations(&self, round: Uuid) -> Result<bool, No> {
        self.organisations_see(&mut self.db.read().await?.link(), round).await
    }

    pub(super) async fn organisations_see(&self, link: &mut Link<'_>, round: Uuid) -> Result<bool, No> {
        let published = store::publications::of_round(link, round).await?;
        Ok(published.iter().all(|one| one.organisations_from <= self.now()))
    }
}

impl Service {
    /// Since when an organisation expects whoever accepted an offer; `None` where it did not say so, or took it back, and of one that
    /// is not accepted.
    pub(super) async fn confirmed(
        &self,
        link: &mut Link<'_>,
        offer: &OfferRow,
    ) -> Result<Option<DateTime<Utc>>, No> {
        if offer.at(self.now()).state != OfferState::Accepted {
            return Ok(None);
        }
        let said = store::confirmations::newest(link, offer.id).await?;
        Ok(said.filter(|said| said.confirmed).map(|said| said.at))
    }

    /// An organisation says that it expects somebody who accepted a place with it, by the number of the application, or everybody
    /// where `number` is empty; or takes it back. How many that changed: saying it again changes nothing.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's; [`No::Invalid`] at `number` where nobody of that number comes; refusals
    /// `refused-finished` and `refused-busy`.
    pub async fn confirm_coming(
        &self,
        who: &Department,
        id: Uuid,
        (number, confirmed): (&str, bool),
    ) -> Result<u64, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, _) = self.own_locked(link, who, id).await?;
        let now = self.now();
        unfinished(phase(&round, now))?;
        let mut said = 0;
        let mut found = false;
        for offer in store::offers::of_placement(link, id).await? {
            if offer.organisations_from > now || offer.at(now).state != OfferState::Accepted {
                continue;
            }
            let row = store::applications::by_id(link, offer.application).await?.ok_or(No::NotFound)?;
            if !number.is_empty() && row.number != number {
                continue;
            }
            found = true;
            if self.say_expected(link, who, (&offer, confirmed)).await? {
                let action = if confirmed { "confirmed-coming" } else { "unconfirmed-coming" };
                self.note(link, Some(who.staff()), action, (Some(round.id), &row.number)).await?;
                said += 1;
            }
        }
        if !found {
            return Err(Wrong::new("number", "wrong-leaving-number").into());
        }
        tx.commit().await?;
        Ok(said)
    }

    /// Writes down what an organisation says of an offer; whether it was not so before.
    async fn say_expected(
        &self,
        link: &mut Link<'_>,
        who: &Department,
        (offer, confirmed): (&OfferRow, bool),
    ) -> Result<bool, No> {
        let before = store::confirmations::newest(link, offer.id).await?;
        if before.as_ref().is_some_and(|before| before.confirmed) == confirmed {
            return Ok(false);
        }
        let row = ConfirmationRow {
            id: chance::id()?,
            offer: offer.id,
            number: before.map_or(0, |before| before.number) + 1,
            confirmed,
            account: who.staff().account,
            at: self.now(),
        };
        match store::confirmations::add(link, &row).await {
            Ok(()) => Ok(true),
            Err(StoreError::Taken) => Err(busy()),
            Err(error) => Err(error.into()),
        }
    }
}

/// What an organisation needs to know of whoever comes to work: the facts that the rules show it, decisions counted in.
fn shown(book: &Book, opened: &Opened) -> Result<Vec<(Texts, Told)>, No> {
    let known = opened.applicant()?.facts;
    let shown = book.rules.pack().applicant().iter().filter(|(_, fact)| fact.shown_to_organisation);
    let told = shown.filter_map(|(name, fact)| Some((fact.label.clone(), told(fact, known.get(name)?))));
    Ok(told.collect())
}
