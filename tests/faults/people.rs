//! People who apply and answer while something is done to the service: what was acknowledged to them, and how they were refused.

use std::{
    fs,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use chrono::TimeDelta;
use talka::{
    clock::Clock,
    service::{NewRound, Service, Vault},
    store::Db,
};

use crate::{
    ground::{Ground, column, pause, wait},
    support::{
        http::{Answer, Visitor},
        season::KEY,
    },
};

/// The round that takes applications.
pub(crate) const OPEN: &str = "open";

/// What people were told.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// Number and code of each application that was acknowledged.
    pub(crate) applied: Vec<(String, String)>,
    /// Whose acceptance was acknowledged.
    pub(crate) accepted: Vec<String>,
    /// Status and page of everything that was refused.
    pub(crate) refused: Vec<(u16, String)>,
    /// How often no answer came.
    pub(crate) silent: u32,
}

/// Adds a round to a prepared database that takes applications these days.
pub(crate) fn open_round(ground: &Ground) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds/minimal");
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a fixture");
    let day = |days: i64| (Clock::system().now() + TimeDelta::days(days)).format("%Y-%m-%d").to_string();
    let settings = read("round.toml")
        .replace("2026-04-13", &day(-2))
        .replace("2026-04-24", &day(9))
        .replace("2026-06-08", &day(30));
    let pack = read("pack.toml").replace("2026-01-01", &day(-30)).replace("2026-12-31", &day(60));
    let files = [("round.toml", settings), ("pack.toml", pack), ("placements.csv", read("placements.csv"))];
    let new = NewRound {
        slug: OPEN.to_owned(),
        authority: "authority".to_owned(),
        files: files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect(),
        people: std::collections::BTreeMap::new(),
        draft: false,
    };
    wait(async {
        let db = Db::open(ground.first()).await.expect("a database");
        let service = Service::new(db, Vault::new(KEY).expect("a key"), Clock::system());
        service.add_round(None, &new).await.expect("an open round");
        service.close_down().await;
    });
}

/// One column of text out of a database, asked beside the program.
pub(crate) fn texts(address: &str, sql: &'static str) -> Vec<String> {
    column(address, sql)
}

/// Those who were offered a place, with their codes.
pub(crate) fn holders(ground: &Ground) -> Vec<(String, String)> {
    let sql = "SELECT application_row.number FROM offer JOIN application_row ON application_row.id = offer.application
               ORDER BY application_row.number";
    let numbers = texts(ground.first(), sql);
    numbers.into_iter().map(|number| (number.clone(), ground.codes[&number].clone())).collect()
}

/// What a page carries, hidden, under a name.
pub(crate) fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

/// Number and code, on the page that shows them.
fn number_and_code(page: &str) -> Option<(String, String)> {
    let mut shown = page.split("<dd>").skip(1).filter_map(|rest| rest.split('<').next());
    Some((shown.next()?.to_owned(), shown.next()?.to_owned()))
}

/// Applies page by page, as browsers do: the page with number and code, or what came instead.
fn application(visitor: &Visitor, name: &str, contact: &str) -> Option<Answer> {
    let mut draft =
        hidden(&visitor.get_if_answered(&format!("/rounds/{OPEN}/apply/name"))?.body, "sealed-draft");
    let mut last = None;
    for (step, answer) in [("name", name), ("contact", contact), ("wishes", "park")] {
        let path = format!("/rounds/{OPEN}/apply/{step}");
        let carried = draft.unwrap_or_default();
        let answer = visitor.post_if_answered(&path, &[("sealed-draft", &carried), (step, answer)])?;
        if answer.status != 200 {
            return Some(answer);
        }
        draft = hidden(&answer.body, "sealed-draft");
        last = Some(answer);
    }
    let reviewed = hidden(&last?.body, "sealed-review")?;
    visitor.post_if_answered(&format!("/rounds/{OPEN}/apply"), &[("sealed-review", &reviewed)])
}

/// Applies; gives number and code if they were shown, and keeps what was heard.
pub(crate) fn apply(visitor: &Visitor, name: &str, contact: &str, heard: &Mutex<Heard>) -> bool {
    let answer = application(visitor, name, contact);
    let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    match answer {
        None => heard.silent += 1,
        Some(answer) => match number_and_code(&answer.body).filter(|_| answer.status == 200) {
            Some(keys) => {
                heard.applied.push(keys);
                return true;
            }
            None => heard.refused.push((answer.status, answer.body)),
        },
    }
    false
}

/// Opens an application and accepts what it was offered; whether that was acknowledged.
pub(crate) fn accept(visitor: &Visitor, (number, code): &(String, String), heard: &Mutex<Heard>) -> bool {
    let opened = visitor.post_if_answered("/result", &[("number", number), ("code", code)]);
    let answer = match opened {
        Some(opened) if opened.status == 303 => {
            visitor.post_if_answered("/my/accept", &[("number", number.as_str())])
        }
        other => other,
    };
    let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    match answer {
        None => heard.silent += 1,
        Some(answer) if answer.status == 303 => {
            heard.accepted.push(number.clone());
            return true;
        }
        Some(answer) => heard.refused.push((answer.status, answer.body)),
    }
    false
}

/// Stops a crowd when it is dropped, also by a test that fails.
pub(crate) struct Stopping<'a>(pub(crate) &'a AtomicBool);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A name for each number, without digits: no name has any.
pub(crate) fn called(number: usize) -> String {
    let letter = |digit: u8| char::from(digit - b'0' + b'a');
    format!("Persona {}", number.to_string().bytes().map(letter).collect::<String>())
}

/// Two who apply again and again and two who let one after another accept, until `stop`.
pub(crate) fn crowd(url: &str, holders: &[(String, String)], stop: &AtomicBool, heard: &Mutex<Heard>) {
    let (next, named) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let stopped = || stop.load(Ordering::Relaxed);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !stopped() {
                    let name = called(named.fetch_add(1, Ordering::Relaxed));
                    if !apply(&Visitor::new(url), &name, "+371 20000009", heard) {
                        pause(Duration::from_millis(100));
                    }
                }
            });
            scope.spawn(|| {
                while !stopped() {
                    let Some(holder) = holders.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
                    if !accept(&Visitor::new(url), holder, heard) {
                        pause(Duration::from_millis(100));
                    }
                }
            });
        }
    });
}

/// Holds everything that was acknowledged to be in the database, and whoever was refused to have been told so in words. Gives the two
/// figures of what was acknowledged.
pub(crate) fn nothing_lost(address: &str, heard: &Heard) -> (usize, usize) {
    let there = texts(address, "SELECT number FROM application");
    let lost: Vec<_> = heard.applied.iter().filter(|(number, _)| !there.contains(number)).collect();
    assert!(lost.is_empty(), "acknowledged {}, lost {}: {lost:?}", heard.applied.len(), lost.len());
    let accepted = texts(
        address,
        "SELECT application_row.number FROM offer_event JOIN offer ON offer.id = offer_event.offer
         JOIN application_row ON application_row.id = offer.application WHERE offer_event.kind = 'accepted'",
    );
    let lost: Vec<_> = heard.accepted.iter().filter(|number| !accepted.contains(number)).collect();
    assert!(lost.is_empty(), "acknowledged {}, lost {}: {lost:?}", heard.accepted.len(), lost.len());
    for (status, page) in &heard.refused {
        assert!([409, 429, 503].contains(status) && page.contains("<h1"), "{status}: {page}");
    }
    (heard.applied.len(), heard.accepted.len())
}
