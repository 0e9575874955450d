//! What is on record of somebody in earlier rounds, in words: on the person's own page and in the caseworker's file.

use super::words;
use crate::{
    domain::{Arg, Texts},
    i18n::Tr,
    service::{Former, HeldFact},
};

/// A fact from earlier rounds.
pub(super) struct PastLine {
    pub(super) label: String,
    pub(super) value: String,
    /// In which rounds, what reads it, and whether a caseworker found out otherwise.
    pub(super) remarks: Vec<String>,
}

impl PastLine {
    pub(super) fn new(tr: Tr, fact: &HeldFact) -> Self {
        let joined = |texts: &[Texts]| {
            Arg::Text(texts.iter().map(|text| text.get(tr.0)).collect::<Vec<_>>().join("; "))
        };
        let rounds = match (&fact.value, fact.rounds.is_empty()) {
            (None, _) => None,
            (Some(_), true) => Some(tr.say("past-rounds-none")),
            (Some(_), false) => Some(tr.with("past-rounds", &[("rounds", joined(&fact.rounds))])),
        };
        let readers = (!fact.readers.is_empty())
            .then(|| tr.with("past-readers", &[("readers", joined(&fact.readers))]));
        let overruled = fact.overruled.then(|| tr.say("past-overruled"));
        Self {
            label: fact.label.get(tr.0).to_owned(),
            value: match &fact.value {
                None => tr.say("past-unknown"),
                value => words::told(tr, value.as_ref()),
            },
            remarks: rounds.into_iter().chain(readers).chain(overruled).collect(),
        }
    }
}

/// A former code that was noted: its key, and when and by whom.
pub(super) fn former(tr: Tr, one: &Former) -> (String, String) {
    let args = [("who", Arg::Text(one.by.clone())), ("when", Arg::Text(tr.moment(one.at)))];
    (one.id.to_string(), tr.with("former-noted", &args))
}
