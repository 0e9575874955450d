//! What a card on the report is made of: a title that answers, a few sentences, a picture, the table behind it.
//! Texts arrive here ready to be read; the templates only lay them out.

use super::picture::Picture;
use crate::{domain::Source, i18n::Tr};

/// A card.
#[derive(Debug)]
pub(super) struct Card {
    /// Anchor on the page.
    pub(super) id: &'static str,
    /// The answer.
    pub(super) title: String,
    /// What else there is to say.
    pub(super) paragraphs: Vec<String>,
    /// The picture, where there is something to draw.
    pub(super) picture: Option<Picture>,
    /// What the picture's bars mean.
    pub(super) caption: Vec<Mark>,
    /// The table with everything.
    pub(super) table: Option<Table>,
}

impl Card {
    /// A card that says one thing, with nothing to draw.
    pub(super) fn new(id: &'static str, title: String) -> Self {
        Self { id, title, paragraphs: Vec::new(), picture: None, caption: Vec::new(), table: None }
    }

    /// Adds a sentence.
    pub(super) fn say(mut self, sentence: String) -> Self {
        self.paragraphs.push(sentence);
        self
    }
}

/// One tone of a picture and its meaning.
#[derive(Debug)]
pub(super) struct Mark {
    /// The stylesheet's class: `demand`, `seat`, `open`, `cut`; empty for a remark without a tone.
    pub(super) class: &'static str,
    /// The meaning.
    pub(super) text: String,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// What it is called where it is folded away.
    pub(super) name: String,
    /// Whether it stands open: where it says what no picture does.
    pub(super) open: bool,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Its rows; the first cell heads the row.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A table's column.
#[derive(Debug)]
pub(super) struct Column {
    /// Its head.
    pub(super) head: String,
    /// Whether figures stand in it.
    pub(super) num: bool,
}

/// A table's cell.
#[derive(Debug)]
pub(super) struct Cell {
    /// What stands in it.
    pub(super) text: String,
    /// Where it leads, empty for nowhere.
    pub(super) href: String,
    /// Something less important under it, empty for nothing.
    pub(super) note: String,
}

impl Cell {
    /// A cell with something less important under it.
    pub(super) fn noted(text: String, note: &str) -> Self {
        Self { note: note.to_owned(), ..Self::from(text) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, href: String::new(), note: String::new() }
    }
}

/// Columns from keys: the first `texts` of them hold words, the others figures.
pub(super) fn columns(tr: Tr, texts: usize, keys: &[&str]) -> Vec<Column> {
    keys.iter().enumerate().map(|(index, key)| Column { head: tr.say(key), num: index >= texts }).collect()
}

/// A rule's source: its title and paragraph, a link where it has an address on the web.
pub(super) fn source(tr: Tr, source: Option<&Source>) -> Cell {
    let Some(source) = source else { return Cell::from(String::new()) };
    let title = source.title.get(tr.0);
    let text = match (title.is_empty(), source.paragraph.is_empty()) {
        (_, true) => title.to_owned(),
        (true, false) => source.paragraph.clone(),
        (false, false) => format!("{title}, {}", source.paragraph),
    };
    // An address is data: only the web's own schemes become links.
    let on_the_web = source.address.starts_with("https://") || source.address.starts_with("http://");
    Cell { href: if on_the_web { source.address.clone() } else { String::new() }, ..Cell::from(text) }
}
