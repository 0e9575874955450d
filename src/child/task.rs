//! Work that a child process of this binary does whole: what it is given goes to its standard input, what it says comes
//! line by line. Whatever becomes of the child, the parent goes on. Owns the child's life; what is said is the caller's.

use std::{
    fs,
    io::Write,
    process::{ChildStdin, ChildStdout},
    sync::{Mutex, PoisonError},
    thread::{self, JoinHandle},
};

use rustix::process::nice;

use super::process::{Started, command, confined, ours};

/// A child at work. Dropped, it ends.
#[derive(Debug)]
pub struct Task {
    child: Mutex<Started>,
}

/// Starts this binary with a hidden subcommand and sends it what it is given; what it says comes through the pipe. `None`
/// where this process is another binary, which knows no such subcommand: a test runner. To be called by the thread that
/// then reads, since a child ends with the thread that started it.
///
/// # Errors
/// When no process can be started.
pub fn start(subcommand: &str, given: Vec<u8>) -> std::io::Result<Option<(Task, ChildStdout)>> {
    if !ours() {
        return Ok(None);
    }
    let mut child = command(subcommand).stderr(std::process::Stdio::inherit()).spawn()?;
    let (to, from) = (child.stdin.take(), child.stdout.take());
    let child = Started(child);
    let (Some(to), Some(from)) = (to, from) else { return Err(std::io::ErrorKind::BrokenPipe.into()) };
    // It ends by itself: with the last byte, or with the child.
    drop(send(to, given));
    Ok(Some((Task { child: Mutex::new(child) }, from)))
}

fn send(mut to: ChildStdin, given: Vec<u8>) -> JoinHandle<std::io::Result<()>> {
    thread::spawn(move || to.write_all(&given))
}

impl Task {
    /// Ends the child at once.
    pub fn end(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        // Already gone is as good.
        let _ = child.0.kill();
    }

    /// How the child ended, for engineers. To be asked when its pipe has ended.
    pub fn ended(&self) -> String {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        match child.0.wait() {
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        }
    }
}

/// What the child does first: it ends with its parent, its memory is bounded, it lets pages go before it, and the kernel
/// takes it and not the service when memory is short.
///
/// # Errors
/// When the bounds cannot be set.
pub fn begin() -> std::io::Result<()> {
    confined()?;
    // Neither is there everywhere, and nothing hangs on it.
    let _ = nice(5);
    let _ = fs::write("/proc/self/oom_score_adj", "1000");
    Ok(())
}
