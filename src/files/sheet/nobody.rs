//! Rows of a table that are nobody's: names of columns again, numbers and hints under them, totals, signatures, headings
//! between people, rows that were only prepared. Owns how they are told from people. Whoever may be told apart, or of whom more
//! is said than such rows say, is a person, however the row begins.

use super::{
    Cell, Sheet,
    header::name,
    line::{Going, Line, letters},
};
use crate::domain::{FactType, text::unmarked};

/// How the first word of a total or a signature begins, without marks on its letters.
const FOOT: [&str; 32] = [
    "kopa",
    "pavisam",
    "summa",
    "sagatavoja",
    "sastadija",
    "aizpildija",
    "parbaudija",
    "iesniedza",
    "saskano",
    "apliecin",
    "atbildig",
    "izpilditaj",
    "paraksts",
    "paraksta",
    "apstiprin",
    "datums",
    "kontaktperson",
    "total",
    "sum",
    "prepared",
    "checked",
    "signature",
    "signed",
    "approved",
    "date",
    "итого",
    "всего",
    "подпись",
    "исполнитель",
    "подготовил",
    "проверил",
    "утвердил",
];

/// Words for the post of whoever signs, as they begin.
const POSTS: [&str; 10] = [
    "direktor",
    "vaditaj",
    "specialist",
    "koordinator",
    "priekssedetaj",
    "sekretar",
    "lietved",
    "manager",
    "директор",
    "специалист",
];

/// The longest ending of such a word.
const ENDING: usize = 3;

/// Words by which people are called as well.
const NAMES: [&str; 6] = ["kopa", "summa", "datums", "sum", "date", "total"];

/// The last word of a heading above a group of people.
const GROUPS: [&str; 17] = [
    "pagasts",
    "novads",
    "pilseta",
    "ciems",
    "skola",
    "vidusskola",
    "pamatskola",
    "sakumskola",
    "gimnazija",
    "klase",
    "grupa",
    "parish",
    "school",
    "grade",
    "волость",
    "школа",
    "класс",
];

/// What is written under a column's name for whoever fills it in.
const HINTS: [&str; 14] = [
    "obligat",
    "izvel",
    "piem.",
    "piemeram",
    "cipar",
    "norad",
    "ierakst",
    "ja/ne",
    "required",
    "optional",
    "choose",
    "yes/no",
    "обязат",
    "выбер",
];

