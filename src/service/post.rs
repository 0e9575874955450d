//! A department writes a placement, submits it, changes it, takes it back. Owns where it may offer any, and that each change
//! waits for approval; who comes to it, `coming` says.

use uuid::Uuid;

use super::{
    Book, No, OfferState, Placed, Refusal, Service,
    announced::twins,
    ask::{Question, Told, told},
    book::placed,
    post_typed::{PlacementForm, Stood, typed},
    submit::is_token,
};
use crate::{
    chance,
    domain::{
        Announcement, Department, FactValue, Phase, Placing, PlacingVerb, Side, Staff, Texts, geo::Point,
    },
    i18n::sort,
    store::{self, Link, placements::PlacementRow, rounds::RoundRow},
};

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

/// Writes what was typed into a placement; gives where it stands then.
pub(super) fn changed(
    book: &Book,
    (row, form): (&mut PlacementRow, &PlacementForm),
    to: Placing,
) -> Result<Placing, No> {
    let typed = typed(book, form, Stood::of(row))?;
    // Facts that nobody is asked about stay as they are.
    let mut facts = row.facts.0.clone();
    facts.extend(typed.facts);
    let announced = |about: &Option<store::Json<Announcement>>| about.as_ref().map(|about| about.0.clone());
    let site = |site: &Option<store::Json<Point>>| site.as_ref().map(|site| site.0);
    let same = row.title == typed.title
        && row.capacity == typed.capacity
        && site(&row.site) == site(&typed.site)
        && row.facts.0 == facts
        && announced(&row.about) == announced(&typed.about);
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
}

/// Whether a round is a draft of another organisation: then it is not there yet.
pub(super) fn hidden(round: &RoundRow, who: &Department) -> bool {
    round.state == Phase::Draft.name() && round.authority != who.staff().organisation
}

/// Whether an organisation is among those that may offer placements in a round.
pub(super) async fn may_post(link: &mut Link<'_>, who: &Department, round: Uuid) -> Result<(), No> {
    may_offer(link, who.staff().organisation, round).await
}

/// The same of an organisation by its key.
pub(super) async fn may_offer(link: &mut Link<'_>, organisation: Uuid, round: Uuid) -> Result<(), No> {
    let posters = store::posters::of_round(link, round).await?;
    if posters.contains(&organisation) { Ok(()) } else { Err(Refusal::new("refused-not-poster").into()) }
}

/// Who adds a placement, and whose it is.
pub(super) struct Poster<'a> {
    pub(super) staff: &'a Staff,
    pub(super) organisation: Uuid,
    /// The caseworker who writes it down for the organisation.
    pub(super) entered_by: Option<Uuid>,
}

impl<'a> Poster<'a> {
    /// A department, for its own organisation.
    pub(super) fn of(who: &'a Department) -> Self {
        Self { staff: who.staff(), organisation: who.staff().organisation, entered_by: None }
    }
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
        let id = self.add_placement(link, (&Poster::of(who), &row), (&book, form), state).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Adds a placement to a locked round, where it stands as `state` says; gives its key.
    pub(super) async fn add_placement(
        &self,
        link: &mut Link<'_>,
        (who, round): (&Poster<'_>, &RoundRow),
        (book, form): (&Book, &PlacementForm),
        state: Placing,
    ) -> Result<Uuid, No> {
        let typed = typed(book, form, Stood::default())?;
        let row = PlacementRow {
            id: chance::id()?,
            round: round.id,
            number: self.next_number(link, round.id).await?,
            organisation: who.organisation,
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
            entered_by: who.entered_by,
        };
        store::placements::add(link, &row).await?;
        self.announce(link, &row, Some(who.staff.account)).await?;
        let action = if form.draft { "placement-keep" } else { "placement-add" };
        self.note(link, Some(who.staff), action, (Some(row.round), &row.number)).await?;
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
        let change = |book: &Book, row: &mut PlacementRow, to| changed(book, (row, form), to);
        self.edit(who, (id, version), (form.verb(), action), change).await
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
        let book = self.book(&round)?;
        let to = self.edit_placement(link, (who, &book), (id, version), (verb, action), change).await?;
        tx.commit().await?;
        Ok(to)
    }

    /// Changes a placement of a locked round, as a page of `version` showed it; gives where it stands then.
    pub(super) async fn edit_placement(
        &self,
        link: &mut Link<'_>,
        (who, book): (&Department, &Book),
        (id, version): (Uuid, i64),
        (verb, action): (PlacingVerb, &str),
        change: impl FnOnce(&Book, &mut PlacementRow, Placing) -> Result<Placing, No>,
    ) -> Result<Placing, No> {
        // Read again under the lock.
        let mut row = store::placements::by_id(link, id).await?.ok_or(No::NotFound)?;
        let leads = verb.leads(row.placing(), Side::Organisation, book.phase);
        // Where nothing can be changed any more, that comes before what else has changed.
        if book.phase.takes_placements() && row.version != version {
            return Err(Refusal::new("refused-stale").into());
        }
        let before = row.about.clone();
        let to = change(book, &mut row, leads.map_err(Refusal::new)?)?;
        to.name().clone_into(&mut row.state);
        // What the organisation itself says is no caseworker's word any more.
        row.entered_by = None;
        if !store::placements::change(link, &row).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        if before.map(|about| about.0) != row.about.as_ref().map(|about| about.0.clone()) {
            row.version += 1;
            self.announce_anew(link, &row, Some(who.staff().account)).await?;
        }
        self.note(link, Some(who.staff()), action, (Some(row.round), &row.number)).await?;
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
