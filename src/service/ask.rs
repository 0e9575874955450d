//! What applicants are asked, and what their answers mean under the rules before anything is kept. Owns no decision: what
//! an application comes to is said by the run alone.

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Answers, Book, Decided, Placed, Standing,
    standing::{self, ready},
};
use crate::{
    domain::{Applicant, Entry, FactType, FactValue, Facts, Id, Reason, Texts},
    i18n::{Tr, sort},
    rules::{Choices, Fact, PairJudgement},
};

/// The value of a fact, as a page writes it.
#[derive(Debug, Clone)]
pub enum Told {
    /// A text.
    Text(Texts),
    /// Yes or no, a number, a date, periods.
    Value(FactValue),
}

impl Told {
    /// It in words.
    pub fn said(&self, tr: Tr) -> String {
        match self {
            Self::Text(text) => text.get(tr.0).to_owned(),
            Self::Value(value) => tr.known(value),
        }
    }
}

/// A question of the rule pack, to applicants or to those who offer placements.
#[derive(Debug, Clone)]
pub struct Question {
    /// The fact's name.
    pub name: String,
    /// The kind of its value.
    pub kind: FactType,
    /// What the fact is called.
    pub label: Texts,
    /// The question.
    pub ask: Texts,
    /// Why it is asked, or how to answer.
    pub hint: Option<Texts>,
    /// Answers to choose from, each with what people read; none where it is simply typed.
    pub offered: Vec<(String, Texts)>,
    /// Whether an answer that is not offered may be typed.
    pub free: bool,
    /// Whether it may stay without an answer.
    pub optional: bool,
}

/// What can be chosen in the column of a fact, as its reader calls it; nothing where anything may be typed.
pub(super) fn choices(tr: Tr, fact: &Fact) -> Vec<String> {
    match fact.kind {
        FactType::Bool => [true, false].map(|value| tr.known(&FactValue::Bool(value))).to_vec(),
        _ => fact.closed().iter().map(|(_, called)| called.get(tr.0).to_owned()).collect(),
    }
}

impl Question {
    /// The question about a fact; `taken` gives the answers that are taken from elsewhere in the round.
    pub(super) fn of(name: &str, fact: &Fact, taken: impl FnOnce() -> Vec<(String, Texts)>) -> Self {
        let (offered, free) = match &fact.choices {
            Some(Choices::Listed(listed)) => (listed.clone(), false),
            Some(Choices::From(_)) => (taken(), true),
            None => (Vec::new(), true),
        };
        Self {
            name: name.to_owned(),
            kind: fact.kind,
            label: fact.label.clone(),
            // Only facts with a question are asked; the label stands in for none.
            ask: fact.ask.clone().unwrap_or_else(|| fact.label.clone()),
            hint: fact.hint.clone(),
            offered,
            free,
            optional: fact.optional,
        }
    }
}

/// What answers mean so far.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What the rules say about the person.
    pub standing: Standing,
    /// Why, where they do not simply say yes.
    pub reasons: Vec<Reason>,
    /// What is looked up in earlier rounds once the application is submitted.
    pub looked_up: Vec<Texts>,
    /// For each placement why the rules refuse it; empty where they do not, or cannot say yet.
    pub refused: Vec<Vec<Reason>>,
    /// For each placement what is to be found out before they can say anything; empty where they can.
    pub undecided: Vec<Vec<Reason>>,
}

impl Book {
    /// What applicants are asked, in the pack's order. `places` are the round's: some answers are taken from them.
    pub fn questions(&self, places: &[Placed]) -> Vec<Question> {
        let asked = self.rules.pack().asked_applicant().into_iter();
        let question = |(name, fact): (&str, &Fact)| {
            Question::of(name, fact, || {
                let facts = places.iter().map(|place| &place.placement.facts);
                let mut taken =
                    fact.choices.as_ref().map(|choices| choices.offered(facts)).unwrap_or_default();
                taken.sort_by(|(one, _), (other, _)| sort::compare(one, other));
                taken
            })
        };
        asked.map(question).collect()
    }

    /// Somebody with these answers, before there is an application.
    fn newcomer(&self, answers: &Answers) -> Option<Applicant> {
        let asked = self.rules.pack().asked_applicant().into_iter();
        let known = asked.filter_map(|(name, fact)| {
            let value = self.answer(name, fact, answers.get(name)?).ok()??;
            Some((name.to_owned(), value))
        });
        // Nobody has a number yet, and rules never ask for it.
        let id = Id::new("new").ok()?;
        Some(Applicant { id, entry: Entry::default(), out_of_line: None, home: None, facts: known.collect() })
    }

    /// What the rules say of somebody with these answers, be they few, and why; of placements nothing.
    pub fn judged(&self, answers: &Answers) -> (Standing, Vec<Reason>) {
        let Some(applicant) = self.newcomer(answers) else { return (Standing::NeedsPerson, Vec::new()) };
        let (standing, mut reasons) =
            standing::of(self.rules.judge(&self.rules.prepare_applicant(&applicant)));
        if standing == Standing::NeedsPerson {
            self.without_past(&mut reasons);
        }
        (standing, reasons)
    }

