//! Limits on attempts. They count by address and by account, and let a device that was signed in before pass by both
//! to a limit of its own: nobody can lock someone else out by guessing. They live in one process's memory, of which they take
//! no more than a bound, whoever asks how often from wherever.

use std::{
    hash::{BuildHasher, Hash},
    net::IpAddr,
    num::{NonZeroU32, NonZeroUsize},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    nanos::Nanos,
    state::StateStore,
};
use lru::LruCache;

use super::No;
use crate::chance::{self, Hashing};

/// How many counters a limit keeps at the same time. When more addresses ask, those are forgotten that have asked longest ago.
const COUNTERS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(20_000 - 1);

/// How many applications a minute come from one address where nothing else is set: a whole school has one.
const APPLICATIONS_A_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(120 - 1);

/// How many forms an application takes at most, with mistakes.
const FORMS: NonZeroU32 = NonZeroU32::MIN.saturating_add(20 - 1);

/// Whence an attempt comes.
#[derive(Debug, Clone, Copy)]
pub struct Whence {
    /// The address of whoever asks.
    pub address: IpAddr,
    /// Whether this device was signed in to this account before.
    pub known_device: bool,
}

impl Whence {
    /// What counts as one address: a household has a whole network of IPv6, 64 bits of which are its own to choose.
    fn network(self) -> IpAddr {
        match self.address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            }
            v4 @ IpAddr::V4(_) => v4,
        }
    }
}

/// Counters by a hash of what they count: what somebody types may be long, and is not kept.
#[derive(Debug)]
struct Counters(Mutex<LruCache<u64, Nanos>>);

impl StateStore for Counters {
    type Key = u64;

    fn measure_and_replace<T, F, E>(&self, key: &u64, f: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (passed, counter) = f(counters.get(key).copied())?;
        counters.put(*key, counter);
        Ok(passed)
    }
}

/// One limit.
#[derive(Debug)]
struct Limit {
    limiter: RateLimiter<u64, Counters, DefaultClock>,
    hasher: Hashing,
    clock: DefaultClock,
}

impl Limit {
    /// So many at once, and one more after each pause.
    fn new(at_once: NonZeroU32, pause: Duration) -> Self {
        let quota = Quota::with_period(pause).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        let (clock, counters) = (DefaultClock::default(), Counters(Mutex::new(LruCache::new(COUNTERS))));
        let limiter = RateLimiter::new(quota.allow_burst(at_once), counters, clock.clone());
        Self { limiter, hasher: chance::hashing(), clock }
    }

    fn pass(&self, what: impl Hash) -> Result<(), No> {
        let checked = self.limiter.check_key(&self.hasher.hash_one(what));
        checked.map_err(|wait| No::Wait(wait.wait_time_from(self.clock.now()).as_secs().saturating_add(1)))
    }
}

/// The counters.
#[derive(Debug)]
pub(super) struct Limits {
    passwords_by_address: Limit,
    passwords_by_account: Limit,
    passwords_by_device: Limit,
    codes_by_address: Limit,
    codes_by_number: Limit,
    applications_by_address: Limit,
    forms_by_address: Limit,
    drafts_by_address: Limit,
    draft_mails: Limit,
    waiting: Arc<AtomicUsize>,
}

/// A place in the queue for a password to be looked at; given back when dropped.
pub(super) struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(APPLICATIONS_A_MINUTE)
    }
}

impl Limits {
    /// With so many applications a minute from one address.
    pub(super) fn new(applications: NonZeroU32) -> Self {
        let limit = |at_once: u32, pause| Limit::new(NonZeroU32::MIN.saturating_add(at_once - 1), pause);
        let forms = applications.saturating_mul(FORMS);
        Self {
            passwords_by_address: limit(60, Duration::from_secs(2)),
            passwords_by_account: limit(20, Duration::from_mins(1)),
            passwords_by_device: limit(20, Duration::from_mins(1)),
            // A whole school looks at its results from one address; a code has 60 random bits.
            codes_by_address: limit(600, Duration::from_millis(100)),
            codes_by_number: limit(20, Duration::from_secs(30)),
            applications_by_address: Limit::new(applications, Duration::from_mins(1) / applications.get()),
            forms_by_address: Limit::new(forms, Duration::from_mins(1) / forms.get()),
            // A class takes up its drafts from one address; a code has 60 random bits.
            drafts_by_address: limit(60, Duration::from_secs(2)),
            draft_mails: limit(5, Duration::from_hours(4)),
            waiting: Arc::default(),
        }
    }

