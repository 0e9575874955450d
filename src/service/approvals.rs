//! Whatever needs a second person: one caseworker proposes it with its ground, another of the same authority approves it, and it
//! is carried out in that transaction; or refuses it with a ground of their own. Owns the two people, that of two proposals
//! about one thing only one waits. Which kinds there are, `matter` says.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Matter, No, Opening, Refusal, Service, Wrong,
    audit::{Looked, Looker},
    data_key::DataKey,
    matter::Signed,
    personal::Personal,
    place_of, taken,
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Staff, Texts},
    store::{
        self, Link,
        approvals::{ApprovalRow, PROPOSED},
        rounds::RoundRow,
    },
};

/// The longest ground, in characters.
const LONGEST: usize = 1_000;

/// So many decided proposals are listed.
const LISTED: i64 = 50;

/// What a proposal keeps sealed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) matter: Matter,
    pub(super) ground: Personal<String>,
    /// Why it was refused.
    answer: Option<Personal<String>>,
}

/// A proposal, or what became of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Key.
    pub id: Uuid,
    /// Its round's word in addresses.
    pub slug: String,
    /// Its round's name.
    pub round: Texts,
    /// What is asked for.
    pub matter: Matter,
    /// Why.
    pub ground: String,
    /// Why it was refused.
    pub answer: Option<String>,
    /// `proposed`, `approved`, `refused` or `withdrawn`.
    pub state: String,
    /// Who proposed it.
    pub by: String,
    /// Whether it was the one who looks: then somebody else decides.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// Who decided it, and when.
    pub decided: Option<(String, DateTime<Utc>)>,
    /// Of a draft that is opened: what that brings with it.
    pub opening: Opening,
    /// Of choices that are put right: what stood and what will stand, best first.
    pub wishes: Option<(Vec<String>, Vec<String>)>,
    /// Why it cannot be approved, where it waits: the round has gone on, or whoever is to be refused holds a place there.
    pub over: Option<Refusal>,
}

/// An authority's proposals.
#[derive(Debug)]
pub struct Approvals {
    /// Those that wait, the oldest first.
    pub waiting: Vec<Approval>,
    /// The newest of those that were decided.
    pub decided: Vec<Approval>,
}

/// A ground as it was typed, or what is wrong with it.
pub(super) fn ground(typed: &str) -> Result<String, Wrong> {
    ground_within(typed, LONGEST)
}

/// The same, up to so many characters.
pub(super) fn ground_within(typed: &str, longest: usize) -> Result<String, Wrong> {
    // Browsers end the lines of a form with two characters.
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() {
        return Err(Wrong::new("ground", "wrong-ground"));
    }
    if text.chars().count() > longest {
        let most = i64::try_from(longest).unwrap_or(i64::MAX);
        return Err(Wrong::new("ground", "wrong-too-long").with("most", Arg::Whole(most)));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Wrong::new("ground", "wrong-text"));
    }
    Ok(text)
}

/// Whether a caseworker has decided a proposal like this already: then nothing is to be done; whoever proposed it may not.
fn is_decided(row: &ApprovalRow, who: &Caseworker, state: &str) -> Result<bool, No> {
    let own = who.staff().account;
    match row.state.as_str() {
        one if one == state && row.decided_by == Some(own) => Ok(true),
        PROPOSED if row.proposed_by == own => Err(Refusal::new("refused-own-approval").into()),
        PROPOSED => Ok(false),
        _ => Err(decided_before()),
    }
}

fn decided_before() -> No {
    Refusal::new("refused-approval-decided").into()
}

