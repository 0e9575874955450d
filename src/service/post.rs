//! A department writes a placement, submits it, changes it, takes it back. Owns where it may offer any, and that each change
//! waits for approval; who comes to it, `coming` says.

use uuid::Uuid;

use super::{
    Answers, Book, No, OfferState, Placed, Refusal, Service, Wrong,
    announced::{HOURS, twins},
    ask::{Question, Told, told},
    book::placed,
    site,
    submit::is_token,
    typed::written,
};
use crate::{
    chance,
    domain::{
        Announcement, Arg, Department, FactValue, Facts, Phase, Placing, PlacingVerb, Side, Texts, geo::Point,
    },
    i18n::sort,
    store::{self, Link, placements::PlacementRow, rounds::RoundRow},
};

/// The most seats that one placement has.
const MOST_SEATS: u32 = 10_000;

/// A placement as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PlacementForm {
    /// Token of the form: sent twice, it makes one placement.
    pub once: String,
    /// What was typed: `title`, `capacity`, the facts by name, and [`SITE`](super::SITE).
    pub answers: Answers,
    /// Whether it is to be kept as a draft only, which nobody else sees.
    pub draft: bool,
}

impl PlacementForm {
    fn verb(&self) -> PlacingVerb {
        if self.draft { PlacingVerb::Keep } else { PlacingVerb::Submit }
    }
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
    /// How many agreed pairs wait for the organisation's answer.
    pub agreed: u64,
    /// Whether the organisation offers the very same work in the round once more.
    pub twin: bool,
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
    site: Option<store::Json<Point>>,
    facts: Facts,
    about: Option<store::Json<Announcement>>,
}

