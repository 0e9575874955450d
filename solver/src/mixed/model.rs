//! A programme of whole numbers as plain data, and who answers it. The solver states it; who runs it, in this process or
//! in another that can be stopped at any moment, is the caller's to choose.

use crate::Control;

/// What prices of lines are multiplied by before they are rounded to whole numbers.
pub const PRICE_SCALE: i128 = 1 << 20;

/// A variable from 0 upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The most it may be.
    pub most: Option<i64>,
    /// Whether only whole numbers will do.
    pub whole: bool,
    /// What one of it is worth.
    pub worth: i64,
}

/// A sum of variables within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The least it may be.
    pub least: Option<i64>,
    /// The most it may be.
    pub most: Option<i64>,
    /// Columns and how often each counts.
    pub terms: Vec<(u32, i64)>,
}

/// What is to be made as large as possible, and within what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// The variables.
    pub columns: Vec<Column>,
    /// What they have to keep.
    pub lines: Vec<Line>,
}

impl Model {
    /// Adds a variable and gives its number.
    pub(crate) fn column(&mut self, most: Option<i64>, whole: bool, worth: i64) -> u32 {
        self.columns.push(Column { most, whole, worth });
        u32::try_from(self.columns.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a line and gives its number.
    pub(crate) fn line(&mut self, least: Option<i64>, most: Option<i64>, terms: Vec<(u32, i64)>) -> usize {
        self.lines.push(Line { least, most, terms });
        self.lines.len() - 1
    }

    /// Puts all that is worth something into one whole number: so a bound may be rounded to the next whole one.
    pub(crate) fn gather_worth(&mut self) {
        let mut terms: Vec<(u32, i64)> = Vec::new();
        for (number, column) in (0u32..).zip(&mut self.columns) {
            if column.worth != 0 {
                terms.push((number, std::mem::take(&mut column.worth)));
            }
        }
        if terms.is_empty() {
            return;
        }
        // A variable is never below nothing, so of a cost it is the cost that is gathered.
        let sign = if terms.iter().all(|(_, worth)| *worth < 0) { -1 } else { 1 };
        for (_, worth) in &mut terms {
            *worth *= sign;
        }
        terms.push((self.column(None, true, sign), -1));
        self.line(Some(0), Some(0), terms);
    }

    /// The same without asking for whole numbers.
    pub(crate) fn relaxed(&self) -> Self {
        let mut relaxed = self.clone();
        relaxed.columns.iter_mut().for_each(|column| column.whole = false);
        relaxed
    }
}

/// What came of a programme. Nothing in it is believed without a check in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Said to be the best.
    Best {
        /// By column, rounded.
        values: Vec<i64>,
        /// Whether rounding changed next to nothing.
        exact: bool,
        /// By line, its price times [`PRICE_SCALE`]; empty unless asked for.
        prices: Vec<i128>,
    },
    /// The best found when time was up.
    Good {
        /// By column, rounded.
        values: Vec<i64>,
    },
    /// Said to have no solution.
    Impossible,
    /// Time was up, memory ran out, or it broke, and nothing was found.
    Nothing,
}

/// What came of a linear programme that is asked again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The best.
    Best {
        /// By column, times [`PRICE_SCALE`].
        values: Vec<i128>,
        /// By line, its price times [`PRICE_SCALE`]; empty unless asked for.
        prices: Vec<i128>,
        /// What all of it is worth, times [`PRICE_SCALE`].
        objective: i128,
    },
    /// There is no solution.
    Impossible,
    /// Time was up, or it broke.
    Nothing,
}

/// What mostly changes between two answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// What columns are worth: what was the best is still possible.
    Worths,
    /// What columns may be: what was the best is still as good.
    Bounds,
}

/// A linear programme that is kept: each answer begins where the last one ended.
pub trait Session {
    /// What one of a column is worth from now on.
    fn worth(&mut self, column: u32, worth: i64);
    /// What a column may be from now on.
    fn within(&mut self, column: u32, least: i64, most: Option<i64>);
    /// Looks for the best; with `prices` also for what each line's bound is worth.
    fn maximise(&mut self, prices: bool, control: &dyn Control) -> Said;
}

/// Answers programmes.
pub trait Oracle: Sync {
    /// Opens a linear programme (without whole numbers) to be asked again and again, where that can be done.
    fn session(&self, _model: &Model, _changes: Changes) -> Option<Box<dyn Session>> {
        None
    }

    /// Looks for the best; with `prices` also for what each line's bound is worth (of a programme without whole
    /// numbers).
    fn maximise(&self, model: &Model, prices: bool, control: &dyn Control) -> Answer;
}
