//! A linear programme that a child process keeps: changes are gathered and sent with the next question, and who cancels
//! or runs out of time ends the child in the middle of an answer.

use std::{
    io::{BufReader, BufWriter},
    process::ChildStdin,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
};

use talka_solver::{
    Control, Highs, Unwatched,
    milp::{IncrementalLp, LpStatus, MipBackend, Model, Modifying},
};

use super::{
    process::{LOOK, Started, start},
    wire,
};

/// Stands for no upper bound.
const ENDLESS: i64 = i64::MAX;

struct Kept {
    /// Absent once it was ended.
    child: Option<Started>,
    to: BufWriter<ChildStdin>,
    answers: Receiver<Vec<i64>>,
    /// Column and worth.
    worths: Vec<i64>,
    /// Column, least, most.
    bounds: Vec<i64>,
}

/// Opens a programme in a child.
pub(super) fn open(model: &Model, changes: Modifying) -> Option<Box<dyn IncrementalLp>> {
    let (child, to, from) = start()?;
    let mut to = BufWriter::new(to);
    let mut told = vec![i64::from(changes == Modifying::Bounds)];
    wire::tell(model, &mut told);
    std::io::Write::write_all(&mut to, &wire::KEPT.to_le_bytes()).ok()?;
    wire::send(&mut to, &told).ok()?;
    let (send, answers) = channel();
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        while let Ok(answer) = wire::receive(&mut from) {
            if send.send(answer).is_err() {
                break;
            }
        }
    });
    Some(Box::new(Kept { child: Some(child), to, answers, worths: Vec::new(), bounds: Vec::new() }))
}

impl IncrementalLp for Kept {
    fn set_objective(&mut self, column: u32, worth: i64) {
        self.worths.extend([i64::from(column), worth]);
    }

    fn set_bounds(&mut self, column: u32, least: i64, most: Option<i64>) {
        self.bounds.extend([i64::from(column), least, most.unwrap_or(ENDLESS)]);
    }

    fn maximise(&mut self, prices: bool, control: &dyn Control) -> LpStatus {
        if self.child.is_none() {
            return LpStatus::Unknown;
        }
        let count = |list: &[i64], each: usize| i64::try_from(list.len() / each).unwrap_or(0);
        let mut told = vec![i64::from(prices), count(&self.worths, 2), count(&self.bounds, 3)];
        told.append(&mut self.worths);
        told.append(&mut self.bounds);
        if wire::send(&mut self.to, &told).is_err() {
            self.child = None;
            return LpStatus::Unknown;
        }
        let answer = loop {
            match self.answers.recv_timeout(LOOK) {
                Ok(answer) => break wire::heard(&answer),
                Err(RecvTimeoutError::Timeout) if !control.stop() => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break None,
            }
        };
        answer.unwrap_or_else(|| {
            self.child = None;
            LpStatus::Unknown
        })
    }
}

/// The child's own work, until the pipe ends.
///
/// # Errors
/// When a pipe breaks, or what comes is no programme.
pub(super) fn serve() -> std::io::Result<()> {
    let invalid = || std::io::Error::from(std::io::ErrorKind::InvalidData);
    let mut from = BufReader::new(std::io::stdin());
    let mut to = BufWriter::new(std::io::stdout());
    let told = wire::receive(&mut from)?;
    let mut numbers = told.into_iter();
    let by_bounds = numbers.next().ok_or_else(invalid)? != 0;
    let model = wire::model(&mut numbers).ok_or_else(invalid)?;
    let changes = if by_bounds { Modifying::Bounds } else { Modifying::Objective };
    let mut session = Highs.incremental(&model, changes).ok_or_else(invalid)?;
    drop(model);
    while let Ok(told) = wire::receive(&mut from) {
        let prices = change(session.as_mut(), &told).ok_or_else(invalid)?;
        wire::send(&mut to, &wire::said(&session.maximise(prices, &Unwatched)))?;
    }
    Ok(())
}

/// Applies what a question changes first; whether it asks for prices.
fn change(session: &mut dyn IncrementalLp, told: &[i64]) -> Option<bool> {
    let [prices, worths, bounds, changes @ ..] = told else { return None };
    let (worths, bounds) = (usize::try_from(*worths).ok()?, usize::try_from(*bounds).ok()?);
    let (of_worth, of_bounds) = changes.split_at_checked(worths.checked_mul(2)?)?;
    if of_bounds.len() != bounds.checked_mul(3)? {
        return None;
    }
    for change in of_worth.as_chunks::<2>().0 {
        session.set_objective(u32::try_from(change[0]).ok()?, change[1]);
    }
    for change in of_bounds.as_chunks::<3>().0 {
        let most = Some(change[2]).filter(|most| *most != ENDLESS);
        session.set_bounds(u32::try_from(change[0]).ok()?, change[1], most);
    }
    Some(*prices != 0)
}
