#!/usr/bin/env bash
# calamine and openpyxl find parts of an XLSX by fixed file names: in other workbooks days become numbers without a word.
#
# Versions: calamine 0.38.0 (Rust), openpyxl 3.1.5 (Python); xlsx 0.18.5 (SheetJS, from npm) for comparison; cargo, Python 3, Node.js.
# Input:    two workbooks alike but for the names of two parts: xl/sharedStrings.xml and xl/styles.xml in the one,
#           xl/strings1.xml and xl/looks1.xml in the other. Their relations and content types name them rightly; the
#           format (ECMA-376, part 2) leaves names of parts to whoever writes. A1 holds a day, B1 a shared text.
# Expected: both read alike, as SheetJS reads them.
# Seen:     calamine follows the relations to the worksheet, but not to texts and styles. Of the second workbook it gives
#           the day as a bare number (40334.0) when the sheet has no shared text, and fails with "Cell string
#           index not found in shared strings table" when it has one. openpyxl looks for xl/styles.xml as well and raises
#           IndexError.
# Why it matters: a list from a less usual program loses its dates of birth in silence. Rename the parts before reading.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
cd "$there"
cat > make.py <<'PYTHON'
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

def make(path, strings, styles, text):
    part = lambda name, kind: f'<Override PartName="/xl/{name}" ContentType="{KIND}.{kind}+xml"/>'
    relation = lambda key, kind, target: f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + part("workbook.xml", "sheet.main") + part("sheet1.xml", "worksheet") + part(strings, "sharedStrings") + part(styles, "styles") + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">' + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + relation("r1", "worksheet", "sheet1.xml") + relation("r2", "sharedStrings", strings) + relation("r3", "styles", styles) + "</Relationships>",
        f"xl/{strings}": f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>park</t></si></sst>',
        f"xl/{styles}": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>40334</v></c>'
        + ('<c r="B1" t="s"><v>0</v></c>' if text else "") + "</row></sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, body in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + body)

for text in (False, True):
    make(f"usual-{text}.xlsx", "sharedStrings.xml", "styles.xml", text)
    make(f"other-{text}.xlsx", "strings1.xml", "looks1.xml", text)
PYTHON
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
venv/bin/python make.py
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
node - <<'NODE'
const xlsx = require("xlsx");
for (const path of ["usual-False", "other-False", "usual-True", "other-True"]) {
    const cell = xlsx.readFile(`${path}.xlsx`, { cellDates: true }).Sheets.A.A1;
    console.log(`SheetJS ${xlsx.version} | ${path}: ${cell.t === "d" ? "a day" : "something else"}`);
    if (cell.t !== "d") throw new Error("the workbooks are not what they should be");
}
NODE
venv/bin/python -W ignore - <<'PYTHON'
import openpyxl

for text in (False, True):
    assert openpyxl.load_workbook(f"usual-{text}.xlsx").active["A1"].value.year == 2010
    try:
        openpyxl.load_workbook(f"other-{text}.xlsx")
        raise SystemExit("openpyxl has changed")
    except IndexError as error:
        print("openpyxl", openpyxl.__version__, f"| other-{text}: expected a day, found IndexError:", error)
PYTHON
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "read"
version = "0.0.0"
edition = "2021"
[dependencies]
calamine = "=0.38.0"
TOML
cat > src/main.rs <<'RUST'
use calamine::{Data, Reader, Xlsx, open_workbook};

fn main() {
    let mut said = Vec::new();
    for path in ["usual-False", "other-False", "usual-True", "other-True"] {
        let mut book: Xlsx<_> = open_workbook(format!("{path}.xlsx")).expect("a workbook");
        let cell = match book.worksheet_range("A") {
            Ok(range) => match range.get((0, 0)) {
                Some(Data::DateTime(_)) => "a day",
                Some(Data::Float(_) | Data::Int(_)) => "a bare number",
                _ => "something else",
            },
            Err(_) => "an error",
        };
        println!("calamine | {path}: expected a day, found {cell}");
        said.push(cell);
    }
    assert_eq!(said, ["a day", "a bare number", "a day", "an error"], "this has changed");
}
RUST
cargo run --quiet
