//! The columns of the table of applications: which there are, what stands in them on a page and in a file, and what the table
//! is sorted by when their head is pressed.

use chrono::NaiveDate;

use super::facts;
use crate::{
    domain::{FactType, PersonalCode, Texts},
    i18n::Tr,
    service::{Employed, FactFile, First, Line, Listed, Order, Standing, sheet::cell::Cell},
};

/// A column. Those from the organisation to the personal code are about the work of whoever holds a place: what an accountant asks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column<'l> {
    Number,
    Name,
    Contact,
    Received,
    Standing,
    Why,
    First,
    Wishes,
    Outcome,
    Place,
    Answer,
    AnswerBy,
    Organisation,
    FirstDay,
    LastDay,
    Hours,
    Pay,
    Code,
    Fact(&'l FactFile),
}

impl<'l> Column<'l> {
    /// Every column of a round, in their order: what became of people only once that is told.
    pub(super) fn all(listed: &'l Listed) -> Vec<Self> {
        let mut all = vec![
            Self::Number,
            Self::Name,
            Self::Contact,
            Self::Received,
            Self::Standing,
            Self::Why,
            Self::First,
            Self::Wishes,
        ];
        if listed.book.phase.is_told() {
            all.extend([Self::Outcome, Self::Place, Self::Answer, Self::AnswerBy]);
            all.extend([
                Self::Organisation,
                Self::FirstDay,
                Self::LastDay,
                Self::Hours,
                Self::Pay,
                Self::Code,
            ]);
        }
        all.extend(listed.facts.iter().map(Self::Fact));
        all
    }

    /// Those whose words were chosen; where none was, those that a caseworker needs most. The number is always among them.
    pub(super) fn chosen(words: &[String], listed: &'l Listed) -> Vec<Self> {
        let usual = |column: &Self| {
            use Column::{Answer, Name, Number, Outcome, Received, Standing, Why, Wishes};
            matches!(column, Number | Name | Received | Standing | Why | Outcome | Answer | Wishes)
        };
        let known: Vec<Self> = Self::all(listed);
        let picked = |column: &Self| words.contains(&column.word());
        let any = known.iter().any(picked);
        let is_shown = |column: &Self| {
            matches!(column, Self::Number) || if any { picked(column) } else { usual(column) }
        };
        known.into_iter().filter(is_shown).collect()
    }

    /// Its word in addresses and forms.
    pub(super) fn word(&self) -> String {
        match self {
            Self::Contact => "contact".to_owned(),
            Self::Why => "why".to_owned(),
            Self::AnswerBy => "answer-by".to_owned(),
            Self::Organisation => "organisation".to_owned(),
            Self::FirstDay => "first-day".to_owned(),
            Self::LastDay => "last-day".to_owned(),
            Self::Hours => "hours".to_owned(),
            Self::Pay => "pay".to_owned(),
            Self::Code => "code".to_owned(),
            sorted => sorted.order().unwrap_or_default().name(),
        }
    }

    /// What the table is sorted by when its head is pressed.
    pub(super) fn order(&self) -> Option<Order> {
        Some(match self {
            Self::Number => Order::Number,
            Self::Name => Order::Name,
            Self::Received => Order::Received,
            Self::Standing => Order::Standing,
            Self::First => Order::First,
            Self::Wishes => Order::Wishes,
            Self::Outcome => Order::Outcome,
            Self::Place => Order::Place,
            Self::Answer => Order::Answer,
            Self::Fact(fact) => Order::Fact(fact.name.clone()),
            Self::Contact
            | Self::Why
            | Self::AnswerBy
            | Self::Organisation
            | Self::FirstDay
            | Self::LastDay
            | Self::Hours
            | Self::Pay
            | Self::Code => return None,
        })
    }

    /// What it is called.
    pub(super) fn label(&self, tr: Tr) -> String {
        tr.say(match self {
            Self::Fact(fact) => return fact.label.get(tr.0).to_owned(),
            Self::Number => "work-col-number",
            Self::Name => "work-col-name",
            Self::Contact => "list-col-contact",
            Self::Received => "work-col-registered",
            Self::Standing => "work-col-standing",
            Self::Why => "work-col-why",
            Self::First => "list-col-first",
            Self::Wishes => "work-col-wishes",
            Self::Outcome => "work-outcome",
            Self::Place => "list-col-place",
            Self::Answer => "work-outcome-offer",
            Self::AnswerBy => "list-col-answer-by",
            Self::Organisation => "list-col-organisation",
            Self::FirstDay => "list-col-first-day",
            Self::LastDay => "list-col-last-day",
            Self::Hours => "list-col-hours",
            Self::Pay => "list-col-pay",
            Self::Code => "list-col-code",
        })
    }

    /// Whether personal codes stand in it.
    pub(super) fn is_code(&self) -> bool {
        matches!(self, Self::Code)
    }

    /// Whether numbers stand in it, one under the other.
    pub(super) fn is_numeric(&self) -> bool {
        match self {
            Self::Wishes => true,
            Self::Fact(fact) => fact.kind == FactType::Whole,
            _ => false,
        }
    }
}

/// The class of the tag that tells a standing.
pub(super) fn tag(standing: Standing) -> &'static str {
    match standing {
        Standing::Eligible(_) => "yes",
        Standing::NeedsPerson | Standing::Unsigned => "wait",
        Standing::NotEligible | Standing::Withdrawn | Standing::Erased => "",
    }
}

