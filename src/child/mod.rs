//! Programmes of whole numbers answered in a child process of this very binary: one that can be killed the moment time
//! is up or somebody cancels, and whose memory is bounded. HiGHS looks at its own limit only between steps that may take
//! minutes. Owns the way there and back; what is asked and what is believed is for the solver. A computation that is done
//! whole by a child, so that the service outlives it, is a [`task`].

mod process;
mod session;
pub mod task;
mod wire;

use std::{
    io::{Read, Write},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use talka_solver::{
    Control, Highs, Unwatched,
    milp::{IncrementalLp, MipBackend, MipStatus, Model, Modifying},
};

pub use process::COMMAND;
use process::{LOOK, confined, ours, start};

/// Programmes up to this many terms are answered in this process: they take milliseconds.
const SMALL: usize = 4_000;

/// How long an answer is waited for when time is up.
const GRACE: Duration = Duration::from_millis(500);

/// Answers in a child process.
#[derive(Debug, Clone, Copy, Default)]
pub struct Child;

impl MipBackend for Child {
    fn incremental(&self, model: &Model, changes: Modifying) -> Option<Box<dyn IncrementalLp>> {
        if is_small(model) { Highs.incremental(model, changes) } else { session::open(model, changes) }
    }

    fn maximise(&self, model: &Model, prices: bool, control: &dyn Control) -> MipStatus {
        if is_small(model) {
            return Highs.maximise(model, prices, control);
        }
        ask(model, prices, control).unwrap_or(MipStatus::Unknown)
    }
}

/// Whether a programme is answered in this process. Only our own binary knows the subcommand; a test runner, for one,
/// does not.
fn is_small(model: &Model) -> bool {
    let terms: usize = model.rows.iter().map(|row| row.terms.len()).sum();
    terms <= SMALL || !ours()
}

fn ask(model: &Model, prices: bool, control: &dyn Control) -> Option<MipStatus> {
    let (child, mut to, mut from) = start()?;
    let question = wire::question(model, prices, control.millis_left());
    let writer = thread::spawn(move || to.write_all(&wire::bytes(&question)));
    let (send, receive) = channel();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = from.read_to_end(&mut bytes).is_ok();
        send.send(read.then_some(bytes))
    });
    let bytes = loop {
        match receive.recv_timeout(LOOK) {
            Ok(bytes) => break bytes,
            Err(RecvTimeoutError::Disconnected) => break None,
            // It has the same limit: what it found by then is worth waiting a moment for.
            Err(RecvTimeoutError::Timeout) if control.stop() => {
                break receive.recv_timeout(GRACE).ok().flatten();
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    };
    drop(child);
    let _ = (writer.join(), reader.join());
    wire::answer(&wire::numbers(&bytes?))
}

/// The child's own work: a question on standard input, its answer on standard output.
///
/// # Errors
/// When either cannot be used.
pub fn serve() -> std::io::Result<()> {
    confined()?;
    let mut kind = [0; 8];
    std::io::stdin().read_exact(&mut kind)?;
    if i64::from_le_bytes(kind) == wire::KEPT {
        return session::serve();
    }
    let mut asked = Vec::new();
    std::io::stdin().read_to_end(&mut asked)?;
    let (model, prices, millis) = wire::asked(&wire::numbers(&asked))
        .ok_or_else(|| std::io::Error::new(std::io::ErrorKind::InvalidData, "no programme"))?;
    let answered = match millis {
        Some(millis) => Highs.maximise(&model, prices, &Limited(millis)),
        None => Highs.maximise(&model, prices, &Unwatched),
    };
    std::io::stdout().write_all(&wire::bytes(&wire::told(answered)))
}

/// A time limit and nothing else.
struct Limited(u64);

impl Control for Limited {
    fn millis_left(&self) -> Option<u64> {
        Some(self.0)
    }
}
