//! `descriptions.csv`: wishes that name no placement but say what one has to be like. Owns its columns, as they are read and as they
//! are written: the applicant, the rank, the longest way, and facts of placements, each with what it may be.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::FactColumn,
    csv_line,
    names::Names,
    table::{Findings, Row, Source},
};
use crate::domain::{
    Accepted, DescribedWish, Description, FactType, FactValue, Fault, Id, Period, Placement, choice,
};

/// The file's name.
pub const FILE: &str = "descriptions.csv";

/// The column of the longest way.
const WAY: &str = "max_distance_m";

/// The longest way that can be asked for, in metres: more than any two places on earth are apart.
const LONGEST: u64 = 40_000_000;

/// A wish by description, by identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Described {
    /// Application number.
    pub applicant: Id,
    /// What it says.
    pub wish: DescribedWish,
}

/// Reads descriptions. Applicants are those of the table's rows.
pub(super) fn read(
    source: &Source,
    applicants: &Names,
    columns: &[FactColumn],
    found: &mut Findings,
) -> Vec<Description> {
    let facts: Vec<&str> = columns.iter().map(|column| column.name.as_str()).chain([WAY]).collect();
    let Some(table) = found.open(source, &["applicant", "rank"], &facts) else { return Vec::new() };
    let there: Vec<&FactColumn> = columns.iter().filter(|column| table.has(&column.name)).collect();
    let mut descriptions = Vec::new();
    table.rows(&mut found.faults, |row, faults| {
        let applicant = applicants.expect(row, "applicant", "fault-unknown-applicant", faults);
        let rank = row.whole("rank", 1, 255, faults).and_then(|rank| u8::try_from(rank).ok());
        let limited = table.has(WAY) && !row.get(WAY).trim().is_empty();
        let max_distance_m = if limited { row.whole(WAY, 0, LONGEST, faults) } else { None };
        let mut facts = BTreeMap::new();
        for column in &there {
            let cell = row.get(&column.name).trim();
            if cell.is_empty() {
                continue;
            }
            match accepted(cell, column) {
                Some(any) => drop(facts.insert(column.name.clone(), any)),
                None => faults.push(misread(row, column)),
            }
        }
        if let (Some(applicant), Some(rank)) = (applicant, rank) {
            descriptions.push(Description { applicant: applicant as usize, rank, facts, max_distance_m });
        }
    });
    descriptions
}

/// What a cell accepts: values divided by `;`. Of whole numbers also `2..4`; of days a month `2026-07`, or `2026-07-01..2026-07-31`.
pub fn accepted(cell: &str, column: &FactColumn) -> Option<Vec<Accepted>> {
    let values = cell.split(';').map(str::trim).filter(|value| !value.is_empty());
    let read: Option<Vec<Accepted>> = values.map(|value| one(value, column)).collect();
    read.filter(|read| !read.is_empty())
}

fn one(text: &str, column: &FactColumn) -> Option<Accepted> {
    let parse = |kind: FactType, text: &str| kind.parse(text).ok().flatten();
    match column.kind {
        FactType::Bool => match parse(FactType::Bool, text)? {
            FactValue::Bool(is) => Some(Accepted::Bool(is)),
            _ => None,
        },
        FactType::Whole => {
            let (least, most) = text.split_once("..").unwrap_or((text, text));
            match (parse(FactType::Whole, least)?, parse(FactType::Whole, most)?) {
                (FactValue::Whole(least), FactValue::Whole(most)) if least <= most => {
                    Some(Accepted::Between(least, most))
                }
                _ => None,
            }
        }
        FactType::Date | FactType::Periods => days(text).map(Accepted::Within),
        FactType::Text => {
            let value = choice::within(parse(FactType::Text, text)?, &column.closed)?;
            match value {
                FactValue::Text(text) => Some(Accepted::Text(text)),
                _ => None,
            }
        }
    }
}

/// Days from one to another; a month stands for all of its days.
fn days(text: &str) -> Option<Period> {
    let day = |text: &str| match FactType::Date.parse(text) {
        Ok(Some(FactValue::Date(day))) => Some(day),
        _ => None,
    };
    if let Some((first, last)) = text.split_once("..") {
        let (first, last) = (day(first)?, day(last)?);
        return (first <= last).then_some(Period { first, last });
    }
    if let Some(day) = day(text) {
        return Some(Period { first: day, last: day });
    }
    let first = day(&format!("{text}-01")).filter(|_| text.len() == 7)?;
    let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    Some(Period { first, last })
}

fn misread(row: &Row<'_>, column: &FactColumn) -> Fault {
    let example = match column.kind {
        FactType::Bool => "yes",
        FactType::Whole => "4; 2..4",
        FactType::Date | FactType::Periods => "2026-07; 2026-07-01..2026-07-31",
        FactType::Text => "",
    };
    let fault = row.fault(&column.name, "fault-description");
    match column.kind {
        FactType::Text => {
            row.fault(&column.name, "fault-choice").with_choices(choice::values(&column.closed))
        }
        _ => fault.with("expected", example),
    }
}

