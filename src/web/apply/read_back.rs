//! A draft as its person reads it back: every answer in words, the choices, what the rules say of them and what is missing.
//! Owns the lines by which two readings are the same.

use std::collections::BTreeSet;

use super::{
    draft::Draft,
    form::{Form, GUARDIAN_STEP, is_of},
    page::address,
    wishes::like_reaches,
};
use crate::{
    domain::{Doubt, PersonalCode, Reason},
    service::{CODE, GUARDIAN, Seen, Standing, TypedWish, is_birth, is_same_contact},
    web::words::{Voiced, Why, many},
};

/// An answer as it is read back.
pub(super) struct Row {
    pub(super) step: String,
    pub(super) label: String,
    pub(super) value: String,
    /// Where it is changed.
    pub(super) action: String,
    /// It has to be there and is not, or is wrong.
    missing: bool,
}

/// A choice as it is read back.
pub(super) struct Wish {
    pub(super) title: String,
    /// How many placements fit it, where it names none.
    pub(super) under: String,
    /// Why the rules refuse it, or what is to be found out first; empty where it is possible.
    pub(super) refused: Vec<Why>,
}

/// What is doubtful, with what each answer that may be wrong is called and where it is changed.
pub(super) struct Doubtful {
    pub(super) text: String,
    pub(super) answers: Vec<(String, String)>,
}

/// What is doubtful about the personal code, and about whoever is asked for consent.
fn doubts(slug: &str, form: &Form, draft: &Draft) -> Vec<Doubtful> {
    let change = |step: &str| (form.label(step), address(slug, step));
    let mut all = Vec::new();
    for doubt in form.book.code_doubts(&draft.answers) {
        let born = form.questions.iter().map(|question| question.name.as_str());
        let born = born.filter(|name| doubt == Doubt::BirthDate && is_birth(name));
        all.push(Doubtful {
            text: form.tell.say(&format!("apply-code-{}", doubt.name())),
            answers: [CODE].into_iter().chain(born).map(change).collect(),
        });
    }
    let answer = |field: &str| draft.answers.get(field).map(String::as_str).unwrap_or_default();
    if form.steps(draft, "").contains(&GUARDIAN_STEP)
        && is_same_contact(answer("contact"), answer(GUARDIAN[1]))
    {
        let text = form.tell.say("apply-review-same-contact");
        all.push(Doubtful { text, answers: ["contact", GUARDIAN_STEP].map(change).to_vec() });
    }
    all
}

/// Everything that is read back.
pub(super) struct ReadBack {
    pub(super) rows: Vec<Row>,
    pub(super) wishes: Vec<Wish>,
    /// What has to be answered still, and where; before that nothing can be submitted.
    pub(super) missing: Vec<(String, String)>,
    /// What the rules say, where they do not simply say yes: key and reasons.
    pub(super) warning: Option<(&'static str, Vec<Why>)>,
    /// What was answered with "I don't know" though a place may hang on it, in one sentence.
    pub(super) unknown: Option<String>,
    /// What is looked up in earlier rounds, in one sentence.
    pub(super) looked_up: Option<String>,
    /// What is doubtful, each with the answers that may be wrong.
    pub(super) doubts: Vec<Doubtful>,
}

/// An answer as it is read back. Whoever changes the choices of an application came with number and code, which show nothing of the
/// personal code but its end.
fn shown(form: &Form, step: &str, draft: &Draft) -> String {
    let text = form.read_back(step, draft);
    let hides = step == CODE && draft.own.is_some();
    PersonalCode::parse(&text).ok().filter(|_| hides).map_or(text, |code| code.masked())
}

impl ReadBack {
    pub(super) fn new(slug: &str, form: &Form, draft: &Draft) -> Self {
        let tr = form.tell.tr;
        let wrong = form.book.person(&draft.application(tr.0), &form.places).err().unwrap_or_default();
        let row = |step: &str| {
            let answered = [GUARDIAN_STEP, "wishes"].contains(&step) || draft.answers.contains_key(step);
            Row {
                step: step.to_owned(),
                label: form.label(step),
                value: shown(form, step, draft),
                action: address(slug, step),
                missing: !answered || wrong.iter().any(|wrong| is_of(step, &wrong.field)),
            }
        };
        let mut rows: Vec<Row> = form.steps(draft, "").into_iter().map(row).collect();
        let missing = rows.iter().filter(|row| row.missing);
        let missing: Vec<_> = missing.map(|row| (row.label.clone(), row.action.clone())).collect();
        // The choices are a list of their own.
        rows.retain(|row| row.step != "wishes");
        let seen = form.book.see(&draft.answers, &form.places);
        let said = |key| (key, seen.reasons.iter().map(|reason| why(form, reason)).collect());
        let warning = match seen.standing {
            Standing::NotEligible => Some(said("apply-review-not-eligible")),
            // While answers are missing, of course something is not known.
            Standing::NeedsPerson if missing.is_empty() && !seen.reasons.is_empty() => {
                Some(said("apply-review-needs-person"))
            }
            Standing::NeedsPerson
            | Standing::Eligible(_)
            | Standing::Withdrawn
            | Standing::Unsigned
            | Standing::Erased => None,
        };
        let past = seen.looked_up.iter().map(|label| label.get(tr.0)).collect::<Vec<_>>().join(", ");
        let looked_up = (!past.is_empty() && missing.is_empty())
            .then(|| form.tell.about("apply-review-past", "facts", &past));
        Self {
            rows,
            wishes: wishes(form, draft, &seen),
            unknown: if missing.is_empty() { unknown(form, draft, &seen) } else { None },
            missing,
            looked_up,
            warning,
            doubts: doubts(slug, form, draft),
        }
    }

