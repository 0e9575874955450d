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
    /// What letters say in place of it, where it addresses people informally.
    pub formal: Option<&'a Texts>,
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
            formal: None,
            source: &tier.source,
            when: tier.when.text.trim(),
        });
        [inner.rules.iter().map(rule).collect(), inner.pairs.iter().map(rule).collect(), tiers.collect()]
    }

    /// What a letter says in place of a rule's own wording, where that addresses people informally.
    pub fn formal(&self, said: &Texts) -> Option<&Texts> {
        let all = self.inner.rules.iter().chain(&self.inner.pairs);
        all.filter(|rule| rule.text == *said).find_map(|rule| rule.formal.as_ref())
    }
}

fn rule(rule: &Rule) -> Clause<'_> {
    let formal = rule.formal.as_ref();
    Clause { id: &rule.id, text: &rule.text, formal, source: &rule.source, when: rule.when.text.trim() }
}
