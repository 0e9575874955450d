//! Archives and workbooks that are damaged, dishonest or something else than they are called.

use super::{
    make::{SIZE, archive, bomb, changed, compound, forged, plain, replaced, table},
    told,
};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const TEXTS: &str = "xl/sharedStrings.xml";
const BROKEN: &str =
    "a.xlsx: the file is damaged; open it in the spreadsheet programme and save it again as .xlsx";

#[test]
#[allow(clippy::too_many_lines, reason = "one list, case after case")]
fn files_that_are_something_else() {
    let page = b"\n<html><table><tr><td>Name</td></tr></table></html>";
    let cases: [(&str, Vec<u8>, &str); 12] = [
        (
            "a.csv",
            Vec::new(),
            "a.csv: the file is empty; at least a header line with the names of the columns is expected",
        ),
        ("a.xlsx", b"%PDF-1.7 ...".to_vec(), "a.xlsx: this is a PDF; a table in .xlsx or .csv is expected"),
        (
            "a.xlsx",
            b"\x89PNG\r\n\x1a\n".to_vec(),
            "a.xlsx: this is no spreadsheet; a table in .xlsx or .csv is expected",
        ),
        (
            "a.xls",
            page.to_vec(),
            "a.xls: this is a web page (HTML), whatever its name says; open it in the spreadsheet programme and save it as .xlsx",
        ),
        (
            "a.xls",
            b"<?xml version=\"1.0\"?><Workbook/>".to_vec(),
            "a.xls: this is an XML file; open it in the spreadsheet programme and save it as .xlsx",
        ),
        (
            "a.xlsx",
            compound("Workbook"),
            "a.xlsx: this is a workbook of the old kind (.xls); please save it as .xlsx",
        ),
        (
            "a.xlsx",
            compound("EncryptedPackage"),
            "a.xlsx: the workbook is protected by a password; please save it without one",
        ),
        (
            "a.doc",
            compound("WordDocument"),
            "a.doc: this is no spreadsheet; a table in .xlsx or .csv is expected",
        ),
        (
            "a.xlsx",
            archive(&[
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", b"<a/>"),
            ]),
            "a.xlsx: this is a spreadsheet of LibreOffice or OpenOffice (.ods); please save it as .xlsx",
        ),
        (
            "a.xlsx",
            archive(&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.bin", b"")]),
            "a.xlsx: this is a binary workbook (.xlsb); please save it as .xlsx",
        ),
        (
            "a.xlsx",
            archive(&[("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")]),
            "a.xlsx: this is no spreadsheet; a table in .xlsx or .csv is expected",
        ),
        (
            "a.zip",
            archive(&[("a.csv", b"Name\nAnna\n")]),
            "a.zip: this is an archive (ZIP) without a workbook in it; send the .xlsx or .csv itself",
        ),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(told(name, bytes), [expected]);
    }
}

#[test]
fn an_upload_that_is_too_large() {
    assert_eq!(told("a.csv", vec![b'a'; (32 << 20) + 1]), ["a.csv: the file is larger than 32 MB"]);
}

#[test]
fn workbooks_that_are_damaged() {
    let plain = plain();
    let half = plain[..plain.len() / 2].to_vec();
    assert_eq!(told("a.xlsx", half), [BROKEN], "cut off");
    let mut flipped = plain.clone();
    let at = memchr::memmem::find(&plain, SHEET.as_bytes()).unwrap() + SHEET.len() + 200;
    flipped[at] ^= 0x55;
    assert_eq!(told("a.xlsx", flipped), [BROKEN], "a byte flipped in a packed part");
    let cases: [(&str, Vec<u8>); 9] = [
        ("a text that is not there", replaced(&plain, SHEET, "<v>0</v>", "<v>77</v>")),
        ("a position that overflows", replaced(&plain, SHEET, "r=\"A1\"", "r=\"ZZZZZZZZZZ1\"")),
        ("a row that overflows", replaced(&plain, SHEET, "r=\"A1\"", "r=\"A99999999999\"")),
        ("a cell that stands twice", replaced(&plain, SHEET, "r=\"B1\"", "r=\"A1\"")),
        ("a cell of no known type", replaced(&plain, SHEET, "t=\"s\"", "t=\"zz\"")),
        ("tags that do not close", replaced(&plain, SHEET, "</sheetData>", "")),
        (
            "UTF-16 inside",
            changed(&plain, SHEET, |text| Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())),
        ),
        ("no relationships", changed(&plain, "xl/_rels/workbook.xml.rels", |_| None)),
        ("a promise in another form", replaced(&plain, TEXTS, "uniqueCount=", "uniqueCount =")),
    ];
    for (what, bytes) in cases {
        assert_eq!(told("a.xlsx", bytes), [BROKEN], "{what}");
    }
    let back = replaced(&replaced(&plain, SHEET, "r=\"A1\"", "r=\"A9\""), SHEET, "r=\"B1\"", "r=\"B9\"");
    assert_eq!(told("a.xlsx", back), [BROKEN], "cells that go back");
    assert_eq!(
        told("a.xlsx", changed(&plain, SHEET, |_| None)),
        ["a.xlsx: the file is damaged: the worksheet “Sheet1” is not in it"]
    );
}

