//! That a place which was given is cancelled, as an act: what two people decided about it, with what its nine parts are made of. Owns
//! that it is there wherever decisions are acts.

use uuid::Uuid;

use super::{
    ActLetter, ActMatter, Book, Matter, No, Service,
    act::institution,
    answer::Reader,
    approvals::Kept,
    audit::{Looked, Looker},
    place_of,
};
use crate::{
    domain::{
        Caseworker, Ending, Holder,
        decision::{Hearing, Kind},
    },
    store::{self, Link, applications::ApplicationRow, offers::OfferRow},
};

/// What a proposal that ends a place says: why, and how the person was heard.
fn ends(matter: Matter) -> Option<(Ending, Option<Hearing>)> {
    match matter {
        Matter::EndOffer { why, heard, .. } => Some((why, heard)),
        Matter::SettleContest { cancel, heard, .. } => Some((cancel?, heard)),
        _ => None,
    }
}

impl Service {
    /// The act that cancelled an offer; `None` where it was not cancelled, or decisions are no acts.
    pub(super) async fn cancelled_letter(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        offer: &OfferRow,
    ) -> Result<Option<ActLetter>, No> {
        let (decision, _) = self.decision_of(link, book).await?;
        if decision.kind != Kind::Act {
            return Ok(None);
        }
        let about = store::approvals::about(link, book.id, &format!("offer {}", offer.id)).await?;
        let mut found = None;
        for one in about.into_iter().filter(|one| one.state == "approved") {
            let kept: Kept = self.vault.open(&place_of("approval", one.id), &one.sealed)?;
            if let (Some(at), Some(ending)) = (one.decided_at, ends(kept.matter)) {
                let own = self.vault.key_of(row)?;
                let ground = kept.ground.open(own.as_ref(), &place_of("approval", one.id))?;
                found = Some((at, ending, ground.unwrap_or_default()));
                break;
            }
        }
        let Some((at, (why, heard), ground)) = found else { return Ok(None) };
        let all = store::publications::of_round(link, book.id).await?;
        let given = all.iter().find(|one| one.id == offer.publication).ok_or(No::NotFound)?;
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        let authority = store::accounts::organisation_name(link, book.authority).await?.unwrap_or_default();
        let institution = institution(&decision, &authority);
        let unsaid = || Hearing::Omitted(String::new());
        Ok(Some(ActLetter {
            matter: ActMatter::Cancelled {
                place: self.titled(link, &place).await?,
                given: given.published_at,
                why: why.name().to_owned(),
            },
            round: book.name().clone(),
            number: row.number.clone(),
            at,
            addressee: self.opened(row)?.person.name,
            heard: heard.or_else(|| decision.hearing.clone()).unwrap_or_else(unsaid),
            reasons: ground,
            contest: decision.contest.clone().unwrap_or_else(|| institution.clone()),
            institution,
            norms: decision.norms,
        }))
    }

    /// The newest act that cancelled a place of somebody, as a reader sees it.
    pub(super) async fn newest_cancelled(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        reader: Reader,
    ) -> Result<Option<ActLetter>, No> {
        if row.wrapped_key.is_none() {
            return Ok(None);
        }
        let now = self.now();
        for offer in store::offers::of_application(link, row.id).await? {
            let seen = match reader {
                Reader::Applicant => offer.applicants_from <= now,
                Reader::Staff => offer.staff_from <= now,
            };
            if seen && let Some(letter) = self.cancelled_letter(link, (book, row), &offer).await? {
                return Ok(Some(letter));
            }
        }
        Ok(None)
    }

    /// The act that cancelled one's own place.
    ///
    /// # Errors
    /// [`No::NotFound`] where there is none.
    pub async fn own_cancelled(&self, who: &Holder) -> Result<ActLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let letter = self.newest_cancelled(link, (&book, &row), Reader::Applicant).await?;
        let letter = letter.ok_or(No::NotFound)?;
        drop(conn);
        self.look(Looker::Person, "look-own", seen(round.id, &row.number)).await?;
        Ok(letter)
    }

    /// The act that cancelled somebody's place, for caseworkers.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's, and where there is none.
    pub async fn cancelled_about(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
    ) -> Result<ActLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        let book = self.book(&round)?;
        let letter = self.newest_cancelled(link, (&book, &row), Reader::Staff).await?.ok_or(No::NotFound)?;
        drop(conn);
        self.look(Looker::Staff(who.staff()), "look", seen(round.id, &row.number)).await?;
        Ok(letter)
    }
}

/// What was looked at: one application.
fn seen(round: Uuid, number: &str) -> Looked<'_> {
    Looked { round: Some(round), object: number, shown: vec![number], searched: "" }
}
