//! What real programmes and offices make of a table: titles above it, signatures below, columns that nobody reads, rows that
//! nobody sees. Each is read, and said.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{
    super::{Sheet, Wanted, cell::Cell, mapping::Field, open_for},
    make::{book, changed, parts_renamed, replaced, sheet, texts},
};
use crate::{
    domain::{FactType, FactValue, Fault, Faults, Lang},
    i18n::Tr,
};

pub(super) fn wanted() -> Wanted {
    let field = |name: &str, label: &str| Field {
        name: name.to_owned(),
        labels: [label, label, label].map(str::to_owned),
        also: Vec::new(),
        required: false,
    };
    let fields =
        [field("name", "Vārds un uzvārds"), field("code", "Personas kods"), field("school", "Skola")];
    Wanted::new(&fields, None)
}

pub(super) fn opened(name: &str, bytes: Vec<u8>) -> Sheet {
    open_for(name, bytes, &wanted()).unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

/// The file with the columns read that are called as fields are.
pub(super) fn reading(name: &str, bytes: Vec<u8>) -> Sheet {
    let sheet = opened(name, bytes);
    let all = ["Vārds un uzvārds", "Personas kods", "Skola"];
    sheet.reading(&all, &["Personas kods"])
}

/// The first cells that are read, and what is said: faults, then warnings.
pub(super) fn told(sheet: &Sheet) -> (Vec<String>, Vec<&'static str>, Vec<&'static str>) {
    let (mut rows, mut warnings) = (Vec::new(), Faults::default());
    let faults =
        sheet.rows(&mut warnings, |row, _| rows.push(row.get("Vārds un uzvārds").text().into_owned()));
    let keys = |faults: &[Fault]| faults.iter().map(|fault| fault.key).collect::<Vec<_>>();
    (rows, keys(&faults.faults), [keys(sheet.warnings()), keys(&warnings.faults)].concat())
}

pub(super) const HEADER: &[&str] = &["Vārds un uzvārds", "Personas kods", "Skola"];
pub(super) const ANNA: &[&str] = &["Anna Liepa", "010203-20001", "Rīgas skola"];
pub(super) const EVA: &[&str] = &["Eva Kalna", "020304-20002", "Cita skola"];

#[test]
fn titles_of_any_shape_stand_above_the_header() {
    let titles: [&[&[&str]]; 5] = [
        &[&["Pieteikumi 2027. gada vasarai"]],
        &[&["Piemēru novads", "", "2027"], &["Skola", "Rīgas skola"]],
        &[&["Iesniedza:", "J. Bērziņš", "05.04.2027."], &[], &["", "", "lapa 1"]],
        &[&["1", "2", "3"]],
        &[&["A", "B", "C", "D", "E", "F", "G", "H"]],
    ];
    for title in titles {
        let rows: Vec<&[&str]> = title.iter().copied().chain([HEADER, ANNA, EVA]).collect();
        let (read, faults, warnings) = told(&reading("a.xlsx", sheet(|sheet| texts(sheet, &rows))));
        assert_eq!((read.len(), faults), (2, vec![]), "{title:?}");
        assert!(
            warnings.iter().all(|key| *key == "warning-sheet-above") && !warnings.is_empty(),
            "{title:?}"
        );
        for separator in [";", ",", "\t", "|"] {
            let text: String = rows.iter().map(|row| row.join(separator) + "\r\n").collect();
            let (read, faults, _) = told(&reading("a.csv", text.into_bytes()));
            assert_eq!((read.len(), faults), (2, vec![]), "{title:?} {separator:?}");
        }
    }
}

#[test]
fn numbers_of_columns_totals_and_signatures_are_nobody() {
    let feet: [&[&[&str]]; 5] = [
        &[&["Kopā: 2"]],
        &[&["Pavisam", "2", ""]],
        &[&[], &["Sagatavoja: J. Bērziņš, 05.04.2027."], &["________ /paraksts/"]],
        &[&[], &["Direktore", "", "Anna Ozola"], &["", "", "05.04.2027."]],
        &[&["Vārds un uzvārds", "Personas kods", "Skola"], &["ИТОГО:", "", "2"]],
    ];
    for foot in feet {
        let numbers: &[&str] = &["1", "2", "3"];
        let rows: Vec<&[&str]> =
            [HEADER, numbers, ANNA, EVA].into_iter().chain(foot.iter().copied()).collect();
        let (read, faults, warnings) = told(&reading("a.xlsx", sheet(|sheet| texts(sheet, &rows))));
        assert_eq!(
            (read, faults),
            (vec!["Anna Liepa".to_owned(), "Eva Kalna".to_owned()], vec![]),
            "{foot:?}"
        );
        assert_eq!(warnings[0], "warning-sheet-numbering", "{foot:?}");
        assert_eq!(warnings.len(), 1 + foot.iter().filter(|row| !row.is_empty()).count(), "{foot:?}");
    }
    // Whoever is only called so is a person; and somebody below a blank row is one.
    let rows: [&[&str]; 5] =
        [HEADER, &["Summa Anna", "010203-20001"], &[], ANNA, &["Datums Jānis", "020304-20002"]];
    let (read, ..) = told(&reading("a.xlsx", sheet(|sheet| texts(sheet, &rows))));
    assert_eq!(read.len(), 3);
}

#[test]
fn what_is_not_read_blocks_nothing() {
    let bytes = sheet(|sheet| {
        texts(
            sheet,
            &[&["", "Vārds un uzvārds", "Personas kods", "Piezīmes", "Aprēķins", "Piezīmes", "2027"]],
        );
        texts_at(sheet, 1, &["0", "Anna Liepa", "010203-20001", "divas\nrindas", "", "x", "1"]);
        texts_at(sheet, 2, &["1", "Eva Kalna", "020304-20002"]);
        sheet.write_formula(1, 4, Formula::new("=SUM(A1)").set_result("12")).unwrap();
        sheet.write_string(1, 250, "far out").unwrap();
        // Row numbers that go on below the last person.
        texts_at(sheet, 3, &["2"]);
    });
    for (from, to) in [("<v>12</v>", ""), ("<f>SUM(A1)</f><v>12</v>", "<v>1e300</v>")] {
        let bytes = replaced(&bytes, "xl/worksheets/sheet1.xml", from, to);
        let sheet =
            opened("a.xlsx", bytes).reading(&["Vārds un uzvārds", "Personas kods"], &["Personas kods"]);
        assert_eq!(sheet.header()[1..7], HEADER_OF_MANY.map(str::to_owned));
        let (read, faults, warnings) = told(&sheet);
        assert_eq!((read.len(), faults), (2, vec![]));
        assert_eq!(warnings, ["warning-sheet-nameless", "warning-sheet-idle"]);
        let columns: Vec<_> =
            sheet.columns().map(|(letters, _, samples)| (letters, samples.to_vec())).collect();
        assert_eq!(columns[0], ("A".to_owned(), vec!["0".to_owned(), "1".to_owned(), "2".to_owned()]));
        assert_eq!(columns[5].1, ["x"]);
    }
}

const HEADER_OF_MANY: [&str; 6] =
    ["Vārds un uzvārds", "Personas kods", "Piezīmes", "Aprēķins", "Piezīmes (F)", "2027"];

pub(super) fn texts_at(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(row, column, *cell).unwrap();
    }
}

