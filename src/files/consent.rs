//! What `round.toml` says of a parent's or guardian's consent (`[consent]`) and of papers that people bring after an offer (`[[papers]]`).
//! Owns these keys and their faults.

use serde::Deserialize;

use super::decision::{self, RawNorm};
use crate::domain::{Fault, Faults, Texts, consent::Asked, papers::Paper};

/// The file in which they stand.
const FILE: &str = "round.toml";

/// `[consent]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConsent {
    until_age: i64,
    norm: RawNorm,
    page: Option<bool>,
}

/// One of `[[papers]]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPaper {
    word: String,
    name: RawTexts,
    until_age: Option<i64>,
    days: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTexts {
    lv: String,
    en: String,
    ru: String,
}

/// A whole number from 1 to `most`.
fn number(column: &str, said: i64, most: u32, faults: &mut Faults) -> u32 {
    let read = u32::try_from(said).ok().filter(|number| (1..=most).contains(number));
    read.unwrap_or_else(|| {
        let fault = Fault::at(FILE, 0, column, "fault-number").with("found", &said.to_string());
        faults.push(fault.with("expected", &format!("1–{most}")));
        most
    })
}

/// Of whom consent is asked. `lapses`: whether an offer that nobody answers lapses: otherwise a place would be kept without consent.
pub(super) fn consent(raw: &RawConsent, lapses: bool, faults: &mut Faults) -> Asked {
    if !lapses {
        faults.push(Fault::at(FILE, 0, "answers.at_deadline", "fault-consent-stand"));
    }
    Asked {
        until_age: number("consent.until_age", raw.until_age, Asked::MOST_AGE, faults),
        norm: decision::norm(|name| format!("consent.norm.{name}"), &raw.norm, faults),
        page: raw.page.unwrap_or(true),
    }
}

/// The papers; each has a word of its own.
pub(super) fn papers(raw: &[RawPaper], faults: &mut Faults) -> Vec<Paper> {
    let mut papers: Vec<Paper> = Vec::new();
    for (at, raw) in raw.iter().enumerate() {
        let column = |name: &str| format!("papers[{at}].{name}");
        let word = decision::said(&column("word"), &raw.word, faults);
        if papers.iter().any(|paper| paper.word == word) {
            let fault = Fault::at(FILE, 0, &column("word"), "fault-twice-in-list");
            faults.push(fault.with("found", &word));
        }
        let mut named =
            |lang: &str, text: &str| decision::said(&column(&format!("name.{lang}")), text, faults);
        let (lv, en, ru) = (named("lv", &raw.name.lv), named("en", &raw.name.en), named("ru", &raw.name.ru));
        let until_age = raw.until_age.map(|age| number(&column("until_age"), age, Paper::MOST_AGE, faults));
        let days = number(&column("days"), raw.days, Paper::MOST_DAYS, faults);
        papers.push(Paper { word, name: Texts { lv, en, ru }, until_age, days });
    }
    papers
}

#[cfg(test)]
mod tests {
    use super::*;

    const NORM: &str = "norm = { rank = \"law\", title = \"Darba likums\", place = \"37. panta otrā daļa\", \
                        source = \"https://likumi.lv/ta/id/26019\", seen = 2026-11-29 }";

    fn found(faults: &Faults) -> Vec<(String, &'static str)> {
        faults.faults.iter().map(|fault| (fault.spot.column.clone(), fault.key)).collect()
    }

    fn asked(text: &str, lapses: bool) -> (Asked, Vec<(String, &'static str)>) {
        let mut faults = Faults::default();
        let asked = consent(&toml::from_str(text).unwrap(), lapses, &mut faults);
        (asked, found(&faults))
    }

    #[test]
    fn consent_is_asked_until_an_age_and_rests_on_a_norm() {
        let (read, faults) = asked(&format!("until_age = 18\n{NORM}"), true);
        assert_eq!((read.until_age, read.page, faults), (18, true, vec![]));
        assert_eq!(read.norm.place, "37. panta otrā daļa");
        assert!(!asked(&format!("until_age = 18\npage = false\n{NORM}"), true).0.page);
        assert!(toml::from_str::<RawConsent>("until_age = 18").is_err(), "without a norm");
        for (text, lapses, column, key) in [
            (format!("until_age = 0\n{NORM}"), true, "consent.until_age", "fault-number"),
            (format!("until_age = 22\n{NORM}"), true, "consent.until_age", "fault-number"),
            (
                format!("until_age = 18\n{}", NORM.replace("law", "x")),
                true,
                "consent.norm.rank",
                "fault-stage",
            ),
            (format!("until_age = 18\n{NORM}"), false, "answers.at_deadline", "fault-consent-stand"),
        ] {
            assert_eq!(asked(&text, lapses).1, [(column.to_owned(), key)], "{text}");
        }
    }

    #[test]
    fn papers_have_words_of_their_own() {
        #[derive(Deserialize)]
        struct File {
            papers: Vec<RawPaper>,
        }
        let one = |word: &str, days: &str| {
            format!(
                "[[papers]]\nword = \"{word}\"\nname = {{ lv = \"a\", en = \"b\", ru = \"c\" }}\ndays = {days}\n"
            )
        };
        for (text, faults) in [
            (one("fit", "10") + &one("told", "1"), vec![]),
            (one("fit", "0"), vec![("papers[0].days".to_owned(), "fault-number")]),
            (one("fit", "1") + &one("fit", "1"), vec![("papers[1].word".to_owned(), "fault-twice-in-list")]),
            (one(" ", "1"), vec![("papers[0].word".to_owned(), "fault-unsaid")]),
        ] {
            let (file, mut wrong) = (toml::from_str::<File>(&text).unwrap(), Faults::default());
            papers(&file.papers, &mut wrong);
            assert_eq!(found(&wrong), faults, "{text}");
        }
    }
}
