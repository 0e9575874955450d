//! How often an address may ask before anything is read: what `limits` counts, as whoever answers asks it.

use super::{No, Service, Whence};

impl Service {
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
