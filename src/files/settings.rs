//! `round.toml`: the settings of a round. Owns its keys and their faults; what the settings of a rule
//! pack mean is for the pack to say.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::{de::DeTable, value::Datetime};

use super::{
    afterwards, agreed, consent, decision,
    folder::Folder,
    privacy,
    table::{line_of, read_required, text},
};
use crate::domain::{
    AtDeadline, FactValue, Fault, Faults, Lang, Limits, OrderBy, Round, Stage, Texts, Ties, bounds,
    constraints::Constraints, draw, text::normal,
};

/// The fault of a draw that states no seed: the service makes one, files have to have one.
pub const NO_SEED: &str = "fault-no-seed";

/// The file's name.
pub const FILE: &str = "round.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    format: u32,
    name: RawName,
    programme: String,
    pack: String,
    language: String,
    stages: Option<Vec<String>>,
    order: RawOrder,
    #[serde(default)]
    dates: BTreeMap<String, Datetime>,
    #[serde(default)]
    settings: BTreeMap<String, toml::Value>,
    #[serde(default)]
    constraints: Constraints,
    #[serde(default)]
    limits: RawLimits,
    #[serde(default)]
    answers: afterwards::RawAnswers,
    #[serde(default)]
    visibility: afterwards::RawVisibility,
    decision: Option<decision::RawDecision>,
    consent: Option<consent::RawConsent>,
    #[serde(default)]
    papers: Vec<consent::RawPaper>,
    agreed: Option<agreed::RawAgreed>,
    #[serde(default)]
    privacy: privacy::RawPrivacy,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLimits {
    answer_days: Option<i64>,
    placement_seats: Option<i64>,
    organisation_seats: Option<i64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawName {
    Same(String),
    Each { lv: String, en: String, ru: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, tag = "by", rename_all = "lowercase")]
enum RawOrder {
    Registration { ties: Option<String>, seed: Option<String>, commitment: Option<String> },
    Draw { seed: Option<String>, commitment: Option<String> },
}

/// Reads a round's settings; also gives the file's bytes, which belong to the snapshot's digest, and what is
/// wrong with single values: the rule pack may find more in the same file, and all is to be said at once.
///
/// # Errors
/// What keeps the file from being read at all.
pub fn read(folder: &Folder<'_>) -> Result<(Round, Vec<u8>, Faults), Faults> {
    let source = read_required(folder, FILE)?;
    let text = text(&source)?;
    let mut faults = numbers(text);
    let raw: Raw = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let fault = toml_fault(text, &error);
            if !faults.faults.iter().any(|known| known.spot.line == fault.spot.line) {
                faults.push(fault);
            }
            return Err(faults);
        }
    };
    if raw.format != 1 {
        faults.push(number_fault("format", &raw.format.to_string(), "1"));
    }
    let language = Lang::from_code(&raw.language).unwrap_or_else(|| {
        faults.push(word_fault("language", &raw.language, "lv, en, ru"));
        Lang::Lv
    });
    let stages = stages(raw.stages, &mut faults);
    constraints(&raw.constraints, &mut faults);
    let dates = dates(raw.dates, &mut faults);
    let mut settings = BTreeMap::new();
    for (name, value) in raw.settings {
        match fact(&value) {
            Some(value) => drop(settings.insert(name, value)),
            None => faults.push(misplaced("settings", &name, "fault-text", &value.to_string())),
        }
    }
    let (order, ties) = order(raw.order, &mut faults);
    let answers = afterwards::answers(&raw.answers, &mut faults);
    let lapses = answers.at_deadline == AtDeadline::Lapse;
    let round = Round {
        name: match raw.name {
            RawName::Same(name) => Texts::same(&name),
            RawName::Each { lv, en, ru } => Texts { lv, en, ru },
        },
        programme: raw.programme,
        pack: raw.pack,
        language,
        dates,
        order,
        ties,
        stages,
        settings,
        constraints: raw.constraints.normal(),
        limits: limits(&raw.limits, &mut faults),
        answers,
        visibility: afterwards::visibility(&raw.visibility, &mut faults),
        decision: raw.decision.map(|raw| decision::read(&raw, &mut faults)).unwrap_or_default(),
        consent: raw.consent.map(|raw| consent::consent(&raw, lapses, &mut faults)),
        papers: consent::papers(&raw.papers, &mut faults),
        agreed: raw.agreed.map(|raw| agreed::norm(&raw, &mut faults)),
        privacy: privacy::read(&raw.privacy, &mut faults),
    };
    Ok((round, source.bytes, faults))
}

