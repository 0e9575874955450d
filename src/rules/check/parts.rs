//! The parts of a pack that are no rules, checked: sources, settings, dates, facts, tables, hours, group.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::Spanned;

use super::collector::{Check, Ground};
use crate::{
    domain::{FactType, FactValue, Source, constraints::Constraints, decision::Rank, past::PastAsked},
    rules::{
        parts::{By, DatedSource, Fact, Group, Hours, Order, Pay, Setting, Table},
        question::DISTANCE,
        raw::{RawFact, RawFacts, RawHours, RawOrder, RawPack, RawPay, RawSetting, RawSource, RawTable},
    },
};

/// Columns that every file of applicants or placements has; facts cannot be called so.
const RESERVED: [&str; 10] = [
    "id",
    "registered",
    "arrival",
    "draw_code",
    "withdrawn",
    "lat",
    "lon",
    "organisation",
    "title",
    "capacity",
];

/// A day as TOML writes it.
fn day(written: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(written.year), u32::from(written.month), u32::from(written.day))
}

/// A day, or a fault at its key.
pub(super) fn date(
    check: &mut Check<'_>,
    column: &str,
    written: &Spanned<toml::value::Date>,
) -> Option<NaiveDate> {
    let day = day(*written.get_ref());
    if day.is_none() {
        check.fault(
            written.span().start,
            column,
            "fault-pack-date",
            &written.get_ref().to_string(),
            "2020-06-08",
        );
    }
    day
}

/// A source: a title in three languages, a date, and an address that a browser opens.
pub(super) fn source(check: &mut Check<'_>, id: &str, raw: &Spanned<RawSource>) -> DatedSource {
    let (offset, column, raw) = (raw.span().start, format!("sources.{id}"), raw.get_ref());
    check.word(offset, &column, id, '-');
    let title = check.texts_at(offset, &format!("{column}.title"), &raw.title);
    if raw.date.lacks() {
        check.fault(offset, &format!("{column}.date"), "fault-pack-empty", "", "");
    }
    // It becomes a link on people's pages, so no other kind of address gets through.
    if !raw.address.is_empty() && !["https://", "http://"].iter().any(|start| raw.address.starts_with(start))
    {
        check.fault(offset, &format!("{column}.address"), "fault-pack-address", &raw.address, "https://…");
    }
    let rank = rank(check, (offset, &column), raw);
    let source = Source { title, paragraph: raw.paragraph.clone(), address: raw.address.clone(), rank };
    DatedSource { source, date: raw.date.0.clone() }
}

/// The rank of a source that is a norm; a norm on which an act may rest names the paragraph.
fn rank(check: &mut Check<'_>, (offset, column): (usize, &str), raw: &RawSource) -> Option<Rank> {
    let word = raw.rank.as_deref()?;
    let rank = Rank::from_name(word);
    if rank.is_none() {
        let known = Rank::ALL.map(Rank::name).join(" ");
        check.fault(offset, &format!("{column}.rank"), "fault-pack-setting", word, &known);
    }
    if rank.is_some_and(Rank::is_ground) && raw.paragraph.trim().is_empty() {
        check.fault(offset, &format!("{column}.paragraph"), "fault-pack-empty", "", "");
    }
    rank
}

/// A setting: its default fits its kind, and what the sources leave open is said.
pub(super) fn setting(check: &mut Check<'_>, name: &str, raw: &Spanned<RawSetting>) -> Option<Setting> {
    let (offset, column, raw) = (raw.span().start, format!("settings.{name}"), raw.get_ref());
    check.word(offset, &column, name, '_');
    if raw.open.lacks() {
        check.fault(offset, &format!("{column}.open"), "fault-pack-empty", "", "");
    }
    let kind = raw.kind.0;
    if kind == FactType::Periods {
        check.fault(
            offset,
            &format!("{column}.type"),
            "fault-pack-setting",
            kind.name(),
            "bool whole date text",
        );
        return None;
    }
    let default = raw.default.as_ref().map(|written| (written, value(kind, written)));
    if let Some((written, None)) = &default {
        check.fault(
            offset,
            &format!("{column}.default"),
            "fault-pack-setting",
            &written.to_string(),
            kind.name(),
        );
        return None;
    }
    let default = default.and_then(|(_, value)| value);
    Some(Setting { kind, default, open: raw.open.0.clone() })
}

/// A value as TOML writes it, when it is of that kind.
pub(super) fn value(kind: FactType, written: &toml::Value) -> Option<FactValue> {
    match (kind, written) {
        (FactType::Bool, toml::Value::Boolean(yes)) => Some(FactValue::Bool(*yes)),
        (FactType::Whole, toml::Value::Integer(number)) => Some(FactValue::Whole(*number)),
        (FactType::Text, toml::Value::String(text)) => kind.parse(text).ok().flatten(),
        (FactType::Date, toml::Value::Datetime(moment)) if moment.time.is_none() => {
            Some(FactValue::Date(day(moment.date?)?))
        }
        _ => None,
    }
}

