//! Choices as a form has them: placements by their numbers, and what one has to be like. Owns how they become ranked wishes, and
//! what somebody may say of a placement that is not named.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Book, Person, Placed, Wished, Wrong};
use crate::{
    domain::{
        Applicant, Arg, DescribedWish, Description, Entry, FactType, FactValue, Facts, Id, Texts, geo::Point,
    },
    files::descriptions,
    i18n::sort,
    rules::Choices,
};

/// The most choices that one application has.
pub const MOST_WISHES: usize = 10;

/// The longest list of values to mark for one fact; a longer one helps nobody.
const MOST_VALUES: usize = 40;

/// The field of the longest way in a choice's text. No fact has such a name: it is a column of files.
const WAY: &str = "max_distance_m";

/// A choice as a form has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TypedWish {
    /// A placement by its number.
    Placement(String),
    /// What a placement has to be like; anything will do where nothing is said.
    Like {
        /// By fact of placements, what it may be, as a cell has it.
        facts: BTreeMap<String, String>,
        /// The longest way in metres.
        max_distance_m: Option<u64>,
    },
}

impl TypedWish {
    /// A description as the hidden field of a page has it.
    pub fn like(text: &str) -> Self {
        let mut facts: BTreeMap<String, String> =
            form_urlencoded::parse(text.as_bytes()).into_owned().collect();
        let max_distance_m = facts.remove(WAY).and_then(|metres| metres.parse().ok());
        Self::Like { facts, max_distance_m }
    }

    /// The same in one line: a placement's number, or the fields of a description. [`like`](Self::like) reads the latter.
    pub fn text(&self) -> String {
        match self {
            Self::Placement(number) => number.clone(),
            Self::Like { facts, max_distance_m } => {
                let way = max_distance_m.map(|metres| (WAY, metres.to_string()));
                let mut text = form_urlencoded::Serializer::new(String::new());
                text.extend_pairs(facts).extend_pairs(way);
                text.finish()
            }
        }
    }

    /// The number of the placement that is named, if one is.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Placement(number) => Some(number),
            Self::Like { .. } => None,
        }
    }

    /// What is kept of a description.
    fn described(&self, rank: u8) -> Option<DescribedWish> {
        match self {
            Self::Placement(_) => None,
            Self::Like { facts, max_distance_m } => {
                Some(DescribedWish { rank, facts: facts.clone(), max_distance_m: *max_distance_m })
            }
        }
    }

    /// Somebody's choices in their order.
    pub(super) fn of(person: &Person) -> Vec<Self> {
        Self::ranked_of(person).into_iter().map(|(_, wish)| wish).collect()
    }

    /// The same with their ranks.
    pub(super) fn ranked_of(person: &Person) -> Vec<(u8, Self)> {
        let named = person.wishes.iter().map(|wish| (wish.rank, Self::Placement(wish.placement.clone())));
        let described = person.described.iter().map(|wish| {
            let DescribedWish { rank, facts, max_distance_m } = wish.clone();
            (rank, Self::Like { facts, max_distance_m })
        });
        let mut all: Vec<_> = named.chain(described).collect();
        all.sort();
        all
    }
}

/// A fact of placements of which somebody may say what it has to be.
#[derive(Debug, Clone)]
pub struct Describable {
    /// The fact's name.
    pub name: String,
    /// What it is called.
    pub label: Texts,
    /// What it may be.
    pub values: Vec<Possible>,
}

/// What a fact may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible {
    /// A text, with what people read.
    Text(String, Texts),
    /// Yes or no, or a number.
    Value(FactValue),
    /// Any day of a month; its first one.
    Month(NaiveDate),
}

impl Possible {
    /// The value as a cell has it.
    pub fn cell(&self) -> String {
        match self {
            Self::Text(value, _) => value.clone(),
            Self::Value(value) => value.written(),
            Self::Month(first) => first.format("%Y-%m").to_string(),
        }
    }
}

