//! What people ask to have put right in their applications. Owns what can be asked for when, that whatever puts it right is the answer to
//! it, and that nothing else says it was; what is refused is refused with words that the person reads.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, CODE, No, Phase, Refusal, Service, Wrong,
    audit::{Looked, Looker},
    book::{Stated, phase, unfinished},
    history::changes,
    place_of, taken,
    task::text_in,
};
use crate::{
    chance,
    domain::{Caseworker, Holder},
    store::{self, Link, applications::ApplicationRow, pleas::PleaRow, revisions::Origin, rounds::RoundRow},
};

/// What became of something that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PleaOutcome {
    /// It was put right.
    Granted,
    /// It stays as it is.
    Refused,
    /// Its person took it back.
    TakenBack,
}

impl PleaOutcome {
    const ALL: [Self; 3] = [Self::Granted, Self::Refused, Self::TakenBack];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::TakenBack => "taken-back",
        }
    }
}

/// Something that a person asked to have put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plea {
    /// Key.
    pub id: Uuid,
    /// `name`, `contact`, `wishes`, or a fact's name in the pack.
    pub about: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What is right and what shows it; nothing once the person's data were erased.
    pub text: Option<String>,
    /// What became of it, when, and in which words; nothing while it waits.
    pub answer: Option<(PleaOutcome, DateTime<Utc>, String)>,
}

/// What a person asked to have put right, and what they can ask for.
#[derive(Debug)]
pub struct OwnPleas {
    /// The round.
    pub book: Book,
    /// The number of the application.
    pub number: String,
    /// Whose it is.
    pub person: String,
    /// The name of whoever decides.
    pub authority: String,
    /// What they asked for, the newest first.
    pub all: Vec<Plea>,
    /// What they can ask for: `name`, `contact`, `wishes`, or a fact's name in the pack; nothing where nothing can be asked for any more.
    pub may: Vec<String>,
}

/// What can be asked for in a round where it stands.
fn askable(book: &Book, row: &ApplicationRow) -> Vec<String> {
    let asks = row.state == "submitted" && row.wrapped_key.is_some() && book.phase != Phase::Finished;
    if !asks {
        return Vec::new();
    }
    // What is on record of earlier rounds is contested where it is shown.
    let facts = book.rules.pack().applicant().iter().filter(|(_, fact)| fact.history.is_none());
    let facts = facts.map(|(name, _)| name.clone());
    // Once results are told, what somebody wished for is what was decided about: then there is the objection.
    let wishes = (!book.phase.is_told()).then(|| "wishes".to_owned());
    // Once a round is closed nobody's code is changed any more: what it says of another application was decided.
    let code = matches!(book.phase, Phase::Open | Phase::Ended).then_some(CODE);
    ["name", "contact"].into_iter().chain(code).map(ToOwned::to_owned).chain(facts).chain(wishes).collect()
}

impl Service {
    /// How many questions of caseworkers wait for a person's answer, and how many mistakes that they reported for a decision.
    pub(super) async fn waiting_of(&self, link: &mut Link<'_>, application: Uuid) -> Result<(u64, u64), No> {
        let pleas = store::pleas::of_application(link, application).await?;
        let waiting = pleas.iter().filter(|plea| plea.outcome.is_none()).count() as u64;
        Ok((self.unanswered(link, application).await?, waiting))
    }

    /// What one person asked to have put right, the oldest first.
    pub(super) async fn pleas_of(&self, link: &mut Link<'_>, application: Uuid) -> Result<Vec<Plea>, No> {
        let mut all = Vec::new();
        for row in store::pleas::of_application(link, application).await? {
            let place = place_of("plea", row.id);
            let text = self.open_own(link, (application, &place), &row.sealed).await?;
            let words = match &row.answer {
                Some(sealed) => {
                    let place = place_of("plea-answer", row.id);
                    self.open_own::<String>(link, (application, &place), sealed).await?
                }
                None => None,
            };
            let outcome = row.outcome.as_deref();
            let outcome = PleaOutcome::ALL.into_iter().find(|one| Some(one.name()) == outcome);
            let answer = outcome.zip(row.answered_at).map(|(one, at)| (one, at, words.unwrap_or_default()));
            all.push(Plea { id: row.id, about: row.about, at: row.at, text, answer });
        }
        Ok(all)
    }

