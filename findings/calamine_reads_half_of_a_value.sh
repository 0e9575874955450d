#!/usr/bin/env bash
# calamine takes the first piece of a cell's value for the whole: other ways of writing the same XML give other values, without a word.
#
# Versions: python-calamine 0.9.1, openpyxl 3.1.5 (Python 3), xlsx 0.18.5 (SheetJS, from npm; Node.js).
# Input:    workbooks alike but for how two values of the worksheet are written: the number 12 in A1, the number 1 of a shared
#           text in B1 (the texts are "park" and "school"). To XML they are the same: `12`, `<![CDATA[12]]>`, `<!-- a -->12`,
#           `1&#50;`; a number may have white space around it (XML Schema, whiteSpace="collapse").
# Expected: 12 and "school" in each, as openpyxl reads them.
# Seen:     calamine: CDATA: both are empty, as if nobody had written anything; comment: A1 is. 1&#50;: A1 is 1, and B1 (written &#49;)
#           is empty. White space: A1 is the text " 12 ", and B1 is "park", which is another text of the table, not "school".
#           SheetJS: A1 with a comment is empty; the rest is right.
# Why it matters: a table that went through an XML tool comes in with other values, and no error tells of it. Programs that
#           read with calamine should look at a worksheet's XML first, or write such values anew.
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
WAYS = {
    "plain": ("12", "1"),
    "cdata": ("<![CDATA[12]]>", "<![CDATA[1]]>"),
    "comment": ("<!-- a -->12", "1"),
    "reference": ("1&#50;", "&#49;"),
    "space": (" 12 ", " 1 "),
}

def relations(*each):
    inner = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(each, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'

KINDS = [("workbook", "sheet.main"), ("sheet1", "worksheet"), ("sharedStrings", "sharedStrings")]
TYPES = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{KIND}.{kind}+xml"/>' for name, kind in KINDS)
for way, (number, text) in WAYS.items():
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{TYPES}</Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "sheet1.xml"), ("sharedStrings", "sharedStrings.xml")),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="1" uniqueCount="2"><si><t>park</t></si><si><t>school</t></si></sst>',
        "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>{number}</v></c><c r="B1" t="s"><v>{text}</v></c></row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(f"{way}.xlsx", "w") as file:
        for name, body in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + body)
PYTHON
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
venv/bin/python make.py
venv/bin/python -W ignore - <<'PYTHON'
import openpyxl
from python_calamine import CalamineWorkbook

seen = {}
for way in ("plain", "cdata", "comment", "reference", "space"):
    sheet = openpyxl.load_workbook(f"{way}.xlsx").active
    assert (sheet["A1"].value, sheet["B1"].value) == (12, "school"), "openpyxl has changed"
    rows = CalamineWorkbook.from_path(f"{way}.xlsx").get_sheet_by_index(0).to_python()
    print(f"calamine | {way}: expected [12, 'school'], found {rows}")
    seen[way] = rows
assert seen["plain"] == [[12.0, "school"]], seen
assert seen["comment"] == [["school"]], "this has changed"
assert seen["reference"] == [[1.0]], "this has changed"
assert seen["space"] == [[" 12 ", "park"]], "this has changed"
assert 12 not in (seen["cdata"] or [[]])[0], "this has changed"
PYTHON
node - <<'NODE'
const xlsx = require("xlsx");
const read = (way) => JSON.stringify(xlsx.utils.sheet_to_json(xlsx.readFile(`${way}.xlsx`).Sheets.A, { header: 1 }));
for (const [way, expected] of Object.entries({ plain: '[[12,"school"]]', cdata: '[[12,"school"]]', comment: '[[null,"school"]]', reference: '[[12,"school"]]', space: '[[12,"school"]]' })) {
    console.log(`SheetJS ${xlsx.version} | ${way}: ${read(way)}`);
    if (read(way) !== expected) throw new Error("this has changed");
}
NODE