impl Book {
    /// What somebody may say of a placement that is not named: the facts of which there are several values, by the pack's lists and
    /// among the round's placements.
    pub fn describable(&self, places: &[Placed]) -> Vec<Describable> {
        let pack = self.rules.pack().placement();
        // A work that begins in July is what people mean by July: its last day is not asked for beside the first.
        let ends = |name: &str| name == "last_day" && pack.contains_key("first_day");
        let fact = |(name, fact): (&String, &crate::rules::Fact)| {
            let known: Vec<&FactValue> =
                places.iter().filter_map(|place| place.placement.facts.get(name)).collect();
            let listed = match &fact.choices {
                Some(Choices::Listed(listed)) => listed.as_slice(),
                Some(Choices::From(_)) | None => &[],
            };
            let values = possible(fact.kind, &known, listed);
            (2..=MOST_VALUES).contains(&values.len()).then(|| Describable {
                name: name.clone(),
                label: fact.label.clone(),
                values,
            })
        };
        pack.iter().filter(|(name, _)| !ends(name)).filter_map(fact).collect()
    }

    /// A choice that names no placement as the rules read it; `None` where they cannot, or where it names one.
    fn described_choice(&self, wish: &TypedWish) -> Option<Description> {
        descriptions::as_read(&wish.described(1)?, &self.columns.placement)
    }

    /// A choice that names no placement in words, empty where anything will do; `None` where it cannot be read.
    pub fn choice_in_words(&self, wish: &TypedWish) -> Option<Texts> {
        Some(self.rules.described(&self.described_choice(wish)?))
    }

    /// The index of every placement that a choice reaches, for somebody who lives there.
    pub fn reached(&self, wish: &TypedWish, home: Option<Point>, places: &[Placed]) -> Vec<usize> {
        let at = |fits: &dyn Fn(&Placed) -> bool| (0..places.len()).filter(|at| fits(&places[*at])).collect();
        if let Some(number) = wish.number() {
            return at(&|place| place.placement.id.as_str() == number);
        }
        let Some((id, like)) = Id::new("new").ok().zip(self.described_choice(wish)) else {
            return Vec::new();
        };
        let (entry, facts) = (Entry::default(), Facts::new());
        let person = Applicant { id, entry, out_of_line: None, home, facts };
        at(&|place| like.fits(&person, &place.placement))
    }

    /// Placements that are named on a page that leaves descriptions as they are: they take the ranks that those leave free.
    pub(super) fn named_beside(
        &self,
        before: &Person,
        (numbers, places): (&[String], &[Placed]),
        wrong: &mut Vec<Wrong>,
    ) -> Vec<Wished> {
        if numbers.is_empty() && !before.described.is_empty() {
            return Vec::new();
        }
        let typed: Vec<TypedWish> = numbers.iter().cloned().map(TypedWish::Placement).collect();
        beside(before, self.ranked(&typed, places, wrong).0)
    }

    /// The choices of an application with their ranks.
    pub(super) fn ranked(
        &self,
        typed: &[TypedWish],
        places: &[Placed],
        wrong: &mut Vec<Wrong>,
    ) -> (Vec<Wished>, Vec<DescribedWish>) {
        if typed.is_empty() {
            wrong.push(Wrong::new("wishes", "wrong-no-wish"));
        }
        if typed.len() > MOST_WISHES {
            let most = i64::try_from(MOST_WISHES).unwrap_or(i64::MAX);
            wrong.push(Wrong::new("wishes", "wrong-many-wishes").with("most", Arg::Whole(most)));
        }
        let (mut named, mut described) = (Vec::new(), Vec::new());
        let mut known = BTreeSet::new();
        for (rank, wish) in (1..=u8::MAX).zip(typed) {
            if !known.insert(wish) {
                wrong.push(Wrong::new("wishes", "wrong-wish-twice"));
                continue;
            }
            let there = match wish {
                TypedWish::Placement(number) => {
                    places.iter().any(|place| place.placement.id.as_str() == number)
                }
                TypedWish::Like { .. } => self.described_choice(wish).is_some(),
            };
            if !there {
                // Taken back meanwhile, or of another round.
                wrong.push(Wrong::new("wishes", "wrong-wish-gone"));
            }
            match wish {
                TypedWish::Placement(number) => named.push(Wished { placement: number.clone(), rank }),
                TypedWish::Like { .. } => described.extend(wish.described(rank)),
            }
        }
        (named, described)
    }
}

/// The placements that somebody names, best first.
pub(super) fn named(person: &Person) -> Vec<String> {
    TypedWish::of(person).iter().filter_map(|wish| wish.number().map(ToOwned::to_owned)).collect()
}

/// Wishes in their order, with the ranks that descriptions leave free.
fn beside(before: &Person, wishes: Vec<Wished>) -> Vec<Wished> {
    let taken = |rank: &u8| before.described.iter().any(|wish| wish.rank == *rank);
    let free = (1..=u8::MAX).filter(|rank| !taken(rank));
    wishes.into_iter().zip(free).map(|(wish, rank)| Wished { rank, ..wish }).collect()
}

