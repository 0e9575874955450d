//! Hands mails to a mail server. Owns which of its answers are for now, which for ever, and after which nobody knows whether it took
//! the mail. What a mail says comes from elsewhere; nothing of it, and no address, is logged.

use std::time::Duration;

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::Envelope,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp,
};

/// How long a mail server is waited for at each step.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a mail was not taken; each with the server's words, which name no more than the server itself chose to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTaken {
    /// The server takes nothing now, or not from us.
    Down(String),
    /// The server does not take this mail now.
    Later(String),
    /// The server, or the form of the address, says that this mail will never arrive.
    Never(String),
    /// The connection broke off: the server may have taken it or not.
    Unknown(String),
}

/// A mail server, and from whom mails come.
#[derive(Debug)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    bounces: Address,
}

/// Says that nobody wrote the mail: programs that answer for people on leave then do not.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Mailer {
    /// A mail server by its URL (`smtps://user:password@host`, `smtp://host:25`, `smtp://host?tls=required`), from whom mails come
    /// (`Name <address>`), and where those come back to that cannot be delivered.
    ///
    /// # Errors
    /// What is wrong with one of them, for whoever sets it.
    pub fn new(url: &str, from: &str, bounces: Option<&str>) -> Result<Self, String> {
        let transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| error.to_string())?;
        let from: Mailbox = from.parse().map_err(|error| format!("{from}: {error}"))?;
        let bounces = match bounces {
            Some(address) => address.parse().map_err(|error| format!("{address}: {error}"))?,
            None => from.email.clone(),
        };
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from, bounces })
    }

    /// Whether the server can be talked to.
    ///
    /// # Errors
    /// [`NotTaken::Down`].
    pub async fn reach(&self) -> Result<(), NotTaken> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(NotTaken::Down("it did not greet".to_owned())),
            Err(error) => Err(NotTaken::Down(error.to_string())),
        }
    }

    /// Hands over a mail: plain text with a heading, to one address. `id` is its name for ever: a mail that was sent twice can be
    /// told by it.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn send(&self, id: &str, to: &str, heading: &str, body: &str) -> Result<(), NotTaken> {
        let never = |error: &dyn std::fmt::Display| NotTaken::Never(error.to_string());
        let to: Address = to.parse().map_err(|error: lettre::address::AddressError| never(&error))?;
        let message = Message::builder()
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(heading)
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(body.to_owned())
            .map_err(|error| never(&error))?;
        let envelope = Envelope::new(Some(self.bounces.clone()), vec![to]).map_err(|error| never(&error))?;
        match self.transport.send_raw(&envelope, &message.formatted()).await {
            Ok(_) => Ok(()),
            Err(error) => Err(not_taken(&error)),
        }
    }
}

/// What an error means for the mail.
fn not_taken(error: &smtp::Error) -> NotTaken {
    let said = error.to_string();
    match error.status().map(u16::from) {
        // The server goes away; or it does not know us, or takes nothing from us: that says nothing of this mail.
        Some(421 | 454 | 530 | 534 | 535 | 538) => NotTaken::Down(said),
        Some(400..=499) => NotTaken::Later(said),
        Some(500..=599) => NotTaken::Never(said),
        _ => NotTaken::Unknown(said),
    }
}
