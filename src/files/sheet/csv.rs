//! Text in columns: which encoding, which separator, and the rows as a spreadsheet would show them. Owns what is
//! guessed and how: by the bytes alone, and said to people afterwards.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{
    cell::Cell,
    guard,
    header::Top,
    line::{Line, Note},
    quotes::{self, Record},
    wanted::Wanted,
};
use crate::domain::Fault;

/// What may stand between columns, the likeliest first.
const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

/// A file of text, decoded.
#[derive(Debug)]
pub(super) struct Text {
    content: String,
    /// Where the header begins: behind a line `sep=;`, if there is one.
    start: usize,
    /// The encoding's name.
    pub(super) encoding: &'static str,
    /// What stands between columns.
    pub(super) delimiter: char,
}

impl Text {
    /// Decodes a file and finds its separator.
    ///
    /// # Errors
    /// The fault of a text that cannot be read.
    pub(super) fn open(name: &str, bytes: Vec<u8>, wanted: &Wanted) -> Result<Self, Fault> {
        let (text, encoding) = decode(name, bytes)?;
        if text.trim().is_empty() {
            return Err(Fault::in_file(name, "fault-empty-file"));
        }
        let nul = text.bytes().take(1000).filter(|&byte| byte == 0).count();
        if nul > 100 {
            return Err(Fault::in_file(name, "fault-sheet-is-other"));
        }
        let encoding = encoding.name();
        Ok(match directive(&text) {
            Some((start, delimiter)) => Self { content: text, start, encoding, delimiter },
            None => Self { content: text, start: 0, encoding, delimiter: ',' }.divided(wanted).whole(wanted),
        })
    }

    /// Without the marks around whole rows, if names that are looked for come to light by that.
    fn whole(self, wanted: &Wanted) -> Self {
        if self.top().soundness(wanted)[0] > 0 {
            return self;
        }
        let Some(content) = quotes::unwrapped(&self.content) else { return self };
        let inner = Self { content, start: 0, encoding: self.encoding, delimiter: ',' }.divided(wanted);
        if inner.top().soundness(wanted)[0] > 1 { inner } else { self }
    }

    fn top(&self) -> Top {
        let mut top = Top::default();
        self.lines(&mut |line| top.take(line));
        top
    }

    /// With the separator that makes the best table: most of the names that are looked for, then most rows of one
    /// length. What stands inside a name or above the table decides nothing so.
    fn divided(mut self, wanted: &Wanted) -> Self {
        let mut best: Option<([usize; 3], char)> = None;
        for delimiter in SEPARATORS {
            self.delimiter = delimiter;
            let sound = self.top().soundness(wanted);
            if best.is_none_or(|(known, _)| sound > known) {
                best = Some((sound, delimiter));
            }
        }
        let none = |([_, even, _], _): &([usize; 3], char)| *even == 0;
        self.delimiter = best.filter(|best| !none(best)).map_or(',', |(_, delimiter)| delimiter);
        self
    }

    /// Gives every row to `visit` until it says `false`. Rows are counted as a spreadsheet shows them: blank ones too, and a
    /// quoted text over two lines as one.
    pub(super) fn lines(&self, visit: &mut dyn FnMut(Line) -> bool) {
        let separator = u8::try_from(self.delimiter).unwrap_or(b',');
        let (mut at, mut row) = (self.start, u64::from(self.start > 0));
        while at < self.content.len() {
            row += 1;
            if self.content[at..].starts_with(['\r', '\n']) {
                at = quotes::behind(self.content.as_bytes(), at);
                continue;
            }
            let record = quotes::record(&self.content, at, separator);
            at = record.next;
            if !visit(line(row, record)) {
                return;
            }
        }
    }
}

/// A row's cells, with what is wrong with quotation marks in them.
fn line(number: u64, record: Record) -> Line {
    let mut cells: Vec<Cell> = record.fields.iter().map(|field| cell(field)).collect();
    let mut notes = Vec::new();
    for (column, key) in record.wrong {
        let found = record.fields[column].trim().to_owned();
        cells[column] = Cell::Error(found.clone());
        notes.push(Note { column, key, found, warns: false, whole: true });
    }
    Line { number, cells, notes, swallowed: record.swallowed }
}

/// A field without what somebody put around it to keep a spreadsheet from changing it.
fn cell(field: &str) -> Cell {
    Cell::of_text(&guard::meant(field))
}

/// `sep=;` in the first line, as Excel writes and reads it; other programmes put marks around it, or separators behind it.
fn directive(text: &str) -> Option<(usize, char)> {
    let inner = text.strip_prefix('"').unwrap_or(text);
    let rest = inner.get(..4).filter(|word| word.eq_ignore_ascii_case("sep="))?;
    let delimiter = inner[rest.len()..].chars().next().filter(|c| SEPARATORS.contains(c))?;
    let behind = &inner[rest.len() + 1..];
    let behind = if inner.len() < text.len() { behind.strip_prefix('"')? } else { behind };
    let behind = behind.trim_start_matches(delimiter);
    let next = ["\r\n", "\n", "\r"].iter().find_map(|end| behind.strip_prefix(end))?;
    Some((text.len() - next.len(), delimiter))
}

