//! From the written pack to the checked one: every name it uses exists, every text stands in three
//! languages, every condition is compiled, every rule has its source. Owns the whole list of what can
//! be wrong with a pack; finds all of it at once, each with its line and key.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use toml::Spanned;

use super::{
    condition::Condition,
    example::Example,
    pack::{Inner, Rule, Tier, kinds},
    parts::{date, setting, source},
    question::Voice,
    raw::{RawCase, RawPack, RawRule, RawTexts, RawTier, RawVoice},
    typing::Names,
};
use crate::domain::{FactType, Fault, Faults, Source, Texts, bounds};

/// Reads a pack and checks all of it.
pub(super) fn pack(file: &str, text: &str) -> Result<Inner, Faults> {
    let mut check = Check::new(file, text);
    for beyond in bounds::beyond(text) {
        let expected = format!("0–{}", beyond.most);
        check.fault(beyond.offset, &beyond.path, "fault-number", &beyond.found, &expected);
    }
    let raw: RawPack = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let found = syntax(file, text, &error);
            let known = |line| check.faults.faults.iter().any(|fault| fault.spot.line == line);
            if !found.faults.iter().any(|fault| known(fault.spot.line)) {
                check.faults.append(found);
            }
            return Err(check.faults);
        }
    };
    let inner = check.all(&raw);
    check.faults.into_result()?;
    // No faults, so nothing was left out above.
    inner.ok_or_else(|| Fault::in_file(file, "fault-pack-syntax").into())
}

/// Reads one case, as `rules explain` takes it: an example without expectations. What it leaves out of the dates and
/// settings, the pack's ordinary case has.
pub(super) fn case(file: &str, text: &str, inner: &Inner) -> Result<Example, Faults> {
    let raw: RawCase = toml::from_str(text).map_err(|error| syntax(file, text, &error))?;
    let mut check = Check::new(file, text);
    let mut case = check.ordinary("", Some(&raw), inner);
    check.hold_to_lists(&raw.applicant, "applicant", &inner.applicant, &mut case.applicant);
    check.hold_to_lists(&raw.placement, "placement", &inner.placement, &mut case.placement);
    check.faults.into_result()?;
    let ordinary = &inner.ordinary;
    for (name, day) in &ordinary.dates {
        case.dates.entry(name.clone()).or_insert(*day);
    }
    for (name, value) in &ordinary.settings {
        case.settings.entry(name.clone()).or_insert_with(|| value.clone());
    }
    Ok(case)
}

/// What the TOML reader refuses: the first thing only, since it cannot guess what was meant.
fn syntax(file: &str, text: &str, error: &toml::de::Error) -> Faults {
    let said = error.message();
    let fault = match error.span() {
        Some(span) => {
            let before = text.get(..span.start).unwrap_or(text);
            let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
            Fault::at(file, line(text, span.start), &column.to_string(), "fault-pack-syntax")
        }
        None => Fault::in_file(file, "fault-pack-syntax"),
    };
    fault.with("found", said).into()
}

fn voice(raw: Option<RawVoice>) -> Voice {
    match raw {
        Some(RawVoice::Tu) => Voice::Tu,
        Some(RawVoice::Jus) | None => Voice::Jus,
    }
}

fn line(text: &str, offset: usize) -> u64 {
    let breaks = text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1)
}

/// A check under way: what was read, and what is wrong so far.
pub(super) struct Check<'a> {
    file: &'a str,
    text: &'a str,
    faults: Faults,
    /// Identifiers of the sources that something rests on.
    cited: BTreeSet<String>,
}

/// The pieces that conditions and rules refer to.
pub(super) struct Ground {
    pub(super) applicant: BTreeMap<String, FactType>,
    pub(super) placement: BTreeMap<String, FactType>,
    pair: BTreeMap<String, FactType>,
    settings: BTreeMap<String, FactType>,
    pub(super) tables: BTreeSet<String>,
    sources: BTreeMap<String, Source>,
}

