//! What a command says: messages and progress on standard error, in the reader's language. A progress
//! line shows on a terminal when work takes longer than two seconds, and leaves no trace.

use std::{
    cell::RefCell,
    io::{self, Write},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{
    clock::Stopwatch,
    domain::{Arg, Fault, Faults, Lang},
    i18n::Tr,
};

/// The terminal, for one reader.
pub(super) struct Console {
    pub(super) tr: Tr,
    started: Stopwatch,
    bar: RefCell<Option<ProgressBar>>,
}

impl Console {
    pub(super) fn new(lang: Lang) -> Self {
        Self { tr: Tr(lang), started: Stopwatch::start(), bar: RefCell::new(None) }
    }

    /// Milliseconds since the command began.
    pub(super) fn millis(&self) -> u64 {
        self.started.millis()
    }

    /// Says on a terminal what is being done, once the command has run for two seconds.
    pub(super) fn step(&self, what: &str) {
        let mut bar = self.bar.borrow_mut();
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
                bar.set_style(style);
            }
            bar
        });
        if self.started.millis() >= 2_000 && bar.is_hidden() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        bar.set_message(what.to_owned());
    }

    fn quiet(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }

    /// A line for standard output.
    pub(super) fn say(&self, text: &str) {
        self.quiet();
        line(&mut io::stdout(), text);
    }

    /// What deserves attention but stops nothing.
    pub(super) fn warnings(&self, warnings: &[Fault]) {
        self.quiet();
        for warning in warnings {
            let text = format!("{}: {}", self.tr.say("cli-warning"), self.tr.fault(warning));
            line(&mut io::stderr(), &text);
        }
    }

    /// One sentence that ends the command.
    pub(super) fn error(&self, text: &str) {
        self.quiet();
        line(&mut io::stderr(), &format!("{}: {text}", self.tr.say("cli-error")));
    }

    /// Everything that is wrong with an input.
    pub(super) fn faults(&self, faults: &Faults) {
        self.quiet();
        for fault in &faults.faults {
            line(&mut io::stderr(), &self.tr.fault(fault));
        }
        if faults.unlisted > 0 {
            line(&mut io::stderr(), &self.tr.count("fault-unlisted", faults.unlisted as u64));
        }
        let all = i64::try_from(faults.faults.len() + faults.unlisted).unwrap_or(i64::MAX);
        self.error(&self.tr.with("cli-faults-count", &[("n", Arg::Whole(all))]));
    }
}

/// Prints a line. A reader that went away (`talka verify … | head -1`) is no failure of the command.
fn line(to: &mut impl Write, text: &str) {
    let _ = writeln!(to, "{text}");
}
