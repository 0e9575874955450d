//! What is answered about a round that is planned, read and written. Owns what each answer may be; what does not go together is
//! said where the round is made of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Answers, Book, Wrong, timing::day_in, typed::written};
use crate::{
    domain::{
        Arg, AtDeadline, FactType, FactValue, Lang, Limits, OrderBy, Texts,
        consent::Asked,
        privacy::{Ground, Privacy},
        text::unmarked,
    },
    files::{planned::Planned, settings},
    rules::{By, Pack, days},
};

/// The usual days of a round, in their order.
const DAYS: [&str; 6] = ["opens", "closes", "decided", "answers", "starts", "ends"];

/// The days that a caseworker has to say, whatever the pack asks.
const SAID: [&str; 2] = ["opens", "closes"];

/// The days of the work and of what comes before it: of each two, the first lies before the second.
const BEFORE_WORK: [&str; 3] = ["closes", "decided", "answers"];

/// The usual days that lie before the work: rules are held against the days of the work, and need not be in force on these.
const EARLIER: [&str; 4] = ["opens", "closes", "decided", "answers"];

/// The longest name of a round, in characters.
const LONGEST_NAME: usize = 200;

/// A day that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayAsked {
    /// Its name.
    pub name: String,
    /// Whether the round cannot do without.
    pub needed: bool,
    /// When it was in the round that is copied.
    pub earlier: Option<NaiveDate>,
}

/// When a pack's rules are in force, held against a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, where the pack names one.
    pub to: Option<NaiveDate>,
    /// Whether that is over.
    pub over: bool,
    /// Of a draft: whether it covers the days of the work; nothing where none is named.
    pub covers: Option<bool>,
}

/// The same for a pack, held against a draft where there is one.
pub(super) fn validity(pack: &Pack, draft: Option<&Book>, today: NaiveDate) -> Validity {
    let (from, to) = pack.valid();
    let days = draft.into_iter().flat_map(|book| &book.settings.dates);
    let mut work = days.filter(|(name, _)| !EARLIER.contains(&name.as_str())).map(|(_, day)| *day).peekable();
    let covers = work.peek().is_some().then(|| work.all(|day| !out(pack, day)));
    Validity { from, to, over: to.is_some_and(|to| to < today), covers }
}

/// Whether the rules are not in force on a day.
fn out(pack: &Pack, day: NaiveDate) -> bool {
    let (from, to) = pack.valid();
    day < from || to.is_some_and(|to| day > to)
}

/// The days that a round of a pack is asked for: the usual ones, and what the pack's rules speak of besides.
pub(super) fn days_of(pack: &Pack, like: Option<&Book>) -> Vec<DayAsked> {
    let needed = days(pack);
    let others = needed.iter().copied().filter(|name| !DAYS.contains(name));
    let all = DAYS.into_iter().chain(others);
    let day = |name: &str| DayAsked {
        name: name.to_owned(),
        needed: needed.contains(name) || SAID.contains(&name),
        earlier: like.and_then(|book| book.settings.dates.get(name).copied()),
    };
    all.map(day).collect()
}

/// What was answered, and everything that is wrong with it.
pub(super) fn read_plan(pack: &Pack, answers: &Answers, today: NaiveDate) -> (Planned, Vec<Wrong>) {
    let said = |name: &str| answers.get(name).map(|text| text.trim()).unwrap_or_default();
    let mut wrong = Vec::new();
    let lv = said("name-lv");
    if lv.is_empty() {
        wrong.push(Wrong::new("name-lv", "wrong-missing"));
    }
    wrong.extend(
        ["name-lv", "name-en", "name-ru"].into_iter().filter_map(|field| strange(field, said(field))),
    );
    let name = |field: &str| if said(field).is_empty() { lv } else { said(field) }.to_owned();
    let days = read_days(pack, &said, today, &mut wrong);
    let mut settings = BTreeMap::new();
    for (name, setting) in pack.settings() {
        let field = format!("setting-{name}");
        match read_setting(&field, setting.kind, said(&field), today) {
            Ok(Some(value)) => drop(settings.insert(name.clone(), value)),
            Ok(None) if setting.default.is_none() => wrong.push(Wrong::new(&field, "wrong-missing")),
            Ok(None) => {}
            Err(why) => wrong.push(why),
        }
    }
    let by_draw = match (pack.order().by, said("order")) {
        (By::Draw, _) | (By::Round, "draw") => true,
        (By::Registration, _) | (By::Round, "registration") => false,
        (By::Round, _) => {
            wrong.push(Wrong::new("order", "wrong-choice"));
            false
        }
    };
    let planned = Planned {
        name: Texts { lv: lv.to_owned(), en: name("name-en"), ru: name("name-ru") },
        programme: pack.programme().to_owned(),
        by_draw,
        days,
        settings,
        answer_days: answer_days(said("answer-days"), &mut wrong),
        at_deadline: at_deadline(said("at-deadline"), &mut wrong),
        may_move_unanswered: said("may-move") == "yes",
        refill_after_start: said("refill-after-start") == "yes",
        privacy: privacy(&said, &mut wrong),
        consent: consent(&said, &mut wrong),
    };
    (planned, wrong)
}

