//! How fast people can read their results: *my result* at rates that do not wait for answers (open loop), on SQLite and on
//! PostgreSQL, against a bare axum page of the same length on the same machine in the same run. A benchmark, not a
//! test: it prints figures and judges nothing. `make bench`, or in the profile of development, without compiling HiGHS
//! once more: `cargo bench --workspace --profile dev --bench load`.
//!
//! What is printed: pages asked for and answered a second, the time from the moment at which a page was due (not sent) to its
//! last byte (median, 99th percentile), and the server's processor time for each page.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]

#[path = "../support/mod.rs"]
mod support;

mod people;
mod rate;

use std::{env, fs, process::Command};

use support::{
    postgres,
    program::{Keep, Program, Signal},
    season::{KEY, Stage, prepare},
    service::Service,
};

/// How many people look at their results in turn.
const PEOPLE: usize = 60;

/// Pages a second that are asked for, one after another.
const RATES: [u32; 5] = [100, 200, 400, 800, 1_600];

/// Seconds at each rate.
const SECONDS: u32 = 5;

fn main() {
    let args: Vec<String> = env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--bare") {
        let length = args.get(at + 1).and_then(|text| text.parse().ok()).unwrap_or(0);
        return wait(rate::bare(length));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let sqlite = format!("sqlite:{}", folder.path().join("load.db").display());
    let mut length = 0;
    for (name, database) in [("SQLite", sqlite), ("PostgreSQL", postgres::database())] {
        let codes = wait(prepare(&database, "liepaja-2020", Stage::Published)).submitted;
        let service =
            Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8"), "--log", "error"]);
        let visitors = people::open(&service, &codes[..PEOPLE.min(codes.len())]);
        length = visitors.length;
        println!("my result, {name}: {length} bytes a page (as sent, uncompressed)");
        for rate in RATES {
            let ground = rate::Ground {
                url: format!("{}/my", service.url()),
                cookies: &visitors.cookies,
                pid: service.pid(),
            };
            println!("  {}", wait(rate::measure(&ground, rate, SECONDS)));
        }
    }
    let mut command = Command::new(env::current_exe().expect("this program"));
    command.args(["--bare", &length.to_string()]);
    let bare = Program::start(&command, &Keep { last: Signal::Kill, folder: None, user: None });
    let url = bare.wait_for("the address of the bare page", support::service::address);
    println!("bare axum page of the same length");
    for rate in RATES {
        let ground = rate::Ground { url: url.clone(), cookies: &[String::new()], pid: bare.pid() };
        println!("  {}", wait(rate::measure(&ground, rate, SECONDS)));
    }
    bare.end(Signal::Kill);
}

fn wait<T>(task: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(task)
}
