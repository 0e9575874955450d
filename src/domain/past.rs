//! Earlier rounds, as rules may ask about them: whether somebody took part, for how many months, whether they did not come. Owns how
//! what is on record comes to the value of a fact. Where the records cannot tell, it is unknown, and a person decides.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{FactType, FactValue, Texts};

/// What a fact asks of earlier rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Past {
    /// Whether somebody took part: worked, for however long.
    TookPart,
    /// How many months somebody worked; a month that was begun counts.
    Months,
    /// Whether somebody accepted a place and did not come.
    DidNotCome,
}

impl Past {
    /// The kind of its value.
    pub fn kind(self) -> FactType {
        match self {
            Self::TookPart | Self::DidNotCome => FactType::Bool,
            Self::Months => FactType::Whole,
        }
    }
}

/// What a fact asks of earlier rounds, and of which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastAsked {
    /// What it asks.
    pub what: Past,
    /// Only rounds whose work began in the round's own calendar year or so many before it; all where nothing is said.
    pub years: Option<u16>,
}

/// Whether somebody who had a place in an earlier round worked there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// So many months; nothing where the days are not known.
    Worked(Option<i64>),
    /// The person did not come.
    Missed,
    /// That is not on record.
    Unknown,
}

/// An earlier round in which somebody had a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// What the round is called.
    pub round: Texts,
    /// The day on which its work began.
    pub begins: NaiveDate,
    /// What became of it.
    pub came: Came,
}

/// The value of a fact, with the rounds on which it rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnRecord {
    /// The value.
    pub value: FactValue,
    /// The rounds in which something is on record of the person that the value says; none where it says no.
    pub rounds: Vec<Texts>,
}

/// A fact that the records of earlier rounds gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its name in the pack.
    pub fact: String,
    /// Its value, and the rounds on which it rests.
    pub found: OnRecord,
}

/// What is on record of somebody.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// Where the person had a place.
    pub stays: Vec<Stay>,
    /// Days on which rounds with places began that somebody had who may be this person.
    pub doubtful: Vec<NaiveDate>,
}

impl PastAsked {
    /// Whether a round that began on one day counts for one that begins on another.
    pub fn counts(&self, began: NaiveDate, begins: NaiveDate) -> bool {
        let years = self.years.map(i32::from);
        began < begins && years.is_none_or(|years| began.year() >= begins.year() - years)
    }

    /// The value for a round that begins on a day; `rounds` are the first days of all earlier ones, whoever was in them.
    pub fn value(&self, record: &Record, begins: NaiveDate, rounds: &[NaiveDate]) -> Option<OnRecord> {
        if !rounds.iter().any(|began| self.counts(*began, begins)) {
            return None;
        }
        let stays: Vec<&Stay> = record.stays.iter().filter(|stay| self.counts(stay.begins, begins)).collect();
        let of = |wanted: fn(&Came) -> bool| -> Vec<Texts> {
            stays.iter().filter(|stay| wanted(&stay.came)).map(|stay| stay.round.clone()).collect()
        };
        let doubtful = record.doubtful.iter().any(|began| self.counts(*began, begins));
        let unknown = doubtful || stays.iter().any(|stay| stay.came == Came::Unknown);
        let whether = |rounds: Vec<Texts>| match (rounds.is_empty(), unknown) {
            (true, true) => None,
            (none, _) => Some(OnRecord { value: FactValue::Bool(!none), rounds }),
        };
        match self.what {
            Past::TookPart => whether(of(|came| matches!(came, Came::Worked(_)))),
            Past::DidNotCome => whether(of(|came| *came == Came::Missed)),
            Past::Months if unknown => None,
            Past::Months => {
                let months = stays.iter().filter_map(|stay| match stay.came {
                    Came::Worked(months) => Some(months),
                    Came::Missed | Came::Unknown => None,
                });
                let sum = months.sum::<Option<i64>>()?;
                Some(OnRecord {
                    value: FactValue::Whole(sum),
                    rounds: of(|came| matches!(came, Came::Worked(_))),
                })
            }
        }
    }
}

