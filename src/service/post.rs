//! A department offers a placement, changes it, takes it back, and sees who comes. Owns where it may offer any, what it may
//! change until when, that each change waits for approval, and that it sees nobody but those who were offered its own places.

use uuid::Uuid;

use super::{
    Answers, Book, No, OfferState, Opened, Placed, Refusal, Service, Wrong,
    ask::{Question, Told, told},
    audit::{Looked, Looker},
    book::placed,
    submit::is_token,
    typed::written,
};
use crate::{
    chance,
    domain::{Arg, Department, FactValue, Facts, Texts},
    i18n::sort,
    store::{self, Link, placements::PlacementRow},
};

/// The most seats that one placement has.
const MOST_SEATS: u32 = 10_000;

/// A placement as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PlacementForm {
    /// Token of the form: sent twice, it makes one placement.
    pub once: String,
    /// What was typed: `title`, `capacity`, and the facts by name.
    pub answers: Answers,
}

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
    /// What the person answered.
    pub state: OfferState,
}

/// A placement of one's own, as a list shows it.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its round's word in addresses.
    pub slug: String,
    /// The placement.
    pub placed: Placed,
    /// How many were offered a seat here and have not said no; 0 before the round is published.
    pub coming: u64,
    /// How many of them said yes.
    pub accepted: u64,
}

impl Book {
    /// What whoever offers a placement is asked. `places` are the round's: what they say is offered as an answer
    /// where the pack takes answers from the other side, since what applicants told is not for departments.
    pub fn asked_about_placements(&self, places: &[Placed]) -> Vec<Question> {
        let known = |name: &str| {
            let said = places.iter().filter_map(|place| match place.placement.facts.get(name) {
                Some(FactValue::Text(text)) => Some(text.clone()),
                _ => None,
            });
            let mut said: Vec<String> = said.collect();
            said.sort_by(|one, other| sort::compare(one, other));
            said.dedup();
            said.into_iter().map(|text| (text.clone(), Texts::same(&text))).collect()
        };
        let asked = self.rules.pack().asked_placement().into_iter();
        asked.map(|(name, fact)| Question::of(name, fact, || known(name))).collect()
    }

    /// What is known of a placement: what each fact is called, and its value in words or as data. What was asked comes
    /// first, in the order of the questions.
    pub fn told_of(&self, place: &Placed) -> Vec<(Texts, Told)> {
        let pack = self.rules.pack();
        let asked = pack.asked_placement();
        let others = pack.placement().iter().map(|(name, fact)| (name.as_str(), fact));
        let others = others.filter(|(_, fact)| fact.ask.is_none());
        let all = asked.iter().copied().chain(others);
        let known = all.filter_map(|(name, fact)| Some((fact, place.placement.facts.get(name)?)));
        known.map(|(fact, value)| (fact.label.clone(), told(fact, value))).collect()
    }
}

struct Typed {
    title: String,
    capacity: i64,
    facts: Facts,
}

fn typed(book: &Book, form: &PlacementForm) -> Result<Typed, No> {
    let mut wrong = Vec::new();
    let title = Book::line(&form.answers, "title", &mut wrong);
    let seats = form.answers.get("capacity").map(|text| text.trim()).unwrap_or_default();
    let capacity = seats.parse::<u32>().ok().filter(|seats| (1..=MOST_SEATS).contains(seats));
    if seats.is_empty() {
        wrong.push(Wrong::new("capacity", "wrong-seats-missing"));
    } else if capacity.is_none() {
        wrong.push(Wrong::new("capacity", "wrong-seats").with("most", Arg::Whole(i64::from(MOST_SEATS))));
    }
    let mut facts = Facts::new();
    for (name, fact) in book.rules.pack().asked_placement() {
        let text = form.answers.get(name).map(String::as_str).unwrap_or_default();
        match book.answer(name, fact, text) {
            Ok(Some(value)) => drop(facts.insert(name.to_owned(), value)),
            Ok(None) if fact.optional => {}
            // An organisation knows its own work: nothing about it is left to a person.
            Ok(None) => wrong.push(Wrong::new(name, "wrong-missing")),
            Err(found) => wrong.push(found),
        }
    }
    fits(book, &facts, &mut wrong);
    match capacity {
        Some(capacity) if wrong.is_empty() => Ok(Typed { title, capacity: i64::from(capacity), facts }),
        _ => Err(No::Invalid(wrong)),
    }
}

