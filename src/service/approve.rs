//! A caseworker approves the placements that organisations submit, and says which organisations may submit any. Owns that
//! nobody is shown a placement before, and that unusually many seats are approved only by whoever says that they know.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Book, No, Placed, Refusal, Service, announced::twins, approvals::ground, book::placed};
use crate::{
    domain::{Arg, Caseworker, Placing, PlacingVerb, Side},
    i18n::sort,
    store::{self, placements::PlacementRow},
};

/// A placement with what became of it on a caseworker's desk.
#[derive(Debug)]
pub struct Submission {
    /// The placement.
    pub placed: Placed,
    /// Who approved it, and when; no name where it came in with the round.
    pub approved: Option<(Option<String>, DateTime<Utc>)>,
    /// Whether its seats, or its organisation's with it, are more than the round takes without a question.
    pub many: Many,
    /// Whether its organisation offers the very same work in the round once more.
    pub twin: bool,
    /// The caseworker who wrote it down for its organisation.
    pub entered_by: Option<String>,
    /// Whether that is whoever looks: then somebody else approves it.
    pub own: bool,
}

/// Seats beyond what a round takes without a question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Many {
    /// The most that one placement has without a question, where this one has more.
    pub placement: Option<u32>,
    /// All seats of the organisation with this placement's, and the most without a question, where they are more.
    pub organisation: Option<(u64, u32)>,
}

impl Many {
    /// Whether there is something to ask.
    pub fn any(self) -> bool {
        self.placement.is_some() || self.organisation.is_some()
    }
}

/// A placement that was given back to be mended. What its organisation makes of it meanwhile is the organisation's draft: its seats
/// and facts are not shown.
#[derive(Debug, Clone)]
pub struct Returned {
    /// Key.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Whose it is: key and name.
    pub organisation: (Uuid, String),
    /// What is to be mended.
    pub ground: String,
    /// The caseworker who wrote it down for its organisation.
    pub entered_by: Option<String>,
}

/// The placements of a round as its caseworkers see them.
#[derive(Debug)]
pub struct Submissions {
    /// The round.
    pub book: Book,
    /// Those that wait for approval, by number.
    pub waiting: Vec<Submission>,
    /// Those that were given back to be mended and did not come again, by number.
    pub returned: Vec<Returned>,
    /// Those that are offered, by number.
    pub offered: Vec<Submission>,
    /// Organisations that may offer placements here, by name.
    pub posters: Vec<(Uuid, String)>,
    /// The others, by name.
    pub others: Vec<(Uuid, String)>,
}

/// What is unusual about a placement's seats, among all of its round that are not taken back.
fn many(book: &Book, row: &PlacementRow, rows: &[PlacementRow]) -> Many {
    let limits = book.settings.limits;
    let seats = |row: &PlacementRow| u64::try_from(row.capacity).unwrap_or(0);
    let offered = rows
        .iter()
        .filter(|other| other.organisation == row.organisation && (other.is_offered() || other.id == row.id));
    let all = offered.map(seats).sum::<u64>();
    Many {
        placement: (seats(row) > u64::from(limits.placement_seats)).then_some(limits.placement_seats),
        organisation: (all > u64::from(limits.organisation_seats))
            .then_some((all, limits.organisation_seats)),
    }
}

/// Where a caseworker's verb leads a placement that a page of `version` showed.
fn may(book: &Book, (row, version): (&PlacementRow, i64), verb: PlacingVerb) -> Result<Placing, No> {
    let leads = verb.leads(row.placing(), Side::Caseworker, book.phase);
    // Where nothing can be changed any more, that comes before what else has changed.
    if book.phase.takes_placements() && row.version != version {
        return Err(Refusal::new("refused-stale").into());
    }
    Ok(leads.map_err(Refusal::new)?)
}

fn still_open(book: &Book) -> Result<(), No> {
    if book.phase.takes_placements() { Ok(()) } else { Err(Refusal::new("refused-round-closed").into()) }
}

