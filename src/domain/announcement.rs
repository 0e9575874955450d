//! What an organisation announces of a placement: what is done, where, when, for how long a day, for how much, whom to ask.
//! Nothing of it is a person's: whoever supervises is a role with a telephone at work. Owns how each part is written in files,
//! which parts contradict one another, and the law's most hours by age. No rule reads any of it; rules read facts.

mod band;
mod part;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

use super::{day as days, terms::Per};

pub use self::{band::Band, part::Part};

/// The longest part that is a line, in characters.
pub const LINE: usize = 200;

/// The longest part that may have several lines, in characters.
pub const LINES: usize = 1_000;

/// The most that is paid, in cents.
const MOST_CENTS: u32 = 100_000_000;

/// The break that people under 18 have in a day longer than [`UNBROKEN`], in minutes; it is not working time.
const BREAK: u16 = 30;

/// The longest day without a break for people under 18, in minutes.
const UNBROKEN: u16 = 270;

/// The longest that a working day lasts beyond its hours, in minutes.
const PAUSES: u16 = 120;

/// What is paid before tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gross {
    /// Cents.
    pub cents: u32,
    /// For what.
    pub per: Per,
}

/// Why a text is no part of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A control character, or more than so many characters.
    Text(usize),
    /// No day.
    Day,
    /// No time of day as `8:30`.
    Time,
    /// No hours from a quarter to 24, in quarters.
    Hours,
    /// No amount as `7.50/hour`.
    Pay,
    /// Neither `yes` nor `no`.
    Choice,
}

/// What contradicts the law or another part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// More hours than the law has at these ages.
    TooLong(Band),
    /// The last day lies before the first.
    Backwards,
    /// The working day ends before it starts, and over midnight it would be too long.
    EndsFirst,
    /// One end of the working day is not said.
    HalfADay,
    /// The working day is shorter than its hours, with the break of so many minutes.
    TooShort(u16),
    /// People of these ages would work at night.
    Night(Band),
    /// From its start to its end the working day is longer than its hours and its pauses.
    TooWide,
    /// The same, where no hours are said: longer than so many minutes, which are the law's most, and its pauses.
    TooWideByLaw(u16),
    /// More hours at some ages than the answer to the rules' question says, which is so many minutes.
    MoreThanFact(u16),
    /// Every age has fewer hours than that answer says.
    LessThanFact(u16),
}

/// What is known of a placement besides what is announced of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The ages that the rules can let in.
    pub bands: Vec<Band>,
    /// Minutes a day, where the rules ask for them.
    pub minutes: Option<u16>,
}

/// What an organisation announces of a placement. Nothing said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Announcement {
    /// Parts that are text.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    /// The first day of work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<NaiveDate>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// When the working day starts, in Latvia.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<NaiveTime>,
    /// When it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveTime>,
    /// Minutes a day by age.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub hours: BTreeMap<Band, u16>,
    /// What is paid before tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<Gross>,
    /// Whether a medical record book is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medical_book: Option<bool>,
}

impl Announcement {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A part that is text; empty where nothing is said.
    pub fn text(&self, part: Part) -> &str {
        self.texts.get(part.name()).map_or("", String::as_str)
    }

    /// Minutes a day at an age.
    pub fn minutes(&self, age: i64) -> Option<u16> {
        self.hours.get(&Band::of(age)?).copied()
    }

    /// A part as files have it; empty where nothing is said.
    pub fn written(&self, part: Part) -> String {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let time =
            |time: Option<NaiveTime>| time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
        match part {
            Part::FirstDay => day(self.first_day),
            Part::LastDay => day(self.last_day),
            Part::Starts => time(self.starts),
            Part::Ends => time(self.ends),
            Part::Hours(band) => self.hours.get(&band).copied().map(hours_written).unwrap_or_default(),
            Part::Pay => self.pay.map(Gross::written).unwrap_or_default(),
            Part::MedicalBook => match self.medical_book {
                Some(true) => "yes".to_owned(),
                Some(false) => "no".to_owned(),
                None => String::new(),
            },
            text => self.text(text).to_owned(),
        }
    }

