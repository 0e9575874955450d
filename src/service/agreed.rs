//! Pairs that a person and an employer agreed on before places are given, where the round lets them: a caseworker or the organisation
//! records one, and the employer confirms or refuses it. Owns that a confirmed pair alone stands in a round's folder, and only where
//! the rules and a wish of the person's own allow it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    Book, No, Opened, Placed, Refusal, Service, Wrong,
    approvals::ground,
    book::{placed, untold},
    data_key, taken,
};
use crate::{
    chance,
    domain::{
        Applicant, Caseworker, Department, FactValue, Occasion, Staff,
        agreed::{Code, State, Verb},
        text::{folded, normal},
    },
    rules::PairJudgement,
    store::{
        self, Link,
        agreed::{AgreedEventRow, AgreedRow},
        applications::ApplicationRow,
        placements::PlacementRow,
        rounds::RoundRow,
    },
};

/// Who recorded a pair.
pub(super) const BY_CASEWORKER: &str = "caseworker";
/// The same: the organisation.
pub(super) const BY_ORGANISATION: &str = "organisation";

impl Book {
    /// Whether a person wishes for a placement, by name or by a description.
    pub(super) fn wishes_for(&self, opened: &Opened, place: &Placed) -> Result<bool, No> {
        let applicant = opened.applicant()?;
        Ok(self.reach(opened, &applicant).takes(&place.placement))
    }

    /// Whether the rules refuse a pair; where a person has to decide about it first they do not.
    pub(super) fn refuses(&self, applicant: &Applicant, place: &Placed) -> bool {
        let (person, there) =
            (self.rules.prepare_applicant(applicant), self.rules.prepare_placement(&place.placement));
        matches!(self.rules.pair_at(&person, &there, None), PairJudgement::Impossible(_))
    }
}

/// That a round lets pairs count, and that nothing of it is published.
fn open(book: &Book) -> Result<(), Refusal> {
    if book.settings.agreed.is_none() {
        return Err(Refusal::new("refused-agreed-off"));
    }
    untold(book.phase)
}

/// An unknown word in the table.
pub(super) fn state(row: &AgreedRow) -> Result<State, No> {
    row.state().ok_or_else(|| No::Broken("an unknown word about an agreed pair".to_owned()))
}

/// What happens to a pair.
struct Happens {
    verb: Verb,
    /// How many events the page showed.
    shown: i64,
    /// The coded reason, or on what it rests.
    why: Option<String>,
}

impl Service {
    /// Writes into a round's people what was agreed and confirmed, and nothing else of the kind: whatever a form or a sheet says there is
    /// what somebody claims.
    pub(super) async fn with_agreed(
        &self,
        link: &mut Link<'_>,
        (book, people): (&Book, &[Opened]),
        (places, applicants): (&[Placed], &mut [Applicant]),
    ) -> Result<(), No> {
        let asked = book.settings.agreed.as_ref().and(book.settings.constraints.pinned.as_ref());
        let Some(column) = asked else { return Ok(()) };
        for applicant in applicants.iter_mut() {
            applicant.facts.remove(column);
        }
        // Whoever was given the place has had what was agreed: it gives them none a second time.
        let given: BTreeSet<(Uuid, Uuid)> = store::offers::of_round(link, book.id)
            .await?
            .into_iter()
            .filter(|offer| !offer.at(self.now()).state.holds())
            .map(|offer| (offer.application, offer.placement))
            .collect();
        for row in store::agreed::of_round(link, book.id).await? {
            if state(&row)? != State::Confirmed || given.contains(&(row.application, row.placement)) {
                continue;
            }
            let at = people.iter().position(|person| person.id == row.application);
            let place = places.iter().find(|place| place.id == row.placement);
            let Some((at, place)) = at.zip(place) else { continue };
            let applicant = &mut applicants[at];
            if book.wishes_for(&people[at], place)? && !book.refuses(applicant, place) {
                let number = place.placement.id.as_str().to_owned();
                applicant.facts.insert(column.clone(), FactValue::Text(number));
            }
        }
        Ok(())
    }