/// What the round and its rules say of days and hours beyond each answer by itself.
fn fits(book: &Book, facts: &Facts, wrong: &mut Vec<Wrong>) {
    let day = |name: &str| match facts.get(name) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    };
    let mut not_before = |name: &str, key, earliest| {
        if let (Some(day), Some(earliest)) = (day(name), earliest)
            && day < earliest
        {
            wrong.push(Wrong::new(name, key).with("earliest", Arg::Text(written(earliest))));
        }
    };
    not_before("first_day", "wrong-first-day", book.starts());
    not_before("last_day", "wrong-last-day", day("first_day"));
    let most = book.rules.pack().hours().iter().map(|hours| hours.a_day).max();
    if let (Some(FactValue::Whole(hours)), Some(most)) = (facts.get("hours_a_day"), most)
        && !(1..=most).contains(hours)
    {
        wrong.push(Wrong::new("hours_a_day", "wrong-hours").with("most", Arg::Whole(most)));
    }
}

fn still_open(book: &Book) -> Result<(), No> {
    if book.phase.takes_placements() { Ok(()) } else { Err(Refusal::new("refused-round-closed").into()) }
}

/// Whether an organisation is among those that may offer placements in a round.
async fn may_post(link: &mut Link<'_>, who: &Department, round: Uuid) -> Result<(), No> {
    let posters = store::posters::of_round(link, round).await?;
    if posters.contains(&who.staff().organisation) {
        return Ok(());
    }
    Err(Refusal::new("refused-not-poster").into())
}

