//! The cookie by which a browser says that it has not shown number and code of a form yet. A form whose answer was lost on the
//! way is sent again and gets them; once the answer arrived, whoever holds the browser afterwards does not.

use crate::web::visit::{FORM, Visit};

/// How long a form that was read back may wait to be sent, in seconds: as long as its page lasts.
const WAITS: u32 = 8 * 60 * 60;
/// How long after its answer a form may come a second time and still be the same press of a button, in seconds.
const ECHO: u32 = 15;

/// Name and value of a form's cookie.
fn ticket(visit: &Visit, once: &str) -> (String, String) {
    let mark = visit.service.form_mark(&format!("ticket:{once}"));
    let (name, value) = mark.split_at_checked(16).unwrap_or((&mark, ""));
    (format!("{FORM}{name}"), value.to_owned())
}

fn cookie(visit: &Visit, (name, value): (&str, &str), seconds: u32) -> String {
    let secure = if visit.secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The cookie that goes with the page on which a form is read back.
pub(super) fn unseen(visit: &Visit, once: &str) -> String {
    let (name, value) = ticket(visit, once);
    cookie(visit, (&name, &value), WAITS)
}

/// The cookie that goes with number and code: it runs out at once.
pub(super) fn seen(visit: &Visit, once: &str) -> String {
    let (name, value) = ticket(visit, once);
    cookie(visit, (&name, &value), ECHO)
}

/// Whether this browser read the form back and has not shown its number and code yet.
pub(super) fn is_unseen(visit: &Visit, once: &str) -> bool {
    visit.forms.contains(&ticket(visit, once))
}

/// What makes a browser forget all of these cookies.
pub(in crate::web) fn forgotten(visit: &Visit) -> Vec<String> {
    visit.forms.iter().map(|(name, _)| cookie(visit, (name, ""), 0)).collect()
}
