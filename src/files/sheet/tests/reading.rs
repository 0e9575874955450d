//! What sound spreadsheets say: dates of both systems, yes and no, numbers, spaces.

use chrono::NaiveDate;
use rust_xlsxwriter::Format;

use super::{
    super::{Kind, cell::Cell, open},
    make::{replaced, sheet, texts},
};
use crate::domain::Faults;

/// The cells of every row, with their numbers.
pub(super) fn rows(name: &str, bytes: Vec<u8>) -> Vec<(u64, Vec<Cell>)> {
    let sheet = open(name, bytes).unwrap();
    let mut rows = Vec::new();
    let faults = sheet.rows(&mut Faults::default(), |row, _| {
        assert!(row.sound);
        rows.push((row.line, row.cells.clone()));
    });
    assert!(faults.is_empty(), "{faults:?}");
    rows
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn values_of_a_workbook() {
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let hours = Format::new().set_num_format("[h]:mm");
    let day = NaiveDate::from_ymd_opt(2020, 6, 8).unwrap();
    let bytes = sheet(|sheet| {
        texts(sheet, &[&[], &["Vārds,\nuzvārds", "\u{a0}A  1 ", "b", "c", "d", "e", "f"]]);
        sheet.write_string(3, 0, " Anna\u{a0}Liepa\u{a0} ").unwrap();
        sheet.write_number(3, 1, 12.0).unwrap();
        sheet.write_number(3, 2, 0.25).unwrap();
        sheet.write_boolean(3, 3, true).unwrap();
        sheet.write_date_with_format(3, 4, day, &date).unwrap();
        sheet.write_datetime_with_format(3, 5, day.and_hms_opt(9, 30, 0).unwrap(), &date).unwrap();
        sheet.write_number_with_format(3, 6, 1.5, &hours).unwrap();
    });
    let opened = open("a.xlsx", bytes.clone()).unwrap();
    assert_eq!(opened.header()[..2], ["Vārds, uzvārds", "A 1"]);
    assert_eq!(opened.header_line(), 2);
    let about = opened.facts_about();
    assert_eq!((about.kind, about.worksheet.as_deref()), (Kind::Xlsx, Some("Sheet1")));
    let expected = vec![
        text("Anna Liepa"),
        Cell::Whole(12),
        Cell::Decimal("0.25".to_owned()),
        Cell::Bool(true),
        Cell::Date(day),
        Cell::Moment(day.and_hms_opt(9, 30, 0).unwrap()),
        text("36:00"),
    ];
    assert_eq!(rows("a.xlsx", bytes), [(4, expected)]);
}

#[test]
fn dates_of_both_systems() {
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let bytes = sheet(|sheet| {
        texts(sheet, &[&["Day"]]);
        for (row, serial) in (1..).zip([1, 59, 61, 43_990]) {
            sheet.write_number_with_format(row, 0, serial, &date).unwrap();
        }
    });
    let days = |bytes: Vec<u8>| -> Vec<String> {
        rows("a.xlsx", bytes).iter().map(|(_, cells)| cells[0].text().into_owned()).collect()
    };
    assert_eq!(days(bytes.clone()), ["01.01.1900.", "28.02.1900.", "01.03.1900.", "08.06.2020."]);
    let later = replaced(&bytes, "xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"");
    assert_eq!(days(later), ["02.01.1904.", "29.02.1904.", "02.03.1904.", "09.06.2024."]);
}
