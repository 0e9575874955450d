//! A program started for a test. It never outlives the test program, not even when that is killed: a shell keeps
//! it, reads from a pipe, and ends it when the pipe closes.

use std::{
    io::{BufRead, BufReader, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

/// How long a program may be silent before it has said what is waited for, or take to end.
const PATIENCE: Duration = Duration::from_mins(1);

/// Keeps a program. Arguments: the signal that ends it when the pipe closes without a word, the folder to remove
/// after it (may be empty), the program and its arguments. Each line read is a signal to pass on. What the program
/// leaves behind in its process group is ended after it (a driver that is killed leaves its browser).
const KEEPER: &str = r#"
last=$1 folder=$2 asked=
shift 2
"$@" 2>&1 &
exec >/dev/null 2>&1
while read -r signal; do
    kill -s "$signal" $!
    asked=yes
done
[ "$asked" ] || kill -s "$last" $!
wait $!
ended=$?
trap '' TERM
kill -s TERM 0
[ "$asked" ] || sleep 1
[ -z "$folder" ] || rm -rf "$folder"
exit $ended
"#;

/// A signal, as `kill -s` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Fast shutdown of PostgreSQL.
    Int,
    /// A request to finish in order.
    Term,
    /// The end at once, as by a power cut.
    Kill,
}

impl Signal {
    fn name(self) -> &'static str {
        match self {
            Self::Int => "INT",
            Self::Term => "TERM",
            Self::Kill => "KILL",
        }
    }
}

/// How a program is kept.
pub(crate) struct Keep<'a> {
    /// What ends the program when the test does not.
    pub(crate) last: Signal,
    /// A folder to remove after the program.
    pub(crate) folder: Option<&'a Path>,
    /// User and group to run as; only root may ask.
    pub(crate) user: Option<(u32, u32)>,
}

/// A running program.
pub(crate) struct Program {
    keeper: Child,
    signals: Option<ChildStdin>,
    last: Signal,
    said: Arc<Mutex<String>>,
    lines: Mutex<Receiver<String>>,
}

impl Program {
    /// Starts a program (its path, arguments and environment are taken from the command) and keeps it.
    pub(crate) fn start(program: &Command, keep: &Keep<'_>) -> Self {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "sh", keep.last.name()]).arg(keep.folder.unwrap_or(Path::new("")));
        keeper.arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => keeper.env(name, value),
                None => keeper.env_remove(name),
            };
        }
        if let Some(folder) = program.get_current_dir() {
            keeper.current_dir(folder);
        }
        if let Some((user, group)) = keep.user {
            keeper.uid(user).gid(group);
        }
        // A group of its own: Ctrl-C ends the test program first, the keeper sees its pipe close.
        keeper.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut keeper = keeper.spawn().expect("sh starts");
        let signals = keeper.stdin.take();
        let out = keeper.stdout.take().expect("stdout is a pipe");
        let said = Arc::new(Mutex::new(String::new()));
        let (sender, lines) = mpsc::channel();
        let saying = Arc::clone(&said);
        thread::spawn(move || listen(BufReader::new(out), &saying, &sender));
        Self { keeper, signals, last: keep.last, said, lines: Mutex::new(lines) }
    }

    /// The program's own process, a child of its keeper's.
    pub(crate) fn pid(&self) -> u32 {
        let keeper = self.keeper.id();
        let children = std::fs::read_to_string(format!("/proc/{keeper}/task/{keeper}/children"));
        let first = children.ok().and_then(|text| text.split_whitespace().next()?.parse().ok());
        first.expect("the program runs")
    }

    /// Everything that the program has printed so far, on both streams.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for a line in which `find` finds something. Fails when the program ends or is silent for a minute.
    pub(crate) fn wait_for<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> T {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        while let Ok(line) = lines.recv_timeout(PATIENCE) {
            if let Some(found) = find(&line) {
                return found;
            }
        }
        panic!("waited in vain for {what}; the program said:\n{}", self.said());
    }

    /// Sends a signal and waits for the end. Gives the exit code; 128 and the signal's number when a signal ended it,
    /// as it does (SIGKILL) where the program is still there after a minute.
    pub(crate) fn end(mut self, signal: Signal) -> i32 {
        self.finish(signal)
    }

    /// Waits for a program that ends by itself: its exit code, and what it printed. One that goes on for a minute is ended.
    pub(crate) fn end_by_itself(mut self) -> (i32, String) {
        {
            let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
            while lines.recv_timeout(PATIENCE).is_ok() {}
        }
        // The program is gone, and a signal finds nobody; its keeper tells how it ended.
        let code = self.finish(Signal::Kill);
        (code, self.said())
    }

    fn finish(&mut self, signal: Signal) -> i32 {
        let mut signals = self.signals.take();
        let mut send = |signal: Signal| signals.as_mut().map(|pipe| writeln!(pipe, "{}", signal.name()));
        // A keeper that is gone has nothing left to end.
        drop(send(signal));
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    drop(send(Signal::Kill));
                    break;
                }
            }
        }
        drop(signals);
        self.keeper.wait().ok().and_then(|status| status.code()).unwrap_or(-1)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.signals.is_some() {
            self.finish(self.last);
        }
    }
}

/// Passes on what a program prints, line by line, until it has closed its output.
fn listen(mut out: impl BufRead, said: &Mutex<String>, lines: &Sender<String>) {
    let mut line = Vec::new();
    while out.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line).into_owned();
        said.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text);
        // Nobody may be waiting any more; the text is kept all the same.
        drop(lines.send(text.trim_end().to_owned()));
        line.clear();
    }
}
