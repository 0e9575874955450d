//! How an installation sends mails.

use std::num::NonZeroU32;

/// How an installation sends mails.
#[derive(Debug, Clone)]
pub struct Posting {
    /// The address by which people reach the service.
    pub base_url: String,
    /// How many mails a minute the mail server takes.
    pub a_minute: NonZeroU32,
}
