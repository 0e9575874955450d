//! The moment in which an application came, as spreadsheets have it: in one column or in two, with whatever programmes and people
//! write beside it. Owns what is beyond doubt there, what else was likely meant, and when two moments are the same one.

use chrono::{
    DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, Timelike, Utc,
};
use chrono_tz::Europe::Riga;

use super::times::{self, clock, of_half_day, seconds};
use crate::{
    domain::{FactType, Fault, Faults, moment},
    files::sheet::{self, Cell, SheetRow},
};

/// The columns of a moment: of its day, or of all of it; and of its time.
#[derive(Clone, Copy)]
pub(super) struct Moments<'a> {
    pub(super) day: Option<&'a str>,
    pub(super) time: Option<&'a str>,
}

/// What a cell says of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Nothing,
    Day(NaiveDate),
    Local(NaiveDateTime),
    Exact(DateTime<Utc>),
}

/// Why a cell says no moment.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unsaid {
    /// The sheet has told.
    Told,
    /// The sentence.
    No(moment::NotAMoment),
    /// A year of two digits, or the number of a day; this is likely meant.
    Likely(&'static str, String),
}

impl Moments<'_> {
    /// The moment of a row, if it states one.
    pub(super) fn read(
        self,
        row: &SheetRow<'_>,
        faults: &mut Faults,
        warnings: &mut Faults,
    ) -> Option<DateTime<Utc>> {
        let column = self.day.or(self.time)?;
        let said = |column: &str| match row.day_in_doubt(column) {
            Some(fault) => Err(fault),
            None => of_cell(row.get(column)).map_err(|unsaid| unsaid.at(row, column)),
        };
        let day = self.day.map_or(Ok(Said::Nothing), said);
        let time = self.time.map(|column| row.get(column)).filter(|cell| !cell.is_empty());
        let read = day.map_err(Some).and_then(|day| match (day, time.zip(self.time)) {
            (_, Some((Cell::Error(_), _))) => Err(None),
            (day, None) => {
                day.moment().map_err(|why| Some(why.at(row.fault(column, "fault-sheet-datetime"))))
            }
            (day, Some((cell, column))) => beside(row, day, (cell, column), warnings).map_err(Some),
        });
        match read {
            Ok(moment) => moment.map(|moment| moment.trunc_subsecs(6)),
            Err(fault) => {
                // Of a cell that the sheet has told of, nothing is told twice.
                let fault = fault.filter(|fault| !fault.key.is_empty());
                if let Some(fault) = fault {
                    faults.push(fault);
                }
                None
            }
        }
    }
}

/// A day with the time of another column.
fn beside(
    row: &SheetRow<'_>,
    day: Said,
    (cell, column): (&Cell, &str),
    warnings: &mut Faults,
) -> Result<Option<DateTime<Utc>>, Fault> {
    let no = |why: moment::NotAMoment| why.at(row.fault(column, "fault-sheet-datetime"));
    let clock = times::alone(cell);
    match (day, clock) {
        (Said::Day(day), Some(time)) => moment::in_latvia(day.and_time(time)).map(Some).map_err(no),
        (Said::Day(day), None) => match of_cell(cell) {
            Ok(Said::Local(local)) if local.date() == day => moment::in_latvia(local).map(Some).map_err(no),
            Ok(Said::Exact(moment)) if local(moment).date() == day => Ok(Some(moment)),
            Ok(Said::Day(same)) if same == day => Said::Day(day).moment().map_err(no),
            _ => Err(row.fault(column, "fault-intake-clock")),
        },
        (Said::Nothing, Some(_)) => Err(no(moment::NotAMoment::Form)),
        (Said::Nothing, None) => of_cell(cell).map_err(|unsaid| unsaid.at(row, column))?.moment().map_err(no),
        (whole, clock) => {
            let stated = whole.moment().map_err(no)?;
            let same = |moment: DateTime<Utc>| match clock {
                Some(time) => !is_another(local(moment).date().and_time(time), moment),
                None => match of_cell(cell) {
                    Ok(Said::Day(day)) => local(moment).date() == day,
                    Ok(said) => {
                        said.moment().ok().flatten().is_some_and(|said| !is_another(local(said), moment))
                    }
                    Err(_) => false,
                },
            };
            if stated.is_some_and(|moment| !same(moment)) {
                let read = stated.map(shown).unwrap_or_default();
                warnings.push(row.fault(column, "warning-intake-clock").with("expected", &read));
            }
            Ok(stated)
        }
    }
}

