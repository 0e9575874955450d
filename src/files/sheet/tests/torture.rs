//! Workbooks that Excel opens gladly and that are broken as tables, each with what is said about them.

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::{
    super::cell::Cell,
    make::{book, replaced, sheet, table, texts},
    told,
};
use crate::{
    domain::{Fault, Lang},
    i18n::Tr,
};

/// A worksheet: a header, one row, then whatever is done to them.
fn made(change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    sheet(|sheet| {
        texts(sheet, &[&["Name", "Code", "Age", "Born", "Fit"], &["Anna", "01019912345"]]);
        change(sheet);
    })
}

#[test]
fn cells_that_cannot_be_used() {
    let code = "The zeros at the front are lost: set the column to text and write them again";
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let cases: [(&str, Vec<u8>, Vec<String>); 10] = [
        ("a code that became a number", made(|sheet| { sheet.write_number(1, 1, 1_019_912_345).unwrap(); }), vec![format!("a.xlsx, line 2, column “Code”: found “1019912345”; 11 digits are expected. {code}")]),
        ("more digits than Excel keeps", made(|sheet| { sheet.write_number(1, 1, 1.234_567_890_123_456e16).unwrap(); }), vec!["a.xlsx, line 2, column “Code”: found 12345678901234560, a number of more than 15 digits, of which the spreadsheet lost the last; set the column to text and write it again".to_owned()]),
        ("an error", replaced(&made(|sheet| { sheet.write_number(1, 2, 7).unwrap(); }), "xl/worksheets/sheet1.xml", "<c r=\"C2\"><v>7</v>", "<c r=\"C2\" t=\"e\"><v>#N/A</v>"), vec!["a.xlsx, line 2, column “Age”: found the error “#N/A”; please correct the cell or empty it".to_owned()]),
        ("a formula with its value", made(|sheet| { sheet.write_formula(1, 2, Formula::new("=6*2").set_result("12")).unwrap(); }), vec!["warning: a.xlsx, line 2, column “Age”: the cell has a formula; its stored value “12” is read".to_owned()]),
        ("a formula without a value", replaced(&made(|sheet| { sheet.write_formula(1, 2, Formula::new("=6*2").set_result("12")).unwrap(); }), "xl/worksheets/sheet1.xml", "<v>12</v>", ""), vec!["a.xlsx, line 2, column “Age”: the cell has a formula and no value; open the file in the spreadsheet programme and save it again, or write the value itself".to_owned()]),
        ("a formula that is an error", replaced(&made(|sheet| { sheet.write_formula(1, 2, Formula::new("=1/0").set_result("12")).unwrap(); }), "xl/worksheets/sheet1.xml", "<c r=\"C2\"><f>1/0</f><v>12</v>", "<c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v>"), vec!["a.xlsx, line 2, column “Age”: found the error “#DIV/0!”; please correct the cell or empty it".to_owned(), ]),
        ("no date", made(|sheet| { sheet.write_number_with_format(1, 3, -3, &date).unwrap(); }), vec!["a.xlsx, line 2, column “Born”: found “-3”, which is shown as a date but is none".to_owned()]),
        ("29 February 1900", made(|sheet| { sheet.write_number_with_format(1, 3, 60, &date).unwrap(); }), vec!["a.xlsx, line 2, column “Born”: found “29.02.1900.”, which is shown as a date but is none".to_owned()]),
        ("a number where a date is expected, a half where a whole", made(|sheet| {
            sheet.write_number(1, 2, 0.5).unwrap();
            sheet.write_number(1, 3, 43_990).unwrap();
            sheet.write_number(1, 4, 2).unwrap();
        }), vec![
            "a.xlsx, line 2, column “Age”: found “0.5”; a whole number is expected".to_owned(),
            "a.xlsx, line 2, column “Born”: found the number “43990”; a date is expected. Perhaps 08.06.2020. is meant: set the column to date".to_owned(),
            "a.xlsx, line 2, column “Fit”: found “2”; “yes” or “no” is expected (x, 1 and 0 are understood too)".to_owned(),
        ]),
        ("a cell far out, and formats without end", made(|sheet| {
            sheet.write_blank(1_048_575, 0, &date).unwrap();
            sheet.write_string(3, 300, "x").unwrap();
        }), vec!["a.xlsx, line 4, column “KO”: the table reaches to column KO; at most 200 columns are read".to_owned()]),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(told("a.xlsx", bytes), expected, "{what}");
    }
}

