//! The program is asked to stop while others have sent half a request, or do not read what they asked for: it stops all the
//! same, in order and soon. The figure is printed.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use talka::clock::Stopwatch;

use crate::{
    ground::{Engine, Ground},
    support::season::Stage,
};

/// The longest that stopping may take, in milliseconds.
const LONGEST: u64 = 15_000;

fn connected(url: &str, first: &str) -> TcpStream {
    let mut stream = TcpStream::connect(url.trim_start_matches("http://")).expect("a connection");
    stream.write_all(first.as_bytes()).expect("sent");
    stream
}

fn stops(engine: Engine) {
    let mut ground = Ground::new(engine, "minimal", Stage::Posted);
    let address = ground.copy();
    let mut service = ground.serve(&address);
    let head = "Host: a\r\nSec-Fetch-Site: same-origin\r\n";
    let half = [
        format!("GET / HTTP/1.1\r\n{head}"),
        format!(
            "POST /sign-in HTTP/1.1\r\n{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\na"
        ),
        format!(
            "POST /sign-in HTTP/1.1\r\n{head}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99\r\n\r\n--x"
        ),
        format!("GET /talka.css HTTP/1.1\r\n{head}\r\n").repeat(500),
    ];
    let mut open: Vec<TcpStream> = half.iter().map(|text| connected(service.url(), text)).collect();
    // Somebody who waits between two requests.
    let mut idle = connected(service.url(), &format!("GET /healthz HTTP/1.1\r\n{head}\r\n"));
    let mut first = [0; 12];
    idle.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200");
    open.push(idle);
    let watch = Stopwatch::start();
    assert_eq!(service.stop(), 0);
    println!(
        "{engine:?}: stopped {} ms after it was asked, with {} connections open",
        watch.millis(),
        open.len()
    );
    assert!(watch.millis() < LONGEST, "{} ms", watch.millis());
}

#[test]
fn half_sent_requests_do_not_hold_up_stopping_on_sqlite() {
    stops(Engine::Sqlite);
}

#[test]
fn half_sent_requests_do_not_hold_up_stopping_on_postgresql() {
    stops(Engine::Postgres);
}