/// Warns of values that no placement has: nobody is offered anything for them.
pub(super) fn unmet(descriptions: &[Description], placements: &[Placement], file: &str) -> Vec<Fault> {
    let mut known: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, value) in placements.iter().flat_map(|place| &place.facts) {
        known.entry(name).or_default().insert(value.written());
    }
    let mut unmet: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (name, accepted) in descriptions.iter().flat_map(|one| &one.facts) {
        for text in
            accepted.iter().filter_map(|one| if let Accepted::Text(text) = one { Some(text) } else { None })
        {
            if !known.get(name.as_str()).is_some_and(|values| values.contains(text)) {
                unmet.insert((name, text));
            }
        }
    }
    let fault = |(name, text)| Fault::at(file, 0, name, "warning-description-unmet").with("found", text);
    unmet.into_iter().map(fault).collect()
}

/// The file; `None` where nobody describes anything, so that other rounds have none.
pub(super) fn written(descriptions: &[Described]) -> Option<String> {
    let mut sorted: Vec<&Described> = descriptions.iter().collect();
    sorted.sort_unstable();
    let names: BTreeSet<&str> =
        sorted.iter().flat_map(|one| one.wish.facts.keys()).map(String::as_str).collect();
    let columns = ["applicant", "rank", WAY].into_iter().chain(names.iter().copied());
    let mut text = csv_line(&columns.collect::<Vec<_>>());
    for Described { applicant, wish } in sorted {
        let rank = wish.rank.to_string();
        let way = wish.max_distance_m.map(|metres| metres.to_string()).unwrap_or_default();
        let facts = names.iter().map(|name| wish.facts.get(*name).map_or("", String::as_str));
        let cells = [applicant.as_str(), &rank, &way].into_iter().chain(facts);
        text += &csv_line(&cells.collect::<Vec<_>>());
    }
    (!descriptions.is_empty()).then_some(text)
}

/// A description of the first applicant, where each of its cells can be read.
pub fn as_read(wish: &DescribedWish, columns: &[FactColumn]) -> Option<Description> {
    let fact = |(name, cell): (&String, &String)| {
        let column = columns.iter().find(|column| column.name == *name)?;
        Some((name.clone(), accepted(cell, column)?))
    };
    let facts: Option<BTreeMap<_, _>> = wish.facts.iter().map(fact).collect();
    Some(Description { applicant: 0, rank: wish.rank, facts: facts?, max_distance_m: wish.max_distance_m })
}

/// What a description says, as files have it.
pub fn as_files(description: &Description) -> DescribedWish {
    let one = |accepted: &Accepted| match accepted {
        Accepted::Bool(is) => FactValue::Bool(*is).written(),
        Accepted::Between(least, most) if least == most => least.to_string(),
        Accepted::Between(least, most) => format!("{least}..{most}"),
        Accepted::Within(Period { first, last }) if first == last => first.to_string(),
        Accepted::Within(Period { first, last }) => format!("{first}..{last}"),
        Accepted::Text(text) => text.clone(),
    };
    let cell = |any: &Vec<Accepted>| any.iter().map(one).collect::<Vec<_>>().join(";");
    DescribedWish {
        rank: description.rank,
        facts: description.facts.iter().map(|(fact, any)| (fact.clone(), cell(any))).collect(),
        max_distance_m: description.max_distance_m,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(kind: FactType) -> FactColumn {
        FactColumn::new("fact", kind, false)
    }

    #[test]
    fn cells_say_what_may_be() {
        let days = |first: &str, last: &str| {
            Accepted::Within(Period { first: first.parse().unwrap(), last: last.parse().unwrap() })
        };
        for (kind, cell, said) in [
            (FactType::Whole, "4; 2..3", vec![Accepted::Between(4, 4), Accepted::Between(2, 3)]),
            (FactType::Bool, "yes", vec![Accepted::Bool(true)]),
            (
                FactType::Text,
                "Blonti;Cibla",
                vec![Accepted::Text("Blonti".into()), Accepted::Text("Cibla".into())],
            ),
            (FactType::Date, "2026-07", vec![days("2026-07-01", "2026-07-31")]),
            (
                FactType::Date,
                "2026-02; 06.07.2026.",
                vec![days("2026-02-01", "2026-02-28"), days("2026-07-06", "2026-07-06")],
            ),
            (FactType::Periods, "2026-07-01..2026-08-10", vec![days("2026-07-01", "2026-08-10")]),
        ] {
            assert_eq!(accepted(cell, &column(kind)), Some(said), "{cell}");
        }
        for (kind, cell) in [
            (FactType::Whole, "4..2"),
            (FactType::Whole, "many"),
            (FactType::Bool, "perhaps"),
            (FactType::Date, "2026-13"),
            (FactType::Date, "2026"),
            (FactType::Date, "2026-08-01..2026-07-01"),
            (FactType::Text, ";"),
        ] {
            assert_eq!(accepted(cell, &column(kind)), None, "{cell}");
        }
    }
}
