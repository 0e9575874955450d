//! The shape of `pack.toml` as it is written, each value with its place in the file. Owns the keys
//! and nothing else: what they mean together is checked in `check`.

use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use toml::Spanned;

use super::{
    example::{Expect, ExpectPair},
    parts::By,
    question::CodeAsked,
};
use crate::domain::{FactType, Lang, Texts, constraints::Constraints, past::Past, terms::Per};

/// A text in three languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTexts {
    lv: String,
    en: String,
    ru: String,
}

/// A remark: in three languages, or one text for everyone, such as a day.
#[derive(Default)]
pub(super) struct RawRemark(pub(super) Texts);

impl RawRemark {
    /// Whether it says nothing, in some language at least.
    pub(super) fn lacks(&self) -> bool {
        Lang::ALL.iter().any(|lang| self.0.get(*lang).trim().is_empty())
    }
}

/// By hand, as with [`RawChoices`].
impl<'de> Deserialize<'de> for RawRemark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = RawRemark;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text, or `{ lv = …, en = …, ru = … }`")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<RawRemark, E> {
                Ok(RawRemark(Texts::same(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawRemark, A::Error> {
                RawTexts::deserialize(MapAccessDeserializer::new(map)).map(|raw| RawRemark(Texts::from(&raw)))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl From<&RawTexts> for Texts {
    fn from(raw: &RawTexts) -> Self {
        Self { lv: raw.lv.clone(), en: raw.en.clone(), ru: raw.ru.clone() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPack {
    pub(super) id: Spanned<String>,
    pub(super) version: Spanned<String>,
    pub(super) programme: Spanned<String>,
    /// Programmes in which nobody may take part at the same time.
    #[serde(default)]
    pub(super) excludes: Vec<Spanned<String>>,
    /// Whether applicants are asked for their personal code.
    pub(super) personal_code: Option<CodeAsked>,
    pub(super) municipality: Spanned<String>,
    pub(super) voice: Option<RawVoice>,
    pub(super) valid_from: Spanned<toml::value::Date>,
    pub(super) valid_to: Option<Spanned<toml::value::Date>>,
    pub(super) name: Spanned<RawTexts>,
    pub(super) needs_person: Spanned<RawTexts>,
    pub(super) group: Spanned<RawGroup>,
    pub(super) sources: BTreeMap<String, Spanned<RawSource>>,
    #[serde(default)]
    pub(super) settings: BTreeMap<String, Spanned<RawSetting>>,
    pub(super) facts: RawFacts,
    #[serde(default)]
    pub(super) tables: BTreeMap<String, Spanned<RawTable>>,
    #[serde(default)]
    pub(super) rules: Vec<RawRule>,
    #[serde(default)]
    pub(super) pairs: Vec<RawRule>,
    pub(super) tiers: Vec<RawTier>,
    #[serde(default)]
    pub(super) hours: Vec<RawHours>,
    #[serde(default)]
    pub(super) pay: Vec<RawPay>,
    pub(super) order: Option<Spanned<RawOrder>>,
    pub(super) constraints: Option<Spanned<Constraints>>,
    pub(super) example: Option<Spanned<RawCase>>,
    #[serde(default)]
    pub(super) examples: Vec<Spanned<RawExample>>,
}

/// What puts people of one tier in order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOrder {
    pub(super) by: By,
    pub(super) source: Spanned<String>,
    #[serde(default)]
    pub(super) open: RawRemark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPay {
    pub(super) from_age: Option<i64>,
    pub(super) to_age: Option<i64>,
    pub(super) table: Spanned<String>,
    pub(super) per: Per,
    #[serde(default)]
    pub(super) at_least: bool,
    pub(super) source: Spanned<String>,
}

/// The ordinary person, placement and round from which the examples differ.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCase {
    pub(super) applicant: BTreeMap<String, Spanned<toml::Value>>,
    pub(super) placement: BTreeMap<String, Spanned<toml::Value>>,
    pub(super) dates: BTreeMap<String, Spanned<toml::value::Date>>,
    pub(super) settings: BTreeMap<String, Spanned<toml::Value>>,
    pub(super) distance_m: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExample {
    pub(super) id: Spanned<String>,
    #[serde(default)]
    pub(super) applicant: BTreeMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    pub(super) placement: BTreeMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    pub(super) dates: BTreeMap<String, Spanned<toml::value::Date>>,
    #[serde(default)]
    pub(super) settings: BTreeMap<String, Spanned<toml::Value>>,
    pub(super) distance_m: Option<i64>,
    pub(super) expect: Option<Spanned<Expect>>,
    pub(super) pair: Option<Spanned<ExpectPair>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    pub(super) kind: String,
    pub(super) applicant: String,
    pub(super) placement: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    pub(super) title: RawTexts,
    #[serde(default)]
    pub(super) paragraph: String,
    #[serde(default)]
    pub(super) address: String,
    /// A word of a norm's rank; nothing where it is no norm.
    pub(super) rank: Option<String>,
    /// As exact as the source is: `2020-05-14`, `03.2020`, or a remark that it is undated.
    pub(super) date: RawRemark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSetting {
    #[serde(rename = "type")]
    pub(super) kind: RawType,
    pub(super) default: Option<toml::Value>,
    /// What is known of the matter, where something is.
    pub(super) source: Option<Spanned<String>>,
    pub(super) open: RawRemark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFacts {
    #[serde(default)]
    pub(super) applicant: BTreeMap<String, Spanned<RawFact>>,
    #[serde(default)]
    pub(super) placement: BTreeMap<String, Spanned<RawFact>>,
    #[serde(default)]
    pub(super) pair: BTreeMap<String, Spanned<RawFact>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    #[serde(rename = "type")]
    pub(super) kind: RawType,
    pub(super) label: RawTexts,
    #[serde(default)]
    pub(super) sensitive: bool,
    #[serde(default)]
    pub(super) optional: bool,
    pub(super) ask: Option<Spanned<RawTexts>>,
    pub(super) hint: Option<Spanned<RawTexts>>,
    pub(super) evidence: Option<Spanned<RawTexts>>,
    #[serde(default)]
    pub(super) shown_to: Vec<Spanned<String>>,
    pub(super) choices: Option<Spanned<RawChoices>>,
    /// What of earlier rounds it says.
    pub(super) history: Option<Spanned<Past>>,
    pub(super) history_years: Option<Spanned<u16>>,
}

/// The answers that are offered: `{ from = "placement.school" }`, or a list.
pub(super) enum RawChoices {
    From(Spanned<String>),
    Listed(Vec<Spanned<RawChoice>>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrom {
    from: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChoice {
    pub(super) value: String,
    lv: String,
    en: String,
    ru: String,
}

impl RawChoice {
    /// What people read.
    pub(super) fn texts(&self) -> RawTexts {
        RawTexts { lv: self.lv.clone(), en: self.en.clone(), ru: self.ru.clone() }
    }
}

/// By hand, since serde's untagged enums lose the places of what is in them.
impl<'de> Deserialize<'de> for RawChoices {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = RawChoices;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("`{ from = … }` or a list")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawChoices, A::Error> {
                RawFrom::deserialize(MapAccessDeserializer::new(map)).map(|raw| RawChoices::From(raw.from))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<RawChoices, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(RawChoices::Listed)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// How a programme's pages address people.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawVoice {
    Tu,
    Jus,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    pub(super) source: Spanned<String>,
    pub(super) rows: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRow {
    pub(super) from: toml::value::Date,
    pub(super) value: i64,
    /// Where it comes from, if not from the table's source.
    pub(super) source: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) id: Spanned<String>,
    pub(super) when: Spanned<String>,
    pub(super) source: Spanned<String>,
    pub(super) text: Spanned<RawTexts>,
    pub(super) formal: Option<Spanned<RawFormal>>,
    pub(super) needs_person: Option<Spanned<RawTexts>>,
}

/// What a letter says in place of a text that addresses people informally; English has one way.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFormal {
    lv: String,
    ru: String,
}

impl RawFormal {
    /// The three texts, with the English one of the rule.
    pub(super) fn with(&self, en: &str) -> RawTexts {
        RawTexts { lv: self.lv.clone(), en: en.to_owned(), ru: self.ru.clone() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTier {
    pub(super) id: Spanned<String>,
    pub(super) when: Spanned<String>,
    pub(super) source: Spanned<String>,
    pub(super) name: Spanned<RawTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHours {
    pub(super) from_age: Option<i64>,
    pub(super) to_age: Option<i64>,
    pub(super) a_day: i64,
    pub(super) a_week: Option<i64>,
    pub(super) days_a_week: Option<i64>,
    pub(super) source: Spanned<String>,
}

/// The kind of a fact or setting, by its word.
#[derive(Clone, Copy)]
pub(super) struct RawType(pub(super) FactType);

impl<'de> Deserialize<'de> for RawType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        FactType::ALL.into_iter().find(|kind| kind.name() == word).map(Self).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "unknown type `{word}`, expected one of `bool`, `whole`, `date`, `text`, `periods`"
            ))
        })
    }
}
