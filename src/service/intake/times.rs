//! A time without its day, as spreadsheets have it beside a column of days: a clock's, a part of a day, a time on the day from which
//! spreadsheets count. Owns what is beyond doubt there.

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike};

use crate::files::sheet::{self, Cell};

/// A time alone as a cell has it: a clock's; a part of a day; or one on the day from which spreadsheets count.
pub(super) fn alone(cell: &Cell) -> Option<NaiveTime> {
    let text = cell.text();
    let read = match cell {
        // A number is stored: `0.25` is a quarter of a day there, and 25 minutes where it is a text.
        Cell::Decimal(_) => of_fraction(&text).or_else(|| clock(&text)),
        _ => clock(&text).or_else(|| of_fraction(&text)),
    };
    read.or(match cell {
        Cell::Moment(local) if local.year() <= 1904 => Some(local.time()),
        _ => None,
    })
}

/// A time alone: `8:30`, `plkst. 8.30`, `8:30 PM`.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    let day = format!("01.01.2000 {}", text.trim());
    let read = sheet::moment(&day).or_else(|| of_half_day(&day));
    read.map(|moment| moment.time())
}

/// A part of a day, as programmes store a time: `0.5`, `0,354166667`.
fn of_fraction(text: &str) -> Option<NaiveTime> {
    let (whole, digits) = text.trim().split_once(['.', ','])?;
    if !matches!(whole, "" | "0") || digits.is_empty() || digits.bytes().any(|byte| !byte.is_ascii_digit()) {
        return None;
    }
    NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(seconds(digits)?).ok()?, 0)
}

/// The seconds of a part of a day by its digits behind the point, to the whole second.
pub(super) fn seconds(digits: &str) -> Option<i64> {
    let digits: String = digits.chars().chain("000000000".chars()).take(9).collect();
    Some((digits.parse::<i64>().ok()? * 86_400 + 500_000_000) / 1_000_000_000)
}

/// `18.11.2026 8:30 PM`. With slashes nobody knows which number is the month.
pub(super) fn of_half_day(text: &str) -> Option<NaiveDateTime> {
    let small = text.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let half = |ending: &str| small.strip_suffix(ending).map(|front| front.trim_end().to_owned());
    let (front, noon) = half("am").map(|front| (front, 0)).or_else(|| half("pm").map(|front| (front, 12)))?;
    let local = sheet::moment(&front).filter(|_| front.contains(':') && !front.contains('/'))?;
    let hour = local.hour();
    let is_clock = (1..=12).contains(&hour);
    is_clock.then(|| local.with_hour(hour % 12 + noon)).flatten()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn times_alone_as_programmes_and_people_have_them() {
        let number = |text: &str| Cell::Decimal(text.to_owned());
        let text = |text: &str| Cell::Text(text.to_owned());
        let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap().and_hms_opt(8, 5, 0).unwrap();
        for (cell, time) in [
            (number("0.5"), "12:00:00"),
            (number("0.25"), "06:00:00"),
            (number("0.354340277777778"), "08:30:15"),
            (text("0,354166667"), "08:30:00"),
            (text("0.5"), "12:00:00"),
            (text("0.25"), "00:25:00"),
            (text("8.30"), "08:30:00"),
            (text("8.30."), "08:30:00"),
            (text("08:30:15"), "08:30:15"),
            (text("plkst. 8.05"), "08:05:00"),
            (text("pulksten 8.05"), "08:05:00"),
            (number("8.05"), "08:05:00"),
            (Cell::Moment(first), "08:05:00"),
        ] {
            let told = alone(&cell).map(|time| time.format("%H:%M:%S").to_string());
            assert_eq!(told.as_deref(), Some(time), "{cell:?}");
        }
        // `8.3` may be half past eight, or three minutes past: nobody knows.
        for cell in [number("8.3"), number("1.5"), Cell::Whole(8), text("rīt"), text("0.")] {
            assert_eq!(alone(&cell), None, "{cell:?}");
        }
    }
}
