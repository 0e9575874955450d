//! What `round.toml` says of personal data besides what the rules ask (`[privacy]`). Owns these keys and their faults.

use serde::Deserialize;

use crate::domain::{
    Fault, Faults,
    privacy::{Ground, Privacy},
    text::normal,
};

/// The file in which they stand.
const FILE: &str = "round.toml";

/// `[privacy]` as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPrivacy {
    contact: Option<String>,
    ground: Option<String>,
    kept_months: Option<i64>,
}

/// What is said of personal data.
pub(super) fn read(raw: &RawPrivacy, faults: &mut Faults) -> Privacy {
    let mut wrong = |column: &str, key, found: &str, expected: &str| {
        let fault = Fault::at(FILE, 0, &format!("privacy.{column}"), key);
        faults.push(fault.with("found", found).with("expected", expected));
    };
    let contact = raw.contact.as_deref().map(|text| normal(text).into_owned());
    let contact = contact.filter(|text| !text.is_empty());
    let fits = |text: &str| text.chars().count() <= Privacy::LONGEST && !text.chars().any(char::is_control);
    if let Some(text) = contact.as_deref().filter(|text| !fits(text)) {
        wrong("contact", "fault-one-line", text, &Privacy::LONGEST.to_string());
    }
    let ground = raw.ground.as_deref().and_then(|word| {
        let known = Ground::from_name(word);
        if known.is_none() {
            wrong("ground", "fault-stage", word, &Ground::ALL.map(Ground::name).join(", "));
        }
        known
    });
    let kept_months = raw.kept_months.and_then(|said| {
        let read = u32::try_from(said).ok().filter(|months| (1..=Privacy::MOST_MONTHS).contains(months));
        if read.is_none() {
            wrong("kept_months", "fault-number", &said.to_string(), &format!("1–{}", Privacy::MOST_MONTHS));
        }
        read
    });
    Privacy { contact, ground, kept_months }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_personal_data_is_read_or_is_a_fault() {
        let said = |text: &str| {
            let mut faults = Faults::default();
            let read = read(&toml::from_str(text).unwrap(), &mut faults);
            let columns: Vec<String> = faults.faults.into_iter().map(|fault| fault.spot.column).collect();
            (read, columns)
        };
        let (read, faults) = said("contact = \" dati@piemeri.lv \"\nground = \"task\"\nkept_months = 14");
        assert_eq!(read.contact.as_deref(), Some("dati@piemeri.lv"));
        assert_eq!((read.ground, read.kept_months, faults.len()), (Some(Ground::Task), Some(14), 0));
        assert_eq!((said("").0, said("contact = \" \"").0), (Privacy::default(), Privacy::default()));
        let long = "a".repeat(201);
        for (text, column) in [
            (format!("contact = \"{long}\""), "privacy.contact"),
            ("contact = \"a\\nb\"".to_owned(), "privacy.contact"),
            ("ground = \"because\"".to_owned(), "privacy.ground"),
            ("kept_months = 0".to_owned(), "privacy.kept_months"),
            ("kept_months = 601".to_owned(), "privacy.kept_months"),
        ] {
            assert_eq!(said(&text).1, [column], "{text}");
        }
        assert!(toml::from_str::<RawPrivacy>("officer = \"x\"").is_err());
    }
}
