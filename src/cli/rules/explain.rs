//! `rules explain`: one person, what the pack says, by which rules and paragraphs, from which facts, and what would have to
//! be different.

use std::path::Path;

use super::{
    super::{Stop, console::Console},
    file,
};
use crate::{
    domain::{Arg, Reason},
    files::table,
    rules::{Explained, Judgement, Pack, PairJudgement, explain},
};

pub(super) fn run(pack: &Pack, person: &Path, console: &Console) -> Result<(), Stop> {
    let (name, source) = file::read(person)?;
    let case = pack.case(&name, table::text(&source)?)?;
    let explained = explain(pack, &case)?;
    let tr = console.tr;
    match &explained.judgement {
        Judgement::Eligible { tier } => {
            let name = &explained.tiers[usize::from(*tier) - 1];
            let args =
                [("tier", Arg::Whole(i64::from(*tier))), ("name", Arg::Text(name.name.get(tr.0).to_owned()))];
            console.say(&tr.with("rules-eligible", &args));
            indented(
                &tr.with("rules-source", &[("source", Arg::Text(cited(&name.source, console)))]),
                console,
            );
        }
        Judgement::NotEligible(reasons) => told("rules-not-eligible", reasons, &explained, pack, console),
        Judgement::NeedsPerson(reasons) => told("rules-needs-person", reasons, &explained, pack, console),
    }
    match &explained.pair {
        None => {}
        Some(PairJudgement::Possible) => {
            // Who does not take part, or not yet for certain, cannot take a placement either.
            let takes_part = matches!(explained.judgement, Judgement::Eligible { .. });
            console.say(&tr.say(if takes_part { "rules-pair-possible" } else { "rules-pair-open" }));
        }
        Some(PairJudgement::Impossible(reasons)) => {
            told("rules-pair-impossible", reasons, &explained, pack, console);
        }
        Some(PairJudgement::NeedsPerson(reasons)) => {
            told("rules-pair-needs-person", reasons, &explained, pack, console);
        }
    }
    Ok(())
}

fn told(key: &str, reasons: &[Reason], explained: &Explained, pack: &Pack, console: &Console) {
    let tr = console.tr;
    console.say(&tr.say(key));
    for reason in reasons {
        console.say(&format!("- {}", tr.reason(reason)));
        if let Some(source) = &reason.source {
            indented(&tr.with("rules-source", &[("source", Arg::Text(cited(source, console)))]), console);
        }
        let labels: Vec<&str> =
            reason.facts.iter().filter_map(|name| Some(pack.fact(name)?.label.get(tr.0))).collect();
        if !labels.is_empty() {
            indented(&tr.with("rules-facts", &[("facts", Arg::Text(labels.join(", ")))]), console);
        }
        let id = reason.key.split_once('.').map_or("", |(_, id)| id);
        for (_, changes) in explained.instead.iter().filter(|(rule, _)| rule == id) {
            if changes.is_empty() {
                indented(&tr.say("rules-instead-none"), console);
            }
            for change in changes {
                let name = change.fact();
                let fact = pack.fact(&format!("applicant.{name}"));
                indented(&tr.instead(change, fact.map_or(name, |fact| fact.label.get(tr.0))), console);
            }
        }
    }
}

fn indented(text: &str, console: &Console) {
    console.say(&format!("  {text}"));
}

fn cited(source: &crate::domain::Source, console: &Console) -> String {
    let parts = [source.title.get(console.tr.0), &source.paragraph, &source.address];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
