//! What a list of applications is sorted and narrowed by. Number, standing, outcome and answer stand in columns; names, wishes
//! and facts stand sealed, and are opened only where a list asks for them.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, Utc};

use super::{OfferState, Opened, Standing, roll::Entry};
use crate::{
    domain::{FactValue, Status},
    i18n::sort as alphabet,
};

/// What a list is sorted by. Whoever has nothing there comes last in both directions; equals come by number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Order {
    /// The application's number.
    #[default]
    Number,
    /// The name, by the Latvian alphabet, the last of its words first: that is the surname.
    Name,
    /// When it was received.
    Received,
    /// What the rules say: what waits for a person first.
    Standing,
    /// The title of the first wish.
    First,
    /// How many wishes it has.
    Wishes,
    /// What became of it: those with a place first.
    Outcome,
    /// The title of the placement that it has.
    Place,
    /// How the offer stands: what is open first.
    Answer,
    /// A fact by its name: numbers and days by their value, texts by the alphabet.
    Fact(String),
}

impl Order {
    /// What a list is sorted by, by the word for it in addresses; a fact's is `fact-` and its name.
    pub fn from_name(word: &str) -> Option<Self> {
        Some(match word {
            "number" => Self::Number,
            "name" => Self::Name,
            "received" => Self::Received,
            "standing" => Self::Standing,
            "first" => Self::First,
            "wishes" => Self::Wishes,
            "outcome" => Self::Outcome,
            "place" => Self::Place,
            "answer" => Self::Answer,
            fact => Self::Fact(fact.strip_prefix("fact-")?.to_owned()),
        })
    }

    /// The word for it in addresses.
    pub fn name(&self) -> String {
        match self {
            Self::Number => "number".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Received => "received".to_owned(),
            Self::Standing => "standing".to_owned(),
            Self::First => "first".to_owned(),
            Self::Wishes => "wishes".to_owned(),
            Self::Outcome => "outcome".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Answer => "answer".to_owned(),
            Self::Fact(name) => format!("fact-{name}"),
        }
    }

    /// Whether only what stands sealed tells.
    pub(super) fn opens(&self) -> bool {
        matches!(self, Self::Name | Self::First | Self::Wishes | Self::Fact(_))
    }
}

/// A fact that a list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfFact {
    /// Its name.
    pub name: String,
    /// Its value as files write it; `None` for those of whom it is unknown.
    pub value: Option<String>,
}

impl OfFact {
    /// Whether an application is among them.
    pub(super) fn fits(&self, opened: &Opened) -> bool {
        let known = fact(opened, &self.name);
        match (&self.value, known) {
            (None, None) => true,
            (Some(value), Some(known)) => known.written() == *value,
            _ => false,
        }
    }
}

/// A fact as the rules see it: found out, on record of earlier rounds, or told.
fn fact<'o>(opened: &'o Opened, name: &str) -> Option<&'o FactValue> {
    let found =
        opened.decided.iter().rev().find(|decided| decided.fact == name).map(|decided| &decided.value);
    let held = || opened.held.iter().find(|held| held.fact == name).map(|held| &held.found.value);
    found.or_else(held).or_else(|| opened.person.facts.get(name))
}

/// What an application is sorted by.
#[derive(Debug, PartialEq, Eq)]
enum Key {
    Text(String),
    Whole(i64),
    /// One of a few words, in their order.
    Ranked(u8),
    Day(NaiveDate),
    Moment(DateTime<Utc>),
    Nothing,
}

impl Key {
    fn compare(&self, other: &Self, down: bool) -> Ordering {
        let turned = |order: Ordering| if down { order.reverse() } else { order };
        match (self, other) {
            (Self::Nothing, Self::Nothing) => Ordering::Equal,
            (Self::Nothing, _) => Ordering::Greater,
            (_, Self::Nothing) => Ordering::Less,
            (Self::Text(left), Self::Text(right)) => turned(alphabet::compare(left, right)),
            (Self::Whole(left), Self::Whole(right)) => turned(left.cmp(right)),
            (Self::Ranked(left), Self::Ranked(right)) => turned(left.cmp(right)),
            (Self::Day(left), Self::Day(right)) => turned(left.cmp(right)),
            (Self::Moment(left), Self::Moment(right)) => turned(left.cmp(right)),
            // One list has keys of one kind.
            _ => Ordering::Equal,
        }
    }
}

/// What is known of an application while a list is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'e, 'l> {
    pub(super) entry: &'e Entry,
    /// Where the list asks for what stands sealed.
    pub(super) opened: Option<&'l Opened>,
    pub(super) outcome: Option<Status>,
    pub(super) offer: Option<OfferState>,
    /// The title of the placement that it has.
    pub(super) place: Option<&'l str>,
    /// The title of its first wish.
    pub(super) first: Option<&'l str>,
}

/// A name with the last of its words first.
pub(super) fn surname_first(name: &str) -> String {
    match name.trim().rsplit_once(' ') {
        Some((given, surname)) => format!("{surname} {given}"),
        None => name.to_owned(),
    }
}

fn key(order: &Order, seen: &Seen<'_, '_>) -> Key {
    let text = |text: Option<&str>| text.map_or(Key::Nothing, |text| Key::Text(text.to_owned()));
    let whole = |n: usize| Key::Whole(i64::try_from(n).unwrap_or(i64::MAX));
    match order {
        Order::Number => Key::Nothing,
        Order::Name => seen.opened.map_or(Key::Nothing, |one| Key::Text(surname_first(&one.person.name))),
        Order::Received => Key::Moment(seen.entry.received_at),
        Order::Standing => {
            let words = [Standing::NeedsPerson, Standing::Eligible(0), Standing::NotEligible];
            whole(words.iter().position(|one| one.name() == seen.entry.word).unwrap_or(words.len()))
        }
        Order::First => text(seen.first),
        Order::Wishes => seen
            .opened
            .map_or(Key::Nothing, |one| whole(one.person.wishes.len() + one.person.described.len())),
        Order::Outcome => seen.outcome.map_or(Key::Nothing, |status| Key::Ranked(status as u8)),
        Order::Place => text(seen.place),
        Order::Answer => seen.offer.map_or(Key::Nothing, |state| Key::Ranked(state as u8)),
        Order::Fact(name) => match seen.opened.and_then(|one| fact(one, name)) {
            None => Key::Nothing,
            Some(FactValue::Bool(value)) => Key::Whole(i64::from(!value)),
            Some(FactValue::Whole(value)) => Key::Whole(*value),
            Some(FactValue::Date(day)) => Key::Day(*day),
            Some(value) => Key::Text(value.written()),
        },
    }
}

/// Sorts what is in a list; it stands by number when it comes.
pub(super) fn sort(seen: &mut [Seen<'_, '_>], order: &Order, down: bool) {
    if *order == Order::Number {
        if down {
            seen.reverse();
        }
        return;
    }
    seen.sort_by_cached_key(|one| Sorted { key: key(order, one), down });
}

/// A key with the direction in which its list goes.
#[derive(PartialEq, Eq)]
struct Sorted {
    key: Key,
    down: bool,
}

impl PartialOrd for Sorted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Sorted {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.compare(&other.key, self.down)
    }
}