impl Sheet {
    /// Why a row is nobody's, if it is.
    pub(super) fn left_out(&self, line: &Line, going: &mut Going) -> Option<&'static str> {
        let gap = line.number > going.last + 1;
        let after_foot = std::mem::replace(&mut going.foot, false);
        going.last = line.number;
        if !going.begun
            && let Some(key) = self.second_header(line)
        {
            return Some(key);
        }
        going.begun = true;
        if line.filled() > 1
            && filled(line).all(|(at, cell)| self.header.names.get(at) == Some(&name(&cell.text())))
        {
            return Some("warning-sheet-header-again");
        }
        self.reads.as_ref()?;
        let noted = line.notes.iter().any(|note| note.whole || (!note.warns && self.reads(note.column)));
        if !noted && filled(line).all(|(at, _)| !self.reads(at)) {
            going.foot = after_foot;
            return Some("warning-sheet-idle");
        }
        if line.notes.iter().any(|note| note.whole) {
            return None;
        }
        if filled(line).any(|(at, cell)| self.keys.contains(&at) && is_telling(cell)) {
            return None;
        }
        let key = self.foot(line, gap || after_foot).or_else(|| self.prepared(line));
        going.foot = key == Some("warning-sheet-foot");
        key
    }

    /// Whether a row may be a person's before anybody said what columns mean.
    pub(super) fn may_be_person(&self, line: &Line, going: &mut Going) -> bool {
        let nobody = self.left_out(line, going).is_some();
        !nobody || filled(line).any(|(at, cell)| self.reads(at) && is_telling(cell))
    }

    /// Whether a row under the header belongs to it: numbers or letters of columns, their names in other words, hints.
    fn second_header(&self, line: &Line) -> Option<&'static str> {
        let many = line.filled();
        if self.is_numbering(line) || (many > 1 && filled(line).all(|(at, cell)| is_letter(at, cell))) {
            return Some("warning-sheet-numbering");
        }
        let known = filled(line).filter(|(_, cell)| self.wanted.knows(&name(&cell.text()))).count();
        if known > 1 && known * 2 > many {
            return Some("warning-sheet-header-again");
        }
        let keys = || filled(line).filter(|(at, _)| self.keys.contains(at));
        let wordy = |cell: &Cell| matches!(cell, Cell::Text(text) if digits(text) <= 2);
        if self.reads.is_none() || !keys().all(|(_, cell)| wordy(cell)) {
            return None;
        }
        let hints = filled(line).filter(|(_, cell)| is_hint(&cell.text())).count();
        // Names in other words, shortened as they are in narrow columns: nobody's row says no yes, no day, no number and
        // no mail address, whose dots shorten nothing.
        let short = filled(line).filter(|(_, cell)| cell.text().contains('.')).count();
        let is_word = |cell: &Cell| match cell {
            Cell::Text(text) => {
                digits(text) == 0 && !text.contains('@') && cell.read(FactType::Bool).is_err()
            }
            _ => false,
        };
        let named = many > 3
            && keys().count() > 0
            && short * 2 >= many
            && many * 3 >= self.header.names.len() * 2
            && filled(line).all(|(_, cell)| is_word(cell));
        ((hints > 1 && hints * 2 >= many) || named).then_some("warning-sheet-hints")
    }

    /// Whether a row holds the numbers of the columns, as printed forms have it: 1, 2, 3 and so on, some left out.
    fn is_numbering(&self, line: &Line) -> bool {
        let number = |cell: &Cell| {
            let text = cell.text();
            let short = text.chars().count() <= 4 && !matches!(cell, Cell::Decimal(_));
            text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().ok().filter(|_| short)
        };
        let numbers: Option<Vec<usize>> = filled(line).map(|(_, cell)| number(cell)).collect();
        let Some(numbers) = numbers else { return false };
        // An application's number and a fact of it are two numbers as well.
        let many = numbers.len() > 2 || (numbers.len() == 2 && !self.keys.contains(&0));
        many && numbers.first() == Some(&1)
            && numbers.is_sorted_by(|one, next| one < next)
            && numbers.last().is_some_and(|last| *last <= self.header.names.len() + 3)
    }

    /// A total, a signature, a footnote; a heading above a group of people.
    fn foot(&self, line: &Line, apart: bool) -> Option<&'static str> {
        let label = filled(line).find_map(|(at, cell)| match cell {
            Cell::Text(text) if !is_number(cell) => Some((at, text)),
            _ => None,
        });
        let keyed = filled(line).any(|(at, _)| self.keys.contains(&at));
        let alone = line.filled() == 1 && !keyed;
        let Some((at, text)) = label else {
            let sums = filled(line).all(|(_, cell)| is_number(cell));
            return ((sums && !keyed) || (apart && alone)).then_some("warning-sheet-foot");
        };
        // Of a person more is said than a name or a place beside the word.
        let more =
            filled(line).filter(|(other, cell)| *other != at && self.reads(*other) && !is_number(cell));
        let said = is_foot(text) && more.count() < 2 && (self.reads(at) || !keyed);
        let note = alone && (text.starts_with('*') || text.split_whitespace().count() > 6);
        if said || note || (apart && alone) {
            return Some("warning-sheet-foot");
        }
        let last = unmarked(text)
            .split(|c: char| !c.is_alphanumeric())
            .rfind(|word| !word.is_empty())
            .map(ToOwned::to_owned);
        (alone && last.is_some_and(|last| GROUPS.contains(&last.as_str()))).then_some("warning-sheet-heading")
    }

    /// A row that was prepared for somebody: boxes that are not ticked, formulas that found nothing.
    fn prepared(&self, line: &Line) -> Option<&'static str> {
        let is = |(at, cell): (usize, &Cell)| {
            !self.keys.contains(&at)
                && (matches!(cell, Cell::Bool(_)) || is_number(cell) || *cell == Cell::Error(String::new()))
        };
        (line.filled() > 0 && filled(line).filter(|(at, _)| self.reads(*at)).all(is))
            .then_some("warning-sheet-prepared")
    }
}

