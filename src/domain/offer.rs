//! What becomes of a place that was offered: its events, the state that follows from them, and who may do what to it at which
//! moment. Owns both as pure functions; everything that asks about an offer asks these.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Something that happened to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The person takes the place.
    Accepted,
    /// The person does not take it, or gives it back before the work starts.
    Declined,
    /// No answer came in time.
    Lapsed,
    /// The person got a place that they had wished for more.
    Replaced,
    /// Two people ended it, with a ground.
    Ended,
    /// The work started without the person.
    DidNotCome,
    /// The person left during the work.
    Left,
    /// The award is contested: its seat goes to nobody until that is settled. A mark, no state.
    Contested,
    /// The contest is settled.
    Settled,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Accepted,
        Self::Declined,
        Self::Lapsed,
        Self::Replaced,
        Self::Ended,
        Self::DidNotCome,
        Self::Left,
        Self::Contested,
        Self::Settled,
    ];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Replaced => "replaced",
            Self::Ended => "ended",
            Self::DidNotCome => "did-not-come",
            Self::Left => "left",
            Self::Contested => "contested",
            Self::Settled => "settled",
        }
    }

    /// The event of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }
}

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not answered.
    Open,
    /// Accepted.
    Accepted,
    /// Declined.
    Declined,
    /// Not answered in time.
    Lapsed,
    /// Another place, wished for more, came in its stead.
    Replaced,
    /// Ended by two people.
    Ended,
    /// The person left during the work.
    Left,
    /// The person did not come.
    DidNotCome,
}

impl State {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 8] = [
        Self::Open,
        Self::Accepted,
        Self::Declined,
        Self::Lapsed,
        Self::Replaced,
        Self::Ended,
        Self::Left,
        Self::DidNotCome,
    ];

    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => Event::Accepted.name(),
            Self::Declined => Event::Declined.name(),
            Self::Lapsed => Event::Lapsed.name(),
            Self::Replaced => Event::Replaced.name(),
            Self::Ended => Event::Ended.name(),
            Self::Left => Event::Left.name(),
            Self::DidNotCome => Event::DidNotCome.name(),
        }
    }

    /// Whether the person holds the place.
    pub fn holds(self) -> bool {
        matches!(self, Self::Open | Self::Accepted)
    }

    /// The state that an event leads to; `None` for a mark.
    pub fn after(event: Event) -> Option<Self> {
        Some(match event {
            Event::Accepted => Self::Accepted,
            Event::Declined => Self::Declined,
            Event::Lapsed => Self::Lapsed,
            Event::Replaced => Self::Replaced,
            Event::Ended => Self::Ended,
            Event::DidNotCome => Self::DidNotCome,
            Event::Left => Self::Left,
            Event::Contested | Event::Settled => return None,
        })
    }
}

/// What the events of an offer come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What became of it.
    pub state: State,
    /// Whether the award is contested.
    pub contested: bool,
}

/// What these events, oldest first, come to.
pub fn state(events: &[Event]) -> Standing {
    let state = events.iter().rev().find_map(|event| State::after(*event)).unwrap_or(State::Open);
    let mark = events.iter().rev().find(|event| State::after(**event).is_none());
    Standing { state, contested: mark == Some(&Event::Contested) }
}

/// The moments that an offer goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The first moment at which it is too late to answer.
    pub answer_by: DateTime<Utc>,
    /// Whether it lapses then without an answer; otherwise it stands.
    pub lapses: bool,
    /// Whether its person was told of it: of one that nobody was told of nothing runs out.
    pub told: bool,
    /// When the work starts, where that is known.
    pub starts: Option<DateTime<Utc>>,
}

impl Terms {
    /// The first moment at which an offer in this state can no longer be accepted or declined; `None` where no end is known.
    pub fn until(&self, state: State) -> Option<DateTime<Utc>> {
        match state {
            State::Open if self.lapses => Some(self.answer_by),
            // One that stands can be answered for as long as an accepted one can be given back.
            State::Open => self.starts.map(|starts| starts.max(self.answer_by)),
            _ => self.starts,
        }
    }
}