/// What is said of personal data. People have to read whom to ask about theirs, and how long they are kept.
fn privacy<'a>(said: &impl Fn(&str) -> &'a str, wrong: &mut Vec<Wrong>) -> Privacy {
    let (contact, ground, months) = (said("privacy-contact"), said("privacy-ground"), said("privacy-months"));
    let needed = [("privacy-contact", contact), ("privacy-months", months)];
    let missing = needed.into_iter().filter(|(_, said)| said.is_empty());
    wrong.extend(missing.map(|(field, _)| Wrong::new(field, "wrong-missing")));
    wrong.extend(strange("privacy-contact", contact));
    let known = Ground::from_name(ground);
    if known.is_none() && !ground.is_empty() {
        wrong.push(Wrong::new("privacy-ground", "wrong-choice"));
    }
    let most = Privacy::MOST_MONTHS;
    let kept_months = months.parse().ok().filter(|months| (1..=most).contains(months));
    if kept_months.is_none() && !months.is_empty() {
        wrong.push(
            Wrong::new("privacy-months", "wrong-answer-days").with("most", Arg::Whole(i64::from(most))),
        );
    }
    let contact = Some(contact.to_owned()).filter(|text| !text.is_empty());
    Privacy { contact, ground: known, kept_months }
}

/// Of whom consent is asked: nobody where no age is said.
fn consent<'a>(said: &impl Fn(&str) -> &'a str, wrong: &mut Vec<Wrong>) -> Option<(u32, bool)> {
    let typed = said("consent-age");
    if typed.is_empty() {
        return None;
    }
    let age = typed.parse().ok().filter(|age| (1..=Asked::MOST_AGE).contains(age));
    if age.is_none() {
        let most = Arg::Whole(i64::from(Asked::MOST_AGE));
        wrong.push(Wrong::new("consent-age", "wrong-answer-days").with("most", most));
    }
    Some((age?, said("consent-page") == "yes"))
}

/// What is wrong with a line of text, if anything: too long, or with characters that no line has.
pub(super) fn strange(field: &str, text: &str) -> Option<Wrong> {
    if text.chars().count() > LONGEST_NAME {
        let most = i64::try_from(LONGEST_NAME).unwrap_or(i64::MAX);
        return Some(Wrong::new(field, "wrong-too-long").with("most", Arg::Whole(most)));
    }
    text.chars().any(char::is_control).then(|| Wrong::new(field, "wrong-text"))
}

/// What becomes of an offer that nobody answers: it lapses where nothing is said.
fn at_deadline(said: &str, wrong: &mut Vec<Wrong>) -> AtDeadline {
    if said == AtDeadline::Stand.name() {
        return AtDeadline::Stand;
    }
    if !said.is_empty() && said != AtDeadline::Lapse.name() {
        wrong.push(Wrong::new("at-deadline", "wrong-choice"));
    }
    AtDeadline::Lapse
}

/// Days that are not in their turn with the work, or on which the rules are not in force.
fn against_work(pack: &Pack, days: &BTreeMap<String, NaiveDate>) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if let Some(starts) = days.get("starts") {
        let late = BEFORE_WORK.into_iter().filter(|name| days.get(*name).is_some_and(|day| day >= starts));
        let before = |name| {
            Wrong::new(&format!("day-{name}"), "wrong-day-before-work").with("date", Arg::Date(*starts))
        };
        wrong.extend(late.map(before));
    }
    let (from, to) = pack.valid();
    let out = |day: &NaiveDate| out(pack, *day);
    // Where the work begins out of the rules' time, that is said where the round is made.
    if days.get("starts").is_some_and(out) {
        return wrong;
    }
    for (name, _) in days.iter().filter(|(name, day)| !EARLIER.contains(&name.as_str()) && out(day)) {
        let key = if to.is_some() { "wrong-day-validity" } else { "wrong-day-validity-from" };
        let found = Wrong::new(&format!("day-{name}"), key).with("from", Arg::Date(from));
        wrong.push(match to {
            Some(to) => found.with("to", Arg::Date(to)),
            None => found,
        });
    }
    wrong
}

