//! Workbooks that other programmes write in their own way and that are sound: read as they are meant, or not at all.

use super::{
    super::cell::Cell,
    kinds::{ANNA, EVA, HEADER, opened, reading, told},
    make::{archive, changed, parts, renamed, replaced, sheet, texts},
};
use crate::domain::Faults;

const PART: &str = "xl/worksheets/sheet1.xml";
const LINKS: &str = "xl/_rels/workbook.xml.rels";

/// A workbook whose table has these rows, as they stand in its XML.
fn of_rows(rows: &str) -> Vec<u8> {
    let plain = sheet(|sheet| texts(sheet, &[HEADER, ANNA]));
    changed(&plain, PART, |text| {
        let begin = text.find("<sheetData>").unwrap() + "<sheetData>".len();
        let end = text.find("</sheetData>").unwrap();
        Some(format!("{}{rows}{}", &text[..begin], &text[end..]).into_bytes())
    })
}

fn text(place: &str, text: &str) -> String {
    format!("<c{place} t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// The table's cells, row by row.
fn cells(bytes: Vec<u8>) -> Vec<(u64, Vec<String>)> {
    let mut rows = Vec::new();
    let faults = opened("a.xlsx", bytes).rows(&mut Faults::default(), |row, _| {
        rows.push((row.line, row.cells.iter().map(|cell| cell.text().into_owned()).collect()));
    });
    assert!(faults.is_empty(), "{faults:?}");
    rows
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn rows_and_cells_out_of_order_are_read_where_they_belong() {
    let header: String = [("C1", HEADER[2]), ("A1", HEADER[0]), ("B1", HEADER[1])]
        .map(|(at, name)| text(&format!(" r=\"{at}\""), name))
        .concat();
    let anna = [("B2", ANNA[1]), ("A2", ANNA[0]), ("C2", ANNA[2])]
        .map(|(at, name)| text(&format!(" r=\"{at}\""), name))
        .concat();
    let eva = [("A3", EVA[0]), ("B3", EVA[1]), ("C3", EVA[2])]
        .map(|(at, name)| text(&format!(" r=\"{at}\""), name))
        .concat();
    let wanted = [row(2, ANNA), row(3, EVA)];
    for rows in [
        format!("<row r=\"1\">{header}</row><row r=\"3\">{eva}</row><row r=\"2\">{anna}</row>"),
        format!("<row r=\"3\">{eva}</row><row r=\"2\">{anna}</row><row r=\"1\">{header}</row>"),
        format!("<row>{header}</row><row>{anna}</row><row>{eva}</row>"),
        format!(
            "<row r=\"2\" hidden=\"1\"/><row r=\"3\">{eva}</row><row r=\"2\">{anna}</row><row r=\"1\">{header}</row>"
        ),
    ] {
        assert_eq!(cells(of_rows(&rows)), wanted, "{rows}");
    }
    // What is hidden stays so.
    let rows =
        format!("<row r=\"3\" hidden=\"1\">{eva}</row><row r=\"2\">{anna}</row><row r=\"1\">{header}</row>");
    assert_eq!(opened("a.xlsx", of_rows(&rows)).hidden_rows().collect::<Vec<_>>(), [3]);
    let nowhere: String = [HEADER, ANNA, EVA]
        .map(|cells| format!("<row>{}</row>", cells.iter().map(|cell| text("", cell)).collect::<String>()))
        .concat();
    assert_eq!(cells(of_rows(&nowhere)), wanted, "nothing says where it stands");
}

#[test]
fn a_table_in_which_two_things_stand_in_one_place_is_damaged() {
    let cell = |at: &str, name: &str| text(&format!(" r=\"{at}\""), name);
    for rows in [
        format!(
            "<row r=\"2\">{}</row><row r=\"1\">{}{}</row>",
            cell("A2", "x"),
            cell("A1", "a"),
            cell("A1", "b")
        ),
        format!("<row r=\"2\">{}</row><row r=\"1\">{}</row>", cell("A9", "x"), cell("A1", "a")),
    ] {
        let faults = super::super::open("a.xlsx", of_rows(&rows)).unwrap_err();
        assert_eq!(faults.faults[0].key, "fault-sheet-broken", "{rows}");
    }
}

#[test]
fn values_in_any_form_that_xml_has_are_read() {
    let header: String = HEADER.iter().map(|name| text("", name)).collect();
    for (value, meant) in [
        ("<c><v><![CDATA[12]]></v></c>", "12"),
        ("<c><v><!-- twelve -->12</v></c>", "12"),
        ("<c><v>\n 12 \n</v></c>", "12"),
        ("<c t=\"s\"><v> 2 </v></c>", "Skola"),
        ("<c t=\"s\"><v>&#50;</v></c>", "Skola"),
        ("<c t=\"str\"><v><![CDATA[A & B]]></v></c>", "A & B"),
        ("<c t=\"str\"><v>A &amp; B</v></c>", "A & B"),
        ("<c t=\"str\"><v>A &lt; <![CDATA[B]]></v></c>", "A < B"),
        ("<c t=\"b\"><v>1</v></c>", "yes"),
        ("<c t=\"b\"><v>TRUE</v></c>", "yes"),
        ("<c t=\"b\"><v>PATIESS</v></c>", "PATIESS"),
        ("<c t=\"n\"><v>12,5</v></c>", "12,5"),
        ("<c t=\"n\"></c>", ""),
        ("<c t=\"n\"><v/></c>", ""),
        ("<c t=\"inlineStr\"><is><t><![CDATA[A & B]]></t></is></c>", "A & B"),
        (
            "<c t=\"inlineStr\"><is><r><t xml:space=\"preserve\">A </t></r><r><t>B</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>",
            "A B",
        ),
        ("<c><v>12</v><extLst><ext uri=\"x\"/></extLst></c>", "12"),
        ("<c><f>\"0012\"</f></c>", "0012"),
        ("<c t=\"str\"><f t=\"shared\" si=\"0\" ref=\"A2:A3\">A9</f><v>12</v></c>", "12"),
    ] {
        let rows = format!("<row>{header}</row><row>{}{value}</row>", text("", "Anna"));
        assert_eq!(cells(of_rows(&rows)), [row(2, &["Anna", meant, ""])], "{value}");
    }
    // An error that only newer programmes know is one as well, and no damage.
    let rows = format!("<row>{header}</row><row>{}<c t=\"e\"><v>#SPILL!</v></c></row>", text("", "Anna"));
    assert_eq!(told(&reading("a.xlsx", of_rows(&rows))).1, ["fault-sheet-error"]);
}

#[test]
fn names_of_parts_in_other_strokes_and_letters_are_the_same() {
    let plain = sheet(|sheet| texts(sheet, &[HEADER, ANNA, EVA]));
    let strokes = renamed(&plain, |name| name.replace('/', "\\"));
    let capitals = renamed(&plain, |name| match name {
        "[Content_Types].xml" => name.to_owned(),
        name => name.to_uppercase(),
    });
    let link = |bytes: &[u8], part: &str, from: &str, to: &str| {
        replaced(bytes, part, &format!("Target=\"{from}\""), &format!("Target=\"{to}\""))
    };
    let both = |to: [&str; 2]| {
        let bytes = link(&plain, "_rels/.rels", "xl/workbook.xml", to[0]);
        link(&bytes, LINKS, "worksheets/sheet1.xml", to[1])
    };
    for (what, bytes) in [
        ("strokes", strokes),
        ("capitals", capitals),
        ("from the root", both(["/xl/workbook.xml", "/xl/worksheets/sheet1.xml"])),
        ("from the root, in capitals", both(["/XL/Workbook.XML", "/XL/Worksheets/Sheet1.XML"])),
        ("strokes in relations", both(["xl\\workbook.xml", "worksheets\\sheet1.xml"])),
        ("strokes from the root", both(["\\xl\\workbook.xml", "\\xl\\worksheets\\sheet1.xml"])),
        ("steps", both(["./xl/workbook.xml", "./worksheets/sheet1.xml"])),
        ("two strokes", both(["//xl/workbook.xml", "worksheets//sheet1.xml"])),
    ] {
        assert_eq!(told(&reading("a.xlsx", bytes)).0, ["Anna Liepa", "Eva Kalna"], "{what}");
    }
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let mut all = parts(&sheet(|sheet| texts(sheet, &[HEADER, ANNA])));
    all.push(("XL/Worksheets/Sheet1.xml".to_owned(), b"<worksheet/>".to_vec()));
    let all: Vec<(&str, &[u8])> = all.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let faults = super::super::open("a.xlsx", archive(&all)).unwrap_err();
    assert_eq!(faults.faults[0].key, "fault-sheet-names");
}

#[test]
fn other_prefixes_and_the_strict_kind_of_workbook_are_read() {
    let plain = sheet(|sheet| texts(sheet, &[HEADER, ANNA]));
    let prefixed = changed(&plain, PART, |text| {
        let piece = |piece: &str| match piece.chars().next() {
            Some('/') => format!("/x:{}", &piece[1..]),
            Some(c) if c.is_ascii_alphabetic() => format!("x:{piece}"),
            _ => piece.to_owned(),
        };
        let out = text.split('<').map(piece).collect::<Vec<_>>().join("<");
        Some(out.replace(" xmlns=", " xmlns:x=").into_bytes())
    });
    assert_eq!(cells(prefixed.clone()), [row(2, ANNA)]);
    let turned = changed(&prefixed, PART, |text| {
        let begin = text.find("<x:row").unwrap();
        let middle = text[begin + 1..].find("<x:row").unwrap() + begin + 1;
        let end = text.find("</x:sheetData>").unwrap();
        let (head, one, two, rest) = (&text[..begin], &text[begin..middle], &text[middle..end], &text[end..]);
        Some(format!("{head}{two}{one}{rest}").into_bytes())
    });
    assert_eq!(cells(turned), [row(2, ANNA)], "and out of order");
    let mut strict = plain;
    for part in ["_rels/.rels", LINKS, "xl/workbook.xml", PART, "xl/sharedStrings.xml", "xl/styles.xml"] {
        strict = changed(&strict, part, |text| {
            let text = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            );
            Some(
                text.replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main",
                )
                .into_bytes(),
            )
        });
    }
    assert_eq!(cells(strict), [row(2, ANNA)]);
}

#[test]
fn a_text_that_keeps_its_zeros_by_a_formula_is_that_text() {
    let rows: [&[&str]; 2] = [HEADER, &["Anna", "=\"001234\"", " =\"A \"\"B\"\"\" "]];
    let workbook = sheet(|sheet| texts(sheet, &rows));
    let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let text: String =
        rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";") + "\n").collect();
    let bare = format!("{}\nAnna;=\"001234\";=\"A \"\"B\"\"\"\n", HEADER.join(";"));
    for (name, bytes) in [("a.xlsx", workbook), ("a.csv", text.into_bytes()), ("a.csv", bare.into_bytes())] {
        let mut found = Vec::new();
        opened(name, bytes).rows(&mut Faults::default(), |row, _| found = row.cells.clone());
        let meant = ["Anna", "001234", "A \"B\""].map(|text| Cell::Text(text.to_owned()));
        assert_eq!(found, meant, "{name}");
    }
}
