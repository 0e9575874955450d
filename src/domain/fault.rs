//! Faults: what is wrong with an input, so exactly that its author can mend it without asking.
//! A fault is a key with its place, what was found and what was expected; `i18n` makes the sentence.

use std::collections::BTreeMap;

use super::{Texts, reason::Arg};

/// The most faults of one file that are listed.
pub const LISTED: usize = 50;

/// Where in an input a fault stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// File name as the author knows it.
    pub file: String,
    /// Line from 1, 0 when the whole file is meant.
    pub line: u64,
    /// Name of the column, field or key, empty when the whole line is meant.
    pub column: String,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub spot: Spot,
    /// Key of the sentence in the catalogue `faults.ftl`, for example `fault-number`.
    pub key: &'static str,
    /// Values for the sentence: `found`, `expected` and others.
    pub args: BTreeMap<&'static str, Arg>,
}

impl Fault {
    /// A fault of a whole file.
    pub fn in_file(file: &str, key: &'static str) -> Self {
        Self {
            spot: Spot { file: file.to_owned(), line: 0, column: String::new() },
            key,
            args: BTreeMap::new(),
        }
    }

    /// A fault at a line and column.
    pub fn at(file: &str, line: u64, column: &str, key: &'static str) -> Self {
        Self {
            spot: Spot { file: file.to_owned(), line, column: column.to_owned() },
            key,
            args: BTreeMap::new(),
        }
    }

    /// Adds a text for the sentence, shortened where it is long.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: &str) -> Self {
        self.args.insert(name, Arg::Text(shorten(text)));
        self
    }

    /// Adds what people read of the values that are expected, all of them: whoever mends the cell has to choose among them.
    #[must_use]
    pub fn with_named_choices(mut self, names: Texts) -> Self {
        self.args.insert("expected", Arg::Texts(names));
        self
    }

    /// The same as the values that a file has.
    #[must_use]
    pub fn with_choices(mut self, choices: String) -> Self {
        self.args.insert("expected", Arg::Text(choices));
        self
    }

    /// Adds a whole number for the sentence.
    #[must_use]
    pub fn with_number(mut self, name: &'static str, number: i64) -> Self {
        self.args.insert(name, Arg::Whole(number));
        self
    }
}

/// What was read, shown so that invisible characters are seen and long ones do not drown the message.
fn shorten(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Everything that is wrong with an input, at least one fault, and whatever deserves a warning.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults {
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// What was not listed, because a file had more than [`LISTED`].
    pub unlisted: usize,
    /// Whether every one is listed, however many: for a file that is given back with them.
    pub all: bool,
}

impl Faults {
    /// Notes a fault; from the fifty-first of a file on it is only counted.
    pub fn push(&mut self, fault: Fault) {
        if self.all {
            self.faults.push(fault);
            return;
        }
        let listed = self.faults.iter().filter(|known| known.spot.file == fault.spot.file).count();
        if listed < LISTED {
            self.faults.push(fault);
        } else {
            self.unlisted += 1;
        }
    }

    /// A list without bound.
    pub fn all() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// How many there are, listed or not.
    pub fn count(&self) -> usize {
        self.faults.len() + self.unlisted
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Takes over another file's faults.
    pub fn append(&mut self, other: Self) {
        self.faults.extend(other.faults);
        self.unlisted += other.unlisted;
    }

    /// `Ok` when nothing is wrong.
    ///
    /// # Errors
    /// The faults themselves.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }
}
