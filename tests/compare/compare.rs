//! The whole process against its peers, in one run: reading, solving, proving and writing. Uses the peers and the
//! generator of `../shared/bench` where they are there, and says what is missing where they are not. Every
//! assignment is checked by that folder's own checker. Draws time against size. `TALKA_BENCH=full` adds a million.

#![allow(clippy::float_arithmetic, reason = "times that are shown, and a picture of them")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const SHAPES: [&str; 3] = ["popular", "regional", "giant"];
const STAGES: &str = "placed,tiers,rank,distance";
const PEERS: &str = "talka,talka_verify,lemon_ns,ortools_mcf";

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = root.join("../shared/bench");
    let peers = std::env::var_os("TALKA_PEERS").map_or_else(|| bench.join(".peers"), PathBuf::from);
    let made = root.join("target/bench");
    fs::create_dir_all(&made).expect("target can be written");
    let full = std::env::var("TALKA_BENCH").is_ok_and(|what| what == "full");
    let sizes: &[u32] = if full { &[1_000, 10_000, 100_000, 1_000_000] } else { &[1_000, 10_000, 100_000] };
    let points = if bench.join("bench.py").is_file() && peers.join("venv/bin/python").is_file() {
        against_peers(&bench, &peers, &made, sizes)
    } else {
        println!("No peers to compare with. They need the folder ../shared/bench beside this checkout, and");
        println!("  sh ../shared/bench/setup.sh   (or elsewhere, named by TALKA_PEERS)");
        println!("Talka alone, in seconds by its own clock:");
        alone(&made, sizes)
    };
    let chart = made.join("time.svg");
    fs::write(&chart, draw(&points)).expect("target can be written");
    println!("\nTime against size: {}", chart.display());
}

/// Seconds by line (`popular talka`, `popular peer`), then number of people.
type Points = BTreeMap<String, BTreeMap<u32, f64>>;

fn run(command: &mut Command) -> String {
    let done = command.output().expect("the command can be started");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{command:?}\n{said}{}", String::from_utf8_lossy(&done.stderr));
    said
}

/// Talka and its peers on the generator's instances; CPU seconds, the median of three runs.
fn against_peers(bench: &Path, peers: &Path, made: &Path, sizes: &[u32]) -> Points {
    let python = peers.join("venv/bin/python");
    let log = made.join("runs.jsonl");
    let _ = fs::remove_file(&log);
    for &size in sizes {
        let mut folders = Vec::new();
        for shape in SHAPES {
            for ratio in ["0.65", "0.95"] {
                let folder = made.join(format!("{shape}-{size}-{}", &ratio[2..]));
                if !folder.join("edges.csv").is_file() {
                    let (people, seed) = (size.to_string(), "31");
                    run(Command::new(&python).arg(bench.join("gen.py")).arg(&folder).args([
                        "--applicants",
                        &people,
                        "--ratio",
                        ratio,
                        "--kind",
                        shape,
                        "--seed",
                        seed,
                    ]));
                }
                folders.push(folder.display().to_string());
            }
        }
        let runs = if size >= 1_000_000 { "1" } else { "3" };
        let told = run(Command::new(&python)
            .arg(bench.join("bench.py"))
            .args(["--instances", &folders.join(","), "--peers", PEERS, "--runs", runs])
            .args(["--talka", env!("CARGO_BIN_EXE_talka")])
            .arg("--peers-dir")
            .arg(peers)
            .arg("--log")
            .arg(&log));
        println!("{told}");
    }
    let mut points = Points::new();
    for line in fs::read_to_string(&log).expect("the log of runs").lines() {
        let row: Value = serde_json::from_str(line).expect("a line of JSON");
        let (Some(peer), Some(name), Some(seconds)) =
            (row["peer"].as_str(), row["instance"].as_str(), row["cpu_s"].as_f64())
        else {
            continue;
        };
        let mut words = name.split('-');
        let (shape, size) = (words.next().unwrap_or(""), words.next().and_then(|size| size.parse().ok()));
        let (Some(size), Some("65")) = (size, words.next()) else { continue };
        let line = match peer {
            "talka" => format!("{shape} talka"),
            "lemon_ns" | "ortools_mcf" => format!("{shape} best peer"),
            _ => continue,
        };
        let least = points.entry(line).or_default().entry(size).or_insert(f64::MAX);
        *least = least.min(seconds);
    }
    points
}

