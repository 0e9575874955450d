//! What a workbook's parts are, by its relations and not by their names; and the rows that whoever opens it doesn't see,
//! because a filter or somebody hides them. The archive was counted before (`bomb`).

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufReader, Cursor, Read, Write},
};

use quick_xml::{Reader, events::Event};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    line::MAX_COLUMNS,
    straight::{is_crooked, straightened, values},
};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The relations of the whole: which part is the workbook.
const ROOT: &str = "_rels/.rels";

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
        let book = target(&mut archive, ROOT, "", |kind, _| kind.ends_with("/officeDocument"))?;
        let (folder, file) =
            book.rsplit_once('/').map_or(("", book.as_str()), |(folder, file)| (folder, file));
        let links = within(folder, &format!("_rels/{file}.rels"));
        Some(Self { archive, folder: folder.to_owned(), links, book })
    }

    /// The part that a relation of this kind leads to.
    fn of_kind(&mut self, kind: &str) -> Option<String> {
        target(&mut self.archive, &self.links, &self.folder, |known, _| known.ends_with(kind))
    }

    /// Relations, of the workbook or of the whole, with the paths to which they lead from the root, where they lead by steps up and
    /// down; `None` where they do not.
    fn plain_links(&mut self, links: &str, folder: &str) -> Option<String> {
        let mut ways: Vec<String> = Vec::new();
        let is_odd = |way: &&String| way.contains("./") || way.contains("//") || way.contains('\\');
        each(&mut self.archive, links, |_, values| {
            let inside = values.get("TargetMode").is_none_or(|mode| mode != "External");
            ways.extend(values.get("Target").filter(|way| inside && is_odd(way)).cloned());
        })?;
        if ways.is_empty() {
            return None;
        }
        let mut text = self.text(links)?;
        for way in ways {
            let plain = resolved(folder, &way);
            for mark in ['"', '\''] {
                text = text
                    .replace(&format!("Target={mark}{way}{mark}"), &format!("Target={mark}/{plain}{mark}"));
            }
        }
        Some(text)
    }

    /// A part as text.
    fn text(&mut self, part: &str) -> Option<String> {
        let at = position(&mut self.archive, part)?;
        let part = self.archive.by_index(at).ok()?;
        let (size, mut text) = (part.size(), String::new());
        part.take(size).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// The worksheets that the library would not read as they stand, written anew.
    fn straight_worksheets(&mut self) -> Option<Vec<(String, String)>> {
        let mut ways: Vec<String> = Vec::new();
        each(&mut self.archive, &self.links, |_, values| {
            let is_one = values.get("Type").is_some_and(|kind| kind.ends_with("/worksheet"));
            ways.extend(values.get("Target").filter(|_| is_one).cloned());
        })?;
        let mut written = Vec::new();
        for way in ways {
            let part = resolved(&self.folder, &way);
            let Some(at) = position(&mut self.archive, &part) else { continue };
            let Ok(bytes) = self.archive.by_index(at) else { continue };
            let size = bytes.size();
            if is_crooked(BufReader::new(bytes.take(size)))
                && let Some(text) = self.text(&part).as_deref().and_then(straightened)
            {
                written.push((part, text));
            }
        }
        Some(written)
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

/// The workbook as the library looks for its parts, where they stand otherwise: texts and formats under their usual names, paths
/// with plain strokes, relations that lead from the root, worksheets in order; `None` where nothing is to be changed. Names are
/// free: the relations say what a part is.
pub(super) fn usual(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes)?;
    let mut renamed = Vec::new();
    for (kind, file) in [("/sharedStrings", "sharedStrings.xml"), ("/styles", "styles.xml")] {
        let usual = within(&package.folder, file);
        if let Some(part) = package.of_kind(kind).filter(|part| !part.eq_ignore_ascii_case(&usual)) {
            renamed.push((part, usual));
        }
    }
    let mut written = package.straight_worksheets()?;
    let (links, folder) = (package.links.clone(), package.folder.clone());
    for (links, folder) in [(ROOT.to_owned(), String::new()), (links, folder)] {
        let plain = package.plain_links(&links, &folder);
        written.extend(plain.map(|plain| (links, plain)));
    }
    let strokes = package.archive.file_names().flatten().any(|name| name.contains('\\'));
    if renamed.is_empty() && written.is_empty() && !strokes {
        return None;
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.archive.len() {
        let part = package.archive.by_index_raw(at).ok()?;
        let name = with_strokes(&part.name().ok()?);
        if let Some((_, text)) = written.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name)) {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).ok()?;
            writer.write_all(text.as_bytes()).ok()?;
            continue;
        }
        let usual = renamed.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
        // What has the usual name and is something else makes room.
        let taken = renamed.iter().any(|(_, usual)| usual.eq_ignore_ascii_case(&name));
        if usual.is_some() || !taken {
            writer.raw_copy_file_rename(part, usual.map_or(name, |(_, usual)| usual.clone())).ok()?;
        }
    }
    Some(writer.finish().ok()?.into_inner())
}

