//! How often an address may ask before anything is read: what `limits` counts, as whoever answers asks it.

use std::num::NonZeroU32;

use super::{No, Service, Whence, limits::Limits};

impl Service {
    /// The same service with its own limit on applications from one address, for a minute.
    #[must_use]
    pub fn with_applications_a_minute(mut self, most: NonZeroU32) -> Self {
        self.limits = Limits::new(most);
        self
    }

    /// Before an application is taken from an address.
    ///
    /// # Errors
    /// [`No::Wait`] after too many.
    pub fn may_apply(&self, from: Whence) -> Result<(), No> {
        self.limits.application(from)
    }

    /// Before a form of somebody who is not signed in is read.
    ///
    /// # Errors
    /// [`No::Wait`] after too many.
    pub fn may_send(&self, from: Whence) -> Result<(), No> {
        self.limits.form(from)
    }
}
