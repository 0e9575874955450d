//! What letters on paper say: whole sentences of the catalogue, in Latvian, as an institution's letters are. Owns no decision; a
//! letter repeats what its person can read by number and code.

use chrono::NaiveDate;

use super::{
    ActLetter, Book, GuardianCode, Inquiry, Letter as Told, OfferState, Offered, Opened, Withdrawn,
    mail_words::planned,
    objection_view::{Objection, ObjectionDeed},
};
use crate::{
    domain::{Arg, Lang, Status, decision::Kind},
    i18n::Tr,
    paper::Letter,
};

/// How the letters of a round are worded.
pub(super) struct Wording {
    pub(super) book: Book,
    /// What the round's decisions are in law.
    pub(super) kind: Kind,
    /// Who sends them.
    pub(super) sender: String,
    /// Where people read about their application, where the installation knows its own address.
    pub(super) link: Option<String>,
}

/// What is new for somebody.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Whether there is a result to tell.
    pub(super) result: bool,
    /// What became of the application.
    pub(super) told: Option<Told>,
    /// The newest offer.
    pub(super) offer: Option<Offered>,
    /// Until when it is planned to decide by now, where that was extended.
    pub(super) term: Option<(NaiveDate, Option<String>)>,
    /// What happened to objections.
    pub(super) objections: Vec<(Objection, ObjectionDeed)>,
    /// Questions that wait for an answer.
    pub(super) inquiries: Vec<Inquiry>,
    /// Acts with which objections were answered, or places cancelled.
    pub(super) acts: Vec<ActLetter>,
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

    /// A letter with number and code, and until when it is decided.
    pub(super) fn code(&self, opened: &Opened, code: &str, planned: Option<String>) -> Letter {
        let mut letter = self.to(opened);
        letter.heading = TR.say("paper-code-heading");
        let before = match opened.withdrawn {
            Some(Withdrawn::Unsigned) => "paper-code-unsigned",
            _ => "paper-code-before",
        };
        letter.before = vec![with(before, "round", self.book.name().get(Lang::Lv))];
        letter.pairs.push((TR.say("paper-code"), code.to_owned()));
        letter.after = planned.into_iter().chain([self.place(), TR.say("paper-code-keep")]).collect();
        letter
    }

    /// A letter to a parent or guardian, with the number and code that open the page of the consent.
    pub(super) fn guardian(&self, opened: &Opened, given: &GuardianCode) -> Letter {
        let name = opened.person.name.trim();
        let person = if name.is_empty() { opened.number.as_str() } else { name };
        let args =
            [("person", Arg::Text(person.to_owned())), ("round", Arg::Texts(self.book.name().clone()))];
        Letter {
            address: vec![given.name.clone()],
            heading: TR.say("paper-guardian-heading"),
            before: vec![TR.with("paper-guardian-before", &args)],
            pairs: vec![
                (TR.say("paper-guardian-number"), given.number.clone()),
                (TR.say("paper-code"), given.code.clone()),
            ],
            after: vec![self.place(), TR.say("paper-guardian-keep")],
            ..self.to(opened)
        }
    }

    /// A letter that says what is new, and where all of it can be read.
    pub(super) fn news(&self, opened: &Opened, news: &News) -> Letter {
        let mut letter = self.to(opened);
        letter.heading = TR.say(match news {
            News { result: true, .. } => "paper-result-heading",
            News { term: Some(_), .. } => "paper-term-heading",
            News { objections, .. } if objections.is_empty() => "paper-inquiry-heading",
            _ if self.kind == Kind::Act => "paper-contest-heading",
            _ => "paper-objection-heading",
        });
        if news.result {
            letter.before = vec![with("paper-result-before", "round", self.book.name().get(Lang::Lv))];
            if let Some(told) = &news.told {
                letter.after = self.outcome(told, news.offer.as_ref());
                letter.after.extend(self.work(told, news.offer.as_ref()));
            }
        }
        letter.after.extend(news.term.as_ref().map(|term| self.term(opened, term)));
        letter.after.extend(news.objections.iter().flat_map(happened));
        letter.after.extend(news.inquiries.iter().flat_map(asked));
        letter.after.extend(news.acts.iter().flat_map(act));
        if news.result {
            letter.after.extend(news.told.as_ref().and_then(|told| self.read(told)));
        }
        letter.after.extend([self.place(), TR.say("paper-result-lost")]);
        letter
    }

    /// What became of it, as far as it stands: of an offer that was answered or ended, its person reads more elsewhere.
    fn outcome(&self, told: &Told, offer: Option<&Offered>) -> Vec<String> {
        let person = &told.person;
        match offer {
            Some(offer) if offer.state == OfferState::Open => {
                let place = format!("{}: {}", offer.place.0, offer.place.1);
                let until = TR.last_moment(offer.answer_by);
                vec![
                    with("paper-result-offer", "place", &place),
                    with("paper-result-until", "moment", &until),
                ]
            }
            Some(_) => Vec::new(),
            None => {
                // An act that gives no place refuses one, whether or not somebody waits for another.
                let refused = self.kind == Kind::Act && told.is_decided() && !told.is_award();
                let word = format!("status-{}", person.status.name());
                let word = TR.say(match person.status {
                    _ if refused => "paper-result-refused",
                    Status::Waiting => "paper-result-waiting",
                    _ => &word,
                });
                let reasons = person.reasons.iter().map(|reason| TR.reason(&self.book.formally(reason)));
                std::iter::once(with("paper-result-status", "status", &word)).chain(reasons).collect()
            }
        }
    }

    /// What is told of the work of a place that is offered, line by line.
    fn work(&self, told: &Told, offer: Option<&Offered>) -> Vec<String> {
        let held = offer.is_some_and(|offer| matches!(offer.state, OfferState::Open | OfferState::Accepted));
        let Some(place) = told.work.as_deref().filter(|_| held) else { return Vec::new() };
        let lines = self.book.about_offered(TR, place, &told.person.terms);
        let said = lines.into_iter().map(|line| format!("{}: {}", line.label, line.text));
        let said: Vec<String> = said.collect();
        if said.is_empty() { said } else { [vec![TR.say("paper-work")], said].concat() }
    }

    /// Where the decision is read: of what nobody has settled, or has to be found out first, there is none.
    fn read(&self, told: &Told) -> Option<String> {
        let key = match self.kind {
            Kind::Unsettled => return None,
            _ if !told.is_decided() => return None,
            Kind::Act if !told.is_granted() => "paper-result-act",
            _ => "paper-result-read",
        };
        Some(TR.say(key))
    }

    /// That the term to decide is extended; whoever applied late may still be decided within the month.
    fn term(&self, opened: &Opened, term: &(NaiveDate, Option<String>)) -> String {
        let (last, Some(ground)) = term else { return planned(term) };
        let args = [
            ("number", Arg::Text(opened.number.clone())),
            ("round", Arg::Texts(self.book.name().clone())),
            ("day", Arg::Date(*last)),
            ("ground", Arg::Text(ground.clone())),
        ];
        TR.with("paper-term", &args)
    }
}