/// A part's path as it is compared: some programmes write the strokes of another system.
pub(super) fn with_strokes(path: &str) -> String {
    path.replace('\\', "/")
}

/// What whoever opens a worksheet does not see.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    rows: BTreeSet<u64>,
    /// Where rows are hidden unless something is said of them: the ones of which it is.
    shown: Option<BTreeSet<u64>>,
    /// Columns, from 0.
    pub(super) columns: Vec<usize>,
}

impl Hidden {
    /// Whether any row is hidden.
    pub(super) fn is_any(&self) -> bool {
        !self.rows.is_empty() || self.shown.is_some()
    }

    /// Whether a row is hidden.
    pub(super) fn has(&self, row: u64) -> bool {
        self.rows.contains(&row) || self.shown.as_ref().is_some_and(|shown| !shown.contains(&row))
    }

    fn take(&mut self, tag: &str, row: &mut u64, values: &BTreeMap<String, String>) {
        let is =
            |name: &str, said: &[&str]| values.get(name).is_some_and(|text| said.contains(&text.as_str()));
        let number = |name: &str| values.get(name).and_then(|text| text.parse::<usize>().ok());
        let hidden = is("hidden", &["1", "true"]);
        match tag {
            "sheetFormatPr" if is("zeroHeight", &["1", "true"]) => self.shown = Some(BTreeSet::new()),
            "col" if hidden || is("width", &["0", "0.0"]) => {
                let first = number("min").unwrap_or(1).max(1) - 1;
                self.columns.extend(first..number("max").unwrap_or_default().min(MAX_COLUMNS));
            }
            "row" => {
                *row = values.get("r").and_then(|row| row.parse().ok()).unwrap_or(*row + 1);
                if hidden || is("ht", &["0", "0.0"]) {
                    self.rows.insert(*row);
                } else if let Some(shown) = self.shown.as_mut().filter(|_| values.contains_key("ht")) {
                    shown.insert(*row);
                }
            }
            _ => {}
        }
    }
}

/// What is hidden in a worksheet; nothing where its part is not found or not understood, since whoever reads the cells then tells
/// what is wrong.
pub(super) fn hidden(bytes: &[u8], worksheet: &str) -> Hidden {
    let found = || {
        let mut package = Package::open(bytes)?;
        let part = package.worksheet(worksheet)?;
        let (mut hidden, mut row) = (Hidden::default(), 0);
        each(&mut package.archive, &part, |tag, values| hidden.take(tag, &mut row, values))?;
        Some(hidden)
    };
    found().unwrap_or_default()
}

/// The part to which a relation leads, seen from a folder: `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml`, `./a.xml`,
/// `../xl/a.xml`.
fn resolved(folder: &str, target: &str) -> String {
    let target = with_strokes(target);
    let whole = target.strip_prefix('/').map_or_else(|| within(folder, &target), ToOwned::to_owned);
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/').filter(|step| !matches!(*step, "" | ".")) {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
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
    Some(resolved(folder, &found?))
}

/// Where a part stands in an archive.
fn position(archive: &mut Archive<'_>, part: &str) -> Option<usize> {
    (0..archive.len()).find(|at| {
        archive
            .by_index_raw(*at)
            .ok()
            .and_then(|known| Some(with_strokes(&known.name().ok()?).eq_ignore_ascii_case(part)))
            .unwrap_or(false)
    })
}

/// Gives every tag of a part with its values to `visit`.
fn each(
    archive: &mut Archive<'_>,
    part: &str,
    mut visit: impl FnMut(&str, &BTreeMap<String, String>),
) -> Option<()> {
    let at = position(archive, part)?;
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
