//! The rows of a spreadsheet of placements held against what the organisation offers: what each of them would do.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Answers, Book, No, Placed, PlacementForm, Wrong, as_typed,
    post_columns::joined,
    post_typed::{Stood, typed},
};
use crate::{
    domain::{Fault, Faults, Placing, PlacingVerb, Side},
    i18n::plain,
};

/// A row as it would be typed into the form.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct TypedRow {
    /// Its line in the file.
    pub(super) line: u64,
    /// Token of the placement that it makes: sent twice, it makes one.
    pub(super) once: String,
    /// The number that it says; empty without one.
    number: String,
    /// The version of the placement of that number, as it was shown.
    pub(super) version: Option<i64>,
    /// What it says, for the columns that the file has.
    pub(super) answers: Answers,
}

impl TypedRow {
    pub(super) fn new(token: &str, (line, mut answers): (u64, Answers)) -> Self {
        let number = answers.remove("number").unwrap_or_default().trim().to_owned();
        Self { line, once: format!("{token}{line}"), number, version: None, answers }
    }
}

/// What becomes of a row.
#[derive(Debug)]
pub enum RowBecomes {
    /// A new placement.
    New {
        /// The number that it says, where that is one of the organisation's in another round.
        elsewhere: Option<String>,
        /// The number of a placement with the same title, where the organisation offers one already.
        like: Option<String>,
    },
    /// A placement that is changed: as it stands, and as it would be typed then.
    Changed(Box<(Placed, Answers)>),
    /// One that stands so already, by its number.
    Same(String),
    /// Nothing: each field that is wrong, and what cannot be read.
    Wrong(Vec<Wrong>, Vec<Fault>),
}

/// A row of the file.
#[derive(Debug)]
pub struct SheetLine {
    /// Its line.
    pub line: u64,
    /// The title that it says.
    pub title: String,
    /// What it says, for the columns that the file has.
    pub answers: Answers,
    /// What becomes of it.
    pub becomes: RowBecomes,
}

/// What an organisation offers.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// Its placements in the round, by number.
    pub(super) here: Vec<Placed>,
    /// Its numbers in other rounds.
    pub(super) elsewhere: Vec<String>,
}

impl Offers {
    /// Whether a number is none of this round's, but one of its own in another: the row is taken for new work.
    fn is_elsewhere(&self, number: &str) -> bool {
        let number = plain(number);
        let is_it = |known: &str| plain(known) == number;
        self.here.iter().all(|placed| !is_it(placed.placement.id.as_str()))
            && self.elsewhere.iter().any(|known| is_it(known))
    }
}

/// What becomes of each row beside the organisation's placements; rows learn the version of the placement that they name.
pub(super) fn held(book: &Book, own: &Offers, rows: &mut [TypedRow]) -> Vec<SheetLine> {
    let mut named: Vec<Uuid> = Vec::new();
    let mut lines = Vec::new();
    for row in rows {
        let becomes = if row.number.is_empty() || own.is_elsewhere(&row.number) {
            new_row(book, &own.here, row)
        } else {
            named_row(book, &own.here, (row, &mut named))
        };
        let title = row.answers.get("title").cloned().unwrap_or_default();
        lines.push(SheetLine { line: row.line, title, answers: row.answers.clone(), becomes });
    }
    lines
}

fn form(row: &TypedRow, answers: Answers) -> PlacementForm {
    PlacementForm { once: row.once.clone(), answers, draft: false }
}

/// Whether a placement says the same as what would be typed.
fn is_same(book: &Book, placed: &Placed, form: &PlacementForm) -> Result<bool, No> {
    Ok(typed(book, form, Stood::placed(placed))?.is_of(placed))
}

fn wrong(no: No) -> RowBecomes {
    match no {
        No::Invalid(wrong) => RowBecomes::Wrong(wrong, Vec::new()),
        No::Refused(why) => {
            RowBecomes::Wrong(vec![Wrong { args: why.args, ..Wrong::new("number", why.key) }], Vec::new())
        }
        _ => RowBecomes::Wrong(Vec::new(), Vec::new()),
    }
}

