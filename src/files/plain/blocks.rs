//! A file as blocks of whole lines, each read into the same memory and taken into the digest while it is
//! there. Owns where a block ends.

use std::{
    fs::File,
    io::{Cursor, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::files::{folder::Folder, table::read_optional};

/// How many bytes are read at a time: they stay in the processor's own memory until they are understood.
const BLOCK: usize = 256 << 10;
/// Bytes behind a block that may be looked at, though they mean nothing: fields are read eight bytes at a time.
const SLACK: usize = 16;

/// Whole lines of a file.
#[derive(Debug)]
pub(in crate::files) struct Block {
    bytes: Vec<u8>,
    end: usize,
}

impl Block {
    /// One that holds nothing yet.
    pub(in crate::files) fn new() -> Self {
        Self { bytes: vec![0; BLOCK + SLACK], end: 0 }
    }

    /// The bytes up to [`end`](Self::end), whose last ends a line, and some that mean nothing.
    pub(in crate::files) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the last line has ended.
    pub(in crate::files) fn end(&self) -> usize {
        self.end
    }

    /// The columns of a header at the top, each by its place among `known`, and where the rows begin. `None`
    /// unless all of them stand there, once and alone.
    pub(in crate::files) fn header<const COLUMNS: usize>(
        &self,
        known: [&str; COLUMNS],
    ) -> Option<([usize; COLUMNS], usize)> {
        let text = self.bytes.get(..self.end)?;
        let from = if text.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let from = super::next_row(text, from);
        let line = text.get(from..)?;
        let length = line.iter().position(|&byte| super::ends(byte))?;
        let mut order = [COLUMNS; COLUMNS];
        let mut spots = order.iter_mut();
        for field in line.get(..length)?.split(|&byte| byte == b',') {
            *spots.next()? = known.iter().position(|column| column.as_bytes() == field)?;
        }
        let all = (0..COLUMNS).all(|column| order.contains(&column));
        all.then_some((order, from + length))
    }
}

/// A file that is read block by block.
pub(in crate::files) struct Blocks {
    source: Box<dyn Read>,
    /// How many bytes the file has.
    length: u64,
    /// How many of them are not read yet.
    left: u64,
    /// The beginning of a line that the next block continues.
    carried: Vec<u8>,
}

impl Blocks {
    /// Opens `name`, or unpacks `name.gz`; `None` where not exactly one of them is there and readable.
    pub(in crate::files) fn open(folder: &Path, name: &str) -> Option<Self> {
        let (source, length): (Box<dyn Read>, u64) = if folder.join(format!("{name}.gz")).exists() {
            let bytes = read_optional(&Folder::Disk(folder), name).ok()??.bytes;
            let length = bytes.len() as u64;
            (Box::new(Cursor::new(bytes)), length)
        } else {
            let file = File::open(folder.join(name)).ok()?;
            let facts = file.metadata().ok()?;
            // A pipe could not be read a second time.
            facts.is_file().then_some(())?;
            (Box::new(file), facts.len())
        };
        Some(Self { source, length, left: length, carried: Vec::new() })
    }

    /// How many bytes the file has.
    pub(in crate::files) fn length(&self) -> u64 {
        self.length
    }

    /// Reads on, and takes what it reads into the digest; `Some(false)` when the file is at its end.
    pub(in crate::files) fn fill(&mut self, block: &mut Block, digest: Option<&mut Sha256>) -> Option<bool> {
        let from = self.carried.len();
        block.bytes.get_mut(..from)?.copy_from_slice(&self.carried);
        let mut filled = from;
        while filled < BLOCK {
            let read = self.source.read(block.bytes.get_mut(filled..BLOCK)?).ok()?;
            if read == 0 {
                break;
            }
            filled += read;
        }
        // A file that grows or shrinks while it is read has another digest than its length promised.
        self.left = self.left.checked_sub((filled - from) as u64)?;
        if let Some(digest) = digest {
            digest.update(block.bytes.get(from..filled)?);
        }
        self.carried.clear();
        if filled < BLOCK {
            (self.left == 0).then_some(())?;
            if filled > 0 && block.bytes.get(filled - 1) != Some(&b'\n') {
                *block.bytes.get_mut(filled)? = b'\n';
                filled += 1;
            }
            block.end = filled;
            return Some(filled > 0);
        }
        block.end = memchr::memrchr(b'\n', block.bytes.get(..filled)?)? + 1;
        self.carried.extend_from_slice(block.bytes.get(block.end..filled)?);
        Some(true)
    }
}