/// What a fact may be, by the values that placements have and those of its list.
fn possible(kind: FactType, known: &[&FactValue], listed: &[(String, Texts)]) -> Vec<Possible> {
    match kind {
        FactType::Text => {
            let typed = known.iter().filter_map(|value| match value {
                FactValue::Text(text) => Some(text.clone()),
                _ => None,
            });
            let is_listed = |text: &String| listed.iter().any(|(value, _)| value == text);
            let mut typed: Vec<String> = typed.filter(|text| !is_listed(text)).collect();
            typed.sort_by(|one, other| sort::compare(one, other));
            typed.dedup();
            // A value with the sign that divides values could not be told from two.
            let all = listed
                .iter()
                .cloned()
                .chain(typed.into_iter().map(|text| (text.clone(), Texts::same(&text))));
            all.filter(|(value, _)| !value.contains(';'))
                .map(|(value, texts)| Possible::Text(value, texts))
                .collect()
        }
        FactType::Bool | FactType::Whole => {
            let number = |value: &FactValue| match value {
                FactValue::Bool(is) => Some(i64::from(!*is)),
                FactValue::Whole(number) => Some(*number),
                _ => None,
            };
            let mut values: Vec<FactValue> = known.iter().map(|value| (*value).clone()).collect();
            values.sort_by_key(number);
            values.dedup();
            values.into_iter().map(Possible::Value).collect()
        }
        FactType::Date | FactType::Periods => {
            let days = known.iter().flat_map(|value| match value {
                FactValue::Date(day) => vec![*day],
                FactValue::Periods(periods) => periods.iter().map(|one| one.first).collect(),
                _ => Vec::new(),
            });
            let months: BTreeSet<NaiveDate> = days.filter_map(|day| day.with_day(1)).collect();
            months.into_iter().map(Possible::Month).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_from_a_page_as_it_went_there() {
        let facts = [("parish", "Blonti;Ķirši & co"), ("first_day", "2026-07")];
        let facts: BTreeMap<String, String> =
            facts.into_iter().map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
        for max_distance_m in [None, Some(5_000)] {
            let like = TypedWish::Like { facts: facts.clone(), max_distance_m };
            assert_eq!(TypedWish::like(&like.text()), like);
        }
        let anything = TypedWish::Like { facts: BTreeMap::new(), max_distance_m: None };
        assert_eq!((anything.text().as_str(), TypedWish::like("")), ("", anything.clone()));
    }

    #[test]
    fn wishes_that_name_placements_leave_the_ranks_of_descriptions() {
        let wish = |placement: &str, rank: u8| Wished { placement: placement.to_owned(), rank };
        let described = DescribedWish { rank: 2, facts: BTreeMap::new(), max_distance_m: None };
        let before = Person { described: vec![described], ..Person::default() };
        let ranked = beside(&before, vec![wish("a", 1), wish("b", 2), wish("c", 3)]);
        assert_eq!(ranked, [wish("a", 1), wish("b", 3), wish("c", 4)]);
    }

    #[test]
    fn what_may_be_said_is_what_lists_and_placements_have() {
        let text = |text: &str| FactValue::Text(text.to_owned());
        let day = |text: &str| FactValue::Date(text.parse().expect("a day"));
        let cells = |kind, known: &[FactValue], listed: &[(String, Texts)]| {
            let known: Vec<&FactValue> = known.iter().collect();
            possible(kind, &known, listed).iter().map(Possible::cell).collect::<Vec<_>>()
        };
        let listed = [("zoo".to_owned(), Texts::default())];
        let known = [text("Ķirši"), text("Kaķi"), text("zoo"), text("a;b"), text("Ķirši")];
        assert_eq!(cells(FactType::Text, &known, &listed), ["zoo", "Kaķi", "Ķirši"]);
        assert_eq!(
            cells(FactType::Date, &[day("2026-08-03"), day("2026-07-06"), day("2026-07-20")], &[]),
            ["2026-07", "2026-08"]
        );
        assert_eq!(cells(FactType::Whole, &[FactValue::Whole(7), FactValue::Whole(4)], &[]), ["4", "7"]);
        assert_eq!(cells(FactType::Bool, &[FactValue::Bool(true)], &[]), ["yes"]);
    }
}
