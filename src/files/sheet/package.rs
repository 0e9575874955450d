//! What a workbook's parts are, by its relations and not by their names; and the rows that whoever opens it doesn't see,
//! because a filter or somebody hides them. The archive was counted before (`bomb`).

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{BufReader, Cursor, Read},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use zip::{ZipArchive, ZipWriter};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A workbook whose parts are where they are looked for.
struct Package<'a> {
    archive: Archive<'a>,
    /// The workbook's own part.
    book: String,
    /// The folder of that part.
    folder: String,
    /// The part of its relations.
    links: String,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let book = target(&mut archive, "_rels/.rels", "", |kind, _| kind.ends_with("/officeDocument"))?;
        let (folder, file) =
            book.rsplit_once('/').map_or(("", book.as_str()), |(folder, file)| (folder, file));
        let links = within(folder, &format!("_rels/{file}.rels"));
        Some(Self { archive, folder: folder.to_owned(), links, book })
    }

    /// The part that a relation of this kind leads to.
    fn of_kind(&mut self, kind: &str) -> Option<String> {
        target(&mut self.archive, &self.links, &self.folder, |known, _| known.ends_with(kind))
    }

    /// The part of a worksheet.
    fn worksheet(&mut self, name: &str) -> Option<String> {
        let mut id = None;
        each(&mut self.archive, &self.book, |tag, values| {
            if tag == "sheet" && values.get("name").is_some_and(|known| known == name) {
                id = values.get("id").cloned();
            }
        })?;
        target(&mut self.archive, &self.links, &self.folder, |_, known| Some(known) == id.as_deref())
    }
}

/// The workbook with its texts and formats under the names by which the library looks for them, where they have others;
/// `None` where nothing is to be renamed. Names are free: the relations say what a part is.
pub(super) fn usual(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes)?;
    let mut renamed = Vec::new();
    for (kind, file) in [("/sharedStrings", "sharedStrings.xml"), ("/styles", "styles.xml")] {
        let usual = within(&package.folder, file);
        if let Some(part) = package.of_kind(kind).filter(|part| !part.eq_ignore_ascii_case(&usual)) {
            renamed.push((part, usual));
        }
    }
    if renamed.is_empty() {
        return None;
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.archive.len() {
        let part = package.archive.by_index_raw(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let usual = renamed.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
        // What has the usual name and is something else makes room.
        let taken = renamed.iter().any(|(_, usual)| usual.eq_ignore_ascii_case(&name));
        if usual.is_some() || !taken {
            writer.raw_copy_file_rename(part, usual.map_or(name, |(_, usual)| usual.clone())).ok()?;
        }
    }
    Some(writer.finish().ok()?.into_inner())
}

/// The numbers of a worksheet's hidden rows; none where its part is not found or not understood, since whoever reads the cells
/// then tells what is wrong.
pub(super) fn hidden_rows(bytes: &[u8], worksheet: &str) -> Vec<u64> {
    let found = || {
        let mut package = Package::open(bytes)?;
        let part = package.worksheet(worksheet)?;
        let (mut hidden, mut row) = (Vec::new(), 0);
        each(&mut package.archive, &part, |tag, values| {
            if tag == "row" {
                row = values.get("r").and_then(|row| row.parse().ok()).unwrap_or(row + 1);
                let is = |name: &str, said: &[&str]| {
                    values.get(name).is_some_and(|text| said.contains(&text.as_str()))
                };
                if is("hidden", &["1", "true"]) || is("ht", &["0", "0.0"]) {
                    hidden.push(row);
                }
            }
        })?;
        Some(hidden)
    };
    found().unwrap_or_default()
}

fn within(folder: &str, file: &str) -> String {
    if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") }
}

/// Where a relation leads to: of the kind, or with the name, that is asked for.
fn target(
    archive: &mut Archive<'_>,
    links: &str,
    folder: &str,
    is: impl Fn(&str, &str) -> bool,
) -> Option<String> {
    let mut found: Option<String> = None;
    each(archive, links, |tag, values| {
        let get = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
        if tag == "Relationship" && is(get("Type"), get("Id")) {
            found = values.get("Target").cloned();
        }
    })?;
    let found = found?;
    Some(found.strip_prefix('/').map_or_else(|| within(folder, &found), ToOwned::to_owned))
}

/// Gives every tag of a part with its values to `visit`.
fn each(
    archive: &mut Archive<'_>,
    part: &str,
    mut visit: impl FnMut(&str, &BTreeMap<String, String>),
) -> Option<()> {
    let at = (0..archive.len()).find(|at| {
        archive
            .by_index_raw(*at)
            .ok()
            .and_then(|known| Some(known.name().ok()?.eq_ignore_ascii_case(part)))
            .unwrap_or(false)
    })?;
    let part = archive.by_index(at).ok()?;
    let size = part.size();
    let mut reader = Reader::from_reader(BufReader::new(part.take(size)));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name();
                // Cells are many, and nothing is asked of them.
                if !["c", "v", "f", "is", "t"].contains(&name.as_ref()) {
                    visit(name.as_ref(), &values(&tag));
                }
            }
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// A tag's values by their names without prefixes.
fn values(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    let read = tag.attributes().flatten().map(|one| {
        let value = one.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned);
        (one.key.local_name().into_inner().to_owned(), value.unwrap_or_default())
    });
    read.collect()
}