    /// A caseworker records that somebody and an employer agreed on a placement that the person wishes for; gives the pair's key.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at `placement`; refusals `refused-agreed-off`, `refused-published`,
    /// `refused-finished`, `refused-withdrawn`, `refused-agreed-rules`, `refused-agreed-there`.
    pub async fn record_agreed(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        placement: &str,
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (known, row) = self.application_of(link, who, (slug, number)).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        open(&book)?;
        if row.state == "withdrawn" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let (opened, places) = (self.opened(&row)?, self.places(link, round.id).await?);
        let place = places.into_iter().find(|place| place.placement.id.as_str() == placement);
        let place = place.filter(|place| book.wishes_for(&opened, place).unwrap_or(false));
        let place = place.ok_or_else(|| Wrong::new("placement", "wrong-agreed-placement"))?;
        if book.refuses(&opened.applicant()?, &place) {
            return Err(Refusal::new("refused-agreed-rules").into());
        }
        let id = self.agree(link, (&round, &row, place.id), (who.staff(), BY_CASEWORKER)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// An organisation records that it and somebody agreed on a placement of its own, by the number of the application and the person's
    /// name; gives the pair's key. What does not fit together is one answer, whatever it is: nobody is found by trying.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's placement; [`No::Invalid`] at `number`; refusals `refused-agreed-off`,
    /// `refused-published`, `refused-finished`, `refused-placement-unapproved`, `refused-agreed-there`.
    pub async fn record_agreed_at(
        &self,
        who: &Department,
        id: Uuid,
        (number, name): (&str, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.own_locked(link, who, id).await?;
        let book = self.book(&round)?;
        open(&book)?;
        if !row.is_offered() {
            return Err(Refusal::new("refused-placement-unapproved").into());
        }
        let found = self.named_so(link, (&book, &round, row), (number.trim(), name.trim())).await?;
        let found = found.ok_or_else(|| Wrong::new("number", "wrong-agreed-person"))?;
        let id = self.agree(link, (&round, &found, id), (who.staff(), BY_ORGANISATION)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The application with a number whose person has a name and wishes for a placement.
    async fn named_so(
        &self,
        link: &mut Link<'_>,
        (book, round, place): (&Book, &RoundRow, PlacementRow),
        (number, name): (&str, &str),
    ) -> Result<Option<ApplicationRow>, No> {
        let found = store::applications::by_number(link, number).await?;
        let there = |row: &ApplicationRow| {
            row.round == round.id && row.state != "withdrawn" && row.wrapped_key.is_some()
        };
        let Some(found) = found.filter(there) else { return Ok(None) };
        let opened = self.opened(&found)?;
        let place = placed(place, &self.organisation_names(link).await?)?;
        let meant = |name: &str| folded(&normal(name));
        let same = !name.is_empty() && meant(&opened.person.name) == meant(name);
        Ok((same && book.wishes_for(&opened, &place)?).then_some(found))
    }

    /// Adds a pair in a locked round.
    async fn agree(
        &self,
        link: &mut Link<'_>,
        (round, row, placement): (&RoundRow, &ApplicationRow, Uuid),
        (staff, side): (&Staff, &str),
    ) -> Result<Uuid, No> {
        let before = store::agreed::of_application(link, row.id).await?;
        for one in &before {
            if state(one)?.stands() {
                return Err(Refusal::new("refused-agreed-there").into());
            }
        }
        let pair = AgreedRow {
            id: chance::id()?,
            application: row.id,
            placement,
            number: before.first().map_or(0, |newest| newest.number) + 1,
            side: side.to_owned(),
            account: staff.account,
            at: self.now(),
            became: String::new(),
            events: 0,
        };
        let there = |error| taken(error, "refused-agreed-there");
        store::agreed::add(link, &pair).await.map_err(there)?;
        self.note(link, Some(staff), "agreed-record", (Some(round.id), &row.number)).await?;
        Ok(pair.id)
    }

    /// The employer confirms a pair, or refuses it with a coded reason, as the page of so many `events` showed it: `confirmed` or a word
    /// of [`Code`]. The same once more changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's; [`No::Invalid`] at `answer`; refusals `refused-agreed-off`, `refused-published`,
    /// `refused-finished`, `refused-agreed-refused`, `refused-agreed-taken-back`, `refused-agreed-seats`, `refused-withdrawn`,
    /// `refused-placement-unapproved`, `refused-stale`.
    pub async fn answer_agreed(
        &self,
        who: &Department,
        (pair, shown): (Uuid, i64),
        answer: &str,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let seen = store::agreed::by_id(link, pair).await?.ok_or(No::NotFound)?;
        let (round, place) = self.own_locked(link, who, seen.placement).await?;
        open(&self.book(&round)?)?;
        let why = Code::from_name(answer);
        let verb = match (answer, why) {
            ("confirmed", _) => Verb::Confirm,
            (_, Some(_)) => Verb::Refuse,
            _ => {
                // Whether it can be answered at all is said first.
                let row = store::agreed::by_id(link, pair).await?.ok_or(No::NotFound)?;
                state(&row)?.may(Verb::Refuse).map_err(Refusal::new)?;
                if row.events != shown {
                    return Err(Refusal::new("refused-stale").into());
                }
                return Err(Wrong::new("answer", "wrong-agreed-answer").into());
            }
        };
        let happens = Happens { verb, shown, why: why.map(|code| code.name().to_owned()) };
        self.happens(link, (&round, pair, Some(&place)), (who.staff(), happens)).await?;
        Ok(tx.commit().await?)
    }

    /// A caseworker takes a pair back, as the page of so many `events` showed it, with the ground. The same once more changes nothing and
    /// is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at `ground`; refusals `refused-agreed-off`, `refused-published`,
    /// `refused-finished`, `refused-agreed-refused`, `refused-stale`.
    pub async fn take_back_agreed(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        ((pair, shown), typed): ((Uuid, i64), &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (known, row) = self.application_of(link, who, (slug, number)).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let seen = store::agreed::by_id(link, pair).await?;
        seen.filter(|seen| seen.application == row.id).ok_or(No::NotFound)?;
        open(&self.book(&round)?)?;
        let why = ground(typed);
        let typed = why.as_ref().map_or_else(|_| "-".to_owned(), Clone::clone);
        let happens = Happens { verb: Verb::TakeBack, shown, why: Some(typed) };
        self.happens(link, (&round, pair, None), (who.staff(), happens)).await?;
        // What keeps it from being taken back is said first; without a ground nothing is committed.
        why?;
        Ok(tx.commit().await?)
    }

    /// Lets something happen to a pair in a locked round; what was computed before has other inputs where it counted or counts now.
    async fn happens(
        &self,
        link: &mut Link<'_>,
        (round, pair, place): (&RoundRow, Uuid, Option<&PlacementRow>),
        (staff, happens): (&Staff, Happens),
    ) -> Result<(), No> {
        let Happens { verb, shown, why } = happens;
        // Read again under the round's lock.
        let row = store::agreed::by_id(link, pair).await?.ok_or(No::NotFound)?;
        let before = state(&row)?;
        if !before.may(verb).map_err(Refusal::new)? {
            return Ok(());
        }
        if row.events != shown {
            return Err(Refusal::new("refused-stale").into());
        }
        let application = store::applications::by_id(link, row.application).await?.ok_or(No::NotFound)?;
        if let (Verb::Confirm, Some(place)) = (verb, place) {
            self.may_confirm(link, &application, place).await?;
        }
        let id = chance::id()?;
        let key = self.vault.key_of(&application)?;
        let sealed = why.zip(key).map(|(why, key)| key.seal(&data_key::agreed(id), &why)).transpose()?;
        let event = AgreedEventRow {
            id,
            pair: row.id,
            number: row.events + 1,
            kind: verb.leads().name().to_owned(),
            account: staff.account,
            at: self.now(),
            sealed,
        };
        let stale = |error| taken(error, "refused-stale");
        store::agreed::happen(link, &event).await.map_err(stale)?;
        if verb == Verb::Confirm || before == State::Confirmed {
            store::rounds::touch(link, round.id).await?;
        }
        // Of what a caseworker takes back for the person, the person hears from them.
        if verb != Verb::TakeBack {
            let now = self.received(link).await?;
            let subject = id.to_string();
            self.write_to(link, (round.id, application.id), (Occasion::Agreed, &subject), now).await?;
        }
        let action = match verb {
            Verb::Confirm => "agreed-confirm",
            Verb::Refuse => "agreed-refuse",
            Verb::TakeBack => "agreed-take-back",
        };
        self.note(link, Some(staff), action, (Some(round.id), &application.number)).await
    }

    /// That a pair can be confirmed: its person has not withdrawn, the placement is offered, and it has a seat beside those that are
    /// confirmed already.
    async fn may_confirm(
        &self,
        link: &mut Link<'_>,
        application: &ApplicationRow,
        place: &PlacementRow,
    ) -> Result<(), No> {
        if application.state == "withdrawn" || application.wrapped_key.is_none() {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        if !place.is_offered() {
            return Err(Refusal::new("refused-placement-unapproved").into());
        }
        let all = store::agreed::of_placement(link, place.id).await?;
        let confirmed = all.iter().filter(|one| one.state() == Some(State::Confirmed)).count();
        if i64::try_from(confirmed).unwrap_or(i64::MAX) >= place.capacity {
            return Err(Refusal::new("refused-agreed-seats").into());
        }
        Ok(())
    }
}
