//! One row of a CSV file, cut into its fields. Owns what quotation marks mean there: a field is quoted where it begins with a
//! mark and ends with one in front of a separator or the end of a line. Where a mark does neither, the field is taken as it
//! stands, up to the end of its line at most, so that it swallows nothing, and is told.

use memchr::{memchr, memchr_iter, memchr3};

/// A row's fields.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The fields, without the marks around them.
    pub(super) fields: Vec<String>,
    /// Where the next row begins.
    pub(super) next: usize,
    /// The fields whose marks are wrong, with what is said of them.
    pub(super) wrong: Vec<(usize, &'static str)>,
    /// The most separators inside a quoted field of several lines: as many as a row has may be a row.
    pub(super) swallowed: usize,
}

/// A field that begins with a mark.
enum Quoted {
    /// It ends with one as well: its text, where it ends, and separators in it if it has several lines.
    Sound(String, usize, usize),
    /// It does not.
    Wrong(&'static str),
}

/// The row that begins at `from`.
pub(super) fn record(text: &str, from: usize, separator: u8) -> Record {
    let bytes = text.as_bytes();
    let mut record = Record::default();
    let mut at = from;
    loop {
        let (field, end) = match quoted(text, at, separator) {
            Some(Quoted::Sound(field, end, separators)) => {
                record.swallowed = record.swallowed.max(separators);
                (field, end)
            }
            other => {
                if let Some(Quoted::Wrong(key)) = other {
                    record.wrong.push((record.fields.len(), key));
                }
                let end = memchr3(separator, b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |end| at + end);
                (text[at..end].to_owned(), end)
            }
        };
        record.fields.push(field);
        if bytes.get(end) != Some(&separator) {
            record.next = behind(bytes, end);
            return record;
        }
        at = end + 1;
    }
}

/// Where the next line begins.
pub(super) fn behind(bytes: &[u8], end: usize) -> usize {
    let byte = |at: usize| bytes.get(at).copied();
    match byte(end) {
        Some(b'\r') if byte(end + 1) == Some(b'\n') => end + 2,
        Some(_) => end + 1,
        None => end,
    }
}

/// A field that begins with a mark; `None` for any other. Behind spaces a mark counts where the field ends with one on the same
/// line.
fn quoted(text: &str, at: usize, separator: u8) -> Option<Quoted> {
    let bytes = text.as_bytes();
    let spaces = |from: usize| bytes[from..].iter().take_while(|byte| **byte == b' ').count();
    let start = at + spaces(at);
    if bytes.get(start) != Some(&b'"') {
        return None;
    }
    let wrong = |key| (start == at).then_some(Quoted::Wrong(key));
    let mut close = start + 1;
    loop {
        let Some(mark) = memchr(b'"', &bytes[close..]) else { return wrong("fault-quote") };
        close += mark;
        if bytes.get(close + 1) != Some(&b'"') {
            break;
        }
        close += 2;
    }
    let end = close + 1 + spaces(close + 1);
    if bytes.get(end).is_some_and(|byte| *byte != separator && !matches!(byte, b'\r' | b'\n')) {
        return wrong("fault-quote-inside");
    }
    let inner = &text[start + 1..close];
    let several = inner.contains(['\r', '\n']);
    if several && start > at {
        return None;
    }
    let separators = if several { memchr_iter(separator, inner.as_bytes()).count() } else { 0 };
    Some(Quoted::Sound(inner.replace("\"\"", "\""), end, separators))
}

/// The rows without the marks around each of them, where every row is one quoted field: some programmes quote a line once more.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    // No file has this between its fields.
    const NONE: u8 = 0x1f;
    let (mut rows, mut at) = (String::with_capacity(text.len()), 0);
    while at < text.len() {
        if text[at..].starts_with(['\r', '\n']) {
            at = behind(text.as_bytes(), at);
        } else {
            let line = record(text, at, NONE);
            let field = line.fields.first().filter(|field| !field.contains(['\r', '\n']))?;
            if !text[at..].starts_with('"') || !line.wrong.is_empty() {
                return None;
            }
            rows.push_str(field);
            at = line.next;
        }
        rows.push('\n');
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text, the fields of its rows, and what is said of marks.
    type Case<'c> = (&'c str, &'c [&'c [&'c str]], &'c [&'c str]);

    /// The fields of every row, and what is said of marks.
    fn rows(text: &str) -> Vec<(Vec<String>, Vec<&'static str>)> {
        let (mut rows, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let row = record(text, at, b';');
            at = row.next;
            rows.push((row.fields, row.wrong.iter().map(|(_, key)| *key).collect()));
        }
        rows
    }

    #[test]
    fn marks_that_are_wrong_swallow_nothing() {
        let (open, inside) = ("fault-quote", "fault-quote-inside");
        let cases: [Case<'_>; 12] = [
            ("a;\"b", &[&["a", "\"b"]], &[open]),
            ("a;\"b\"", &[&["a", "b"]], &[]),
            ("\"a\"\"b\"", &[&["a\"b"]], &[]),
            ("\"a\"\"", &[&["\"a\"\""]], &[open]),
            ("5\" pipe;x", &[&["5\" pipe", "x"]], &[]),
            ("a;\"b\nc;d\ne;f", &[&["a", "\"b"], &["c", "d"], &["e", "f"]], &[open]),
            ("a;\"b\nc;\"d\" e", &[&["a", "\"b"], &["c", "\"d\" e"]], &[inside, inside]),
            ("\"A \"B\" C\";d", &[&["\"A \"B\" C\"", "d"]], &[inside]),
            ("\"a\"; \"b\" ;c", &[&["a", "b", "c"]], &[]),
            ("a; \"b\" c", &[&["a", " \"b\" c"]], &[]),
            ("a; \"b\nc;d\"", &[&["a", " \"b"], &["c", "d\""]], &[]),
            ("a;\"b\r\nc\"\r\nd;e", &[&["a", "b\r\nc"], &["d", "e"]], &[]),
        ];
        for (text, fields, wrong) in cases {
            let told = rows(text);
            assert_eq!(told.iter().map(|row| row.0.clone()).collect::<Vec<_>>(), fields, "{text:?}");
            assert_eq!(told.into_iter().flat_map(|row| row.1).collect::<Vec<_>>(), wrong, "{text:?}");
        }
        assert_eq!(record("a;\"b;c\nd;e\"", 0, b';').swallowed, 2);
        assert_eq!(record("a;\"b;c\"", 0, b';').swallowed, 0);
    }

    #[test]
    fn rows_that_are_quoted_once_more() {
        assert_eq!(unwrapped("\"a;b\"\r\n\r\n\"c;\"\"d\"\"\"\n").as_deref(), Some("a;b\n\nc;\"d\"\n"));
        for none in ["a;b\n", "\"a\";\"b\"\n", "\"a;b\"\nc\n", "\"a\nb\"\n", "\"a\n"] {
            assert_eq!(unwrapped(none), None, "{none:?}");
        }
    }
}
