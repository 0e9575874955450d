//! The people of the demonstration: accounts, and invented names for applicants, from `fixtures/demo/cast.toml`.

use serde::Deserialize;

use crate::cli::{Stop, install::refused};

/// Who plays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cast {
    /// The password of every account.
    pub(super) password: String,
    /// Where the caseworkers work.
    pub(super) authority: String,
    /// The parent who signed that a child may work.
    pub(super) guardian: String,
    /// Who can sign in.
    pub(super) accounts: Vec<Player>,
    /// The name of the closed round, in three languages.
    closed: RoundName,
    /// The name of the round that is a draft.
    draft: RoundName,
    /// What was said about what waits or was given back.
    pub(super) grounds: Grounds,
    names: Vec<Names>,
}

/// Someone with an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Player {
    pub(super) shown: String,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) organisation: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundName {
    lv: String,
    en: String,
    ru: String,
}

impl RoundName {
    /// The line of `round.toml` that names the round.
    fn line(&self, year: i32) -> String {
        let text = |text: &str| text.replace("{year}", &year.to_string());
        let Self { lv, en, ru } = self;
        format!("name = {{ lv = \"{}\", en = \"{}\", ru = \"{}\" }}", text(lv), text(en), text(ru))
    }
}

/// Grounds that people gave.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grounds {
    /// Why a deadline should move.
    pub(super) extend: String,
    /// What has to be mended in a placement.
    pub(super) mend: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    first: Vec<String>,
    last: Vec<String>,
}

impl Cast {
    /// The cast of this version.
    pub(super) fn read() -> Result<Self, Stop> {
        toml::from_str(include_str!("../../../fixtures/demo/cast.toml")).map_err(|error| refused(&error))
    }

    /// The line of `round.toml` that names the closed round.
    pub(super) fn closed_name(&self, year: i32) -> String {
        self.closed.line(year)
    }

    /// The line of `round.toml` that names the draft.
    pub(super) fn draft_name(&self, year: i32) -> String {
        self.draft.line(year)
    }

    /// A name and a contact for the n-th applicant: all combinations before one comes again.
    pub(super) fn person(&self, n: usize) -> (String, String) {
        let names = &self.names[n % self.names.len()];
        let (count, pair) = (names.first.len(), n / self.names.len());
        let (first, last) = (pair % count, (pair / count + pair) % names.last.len());
        // Numbers that begin with 2000 belong to nobody.
        (format!("{} {}", names.first[first], names.last[last]), format!("+371 2000 {:04}", n % 10_000))
    }
}

/// What the greeting and the start page show: lines of key, name and secret, tabs between.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    pub(super) fn account(&mut self, shown: &str, login: &str, password: &str) {
        self.0.extend([&format!("demo-role-{shown}"), "\t", login, "\t", password, "\n"]);
    }

    pub(super) fn application(&mut self, status: &str, number: &str, code: &str) {
        self.0.extend([&format!("demo-application-{status}"), "\t", number, "\t", code, "\n"]);
    }

    pub(super) fn written(&self) -> &str {
        &self.0
    }
}