    /// Takes a part as files have it; an empty text takes it away.
    ///
    /// # Errors
    /// [`Unfit`]; the part stays as it was.
    pub fn read(&mut self, part: Part, text: &str) -> Result<(), Unfit> {
        let text = text.trim();
        let some = !text.is_empty();
        match part {
            Part::FirstDay => self.first_day = some.then(|| day(text)).transpose()?,
            Part::LastDay => self.last_day = some.then(|| day(text)).transpose()?,
            Part::Starts => self.starts = some.then(|| time(text)).transpose()?,
            Part::Ends => self.ends = some.then(|| time(text)).transpose()?,
            Part::Hours(band) if some => drop(self.hours.insert(band, hours(text)?)),
            Part::Hours(band) => drop(self.hours.remove(&band)),
            Part::Pay => self.pay = some.then(|| Gross::read(text)).transpose()?,
            Part::MedicalBook => {
                self.medical_book = match text {
                    "" => None,
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => return Err(Unfit::Choice),
                }
            }
            part => {
                let most = if part.has_lines() { LINES } else { LINE };
                let text = if part.has_lines() { text.replace("\r\n", "\n") } else { text.to_owned() };
                let strange = |c: char| c.is_control() && !(c == '\n' && part.has_lines());
                if text.chars().count() > most || text.chars().any(strange) {
                    return Err(Unfit::Text(most));
                }
                if some {
                    self.texts.insert(part.name().to_owned(), text);
                } else {
                    self.texts.remove(part.name());
                }
            }
        }
        Ok(())
    }

    /// What contradicts the law or another part, each at the part that is to be mended.
    pub fn clashes(&self, known: &Known) -> Vec<(Part, Clash)> {
        let long = self.hours.iter().filter(|(band, minutes)| **minutes > band.most());
        let mut found: Vec<_> = long.map(|(band, _)| (Part::Hours(*band), Clash::TooLong(*band))).collect();
        found.extend(known.minutes.and_then(|minutes| self.clash_with_fact(minutes, &known.bands)));
        if self.first_day.zip(self.last_day).is_some_and(|(first, last)| last < first) {
            found.push((Part::LastDay, Clash::Backwards));
        }
        match (self.starts, self.ends) {
            (Some(starts), Some(ends)) => found.extend(self.clash_of_day((starts, ends), known)),
            (Some(_), None) => found.push((Part::Ends, Clash::HalfADay)),
            (None, Some(_)) => found.push((Part::Starts, Clash::HalfADay)),
            (None, None) => {}
        }
        found
    }

    /// Hours by age against those that the rules ask for: none is above them, and where every age is said, one has them.
    fn clash_with_fact(&self, minutes: u16, bands: &[Band]) -> Option<(Part, Clash)> {
        if let Some((band, _)) = self.hours.iter().find(|(_, said)| **said > minutes) {
            return Some((Part::Hours(*band), Clash::MoreThanFact(minutes)));
        }
        let all = bands.iter().all(|band| self.hours.contains_key(band));
        let (band, most) = self.hours.iter().max_by_key(|(_, said)| **said)?;
        (all && *most < minutes).then_some((Part::Hours(*band), Clash::LessThanFact(minutes)))
    }