/// Talka on its own instances.
fn alone(made: &Path, sizes: &[u32]) -> Points {
    let talka = env!("CARGO_BIN_EXE_talka");
    let mut points = Points::new();
    for &size in sizes {
        for shape in SHAPES {
            let (folder, out) = (made.join(format!("own-{shape}-{size}")), made.join("result"));
            let people = size.to_string();
            run(Command::new(talka).args(["generate", "--seed", "31", "--force", "--shape", shape]).args([
                "--applicants".as_ref(),
                people.as_ref(),
                "--out".as_ref(),
                folder.as_os_str(),
            ]));
            run(Command::new(talka)
                .arg("solve")
                .arg(&folder)
                .arg("--out")
                .arg(&out)
                .args(["--force", "--stages", STAGES]));
            let result = fs::read_to_string(out.join("result.json")).expect("a result");
            let result: Value = serde_json::from_str(&result).expect("JSON");
            let seconds: f64 = result["seconds"]
                .as_object()
                .map_or(0.0, |parts| parts.values().filter_map(Value::as_f64).sum());
            println!("  {shape:9} {size:9} people: {seconds:.3} s, {} MB", result["peak_rss_mb"]);
            points.entry(format!("{shape} talka")).or_default().insert(size, seconds);
        }
    }
    points
}

/// A chart with both axes by powers of ten; readable in light and dark.
fn draw(points: &Points) -> String {
    let across = |size: f64| 70.0 + (size.log10() - 3.0) * 170.0;
    let down = |seconds: f64| 330.0 - (seconds.max(0.001).log10() + 3.0) * 55.0;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 390\" role=\"img\" aria-labelledby=\"t d\" \
         font-family=\"sans-serif\" font-size=\"13\"><title id=\"t\">Seconds of processor time against people</title>\
         <desc id=\"d\">One line a shape, solid for Talka, dashed for the best peer; both axes by powers of ten.</desc>\
         <style>text{fill:#222}line{stroke:#bbb}@media(prefers-color-scheme:dark){text{fill:#eee}line{stroke:#555}}</style>",
    );
    for power in 3..=6 {
        let x = across(10f64.powi(power));
        let _ = write!(
            svg,
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"20\" y2=\"330\"/><text x=\"{x}\" y=\"350\" text-anchor=\"middle\">10^{power}</text>"
        );
    }
    for power in -3..=2 {
        let y = down(10f64.powi(power));
        let _ = write!(
            svg,
            "<line x1=\"70\" x2=\"580\" y1=\"{y}\" y2=\"{y}\"/><text x=\"62\" y=\"{}\" text-anchor=\"end\">{} s</text>",
            y + 4.0,
            10f64.powi(power)
        );
    }
    for (at, (name, line)) in points.iter().enumerate() {
        let color = ["#0b6e4f", "#b5179e", "#3a6ea5"]
            [SHAPES.iter().position(|shape| name.starts_with(shape)).unwrap_or(0)];
        let dash = if name.ends_with("talka") { "none" } else { "6 4" };
        let way: Vec<String> = line
            .iter()
            .map(|(size, seconds)| format!("{:.1},{:.1}", across(f64::from(*size)), down(*seconds)))
            .collect();
        let y = 30 + 20 * at;
        let _ = write!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
            way.join(" ")
        );
        let _ = write!(
            svg,
            "<polyline points=\"595,{y} 625,{y}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/><text x=\"632\" y=\"{}\">{name}</text>",
            y + 4
        );
    }
    svg + "<text x=\"325\" y=\"375\" text-anchor=\"middle\">people</text></svg>\n"
}
