//! What became of an application, and what the newest run would make of it, as cards on its page for caseworkers.

use uuid::Uuid;

use super::{
    applications::address,
    columns::outcome_tag,
    my::letter::{self, Told, Top, withdrawn_top},
    words::{Voiced, whole},
};
use crate::{
    domain::{Phase, Status},
    i18n::Tr,
    service::{ApplicationFile, OfferState, WishLine},
};

/// What became of the application.
pub(super) struct Outcome {
    pub(super) tag: &'static str,
    pub(super) word: String,
    /// What it is, and its value.
    pub(super) figures: Vec<(String, String)>,
    /// What the applicant reads, in the round's voice.
    pub(super) tell: Voiced,
    pub(super) top: Top,
    pub(super) told: Told,
    /// What happened to the newest offer.
    pub(super) happened: Vec<String>,
    /// What can be written down of it, where something can.
    pub(super) answer: Option<AnswerForm>,
}

/// What the newest run would tell the person; it is not published yet.
pub(super) struct Draft {
    /// The run's address, and what it is called.
    pub(super) href: String,
    pub(super) title: String,
    pub(super) tag: &'static str,
    pub(super) word: String,
    /// The place that it gives.
    pub(super) place: String,
    pub(super) tell: Voiced,
    pub(super) told: Told,
}

impl Draft {
    pub(super) fn new(tr: Tr, file: &ApplicationFile) -> Option<Self> {
        let drafted = file.drafted.as_ref()?;
        let tell = Voiced { tr, voice: file.book.voice() };
        let status = drafted.letter.person.status.name();
        Some(Self {
            href: format!("/runs/{}", drafted.run),
            title: tr.count("run-title", u64::try_from(drafted.number).unwrap_or_default()),
            tag: outcome_tag(status),
            word: tr.say(&format!("status-{status}")),
            place: drafted.letter.place.as_ref().map(WishLine::called).unwrap_or_default(),
            tell,
            told: Told::new(tell, &drafted.letter, file.application.received_at),
        })
    }
}

/// What a caseworker can write down of an offer.
pub(super) struct AnswerForm {
    /// Where it goes.
    pub(super) action: String,
    /// The offer.
    pub(super) offer: Uuid,
    /// How many events the page shows.
    pub(super) events: i64,
    pub(super) may_accept: bool,
    /// Where a parent's or guardian's consent is written down, without which it is not accepted; empty where none is missing.
    pub(super) consent: String,
    pub(super) may_decline: bool,
    /// Key of what declining it is called: who accepted gives the place back.
    pub(super) decline: &'static str,
}

impl AnswerForm {
    fn new(file: &ApplicationFile) -> Option<Self> {
        let offer = file.offers.first()?;
        (offer.may_be_said.0 || offer.may_be_said.1).then(|| Self {
            action: format!("{}/answer", address(&file.book.slug, &file.application.number)),
            offer: offer.id,
            events: offer.events,
            may_accept: offer.may_be_said.0,
            consent: (offer.consent.as_ref().filter(|consent| !consent.is_given()))
                .map(|_| format!("{}/consent", address(&file.book.slug, &file.application.number)))
                .unwrap_or_default(),
            may_decline: offer.may_be_said.1,
            decline: if offer.state == OfferState::Accepted {
                "work-answer-give-back"
            } else {
                "work-answer-decline"
            },
        })
    }
}

/// The tag of the outcome: of a place that was given, what became of it since.
fn tagged(tr: Tr, file: &ApplicationFile, status: Status) -> (&'static str, String) {
    let answered = file.offers.first().filter(|offer| offer.state != OfferState::Open);
    match answered.filter(|_| status == Status::Placed) {
        Some(offer) => {
            let tag = if offer.state == OfferState::Accepted { "yes" } else { "" };
            (tag, tr.say(&format!("work-offer-{}", offer.state.name())))
        }
        None => (outcome_tag(status.name()), tr.say(&format!("status-{}", status.name()))),
    }
}

impl Outcome {
    pub(super) fn new(tr: Tr, file: &ApplicationFile) -> Option<Self> {
        let letter = file.letter.as_ref()?;
        let tell = Voiced { tr, voice: file.book.voice() };
        let finished = file.book.phase == Phase::Finished;
        let person = &letter.person;
        let mut figures = Vec::new();
        let mut add = |key: &str, value: String| figures.push((tr.say(key), value));
        if let Some(place) = &letter.place {
            add("work-outcome-place", place.called());
        }
        if let Some(order) = person.order.filter(|_| letter.ordered) {
            let args = [("n", whole(order)), ("total", whole(letter.in_line))];
            add("my-order-label", Voiced::formal(tr).with("my-order", &args));
        }
        if let Some(offer) = file.offers.first() {
            add("work-outcome-offer", tr.say(&format!("work-offer-{}", offer.state.name())));
            add("work-outcome-answer-by", tr.last_moment(offer.answer_by));
        }
        let (tag, word) = tagged(tr, file, person.status);
        Some(Self {
            tag,
            word,
            figures,
            tell,
            top: match file.application.withdrawn {
                Some(withdrawn) => withdrawn_top(tell, withdrawn),
                None => letter::top(tell, letter, (file.offers.first(), finished)),
            },
            told: Told::beside(tell, letter, (file.application.received_at, file.offers.first(), finished)),
            happened: (file.offers.first())
                .map(|offer| letter::happened(Voiced::formal(tr), offer))
                .unwrap_or_default(),
            answer: AnswerForm::new(file),
        })
    }
}
