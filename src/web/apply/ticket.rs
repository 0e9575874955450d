//! The cookie by which a browser says that it may be shown number and code of a form that it sends. One that has not shown them yet
//! gets them whenever the form comes again, since an answer may be lost on the way. One that has shown them gets them again for a
//! while, since phones load a page anew by themselves; afterwards, whoever holds the browser does not.

use chrono::TimeDelta;

use crate::{
    service::CODE_AGAIN,
    web::visit::{FORM, Visit},
};

/// How long a form that was read back may wait to be sent, in seconds: as long as its page lasts.
const WAITS: i64 = 8 * 60 * 60;
/// How long after its answer a form at the counter may come a second time and still be the same press of a button.
const ECHO: TimeDelta = TimeDelta::seconds(15);

/// What is between the moment until which a cookie counts and what proves it.
const BETWEEN: char = '.';

/// Name of a form's cookie, and its value as long as number and code were not shown.
fn ticket(visit: &Visit, once: &str) -> (String, String) {
    let mark = visit.service.form_mark(&format!("ticket:{once}"));
    let (name, value) = mark.split_at_checked(16).unwrap_or((&mark, ""));
    (format!("{FORM}{name}"), value.to_owned())
}

/// The value of the cookie that counts until a moment, in seconds since 1970.
fn until(visit: &Visit, once: &str, moment: i64) -> String {
    let mark = visit.service.form_mark(&format!("ticket:{once}:{moment}"));
    format!("{moment}{BETWEEN}{mark}")
}

fn cookie(visit: &Visit, (name, value): (&str, &str), seconds: i64) -> String {
    let secure = if visit.secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The cookie that goes with the page on which a form is read back.
pub(super) fn unseen(visit: &Visit, once: &str) -> String {
    let (name, value) = ticket(visit, once);
    cookie(visit, (&name, &value), WAITS)
}

/// The moment until which this browser is shown number and code again, where it was shown them already.
fn shown_until(visit: &Visit, once: &str) -> Option<i64> {
    let (name, _) = ticket(visit, once);
    let told = visit.forms.iter().filter(|(known, _)| *known == name).find_map(|(_, value)| {
        let moment: i64 = value.split_once(BETWEEN)?.0.parse().ok()?;
        (*value == until(visit, once, moment)).then_some(moment)
    });
    told.filter(|moment| visit.service.now().timestamp() < *moment)
}

/// The cookie that goes with number and code: from the first time on it counts for so long, however often they are shown in it.
fn shown(visit: &Visit, once: &str, lasts: TimeDelta) -> String {
    let now = visit.service.now().timestamp();
    let moment = shown_until(visit, once).unwrap_or(now + lasts.num_seconds());
    let (name, _) = ticket(visit, once);
    cookie(visit, (&name, &until(visit, once, moment)), moment - now)
}

/// The cookie that goes with somebody's own number and code.
pub(super) fn seen(visit: &Visit, once: &str) -> String {
    shown(visit, once, CODE_AGAIN)
}

/// The cookie that goes with number and code at the counter, where the next person is somebody else: it runs out at once.
pub(super) fn seen_at_counter(visit: &Visit, once: &str) -> String {
    shown(visit, once, ECHO)
}

/// Whether this browser may be shown number and code of a form.
pub(super) fn is_unseen(visit: &Visit, once: &str) -> bool {
    visit.forms.contains(&ticket(visit, once)) || shown_until(visit, once).is_some()
}

/// What makes a browser forget all of these cookies.
pub(in crate::web) fn forgotten(visit: &Visit) -> Vec<String> {
    visit.forms.iter().map(|(name, _)| cookie(visit, (name, ""), 0)).collect()
}
