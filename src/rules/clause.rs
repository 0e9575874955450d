//! A pack as people read it whole, outside any round: every rule with its sentence, its source and its condition. Owns the
//! gathering; what holds in a round, [`RuleSet`](super::RuleSet) says.

use super::{Pack, pack::Rule};
use crate::domain::{Source, Texts};

/// A rule or a tier as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause<'a> {
    /// Its identifier.
    pub id: &'a str,
    /// What is said to those for whom it does not hold; a tier's name.
    pub text: &'a Texts,
    /// Where it comes from.
    pub source: &'a Source,
    /// Its condition.
    pub when: &'a str,
}

impl Pack {
    /// Its rules, its rules about pairs, and its tiers, in its order.
    pub fn clauses(&self) -> [Vec<Clause<'_>>; 3] {
        let inner = &self.inner;
        let tiers = inner.tiers.iter().map(|tier| Clause {
            id: &tier.id,
            text: &tier.name,
            source: &tier.source,
            when: tier.when.text.trim(),
        });
        [inner.rules.iter().map(rule).collect(), inner.pairs.iter().map(rule).collect(), tiers.collect()]
    }
}

fn rule(rule: &Rule) -> Clause<'_> {
    Clause { id: &rule.id, text: &rule.text, source: &rule.source, when: rule.when.text.trim() }
}