/// What was typed; `before` is what stood there so far, of whose announcement stays what nobody is asked about.
fn typed(book: &Book, form: &PlacementForm, before: Option<&PlacementRow>) -> Result<Typed, No> {
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
    let announced = before.and_then(|row| row.about.as_ref()).map(|about| &about.0);
    let about = book.announced(announced, (&form.answers, &facts), &mut wrong);
    let about = (!about.is_empty()).then_some(store::Json(about));
    let stood = before.and_then(|row| row.site.as_ref()).map(|site| site.0);
    let site = site::said(&form.answers, stood).unwrap_or_else(|found| {
        wrong.push(found);
        None
    });
    let site = site.map(store::Json);
    match capacity {
        Some(capacity) if wrong.is_empty() => {
            Ok(Typed { title, capacity: i64::from(capacity), site, facts, about })
        }
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
    if let (Some(FactValue::Whole(hours)), Some(most)) = (facts.get(HOURS), book.most_hours(facts))
        && !(1..=most).contains(hours)
    {
        wrong.push(Wrong::new(HOURS, "wrong-hours").with("most", Arg::Whole(most)));
    }
}

/// Whether a round is a draft of another organisation: then it is not there yet.
fn hidden(round: &RoundRow, who: &Department) -> bool {
    round.state == Phase::Draft.name() && round.authority != who.staff().organisation
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
    /// Submits a placement in a round, for a caseworker to approve, or keeps it as a draft; gives its key. A form sent twice gives
    /// the first one's.
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
        let known = store::rounds::by_slug(link, slug).await?;
        let known = known.filter(|round| !hidden(round, who)).ok_or(No::NotFound)?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        if let Some(before) = store::placements::by_once(link, &self.form_mark(&form.once)).await? {
            let own = before.organisation == who.staff().organisation && before.round == row.id;
            return if own { Ok(before.id) } else { Err(Refusal::new("refused-form").into()) };
        }
        let book = self.book(&row)?;
        let state =
            form.verb().leads(Placing::Draft, Side::Organisation, book.phase).map_err(Refusal::new)?;
        may_post(link, who, row.id).await?;
        let typed = typed(&book, form, None)?;
        let row = PlacementRow {
            id: chance::id()?,
            round: row.id,
            number: self.next_number(link, row.id).await?,
            organisation: who.staff().organisation,
            title: typed.title,
            capacity: typed.capacity,
            site: typed.site,
            facts: store::Json(typed.facts),
            about: typed.about,
            state: state.name().to_owned(),
            note: String::new(),
            once: self.form_mark(&form.once),
            version: 1,
            created_at: self.now(),
            approved_by: None,
            approved_at: None,
            ended: false,
        };
        store::placements::add(link, &row).await?;
        self.announce(link, &row, Some(who.staff().account)).await?;
        let action = if form.draft { "placement-keep" } else { "placement-add" };
        self.note(link, Some(who.staff()), action, (Some(row.round), &row.number)).await?;
        tx.commit().await?;
        Ok(row.id)
    }

    /// `V1`, `V2`, …: the first that the round does not have.
    async fn next_number(&self, link: &mut Link<'_>, round: Uuid) -> Result<String, No> {
        let rows = store::placements::of_round(link, round).await?;
        let highest = rows.iter().filter_map(|row| row.number.strip_prefix('V')?.parse::<u32>().ok()).max();
        Ok(format!("V{}", highest.unwrap_or(0).saturating_add(1)))
    }

    /// Changes a placement as the page of `version` showed it, and submits it or keeps it as a draft; gives where it stands then.
    /// One that is approved waits again after any change, and stays approved without one.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's; [`No::Invalid`]; refusals `refused-stale`, `refused-round-closed`,
    /// `refused-finished`, `refused-placement-withdrawn`, `refused-placement-approved`.
    pub async fn change_placement(
        &self,
        who: &Department,
        (id, version): (Uuid, i64),
        form: &PlacementForm,
    ) -> Result<Placing, No> {
        let action = if form.draft { "placement-keep" } else { "placement-change" };
        self.edit(who, (id, version), (form.verb(), action), |book, row, to| {
            let typed = typed(book, form, Some(row))?;
            // Facts that nobody is asked about stay as they are.
            let mut facts = row.facts.0.clone();
            facts.extend(typed.facts);
            let announces =
                row.about.as_ref().map(|about| &about.0) == typed.about.as_ref().map(|about| &about.0);
            let is_there = row.site.as_ref().map(|site| site.0) == typed.site.as_ref().map(|site| site.0);
            let same = row.title == typed.title
                && row.capacity == typed.capacity
                && is_there
                && row.facts.0 == facts
                && announces;
            (row.title, row.capacity, row.facts.0) = (typed.title, typed.capacity, facts);
            (row.site, row.about) = (typed.site, typed.about);
            if same && row.placing() == Placing::Approved {
                return Ok(Placing::Approved);
            }
            (row.approved_by, row.approved_at) = (None, None);
            if to == Placing::Submitted {
                row.note.clear();
            }
            Ok(to)
        })
        .await
    }

    /// Takes a placement back.
    ///
    /// # Errors
    /// As [`change_placement`](Self::change_placement).
    pub async fn withdraw_placement(&self, who: &Department, (id, version): (Uuid, i64)) -> Result<(), No> {
        let verb = (PlacingVerb::Withdraw, "placement-withdraw");
        self.edit(who, (id, version), verb, |_, _, to| Ok(to)).await.map(drop)
    }

    async fn edit(
        &self,
        who: &Department,
        (id, version): (Uuid, i64),
        (verb, action): (PlacingVerb, &str),
        change: impl FnOnce(&Book, &mut PlacementRow, Placing) -> Result<Placing, No>,
    ) -> Result<Placing, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let seen = store::placements::by_id(link, id).await?;
        let seen = seen.filter(|row| row.organisation == who.staff().organisation).ok_or(No::NotFound)?;
        let round = store::rounds::touch(link, seen.round).await?;
        let round = round.filter(|round| !hidden(round, who)).ok_or(No::NotFound)?;
        // Read again under the lock.
        let mut row = store::placements::by_id(link, id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let leads = verb.leads(row.placing(), Side::Organisation, book.phase);
        // Where nothing can be changed any more, that comes before what else has changed.
        if book.phase.takes_placements() && row.version != version {
            return Err(Refusal::new("refused-stale").into());
        }
        let before = row.about.clone();
        let to = change(&book, &mut row, leads.map_err(Refusal::new)?)?;
        to.name().clone_into(&mut row.state);
        if !store::placements::change(link, &row).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        if before.map(|about| about.0) != row.about.as_ref().map(|about| about.0.clone()) {
            row.version += 1;
            self.announce_anew(link, &row, Some(who.staff().account)).await?;
        }
        self.note(link, Some(who.staff()), action, (Some(row.round), &row.number)).await?;
        tx.commit().await?;
        Ok(to)
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
        let rounds: Vec<_> = rounds.into_iter().filter(|round| !hidden(round, who)).collect();
        let mut own = Vec::new();
        let rows = store::placements::of_organisation(link, who.staff().organisation).await?;
        let twins: Vec<Uuid> = twins(&rows).into_iter().map(|row| row.id).collect();
        for row in rows {
            let Some(round) = rounds.iter().find(|round| round.id == row.round) else { continue };
            let coming = match round.state.as_str() {
                "published" | "finished" => store::offers::of_placement(link, row.id).await?,
                _ => Vec::new(),
            };
            let seen = coming.iter().filter(|offer| offer.organisations_from <= self.now());
            let states = seen.map(|offer| offer.at(self.now()).state);
            let coming: Vec<OfferState> = states.filter(|state| state.holds()).collect();
            let accepted = coming.iter().filter(|state| **state == OfferState::Accepted).count() as u64;
            let (slug, coming) = (round.slug.clone(), coming.len() as u64);
            let agreed = self.agreed_to_answer(link, (round, row.id)).await?;
            let twin = twins.contains(&row.id);
            own.push(Own { slug, placed: placed(row, &names)?, coming, accepted, agreed, twin });
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
        let round = store::rounds::by_id(link, row.round).await?;
        let round = round.filter(|round| !hidden(round, who)).ok_or(No::NotFound)?;
        let names = self.organisation_names(link).await?;
        Ok((self.book(&round)?, placed(row, &names)?))
    }
}
