//! Limits on attempts. They count by address and by account, and let a device that was signed in before pass by both
//! to a limit of its own: nobody can lock someone else out by guessing. They live in one process's memory.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};

use super::No;

/// Whence an attempt comes.
#[derive(Debug, Clone, Copy)]
pub struct Whence {
    /// The address of whoever asks.
    pub address: IpAddr,
    /// Whether this device was signed in to this account before.
    pub known_device: bool,
}

/// The counters.
#[derive(Debug)]
pub(super) struct Limits {
    passwords_by_address: DefaultKeyedRateLimiter<IpAddr>,
    passwords_by_account: DefaultKeyedRateLimiter<String>,
    passwords_by_device: DefaultKeyedRateLimiter<String>,
    codes_by_address: DefaultKeyedRateLimiter<IpAddr>,
    codes_by_number: DefaultKeyedRateLimiter<(IpAddr, String)>,
    clock: DefaultClock,
    waiting: Arc<AtomicUsize>,
}

/// A place in the queue for a password to be looked at; given back when dropped.
pub(super) struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// So many at once, and one more after each pause.
fn quota(at_once: u32, pause: Duration) -> Quota {
    let at_once = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(pause).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(at_once)
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            passwords_by_address: RateLimiter::keyed(quota(60, Duration::from_secs(2))),
            passwords_by_account: RateLimiter::keyed(quota(20, Duration::from_mins(1))),
            passwords_by_device: RateLimiter::keyed(quota(20, Duration::from_mins(1))),
            // A whole school looks at its results from one address; a code has 60 random bits.
            codes_by_address: RateLimiter::keyed(quota(600, Duration::from_millis(100))),
            codes_by_number: RateLimiter::keyed(quota(20, Duration::from_secs(30))),
            clock: DefaultClock::default(),
            waiting: Arc::default(),
        }
    }
}

impl Limits {
    /// Before a password is looked at.
    pub(super) fn password(&self, login: &str, from: Whence) -> Result<(), No> {
        // A known device does not pay for what others try from its address, or against its account.
        if from.known_device {
            return self.pass(self.passwords_by_device.check_key(&login.to_owned()));
        }
        self.pass(self.passwords_by_address.check_key(&from.address))?;
        self.pass(self.passwords_by_account.check_key(&login.to_owned()))
    }

    /// Before an access code is looked at.
    pub(super) fn code(&self, number: &str, from: Whence) -> Result<(), No> {
        self.pass(self.codes_by_address.check_key(&from.address))?;
        self.pass(self.codes_by_number.check_key(&(from.address, number.to_owned())))
    }

    fn pass(
        &self,
        checked: Result<(), governor::NotUntil<<DefaultClock as governor::clock::Clock>::Instant>>,
    ) -> Result<(), No> {
        checked.map_err(|wait| No::Wait(wait.wait_time_from(self.clock.now()).as_secs().saturating_add(1)))
    }

    /// A place among those who wait for a password to be looked at; `None` when there are `most` of them.
    pub(super) fn queue(&self, most: usize) -> Option<Place> {
        let place = Place(Arc::clone(&self.waiting));
        (self.waiting.fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }

    /// Forgets counters that are full again.
    pub(super) fn sweep(&self) {
        self.passwords_by_address.retain_recent();
        self.passwords_by_account.retain_recent();
        self.passwords_by_device.retain_recent();
        self.codes_by_address.retain_recent();
        self.codes_by_number.retain_recent();
    }
}
