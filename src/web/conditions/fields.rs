//! The questions of a form about a condition, by its kind. Owns which questions there are; what is asked and the hints stand in the
//! catalogues, and what can be chosen comes from the round.

use super::super::{condition_words as words, words::whole};
use crate::{
    domain::{Arg, ConditionKind},
    i18n::Tr,
    service::{Conditioning, OfferedFact, field_of_group},
};

/// Values that can be chosen: field value and words.
type Options = Vec<(String, String)>;

/// A question.
pub(super) enum Field {
    /// A line of text or a number.
    Line { field: String, label: String, hint: String, typed: String },
    /// One of many, by facts; or none, where that has words.
    Pick {
        field: &'static str,
        label: String,
        hint: String,
        none: String,
        groups: Vec<(String, Options)>,
        typed: String,
    },
    /// Yes or no, each said in a sentence.
    Choice { field: &'static str, label: String, options: Options, typed: String },
    /// Other numbers for single groups.
    Groups { label: String, hint: String, rows: Vec<(String, String, String)> },
}

impl Field {
    /// The name of its field and its question.
    pub(super) fn asked(&self) -> Vec<(&str, &str)> {
        match self {
            Self::Line { field, label, .. } => vec![(field, label)],
            Self::Pick { field, label, .. } | Self::Choice { field, label, .. } => vec![(field, label)],
            Self::Groups { rows, .. } => {
                rows.iter().map(|(field, label, _)| (field.as_str(), label.as_str())).collect()
            }
        }
    }
}

/// Makes the questions of one form.
struct Making<'a> {
    tr: Tr,
    known: &'a Conditioning,
}

impl Making<'_> {
    fn typed(&self, field: &str) -> String {
        self.known.answers.get(field).cloned().unwrap_or_default()
    }

    fn line(&self, field: &str) -> Field {
        Field::Line {
            label: self.tr.say(&format!("condition-ask-{field}")),
            hint: self.tr.try_say(&format!("condition-hint-{field}")).unwrap_or_default(),
            typed: self.typed(field),
            field: field.to_owned(),
        }
    }

    /// The most of each group, in the words of the kind.
    fn most(&self) -> Field {
        let kind = self.known.kind.name();
        // Without groups there are no other numbers to fill in.
        let numbers = if self.known.groups.is_empty() { "alone" } else { "max" };
        Field::Line {
            label: self.tr.say(&format!("condition-ask-max-{kind}")),
            hint: self.tr.say(&format!("condition-hint-{numbers}-{kind}")),
            typed: self.typed("max"),
            field: "max".to_owned(),
        }
    }

    /// One value of any fact; what stands and is nobody's by now stands among them.
    fn pick(&self, (field, key): (&'static str, &str), facts: &[OfferedFact], none: String) -> Field {
        let tr = self.tr;
        let typed = self.typed(field);
        let of = |fact: &OfferedFact| {
            let options = fact
                .values
                .iter()
                .map(|value| (format!("{}={}", fact.name, value.value), words::offered(tr, fact, value)));
            (fact.label.get(tr.0).to_owned(), options.collect::<Options>())
        };
        let mut groups: Vec<(String, Options)> = facts.iter().map(of).collect();
        groups.retain(|(_, options)| !options.is_empty());
        let is_offered = groups.iter().flat_map(|(_, options)| options).any(|(value, _)| *value == typed);
        if !typed.is_empty() && !is_offered {
            groups.push((tr.say("condition-pick-stands"), vec![(typed.clone(), typed.replace('=', ": "))]));
        }
        Field::Pick {
            field,
            label: tr.say(&format!("condition-ask-{key}")),
            hint: tr.try_say(&format!("condition-hint-{key}")).unwrap_or_default(),
            none,
            groups,
            typed,
        }
    }

    fn groups(&self) -> Field {
        let (tr, known) = (self.tr, self.known);
        let on_people = known.kind == ConditionKind::PeopleQuota;
        let key = if on_people { "condition-group-people" } else { "condition-group-places" };
        let row = |(name, count): &(String, u64)| {
            let field = field_of_group(name);
            let called = words::group(tr, &known.book, (on_people, &known.by), name);
            let args = [("group", Arg::Text(called)), ("n", whole(*count))];
            (field.clone(), tr.with(key, &args), self.typed(&field))
        };
        Field::Groups {
            label: tr.say("condition-ask-each"),
            hint: tr.say("condition-hint-each"),
            rows: known.groups.iter().map(row).collect(),
        }
    }

    fn places(&self) -> Field {
        let everywhere = self.tr.say("condition-pick-everywhere");
        self.pick(("places", "places"), &self.known.offered.places, everywhere)
    }

    fn column(&self) -> Field {
        let tr = self.tr;
        let typed = self.typed("column");
        let facts = self.known.offered.of(self.known.kind).into_iter();
        let mut options: Options =
            facts.map(|fact| (fact.name.clone(), fact.label.get(tr.0).to_owned())).collect();
        if !typed.is_empty() && options.iter().all(|(name, _)| *name != typed) {
            options.push((typed.clone(), typed.clone()));
        }
        let label = tr.say(&format!("condition-ask-column-{}", self.known.kind.name()));
        Field::Choice { field: "column", label, options, typed }
    }
}

/// The questions of a form.
pub(super) fn fields(tr: Tr, known: &Conditioning) -> Vec<Field> {
    let making = Making { tr, known };
    let people = &known.offered.people;
    match known.kind {
        ConditionKind::PeopleQuota | ConditionKind::PlacesQuota => {
            vec![making.line("name"), making.most(), making.groups(), making.line("source")]
        }
        ConditionKind::Reserve => vec![
            making.line("name"),
            making.line("seats"),
            making.pick(("people", "people"), people, tr.say("condition-pick-choose")),
            making.places(),
            making.line("source"),
        ],
        ConditionKind::Budget => {
            let yes_no = ["no", "yes"]
                .map(|answer| (answer.to_owned(), tr.say(&format!("condition-counts-{answer}"))));
            let counts = Field::Choice {
                field: "counts",
                label: tr.say("condition-ask-counts"),
                options: yes_no.to_vec(),
                typed: if making.typed("counts") == "yes" { "yes" } else { "no" }.to_owned(),
            };
            vec![
                making.line("name"),
                making.line("limit"),
                making.line("cost"),
                making.places(),
                making.pick(("extra", "extra"), people, tr.say("condition-pick-nobody")),
                making.line("extra-cost"),
                counts,
                making.line("source"),
            ]
        }
        ConditionKind::OpenMin | ConditionKind::Together | ConditionKind::Pinned => vec![making.column()],
    }
}