/// By its mark, else strictly as UTF-8, else as what it looks like for a Latvian sender.
fn decode(name: &str, bytes: Vec<u8>) -> Result<(String, &'static Encoding), Fault> {
    let encoding = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None => match wide(&bytes) {
            Some(encoding) => encoding,
            None => match String::from_utf8(bytes) {
                Ok(text) => return Ok((text, UTF_8)),
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    return guess(name, &error.into_bytes(), at);
                }
            },
        },
    };
    let (text, _, damaged) = encoding.decode(&bytes);
    if damaged {
        return Err(undecodable(name, &bytes, &text, encoding));
    }
    Ok((text.into_owned(), encoding))
}

/// UTF-16 without a mark: every other byte of plain Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..200).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if half > 4 && odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        () if half > 4 && even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        () => None,
    }
}

/// A text that is no UTF-8. One that is, up to a damaged place, is not taken for something else.
fn guess(name: &str, bytes: &[u8], valid: usize) -> Result<(String, &'static Encoding), Fault> {
    let accents = bytes[..valid].iter().filter(|byte| **byte >= 0xc2).count();
    if accents >= 3 {
        let line = super::super::table::line_of(bytes, valid);
        let fault = Fault::at(name, line, "", "fault-sheet-encoding");
        return Err(fault.with("encoding", "utf-8"));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"lv"), chardetng::Utf8Detection::Deny);
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        return Err(undecodable(name, bytes, &text, encoding));
    }
    Ok((text.into_owned(), encoding))
}

/// The line of the first character that the encoding does not know.
fn undecodable(name: &str, bytes: &[u8], text: &str, encoding: &'static Encoding) -> Fault {
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(bytes.len());
    let line = super::super::table::line_of(text.as_bytes(), at);
    Fault::at(name, line, "", "fault-sheet-encoding").with("encoding", &encoding.name().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let opened = Text::open("a.csv", text.as_bytes().to_vec(), &Wanted::default()).unwrap();
        let mut rows = Vec::new();
        let mut note = |line: Line| {
            rows.push((line.number, line.cells.iter().map(|cell| cell.text().into_owned()).collect()));
            true
        };
        opened.lines(&mut note);
        rows
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "a,b", "", "", "\"1", "2\",3", "4,5", ""].join(end);
            let told: Vec<_> = rows(&text).into_iter().map(|(line, cells)| (line, cells.len())).collect();
            assert_eq!(told, [(2, 2), (5, 2), (6, 2)], "{end:?}");
        }
        for line in ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\r\n", "sep=;;;\r\n", "\u{feff}sep=;\r"] {
            let told = rows(&format!("{line}a,1;b\r\n1;2\r\n"));
            assert_eq!(told[1], (3, vec!["1".to_owned(), "2".to_owned()]), "{line:?}");
        }
    }

    #[test]
    fn the_separator_is_what_makes_a_table() {
        let cases = [
            ("a,b", ','),
            ("a;b,c;d", ';'),
            ("a\tb", '\t'),
            ("a|b\n1|2", '|'),
            ("\"a,b,c\";d", ';'),
            ("a", ','),
            ("\n\na;b", ';'),
            ("One, two, three\na;b\n1;2\n3;4", ';'),
            ("a, b, c;d;e, f, g, h\n1;2;3\n4;5;6", ';'),
            ("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5", ';'),
        ];
        for (text, expected) in cases {
            let text_of = Text::open("a.csv", text.as_bytes().to_vec(), &Wanted::default()).unwrap();
            assert_eq!(text_of.delimiter, expected, "{text}");
        }
    }

    #[test]
    fn a_formula_that_only_keeps_a_text_is_that_text() {
        let text = Cell::of_text;
        assert_eq!(cell("=\"120410-21018\""), text("120410-21018"));
        assert_eq!(cell(" =\"+371 20000001\" "), text("+371 20000001"));
        // A guarded one was written by somebody.
        assert_eq!(cell("'=\"a\""), text("=\"a\""));
        assert_eq!(cell("=\"a\"&\"b\""), text("=\"a\"&\"b\""));
    }

    #[test]
    fn encodings_by_their_bytes() {
        let text = "vārds;uzvārds\nĀrijs;Bērziņš\nŽanete;Šķēle\n";
        for encoding in [encoding_rs::WINDOWS_1257, UTF_8] {
            let (bytes, _, _) = encoding.encode(text);
            let read = Text::open("a.csv", bytes.into_owned(), &Wanted::default()).unwrap();
            assert_eq!((read.content.as_str(), read.encoding), (text, encoding.name()));
        }
        let russian = "имя;фамилия\nАнна;Иванова\nПётр;Сидоров\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(Text::open("a.csv", bytes.into_owned(), &Wanted::default()).unwrap().content, russian);
        for mark in [true, false] {
            let all = mark.then_some('\u{feff}').into_iter().chain(text.chars());
            let wide: String = all.collect();
            let little: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                assert_eq!(Text::open("a.csv", bytes, &Wanted::default()).unwrap().content, text);
            }
        }
    }
}
