//! Finding rounds and placements: what everyone may see.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Europe::Riga;
use uuid::Uuid;

use super::{Book, No, Phase, Placed, Sequence, Service, Written, book::phase};
use crate::{
    domain::{Caseworker, Holder, Lang, Outcome, Staff, Texts},
    files::report,
    store::{self, publications::PublicationRow, rounds::RoundRow},
};

/// A round as lists show it.
#[derive(Debug, Clone)]
pub struct RoundLine {
    /// Key.
    pub id: Uuid,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: Texts,
    /// Programme.
    pub programme: String,
    /// Where it stands.
    pub phase: Phase,
    /// What puts people of one priority group in order.
    pub sequence: Sequence,
    /// First moment for applications.
    pub opens_at: DateTime<Utc>,
    /// First moment after which none are taken.
    pub closes_at: DateTime<Utc>,
    /// When a caseworker closed it, if one has.
    pub closed_at: Option<DateTime<Utc>>,
    /// Seats offered.
    pub seats: u64,
    /// Placements offered.
    pub placements: u64,
    /// Applications, withdrawn ones counted.
    pub applications: u64,
    /// The organisation whose caseworkers decide.
    pub authority: Uuid,
}

/// A placement as lists show it, with how many chose it.
#[derive(Debug, Clone)]
pub struct PlaceLine {
    /// The placement.
    pub placed: Placed,
    /// How many wished for it at any rank.
    pub wished: u64,
    /// How many had it as their first choice.
    pub first: u64,
}

/// Whether somebody may see a round: anyone once it takes applications; before that its authority and whoever brought it in,
/// and, unless it is a draft, organisations that offer placements in it or may.
fn sees(row: &RoundRow, phase: Phase, viewer: Option<&Staff>, posts: bool) -> bool {
    let own = |staff: &Staff| {
        row.authority == staff.organisation
            || row.brought_by == Some(staff.account)
            || (phase == Phase::Upcoming && posts)
    };
    phase.is_public() || viewer.is_some_and(own)
}