impl Service {
    /// The proposals in the rounds of a caseworker's authority.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn approvals(&self, who: &Caseworker) -> Result<Approvals, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let authority = who.staff().organisation;
        let waiting = store::approvals::waiting_for(link, authority).await?;
        let decided = store::approvals::decided_for(link, authority, LISTED).await?;
        let waiting = self.approval_views(link, who.staff(), waiting).await?;
        let decided = self.approval_views(link, who.staff(), decided).await?;
        drop(conn);
        let shown = waiting.iter().chain(&decided);
        self.look_at_approvals(who.staff(), (None, ""), shown).await?;
        Ok(Approvals { waiting, decided })
    }

    /// Notes that somebody looks at proposals, with the numbers of those whom they are about; nothing where they are about nobody.
    pub(super) async fn look_at_approvals(
        &self,
        who: &Staff,
        (round, object): (Option<Uuid>, &str),
        all: impl Iterator<Item = &Approval>,
    ) -> Result<(), No> {
        let shown: Vec<&str> = all.filter_map(|one| one.matter.number()).collect();
        if shown.is_empty() {
            return Ok(());
        }
        let looked = Looked { round, object, shown, searched: "" };
        self.look(Looker::Staff(who), "look-approvals", looked).await
    }

    /// The own key of whoever a proposal is about; none where it is about nobody, or they were erased.
    async fn key_about(&self, link: &mut Link<'_>, matter: &Matter) -> Result<Option<DataKey>, No> {
        let Some(number) = matter.number() else { return Ok(None) };
        let row = store::applications::by_number(link, number).await?;
        Ok(row.map(|row| self.vault.key_of(&row)).transpose()?.flatten())
    }

    /// The proposals of one round that wait, the oldest first.
    pub(super) async fn waiting_in(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        round: Uuid,
    ) -> Result<Vec<Approval>, No> {
        let rows = store::approvals::waiting(link, round).await?;
        self.approval_views(link, who.staff(), rows).await
    }

    pub(super) async fn approval_views(
        &self,
        link: &mut Link<'_>,
        who: &Staff,
        rows: Vec<ApprovalRow>,
    ) -> Result<Vec<Approval>, No> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let accounts = store::accounts::list(link).await?;
        let name =
            |id| accounts.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
        let mut shown = Vec::new();
        for row in rows {
            let place = place_of("approval", row.id);
            let kept: Kept = self.vault.open(&place, &row.sealed)?;
            let own = self.key_about(link, &kept.matter).await?;
            let read = |text: Personal<String>| text.open(own.as_ref(), &place);
            let (ground, answer) = (read(kept.ground)?, kept.answer.map(read).transpose()?);
            let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
            let opening = self.opening(link, (&round, &kept.matter)).await?;
            let over =
                if row.state == PROPOSED { self.is_over(link, &round, &kept.matter).await? } else { None };
            shown.push(Approval {
                opening,
                wishes: self.proposed_wishes(link, (round.id, &kept.matter)).await?,
                over,
                id: row.id,
                slug: round.slug,
                round: Texts { lv: round.name_lv, en: round.name_en, ru: round.name_ru },
                matter: kept.matter,
                ground: ground.unwrap_or_default(),
                answer: answer.flatten(),
                state: row.state,
                by: name(row.proposed_by),
                own: row.proposed_by == who.account,
                at: row.proposed_at,
                decided: row.decided_by.map(name).zip(row.decided_at),
            });
        }
        Ok(shown)
    }

    /// Proposes something in a round; gives the proposal's key. The same proposal sent twice by the same person is one.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] without a ground; `refused-approval-waits` where another
    /// about the same waits; and whatever keeps it from being done.
    pub async fn propose(
        &self,
        who: &Caseworker,
        slug: &str,
        (matter, typed): (Matter, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let id = self.put(link, who.staff(), &row, (matter, typed)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Puts a proposal beside its locked round.
    pub(super) async fn put(
        &self,
        link: &mut Link<'_>,
        who: &Staff,
        row: &RoundRow,
        (matter, typed): (Matter, &str),
    ) -> Result<Uuid, No> {
        let wrong = ground(typed);
        let subject = matter.subject();
        let waiting = store::approvals::waiting(link, row.id).await?;
        if let Some(before) = waiting.iter().find(|one| one.subject == subject) {
            let kept: Kept = self.vault.open(&place_of("approval", before.id), &before.sealed)?;
            let same = before.proposed_by == who.account && kept.matter == matter;
            let own = self.key_about(link, &matter).await?;
            let ground = kept.ground.open(own.as_ref(), &place_of("approval", before.id))?;
            return if same && ground.is_some() && wrong.ok() == ground {
                Ok(before.id)
            } else {
                Err(Refusal::new("refused-approval-waits").into())
            };
        }
        let wrong = match (self.may_be_done(link, row, &matter).await, wrong) {
            (Ok(()), Ok(ground)) => Ok(ground),
            (Ok(()), Err(wrong)) => Err(wrong.into()),
            (Err(No::Invalid(mut all)), Err(wrong)) => {
                all.push(wrong);
                Err(No::Invalid(all))
            }
            (Err(no), _) => Err(no),
        };
        let id = chance::id()?;
        let (own, place) = (self.key_about(link, &matter).await?, place_of("approval", id));
        let ground = Personal::seal(own.as_ref(), &place, wrong?)?;
        let kept = Kept { matter, ground, answer: None };
        let proposal = ApprovalRow {
            id,
            round: row.id,
            kind: kept.matter.kind().to_owned(),
            subject,
            sealed: self.vault.seal(&place, &kept)?,
            state: PROPOSED.to_owned(),
            proposed_by: who.account,
            proposed_at: self.now(),
            decided_by: None,
            decided_at: None,
        };
        let waits = |error| taken(error, "refused-approval-waits");
        store::approvals::propose(link, &proposal).await.map_err(waits)?;
        self.note(link, Some(who), "approval-propose", (Some(row.id), &kept.matter.told())).await?;
        Ok(id)
    }

    /// A proposal in the rounds of a caseworker's authority, with its round locked.
    async fn proposal(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
    ) -> Result<(RoundRow, ApprovalRow), No> {
        let seen = store::approvals::by_id(link, id).await?.ok_or(No::NotFound)?;
        let round = store::rounds::lock(link, seen.round).await?.ok_or(No::NotFound)?;
        if round.authority != who.staff().organisation {
            return Err(No::NotFound);
        }
        // Read again under the lock.
        let row = store::approvals::by_id(link, id).await?.ok_or(No::NotFound)?;
        Ok((round, row))
    }

    /// Approves what somebody else proposed, and does it. Asked again by whoever approved it, nothing changes.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; refusals `refused-own-approval`, `refused-approval-decided`, and whatever
    /// keeps it from being done by now.
    pub async fn approve(&self, who: &Caseworker, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.proposal(link, who, id).await?;
        if is_decided(&row, who, "approved")? {
            return Ok(());
        }
        let kept: Kept = self.vault.open(&place_of("approval", id), &row.sealed)?;
        self.may_be_done(link, &round, &kept.matter).await?;
        let own = self.key_about(link, &kept.matter).await?;
        let ground = kept.ground.clone().open(own.as_ref(), &place_of("approval", id))?.unwrap_or_default();
        let signed = Signed { proposer: row.proposed_by, approver: who.staff().account, ground: &ground };
        self.carry_out(link, &round, &kept.matter, signed).await?;
        self.end_approval(link, who.staff(), &row, ("approved", &kept)).await?;
        Ok(tx.commit().await?)
    }

    /// Refuses what somebody else proposed, with a ground.
    ///
    /// # Errors
    /// As [`approve`](Self::approve); [`No::Invalid`] without a ground.
    pub async fn refuse(&self, who: &Caseworker, id: Uuid, typed: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (_, row) = self.proposal(link, who, id).await?;
        if is_decided(&row, who, "refused")? {
            return Ok(());
        }
        let kept: Kept = self.vault.open(&place_of("approval", id), &row.sealed)?;
        let own = self.key_about(link, &kept.matter).await?;
        let answer = Personal::seal(own.as_ref(), &place_of("approval", id), ground(typed)?)?;
        let kept = Kept { answer: Some(answer), ..kept };
        self.end_approval(link, who.staff(), &row, ("refused", &kept)).await?;
        Ok(tx.commit().await?)
    }

    /// Takes back what one proposed oneself.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; refusals `refused-not-own-approval`, `refused-approval-decided`.
    pub async fn withdraw_proposal(&self, who: &Caseworker, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (_, row) = self.proposal(link, who, id).await?;
        self.take_back(link, who.staff(), &row).await?;
        Ok(tx.commit().await?)
    }

    /// Takes back a proposal whose round is locked, for whoever made it.
    pub(super) async fn take_back(
        &self,
        link: &mut Link<'_>,
        who: &Staff,
        row: &ApprovalRow,
    ) -> Result<(), No> {
        if row.proposed_by != who.account {
            return Err(Refusal::new("refused-not-own-approval").into());
        }
        if row.state == "withdrawn" {
            return Ok(());
        }
        if row.state != PROPOSED {
            return Err(decided_before());
        }
        let kept: Kept = self.vault.open(&place_of("approval", row.id), &row.sealed)?;
        self.end_approval(link, who, row, ("withdrawn", &kept)).await
    }

    async fn end_approval(
        &self,
        link: &mut Link<'_>,
        who: &Staff,
        row: &ApprovalRow,
        (state, kept): (&str, &Kept),
    ) -> Result<(), No> {
        let sealed = self.vault.seal(&place_of("approval", row.id), kept)?;
        let by = (who.account, self.now());
        if !store::approvals::decide(link, row.id, (state, &sealed), by).await? {
            return Err(decided_before());
        }
        let action = match state {
            "approved" => "approval-approved",
            "refused" => "approval-refused",
            _ => "approval-withdrawn",
        };
        self.note(link, Some(who), action, (Some(row.round), &kept.matter.told())).await
    }
}
