//! A worksheet as the library expects it: rows and cells in their order, each value one plain text. What stands otherwise in a sound
//! worksheet is written anew before it is read, since the library would refuse it, or lose a value without a word. Where it is not
//! clear what is meant (a cell that stands twice, a cell of another row), nothing is changed, and the file counts as damaged.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write, io::BufRead, ops::Range};

use quick_xml::{
    Reader, XmlVersion,
    escape::escape,
    events::{BytesStart, Event},
};

use super::line::letters;

/// The most cells that are put in order.
const MOST: usize = 2_000_000;

/// The errors that the library knows.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Where cells stand: what they say of it themselves, else one behind another.
#[derive(Debug, Default)]
struct Place {
    row: u32,
    column: u32,
    /// Whether the row says its number itself.
    said: bool,
    last: Option<(u32, u32)>,
}

/// Why a worksheet cannot be put in order.
struct Unclear;

impl Place {
    fn row(&mut self, tag: &BytesStart<'_>) -> Result<(), Unclear> {
        self.said = false;
        if let Some(number) = said(tag, "r")? {
            (self.row, self.said) =
                (number.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1)).ok_or(Unclear)?, true);
        }
        Ok(())
    }

    fn row_ends(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// Where the next cell stands, and whether that is behind the last one.
    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<((u32, u32), bool), Unclear> {
        let at = match said(tag, "r")? {
            Some(at) => position(&at).filter(|(row, _)| !self.said || *row == self.row).ok_or(Unclear)?,
            None => (self.row, self.column),
        };
        self.column = at.1.checked_add(1).ok_or(Unclear)?;
        let behind = self.last.is_none_or(|last| last < at);
        self.last = self.last.max(Some(at));
        Ok((at, behind))
    }
}

/// An attribute of a tag, if it has it.
fn said(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unclear> {
    let found = tag.try_get_attribute(name).map_err(|_| Unclear)?;
    Ok(found.map(|found| found.value.into_owned()))
}

/// A tag's values by their names without prefixes.
pub(super) fn values(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    let read = tag.attributes().flatten().map(|one| {
        let value = one.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned);
        (one.key.local_name().into_inner().to_owned(), value.unwrap_or_default())
    });
    read.collect()
}

/// `B2` as row and column, from 0.
fn position(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let mut column: u32 = 0;
    for letter in text[..digits].bytes() {
        let letter = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        column = column.checked_mul(26)?.checked_add(u32::from(letter) + 1)?;
    }
    Some((text[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// Whether anything in a worksheet stands otherwise than the library expects.
pub(super) fn is_crooked(part: impl BufRead) -> bool {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut place) = (Vec::new(), Place::default());
    let (mut kind, mut pieces) = (None, 0);
    let (mut in_cell, mut in_value) = (false, false);
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else { return false };
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "row" if !in_cell && place.row(&tag).is_err() => return false,
                "c" if !in_cell => {
                    let Ok((_, behind)) = place.cell(&tag) else { return false };
                    if !behind {
                        return true;
                    }
                    in_cell = true;
                    kind = said(&tag, "t").ok().flatten();
                }
                "v" if in_cell => (in_value, pieces) = (true, 0),
                "extLst" if in_cell => return true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "row" => place.row_ends(),
                "c" => in_cell = false,
                "v" => in_value = false,
                "sheetData" => return false,
                _ => {}
            },
            Event::Text(text) if in_value => {
                pieces += 1;
                if !is_plain(&text, kind.as_deref(), pieces) {
                    return true;
                }
            }
            Event::CData(_) | Event::Comment(_) | Event::PI(_) if in_value => return true,
            Event::GeneralRef(_) if in_value && !is_text(kind.as_deref()) => return true,
            Event::Eof => return false,
            _ => {}
        }
    }
}

/// Whether a value of this kind is read with everything that XML may have in a text.
fn is_text(kind: Option<&str>) -> bool {
    !matches!(kind, None | Some("n" | "s" | "b" | "e"))
}

fn is_plain(value: &str, kind: Option<&str>, pieces: usize) -> bool {
    is_text(kind) || (pieces == 1 && is_of(value, kind) && value.trim() == value)
}

/// Whether a value is one of its kind, as the library knows it.
fn is_of(value: &str, kind: Option<&str>) -> bool {
    match kind {
        Some("e") => ERRORS.contains(&value),
        Some("n") => value.parse::<f64>().is_ok(),
        Some("b") => {
            ["0", "1"].contains(&value) || ["true", "false"].contains(&value.to_lowercase().as_str())
        }
        _ => true,
    }
}

/// The worksheet with rows and cells in their order and values as plain texts; `None` where it is not clear what is meant.
pub(super) fn straightened(xml: &str) -> Option<String> {
    let xml = xml.strip_prefix('\u{feff}').unwrap_or(xml);
    Writing::of(xml).ok()
}

/// A cell that was written: where it stands, and its text.
type Written = ((u32, u32), Range<usize>);

/// A worksheet that is being written anew.
struct Writing<'a> {
    xml: &'a str,
    reader: Reader<&'a [u8]>,
    /// What stands before the names of tags: `x:`.
    prefix: String,
    place: Place,
    rows: BTreeMap<u32, BTreeMap<String, String>>,
    cells: Vec<Written>,
    /// The cells' texts, as they were found.
    text: String,
}

impl<'a> Writing<'a> {
    fn of(xml: &'a str) -> Result<String, Unclear> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        let (place, text) = (Place::default(), String::with_capacity(xml.len()));
        let (rows, cells) = (BTreeMap::new(), Vec::new());
        let mut writing = Self { xml, reader, prefix: String::new(), place, rows, cells, text };
        let begin = writing.head()?;
        let end = writing.body()?;
        writing.finish(begin, end)
    }

