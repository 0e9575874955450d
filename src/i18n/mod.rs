//! Texts for people: three complete catalogues (Latvian, English, Russian) with the same keys.
//! Owns every sentence that the product says, the way numbers and dates are written, and the
//! alphabet by which names are sorted. A sentence never stands in code or in a template.
//!
//! To add a sentence: one key, in the same file under `lv/`, `en/` and `ru/`; a test compares them.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Riga;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid};

use crate::domain::{Arg, FactValue, Fault, Instead, Lang, Period, Reason};

mod cut_offs;
mod decisions;
mod grouping;
mod numbers;
mod places;
mod plain;
pub mod sort;
mod terms;
mod work;

pub use plain::plain;

#[cfg(test)]
mod catalogue_tests;

/// The catalogues, compiled into the binary.
#[expect(
    clippy::disallowed_types,
    reason = "the loader's own macro keeps its languages in a HashMap; looked up by key, never iterated for output"
)]
mod catalogues {
    use crate::{domain::Lang, i18n::grouping};

    fluent_templates::static_loader! {
        pub(super) static CATALOGUES = {
            locales: "./src/i18n",
            fallback_language: "lv",
            // Invisible direction marks around every value would end up in CSV files and searches.
            customise: |bundle| {
                bundle.set_use_isolating(false);
                // Whole numbers inside sentences are grouped as the reader groups them.
                let lang = bundle.locales.first().and_then(|locale| Lang::from_code(locale.language.as_str()));
                bundle.set_formatter(Some(grouping::formatter(lang.unwrap_or_default())));
            },
        };
    }
}

use catalogues::CATALOGUES;

fn identifier(lang: Lang) -> LanguageIdentifier {
    match lang {
        Lang::Lv => langid!("lv"),
        Lang::En => langid!("en"),
        Lang::Ru => langid!("ru"),
    }
}

/// A translator for one reader.
#[derive(Debug, Clone, Copy)]
pub struct Tr(pub Lang);

impl Tr {
    /// A month of a year, by any of its days.
    pub fn month(self, day: NaiveDate) -> String {
        let year = Arg::Text(day.format("%Y").to_string());
        self.with("month", &[("month", Arg::Text(day.format("m%-m").to_string())), ("year", year)])
    }