/// The language that a round's settings name, even where the rest of them cannot be read.
pub fn language(folder: &Folder<'_>) -> Option<Lang> {
    let source = read_required(folder, FILE).ok()?;
    let (file, _) = DeTable::parse_recoverable(text(&source).ok()?);
    Lang::from_code(file.get_ref().get("language")?.get_ref().as_str()?)
}

/// The faults of `round.toml`, each with the line of its key, which whoever found them may not have known.
pub fn located(settings: &[u8], mut faults: Faults) -> Faults {
    let text = String::from_utf8_lossy(settings);
    for fault in &mut faults.faults {
        let spot = &mut fault.spot;
        if spot.file == FILE && spot.line == 0 && !spot.column.is_empty() {
            spot.line = bounds::place(&text, &spot.column).map_or(0, |at| line_of(text.as_bytes(), at));
        }
    }
    faults
}

/// Numbers of constraints that are beyond their bounds.
fn numbers(text: &str) -> Faults {
    let mut faults = Faults::default();
    for beyond in bounds::beyond(text) {
        let line = line_of(text.as_bytes(), beyond.offset);
        let fault = Fault::at(FILE, line, &beyond.path, "fault-number").with("found", &beyond.found);
        faults.push(fault.with("expected", &format!("0–{}", beyond.most)));
    }
    faults
}

/// The dates by name; each is a day, and follows those before it.
fn dates(raw: BTreeMap<String, Datetime>, faults: &mut Faults) -> BTreeMap<String, NaiveDate> {
    let mut dates = BTreeMap::new();
    for (name, date) in raw {
        match day(&date) {
            Some(day) => drop(dates.insert(name, day)),
            None => faults.push(misplaced("dates", &name, "fault-date", &date.to_string())),
        }
    }
    in_turn(&dates, faults);
    dates
}

/// Days that follow one another, whatever a round is about: nobody decides before applications close, nor answers before
/// it is decided.
const TURNS: [(&str, &str); 6] = [
    ("opens", "closes"),
    ("closes", "draw"),
    ("closes", "decided"),
    ("closes", "answers"),
    ("decided", "answers"),
    ("starts", "ends"),
];

fn in_turn(dates: &BTreeMap<String, NaiveDate>, faults: &mut Faults) {
    for Turned { before, after, earliest, found } in turned(dates) {
        let fault = misplaced("dates", after, "fault-date-turn", &found.to_string());
        faults.push(fault.with("other", before).with("expected", &earliest.to_string()));
    }
}

/// A day that comes before one that it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turned {
    /// The day that comes first.
    pub before: &'static str,
    /// The day that follows it.
    pub after: &'static str,
    /// When the first one is: the earliest that the other one can be.
    pub earliest: NaiveDate,
    /// When the other one is.
    pub found: NaiveDate,
}

/// The days of a round that do not follow one another as they have to.
pub fn turned(dates: &BTreeMap<String, NaiveDate>) -> impl Iterator<Item = Turned> {
    TURNS.into_iter().filter_map(|(before, after)| {
        let (earliest, found) = (*dates.get(before)?, *dates.get(after)?);
        (found < earliest).then_some(Turned { before, after, earliest, found })
    })
}

fn limits(raw: &RawLimits, faults: &mut Faults) -> Limits {
    let usual = Limits::default();
    let mut read = |name: &str, said: Option<i64>, usual: u32, most: u32| {
        let Some(said) = said else { return usual };
        u32::try_from(said).ok().filter(|number| (1..=most).contains(number)).unwrap_or_else(|| {
            faults.push(number_fault(&format!("limits.{name}"), &said.to_string(), &format!("1–{most}")));
            usual
        })
    };
    Limits {
        answer_days: read("answer_days", raw.answer_days, usual.answer_days, Limits::MOST_DAYS),
        placement_seats: read(
            "placement_seats",
            raw.placement_seats,
            usual.placement_seats,
            Limits::MOST_SEATS,
        ),
        organisation_seats: read(
            "organisation_seats",
            raw.organisation_seats,
            usual.organisation_seats,
            Limits::MOST_SEATS,
        ),
    }
}

/// All, where none are named: what a rule pack keeps in reserve is not known here.
fn stages(asked: Option<Vec<String>>, faults: &mut Faults) -> Vec<Stage> {
    let Some(names) = asked else {
        return Stage::ALL.to_vec();
    };
    let stages: Option<Vec<Stage>> =
        names.iter().map(|name| Stage::ALL.into_iter().find(|stage| stage.name() == name)).collect();
    stages.filter(|_| talka_solver::Stages::parse(&names.join(",")).is_some()).unwrap_or_else(|| {
        let all: Vec<&str> = Stage::ALL.into_iter().map(Stage::name).collect();
        faults.push(word_fault("stages", &names.join(","), &all.join(",")));
        Vec::new()
    })
}

