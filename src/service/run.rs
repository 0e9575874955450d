//! A caseworker starts a run, watches it, stops it, reads what it found. Owns that a run reads a frozen snapshot, and
//! whether its inputs have changed since.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Begun, Book, No, Refusal, RunKind, Service,
    audit::{Looked, Looker},
    place_of,
    snapshot::Frozen,
    taken,
};
use crate::{
    chance,
    domain::{Caseworker, Lang, Outcome, RoundVerb},
    files::report::cards_html,
    store::{self, Link, publications::PublicationRow, runs::RunRow},
};

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Waits for a worker.
    Queued,
    /// A worker computes.
    Running,
    /// Judge and audit have accepted it.
    Verified,
    /// Nothing may be told to anyone.
    Failed,
    /// Stopped by a caseworker.
    Cancelled,
}

impl RunState {
    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Verified => "verified",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    pub(super) fn of(name: &str) -> Self {
        let all = [Self::Queued, Self::Running, Self::Verified, Self::Cancelled];
        all.into_iter().find(|state| state.name() == name).unwrap_or(Self::Failed)
    }

    /// Whether it may still change by itself.
    pub fn under_way(self) -> bool {
        matches!(self, Self::Queued | Self::Running)
    }
}

/// What the failure of a run begins with where its constraints cannot all be met.
pub(super) const CONTRADICTION: &str = "contradiction\n";

/// What the failure of a run begins with that broke off every time it was taken up.
pub(super) const BROKEN_OFF: &str = "broken off\n";

/// A run as caseworkers see it.
#[derive(Debug, Clone)]
pub struct RunView {
    /// Key.
    pub id: Uuid,
    /// Slug of its round.
    pub slug: String,
    /// Its number inside the round.
    pub number: i64,
    /// What it is for.
    pub kind: RunKind,
    /// Where it stands.
    pub state: RunState,
    /// What is being done: the end of a key `run-step-…` or `stage-…` of the catalogue.
    pub step: String,
    /// Why it failed, for engineers.
    pub failure: String,
    /// What contradicts itself and what would mend it, for caseworkers: a sentence a line, parts of one with a dash.
    pub contradiction: Option<String>,
    /// How it ended the last time, where it broke off every time it was taken up: the process was killed, or ran out of
    /// memory.
    pub broken_off: Option<String>,
    /// How often it was taken up.
    pub attempts: u64,
    /// Whether somebody asked to stop it.
    pub cancel: bool,
    /// Who started it.
    pub started_by: String,
    /// Whether that was by hand.
    pub begun: Begun,
    /// Whether it was the one who looks.
    pub own: bool,
    /// When it was asked for.
    pub queued_at: DateTime<Utc>,
    /// When work on it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// SHA-256 of the snapshot.
    pub digest: String,
    /// Whether it was published.
    pub published: bool,
    /// When it was published, or another one of which it knows nothing: then it can be published no more.
    pub published_at: Option<DateTime<Utc>>,
}

impl RunView {
    /// Whether a job started it, under a rule that the person signed first.
    pub fn by_rule(&self) -> bool {
        self.begun == Begun::ByRule
    }
}

/// Who does something about a run: a caseworker; or, under a rule that two signed, a job for both of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct By<'a> {
    /// Who acts, or signed first.
    pub(super) who: &'a Caseworker,
    /// Who signed second.
    pub(super) second: Option<&'a Caseworker>,
}

impl<'a> By<'a> {
    /// Somebody by hand.
    pub(super) fn hand(who: &'a Caseworker) -> Self {
        Self { who, second: None }
    }

    /// What the journal says of a run under a rule: its number, and the two who signed.
    pub(super) fn named(&self, run: i64) -> String {
        let second = self.second.map(|second| format!(", {}", second.staff().name)).unwrap_or_default();
        format!("{run}: {}{second}", self.who.staff().name)
    }
}