    /// What somebody asked to have put right in their own application, and what they can ask for. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] when the application is gone.
    pub async fn my_pleas(&self, who: &Holder) -> Result<OwnPleas, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let mut all = self.pleas_of(link, row.id).await?;
        all.reverse();
        let (may, person) = (askable(&book, &row), self.opened(&row)?.person.name);
        drop(conn);
        let looked =
            Looked { round: Some(round.id), object: &row.number, shown: vec![&row.number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        let authority = self.authority_name(&book).await?;
        Ok(OwnPleas { book, number: row.number, person, authority, all, may })
    }

    /// An application with its locked round.
    async fn own_row(&self, link: &mut Link<'_>, who: &Holder) -> Result<(RoundRow, ApplicationRow), No> {
        let seen = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::lock(link, seen.round).await?.ok_or(No::NotFound)?;
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        Ok((round, row))
    }

    /// Asks for something to be put right in one's own application: what of it, and in one's own words what is right and what shows it.
    ///
    /// # Errors
    /// [`No::Invalid`] at `about` and `plea`; refusals `refused-finished`, `refused-withdrawn`, `refused-erased`, and `refused-plea-waits`
    /// while the same was asked for and waits.
    pub async fn plead(&self, who: &Holder, (about, typed): (&str, &str)) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.own_row(link, who).await?;
        let now = self.received(link).await?;
        unfinished(phase(&round, now))?;
        if row.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        if row.state != "submitted" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let before = store::pleas::of_application(link, row.id).await?;
        if before.iter().any(|one| one.about == about && one.outcome.is_none()) {
            return Err(Refusal::new("refused-plea-waits").into());
        }
        let known = askable(&self.book(&round)?, &row).iter().any(|one| one == about);
        let known = if known { Ok(()) } else { Err(Wrong::new("about", "wrong-choice")) };
        let text = match (known, text_in("plea", typed)) {
            (Ok(()), Ok(text)) => text,
            (known, text) => {
                return Err(No::Invalid(known.err().into_iter().chain(text.err()).collect()));
            }
        };
        let id = chance::id()?;
        let sealed = self.seal_own(link, (row.id, &place_of("plea", id)), text).await?;
        let asked = PleaRow {
            id,
            round: round.id,
            application: row.id,
            about: about.to_owned(),
            at: now,
            sealed,
            outcome: None,
            account: None,
            answered_at: None,
            answer: None,
        };
        store::pleas::ask(link, &asked).await?;
        self.note(link, None, "plea-ask", (Some(round.id), &row.number)).await?;
        Ok(tx.commit().await?)
    }

    /// Takes back what one asked for oneself; asked for twice, it is done once.
    ///
    /// # Errors
    /// [`No::NotFound`] for what somebody else asked; `refused-plea-answered`.
    pub async fn take_back_plea(&self, who: &Holder, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.own_row(link, who).await?;
        let all = store::pleas::of_application(link, row.id).await?;
        let plea = all.iter().find(|one| one.id == id).ok_or(No::NotFound)?;
        if plea.outcome.as_deref() == Some(PleaOutcome::TakenBack.name()) {
            return Ok(());
        }
        let now = self.received(link).await?;
        self.answer_plea(link, plea, (PleaOutcome::TakenBack, None, now), String::new()).await?;
        self.note(link, None, "plea-take-back", (Some(round.id), &row.number)).await?;
        Ok(tx.commit().await?)
    }

    async fn answer_plea(
        &self,
        link: &mut Link<'_>,
        plea: &PleaRow,
        (outcome, account, at): (PleaOutcome, Option<Uuid>, DateTime<Utc>),
        words: String,
    ) -> Result<(), No> {
        if plea.outcome.is_some() {
            return Err(Refusal::new("refused-plea-answered").into());
        }
        let place = place_of("plea-answer", plea.id);
        let sealed = self.seal_own(link, (plea.application, &place), words).await?;
        let answered = store::pleas::answer(link, plea.id, (outcome.name(), account, at), &sealed).await;
        answered.map_err(|error| taken(error, "refused-plea-answered"))
    }

    /// What the person of an application asked to have put right, the oldest first, for caseworkers. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn pleas(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
    ) -> Result<(Book, Vec<Plea>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        let (book, all) = (self.book(&round)?, self.pleas_of(link, found.id).await?);
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok((book, all))
    }

    /// Says that something stays as it is, with words that the person reads; they are written to.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at `words`; `refused-plea-answered`, `refused-finished`.
    pub async fn refuse_plea(
        &self,
        who: &Caseworker,
        (slug, number, id): (&str, &str, Uuid),
        typed: &str,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        let all = store::pleas::of_application(link, found.id).await?;
        let plea = all.iter().find(|one| one.id == id).ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        unfinished(phase(&round, now))?;
        if plea.outcome.is_some() {
            return Err(Refusal::new("refused-plea-answered").into());
        }
        let words = text_in("words", typed)?;
        let by = Some(who.staff().account);
        self.answer_plea(link, plea, (PleaOutcome::Refused, by, now), words).await?;
        self.tell_recorded(link, (round.id, found.id), "plea").await?;
        self.note(link, Some(who.staff()), "plea-refuse", (Some(round.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// Says of whatever was asked for that it was put right, where a new revision of its application does so; whether any was. To be called
    /// in the transaction that adds the revision.
    pub(super) async fn grant_pleas(
        &self,
        link: &mut Link<'_>,
        row: &ApplicationRow,
        (after, origin): (&Stated, &Origin),
    ) -> Result<bool, No> {
        let all = store::pleas::of_application(link, row.id).await?;
        let waiting: Vec<&PleaRow> = all.iter().filter(|one| one.outcome.is_none()).collect();
        if waiting.is_empty() {
            return Ok(false);
        }
        let changed = changes(&self.stated(row)?, after);
        let field = |about: &str| {
            let same = |field: &str| {
                field == about
                    || (field == "described" && about == "wishes")
                    || (field == "personal_code" && about == CODE)
            };
            changed.iter().any(|change| same(&change.field))
        };
        let mut any = false;
        for plea in waiting.into_iter().filter(|plea| field(&plea.about)) {
            let by = (PleaOutcome::Granted, origin.account, origin.at);
            self.answer_plea(link, plea, by, String::new()).await?;
            any = true;
        }
        if any {
            let revision = store::revisions::next(link, row.id).await?;
            self.tell_changed(link, (row.round, row.id), revision).await?;
        }
        Ok(any)
    }
}