#[test]
fn the_worksheet_with_the_names_is_read_or_asked_for() {
    let add = |book: &mut Workbook, name: &str, rows: &[&[&str]]| {
        texts(book.add_worksheet().set_name(name).unwrap(), rows);
    };
    let notes: &[&[&str]] = &[&["Kā aizpildīt"], &["1. Ierakstiet vārdu.", "x"], &["2.", "y", "z"]];
    let one = book(|book| {
        add(book, "Instrukcija", notes);
        add(book, "Pieteikumi", &[HEADER, ANNA]);
        add(book, "Skolas", &[&["Skola"], &["Rīgas skola"]]);
    });
    let sheet = opened("a.xlsx", one);
    assert_eq!(sheet.facts_about().worksheet.as_deref(), Some("Pieteikumi"));
    assert!(!sheet.asks_for_worksheet());
    assert_eq!(told(&sheet).2, ["warning-sheet-other"; 2]);
    let two = book(|book| {
        add(book, "Jūnijs", &[HEADER, ANNA]);
        add(book, "Jūlijs", &[HEADER, EVA]);
    });
    let sheet = opened("a.xlsx", two.clone());
    assert!(sheet.asks_for_worksheet());
    let named: Vec<&str> = sheet.worksheets().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(named, ["Jūnijs", "Jūlijs"]);
    let chosen = open_for("a.xlsx", two, &wanted().at("Jūlijs", 0)).unwrap();
    assert_eq!((told(&chosen).0, chosen.asks_for_worksheet()), (vec!["Eva Kalna".to_owned()], false));
}

