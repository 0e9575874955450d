//! Slow senders and slow readers, as raw connections: none is waited for without end, and nobody else waits for them.

use std::{net::SocketAddr, time::Duration};

use talka::{
    clock::{Clock, Stopwatch},
    config::Config,
    service::Service,
    web::{App, Patience},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};

use crate::scene::{World, told_to_both, vault};

/// Times that a test can wait for.
const SHORT: Patience = Patience {
    head: Duration::from_millis(400),
    body: Duration::from_millis(400),
    reader: Duration::from_millis(400),
    stop: Duration::from_millis(700),
};

/// Everything that a connection says until it ends; fails when it does not end.
async fn heard(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is cut says no more either.
    let read = timeout(Duration::from_secs(20), stream.read_to_end(&mut bytes)).await;
    assert!(read.is_ok(), "the connection is still there");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn connected(to: SocketAddr, first: &str) -> TcpStream {
    let mut stream = TcpStream::connect(to).await.expect("a connection");
    stream.write_all(first.as_bytes()).await.expect("sent");
    stream
}

async fn healthy(to: SocketAddr) {
    let mut stream = connected(to, "GET /talka.css HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    let said = heard(&mut stream).await;
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
}

/// A service that serves until told to stop.
async fn serving(
    world: &World,
) -> (SocketAddr, tokio::sync::oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let service = Service::new(world.db.clone(), vault(), Clock::system());
    let app = App::new(service.into(), Config::default()).with_patience(SHORT);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(async move { app.serve(listener, async { drop(stopped.await) }).await });
    (address, stop, served)
}

const HALF_A_HEAD: &str = "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-";
const HALF_A_FORM: &str = "POST /sign-in HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\n\
     Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nlogin=";

#[test]
fn whoever_sends_slowly_is_not_waited_for() {
    told_to_both(async |world| {
        let (address, stop, served) = serving(&world).await;
        let watch = Stopwatch::start();
        let mut head = connected(address, HALF_A_HEAD).await;
        let mut silent = connected(address, "").await;
        let mut form = connected(address, HALF_A_FORM).await;
        healthy(address).await;
        assert!(!heard(&mut head).await.contains("200 OK"));
        assert_eq!(heard(&mut silent).await, "");
        assert!(heard(&mut form).await.starts_with("HTTP/1.1 408"));
        // One byte again and again is no more of a sender.
        let (mut from, mut to) = connected(address, HALF_A_FORM).await.into_split();
        let trickle = tokio::spawn(async move {
            while to.write_all(b"a").await.is_ok() {
                sleep(Duration::from_millis(50)).await;
            }
        });
        let mut first = [0; 12];
        let answered = timeout(Duration::from_secs(20), from.read_exact(&mut first)).await;
        assert!(answered.expect("an answer").is_ok() && first == *b"HTTP/1.1 408");
        trickle.abort();
        // Far from the half minute that a page is given; the machine may have other things to do.
        assert!(watch.millis() < 20_000, "{} ms", watch.millis());
        let _ = stop.send(());
        served.await.expect("served");
    });
}

#[test]
fn whoever_reads_slowly_is_not_waited_for() {
    const ASKED: usize = 1_000;
    told_to_both(async |world| {
        let (address, stop, served) = serving(&world).await;
        // Far more than the system keeps for somebody who does not read.
        let page = "GET /talka.css HTTP/1.1\r\nHost: a\r\n\r\n".repeat(ASKED);
        let mut reader = connected(address, &page).await;
        sleep(SHORT.reader * 4).await;
        healthy(address).await;
        let answers = heard(&mut reader).await.matches("HTTP/1.1 200").count();
        assert!((1..ASKED).contains(&answers), "cut off after {answers} of {ASKED}");
        let _ = stop.send(());
        served.await.expect("served");
    });
}

#[test]
fn stopping_waits_for_what_was_begun_and_not_without_end() {
    told_to_both(async |world| {
        let (address, stop, served) = serving(&world).await;
        let mut head = connected(address, HALF_A_HEAD).await;
        let mut form = connected(address, HALF_A_FORM).await;
        healthy(address).await;
        let watch = Stopwatch::start();
        let _ = stop.send(());
        served.await.expect("served");
        assert!(watch.millis() < 3_000, "{} ms", watch.millis());
        heard(&mut head).await;
        heard(&mut form).await;
        assert!(TcpStream::connect(address).await.is_err(), "nobody is taken in any more");
    });
}
