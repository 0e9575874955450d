//! The questions of a round, one a page: their order, what is shown of each, and how the fields of its page become an
//! answer. Owns no judgement of answers; the verbs have it.

use std::sync::Arc;

use super::{
    draft::Draft,
    wishes::{Wishes, chosen_when_left},
};
use crate::{
    domain::{FactType, FactValue, choice},
    i18n::Tr,
    service::{Answers, Book, CODE, Demand, GUARDIAN, Phase, Placed, Question, Refusal, day},
    web::{
        form::{Mistakes, Typed},
        halt::Halt,
        visit::Visit,
        words::{self, Voiced, many, whole},
    },
};

/// From so many answers on, they are a list to unfold.
const MANY: usize = 9;
/// Rows for periods.
const PERIODS: usize = 4;

/// The question about whoever consents for somebody. No fact has such a name.
pub(super) const GUARDIAN_STEP: &str = "guardian-named";

/// Whether a field is on the page of a question.
pub(super) fn is_of(step: &str, field: &str) -> bool {
    if step == GUARDIAN_STEP { GUARDIAN.contains(&field) } else { field == step }
}

/// A round that takes applications, with what it asks.
pub(super) struct Form {
    pub(super) book: Book,
    pub(super) places: Vec<Placed>,
    pub(super) questions: Vec<Question>,
    pub(super) tell: Voiced,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// What a question's page shows to answer with.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one of them is made for each page")]
pub(super) enum Field {
    /// A line to type: value, `inputmode`, `autocomplete`.
    Line { value: String, mode: &'static str, complete: &'static str },
    /// Answers to mark one of.
    Radios(Vec<Choice>),
    /// Answers to unfold, and a line for another one where that may be.
    Select { choices: Vec<Choice>, other: Option<String> },
    /// What each is called, its first and last day, and whether there are none.
    Periods { rows: Vec<(String, String, String)>, none: bool },
    /// Who consents for somebody: the name, and by what they are reached.
    Guardian { name: String, contact: String },
    /// Placements by choice.
    Wishes(Wishes),
}

impl Form {
    /// The form of a round.
    ///
    /// # Errors
    /// Not found, or a refusal: the round takes no applications now.
    pub(super) async fn open(visit: &Visit, slug: &str) -> Result<Self, Halt> {
        let (book, places) = visit.service.round_for(slug, visit.staff.as_ref()).await?;
        match book.phase {
            Phase::Open => Ok(Self::of(visit.tr, book, places)),
            Phase::Draft | Phase::Upcoming => Err(Refusal::new("refused-not-open").into()),
            Phase::Ended | Phase::Closed | Phase::Published | Phase::Finished => {
                Err(Refusal::new("refused-deadline").into())
            }
        }
    }

    /// What a round asks, whether or not it takes applications now.
    pub(super) fn of(tr: Tr, book: Book, places: Vec<Placed>) -> Self {
        let questions = book.questions(&places);
        let tell = Voiced { tr, voice: book.voice() };
        Self { book, places, questions, tell }
    }

    /// The same for a caseworker, who is addressed as staff are.
    pub(super) fn for_staff(tr: Tr, book: Book, places: Vec<Placed>) -> Self {
        Self { tell: Voiced::formal(tr), ..Self::of(tr, book, places) }
    }

    /// Whether a round with its placements is the very one that this form was made of.
    pub(super) fn is_of(&self, book: &Book, places: &[Placed]) -> bool {
        let version = |place: &Placed| (place.id, place.version);
        Arc::ptr_eq(&self.book.rules, &book.rules)
            && Arc::ptr_eq(&self.book.settings, &book.settings)
            && self.places.iter().map(version).eq(places.iter().map(version))
    }

    /// The questions that everybody is asked, by the last part of their addresses, in order.
    pub(super) fn asked_of_all(&self) -> Vec<&str> {
        let facts = self.questions.iter().map(|question| question.name.as_str());
        let code = self.book.code_asked().map(|_| CODE);
        ["name", "contact"].into_iter().chain(code).chain(facts).chain(["wishes"]).collect()
    }

