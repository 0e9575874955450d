//! An outcome as files: who has a place, who has none and why, every placement, and the figures.
//! Owns the columns; the first ones are a contract, more may follow. Sentences are in one language.

use std::collections::BTreeMap;

use serde_json::json;

use super::{csv_line, output::Sink, result::ResultFile};
use crate::{
    domain::{CutOff, Fault, Lang, Outcome, PersonOutcome, Reason, Status},
    i18n::Tr,
};

/// Writes `allocation.csv`, `not-placed.csv`, `placements.csv` and `summary.json`.
///
/// # Errors
/// A fault when the disk refuses.
pub fn write(output: &dyn Sink, outcome: &Outcome, result: &ResultFile, lang: Lang) -> Result<(), Fault> {
    output.write("allocation.csv", allocation(outcome, Tr(lang)).as_bytes())?;
    output.write("not-placed.csv", not_placed(outcome, Tr(lang)).as_bytes())?;
    output.write("placements.csv", placements(outcome, Tr(lang)).as_bytes())?;
    let summary = summary(outcome, result);
    let refused = |error: serde_json::Error| {
        Fault::in_file("summary.json", "fault-out-unwritable").with("error", &error.to_string())
    };
    let mut text = serde_json::to_string_pretty(&summary).map_err(refused)?;
    text.push('\n');
    output.write("summary.json", text.as_bytes())
}

