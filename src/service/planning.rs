//! A caseworker plans a round without writing a file: rule pack, name, days, and what the pack's sources leave open. Owns what is
//! asked, that the answers become a draft, and that a draft can be planned anew until it is opened. What another round says besides
//! goes along where one is copied.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Europe::Riga;

pub use super::planning_typed::{DayAsked, Validity};
use super::{
    Answers, Book, Groundless, No, Refusal, Service, Version, Wrong,
    book::{end_of, phase, start_of},
    groundless::groundless_in,
    import::{NewRound, is_slug},
    law::Law,
    packs::version,
    planning_typed::{answers_of, days_of, read_plan, slug_of, validity},
    seed,
};
use crate::{
    domain::{Caseworker, FactType, FactValue, RoundVerb, Texts},
    files::{freeze, planned::round_toml, settings},
    rules::{By, Pack},
    store::{self, Link},
};

/// A question that a pack's sources leave to the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOpen {
    /// The setting's name.
    pub name: String,
    /// The kind of its value.
    pub kind: FactType,
    /// What holds when nothing is answered; nothing where it has to be.
    pub default: Option<FactValue>,
    /// What the sources leave open.
    pub remark: Texts,
}

/// What a caseworker is asked about a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planning {
    /// The rule pack.
    pub pack: Version,
    /// The days, in their order.
    pub days: Vec<DayAsked>,
    /// What the pack leaves open.
    pub open: Vec<LeftOpen>,
    /// Whether the pack leaves open what puts people in order; where it does not, whether that is a draw.
    pub order: Option<bool>,
    /// What is answered already: a draft's answers, or those of the round that is copied.
    pub answers: Answers,
    /// Conditions beside the rules that go along.
    pub conditions: u64,
    /// Rules and conditions that refuse people and on which no act can rest.
    pub groundless: Vec<Groundless>,
    /// The name of the round that is copied or planned anew.
    pub of: Option<Texts>,
    /// When the rules are in force.
    pub valid: Validity,
    /// Whether too few caseworkers work at the authority for somebody to be left who answers objections: two start and publish a run.
    pub few: bool,
}

/// What a round can be planned from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginnings {
    /// Rounds of the own authority, the newest first: word in addresses, name, hash of the rule pack.
    pub rounds: Vec<(String, Texts, String)>,
    /// Rule packs, the newest version of each.
    pub packs: Vec<Version>,
}

/// So many stand behind a publication: who starts the run, and who publishes it.
const SIGNERS: usize = 2;

