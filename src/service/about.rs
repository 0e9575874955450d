//! What is told of a placement, line by line: what its organisation announces, what its facts and the rules say. Owns that
//! nothing is told twice, and that each line is told in the same words wherever somebody reads of the placement.

use chrono::NaiveDate;

use super::{Book, Told, ask::told};
use crate::{
    domain::{
        Arg, FactValue, Facts, Lang, PersonalCode, Placement, Texts,
        announcement::{Announcement, Band, Part},
        terms::Terms,
    },
    i18n::Tr,
    rules::Fact,
};

/// Facts that lines of their own tell.
const TOLD: [&str; 4] = ["parish", "first_day", "last_day", "hours_a_day"];

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What is done.
    Duties,
    /// Where.
    Where,
    /// Where on the map.
    Position,
    /// On which days, at which hours of the clock.
    When,
    /// How long a day.
    Hours,
    /// For how much.
    Pay,
    /// Whom to ask.
    Contact,
    /// What is asked of people.
    Requirements,
    /// What to bring.
    Bring,
    /// What the organisation shows papers for to whoever grants its places: nothing of the work.
    Proof,
    /// Anything else.
    Other,
}

/// A line about a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutLine {
    /// What it is about.
    pub of: About,
    /// What it is called.
    pub label: String,
    /// What is told.
    pub text: String,
}

/// The work of somebody who holds a place, as an accountant asks for it. Nothing of it is kept: it is what the placement and the rules say
/// when it is asked.
#[derive(Debug, Clone)]
pub struct Employed {
    /// The person's code, where it is known and is one.
    pub code: Option<PersonalCode>,
    /// Who offers the placement.
    pub organisation: String,
    /// The first day of the work: the placement's, else the round's.
    pub first: Option<NaiveDate>,
    /// The last day, likewise.
    pub last: Option<NaiveDate>,
    /// Hours a day at the person's age, in words, where anything says so.
    pub hours: Option<Texts>,
    /// Pay before tax, in words: as the placement announces it, else as the rules say it; nothing where neither does.
    pub pay: Option<Texts>,
}

impl Book {
    /// Everything that is told of a placement, in the order in which people ask.
    pub fn about(&self, tr: Tr, place: &Placement) -> Vec<AboutLine> {
        self.about_for(tr, place, &self.rules.terms(None, &place.facts))
    }

    /// The same with what the rules say of hours and pay for one person.
    pub fn about_for(&self, tr: Tr, place: &Placement, terms: &Terms) -> Vec<AboutLine> {
        let none = Announcement::default();
        let said = place.about.as_deref().unwrap_or(&none);
        let text = |part: Part| said.text(part).to_owned();
        let mut lines = Lines { tr, all: Vec::new() };
        lines.add(About::Duties, "about-duties", text(Part::Duties));
        lines.add(About::Where, "about-where", self.place_of(tr, place, said));
        let position = place.site.map(|site| tr.position(site));
        lines.add(About::Position, "about-position", position.unwrap_or_default());
        lines.add(About::When, "about-when", when(tr, place, said));
        lines.add(About::Hours, "about-hours-label", hours(tr, &place.facts, said));
        lines.add(About::Pay, "about-pay", said.pay.map(|pay| tr.gross(pay)).unwrap_or_default());
        for (label, text) in tr.terms(terms) {
            lines.all.push(AboutLine { of: About::Other, label, text });
        }
        lines.add(About::Requirements, "about-requirements", text(Part::Requirements));
        lines.add(About::Bring, "about-bring", text(Part::Bring));
        lines.add(About::Contact, "about-supervisor", contact(said));
        lines.add(About::Other, "about-transport", text(Part::Transport));
        let book = said.medical_book.map(|needed| tr.known(&FactValue::Bool(needed)));
        lines.add(About::Other, "about-medical-book", book.unwrap_or_default());
        lines.add(About::Other, "about-load", text(Part::Load));
        lines.all.extend(self.told_beside(tr, place));
        lines.all
    }

    /// The same for whoever is offered a place, without what concerns the organisation and whoever grants its places alone.
    pub fn about_offered(&self, tr: Tr, place: &Placement, terms: &Terms) -> Vec<AboutLine> {
        let mut lines = self.about_for(tr, place, terms);
        lines.retain(|line| line.of != About::Proof);
        lines
    }

    /// The work of the person with these facts, who holds a place at a placement.
    pub(super) fn employed(&self, (facts, code): (&Facts, Option<&str>), place: &Placement) -> Employed {
        let (first, last) = work_days(place);
        let day = |name: &str| self.settings.dates.get(name).copied();
        let [lv, en, ru] = Lang::ALL.map(|lang| self.pay_in(Tr(lang), facts, place));
        let pay = lv.zip(en).zip(ru).map(|((lv, en), ru)| Texts { lv, en, ru });
        Employed {
            code: code.and_then(|code| PersonalCode::parse(code).ok()),
            organisation: place.organisation.clone(),
            first: first.or_else(|| day("starts")),
            last: last.or_else(|| day("ends")),
            hours: self.hours_of(facts, place),
            pay,
        }
    }

    fn pay_in(&self, tr: Tr, facts: &Facts, place: &Placement) -> Option<String> {
        if let Some(pay) = place.about.as_ref().and_then(|about| about.pay) {
            return Some(tr.gross(pay));
        }
        let mut terms = self.rules.terms(Some(facts), &place.facts);
        terms.hours.clear();
        tr.terms(&terms).into_iter().next().map(|(_, text)| text)
    }

