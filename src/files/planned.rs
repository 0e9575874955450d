//! `round.toml` written from what somebody answered on a page. Owns which keys the answers are; whether they hold, `settings` says
//! when the file is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml_edit::{Datetime, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::{
    domain::{
        AtDeadline, FactValue, Lang, Texts,
        decision::{Norm, Rank},
        privacy::Privacy,
    },
    i18n::Tr,
};

/// What is answered about a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its name for people.
    pub name: Texts,
    /// Programme.
    pub programme: String,
    /// Whether a draw puts people in order; else the moment of registration does.
    pub by_draw: bool,
    /// Days by name.
    pub days: BTreeMap<String, NaiveDate>,
    /// Values for what the rule pack leaves to the round.
    pub settings: BTreeMap<String, FactValue>,
    /// Whole days that anyone has at least to answer; the usual number where nothing is said.
    pub answer_days: Option<u32>,
    /// What becomes of offers that nobody answered.
    pub at_deadline: AtDeadline,
    /// Whether holders who have not answered may move to a placement that they wished for more.
    pub may_move_unanswered: bool,
    /// Whether seats are offered on after the work began.
    pub refill_after_start: bool,
    /// What is said of personal data.
    pub privacy: Privacy,
    /// Of whom a parent's or guardian's consent is asked: whoever is younger on the first day of work, and whether it may be given on the
    /// page.
    pub consent: Option<(u32, bool)>,
}

/// The keys that are answered: nothing of them is taken over from an earlier file.
const ANSWERED: [&str; 9] =
    ["format", "name", "programme", "pack", "language", "order", "dates", "settings", "privacy"];

/// Writes the file. What an earlier one says besides goes along, but for moments that are over.
pub fn round_toml(planned: &Planned, earlier: Option<&str>) -> String {
    let earlier: DocumentMut = earlier.and_then(|text| text.parse().ok()).unwrap_or_default();
    let mut file = DocumentMut::new();
    file.insert("format", value(1));
    let mut name = InlineTable::new();
    for lang in Lang::ALL {
        name.insert(lang.code(), planned.name.get(lang).into());
    }
    file.insert("name", value(name));
    file.insert("programme", value(planned.programme.as_str()));
    file.insert("pack", value("./pack.toml"));
    file.insert("language", value(Lang::Lv.code()));
    if let Some(stages) = earlier.get("stages") {
        file.insert("stages", stages.clone());
    }
    let mut order = Table::new();
    order.insert("by", value(if planned.by_draw { "draw" } else { "registration" }));
    file.insert("order", Item::Table(order));
    let mut dates = Table::new();
    for (name, day) in &planned.days {
        dates.insert(name, value(date(*day)));
    }
    file.insert("dates", Item::Table(dates));
    let mut settings = Table::new();
    for (name, said) in &planned.settings {
        settings.insert(name, Item::Value(setting(said)));
    }
    file.insert("settings", Item::Table(settings));
    for (key, item) in earlier.iter().filter(|(key, _)| !ANSWERED.contains(key) && *key != "stages") {
        file.insert(key, item.clone());
    }
    without_moments(&mut file);
    set(&mut file, ("answers", "at_deadline"), planned.at_deadline.name().into());
    set(&mut file, ("answers", "may_move_unanswered"), planned.may_move_unanswered.into());
    set(&mut file, ("answers", "refill_after_start"), planned.refill_after_start.into());
    if let Some(days) = planned.answer_days {
        set(&mut file, ("limits", "answer_days"), i64::from(days).into());
    }
    say_privacy(&mut file, &planned.privacy);
    say_consent(&mut file, planned.consent);
    file.to_string()
}

/// Writes what is said of personal data, where anything is.
fn say_privacy(file: &mut DocumentMut, privacy: &Privacy) {
    if let Some(contact) = &privacy.contact {
        set(file, ("privacy", "contact"), contact.as_str().into());
    }
    if let Some(ground) = privacy.ground {
        set(file, ("privacy", "ground"), ground.name().into());
    }
    if let Some(months) = privacy.kept_months {
        set(file, ("privacy", "kept_months"), i64::from(months).into());
    }
}

/// The norm on which a parent's consent rests where a round names no other: the Labour Law (likumi.lv/ta/id/26019), seen 29.11.2026.
pub fn consent_norm() -> Norm {
    let tr = Tr(Lang::Lv);
    Norm {
        rank: Rank::Law,
        title: tr.say("consent-norm-title"),
        place: tr.say("consent-norm-place"),
        source: "https://likumi.lv/ta/id/26019".to_owned(),
        seen: NaiveDate::from_ymd_opt(2026, 11, 29).unwrap_or_default(),
    }
}

/// Writes of whom consent is asked. The norm of an earlier file goes along; where there is none, it is that of the law.
fn say_consent(file: &mut DocumentMut, asked: Option<(u32, bool)>) {
    let Some((until_age, page)) = asked else {
        file.remove("consent");
        return;
    };
    set(file, ("consent", "until_age"), i64::from(until_age).into());
    set(file, ("consent", "page"), page.into());
    let stated = file.get("consent").is_some_and(|consent| consent.get("norm").is_some());
    if !stated {
        let norm = consent_norm();
        let mut table = InlineTable::new();
        table.insert("rank", norm.rank.name().into());
        for (key, text) in [("title", norm.title), ("place", norm.place), ("source", norm.source)] {
            table.insert(key, text.into());
        }
        table.insert("seen", date(norm.seen).into());
        set(file, ("consent", "norm"), Value::InlineTable(table));
    }
}

