//! Who comes to an organisation's placement. Owns that an organisation sees nobody but those who were offered its own places, and
//! of them what the rules show it.

use uuid::Uuid;

use super::{
    Book, No, OfferState, Opened, Service,
    ask::{Told, told},
    audit::{Looked, Looker},
    book::placed,
    matter::pairs_of,
    offers::starts,
};
use crate::{
    domain::{
        Department, Texts,
        offer::{self, By, Event},
    },
    i18n::sort,
    store::{self, Link},
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
            let Some(row) = row.filter(|_| state.holds()) else { continue };
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

/// What an organisation needs to know of whoever comes to work: the facts that the rules show it, decisions counted in.
fn shown(book: &Book, opened: &Opened) -> Result<Vec<(Texts, Told)>, No> {
    let known = opened.applicant()?.facts;
    let shown = book.rules.pack().applicant().iter().filter(|(_, fact)| fact.shown_to_organisation);
    let told = shown.filter_map(|(name, fact)| Some((fact.label.clone(), told(fact, known.get(name)?))));
    Ok(told.collect())
}