    /// How far was read.
    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn next(&mut self) -> Result<Event<'a>, Unclear> {
        match self.reader.read_event().map_err(|_| Unclear)? {
            Event::Eof => Err(Unclear),
            event => Ok(event),
        }
    }

    /// Reads up to the table; where it begins.
    fn head(&mut self) -> Result<usize, Unclear> {
        loop {
            if let Event::Start(tag) = self.next()?
                && tag.local_name().as_ref() == "sheetData"
            {
                let name = tag.name();
                self.prefix = name.as_ref().strip_suffix("sheetData").unwrap_or_default().to_owned();
                return Ok(self.at());
            }
        }
    }

    /// Reads the table; where its end begins.
    fn body(&mut self) -> Result<usize, Unclear> {
        loop {
            let before = self.at();
            match self.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "row" => {
                    self.place.row(&tag)?;
                    let said = self.rows.entry(self.place.row).or_default();
                    said.extend(values(&tag));
                }
                Event::Start(tag) if tag.local_name().as_ref() == "c" => self.cell(&tag)?,
                Event::End(tag) if tag.local_name().as_ref() == "row" => self.place.row_ends(),
                Event::End(tag) if tag.local_name().as_ref() == "sheetData" => return Ok(before),
                _ => {}
            }
        }
    }

    /// Writes a cell where texts of cells stand.
    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Unclear> {
        let (at, _) = self.place.cell(tag)?;
        let kind = said(tag, "t")?;
        let (mut kind, mut inner) = (kind, String::new());
        loop {
            let before = self.at();
            match self.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "v" => {
                    let (value, typed) = self.value(kind.as_deref())?;
                    kind = typed;
                    write!(inner, "<{0}v>{1}</{0}v>", self.prefix, escape(value.as_str()))
                        .map_err(|_| Unclear)?;
                }
                Event::Start(tag) => {
                    let local = tag.local_name().as_ref().to_owned();
                    self.reader.read_to_end(tag.name()).map_err(|_| Unclear)?;
                    if matches!(local.as_str(), "f" | "is") {
                        inner.push_str(self.xml.get(before..self.at()).ok_or(Unclear)?);
                    }
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        let begin = self.text.len();
        let place = format!("{}{}", letters(at.1 as usize), at.0 + 1);
        write!(self.text, "<{}c r=\"{place}\"", self.prefix).map_err(|_| Unclear)?;
        let style = said(tag, "s")?;
        for (name, value) in [("s", style), ("t", kind)] {
            if let Some(value) = value {
                write!(self.text, " {name}=\"{}\"", escape(value.as_str())).map_err(|_| Unclear)?;
            }
        }
        write!(self.text, ">{inner}</{}c>", self.prefix).map_err(|_| Unclear)?;
        self.cells.push((at, begin..self.text.len()));
        if self.cells.len() > MOST { Err(Unclear) } else { Ok(()) }
    }

    /// A value as one text, and its kind: what the library does not know as one of its kind is a text.
    fn value(&mut self, kind: Option<&str>) -> Result<(String, Option<String>), Unclear> {
        let mut value = String::new();
        loop {
            match self.next()? {
                Event::Text(text) => value.push_str(&text.xml10_content()),
                Event::CData(text) => value.push_str(&text.xml10_content()),
                Event::GeneralRef(named) => {
                    if let Some(c) = named.resolve_char_ref().map_err(|_| Unclear)? {
                        value.push(c);
                    } else {
                        let known = quick_xml::escape::resolve_predefined_entity(&named.xml10_content());
                        value.push_str(known.ok_or(Unclear)?);
                    }
                }
                Event::End(_) => break,
                Event::Start(_) => return Err(Unclear),
                _ => {}
            }
        }
        if is_text(kind) {
            return Ok((value, kind.map(ToOwned::to_owned)));
        }
        let value = value.trim();
        let strange = !value.is_empty() && !is_of(value, kind);
        Ok((value.to_owned(), if strange { Some("str".to_owned()) } else { kind.map(ToOwned::to_owned) }))
    }

    /// The worksheet, once its table was read from `begin` to `end`.
    fn finish(mut self, begin: usize, end: usize) -> Result<String, Unclear> {
        self.cells.sort_by_key(|(at, _)| *at);
        if self.cells.windows(2).any(|two| two[0].0 == two[1].0) {
            return Err(Unclear);
        }
        for ((row, _), _) in &self.cells {
            self.rows.entry(*row).or_default();
        }
        let mut out = String::with_capacity(self.xml.len() + self.xml.len() / 4);
        out.push_str(self.xml.get(..begin).ok_or(Unclear)?);
        let mut cells = self.cells.into_iter().peekable();
        for (row, said) in &self.rows {
            write!(out, "<{}row r=\"{}\"", self.prefix, row + 1).map_err(|_| Unclear)?;
            for (name, value) in said.iter().filter(|(name, _)| *name != "r") {
                write!(out, " {name}=\"{}\"", escape(value.as_str())).map_err(|_| Unclear)?;
            }
            out.push('>');
            while let Some((_, range)) = cells.next_if(|((at, _), _)| at == row) {
                out.push_str(self.text.get(range).ok_or(Unclear)?);
            }
            write!(out, "</{}row>", self.prefix).map_err(|_| Unclear)?;
        }
        if begin > end {
            return Err(Unclear);
        }
        out.push_str(self.xml.get(end..).ok_or(Unclear)?);
        Ok(out)
    }
}
