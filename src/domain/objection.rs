//! What becomes of an objection against a decision: its events, the state that follows, and what may happen next, as pure functions.
//!
//! Source: Administrative Procedure Law, sections 76 to 81 (likumi.lv/ta/id/55567), wording in force from 01.01.2014, seen 29.11.2026.

/// Something that happens to an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// It lacks something, and a day is set until which that can be mended.
    Mend,
    /// It was mended.
    Mended,
    /// The decision is kept.
    Kept,
    /// The objection is upheld: what was decided is put right.
    Upheld,
    /// Whoever objected took it back.
    Withdrawn,
    /// The institution corrected its decision meanwhile, so that there is nothing left to answer.
    Settled,
    /// What had to follow an objection that was upheld is done: a fact was put right, a contest was settled, or somebody wrote down what
    /// was done instead.
    Followed,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Mend, Self::Mended, Self::Kept, Self::Upheld, Self::Withdrawn, Self::Settled, Self::Followed];

    /// With which an objection is answered.
    pub const ANSWERS: [Self; 4] = [Self::Kept, Self::Upheld, Self::Withdrawn, Self::Settled];

    /// The word that tables, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mend => "mend",
            Self::Mended => "mended",
            Self::Kept => "kept",
            Self::Upheld => "upheld",
            Self::Withdrawn => "withdrawn",
            Self::Settled => "settled",
            Self::Followed => "followed",
        }
    }

    /// The event of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }

    /// Whether an objection is answered with it, or was before.
    pub fn answers(self) -> bool {
        Self::ANSWERS.contains(&self) || self == Self::Followed
    }
}

/// Where an objection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It waits for an answer.
    Received,
    /// It is to be mended.
    ToMend,
    /// It was answered, and what was upheld may have been followed.
    Answered(Event),
}

impl State {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Received,
        Self::ToMend,
        Self::Answered(Event::Kept),
        Self::Answered(Event::Upheld),
        Self::Answered(Event::Withdrawn),
        Self::Answered(Event::Settled),
        Self::Answered(Event::Followed),
    ];

    /// The state after the last event, a word of [`Event`]; empty before any.
    pub fn after(last: &str) -> Self {
        match Event::from_name(last) {
            None | Some(Event::Mended) => Self::Received,
            Some(Event::Mend) => Self::ToMend,
            Some(answer) => Self::Answered(answer),
        }
    }

    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::ToMend => "to-mend",
            Self::Answered(answer) => answer.name(),
        }
    }

    /// Whether it still waits for an answer.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Answered(_))
    }

    /// Whether it was upheld, and nothing has followed yet.
    pub fn is_owed(self) -> bool {
        self == Self::Answered(Event::Upheld)
    }

    /// Whether it was upheld, whatever has followed.
    pub fn is_upheld(self) -> bool {
        matches!(self, Self::Answered(Event::Upheld | Event::Followed))
    }

    /// Whether an event may happen now.
    ///
    /// # Errors
    /// The key of the refusal.
    pub fn may(self, event: Event) -> Result<(), &'static str> {
        match (self, event) {
            (Self::Answered(Event::Upheld), Event::Followed) => Ok(()),
            (Self::Answered(_), _) => Err("refused-objection-over"),
            (_, Event::Followed) => Err("refused-objection-not-upheld"),
            (Self::Received, Event::Mended) => Err("refused-objection-whole"),
            (Self::ToMend, Event::Mend) => Err("refused-objection-to-mend"),
            _ => Ok(()),
        }
    }
}

/// Who objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objector {
    /// The person whom the decision is about.
    Person,
    /// Whoever represents that person: a parent, a guardian.
    Representative,
    /// Somebody else, whose rights the decision touches.
    ThirdPerson,
}

impl Objector {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Representative, Self::ThirdPerson];

    /// The word that tables, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Representative => "representative",
            Self::ThirdPerson => "third-person",
        }
    }

    /// Who is meant by a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_what_is_answered_stays_answered() {
        for event in Event::ALL {
            assert_eq!(Event::from_name(event.name()), Some(event));
            let state = State::after(event.name());
            assert_eq!(state.is_open(), !event.answers(), "{event:?}");
            for next in Event::ALL.into_iter().filter(|_| event.answers()) {
                let follows = state.is_owed() && next == Event::Followed;
                assert_eq!(state.may(next), if follows { Ok(()) } else { Err("refused-objection-over") });
            }
        }
        assert_eq!(State::Received.may(Event::Followed), Err("refused-objection-not-upheld"));
        let upheld: Vec<State> = State::ALL.into_iter().filter(|state| state.is_upheld()).collect();
        assert_eq!(upheld, [State::Answered(Event::Upheld), State::Answered(Event::Followed)]);
        assert_eq!(State::after(""), State::Received);
        for who in Objector::ALL {
            assert_eq!(Objector::from_name(who.name()), Some(who));
        }
    }
}
