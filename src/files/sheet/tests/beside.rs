//! The file that comes back with its errors.

use rust_xlsxwriter::{Format as Look, Formula};

use super::{
    super::{Rows, Wanted, beside, mapping::Field, open, open_for, write::Format},
    kinds::texts_at,
    make::{replaced, sheet, table, texts},
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
        // Given out once more, it has no second column of faults.
        let (_, faults) = read(&again);
        let bytes = beside(&again, &faults, Tr(Lang::Lv), (format, Rows::All), Vec::new()).unwrap();
        let third = open("c", bytes).unwrap();
        let names: Vec<&str> = third.columns().map(|(_, name, _)| name).collect();
        assert_eq!(names, ["Kļūdas", "Name", "Age", "=Note"]);
    }
}

#[test]
fn what_is_wrong_or_hidden_stays_so_when_the_file_is_sent_again() {
    let bytes = sheet(|sheet| {
        texts(sheet, &[&["Vārds un uzvārds", "Skola", "Personas kods"]]);
        for row in 1..6 {
            texts_at(sheet, row, &["Anna Liepa", "Skola", "010203-20001"]);
        }
        sheet.write_formula(1, 1, Formula::new("=A1").set_result("12")).unwrap();
        sheet.write_number(2, 1, 1.234_567_890_123_456e16).unwrap();
        sheet.write_number_with_format(3, 1, -3, &Look::new().set_num_format("dd.mm.yyyy")).unwrap();
        sheet.write_string(4, 1, "#N/A").unwrap();
        sheet.set_row_hidden(5).unwrap();
    });
    let bytes = replaced(&bytes, "xl/worksheets/sheet1.xml", "<v>12</v>", "");
    let wanted = || {
        let field = |name: &str| Field {
            name: name.to_owned(),
            labels: [name, name, name].map(str::to_owned),
            also: Vec::new(),
            required: false,
        };
        Wanted::new(&["Vārds un uzvārds", "Skola", "Personas kods"].map(field), None)
    };
    let opened = open_for("a.xlsx", bytes, &wanted()).unwrap();
    let (_, faults) = read(&opened);
    assert_eq!(faults.faults.len(), 4);
    for format in [Format::Csv { separator: ';' }, Format::Xlsx] {
        let bytes = beside(&opened, &faults, Tr(Lang::En), (format, Rows::All), Vec::new()).unwrap();
        let again = open_for("b", bytes, &wanted()).unwrap();
        let (_, faults) = read(&again);
        let lines: Vec<u64> = faults.faults.iter().map(|fault| fault.spot.line).collect();
        assert_eq!(lines, [2, 3, 4, 5], "{format:?}");
        if format == Format::Xlsx {
            assert_eq!(again.hidden_rows().collect::<Vec<_>>(), [6]);
        }
        again.rows(&mut crate::domain::Faults::default(), |row, _| {
            let told = row.get("Errors").text().contains("hidden");
            assert_eq!(told, row.line == 6, "{}", row.line);
        });
    }
}

#[test]
fn a_row_whose_marks_are_wrong_stays_wrong() {
    let text = "Name;Note\n\"A \"B\" C\";x\nEva;y\n";
    let sheet = open("a.csv", text.as_bytes().to_vec()).unwrap();
    let (_, faults) = read(&sheet);
    let format = Format::Csv { separator: ';' };
    let bytes = beside(&sheet, &faults, Tr(Lang::En), (format, Rows::All), Vec::new()).unwrap();
    assert_eq!(
        told("b.csv", bytes),
        [
            "b.csv, line 2, column “Name”: found the error “#ERROR! \"A \"B\" C\"”; please correct the cell or empty it"
        ]
    );
}