/// What happened to an objection: about which it is, what was done, until when something is to be done, and the answer itself.
fn happened((one, deed): &(Objection, ObjectionDeed)) -> Vec<String> {
    let about = [("n", Arg::Text(one.number.to_string())), ("number", Arg::Text(one.about.clone()))];
    let about_what = if one.award { "objection-about-award" } else { "objection-about-decision" };
    let moment = [("moment", Arg::Text(TR.moment(deed.at)))];
    let until = deed.until.map(|day| {
        let asked = if deed.text.is_empty() { "objection-mend-minor" } else { "objection-mend-until" };
        TR.with(asked, &[("day", Arg::Date(day))])
    });
    let what = TR.with(&format!("objection-did-{}", deed.event.name()), &moment);
    let said = [TR.with(about_what, &about), what].into_iter().chain(until);
    let decided = deed.decided.as_ref().map(|(authority, day)| {
        let args = [("authority", Arg::Text(authority.clone())), ("day", Arg::Date(*day))];
        TR.with("objection-decided-by", &args)
    });
    let said = said.chain(decided);
    // The reasons of an act stand among its nine parts.
    if deed.act.is_some() {
        return said.collect();
    }
    said.chain(Some(deed.text.clone()).filter(|text| !text.is_empty())).collect()
}

/// What is asked, and until when an answer is waited for.
fn asked(one: &Inquiry) -> Vec<String> {
    let until = with("paper-inquiry", "moment", &TR.last_moment(one.until));
    one.text.iter().flat_map(|text| [until.clone(), text.clone()]).collect()
}

/// An act with its nine parts, as it stands on the page.
fn act(act: &ActLetter) -> Vec<String> {
    let parts =
        act.parts(TR).into_iter().flat_map(|(_, heading, lines)| std::iter::once(heading).chain(lines));
    std::iter::once(act.title(TR)).chain(parts).collect()
}
