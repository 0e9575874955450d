//! A glance at XML as it flows by, before a library parses it: no entities of its own, no texts without end, no
//! promise of more texts than are there. It looks for bytes wherever they stand, so that no trick with quotation
//! marks or comments hides anything from it; it may see more than there is, never less.

use memchr::{memchr, memchr_iter, memmem};

/// The most texts in the table of texts.
const TEXTS: usize = 2_500_000;
/// The most formats, merged cells, names and relations: each is held in memory.
const LOOKS: usize = 150_000;
/// The most worksheets.
const SHEETS: usize = 100;
/// The longest stretch without a tag: the longest cell, every character written as an entity.
const STRETCH: usize = 32_767 * 10;
/// How many bytes behind a `<` or a word are needed to know what it is.
const LOOK: usize = 96;

/// The word in front of a promise.
const PROMISE: &[u8] = b"uniqueCount";

/// What has been seen of one part.
#[derive(Debug, Default)]
pub(super) struct Scan {
    carry: Vec<u8>,
    /// Bytes since the last `<` that was seen.
    stretch: usize,
    texts: usize,
    looks: usize,
    sheets: usize,
    /// Bytes of text in the cell that is being looked at, and whether more of it comes now.
    cell: usize,
    in_text: bool,
    /// Whether cells are merged.
    pub(super) merges: bool,
}

impl Scan {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// The key of what may not stand there.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Result<(), &'static str> {
        let mut window = std::mem::take(&mut self.carry);
        window.extend_from_slice(bytes);
        let settled = window.len().saturating_sub(LOOK);
        self.look(&window, settled)?;
        window.drain(..settled);
        self.carry = window;
        Ok(())
    }

    /// Looks at what is left.
    ///
    /// # Errors
    /// As [`Self::feed`].
    pub(super) fn finish(&mut self) -> Result<(), &'static str> {
        let window = std::mem::take(&mut self.carry);
        self.look(&window, window.len())
    }

    /// Looks at everything that begins before `settled`; the bytes behind it are only looked at from there.
    fn look(&mut self, window: &[u8], settled: usize) -> Result<(), &'static str> {
        let begins = &window[..settled];
        if memchr(0, begins).is_some() {
            return Err("fault-sheet-broken");
        }
        let mut last = None;
        for at in memchr_iter(b'<', begins) {
            let since = last.map_or(self.stretch + at, |last| at - last);
            self.cell += if self.in_text { since } else { 0 };
            if since.max(self.cell) > STRETCH {
                return Err("fault-sheet-long");
            }
            last = Some(at);
            self.tag(&window[at + 1..])?;
        }
        self.stretch = last.map_or(self.stretch + settled, |last| settled - last);
        if self.stretch > STRETCH {
            return Err("fault-sheet-long");
        }
        for at in memmem::find_iter(window, PROMISE).take_while(|at| *at < settled) {
            promise(&window[at + PROMISE.len()..])?;
        }
        Ok(())
    }

    fn tag(&mut self, rest: &[u8]) -> Result<(), &'static str> {
        if rest.first() == Some(&b'!') && !rest.starts_with(b"!--") && !rest.starts_with(b"![CDATA[") {
            return Err("fault-sheet-entities");
        }
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name = rest.iter().take(LOOK).position(is_end).map_or(rest, |end| &rest[..end]);
        let local = memchr(b':', name).map_or(name, |colon| &name[colon + 1..]);
        self.in_text = local == b"t";
        match local {
            b"c" => self.cell = 0,
            b"si" => {
                self.cell = 0;
                self.texts += 1;
            }
            b"sheet" => self.sheets += 1,
            b"mergeCell" => {
                self.merges = true;
                self.looks += 1;
            }
            b"xf" | b"font" | b"fill" | b"border" | b"numFmt" | b"definedName" | b"Relationship" => {
                self.looks += 1;
            }
            _ => {}
        }
        match () {
            () if self.texts > TEXTS => Err("fault-sheet-texts"),
            () if self.looks > LOOKS => Err("fault-sheet-looks"),
            () if self.sheets > SHEETS => Err("fault-sheet-worksheets"),
            () => Ok(()),
        }
    }
}

/// `uniqueCount="12"`: memory is put aside for that many texts, so it is believed up to a bound, and in this form only.
fn promise(rest: &[u8]) -> Result<(), &'static str> {
    let [b'=', quote @ (b'"' | b'\''), digits @ ..] = rest else { return Err("fault-sheet-broken") };
    let number = memchr(*quote, digits).and_then(|end| std::str::from_utf8(&digits[..end]).ok());
    match number.filter(|number| number.len() <= 9).and_then(|number| number.parse::<usize>().ok()) {
        Some(number) if number <= TEXTS => Ok(()),
        Some(_) => Err("fault-sheet-texts"),
        None => Err("fault-sheet-broken"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &[u8], chunk: usize) -> Result<bool, &'static str> {
        let mut scan = Scan::default();
        for bytes in text.chunks(chunk) {
            scan.feed(bytes)?;
        }
        scan.finish()?;
        Ok(scan.merges)
    }

    #[test]
    fn whatever_the_pieces_the_same_is_seen() {
        let long = format!("<a>{}</a>", "x".repeat(STRETCH + 1));
        let runs = |count: usize| format!("<c><is>{}</is></c>", "<r><t>abc</t></r>".repeat(count));
        let (runs, cells) = (runs(STRETCH / 4), runs(1).repeat(STRETCH / 4));
        let (looks, sheets) = ("<xf/>".repeat(LOOKS + 1), "<a:sheet/>".repeat(SHEETS + 1));
        let cases: [(&str, Result<bool, &str>); 14] = [
            ("<?xml version='1.0'?><a><!-- x --><![CDATA[y]]></a>", Ok(false)),
            ("<a><x:mergeCell ref='A1:B1'/></a>", Ok(true)),
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", Err("fault-sheet-entities")),
            ("<sst uniqueCount='2500000'/>", Ok(false)),
            ("<sst uniqueCount='2500001'/>", Err("fault-sheet-texts")),
            ("<sst a='>' uniqueCount='999999999'/>", Err("fault-sheet-texts")),
            ("<sst uniqueCount = '99'/>", Err("fault-sheet-broken")),
            ("<sst uniqueCount='00000000000000000000001'/>", Err("fault-sheet-broken")),
            ("<a>\0</a>", Err("fault-sheet-broken")),
            (&long, Err("fault-sheet-long")),
            (&runs, Err("fault-sheet-long")),
            (&cells, Ok(false)),
            (&looks, Err("fault-sheet-looks")),
            (&sheets, Err("fault-sheet-worksheets")),
        ];
        for (text, expected) in cases {
            for chunk in [13, 200, 1 << 20] {
                let shown: String = text.chars().take(60).collect();
                assert_eq!(seen(text.as_bytes(), chunk), expected, "{shown}, {chunk}");
            }
        }
    }
}