#[test]
fn headers_that_are_none() {
    let number = sheet(|sheet| {
        texts(sheet, &[&["Name"], &["Anna"]]);
        sheet.write_number(0, 1, 12).unwrap();
    });
    let merged = sheet(|sheet| {
        texts(sheet, &[&["", "", "Age"], &["Anna", "Liepa"]]);
        sheet.merge_range(0, 0, 0, 1, "Person", &Format::new()).unwrap();
    });
    let cases: [(&str, Vec<u8>, &[&str]); 6] = [
        (
            "a number",
            number,
            &[
                "a.xlsx, line 1, column “B”: found “12” in the header; the name of a column is expected. Perhaps the header is missing",
            ],
        ),
        (
            "merged",
            merged,
            &[
                "a.xlsx, line 1: the cells A1:B1 of the header are merged; every column needs a name of its own, so please split them",
            ],
        ),
        (
            "twice",
            table(&[&["Name", "Name"], &["Anna"]]),
            &["a.xlsx, line 1, column “Name”: a column of this name appears twice"],
        ),
        (
            "alone",
            table(&[&["Name", "Age"]]),
            &["a.xlsx, line 1: there is only a header and no row under it"],
        ),
        (
            "a title above",
            table(&[&[], &["Summer 2026"], &[], &["Name", "Code", "Fit"], &["Anna"]]),
            &[
                "warning: a.xlsx, line 2: the row is above the names of columns and is not read: “Summer 2026”",
            ],
        ),
        ("nothing", table(&[]), &["a.xlsx: there is nothing in any visible worksheet"]),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(told("a.xlsx", bytes), expected, "{what}");
    }
}

#[test]
fn worksheets_that_are_not_read() {
    let add = |book: &mut Workbook, name: &str, rows: &[&[&str]], hidden: bool| {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(hidden);
        texts(sheet, rows);
    };
    let bytes = book(|book| {
        book.add_worksheet().set_name("Empty").unwrap();
        add(book, "Notes", &[&["Please read"]], false);
        add(book, "People", &[&["Name"], &["Anna"]], false);
        add(book, "Lists", &[&["x"]], true);
        add(book, "More", &[&["Name"], &["Eva"]], false);
    });
    let expected = [
        "warning: a.xlsx: the worksheet “Notes” is not read; “People” is",
        "warning: a.xlsx: the worksheet “Lists” is hidden and not read; “People” is",
        "warning: a.xlsx: the worksheet “More” is not read; “People” is",
    ];
    assert_eq!(told("a.xlsx", bytes), expected);
    let bytes = book(|book| {
        book.add_worksheet();
        add(book, "Lists", &[&["Name"], &["Anna"]], true);
    });
    assert_eq!(told("a.xlsx", bytes), ["a.xlsx: there is nothing in any visible worksheet"]);
}

#[test]
fn cells_merged_over_rows_are_warned_of() {
    let bytes = sheet(|sheet| {
        texts(sheet, &[&["School", "Name"], &["", "Anna"], &["", "Eva"]]);
        sheet.merge_range(1, 0, 2, 0, "First school", &Format::new()).unwrap();
    });
    let expected = "warning: a.xlsx, line 2: cells are merged over several rows from here on; only the first of these rows has the value";
    assert_eq!(told("a.xlsx", bytes), [expected]);
}

#[test]
fn a_time_is_no_day() {
    let form = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    let moment = NaiveDate::from_ymd_opt(2020, 6, 8).unwrap().and_hms_opt(9, 30, 0).unwrap();
    let bytes = made(|sheet| {
        sheet.write_datetime_with_format(1, 3, moment, &form).unwrap();
    });
    let expected = "a.xlsx, line 2, column “Born”: found “08.06.2020. 09:30:00”; a date such as 2020-06-08 or 08.06.2020. is expected";
    assert_eq!(told("a.xlsx", bytes), [expected]);
}

/// The sources in which keys of sentences stand.
const SOURCES: [&str; 13] = [
    include_str!("../mod.rs"),
    include_str!("../cell.rs"),
    include_str!("../bomb.rs"),
    include_str!("../scan.rs"),
    include_str!("../kind.rs"),
    include_str!("../csv.rs"),
    include_str!("../line.rs"),
    include_str!("../header.rs"),
    include_str!("../rows.rs"),
    include_str!("../write.rs"),
    include_str!("../nobody.rs"),
    include_str!("../quotes.rs"),
    include_str!("../xlsx.rs"),
];

#[test]
fn every_sentence_is_there_in_three_languages() {
    let words = SOURCES.iter().chain([&include_str!("../mapping.rs")]).flat_map(|source| source.split('"'));
    let is_key = |word: &&str| word.starts_with("fault-") || word.starts_with("warning-");
    let mut keys: Vec<&str> =
        words.filter(is_key).chain([super::super::cell::key(crate::domain::FactType::Whole)]).collect();
    keys.sort_unstable();
    keys.dedup();
    assert!(keys.len() > 45, "{}", keys.len());
    for key in keys {
        let fault = Fault::in_file("a", Box::leak(key.to_owned().into_boxed_str())).with("encoding", "1");
        let said = Lang::ALL.map(|lang| Tr(lang).fault(&fault));
        assert!(said.iter().all(|said| !said.contains(key) && !said.contains("Unknown")), "{said:?}");
        assert!(said[0] != said[1] && said[0] != said[2], "{said:?}");
    }
    assert_eq!(Cell::Whole(1).text(), "1");
}
