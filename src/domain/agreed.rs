//! Pairs that a person and an employer agreed on before places are given. Owns what may be done with one, by where it stands: whoever
//! records it gives it no weight, and only what the employer confirms counts. Whether such pairs count at all is a round's setting.

/// Where a pair stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is recorded, and waits for the employer.
    Recorded,
    /// The employer confirmed it.
    Confirmed,
    /// The employer refused it.
    Refused,
    /// A caseworker took it back.
    TakenBack,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Recorded, Self::Confirmed, Self::Refused, Self::TakenBack];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::TakenBack => "taken-back",
        }
    }

    /// What the word of a pair's last event comes to; empty before any.
    pub fn from_last(word: &str) -> Option<Self> {
        if word.is_empty() {
            return Some(Self::Recorded);
        }
        Self::ALL.into_iter().find(|state| state.name() == word && *state != Self::Recorded)
    }

    /// Whether something still comes of it.
    pub fn stands(self) -> bool {
        matches!(self, Self::Recorded | Self::Confirmed)
    }

    /// Whether a verb changes it; not where it is so already.
    ///
    /// # Errors
    /// The key of the refusal.
    pub fn may(self, verb: Verb) -> Result<bool, &'static str> {
        match (self, verb) {
            (Self::Recorded, _) | (Self::Confirmed, Verb::Refuse | Verb::TakeBack) => Ok(true),
            (Self::Confirmed, Verb::Confirm)
            | (Self::Refused, Verb::Refuse)
            | (Self::TakenBack, Verb::TakeBack) => Ok(false),
            (Self::Refused, _) => Err("refused-agreed-refused"),
            (Self::TakenBack, _) => Err("refused-agreed-taken-back"),
        }
    }
}

/// What is done with a pair that is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// The employer confirms it.
    Confirm,
    /// The employer says that there is no such agreement, or not any more.
    Refuse,
    /// A caseworker takes it back.
    TakeBack,
}

impl Verb {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Confirm, Self::Refuse, Self::TakeBack];

    /// The word that tests use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Refuse => "refuse",
            Self::TakeBack => "take-back",
        }
    }

    /// Where a pair stands after it.
    pub fn leads(self) -> State {
        match self {
            Self::Confirm => State::Confirmed,
            Self::Refuse => State::Refused,
            Self::TakeBack => State::TakenBack,
        }
    }
}

/// Why an employer refuses a pair. Nothing about the person stands among these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Nothing was agreed with this person.
    NotAgreed,
    /// It was agreed about other work.
    OtherWork,
    /// The seat is not there any more.
    NoSeat,
    /// Something else.
    Other,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NotAgreed, Self::OtherWork, Self::NoSeat, Self::Other];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAgreed => "not-agreed",
            Self::OtherWork => "other-work",
            Self::NoSeat => "no-seat",
            Self::Other => "other",
        }
    }

    /// The code of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_what_its_last_event_says() {
        assert_eq!(State::from_last(""), Some(State::Recorded));
        for verb in Verb::ALL {
            assert_eq!(State::from_last(verb.leads().name()), Some(verb.leads()));
            assert_eq!(verb.leads().may(verb), Ok(false), "so already");
        }
        assert_eq!(State::from_last("recorded"), None, "no event says so");
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(code));
        }
    }
}
