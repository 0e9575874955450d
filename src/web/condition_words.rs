//! A condition in words: its name, what it asks as sentences, the facts and values that it goes by. Owns no sentence; each stands in the
//! catalogues, and what a fact is called in the rule pack.

use super::words::whole;
use crate::{
    domain::{
        Arg, Condition,
        constraints::{BudgetSetting, Quota, ReserveSetting, Whose},
    },
    i18n::Tr,
    service::{Book, OfferedFact, OfferedValue},
};

fn text(text: String) -> Arg {
    Arg::Text(text)
}

/// What a condition is called: its kind, and its name where it has one.
pub(in crate::web) fn title(tr: Tr, condition: &Condition) -> String {
    let kind = tr.say(&format!("report-effects-kind-{}", condition.kind().name()));
    match condition.name() {
        "" => kind,
        name => tr.with("round-condition", &[("kind", text(kind)), ("name", text(name.to_owned()))]),
    }
}

/// What a fact of one side is called.
fn called(tr: Tr, book: &Book, (side, name): (&str, &str)) -> String {
    let fact = book.rules.pack().fact(&format!("{side}.{name}"));
    fact.map_or(name, |fact| fact.label.get(tr.0)).to_owned()
}

/// What a value of a fact is called.
fn named(tr: Tr, book: &Book, (side, name): (&str, &str), value: &str) -> String {
    let fact = book.rules.pack().fact(&format!("{side}.{name}"));
    let listed = fact.and_then(|fact| fact.closed().iter().find(|(listed, _)| listed == value));
    listed.map_or_else(|| plain(tr, value), |(_, label)| label.get(tr.0).to_owned())
}

/// A value as files have it, in words.
fn plain(tr: Tr, value: &str) -> String {
    match value {
        "yes" => tr.say("condition-value-yes"),
        "no" => tr.say("condition-value-no"),
        other => other.to_owned(),
    }
}

/// A value that is offered, in words.
pub(in crate::web) fn offered(tr: Tr, fact: &OfferedFact, value: &OfferedValue) -> String {
    let named = plain(tr, value.label.get(tr.0));
    let args = [("fact", text(fact.label.get(tr.0).to_owned())), ("value", text(named))];
    let words = tr.with("condition-whose", &args);
    tr.with("condition-offered", &[("words", text(words)), ("n", whole(value.count))])
}

/// Whose fact has which value, in words.
fn whose(tr: Tr, book: &Book, side: &str, whose: &Whose) -> String {
    let fact = (side, whose.fact.as_str());
    let args = [("fact", text(called(tr, book, fact))), ("value", text(named(tr, book, fact, &whose.is)))];
    tr.with("condition-whose", &args)
}

/// The group of a quota with this name, in words.
pub(in crate::web) fn group(tr: Tr, book: &Book, (on_people, by): (bool, &[String]), name: &str) -> String {
    let side = if on_people { "applicant" } else { "placement" };
    if let [one] = by {
        return named(tr, book, (side, one), name);
    }
    let value = |(at, value): (usize, &str)| match by.get(at) {
        Some(fact) => named(tr, book, (side, fact), value),
        None => value.to_owned(),
    };
    name.split(" / ").enumerate().map(value).collect::<Vec<_>>().join(" / ")
}

/// The facts that make groups, in words.
pub(in crate::web) fn by(tr: Tr, book: &Book, (on_people, by): (bool, &[String])) -> String {
    let side = if on_people { "applicant" } else { "placement" };
    by.iter().map(|fact| called(tr, book, (side, fact))).collect::<Vec<_>>().join(", ")
}

/// What a condition asks: a sentence, and others that belong to it.
pub(in crate::web) fn sentences(tr: Tr, book: &Book, condition: &Condition) -> Vec<String> {
    let column = |key: &str, side: &str, column: &str| {
        vec![tr.with(key, &[("column", text(called(tr, book, (side, column))))])]
    };
    match condition {
        Condition::Quota(quota) => of_quota(tr, book, quota, condition.kind().name()),
        Condition::Reserve(reserve) => vec![of_reserve(tr, book, reserve)],
        Condition::Budget(budget) => of_budget(tr, book, budget),
        Condition::OpenMin(open) => column("condition-says-open-min", "placement", open),
        Condition::Together(together) => column("condition-says-together", "applicant", together),
        Condition::Pinned(pinned) => column("condition-says-pin", "applicant", pinned),
    }
}

fn of_quota(tr: Tr, book: &Book, quota: &Quota, kind: &str) -> Vec<String> {
    let groups = (!quota.people_by.is_empty(), quota.by());
    let by = text(by(tr, book, groups));
    let mut all = Vec::new();
    all.push(match quota.max {
        Some(max) => tr.with(&format!("condition-says-{kind}"), &[("by", by), ("n", whole(max))]),
        None => tr.with(&format!("condition-says-{kind}-named"), &[("by", by)]),
    });
    all.extend(quota.each.iter().map(|(name, most)| {
        let args = [("group", text(group(tr, book, groups, name))), ("n", whole(*most))];
        tr.with(&format!("condition-says-{kind}-each"), &args)
    }));
    all
}

fn of_reserve(tr: Tr, book: &Book, reserve: &ReserveSetting) -> String {
    let people = ("people", text(whose(tr, book, "applicant", &reserve.people)));
    let seats = ("n", whole(reserve.seats));
    match &reserve.placements {
        Some(there) => {
            let places = ("places", text(whose(tr, book, "placement", there)));
            tr.with("condition-says-reserve-at", &[people, seats, places])
        }
        None => tr.with("condition-says-reserve", &[people, seats]),
    }
}

fn of_budget(tr: Tr, book: &Book, budget: &BudgetSetting) -> Vec<String> {
    let money = [("limit", whole(budget.limit)), ("cost", whole(budget.cost))];
    let mut all = vec![tr.with("condition-says-budget", &money)];
    if let Some(there) = &budget.placements {
        let places = [("places", text(whose(tr, book, "placement", there)))];
        all.push(tr.with("condition-says-budget-at", &places));
    }
    if let Some(extra) = &budget.extra {
        let args =
            [("people", text(whose(tr, book, "applicant", &extra.people))), ("cost", whole(extra.cost))];
        let key = if extra.counts { "condition-says-extra-inside" } else { "condition-says-extra-outside" };
        all.push(tr.with(key, &args));
    }
    all
}