/// Sets a key of a table, which is made where there is none.
fn set(file: &mut DocumentMut, (table, key): (&str, &str), said: Value) {
    let table = file.entry(table).or_insert(Item::Table(Table::new()));
    if let Some(table) = table.as_table_like_mut() {
        table.insert(key, Item::Value(said));
    }
}

/// Takes away from when on an earlier round's results were seen, where that was said as a moment and not in hours.
fn without_moments(file: &mut DocumentMut) {
    if let Some(seen) = file.get_mut("visibility").and_then(Item::as_table_like_mut) {
        let moments: Vec<String> =
            seen.iter().filter(|(_, said)| !said.is_integer()).map(|(who, _)| who.to_owned()).collect();
        for who in moments {
            seen.remove(&who);
        }
    }
}

fn date(day: NaiveDate) -> Datetime {
    use chrono::Datelike;
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    let date = toml_edit::Date { year, month: part(day.month()), day: part(day.day()) };
    Datetime { date: Some(date), time: None, offset: None }
}

fn setting(said: &FactValue) -> Value {
    match said {
        FactValue::Bool(yes) => (*yes).into(),
        FactValue::Whole(number) => (*number).into(),
        FactValue::Date(day) => date(*day).into(),
        FactValue::Text(text) => text.as_str().into(),
        // No pack leaves periods to a round.
        FactValue::Periods(_) => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::privacy::Ground,
        files::{folder::Folder, settings},
    };

    fn planned() -> Planned {
        let day = |text: &str| text.parse().expect("a day");
        Planned {
            name: Texts {
                lv: "Vasara \"2027\"".to_owned(), en: "Summer".to_owned(), ru: "Лето".to_owned()
            },
            programme: "summer-jobs".to_owned(),
            by_draw: false,
            days: [("opens", "2027-04-12"), ("closes", "2027-04-23"), ("starts", "2027-06-07")]
                .map(|(name, text)| (name.to_owned(), day(text)))
                .into(),
            settings: [
                ("hours".to_owned(), FactValue::Whole(7)),
                ("strict".to_owned(), FactValue::Bool(true)),
                ("until".to_owned(), FactValue::Date(day("2027-08-31"))),
                ("word".to_owned(), FactValue::Text("ā\nb".to_owned())),
            ]
            .into(),
            answer_days: Some(5),
            at_deadline: AtDeadline::Stand,
            may_move_unanswered: true,
            refill_after_start: false,
            privacy: Privacy {
                contact: Some("dati@piemeri.lv".to_owned()),
                ground: Some(Ground::Task),
                kept_months: Some(14),
            },
            consent: None,
        }
    }

    /// What the file says when it is read.
    fn read(text: &str) -> crate::domain::Round {
        let files = BTreeMap::from([("round.toml".to_owned(), text.as_bytes().to_vec())]);
        let (round, _, faults) = settings::read(&Folder::Held(&files)).expect("a file");
        assert!(faults.is_empty(), "{faults:?} in\n{text}");
        round
    }

    #[test]
    fn what_is_answered_is_read_back() {
        let round = read(&round_toml(&planned(), None));
        let planned = planned();
        assert_eq!((&round.name, &round.programme), (&planned.name, &planned.programme));
        assert_eq!((round.dates, round.settings), (planned.days, planned.settings));
        assert_eq!(round.limits.answer_days, 5);
        assert_eq!(round.answers.at_deadline, AtDeadline::Stand);
        assert!(round.answers.may_move_unanswered && !round.answers.refill_after_start);
        assert_eq!(round.privacy, planned.privacy);
    }

    #[test]
    fn who_asks_for_consent_names_the_norm_of_the_law_unless_an_earlier_round_names_another() {
        let asking = |consent| Planned { at_deadline: AtDeadline::Lapse, consent, ..planned() };
        let asked = read(&round_toml(&asking(Some((15, true))), None)).consent.expect("it is asked");
        assert_eq!((asked.until_age, asked.page, &asked.norm), (15, true, &consent_norm()));
        let other = "[consent]\nuntil_age = 18\nnorm = { rank = \"law\", title = \"Cits\", place = \"1. pants\", \
                     source = \"likumi.lv\", seen = 2026-01-02 }\n";
        let asked = read(&round_toml(&asking(Some((16, false))), Some(other))).consent.expect("it is asked");
        assert_eq!((asked.until_age, asked.page, asked.norm.title.as_str()), (16, false, "Cits"));
        assert_eq!(read(&round_toml(&asking(None), Some(other))).consent, None);
    }

    #[test]
    fn what_an_earlier_round_says_besides_goes_along_and_its_moments_do_not() {
        let earlier = "# Of last year.
format = 1
name = \"Old\"
programme = \"x\"
pack = \"y\"
language = \"ru\"
stages = [\"placed\", \"order\"]
[order]
by = \"draw\"
seed = \"s\"
[dates]
opens = 2026-04-01
last = 2026-08-01
[settings]
gone = 1
[privacy]
contact = \"old@example.org\"
[limits]
placement_seats = 3
[visibility]
staff = 0
applicants = 2026-05-01T10:00:00+03:00
[[constraints.quotas]]
name = \"school\"
people_by = \"school\"
at_most = 2
";
        let text = round_toml(&planned(), Some(earlier));
        assert!(text.contains("people_by") && text.contains("placement_seats = 3"), "{text}");
        assert!(text.contains("\"order\"]") && text.contains("staff = 0"), "{text}");
        for gone in ["last year", "Old", "seed", "last =", "gone", "applicants", "old@"] {
            assert!(!text.contains(gone), "{gone} in\n{text}");
        }
    }
}
