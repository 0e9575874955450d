//! A hundred thousand people in one spreadsheet, through the service's own pages: how long sending, comparing, taking and
//! giving back last, and by how much the most memory of each step stands above the service at rest. A benchmark, not a
//! test: it prints figures. `cargo bench --workspace --profile dev --bench intake`; a number after `--` asks for so
//! many rows.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]
#![allow(clippy::disallowed_types, reason = "a benchmark measures time")]

#[path = "../support/mod.rs"]
mod support;

use std::{env, fmt::Write as _, fs, time::Instant};

use support::{
    http::{Answer, Visitor},
    postgres,
    season::{KEY, PASSWORD, SLUG, Stage, prepare},
    service::Service,
};
use talka::files::sheet::{
    Cell,
    write::{Format, Writer},
};

const HEADER: [&str; 8] = [
    "name",
    "personal_code",
    "date_of_birth",
    "contact",
    "municipality",
    "took_part_last_year",
    "wish_1",
    "registered",
];

fn person(n: u32) -> [String; 8] {
    let (day, month) = (1 + n % 28, 1 + n % 12);
    [
        format!("Person {n}"),
        format!("327{n:08}"),
        format!("{day:02}.{month:02}.2009."),
        format!("p{n}@example.org"),
        "Piemēri".to_owned(),
        "no".to_owned(),
        "park".to_owned(),
        // The round is over: without a moment a second person would have to sign for each row.
        "20.04.2026. 10:00:00".to_owned(),
    ]
}

fn csv(rows: u32) -> Vec<u8> {
    let mut text = HEADER.join(",") + "\n";
    for n in 0..rows {
        writeln!(text, "{}", person(n).join(",")).expect("memory");
    }
    text.into_bytes()
}

fn xlsx(rows: u32) -> Vec<u8> {
    let header = HEADER.map(ToOwned::to_owned);
    let mut out = Writer::new(Format::Xlsx, "people", &header, Vec::new()).expect("a workbook");
    for n in 0..rows {
        out.row(&person(n).map(Cell::Text)).expect("a row");
    }
    out.finish().expect("a workbook")
}

fn main() {
    let rows = env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let sqlite = format!("sqlite:{}", folder.path().join("intake.db").display());
    for (name, database) in [("SQLite", sqlite), ("PostgreSQL", postgres::database())] {
        tokio::runtime::Runtime::new().expect("a runtime").block_on(prepare(
            &database,
            "minimal",
            Stage::Posted,
        ));
        let options = ["--key-file", key_file.to_str().expect("UTF-8"), "--log", "error"];
        let service = Service::serve(&database, &options);
        let visitor = service.visitor();
        visitor.post("/sign-in", &[("login", "first"), ("password", PASSWORD)]).redirect();
        println!("{name}: {rows} rows of {} columns", HEADER.len());
        let bench = Bench { visitor, pid: service.pid() };
        bench.whole_way(rows);
    }
}

struct Bench {
    visitor: Visitor,
    pid: u32,
}

impl Bench {
    fn whole_way(&self, rows: u32) {
        let intake = format!("/rounds/{SLUG}/intake");
        let (csv, xlsx) = (csv(rows), xlsx(rows));
        let upload =
            |name: &str, file: &[u8]| self.visitor.post_file(&intake, &[], ("file", name, file)).redirect();
        let sent = self.step("sent as CSV", || upload("people.csv", &csv));
        self.step("compared", || self.visitor.get(&sent).page());
        self.step("taken", || self.visitor.post(&format!("{sent}/take"), &[]).redirect());
        let again = self.step("sent again as XLSX", || upload("people.xlsx", &xlsx));
        let page = self.step("compared", || self.visitor.get(&again).page());
        assert!(page.body.contains("person"), "a page");
        self.step("taken again", || self.visitor.post(&format!("{again}/take"), &[]).redirect());
        for format in ["csv", "xlsx"] {
            let path = format!("/rounds/{SLUG}/people/{format}");
            let file: Answer =
                self.step(&format!("given out as {format}"), || self.visitor.get(&path).page());
            println!("    {} KiB", file.bytes.len() / 1024);
        }
        self.step("page of duplicates", || self.visitor.get(&format!("/rounds/{SLUG}/duplicates")).page());
    }

    fn step<T>(&self, name: &str, does: impl FnOnce() -> T) -> T {
        // From here on the kernel counts the most memory anew.
        fs::write(format!("/proc/{}/clear_refs", self.pid), "5").expect("a process of ours");
        let (idle, start) = (self.memory("VmRSS"), Instant::now());
        let done = does();
        let most = self.memory("VmHWM");
        println!(
            "  {name}: {:.1} s, {} MiB at rest, {} MiB more at most",
            start.elapsed().as_secs_f64(),
            idle / 1024,
            most.saturating_sub(idle) / 1024
        );
        done
    }

    fn memory(&self, word: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).expect("a process");
        let line = status.lines().find(|line| line.starts_with(word)).expect("a line");
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number")
    }
}
