//! From the written pack to the checked one: every name it uses exists, every text stands in three
//! languages, every condition is compiled, every rule has its source. Owns the whole list of what can
//! be wrong with a pack; finds all of it at once, each with its line and key.

mod choices;
mod collector;
mod examples;
mod parts;
mod rules;

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use toml::Spanned;

use super::{
    example::Example,
    pack::{Inner, Pack, kinds},
    question::Voice,
    raw::{RawCase, RawPack, RawTexts, RawVoice},
};
use crate::domain::{Fault, Faults, Lang, Texts, bounds};
use collector::{Check, Ground, line};
use parts::{date, setting, source};

impl Pack {
    /// Reads a pack. `file_name` is what its author calls the file; faults name it.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the line and the key.
    pub fn parse(file_name: &str, text: &str) -> Result<Self, Faults> {
        let mut check = Check::new(file_name, text);
        for beyond in bounds::beyond(text) {
            let expected = format!("0–{}", beyond.most);
            check.fault(beyond.offset, &beyond.path, "fault-number", &beyond.found, &expected);
        }
        let raw: RawPack = match toml::from_str(text) {
            Ok(raw) => raw,
            Err(error) => {
                let found = syntax(file_name, text, &error);
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
        let inner = inner.ok_or_else(|| Fault::in_file(file_name, "fault-pack-syntax"))?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Reads one case about which the pack is to be asked: tables `applicant`, `placement`, `dates`, `settings`; an example
    /// without expectations. What it leaves out of the dates and settings, the pack's ordinary case has.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the line and the key.
    pub fn case(&self, file_name: &str, text: &str) -> Result<Example, Faults> {
        let inner = &self.inner;
        let raw: RawCase = toml::from_str(text).map_err(|error| syntax(file_name, text, &error))?;
        let mut check = Check::new(file_name, text);
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

impl Check<'_> {
    fn all(&mut self, raw: &RawPack) -> Option<Inner> {
        self.head(raw);
        let sources: BTreeMap<_, _> =
            raw.sources.iter().map(|(id, raw)| (id.clone(), source(self, id, raw))).collect();
        let set = |(name, raw): (&String, _)| Some((name.clone(), setting(self, name, raw)?));
        let settings: BTreeMap<_, _> = raw.settings.iter().filter_map(set).collect();
        let [applicant, placement, pair] = self.sides(&raw.facts);
        self.past_needs_codes(raw, &applicant);
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

    fn needs_person(&mut self, column: &str, raw: &Spanned<RawTexts>) -> Texts {
        let texts = self.texts(column, raw);
        for lang in Lang::ALL {
            if !texts.get(lang).contains("{facts}") {
                let column = format!("{column}.{lang}");
                self.fault(raw.span().start, &column, "fault-pack-placeholder", texts.get(lang), "{facts}");
            }
        }
        texts
    }
}
