//! What a decision cites: the reasons with their sources, of a condition with what it allows, and the norms. Owns that nothing is cited as a
//! ground which is no norm.

use super::DecisionLetter;
use crate::{
    domain::{Arg, Reason, Source, decision::Norm},
    i18n::Tr,
};

/// A line of a part, with a link where its source is on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionItem {
    /// What it says.
    pub text: String,
    /// The address of its source; empty without one.
    pub href: String,
}

/// Lines, what is listed, and what follows.
type Parts = (Vec<String>, Vec<DecisionItem>, Vec<String>);

fn text(value: &str) -> Arg {
    Arg::Text(value.to_owned())
}

fn source_args(tr: Tr, source: &Source) -> [(&'static str, Arg); 2] {
    [("title", text(source.title.get(tr.0))), ("place", text(&source.paragraph))]
}

/// A reason in formal words, with its source; one that names a condition says what the condition allows, and has its source.
pub(super) fn reason(tr: Tr, letter: &DecisionLetter, reason: &Reason) -> DecisionItem {
    let book = &letter.book;
    let reason = book.formally(reason);
    let (mut said, mut source) = (tr.reason(&reason), reason.source.clone());
    if let Some((condition, most)) = book.condition_behind(&reason) {
        let whole = |n: u64| Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX));
        if let Some(most) = most {
            said = format!("{said} {}", tr.with("decision-condition-limit", &[("n", whole(most))]));
        }
        source = source.or_else(|| book.source_of(&condition));
    }
    let source = source.unwrap_or_default();
    let name = source.name(tr.0);
    if !name.is_empty() {
        said = tr.with("decision-reason", &[("text", text(&said)), ("source", text(&name))]);
    }
    let href = if name.is_empty() { "" } else { source.link() };
    DecisionItem { text: said, href: href.to_owned() }
}

/// The norms on which a decision rests: those that the round states, and the sources of what refused something; what is no ground is
/// named apart.
pub(super) fn norms(tr: Tr, letter: &DecisionLetter) -> Parts {
    let said = |norm: &Norm| {
        let args = [("title", text(&norm.title)), ("place", text(&norm.place))];
        let on_the_web = norm.source.starts_with("https://") || norm.source.starts_with("http://");
        let href = if on_the_web { norm.source.clone() } else { String::new() };
        DecisionItem { text: tr.with("decision-norm", &args), href }
    };
    let inform = letter.decision.norms_that(false).map(|norm| {
        tr.with("decision-norm-information", &[("title", text(&norm.title)), ("place", text(&norm.place))])
    });
    let (rules, others) = refused_by(letter).into_iter().partition::<Vec<_>, _>(Source::is_ground);
    let cited = |source: Source, key: &str| DecisionItem {
        text: tr.with(key, &source_args(tr, &source)),
        href: source.link().to_owned(),
    };
    let besides = |source: Source| {
        let key =
            if source.paragraph.is_empty() { "decision-norm-besides" } else { "decision-norm-information" };
        tr.with(key, &source_args(tr, &source))
    };
    let (conditions, other) = waited_for(letter).into_iter().partition::<Vec<_>, _>(Source::is_ground);
    let items = letter.decision.norms_that(true).map(said);
    let items = items.chain(rules.into_iter().map(|source| cited(source, "decision-norm-rule")));
    let items = items.chain(conditions.into_iter().map(|source| cited(source, "decision-norm-condition")));
    (Vec::new(), items.collect(), inform.chain(others.into_iter().chain(other).map(besides)).collect())
}

/// Every reason of a letter.
fn reasons(letter: &DecisionLetter) -> impl Iterator<Item = &Reason> {
    let told = &letter.letter;
    told.person.reasons.iter().chain(told.wishes.iter().flat_map(|line| &line.refused))
}

/// Sources, each once, but those that the round states as its norms anyway.
fn once(letter: &DecisionLetter, all: impl Iterator<Item = Source>) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for source in all {
        if !sources.contains(&source) && !source.is_among(&letter.decision.norms) {
            sources.push(source);
        }
    }
    sources
}

/// The sources of the rules that refused something.
fn refused_by(letter: &DecisionLetter) -> Vec<Source> {
    once(letter, reasons(letter).filter_map(|reason| reason.source.clone()))
}

/// The sources of the conditions because of which somebody waits.
fn waited_for(letter: &DecisionLetter) -> Vec<Source> {
    let behind = reasons(letter).filter_map(|reason| letter.book.condition_behind(reason));
    once(letter, behind.filter_map(|(condition, _)| letter.book.source_of(&condition)))
}