/// How many months were begun from a first day to a last one. A month lasts to the eve of the same day of the next month; where that
/// has no such day, to its end.
pub fn months_begun(first: NaiveDate, last: NaiveDate) -> i64 {
    let begins = |n: u32| {
        let same = first.checked_add_months(Months::new(n))?;
        if same.day() == first.day() { Some(same) } else { same.checked_add_days(Days::new(1)) }
    };
    let begun = (0..).map_while(begins).take_while(|day| *day <= last).count();
    i64::try_from(begun).unwrap_or(i64::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stay(begins: &str, came: Came) -> Stay {
        Stay { round: Texts::same(begins), begins: day(begins), came }
    }

    fn value(what: Past, years: Option<u16>, stays: &[Stay], doubtful: &[&str]) -> Option<FactValue> {
        let record =
            Record { stays: stays.to_vec(), doubtful: doubtful.iter().map(|text| day(text)).collect() };
        let rounds = [day("2023-06-01"), day("2025-06-02")];
        PastAsked { what, years }.value(&record, day("2026-06-08"), &rounds).map(|found| found.value)
    }

    #[test]
    fn what_is_on_record_comes_to_yes_no_or_unknown() {
        let (yes, no) = (Some(FactValue::Bool(true)), Some(FactValue::Bool(false)));
        let worked = stay("2025-06-02", Came::Worked(Some(1)));
        let missed = stay("2025-06-02", Came::Missed);
        let unknown = stay("2023-06-01", Came::Unknown);
        for (what, stays, wanted) in [
            (Past::TookPart, vec![], &no),
            (Past::TookPart, vec![worked.clone()], &yes),
            (Past::TookPart, vec![missed.clone()], &no),
            (Past::TookPart, vec![missed.clone(), unknown.clone()], &None),
            (Past::TookPart, vec![worked.clone(), unknown.clone()], &yes),
            (Past::DidNotCome, vec![worked.clone()], &no),
            (Past::DidNotCome, vec![worked.clone(), missed.clone()], &yes),
            (Past::DidNotCome, vec![unknown.clone()], &None),
        ] {
            assert_eq!(value(what, None, &stays, &[]), *wanted, "{what:?} {stays:?}");
        }
        assert_eq!(value(Past::TookPart, None, &[], &["2025-06-02"]), None, "somebody may be this person");
        assert_eq!(value(Past::TookPart, Some(1), &[], &["2023-06-01"]), no, "but not in these years");
        assert_eq!(value(Past::TookPart, Some(1), &[unknown], &[]), no);
        assert_eq!(value(Past::TookPart, Some(0), &[worked], &[]), None, "no round in these years");
    }

    #[test]
    fn months_of_all_rounds_add_up_where_they_are_known() {
        let whole = |months| Some(FactValue::Whole(months));
        let one = stay("2025-06-02", Came::Worked(Some(1)));
        let four = stay("2023-06-01", Came::Worked(Some(4)));
        assert_eq!(value(Past::Months, None, &[], &[]), whole(0));
        assert_eq!(value(Past::Months, None, &[one.clone(), four.clone()], &[]), whole(5));
        assert_eq!(value(Past::Months, Some(1), &[one.clone(), four.clone()], &[]), whole(1));
        let open = stay("2023-06-01", Came::Worked(None));
        assert_eq!(value(Past::Months, None, &[one.clone(), open], &[]), None);
        assert_eq!(value(Past::Months, None, &[one], &["2023-06-01"]), None);
        for (first, last, months) in [
            ("2025-06-02", "2025-06-02", 1),
            ("2025-06-02", "2025-07-01", 1),
            ("2025-06-02", "2025-07-02", 2),
            ("2025-01-31", "2025-02-28", 1),
            ("2025-01-31", "2025-03-01", 2),
            ("2025-06-02", "2025-05-01", 1),
            ("2024-12-01", "2025-11-30", 12),
        ] {
            assert_eq!(months_begun(day(first), day(last)), months, "{first} {last}");
        }
    }
}