    /// Hours a day of somebody at a placement, by the age on its first day: as its organisation announces them, else as its facts
    /// say, else as the rules allow at most. `None` where none of them says anything.
    pub(super) fn hours_of(&self, person: &Facts, place: &Placement) -> Option<Texts> {
        let [lv, en, ru] = Lang::ALL.map(|lang| self.hours_in(Tr(lang), person, place));
        Some(Texts { lv: lv?, en: en?, ru: ru? })
    }

    fn hours_in(&self, tr: Tr, person: &Facts, place: &Placement) -> Option<String> {
        let minutes = |age| place.about.as_ref().and_then(|about| about.minutes(age));
        if let Some(minutes) = self.rules.age_at(person, &place.facts).and_then(minutes) {
            return Some(a_day(tr, minutes));
        }
        if let Some(FactValue::Whole(hours)) = place.facts.get("hours_a_day") {
            return Some(a_day(tr, u16::try_from(*hours).ok()?.checked_mul(60)?));
        }
        let mut terms = self.rules.terms(Some(person), &place.facts);
        terms.pay.clear();
        tr.terms(&terms).into_iter().next().map(|(_, text)| text)
    }

    /// The parish or part of town of a placement, as people choose by it; empty where nobody says.
    pub fn area(&self, tr: Tr, place: &Placement) -> String {
        let fact = self.rules.pack().placement().get("parish");
        let told = fact.and_then(|fact| Some(in_words(tr, &told(fact, place.facts.get("parish")?))));
        told.unwrap_or_else(|| place.about.as_ref().map_or("", |about| about.text(Part::Parish)).to_owned())
    }

    /// The institution, the address, and the parish or part of town.
    fn place_of(&self, tr: Tr, place: &Placement, said: &Announcement) -> String {
        let institution = Some(said.text(Part::Institution)).filter(|name| *name != place.organisation);
        let parts = [
            institution.unwrap_or_default().to_owned(),
            said.text(Part::Address).to_owned(),
            self.area(tr, place),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What the facts of a placement say beyond lines of their own; `-` is how packs write that it is nothing.
    fn told_beside(&self, tr: Tr, place: &Placement) -> Vec<AboutLine> {
        let asked = self.rules.pack().asked_placement().into_iter();
        let beside = asked.filter(|(name, _)| !TOLD.contains(name));
        let line = |(name, fact): (&str, &Fact)| {
            let text = in_words(tr, &told(fact, place.facts.get(name)?));
            let of = if fact.evidence.is_some() { About::Proof } else { About::Other };
            (text != "-").then(|| AboutLine { of, label: fact.label.get(tr.0).to_owned(), text })
        };
        beside.filter_map(line).collect()
    }
}

struct Lines {
    tr: Tr,
    all: Vec<AboutLine>,
}

impl Lines {
    /// Adds a line that says something.
    fn add(&mut self, of: About, key: &str, text: String) {
        if !text.is_empty() {
            self.all.push(AboutLine { of, label: self.tr.say(key), text });
        }
    }
}

/// A fact's value in words.
fn in_words(tr: Tr, value: &Told) -> String {
    match value {
        Told::Text(text) => text.get(tr.0).to_owned(),
        Told::Value(value) => tr.known(value),
    }
}

/// The first and the last day of a placement, as far as they are known.
pub fn work_days(place: &Placement) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let of = |name: &str| match place.facts.get(name) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    };
    let about = place.about.as_ref();
    let first = of("first_day").or_else(|| about.and_then(|about| about.first_day));
    (first, of("last_day").or_else(|| about.and_then(|about| about.last_day)))
}

fn when(tr: Tr, place: &Placement, said: &Announcement) -> String {
    let days = match work_days(place) {
        (Some(first), Some(last)) => {
            tr.with("about-days", &[("first", Arg::Date(first)), ("last", Arg::Date(last))])
        }
        (Some(first), None) => tr.with("about-days-from", &[("first", Arg::Date(first))]),
        (None, Some(last)) => tr.with("about-days-to", &[("last", Arg::Date(last))]),
        (None, None) => String::new(),
    };
    let clock = said.starts.zip(said.ends).map(|(starts, ends)| {
        let args = [("starts", Arg::Text(tr.clock(starts))), ("ends", Arg::Text(tr.clock(ends)))];
        tr.with("about-clock", &args)
    });
    [days, clock.unwrap_or_default()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn a_day(tr: Tr, minutes: u16) -> String {
    tr.with("about-hours-day", &[("hours", Arg::Text(tr.hours_of(minutes)))])
}

fn hours(tr: Tr, facts: &Facts, said: &Announcement) -> String {
    if said.hours.is_empty() {
        let Some(FactValue::Whole(hours)) = facts.get("hours_a_day") else { return String::new() };
        let minutes = u16::try_from(*hours).ok().and_then(|hours| hours.checked_mul(60));
        return minutes.map(|minutes| a_day(tr, minutes)).unwrap_or_default();
    }
    let at = |(band, minutes): (&Band, &u16)| tr.hours_at(*band, *minutes);
    said.hours.iter().map(at).collect::<Vec<_>>().join("; ")
}

fn contact(said: &Announcement) -> String {
    let parts = [Part::Supervisor, Part::Phone].map(|part| said.text(part));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