    /// All of it as lines: what each is called, and what stands there.
    pub(super) fn lines(&self, form: &Form) -> Vec<(String, String)> {
        let said = |whys: &[Why]| whys.iter().map(|why| why.text.clone()).collect::<Vec<_>>().join(" ");
        let rows = self.rows.iter().map(|row| (row.label.clone(), row.value.clone()));
        let wishes = self.wishes.iter().enumerate().map(|(at, wish)| {
            let text = format!("{} {}", wish.title, said(&wish.refused));
            (form.tell.count("apply-choice", many(at + 1)), text.trim_end().to_owned())
        });
        let warning = self.warning.iter().map(|(key, whys)| (form.tell.say(key), said(whys)));
        let others = self
            .unknown
            .iter()
            .chain(&self.looked_up)
            .chain(self.doubts.iter().map(|doubt| &doubt.text))
            .map(|text| (text.clone(), String::new()));
        rows.chain(wishes).chain(warning).chain(others).collect()
    }
}

/// A reason in words: to staff as to everybody who is no pupil.
pub(super) fn why(form: &Form, reason: &Reason) -> Why {
    let Voiced { tr, voice } = form.tell;
    if voice == form.book.voice() { Why::of(tr, reason) } else { Why::of(tr, &form.book.formally(reason)) }
}

fn wishes(form: &Form, draft: &Draft, seen: &Seen) -> Vec<Wish> {
    let tr = form.tell.tr;
    let wish = |wish: &TypedWish| {
        let reached = form.book.reached(wish, draft.home, &form.places);
        let named = wish.number().map(|_| {
            let place = reached.first().and_then(|at| form.places.get(*at))?;
            Some(format!("{}: {}", place.placement.organisation, place.placement.title))
        });
        let like = || Some(tr.described(&form.book.choice_in_words(wish)?));
        let title = named.unwrap_or_else(like).unwrap_or_else(|| form.tell.say("apply-wish-gone"));
        let about = |said: &[Vec<Reason>], at: &usize| said.get(*at).cloned().unwrap_or_default();
        let of = |at: &usize| [about(&seen.refused, at), about(&seen.undecided, at)].concat();
        // Where one of the placements that fit is possible, nothing stands in the way of the choice.
        let possible = reached.iter().any(|at| of(at).is_empty());
        let mut refused: Vec<Why> = Vec::new();
        for reason in reached.iter().filter(|_| !possible).flat_map(of) {
            let why = why(form, &reason);
            if !refused.contains(&why) {
                refused.push(why);
            }
        }
        let allowed = |at: &&usize| seen.refused.get(**at).is_none_or(Vec::is_empty);
        let under = match wish {
            TypedWish::Placement(_) => String::new(),
            TypedWish::Like { .. } => {
                like_reaches(form.tell, reached.len(), reached.iter().filter(allowed).count())
            }
        };
        Wish { title, under, refused }
    };
    draft.wishes.iter().map(wish).collect()
}

/// What the person could tell, did not, and may lose a place by: questions on which their part in the round or one of
/// their choices hangs.
fn unknown(form: &Form, draft: &Draft, seen: &Seen) -> Option<String> {
    let chosen = |wish: &TypedWish| {
        form.places.iter().position(|place| Some(place.placement.id.as_str()) == wish.number())
    };
    let wishes = draft.wishes.iter().filter_map(chosen).filter_map(|at| seen.undecided.get(at)).flatten();
    let standing = seen.reasons.iter().filter(|_| seen.standing == Standing::NeedsPerson);
    let facts = standing.chain(wishes).flat_map(|reason| &reason.facts);
    let named: BTreeSet<&str> = facts.filter_map(|fact| fact.strip_prefix("applicant.")).collect();
    let asked = form.questions.iter().filter(|question| named.contains(question.name.as_str()));
    let labels: Vec<&str> = asked.map(|question| question.label.get(form.tell.tr.0)).collect();
    (!labels.is_empty()).then(|| form.tell.about("apply-review-unknown", "facts", &labels.join(", ")))
}

/// A line that reads otherwise than it was read.
pub(super) struct Differs {
    pub(super) label: String,
    /// What was read; `None` where the line was not there.
    pub(super) was: Option<String>,
    /// What stands there now; `None` where the line is gone.
    pub(super) now: Option<String>,
}

/// The lines that differ, those of now first.
pub(super) fn differences(was: &[(String, String)], now: &[(String, String)]) -> Vec<Differs> {
    let of = |lines: &[(String, String)], label: &str| {
        lines.iter().find(|(known, _)| known == label).map(|(_, value)| value.clone())
    };
    let labels: Vec<&String> = now.iter().map(|(label, _)| label).collect();
    let gone = was.iter().map(|(label, _)| label).filter(|label| !labels.contains(label));
    let all = labels.iter().copied().chain(gone);
    let differs = all.map(|label| Differs { label: label.clone(), was: of(was, label), now: of(now, label) });
    differs.filter(|one| one.was != one.now).collect()
}