impl Said {
    fn moment(self) -> Result<Option<DateTime<Utc>>, moment::NotAMoment> {
        match self {
            Self::Nothing => Ok(None),
            Self::Day(day) => moment::in_latvia(day.and_time(NaiveTime::MIN)).map(Some),
            Self::Local(local) => moment::in_latvia(local).map(Some),
            Self::Exact(moment) => Ok(Some(moment)),
        }
    }
}

impl Unsaid {
    /// The fault; without a sentence where the sheet has told.
    fn at(self, row: &SheetRow<'_>, column: &str) -> Fault {
        match self {
            Self::Told => row.fault(column, ""),
            Self::No(why) => why.at(row.fault(column, "fault-sheet-datetime")),
            Self::Likely(key, likely) => row.fault(column, key).with("expected", &likely),
        }
    }
}

/// A moment as clocks in Latvia showed it.
fn local(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Riga).naive_local()
}

/// A moment as files of ours have it.
pub(super) fn shown(moment: DateTime<Utc>) -> String {
    Cell::of_moment(moment).text().into_owned()
}

/// Whether a file states another moment than the known one: not where it is the same but for what programmes leave out, the
/// fraction of a second, the seconds, or the time.
pub(super) fn differs(stated: DateTime<Utc>, known: DateTime<Utc>) -> bool {
    is_another(local(stated), known)
}

fn is_another(stated: NaiveDateTime, known: DateTime<Utc>) -> bool {
    let known = local(known);
    let near = (stated - known).abs() < TimeDelta::seconds(1);
    let minute = stated.second() == 0 && known - stated < TimeDelta::minutes(1) && known >= stated;
    let day = stated.time() == NaiveTime::MIN && stated.date() == known.date();
    !(near || minute || day)
}

fn of_cell(cell: &Cell) -> Result<Said, Unsaid> {
    match cell {
        Cell::Empty => Ok(Said::Nothing),
        Cell::Error(_) => Err(Unsaid::Told),
        Cell::Moment(local) => Ok(Said::Local(*local)),
        Cell::Date(day) => Ok(Said::Day(*day)),
        cell => of_text(cell.text().trim()),
    }
}

fn of_text(text: &str) -> Result<Said, Unsaid> {
    match moment::read(text) {
        Ok(moment) => return Ok(Said::Exact(moment)),
        Err(moment::NotAMoment::Form) => {}
        Err(why) => return Err(Unsaid::No(why)),
    }
    if let Some(moment) = with_offset(text) {
        return Ok(Said::Exact(moment));
    }
    let read = sheet::moment(text).or_else(|| of_half_day(text)).or_else(|| time_first(text));
    match read {
        Some(local) if local.time() == NaiveTime::MIN => Ok(Said::Day(local.date())),
        Some(local) => Ok(Said::Local(local)),
        None => Err(likely(text).unwrap_or(Unsaid::No(moment::NotAMoment::Form))),
    }
}

/// `2026-11-18 08:30:00 +0200`, `18.11.2026 06:30 UTC`.
fn with_offset(text: &str) -> Option<DateTime<Utc>> {
    let utc = ["UTC", "GMT", "Z"].iter().find_map(|zone| text.strip_suffix(zone)).map(|front| (front, 0));
    let (front, seconds) = utc.or_else(|| {
        let at = text.rfind(['+', '-'])?;
        let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
        let minutes = match (digits.len(), digits.get(..2)?.parse::<i32>().ok()?) {
            (2, hours) => hours * 60,
            (4, hours) => hours * 60 + digits[2..].parse::<i32>().ok().filter(|minutes| *minutes < 60)?,
            _ => return None,
        };
        let east = if text[at..].starts_with('-') { -minutes } else { minutes };
        Some((&text[..at], east * 60))
    })?;
    // Only behind a time: in `18-11-2026` nothing is an offset.
    let local = sheet::moment(front.trim()).filter(|_| front.contains(':'))?;
    let offset = FixedOffset::east_opt(seconds)?;
    local.and_local_timezone(offset).single().map(|moment| moment.to_utc())
}

/// `8:30 18.11.2026`.
fn time_first(text: &str) -> Option<NaiveDateTime> {
    let (time, day) = text.split_once([' ', ','])?;
    let is_time = time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || c == ':');
    sheet::moment(&format!("{} {time}", day.trim_matches([' ', ',']))).filter(|_| is_time)
}

