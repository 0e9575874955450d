//! Notifications of mail servers that a mail could not be delivered (RFC 3464), one in a file or many in a mailbox (RFC 4155). Owns what is
//! read of them: which mail it was, by its `Message-ID`, and what the server said. Whatever is no such notification is passed over.

/// A mail that could not be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// What stands before the `@` of its `Message-ID`.
    pub id: String,
    /// The status and what the server said, in one line.
    pub why: String,
}

/// The mails of a mailbox; a file without a line that begins one is one mail.
fn mails(text: &str) -> Vec<String> {
    let mut mails = vec![String::new()];
    let (mailbox, mut after_blank) = (text.starts_with("From "), true);
    for line in text.lines() {
        if mailbox && after_blank && line.starts_with("From ") {
            mails.push(String::new());
        } else if let Some(mail) = mails.last_mut() {
            mail.push_str(line);
            mail.push('\n');
        }
        after_blank = line.trim().is_empty();
    }
    mails
}

/// The fields of a text in their order, with lines that go on put together; whatever has no field's form ends the one before.
fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if let Some((_, value)) = fields.last_mut().filter(|_| open && line.starts_with([' ', '\t'])) {
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        let named = line.split_once(':').filter(|(name, _)| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
        open = named.is_some();
        fields.extend(named.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())));
    }
    fields
}

/// What a mail says, if it is a notification that another could not be delivered. One that is only late is none.
fn bounce(mail: &str) -> Option<Bounce> {
    let fields = fields(mail);
    let all = |name: &str| {
        let name = name.to_owned();
        fields.iter().filter(move |(field, _)| *field == name).map(|(_, value)| value.as_str())
    };
    let report = all("content-type").any(|kind| kind.to_ascii_lowercase().contains("delivery-status"));
    let failed = all("action").any(|action| action.eq_ignore_ascii_case("failed"));
    if !report || !failed {
        return None;
    }
    // The notification's own name comes first; that of the mail which came back is the last.
    let ids: Vec<&str> = all("message-id").collect();
    let id = ids.last().filter(|_| ids.len() > 1 || all("content-type").count() > 1)?;
    let id = id.trim_start_matches('<').split(['@', '>']).next()?.to_owned();
    let said = all("status").next_back().into_iter().chain(all("diagnostic-code").next_back());
    Some(Bounce { id, why: said.collect::<Vec<_>>().join(" ") })
}

/// The mails that a file says came back, in its order.
pub fn read(text: &str) -> Vec<Bounce> {
    mails(text).iter().filter_map(|mail| bounce(mail)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a mail server writes it, with lines that go on and fields in other cases.
    fn notification(action: &str) -> String {
        format!(
            "Return-Path: <>\r\nMessage-ID: <own@mx.example.org>\r\nSubject: Undelivered Mail\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nFrom what we know it failed.\r\n\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
             Final-Recipient: rfc822; anna@example.org\r\nAction: {action}\r\nSTATUS: 5.1.1\r\n\
             Diagnostic-Code: smtp; 550 5.1.1\r\n    No such user\r\n\r\n\
             --b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: talka@example.org\r\n\
             Message-Id: <0199a1b2-0000-7000-8000-000000000001@example.org>\r\nSubject: x\r\n\r\n--b--\r\n"
        )
    }

    #[test]
    fn a_notification_names_the_mail_and_what_the_server_said() {
        let bounce = Bounce {
            id: "0199a1b2-0000-7000-8000-000000000001".to_owned(),
            why: "5.1.1 smtp; 550 5.1.1 No such user".to_owned(),
        };
        assert_eq!(read(&notification("failed")), std::slice::from_ref(&bounce));
        let two = format!(
            "From mx Fri Apr 24 09:00:00 2026\n{}\nFrom mx Fri Apr 24 09:01:00 2026\n{}",
            notification("failed"),
            notification("FAILED"),
        );
        assert_eq!(read(&two), [bounce.clone(), bounce]);
    }

    #[test]
    fn what_is_late_or_no_notification_is_passed_over() {
        let answer =
            "From: anna@example.org\nMessage-ID: <x@y>\nContent-Type: text/plain\n\nAction: failed\n";
        for text in ["", "From ", answer, &notification("delayed"), &notification("relayed")] {
            assert_eq!(read(text), [], "{text}");
        }
        let own = "Content-Type: multipart/report; report-type=delivery-status\nMessage-ID: <own@mx>\n\nAction: failed\n";
        assert_eq!(read(own), [], "which mail it was is not said");
    }
}