impl Service {
    /// Starts a run on the round as it is now; gives its key. When nothing has changed since the last snapshot, that one
    /// is read.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-not-closed`, `refused-published`, `refused-run-under-way`.
    pub async fn start_run(&self, who: &Caseworker, slug: &str) -> Result<Uuid, No> {
        let ahead = self.freeze_ahead(who, slug, RunKind::Main).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        RoundVerb::Run.may(book.phase).map_err(Refusal::new)?;
        let ahead = ahead.filter(|ahead| ahead.revision == row.revision);
        let run = self.queue(link, By::hand(who), &book, (RunKind::Main, ahead)).await?;
        tx.commit().await?;
        Ok(run)
    }

    /// Adds a run to the queue of a locked round, on a snapshot as it was made ahead, or as it is made now; gives its key.
    pub(super) async fn queue(
        &self,
        link: &mut Link<'_>,
        by: By<'_>,
        book: &Book,
        (kind, ahead): (RunKind, Option<Frozen>),
    ) -> Result<Uuid, No> {
        let before = store::runs::of_round(link, book.id).await?;
        if before.iter().any(|run| RunState::of(&run.state).under_way()) {
            return Err(Refusal::new("refused-run-under-way").into());
        }
        let (snapshot, digest) = self.freeze(link, by.who, book, (kind, ahead)).await?;
        let published = store::publications::of_round(link, book.id).await?;
        let run = RunRow {
            id: chance::id()?,
            round: book.id,
            number: before.iter().map(|run| run.number).max().unwrap_or(0) + 1,
            kind: kind.name().to_owned(),
            base: published.first().map_or(0, |newest| newest.number),
            snapshot,
            state: RunState::Queued.name().to_owned(),
            step: "queued".to_owned(),
            failure: String::new(),
            cancel: false,
            worker: None,
            lease_until: None,
            started_by: by.who.staff().account,
            by_rule: by.second.is_some(),
            queued_at: self.now(),
            started_at: None,
            finished_at: None,
            attempts: 0,
        };
        store::runs::queue(link, &run).await.map_err(|error| taken(error, "refused-run-under-way"))?;
        let action = match kind {
            RunKind::Main => "run-start",
            RunKind::Refill => "run-start-refill",
            RunKind::Correction => "run-start-correction",
        };
        if by.second.is_some() {
            self.note(link, None, "run-start-by-rule", (Some(book.id), &by.named(run.number))).await?;
        } else {
            self.note(link, Some(by.who.staff()), action, (Some(book.id), &digest)).await?;
        }
        Ok(run.id)
    }

    /// Asks for a run to be stopped.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-run-ended`.
    pub async fn cancel_run(&self, who: &Caseworker, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (run, _) = self.run_for(link, who, id).await?;
        if !store::runs::cancel(link, id, self.now()).await? {
            return Err(Refusal::new("refused-run-ended").into());
        }
        self.note(link, Some(who.staff()), "run-cancel", (Some(run.round), &run.number.to_string())).await?;
        Ok(tx.commit().await?)
    }