    /// The same with what is asked by what was answered so far: who consents for somebody who may be too young. Whoever is on the page
    /// of a question is asked it.
    pub(super) fn steps(&self, draft: &Draft, here: &str) -> Vec<&str> {
        let mut steps = self.asked_of_all();
        if self.names_guardians() && !draft.changes && (here == GUARDIAN_STEP || self.asks_guardian(draft)) {
            steps.insert(steps.len() - 1, GUARDIAN_STEP);
        }
        steps
    }

    /// Whether some are asked who consents for them.
    pub(super) fn names_guardians(&self) -> bool {
        self.book.asks_guardian(&Answers::new())
    }

    fn asks_guardian(&self, draft: &Draft) -> bool {
        self.book.asks_guardian(&draft.answers)
    }

    fn question(&self, step: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.name == step)
    }

    /// The question's words, and its hint.
    pub(super) fn title(&self, step: &str) -> (String, String) {
        let lang = self.tell.tr.0;
        match self.question(step) {
            Some(question) => {
                // The rows for periods explain themselves; packs explain how to write them as text.
                let hint = question.hint.as_ref().filter(|_| question.kind != FactType::Periods);
                let own = if question.kind == FactType::Periods {
                    self.tell.say("apply-periods-hint")
                } else {
                    String::new()
                };
                (question.ask.get(lang).to_owned(), hint.map_or(own, |hint| hint.get(lang).to_owned()))
            }
            None => (
                self.tell.say(&format!("apply-ask-{step}")),
                self.tell.say(&format!("apply-ask-{step}-hint")),
            ),
        }
    }

    /// What the question is called in a list.
    pub(super) fn label(&self, step: &str) -> String {
        match self.question(step) {
            Some(question) => question.label.get(self.tell.tr.0).to_owned(),
            None => self.tell.say(&format!("apply-label-{step}")),
        }
    }

    /// How a question is answered beyond its hint.
    pub(super) fn note(&self, step: &str) -> Option<String> {
        if step == GUARDIAN_STEP {
            return Some(self.tell.say("apply-code-optional"));
        }
        if step == CODE {
            let may = self.book.code_asked().unwrap_or_default();
            return may.then(|| self.tell.say("apply-code-optional"));
        }
        let question = self.question(step)?;
        match question.kind {
            FactType::Date => {
                let how = self.tell.with("apply-date-hint", &words::example(&self.book, step));
                Some(format!("{how} {}", self.tell.say("apply-empty")))
            }
            FactType::Whole => {
                Some(format!("{} {}", self.tell.say("apply-number-hint"), self.tell.say("apply-empty")))
            }
            FactType::Bool | FactType::Text | FactType::Periods => None,
        }
    }

    /// What is wrong with a question's answer as the draft has it.
    pub(super) fn mistakes(&self, step: &str, draft: &Draft) -> Mistakes {
        let wrong =
            self.book.person(&draft.application(self.tell.tr.0), &self.places).err().unwrap_or_default();
        let wrong: Vec<_> = wrong.into_iter().filter(|wrong| is_of(step, &wrong.field)).collect();
        let nothing_marked = step != "wishes"
            && matches!(self.field(step, draft), Field::Radios(choices)
            if !choices.iter().any(|choice| choice.chosen));
        if wrong.is_empty() && nothing_marked {
            return Mistakes::one(step, self.tell.tr.say("wrong-choice"));
        }
        Mistakes::new(self.tell.tr, &wrong)
    }

