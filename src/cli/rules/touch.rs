//! `rules preview`, `rules diff`: whom a pack touches in a round before it counts. Judges people; allocates nothing.

use std::{collections::BTreeMap, path::Path};

use super::super::{Stop, console::Console, stop::existing};
use crate::{
    domain::{Applicant, Arg, Facts, Standing},
    files::folder::Folder,
    rules::{self, Effect, Pack, RuleSet, TierName},
    service::pipeline::{self, Asked},
};

/// The most people that a difference names.
const NAMED: usize = 50;

fn whole(number: usize) -> Arg {
    Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn preview(pack: &Pack, round: &Path, console: &mut Console) -> Result<(), Stop> {
    let Asked { rules, constraints, people, places } = read(pack, round, console)?;
    console.step(&console.tr.say("cli-progress-rules"));
    let effect = rules::effect(&rules, &people);
    let tr = console.tr;
    console.say(&tr.with(
        "rules-preview",
        &[
            ("people", whole(people.len())),
            ("eligible", whole(effect.eligible())),
            ("refused", whole(effect.count(Standing::NotEligible))),
            ("person", whole(effect.count(Standing::NeedsPerson))),
        ],
    ));
    for rule in &effect.rules {
        let args = [
            ("rule", Arg::Text(rule.id.clone())),
            ("admits", whole(rule.admits)),
            ("refuses", whole(rule.refuses)),
            ("person", whole(rule.needs_person)),
        ];
        console.say(&format!("  {}", tr.with("rules-preview-rule", &args)));
    }
    for tier in rules.tiers() {
        let args = [
            ("number", Arg::Whole(i64::from(tier.number))),
            ("name", Arg::Text(tier.name.get(tr.0).to_owned())),
            ("people", whole(effect.count(Standing::Eligible(tier.number)))),
        ];
        console.say(&format!("  {}", tr.with("rules-preview-tier", &args)));
    }
    let (people, places): (Vec<&Facts>, Vec<&Facts>) =
        (people.iter().map(|one| &one.facts).collect(), places.iter().map(|one| &one.facts).collect());
    for touch in rules::touches(&constraints, &people, &places) {
        let args = [
            ("kind", Arg::Text(tr.say(&format!("report-effects-kind-{}", touch.kind)))),
            ("name", Arg::Text(touch.name)),
            ("inside", whole(touch.inside)),
            ("unknown", whole(touch.unknown)),
        ];
        console.say(&format!("  {}", tr.with(&format!("rules-preview-{}", touch.of), &args)));
    }
    Ok(())
}

/// Each pack reads the columns it asks for; a column that a round's file lacks is unknown.
fn read(pack: &Pack, round: &Path, console: &mut Console) -> Result<Asked, Stop> {
    console.step(&console.tr.say("cli-progress-read"));
    Ok(pipeline::asked(&Folder::Disk(existing(round)?), pack)?)
}

pub(super) fn diff(
    before: &Pack,
    after: &Pack,
    round: Option<&Path>,
    console: &mut Console,
) -> Result<(), Stop> {
    let differences = rules::diff(before, after);
    for difference in &differences {
        console.say(&difference.part);
        for (mark, text) in [("-", &difference.before), ("+", &difference.after)] {
            if let Some(text) = text {
                console.say(&format!("  {mark} {text}"));
            }
        }
    }
    console.say(&console.tr.count("rules-differences", differences.len() as u64));
    let Some(round) = round else { return Ok(()) };
    let (old, new) = (read(before, round, console)?, read(after, round, console)?);
    let effects = (rules::effect(&old.rules, &old.people), rules::effect(&new.rules, &new.people));
    touched(&old.people, (&old.rules, &effects.0), (&new.rules, &effects.1), console);
    Ok(())
}

fn touched(people: &[Applicant], old: (&RuleSet, &Effect), new: (&RuleSet, &Effect), console: &Console) {
    let tr = console.tr;
    let mut moved: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for ((person, before), after) in people.iter().zip(&old.1.standings).zip(&new.1.standings) {
        let ways = (told(*before, old.0.tiers(), console), told(*after, new.0.tiers(), console));
        if ways.0 != ways.1 {
            moved.entry(ways).or_default().push(person.id.as_str());
        }
    }
    let all: usize = moved.values().map(Vec::len).sum();
    console.say(&tr.count("rules-touched", all as u64));
    for ((before, after), people) in moved {
        let shown = people.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = if people.len() > NAMED { " …" } else { "" };
        console.say(&format!("  {before} → {after} ({}): {shown}{more}", people.len()));
    }
}

fn told(standing: Standing, tiers: &[TierName], console: &Console) -> String {
    let tr = console.tr;
    match standing {
        Standing::NotEligible | Standing::Withdrawn | Standing::Unsigned | Standing::Erased => {
            tr.say("rules-standing-refused")
        }
        Standing::NeedsPerson => tr.say("rules-standing-person"),
        Standing::Eligible(tier) => tiers[usize::from(tier) - 1].name.get(tr.0).to_owned(),
    }
}
