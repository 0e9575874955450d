//! What a round's decisions are in law, as its municipality's lawyer said: never a thing for code to decide. Owns what has to be
//! stated before an administrative act can be published, and which norms may be its ground.
//!
//! Source: Administrative Procedure Law, sections 62, 64, 67, 70, 74, 76 and 77 (likumi.lv/ta/id/55567), wording in force from
//! 01.01.2014, seen 29.11.2026.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a decision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An administrative act: it can be contested, and has nine parts.
    Act,
    /// An act in private law: there is nothing to contest.
    Private,
    /// Nobody has said it yet.
    #[default]
    Unsettled,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Act, Self::Private, Self::Unsettled];

    /// The word that files, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Private => "private",
            Self::Unsettled => "unsettled",
        }
    }

    /// The kind of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where a norm stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// A law.
    Law,
    /// A regulation of the Cabinet.
    Cabinet,
    /// Binding regulation of a municipality.
    Binding,
    /// An internal regulation: no ground of an act.
    Internal,
}

impl Rank {
    /// All of them, the highest first.
    pub const ALL: [Self; 4] = [Self::Law, Self::Cabinet, Self::Binding, Self::Internal];

    /// The word that files, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Cabinet => "cabinet",
            Self::Binding => "binding",
            Self::Internal => "internal",
        }
    }

    /// The rank of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rank| rank.name() == name)
    }

    /// Whether an act may rest on it.
    pub fn is_ground(self) -> bool {
        self != Self::Internal
    }
}

/// A norm that decisions name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Norm {
    /// Its rank.
    pub rank: Rank,
    /// The legal act in which it stands.
    pub title: String,
    /// Section and paragraph.
    pub place: String,
    /// Where its text was read.
    pub source: String,
    /// When.
    pub seen: NaiveDate,
}

/// An institution with its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// Whether people are heard before an unfavourable decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hearing {
    /// How they are.
    Held(String),
    /// Why they are not.
    Omitted(String),
}

impl Hearing {
    /// The word that forms and catalogues use.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::Omitted(_) => "omitted",
        }
    }

    /// How, or why not.
    pub fn text(&self) -> &str {
        match self {
            Self::Held(text) | Self::Omitted(text) => text,
        }
    }
}

/// How one person was heard before a decision, or why not, as a caseworker wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// Which of both, and the text.
    pub how: Hearing,
    /// The day on which somebody was heard; none where they were not.
    pub day: Option<NaiveDate>,
}

/// What a round says about its decisions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Decision {
    /// What they are.
    pub kind: Kind,
    /// The institution that decides.
    #[serde(default)]
    pub institution: Option<Body>,
    /// With whom they are contested.
    #[serde(default)]
    pub contest: Option<Body>,
    /// The norms that they name.
    #[serde(default)]
    pub norms: Vec<Norm>,
    /// Whether people are heard first.
    #[serde(default)]
    pub hearing: Option<Hearing>,
    /// Why deciding takes longer than a month, where it does.
    #[serde(default)]
    pub longer: Option<String>,
    /// The court to which answers of the institution to objections can be taken.
    #[serde(default)]
    pub court: Option<Body>,
}

impl Decision {
    /// What an administrative act cannot be published without, as words of catalogues; nothing is missing of other kinds.
    pub fn missing(&self) -> Vec<&'static str> {
        if self.kind != Kind::Act {
            return Vec::new();
        }
        let parts = [
            ("institution", self.institution.is_none()),
            ("contest", self.contest.is_none()),
            ("norms", !self.norms.iter().any(|norm| norm.rank.is_ground())),
            ("hearing", self.hearing.is_none()),
        ];
        parts.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part).collect()
    }

    /// The authority with which an act is contested, where that is another than the institution that decides.
    pub fn other_authority(&self) -> Option<&str> {
        let contest = self.contest.as_ref().filter(|_| self.kind == Kind::Act)?;
        let same = self.institution.as_ref().is_some_and(|own| own.name.trim() == contest.name.trim());
        (!same).then_some(contest.name.as_str())
    }

    /// The norms on which a decision may rest, or those that are named for information.
    pub fn norms_that(&self, are_grounds: bool) -> impl Iterator<Item = &Norm> {
        self.norms.iter().filter(move |norm| norm.rank.is_ground() == are_grounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norm(rank: Rank) -> Norm {
        let text = |text: &str| text.to_owned();
        let seen = NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day");
        Norm { rank, title: text("Likums"), place: text("1. pants"), source: text("likumi.lv"), seen }
    }

    fn body() -> Body {
        Body { name: "Iestāde".to_owned(), address: "Iela 1".to_owned() }
    }

    #[test]
    fn an_act_needs_all_of_it_and_no_internal_regulation_is_its_ground() {
        let whole = Decision {
            kind: Kind::Act,
            institution: Some(body()),
            contest: Some(body()),
            norms: vec![norm(Rank::Internal), norm(Rank::Binding)],
            hearing: Some(Hearing::Omitted("Steidzami.".to_owned())),
            court: None,
            longer: None,
        };
        assert_eq!(whole.missing(), [""; 0]);
        assert_eq!((whole.norms_that(true).count(), whole.norms_that(false).count()), (1, 1));
        assert_eq!(whole.other_authority(), None);
        let commission = Some(Body { name: "Komisija".to_owned(), ..body() });
        let other = Decision { contest: commission, ..whole.clone() };
        assert_eq!(other.other_authority(), Some("Komisija"));
        assert_eq!(Decision { kind: Kind::Private, ..other }.other_authority(), None);
        let internal = Decision { norms: vec![norm(Rank::Internal)], ..whole.clone() };
        assert_eq!(internal.missing(), ["norms"]);
        let empty = Decision { kind: Kind::Act, ..Decision::default() };
        assert_eq!(empty.missing(), ["institution", "contest", "norms", "hearing"]);
        for kind in [Kind::Private, Kind::Unsettled] {
            assert_eq!(Decision { kind, ..Decision::default() }.missing(), [""; 0]);
        }
    }
}
