//! What is written is read again: the same cells, formulas as texts.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use super::{
    super::{
        cell::{Cell, clean},
        write::{Format, Writer},
    },
    reading::rows,
};

fn written(format: Format, header: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer = Writer::new(format, "People", header, Vec::new()).unwrap();
    for row in rows {
        writer.row(row).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn formulas_are_texts() {
    let evil = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", " =1", "＝1", "'=1", "a"]
        .map(|text| Cell::Text(text.to_owned()));
    let header = ["A", "B", "C", "D", "E", "F", "G", "=H"].map(str::to_owned);
    let bytes = written(Format::Csv { separator: ';' }, &header, &[evil.to_vec()]);
    let text = "\u{feff}A;B;C;D;E;F;G;'=H\r\n'=cmd|' /C calc'!A0;'+1;'-1;'@SUM(1);' =1;'＝1;''=1;a\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), text);
    let bytes = written(Format::Xlsx, &header, &[evil.to_vec()]);
    let read = rows("a.xlsx", bytes);
    assert_eq!(read[0].1[0], evil[0]);
    assert_eq!(read[0].1[4], Cell::Text("=1".to_owned()));
}

#[test]
fn the_last_millisecond_of_a_second_is_not_rounded_up() {
    let day = NaiveDate::from_ymd_opt(2027, 4, 5).unwrap();
    let moment = Cell::Moment(day.and_hms_milli_opt(8, 29, 59, 999).unwrap());
    for format in [Format::Xlsx, Format::Csv { separator: ';' }] {
        let name = if format == Format::Xlsx { "a.xlsx" } else { "a.csv" };
        let read = rows(name, written(format, &["A".to_owned()], &[vec![moment.clone()]]));
        assert_eq!(read[0].1[0].text(), moment.text(), "{format:?}");
    }
}

fn text() -> impl Strategy<Value = String> {
    let any = "[ -~āčēģīķļņšūžЁёЯя=+@;,\t\"'\u{a0}]{0,12}";
    let plain = |text: String| clean(&text).replace('\t', " ").trim().to_owned();
    any.prop_map(plain).prop_filter("scientific notation, errors and lost letters are refused", |text| {
        !text.contains(['E', 'e', '#', '?'])
    })
}

fn moment() -> impl Strategy<Value = NaiveDateTime> {
    let day = (0_i64..60_000)
        .prop_map(|day| NaiveDate::from_ymd_opt(1901, 1, 1).unwrap() + chrono::TimeDelta::days(day));
    // A workbook holds milliseconds.
    (day, 1_u32..86_400, 0_u32..1_000).prop_map(|(day, second, milli)| {
        day.and_hms_milli_opt(second / 3600, second / 60 % 60, second % 60, milli).unwrap()
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => text().prop_map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) }),
        1 => (-999_999_999_999_999_i64..=999_999_999_999_999).prop_map(Cell::Whole),
        1 => (-1_000_000_i64..1_000_000, 1..100_000_u32).prop_map(|(whole, part)| {
            Cell::of_number(format!("{whole}.{part:05}").parse::<f64>().unwrap())
        }),
        1 => any::<bool>().prop_map(Cell::Bool),
        1 => moment().prop_map(|moment| Cell::Date(moment.date())),
        1 => moment().prop_map(Cell::Moment),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_cells_come_back(
        cells in prop::collection::vec(prop::collection::vec(cell(), 4), 1..6),
        separator in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let header = ["A", "B", "C", "D"].map(str::to_owned);
        let is_filled = |row: &&Vec<Cell>| row.iter().any(|cell| !cell.is_empty());
        let expected: Vec<Vec<Cell>> = cells.iter().filter(is_filled).cloned().collect();
        prop_assume!(!expected.is_empty());
        let read = |name: &str, bytes| -> Vec<Vec<Cell>> { rows(name, bytes).into_iter().map(|(_, cells)| cells).collect() };
        prop_assert_eq!(&read("a.xlsx", written(Format::Xlsx, &header, &cells)), &expected);
        let as_text = |cell: &Cell| if cell.is_empty() { Cell::Empty } else { Cell::Text(cell.text().into_owned()) };
        let texts: Vec<Vec<Cell>> = expected.iter().map(|row| row.iter().map(as_text).collect()).collect();
        prop_assert_eq!(read("a.csv", written(Format::Csv { separator }, &header, &cells)), texts);
    }
}
