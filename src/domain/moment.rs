//! Moments as files and spreadsheets write them: read exactly or not at all, and written so that nothing is lost. Owns
//! what a local time in Latvia means in the two nights in which clocks are changed.

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};
use chrono_tz::Europe::Riga;

use super::Fault;

/// Why a text is no moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAMoment {
    /// It is not written as a moment is.
    Form,
    /// A local time that does not exist: on the spring night the clock skips it.
    Skipped,
    /// A local time that came twice, on the autumn night; both, written with their offsets.
    Twice(String, String),
}

impl NotAMoment {
    /// The fault of a place whose text is none; `fault` is what to say of its form.
    pub fn at(self, fault: Fault) -> Fault {
        match self {
            Self::Form => fault,
            Self::Skipped => Fault { key: "fault-datetime-skipped", ..fault },
            Self::Twice(one, other) => {
                Fault { key: "fault-datetime-twice", ..fault }.with("one", &one).with("other", &other)
            }
        }
    }
}

/// Reads a date and a time: `2026-04-13T09:00:00.123456+03:00`, `2026-04-13 09:00`, `13.04.2026. 09:00:00`. Seconds and
/// their fraction, up to microseconds, may be left out, the offset too (`Z`, `+03:00`, `+03`): then it is local time in Latvia.
///
/// # Errors
/// [`NotAMoment`].
pub fn read(text: &str) -> Result<DateTime<Utc>, NotAMoment> {
    let (date, rest) = date(text).ok_or(NotAMoment::Form)?;
    let rest = rest.strip_prefix(['T', ' ']).ok_or(NotAMoment::Form)?;
    let at = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(at);
    let local = date.and_time(clock(time).ok_or(NotAMoment::Form)?);
    if offset.is_empty() {
        return in_latvia(local);
    }
    let offset = east(offset).ok_or(NotAMoment::Form)?;
    local.and_local_timezone(offset).single().map(|moment| moment.to_utc()).ok_or(NotAMoment::Form)
}

/// The moment of a local time in Latvia.
///
/// # Errors
/// [`NotAMoment`] where there is no such time, or there are two.
pub fn in_latvia(local: NaiveDateTime) -> Result<DateTime<Utc>, NotAMoment> {
    let with_offset =
        |moment: DateTime<chrono_tz::Tz>| moment.fixed_offset().to_rfc3339_opts(SecondsFormat::AutoSi, false);
    match local.and_local_timezone(Riga) {
        LocalResult::Single(moment) => Ok(moment.to_utc()),
        LocalResult::None => Err(NotAMoment::Skipped),
        LocalResult::Ambiguous(one, other) => Err(NotAMoment::Twice(with_offset(one), with_offset(other))),
    }
}

/// A moment in UTC to the microsecond: `2026-04-13T06:00:00.123456Z`.
pub fn written(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// `2026-04-13`, `13.04.2026.` or `13.04.2026`, and what follows.
fn date(text: &str) -> Option<(NaiveDate, &str)> {
    let (head, rest) = text.split_at_checked(10)?;
    let part = |from: usize, to: usize| whole(head.get(from..to)?);
    let separators = (head.as_bytes()[2], head.as_bytes()[4], head.as_bytes()[5], head.as_bytes()[7]);
    let (year, month, day, rest) = match separators {
        (_, b'-', _, b'-') => (part(0, 4)?, part(5, 7)?, part(8, 10)?, rest),
        (b'.', _, b'.', _) => {
            (part(6, 10)?, part(3, 5)?, part(0, 2)?, rest.strip_prefix('.').unwrap_or(rest))
        }
        _ => return None,
    };
    Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, rest))
}

/// `09:00`, `09:00:00` or `09:00:00.123456`.
fn clock(text: &str) -> Option<NaiveTime> {
    let (whole_seconds, fraction) = text.split_once('.').map_or((text, None), |(a, b)| (a, Some(b)));
    let mut parts = whole_seconds.split(':');
    let two = |part: &str| if part.len() == 2 { whole(part) } else { None };
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = parts.next().map(two);
    let micros = match (fraction, second) {
        (None, _) => 0,
        (Some(digits), Some(_)) if (1..=6).contains(&digits.len()) => {
            whole(digits)? * 10u32.pow(6 - u32::try_from(digits.len()).ok()?)
        }
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_micro_opt(hour, minute, second.unwrap_or(Some(0))?, micros)
}

/// `Z`, `+03:00` or `+03`.
fn east(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let (hours, minutes) = text.get(1..)?.split_once(':').unwrap_or((text.get(1..)?, "00"));
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (whole(hours)?, whole(minutes)?);
    let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    let east = if text.starts_with('-') { -seconds } else { seconds };
    FixedOffset::east_opt(east).filter(|_| minutes < 60)
}

/// Digits alone.
fn whole(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(text) {
            Ok(moment) => written(moment),
            Err(why) => format!("{why:?}"),
        }
    }

    #[test]
    fn a_moment_is_read_to_the_microsecond_with_and_without_its_offset() {
        for (text, moment) in [
            ("2026-04-13T06:00:00.123456Z", "2026-04-13T06:00:00.123456Z"),
            ("2026-04-13T09:00:00.123456+03:00", "2026-04-13T06:00:00.123456Z"),
            ("2026-04-13 09:00:00.5+03", "2026-04-13T06:00:00.500000Z"),
            ("2026-04-13T09:00:00.123456", "2026-04-13T06:00:00.123456Z"),
            ("2026-04-13T09:00", "2026-04-13T06:00:00.000000Z"),
            ("2026-01-13 09:00:07", "2026-01-13T07:00:07.000000Z"),
            ("13.04.2026. 09:00:00", "2026-04-13T06:00:00.000000Z"),
            ("13.04.2026 09:00", "2026-04-13T06:00:00.000000Z"),
            ("2026-04-13T06:00:00-02:30", "2026-04-13T08:30:00.000000Z"),
            ("1960-04-13T06:00:00Z", "1960-04-13T06:00:00.000000Z"),
        ] {
            assert_eq!(told(text), moment, "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_not_guessed_at() {
        for text in [
            "",
            "yesterday",
            "2026-04-13",
            "2026-04-13T25:10",
            "2026-04-13T9:00",
            "2026-02-30T09:00",
            "2026-04-13T09:00:60",
            "2026-04-13T09:00:00.1234567",
            "2026-04-13T09:00:00.",
            "2026-04-13T09:00.5",
            "2026-04-13T09:00:00+3",
            "2026-04-13T09:00:00+03:60",
            "2026-04-13T09:00:00+99:00",
            "2026-04-13T09:00:00:00",
            "2026-04-13T09:00:00 +03:00",
            "2026/04/13 09:00",
            "2026-04-13t09:00",
            "+026-04-13T09:00",
            "ā026-04-13T09:00",
            "2026-04-13T09:00:00Zz",
        ] {
            assert_eq!(told(text), "Form", "{text}");
        }
    }

    #[test]
    fn on_the_nights_of_changed_clocks_a_local_time_may_be_none_or_two() {
        assert_eq!(told("2026-03-29T03:30"), "Skipped");
        assert_eq!(told("2026-03-29T04:00"), "2026-03-29T01:00:00.000000Z");
        let both = "Twice(\"2026-10-25T03:30:00+03:00\", \"2026-10-25T03:30:00+02:00\")";
        assert_eq!(told("2026-10-25T03:30"), both);
        assert_eq!(told("2026-10-25T03:30+03:00"), "2026-10-25T00:30:00.000000Z");
        assert_eq!(told("2026-10-25T03:30+02:00"), "2026-10-25T01:30:00.000000Z");
    }
}
