//! Numbers that are shown with zeros in front, by a format such as `00000000000`: what people see is the code. Owns which
//! formats those are.

use std::io::Cursor;

use calamine::{Xlsx, XlsxError};

use super::cell::Cell;

/// The most cells that are remembered: a column of codes in the longest table, several times over.
const MOST: usize = 2_000_000;

/// The cells of a worksheet that are shown with zeros in front.
#[derive(Debug, Default)]
pub(super) struct Zeros {
    /// What the formats put around digits.
    forms: Vec<Vec<char>>,
    /// Row, column and form, in their order.
    cells: Vec<(u32, u16, u16)>,
}

impl Zeros {
    /// Looks which cells have such a format, at most so many cells; nothing is looked at where no format is one.
    pub(super) fn of(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, most: u64) -> Result<Self, XlsxError> {
        let mut reader = book.worksheet_cells_reader(sheet)?;
        let form = |style: &calamine::Style| form(&style.number_format.as_ref()?.format_code);
        let styles: Vec<Option<Vec<char>>> = reader.styles().iter().map(form).collect();
        let mut zeros = Self::default();
        if styles.iter().all(Option::is_none) {
            return Ok(zeros);
        }
        zeros.forms = styles.into_iter().map(Option::unwrap_or_default).collect();
        let mut read = 0;
        while let Some((row, column, style)) = reader.next_style_id()? {
            read += 1;
            if read > most || zeros.cells.len() >= MOST {
                break;
            }
            let is_one = zeros.forms.get(style).is_some_and(|form| !form.is_empty());
            if let (true, Ok(column), Ok(style)) = (is_one, u16::try_from(column), u16::try_from(style)) {
                zeros.cells.push((row, column, style));
            }
        }
        Ok(zeros)
    }

    /// A whole number as its format shows it; `None` where it has no such format.
    pub(super) fn shown(&self, (row, column): (u32, u32), cell: &Cell) -> Option<String> {
        let (Cell::Whole(number), Ok(column)) = (cell, u16::try_from(column)) else { return None };
        let number = u64::try_from(*number).ok()?;
        let at = self.cells.binary_search_by_key(&(row, column), |(row, column, _)| (*row, *column)).ok()?;
        Some(filled(self.forms.get(usize::from(self.cells[at].2))?, number))
    }
}

/// The first part of a format if it puts zeros in front, or a plus: digits, at least two of them zeros or a plus before them, and
/// dashes, blanks and brackets between them. Colours, languages, bounds and what only fills a cell's width show nothing.
fn form(format: &str) -> Option<Vec<char>> {
    let is_literal = |c: &char| matches!(c, '-' | ' ' | '+' | '(' | ')');
    let mut form = Vec::new();
    let mut rest = format.split(';').next()?.chars();
    while let Some(c) = rest.next() {
        match c {
            '0' | '#' => form.push(c),
            c if is_literal(&c) => form.push(c),
            '\\' => form.push(rest.next().filter(is_literal)?),
            '_' | '*' => drop(rest.next()?),
            '[' => {
                let inner: String = rest.by_ref().take_while(|c| *c != ']').collect();
                // Hours, minutes and seconds that count on.
                if inner.chars().all(|c| matches!(c, 'h' | 'm' | 's' | 'H' | 'M' | 'S')) {
                    return None;
                }
            }
            '"' => loop {
                match rest.next()? {
                    '"' => break,
                    c if is_literal(&c) => form.push(c),
                    _ => return None,
                }
            },
            _ => return None,
        }
    }
    let zeros = form.iter().filter(|c| **c == '0').count();
    let plus = form.iter().find(|c| **c != ' ') == Some(&'+') && form.iter().any(|c| matches!(c, '0' | '#'));
    (zeros >= 2 || plus).then_some(form)
}

/// The number's digits put into a form from its end; those that find no place stand in front.
fn filled(form: &[char], number: u64) -> String {
    let digits = number.to_string();
    let mut left = digits.chars().rev();
    let mut shown: Vec<char> = Vec::new();
    let first = form.iter().position(|c| matches!(c, '0' | '#')).unwrap_or_default();
    for (at, c) in form.iter().enumerate().rev() {
        match c {
            '0' => shown.push(left.next().unwrap_or('0')),
            '#' => shown.extend(left.next()),
            other => shown.push(*other),
        }
        if at == first {
            shown.extend(left.by_ref());
        }
    }
    shown.iter().rev().collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_codes() {
        let shown = |format: &str, number| form(format).map(|form| filled(&form, number));
        for (format, number, text) in [
            ("00000000000", 5_030_922_026, "05030922026"),
            ("000000-00000", 5_030_922_026, "050309-22026"),
            ("000000\\-00000;@", 5_030_922_026, "050309-22026"),
            ("000000\"-\"00000", 12, "000000-00012"),
            ("00", 7, "07"),
            ("00", 712, "712"),
            ("[$-426]000000\\-00000", 5_030_922_026, "050309-22026"),
            ("[<=99999999999]000000\\-00000;General", 5_030_922_026, "050309-22026"),
            ("00000000000_)", 5_030_922_026, "05030922026"),
            ("[Red]00000000000", 5_030_922_026, "05030922026"),
            ("* 00000000000", 5_030_922_026, "05030922026"),
            ("000000\\ 00000", 5_030_922_026, "050309 22026"),
            ("\"+\"0", 37_120_000_001, "+37120000001"),
            ("+000\\ 00000000", 37_120_000_001, "+371 20000001"),
            ("+### ########", 37_120_000_001, "+371 20000001"),
            ("(000) 00", 1_234, "(012) 34"),
        ] {
            assert_eq!(shown(format, number).as_deref(), Some(text), "{format}");
        }
        for format in [
            "0",
            "General",
            "0.00",
            "#,##0",
            "0%",
            "00.00",
            "dd.mm.yyyy",
            "@",
            "0000E+00",
            "[h]:00",
            "[hh]00",
            "-0",
            "###",
        ] {
            assert_eq!(shown(format, 7), None, "{format}");
        }
    }
}
