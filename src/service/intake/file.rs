//! The file that somebody sent: opened away from the threads that answer people, and packed as it is kept.

use std::io::{self, Read, Write};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use crate::{
    domain::{Fault, Faults},
    files::sheet::{
        self, Sheet, Wanted,
        mapping::{self, Field, Mapping},
    },
    service::{No, marks},
};

/// Opens a spreadsheet away from the threads that answer people, packed beside it where that is asked.
pub(super) async fn opened(
    name: String,
    bytes: Vec<u8>,
    wanted: Wanted,
    pack: bool,
) -> Result<(Sheet, Vec<u8>), No> {
    let opened = tokio::task::spawn_blocking(move || {
        let packed = if pack { packed(&bytes) } else { Ok(Vec::new()) };
        let packed = packed.map_err(|error| No::Broken(error.to_string()))?;
        Ok((sheet::open_for(&name, bytes, &wanted)?, packed))
    });
    opened.await.map_err(|error| No::Broken(error.to_string()))?
}

/// A file as it is kept: lists of people are a fifth of their length so.
fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes)?;
    out.finish()
}

pub(super) fn unpacked(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // What was packed was no longer than a file may be.
    GzDecoder::new(packed).take(sheet::MAX_BYTES as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The worksheet and the row of the header that were found; none where a person has to choose.
pub(super) fn found(sheet: &Sheet) -> (String, i64) {
    if sheet.asks_for_worksheet() {
        return (String::new(), 0);
    }
    let chosen = sheet.worksheets().iter().find(|one| one.chosen).map(|one| one.name.clone());
    (chosen.unwrap_or_default(), i64::try_from(sheet.header_line()).unwrap_or_default())
}

/// The file, of which the columns are read that hold a field.
pub(super) fn reading(sheet: Sheet, mapping: &Mapping) -> Sheet {
    let columns = mapping.columns.iter().filter(|(_, held)| held.is_some());
    let columns: Vec<&str> = columns.map(|(column, _)| column.as_str()).collect();
    let keys = ["number", "personal_code"].into_iter().chain(marks::BORN);
    sheet.reading(&columns, &keys.filter_map(|field| mapping.column(field)).collect::<Vec<_>>())
}

/// What keeps columns from being used; people are told apart by a number, a personal code, or name and birth.
pub(super) fn checked(file: &str, mapping: &Mapping, fields: &[Field]) -> Faults {
    let mut faults = mapping::check(file, mapping, fields);
    let has = |field: &str| mapping.column(field).is_some();
    if !has("number") && !has("personal_code") && !has("name") && !has("last_name") {
        faults.push(Fault::in_file(file, "fault-intake-no-key"));
    }
    faults
}
