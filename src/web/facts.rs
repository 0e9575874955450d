//! Facts on a caseworker's page: how a known one is written, and the form by which one is found out.

use super::form::Typed;
use crate::{
    domain::{Arg, FactType, FactValue},
    i18n::Tr,
    service::FactFile,
};

/// A fact as it is known.
pub(super) struct FactLine {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) known: bool,
    pub(super) sensitive: bool,
    /// Who found it out and when, and on what it rests.
    pub(super) found: Option<(String, String)>,
}

impl FactLine {
    pub(super) fn new(tr: Tr, fact: &FactFile) -> Self {
        let found = fact.found_out.as_ref().map(|found| {
            let args = [("who", Arg::Text(found.by.clone())), ("when", Arg::Text(tr.moment(found.at)))];
            (tr.with("work-facts-found", &args), found.note.clone())
        });
        Self {
            label: fact.label.get(tr.0).to_owned(),
            value: fact
                .value
                .as_ref()
                .map_or_else(|| tr.say("work-facts-unknown"), |known| value(tr, fact, known)),
            known: fact.value.is_some(),
            sensitive: fact.sensitive,
            found,
        }
    }
}

/// A known value in words; an offered answer by what people read.
pub(super) fn value(tr: Tr, fact: &FactFile, value: &FactValue) -> String {
    let offered = match value {
        FactValue::Text(text) => fact.choices.iter().find(|(value, _)| value == text),
        _ => None,
    };
    offered.map_or_else(|| tr.known(value), |(_, words)| words.get(tr.0).to_owned())
}

/// A value as it is typed into its field.
fn typable(value: &FactValue) -> String {
    match value {
        FactValue::Date(day) => day.format("%d.%m.%Y.").to_string(),
        other => other.written(),
    }
}

/// The form by which one fact is found out, with what was typed into it.
pub(super) struct FactForm {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) sensitive: bool,
    /// `bool`, `closed` (a list to choose from) or `line`.
    pub(super) kind: &'static str,
    /// Ids of the two fields.
    pub(super) value_id: String,
    pub(super) note_id: String,
    pub(super) hint: String,
    /// Answers to offer, each with its words.
    pub(super) choices: Vec<(String, String)>,
    pub(super) value: String,
    /// Whether a keypad with digits is enough to answer.
    pub(super) numeric: bool,
    pub(super) note: String,
    /// Whether this is the form that was sent.
    pub(super) sent: bool,
}

impl FactForm {
    pub(super) fn new(tr: Tr, fact: &FactFile, typed: &Typed) -> Self {
        let sent = typed.get("fact") == fact.name;
        let kept = |field: &str| typed.get(field).to_owned();
        let known = fact.value.as_ref().map(typable).unwrap_or_default();
        let choices = fact.choices.iter().map(|(value, words)| (value.clone(), words.get(tr.0).to_owned()));
        Self {
            name: fact.name.clone(),
            label: fact.label.get(tr.0).to_owned(),
            sensitive: fact.sensitive,
            kind: match fact.kind {
                FactType::Bool => "bool",
                FactType::Text if fact.closed => "closed",
                _ => "line",
            },
            value_id: format!("value-{}", fact.name),
            note_id: format!("note-{}", fact.name),
            hint: match fact.kind {
                FactType::Bool => String::new(),
                FactType::Date => tr.say("work-file-hint-date"),
                FactType::Whole => tr.say("work-file-hint-whole"),
                FactType::Text => tr.say("work-file-hint-text"),
                FactType::Periods => tr.say("work-file-hint-periods"),
            },
            choices: choices.collect(),
            numeric: matches!(fact.kind, FactType::Date | FactType::Whole),
            value: if sent { kept("value") } else { known },
            note: if sent { kept("note") } else { String::new() },
            sent,
        }
    }
}
