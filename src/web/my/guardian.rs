//! How it stands with a parent's or guardian's consent, on the page of an application.

use crate::{
    domain::consent::Event,
    service::{Consent, Mine, OfferState},
    web::words::Voiced,
};

/// How it stands with the consent, on the page of an application.
pub(in crate::web) struct ConsentNote {
    pub(in crate::web) text: String,
    /// What the way to the page of the consent says.
    pub(in crate::web) link: &'static str,
    /// Whether something is missing.
    pub(in crate::web) missing: bool,
}

/// How it stands, where consent is asked and something can still come of it.
pub(in crate::web) fn note(tell: Voiced, mine: &Mine) -> Option<ConsentNote> {
    let asking = mine.asking.as_ref().filter(|_| mine.application.withdrawn.is_none())?;
    let offer = mine.offer();
    let held = offer.is_none_or(|offer| offer.state.holds());
    if !held || (offer.is_none() && mine.letter.is_some()) {
        return None;
    }
    let consent = offer.and_then(|offer| offer.consent.as_ref());
    let text = match (offer, consent.and_then(|consent| consent.said.last())) {
        (None, _) => tell.say("my-consent-ahead"),
        (Some(_), None) => tell.say("my-consent-missing"),
        (Some(_), Some(deed)) => match deed.event {
            Event::Given => tell.about("my-consent-given", "moment", &tell.tr.moment(deed.at)),
            Event::Refused => tell.say("my-consent-refused"),
            Event::TakenBack => tell.say("my-consent-taken-back"),
        },
    };
    let open = offer.is_some_and(|offer| offer.state == OfferState::Open);
    let missing = open && !consent.is_some_and(Consent::is_given);
    let link = if asking.page && asking.guardian.is_none() { "my-consent-name" } else { "my-consent-look" };
    Some(ConsentNote { text, link, missing })
}
