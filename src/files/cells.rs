//! Cells of a round's tables: facts, texts for people, coordinates. Owns what each may hold and the fault where it does not.

use super::{columns::FactColumn, table::Row};
use crate::domain::{
    Announcement, FactType, FactValue, Facts, Faults,
    announcement::{Part, Unfit},
    choice,
    geo::Point,
};

pub(super) fn known(row: &Row<'_>, facts: &[FactColumn], faults: &mut Faults) -> Facts {
    let read = facts.iter().filter_map(|column| Some((column.name.clone(), fact(row, column, faults)?)));
    read.collect()
}

/// A fact, from the closed list of its column where that has one.
fn fact(row: &Row<'_>, column: &FactColumn, faults: &mut Faults) -> Option<FactValue> {
    if column.names_placements {
        let id = row.get(&column.name).trim();
        return (!id.is_empty()).then(|| FactValue::Text(id.to_owned()));
    }
    let value = value(row, &column.name, column.kind, faults)?;
    let listed = choice::within(value, &column.closed);
    if listed.is_none() {
        let fault = row.fault(&column.name, "fault-choice");
        faults.push(fault.with_choices(choice::values(&column.closed)));
    }
    listed
}

fn value(row: &Row<'_>, column: &str, kind: FactType, faults: &mut Faults) -> Option<FactValue> {
    if let Ok(value) = kind.parse(row.get(column)) {
        return value;
    }
    let key = match kind {
        FactType::Bool => "fault-bool",
        FactType::Whole => "fault-number",
        FactType::Date => "fault-date",
        FactType::Text => "fault-text",
        FactType::Periods => "fault-periods",
    };
    let range = format!("{}–{}", i64::MIN, i64::MAX);
    faults.push(row.fault(column, key).with("expected", &range));
    None
}

/// What is announced of a placement; `None` where nothing is.
pub(super) fn announced(row: &Row<'_>, faults: &mut Faults) -> Option<Box<Announcement>> {
    let mut about = Announcement::default();
    for part in Part::ALL {
        let column = part.column();
        if let Err(why) = about.read(part, row.get(&column)) {
            let (key, expected) = match why {
                Unfit::Text(most) => ("fault-text", most.to_string()),
                Unfit::Day => ("fault-date", String::new()),
                Unfit::Time => ("fault-announced", "08:30".to_owned()),
                Unfit::Hours => ("fault-announced", "3.5".to_owned()),
                Unfit::Pay => ("fault-announced", "7.50/hour, 40/day, 780/month".to_owned()),
                Unfit::Choice => ("fault-bool", String::new()),
            };
            faults.push(row.fault(&column, key).with("expected", &expected));
        }
    }
    (!about.is_empty()).then(|| Box::new(about))
}

/// A text for people: something has to stand there, and it has no control characters.
pub(super) fn words(row: &Row<'_>, column: &str, faults: &mut Faults) -> String {
    let text = row.get(column).trim();
    if text.is_empty() {
        faults.push(row.fault(column, "fault-required"));
    } else if text.chars().any(char::is_control) || text.len() > 1_000 {
        faults.push(row.fault(column, "fault-text"));
    }
    text.to_owned()
}

/// Both coordinates, or neither.
pub(super) fn point(row: &Row<'_>, faults: &mut Faults) -> Option<Point> {
    if row.get("lat").trim().is_empty() && row.get("lon").trim().is_empty() {
        return None;
    }
    let mut coordinate = |column: &str, most: i32| {
        let read = millionths(row.get(column).trim()).filter(|degrees| degrees.abs() <= most * 1_000_000);
        if read.is_none() {
            faults.push(row.fault(column, "fault-coordinate"));
        }
        read
    };
    let (lat, lon) = (coordinate("lat", 90), coordinate("lon", 180));
    Some(Point { lat_e6: lat?, lon_e6: lon? })
}

/// `56.50474` as 56,504,740: digits, a point and at most six decimals that count.
fn millionths(text: &str) -> Option<i32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let sound = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !sound(whole) || !sound(part) || whole.len() > 3 {
        return None;
    }
    let mut decimals: String = part.chars().take(6).collect();
    while decimals.len() < 6 {
        decimals.push('0');
    }
    Some(sign * (whole.parse::<i32>().ok()? * 1_000_000 + decimals.parse::<i32>().ok()?))
}
