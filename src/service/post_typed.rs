//! What was typed of a placement, read: its title, its seats, the answers to the pack's questions, and what is announced. Owns what is
//! wrong with them beside each other.

use super::{Answers, Book, No, Placed, Wrong, announced::HOURS, typed::written};
use crate::{
    domain::{Announcement, Arg, FactValue, Facts, PlacingVerb},
    store,
};

/// The most seats that one placement has.
const MOST_SEATS: u32 = 10_000;

/// A placement as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PlacementForm {
    /// Token of the form: sent twice, it makes one placement.
    pub once: String,
    /// What was typed: `title`, `capacity`, and the facts by name.
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
    pub(super) facts: Facts,
    pub(super) about: Option<store::Json<Announcement>>,
}

impl Typed {
    /// Whether a placement says the same. Facts that nobody is asked about say nothing else.
    pub(super) fn is_of(&self, placed: &Placed) -> bool {
        let place = &placed.placement;
        place.title == self.title
            && i64::from(place.capacity) == self.capacity
            && self.facts.iter().all(|(name, value)| place.facts.get(name) == Some(value))
            && place.about.as_deref() == self.about.as_ref().map(|about| &about.0)
    }
}

/// What was typed; `before` is what was announced so far, of which stays what nobody is asked about.
pub(super) fn typed(
    book: &Book,
    form: &PlacementForm,
    before: Option<&store::Json<Announcement>>,
) -> Result<Typed, No> {
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
    let about = book.announced(before.map(|before| &before.0), (&form.answers, &facts), &mut wrong);
    let about = (!about.is_empty()).then_some(store::Json(about));
    match capacity {
        Some(capacity) if wrong.is_empty() => {
            Ok(Typed { title, capacity: i64::from(capacity), facts, about })
        }
        _ => Err(No::Invalid(wrong)),
    }
}

/// What the round and its rules say of days and hours beyond each answer by itself.
fn fits(book: &Book, facts: &Facts, wrong: &mut Vec<Wrong>) {
    let day = |name: &str| match facts.get(name) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    };
    let mut not_before = |name: &str, key, earliest| {
        if let (Some(day), Some(earliest)) = (day(name), earliest)
            && day < earliest
        {
            wrong.push(Wrong::new(name, key).with("earliest", Arg::Text(written(earliest))));
        }
    };
    not_before("first_day", "wrong-first-day", book.starts());
    not_before("last_day", "wrong-last-day", day("first_day"));
    if let (Some(FactValue::Whole(hours)), Some(most)) = (facts.get(HOURS), book.most_hours(facts))
        && !(1..=most).contains(hours)
    {
        wrong.push(Wrong::new(HOURS, "wrong-hours").with("most", Arg::Whole(most)));
    }
}