fn new_row(book: &Book, own: &[Placed], row: &mut TypedRow) -> RowBecomes {
    let form = form(row, row.answers.clone());
    if let Err(no) = typed(book, &form, Stood::default()) {
        return wrong(no);
    }
    let stands = || own.iter().filter(|placed| placed.state != Placing::Withdrawn);
    if let Some(same) = stands().find(|placed| is_same(book, placed, &form).unwrap_or(false)) {
        return RowBecomes::Same(same.placement.id.to_string());
    }
    let title = plain(row.answers.get("title").map(String::as_str).unwrap_or_default());
    let like = stands().find(|placed| plain(&placed.placement.title) == title);
    RowBecomes::New {
        elsewhere: Some(row.number.clone()).filter(|number| !number.is_empty()),
        like: like.map(|placed| placed.placement.id.to_string()),
    }
}

fn named_row(book: &Book, own: &[Placed], (row, named): (&mut TypedRow, &mut Vec<Uuid>)) -> RowBecomes {
    let one = |key| RowBecomes::Wrong(vec![Wrong::new("number", key)], Vec::new());
    // Everything is said at once, whatever else is wrong with the number.
    let beside = |key, stood| {
        let more = typed(book, &form(row, row.answers.clone()), stood).err();
        let more = more.map(wrong).into_iter().filter_map(|becomes| match becomes {
            RowBecomes::Wrong(wrong, _) => Some(wrong),
            _ => None,
        });
        let all = std::iter::once(Wrong::new("number", key)).chain(more.flatten());
        RowBecomes::Wrong(all.collect(), Vec::new())
    };
    let number = plain(&row.number);
    let Some(placed) = own.iter().find(|placed| plain(placed.placement.id.as_str()) == number) else {
        return beside("wrong-placement-number", Stood::default());
    };
    if named.contains(&placed.id) {
        return beside("wrong-placement-twice", Stood::placed(placed));
    }
    named.push(placed.id);
    if let Err(key) = PlacingVerb::Submit.leads(placed.state, Side::Organisation, book.phase) {
        return one(key);
    }
    let mut answers = as_typed(placed);
    // A workbook's cell is one line: where nothing but the ends of lines differs, they stay.
    let same =
        |name: &str, said: &str| answers.get(name).is_some_and(|stands| joined(stands) == joined(said));
    let said: Answers = row
        .answers
        .iter()
        .filter(|(name, said)| !same(name, said))
        .map(|(n, s)| (n.clone(), s.clone()))
        .collect();
    answers.extend(said);
    let form = form(row, answers.clone());
    row.version = Some(placed.version);
    match is_same(book, placed, &form) {
        Ok(true) => RowBecomes::Same(placed.placement.id.to_string()),
        Ok(false) => RowBecomes::Changed(Box::new((placed.clone(), answers))),
        Err(no) => wrong(no),
    }
}

/// Rows with cells that cannot be read are wrong, whatever else they say; `field` is what a column is read as.
pub(super) fn unreadable(lines: &mut [SheetLine], faults: &Faults, field: impl Fn(&str) -> Option<String>) {
    for line in lines {
        let of: Vec<Fault> =
            faults.faults.iter().filter(|fault| fault.spot.line == line.line).cloned().collect();
        if of.is_empty() {
            continue;
        }
        let mut wrong = match &mut line.becomes {
            RowBecomes::Wrong(wrong, _) => std::mem::take(wrong),
            _ => Vec::new(),
        };
        // Of a cell that nobody can read it is said only that.
        let read: Vec<String> = of.iter().filter_map(|fault| field(&fault.spot.column)).collect();
        wrong.retain(|wrong| !read.contains(&wrong.field));
        line.becomes = RowBecomes::Wrong(wrong, of);
    }
}