/// Names of constraints stand once; a quota groups people or placements.
fn constraints(asked: &Constraints, faults: &mut Faults) {
    let quotas = asked.quotas.iter().map(|quota| ("quotas", &quota.name));
    let reserves = asked.reserves.iter().map(|reserve| ("reserves", &reserve.name));
    let budgets = asked.budgets.iter().map(|budget| ("budgets", &budget.name));
    let mut known = std::collections::BTreeSet::new();
    let mut at = BTreeMap::new();
    for (list, name) in quotas.chain(reserves).chain(budgets) {
        let at = at.entry(list).and_modify(|at| *at += 1).or_insert(0);
        if name.trim().is_empty() || !known.insert(name) {
            faults.push(misplaced("constraints", &format!("{list}[{at}].name"), "fault-twice-in-list", name));
        }
    }
    for (at, quota) in asked.quotas.iter().enumerate() {
        if quota.people_by.is_empty() == quota.placements_by.is_empty() {
            let fault = misplaced("constraints", &format!("quotas[{at}]"), "fault-stage", &quota.name);
            faults.push(fault.with("expected", "people_by, placements_by"));
        }
    }
}

fn order(raw: RawOrder, faults: &mut Faults) -> (OrderBy, Ties) {
    match raw {
        RawOrder::Registration { ties, seed, commitment } => {
            let drawn = ties.as_deref() == Some("draw");
            let ties = match (ties.as_deref(), seed) {
                (None | Some("refuse"), None) => Ties::Refuse,
                (Some("row"), None) => Ties::Row,
                (Some("draw"), Some(seed)) => {
                    committed(&seed, commitment.as_deref(), faults);
                    return (OrderBy::Registration, Ties::Draw { seed, commitment });
                }
                (Some("draw"), None) => {
                    faults.push(Fault::at(FILE, 0, "order.seed", NO_SEED));
                    Ties::Refuse
                }
                (None | Some("refuse" | "row"), Some(_)) => {
                    faults.push(Fault::at(FILE, 0, "order.seed", "fault-seed-unused"));
                    Ties::Refuse
                }
                (Some(other), _) => {
                    faults.push(word_fault("order.ties", other, "refuse, row, draw"));
                    Ties::Refuse
                }
            };
            if commitment.is_some() && !drawn {
                faults.push(Fault::at(FILE, 0, "order.commitment", "fault-seed-unused"));
            }
            (OrderBy::Registration, ties)
        }
        RawOrder::Draw { seed, commitment } => {
            let Some(seed) = seed else {
                faults.push(Fault::at(FILE, 0, "order.seed", NO_SEED));
                return (OrderBy::Draw { seed: String::new(), commitment }, Ties::default());
            };
            committed(&seed, commitment.as_deref(), faults);
            (OrderBy::Draw { seed, commitment }, Ties::default())
        }
    }
}

/// A seed has to be the one that was committed to, where a commitment stands.
fn committed(seed: &str, commitment: Option<&str>, faults: &mut Faults) {
    if commitment.is_some_and(|promised| !promised.eq_ignore_ascii_case(&draw::commitment(seed))) {
        faults.push(Fault::at(FILE, 0, "order.commitment", "fault-commitment"));
    }
}

fn day(date: &Datetime) -> Option<NaiveDate> {
    let date = date.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

fn fact(value: &toml::Value) -> Option<FactValue> {
    match value {
        toml::Value::Boolean(yes) => Some(FactValue::Bool(*yes)),
        toml::Value::Integer(number) => Some(FactValue::Whole(*number)),
        toml::Value::String(text) => Some(FactValue::Text(normal(text).into_owned())),
        toml::Value::Datetime(date) => day(date).map(FactValue::Date),
        _ => None,
    }
}

fn misplaced(table: &str, name: &str, key: &'static str, found: &str) -> Fault {
    Fault::at(FILE, 0, &format!("{table}.{name}"), key).with("found", found)
}

fn word_fault(column: &str, found: &str, expected: &str) -> Fault {
    Fault::at(FILE, 0, column, "fault-stage").with("found", found).with("expected", expected)
}

fn number_fault(column: &str, found: &str, expected: &str) -> Fault {
    Fault::at(FILE, 0, column, "fault-number").with("found", found).with("expected", expected)
}

fn toml_fault(text: &str, error: &toml::de::Error) -> Fault {
    let line = error.span().map_or(0, |span| line_of(text.as_bytes(), span.start));
    Fault::at(FILE, line, "", "fault-toml").with("error", error.message())
}