    /// Takes what was typed on a question's page into the draft.
    pub(super) fn take(&self, step: &str, typed: &Typed, draft: &mut Draft) {
        if step == "wishes" {
            draft.wishes = chosen_when_left(typed);
            return;
        }
        if step == GUARDIAN_STEP {
            for field in GUARDIAN {
                draft.answers.insert(field.to_owned(), typed.get(field).trim().to_owned());
            }
            return;
        }
        let question = self.question(step);
        let marked = typed.0.iter().any(|(name, _)| name == step);
        let other = typed.get(&format!("{step}-other")).trim();
        let answer = match question.map(|question| question.kind) {
            Some(FactType::Periods) => Some(periods(step, typed)),
            Some(FactType::Date) => Some(day(typed.get(step))),
            // A school that is on the list but for case or marks is the school on the list; the answer is read back.
            _ if !other.is_empty() => {
                Some(question.map_or(other, |question| meant(question, other)).to_owned())
            }
            _ if marked => Some(typed.get(step).trim().to_owned()),
            _ => None,
        };
        match answer {
            Some(answer) => drop(draft.answers.insert(step.to_owned(), answer)),
            None => drop(draft.answers.remove(step)),
        }
    }

    /// What a question's page shows to answer with.
    pub(super) fn field(&self, step: &str, draft: &Draft) -> Field {
        if step == "wishes" {
            return Field::Wishes(self.wishes(draft, &Demand::default()));
        }
        if step == GUARDIAN_STEP {
            let [name, contact] = GUARDIAN.map(|field| draft.answers.get(field).cloned().unwrap_or_default());
            return Field::Guardian { name, contact };
        }
        let answer = draft.answers.get(step);
        let value = answer.cloned().unwrap_or_default();
        let line = |mode, complete| Field::Line { value: value.clone(), mode, complete };
        let Some(question) = self.question(step) else {
            return match step {
                "name" => line("text", "name"),
                CODE => line("text", "off"),
                _ => line("text", "on"),
            };
        };
        match question.kind {
            FactType::Bool => Field::Radios(yes_or_no(self.tell, answer)),
            FactType::Date => line("numeric", if step == "date_of_birth" { "bday" } else { "off" }),
            FactType::Whole => line("numeric", "off"),
            FactType::Periods => self.periods(&value),
            FactType::Text if question.offered.is_empty() => line("text", "off"),
            FactType::Text => self.offered(question, answer),
        }
    }

    /// What the page shows on which placements are chosen.
    pub(super) fn wishes(&self, draft: &Draft, demand: &Demand) -> Wishes {
        let mut wishes = Wishes::new(self.tell, (&self.book, &self.places), draft, demand);
        if self.places.is_empty() {
            wishes.possible = self.tell.say("apply-none-yet");
        }
        wishes
    }

    /// The same for a caseworker, who is not the one whom the answers are about.
    pub(super) fn wishes_for_staff(&self, draft: &Draft, demand: &Demand) -> Wishes {
        let mut wishes = self.wishes(draft, demand);
        if self.places.is_empty() || wishes.possible.is_empty() {
            return wishes;
        }
        let seen = self.book.see(&draft.answers, &self.places);
        let none = |all: &[Vec<_>], at: usize| all.get(at).is_none_or(Vec::is_empty);
        let possible =
            (0..self.places.len()).filter(|at| none(&seen.refused, *at) && none(&seen.undecided, *at));
        wishes.possible = self.tell.tr.count("counter-possible", many(possible.count()));
        wishes
    }

    fn offered(&self, question: &Question, answer: Option<&String>) -> Field {
        let tr = self.tell.tr;
        let offered = question.offered.iter().map(|(value, label)| Choice {
            value: value.clone(),
            label: label.get(tr.0).to_owned(),
            chosen: answer == Some(value),
        });
        let mut choices: Vec<Choice> = offered.collect();
        let unknown = answer.is_some_and(String::is_empty);
        let unknown = Choice { value: String::new(), label: tr.say("apply-not-known"), chosen: unknown };
        if !question.free && choices.len() < MANY {
            choices.push(unknown);
            return Field::Radios(choices);
        }
        let known = choices.iter().any(|choice| choice.chosen);
        choices.insert(0, Choice { label: tr.say("apply-select"), ..unknown });
        let typed = answer.filter(|_| !known).cloned().unwrap_or_default();
        Field::Select { choices, other: question.free.then_some(typed) }
    }

