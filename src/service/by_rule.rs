//! Seats that come free go on by themselves, where the two people who opened the round signed that: its settings say so. Owns who
//! signed, when a job starts a refill, and that one is published only as it would be by hand: verified, on inputs that are still the
//! same, with nothing undecided that may have cost anybody something. Whatever else comes of it waits for a person.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Book, JobKind, No, Phase, Refusal, RunState, Service, book::phase, matter::Signed, run::By};
use crate::{
    domain::{Caseworker, Refill, Role, Staff},
    store::{
        self, Link,
        refill_rules::{RuleRow, StateRow},
        rounds::RoundRow,
        runs::RunRow,
    },
};

/// What a job found that keeps free seats for a person. Its name is a word of the tables and the end of a catalogue's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Facts were put right, and their people wait for a run.
    Corrections,
    /// Something has to follow an objection that was upheld.
    Upheld,
    /// Questions that nobody has decided may have cost somebody something.
    Undecided,
    /// Two applications that may be one person's would hold a place.
    Duplicates,
    /// The run failed.
    Failed,
    /// A caseworker stopped the run.
    Cancelled,
}

impl Held {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Corrections, Self::Upheld, Self::Undecided, Self::Duplicates, Self::Failed, Self::Cancelled];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Corrections => "corrections",
            Self::Upheld => "upheld",
            Self::Undecided => "undecided",
            Self::Duplicates => "duplicates",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// The rule of a round, as its caseworkers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedRule {
    /// Who signed first, and who second.
    pub signed: (String, String),
    /// When.
    pub at: DateTime<Utc>,
    /// Whether both still work there: otherwise nothing goes on by itself.
    pub in_force: bool,
    /// What keeps free seats for a person.
    pub held: Option<Held>,
    /// The run that this is about.
    pub run: Option<Uuid>,
}

/// What a look after a round's free seats came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    held: Option<Held>,
    run: Option<Uuid>,
}

const NOTHING: Found = Found { held: None, run: None };

impl Service {
    /// Signs that free seats go on by themselves, where the settings of a round say so that is being opened.
    pub(super) async fn sign_rule(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        signed: Signed<'_>,
    ) -> Result<(), No> {
        if self.book(round)?.settings.answers.refill != Refill::ByRule {
            return Ok(());
        }
        let row = RuleRow {
            round: round.id,
            author: signed.proposer,
            approver: signed.approver,
            signed_at: self.now(),
            looked: String::new(),
            found: String::new(),
            run: None,
        };
        Ok(store::refill_rules::sign(link, &row).await?)
    }

