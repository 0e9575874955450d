//! What may still change at a placement once its round is closed, and whom its organisation does not take: asked for by the
//! organisation or a caseworker, and done when another approves it (see `approvals`). Owns that seats never go below those who
//! hold one, and that an organisation learns of nobody by refusing.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    Approval, Book, No, Placed, Refusal, Service, Wrong,
    book::{phase, placed, unfinished},
    matter::{Matter, pairs_of, seats_of},
    numbered::meant,
    place_of,
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Department, PlacingVerb, Side, Veto},
    store::{self, Link, approvals::PairRow, offers::OfferRow, placements::PlacementRow, rounds::RoundRow},
};

/// The most seats that one placement has.
const MOST_SEATS: i64 = 10_000;

/// The codes for which an organisation may refuse a person.
pub const CODES: [&str; 4] =
    [Veto::Health.name(), Veto::Skills.name(), Veto::Conduct.name(), Veto::Other.name()];

/// A placement and what was asked for about it.
#[derive(Debug)]
pub struct Requests {
    /// Its round.
    pub book: Book,
    /// The placement.
    pub placed: Placed,
    /// Proposals about its seats, the newest first.
    pub seats: Vec<Approval>,
    /// Proposals to refuse somebody at it, the newest first.
    pub refusals: Vec<Approval>,
}

impl Service {
    /// What an organisation asked for about a placement of its own.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's.
    pub async fn requests(&self, who: &Department, id: Uuid) -> Result<Requests, No> {
        let (book, placed) = self.own_placement(who, id).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let seats = store::approvals::about(link, book.id, &seats_of(id)).await?;
        let refusals = store::approvals::about(link, book.id, &pairs_of(id)).await?;
        let seats = self.approval_views(link, who.staff(), seats).await?;
        let refusals = self.approval_views(link, who.staff(), refusals).await?;
        drop(conn);
        let about = (Some(book.id), placed.placement.id.as_str());
        self.look_at_approvals(who.staff(), about, refusals.iter()).await?;
        Ok(Requests { book, placed, seats, refusals })
    }

