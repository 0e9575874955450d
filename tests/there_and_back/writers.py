"""Our exports through openpyxl and pandas, as people who write scripts open and save them."""

import csv
import pathlib
import sys

import openpyxl
import pandas

work = pathlib.Path(sys.argv[1])
back = work / "back"
for file in sorted((work / "out").iterdir()):
    name = file.stem
    if file.suffix == ".xlsx":
        openpyxl.load_workbook(file).save(back / f"{name}-openpyxl.xlsx")
        rows = openpyxl.load_workbook(file, read_only=True).active.iter_rows(values_only=True)
        with open(back / f"{name}-openpyxl.csv", "w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
        table = pandas.read_excel(file)
        texts = pandas.read_excel(file, dtype=str)
    else:
        separator = "," if "en" in name else ";"
        table = pandas.read_csv(file, sep=separator, encoding="utf-8-sig")
        texts = pandas.read_csv(file, sep=separator, encoding="utf-8-sig", dtype=str)
        name += "-csv"
    for kind, read in [("", table), ("-texts", texts)]:
        read.to_excel(back / f"{name}-pandas{kind}.xlsx")
        read.to_excel(back / f"{name}-pandas{kind}-plain.xlsx", index=False)
        read.to_csv(back / f"{name}-pandas{kind}.csv")
        read.to_csv(back / f"{name}-pandas{kind}-plain.csv", index=False, sep=";")