impl Service {
    /// The rounds that somebody may see, the latest deadline first.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn rounds_for(&self, viewer: Option<&Staff>) -> Result<Vec<RoundLine>, No> {
        let mut seen = Vec::new();
        for line in self.rounds().await? {
            if line.phase.is_public() || self.may_see(&line.slug, viewer).await? {
                seen.push(line);
            }
        }
        Ok(seen)
    }

    /// A round with its rules and placements, for somebody who may see it.
    ///
    /// # Errors
    /// [`No::NotFound`] also where it is not for this person to see yet.
    pub async fn round_for(&self, slug: &str, viewer: Option<&Staff>) -> Result<(Book, Vec<Placed>), No> {
        let (book, places) = self.round(slug).await?;
        if book.phase.is_public() || self.may_see(slug, viewer).await? {
            return Ok((book, places));
        }
        Err(No::NotFound)
    }

    async fn may_see(&self, slug: &str, viewer: Option<&Staff>) -> Result<bool, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        let posts = match viewer.map(|staff| staff.organisation) {
            Some(organisation) => {
                let own = store::placements::of_organisation(link, organisation).await?;
                let offers = own.iter().any(|place| place.round == row.id);
                offers || store::posters::of_round(link, row.id).await?.contains(&organisation)
            }
            None => false,
        };
        Ok(sees(&row, phase(&row, self.now()), viewer, posts))
    }

    /// Every round, the latest deadline first.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn rounds(&self) -> Result<Vec<RoundLine>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut lines = Vec::new();
        for row in store::rounds::list(link).await? {
            let places = store::placements::of_round(link, row.id).await?;
            let offered: Vec<_> = places.iter().filter(|place| place.is_offered()).collect();
            let applications = store::applications::count(link, row.id).await?;
            lines.push(RoundLine {
                seats: offered.iter().filter_map(|place| u64::try_from(place.capacity).ok()).sum(),
                placements: offered.len() as u64,
                applications: u64::try_from(applications).unwrap_or(0),
                phase: self.seen(link, &row).await?.phase,
                sequence: self.book(&row)?.sequence(),
                name: Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru },
                id: row.id,
                slug: row.slug,
                programme: row.programme,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                closed_at: row.closed_at,
                authority: row.authority,
            });
        }
        Ok(lines)
    }

    /// A round with its rules, and its placements by number.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn round(&self, slug: &str) -> Result<(Book, Vec<Placed>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        let places = self.places(link, row.id).await?;
        Ok((self.seen(link, &row).await?, places))
    }

    /// A round as everyone sees it: published only from the moment on at which applicants see what was published.
    pub(super) async fn seen(&self, link: &mut store::Link<'_>, row: &RoundRow) -> Result<Book, No> {
        let mut book = self.book(row)?;
        if book.phase == Phase::Published {
            let first = store::publications::first(link, row.id).await?;
            if first.is_some_and(|first| first.applicants_from > self.now()) {
                book.phase = Phase::Closed;
            }
        }
        Ok(book)
    }

    /// The published outcome of a round, as soon as caseworkers see it.
    pub(super) async fn published_for_staff(
        &self,
        link: &mut store::Link<'_>,
        round: Uuid,
    ) -> Result<Option<Arc<Outcome>>, No> {
        let first = store::publications::first(link, round).await?;
        match first.filter(|first| first.staff_from <= self.now()) {
            Some(first) => Ok(Some(self.published_outcome(link, &first).await?)),
            None => Ok(None),
        }
    }

    /// The organisation that runs a round.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn authority_name(&self, book: &Book) -> Result<String, No> {
        let mut conn = self.db.read().await?;
        let name = store::accounts::organisation_name(&mut conn.link(), book.authority).await?;
        Ok(name.unwrap_or_default())
    }

    /// The published outcome of a round as everyone sees it, with the moment of publication and the deadline for answers; `None` before.
    ///
    /// # Errors
    /// [`No::NotFound`] when there is no such round.
    pub async fn published(
        &self,
        slug: &str,
    ) -> Result<Option<(Arc<Outcome>, DateTime<Utc>, DateTime<Utc>)>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        let Some(publication) = self.for_everyone(link, row.id).await? else { return Ok(None) };
        let outcome = self.published_outcome(link, &publication).await?;
        Ok(Some((outcome, publication.published_at, publication.last_answer())))
    }

    /// Who was given a place of a round after its results, as everyone sees it: when, and the numbers.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn given_later(&self, round: Uuid) -> Result<Vec<(DateTime<Utc>, Vec<String>)>, No> {
        let mut conn = self.db.read().await?;
        let rows = store::publications::given_later(&mut conn.link(), round, self.now()).await?;
        let mut later: Vec<(DateTime<Utc>, Vec<String>)> = Vec::new();
        for row in rows {
            match later.last_mut().filter(|(at, _)| *at == row.applicants_from) {
                Some((_, numbers)) => numbers.push(row.number),
                None => later.push((row.applicants_from, vec![row.number])),
            }
        }
        Ok(later)
    }

    /// The report of a published round, one page of HTML, written once for all readers; `None` before.
    ///
    /// # Errors
    /// [`No::NotFound`] when there is no such round.
    pub async fn report(&self, slug: &str, lang: Lang) -> Result<Option<Arc<Written>>, No> {
        let Some((run, outcome, last)) = self.published_run(slug).await? else { return Ok(None) };
        if let Some(written) = self.shelf.report(run, lang) {
            return Ok(Some(written));
        }
        // Of many who ask at once the first has it written, the others wait for that.
        let _turn = self.writing.acquire().await.map_err(|error| No::Broken(error.to_string()))?;
        if let Some(written) = self.shelf.report(run, lang) {
            return Ok(Some(written));
        }
        let written = tokio::task::spawn_blocking(move || {
            let outcome = answered_until(outcome, last);
            let text = report::report_html(&outcome, lang).map_err(|error| No::Broken(error.to_string()))?;
            Written::new(text).map_err(|error| No::Broken(error.to_string()))
        });
        let written = Arc::new(written.await.map_err(|error| No::Broken(error.to_string()))??);
        self.shelf.keep_report(run, lang, &written);
        Ok(Some(written))
    }

    /// The published run of a round, its outcome, and the last day to answer offers; `None` before.
    async fn published_run(&self, slug: &str) -> Result<Option<(Uuid, Arc<Outcome>, NaiveDate)>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        let Some(publication) = self.for_everyone(link, row.id).await? else { return Ok(None) };
        let last = (publication.last_answer() - TimeDelta::seconds(1)).with_timezone(&Riga).date_naive();
        Ok(Some((publication.run, self.published_outcome(link, &publication).await?, last)))
    }

    /// A round's first publication, as soon as everyone sees it.
    pub(super) async fn for_everyone(
        &self,
        link: &mut store::Link<'_>,
        round: Uuid,
    ) -> Result<Option<PublicationRow>, No> {
        let first = store::publications::first(link, round).await?;
        Ok(first.filter(|first| first.applicants_from <= self.now()))
    }

    /// What a published run found, opened once.
    pub(super) async fn published_outcome(
        &self,
        link: &mut store::Link<'_>,
        publication: &PublicationRow,
    ) -> Result<Arc<Outcome>, No> {
        let (round, run) = (publication.round, publication.run);
        if let Some(outcome) = self.shelf.published(round, run) {
            return Ok(outcome);
        }
        let outcome = Arc::new(self.outcome(link, run).await?.ok_or(No::NotFound)?);
        self.shelf.keep_published(round, run, &outcome);
        Ok(outcome)
    }

    /// The holder of a number, for the installation's own command line: nobody else may skip the code.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub(crate) async fn holder_of(&self, number: &str) -> Result<Option<Holder>, No> {
        let mut conn = self.db.read().await?;
        let found = store::applications::by_number(&mut conn.link(), number).await?;
        Ok(found.map(|found| Holder { application: found.id }))
    }

    /// The row of a slug, for a caseworker of its authority.
    pub(super) async fn row_for(
        &self,
        link: &mut store::Link<'_>,
        who: &Caseworker,
        slug: &str,
    ) -> Result<RoundRow, No> {
        let row = store::rounds::by_slug(link, slug).await?;
        row.filter(|row| row.authority == who.staff().organisation).ok_or(No::NotFound)
    }
}

/// An outcome that names the last day to answer which publishing it gave, where the round had named one before.
fn answered_until(mut outcome: Arc<Outcome>, last: NaiveDate) -> Arc<Outcome> {
    if outcome.round.dates.get("answers").is_some_and(|named| *named != last) {
        Arc::make_mut(&mut outcome).round.dates.insert("answers".to_owned(), last);
    }
    outcome
}
