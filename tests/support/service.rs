//! The real program, serving: started, asked, stopped in order or as by a power cut, started again on the same data.

use std::{path::Path, process::Command};

use super::{
    http::Visitor,
    program::{Keep, Program, Signal},
};

/// A running service on a port of its own.
pub(crate) struct Service {
    program: Option<Program>,
    by: Vec<String>,
    args: Vec<String>,
    url: String,
}

impl Service {
    /// `talka serve` on a database, with further options.
    pub(crate) fn serve(database: &str, more: &[&str]) -> Self {
        Self::serve_by(&[], database, more)
    }

    /// The same, started by a command in front of the program (`prlimit …`), which has to become it (`exec`).
    pub(crate) fn serve_by(by: &[&str], database: &str, more: &[&str]) -> Self {
        Self::start(by, &[&["serve", "--database-url", database], more].concat(), &[])
    }

    /// `talka demo --fresh` with its data in a folder, with further options. A restart is not fresh.
    pub(crate) fn demo(data: &Path, more: &[&str]) -> Self {
        let data = data.to_str().expect("a path in UTF-8");
        Self::start(&[], &[&["demo", "--data", data], more].concat(), &["--fresh"])
    }

    /// `talka demo` on the data that is in a folder.
    pub(crate) fn demo_again(data: &Path) -> Self {
        Self::start(&[], &["demo", "--data", data.to_str().expect("a path in UTF-8")], &[])
    }

    /// Starts the program; the arguments in `once` are for this start only.
    fn start(by: &[&str], args: &[&str], once: &[&str]) -> Self {
        let by: Vec<String> = by.iter().map(ToString::to_string).collect();
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        let once = once.iter().map(ToString::to_string);
        let first: Vec<String> = args.iter().cloned().chain(once).collect();
        let (program, url) = launch(&by, &first, "127.0.0.1:0");
        Self { program: Some(program), by, args, url }
    }

    /// `http://127.0.0.1:PORT`, the same after a restart.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A newcomer without cookies.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::new(&self.url)
    }

    /// Everything that the program has printed since it was last started: messages and logs.
    pub(crate) fn said(&self) -> String {
        self.program.as_ref().map(Program::said).unwrap_or_default()
    }

    /// The process that serves.
    pub(crate) fn pid(&self) -> u32 {
        self.program.as_ref().expect("the service runs").pid()
    }

    /// Asks the program to finish (SIGTERM) and gives its exit code. `restart` brings it back.
    pub(crate) fn stop(&mut self) -> i32 {
        self.end(Signal::Term)
    }

    /// Ends the program as a power cut would (SIGKILL). `restart` brings it back.
    pub(crate) fn kill(&mut self) {
        self.end(Signal::Kill);
    }

    /// Starts the program again on the same data and the same port, ending it first where it runs.
    pub(crate) fn restart(&mut self) {
        if self.program.is_some() {
            self.stop();
        }
        let port = self.url.trim_start_matches("http://");
        self.program = Some(launch(&self.by, &self.args, port).0);
    }

    fn end(&mut self, signal: Signal) -> i32 {
        self.program.take().expect("the service runs").end(signal)
    }
}

/// Runs the program and waits for its address.
fn launch(by: &[String], args: &[String], listen: &str) -> (Program, String) {
    let talka = env!("CARGO_BIN_EXE_talka").to_owned();
    let mut words = by.iter().chain([&talka]);
    let mut command = Command::new(words.next().expect("a program"));
    command
        .args(words)
        .args(args)
        .args(["--listen", listen])
        .env_remove("TALKA_LANG")
        .env("LC_ALL", "C.UTF-8");
    let program = Program::start(&command, &Keep { last: Signal::Kill, folder: None, user: None });
    let url = program.wait_for("the address of the service", address);
    (program, url)
}

/// The address in a line of the program: `http://127.0.0.1:PORT`, without the slash after it.
pub(crate) fn address(line: &str) -> Option<String> {
    let from = line.find("http://127.0.0.1:")?;
    let rest = &line[from + "http://127.0.0.1:".len()..];
    let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!port.is_empty()).then(|| format!("http://127.0.0.1:{port}"))
}
