//! What is written to people, and why. Owns which words stand in its texts for what differs from person to person.

/// Why something is written to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// An application was received.
    Received,
    /// Results were published, or a place was given on: there is something to read.
    Told,
    /// An offer was ended by two people.
    OfferEnded,
    /// An offer has to be answered soon.
    AnswerSoon,
    /// Papers have to be brought soon.
    PapersSoon,
    /// An employer answered about an agreed pair.
    Agreed,
    /// The deadline of applications was moved.
    DeadlineMoved,
    /// Deciding takes longer than the law's month.
    TermExtended,
    /// Something happened to an objection.
    Objection,
    /// A caseworker asks something.
    Inquiry,
    /// A question has to be answered soon.
    InquirySoon,
    /// A caseworker wrote down an answer, a withdrawal, or that somebody left or did not come.
    Recorded,
    /// Somebody was named as parent or guardian, and there is an offer that waits for their consent.
    GuardianAsked,
    /// Their consent is missing, and it is soon too late.
    GuardianSoon,
    /// Something was said about the consent to an offer.
    Consent,
    /// Somebody lost number or code, and asked for a way in.
    WayIn,
    /// Somebody had a draft kept, and asked for its link.
    Draft,
    /// A draft is erased soon.
    DraftSoon,
    /// A caseworker tries whether mails arrive.
    Test,
}

impl Occasion {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Received,
        Self::Told,
        Self::OfferEnded,
        Self::AnswerSoon,
        Self::PapersSoon,
        Self::Agreed,
        Self::DeadlineMoved,
        Self::TermExtended,
        Self::Objection,
        Self::Inquiry,
        Self::InquirySoon,
        Self::Recorded,
        Self::GuardianAsked,
        Self::GuardianSoon,
        Self::Consent,
        Self::WayIn,
        Self::Draft,
        Self::DraftSoon,
        Self::Test,
    ];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Told => "told",
            Self::OfferEnded => "offer-ended",
            Self::AnswerSoon => "answer-soon",
            Self::PapersSoon => "papers-soon",
            Self::Agreed => "agreed",
            Self::DeadlineMoved => "deadline-moved",
            Self::TermExtended => "term-extended",
            Self::Objection => "objection",
            Self::Inquiry => "inquiry",
            Self::InquirySoon => "inquiry-soon",
            Self::Recorded => "recorded",
            Self::GuardianAsked => "guardian-asked",
            Self::GuardianSoon => "guardian-soon",
            Self::Consent => "consent",
            Self::WayIn => "way-in",
            Self::Draft => "draft",
            Self::DraftSoon => "draft-soon",
            Self::Test => "test",
        }
    }

    /// The occasion of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|occasion| occasion.name() == name)
    }

    /// Whether it is written to the person's parent or guardian.
    pub fn is_for_guardian(self) -> bool {
        matches!(self, Self::GuardianAsked | Self::GuardianSoon)
    }

    /// The words that may stand in its text, each in braces: the round's name, the number of the application, a link, and a
    /// moment or a ground where one matters.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::AnswerSoon
            | Self::PapersSoon
            | Self::DeadlineMoved
            | Self::Inquiry
            | Self::InquirySoon
            | Self::GuardianAsked
            | Self::GuardianSoon
            | Self::WayIn => &["round", "number", "link", "moment"],
            Self::Draft | Self::DraftSoon => &["round", "link", "moment"],
            Self::TermExtended => &["round", "number", "link", "moment", "ground"],
            Self::Received => &["round", "number", "link", "planned"],
            _ => &["round", "number", "link"],
        }
    }

    /// The word whose value its mails say even where a round's own text has no room for it: the law wants it told.
    pub fn due(self) -> Option<&'static str> {
        match self {
            Self::Received => Some("planned"),
            Self::TermExtended => Some("ground"),
            _ => None,
        }
    }

    /// What of a text is no word that may stand there: an unknown one in braces, or a brace alone.
    pub fn misplaced(self, text: &str) -> Option<String> {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let inside = rest[at..].strip_prefix('{').and_then(|after| after.split_once('}'));
            match inside {
                Some((word, after)) if self.words().contains(&word.trim()) => rest = after,
                Some((word, _)) => return Some(format!("{{{word}}}")),
                None => return Some(rest[at..].chars().take(20).collect()),
            }
        }
        None
    }
}

/// A text with its words filled in; one that has no value stays as it stands.
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let (mut written, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('{') {
        written.push_str(before);
        rest = after;
        let word = after.split_once('}').and_then(|(word, after)| Some((value(word.trim())?, after)));
        if let Some((found, after)) = word {
            written.push_str(&found);
            rest = after;
        } else {
            written.push('{');
        }
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_filled_in_and_others_are_named() {
        let value = |word: &str| (word == "round").then(|| "Vasara {x}".to_owned());
        assert_eq!(filled("„{round}” { round } {y} {", value), "„Vasara {x}” Vasara {x} {y} {");
        assert_eq!(Occasion::Told.misplaced("{round} {number}: { link }"), None);
        assert_eq!(Occasion::Told.misplaced("līdz {moment}"), Some("{moment}".to_owned()));
        assert_eq!(Occasion::AnswerSoon.misplaced("līdz {moment}"), None);
        assert_eq!(Occasion::Told.misplaced("{numurs}"), Some("{numurs}".to_owned()));
        assert_eq!(Occasion::Told.misplaced("a } b"), Some("} b".to_owned()));
        assert_eq!(Occasion::Told.misplaced("{number"), Some("{number".to_owned()));
    }

    #[test]
    fn every_occasion_is_found_by_its_word() {
        for occasion in Occasion::ALL {
            assert_eq!(Occasion::from_name(occasion.name()), Some(occasion));
        }
    }
}
