//! CSV files that are broken, each with what is said about it.

use super::{super::open, told};

#[test]
#[allow(clippy::too_many_lines, reason = "one list, case after case")]
fn text_that_is_broken() {
    let cases: [(&str, Vec<u8>, &[&str]); 8] = [
        (
            "blanks",
            b" \n\n  ".to_vec(),
            &["a.csv: the file is empty; at least a header line with the names of the columns is expected"],
        ),
        (
            "separators alone",
            b",,\n,,\n".to_vec(),
            &["a.csv: the file is empty; at least a header line with the names of the columns is expected"],
        ),
        (
            "an open quotation mark",
            b"Name,Code\nAnna,\"0101\nEva,2\n".to_vec(),
            &[
                "a.csv, line 2: a quotation mark is opened and never closed",
                "a.csv, line 3, column “Code”: found “2”; 11 digits are expected. The zeros at the front are lost: set the column to text and write them again",
            ],
        ),
        (
            "damaged UTF-8",
            "Vārds,Skola\nĀrijs,Rīga\nJān\u{fffd}"
                .replace('\u{fffd}', "X")
                .into_bytes()
                .into_iter()
                .map(|b| if b == b'X' { 0xff } else { b })
                .collect(),
            &[
                "a.csv, line 3: the text cannot be read: it looks like utf-8, but there is a character here that utf-8 does not have",
            ],
        ),
        (
            "half a character of UTF-16",
            [
                &[0xff, 0xfe][..],
                &"Name\nĀ".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
                &[0x41],
            ]
            .concat(),
            &[
                "a.csv, line 2: the text cannot be read: it looks like utf-16le, but there is a character here that utf-16le does not have",
            ],
        ),
        (
            "bytes of a programme",
            [vec![0x7f, b'E', b'L', b'F'], vec![0; 400], vec![1, 2, 3, 4]].concat(),
            &["a.csv: this is no spreadsheet; a table in .xlsx or .csv is expected"],
        ),
        (
            "NUL bytes",
            b"Name,Age\nAn\0na,12\n".to_vec(),
            &[
                "a.csv, line 2, column “Name”: found “An\u{fffd}na” with an invisible character in it (a line end, a tab or the like); please write it on one line",
            ],
        ),
        (
            "a line end in a cell",
            b"Name,Age\r\n\"An\nna\",12\r\nEva,x\r\n".to_vec(),
            &[
                "a.csv, line 2, column “Name”: found “An\u{fffd}na” with an invisible character in it (a line end, a tab or the like); please write it on one line",
                "a.csv, line 3, column “Age”: found “x”; a whole number is expected",
            ],
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(told("a.csv", bytes), expected, "{what}");
    }
}

#[test]
fn rows_that_are_broken() {
    let cases: [(&str, Vec<u8>, &[&str]); 7] = [
        (
            "lost zeros",
            b"Name;Code\nAnna;1019912345\nEva;01019912345\nIda;010199-12345\n".to_vec(),
            &[
                "a.csv, line 2, column “Code”: found “1019912345”; 11 digits are expected. The zeros at the front are lost: set the column to text and write them again",
            ],
        ),
        (
            "scientific notation",
            b"Name;Code\nAnna;1,20585E+10\n".to_vec(),
            &[
                "a.csv, line 2, column “Code”: found “1,20585E+10”, a number whose digits are lost; set the column to text and write the number again",
            ],
        ),
        (
            "values of the wrong kind",
            b"Name\tAge\tBorn\tFit\tTook part\nAnna\ttwelve\t31.02.2010.\tmaybe\t2010\n".to_vec(),
            &[
                "a.csv, line 2, column “Age”: found “twelve”; a whole number is expected",
                "a.csv, line 2, column “Born”: found “31.02.2010.”; a date such as 2020-06-08 or 08.06.2020. is expected",
                "a.csv, line 2, column “Fit”: found “maybe”; “yes” or “no” is expected (x, 1 and 0 are understood too)",
                "a.csv, line 2, column “Took part”: found “2010”; periods such as 2018-03-01..2018-04-30;2018-09-01..2018-09-28 are expected",
            ],
        ),
        (
            "a separator inside a text",
            b"Name,Age\nLiepa, Anna,12\nEva,13,,\n".to_vec(),
            &[
                "a.csv, line 2, column “C”: found “12” to the right of the last column of the header; perhaps there is a separator inside a text",
                "a.csv, line 2, column “Age”: found “Anna”; a whole number is expected",
            ],
        ),
        (
            "a column without a name",
            b"Name,,Age\nAnna,,12\n\nEva,x,13\nIda,y,14\n".to_vec(),
            &[
                "warning: a.csv, line 4, column “B”: the column has no name in the header and is not read; it holds for example “x”",
            ],
        ),
        (
            "a cell without end",
            format!("Name\n{}\n", "x".repeat(32_768)).into_bytes(),
            &[
                "a.csv, line 2, column “Name”: a cell holds more than 32,767 characters; perhaps a quotation mark is missing",
            ],
        ),
        (
            "names that stand twice",
            b"Name,Age, name,Name \nAnna,1,2,3\n".to_vec(),
            &["a.csv, line 1, column “Name”: a column of this name appears twice"],
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(told("a.csv", bytes), expected, "{what}");
    }
}

#[test]
fn headers_that_are_none() {
    let cases: [(&str, &[&str]); 4] = [
        (
            "Name,12\nAnna,13\n",
            &[
                "a.csv, line 1, column “B”: found “12” in the header; the name of a column is expected. Perhaps the header is missing",
            ],
        ),
        ("Nr.,Name\n", &["a.csv, line 1: there is only a header and no row under it"]),
        (
            "Summer 2026,,\n\nName,Age,Born\nAnna,12,\n",
            &["warning: a.csv, line 1: the row is above the names of columns and is not read: “Summer 2026”"],
        ),
        ("Name\nAnna\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(told("a.csv", text.as_bytes().to_vec()), expected, "{text}");
    }
    let wide: Vec<String> = (0..201).map(|at| format!("c{at}")).collect();
    let text = format!("{}\nx\n", wide.join(","));
    assert_eq!(
        told("a.csv", text.into_bytes()),
        ["a.csv, line 1: the table reaches to column GS; at most 200 columns are read"]
    );
}

#[test]
fn more_rows_than_are_read() {
    let text = format!("Name\n{}", "Anna\n\n".repeat(200_001));
    let said = told("a.csv", text.into_bytes());
    assert_eq!(said, ["a.csv, line 400002: there are more than 200,000 rows; please divide the file"]);
}

#[test]
fn many_faults_are_counted_and_not_listed() {
    let text = format!("Name,Age\n{}", "Anna,x\n".repeat(80));
    let said = told("a.csv", text.into_bytes());
    assert_eq!((said.len(), said.last().map(String::as_str)), (51, Some("and 30 more")));
}

#[test]
fn encodings_and_separators_are_told() {
    let text = "Vārds;Skola;Sākums\nŽanete;Šķēles pamatskola;08.06.2020.\nĢirts;Ņikita;\n";
    let (baltic, _, _) = encoding_rs::WINDOWS_1257.encode(text);
    let wide: Vec<u8> =
        format!("\u{feff}{}", text.replace(';', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding, delimiter) in [
        (baltic.into_owned(), "windows-1257", ';'),
        (wide, "UTF-16LE", '\t'),
        (format!("\u{feff}{}", text.replace(';', ",")).into_bytes(), "UTF-8", ','),
    ] {
        let sheet = open("a.csv", bytes).unwrap();
        let about = sheet.facts_about();
        assert_eq!((about.encoding, about.delimiter), (Some(encoding), Some(delimiter)));
        assert_eq!(sheet.header(), ["Vārds", "Skola", "Sākums"]);
        let mut rows = Vec::new();
        let faults = sheet.rows(&mut crate::domain::Faults::default(), |row, _| {
            rows.push((row.line, row.get("Vārds").text().into_owned()));
        });
        assert!(faults.is_empty());
        assert_eq!(rows, [(2, "Žanete".to_owned()), (3, "Ģirts".to_owned())]);
    }
}
