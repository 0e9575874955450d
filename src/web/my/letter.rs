//! What became of an application, as its own person reads it: the outcome, the reasons, where the chosen places ended and
//! where the reader stood, what would have changed it.

use chrono::{DateTime, Utc};

use crate::{
    domain::{Arg, CutOff, Status, offer::Event},
    service::{Ahead, Happened, Letter, OfferState, Offered, WishLine, Withdrawn},
    web::{
        bars::Bars,
        words::{Voiced, Why, whole},
    },
};

/// A chosen place in the table.
pub(in crate::web) struct Row {
    pub(in crate::web) rank: String,
    pub(in crate::web) title: String,
    pub(in crate::web) organisation: String,
    pub(in crate::web) seats: String,
    pub(in crate::web) wished: String,
    pub(in crate::web) ended: String,
    /// Why the rules refuse it, or what is to be found out first; empty where it is possible.
    pub(in crate::web) refused: Vec<Why>,
    /// Whether a member of staff has to decide about it first.
    pub(in crate::web) undecided: bool,
    /// How many people in line come earlier there, and why that is more than before.
    pub(in crate::web) ahead: Vec<String>,
    /// Who had a seat there last, and why that need not be the number up to which seats sufficed.
    pub(in crate::web) last: Vec<String>,
}

/// What the page shows of the outcome.
pub(in crate::web) struct Told {
    pub(in crate::web) waiting: bool,
    /// The heading over the reasons: a key.
    pub(in crate::web) why: &'static str,
    /// How many applied for how many seats.
    pub(in crate::web) figures: String,
    pub(in crate::web) reasons: Vec<Why>,
    pub(in crate::web) bars: Option<Bars>,
    /// Where the reader stands, under the picture.
    pub(in crate::web) me: String,
    /// That an earlier tier decided, where it did.
    pub(in crate::web) by_tier: Option<String>,
    pub(in crate::web) rows: Vec<Row>,
    /// Whether it is said who comes before the reader.
    pub(in crate::web) counted: bool,
    /// Hours and pay, tier and place in line: what it is, and its value.
    pub(in crate::web) details: Vec<(String, String)>,
    pub(in crate::web) others: Vec<String>,
}

/// Where a place's seats ended, as this person reads it: the tier is named where it is another one.
fn ended_for(tell: Voiced, letter: &Letter, cut_off: CutOff) -> String {
    match (cut_off, letter.person.tier) {
        (CutOff::Person { tier, order }, Some(own)) if tier != own && order > 0 => {
            tell.with("my-ended-tier", &[("tier", whole(u64::from(tier))), ("n", whole(order))])
        }
        _ => tell.tr.cut_off(cut_off, letter.limited),
    }
}

/// Where the seats of these wishes ended: label, cut-off, and the cut-off in words. Wishes that ended alike share a bar,
/// because equal bars below one another look as if there were something to compare.
fn ends<'a>(
    tell: Voiced,
    letter: &Letter,
    wishes: impl Iterator<Item = &'a WishLine>,
) -> Vec<(String, CutOff, String)> {
    let mut bars: Vec<(String, CutOff, String)> = Vec::new();
    for line in wishes {
        match bars.iter_mut().find(|(_, cut_off, _)| *cut_off == line.cut_off) {
            Some((label, ..)) => *label = format!("{label}; {}", line.title),
            None => {
                bars.push((line.title.clone(), line.cut_off, ended_for(tell, letter, line.cut_off)));
            }
        }
    }
    bars
}

impl Told {
    /// What was published, beside the newest offer by now. In a `finished` round nobody comes before anybody any more.
    pub(in crate::web) fn beside(
        tell: Voiced,
        letter: &Letter,
        (received_at, offer, finished): (DateTime<Utc>, Option<&Offered>, bool),
    ) -> Self {
        let why = if is_past(letter, offer) { "my-why-then" } else { "my-why" };
        let mut told = Self { why, ..Self::new(tell, letter, received_at) };
        if finished {
            for row in &mut told.rows {
                row.ahead.clear();
                row.last.clear();
            }
            told.counted = false;
        }
        told
    }

