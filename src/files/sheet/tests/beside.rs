//! The file that comes back with its errors.

use super::{
    super::{Rows, beside, open, write::Format},
    make::table,
    read, told,
};
use crate::{domain::Lang, i18n::Tr};

#[test]
fn every_row_comes_back_with_what_is_wrong_in_it() {
    let text = "\nName;Age;Code\nAnna;x;1019912345\n\nEva;12;01019912345\nIda;y;\n";
    let sheet = open("a.csv", text.as_bytes().to_vec()).unwrap();
    let (_, faults) = read(&sheet);
    let format = Format::Csv { separator: ';' };
    let bytes = beside(&sheet, &faults, Tr(Lang::Ru), (format, Rows::All), Vec::new()).unwrap();
    let expected = "\u{feff}Ошибки;Name;Age;Code\r\n\
        \"столбец «Code»: найдено «1019912345», а нужно 11 цифр. Потеряны нули в начале: задайте столбцу текстовый формат и впишите их снова; столбец «Age»: найдено «x», а нужно целое число\";Anna;x;1019912345\r\n\
        \r\n;Eva;12;01019912345\r\nстолбец «Age»: найдено «y», а нужно целое число;Ida;y;\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn a_workbook_comes_back_as_one_and_can_be_sent_again() {
    let sheet = open("a.xlsx", table(&[&["Name", "Age"], &["Anna", "x"], &[], &["Eva", "12"]])).unwrap();
    let (_, faults) = read(&sheet);
    let bytes = beside(&sheet, &faults, Tr(Lang::En), (Format::Xlsx, Rows::All), Vec::new()).unwrap();
    assert_eq!(
        told("b.xlsx", bytes.clone()),
        ["b.xlsx, line 2, column “Age”: found “x”; a whole number is expected"]
    );
    let again = open("b.xlsx", bytes).unwrap();
    assert_eq!(again.header(), ["Errors", "Name", "Age"]);
    let mut firsts = Vec::new();
    again.rows(&mut crate::domain::Faults::default(), |row, _| {
        firsts.push((row.line, row.get("Errors").text().into_owned()));
    });
    let expected =
        [(2, "column “Age”: found “x”; a whole number is expected".to_owned()), (4, String::new())];
    assert_eq!(firsts, expected);
}

#[test]
fn only_the_wrong_rows_come_back_where_that_is_meant_and_mended_they_are_sound() {
    let text = "Virsraksts\nName;Age;=Note\nAnna;x;'=1\nEva;12;a\n";
    let sheet = open("a.csv", text.as_bytes().to_vec()).unwrap();
    let (_, faults) = read(&sheet);
    for format in [Format::Csv { separator: ';' }, Format::Xlsx] {
        let bytes = beside(&sheet, &faults, Tr(Lang::En), (format, Rows::Wrong), Vec::new()).unwrap();
        if let Format::Csv { .. } = format {
            let expected = "\u{feff}Errors;Name;Age;'=Note\r\n\
                column “Age”: found “x”; a whole number is expected;Anna;x;'=1\r\n";
            assert_eq!(
                String::from_utf8(bytes.clone()).unwrap(),
                expected.replacen(
                    "column “Age”: found “x”; a whole number is expected",
                    "\"column “Age”: found “x”; a whole number is expected\"",
                    1
                )
            );
        }
        let again = open("b", bytes).unwrap();
        let mut rows = Vec::new();
        again.rows(&mut crate::domain::Faults::default(), |row, _| {
            rows.push((row.get("Name").text().into_owned(), row.get("=Note").text().into_owned()));
        });
        assert_eq!(rows, [("Anna".to_owned(), "=1".to_owned())]);
    }
}