fn filled(line: &Line) -> impl Iterator<Item = (usize, &Cell)> {
    line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Whether a cell holds its own column's letter.
fn is_letter(column: usize, cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.eq_ignore_ascii_case(&letters(column)))
}

/// Whether a text tells how a column is to be filled in.
fn is_hint(text: &str) -> bool {
    let text = unmarked(text);
    let bracketed = text.starts_with('(') && text.ends_with(')');
    let form = text.contains('.')
        && text.chars().all(|c| matches!(c, 'd' | 'm' | 'g' | 'y' | 'д' | 'м' | 'г' | '.' | ' '));
    bracketed || form || HINTS.iter().any(|hint| text.starts_with(hint) || text.contains(&format!(" {hint}")))
}

/// Whether a text begins as a total or a signature does, or says how many there are.
fn is_foot(text: &str) -> bool {
    // Letters of words are looked at without marks; what follows the first word, as it is written.
    let begin = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let rest = begin.trim_start_matches(char::is_alphabetic).trim_start_matches(' ');
    let plain = unmarked(begin);
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return false };
    let fits = |word: &str, begins: &str| {
        let ending = word.strip_prefix(begins).map(|ending| ending.chars().count());
        ending.is_some_and(|ending| ending == 0 || (ending <= ENDING && begins.chars().count() > 6))
    };
    let written = begin[..begin.len() - begin.trim_start_matches(char::is_alphabetic).len()].to_lowercase();
    let person = NAMES.contains(&written.as_str()) && rest.starts_with(char::is_uppercase);
    let count = words.iter().rev().find(|word| digits(word) < word.len());
    (FOOT.iter().any(|word| fits(first, word)) && !person)
        || words.iter().take(3).any(|word| POSTS.iter().any(|post| fits(word, post)))
        || count.is_some_and(|word| ["skaits", "количество"].contains(word))
        || plain.starts_with("z.v.")
        || plain.starts_with("z. v.")
}

/// Whether a cell is a number, as totals are.
fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Whole(_) | Cell::Decimal(_) => true,
        Cell::Text(text) => text.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a cell may tell a person apart: a day, a text or number as long as a code or an application's number, or what should
/// be one and cannot be read.
fn is_telling(cell: &Cell) -> bool {
    match cell {
        Cell::Date(_) | Cell::Moment(_) | Cell::Error(_) => true,
        Cell::Text(text) => digits(text) > 0 && text.chars().count() >= 6 && !is_foot(text),
        Cell::Whole(number) => *number >= 10_000,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_totals_and_signatures() {
        for text in [
            "Kopā: 2",
            "KOPA",
            "Kopā Piemēru novadā",
            "Pieteikumu skaits: 2",
            "Dalībnieku skaits",
            "(paraksts)",
            "Vecākā speciāliste",
            "Koordinatore",
            "Saskaņots: domes priekšsēdētājs",
            "Pārbaudīja: I. Krastiņa",
            "Atbildīgā persona: I. Krastiņa",
            "Direktore Anna Ozola",
            "Datums: 05.04.2027.",
            "Z. v.",
            "Итого:",
        ] {
            assert!(is_foot(text), "{text}");
        }
        for text in [
            "Z",
            "Zane",
            "Kopa Anna",
            "Summa Anna",
            "Datums Jānis",
            "Skaitsne",
            "Parakstnieks",
            "",
            "12",
            "V01",
        ] {
            assert!(!is_foot(text), "{text}");
        }
    }

    #[test]
    fn hints_for_whoever_fills_a_form_in() {
        for text in [
            "obligāts",
            "(kā pasē)",
            "dd.mm.gggg.",
            "jā/nē",
            "izvēlieties no saraksta",
            "11 cipari",
            "Piem., 29000000",
        ] {
            assert!(is_hint(text), "{text}");
        }
        for text in ["Anna Liepa", "nav", "120410-21018", "Piemēru vidusskola", "05.04.2027."] {
            assert!(!is_hint(text), "{text}");
        }
    }
}