#[test]
fn bombs() {
    let small = bomb(500, b" ");
    assert!(small.len() < 1 << 20, "{}", small.len());
    let expected = "a.xlsx: unpacked, the file would be larger than 192 MB; a workbook with this table alone is much smaller";
    assert_eq!(told("a.xlsx", small.clone()), [expected], "honest about its size");
    let lies = forged(small, SHEET, |fields| fields[SIZE].copy_from_slice(&1000_u32.to_le_bytes()));
    let expected = "a.xlsx: the part “xl/worksheets/sheet1.xml” of the file is said to have 1,000 bytes and has more; it is not opened";
    assert_eq!(told("a.xlsx", lies), [expected], "a size that is a lie");
    let expected = "a.xlsx: unpacked, the file would grow as no workbook does; it is not opened";
    assert_eq!(told("a.xlsx", bomb(40, b" ")), [expected], "a ratio that no workbook has");
    let short = forged(plain(), SHEET, |fields| {
        let size = u32::from_le_bytes(fields[SIZE].try_into().unwrap()) + 1;
        fields[SIZE].copy_from_slice(&size.to_le_bytes());
    });
    assert_eq!(told("a.xlsx", short), [BROKEN], "less than it says");
}

#[test]
fn parts_that_no_workbook_has() {
    let names: Vec<String> = (0..1001).map(|at| format!("xl/{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(
        told("a.xlsx", archive(&many)),
        ["a.xlsx: the file consists of 1,001 parts; a workbook has 1,000 at most"]
    );
    let names = "a.xlsx: the parts of the file have names that no workbook has; it is not opened";
    for name in ["../xl/workbook.xml", "/xl/workbook.xml", "..\\xl\\workbook.xml", "\\xl\\workbook.xml"] {
        // The writer would mend such a name: it is put in afterwards.
        let stand_in = "x".repeat(name.len());
        let bytes = archive(&[(&stand_in, b"<a/>")]);
        let bytes = forged(bytes, &stand_in, |_| {});
        let bytes = replace_bytes(bytes, stand_in.as_bytes(), name.as_bytes());
        assert_eq!(told("a.xlsx", bytes), [names], "{name}");
    }
    let twice = archive(&[("xl/workbook.xml", b"<a/>"), ("xl/workbook.xmk", b"<b/>")]);
    assert_eq!(told("a.xlsx", replace_bytes(twice, b"xl/workbook.xmk", b"xl/workbook.xml")), [names]);
    let locked = forged(plain(), SHEET, |fields| fields[0] |= 1);
    assert_eq!(
        told("a.xlsx", locked),
        ["a.xlsx: the workbook is protected by a password; please save it without one"]
    );
}

fn replace_bytes(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let found: Vec<usize> = memchr::memmem::find_iter(&bytes, from).collect();
    for at in found {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
fn xml_that_wants_too_much() {
    let laughs = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst";
    assert_eq!(
        told("a.xlsx", replaced(&plain(), TEXTS, "<sst", laughs)),
        [
            "a.xlsx: the part “xl/sharedStrings.xml” of the file declares entities of its own (DOCTYPE), which no workbook needs; it is not opened"
        ]
    );
    let promise = changed(&plain(), TEXTS, |text| {
        let at = text.find("uniqueCount=\"").unwrap() + "uniqueCount=\"".len();
        Some(format!("{}99999999{}", &text[..at], &text[at..]).into_bytes())
    });
    assert_eq!(told("a.xlsx", promise), ["a.xlsx: the workbook has too many different texts in it"]);
    let looks =
        replaced(&plain(), "xl/styles.xml", "</cellXfs>", &format!("{}</cellXfs>", "<xf/>".repeat(150_001)));
    let said = "a.xlsx: the workbook has too many formats, merged cells or names; please copy the table into a new workbook";
    assert_eq!(told("a.xlsx", looks), [said]);
    let again = "<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(100);
    let sheets = replaced(&plain(), "xl/workbook.xml", "</sheets>", &format!("{again}</sheets>"));
    let said = "a.xlsx: the workbook has more than 100 worksheets; please send the one with the table";
    assert_eq!(told("a.xlsx", sheets), [said]);
    let long = replaced(&plain(), TEXTS, "<t>Anna</t>", &format!("<t>{}</t>", "x".repeat(400_000)));
    let said = "a.xlsx: a cell holds more than 32,767 characters; perhaps a quotation mark is missing";
    assert_eq!(told("a.xlsx", long), [said]);
    let runs = format!("<r><t>{}</t></r>", "x".repeat(30_000)).repeat(2);
    let rich = replaced(&table(&[&["Name"], &["Anna"]]), TEXTS, "<t>Anna</t>", &runs);
    assert_eq!(
        told("a.xlsx", rich),
        [
            "a.xlsx, line 2, column “Name”: a cell holds more than 32,767 characters; perhaps a quotation mark is missing"
        ]
    );
}
