//! What `round.toml` says of the round's decisions in law (`[decision]`). Owns these keys and their faults. Whether everything is
//! there that an act needs is asked when a run is published: until then it may be added.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::value::Datetime;

use crate::domain::{
    Fault, Faults,
    decision::{Body, Decision, Hearing, Kind, Norm, Rank},
    text::normal,
};

/// The file in which they stand.
const FILE: &str = "round.toml";

/// `[decision]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDecision {
    kind: String,
    institution: Option<RawBody>,
    contest_authority: Option<RawBody>,
    #[serde(default)]
    norms: Vec<RawNorm>,
    hearing: Option<RawHearing>,
    longer: Option<String>,
    court: Option<RawBody>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBody {
    name: String,
    address: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
enum RawHearing {
    Held(String),
    Omitted(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNorm {
    rank: String,
    title: String,
    place: String,
    source: String,
    seen: Datetime,
}

/// A text that has to say something.
pub(super) fn said(column: &str, text: &str, faults: &mut Faults) -> String {
    let text = normal(text).trim().to_owned();
    if text.is_empty() {
        faults.push(Fault::at(FILE, 0, column, "fault-unsaid"));
    }
    text
}

fn unknown(column: &str, found: &str, known: &[&str]) -> Fault {
    Fault::at(FILE, 0, column, "fault-stage").with("found", found).with("expected", &known.join(", "))
}

fn body(column: &str, raw: &RawBody, faults: &mut Faults) -> Body {
    Body {
        name: said(&format!("{column}.name"), &raw.name, faults),
        address: said(&format!("{column}.address"), &raw.address, faults),
    }
}

/// A norm; `column` is where each of its parts stands.
pub(super) fn norm(column: impl Fn(&str) -> String, raw: &RawNorm, faults: &mut Faults) -> Norm {
    let rank = Rank::from_name(&raw.rank).unwrap_or_else(|| {
        faults.push(unknown(&column("rank"), &raw.rank, &Rank::ALL.map(Rank::name)));
        Rank::Internal
    });
    let day = raw.seen.date.and_then(|day| {
        NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
    });
    let seen = day.unwrap_or_else(|| {
        let fault = Fault::at(FILE, 0, &column("seen"), "fault-date");
        faults.push(fault.with("found", &raw.seen.to_string()));
        NaiveDate::MIN
    });
    Norm {
        rank,
        title: said(&column("title"), &raw.title, faults),
        place: said(&column("place"), &raw.place, faults),
        source: said(&column("source"), &raw.source, faults),
        seen,
    }
}

/// What a round's decisions are.
pub(super) fn read(raw: &RawDecision, faults: &mut Faults) -> Decision {
    let kind = Kind::from_name(&raw.kind).unwrap_or_else(|| {
        faults.push(unknown("decision.kind", &raw.kind, &Kind::ALL.map(Kind::name)));
        Kind::Unsettled
    });
    let institution = raw.institution.as_ref().map(|raw| body("decision.institution", raw, faults));
    let contest = raw.contest_authority.as_ref().map(|raw| body("decision.contest_authority", raw, faults));
    let norms = raw
        .norms
        .iter()
        .enumerate()
        .map(|(at, raw)| norm(|name| format!("decision.norms[{at}].{name}"), raw, faults));
    let norms = norms.collect();
    let hearing = raw.hearing.as_ref().map(|raw| match raw {
        RawHearing::Held(text) => Hearing::Held(said("decision.hearing.held", text, faults)),
        RawHearing::Omitted(text) => Hearing::Omitted(said("decision.hearing.omitted", text, faults)),
    });
    let longer = raw.longer.as_ref().map(|text| said("decision.longer", text, faults));
    let court = raw.court.as_ref().map(|raw| body("decision.court", raw, faults));
    Decision { kind, institution, contest, norms, hearing, longer, court }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Decision, Vec<(String, &'static str)>) {
        let raw: RawDecision = toml::from_str(text).unwrap();
        let mut faults = Faults::default();
        let decision = read(&raw, &mut faults);
        let faults = faults.faults.iter().map(|fault| (fault.spot.column.clone(), fault.key)).collect();
        (decision, faults)
    }

    #[test]
    fn everything_that_an_act_needs_is_read() {
        let (decision, faults) = told(
            "kind = \"act\"\n\
             institution = { name = \"Piemēru dienests\", address = \"Rīgas iela 1, Piemēri\" }\n\
             contest_authority = { name = \"Strīdu komisija\", address = \"Rīgas iela 1, Piemēri\" }\n\
             hearing = { omitted = \"Viss ir pieteikumā.\" }\n\
             norms = [{ rank = \"law\", title = \"Administratīvā procesa likums\", place = \"55. panta 1. punkts\", \
             source = \"https://likumi.lv/ta/id/55567\", seen = 2026-11-29 }]",
        );
        assert_eq!(faults, []);
        assert_eq!((decision.kind, decision.missing()), (Kind::Act, Vec::new()));
        assert_eq!(decision.hearing.unwrap().name(), "omitted");
        assert_eq!(decision.norms[0].seen.to_string(), "2026-11-29");
    }

    #[test]
    fn what_cannot_be_meant_is_a_fault_at_its_key() {
        for (text, column, key) in [
            ("kind = \"maybe\"", "decision.kind", "fault-stage"),
            ("kind = \"act\"\nlonger = \" \"", "decision.longer", "fault-unsaid"),
            (
                "kind = \"act\"\ncontest_authority = { name = \"\", address = \"x\" }",
                "decision.contest_authority.name",
                "fault-unsaid",
            ),
            (
                "kind = \"act\"\nnorms = [{ rank = \"custom\", title = \"a\", place = \"b\", source = \"c\", seen = 2026-11-29 }]",
                "decision.norms[0].rank",
                "fault-stage",
            ),
            (
                "kind = \"act\"\nnorms = [{ rank = \"law\", title = \"a\", place = \"b\", source = \"c\", seen = 10:00:00 }]",
                "decision.norms[0].seen",
                "fault-date",
            ),
        ] {
            assert_eq!(told(text).1, [(column.to_owned(), key)], "{text}");
        }
    }
}
