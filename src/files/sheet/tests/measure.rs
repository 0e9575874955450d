//! How long 100,000 rows take and how much memory: figures that are printed, and one bound that is held.

use std::{fs, process::Command};

use super::{
    super::{
        cell::Cell,
        open,
        write::{Format, Writer},
    },
    make::sheet,
};
use crate::domain::Faults;

const ROWS: u32 = 100_000;
const COLUMNS: usize = 12;
/// Where the child finds its file.
const FILE: &str = "TALKA_TEST_SHEET";

/// A row as people send it: half of its texts stand nowhere else.
fn texts(row: u32, distinct: bool) -> Vec<String> {
    let of = |column: u32| match column {
        0 => format!("Vārds {}", row % 900),
        1 => format!("Uzvārdiņš {row}"),
        2 => format!("{:011}", u64::from(row) * 7919 + 1_019_900_000),
        3 => format!("cilveks{row}@example.lv"),
        4 => format!("+371 2{row:07}"),
        5 => format!("Kaiju iela {}-{}", row % 120, row),
        _ if distinct => format!("cits teksts {column} {row}"),
        _ => format!("skola {}", row % (40 * column)),
    };
    (0..12).map(of).collect()
}

fn header() -> Vec<String> {
    (1..=COLUMNS).map(|column| format!("Aile {column}")).collect()
}

fn written(format: Format) -> Vec<u8> {
    let mut writer = Writer::new(format, "People", &header(), Vec::new()).unwrap();
    for row in 0..ROWS {
        let cells: Vec<Cell> = texts(row, false).into_iter().map(Cell::Text).collect();
        writer.row(&cells).unwrap();
    }
    writer.finish().unwrap()
}

/// As Excel writes it: every text once, in a table.
fn shared(distinct: bool) -> Vec<u8> {
    sheet(|sheet| {
        for (column, name) in (0..).zip(header()) {
            sheet.write_string(0, column, name).unwrap();
        }
        for row in 0..ROWS {
            for (column, text) in (0..).zip(texts(row, distinct)) {
                sheet.write_string(row + 1, column, text).unwrap();
            }
        }
    })
}

/// Kilobytes of a line of the system's account of this process.
fn kilobytes(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let found = status.lines().find_map(|found| found.strip_prefix(line)).unwrap();
    found.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap()
}

/// Run by the test below in a process of its own, so that nobody else's memory counts.
#[test]
#[ignore = "the child of a_hundred_thousand_rows"]
#[expect(
    clippy::disallowed_types,
    reason = "this room does not know the clock, and the figures are only printed"
)]
fn child() {
    let Ok(file) = std::env::var(FILE) else { return };
    // How much of the program's own file is in memory depends on what the machine has read of it lately: that is no figure of ours.
    let own = || kilobytes("VmHWM:").saturating_sub(kilobytes("RssFile:"));
    let idle = own();
    let watch = std::time::Instant::now();
    let sheet = open("a", fs::read(file).unwrap()).unwrap();
    let opened = watch.elapsed().as_secs_f64();
    let mut rows = 0;
    let faults = sheet.rows(&mut Faults::default(), |row, _| rows += u32::from(row.cells.len() == COLUMNS));
    assert!(faults.is_empty() && rows == ROWS, "{rows}");
    let above = own().saturating_sub(idle);
    println!(
        "FIGURES opened {opened:.2} s, all {:.2} s, memory above idle {above} KiB",
        watch.elapsed().as_secs_f64()
    );
}

#[test]
fn a_hundred_thousand_rows() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("csv", written(Format::Csv { separator: ';' }), Some(48)),
        ("xlsx, texts in cells", written(Format::Xlsx), Some(48)),
        ("xlsx, texts in a table", shared(false), Some(48)),
        ("xlsx, no text twice", shared(true), None),
    ];
    for (what, bytes, most) in files {
        let file = folder.path().join("a");
        fs::write(&file, &bytes).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        let child =
            child.args(["--exact", "files::sheet::tests::measure::child", "--ignored", "--nocapture"]);
        let output = child.env(FILE, &file).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let figures = said.lines().find(|line| line.contains("FIGURES")).unwrap_or_else(|| panic!("{said}"));
        println!("{what}: {} KiB; {figures}", bytes.len() >> 10);
        let above =
            figures.rsplit_once("idle ").unwrap().1.split_once(' ').unwrap().0.parse::<u64>().unwrap();
        assert!(most.is_none_or(|most| above <= most << 10), "{what}: {above} KiB");
    }
}