    /// Before a password is looked at.
    pub(super) fn password(&self, login: &str, from: Whence) -> Result<(), No> {
        // A known device does not pay for what others try from its address, or against its account.
        if from.known_device {
            return self.passwords_by_device.pass(login);
        }
        self.passwords_by_address.pass(from.network())?;
        self.passwords_by_account.pass(login)
    }

    /// Before an access code is looked at.
    pub(super) fn code(&self, number: &str, from: Whence) -> Result<(), No> {
        self.codes_by_address.pass(from.network())?;
        self.codes_by_number.pass((from.network(), number))
    }

    /// Before the code of a draft is looked at.
    pub(super) fn draft(&self, from: Whence) -> Result<(), No> {
        self.drafts_by_address.pass(from.network())
    }

    /// Before a mail about a draft is written to an address that somebody typed, whoever it is: given by its keyed hash.
    pub(super) fn draft_mail(&self, to: &str) -> Result<(), No> {
        self.draft_mails.pass(to)
    }

    /// Before a form of somebody who is not signed in is read: what it says may be kept for them.
    pub(super) fn form(&self, from: Whence) -> Result<(), No> {
        self.forms_by_address.pass(from.network())
    }

    /// Before an application is taken.
    pub(super) fn application(&self, from: Whence) -> Result<(), No> {
        self.applications_by_address.pass(from.network())
    }

    /// A place among those who wait for a password to be looked at; `None` when there are `most` of them.
    pub(super) fn queue(&self, most: usize) -> Option<Place> {
        let place = Place(Arc::clone(&self.waiting));
        (self.waiting.fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(address: &str) -> Whence {
        Whence { address: address.parse().unwrap(), known_device: false }
    }

    #[test]
    fn counters_are_bounded_whoever_asks() {
        let limit = Limit::new(APPLICATIONS_A_MINUTE, Duration::from_secs(1));
        let counters = Counters(Mutex::new(LruCache::new(COUNTERS)));
        let long = "x".repeat(100_000);
        for n in 0..100_000_u64 {
            let key = limit.hasher.hash_one((&long[..64], n));
            let _: Result<(), ()> = counters.measure_and_replace(&key, |_| Ok(((), Nanos::from(1))));
        }
        assert_eq!(counters.0.lock().unwrap().len(), COUNTERS.get());
    }

    #[test]
    fn a_household_is_one_address_and_its_neighbour_another() {
        let limits = Limits::new(NonZeroU32::MIN.saturating_add(2));
        for host in ["2001:db8:1:2::1", "2001:db8:1:2:ffff::7", "2001:db8:1:2:a:b:c:d"] {
            limits.application(from(host)).unwrap();
        }
        assert!(matches!(limits.application(from("2001:db8:1:2::99")), Err(No::Wait(_))));
        limits.application(from("2001:db8:1:3::1")).unwrap();
        for _ in 0..3 {
            limits.application(from("192.0.2.1")).unwrap();
        }
        // The same address, as a socket for both families tells it.
        assert!(limits.application(from("::ffff:192.0.2.1")).is_err());
        limits.application(from("192.0.2.2")).unwrap();
    }

    #[test]
    fn a_school_sends_a_hundred_and_twenty_a_minute() {
        let limits = Limits::default();
        let passed = (0..200).filter(|_| limits.application(from("192.0.2.1")).is_ok()).count();
        assert!((120..=122).contains(&passed), "{passed}");
    }
}
