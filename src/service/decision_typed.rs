//! What a round's decisions are, as a caseworker typed it. Owns what a form can hold, and that nothing is half there.

use chrono::NaiveDate;

use super::{Wrong, typed};
use crate::domain::{
    Arg,
    decision::{Body, Decision, Hearing, Kind, Norm, Rank},
};

/// How many norms a form has room for.
pub const NORMS: usize = 8;

/// The longest line of a form, and the longest text, in characters.
const LONGEST: (usize, usize) = (300, 2_000);

/// A norm as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedNorm {
    /// The word of its rank.
    pub rank: String,
    /// The legal act.
    pub title: String,
    /// Section and paragraph.
    pub place: String,
    /// Where it was read.
    pub source: String,
    /// The day on which.
    pub seen: String,
}

impl TypedNorm {
    fn is_empty(&self) -> bool {
        [&self.title, &self.place, &self.source, &self.seen].into_iter().all(|text| text.trim().is_empty())
    }
}

/// What a round's decisions are, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedDecision {
    /// The word of the kind.
    pub kind: String,
    /// Name and address of the institution.
    pub institution: (String, String),
    /// Name and address of the authority with which decisions are contested.
    pub contest: (String, String),
    /// Name and address of the court to which answers to objections can be taken.
    pub court: (String, String),
    /// `held` or `omitted`, and how or why not.
    pub hearing: (String, String),
    /// Why deciding takes longer than a month.
    pub longer: String,
    /// The norms.
    pub norms: Vec<TypedNorm>,
}

/// Two texts of which both or none are there.
fn body(field: &str, (name, address): &(String, String), wrong: &mut Vec<Wrong>) -> Option<Body> {
    let read = |end: &str, text: &str, wrong: &mut Vec<Wrong>| {
        line(&format!("{field}-{end}"), text, wrong).filter(|text| !text.is_empty())
    };
    let (named, at) = (read("name", name, wrong), read("address", address, wrong));
    match (named, at) {
        (Some(name), Some(address)) => Some(Body { name, address }),
        (None, Some(_)) => {
            wrong.push(Wrong::new(&format!("{field}-name"), "wrong-missing"));
            None
        }
        (Some(_), None) => {
            wrong.push(Wrong::new(&format!("{field}-address"), "wrong-missing"));
            None
        }
        (None, None) => None,
    }
}

/// A line that is not too long.
fn line(field: &str, text: &str, wrong: &mut Vec<Wrong>) -> Option<String> {
    within(field, text, LONGEST.0, wrong)
}

fn within(field: &str, text: &str, longest: usize, wrong: &mut Vec<Wrong>) -> Option<String> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    let key = if text.chars().count() > longest {
        "wrong-too-long"
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        "wrong-text"
    } else {
        return Some(text);
    };
    let most = Arg::Whole(i64::try_from(longest).unwrap_or(i64::MAX));
    wrong.push(Wrong::new(field, key).with("most", most));
    None
}

/// A day as people type it.
pub(super) fn typed_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&typed::day(text), "%d.%m.%Y.").ok()
}

fn norm((at, today): (usize, NaiveDate), typed: &TypedNorm, wrong: &mut Vec<Wrong>) -> Option<Norm> {
    let field = |name: &str| format!("norm-{}-{name}", at + 1);
    let mut text = |name: &str, text: &str| {
        let read = line(&field(name), text, wrong)?;
        if read.is_empty() {
            wrong.push(Wrong::new(&field(name), "wrong-missing"));
        }
        Some(read)
    };
    let (title, place) = (text("title", &typed.title), text("place", &typed.place));
    let source = text("source", &typed.source);
    let rank = Rank::from_name(&typed.rank);
    if rank.is_none() {
        wrong.push(Wrong::new(&field("rank"), "wrong-norm-rank"));
    }
    let seen = typed_day(&typed.seen).filter(|day| *day <= today);
    if seen.is_none() {
        wrong.push(Wrong::new(&field("seen"), "wrong-norm-seen"));
    }
    Some(Norm { rank: rank?, title: title?, place: place?, source: source?, seen: seen? })
}

impl TypedDecision {
    /// What was meant, on a day.
    pub(super) fn read(&self, today: NaiveDate) -> Result<Decision, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let kind = Kind::from_name(&self.kind);
        if kind.is_none() {
            wrong.push(Wrong::new("kind", "wrong-decision-kind"));
        }
        let institution = body("institution", &self.institution, &mut wrong);
        let contest = body("contest", &self.contest, &mut wrong);
        let court = body("court", &self.court, &mut wrong);
        let text = within("hearing-text", &self.hearing.1, LONGEST.1, &mut wrong).unwrap_or_default();
        let hearing = match (self.hearing.0.as_str(), text.is_empty()) {
            ("held", false) => Some(Hearing::Held(text)),
            ("omitted", false) => Some(Hearing::Omitted(text)),
            ("held" | "omitted", true) => {
                wrong.push(Wrong::new("hearing-text", "wrong-missing"));
                None
            }
            (_, false) => {
                wrong.push(Wrong::new("hearing", "wrong-hearing"));
                None
            }
            _ => None,
        };
        let longer = within("longer", &self.longer, LONGEST.1, &mut wrong).filter(|text| !text.is_empty());
        let mut norms = Vec::new();
        for (at, typed) in self.norms.iter().enumerate().filter(|(_, typed)| !typed.is_empty()) {
            norms.extend(norm((at, today), typed, &mut wrong));
        }
        let kind = kind.filter(|_| wrong.is_empty()).ok_or(wrong)?;
        Ok(Decision { kind, institution, contest, norms, hearing, longer, court })
    }
}