    /// A run.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn run(&self, who: &Caseworker, id: Uuid) -> Result<RunView, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, slug) = self.run_for(link, who, id).await?;
        self.view(link, who, run, &slug).await
    }

    /// Every run of a round, the newest first.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn runs(&self, who: &Caseworker, slug: &str) -> Result<Vec<RunView>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let mut views = Vec::new();
        for run in store::runs::of_round(link, row.id).await? {
            views.push(self.view(link, who, run, slug).await?);
        }
        Ok(views)
    }

    /// What a verified run found, `None` for any other.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn run_outcome(&self, who: &Caseworker, id: Uuid) -> Result<Option<Outcome>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        self.run_for(link, who, id).await?;
        self.outcome(link, id).await
    }

    /// The names of everyone in a run's round, by number of the application.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn run_names(&self, who: &Caseworker, id: Uuid) -> Result<BTreeMap<String, String>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let people = self.people(link, run.round).await?;
        drop(conn);
        let (number, shown) = (run.number.to_string(), people.iter().map(|one| one.number.as_str()));
        let looked = Looked { round: Some(run.round), object: &number, shown: shown.collect(), searched: "" };
        self.look(Looker::Staff(who.staff()), "run-people", looked).await?;
        Ok(people.into_iter().map(|one| (one.number, one.person.name)).collect())
    }

    /// The report's figures and cards on a verified run, as a piece of HTML.
    ///
    /// # Errors
    /// [`No::Broken`] when they cannot be written into memory.
    pub fn run_cards(&self, outcome: &Outcome, lang: Lang) -> Result<String, No> {
        cards_html(outcome, lang).map_err(|error| No::Broken(error.to_string()))
    }

    /// Every file of a verified run: the frozen round under `round/`, and what `talka match` writes under `outcome/`.
    /// Letters stay inside: each is for one person.
    ///
    /// # Errors
    /// [`No::NotFound`], also for a run that is not verified.
    pub async fn run_files(&self, who: &Caseworker, id: Uuid) -> Result<BTreeMap<String, Vec<u8>>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let result = store::runs::result(link, id).await?.ok_or(No::NotFound)?;
        let (round, _) = self.frozen(link, run.snapshot).await?;
        let seen = self.outcome(link, id).await?.ok_or(No::NotFound)?;
        drop(conn);
        // Everyone's facts leave the house with these.
        let (number, shown) = (run.number.to_string(), seen.people.iter().map(|one| one.applicant.as_str()));
        let looked = Looked { round: Some(run.round), object: &number, shown: shown.collect(), searched: "" };
        self.look(Looker::Staff(who.staff()), "run-files", looked).await?;
        let outcome = self.vault.open_files(&place_of("run-files", id), &result.files)?;
        let named = |folder: &str, files: BTreeMap<String, Vec<u8>>| {
            files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes)).collect::<Vec<_>>()
        };
        Ok(named("round", round).into_iter().chain(named("outcome", outcome)).collect())
    }

    /// What a verified run found.
    pub(super) async fn outcome(&self, link: &mut Link<'_>, run: Uuid) -> Result<Option<Outcome>, No> {
        let Some(result) = store::runs::result(link, run).await? else { return Ok(None) };
        Ok(Some(self.vault.open(&place_of("run", run), &result.outcome)?))
    }

    /// A run and its round's slug, for a caseworker of the round's authority.
    pub(super) async fn run_for(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
    ) -> Result<(RunRow, String), No> {
        let run = store::runs::by_id(link, id).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, run.round).await?;
        let round = round.filter(|round| round.authority == who.staff().organisation).ok_or(No::NotFound)?;
        Ok((run, round.slug))
    }

    async fn view(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        run: RunRow,
        slug: &str,
    ) -> Result<RunView, No> {
        let starter = store::accounts::by_id(link, run.started_by).await?;
        let snapshot = store::runs::snapshot(link, run.snapshot).await?;
        let published = store::publications::of_round(link, run.round).await?;
        let own = |publication: &&PublicationRow| publication.run == run.id;
        let own = published.iter().find(own);
        let since = published.first().filter(|newest| newest.number > run.base);
        Ok(RunView {
            id: run.id,
            slug: slug.to_owned(),
            number: run.number,
            kind: RunKind::of(&run.kind),
            state: RunState::of(&run.state),
            step: run.step,
            contradiction: run.failure.strip_prefix(CONTRADICTION).map(str::to_owned),
            broken_off: run.failure.strip_prefix(BROKEN_OFF).map(str::to_owned),
            attempts: u64::try_from(run.attempts).unwrap_or_default(),
            failure: run.failure,
            cancel: run.cancel,
            started_by: starter.map(|account| account.name).unwrap_or_default(),
            begun: if run.by_rule { Begun::ByRule } else { Begun::ByHand },
            own: run.started_by == who.staff().account,
            queued_at: run.queued_at,
            started_at: run.started_at,
            finished_at: run.finished_at,
            digest: snapshot.map(|snapshot| snapshot.digest).unwrap_or_default(),
            published: own.is_some(),
            published_at: own.or(since).map(|publication| publication.published_at),
        })
    }
}
