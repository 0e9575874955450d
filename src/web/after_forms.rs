//! The forms about an offer on the page of what comes after publication: which make sense for one as it stands, and what was typed.

use super::form::Typed;
use crate::{
    domain::{Ending, Settlement},
    i18n::Tr,
    service::{CODES, CONTESTERS, LEAVINGS, OfferState, Offered},
};

/// A form about an offer.
pub(super) struct OfferForm {
    /// The end of its address and of its keys.
    pub(super) word: &'static str,
    /// The field of the choice.
    pub(super) field: &'static str,
    /// Values, each with its words.
    pub(super) choices: Vec<(String, String)>,
    /// Whether another person decides about it.
    pub(super) proposes: bool,
    /// Whether this is the form that was sent, with what was typed.
    pub(super) sent: bool,
    pub(super) value: String,
    pub(super) day: String,
    pub(super) ground: String,
}

impl OfferForm {
    fn new(
        (word, field): (&'static str, &'static str),
        choices: Vec<(String, String)>,
        (typed, sent): (&Typed, &str),
    ) -> Self {
        let kept = |name: &str| typed.get(name).to_owned();
        Self {
            word,
            field,
            choices,
            proposes: matches!(word, "end" | "settle"),
            sent: sent == word,
            value: kept(field),
            day: kept("day"),
            ground: kept("ground"),
        }
    }

    /// The id of a field in the form on a card: in the one that was sent the field's own name, to which what is wrong with it leads.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references to their fields")]
    pub(super) fn id(&self, field: &str, card: &usize) -> String {
        if self.sent { field.to_owned() } else { format!("{field}-{}-{card}", self.word) }
    }
}

/// Why a place ends, as words of forms with what people read.
fn endings(tr: Tr, all: &[Ending]) -> Vec<(String, String)> {
    let plain = all.iter().filter(|one| **one != Ending::Refused);
    let plain = plain.map(|one| (one.name().to_owned(), tr.say(&format!("ending-{}", one.name()))));
    plain.collect()
}

/// The forms that make sense for an offer as it stands.
pub(super) fn forms(tr: Tr, offer: &Offered, sent: (&Typed, &str)) -> Vec<OfferForm> {
    let mut forms = Vec::new();
    let choices = |key: &str, words: &[&str]| {
        words.iter().map(|word| ((*word).to_owned(), tr.say(&format!("{key}-{word}")))).collect::<Vec<_>>()
    };
    if offer.state == OfferState::Accepted {
        forms.push(OfferForm::new(("leave", "what"), choices("after-what", &LEAVINGS), sent));
    } else if offer.may_have_missed {
        // It stands unanswered, and the work has begun.
        forms.push(OfferForm::new(("leave", "what"), choices("after-what", &LEAVINGS[1..]), sent));
    }
    if offer.state.holds() {
        let mut all = endings(tr, &Ending::ALL);
        all.extend(choices("reason-refused-by-organisation", &CODES));
        forms.push(OfferForm::new(("end", "why"), all, sent));
    }
    if offer.contested {
        let over = !offer.state.holds();
        let kept = if over { "settlement-stays" } else { "settlement-kept" };
        let mut all = vec![("kept".to_owned(), tr.say(kept))];
        if over {
            all.push((Settlement::Restored.name().to_owned(), tr.say("settlement-restored")));
        } else {
            all.extend(endings(tr, &Ending::OF_A_CONTEST));
        }
        forms.push(OfferForm::new(("settle", "outcome"), all, sent));
    } else if offer.state != OfferState::Replaced {
        forms.push(OfferForm::new(("contest", "by"), choices("contester", &CONTESTERS), sent));
    }
    forms
}