/// The class of the tag that tells an outcome.
pub(super) fn outcome_tag(status: &str) -> &'static str {
    match status {
        "placed" => "yes",
        "waiting" | "needs-person" => "wait",
        _ => "",
    }
}

/// What stands in a cell of the page.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Tags, each with its class and its word.
    pub(super) tags: Vec<(&'static str, String)>,
    pub(super) text: String,
    pub(super) numeric: bool,
    /// Whether it is long, and wants room.
    pub(super) long: bool,
}

/// A cell of the page.
pub(super) fn shown(tr: Tr, column: &Column<'_>, line: &Line) -> Shown {
    let text = |text: String| Shown { text, numeric: column.is_numeric(), ..Shown::default() };
    match column {
        Column::Number => text(line.number.clone()),
        Column::Name => text(line.name.clone()),
        Column::Contact => text(line.contact.clone()),
        Column::Received => text(tr.moment(line.received_at)),
        Column::Standing => Shown { tags: standings(tr, line), ..Shown::default() },
        Column::Why => {
            let why = line.reasons.first().map(|reason| tr.reason(reason)).unwrap_or_default();
            Shown { long: true, ..text(why) }
        }
        Column::First => text(match &line.first {
            Some(First::Placement(title)) => title.clone(),
            Some(First::Like(what)) => tr.described(what),
            None => String::new(),
        }),
        Column::Wishes => text(line.wishes.to_string()),
        Column::Outcome => {
            let tags = line.outcome.map(|status| (outcome_tag(status), tr.say(&format!("status-{status}"))));
            Shown { tags: tags.into_iter().collect(), ..Shown::default() }
        }
        Column::Place => text(line.place.clone().unwrap_or_default()),
        Column::Answer => {
            text(line.offer.map(|state| tr.say(&format!("work-offer-{}", state.name()))).unwrap_or_default())
        }
        Column::AnswerBy => text(line.answer_by.map(|by| tr.last_moment(by)).unwrap_or_default()),
        Column::Organisation
        | Column::FirstDay
        | Column::LastDay
        | Column::Hours
        | Column::Pay
        | Column::Code => text(line.work.as_ref().map(|work| of_work(tr, column, work)).unwrap_or_default()),
        Column::Fact(fact) => {
            let known = line.facts.get(&fact.name).map(|known| facts::value(tr, fact, known));
            text(known.unwrap_or_else(|| tr.say("work-facts-unknown")))
        }
    }
}

/// What a column says of the work of somebody who holds a place; a personal code is shown without its first digits.
fn of_work(tr: Tr, column: &Column<'_>, work: &Employed) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| tr.date(day));
    let words = |words: Option<&Texts>| words.map(|words| words.get(tr.0).to_owned());
    let said = match column {
        Column::Organisation => Some(work.organisation.clone()),
        Column::FirstDay => day(work.first),
        Column::LastDay => day(work.last),
        Column::Hours => words(work.hours.as_ref()),
        Column::Pay => words(work.pay.as_ref()),
        Column::Code => work.code.as_ref().map(PersonalCode::masked),
        _ => None,
    };
    said.unwrap_or_default()
}

/// What the rules say, and whether a wish is undecided or none is possible.
fn standings(tr: Tr, line: &Line) -> Vec<(&'static str, String)> {
    let mut tags = vec![(tag(line.standing), tr.say(&format!("work-standing-{}", line.standing.name())))];
    if line.undecided > 0 && matches!(line.standing, Standing::Eligible(_)) {
        tags.push(("wait", tr.say("work-standing-undecided")));
    }
    if line.nowhere {
        tags.push(("wait", tr.say("work-standing-nowhere")));
    }
    tags
}

/// The same cell in a file: a moment is a moment there and a number a number, so that a spreadsheet can go on with them; and a personal
/// code is whole.
pub(super) fn file_cell(tr: Tr, column: &Column<'_>, line: &Line) -> Cell {
    let day = |of: fn(&Employed) -> Option<NaiveDate>| {
        line.work.as_ref().and_then(of).map_or(Cell::Empty, Cell::Date)
    };
    match column {
        Column::Received => Cell::of_moment(line.received_at),
        Column::AnswerBy => line.answer_by.map_or(Cell::Empty, Cell::of_moment),
        Column::Wishes => Cell::Whole(i64::try_from(line.wishes).unwrap_or(i64::MAX)),
        Column::FirstDay => day(|work| work.first),
        Column::LastDay => day(|work| work.last),
        Column::Code => {
            let code = line.work.as_ref().and_then(|work| work.code.as_ref());
            code.map_or(Cell::Empty, |code| Cell::Text(code.written()))
        }
        Column::Fact(fact) if !line.facts.contains_key(&fact.name) => Cell::Empty,
        Column::Fact(fact) if fact.kind != FactType::Bool && fact.choices.is_empty() => {
            line.facts.get(&fact.name).map_or(Cell::Empty, Cell::of_fact)
        }
        other => {
            let shown = shown(tr, other, line);
            let tags = shown.tags.into_iter().map(|(_, word)| word);
            let parts: Vec<String> = tags.chain([shown.text]).filter(|part| !part.is_empty()).collect();
            if parts.is_empty() { Cell::Empty } else { Cell::Text(parts.join("; ")) }
        }
    }
}
