//! What `round.toml` says of the time after publication: how offers are answered (`[answers]`) and who sees what from when on
//! (`[visibility]`). Owns these keys and their faults.

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use toml::value::{Datetime, Offset};

use crate::domain::{Answers, AtDeadline, Fault, Faults, Refill, Seen, Visibility, moment};

/// The file in which they stand.
const FILE: &str = "round.toml";

/// `[answers]` as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAnswers {
    at_deadline: Option<String>,
    refill_after_start: Option<bool>,
    refill: Option<String>,
    may_move_unanswered: Option<bool>,
}

/// `[visibility]` as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawVisibility {
    staff: Option<RawSeen>,
    organisations: Option<RawSeen>,
    applicants: Option<RawSeen>,
}

/// Hours after publication, or a moment.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawSeen {
    Hours(i64),
    From(Datetime),
}

/// How offers are answered.
pub(super) fn answers(raw: &RawAnswers, faults: &mut Faults) -> Answers {
    let refill_after_start = raw.refill_after_start.unwrap_or_default();
    let mut word = |column: &str, said: &Option<String>, known: [&str; 2]| {
        let said = said.as_ref()?;
        let at = known.iter().position(|one| one == said);
        if at.is_none() {
            let fault = Fault::at(FILE, 0, column, "fault-stage").with("found", said);
            faults.push(fault.with("expected", &known.join(", ")));
        }
        at
    };
    let at_deadline = word("answers.at_deadline", &raw.at_deadline, AtDeadline::ALL.map(AtDeadline::name));
    let refill = word("answers.refill", &raw.refill, Refill::ALL.map(Refill::name));
    Answers {
        at_deadline: at_deadline.map(|at| AtDeadline::ALL[at]).unwrap_or_default(),
        refill_after_start,
        refill: refill.map(|at| Refill::ALL[at]).unwrap_or_default(),
        may_move_unanswered: raw.may_move_unanswered.unwrap_or_default(),
    }
}

/// From when on a publication is seen.
pub(super) fn visibility(raw: &RawVisibility, faults: &mut Faults) -> Visibility {
    let mut read = |name: &str, raw: &Option<RawSeen>| {
        let column = format!("visibility.{name}");
        match raw {
            None => Seen::default(),
            Some(RawSeen::Hours(hours)) => match u32::try_from(*hours) {
                Ok(hours) if hours <= Seen::MOST_HOURS => Seen::After(hours),
                _ => {
                    let fault = Fault::at(FILE, 0, &column, "fault-number").with("found", &hours.to_string());
                    faults.push(fault.with("expected", &format!("0–{}", Seen::MOST_HOURS)));
                    Seen::default()
                }
            },
            Some(RawSeen::From(said)) => from(&column, said).unwrap_or_else(|fault| {
                faults.push(fault);
                Seen::default()
            }),
        }
    };
    Visibility {
        staff: read("staff", &raw.staff),
        organisations: read("organisations", &raw.organisations),
        applicants: read("applicants", &raw.applicants),
    }
}

/// A moment; without an offset from UTC it is local time in Latvia.
fn from(column: &str, said: &Datetime) -> Result<Seen, Fault> {
    let fault = Fault::at(FILE, 0, column, "fault-datetime").with("found", &said.to_string());
    let Some((date, time)) = said.date.zip(said.time) else { return Err(fault) };
    let date = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day));
    let time = NaiveTime::from_hms_opt(u32::from(time.hour), u32::from(time.minute), 0);
    let Some((date, time)) = date.zip(time) else { return Err(fault) };
    let local = date.and_time(time);
    match said.offset {
        None => moment::in_latvia(local).map(Seen::From).map_err(|why| why.at(fault)),
        Some(Offset::Z) => Ok(Seen::From(local.and_utc())),
        Some(Offset::Custom { minutes }) => {
            Ok(Seen::From(local.and_utc() - chrono::TimeDelta::minutes(i64::from(minutes))))
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    #[derive(Deserialize)]
    struct Both {
        #[serde(default)]
        answers: RawAnswers,
        #[serde(default)]
        visibility: RawVisibility,
    }

    fn read(text: &str) -> (Answers, Visibility, Vec<&'static str>) {
        let both: Both = toml::from_str(text).unwrap();
        let mut faults = Faults::default();
        let (answers, visibility) =
            (answers(&both.answers, &mut faults), visibility(&both.visibility, &mut faults));
        (answers, visibility, faults.faults.iter().map(|fault| fault.key).collect())
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_not_said_is_as_usual() {
        assert_eq!(read(""), (Answers::default(), Visibility::default(), Vec::new()));
        assert_eq!(Answers::default().at_deadline, AtDeadline::Lapse);
        assert!(!Answers::default().refill_after_start);
        assert!(read("[answers]\nrefill_after_start = true").0.refill_after_start);
        assert!(!Answers::default().may_move_unanswered);
        assert!(read("[answers]\nmay_move_unanswered = true").0.may_move_unanswered);
        assert_eq!(Answers::default().refill, Refill::ByHand);
        assert_eq!(read("[answers]\nrefill = \"by-rule\"").0.refill, Refill::ByRule);
        let now = at("2026-05-01T10:00:00Z");
        assert_eq!(Visibility::default().applicants.of(now), now, "at once");
    }

    #[test]
    fn words_hours_and_moments_are_read() {
        let text = "[answers]\nat_deadline = \"stand\"\n[visibility]\nstaff = 0\norganisations = 24\n\
                    applicants = 2026-05-04T09:00:00";
        let (answers, visibility, faults) = read(text);
        assert_eq!((answers.at_deadline, faults), (AtDeadline::Stand, Vec::new()));
        let now = at("2026-05-01T10:00:00Z");
        assert_eq!(visibility.staff.of(now), now);
        assert_eq!(visibility.organisations.of(now), at("2026-05-02T10:00:00Z"));
        assert_eq!(visibility.applicants.of(now), at("2026-05-04T06:00:00Z"), "local time in Latvia");
        assert_eq!(visibility.applicants.of(at("2026-06-01T00:00:00Z")), at("2026-06-01T00:00:00Z"), "past");
        let (_, visibility, _) = read("[visibility]\napplicants = 2026-05-04T09:00:00+01:00");
        assert_eq!(visibility.applicants.of(now), at("2026-05-04T08:00:00Z"));
    }

    #[test]
    fn what_cannot_be_meant_is_a_fault() {
        for (text, key) in [
            ("[answers]\nat_deadline = \"never\"", "fault-stage"),
            ("[answers]\nrefill = \"by itself\"", "fault-stage"),
            ("[visibility]\nstaff = -1", "fault-number"),
            ("[visibility]\nstaff = 1441", "fault-number"),
            ("[visibility]\napplicants = 2026-05-04", "fault-datetime"),
            ("[visibility]\napplicants = 2026-03-29T03:30:00", "fault-datetime-skipped"),
            ("[visibility]\napplicants = 2026-10-25T03:30:00", "fault-datetime-twice"),
        ] {
            assert_eq!(read(text).2, [key], "{text}");
        }
    }
}
