//! Asks for pages at a rate, whether answers come or not, and measures.

use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, routing::get};
use talka::clock::Stopwatch;

/// What is asked.
pub(crate) struct Ground<'a> {
    pub(crate) url: String,
    pub(crate) cookies: &'a [String],
    pub(crate) pid: u32,
}

/// A bare page: what axum and the machine allow.
pub(crate) async fn bare(length: usize) {
    let page: &'static str = Box::leak("x".repeat(length).into_boxed_str());
    let router = Router::new().route("/", get(move || async move { axum::response::Html(page) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    println!("http://{}/", listener.local_addr().expect("an address"));
    axum::serve(listener, router).await.expect("serving");
}

/// Processor time of a process in milliseconds.
fn processor_millis(pid: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    // Linux counts in hundredths of a second: user and system time are fields 14 and 15 of the line.
    (ticks(11) + ticks(12)) * 10
}

/// One rate for some seconds; a line of figures.
pub(crate) async fn measure(ground: &Ground<'_>, rate: u32, seconds: u32) -> String {
    let client = reqwest::Client::new();
    let times: Arc<Mutex<Vec<u64>>> = Arc::default();
    let mut asked = tokio::task::JoinSet::new();
    let (watch, before) = (Stopwatch::start(), processor_millis(ground.pid));
    let mut tick = tokio::time::interval(Duration::from_secs(1) / rate);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Burst);
    let pages = rate * seconds;
    for n in 0..pages {
        let due = tick.tick().await;
        let request =
            client.get(&ground.url).header("cookie", &ground.cookies[n as usize % ground.cookies.len()]);
        let times = Arc::clone(&times);
        asked.spawn(async move {
            if let Ok(answer) = request.send().await
                && answer.status().is_success()
                && answer.bytes().await.is_ok()
            {
                let took = due.elapsed().as_micros();
                times.lock().expect("times").push(u64::try_from(took).unwrap_or(u64::MAX));
            }
        });
    }
    while asked.join_next().await.is_some() {}
    let (took, processor) = (watch.millis(), processor_millis(ground.pid) - before);
    let mut times = times.lock().expect("times").clone();
    times.sort_unstable();
    let at = |part: usize| {
        times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0)
    };
    let answered = u64::try_from(times.len()).unwrap_or(u64::MAX);
    // Whole numbers are exact enough for figures that differ from run to run anyway.
    let page = processor * 1_000 / answered.max(1);
    format!(
        "{rate:>5}/s asked: {:>6}/s answered, {} failed, p50 {:>5}.{:02} ms, p99 {:>6}.{:02} ms, server {page:>5} µs a page",
        answered * 1_000 / took.max(1),
        u64::from(pages) - answered,
        at(50) / 1_000,
        at(50) % 1_000 / 10,
        at(99) / 1_000,
        at(99) % 1_000 / 10,
    )
}