    /// Whether free seats of a round go on by themselves: two people signed it, and both still work there.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn goes_by_rule(&self, book: &Book) -> Result<bool, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let Some(rule) = store::refill_rules::of_round(link, book.id).await? else { return Ok(false) };
        Ok(self.signers(link, book.authority, &rule).await?.is_some())
    }

    /// The rule of a round.
    pub(super) async fn signed_rule(
        &self,
        link: &mut Link<'_>,
        book: &Book,
    ) -> Result<Option<SignedRule>, No> {
        let Some(rule) = store::refill_rules::of_round(link, book.id).await? else { return Ok(None) };
        let author = store::accounts::by_id(link, rule.author).await?;
        let approver = store::accounts::by_id(link, rule.approver).await?;
        let name = |row: Option<store::accounts::AccountRow>| row.map(|row| row.name).unwrap_or_default();
        Ok(Some(SignedRule {
            signed: (name(author), name(approver)),
            at: rule.signed_at,
            in_force: self.signers(link, book.authority, &rule).await?.is_some(),
            held: Held::ALL.into_iter().find(|held| held.name() == rule.found),
            run: rule.run,
        }))
    }

    /// The two who signed, as long as both are caseworkers of the round's authority.
    async fn signers(
        &self,
        link: &mut Link<'_>,
        authority: Uuid,
        rule: &RuleRow,
    ) -> Result<Option<(Caseworker, Caseworker)>, No> {
        let author = signer(link, authority, rule.author).await?;
        let approver = signer(link, authority, rule.approver).await?;
        Ok(author.zip(approver))
    }

    /// Asks for a look after the free seats of every round in which something happened since the last one.
    pub(super) async fn plan_refills(&self) -> Result<(), No> {
        let due = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let mut due = Vec::new();
            for state in store::refill_rules::states(link).await? {
                if self.mark(link, &state).await? != state.looked {
                    due.push(state);
                }
            }
            if due.is_empty() {
                return Ok(());
            }
            let asked = store::jobs::of_kind(link, JobKind::Refills.name()).await?;
            let waits = |round: Uuid| asked.iter().any(|job| job.round == Some(round) && job.state != "done");
            due.retain(|state| !waits(state.round));
            due
        };
        if due.is_empty() {
            return Ok(());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        for state in due {
            let subject = state.round.to_string();
            self.ask_for(link, JobKind::Refills, (&subject, Some(state.round)), now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Goes on with the free seats of a round: publishes the refill that was started under its rule, or starts one. What stands in the
    /// way is noted for a person. Done twice, it finds nothing left to do.
    pub(super) async fn go_on_by_rule(&self, round: Uuid) -> Result<(), No> {
        let mut conn = self.db.read().await?;
        let states = store::refill_rules::states(&mut conn.link()).await?;
        let Some(state) = states.into_iter().find(|state| state.round == round) else { return Ok(()) };
        let mark = self.mark(&mut conn.link(), &state).await?;
        drop(conn);
        let found = self.next_by_rule(round).await?;
        let mut tx = self.db.write().await?;
        let word = found.held.map_or("", Held::name);
        // What happens from here on is another look's: the mark is from before this one.
        store::refill_rules::look(&mut tx.link(), round, &mark, (word, found.run)).await?;
        Ok(tx.commit().await?)
    }

    /// What a round is like, as far as its free seats may depend on it: whoever gives back a place in another round that counts here
    /// may be in line here again.
    async fn mark(&self, link: &mut Link<'_>, state: &StateRow) -> Result<String, No> {
        let row = store::rounds::by_id(link, state.round).await?.ok_or(No::NotFound)?;
        let mut beside = 0;
        for other in self.bound(link, &self.book(&row)?).await?.rounds() {
            beside += store::refill_rules::happened(link, other).await?;
        }
        Ok(state.mark(beside))
    }

    async fn next_by_rule(&self, round: Uuid) -> Result<Found, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
        let Some(rule) = store::refill_rules::of_round(link, round).await? else { return Ok(NOTHING) };
        let signers = self.signers(link, row.authority, &rule).await?;
        let Some((author, approver)) = signers.filter(|_| phase(&row, self.now()) == Phase::Published) else {
            return Ok(NOTHING);
        };
        let runs = store::runs::of_round(link, round).await?;
        if runs.iter().any(|run| RunState::of(&run.state).under_way()) {
            return Ok(NOTHING);
        }
        if self.to_correct(link, round).await? > 0 {
            return Ok(Found { held: Some(Held::Corrections), run: None });
        }
        if !self.upheld(link, round).await?.is_empty() {
            return Ok(Found { held: Some(Held::Upheld), run: None });
        }
        let published = store::publications::of_round(link, round).await?;
        let base = published.first().map_or(0, |newest| newest.number);
        let newest = runs.into_iter().find(|run| run.by_rule && run.base == base);
        drop(conn);
        let by = By { who: &author, second: Some(&approver) };
        let Some(run) = newest else { return self.start_by_rule(by, &row.slug, None).await };
        let about = |held| Ok(Found { held, run: Some(run.id) });
        match RunState::of(&run.state) {
            RunState::Verified => {}
            RunState::Cancelled => return about(Some(Held::Cancelled)),
            _ => return about(Some(Held::Failed)),
        }
        match self.publish_by_rule(by, run.id).await {
            Ok(_) => Ok(NOTHING),
            Err(No::Refused(why)) => self.instead(by, &row.slug, (&run, &why)).await,
            Err(no) => Err(no),
        }
    }

    /// What is done where a refill could not be published: another is started if the round is another by now.
    async fn instead(&self, by: By<'_>, slug: &str, (run, why): (&RunRow, &Refusal)) -> Result<Found, No> {
        let held = match why.key {
            "refused-undecided" => Some(Held::Undecided),
            "refused-one-person" => Some(Held::Duplicates),
            "refused-inputs-changed" | "refused-nothing-new" => None,
            // Somebody was faster, or the round is finished.
            _ => return Ok(NOTHING),
        };
        let started = self.start_by_rule(by, slug, Some(run.snapshot)).await?;
        Ok(if started.run.is_some() { started } else { Found { held, run: Some(run.id) } })
    }

    /// Starts a refill, unless the round is as a snapshot shows it; or nothing where no seat is free.
    async fn start_by_rule(&self, by: By<'_>, slug: &str, unlike: Option<Uuid>) -> Result<Found, No> {
        match self.begin_refill(by, slug, unlike).await {
            Ok(run) => Ok(Found { held: None, run }),
            Err(No::Refused(_)) => Ok(NOTHING),
            Err(no) => Err(no),
        }
    }

    /// Whether free seats would go on by themselves once this round is opened.
    pub(super) fn asks_for_rule(&self, row: &RoundRow) -> Result<bool, No> {
        Ok(self.book(row)?.settings.answers.refill == Refill::ByRule)
    }
}

/// One of those who signed, as long as they are a caseworker of the authority.
async fn signer(link: &mut Link<'_>, authority: Uuid, account: Uuid) -> Result<Option<Caseworker>, No> {
    let row = store::accounts::by_id(link, account).await?;
    let row = row.filter(|row| row.active && row.organisation == authority);
    let role = row.as_ref().and_then(|row| Role::from_name(&row.role));
    let staff = row.zip(role).map(|(row, role)| Staff {
        account: row.id,
        organisation: row.organisation,
        name: row.name,
        role,
    });
    Ok(staff.and_then(|staff| staff.caseworker()))
}
