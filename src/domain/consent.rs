//! A parent's or guardian's consent to a place that a minor was offered: of whom a round asks it, what its events come to, and which of
//! them may happen when. Owns all three as pure functions. What the law asks is a round's setting with its source: Labour Law,
//! section 37, asks for the written consent of one parent of a child; a round may ask it of others as well.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{day::age, decision::Norm, offer};

/// What a round says about consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Whoever is younger on the first day of work needs it.
    pub until_age: u32,
    /// The norm on which that rests.
    pub norm: Norm,
    /// Whether it may be given on the page; otherwise a signed paper alone counts.
    pub page: bool,
}

impl Asked {
    /// The greatest age until which a round may ask for consent.
    pub const MOST_AGE: u32 = 21;

    /// Whether somebody born on a day needs consent for work that begins on another; where the birth is not known, they do.
    pub fn is_needed(&self, born: Option<NaiveDate>, on: NaiveDate) -> bool {
        let years = born.and_then(|born| age(born, on));
        years.is_none_or(|years| years < i64::from(self.until_age))
    }
}

/// Something that was said about the consent to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// It is given.
    Given,
    /// It is not given.
    Refused,
    /// It was given, and is not any more.
    TakenBack,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Given, Self::Refused, Self::TakenBack];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Refused => "refused",
            Self::TakenBack => "taken-back",
        }
    }

    /// The event of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }
}

/// What somebody may not say about a consent, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is so already.
    Already,
    /// Nothing was given that could be taken back.
    NotGiven,
    /// It was given: it can be taken back.
    Given,
    /// The place is accepted: it can be given back.
    Accepted,
    /// The last moment to answer the offer has passed.
    TooLate,
    /// The offer does not stand any more.
    Over,
}

/// Whether something may be said about the consent to an offer; `last` is what was said before, `late` whether the last moment to answer
/// the offer has passed.
///
/// # Errors
/// [`Refused`] with the reason.
pub fn may(last: Option<Event>, event: Event, (state, late): (offer::State, bool)) -> Result<(), Refused> {
    if last == Some(event) {
        return Err(Refused::Already);
    }
    match state {
        offer::State::Open if !late => {}
        offer::State::Open | offer::State::Lapsed => return Err(Refused::TooLate),
        offer::State::Accepted => return Err(Refused::Accepted),
        _ => return Err(Refused::Over),
    }
    match (last, event) {
        (Some(Event::Given), Event::Refused) => Err(Refused::Given),
        (None | Some(Event::Refused), Event::TakenBack) => Err(Refused::NotGiven),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decision::Rank;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn whoever_is_younger_on_the_first_day_of_work_needs_it_and_so_does_whose_birth_nobody_knows() {
        let text = |text: &str| text.to_owned();
        let (title, place, source) = (text("Darba likums"), text("37. pants"), text("likumi.lv"));
        let norm = Norm { rank: Rank::Law, title, place, source, seen: day("2026-11-29") };
        let asked = Asked { until_age: 15, norm, page: true };
        let first = day("2027-06-07");
        for (born, needed) in [
            (Some("2012-06-07"), false),
            (Some("2012-06-08"), true),
            (Some("2000-01-01"), false),
            (Some("2028-01-01"), true),
            (None, true),
        ] {
            assert_eq!(asked.is_needed(born.map(day), first), needed, "{born:?}");
        }
    }

    #[test]
    fn what_may_be_said_follows_from_what_was_said_and_from_the_offer() {
        use Event::{Given, Refused as No, TakenBack};
        let open = (offer::State::Open, false);
        for (last, event, answer) in [
            (None, Given, Ok(())),
            (None, No, Ok(())),
            (None, TakenBack, Err(Refused::NotGiven)),
            (Some(Given), Given, Err(Refused::Already)),
            (Some(Given), No, Err(Refused::Given)),
            (Some(Given), TakenBack, Ok(())),
            (Some(No), Given, Ok(())),
            (Some(No), No, Err(Refused::Already)),
            (Some(No), TakenBack, Err(Refused::NotGiven)),
            (Some(TakenBack), Given, Ok(())),
            (Some(TakenBack), No, Ok(())),
            (Some(TakenBack), TakenBack, Err(Refused::Already)),
        ] {
            assert_eq!(may(last, event, open), answer, "{last:?} {event:?}");
        }
        for state in offer::State::ALL {
            let closed = match state {
                offer::State::Open | offer::State::Lapsed => Refused::TooLate,
                offer::State::Accepted => Refused::Accepted,
                _ => Refused::Over,
            };
            for (last, event) in [(None, Given), (Some(Given), TakenBack), (Some(No), Given)] {
                assert_eq!(may(last, event, (state, true)), Err(closed), "{state:?} {event:?}");
            }
            assert_eq!(may(Some(Given), Given, (state, true)), Err(Refused::Already), "the same again");
        }
    }

    #[test]
    fn every_event_is_found_by_its_word() {
        for event in Event::ALL {
            assert_eq!(Event::from_name(event.name()), Some(event));
        }
    }
}
