//! A pack's examples and single cases, checked: every fact, setting and date is one that the pack has, every outcome that is
//! expected names its rules and tiers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use toml::Spanned;

use super::{collector::Check, parts};
use crate::{
    domain::{FactType, FactValue, Facts, choice},
    rules::{
        example::{Example, Expect, ExpectPair},
        pack::{Inner, kinds},
        parts::Fact,
        raw::{RawCase, RawExample, RawPack, RawRule},
    },
};

/// The names that an example may expect.
struct Known {
    rules: Vec<String>,
    pairs: Vec<String>,
    tiers: Vec<String>,
    /// Of what may be left to a person: rules, and tiers as `tier.ID`.
    open: Vec<String>,
}

impl Known {
    fn of(pack: &RawPack) -> Self {
        let ids = |rules: &[RawRule]| rules.iter().map(|rule| rule.id.get_ref().clone()).collect();
        let (rules, pairs): (Vec<String>, Vec<String>) = (ids(&pack.rules), ids(&pack.pairs));
        let tiers: Vec<String> = pack.tiers.iter().map(|tier| tier.id.get_ref().clone()).collect();
        let open = rules.iter().cloned().chain(tiers.iter().map(|tier| format!("tier.{tier}"))).collect();
        Self { rules, pairs, tiers, open }
    }
}

type Values = BTreeMap<String, Spanned<toml::Value>>;
type Days = BTreeMap<String, Spanned<toml::value::Date>>;

/// Whether a fact is left unknown in an example.
const UNKNOWN: &str = "?";