impl Service {
    /// Submits a placement in a round, for a caseworker to approve; gives its key. A form sent twice gives the first one's.
    ///
    /// # Errors
    /// [`No::Invalid`] for every field that is wrong; a refusal when the round is closed, or where the organisation is not
    /// among those that may offer any.
    pub async fn post(&self, who: &Department, slug: &str, form: &PlacementForm) -> Result<Uuid, No> {
        if !is_token(&form.once) {
            return Err(Refusal::new("refused-form").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        if let Some(before) = store::placements::by_once(link, &self.form_mark(&form.once)).await? {
            let own = before.organisation == who.staff().organisation && before.round == row.id;
            return if own { Ok(before.id) } else { Err(Refusal::new("refused-form").into()) };
        }
        let book = self.book(&row)?;
        still_open(&book)?;
        may_post(link, who, row.id).await?;
        let typed = typed(&book, form)?;
        let row = PlacementRow {
            id: chance::id()?,
            round: row.id,
            number: self.next_number(link, row.id).await?,
            organisation: who.staff().organisation,
            title: typed.title,
            capacity: typed.capacity,
            site: None,
            facts: store::Json(typed.facts),
            state: "offered".to_owned(),
            once: self.form_mark(&form.once),
            version: 1,
            created_at: self.now(),
            approval: "submitted".to_owned(),
            approved_by: None,
            approved_at: None,
        };
        store::placements::add(link, &row).await?;
        self.note(link, Some(who.staff()), "placement-add", (Some(row.round), &row.number)).await?;
        tx.commit().await?;
        Ok(row.id)
    }

    /// `V1`, `V2`, …: the first that the round does not have.
    async fn next_number(&self, link: &mut Link<'_>, round: Uuid) -> Result<String, No> {
        let rows = store::placements::of_round(link, round).await?;
        let highest = rows.iter().filter_map(|row| row.number.strip_prefix('V')?.parse::<u32>().ok()).max();
        Ok(format!("V{}", highest.unwrap_or(0).saturating_add(1)))
    }

    /// Changes a placement as the page of `version` showed it; gives whether it waits for approval, as it does after any
    /// change.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's; [`No::Invalid`]; refusals `refused-stale`, `refused-round-closed`.
    pub async fn change_placement(
        &self,
        who: &Department,
        (id, version): (Uuid, i64),
        form: &PlacementForm,
    ) -> Result<bool, No> {
        self.edit(who, (id, version), "placement-change", |book, row| {
            let typed = typed(book, form)?;
            // Facts that nobody is asked about stay as they are.
            let mut facts = row.facts.0.clone();
            facts.extend(typed.facts);
            let same = row.title == typed.title && row.capacity == typed.capacity && row.facts.0 == facts;
            (row.title, row.capacity, row.facts.0) = (typed.title, typed.capacity, facts);
            if !same {
                "submitted".clone_into(&mut row.approval);
                (row.approved_by, row.approved_at) = (None, None);
            }
            Ok(row.waits())
        })
        .await
    }

    /// Takes a placement back.
    ///
    /// # Errors
    /// As [`change_placement`](Self::change_placement).
    pub async fn withdraw_placement(&self, who: &Department, (id, version): (Uuid, i64)) -> Result<(), No> {
        self.edit(who, (id, version), "placement-withdraw", |_, row| {
            "withdrawn".clone_into(&mut row.state);
            Ok(())
        })
        .await
    }

    async fn edit<T>(
        &self,
        who: &Department,
        (id, version): (Uuid, i64),
        action: &str,
        change: impl FnOnce(&Book, &mut PlacementRow) -> Result<T, No>,
    ) -> Result<T, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let seen = store::placements::by_id(link, id).await?;
        let seen = seen.filter(|row| row.organisation == who.staff().organisation).ok_or(No::NotFound)?;
        let round = store::rounds::touch(link, seen.round).await?.ok_or(No::NotFound)?;
        // Read again under the lock.
        let mut row = store::placements::by_id(link, id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        still_open(&book)?;
        if row.version != version || row.state != "offered" {
            return Err(Refusal::new("refused-stale").into());
        }
        let changed = change(&book, &mut row)?;
        if !store::placements::change(link, &row).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        self.note(link, Some(who.staff()), action, (Some(row.round), &row.number)).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// The rounds in which a department's organisation may offer placements, by key.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn rounds_to_post_in(&self, who: &Department) -> Result<Vec<Uuid>, No> {
        let mut conn = self.db.read().await?;
        Ok(store::posters::of_organisation(&mut conn.link(), who.staff().organisation).await?)
    }

    /// Everything that a department's organisation offers; the newest first.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn own_placements(&self, who: &Department) -> Result<Vec<Own>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let names = self.organisation_names(link).await?;
        let rounds = store::rounds::list(link).await?;
        let mut own = Vec::new();
        for row in store::placements::of_organisation(link, who.staff().organisation).await? {
            let Some(round) = rounds.iter().find(|round| round.id == row.round) else { continue };
            let coming = match round.state.as_str() {
                "published" => store::offers::of_placement(link, row.id).await?,
                _ => Vec::new(),
            };
            let states = coming.iter().map(|offer| offer.at(self.now()).state);
            let coming: Vec<OfferState> = states.filter(|state| state.holds()).collect();
            let accepted = coming.iter().filter(|state| **state == OfferState::Accepted).count() as u64;
            let (slug, coming) = (round.slug.clone(), coming.len() as u64);
            own.push(Own { slug, placed: placed(row, &names)?, coming, accepted });
        }
        Ok(own)
    }

    /// One placement of the department's organisation, with its round.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's.
    pub async fn own_placement(&self, who: &Department, id: Uuid) -> Result<(Book, Placed), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::placements::by_id(link, id).await?;
        let row = row.filter(|row| row.organisation == who.staff().organisation).ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let names = self.organisation_names(link).await?;
        Ok((self.book(&round)?, placed(row, &names)?))
    }

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
        let mut decided = self.decided(link, round.id).await?;
        let mut coming = Vec::new();
        for offer in store::offers::of_placement(link, id).await? {
            let state = offer.at(self.now()).state;
            let row = store::applications::by_id(link, offer.application).await?;
            let Some(row) = row.filter(|_| state.holds()) else { continue };
            let opened = self.opened(&row, decided.remove(&row.id).unwrap_or_default())?;
            let accepted = state == OfferState::Accepted;
            let facts = if accepted { shown(&book, &opened)? } else { Vec::new() };
            let Opened { number, person, .. } = opened;
            let contact = accepted.then_some(person.contact);
            coming.push(Coming { number, name: person.name, contact, facts, state });
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

/// What an organisation needs to know of whoever comes to work: the facts that the rules show it, decisions counted in.
fn shown(book: &Book, opened: &Opened) -> Result<Vec<(Texts, Told)>, No> {
    let known = opened.applicant()?.facts;
    let shown = book.rules.pack().applicant().iter().filter(|(_, fact)| fact.shown_to_organisation);
    let told = shown.filter_map(|(name, fact)| Some((fact.label.clone(), told(fact, known.get(name)?))));
    Ok(told.collect())
}
