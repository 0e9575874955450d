//! What was typed of a placement, read: its title, its seats, the answers to the pack's questions, and what is announced. Owns what is
//! wrong with them beside each other.

use chrono::NaiveDate;

use super::{
    Answers, Book, No, Placed, Wrong,
    announced::{HOURS, field},
    site,
    typed::written,
};
use crate::{
    domain::{Announcement, Arg, FactValue, Facts, PlacingVerb, announcement::Part, geo::Point},
    store::{self, placements::PlacementRow},
};

/// The most seats that one placement has.
const MOST_SEATS: u32 = 10_000;

/// A placement as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PlacementForm {
    /// Token of the form: sent twice, it makes one placement.
    pub once: String,
    /// What was typed: `title`, `capacity`, the facts by name, and [`SITE`](super::SITE).
    pub answers: Answers,
    /// Whether it is to be kept as a draft only, which nobody else sees.
    pub draft: bool,
}

impl PlacementForm {
    pub(super) fn verb(&self) -> PlacingVerb {
        if self.draft { PlacingVerb::Keep } else { PlacingVerb::Submit }
    }
}

/// A placement, read.
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) capacity: i64,
    pub(super) site: Option<store::Json<Point>>,
    pub(super) facts: Facts,
    pub(super) about: Option<store::Json<Announcement>>,
}

impl Typed {
    /// Whether a placement says the same. Facts that nobody is asked about say nothing else.
    pub(super) fn is_of(&self, placed: &Placed) -> bool {
        let place = &placed.placement;
        place.title == self.title
            && i64::from(place.capacity) == self.capacity
            && place.site == self.site.as_ref().map(|site| site.0)
            && self.facts.iter().all(|(name, value)| place.facts.get(name) == Some(value))
            && place.about.as_deref() == self.about.as_ref().map(|about| &about.0)
    }
}

/// What stood there so far: what nobody is asked about stays of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stood<'p> {
    about: Option<&'p Announcement>,
    site: Option<Point>,
}

impl<'p> Stood<'p> {
    pub(super) fn of(row: &'p PlacementRow) -> Self {
        Self { about: row.about.as_ref().map(|about| &about.0), site: row.site.as_ref().map(|site| site.0) }
    }

    pub(super) fn placed(placed: &'p Placed) -> Self {
        Self { about: placed.placement.about.as_deref(), site: placed.placement.site }
    }
}

/// What was typed; of a draft only what has to be known to keep it, title and seats, must be there.
///
/// # Errors
/// [`No::Invalid`] for every field that is wrong.
pub(super) fn typed(book: &Book, form: &PlacementForm, stood: Stood<'_>) -> Result<Typed, No> {
    let mut wrong = Vec::new();
    let title = Book::line(&form.answers, "title", &mut wrong);
    let seats = form.answers.get("capacity").map(|text| text.trim()).unwrap_or_default();
    let capacity = seats.parse::<u32>().ok().filter(|seats| (1..=MOST_SEATS).contains(seats));
    if seats.is_empty() {
        wrong.push(Wrong::new("capacity", "wrong-seats-missing"));
    } else if capacity.is_none() {
        wrong.push(Wrong::new("capacity", "wrong-seats").with("most", Arg::Whole(i64::from(MOST_SEATS))));
    }
    let mut facts = Facts::new();
    for (name, fact) in book.rules.pack().asked_placement() {
        let text = form.answers.get(name).map(String::as_str).unwrap_or_default();
        match book.answer(name, fact, text) {
            Ok(Some(value)) => drop(facts.insert(name.to_owned(), value)),
            Ok(None) if fact.optional => {}
            // An organisation knows its own work: nothing about it is left to a person.
            Ok(None) => wrong.push(Wrong::new(name, "wrong-missing")),
            Err(found) => wrong.push(found),
        }
    }
    fits(book, &facts, &mut wrong);
    let about = book.announced(stood.about, (&form.answers, &facts), &mut wrong);
    days(book, (&facts, &about), &mut wrong);
    let about = (!about.is_empty()).then_some(store::Json(about));
    let site = site::said(&form.answers, stood.site).unwrap_or_else(|found| {
        wrong.push(found);
        None
    });
    let site = site.map(store::Json);
    if form.draft {
        // Nobody but the organisation sees a draft: what is not known yet is asked when it is submitted.
        wrong.retain(|found| found.key != "wrong-missing" || found.field == "title");
    }
    match capacity {
        Some(capacity) if wrong.is_empty() => {
            Ok(Typed { title, capacity: i64::from(capacity), site, facts, about })
        }
        _ => Err(No::Invalid(wrong)),
    }
}

/// What the rules say of hours beyond the answer by itself.
fn fits(book: &Book, facts: &Facts, wrong: &mut Vec<Wrong>) {
    if let (Some(FactValue::Whole(hours)), Some(most)) = (facts.get(HOURS), book.most_hours(facts))
        && !(1..=most).contains(hours)
    {
        wrong.push(Wrong::new(HOURS, "wrong-hours").with("most", Arg::Whole(most)));
    }
}

/// The first or the last day, with the field that it was typed in: an answer to the rules' question, else a part of what is announced.
fn day_of(
    facts: &Facts,
    name: &str,
    (part, announced): (Part, Option<NaiveDate>),
) -> Option<(String, NaiveDate)> {
    match facts.get(name) {
        Some(FactValue::Date(day)) => Some((name.to_owned(), *day)),
        _ => announced.map(|day| (field(part), day)),
    }
}

/// What the round says of the days of its work, and the days of each other. Of a field in which something else is wrong, nothing more
/// is said.
fn days(book: &Book, (facts, about): (&Facts, &Announcement), wrong: &mut Vec<Wrong>) {
    let first = day_of(facts, "first_day", (Part::FirstDay, about.first_day));
    let last = day_of(facts, "last_day", (Part::LastDay, about.last_day));
    let mut say = |(field, day): &(String, NaiveDate), key, (name, bound): (&'static str, NaiveDate)| {
        if wrong.iter().all(|found| found.field != *field) {
            let found = Wrong::new(field, key).with("typed", Arg::Text(written(*day)));
            wrong.push(found.with(name, Arg::Text(written(bound))));
        }
    };
    if let Some(first) = &first {
        if let Some(starts) = book.starts().filter(|starts| first.1 < *starts) {
            say(first, "wrong-first-day", ("earliest", starts));
        }
        if let Some(latest) = book.last_shift().filter(|latest| first.1 > *latest) {
            say(first, "wrong-first-day-late", ("latest", latest));
        }
    }
    if let Some((first, ends)) = first.as_ref().zip(book.ends()).filter(|(first, ends)| first.1 > *ends) {
        say(first, "wrong-first-day-after", ("latest", ends));
    }
    let Some(last) = &last else { return };
    match &first {
        Some(first) if last.1 < first.1 => say(last, "wrong-last-day", ("earliest", first.1)),
        Some(_) => {}
        None => {
            if let Some(starts) = book.starts().filter(|starts| last.1 < *starts) {
                say(last, "wrong-last-day-early", ("earliest", starts));
            }
        }
    }
    if let Some(ends) = book.ends().filter(|ends| last.1 > *ends) {
        say(last, "wrong-last-day-after", ("latest", ends));
    }
}
