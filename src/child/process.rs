//! A child process of this very binary, with pipes to and from it. Owns that it ends with whoever holds it, and the bounds
//! within which it lives.

use std::{
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

/// The hidden subcommand that the child is started with.
pub const COMMAND: &str = "answer-programme";

/// How often time and cancelling are looked at.
pub(super) const LOOK: Duration = Duration::from_millis(20);

/// Most memory that a child may take, in bytes.
const MEMORY: u64 = 8 << 30;

/// Whether this process is our own binary, be it one whose file an upgrade has replaced since. Only that knows the
/// subcommands; a test runner, for one, does not.
pub(super) fn ours() -> bool {
    let name = std::env::current_exe().ok().and_then(|path| Some(path.file_name()?.to_owned()));
    name.is_some_and(|name| ["talka", "talka.exe", "talka (deleted)"].iter().any(|ours| name == *ours))
}

/// This very binary with a hidden subcommand, with pipes to and from it.
pub(super) fn command(subcommand: &str) -> Command {
    // The kernel's own link leads to the binary that runs, whatever has become of its file.
    let running = PathBuf::from("/proc/self/exe");
    let path = if running.exists() { running } else { std::env::current_exe().unwrap_or(running) };
    let mut command = Command::new(path);
    command.arg0("talka").arg(subcommand).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Starts a child that answers programmes, with pipes to and from it.
pub(super) fn start() -> Option<(Started, ChildStdin, ChildStdout)> {
    let mut child = command(COMMAND).spawn().ok()?;
    let (to, from) = (child.stdin.take()?, child.stdout.take()?);
    Some((Started(child), to, from))
}

/// A child that ends with whoever holds it.
#[derive(Debug)]
pub(super) struct Started(pub(super) Child);

impl Drop for Started {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Bounds this process, a child: its memory, and its life by its parent's, since nobody else would hear the answer.
pub(super) fn confined() -> std::io::Result<()> {
    let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    setrlimit(Resource::As, limit)?;
    set_parent_process_death_signal(Some(Signal::KILL))?;
    Ok(())
}
