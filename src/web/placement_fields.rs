//! The fields of the form of a placement: the pack's questions about it, and what is announced. Owns the groups in which they
//! stand, and how what is kept is written as it would be typed.

use chrono::Datelike;

use super::{form::Typed, words};
use crate::{
    domain::{Arg, FactType, announcement::Part, day::in_title, position},
    i18n::Tr,
    service::{Answers, Book, PAY_PER, Placed, Question, SITE, as_typed, day, field, part_key},
};

/// The end of the name of the field for an answer that is not offered.
const OTHER: &str = "-other";

/// The most answers that are all shown at once; more are in a list that unfolds.
const SHOWN: usize = 5;

/// The groups of the form, in order.
const GROUPS: [&str; 7] = ["work", "where", "when", "pay", "people", "rules", "more"];

/// Facts that have their group wherever rules ask for them; the others stand among the rules' questions.
const PLACES: [&str; 6] = ["parish", "municipality", "territory", "school", "site", "organiser"];
const TIMES: [&str; 9] = [
    "first_day",
    "last_day",
    "hours_a_day",
    "hours_a_week",
    "days_a_week",
    "day_starts",
    "day_ends",
    "working_days",
    "weekends",
];

/// An answer to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// A question with what was answered.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) label: String,
    /// The same without a remark whether it has to be answered: what its column is called.
    pub(super) called: String,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) numeric: bool,
    /// Whether it is answered in several lines.
    pub(super) lines: bool,
    pub(super) radios: bool,
    pub(super) choices: Vec<Choice>,
    /// What was typed instead of an offered answer, where that is possible.
    pub(super) other: Option<String>,
    group: &'static str,
}

impl Field {
    fn line(name: &str, label: String, hint: String, value: String, group: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            called: label.clone(),
            label,
            hint,
            value,
            numeric: false,
            lines: false,
            radios: false,
            choices: Vec::new(),
            other: None,
            group,
        }
    }

    /// What is wrong with it, by its own words: many fields of one page may lack the same.
    pub(super) fn named(&self, why: &str) -> String {
        let mark = if self.label.ends_with('?') { "" } else { ":" };
        format!("{}{mark} {why}", self.label)
    }

    /// The field of a question to which `value` was answered.
    fn of(tr: Tr, asked: &Question, value: String, example: &[(&str, Arg)]) -> Self {
        let told = asked.hint.as_ref().map(|hint| hint.get(tr.0).to_owned()).unwrap_or_default();
        let hint = match asked.kind {
            FactType::Date => {
                let how = tr.with("placements-date", example);
                format!("{told} {how}").trim().to_owned()
            }
            _ => told,
        };
        let mut offered: Vec<(String, String)> = match asked.kind {
            FactType::Bool => yes_or_no(tr),
            _ => asked
                .offered
                .iter()
                .map(|(value, called)| (value.clone(), called.get(tr.0).to_owned()))
                .collect(),
        };
        let radios = offered.len() <= SHOWN && !(asked.free && asked.kind == FactType::Text);
        if !offered.is_empty() && asked.optional && radios {
            offered.push((String::new(), tr.say("placements-unknown")));
        }
        let is_offered = offered.iter().any(|(known, _)| *known == value);
        let takes_other = asked.free && asked.kind == FactType::Text && !offered.is_empty();
        let other = takes_other.then(|| if is_offered { String::new() } else { value.clone() });
        let numeric = matches!(asked.kind, FactType::Whole | FactType::Date);
        let name = asked.name.as_str();
        let group = if PLACES.contains(&name) {
            "where"
        } else if TIMES.contains(&name) {
            "when"
        } else {
            "rules"
        };
        let choices = choices(offered, &value);
        let line = Self::line(name, asked.ask.get(tr.0).to_owned(), hint, value, group);
        Self { numeric, radios, choices, other, ..line }
    }

    /// The field of a part of the announcement.
    fn part(tr: Tr, part: Part, value: String, book: &Book) -> Self {
        let key = part_key(part);
        let label = tr.with("about-optional", &[("label", Arg::Text(tr.say(key)))]);
        let mut hint = tr.say(&format!("{key}-hint"));
        if part == Part::Pay {
            let ruled = !book.rules.pack().pay().is_empty();
            hint = format!("{hint} {}", tr.say(if ruled { "about-pay-ruled" } else { "about-pay-unsaid" }));
        }
        let numeric = matches!(part, Part::FirstDay | Part::LastDay);
        let group = match part {
            Part::Duties => "work",
            Part::Institution | Part::Address | Part::Parish => "where",
            Part::FirstDay | Part::LastDay | Part::Starts | Part::Ends | Part::Hours(_) => "when",
            Part::Pay => "pay",
            Part::Supervisor | Part::Phone | Part::Requirements | Part::Bring => "people",
            Part::Transport | Part::MedicalBook | Part::Load => "more",
        };
        let mut choices = Vec::new();
        if part == Part::MedicalBook {
            let unknown = (String::new(), tr.say("placements-unknown"));
            choices = self::choices(yes_or_no(tr).into_iter().chain([unknown]).collect(), &value);
        }
        let (radios, lines) = (!choices.is_empty(), part.has_lines());
        let called = tr.say(key);
        Self {
            called,
            numeric,
            lines,
            radios,
            choices,
            ..Self::line(&field(part), label, hint, value, group)
        }
    }

    /// The field for what the pay is counted by.
    fn per(tr: Tr, value: String) -> Self {
        let offered =
            ["hour", "day", "month"].map(|per| (per.to_owned(), tr.say(&format!("about-per-{per}"))));
        let (choices, hint) = (choices(offered.into(), &value), tr.say("about-per-hint"));
        Self { radios: true, choices, ..Self::line(PAY_PER, tr.say("about-per"), hint, value, "pay") }
    }

    /// The field of the place on a map.
    fn site(tr: Tr, value: String) -> Self {
        let label = tr.with("about-optional", &[("label", Arg::Text(tr.say("site-at")))]);
        let called = tr.say("site-at");
        Self { called, ..Self::line(SITE, label, tr.say("site-at-hint"), value, "where") }
    }

    /// Whether it is the place on a map, beside which one stands.
    pub(super) fn is_site(&self) -> bool {
        self.name == SITE
    }

    /// The answers that can be chosen, in words.
    pub(super) fn answers(&self) -> Vec<String> {
        let some = self.choices.iter().filter(|choice| !choice.value.is_empty());
        some.map(|choice| choice.label.clone()).collect()
    }

    /// What is answered, in words.
    pub(super) fn said(&self, tr: Tr) -> String {
        let chosen = self.choices.iter().find(|choice| choice.chosen && !choice.value.is_empty());
        let said = chosen.map_or(&self.value, |choice| &choice.label);
        if said.trim().is_empty() { tr.say("placements-empty") } else { said.clone() }
    }
}

