//! Connections: how they are taken, how long anyone is waited for, and how they end when the service stops. Owns those
//! times: whoever sends, reads or leaves slowly holds up nobody else, and never the end of the process.

use std::{
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{Sleep, sleep, timeout},
};
use tower::ServiceExt;

/// How long anyone is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the whole head of a request, and between requests.
    pub head: Duration,
    /// For a whole form; twice as long for the next piece of a file.
    pub body: Duration,
    /// For a reader to take the next piece of an answer.
    pub reader: Duration,
    /// For requests that were begun, once the service stops.
    pub stop: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { head: seconds(30), body: seconds(30), reader: seconds(60), stop: seconds(8) }
    }
}

/// How long nobody is taken in when the machine has no room for another connection.
const CROWDED: Duration = Duration::from_millis(100);

/// Answers on a listener until `stop` resolves; then requests that were begun have a while to end, and the others are cut.
pub(super) async fn serve(
    router: Router,
    patience: Patience,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience.head);
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, from) = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => continue,
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                // One that broke before it began, or too many open files: neither is the end of serving.
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    sleep(CROWDED).await;
                    continue;
                }
            },
        };
        // Answers are whole pages: there is nothing to gather before they go.
        let _ = stream.set_nodelay(true);
        let stream = TokioIo::new(Timed { stream, patience: patience.reader, stalled: None });
        let router = router.clone();
        let answer = service_fn(move |request| router.clone().oneshot(with_address(request, from)));
        let connection = graceful.watch(http.serve_connection(stream, answer));
        connections.spawn(async move {
            // Whoever left, or was too slow, hears nothing more.
            drop(connection.await);
        });
    }
    drop(listener);
    if timeout(patience.stop, graceful.shutdown()).await.is_err() {
        tracing::warn!(connections = connections.len(), "connections were cut off");
    }
    connections.shutdown().await;
}

/// A request with the address that it came from, as handlers ask for it.
fn with_address(request: Request<Incoming>, from: SocketAddr) -> Request<Body> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(from));
    request
}

/// A connection whose reader has to take something now and then.
struct Timed {
    stream: TcpStream,
    patience: Duration,
    /// Runs while the reader takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Timed {
    /// What writing came to, or that it has come to nothing for too long.
    fn timed(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let patience = self.patience;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(stalled.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Timed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Timed {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.timed(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.timed(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
