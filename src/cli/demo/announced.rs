//! What the demonstration's organisations announce of their placements, from `fixtures/demo/announcements.csv`: columns that the
//! fixtures' own files do not have. A row that names no work is said of all work of its organisation, one that names no
//! organisation of that work wherever it is.

use std::collections::BTreeMap;

use super::dates::Files;

const ROWS: &str = include_str!("../../../fixtures/demo/announcements.csv");

/// A row by column.
type Row = BTreeMap<String, String>;

/// A file of comma-separated rows by column.
fn rows(text: &[u8]) -> Option<(Vec<String>, Vec<Row>)> {
    let mut reader = csv::Reader::from_reader(text);
    let head: Vec<String> = reader.headers().ok()?.iter().map(ToOwned::to_owned).collect();
    let row = |record: csv::StringRecord| {
        head.iter().cloned().zip(record.iter().map(ToOwned::to_owned)).collect::<Row>()
    };
    let rows = reader.records().map_while(Result::ok).map(row).collect();
    Some((head, rows))
}

/// The work in a title: what comes before the shift.
fn work(title: &str) -> &str {
    match title.rsplit_once(", ") {
        Some((work, rest)) if rest.contains("maiņa") => work,
        _ => title,
    }
}

/// The round's files with what is announced of each placement.
pub(super) fn announced(files: &Files) -> Files {
    let mut files = files.clone();
    let written = files.get("placements.csv").and_then(|text| with_announcements(text));
    if let Some(text) = written {
        files.insert("placements.csv".to_owned(), text);
    }
    files
}

fn with_announcements(text: &[u8]) -> Option<Vec<u8>> {
    let (said_head, said) = rows(ROWS.as_bytes())?;
    let (head, places) = rows(text)?;
    let parts: Vec<&String> =
        said_head.iter().filter(|name| !["organisation", "work"].contains(&name.as_str())).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let columns = parts.iter().map(|part| format!("about_{part}"));
    writer.write_record(head.iter().cloned().chain(columns)).ok()?;
    for place in &places {
        let of = |row: &&Row| {
            let same = |name: &str, own: &str| row[name].is_empty() || row[name] == own;
            same("organisation", &place["organisation"]) && same("work", work(&place["title"]))
        };
        let own: Vec<_> = said.iter().filter(of).collect();
        let part = |name: &&String| {
            own.iter().map(|row| row[*name].clone()).find(|text| !text.is_empty()).unwrap_or_default()
        };
        let cells = head.iter().map(|name| place[name].clone());
        writer.write_record(cells.chain(parts.iter().map(part))).ok()?;
    }
    writer.into_inner().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placement_of_the_demonstration_is_announced() {
        for name in ["sample-summer", "liepaja-2020", "cibla-public-works"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name);
            let text = std::fs::read(folder.join("placements.csv")).unwrap();
            let files = Files::from([("placements.csv".to_owned(), text)]);
            let (_, places) = rows(&announced(&files)["placements.csv"]).unwrap();
            assert!(!places.is_empty());
            for place in places {
                for part in
                    ["about_duties", "about_address", "about_supervisor", "about_phone", "about_starts"]
                {
                    assert!(!place[part].is_empty(), "{name}, {}: {part}", place["title"]);
                }
            }
        }
    }
}
