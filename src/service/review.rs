//! What a caseworker sees of applications: everyone's standing under the rules, and one person's file with what is still to
//! be found out. Owns no decision; each look at one application is noted.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Book, No, Opened, Placed, Service};
use crate::{
    domain::{Applicant, Caseworker, FactType, FactValue, Reason, Texts},
    rules::{Choices, Judgement, PairJudgement},
    store,
};

/// What the rules say about an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Takes part, in this tier.
    Eligible(u8),
    /// Does not take part.
    NotEligible,
    /// A person has to find something out first.
    NeedsPerson,
    /// Taken back.
    Withdrawn,
}

impl Standing {
    /// The word that catalogues use.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Eligible(_) => "eligible",
            Self::NotEligible => "not-eligible",
            Self::NeedsPerson => "needs-person",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An application in a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// When it was submitted.
    pub registered_at: DateTime<Utc>,
    /// What the rules say.
    pub standing: Standing,
    /// Why, where they do not simply say yes.
    pub reasons: Vec<Reason>,
    /// How many wishes it has.
    pub wishes: usize,
    /// Another application of the same round with the same name and contact.
    pub twin: Option<String>,
}

/// A wish with what the rules say about it.
#[derive(Debug, Clone)]
pub struct WishFile {
    /// 1 is the first choice.
    pub rank: u8,
    /// The placement; `None` when it was taken back.
    pub place: Option<Placed>,
    /// Number of the placement.
    pub number: String,
    /// Why the rules refuse it, or what is to be found out; empty when it is possible.
    pub reasons: Vec<Reason>,
}

/// A fact about an application, and where it comes from.
#[derive(Debug, Clone)]
pub struct FactFile {
    /// Its name in the pack.
    pub name: String,
    /// What it is called.
    pub label: Texts,
    /// The kind of its value.
    pub kind: FactType,
    /// Whether it reveals a sensitive category.
    pub sensitive: bool,
    /// The answers to offer, each with what people read.
    pub choices: Vec<(String, Texts)>,
    /// Whether no other answer can be given.
    pub closed: bool,
    /// What is known.
    pub value: Option<FactValue>,
    /// How a caseworker found it out, if one did.
    pub found_out: Option<FoundOut>,
}

/// Where a fact comes from that a caseworker found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundOut {
    /// On what it rests.
    pub note: String,
    /// The caseworker's name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One application with everything that decides about it.
#[derive(Debug)]
pub struct ApplicationFile {
    /// The round.
    pub book: Book,
    /// The application.
    pub application: Opened,
    /// What the rules say.
    pub standing: Standing,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Every fact of the pack.
    pub facts: Vec<FactFile>,
    /// Names of the facts that are to be found out before the rules can say anything.
    pub missing: Vec<String>,
    /// The wishes, best first.
    pub wishes: Vec<WishFile>,
    /// What was done: action, when, by whom (empty: the applicant).
    pub history: Vec<(String, DateTime<Utc>, String)>,
}

fn standing(book: &Book, withdrawn: bool, applicant: &Applicant) -> (Standing, Vec<Reason>) {
    if withdrawn {
        return (Standing::Withdrawn, Vec::new());
    }
    match book.rules.applicant(applicant) {
        Judgement::Eligible { tier } => (Standing::Eligible(tier), Vec::new()),
        Judgement::NotEligible(reasons) => (Standing::NotEligible, reasons),
        Judgement::NeedsPerson(reasons) => (Standing::NeedsPerson, reasons),
    }
}

fn wish_files(book: &Book, opened: &Opened, applicant: &Applicant, places: &[Placed]) -> Vec<WishFile> {
    let file = |wished: &super::Wished| {
        let place = places.iter().find(|place| place.placement.id.as_str() == wished.placement);
        let reasons = match place.map(|place| book.rules.pair(applicant, &place.placement)) {
            Some(PairJudgement::Impossible(reasons) | PairJudgement::NeedsPerson(reasons)) => reasons,
            _ => Vec::new(),
        };
        WishFile { rank: wished.rank, place: place.cloned(), number: wished.placement.clone(), reasons }
    };
    let mut files: Vec<WishFile> = opened.person.wishes.iter().map(file).collect();
    files.sort_by_key(|wish| wish.rank);
    files
}

