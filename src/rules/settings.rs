//! What a round sets for a pack: its settings and dates, held against what the pack asks for.
//! Owns the comparison; every difference is a fault of `round.toml`, with the key to mend.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{condition::Condition, pack::Pack, parts::By};
use crate::domain::{FactType, FactValue, Fault, Faults, OrderBy, Round};

const FILE: &str = "round.toml";
/// The round's date by which a pack must be valid: the first day of work.
pub(super) const STARTS: &str = "starts";

/// The value of every setting: the round's, else the pack's default.
pub(super) fn of(pack: &Pack, round: &Round) -> Result<BTreeMap<String, FactValue>, Faults> {
    let mut faults = Faults::default();
    let mut values = BTreeMap::new();
    let known = pack.settings().keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    for name in round.settings.keys().filter(|name| !pack.settings().contains_key(*name)) {
        let fault = Fault::at(FILE, 0, &format!("settings.{name}"), "fault-round-setting-unknown");
        faults.push(fault.with("found", name).with_choices(known.clone()));
    }
    for (name, setting) in pack.settings() {
        let column = format!("settings.{name}");
        match round.settings.get(name).or(setting.default.as_ref()) {
            None => {
                let fault = Fault::at(FILE, 0, &column, "fault-round-setting-missing");
                faults.push(fault.with("expected", setting.kind.name()));
            }
            Some(value) if FactType::of(value) != setting.kind => {
                let fault = Fault::at(FILE, 0, &column, "fault-round-setting-kind");
                let found = FactType::of(value).name();
                faults.push(fault.with("found", found).with("expected", setting.kind.name()));
            }
            Some(value) => {
                values.insert(name.clone(), value.clone());
            }
        }
    }
    check_programme(pack, round, &mut faults);
    check_dates(pack, &round.dates, &mut faults);
    check_order(pack, &round.order, &mut faults);
    faults.into_result().map(|()| values)
}

fn check_programme(pack: &Pack, round: &Round, faults: &mut Faults) {
    if round.programme != pack.programme() {
        let fault = Fault::at(FILE, 0, "programme", "fault-round-programme");
        faults.push(fault.with("found", &round.programme).with("expected", pack.programme()));
    }
}

fn check_dates(pack: &Pack, dates: &BTreeMap<String, NaiveDate>, faults: &mut Faults) {
    for name in days(pack).into_iter().filter(|name| !dates.contains_key(*name)) {
        faults.push(
            Fault::at(FILE, 0, &format!("dates.{name}"), "fault-round-date-missing").with("expected", name),
        );
    }
    let (from, to) = pack.valid();
    if let Some(starts) = dates.get(STARTS)
        && (*starts < from || to.is_some_and(|to| *starts > to))
    {
        let until = to.map_or(String::new(), |to| to.to_string());
        let fault = Fault::at(FILE, 0, "dates.starts", "fault-round-pack-not-valid");
        faults.push(fault.with("found", &starts.to_string()).with("expected", &format!("{from} – {until}")));
    }
}

/// Where the pack says what puts people in order, a round cannot say otherwise.
/// The days that a round of a pack has to name: those of which its rules speak, and when work begins.
pub fn days(pack: &Pack) -> BTreeSet<&str> {
    let mut needed: BTreeSet<&str> = conditions(pack).flat_map(|c| &c.dates).map(String::as_str).collect();
    needed.insert(STARTS);
    needed
}

fn check_order(pack: &Pack, order: &OrderBy, faults: &mut Faults) {
    let (found, by) = match order {
        OrderBy::Registration => ("registration", By::Registration),
        OrderBy::Draw { .. } => ("draw", By::Draw),
    };
    let asked = pack.order().by;
    if asked != By::Round && asked != by {
        let expected = if asked == By::Draw { "draw" } else { "registration" };
        let fault = Fault::at(FILE, 0, "order.by", "fault-round-order");
        faults.push(fault.with("found", found).with("expected", expected));
    }
}

fn conditions(pack: &Pack) -> impl Iterator<Item = &Condition> {
    let inner = &pack.inner;
    inner
        .rules
        .iter()
        .chain(&inner.pairs)
        .map(|rule| &rule.when)
        .chain(inner.tiers.iter().map(|tier| &tier.when))
}

/// A pack whose own calls clash with CEL's: a slip of this program, not of the round.
pub(super) fn broken(pack: &Pack) -> Faults {
    Fault::in_file(pack.id(), "fault-pack-condition").with("found", "calls").with("expected", "").into()
}
