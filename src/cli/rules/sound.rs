//! `rules list`, `rules check`, `rules test`: is a pack whole, and do its examples show that it means what it says?

use super::super::{Stop, console::Console};
use crate::{
    domain::Arg,
    rules::{self, FEWEST, Pack, Showing, Trial},
};

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

fn whole(number: usize) -> Arg {
    Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn list(console: &Console) {
    for id in rules::shipped_ids() {
        let Some(pack) = rules::shipped(id).and_then(|text| Pack::parse(id, text).ok()) else { continue };
        let (from, to) = pack.valid();
        let to = to.map_or(String::new(), |to| console.tr.date(to));
        console.say(&console.tr.with(
            "rules-listed",
            &[
                ("id", text(id)),
                ("version", text(pack.version())),
                ("name", text(pack.name().get(console.tr.0))),
                ("from", text(&console.tr.date(from))),
                ("to", Arg::Text(to)),
            ],
        ));
    }
}

/// Reading has found nothing wrong; says what the pack holds, which sources nothing rests on, and what is left to the round.
pub(super) fn check(pack: &Pack, console: &Console) {
    let [rules, pairs, tiers] = pack.ids();
    console.say(&console.tr.with(
        "rules-sound",
        &[
            ("id", text(pack.id())),
            ("version", text(pack.version())),
            ("rules", whole(rules.len())),
            ("pairs", whole(pairs.len())),
            ("tiers", whole(tiers.len())),
            ("sources", whole(pack.sources().len())),
            ("examples", whole(pack.examples().len())),
        ],
    ));
    for source in pack.uncited() {
        console.say(&format!("  {}", console.tr.with("rules-uncited", &[("source", text(source))])));
    }
    for (name, setting) in pack.settings() {
        let default =
            setting.default.as_ref().map_or_else(|| "?".to_owned(), crate::domain::FactValue::written);
        console.say(&format!("  {name} = {default}: {}", setting.open.get(console.tr.0)));
    }
    let open = pack.order().open.get(console.tr.0);
    if !open.is_empty() {
        console.say(&format!("  order: {open}"));
    }
}

pub(super) fn test(pack: &Pack, mutations: bool, console: &Console) -> Result<(), Stop> {
    let trial = rules::trial(pack);
    told(&trial, console);
    if mutations && trial.passed() {
        let score = rules::score(pack);
        for change in &score.unnoticed {
            console.say(&format!("  {}: {} → {}", change.rule, change.before, change.after));
        }
        let noticed = score.tried - score.unnoticed.len();
        let args = [("noticed", whole(noticed)), ("tried", whole(score.tried))];
        console.say(&console.tr.with("rules-mutations", &args));
        if noticed < score.tried {
            return Err(Stop::Refused(console.tr.say("rules-mutations-left")));
        }
    }
    if trial.complete() { Ok(()) } else { Err(Stop::Refused(console.tr.say("rules-test-refused"))) }
}

fn told(trial: &Trial, console: &Console) {
    for failure in &trial.failures {
        let args = [
            ("id", text(&failure.id)),
            ("line", Arg::Text(failure.line.to_string())),
            ("expected", text(&failure.expected)),
            ("said", text(&failure.said)),
        ];
        console.say(&console.tr.with("rules-example-failed", &args));
    }
    for (id, faults) in &trial.refused {
        for fault in &faults.faults {
            console.say(&format!("  {id}: {}", console.tr.fault(fault)));
        }
    }
    for (rule, side) in &trial.unseen {
        let key = if *side == Showing::Holds { "rules-unseen-holds" } else { "rules-unseen-fails" };
        console.say(&console.tr.with(key, &[("rule", text(rule))]));
    }
    if trial.examples < FEWEST {
        let args = [("n", whole(trial.examples)), ("fewest", whole(FEWEST))];
        console.say(&console.tr.with("rules-few-examples", &args));
    }
    let passed = trial.examples - trial.failures.len() - trial.refused.len();
    let args = [("passed", whole(passed)), ("examples", whole(trial.examples))];
    console.say(&console.tr.with("rules-examples", &args));
}
