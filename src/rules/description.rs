//! What a wish by description says, in words: the labels that the pack gives to facts, with what each may be.

use chrono::{Datelike, NaiveDate};

use super::ruleset::RuleSet;
use crate::domain::{Accepted, Description, Lang, Period, Texts};

impl RuleSet {
    /// A description in the three languages; empty where anything will do.
    pub fn described(&self, description: &Description) -> Texts {
        let say = |lang: Lang| {
            let facts = description.facts.iter().map(|(name, any)| {
                let known = self.pack().placement().get(name);
                let label = known.map_or(name.as_str(), |fact| fact.label.get(lang));
                let values = any.iter().map(|one| {
                    let named = |text: &str| {
                        let listed =
                            known.and_then(|fact| fact.closed().iter().find(|(value, _)| value == text));
                        listed.map_or(text.to_owned(), |(_, called)| called.get(lang).to_owned())
                    };
                    written(one, named)
                });
                format!("{label}: {}", values.collect::<Vec<_>>().join(", "))
            });
            let way = description.max_distance_m.map(|metres| format!("≤ {} km", kilometres(metres)));
            facts.chain(way).collect::<Vec<_>>().join("; ")
        };
        Texts { lv: say(Lang::Lv), en: say(Lang::En), ru: say(Lang::Ru) }
    }
}

/// What a fact may be, in signs that every language reads.
fn written(one: &Accepted, named: impl Fn(&str) -> String) -> String {
    match one {
        Accepted::Bool(true) => "✓".to_owned(),
        Accepted::Bool(false) => "✗".to_owned(),
        Accepted::Between(least, most) if least == most => least.to_string(),
        Accepted::Between(least, most) => format!("{least}–{most}"),
        Accepted::Within(Period { first, last }) => {
            // Whole months are said as months: `07.2027.`, `06.2027.–08.2027.`
            let whole = first.day() == 1 && last.succ_opt().is_some_and(|next| next.day() == 1);
            let said = |day: &NaiveDate| day.format(if whole { "%m.%Y." } else { "%d.%m.%Y." }).to_string();
            let (first, last) = (said(first), said(last));
            if first == last { first } else { format!("{first}–{last}") }
        }
        Accepted::Text(text) => named(text),
    }
}

/// Whole kilometres, or as many decimals as there are.
fn kilometres(metres: u64) -> String {
    let (whole, rest) = (metres / 1_000, metres % 1_000);
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole},{}", format!("{rest:03}").trim_end_matches('0'))
    }
}
