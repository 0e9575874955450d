// Our exports through SheetJS, as pages and add-ons read and write them.
const fs = require("fs");
const path = require("path");
const work = process.argv[2];
const XLSX = require(path.join(work, "node_modules", "xlsx"));

for (const file of fs.readdirSync(path.join(work, "out"))) {
  const name = file.replace(".", "-");
  const from = path.join(work, "out", file);
  for (const [kind, options] of [["", {}], ["-dates", { cellDates: true }], ["-raw", { raw: true }]]) {
    // A workbook knows its texts; of a CSV file only the reader that guesses nothing keeps them.
    if (file.endsWith(".csv") && kind !== "-raw") continue;
    const book = file.endsWith(".csv")
      ? XLSX.read(fs.readFileSync(from, "utf8").replace(/^\ufeff/, ""), { type: "string", ...options })
      : XLSX.readFile(from, options);
    XLSX.writeFile(book, path.join(work, "back", `${name}-sheetjs${kind}.xlsx`));
    XLSX.writeFile(book, path.join(work, "back", `${name}-sheetjs${kind}.csv`), { FS: ";", bookType: "csv", dateNF: "yyyy-mm-dd hh:mm:ss" });
  }
}