impl Ground {
    fn names(&self, with_placement: bool) -> Names<'_> {
        Names {
            applicant: &self.applicant,
            placement: with_placement.then_some(&self.placement),
            pair: &self.pair,
            settings: &self.settings,
            tables: &self.tables,
        }
    }
}

impl<'a> Check<'a> {
    fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, faults: Faults::default(), cited: BTreeSet::new() }
    }
}

impl Check<'_> {
    /// Notes a fault at a value's line, under its key.
    pub(super) fn fault(
        &mut self,
        offset: usize,
        column: &str,
        key: &'static str,
        found: &str,
        expected: &str,
    ) {
        let fault = Fault::at(self.file, line(self.text, offset), column, key);
        self.faults.push(fault.with("found", found).with("expected", expected));
    }

    /// The line of a place in the file.
    pub(super) fn line(&self, offset: usize) -> u64 {
        line(self.text, offset)
    }

    fn all(&mut self, raw: &RawPack) -> Option<Inner> {
        self.head(raw);
        let sources: BTreeMap<_, _> =
            raw.sources.iter().map(|(id, raw)| (id.clone(), source(self, id, raw))).collect();
        let set = |(name, raw): (&String, _)| Some((name.clone(), setting(self, name, raw)?));
        let settings: BTreeMap<_, _> = raw.settings.iter().filter_map(set).collect();
        let [applicant, placement, pair] = self.sides(&raw.facts);
        let ground = Ground {
            applicant: kinds(&applicant),
            placement: kinds(&placement),
            pair: kinds(&pair),
            settings: settings.iter().map(|(name, setting)| (name.clone(), setting.kind)).collect(),
            tables: raw.tables.keys().cloned().collect(),
            sources: sources.iter().map(|(id, dated)| (id.clone(), dated.source.clone())).collect(),
        };
        self.settings_cite(raw, &ground);
        let valid_from = date(self, "valid_from", &raw.valid_from);
        let valid_to = raw.valid_to.as_ref().and_then(|to| date(self, "valid_to", to));
        self.order_of_dates(raw, valid_from, valid_to);
        let tables: BTreeMap<_, _> =
            raw.tables.iter().map(|(name, raw)| (name.clone(), self.table(name, raw, &ground))).collect();
        self.rule_ids(raw);
        let rules = self.rules("rules", &raw.rules, &ground, false);
        let pairs = self.rules("pairs", &raw.pairs, &ground, true);
        let tiers = self.tiers(&raw.tiers, &ground);
        self.unused(raw, &rules, &pairs, &tiers);
        let mut inner = Inner {
            id: raw.id.get_ref().clone(),
            version: raw.version.get_ref().clone(),
            programme: raw.programme.get_ref().clone(),
            excludes: raw.excludes.iter().map(|programme| programme.get_ref().clone()).collect(),
            personal_code: raw.personal_code,
            municipality: raw.municipality.get_ref().clone(),
            voice: voice(raw.voice),
            valid_from: valid_from?,
            valid_to,
            name: self.texts("name", &raw.name),
            needs_person: self.needs_person("needs_person", &raw.needs_person),
            group: self.group(raw, &ground),
            sources,
            settings,
            applicant,
            placement,
            pair,
            tables,
            rules,
            pairs,
            tiers,
            hours: raw.hours.iter().map(|raw| self.hours(raw, &ground)).collect(),
            pay: raw.pay.iter().map(|raw| self.pay(raw, &ground)).collect(),
            order: self.order(raw.order.as_ref(), &ground),
            constraints: self.constraints(raw.constraints.as_ref(), &ground),
            uncited: raw.sources.keys().filter(|id| !self.cited.contains(*id)).cloned().collect(),
            ordinary: Example::default(),
            examples: Vec::new(),
        };
        inner.ordinary = self.ordinary("example", raw.example.as_ref().map(Spanned::get_ref), &inner);
        inner.examples = self.examples(raw, &inner);
        Some(inner)
    }

    /// What is known of the matter of a setting is cited, too.
    fn settings_cite(&mut self, raw: &RawPack, ground: &Ground) {
        for (name, raw) in &raw.settings {
            if let Some(source) = &raw.get_ref().source {
                self.cited(&format!("settings.{name}"), source, ground);
            }
        }
    }

    fn head(&mut self, raw: &RawPack) {
        for (column, value) in [("id", &raw.id), ("programme", &raw.programme)] {
            self.word(value.span().start, column, value.get_ref(), '-');
        }
        for programme in &raw.excludes {
            self.word(programme.span().start, "excludes", programme.get_ref(), '-');
        }
        for (column, value) in [("version", &raw.version), ("municipality", &raw.municipality)] {
            if value.get_ref().trim().is_empty() {
                self.fault(value.span().start, column, "fault-pack-empty", "", "");
            }
        }
    }

    fn order_of_dates(&mut self, raw: &RawPack, from: Option<NaiveDate>, to: Option<NaiveDate>) {
        if let (Some(from), Some(to), Some(written)) = (from, to, &raw.valid_to)
            && to < from
        {
            self.fault(
                written.span().start,
                "valid_to",
                "fault-pack-dates",
                &to.to_string(),
                &from.to_string(),
            );
        }
    }

    /// Identifiers are lower-case words, so that they can stand in keys, columns and conditions.
    pub(super) fn word(&mut self, offset: usize, column: &str, word: &str, joint: char) {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint;
        if !word.starts_with(|c: char| c.is_ascii_lowercase()) || !word.chars().all(fits) {
            self.fault(offset, column, "fault-pack-word", word, &format!("a-z 0-9 {joint}"));
        }
    }

    pub(super) fn texts(&mut self, column: &str, raw: &Spanned<RawTexts>) -> Texts {
        self.texts_at(raw.span().start, column, raw.get_ref())
    }

    pub(super) fn texts_at(&mut self, offset: usize, column: &str, raw: &RawTexts) -> Texts {
        let texts = Texts::from(raw);
        for lang in crate::domain::Lang::ALL {
            if texts.get(lang).trim().is_empty() {
                self.fault(offset, &format!("{column}.{lang}"), "fault-pack-empty", "", "");
            }
        }
        texts
    }

    fn needs_person(&mut self, column: &str, raw: &Spanned<RawTexts>) -> Texts {
        let texts = self.texts(column, raw);
        for lang in crate::domain::Lang::ALL {
            if !texts.get(lang).contains("{facts}") {
                let column = format!("{column}.{lang}");
                self.fault(raw.span().start, &column, "fault-pack-placeholder", texts.get(lang), "{facts}");
            }
        }
        texts
    }

    pub(super) fn cited(&mut self, column: &str, raw: &Spanned<String>, ground: &Ground) -> Source {
        self.cited.insert(raw.get_ref().clone());
        let found = ground.sources.get(raw.get_ref()).cloned();
        found.unwrap_or_else(|| {
            let known = ground.sources.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            self.fault(
                raw.span().start,
                &format!("{column}.source"),
                "fault-pack-unknown-source",
                raw.get_ref(),
                &known,
            );
            Source::default()
        })
    }

    /// Rules and pairs share their keys (`needs-person.<id>`), so they share one list of identifiers.
    fn rule_ids(&mut self, raw: &RawPack) {
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

    fn rules(&mut self, list: &str, raw: &[RawRule], ground: &Ground, pairs: bool) -> Vec<Rule> {
        let mut rules = Vec::new();
        for raw in raw {
            let column = format!("{list}.{}", raw.id.get_ref());
            let source = self.cited(&column, &raw.source, ground);
            let text = self.texts(&format!("{column}.text"), &raw.text);
            let own = raw.needs_person.as_ref();
            let needs_person = own.map(|texts| self.texts(&format!("{column}.needs_person"), texts));
            if let Some(when) = self.condition(&column, &raw.when, &ground.names(pairs)) {
                rules.push(Rule { id: raw.id.get_ref().clone(), when, source, text, needs_person });
            }
        }
        rules
    }

    fn tiers(&mut self, raw: &[RawTier], ground: &Ground) -> Vec<Tier> {
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
}
