//! Makes spreadsheets, and damages them byte by byte.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Workbook, Worksheet};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A workbook as someone writes it.
pub(super) fn book(make: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    make(&mut book);
    book.save_to_buffer().unwrap()
}

/// A workbook with one worksheet.
pub(super) fn sheet(make: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    book(|book| make(book.add_worksheet()))
}

/// Writes texts from the upper left corner.
pub(super) fn texts(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
}

/// A workbook of texts.
pub(super) fn table(rows: &[&[&str]]) -> Vec<u8> {
    sheet(|sheet| texts(sheet, rows))
}

/// A plain workbook for damaging: a header and one row.
pub(super) fn plain() -> Vec<u8> {
    table(&[&["Name", "Code"], &["Anna", "01019912345"]])
}

/// An archive of these parts.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts of a workbook.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at: usize| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..archive_len(bytes)).map(read).collect()
}

fn archive_len(bytes: &[u8]) -> usize {
    ZipArchive::new(Cursor::new(bytes)).unwrap().len()
}

/// A workbook with one part changed, or taken out.
pub(super) fn changed(bytes: &[u8], name: &str, change: impl FnOnce(String) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut parts = parts(bytes);
    let at = parts.iter().position(|(part, _)| part == name).unwrap();
    match change(String::from_utf8(parts[at].1.clone()).unwrap()) {
        Some(bytes) => parts[at].1 = bytes,
        None => drop(parts.remove(at)),
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&parts)
}

/// A workbook in which one part has another name, which its relations and its list of contents say.
pub(super) fn parts_renamed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let within = |path: &str| path.strip_prefix("xl/").map(ToOwned::to_owned).unwrap_or_default();
    let links = |name: &str| format!("xl/_rels/{}.rels", within(name));
    let renamed: Vec<(String, Vec<u8>)> = parts(bytes)
        .into_iter()
        .map(|(name, bytes)| {
            let told = [".rels", "[Content_Types].xml"].iter().any(|end| name.ends_with(end));
            let bytes = match String::from_utf8(bytes) {
                Ok(text) if told => {
                    let whole = text.replace(&format!("/{from}\""), &format!("/{to}\""));
                    let whole = whole.replace(&format!("\"{from}\""), &format!("\"{to}\""));
                    whole
                        .replace(&format!("\"{}\"", within(from)), &format!("\"{}\"", within(to)))
                        .into_bytes()
                }
                Ok(text) => text.into_bytes(),
                Err(error) => error.into_bytes(),
            };
            let name = if name == from {
                to.to_owned()
            } else if name == links(from) {
                links(to)
            } else {
                name
            };
            (name, bytes)
        })
        .collect();
    let renamed: Vec<(&str, &[u8])> =
        renamed.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&renamed)
}

/// A workbook whose parts have other names, as the bytes of the archive say them: the writer would mend them.
pub(super) fn renamed(bytes: &[u8], name: impl Fn(&str) -> String) -> Vec<u8> {
    let all = parts(bytes);
    let all: Vec<(&str, &[u8])> = all.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut renamed = archive(&all);
    for (old, _) in all {
        let new = name(old);
        assert_eq!(old.len(), new.len(), "{old}");
        let found: Vec<usize> = memchr::memmem::find_iter(&renamed, old.as_bytes()).collect();
        for at in found {
            renamed[at..at + old.len()].copy_from_slice(new.as_bytes());
        }
    }
    renamed
}

/// A workbook with one text of a part replaced; the text has to be there.
pub(super) fn replaced(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    changed(bytes, name, |text| {
        assert!(text.contains(from), "{from} is not in {text}");
        Some(text.replacen(from, to, 1).into_bytes())
    })
}

/// A workbook whose worksheet unpacks to so many megabytes; nobody ever holds them.
pub(super) fn bomb(megabytes: usize, filling: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(&plain()) {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let chunk: Vec<u8> = filling.iter().copied().cycle().take(1 << 20).collect();
            for _ in 0..megabytes {
                writer.write_all(&chunk).unwrap();
            }
        } else {
            writer.write_all(&bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// Changes the record of a part in the archive's directory, and the one in front of its bytes: `change` is given
/// the record and where its fields begin (the bit flags).
pub(super) fn forged(mut bytes: Vec<u8>, name: &str, change: impl Fn(&mut [u8])) -> Vec<u8> {
    for (magic, flags, length) in [(b"PK\x01\x02", 8, 46), (b"PK\x03\x04", 6, 30)] {
        let begins = memchr::memmem::find_iter(&bytes, magic);
        let is_part = |at: &usize| bytes[at + length..].starts_with(name.as_bytes());
        let at = begins.into_iter().find(is_part).unwrap();
        change(&mut bytes[at + flags..]);
    }
    bytes
}

/// In a record's fields from the bit flags on: where the unpacked size stands.
pub(super) const SIZE: std::ops::Range<usize> = 16..20;

/// An old compound file with a name in it.
pub(super) fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 512]);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.extend([0; 512]);
    bytes
}