impl Service {
    /// What a round can be planned from.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn beginnings(&self, who: &Caseworker) -> Result<Beginnings, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut packs: Vec<Version> = Vec::new();
        for row in store::packs::list(link).await? {
            // The newest version of each pack comes first.
            if packs.iter().all(|known| known.word != row.word) {
                packs.push(version(row));
            }
        }
        let own = store::rounds::list(link).await?.into_iter();
        let own = own.filter(|row| row.authority == who.staff().organisation && !row.pack_hash.is_empty());
        let rounds = own
            .map(|row| (row.slug, Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru }, row.pack_hash))
            .collect();
        Ok(Beginnings { rounds, packs })
    }

    /// What is asked about a new round of a pack, with what another round of the own authority says.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] where this program does not understand the pack any more.
    pub async fn planning(&self, who: &Caseworker, hash: &str, like: Option<&str>) -> Result<Planning, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (pack, _) = self.pack_of(link, hash).await?;
        let like = match like {
            Some(slug) => Some(self.book(&self.row_for(link, who, slug).await?)?),
            None => None,
        };
        let known = (validity(&pack, None, self.today()), self.colleagues(link, who).await?.len() <= SIGNERS);
        let mut planning = asked(&pack, version_of(link, hash).await?, like.as_ref(), known);
        // Each year has its own days, name and address.
        planning.answers.retain(|name, _| !name.starts_with("day-") && !name.starts_with("name-"));
        Ok(planning)
    }

    /// What is asked about a draft, with what it says.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-opened`, `refused-finished` where it is no draft any more.
    pub async fn replanning(&self, who: &Caseworker, slug: &str) -> Result<Planning, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        RoundVerb::Plan.may(phase(&row, self.now())).map_err(Refusal::new)?;
        let book = self.book(&row)?;
        let (pack, _) = self.pack_of(link, &row.pack_hash).await?;
        let few = self.colleagues(link, who).await?.len() <= SIGNERS;
        let known = (validity(&pack, Some(&book), self.today()), few);
        Ok(asked(&pack, version_of(link, &row.pack_hash).await?, Some(&book), known))
    }

    /// Makes a draft of what was answered; gives its word in addresses. Two people open it.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] for every answer that is wrong; [`No::Faults`] for what does not go together.
    pub async fn plan_round(
        &self,
        who: &Caseworker,
        (hash, like): (&str, Option<&str>),
        answers: &Answers,
    ) -> Result<String, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (pack, text) = self.pack_of(link, hash).await?;
        let earlier = match like {
            Some(slug) => Some(self.book(&self.row_for(link, who, slug).await?)?.law.toml.clone()),
            None => None,
        };
        let authority = store::accounts::organisation_name(link, who.staff().organisation).await?;
        let (planned, mut wrong) = read_plan(&pack, answers, self.today());
        let slug = slug_of(answers, &planned.name.lv);
        if !is_slug(&slug) {
            wrong.push(Wrong::new("slug", "wrong-slug"));
        } else if store::rounds::by_slug(link, &slug).await?.is_some() {
            wrong.push(Wrong::new("slug", "wrong-slug-taken"));
        }
        drop(conn);
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let toml = round_toml(&planned, earlier.as_deref());
        let files = [(settings::FILE, toml), (freeze::PACK, text)];
        let new = NewRound {
            slug: slug.clone(),
            authority: authority.unwrap_or_default(),
            files: files.map(|(name, text)| (name.to_owned(), text.into_bytes())).into(),
            people: BTreeMap::new(),
            draft: true,
        };
        self.bring_in(Some(who.staff()), &new).await?;
        Ok(slug)
    }

    /// Plans a draft anew.
    ///
    /// # Errors
    /// As [`plan_round`](Self::plan_round); refusals `refused-opened`, `refused-finished`, and `refused-approval-waits`
    /// where somebody proposed to open it: what they saw stays as they saw it.
    pub async fn replan(&self, who: &Caseworker, slug: &str, answers: &Answers) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        RoundVerb::Plan.may(phase(&row, self.now())).map_err(Refusal::new)?;
        if !store::approvals::waiting(link, row.id).await?.is_empty() {
            return Err(Refusal::new("refused-approval-waits").into());
        }
        let (pack, text) = self.pack_of(link, &row.pack_hash).await?;
        let (planned, wrong) = read_plan(&pack, answers, self.today());
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let toml = round_toml(&planned, Some(&self.book(&row)?.law.toml));
        let toml = seed::made(&toml)?.unwrap_or(toml);
        let law = Law { toml, pack: Some(text), draws_codes: true, former: Vec::new() };
        let day = |name: &str| planned.days.get(name).copied();
        let opens_at = day("opens").map_or(row.opens_at, start_of);
        let closes_at = day("closes").map_or(row.closes_at, end_of);
        self.redraft(link, row.id, law, (opens_at, closes_at)).await?;
        self.note(link, Some(who.staff()), "round-plan", (Some(row.id), slug)).await?;
        Ok(tx.commit().await?)
    }

    fn today(&self) -> NaiveDate {
        self.now().with_timezone(&Riga).date_naive()
    }

    /// A version of a pack, read, with its text.
    async fn pack_of(&self, link: &mut Link<'_>, hash: &str) -> Result<(Pack, String), No> {
        let text = store::packs::text(link, hash).await?.ok_or(No::NotFound)?;
        Ok((Pack::parse(freeze::PACK, &text)?, text))
    }
}

/// The line of a version in the list.
async fn version_of(link: &mut Link<'_>, hash: &str) -> Result<Version, No> {
    let row = store::packs::list(link).await?.into_iter().find(|row| row.hash == hash);
    row.map(version).ok_or(No::NotFound)
}

/// What is asked, with what a round says already.
fn asked(pack: &Pack, version: Version, like: Option<&Book>, (valid, few): (Validity, bool)) -> Planning {
    let open = pack.settings().iter().map(|(name, setting)| LeftOpen {
        name: name.clone(),
        kind: setting.kind,
        default: setting.default.clone(),
        remark: setting.open.clone(),
    });
    Planning {
        pack: version,
        days: days_of(pack, like),
        open: open.collect(),
        order: match pack.order().by {
            By::Round => None,
            by => Some(by == By::Draw),
        },
        answers: like.map(answers_of).unwrap_or_default(),
        conditions: like.map_or(0, |book| book.settings.constraints.count() as u64),
        groundless: like
            .map_or_else(|| groundless_in(pack), |book| book.groundless(&book.settings.decision.norms)),
        of: like.map(|book| book.name().clone()),
        valid,
        few,
    }
}