    fn periods(&self, text: &str) -> Field {
        let named = |(n, (first, last))| (self.tell.count("apply-period", n), first, last);
        let rows = (1..).zip(rows(text)).map(named).collect();
        Field::Periods { rows, none: text.split(';').any(|part| part == "-") }
    }

    /// An answer in words, as it is read back.
    pub(super) fn read_back(&self, step: &str, draft: &Draft) -> String {
        let tr = self.tell.tr;
        if step == GUARDIAN_STEP {
            let named = GUARDIAN.map(|field| draft.answers.get(field).cloned().unwrap_or_default());
            return named.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        }
        let Some(typed) = draft.answers.get(step) else { return String::new() };
        let Some(question) = self.question(step) else { return typed.clone() };
        if let Some((_, label)) = question.offered.iter().find(|(value, _)| value == typed) {
            return label.get(tr.0).to_owned();
        }
        match question.kind.parse(typed) {
            Ok(None) => tr.say("apply-unknown"),
            Ok(Some(FactValue::Text(_))) | Err(_) => typed.clone(),
            Ok(Some(value)) => tr.known(&value),
        }
    }
}

/// The offered answer that a typed one plainly means, or what was typed.
fn meant<'a>(question: &'a Question, typed: &'a str) -> &'a str {
    choice::listed(&question.offered, typed).unwrap_or(typed)
}

fn yes_or_no(tell: Voiced, answer: Option<&String>) -> Vec<Choice> {
    let words =
        [("yes", tell.say("apply-yes")), ("no", tell.say("apply-no")), ("", tell.say("apply-not-known"))];
    let choice = |(value, label): (&str, String)| Choice {
        value: value.to_owned(),
        label,
        chosen: answer.is_some_and(|answer| answer == value),
    };
    words.into_iter().map(choice).collect()
}

/// The rows of periods as the one text that facts are read from; rows that are half filled stay so and are refused.
fn periods(step: &str, typed: &Typed) -> String {
    let row = |n: usize| {
        let first = day(typed.get(&format!("{step}-first-{n}")));
        let last = day(typed.get(&format!("{step}-last-{n}")));
        (!first.is_empty() || !last.is_empty()).then(|| format!("{first}..{last}"))
    };
    let none = (!typed.get(&format!("{step}-none")).is_empty()).then(|| "-".to_owned());
    none.into_iter().chain((1..=PERIODS).filter_map(row)).collect::<Vec<_>>().join(";")
}

fn rows(text: &str) -> Vec<(String, String)> {
    let parts = text.split(';').filter(|part| !part.is_empty() && *part != "-");
    let row = |part: &str| {
        let (first, last) = part.split_once("..").unwrap_or((part, ""));
        // The point that closes the first date stands before the two that part them.
        let (first, last) = match last.strip_prefix('.') {
            Some(last) => (format!("{first}."), last),
            None => (first.to_owned(), last),
        };
        (first, last.to_owned())
    };
    let mut rows: Vec<_> = parts.map(row).take(PERIODS).collect();
    rows.resize(PERIODS, (String::new(), String::new()));
    rows
}

/// The number of a question among all, in words.
pub(super) fn position(tr: Tr, at: usize, of: usize) -> String {
    tr.with("apply-position", &[("n", whole(many(at + 1))), ("total", whole(many(of)))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_come_back_as_they_were_typed() {
        let typed = |pairs: &[(&str, &str)]| {
            Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        let text = periods(
            "p",
            &typed(&[("p-first-1", "1.3.2018"), ("p-last-1", "30.04.2018."), ("p-first-3", "01.09.2018.")]),
        );
        assert_eq!(text, "01.03.2018...30.04.2018.;01.09.2018...");
        let rows = rows(&text);
        assert_eq!(rows[0], ("01.03.2018.".to_owned(), "30.04.2018.".to_owned()));
        assert_eq!(rows[1], ("01.09.2018.".to_owned(), String::new()));
        assert_eq!(rows.len(), PERIODS);
        assert_eq!(periods("p", &typed(&[("p-none", "yes")])), "-");
        assert_eq!(periods("p", &typed(&[])), "");
    }
}
