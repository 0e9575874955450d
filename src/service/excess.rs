//! A seat above a placement's own, for one person whose fact or offer was put right. Owns that its organisation signs it and a second
//! caseworker who is not the one who put that right, and for whom it can be signed.

use uuid::Uuid;

use super::{
    Matter, No, Refusal, Service, Way, Wrong, book::phase, correct::after, endings::published,
    matter::Signed, numbered::meant, standing::ready,
};
use crate::{
    chance,
    domain::Department,
    rules::PairJudgement,
    store::{self, Link, corrections::ExcessRow, rounds::RoundRow},
};

impl Service {
    /// An organisation signs one seat above a placement's own for somebody whose fact was put right, by the number of the
    /// application that the caseworker told it; a second caseworker approves it. Gives the proposal's key. Numbers for which no
    /// seat can be signed are not told from those that nobody has.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's placement; [`No::Invalid`]; as [`propose`](Self::propose).
    pub async fn sign_excess(
        &self,
        who: &Department,
        id: Uuid,
        (number, typed): (&str, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, placement) = self.own_locked(link, who, id).await?;
        let number = meant(link, number).await?;
        let title = self.titled(link, &placement).await?;
        let matter = Matter::ExcessSeat { placement: id, title, number };
        let asked = self.put(link, who.staff(), &round, (matter, typed)).await?;
        tx.commit().await?;
        Ok(asked)
    }

    /// Whether a seat above a placement's own can be signed for somebody: their fact was put right, they hold nothing, a run has
    /// found no free seat for them since, the rules allow them this placement, which they chose, and its organisation does not
    /// refuse them. Gives the application's key.
    pub(super) async fn may_exceed(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (placement, number): (Uuid, &str),
    ) -> Result<Uuid, No> {
        published(phase(round, self.now()))?;
        let place = self.placement_in(link, round, placement).await?;
        if number.is_empty() {
            return Err(Wrong::new("number", "wrong-number-missing").into());
        }
        if place.ended {
            return Err(Refusal::new("refused-placement-withdrawn").into());
        }
        let unknown = || No::from(Wrong::new("number", "wrong-excess-number"));
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id && row.state != "withdrawn").ok_or_else(unknown)?;
        let corrections = store::corrections::of(link, row.id).await?;
        let Some(newest) = corrections.last() else { return Err(unknown()) };
        let standing = self.stands(link, round, &row).await?;
        if !matches!(self.way(link, newest, standing).await?, Way::First | Way::Turn) {
            return Err(unknown());
        }
        let book = self.book(round)?;
        let places = self.places(link, round.id).await?;
        let opened = self.opened(&row)?;
        let applicant = opened.applicant()?;
        let prepared = book.rules.prepare_applicant(&applicant);
        let judged = ready(&book, None, &places).pair((&prepared, &applicant.facts), &place.number);
        let there = places.iter().find(|there| there.id == placement);
        let chosen = there.is_some_and(|there| book.reach(&opened, &applicant).takes(&there.placement));
        let refused = store::approvals::refused_pairs(link, round.id).await?;
        let refused = refused.iter().any(|pair| (pair.application, pair.placement) == (row.id, placement));
        let may = chosen && !refused && judged == Some(PairJudgement::Possible);
        if may { Ok(row.id) } else { Err(unknown()) }
    }

    /// Adds a seat above a placement's own, signed by its organisation and by a caseworker who is not the one who put the fact
    /// right.
    pub(super) async fn add_excess(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        asked: (Uuid, &str),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let application = self.may_exceed(link, round, asked).await?;
        let corrections = store::corrections::of(link, application).await?;
        if corrections.last().is_some_and(|newest| newest.account == signed.approver) {
            return Err(Refusal::new("refused-own-correction").into());
        }
        let newest = store::corrections::unused_excess(link, round.id).await?.last().map(|newest| newest.at);
        let row = ExcessRow {
            id: chance::id()?,
            placement: asked.0,
            application,
            organisation_by: signed.proposer,
            signed_by: signed.approver,
            at: after(newest, self.now()),
        };
        store::rounds::touch(link, round.id).await?;
        let twice = |error| super::taken(error, "refused-offer-over");
        store::corrections::add_excess(link, &row).await.map_err(twice)
    }
}
