#!/bin/sh
# Our own exports, through every programme that people open them with, and back: no row may count as changed.
# Called by `make there-and-back`; not a part of `make test`, since it needs an office suite. What the machine lacks it says.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${TALKA_SHEETS:-$(mktemp -d)}
mkdir -p "$work/out" "$work/back"
lacks=""
for tool in soffice ssconvert node npm python3; do
    command -v "$tool" >/dev/null || lacks="$lacks $tool"
done
if [ -n "$lacks" ]; then
    echo "missing:$lacks (apt install libreoffice-calc gnumeric nodejs npm python3-venv)" >&2
    exit 2
fi
[ -x "$work/venv/bin/python" ] || { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q openpyxl==3.1.5 pandas==2.3.3; }
[ -d "$work/node_modules/xlsx" ] || (cd "$work" && npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null)
story() {
    (cd "$root" && TALKA_SHEETS="$work" ${CARGO:-cargo} test --workspace --locked --test service "there_and_back::$1" -- --ignored --exact --nocapture)
}
story the_exports_are_written
rm -f "$work"/back/*
office() { # from, to's filter, ending, name, filter of what is read
    mkdir -p "$work/office"
    rm -f "$work"/office/*
    soffice --headless "-env:UserInstallation=file://$work/profile" ${5:+"--infilter=$5"} --convert-to "$2" --outdir "$work/office" "$1" >/dev/null 2>&1
    for made in "$work"/office/*; do mv "$made" "$work/back/$4.$3"; done
}
comma='Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true'
semicolon='Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,true'
for file in "$work"/out/*.xlsx; do
    name=$(basename "$file" .xlsx)
    office "$file" xlsx xlsx "$name-libreoffice-xlsx"
    office "$file" "csv:$comma" csv "$name-libreoffice-csv"
    office "$file" "csv:$semicolon" csv "$name-libreoffice-semicolon"
    office "$file" ods ods "$name-ods"
    office "$work/back/$name-ods.ods" xlsx xlsx "$name-libreoffice-ods-xlsx"
    rm "$work/back/$name-ods.ods"
    ssconvert "$file" "$work/back/$name-gnumeric-xlsx.xlsx" >/dev/null 2>&1
    ssconvert "$file" "$work/back/$name-gnumeric-csv.csv" >/dev/null 2>&1
done
for file in "$work"/out/*.csv; do
    name=$(basename "$file" .csv)
    case "$name" in *en*) separator=44 ;; *) separator=59 ;; esac
    office "$file" xlsx xlsx "$name-csv-libreoffice-xlsx" "Text - txt - csv (StarCalc):$separator,34,76,1"
    office "$file" "csv:$semicolon" csv "$name-csv-libreoffice-csv" "Text - txt - csv (StarCalc):$separator,34,76,1"
done
"$work/venv/bin/python" "$here/writers.py" "$work"
(cd "$work" && node "$here/writers.js" "$work")
story no_row_of_them_is_changed