impl Standing {
    /// What an offer comes to at a moment: one that nobody answered in time has lapsed, whether or not that has been written
    /// down. A contested one waits.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>, terms: &Terms) -> Self {
        let late = self.state == State::Open && terms.lapses && terms.answer_by <= now && !self.contested;
        if late { Self { state: State::Lapsed, ..self } } else { self }
    }
}

/// Who acts on an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The person, with number and code.
    Person,
    /// A caseworker who writes down what the person said.
    Behalf,
    /// A caseworker.
    Desk,
    /// Two people, one of whom proposed it.
    Two,
    /// A publication.
    Publication,
    /// The passing of time.
    Time,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Behalf, Self::Desk, Self::Two, Self::Publication, Self::Time];
}

/// Why something cannot happen to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// This is not theirs to do.
    NotTheirs,
    /// The time for it has passed.
    TooLate,
    /// The time for it has not come.
    TooEarly,
    /// It is so already.
    Already,
    /// The offer is in another state.
    State,
}

/// Whether an event may happen to an offer, by whom, at a moment.
///
/// # Errors
/// [`Refused`] with the reason.
#[allow(clippy::match_same_arms, reason = "a line for each rule, as the table that it is")]
pub fn may(
    standing: Standing,
    event: Event,
    by: By,
    now: DateTime<Utc>,
    terms: &Terms,
) -> Result<(), Refused> {
    let theirs = match event {
        Event::Accepted | Event::Declined => matches!(by, By::Person | By::Behalf),
        Event::Lapsed => by == By::Time,
        Event::Replaced => by == By::Publication,
        Event::Ended | Event::Settled => by == By::Two,
        Event::DidNotCome | Event::Left | Event::Contested => by == By::Desk,
    };
    if !theirs {
        return Err(Refused::NotTheirs);
    }
    let now_is = standing.at(now, terms);
    if State::after(event) == Some(standing.state) {
        return Err(Refused::Already);
    }
    let late = terms.until(standing.state).is_some_and(|until| until <= now);
    let begun = terms.starts.is_none_or(|starts| starts <= now);
    // What became of one that stands unanswered, a caseworker writes down after the work began as well: whoever came has it.
    let written = !terms.lapses && by == By::Behalf;
    let stood = !terms.lapses && terms.told;
    match (event, standing.state) {
        (Event::Accepted | Event::Declined, State::Open) if late && !written => Err(Refused::TooLate),
        (Event::Declined, State::Accepted) if late => Err(Refused::TooLate),
        (Event::Accepted | Event::Declined, State::Lapsed) => Err(Refused::TooLate),
        (Event::Accepted | Event::Declined, State::Open) | (Event::Declined, State::Accepted) => Ok(()),
        (Event::Lapsed, State::Open) if now_is.state == State::Lapsed => Ok(()),
        (Event::Lapsed, State::Open) => Err(Refused::TooEarly),
        (Event::Replaced, State::Open) if now_is.state == State::Open && !standing.contested => Ok(()),
        (Event::Ended, State::Open | State::Accepted) => Ok(()),
        (Event::DidNotCome, State::Open) if stood && begun && terms.answer_by <= now => Ok(()),
        (Event::DidNotCome, State::Open) if stood => Err(Refused::TooEarly),
        (Event::DidNotCome | Event::Left, State::Accepted) if begun => Ok(()),
        (Event::DidNotCome | Event::Left, State::Accepted) => Err(Refused::TooEarly),
        (Event::Contested, _) if standing.contested => Err(Refused::Already),
        // Another place came in its stead, and can be contested itself.
        (Event::Contested, State::Replaced) => Err(Refused::State),
        (Event::Contested, _) => Ok(()),
        (Event::Settled, _) if standing.contested => Ok(()),
        _ => Err(Refused::State),
    }
}

#[cfg(test)]
mod tests;