impl Check<'_> {
    /// The facts of applicants and of placements.
    pub(super) fn sides(&mut self, raw: &RawFacts) -> [BTreeMap<String, Fact>; 3] {
        for (name, fact) in &raw.pair {
            if name != DISTANCE || fact.get_ref().kind.0 != FactType::Whole {
                let column = format!("facts.pair.{name}");
                self.fault(fact.span().start, &column, "fault-pack-unknown-name", name, "distance_m (whole)");
            }
        }
        [
            self.facts("facts.applicant", &raw.applicant, ("placement", &raw.placement)),
            self.facts("facts.placement", &raw.placement, ("applicant", &raw.applicant)),
            self.facts("facts.pair", &raw.pair, ("applicant", &raw.applicant)),
        ]
    }

    /// One side's facts; `other` is the other side by its word, which choices may be taken from.
    pub(super) fn facts(
        &mut self,
        column: &str,
        raw: &BTreeMap<String, Spanned<RawFact>>,
        other: (&str, &BTreeMap<String, Spanned<RawFact>>),
    ) -> BTreeMap<String, Fact> {
        let mut facts = BTreeMap::new();
        for (name, raw) in raw {
            let (offset, column) = (raw.span().start, format!("{column}.{name}"));
            self.word(offset, &column, name, '_');
            if RESERVED.contains(&name.as_str()) {
                self.fault(offset, &column, "fault-pack-reserved", name, "");
            }
            let raw = raw.get_ref();
            let label = self.texts_at(offset, &format!("{column}.label"), &raw.label);
            let fact = Fact {
                kind: raw.kind.0,
                label,
                sensitive: raw.sensitive,
                optional: raw.optional,
                ask: raw.ask.as_ref().map(|texts| self.texts(&format!("{column}.ask"), texts)),
                hint: raw.hint.as_ref().map(|texts| self.texts(&format!("{column}.hint"), texts)),
                evidence: raw.evidence.as_ref().map(|texts| self.texts(&format!("{column}.evidence"), texts)),
                shown_to_organisation: self.shown_to(&column, raw),
                choices: self.choices(&column, raw, other),
                history: self.history(&column, raw),
                at: offset,
            };
            facts.insert(name.clone(), fact);
        }
        facts
    }

    pub(super) fn table(&mut self, name: &str, raw: &Spanned<RawTable>, ground: &Ground) -> Table {
        let (offset, column) = (raw.span().start, format!("tables.{name}"));
        self.word(offset, &column, name, '_');
        self.cited(&column, &raw.get_ref().source, ground);
        let mut rows = Vec::new();
        for row in &raw.get_ref().rows {
            if let Some(source) = &row.source {
                self.cited(&column, source, ground);
            }
            let written = Spanned::new(offset..offset, row.from);
            if let Some(from) = date(self, &column, &written) {
                rows.push((from, row.value));
            }
        }
        if rows.is_empty() || !rows.is_sorted_by(|(before, _), (after, _)| before < after) {
            self.fault(offset, &column, "fault-pack-table", "", "");
        }
        Table { source: raw.get_ref().source.get_ref().clone(), rows }
    }

    pub(super) fn hours(&mut self, raw: &RawHours, ground: &Ground) -> Hours {
        self.cited("hours", &raw.source, ground);
        let ages = (raw.from_age.unwrap_or(0), raw.to_age.unwrap_or(i64::MAX));
        let week = raw.a_week.unwrap_or(raw.a_day);
        if ages.0 < 0
            || ages.0 > ages.1
            || !(1..=24).contains(&raw.a_day)
            || !(raw.a_day..=168).contains(&week)
            || raw.days_a_week.is_some_and(|days| !(1..=7).contains(&days))
        {
            self.fault(raw.source.span().start, "hours", "fault-pack-hours", "", "");
        }
        Hours {
            from_age: raw.from_age,
            to_age: raw.to_age,
            a_day: raw.a_day,
            a_week: raw.a_week,
            days_a_week: raw.days_a_week,
            source: raw.source.get_ref().clone(),
        }
    }

    /// What of earlier rounds a fact says; that is on record, so nobody is asked.
    fn history(&mut self, column: &str, raw: &RawFact) -> Option<PastAsked> {
        if let (Some(years), None) = (&raw.history_years, &raw.history) {
            let column = format!("{column}.history_years");
            self.fault(years.span().start, &column, "fault-pack-setting", "history_years", "history");
        }
        let asked = raw.history.as_ref()?;
        let (what, offset, column) = (*asked.get_ref(), asked.span().start, format!("{column}.history"));
        if !column.starts_with("facts.applicant.") || raw.ask.is_some() || raw.choices.is_some() {
            self.fault(offset, &column, "fault-pack-history", "", "");
        }
        if raw.kind.0 != what.kind() {
            self.fault(offset, &column, "fault-pack-setting", raw.kind.0.name(), what.kind().name());
        }
        Some(PastAsked { what, years: raw.history_years.as_ref().map(|years| *years.get_ref()) })
    }

    /// Nobody is found in earlier rounds without the personal code.
    pub(super) fn past_needs_codes(&mut self, raw: &RawPack, applicant: &BTreeMap<String, Fact>) {
        let past = applicant.iter().find(|(_, fact)| fact.history.is_some());
        if let (Some((name, fact)), None) = (past, raw.personal_code) {
            let column = format!("facts.applicant.{name}.history");
            self.fault(fact.at, &column, "fault-pack-history-code", "", "required, optional");
        }
    }

    /// Who besides caseworkers may see a fact; a sensitive one is for nobody else.
    fn shown_to(&mut self, column: &str, raw: &RawFact) -> bool {
        for who in &raw.shown_to {
            if who.get_ref() != "organisation" || raw.sensitive {
                let expected = if raw.sensitive { "" } else { "organisation" };
                let column = format!("{column}.shown_to");
                self.fault(who.span().start, &column, "fault-pack-setting", who.get_ref(), expected);
            }
        }
        !raw.shown_to.is_empty()
    }

    pub(super) fn pay(&mut self, raw: &RawPay, ground: &Ground) -> Pay {
        self.cited("pay", &raw.source, ground);
        let offset = raw.table.span().start;
        if !ground.tables.contains(raw.table.get_ref()) {
            let known = ground.tables.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            self.fault(offset, "pay.table", "fault-pack-unknown-name", raw.table.get_ref(), &known);
        }
        if raw.from_age.unwrap_or(0) > raw.to_age.unwrap_or(i64::MAX) {
            self.fault(offset, "pay", "fault-pack-hours", "", "");
        }
        Pay {
            from_age: raw.from_age,
            to_age: raw.to_age,
            table: raw.table.get_ref().clone(),
            per: raw.per,
            at_least: raw.at_least,
            source: raw.source.get_ref().clone(),
        }
    }

    /// The order inside a tier; where a round decides, the pack says what the sources leave open.
    pub(super) fn order(&mut self, raw: Option<&Spanned<RawOrder>>, ground: &Ground) -> Order {
        let Some(raw) = raw else { return Order::default() };
        let (offset, raw) = (raw.span().start, raw.get_ref());
        self.cited("order", &raw.source, ground);
        if (raw.by == By::Round) == raw.open.lacks() {
            let key = if raw.by == By::Round { "fault-pack-empty" } else { "fault-pack-unused" };
            self.fault(offset, "order.open", key, "open", "");
        }
        Order { by: raw.by, source: raw.source.get_ref().clone(), open: raw.open.0.clone() }
    }

    /// Quotas, reserves and budgets: each cites a source, and goes by facts that the pack has.
    pub(super) fn constraints(&mut self, raw: Option<&Spanned<Constraints>>, ground: &Ground) -> Constraints {
        let Some(raw) = raw else { return Constraints::default() };
        let (offset, asked) = (raw.span().start, raw.get_ref());
        for (name, source) in asked.sources() {
            let written = Spanned::new(offset..offset, source.to_owned());
            self.cited(&format!("constraints.{name}"), &written, ground);
        }
        let sides = [
            (asked.applicant_facts(), &ground.applicant, "applicant"),
            (asked.placement_facts(), &ground.placement, "placement"),
        ];
        for (wanted, known, side) in sides {
            for fact in wanted.into_iter().filter(|fact| !known.contains_key(*fact)) {
                let names = known.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                let column = format!("constraints.{side}");
                self.fault(offset, &column, "fault-pack-unknown-name", fact, &names);
            }
        }
        asked.clone().normal()
    }

    pub(super) fn group(&mut self, raw: &RawPack, ground: &Ground) -> Group {
        let (offset, group) = (raw.group.span().start, raw.group.get_ref());
        self.word(offset, "group.kind", &group.kind, '-');
        for (side, fact, facts) in [
            ("applicant", &group.applicant, &ground.applicant),
            ("placement", &group.placement, &ground.placement),
        ] {
            if facts.get(fact) != Some(&FactType::Text) {
                self.fault(offset, &format!("group.{side}"), "fault-pack-group", fact, FactType::Text.name());
            }
        }
        Group {
            kind: group.kind.clone(),
            applicant: group.applicant.clone(),
            placement: group.placement.clone(),
        }
    }
}
