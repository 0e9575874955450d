//! What letters on paper say: whole sentences of the catalogue, in Latvian, as an institution's letters are. Owns no decision; a
//! letter repeats what its person can read by number and code.

use super::{Book, Letter as Told, OfferState, Offered, Opened};
use crate::{
    domain::{Arg, Lang},
    i18n::Tr,
    paper::Letter,
};

/// How the letters of a round are worded.
pub(super) struct Wording {
    pub(super) book: Book,
    /// Who sends them.
    pub(super) sender: String,
    /// Where people read about their application, where the installation knows its own address.
    pub(super) link: Option<String>,
}

const TR: Tr = Tr(Lang::Lv);

fn with(key: &str, name: &str, text: &str) -> String {
    TR.with(key, &[(name, Arg::Text(text.to_owned()))])
}

impl Wording {
    /// What a file of letters is called.
    pub(super) fn title(&self) -> String {
        with("paper-title", "round", self.book.name().get(Lang::Lv))
    }

    /// What every letter has.
    fn to(&self, opened: &Opened) -> Letter {
        Letter {
            sender: self.sender.clone(),
            address: vec![opened.person.name.clone()],
            date: TR.date(self.book.today),
            pairs: vec![(TR.say("paper-number"), opened.number.clone())],
            foot: with("paper-foot", "number", &opened.number),
            ..Letter::default()
        }
    }

    /// Where people read about their application.
    fn place(&self) -> String {
        match &self.link {
            Some(link) => with("paper-where", "link", link),
            None => TR.say("paper-where-ask"),
        }
    }

    /// A letter with number and code.
    pub(super) fn code(&self, opened: &Opened, code: &str) -> Letter {
        let mut letter = self.to(opened);
        letter.heading = TR.say("paper-code-heading");
        letter.before = vec![with("paper-code-before", "round", self.book.name().get(Lang::Lv))];
        letter.pairs.push((TR.say("paper-code"), code.to_owned()));
        letter.after = vec![self.place(), TR.say("paper-code-keep")];
        letter
    }

    /// A letter that says what became of an application, and where all of it can be read.
    pub(super) fn result(&self, opened: &Opened, told: Option<&Told>, offer: Option<&Offered>) -> Letter {
        let mut letter = self.to(opened);
        letter.heading = TR.say("paper-result-heading");
        letter.before = vec![with("paper-result-before", "round", self.book.name().get(Lang::Lv))];
        if let Some(told) = told {
            letter.after = outcome(told, offer);
        }
        letter.after.extend([TR.say("paper-result-read"), self.place(), TR.say("paper-result-lost")]);
        letter
    }
}

/// What became of it, as far as it stands: of an offer that was answered or ended, its person reads more elsewhere.
fn outcome(told: &Told, offer: Option<&Offered>) -> Vec<String> {
    let person = &told.person;
    match offer {
        Some(offer) if offer.state == OfferState::Open => {
            let place = format!("{}: {}", offer.place.0, offer.place.1);
            let until = TR.last_moment(offer.answer_by);
            vec![with("paper-result-offer", "place", &place), with("paper-result-until", "moment", &until)]
        }
        Some(_) => Vec::new(),
        None => {
            let word = TR.say(&format!("status-{}", person.status.name()));
            let reasons = person.reasons.iter().map(|reason| TR.reason(reason));
            std::iter::once(with("paper-result-status", "status", &word)).chain(reasons).collect()
        }
    }
}
