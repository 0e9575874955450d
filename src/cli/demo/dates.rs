//! Fixtures brought up to date: rounds that are open or just closed whenever the demonstration starts.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};

/// The files of a round by name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Changes every date (`2027-04-01`) in a text; one that is followed by a time is told apart.
fn each_date(text: &str, change: impl Fn(NaiveDate, bool) -> NaiveDate) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        changed.push_str(before);
        let date = from.get(..10).and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok());
        let whole = !from.get(10..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        if let (Some(date), true) = (date, whole) {
            let moment = from.as_bytes().get(10) == Some(&b'T');
            changed.push_str(&change(date, moment).format("%Y-%m-%d").to_string());
            rest = &from[10..];
        } else {
            let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
            changed.push_str(&from[..digits]);
            rest = &from[digits..];
        }
    }
    changed.push_str(rest);
    changed
}

fn each_file(files: &Files, change: impl Fn(&str, &str) -> String) -> Files {
    let text = |name: &String, bytes: &Vec<u8>| {
        let changed = change(name, &String::from_utf8_lossy(bytes));
        (name.clone(), changed.into_bytes())
    };
    files.iter().map(|(name, bytes)| text(name, bytes)).collect()
}

/// The day that `round.toml` states under a name.
fn day(files: &Files, name: &str) -> Option<NaiveDate> {
    let text = String::from_utf8_lossy(files.get("round.toml")?).into_owned();
    let line = text.lines().find(|line| line.split('=').next().is_some_and(|key| key.trim() == name))?;
    let value = line.split('=').nth(1)?.trim();
    NaiveDate::parse_from_str(value.get(..10)?, "%Y-%m-%d").ok()
}

/// Moves a whole round in time so that its applications ended on a day.
pub(super) fn closed_on(files: &Files, last: NaiveDate) -> Files {
    let by = day(files, "closes").map_or(TimeDelta::zero(), |closes| last - closes);
    each_file(files, |name, text| {
        // The pack states the days of law; they don't move.
        if name == "pack.toml" { text.to_owned() } else { each_date(text, |date, _| date + by) }
    })
}

/// Moves the application period of a round so that it ends on a day, what came in already to before `today`, and its work
/// by whole years, so that it stays in its season and lies ahead.
pub(super) fn open_until(files: &Files, today: NaiveDate, last: NaiveDate) -> Files {
    let Some((closes, starts)) = day(files, "closes").zip(day(files, "starts")) else { return files.clone() };
    let by = last - closes;
    let past = today - TimeDelta::days(1) - closes;
    let mut years = 0;
    while in_years(starts, years) < last + TimeDelta::days(20) {
        years += 1;
    }
    each_file(files, |name, text| match name {
        "pack.toml" => text.to_owned(),
        "round.toml" => {
            let season = ["starts", "answers", "last_shift"];
            let line = |line: &str| {
                let key = line.split('=').next().unwrap_or_default().trim();
                let stays = season.contains(&key) || line.starts_with("name") || line.starts_with('#');
                let by = if key == "opens" { past } else { by };
                each_date(line, |date, _| if stays { in_years(date, years) } else { date + by })
            };
            let moved: Vec<String> = text.lines().map(line).collect();
            named(&moved.join("\n"), starts.year(), years)
        }
        _ => each_date(text, |date, moment| if moment { date + past } else { in_years(date, years) }),
    })
}

/// The year in the round's name.
fn named(text: &str, year: i32, years: i32) -> String {
    let line = |line: &str| {
        if line.starts_with("name") {
            line.replace(&year.to_string(), &(year + years).to_string())
        } else {
            line.to_owned()
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn in_years(date: NaiveDate, years: i32) -> NaiveDate {
    let year = date.year() + years;
    date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(date)
}

/// Another year's numbers: `C19-001` becomes `C27-001`.
pub(super) fn renumbered(files: &Files, from: &str, to: &str) -> Files {
    each_file(files, |name, text| {
        let law = ["round.toml", "pack.toml"].contains(&name);
        if law { text.to_owned() } else { text.replace(from, to) }
    })
}

/// Another name for the round, in `round.toml`.
pub(super) fn renamed(files: &Files, name: &str) -> Files {
    each_file(files, |file, text| {
        if file != "round.toml" {
            return text.to_owned();
        }
        let line = |line: &str| if line.starts_with("name") { name.to_owned() } else { line.to_owned() };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_and_nothing_else() {
        let later = |date: NaiveDate, moment: bool| date + TimeDelta::days(if moment { 10 } else { 1 });
        assert_eq!(
            each_date("a 2020-02-28, 2020-02-28T10:00;12-3", later),
            "a 2020-02-29, 2020-03-09T10:00;12-3"
        );
        assert_eq!(each_date("S01-2020 20200228 2020-13-01 ā", later), "S01-2020 20200228 2020-13-01 ā");
        assert_eq!(each_date("2019-01-01..2019-02-01", later), "2019-01-02..2019-02-02");
    }

    #[test]
    fn a_season_stays_in_its_months() {
        let toml = "name = \"Vasara 2027\"\nopens = 2027-04-01\ncloses = 2027-04-30\nstarts = 2027-06-07\n";
        let files = Files::from([("round.toml".to_owned(), toml.as_bytes().to_vec())]);
        let day = |day| NaiveDate::from_ymd_opt(2028, 5, day).unwrap();
        let moved = open_until(&files, day(10), day(31));
        let text = String::from_utf8(moved["round.toml"].clone()).unwrap();
        assert_eq!(
            text,
            "name = \"Vasara 2029\"\nopens = 2028-04-10\ncloses = 2028-05-31\nstarts = 2029-06-07"
        );
    }
}