impl Check<'_> {
    /// A case that stands alone: the ordinary one of a pack, or someone whom `rules explain` is asked about.
    pub(super) fn ordinary(&mut self, path: &str, raw: Option<&RawCase>, inner: &Inner) -> Example {
        let Some(raw) = raw else { return Example::default() };
        let column = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
        Example {
            dates: self.days(&column("dates"), &raw.dates),
            settings: self.set(&column("settings"), &raw.settings, inner),
            applicant: self.known(&column("applicant"), &raw.applicant, &inner.applicant, Facts::new()),
            placement: self.known(&column("placement"), &raw.placement, &inner.placement, Facts::new()),
            distance_m: raw.distance_m,
            ..Example::default()
        }
    }

    /// All examples of a pack whose other parts are read. They may expect every rule that is written, also one whose
    /// condition cannot be used: that is said at the rule, once.
    pub(super) fn examples(&mut self, pack: &RawPack, inner: &Inner) -> Vec<Example> {
        let known = Known::of(pack);
        let mut seen = BTreeSet::new();
        let mut examples = Vec::new();
        for raw in &pack.examples {
            let example = self.example(raw, &known, inner);
            if !seen.insert(example.id.clone()) {
                self.fault(raw.span().start, "examples.id", "fault-pack-twice", &example.id, "");
            }
            examples.push(example);
        }
        examples
    }

    fn example(&mut self, raw: &Spanned<RawExample>, known: &Known, inner: &Inner) -> Example {
        let (offset, raw, ordinary) = (raw.span().start, raw.get_ref(), &inner.ordinary);
        let id = raw.id.get_ref().clone();
        let column = format!("examples.{id}");
        self.word(raw.id.span().start, "examples.id", &id, '-');
        if raw.expect.is_none() && raw.pair.is_none() {
            self.fault(offset, &column, "fault-pack-example-empty", &id, "expect, pair");
        }
        self.expected(&column, raw, known);
        let mut dates = ordinary.dates.clone();
        dates.extend(self.days(&format!("{column}.dates"), &raw.dates));
        let mut settings = ordinary.settings.clone();
        settings.extend(self.set(&format!("{column}.settings"), &raw.settings, inner));
        let (person, place) = (ordinary.applicant.clone(), ordinary.placement.clone());
        Example {
            line: self.line(offset),
            dates,
            settings,
            applicant: self.known(&format!("{column}.applicant"), &raw.applicant, &inner.applicant, person),
            placement: self.known(&format!("{column}.placement"), &raw.placement, &inner.placement, place),
            distance_m: raw.distance_m.or(ordinary.distance_m),
            expect: raw.expect.as_ref().map(|expect| expect.get_ref().clone()),
            pair: raw.pair.as_ref().map(|pair| pair.get_ref().clone()),
            id,
        }
    }

    /// Facts with a closed list as that has them, as in files; what is not in it is a fault. Examples are free of this:
    /// they show what conditions do with any value.
    pub(super) fn hold_to_lists(
        &mut self,
        raw: &Values,
        side: &str,
        facts: &BTreeMap<String, Fact>,
        known: &mut Facts,
    ) {
        for (name, written) in raw {
            let (Some(fact), Some(value)) = (facts.get(name), known.remove(name)) else { continue };
            let found = value.written();
            if let Some(value) = choice::within(value, fact.closed()) {
                known.insert(name.clone(), value);
            } else {
                let (column, list) = (format!("{side}.{name}"), choice::values(fact.closed()));
                self.fault(written.span().start, &column, "fault-choice", &found, &list);
            }
        }
    }

    /// Every name that an example expects is a rule or a tier of the pack.
    fn expected(&mut self, column: &str, raw: &RawExample, known: &Known) {
        let Known { rules, pairs, tiers, open } = known;
        let mut wrong = Vec::new();
        let mut hold = |offset: usize, list: &str, named: &[String], known: &[String]| {
            for name in named.iter().filter(|name| !known.contains(name)) {
                wrong.push((offset, list.to_owned(), name.clone(), known.join(", ")));
            }
        };
        if let Some(expect) = &raw.expect {
            let offset = expect.span().start;
            match expect.get_ref() {
                Expect::Tier(tier) => hold(offset, "expect.tier", std::slice::from_ref(tier), tiers),
                Expect::NotEligible(named) => hold(offset, "expect.not_eligible", named, rules),
                Expect::NeedsPerson(named) => hold(offset, "expect.needs_person", named, open),
            }
        }
        if let Some(pair) = &raw.pair {
            let offset = pair.span().start;
            match pair.get_ref() {
                ExpectPair::Possible => {}
                ExpectPair::Impossible(named) => hold(offset, "pair.impossible", named, pairs),
                ExpectPair::NeedsPerson(named) => hold(offset, "pair.needs_person", named, pairs),
            }
        }
        for (offset, list, found, known) in wrong {
            self.fault(offset, &format!("{column}.{list}"), "fault-pack-unknown-name", &found, &known);
        }
    }

    fn days(&mut self, column: &str, raw: &Days) -> BTreeMap<String, NaiveDate> {
        let mut days = BTreeMap::new();
        for (name, written) in raw {
            if let Some(day) = parts::date(self, &format!("{column}.{name}"), written) {
                days.insert(name.clone(), day);
            }
        }
        days
    }

    fn set(&mut self, column: &str, raw: &Values, inner: &Inner) -> BTreeMap<String, FactValue> {
        let kinds = inner.settings.iter().map(|(name, setting)| (name.clone(), setting.kind)).collect();
        self.values(column, raw, &kinds, BTreeMap::new())
    }

    fn known(&mut self, column: &str, raw: &Values, facts: &BTreeMap<String, Fact>, before: Facts) -> Facts {
        self.values(column, raw, &kinds(facts), before)
    }

    fn values(
        &mut self,
        column: &str,
        raw: &Values,
        kinds: &BTreeMap<String, FactType>,
        mut known: Facts,
    ) -> Facts {
        for (name, written) in raw {
            let (offset, column) = (written.span().start, format!("{column}.{name}"));
            let Some(kind) = kinds.get(name) else {
                let names = kinds.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                self.fault(offset, &column, "fault-pack-unknown-name", name, &names);
                continue;
            };
            let read = match written.get_ref() {
                toml::Value::String(text) if text == UNKNOWN => Ok(None),
                toml::Value::String(text) => kind.parse(text).map_err(|_| ()),
                other => parts::value(*kind, other).map(Some).ok_or(()),
            };
            match read {
                Ok(Some(value)) => drop(known.insert(name.clone(), value)),
                Ok(None) => drop(known.remove(name)),
                Err(()) => {
                    let found = match written.get_ref() {
                        toml::Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    self.fault(offset, &column, "fault-pack-setting", &found, kind.name());
                }
            }
        }
        known
    }
}