/// What is likely meant by a year of two digits, or by the number of a day.
fn likely(text: &str) -> Option<Unsaid> {
    let breaks = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ',');
    let fronts = breaks.map(|(at, c)| (&text[..at], &text[at + c.len_utf8()..])).chain([(text, "")]);
    for (front, back) in fronts {
        let time = if back.is_empty() { Some(NaiveTime::MIN) } else { clock(back) };
        let day = day_of(&Cell::Text(front.to_owned()), "fault-sheet-date-short");
        if let Some((day, time)) = day.zip(time) {
            return Some(Unsaid::Likely("fault-sheet-datetime-short", said(day, time)));
        }
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let day = day_of(&Cell::Whole(whole.parse().ok()?), "fault-sheet-date-serial")?;
    let at = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::try_seconds(seconds(part)?)?)?;
    Some(Unsaid::Likely("fault-sheet-datetime-serial", said(at.date(), at.time())))
}

/// The day that is likely meant by a cell, if that is why it is no day.
fn day_of(cell: &Cell, key: &str) -> Option<NaiveDate> {
    cell.read(FactType::Date).err().filter(|why| why.key == key)?.likely
}

fn said(day: NaiveDate, time: NaiveTime) -> String {
    let form = match (time == NaiveTime::MIN, time.second() == 0) {
        (true, _) => "%d.%m.%Y.",
        (_, true) => "%d.%m.%Y. %H:%M",
        _ => "%d.%m.%Y. %H:%M:%S",
    };
    day.and_time(time).format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match of_text(text) {
            Ok(said) => said.moment().unwrap().map(shown).unwrap_or_default(),
            Err(Unsaid::Likely(_, likely)) => format!("likely {likely}"),
            Err(_) => "no".to_owned(),
        }
    }

    #[test]
    fn moments_beyond_doubt() {
        for text in [
            "18.11.2026 08:30",
            "18.11.2026. plkst. 8.30",
            "2026-11-18T06:30:00Z",
            "2026-11-18 08:30:00 +0200",
            "2026-11-18T08:30:00+02:00",
            "2026-11-18 08:30 +02",
            "18.11.2026 06:30 UTC",
            "18.11.2026 08:30 AM",
            "18.11.2026. 8:30 a.m.",
            "8:30 18.11.2026",
            "08:30:00, 18.11.2026.",
            "2026-11-18 8:30",
            "18.11.2026. plkst.8.30",
            "18.11.2026. pulksten 8.30.",
        ] {
            assert_eq!(told(text), "18.11.2026. 08:30:00", "{text}");
        }
        for (text, meant) in [
            ("18.11.2026 8:30 PM", "18.11.2026. 20:30:00"),
            ("18.11.2026 12:15 AM", "18.11.2026. 00:15:00"),
            ("18.11.2026 12:15 pm", "18.11.2026. 12:15:00"),
            ("18-11-2026", "18.11.2026. 00:00:00"),
        ] {
            assert_eq!(told(text), meant, "{text}");
        }
    }

    #[test]
    fn of_what_is_no_moment_the_likely_one_is_named() {
        for (text, meant) in [
            ("18.11.26 08:30", "likely 18.11.2026. 08:30"),
            ("18.11.26.", "likely 18.11.2026."),
            ("46344.354166", "likely 18.11.2026. 08:30"),
            ("46344,354166", "likely 18.11.2026. 08:30"),
            ("46344", "likely 18.11.2026."),
            ("11/09/2026 8:30 AM", "no"),
            ("18.11.2026 20:30 PM", "no"),
            ("18.11.2026 8:30 +9900", "no"),
            ("8:30", "no"),
            ("vakar", "no"),
            ("12", "no"),
        ] {
            assert_eq!(told(text), meant, "{text}");
        }
    }

    #[test]
    fn what_a_file_leaves_out_is_no_other_moment() {
        let known = moment::read("2026-11-18T08:30:27.123456").unwrap();
        for (stated, another) in [
            ("2026-11-18T08:30:27", false),
            ("2026-11-18T08:30:27.123", false),
            ("2026-11-18T08:30", false),
            ("2026-11-18T00:00", false),
            ("2026-11-18T08:31", true),
            ("2026-11-18T08:29", true),
            ("2026-11-17T08:30:27", true),
            ("2026-11-19T00:00", true),
        ] {
            assert_eq!(differs(moment::read(stated).unwrap(), known), another, "{stated}");
        }
    }
}