    /// What the rules say to answers as they stand; what cannot be read counts as unknown.
    pub fn see(&self, answers: &Answers, places: &[Placed]) -> Seen {
        let Some(applicant) = self.newcomer(answers) else {
            let (reasons, refused, undecided) = (Vec::new(), Vec::new(), Vec::new());
            let (standing, looked_up) = (Standing::NeedsPerson, Vec::new());
            return Seen { standing, reasons, looked_up, refused, undecided };
        };
        let prepared = self.rules.prepare_applicant(&applicant);
        let ready = ready(self, None, places);
        let refused = places.iter().map(|place| {
            match ready.pair((&prepared, &applicant.facts), place.placement.id.as_str()) {
                Some(PairJudgement::Impossible(reasons)) => (reasons, Vec::new()),
                Some(PairJudgement::NeedsPerson(reasons)) => (Vec::new(), reasons),
                Some(PairJudgement::Possible) | None => (Vec::new(), Vec::new()),
            }
        });
        let (refused, mut undecided): (Vec<_>, Vec<_>) = refused.unzip();
        let (standing, mut reasons) = standing::of(self.rules.judge(&prepared));
        if standing == Standing::NeedsPerson {
            self.without_past(&mut reasons);
        }
        for open in &mut undecided {
            self.without_past(open);
        }
        let looked_up = self.rules.pack().past().map(|(.., fact)| fact.label.clone()).collect();
        Seen { standing, reasons, looked_up, refused, undecided }
    }

    /// Takes questions away that only wait for what is on record in earlier rounds: that is looked up, without the person, once
    /// there is an application. Before, nobody learns by a code what is on record of its person.
    fn without_past(&self, open: &mut Vec<Reason>) {
        let past: Vec<String> =
            self.rules.pack().past().map(|(name, ..)| format!("applicant.{name}")).collect();
        open.retain(|one| one.facts.is_empty() || one.facts.iter().any(|fact| !past.contains(fact)));
    }

    /// What an applicant told, fact by fact: what it is called, and its value in words or as data; `None` where it is
    /// not known. What was asked comes first, in the order of the questions.
    pub fn told_by(&self, facts: &Facts) -> Vec<(Texts, Option<Told>)> {
        let pack = self.rules.pack();
        let asked = pack.asked_applicant();
        let others = pack.applicant().iter().map(|(name, fact)| (name.as_str(), fact));
        let others = others.filter(|(name, fact)| fact.ask.is_none() && facts.contains_key(*name));
        let told = |(name, fact): (&str, &Fact)| {
            (fact.label.clone(), facts.get(name).map(|value| told(fact, value)))
        };
        asked.iter().copied().chain(others).map(told).collect()
    }

    /// What caseworkers found out, of each fact the latest: what it is called, and its value.
    pub fn found(&self, decided: &[Decided]) -> Vec<(Texts, Told)> {
        let latest: BTreeMap<&str, &FactValue> =
            decided.iter().map(|found| (found.fact.as_str(), &found.value)).collect();
        let facts = self.rules.pack().applicant().iter();
        let known = facts.filter_map(|(name, fact)| Some((fact, *latest.get(name.as_str())?)));
        known.map(|(fact, value)| (fact.label.clone(), told(fact, value))).collect()
    }

    /// What a field of an application is called, and a value of it as a page writes it; no name for what is no fact of the rules.
    pub fn said(&self, field: &str, value: Option<&FactValue>) -> (Option<Texts>, Option<Told>) {
        let fact = self.rules.pack().applicant().get(field);
        let plain = |value: &FactValue| match value {
            FactValue::Text(text) => Told::Text(Texts::same(text)),
            value => Told::Value(value.clone()),
        };
        let value = value.map(|value| fact.map_or_else(|| plain(value), |fact| told(fact, value)));
        (fact.map(|fact| fact.label.clone()), value)
    }

    /// What an organisation sees of whoever accepted a place with it, besides name and contact: what each fact is called.
    pub fn shown_to_organisations(&self) -> Vec<Texts> {
        let facts = self.rules.pack().applicant().values();
        facts.filter(|fact| fact.shown_to_organisation).map(|fact| fact.label.clone()).collect()
    }

    /// A reason as an institution writes it to whoever is no pupil: a rule whose wording addresses people informally has another for
    /// letters and for staff.
    pub fn formally<'a>(&self, reason: &'a Reason) -> Cow<'a, Reason> {
        let wording = reason.wording.as_ref().and_then(|said| self.rules.pack().formal(said));
        match wording {
            Some(wording) => Cow::Owned(Reason { wording: Some(wording.clone()), ..reason.clone() }),
            None => Cow::Borrowed(reason),
        }
    }

    /// The same of several.
    pub(super) fn all_formally(&self, reasons: &[Reason]) -> Vec<Reason> {
        reasons.iter().map(|reason| self.formally(reason).into_owned()).collect()
    }
}

/// A fact's value, as a page writes it.
pub(super) fn told(fact: &Fact, value: &FactValue) -> Told {
    match (value, &fact.choices) {
        (FactValue::Text(text), Some(Choices::Listed(listed))) => {
            let called = listed.iter().find(|(value, _)| value == text);
            Told::Text(called.map_or_else(|| Texts::same(text), |(_, called)| called.clone()))
        }
        (FactValue::Text(text), _) => Told::Text(Texts::same(text)),
        (value, _) => Told::Value(value.clone()),
    }
}