    /// Clock times against the night and the hours. The night binds for every age that the rules can let in, whether its hours are
    /// said or not: no rule keeps a child from a placement because an announcement says nothing of children.
    fn clash_of_day(&self, (starts, ends): (NaiveTime, NaiveTime), known: &Known) -> Option<(Part, Clash)> {
        // A day that ends before it starts goes over midnight.
        let over = ends <= starts;
        let long = ends - starts + if over { TimeDelta::days(1) } else { TimeDelta::zero() };
        let long = long.num_minutes();
        let night = |band: &Band| {
            let Some((evening, morning)) = band.night() else { return false };
            let late = ends.hour() > evening || (ends.hour() == evening && ends.minute() > 0);
            over || starts.hour() < morning || late
        };
        let bands: BTreeSet<Band> = self.hours.keys().chain(&known.bands).copied().collect();
        let longest = self.hours.values().copied().chain(known.minutes).max();
        let longest = longest.or_else(|| bands.iter().map(|band| band.most()).max());
        if over && long > i64::from(longest.unwrap_or(Band::Adults.most()) + PAUSES) {
            return Some((Part::Ends, Clash::EndsFirst));
        }
        if let Some(band) = bands.iter().find(|band| night(band)) {
            let part = if over || starts.hour() >= 6 { Part::Ends } else { Part::Starts };
            return Some((part, Clash::Night(*band)));
        }
        let said: Vec<(Band, u16)> = match known.minutes.filter(|_| self.hours.is_empty()) {
            Some(minutes) => known.bands.iter().map(|band| (*band, minutes)).collect(),
            None => self.hours.iter().map(|(band, minutes)| (*band, *minutes)).collect(),
        };
        let needed = |(band, minutes): &(Band, u16)| {
            let rest = if *band < Band::Adults && *minutes > UNBROKEN { BREAK } else { 0 };
            (*minutes + rest, rest)
        };
        let wide = |most: u16| long > i64::from(most + PAUSES);
        let Some((most, rest)) = said.iter().map(needed).max() else {
            let most = bands.iter().map(|band| band.most()).max().unwrap_or(Band::Adults.most());
            return wide(most).then_some((Part::Ends, Clash::TooWideByLaw(most)));
        };
        if i64::from(most) > long {
            return Some((Part::Ends, Clash::TooShort(rest)));
        }
        let most = said.iter().map(|(_, minutes)| *minutes).max()?;
        wide(most).then_some((Part::Ends, Clash::TooWide))
    }
}

impl Gross {
    /// As files have it: `7.50/hour`.
    pub fn written(self) -> String {
        format!("{}.{:02}/{}", self.cents / 100, self.cents % 100, self.per.name())
    }

    fn read(text: &str) -> Result<Self, Unfit> {
        let (amount, per) = text.split_once('/').ok_or(Unfit::Pay)?;
        let per = [Per::Hour, Per::Day, Per::Month].into_iter().find(|known| known.name() == per.trim());
        let cents = hundredths(amount).filter(|cents| (1..=MOST_CENTS).contains(cents));
        Ok(Self { cents: cents.ok_or(Unfit::Pay)?, per: per.ok_or(Unfit::Pay)? })
    }
}

/// Hours of so many minutes as files have them: `3.5`.
pub fn hours_written(minutes: u16) -> String {
    let part = u32::from(minutes % 60) * 100 / 60;
    match part {
        0 => (minutes / 60).to_string(),
        part if part.is_multiple_of(10) => format!("{}.{}", minutes / 60, part / 10),
        part => format!("{}.{part:02}", minutes / 60),
    }
}

fn day(text: &str) -> Result<NaiveDate, Unfit> {
    days::read(text).map_err(|_| Unfit::Day)
}

/// `8`, `8:30`, `8.30`.
fn time(text: &str) -> Result<NaiveTime, Unfit> {
    let (hour, minute) = text.trim_end_matches('.').split_once([':', '.']).unwrap_or((text, "00"));
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return Err(Unfit::Time);
    }
    let number = |text: &str| text.parse::<u32>().map_err(|_| Unfit::Time);
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0).ok_or(Unfit::Time)
}

/// Minutes of `7`, `3.5`, `3,25`: from a quarter of an hour to a day, in quarters.
fn hours(text: &str) -> Result<u16, Unfit> {
    let hundredths = hundredths(text).ok_or(Unfit::Hours)?;
    let minutes =
        hundredths.checked_mul(60).filter(|part| part.is_multiple_of(1500)).ok_or(Unfit::Hours)? / 100;
    u16::try_from(minutes).ok().filter(|minutes| (15..=1440).contains(minutes)).ok_or(Unfit::Hours)
}

/// Hundredths of a number with at most two decimals after a point or a comma.
fn hundredths(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 7 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}
