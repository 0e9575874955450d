//! What a caseworker's pages cost in a round of 12,000 people, in processor time of the service: the board, lists, looking for
//! somebody, one application. A benchmark, not a test: it prints figures. `cargo bench --workspace --profile dev --bench pages`.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]
#![allow(clippy::disallowed_types, reason = "a benchmark measures time")]
#![allow(clippy::float_arithmetic, reason = "figures that are printed")]

#[path = "../support/mod.rs"]
mod support;

use std::{fs, time::Instant};

use support::{
    http::Visitor,
    postgres,
    season::{KEY, PASSWORD, SLUG, Stage, prepare},
    service::Service,
};

/// How often each page is asked for once it is warm.
const TIMES: u32 = 20;

/// Clock ticks of the kernel in a second, on every Linux that this is measured on.
const TICKS: u32 = 100;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let sqlite = format!("sqlite:{}", folder.path().join("pages.db").display());
    for (name, database) in [("SQLite", sqlite), ("PostgreSQL", postgres::database())] {
        let season = tokio::runtime::Runtime::new().expect("a runtime").block_on(prepare(
            &database,
            "country",
            Stage::Posted,
        ));
        let service =
            Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8"), "--log", "error"]);
        let visitor = service.visitor();
        visitor.post("/sign-in", &[("login", "first"), ("password", PASSWORD)]).redirect();
        println!("{name}: {} applications", season.submitted.len());
        let bench = Bench { visitor, pid: service.pid() };
        let list = format!("/rounds/{SLUG}/applications");
        bench.page("board, the first time", 1, |_| bench.get(&format!("/rounds/{SLUG}/work")));
        bench.page("board", TIMES, |_| bench.get(&format!("/rounds/{SLUG}/work")));
        bench.page("list", TIMES, |n| bench.get(&format!("{list}?page={n}")));
        bench.page("list of those who need a person", TIMES, |_| {
            bench.get(&format!("{list}?status=needs-person"))
        });
        bench.page("looking for a name", TIMES, |_| bench.visitor.post(&list, &[("q", "Anna")]).bytes.len());
        bench.page("one application", TIMES, |n| {
            bench.get(&format!("{list}/{}", season.submitted[n as usize].number))
        });
        println!("  memory at its highest: {} MiB", bench.memory() / 1024);
    }
}

struct Bench {
    visitor: Visitor,
    pid: u32,
}

impl Bench {
    fn get(&self, path: &str) -> usize {
        self.visitor.get(path).page().bytes.len()
    }

    /// Asks for a page so often, and tells what one of them cost.
    fn page(&self, name: &str, times: u32, ask: impl Fn(u32) -> usize) {
        let (before, start) = (self.ticks(), Instant::now());
        let bytes = (1..=times).map(&ask).last().unwrap_or(0);
        let spent = f64::from(self.ticks() - before) * 1_000.0 / f64::from(TICKS * times);
        let waited = start.elapsed().as_secs_f64() * 1_000.0 / f64::from(times);
        println!("  {name}: {spent:.1} ms of processor time, {waited:.1} ms waited, {} KiB", bytes / 1024);
    }

    /// The most memory that the service has had so far, in KiB.
    fn memory(&self) -> u32 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).expect("a process of ours");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its memory");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Processor time of the service so far, in ticks.
    fn ticks(&self) -> u32 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid)).expect("a process of ours");
        let after = stat.rsplit_once(')').expect("a name").1;
        let fields: Vec<u32> =
            after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse().ok()).collect();
        fields.iter().sum()
    }
}