    /// A known value of a fact, in words.
    pub fn known(self, value: &FactValue) -> String {
        match value {
            FactValue::Bool(true) => self.say("apply-yes"),
            FactValue::Bool(false) => self.say("apply-no"),
            FactValue::Whole(number) => number.to_string(),
            FactValue::Date(date) => self.date(*date),
            FactValue::Text(text) => text.clone(),
            FactValue::Periods(periods) if periods.is_empty() => self.say("apply-periods-none"),
            FactValue::Periods(periods) => {
                let days =
                    |period: &Period| format!("{}–{}", self.date(period.first), self.date(period.last));
                periods.iter().map(days).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// The sentence under a key that takes no values.
    pub fn say(self, key: &str) -> String {
        CATALOGUES.lookup(&identifier(self.0), key)
    }

    /// The sentence under a key that takes no values, if there is one: for keys that come from data
    /// (names of dates, programmes, kinds of groups).
    pub fn try_say(self, key: &str) -> Option<String> {
        CATALOGUES.try_lookup(&identifier(self.0), key)
    }

    /// The sentence under a key, with values put in.
    pub fn with(self, key: &str, args: &[(&str, Arg)]) -> String {
        let values =
            args.iter().map(|(name, arg)| (Cow::Owned((*name).to_owned()), self.value(arg))).collect();
        CATALOGUES.lookup_with_args(&identifier(self.0), key, &values)
    }

    /// The sentence under a key with one whole number `n`, in the right plural.
    pub fn count(self, key: &str, n: u64) -> String {
        self.with(key, &[("n", Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX)))])
    }

    /// What would have to be different, in a sentence; `label` is what the fact is called.
    pub fn instead(self, change: &Instead, label: &str) -> String {
        let (key, value, to) = match change {
            Instead::Is(_, value) => ("rules-instead-is", value, value),
            Instead::AtLeast(_, value @ FactValue::Date(_)) => ("rules-instead-from", value, value),
            Instead::AtMost(_, value @ FactValue::Date(_)) => ("rules-instead-until", value, value),
            Instead::AtLeast(_, value) => ("rules-instead-at-least", value, value),
            Instead::AtMost(_, value) => ("rules-instead-at-most", value, value),
            Instead::Between(_, from, to) => ("rules-instead-between", from, to),
        };
        let args = [
            ("fact", Arg::Text(label.to_owned())),
            ("value", Arg::Text(self.known(value))),
            ("to", Arg::Text(self.known(to))),
        ];
        self.with(key, &args)
    }

    /// A reason's sentence: the rule's own wording, or the catalogue's.
    pub fn reason(self, reason: &Reason) -> String {
        if let Some(wording) = &reason.wording {
            return wording.get(self.0).to_owned();
        }
        let args: Vec<(&str, Arg)> =
            reason.args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
        self.with(&format!("reason-{}", reason.key.replace('.', "-")), &args)
    }

    /// A fault's sentence with its place: `applicants.csv, line 4, column tier: …`.
    pub fn fault(self, fault: &Fault) -> String {
        let what = self.what(fault);
        let spot = &fault.spot;
        let key = match (spot.line, spot.column.is_empty()) {
            (0, true) => "spot-file",
            (0, false) => "spot-file-column",
            (_, true) => "spot-line",
            (_, false) => "spot-line-column",
        };
        let line = i64::try_from(spot.line).unwrap_or(i64::MAX);
        self.with(
            key,
            &[
                ("file", Arg::Text(spot.file.clone())),
                ("line", Arg::Text(line.to_string())),
                ("column", Arg::Text(spot.column.clone())),
                ("what", Arg::Text(what)),
            ],
        )
    }

    /// A fault's sentence where its row is in sight: `column tier: …`.
    pub fn fault_in_row(self, fault: &Fault) -> String {
        let what = self.what(fault);
        if fault.spot.column.is_empty() {
            return what;
        }
        let column = Arg::Text(fault.spot.column.clone());
        self.with("spot-column", &[("column", column), ("what", Arg::Text(what))])
    }

    /// A fault's sentence without its place, where the page itself shows where that is.
    pub fn fault_alone(self, fault: &Fault) -> String {
        let what = self.what(fault);
        let first = what.chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        first + what.get(what.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
    }

    /// A fault's sentence without its place.
    fn what(self, fault: &Fault) -> String {
        let mut args: Vec<(&str, Arg)> = fault.args.iter().map(|(name, arg)| (*name, arg.clone())).collect();
        // A sentence that names what was found or expected is still said where there was nothing to name.
        for name in ["found", "expected"] {
            if !fault.args.contains_key(name) {
                args.push((name, Arg::Text(String::new())));
            }
        }
        self.with(fault.key, &args)
    }

    fn value(self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Whole(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Texts(texts) => FluentValue::from(texts.get(self.0).to_owned()),
            Arg::Date(date) => FluentValue::from(self.date(*date)),
        }
    }

    /// A date as the reader writes it: `08.06.2020.`, `8 June 2020`, `08.06.2020`.
    pub fn date(self, date: NaiveDate) -> String {
        match self.0 {
            Lang::Lv => date.format("%d.%m.%Y.").to_string(),
            Lang::En => date.format("%-d %B %Y").to_string(),
            Lang::Ru => date.format("%d.%m.%Y").to_string(),
        }
    }

    /// A moment in Latvia's time: `26.05.2020. plkst. 10.12`, `26 May 2020, 10:12`, `26.05.2020, 10:12`.
    pub fn moment(self, moment: DateTime<Utc>) -> String {
        self.local(moment.with_timezone(&Riga).naive_local())
    }

    /// The last minute before a moment: what a deadline is called. `31.05.2020. plkst. 23.59` for midnight.
    pub fn last_moment(self, moment: DateTime<Utc>) -> String {
        self.local((moment - TimeDelta::seconds(1)).with_timezone(&Riga).naive_local())
    }

    fn local(self, moment: NaiveDateTime) -> String {
        let date = self.date(moment.date());
        match self.0 {
            Lang::Lv => format!("{date} plkst.\u{a0}{}", moment.format("%H.%M")),
            Lang::En | Lang::Ru => format!("{date}, {}", moment.format("%H:%M")),
        }
    }
}
