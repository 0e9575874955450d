//! Files of which something would be lost without a word, or refused without need: each kind, small.

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Formula};

use super::{
    super::{Sheet, cell::Cell, open_for},
    kinds::{ANNA, EVA, HEADER, opened, reading, texts_at, told, wanted},
    make::{book, changed, replaced, sheet, texts},
};
use crate::domain::Faults;

const PART: &str = "xl/worksheets/sheet1.xml";

/// The names that are read of a text under the usual header, and what is said.
fn of_text(rows: &str) -> (Vec<String>, Vec<&'static str>, Vec<&'static str>) {
    told(&reading("a.csv", format!("{};Dzimums\n{rows}", HEADER.join(";")).into_bytes()))
}

#[test]
fn nobody_vanishes_in_a_quotation_mark() {
    let cases: [(&str, usize, &[&str], &[&str]); 6] = [
        (
            "A;010203-20001;S;\"labs\nB;010203-20002;S;\nC;010203-20003;S;\"x\" y\n",
            3,
            &["fault-quote-inside"; 2],
            &[],
        ),
        ("A;010203-20001;S;\"labs\nB;010203-20002;S;\n", 2, &["fault-quote"], &[]),
        ("A;010203-20001;S;\"labs\nB;010203-20002;S;\"\n", 1, &["fault-sheet-swallowed"], &[]),
        ("A;010203-20001;S;\"a\nb\"\n", 1, &[], &[]),
        ("\"A \"B\" C\";010203-20001;S;x\n", 1, &["fault-quote-inside"], &[]),
        ("\"A\"; \"010203-20001\"; \"S\"; \"x\"\n", 1, &[], &[]),
    ];
    for (rows, people, faults, warnings) in cases {
        let said = of_text(rows);
        assert_eq!((said.0.len(), said.1, said.2), (people, faults.to_vec(), warnings.to_vec()), "{rows}");
    }
    let quoted = "\"Vārds un uzvārds;Personas kods;Skola\"\n\"Anna;010203-20001;\"\"A\"\"\"\n";
    assert_eq!(
        told(&reading("a.csv", quoted.as_bytes().to_vec())),
        (vec!["Anna".to_owned()], vec![], vec![])
    );
}

#[test]
fn a_word_in_a_column_that_is_not_read_makes_nobody_vanish() {
    for word in ["Z", "Paraksts nav", "Apstiprināts", "Datums"] {
        for (code, school) in [("", "Skola A"), ("12345", "Skola A"), ("#N/A", "Skola A"), ("nav", "Skola A")]
        {
            let text =
                format!("Dzimums;Vārds un uzvārds;Personas kods;Skola\n{word};Anna Liepa;{code};{school}\n");
            let (read, _, warnings) = told(&reading("a.csv", text.into_bytes()));
            assert_eq!((read.len(), warnings), (1, vec![]), "{word} {code}");
        }
    }
    let (read, ..) = of_text("Kopa Anna;;Skola A;Z\nKopa Anna;;;\n");
    assert_eq!(read.len(), 2);
}