impl Service {
    /// One application.
    ///
    /// # Errors
    /// [`No::NotFound`] for another round's or another authority's.
    pub async fn application(
        &self,
        who: &Caseworker,
        slug: &str,
        number: &str,
    ) -> Result<ApplicationFile, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        let places = self.places(link, row.id).await?;
        let everyone = self.people(link, row.id).await?;
        let opened = everyone.into_iter().find(|one| one.id == found.id).ok_or(No::NotFound)?;
        let applicant = opened.applicant()?;
        let (standing, reasons) = standing(&book, opened.withdrawn, &applicant);
        let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
        let mut history = Vec::new();
        for line in store::journal::about(link, row.id, number).await? {
            if let Some(account) = line.account
                && !names.contains_key(&account)
            {
                let by = store::accounts::by_id(link, account).await?;
                names.insert(account, by.map(|by| by.name).unwrap_or_default());
            }
            let by = line.account.and_then(|account| names.get(&account)).cloned().unwrap_or_default();
            history.push((line.action, line.happened_at, by));
        }
        // Looking at a person's file leaves a trace.
        self.note(link, Some(who.staff()), "look", (Some(row.id), number)).await?;
        tx.commit().await?;
        let wishes = wish_files(&book, &opened, &applicant, &places);
        let missing = missing(&reasons, &wishes);
        let facts = fact_files(&book, &opened, &applicant, &places, &names);
        Ok(ApplicationFile { book, application: opened, standing, reasons, facts, missing, wishes, history })
    }
}

/// Every application with its standing.
pub(super) fn lines(book: &Book, opened: &[Opened]) -> Result<Vec<Line>, No> {
    let mut known: BTreeMap<(String, String), &str> = BTreeMap::new();
    let mut lines = Vec::new();
    for one in opened {
        let (standing, reasons) = standing(book, one.withdrawn, &one.applicant()?);
        let key = (one.person.name.to_lowercase(), one.person.contact.to_lowercase());
        let twin = if one.withdrawn || key.0.is_empty() { None } else { known.insert(key, &one.number) };
        lines.push(Line {
            number: one.number.clone(),
            name: one.person.name.clone(),
            registered_at: one.registered_at,
            standing,
            reasons,
            wishes: one.person.wishes.len(),
            twin: twin.map(ToOwned::to_owned),
        });
    }
    Ok(lines)
}

/// The applicant's facts that rules ask for and nobody knows, by name in the pack.
fn missing(reasons: &[Reason], wishes: &[WishFile]) -> Vec<String> {
    let asked = reasons.iter().chain(wishes.iter().flat_map(|wish| &wish.reasons));
    let asked = asked.filter(|reason| reason.key.starts_with("needs-person"));
    let mut names: Vec<String> = asked
        .flat_map(|reason| &reason.facts)
        .filter_map(|fact| fact.strip_prefix("applicant.").map(ToOwned::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn fact_files(
    book: &Book,
    opened: &Opened,
    applicant: &Applicant,
    places: &[Placed],
    names: &BTreeMap<Uuid, String>,
) -> Vec<FactFile> {
    let file = |(name, fact): (&String, &crate::rules::Fact)| {
        let offered = |choices: &Choices| choices.offered(places.iter().map(|place| &place.placement.facts));
        let latest = opened.decided.iter().rev().find(|decided| decided.fact == *name);
        FactFile {
            name: name.clone(),
            label: fact.label.clone(),
            kind: fact.kind,
            sensitive: fact.sensitive,
            choices: fact.choices.as_ref().map(offered).unwrap_or_default(),
            closed: matches!(fact.choices, Some(Choices::Listed(_))),
            value: applicant.facts.get(name).cloned(),
            found_out: latest.map(|found| FoundOut {
                note: found.note.clone(),
                by: names.get(&found.by).cloned().unwrap_or_default(),
                at: found.at,
            }),
        }
    };
    book.rules.pack().applicant().iter().map(file).collect()
}