impl Service {
    /// The placements of a round, and who may offer any.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn submissions(&self, who: &Caseworker, slug: &str) -> Result<Submissions, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let book = self.book(&round)?;
        let names = self.organisation_names(link).await?;
        let people: BTreeMap<Uuid, String> = store::accounts::list(link)
            .await?
            .into_iter()
            .map(|account| (account.id, account.name))
            .collect();
        let rows = store::placements::of_round(link, round.id).await?;
        let twins: Vec<Uuid> = twins(&rows).into_iter().map(|row| row.id).collect();
        let (mut waiting, mut offered) = (Vec::new(), Vec::new());
        for row in rows.iter().filter(|row| row.waits() || row.is_offered()) {
            let by = row.approved_by.and_then(|account| people.get(&account).cloned());
            let submission = Submission {
                approved: row.approved_at.map(|at| (by, at)),
                many: many(&book, row, &rows),
                twin: twins.contains(&row.id),
                entered_by: row.entered_by.and_then(|account| people.get(&account).cloned()),
                own: row.entered_by == Some(who.staff().account),
                placed: placed(row.clone(), &names)?,
            };
            if row.waits() { waiting.push(submission) } else { offered.push(submission) }
        }
        let sent_back = rows.iter().filter(|row| row.placing() == Placing::Draft && !row.note.is_empty());
        let returned = sent_back.map(|row| Returned {
            id: row.id,
            title: row.title.clone(),
            organisation: (row.organisation, names.get(&row.organisation).cloned().unwrap_or_default()),
            ground: row.note.clone(),
            entered_by: row.entered_by.and_then(|account| people.get(&account).cloned()),
        });
        let returned = returned.collect();
        let may = store::posters::of_round(link, round.id).await?;
        let mut names: Vec<(Uuid, String)> = names.into_iter().collect();
        names.sort_by(|(_, one), (_, other)| sort::compare(one, other));
        let (posters, others) = names.into_iter().partition(|(organisation, _)| may.contains(organisation));
        Ok(Submissions { book, waiting, returned, offered, posters, others })
    }

    /// Approves a placement as the page of `version` showed it; `knowing` where whoever approves has read that its seats
    /// are unusually many.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-stale`, `refused-round-closed`, `refused-placement-approved`,
    /// `refused-placement-withdrawn`, `refused-own-placement` for whoever wrote it down, and `refused-many-seats` unless `knowing`.
    pub async fn approve_placement(
        &self,
        who: &Caseworker,
        slug: &str,
        (id, version): (Uuid, i64),
        knowing: bool,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let rows = store::placements::of_round(link, round.id).await?;
        let mut row = rows.iter().find(|row| row.id == id).cloned().ok_or(No::NotFound)?;
        let to = may(&book, (&row, version), PlacingVerb::Approve)?;
        if row.entered_by == Some(who.staff().account) {
            return Err(Refusal::new("refused-own-placement").into());
        }
        if many(&book, &row, &rows).any() && !knowing {
            return Err(Refusal::new("refused-many-seats").with("n", Arg::Whole(row.capacity)).into());
        }
        to.name().clone_into(&mut row.state);
        (row.approved_by, row.approved_at) = (Some(who.staff().account), Some(self.now()));
        if !store::placements::change(link, &row).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        self.note(link, Some(who.staff()), "placement-approve", (Some(round.id), &row.number)).await?;
        Ok(tx.commit().await?)
    }

    /// Gives a placement back to its organisation as a draft, as the page of `version` showed it, with what is to be mended.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] without a ground; refusals as of
    /// [`approve_placement`](Self::approve_placement).
    pub async fn send_back(
        &self,
        who: &Caseworker,
        slug: &str,
        (id, version): (Uuid, i64),
        why: &str,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let row = store::placements::by_id(link, id).await?;
        let mut row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        let to = may(&self.book(&round)?, (&row, version), PlacingVerb::SendBack)?;
        row.note = ground(why)?;
        to.name().clone_into(&mut row.state);
        if !store::placements::change(link, &row).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        self.note(link, Some(who.staff()), "placement-return", (Some(round.id), &row.number)).await?;
        Ok(tx.commit().await?)
    }

    /// Lets an organisation offer placements in a round, or no more of them; what it offers already stays.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-round-closed`.
    pub async fn let_post(
        &self,
        who: &Caseworker,
        slug: &str,
        organisation: Uuid,
        may: bool,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        still_open(&self.book(&round)?)?;
        let name = store::accounts::organisation_name(link, organisation).await?.ok_or(No::NotFound)?;
        let action = if may {
            let by = Some(who.staff().account);
            store::posters::add(link, (round.id, organisation), by, self.now()).await?;
            "poster-add"
        } else {
            store::posters::remove(link, round.id, organisation).await?;
            "poster-remove"
        };
        self.note(link, Some(who.staff()), action, (Some(round.id), &name)).await?;
        Ok(tx.commit().await?)
    }
}
