//! The wall in front of XLSX: an archive is looked at and unpacked once into nothing, counted, before any library
//! may unpack it into memory. Owns the bounds; whatever passes is as large as it says, and small enough.

use std::{
    collections::BTreeSet,
    io::{Cursor, ErrorKind, Read},
};

use flate2::{Crc, read::DeflateDecoder};
use zip::{CompressionMethod, ZipArchive, read::ZipFile};

use super::{package::with_strokes, scan::Scan};
use crate::domain::Fault;

/// The most bytes of all parts together.
const ALL_BYTES: u64 = 256 << 20;
/// The most bytes of one part.
const PART_BYTES: u64 = 192 << 20;
/// The most bytes of the table of texts, which is held in memory.
const TEXT_BYTES: u64 = 64 << 20;
/// The most parts.
const PARTS: usize = 1000;
/// How many times larger a part may become, from [`SMALL`] on.
const RATIO: u64 = 250;
/// Parts up to this size are not asked for their ratio.
const SMALL: u64 = 4 << 20;
/// Bytes that are unpacked at a time.
const CHUNK: usize = 64 << 10;

/// What was seen on the way.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether cells are merged anywhere.
    pub(super) merges: bool,
}

/// Looks at an archive; whatever it says it is, it is unpacked into nothing and counted.
///
/// # Errors
/// The fault, without its file's name: damaged, too large, dishonest, or no XLSX.
pub(super) fn check(name: &str, bytes: &[u8]) -> Result<Seen, Fault> {
    let broken = || Fault::in_file(name, "fault-sheet-broken");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > PARTS {
        let fault = Fault::in_file(name, "fault-sheet-parts");
        return Err(fault.with_number("found", whole(archive.len() as u64)).with_number("expected", 1000));
    }
    directory(name, &mut archive)?;
    if archive.has_duplicate_names() || archive.has_overlapping_entries().map_err(|_| broken())? {
        return Err(Fault::in_file(name, "fault-sheet-names"));
    }
    let mut seen = Seen::default();
    let mut total = 0;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| broken())?;
        total += part.size();
        if total > ALL_BYTES {
            return Err(too_large(name, ALL_BYTES));
        }
        seen.merges |= count(name, part)?;
    }
    Ok(seen)
}

/// What the directory says, and what kind of file it makes: nothing is unpacked here.
fn directory(name: &str, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Fault> {
    let broken = || Fault::in_file(name, "fault-sheet-broken");
    let mut names = BTreeSet::new();
    let mut total: u64 = 0;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| broken())?;
        let path = with_strokes(&part.name().map_err(|_| broken())?);
        let escapes = path.starts_with('/') || path.split('/').any(|dir| dir == "..");
        if escapes || path.contains(|c: char| c.is_control()) || path.len() > 255 {
            return Err(Fault::in_file(name, "fault-sheet-names"));
        }
        if part.encrypted() {
            return Err(Fault::in_file(name, "fault-sheet-is-encrypted"));
        }
        if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(broken());
        }
        let is_text_table = path.to_lowercase().ends_with("sharedstrings.xml");
        let most = if is_text_table { TEXT_BYTES } else { PART_BYTES };
        total = total.saturating_add(part.size());
        if part.size() > most || total > ALL_BYTES {
            return Err(too_large(name, if part.size() > most { most } else { ALL_BYTES }));
        }
        if part.size() > SMALL && part.size() / RATIO > part.compressed_size() {
            return Err(Fault::in_file(name, "fault-sheet-ratio"));
        }
        // Two parts of one name, but for letters and strokes: nobody knows which of them is meant.
        if !names.insert(path.to_lowercase()) {
            return Err(Fault::in_file(name, "fault-sheet-names"));
        }
    }
    match kind(&names, archive) {
        Some(key) => Err(Fault::in_file(name, key)),
        None => Ok(()),
    }
}

/// The sentence for an archive that is no XLSX.
fn kind(names: &BTreeSet<String>, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<&'static str> {
    let ends = |end: &str| names.iter().any(|name| name.ends_with(end));
    if ends("workbook.xml") || says_workbook(archive) {
        return None;
    }
    let mut mime = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(128).read_to_string(&mut mime);
    }
    Some(match () {
        () if mime.contains("opendocument.spreadsheet") => "fault-sheet-is-ods",
        () if ends("workbook.bin") => "fault-sheet-is-xlsb",
        () if names.contains("[content_types].xml") => "fault-sheet-is-other",
        () => "fault-sheet-is-zip",
    })
}

/// Whether the list of contents names a workbook, whatever its part is called.
fn says_workbook(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut said = String::new();
    if let Ok(part) = archive.by_name("[Content_Types].xml") {
        let _ = part.take(1 << 20).read_to_string(&mut said);
    }
    [
        "spreadsheetml.sheet.main+xml",
        "spreadsheetml.template.main+xml",
        "ms-excel.sheet.macroEnabled.main+xml",
    ]
    .iter()
    .any(|kind| said.contains(kind))
}

/// Unpacks a part into nothing; whether it merges cells. The packed bytes are taken as they stand, so that no
/// library's belief in the directory hides what is in them.
fn count(name: &str, part: ZipFile<'_, Cursor<&[u8]>>) -> Result<bool, Fault> {
    let broken = || Fault::in_file(name, "fault-sheet-broken");
    let (declared, sum) = (part.size(), part.crc32());
    let path = part.name().map_err(|_| broken())?.into_owned();
    let is_xml = [".xml", ".rels"].iter().any(|end| path.to_lowercase().ends_with(end));
    let mut scan = is_xml.then(Scan::default);
    let told = |key: &'static str| Fault::in_file(name, key).with("found", &path);
    let mut bytes: Box<dyn Read + '_> = match part.compression() {
        CompressionMethod::Stored => Box::new(part),
        _ => Box::new(DeflateDecoder::new(part)),
    };
    let (mut chunk, mut crc, mut counted) = (vec![0; CHUNK], Crc::new(), 0_u64);
    loop {
        let read = match bytes.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Err(broken()),
        };
        counted += read as u64;
        if counted > declared {
            break;
        }
        crc.update(&chunk[..read]);
        if let Some(scan) = &mut scan {
            scan.feed(&chunk[..read]).map_err(told)?;
        }
    }
    if counted > declared {
        return Err(told("fault-sheet-lies").with_number("expected", whole(declared)));
    }
    if counted < declared || crc.sum() != sum {
        return Err(broken());
    }
    let Some(mut scan) = scan else { return Ok(false) };
    scan.finish().map_err(told)?;
    Ok(scan.merges)
}

fn too_large(name: &str, most: u64) -> Fault {
    Fault::in_file(name, "fault-sheet-bomb").with_number("expected", whole(most >> 20))
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