#[test]
fn numbers_keep_the_zeros_that_their_format_shows() {
    for (format, shown) in [("00000000000", "05030922026"), ("000000\\-00000", "050309-22026")] {
        let look = Format::new().set_num_format(format);
        let bytes = sheet(|sheet| {
            texts(sheet, &[HEADER, &["Anna Liepa"]]);
            sheet.write_number_with_format(1, 1, 5_030_922_026.0, &look).unwrap();
        });
        let mut cells = Vec::new();
        opened("a.xlsx", bytes)
            .rows(&mut Faults::default(), |row, _| cells.push(row.get("Personas kods").clone()));
        assert_eq!(cells, [Cell::Text(shown.to_owned())]);
    }
}

#[test]
fn hidden_rows_are_told() {
    let bytes = sheet(|sheet| {
        texts(sheet, &[&["virsraksts"], HEADER, ANNA, EVA, ANNA]);
        sheet.set_row_hidden(0).unwrap();
        sheet.set_row_hidden(3).unwrap();
    });
    assert_eq!(opened("a.xlsx", bytes.clone()).hidden_rows().collect::<Vec<_>>(), [4]);
    let other = changed(&bytes, "xl/worksheets/sheet1.xml", |text| {
        Some(text.replace(" hidden=\"1\"", " hidden=\"true\"").into_bytes())
    });
    assert_eq!(opened("a.xlsx", other).hidden_rows().collect::<Vec<_>>(), [4]);
    assert_eq!(opened("a.csv", b"Personas kods\n1\n".to_vec()).hidden_rows().count(), 0);
}

#[test]
fn a_part_is_what_the_relations_say_whatever_its_name() {
    let plain = sheet(|sheet| texts(sheet, &[HEADER, ANNA]));
    for (part, name) in [
        ("xl/workbook.xml", "xl/workbook2.xml"),
        ("xl/workbook.xml", "xl/book.xml"),
        ("xl/sharedStrings.xml", "xl/texts/strings7.xml"),
        ("xl/styles.xml", "xl/looks.xml"),
        ("xl/worksheets/sheet1.xml", "xl/worksheets/people.xml"),
    ] {
        let bytes = parts_renamed(&plain, part, name);
        assert_eq!(told(&reading("a.xlsx", bytes)).0, ["Anna Liepa"], "{name}");
    }
}

#[test]
fn a_guard_is_taken_off_wherever_it_was_put_on() {
    let guarded: [&[&str]; 2] = [HEADER, &["'=Anna", "'+371 20000001", "'@x"]];
    let workbook = sheet(|sheet| texts(sheet, &guarded));
    let text = guarded.iter().map(|row| row.join(";") + "\n").collect::<String>();
    for (name, bytes) in [("a.xlsx", workbook), ("a.csv", text.into_bytes())] {
        let mut cells = Vec::new();
        opened(name, bytes).rows(&mut Faults::default(), |row, _| cells = row.cells.clone());
        let cells: Vec<_> = cells.iter().map(|cell| cell.text().into_owned()).collect();
        assert_eq!(cells, ["=Anna", "+371 20000001", "@x"], "{name}");
    }
}

#[test]
fn yes_that_is_written_as_a_formula_is_read() {
    let bytes = sheet(|sheet| {
        texts(sheet, &[HEADER, &["Anna"]]);
        sheet.write_formula(1, 1, Formula::new("=TRUE()").set_result("1")).unwrap();
        sheet.write_string(1, 2, "APLAMS").unwrap();
    });
    let bytes = replaced(&bytes, "xl/worksheets/sheet1.xml", "<f>TRUE()</f><v>1</v>", "<f>TRUE()</f>");
    let (mut facts, mut warnings) = (Vec::new(), Faults::default());
    let faults = opened("a.xlsx", bytes).rows(&mut warnings, |row, faults| {
        for column in ["Personas kods", "Skola"] {
            facts.extend(row.read(column, FactType::Bool, faults));
        }
    });
    let said: Vec<String> = faults.faults.iter().map(|fault| Tr(Lang::En).fault(fault)).collect();
    assert_eq!((facts, said), (vec![FactValue::Bool(true), FactValue::Bool(false)], Vec::new()));
    assert!(warnings.is_empty());
}