fn yes_or_no(tr: Tr) -> Vec<(String, String)> {
    ["yes", "no"].map(|word| (word.to_owned(), tr.say(&format!("apply-{word}")))).into()
}

fn choices(offered: Vec<(String, String)>, value: &str) -> Vec<Choice> {
    let choice = |(known, label): (String, String)| Choice { chosen: known == value, value: known, label };
    offered.into_iter().map(choice).collect()
}

/// The fields of one group, under its name.
pub(super) fn grouped(tr: Tr, fields: &[Field]) -> Vec<(&'static str, String, Vec<&Field>)> {
    let group = |group: &'static str| {
        let fields: Vec<&Field> = fields.iter().filter(|field| field.group == group).collect();
        (group, tr.say(&format!("about-group-{group}")), fields)
    };
    GROUPS.into_iter().map(group).filter(|(.., fields)| !fields.is_empty()).collect()
}

/// All fields in the order of their groups, each with what `answered` says of it.
pub(super) fn fields(tr: Tr, book: &Book, asked: &[Question], answers: &Answers) -> Vec<Field> {
    let answered = |name: &str| answers.get(name).cloned().unwrap_or_default();
    let line = |name: &str, key: &str| {
        let hint = tr.say(&format!("{key}-hint"));
        Field::line(name, tr.say(key), hint, answered(name), "work")
    };
    let seats = Field { numeric: true, ..line("capacity", "placements-seats") };
    let mut fields = vec![line("title", "placements-name"), seats];
    let question =
        |asked: &Question| Field::of(tr, asked, answered(&asked.name), &words::example(book, &asked.name));
    fields.extend(asked.iter().map(question));
    fields.push(Field::site(tr, answered(SITE)));
    for part in book.announced_parts() {
        fields.push(Field::part(tr, part, answered(&field(part)), book));
        if part == Part::Pay {
            fields.push(Field::per(tr, answered(PAY_PER)));
        }
    }
    fields.sort_by_key(|field| GROUPS.iter().position(|group| *group == field.group));
    fields
}

