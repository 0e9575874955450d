//! Applications that somebody has us keep before they are submitted: taken up again by a code or by the link in a mail, on whatever
//! device. Owns how long one is kept, that nothing of it is left once it is submitted or cleared, and that whatever was saved elsewhere
//! meanwhile is not written over unasked.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned, de::IgnoredAny};
use uuid::Uuid;

use super::{
    No, Phase, Refusal, Service, Whence, Wrong,
    audit::{Looked, Looker},
    book::phase,
    carry::LASTS,
    messages::mail_address,
    place_of,
    submit::is_token,
    taken,
    vault::same,
};
use crate::{
    chance,
    domain::Occasion,
    store::{self, Link, kept_drafts::KeptDraftRow, rounds::RoundRow},
};

/// How long a draft is kept after it was saved last; its round's deadline ends it too.
pub const DRAFT_LASTS: TimeDelta = TimeDelta::days(14);

/// A draft to be kept.
#[derive(Debug)]
pub struct DraftToKeep<'a, T> {
    /// The token of its form.
    pub once: &'a str,
    /// What it says.
    pub what: &'a T,
    /// What the page knows of it as it is kept: its key and version.
    pub kept: Option<(Uuid, i64)>,
    /// The mail address for its link, as it was typed; nothing leaves it as it is.
    pub mail: Option<&'a str>,
    /// Whether it takes the place of what was saved elsewhere meanwhile.
    pub over: bool,
}

/// A draft that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// Key.
    pub id: Uuid,
    /// How often it was saved.
    pub version: i64,
    /// What opens it.
    pub code: String,
    /// Where its link was sent; nothing where nobody asked for that.
    pub mail: Option<String>,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
    /// When it is erased.
    pub until: DateTime<Utc>,
}

/// A draft that was taken up again.
#[derive(Debug)]
pub struct OpenedDraft<T> {
    /// The slug of its round.
    pub slug: String,
    /// As it is kept.
    pub kept: KeptDraft,
    /// What it says.
    pub what: T,
}

/// What is sealed of a draft.
#[derive(Serialize, Deserialize)]
pub(super) struct Content<T> {
    code: String,
    pub(super) mail: Option<String>,
    what: T,
}

/// When a draft is erased: a deadline that was moved later changes nothing about what its person was told.
pub(super) fn until(round: &RoundRow, row: &KeptDraftRow) -> DateTime<Utc> {
    row.expires_at.min(round.closes_at)
}

fn no_such() -> No {
    Refusal::new("refused-draft-code").into()
}

impl Service {
    /// Keeps a draft of an application to a round that takes some.
    ///
    /// # Errors
    /// [`No::Wait`] after too many; [`No::Invalid`] at `mail`; refusals `refused-not-open`, `refused-deadline`, `refused-form`,
    /// `refused-no-mail`, `refused-draft-sent` once it was submitted, `refused-draft-gone` where it was erased meanwhile, and
    /// `refused-draft-elsewhere` where another version of it was saved meanwhile.
    pub async fn keep_draft<T: Serialize + Sync>(
        &self,
        slug: &str,
        new: &DraftToKeep<'_, T>,
        from: Whence,
    ) -> Result<KeptDraft, No> {
        if !is_token(new.once) {
            return Err(Refusal::new("refused-form").into());
        }
        if new.kept.is_none() {
            self.limits.application(from)?;
        }
        let mail = new.mail.map(|typed| self.draft_address(typed)).transpose()?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let round = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        takes_some(&round, now)?;
        let once = self.form_mark(new.once);
        if store::applications::by_once(link, &once).await?.is_some() {
            return Err(Refusal::new("refused-draft-sent").into());
        }
        let before = store::kept_drafts::by_once(link, &once).await?;
        let known = before.as_ref().map(|row| (row.id, row.version));
        if known != new.kept && !new.over {
            let key = if before.is_some() { "refused-draft-elsewhere" } else { "refused-draft-gone" };
            return Err(Refusal::new(key).into());
        }
        let kept = self.put_draft(link, (&round, before), (new, mail, once), now).await?;
        tx.commit().await?;
        Ok(kept)
    }

