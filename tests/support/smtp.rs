//! A mail server for tests: it speaks SMTP on a port of this machine, keeps what it takes, and answers some addresses as servers do
//! that are full, unwilling or broken.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

/// A mail that the server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Where it comes back to.
    pub(crate) from: String,
    /// To whom.
    pub(crate) to: String,
    /// Headers and body, as they came.
    pub(crate) text: String,
}

/// The server; it stops with the process.
pub(crate) struct MailServer {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl MailServer {
    /// Starts one. It refuses `refused@…` for ever and `full@…` for now, hangs up on `broken@…` after it has read the whole mail, and
    /// takes all else.
    pub(crate) fn start() -> Self {
        Self::slow(Duration::ZERO)
    }

    /// One that takes so long for each mail before it says that it has it.
    pub(crate) fn slow(time: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let taken = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&taken);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                thread::spawn(move || drop(talk(&stream, &kept, time)));
            }
        });
        Self { address, taken }
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// How many it took so far.
    pub(crate) fn count(&self) -> usize {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The first mail to an address, once it has come.
    pub(crate) fn first_to(&self, to: &str) -> Taken {
        let come = (0..200).find_map(|_| {
            take_time(Duration::from_millis(100));
            self.taken().into_iter().find(|mail| mail.to == to)
        });
        come.expect("a mail")
    }

    /// What it took so far.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One connection, until the other side hangs up.
fn talk(stream: &TcpStream, kept: &Mutex<Vec<Taken>>, time: Duration) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut out = stream.try_clone()?;
    // A line in one piece, at once: otherwise each waits for the other side's delayed acknowledgement.
    stream.set_nodelay(true)?;
    let mut say = |line: &str| out.write_all(format!("{line}\r\n").as_bytes());
    say("220 mail.example.lv ESMTP")?;
    let (mut from, mut to) = (String::new(), String::new());
    while let Some(line) = lines.next().transpose()? {
        let upper = line.to_ascii_uppercase();
        let inside = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        let address = inside.map(|(address, _)| address.to_owned()).unwrap_or_default();
        if upper.starts_with("EHLO") {
            say("250-mail.example.lv")?;
            say("250 8BITMIME")?;
        } else if upper.starts_with("MAIL FROM") {
            from = address;
            say("250 2.1.0 Ok")?;
        } else if upper.starts_with("RCPT TO") {
            to = address;
            match to.split('@').next() {
                Some("refused") => say(&format!("550 5.1.1 <{to}>: No such user here"))?,
                Some("full") => say("452 4.2.2 Mailbox full")?,
                _ => say("250 2.1.5 Ok")?,
            }
        } else if upper.starts_with("DATA") {
            say("354 End data with <CR><LF>.<CR><LF>")?;
            let mut text = String::new();
            for line in lines.by_ref() {
                let line = line?;
                if line == "." {
                    break;
                }
                text.push_str(line.strip_prefix('.').unwrap_or(&line));
                text.push('\n');
            }
            if to.starts_with("broken@") {
                return Ok(());
            }
            let mail = Taken { from: from.clone(), to: to.clone(), text };
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
            take_time(time);
            say("250 2.0.0 Ok: queued")?;
        } else if upper.starts_with("QUIT") {
            return say("221 2.0.0 Bye");
        } else {
            say("250 2.0.0 Ok")?;
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a server that is slow")]
fn take_time(time: Duration) {
    if !time.is_zero() {
        thread::sleep(time);
    }
}