    /// What was asked for about a placement in a round of a caseworker's authority.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn requests_at(&self, who: &Caseworker, slug: &str, id: Uuid) -> Result<Requests, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let row = self.placement_in(link, &round, id).await?;
        let seats = store::approvals::about(link, round.id, &seats_of(id)).await?;
        let refusals = store::approvals::about(link, round.id, &pairs_of(id)).await?;
        let names = self.organisation_names(link).await?;
        let seats = self.approval_views(link, who.staff(), seats).await?;
        let refusals = self.approval_views(link, who.staff(), refusals).await?;
        drop(conn);
        self.look_at_approvals(who.staff(), (Some(round.id), &row.number), refusals.iter()).await?;
        Ok(Requests { book: self.book(&round)?, placed: placed(row, &names)?, seats, refusals })
    }

    pub(super) async fn placement_in(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        id: Uuid,
    ) -> Result<PlacementRow, No> {
        let row = store::placements::by_id(link, id).await?;
        row.filter(|row| row.round == round.id).ok_or(No::NotFound)
    }

    /// An organisation's placement with its round, locked.
    pub(super) async fn own_locked(
        &self,
        link: &mut Link<'_>,
        who: &Department,
        id: Uuid,
    ) -> Result<(RoundRow, PlacementRow), No> {
        let seen = store::placements::by_id(link, id).await?;
        let seen = seen.filter(|row| row.organisation == who.staff().organisation).ok_or(No::NotFound)?;
        let round = store::rounds::lock(link, seen.round).await?.ok_or(No::NotFound)?;
        let row = self.placement_in(link, &round, id).await?;
        Ok((round, row))
    }

    pub(super) async fn titled(&self, link: &mut Link<'_>, row: &PlacementRow) -> Result<String, No> {
        let name = store::accounts::organisation_name(link, row.organisation).await?.unwrap_or_default();
        Ok(format!("{name}: {}", row.title))
    }

    /// An organisation asks for one seat more or one fewer at a placement of its own; gives the proposal's key.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's; refusal `refused-seats-untold`; as [`propose`](Self::propose).
    pub async fn ask_for_seat(
        &self,
        who: &Department,
        id: Uuid,
        (more, why): (bool, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.own_locked(link, who, id).await?;
        if !more && !self.organisations_see(link, round.id).await? {
            // How many hold a seat would say what is not shown yet.
            return Err(Refusal::new("refused-seats-untold").into());
        }
        let matter = Matter::ChangeSeats { placement: id, title: self.titled(link, &row).await?, more };
        let asked = self.put(link, who.staff(), &round, (matter, why)).await?;
        tx.commit().await?;
        Ok(asked)
    }

    /// A caseworker proposes one seat more or one fewer at a placement; gives the proposal's key.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; as [`propose`](Self::propose).
    pub async fn propose_seat(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        (more, why): (bool, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let row = self.placement_in(link, &round, id).await?;
        let matter = Matter::ChangeSeats { placement: id, title: self.titled(link, &row).await?, more };
        let asked = self.put(link, who.staff(), &round, (matter, why)).await?;
        tx.commit().await?;
        Ok(asked)
    }

    /// An organisation says that it does not take a person at a placement of its own, by the number of the application; gives
    /// the proposal's key. Numbers that did not choose the placement are not told from those that nobody has.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's placement; [`No::Invalid`]; as [`propose`](Self::propose).
    pub async fn ask_to_refuse(
        &self,
        who: &Department,
        id: Uuid,
        (number, code, why): (&str, &str, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.own_locked(link, who, id).await?;
        let (number, code) = (meant(link, number).await?, code.to_owned());
        let title = self.titled(link, &row).await?;
        let matter = Matter::RefusePerson { placement: id, title, number, code };
        let asked = self.put(link, who.staff(), &round, (matter, why)).await?;
        tx.commit().await?;
        Ok(asked)
    }

    /// Takes back what an organisation asked for, for whoever asked.
    ///
    /// # Errors
    /// [`No::NotFound`] for another's; refusal `refused-approval-decided`.
    pub async fn withdraw_request(&self, who: &Department, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let seen = store::approvals::by_id(link, id).await?;
        let seen = seen.filter(|row| row.proposed_by == who.staff().account).ok_or(No::NotFound)?;
        store::rounds::lock(link, seen.round).await?;
        // Read again under the lock.
        let row = store::approvals::by_id(link, id).await?.ok_or(No::NotFound)?;
        self.take_back(link, who.staff(), &row).await?;
        Ok(tx.commit().await?)
    }

    /// Whether a placement's seats can be one more or one fewer; gives the placement as it would be.
    pub(super) async fn may_change_seats(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (id, more): (Uuid, bool),
    ) -> Result<PlacementRow, No> {
        let mut row = self.placement_in(link, round, id).await?;
        let leads = PlacingVerb::Seats.leads(row.placing(), Side::Caseworker, phase(round, self.now()));
        leads.map_err(Refusal::new)?;
        if row.ended {
            return Err(Refusal::new("refused-placement-withdrawn").into());
        }
        let (held, frozen) = self.taken_at(link, id).await?;
        row.capacity += if more { 1 } else { -1 };
        if row.capacity < held + frozen {
            let key = if frozen > 0 { "refused-seats-frozen" } else { "refused-seats-held" };
            return Err(Refusal::new(key).with("n", Arg::Whole(held + frozen)).into());
        }
        if row.capacity > MOST_SEATS {
            return Err(Refusal::new("refused-seats-most").with("most", Arg::Whole(MOST_SEATS)).into());
        }
        Ok(row)
    }

    /// How many people hold a placement, and how many of its seats wait for a contest to be settled.
    pub(super) async fn taken_at(&self, link: &mut Link<'_>, placement: Uuid) -> Result<(i64, i64), No> {
        let (mut held, mut frozen) = (0, 0);
        for offer in store::offers::of_placement(link, placement).await? {
            let standing = offer.at(self.now());
            held += i64::from(standing.state.holds());
            frozen += i64::from(standing.contested && !standing.state.holds());
        }
        Ok((held, frozen))
    }

    /// Whether the seat of a contested award waits until that is settled: somebody holds it, or it was given to nobody else before.
    pub(super) async fn keeps_seat(&self, link: &mut Link<'_>, award: Option<Uuid>) -> Result<bool, No> {
        let Some(award) = award else { return Ok(false) };
        let award = store::offers::by_id(link, award).await?.ok_or(No::NotFound)?;
        if !award.contested || award.at(self.now()).state.holds() {
            return Ok(award.contested);
        }
        let place = store::placements::by_id(link, award.placement).await?.ok_or(No::NotFound)?;
        let offers = store::offers::of_placement(link, place.id).await?;
        // Seats above the placement's own are none of its seats.
        let own =
            offers.iter().filter(|one| !one.excess && (one.contested || one.at(self.now()).state.holds()));
        Ok(i64::try_from(own.count()).unwrap_or(i64::MAX) <= place.capacity)
    }

    /// Changes the seats of a placement in a locked round; what was computed before has other inputs.
    pub(super) async fn change_seats(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        asked: (Uuid, bool),
    ) -> Result<(), No> {
        let row = self.may_change_seats(link, round, asked).await?;
        store::rounds::touch(link, round.id).await?;
        let changed = store::placements::change(link, &row).await?;
        if changed { Ok(()) } else { Err(Refusal::new("refused-stale").into()) }
    }

    /// Whether a person can be refused at a placement: somebody of the round who chose it; gives the application's key.
    pub(super) async fn may_refuse(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (id, number, code): (Uuid, &str, &str),
    ) -> Result<Uuid, No> {
        unfinished(phase(round, self.now()))?;
        let row = self.placement_in(link, round, id).await?;
        let mut wrong = Vec::new();
        if !CODES.contains(&code) {
            wrong.push(Wrong::new("code", "wrong-refuse-code"));
        }
        let found = store::applications::by_number(link, number).await?;
        let mut chosen = None;
        if let Some(found) = found.filter(|found| found.round == round.id && found.state != "withdrawn") {
            let opened = self.opened(&found)?;
            let placed = placed(row, &self.organisation_names(link).await?)?;
            let applicant = opened.applicant()?;
            let wishes = self.book(round)?.reach(&opened, &applicant).takes(&placed.placement);
            chosen = wishes.then_some(found.id);
        }
        if chosen.is_none() {
            let key = if number.is_empty() { "wrong-number-missing" } else { "wrong-refuse-number" };
            wrong.push(Wrong::new("number", key));
        }
        match chosen {
            Some(application) if wrong.is_empty() => Ok(application),
            _ => Err(No::Invalid(wrong)),
        }
    }

    /// Bars a person from a placement of a locked round; what was computed before has other inputs. An offer in hand ends by
    /// a decision of its own.
    pub(super) async fn refuse_person(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (id, number, code): (Uuid, &str, &str),
    ) -> Result<(), No> {
        let application = self.may_refuse(link, round, (id, number, code)).await?;
        if self.offer_there(link, (id, application)).await?.is_some() {
            return Err(Refusal::new("refused-holds-offer").into());
        }
        store::rounds::touch(link, round.id).await?;
        self.bar(link, (id, application), code).await
    }

    /// The offer by which a person holds a place at a placement.
    async fn offer_there(
        &self,
        link: &mut Link<'_>,
        (id, application): (Uuid, Uuid),
    ) -> Result<Option<OfferRow>, No> {
        let offers = store::offers::of_placement(link, id).await?;
        let holds = |one: &OfferRow| one.application == application && one.at(self.now()).state.holds();
        Ok(offers.into_iter().find(holds))
    }

    /// Why a person who is to be refused cannot be yet, as caseworkers see it: an offer in hand ends first.
    pub(super) async fn still_holds(
        &self,
        link: &mut Link<'_>,
        (id, number): (Uuid, &str),
    ) -> Result<Option<Refusal>, No> {
        let Some(row) = store::applications::by_number(link, number).await? else { return Ok(None) };
        let offer = self.offer_there(link, (id, row.id)).await?;
        Ok(offer.filter(|one| one.staff_from <= self.now()).map(|_| Refusal::new("refused-holds-offer")))
    }

    /// Bars a person from a placement for a coded reason.
    pub(super) async fn bar(
        &self,
        link: &mut Link<'_>,
        (placement, application): (Uuid, Uuid),
        code: &str,
    ) -> Result<(), No> {
        let id = chance::id()?;
        let place = place_of("refused-pair", id);
        let sealed = self.seal_own(link, (application, &place), code.to_owned()).await?;
        Ok(store::approvals::refuse_pair(link, &PairRow { id, placement, application, sealed }).await?)
    }

    /// The coded reasons for which people are refused in a round, by numbers of application and placement.
    pub(super) async fn refused_in(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<BTreeMap<(String, String), String>, No> {
        let pairs = store::approvals::refused_pairs(link, round).await?;
        if pairs.is_empty() {
            return Ok(BTreeMap::new());
        }
        let places = store::placements::of_round(link, round).await?;
        let mut refused = BTreeMap::new();
        for pair in pairs {
            let place = places.iter().find(|place| place.id == pair.placement);
            let person = store::applications::by_id(link, pair.application).await?;
            if let Some((place, person)) = place.zip(person) {
                let at = place_of("refused-pair", pair.id);
                let code = self.open_own(link, (pair.application, &at), &pair.sealed).await?;
                refused.extend(code.map(|code| ((person.number, place.number.clone()), code)));
            }
        }
        Ok(refused)
    }
}
