//! The clock: the one file that asks the time. It says what time it is and how long something took,
//! and never decides anything by it. Everyone else takes a [`Clock`], or better the moment itself, as an
//! argument, so that a test can stop time, and so that two runs on the same inputs are the same run.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the seam that all others are sent to"
)]

use chrono::{DateTime, Utc};

/// Tells the time: the machine's, or in tests one that stands still.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    stopped_at: Option<DateTime<Utc>>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that always shows this moment.
    pub fn stopped_at(moment: DateTime<Utc>) -> Self {
        Self { stopped_at: Some(moment) }
    }

    /// Whether it stands still.
    pub fn is_stopped(self) -> bool {
        self.stopped_at.is_some()
    }

    /// The present moment, in UTC.
    pub fn now(self) -> DateTime<Utc> {
        self.stopped_at.unwrap_or_else(Utc::now)
    }
}

/// Measures how long something takes; set-backs of the machine's clock don't touch it.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts it.
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Seconds since the start. For people and log lines: no decision may hang on it.
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    /// Whole microseconds since the start.
    pub fn micros(&self) -> i64 {
        i64::try_from(self.0.elapsed().as_micros()).unwrap_or(i64::MAX)
    }

    /// Whole milliseconds since the start: for time limits.
    pub fn millis(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_stays_where_it_is() {
        let moment = DateTime::from_timestamp(1_591_574_400, 0).unwrap();
        let clock = Clock::stopped_at(moment);
        assert_eq!(clock.now(), moment);
        assert_eq!(clock.now(), moment);
    }

    #[test]
    fn the_system_clock_and_the_stopwatch_go_forward() {
        let watch = Stopwatch::start();
        let before = Clock::system().now();
        assert!(Clock::system().now() >= before);
        assert!(watch.seconds() >= 0.0);
    }
}