    pub(in crate::web) fn new(tell: Voiced, letter: &Letter, received_at: DateTime<Utc>) -> Self {
        let tr = tell.tr;
        let person = &letter.person;
        let figures = [("applications", whole(letter.applications)), ("seats", whole(letter.seats))];
        let why = |reason| Why::of(tr, reason);
        // Someone with a place reads no picture of what others got, and where no order counts nobody stands anywhere in it.
        let shown = person.status == Status::Waiting;
        let stands = person.order.filter(|_| letter.ordered);
        let possible = || letter.wishes.iter().filter(|line| line.refused.is_empty());
        let bars = stands.filter(|_| shown && possible().next().is_some()).map(|me| {
            let in_line = (letter.in_line, letter.limited);
            Bars::new(&tr.say("report-cutoffs-picture"), in_line, Some(me), ends(tell, letter, possible()))
        });
        let earlier = |line: &WishLine| matches!((line.cut_off, person.tier), (CutOff::Person { tier, .. }, Some(own)) if (1..own).contains(&tier));
        // Under further conditions an earlier tier need not be what decided; of a wish that is undecided nobody can say
        // what decides.
        let told = shown && !letter.limited && !letter.wishes.iter().any(|line| line.undecided);
        let by_tier = person.tier.filter(|_| told && possible().count() > 0 && possible().all(earlier));
        Self {
            waiting: shown,
            why: "my-why",
            figures: tell.with("my-figures", &figures),
            reasons: person.reasons.iter().map(why).collect(),
            bars,
            me: stands.map(|me| tell.count("my-me", me)).unwrap_or_default(),
            by_tier: by_tier.map(|tier| tell.with("my-by-tier", &[("tier", whole(u64::from(tier)))])),
            rows: letter.wishes.iter().map(|line| row(tell, letter, line)).collect(),
            counted: letter.wishes.iter().any(|line| line.ahead.is_some()),
            details: details(tell, letter, received_at),
            others: letter.others.iter().map(|line| other(tell, letter, line)).collect(),
        }
    }
}

/// Whether what was published gave a place that its person does not hold any more: then what it said is told as past.
pub(in crate::web) fn is_past(letter: &Letter, offer: Option<&Offered>) -> bool {
    letter.is_award() && offer.is_some_and(|offer| !offer.state.holds())
}

/// Whether a place is said to have sufficed up to one number, and somebody with another one to have had it last.
fn differ(line: &WishLine) -> bool {
    let last = line.ahead.and_then(|known| known.last);
    matches!((line.cut_off, last), (CutOff::Person { order, .. }, Some(last)) if order > 0 && order != last)
}

fn row(tell: Voiced, letter: &Letter, line: &WishLine) -> Row {
    let tr = tell.tr;
    Row {
        rank: tr.count("report-choice", u64::from(line.rank)),
        title: if line.title.is_empty() { line.number.clone() } else { line.title.clone() },
        organisation: line.organisation.clone(),
        seats: tr.number(u64::from(line.seats)),
        wished: tr.number(u64::from(line.wished)),
        ended: if letter.is_given(line) && line.cut_off == CutOff::None {
            // Every seat was given beforehand, this one too: nobody else could reach one.
            tr.say("report-cutoff-own")
        } else {
            ended_for(tell, letter, line.cut_off)
        },
        refused: line.refused.iter().map(|reason| Why::of(tr, reason)).collect(),
        undecided: line.undecided,
        ahead: line.ahead.map(|known| ahead(tell, known, &line.worse)).unwrap_or_default(),
        last: last(tell, letter, line),
    }
}

/// How many come earlier, and why that is more than before where it is.
fn ahead(tell: Voiced, known: Ahead, worse: &[String]) -> Vec<String> {
    let why = worse.iter().map(|cause| tell.say(&format!("my-ahead-worse-{cause}")));
    std::iter::once(tell.count("my-ahead", known.earlier)).chain(why).collect()
}

/// Who had a seat there last, where that is known.
fn last(tell: Voiced, letter: &Letter, line: &WishLine) -> Vec<String> {
    let last = line.ahead.and_then(|known| known.last).map(|last| tell.count("my-ahead-last", last));
    let both = if letter.limited { "my-ahead-both-limited" } else { "my-ahead-both" };
    last.into_iter().chain(differ(line).then(|| tell.say(both))).collect()
}