#[test]
fn rows_around_people_are_told_by_what_they_are() {
    let (number, again) = ("warning-sheet-numbering", "warning-sheet-header-again");
    let (hints, foot, heading, prepared) =
        ("warning-sheet-hints", "warning-sheet-foot", "warning-sheet-heading", "warning-sheet-prepared");
    for (row, key) in [
        ("1;2;4;", number),
        ("A;B;C;D", number),
        ("(kā pasē);(11 cipari);;", hints),
        ("obligāts;obligāts;izvēlieties;jā/nē", hints),
        ("ФИО;Перс. код;Шк.;Пол.", hints),
        (";;;", ""),
    ] {
        let (read, _, warnings) = of_text(&format!("{row}\nAnna;010203-20001;Skola A;S\n"));
        assert_eq!(read, ["Anna"], "{row}");
        assert_eq!(warnings, Vec::from_iter((!key.is_empty()).then_some(key)), "{row}");
    }
    // A first row with dots is somebody all the same.
    let dotted = "Vārds un uzvārds;Personas kods;Skola;Z;E-pasts\n";
    for row in ["A. Liepa;;Piem. vsk.;A;a.liepa@example.org", "A. Liepa;;9.a kl.;Z.;M."] {
        let (read, faults, warnings) = told(&reading("a.csv", format!("{dotted}{row}\n").into_bytes()));
        assert_eq!((read, faults, warnings), (vec!["A. Liepa".to_owned()], vec![], vec![]), "{row}");
    }
    let twice =
        "Vārds un uzvārds;Personas kods;Skola\nVĀRDS, UZVĀRDS;personas_kods;SKOLA\nAnna;010203-20001;A\n";
    assert_eq!(told(&reading("a.csv", twice.as_bytes().to_vec())).2, [again]);
    for (row, key) in [
        (";;3;", foot),
        ("Pieteikumu skaits: 2;;;", foot),
        ("Dalībnieku skaits;2;;", foot),
        (";Kopā: 1;;", foot),
        ("Vecākā speciāliste;;Ilze Krastiņa;", foot),
        ("Pārbaudīja: I. Krastiņa;;29000000;", foot),
        ("* ar zvaigznīti atzīmētie lauki ir obligāti;;;", foot),
        ("Avotkalna pagasts;;;", heading),
        ("7. klase;;;", heading),
    ] {
        let (read, faults, warnings) = of_text(&format!("Anna;010203-20001;Skola A;S\n{row}\n"));
        assert_eq!((read.len(), faults, warnings), (1, vec![], vec![key]), "{row}");
    }
    let bytes = sheet(|sheet| {
        texts(sheet, &[HEADER, ANNA]);
        sheet.write_boolean(2, 2, false).unwrap();
        sheet.write_formula(3, 2, Formula::new("=A1").set_result("12")).unwrap();
    });
    let (read, faults, warnings) = told(&reading("a.xlsx", replaced(&bytes, PART, "<v>12</v>", "")));
    assert_eq!((read.len(), faults, warnings), (1, vec![], vec![prepared; 2]));
}

#[test]
fn what_programmes_left_of_a_value_is_wrong() {
    for (value, key) in [
        ("#N/A", "fault-sheet-error"),
        ("#VĒRTĪBA!", "fault-sheet-error"),
        ("########", "fault-sheet-error"),
        ("Err:508", "fault-sheet-error"),
        ("NULL", "fault-sheet-error"),
        ("J?nis B?rzi??", "fault-sheet-letters"),
        ("J\u{fffd}nis", "fault-sheet-letters"),
        ("LÄ«ga VÄ«tola", "fault-sheet-letters"),
        ("Å½anete", "fault-sheet-letters"),
    ] {
        let (read, faults, _) = of_text(&format!("{value};010203-20001;Skola A;S\n"));
        assert_eq!((read.len(), faults), (1, vec![key]), "{value}");
        // In a column that is not read, it is nothing.
        assert_eq!(of_text(&format!("Anna;010203-20001;Skola A;{value}\n")).1, Vec::<&str>::new(), "{value}");
    }
}

#[test]
fn a_row_that_is_too_short_is_told() {
    assert_eq!(of_text("Anna;010203-20001\n").2, ["warning-sheet-short"]);
    // The last column is not read.
    assert_eq!(of_text("Anna;010203-20001;Skola A\n").2, Vec::<&str>::new());
}

#[test]
fn a_header_of_two_rows_and_one_with_more_than_is_read() {
    let two = sheet(|sheet| {
        texts(
            sheet,
            &[&["Vārds un uzvārds", "Personas kods", "Pazīmes"], &["", "", "Skola", "Piezīmes"], ANNA, EVA],
        );
    });
    let sheet_of_two = reading("a.xlsx", two.clone());
    assert_eq!((sheet_of_two.header_line(), told(&sheet_of_two).0.len()), (2, 2));
    let header = ["Vārds un uzvārds", "Personas kods", "Skola", "Piezīmes"];
    assert_eq!(sheet_of_two.header(), header);
    // The same once its row is remembered.
    let again = open_for("a.xlsx", two, &wanted().at("Sheet1", 2)).unwrap();
    assert_eq!(again.header(), header);
    let beside = "Vārds un uzvārds;Personas kods;Skola;;Skola\nAnna;010203-20001;A;;B\n";
    let sheet = reading("a.csv", beside.as_bytes().to_vec());
    assert_eq!(sheet.header()[4], "Skola (E)");
    assert_eq!(told(&sheet).2, ["warning-sheet-twice"]);
    let wide = |name: &str, value: &str| {
        let rest: String = (0..300)
            .map(|at| format!(";{name}{}", if name.is_empty() { String::new() } else { at.to_string() }))
            .collect::<Vec<_>>()
            .concat();
        let values = format!(";{value}").repeat(300);
        let text = format!("Vārds un uzvārds;Personas kods;Skola{rest}\nAnna;010203-20001;A{values}\n");
        told(&reading("a.csv", text.into_bytes()))
    };
    assert_eq!(wide("", ""), (vec!["Anna".to_owned()], vec![], vec![]));
    assert_eq!(wide("k", "x"), (vec!["Anna".to_owned()], vec![], vec!["warning-sheet-columns"]));
}

