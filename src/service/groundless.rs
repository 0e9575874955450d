//! Rules and conditions because of which people are refused and whose source is no norm: an act cannot rest on them. Owns what of them is
//! told before anything is published.
//!
//! Source: Administrative Procedure Law, section 67(4) and (6) (likumi.lv/ta/id/55567), wording in force from 01.01.2014, seen 29.11.2026.

use super::{Book, condition_reason::source_of};
use crate::{
    domain::{Condition, Source, Texts, constraints::Constraints, decision::Norm},
    rules::Pack,
};

/// Something because of which people are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusing {
    /// A rule of the pack, in the words that letters have for it.
    Rule(Texts),
    /// A condition of the round.
    Condition(Condition),
}

/// Something of that kind on which no act can rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groundless {
    /// What it is.
    pub what: Refusing,
    /// Where it comes from, where that is said.
    pub source: Option<Source>,
}

/// Whether somebody may be refused a place because of a condition itself.
fn refuses(condition: &Condition) -> bool {
    matches!(condition, Condition::Quota(_) | Condition::Reserve(_) | Condition::Budget(_))
}

/// Those of some rules and conditions on which no act can rest: their source is no norm, and none of those that are stated.
fn groundless<'r>(
    rules: impl Iterator<Item = (&'r Texts, &'r Source)>,
    (pack, constraints, norms): (&Pack, &Constraints, &[Norm]),
) -> Vec<Groundless> {
    let is_ground = |source: &Source| {
        source.is_ground()
            || norms.iter().any(|norm| norm.rank.is_ground() && source.is_among(std::slice::from_ref(norm)))
    };
    let rules = rules.filter(|(_, source)| !is_ground(source));
    let rules = rules.map(|(text, source)| Groundless {
        what: Refusing::Rule(pack.formal(text).unwrap_or(text).clone()),
        source: Some(source.clone()),
    });
    let conditions = constraints.conditions().into_iter().filter(refuses).filter_map(|condition| {
        let source = source_of(pack, &condition);
        let grounded = source.as_ref().is_some_and(is_ground);
        (!grounded).then_some(Groundless { what: Refusing::Condition(condition), source })
    });
    rules.chain(conditions).collect()
}

impl Book {
    /// The round's rules and conditions that refuse people and on which no act can rest, where these norms are stated.
    pub fn groundless(&self, norms: &[Norm]) -> Vec<Groundless> {
        let people = self.rules.rules_for_people();
        let rules = people.rules.iter().chain(&people.pairs).map(|rule| (rule.text, rule.source));
        groundless(rules, (self.rules.pack(), &self.settings.constraints, norms))
    }
}

/// The same of a rule pack that no round has settled yet.
pub(super) fn groundless_in(pack: &Pack) -> Vec<Groundless> {
    let [rules, pairs, _] = pack.clauses();
    let rules = rules.iter().chain(&pairs).map(|one| (one.text, one.source));
    groundless(rules, (pack, pack.constraints(), &[]))
}