    /// Writes a draft, and to the address for its link where that is a new one.
    async fn put_draft<T: Serialize + Sync>(
        &self,
        link: &mut Link<'_>,
        (round, before): (&RoundRow, Option<KeptDraftRow>),
        (new, mail, once): (&DraftToKeep<'_, T>, Option<String>, String),
        now: DateTime<Utc>,
    ) -> Result<KeptDraft, No> {
        let known = match &before {
            Some(row) => Some(self.draft_content::<IgnoredAny>(row)?),
            None => None,
        };
        let (code, old_mail) = match known {
            Some(known) => (known.code, known.mail),
            None => (chance::code_of(&chance::bytes::<12>()?), None),
        };
        // An empty address takes the one away that was given before.
        let mail = mail.map_or_else(|| old_mail.clone(), |to| Some(to).filter(|to| !to.is_empty()));
        let content = Content { code, mail, what: new.what };
        let id = before.as_ref().map_or_else(chance::id, |row| Ok(row.id))?;
        let row = KeptDraftRow {
            id,
            round: round.id,
            code_mark: self.draft_mark(&content.code),
            once,
            version: before.as_ref().map_or(1, |row| row.version + 1),
            saved_at: now,
            expires_at: (now + DRAFT_LASTS).min(round.closes_at),
            reminded_at: None,
            sealed: self.vault.seal(&place_of("kept-draft", id), &content)?,
        };
        if before.is_some() {
            if !store::kept_drafts::put(link, &row).await? {
                return Err(Refusal::new("refused-draft-elsewhere").into());
            }
        } else {
            let added = store::kept_drafts::add(link, &row).await;
            added.map_err(|error| taken(error, "refused-draft-gone"))?;
            self.note(link, None, "draft-keep", (Some(round.id), "")).await?;
        }
        if let Some(address) = content.mail.as_ref().filter(|mail| Some(*mail) != old_mail.as_ref()) {
            self.write_about_draft(link, &row, (Occasion::Draft, address.as_str()), now).await?;
        }
        Ok(shown(round, &row, (content.code, content.mail)))
    }

    /// The address for a draft's link, as it was typed; empty where none was.
    fn draft_address(&self, typed: &str) -> Result<String, No> {
        if typed.trim().is_empty() {
            return Ok(String::new());
        }
        if !self.sends_mails() {
            return Err(Refusal::new("refused-no-mail").into());
        }
        let address = mail_address(typed).ok_or_else(|| Wrong::new("mail", "wrong-mail-address"))?;
        let mark = self.vault.mark(&format!("draft-mail|{}", address.to_lowercase()));
        self.limits.draft_mail(&mark).map_err(|_| Wrong::new("mail", "wrong-mail-often"))?;
        Ok(address.to_owned())
    }

    /// A draft's round and what the page may show of it, as long as it can be taken up.
    pub(super) async fn standing_draft(
        &self,
        link: &mut Link<'_>,
        row: &KeptDraftRow,
    ) -> Result<Option<(RoundRow, KeptDraft)>, No> {
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        let stands = until(&round, row) > now
            && takes_some(&round, now).is_ok()
            && store::applications::by_once(link, &row.once).await?.is_none();
        if !stands {
            return Ok(None);
        }
        let content = self.draft_content::<IgnoredAny>(row)?;
        let kept = shown(&round, row, (content.code, content.mail));
        Ok(Some((round, kept)))
    }

    pub(super) fn draft_content<T: DeserializeOwned>(&self, row: &KeptDraftRow) -> Result<Content<T>, No> {
        Ok(self.vault.open(&place_of("kept-draft", row.id), &row.sealed)?)
    }

    /// Takes up the draft of a code.
    ///
    /// # Errors
    /// [`No::Wait`] after too many; `refused-draft-code` where no draft has it: it was mistyped, submitted or cleared, or its time is over.
    pub async fn take_up_draft<T: DeserializeOwned>(
        &self,
        code: &str,
        from: Whence,
    ) -> Result<OpenedDraft<T>, No> {
        self.limits.draft(from)?;
        let mark = self.draft_mark(&chance::as_given(code));
        let row = store::kept_drafts::by_code(&mut self.db.read().await?.link(), &mark).await?;
        self.taken_up(row.ok_or_else(no_such)?).await
    }

    /// Takes up the draft of a form, for whoever has a page of it.
    ///
    /// # Errors
    /// `refused-draft-code` where none is kept.
    pub async fn draft_of_form<T: DeserializeOwned>(&self, once: &str) -> Result<OpenedDraft<T>, No> {
        let once = self.form_mark(once);
        let row = store::kept_drafts::by_once(&mut self.db.read().await?.link(), &once).await?;
        self.taken_up(row.ok_or_else(no_such)?).await
    }

    /// The draft of a link, as long as there is one.
    async fn linked_draft(&self, (id, token): (Uuid, &str)) -> Result<KeptDraftRow, No> {
        if !same(&self.draft_token(id), token) {
            return Err(No::NotFound);
        }
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::kept_drafts::by_id(link, id).await?.ok_or_else(no_such)?;
        self.standing_draft(link, &row).await?.ok_or_else(no_such)?;
        Ok(row)
    }

    /// Whether a link opens a draft; looking at it shows nothing, since mail programs look at links by themselves.
    ///
    /// # Errors
    /// [`No::NotFound`] for a link that nobody sent; `refused-draft-code`.
    pub async fn may_open_linked_draft(&self, link: (Uuid, &str)) -> Result<(), No> {
        self.linked_draft(link).await.map(drop)
    }

    /// Takes up the draft of a link.
    ///
    /// # Errors
    /// As [`may_open_linked_draft`](Self::may_open_linked_draft).
    pub async fn open_linked_draft<T: DeserializeOwned>(
        &self,
        link: (Uuid, &str),
    ) -> Result<OpenedDraft<T>, No> {
        let row = self.linked_draft(link).await?;
        self.taken_up(row).await
    }

    /// Opens a draft for its person; the look is noted.
    async fn taken_up<T: DeserializeOwned>(&self, row: KeptDraftRow) -> Result<OpenedDraft<T>, No> {
        let mut conn = self.db.read().await?;
        let found = self.standing_draft(&mut conn.link(), &row).await?;
        drop(conn);
        let (round, kept) = found.ok_or_else(no_such)?;
        let what = self.draft_content::<T>(&row)?.what;
        let looked = Looked { round: Some(round.id), ..Looked::default() };
        self.look(Looker::Person, "look-draft", looked).await?;
        Ok(OpenedDraft { slug: round.slug, kept, what })
    }

    /// Whether nothing is to be left of the pages that carry a token.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn are_cleared(&self, pages: &str) -> Result<bool, No> {
        let mut conn = self.db.read().await?;
        Ok(store::kept_drafts::are_cleared(&mut conn.link(), &self.pages_mark(pages)).await?)
    }