/// A question to which something else stands now than was typed.
pub(super) struct Differs {
    pub(super) label: String,
    pub(super) now: String,
    pub(super) typed: String,
}

pub(super) fn differences(tr: Tr, now: &[Field], typed: &[Field]) -> Vec<Differs> {
    let pairs = now.iter().zip(typed);
    // Blanks make no difference, nor does how a day or a place is written.
    let plain = |text: &str| day(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let place = |field: &Field| position::read(&field.value).ok().flatten().filter(|_| field.is_site());
    let one_place = |now: &Field, typed: &Field| {
        place(now).zip(place(typed)).is_some_and(|(now, typed)| position::same(now, typed))
    };
    let pairs =
        pairs.filter(|(now, typed)| plain(&now.value) != plain(&typed.value) && !one_place(now, typed));
    let differs = |(now, typed): (&Field, &Field)| Differs {
        label: now.label.clone(),
        now: now.said(tr),
        typed: typed.said(tr),
    };
    pairs.map(differs).collect()
}

/// What was typed: the answer that is not offered comes before the one that is.
pub(super) fn typed_answers(typed: &Typed) -> Answers {
    let mut answers = typed.answers();
    for (field, value) in &typed.0 {
        if let Some(name) = field.strip_suffix(OTHER)
            && !value.trim().is_empty()
        {
            answers.insert(name.to_owned(), value.clone());
        }
    }
    answers
}

/// What another placement says, as the form of a new one is filled with it: days that lie before `earliest` are typed anew.
pub(super) fn like(placed: &Placed, earliest: chrono::NaiveDate) -> Answers {
    let mut answers = as_typed(placed);
    let gone =
        |text: &str| chrono::NaiveDate::parse_from_str(text, "%d.%m.%Y.").is_ok_and(|day| day < earliest);
    answers.retain(|_, text| !gone(text));
    // The days of another year stay with it, also where they stand in its name.
    if let Some((title, _)) = in_title(&placed.placement.title) {
        answers.insert("title".to_owned(), title.to_owned());
    }
    answers
}

/// Whether the name says other days in brackets than the fields for the first and the last day.
pub(super) fn titled_otherwise(answers: &Answers) -> bool {
    let title = answers.get("title").map(String::as_str).unwrap_or_default();
    let Some((_, days)) = in_title(title) else { return false };
    let said = |name: &str, part| {
        let text = [name.to_owned(), field(part)]
            .into_iter()
            .find_map(|name| answers.get(&name).map(|text| day(text)).filter(|text| !text.is_empty()))?;
        let read = chrono::NaiveDate::parse_from_str(&text, "%d.%m.%Y.").ok()?;
        Some((read.day(), read.month()))
    };
    let (first, last) = (said("first_day", Part::FirstDay), said("last_day", Part::LastDay));
    let differs = |titled: Option<&(u32, u32)>, said: Option<(u32, u32)>| {
        titled.zip(said).is_some_and(|(titled, said)| *titled != said)
    };
    differs(days.first(), first) || (days.len() > 1 && differs(days.last(), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_a_name_are_held_against_the_fields() {
        let of = |title: &str, first: &str, last: &str| {
            let said = [("title", title), ("first_day", first), ("about-last-day", last)];
            let said = said.map(|(name, text)| (name.to_owned(), text.to_owned()));
            titled_otherwise(&said.into_iter().collect())
        };
        let title = "Dobes, 1. maiņa (08.06.–19.06.)";
        assert!(of(title, "07.06.2027.", "19.06.2027."));
        assert!(of(title, "8.6.2027", "18.06.2027."));
        assert!(of("Dobes (no 08.06.)", "09.06.2027.", ""));
        assert!(!of(title, "8.6.2027", "19062027"));
        assert!(!of(title, "", ""), "nothing is said beside it");
        assert!(!of("Dobes (mežā)", "09.06.2027.", ""));
        assert!(!of("Dobes", "09.06.2027.", ""));
    }
}