fn other(tell: Voiced, letter: &Letter, line: &WishLine) -> String {
    let ended = ended_for(tell, letter, line.cut_off);
    tell.with("my-other", &[("place", Arg::Text(line.called())), ("ended", Arg::Text(ended))])
}

fn details(tell: Voiced, letter: &Letter, received_at: DateTime<Utc>) -> Vec<(String, String)> {
    let tr = tell.tr;
    // Of whoever has no place they are empty.
    let mut details = tr.terms(&letter.person.terms);
    // Whoever is in no tier is not in line.
    if letter.person.tier.is_none() {
        return details;
    }
    if let (Some(tier), Some(name)) = (letter.person.tier, &letter.tier) {
        let args = [("tier", whole(u64::from(tier))), ("name", Arg::Texts(name.clone()))];
        details.push((tr.say("report-col-tier"), tell.with("my-tier", &args)));
    }
    if let Some(order) = letter.person.order.filter(|_| letter.ordered) {
        let args = [("n", whole(order)), ("total", whole(letter.in_line))];
        details.push((tell.say("my-order-label"), tell.with("my-order", &args)));
    }
    let order = match (letter.ordered, letter.by_draw) {
        (false, _) => "start-by-none",
        (true, true) => "start-by-draw",
        (true, false) => "start-by-registration",
    };
    details.push((tr.say("start-order"), tr.say(order)));
    details.push((tell.say("my-registered"), tr.moment(received_at)));
    details
}

/// What is on top: the outcome in a sentence, with its tag.
pub(in crate::web) struct Top {
    /// The class of tag and card: `yes`, `wait`, or nothing.
    pub(in crate::web) class: &'static str,
    pub(in crate::web) tag: String,
    pub(in crate::web) title: String,
    pub(in crate::web) text: String,
    /// Further sentences.
    pub(in crate::web) more: Vec<String>,
}

/// The outcome on top of the page, with the newest offer where there is one. In a `finished` round nobody waits for anything any more.
pub(in crate::web) fn top(tell: Voiced, letter: &Letter, (offer, finished): (Option<&Offered>, bool)) -> Top {
    let status = letter.person.status.name();
    let simple = |text: &str| Top {
        class: "",
        tag: tell.tr.say(&format!("status-{status}")),
        title: tell.say(&format!("my-{status}")),
        text: tell.say(text),
        more: Vec::new(),
    };
    match letter.person.status {
        Status::Placed => placed(tell, letter, offer),
        Status::Waiting => {
            let undecided = letter.person.undecided.len() as u64;
            // Whoever wished for nothing possible has no number, and is in no line.
            let in_line = letter.person.is_in_line();
            let text = match (in_line, finished) {
                (true, true) => "my-waiting-finished-text",
                (true, false) => "my-waiting-text",
                (false, _) => "my-waiting-none-text",
            };
            let title = match undecided {
                0 if in_line && !finished => tell.say("my-waiting-in-line"),
                0 => tell.say("my-waiting"),
                _ => tell.count("my-waiting-undecided", undecided),
            };
            Top { class: "wait", title, ..simple(text) }
        }
        Status::NotEligible => simple("my-not-eligible-text"),
        Status::NeedsPerson => Top { class: "wait", ..simple("my-needs-person-text") },
        Status::Withdrawn => simple("my-withdrawn-text"),
        Status::OutOfLine => {
            let elsewhere = letter.person.reasons.iter().any(|why| why.key == "out-of-line.holds-elsewhere");
            simple(if elsewhere { "my-out-of-line-elsewhere-text" } else { "my-out-of-line-text" })
        }
    }
}

/// The top of the page of an application that was withdrawn: what others did does not read as the person's own doing.
pub(in crate::web) fn withdrawn_top(tell: Voiced, withdrawn: Withdrawn) -> Top {
    let (tag, key) = match withdrawn {
        Withdrawn::ByPerson => ("status-withdrawn", "my-withdrawn"),
        Withdrawn::ByStaff => ("status-withdrawn", "my-withdrawn-staff"),
        Withdrawn::Duplicate => ("my-duplicate-tag", "my-duplicate"),
        Withdrawn::Unsigned => ("my-unsigned-tag", "my-unsigned"),
    };
    let text = tell.say(&format!("{key}-text"));
    Top { class: "", tag: tell.tr.say(tag), title: tell.say(key), text, more: Vec::new() }
}

