//! Rules, rules about pairs and tiers, checked: each has an identifier of its own, a condition that compiles, texts and a
//! source; the last tier is open to all; no setting is without a rule that asks for it.

use std::collections::BTreeSet;

use toml::Spanned;

use super::collector::{Check, Ground};
use crate::rules::{
    condition::Condition,
    pack::{Rule, Tier},
    raw::{RawPack, RawRule, RawTier},
    typing::Names,
};

impl Check<'_> {
    /// Rules and pairs share their keys (`needs-person.<id>`), so they share one list of identifiers.
    pub(super) fn rule_ids(&mut self, raw: &RawPack) {
        let rules = raw.rules.iter().map(|rule| ("rules", &rule.id));
        let pairs = raw.pairs.iter().map(|rule| ("pairs", &rule.id));
        let tiers = raw.tiers.iter().map(|tier| ("tiers", &tier.id));
        let mut seen = BTreeSet::new();
        for (list, id) in rules.chain(pairs).chain(tiers) {
            self.word(id.span().start, &format!("{list}.id"), id.get_ref(), '-');
            if !seen.insert((list == "tiers", id.get_ref())) {
                self.fault(id.span().start, &format!("{list}.id"), "fault-pack-twice", id.get_ref(), "");
            }
        }
    }

    fn condition(&mut self, column: &str, raw: &Spanned<String>, names: &Names<'_>) -> Option<Condition> {
        Condition::compile(raw.get_ref(), names)
            .map_err(|problem| {
                let column = format!("{column}.when");
                self.fault(raw.span().start, &column, problem.key, &problem.found, &problem.expected);
            })
            .ok()
    }

    pub(super) fn rules(&mut self, list: &str, raw: &[RawRule], ground: &Ground, pairs: bool) -> Vec<Rule> {
        let mut rules = Vec::new();
        for raw in raw {
            let column = format!("{list}.{}", raw.id.get_ref());
            let source = self.cited(&column, &raw.source, ground);
            let text = self.texts(&format!("{column}.text"), &raw.text);
            let own = raw.needs_person.as_ref();
            let needs_person = own.map(|texts| self.texts(&format!("{column}.needs_person"), texts));
            if let Some(when) = self.condition(&column, &raw.when, &ground.names(pairs)) {
                let formal = raw.formal.as_ref().map(|formal| {
                    let texts = formal.get_ref().with(&text.en);
                    self.texts_at(formal.span().start, &format!("{column}.formal"), &texts)
                });
                rules.push(Rule { id: raw.id.get_ref().clone(), when, source, text, formal, needs_person });
            }
        }
        rules
    }

    pub(super) fn tiers(&mut self, raw: &[RawTier], ground: &Ground) -> Vec<Tier> {
        let mut tiers = Vec::new();
        for raw in raw {
            let column = format!("tiers.{}", raw.id.get_ref());
            let source = self.cited(&column, &raw.source, ground);
            let name = self.texts(&format!("{column}.name"), &raw.name);
            if let Some(when) = self.condition(&column, &raw.when, &ground.names(false)) {
                tiers.push(Tier { id: raw.id.get_ref().clone(), when, source, name });
            }
        }
        // Whoever may take part has a place in line: the last tier is open to all.
        let open = raw.last().is_some_and(|last| last.when.get_ref().trim() == "true");
        if !open || raw.len() > usize::from(u8::MAX) {
            let offset = raw.last().map_or(0, |last| last.when.span().start);
            self.fault(offset, "tiers", "fault-pack-tiers", "", "true");
        }
        tiers
    }

    /// A setting that no rule asks for changes nothing, and whoever sets it believes it does.
    pub(super) fn unused(&mut self, raw: &RawPack, rules: &[Rule], pairs: &[Rule], tiers: &[Tier]) {
        let whens =
            rules.iter().chain(pairs).map(|rule| &rule.when).chain(tiers.iter().map(|tier| &tier.when));
        let used: BTreeSet<&String> = whens.flat_map(|when| &when.settings).collect();
        let complete =
            rules.len() + pairs.len() + tiers.len() == raw.rules.len() + raw.pairs.len() + raw.tiers.len();
        for (name, setting) in raw.settings.iter().filter(|(name, _)| complete && !used.contains(name)) {
            self.fault(setting.span().start, &format!("settings.{name}"), "fault-pack-unused", name, "");
        }
    }
}
