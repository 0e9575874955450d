//! What differs between two packs, part by part, for whoever is to switch the new one on. Owns the comparison; whom it
//! touches, [`effect`](super::effect()) counts.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Pack,
    pack::{Inner, Rule},
    parts::Fact,
    question::Choices,
};
use crate::domain::{FactValue, Lang, Source, Texts};

/// One difference: where, and what stood and stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The part, as a path in the file: `rules.age.when`, `settings.hours`.
    pub part: String,
    /// What stood there; `None` where the part is new.
    pub before: Option<String>,
    /// What stands there; `None` where it is gone.
    pub after: Option<String>,
}

/// Every difference in what two packs decide or say, by part. Examples do not count, nor how a condition is broken
/// into lines.
pub fn diff(before: &Pack, after: &Pack) -> Vec<Difference> {
    let (old, new) = (parts(&before.inner), parts(&after.inner));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = names.into_iter().filter(|part| old.get(*part) != new.get(*part));
    let told = |part: &String| Difference {
        part: part.clone(),
        before: old.get(part).cloned(),
        after: new.get(part).cloned(),
    };
    differing.map(told).collect()
}

type Parts = BTreeMap<String, String>;

/// A pack as paths with texts.
fn parts(inner: &Inner) -> Parts {
    let mut parts = Parts::new();
    head(inner, &mut parts);
    for (list, rules) in [("rules", &inner.rules), ("pairs", &inner.pairs)] {
        for (at, rule) in rules.iter().enumerate() {
            ruled(&format!("{list}.{}", rule.id), at, rule, &mut parts);
        }
    }
    for (at, tier) in inner.tiers.iter().enumerate() {
        let path = format!("tiers.{}", tier.id);
        put(&mut parts, &path, "place", (at + 1).to_string());
        put(&mut parts, &path, "when", one_line(&tier.when.text));
        put(&mut parts, &path, "source", cited(&tier.source));
        texts(&format!("{path}.name"), &tier.name, &mut parts);
    }
    for (side, facts) in
        [("applicant", &inner.applicant), ("placement", &inner.placement), ("pair", &inner.pair)]
    {
        for (name, fact) in facts {
            asked(&format!("facts.{side}.{name}"), fact, &mut parts);
        }
    }
    values(inner, &mut parts);
    shown(inner, &mut parts);
    if let Ok(asked) = serde_json::to_value(&inner.constraints) {
        for (list, asked) in asked.as_object().into_iter().flatten().filter(|(_, asked)| !is_nothing(asked)) {
            put(&mut parts, "constraints", list, asked.to_string());
        }
    }
    parts
}

fn put(parts: &mut Parts, path: &str, part: &str, text: String) {
    parts.insert(format!("{path}.{part}"), text);
}

fn head(inner: &Inner, parts: &mut Parts) {
    let to = inner.valid_to.map_or(String::new(), |to| to.to_string());
    for (part, text) in [
        ("id", inner.id.clone()),
        ("version", inner.version.clone()),
        ("programme", inner.programme.clone()),
        ("municipality", inner.municipality.clone()),
        ("excludes", inner.excludes.join(", ")),
        (
            "personal_code",
            inner.personal_code.map_or(String::new(), |asked| format!("{asked:?}").to_lowercase()),
        ),
        ("voice", format!("{:?}", inner.voice).to_lowercase()),
        ("valid", format!("{}..{to}", inner.valid_from)),
        ("group", format!("{} {} {}", inner.group.kind, inner.group.applicant, inner.group.placement)),
        ("order.by", format!("{:?}", inner.order.by).to_lowercase()),
        ("order.source", inner.order.source.clone()),
        ("order.open", remark(&inner.order.open)),
    ] {
        parts.insert(part.to_owned(), text);
    }
    texts("name", &inner.name, parts);
    texts("needs_person", &inner.needs_person, parts);
    for (id, dated) in &inner.sources {
        put(parts, "sources", id, format!("{} ({})", cited(&dated.source), remark(&dated.date)));
    }
}

fn ruled(path: &str, at: usize, rule: &Rule, parts: &mut Parts) {
    put(parts, path, "place", (at + 1).to_string());
    put(parts, path, "when", one_line(&rule.when.text));
    put(parts, path, "source", cited(&rule.source));
    texts(&format!("{path}.text"), &rule.text, parts);
    if let Some(own) = &rule.needs_person {
        texts(&format!("{path}.needs_person"), own, parts);
    }
}

fn asked(path: &str, fact: &Fact, parts: &mut Parts) {
    put(parts, path, "type", fact.kind.name().to_owned());
    let marks = [
        ("optional", fact.optional),
        ("sensitive", fact.sensitive),
        ("shown_to", fact.shown_to_organisation),
    ];
    for (mark, _) in marks.iter().filter(|(_, set)| *set) {
        put(parts, path, mark, "true".to_owned());
    }
    texts(&format!("{path}.label"), &fact.label, parts);
    for (part, said) in [("ask", &fact.ask), ("hint", &fact.hint), ("evidence", &fact.evidence)] {
        if let Some(said) = said {
            texts(&format!("{path}.{part}"), said, parts);
        }
    }
    match &fact.choices {
        None => {}
        Some(Choices::From(from)) => put(parts, path, "choices", from.clone()),
        Some(Choices::Listed(listed)) => {
            for (at, (value, said)) in listed.iter().enumerate() {
                put(parts, path, &format!("choices.{value}.place"), (at + 1).to_string());
                texts(&format!("{path}.choices.{value}"), said, parts);
            }
        }
    }
}

fn values(inner: &Inner, parts: &mut Parts) {
    for (name, setting) in &inner.settings {
        let default = setting.default.as_ref().map_or(String::new(), FactValue::written);
        put(parts, "settings", name, format!("{} = {default}", setting.kind.name()));
        put(parts, "settings", &format!("{name}.open"), remark(&setting.open));
    }
    for (name, table) in &inner.tables {
        put(parts, "tables", &format!("{name}.source"), table.source.clone());
        for (from, value) in &table.rows {
            put(parts, "tables", &format!("{name}.{from}"), value.to_string());
        }
    }
}

fn shown(inner: &Inner, parts: &mut Parts) {
    let ages = |from: Option<i64>, to: Option<i64>| {
        let side = |age: Option<i64>| age.map_or(String::new(), |age| age.to_string());
        format!("{}..{}", side(from), side(to))
    };
    for hours in &inner.hours {
        let week = hours.a_week.map_or(String::new(), |week| week.to_string());
        let days = hours.days_a_week.map_or(String::new(), |days| format!("× {days} "));
        let text = format!("{} {days}{week} {}", hours.a_day, hours.source);
        put(parts, "hours", &ages(hours.from_age, hours.to_age), text);
    }
    for pay in &inner.pay {
        let least = if pay.at_least { "≥ " } else { "" };
        let text = format!("{least}{} {} {}", pay.table, pay.per.name(), pay.source);
        put(parts, "pay", &ages(pay.from_age, pay.to_age), text);
    }
}

fn is_nothing(value: &serde_json::Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// A source in one line: two rules with the same line cite the same.
fn cited(source: &Source) -> String {
    let parts = [&source.title.lv, &source.paragraph, &source.address];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A remark in one line; in three languages where it is not the same in all.
fn remark(texts: &Texts) -> String {
    let mut said: Vec<&str> = Lang::ALL.iter().map(|lang| texts.get(*lang)).collect();
    said.dedup();
    said.join(" | ")
}

fn texts(path: &str, texts: &Texts, parts: &mut Parts) {
    for lang in Lang::ALL {
        put(parts, path, lang.code(), texts.get(lang).to_owned());
    }
}
