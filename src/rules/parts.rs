//! The parts of a pack that are no rules: sources, settings, facts, dated tables, hours, pay, order. Owns these nouns; `check`
//! makes them of what is written.

use chrono::NaiveDate;
use serde::Deserialize;

use super::question::Choices;
use crate::domain::{FactType, FactValue, Source, Texts, past::PastAsked, terms::Per};

/// What the report groups demand and seats by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `school`, `parish`, `municipality`, …: a key of the catalogue.
    pub kind: String,
    /// The applicant's fact that names the group.
    pub applicant: String,
    /// The placement's fact that names it.
    pub placement: String,
}

/// A source with its date, as exact as the source itself is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedSource {
    /// Title, paragraph, address.
    pub source: Source,
    /// `2020-05-14`, `03.2020`, or a remark that it is undated.
    pub date: Texts,
}

/// What the sources leave open and a round therefore decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The kind of its value.
    pub kind: FactType,
    /// What holds when the round says nothing; `None` when it must say.
    pub default: Option<FactValue>,
    /// What the sources leave open.
    pub open: Texts,
}

/// A fact that the pack knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The kind of its value.
    pub kind: FactType,
    /// What it is called.
    pub label: Texts,
    /// Whether it reveals a sensitive category: never published, never in public lists.
    pub sensitive: bool,
    /// Whether a file may lack its column; then it is unknown for everyone.
    pub optional: bool,
    /// The question by which people are asked for it; without one it is filled in by staff, unknown until then.
    pub ask: Option<Texts>,
    /// Why it is asked, or how to answer.
    pub hint: Option<Texts>,
    /// The paper or register that shows it.
    pub evidence: Option<Texts>,
    /// Whether the organisation where someone would work may see it; caseworkers may.
    pub shown_to_organisation: bool,
    /// The answers that are offered; only texts have them.
    pub choices: Option<Choices>,
    /// What of earlier rounds it says: filled in from their records, and asked of nobody.
    pub history: Option<PastAsked>,
    /// Where it stands in the file: the order of the questions.
    pub(super) at: usize,
}

impl Fact {
    /// Whether a file has to have its column; what is on record elsewhere may be missing.
    pub fn is_needed(&self) -> bool {
        !self.optional && self.history.is_none()
    }

    /// The values of its closed list, each with what people read; empty where any value of its kind will do.
    pub fn closed(&self) -> &[(String, Texts)] {
        match &self.choices {
            Some(Choices::Listed(listed)) => listed,
            Some(Choices::From(_)) | None => &[],
        }
    }
}

/// Values that change by date: each holds from its day until the next one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Identifier of its source.
    pub source: String,
    /// First day and value, by day.
    pub rows: Vec<(NaiveDate, i64)>,
}

impl Table {
    /// The value of a day; `None` before the first row.
    pub fn on(&self, day: NaiveDate) -> Option<i64> {
        self.rows.iter().rev().find(|(from, _)| *from <= day).map(|(_, value)| *value)
    }
}

/// How long people of an age may work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// From this age on, when it matters.
    pub from_age: Option<i64>,
    /// Up to this age, counted in.
    pub to_age: Option<i64>,
    /// Hours a day.
    pub a_day: i64,
    /// Hours a week, where the source says so.
    pub a_week: Option<i64>,
    /// Days a week, where the source says so.
    pub days_a_week: Option<i64>,
    /// Identifier of its source.
    pub source: String,
}

/// What the work pays, in whole euros: shown to people, never a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// From this age on, when it matters.
    pub from_age: Option<i64>,
    /// Up to this age, counted in.
    pub to_age: Option<i64>,
    /// Name of the dated table with the amounts.
    pub table: String,
    /// What it is counted by.
    pub per: Per,
    /// Whether it is the least that is paid.
    pub at_least: bool,
    /// Identifier of its source.
    pub source: String,
}

/// What puts people of one tier in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The moment of registration.
    Registration,
    /// A draw, which is never weighted.
    Draw,
    /// The sources leave it open, so the round decides.
    #[default]
    Round,
}

/// A pack's word on the order inside a tier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// By what.
    pub by: By,
    /// Identifier of its source; empty where the pack says nothing.
    pub source: String,
    /// What the sources leave open, where the round decides.
    pub open: Texts,
}