#[test]
fn a_name_merged_over_two_columns_is_read_from_both() {
    let bytes = sheet(|sheet| {
        texts_at(sheet, 0, &["", "", "Personas kods"]);
        sheet.merge_range(0, 0, 0, 1, "Vārds un uzvārds", &Format::new()).unwrap();
        texts_at(sheet, 1, &["Anna", "Liepa", "010203-20001"]);
    });
    let (read, faults, warnings) = told(&reading("a.xlsx", bytes));
    assert_eq!((read, faults), (vec!["Anna Liepa".to_owned()], vec![]));
    assert!(warnings.contains(&"warning-sheet-joined"));
}

/// The cells of the second column.
fn second(sheet: &Sheet) -> Vec<Cell> {
    let mut cells = Vec::new();
    sheet.rows(&mut Faults::default(), |row, _| cells.push(row.cells[1].clone()));
    cells
}

#[test]
fn moments_that_programmes_write_as_texts() {
    let day = NaiveDate::from_ymd_opt(2010, 4, 12).unwrap();
    let at = |hour, minute, second| Cell::Moment(day.and_hms_opt(hour, minute, second).unwrap());
    for (written, expected) in [
        ("2010-04-12T00:00:00.000Z", Cell::Date(day)),
        ("2010-04-11T23:59:26.000Z", Cell::Date(day)),
        ("2010-04-12T08:30", at(8, 30, 0)),
        ("2010-04-12T08:30:00.000Z", at(8, 30, 0)),
        ("2010-04-12T08:29:59.999Z", at(8, 30, 0)),
        ("2010-04-12T08:30:00+03:00", at(8, 30, 0)),
        ("2010-04-12", Cell::Date(day)),
    ] {
        let bytes = sheet(|sheet| {
            texts(sheet, &[HEADER, &["Anna"]]);
            sheet.write_number(1, 1, 12).unwrap();
        });
        let cell = format!("<c r=\"B2\" t=\"d\"><v>{written}</v>");
        let bytes = replaced(&bytes, PART, "<c r=\"B2\"><v>12</v>", &cell);
        assert_eq!(second(&opened("a.xlsx", bytes)), [expected], "{written}");
    }
}

#[test]
fn what_is_hidden_is_told_and_only_that() {
    let plain = sheet(|sheet| {
        texts(sheet, &[HEADER, ANNA, EVA, &["Kopā: 2"], &[], &["", "", "1"]]);
        for row in [2, 3, 4, 5] {
            sheet.set_row_hidden(row).unwrap();
        }
        sheet.set_column_hidden(1).unwrap();
    });
    let sheet_of = opened("a.xlsx", plain.clone());
    assert_eq!(sheet_of.hidden_rows().collect::<Vec<_>>(), [3]);
    assert_eq!(told(&sheet_of).2[0], "warning-sheet-hidden-column");
    let all = changed(&plain, PART, |text| {
        let text =
            text.replace(" hidden=\"1\"", "").replace("<sheetFormatPr", "<sheetFormatPr zeroHeight=\"1\"");
        Some(text.into_bytes())
    });
    assert_eq!(opened("a.xlsx", all).hidden_rows().collect::<Vec<_>>(), [2, 3]);
    let away = book(|book| {
        texts(book.add_worksheet().set_name("Lasi").unwrap(), &[&["Lasi mani"]]);
        texts(book.add_worksheet().set_name("Dati").unwrap().set_hidden(true), &[HEADER, ANNA]);
    });
    let faults = open_for("a.xlsx", away, &wanted()).unwrap_err();
    assert!(faults.faults.iter().any(|fault| fault.key == "fault-sheet-hidden"));
}

#[test]
fn parts_are_found_by_steps_and_lines_of_a_cell_belong_together() {
    let plain =
        sheet(|sheet| texts(sheet, &[HEADER, &["Anna\nLiepa-\nOzola", "010203-20001", "Rīgas\r\nskola"]]));
    for way in ["./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"] {
        let bytes = replaced(&plain, "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", way);
        let (read, faults, warnings) = told(&reading("a.xlsx", bytes));
        assert_eq!((read, faults), (vec!["Anna Liepa-Ozola".to_owned()], vec![]), "{way}");
        assert_eq!(warnings, ["warning-sheet-lines"; 2]);
    }
}