fn optional(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Numbers of the placements of somebody's undecided wishes, best first.
fn undecided(outcome: &Outcome, person: &PersonOutcome) -> String {
    let ids = person.undecided.iter().map(|wish| outcome.places[wish.place].placement.id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}

/// Somebody's reasons as one text.
fn sentences(person: &PersonOutcome, tr: Tr) -> String {
    person.reasons.iter().map(|reason| tr.reason(reason)).collect::<Vec<_>>().join(" ")
}

fn allocation(outcome: &Outcome, tr: Tr) -> String {
    let mut text = String::from(
        "applicant,placement,rank,distance_m,tier,order,hours_a_day,hours_a_week,pay_eur,pay_per,undecided,sentence,kept,first_in_line\n",
    );
    for person in &outcome.people {
        let Some(place) = person.place else { continue };
        let (hours, pay) = (only(&person.terms.hours), only(&person.terms.pay));
        text.push_str(&csv_line(&[
            person.applicant.to_string(),
            outcome.places[place].placement.id.to_string(),
            optional(person.rank),
            optional(person.distance_m),
            optional(person.tier),
            optional(person.order),
            optional(hours.map(|hours| hours.a_day)),
            optional(hours.and_then(|hours| hours.a_week)),
            optional(pay.map(|pay| pay.euros)),
            optional(pay.map(|pay| pay.per.name())),
            undecided(outcome, person),
            sentences(person, tr),
            kept(person).to_owned(),
            yes(person.first_in_line).to_owned(),
        ]));
    }
    text
}

/// Whether somebody keeps a place held before, moves from one to another, or is given one.
fn kept(person: &PersonOutcome) -> &'static str {
    if person.is_moved() { "moved" } else { yes(person.is_kept()) }
}

fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// The only one of a list: where an age is not known, several could hold, and none is told.
fn only<T>(list: &[T]) -> Option<&T> {
    match list {
        [one] => Some(one),
        _ => None,
    }
}

fn not_placed(outcome: &Outcome, tr: Tr) -> String {
    let mut text = String::from(
        "applicant,reason,status,sentence,decided_by,source,tier,order,waiting,undecided,first_in_line\n",
    );
    for person in outcome.people.iter().filter(|person| person.place.is_none()) {
        let sources: Vec<String> = person.reasons.iter().filter_map(|reason| source(reason, tr)).collect();
        let decided: Vec<&str> = person.reasons.iter().map(|reason| reason.key.as_str()).collect();
        text.push_str(&csv_line(&[
            person.applicant.to_string(),
            decided.first().copied().unwrap_or_default().to_owned(),
            person.status.name().to_owned(),
            sentences(person, tr),
            decided.join(" "),
            sources.join("; "),
            optional(person.tier),
            optional(person.order),
            optional(person.waiting),
            undecided(outcome, person),
            yes(person.first_in_line).to_owned(),
        ]));
    }
    text
}

fn source(reason: &Reason, tr: Tr) -> Option<String> {
    let source = reason.source.as_ref()?;
    Some(
        format!("{} {} {}", source.title.get(tr.0), source.paragraph, source.address)
            .trim()
            .replace("  ", " "),
    )
}

fn placements(outcome: &Outcome, tr: Tr) -> String {
    let mut text = String::from(
        "id,organisation,title,capacity,filled,cutoff,cutoff_tier,cutoff_line,wished,possible,first_choices,empty_reason,undecided\n",
    );
    for place in &outcome.places {
        let (word, tier, order) = match place.cut_off {
            CutOff::None => ("none", None, None),
            CutOff::Open => ("open", None, None),
            CutOff::Person { tier, order } => ("person", Some(tier), Some(order)),
        };
        text.push_str(&csv_line(&[
            place.placement.id.to_string(),
            place.placement.organisation.clone(),
            place.placement.title.clone(),
            place.placement.capacity.to_string(),
            place.filled.to_string(),
            word.to_owned(),
            optional(tier),
            optional(order),
            place.wished.to_string(),
            place.possible.to_string(),
            place.first_choices.to_string(),
            place.empty.as_ref().map(|reason| tr.reason(reason)).unwrap_or_default(),
            place.undecided.to_string(),
        ]));
    }
    text
}

fn summary(outcome: &Outcome, result: &ResultFile) -> serde_json::Value {
    let count = |status| outcome.count(status);
    let placed = count(Status::Placed);
    let (seats, filled) = outcome.seats();
    let undecided = outcome.undecided();
    let mut choices = BTreeMap::new();
    for rank in outcome.people.iter().filter_map(|person| person.rank) {
        *choices.entry(rank.to_string()).or_insert(0u64) += 1;
    }
    json!({
        "round": { "lv": outcome.round.name.lv, "en": outcome.round.name.en, "ru": outcome.round.name.ru },
        "programme": outcome.round.programme,
        "applications": outcome.people.len(),
        "placed": placed,
        "kept": outcome.kept(),
        "new": outcome.new_places().count(),
        "moved": outcome.people.iter().filter(|person| person.is_moved()).count(),
        "may_move_and_kept": outcome.held_fast,
        "not_placed": outcome.people.len() - placed,
        "eligible": placed + count(Status::Waiting),
        "waiting": count(Status::Waiting),
        "not_eligible": count(Status::NotEligible),
        "needs_person": count(Status::NeedsPerson),
        "withdrawn": count(Status::Withdrawn),
        "out_of_line": count(Status::OutOfLine),
        "undecided_wishes": undecided.wishes(),
        "may_lose_by_undecided": undecided.people(),
        "undecided": undecided,
        "placements": outcome.places.len(),
        "seats": seats,
        "seats_filled": filled,
        "placed_by_choice": choices,
        "rank_sum": outcome.rank_sum,
        "distance_m_sum": outcome.distance_m_sum,
        "grouped_by": outcome.grouped_by,
        "groups": outcome.groups.iter().map(|group| json!({
            "name": group.name, "applications": group.applications, "placed": group.placed,
            "seats": group.seats, "filled": group.filled,
        })).collect::<Vec<_>>(),
        "tiers": outcome.tiers.iter().map(|tier| json!({
            "tier": tier.tier, "people": tier.people, "placed": tier.placed,
        })).collect::<Vec<_>>(),
        "rules": outcome.effects.iter().map(|rule| json!({
            "kind": rule.kind, "name": rule.name, "placed_more_without": rule.more,
            "lose_by_tier": rule.losers.iter().map(|(tier, people)| json!({ "tier": tier, "people": people })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "budgets": outcome.budgets,
        "audit": outcome.audit.iter().map(|checked| (checked.property.name(), checked.cases)).collect::<BTreeMap<_, _>>(),
        "engine": { "name": result.engine, "because": result.engine_because },
        "proven": result.proven,
        "unique": outcome.unique,
        "snapshot_sha256": outcome.snapshot_digest,
        "instance_sha256": outcome.instance_digest,
        "rule_pack": { "id": outcome.round.pack, "version": outcome.pack.1 },
        "talka_version": result.talka_version,
    })
}
