//! A child process of this very binary, with pipes to and from it. Owns that it ends with whoever holds it.

use std::{
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

/// The hidden subcommand that the child is started with.
pub const COMMAND: &str = "answer-programme";

/// How often time and cancelling are looked at.
pub(super) const LOOK: Duration = Duration::from_millis(20);

/// Starts a child, with pipes to and from it.
pub(super) fn start() -> Option<(Started, ChildStdin, ChildStdout)> {
    let mut child = Command::new(std::env::current_exe().ok()?)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let (to, from) = (child.stdin.take()?, child.stdout.take()?);
    Some((Started(child), to, from))
}

/// A child that ends with whoever holds it.
pub(super) struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