    /// Sees to it that the pages that carry a token open and send nothing any more. Where the token of their form is given, what is kept
    /// of it is erased as well; whether anything was.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn clear_pages(&self, pages: &str, once: Option<&str>) -> Result<bool, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        store::kept_drafts::clear_pages(link, &self.pages_mark(pages), now + LASTS).await?;
        let mut erased = false;
        if let Some(once) = once
            && let Some(row) = store::kept_drafts::by_once(link, &self.form_mark(once)).await?
        {
            erased = store::kept_drafts::erase(link, row.id).await?;
            self.note(link, None, "draft-clear", (Some(row.round), "")).await?;
        }
        tx.commit().await?;
        Ok(erased)
    }

    /// Erases the draft of a form that was submitted: what it says is the application now.
    pub(super) async fn end_draft(&self, link: &mut Link<'_>, once: &str) -> Result<(), No> {
        if let Some(row) = store::kept_drafts::by_once(link, &self.form_mark(once)).await? {
            store::kept_drafts::erase(link, row.id).await?;
        }
        Ok(())
    }

    fn draft_mark(&self, code: &str) -> String {
        self.vault.mark(&format!("draft-code|{code}"))
    }

    fn pages_mark(&self, pages: &str) -> String {
        self.vault.mark(&format!("pages|{pages}"))
    }
}

/// Whether a round takes applications at a moment.
fn takes_some(round: &RoundRow, now: DateTime<Utc>) -> Result<(), No> {
    match phase(round, now) {
        Phase::Open => Ok(()),
        Phase::Draft => Err(No::NotFound),
        Phase::Upcoming => Err(Refusal::new("refused-not-open").into()),
        _ => Err(Refusal::new("refused-deadline").into()),
    }
}

fn shown(round: &RoundRow, row: &KeptDraftRow, (code, mail): (String, Option<String>)) -> KeptDraft {
    KeptDraft {
        id: row.id,
        version: row.version,
        code,
        mail,
        saved_at: row.saved_at,
        until: until(round, row),
    }
}