fn placed(tell: Voiced, letter: &Letter, offer: Option<&Offered>) -> Top {
    let tr = tell.tr;
    let place = letter.place.as_ref().map(WishLine::called).unwrap_or_default();
    let until = offer.map(|offer| tr.last_moment(offer.answer_by)).unwrap_or_default();
    let said = |key: &str| {
        tell.with(key, &[("place", Arg::Text(place.clone())), ("moment", Arg::Text(until.clone()))])
    };
    let (class, key) = match offer.map(|offer| offer.state) {
        // Their days have not begun: nothing has told them of it yet but this page.
        Some(OfferState::Open) if offer.is_some_and(|offer| offer.late && offer.untold) => {
            ("yes", "my-offer-untold")
        }
        // Once the contest is settled it has a new term, or it ends.
        Some(OfferState::Open)
            if offer.is_some_and(|offer| offer.late && offer.contested && offer.lapses) =>
        {
            ("yes", "my-offer-waits")
        }
        // It stands unanswered.
        Some(OfferState::Open) if offer.is_some_and(|offer| offer.late) => ("yes", "my-offer-stands"),
        Some(OfferState::Open) => ("yes", "my-offer-open"),
        Some(OfferState::Accepted) => ("yes", "my-offer-accepted"),
        Some(OfferState::Declined) => ("", "my-offer-declined"),
        Some(OfferState::Lapsed) => ("", "my-offer-lapsed"),
        Some(_) => ("", "my-offer-over"),
        None => ("yes", "my-offer-none"),
    };
    let (tag, title, text) = (said(&format!("{key}-tag")), said(key), said(&format!("{key}-text")));
    Top { class, tag, title, text, more: offer.map(|offer| then(tell, offer)).unwrap_or_default() }
}

/// What happens to an offer without an answer.
pub(in crate::web) fn at_deadline(offer: &Offered) -> &'static str {
    match (offer.untold, offer.lapses) {
        (true, _) => "my-deadline-untold",
        (false, true) => "my-deadline-lapse",
        (false, false) => "my-deadline-stand",
    }
}

/// What can still be done about an offer, and what happens without it.
fn then(tell: Voiced, offer: &Offered) -> Vec<String> {
    if let Some(from) = offer.changes {
        return vec![tell.about("my-offer-changing", "moment", &tell.tr.moment(from))];
    }
    let mut said = Vec::new();
    // A contested offer waits: it does not lapse meanwhile.
    let contested = offer.contested && offer.state.holds();
    if contested {
        said.push(tell.say("my-contested"));
    }
    if offer.state == OfferState::Open && !offer.late && !(contested && offer.lapses) {
        said.push(tell.say(at_deadline(offer)));
        if offer.may_move {
            said.push(tell.say("my-may-move"));
        }
    }
    if offer.may_decline && (offer.state == OfferState::Accepted || offer.late) {
        said.push(can_decline(tell, offer));
    }
    said
}

/// Until when a place that somebody holds can be given back.
pub(in crate::web) fn can_decline(tell: Voiced, offer: &Offered) -> String {
    match offer.starts {
        Some(starts) => tell.about("my-decline-until", "moment", &tell.tr.last_moment(starts)),
        None => tell.say("my-decline-open"),
    }
}

/// What happened to an offer, in words, the oldest first.
pub(in crate::web) fn happened(tell: Voiced, offer: &Offered) -> Vec<String> {
    let line = |happened: &Happened| {
        let moment = match happened.event {
            Event::Lapsed => tell.tr.last_moment(offer.answer_by),
            _ => tell.tr.moment(happened.at),
        };
        let what = tell.about(&format!("offer-did-{}", happened.event.name()), "moment", &moment);
        if happened.noted.as_ref().is_some_and(|noted| noted.word == "guardian") {
            return tell.about("offer-guardian", "what", &what);
        }
        if happened.on_behalf { tell.about("offer-behalf", "what", &what) } else { what }
    };
    let expected = offer.confirmed.map(|at| {
        let args =
            [("organisation", Arg::Text(offer.place.0.clone())), ("moment", Arg::Text(tell.tr.moment(at)))];
        tell.tr.with("offer-expected", &args)
    });
    offer.happened.iter().map(line).chain(expected).collect()
}