/// The days, and what is wrong with them: unreadable, not in their turn, out of the rules' time, or over.
fn read_days<'a>(
    pack: &Pack,
    said: &impl Fn(&str) -> &'a str,
    today: NaiveDate,
    wrong: &mut Vec<Wrong>,
) -> BTreeMap<String, NaiveDate> {
    let mut days = BTreeMap::new();
    for DayAsked { name, needed, .. } in days_of(pack, None) {
        let field = format!("day-{name}");
        if said(&field).is_empty() && !needed {
            continue;
        }
        match day_in(&field, said(&field), today) {
            Ok(day) => drop(days.insert(name, day)),
            Err(why) => wrong.push(why),
        }
    }
    for turned in settings::turned(&days) {
        let field = format!("day-{}", turned.after);
        wrong.push(Wrong::new(&field, "wrong-day-turn").with("date", Arg::Date(turned.earliest)));
    }
    let more = against_work(pack, &days);
    wrong.extend(
        more.into_iter().filter(|one| wrong.iter().all(|known| known.field != one.field)).collect::<Vec<_>>(),
    );
    if let Some(closes) = days.get("closes").filter(|closes| **closes < today) {
        wrong.push(Wrong::new("day-closes", "wrong-day-over").with("date", Arg::Date(*closes)));
    }
    days
}

/// What a round says, as answers.
pub(super) fn answers_of(book: &Book) -> Answers {
    let settings = &book.settings;
    let mut answers = Answers::new();
    let mut answer = |name: String, said: String| drop(answers.insert(name, said));
    for lang in Lang::ALL {
        answer(format!("name-{}", lang.code()), book.name().get(lang).to_owned());
    }
    for (name, day) in &settings.dates {
        answer(format!("day-{name}"), written(*day));
    }
    for (name, value) in &settings.settings {
        let said = match value {
            FactValue::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            FactValue::Date(day) => written(*day),
            FactValue::Whole(number) => number.to_string(),
            FactValue::Text(text) => text.clone(),
            FactValue::Periods(_) => continue,
        };
        answer(format!("setting-{name}"), said);
    }
    let by_draw = matches!(settings.order, OrderBy::Draw { .. });
    answer("order".to_owned(), if by_draw { "draw" } else { "registration" }.to_owned());
    answer("answer-days".to_owned(), settings.limits.answer_days.to_string());
    answer("at-deadline".to_owned(), settings.answers.at_deadline.name().to_owned());
    let Privacy { contact, ground, kept_months } = &settings.privacy;
    answer("privacy-contact".to_owned(), contact.clone().unwrap_or_default());
    answer("privacy-ground".to_owned(), ground.map(Ground::name).unwrap_or_default().to_owned());
    answer("privacy-months".to_owned(), kept_months.map(|n| n.to_string()).unwrap_or_default());
    let consent = settings.consent.as_ref();
    answer("consent-age".to_owned(), consent.map(|asked| asked.until_age.to_string()).unwrap_or_default());
    let yes = [
        ("consent-page", consent.is_some_and(|asked| asked.page)),
        ("may-move", settings.answers.may_move_unanswered),
        ("refill-after-start", settings.answers.refill_after_start),
    ];
    for (name, _) in yes.into_iter().filter(|(_, holds)| *holds) {
        answer(name.to_owned(), "yes".to_owned());
    }
    answers
}

/// A value for what a pack leaves open, as it is typed or chosen; nothing where nothing is.
fn read_setting(
    field: &str,
    kind: FactType,
    said: &str,
    today: NaiveDate,
) -> Result<Option<FactValue>, Wrong> {
    if said.is_empty() {
        return Ok(None);
    }
    Ok(Some(match (kind, said) {
        (FactType::Bool, "yes") => FactValue::Bool(true),
        (FactType::Bool, "no") => FactValue::Bool(false),
        (FactType::Bool, _) => return Err(Wrong::new(field, "wrong-choice")),
        (FactType::Whole, _) => {
            FactValue::Whole(said.parse().map_err(|_| Wrong::new(field, "wrong-number"))?)
        }
        (FactType::Date, _) => FactValue::Date(day_in(field, said, today)?),
        (FactType::Text | FactType::Periods, _) => match strange(field, said) {
            Some(why) => return Err(why),
            None => FactValue::Text(said.to_owned()),
        },
    }))
}

/// Whole days to answer, where they are said.
fn answer_days(said: &str, wrong: &mut Vec<Wrong>) -> Option<u32> {
    if said.is_empty() {
        return None;
    }
    let read = said.parse().ok().filter(|days| (1..=Limits::MOST_DAYS).contains(days));
    if read.is_none() {
        wrong.push(
            Wrong::new("answer-days", "wrong-answer-days")
                .with("most", Arg::Whole(i64::from(Limits::MOST_DAYS))),
        );
    }
    read
}

/// The word in addresses that was typed, or one made of the name.
pub(super) fn slug_of(answers: &Answers, name: &str) -> String {
    let typed = answers.get("slug").map(|text| text.trim()).unwrap_or_default();
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let plain = unmarked(name);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").chars().take(64).collect()
}
