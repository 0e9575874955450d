//! What an organisation announces of a placement, as it is typed and kept. Owns which parts are asked for, what is wrong with one
//! in the law's own words, that every version of an announcement stays, and when two placements offer the very same work.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Answers, Book, No, Service, Wrong};
use crate::{
    domain::{
        Announcement, Arg, FactValue, Facts,
        announcement::{Band, Clash, Known, Part, Unfit},
        terms::{Ages, Per},
        text::folded,
    },
    rules::Voice,
    store::{self, Link, announcements::AnnouncementRow, placements::PlacementRow},
};

/// The fact that says for which ages a placement is: `13-14`.
const GROUP: &str = "ages";

/// The fact that says how many hours a day its work has.
pub(super) const HOURS: &str = "hours_a_day";

/// The field for what the pay is counted by.
pub const PAY_PER: &str = "about-pay-per";

/// What pay can be counted by.
const PERS: [Per; 3] = [Per::Hour, Per::Day, Per::Month];

/// Nobody means to pay more than so many times what the rules have.
const MOST_TIMES: u64 = 10;

/// Pay below this part of what the rules have is a slip.
const LEAST_PART: u64 = 4;

/// The fewest digits of a telephone number at work.
const PHONE_DIGITS: usize = 5;

/// Nor more than so many euros an hour, where the rules say nothing of pay.
const MOST_AN_HOUR: u64 = 100;

/// The field of a part: `about-first-day`. Facts have no hyphens in their names.
pub fn field(part: Part) -> String {
    part.column().replace('_', "-")
}

impl Book {
    /// The parts that whoever offers a placement is asked for: those that no question of the rules asks for already, and hours of
    /// the ages that may take part.
    pub fn announced_parts(&self) -> Vec<Part> {
        let asked = self.rules.pack().asked_placement();
        let twice = |part: &Part| asked.iter().any(|(name, _)| part.facts().contains(name));
        let works = |part: &Part| match part {
            Part::Hours(band) => self.works(*band),
            _ => true,
        };
        Part::ALL.into_iter().filter(|part| !twice(part) && works(part)).collect()
    }

    /// Whether people of an age may work under the rules, as far as their hours say: without any, programmes that address people as
    /// adults have no pupils.
    fn works(&self, band: Band) -> bool {
        let hours = self.rules.pack().hours();
        if hours.is_empty() {
            return band == Band::Adults || self.rules.pack().voice() == Voice::Tu;
        }
        hours.iter().any(|hours| meet((hours.from_age, hours.to_age), band))
    }

    /// The ages that the rules can let in to a placement with these facts. Where it is for a group of ages, only those.
    pub(super) fn bands(&self, facts: &Facts) -> Vec<Band> {
        let group = match facts.get(GROUP) {
            Some(FactValue::Text(text)) => group(text),
            _ => None,
        };
        let meant = |band: &Band| group.is_none_or(|ages| meet((ages.from, ages.to), *band));
        Band::ALL.into_iter().filter(|band| self.works(*band) && meant(band)).collect()
    }

    /// The most hours a day at a placement with these facts: those of the oldest who can be let in, by the law and by the rules.
    pub(super) fn most_hours(&self, facts: &Facts) -> Option<i64> {
        let of = |band: &Band| self.most(*band).unwrap_or(i64::from(band.most())) / 60;
        self.bands(facts).iter().map(of).max()
    }

    /// What is known of a placement besides its announcement. Whom the rules keep out for its hours cannot come.
    fn besides(&self, facts: &Facts) -> Known {
        let minutes = match facts.get(HOURS) {
            Some(FactValue::Whole(hours)) => hours.checked_mul(60).and_then(|all| u16::try_from(all).ok()),
            _ => None,
        };
        let out = |band: &Band| {
            let most = self.most(*band);
            most.zip(minutes).is_some_and(|(most, minutes)| most < i64::from(minutes))
        };
        let mut bands = self.bands(facts);
        bands.retain(|band| !out(band));
        Known { bands, minutes }
    }

    /// The most minutes a day that the rules allow somebody of an age, where they say so.
    fn most(&self, band: Band) -> Option<i64> {
        let hours =
            self.rules.pack().hours().iter().filter(|hours| meet((hours.from_age, hours.to_age), band));
        hours.map(|hours| hours.a_day * 60).max()
    }

    /// What was typed of an announcement. What nobody is asked about stays as it was `before`.
    pub(super) fn announced(
        &self,
        before: Option<&Announcement>,
        (answers, facts): (&Answers, &Facts),
        wrong: &mut Vec<Wrong>,
    ) -> Announcement {
        let mut said = before.cloned().unwrap_or_default();
        let parts = self.announced_parts();
        for part in &parts {
            let name = field(*part);
            let typed = answers.get(&name).map(|text| text.trim()).unwrap_or_default();
            if matches!(part, Part::FirstDay | Part::LastDay) && !typed.is_empty() {
                match self.day(&name, typed) {
                    Ok(day) => drop(said.read(*part, &day.to_string())),
                    Err(found) => wrong.push(found),
                }
                continue;
            }
            let per = answers.get(PAY_PER).map(String::as_str).unwrap_or_default();
            let per = PERS.into_iter().find(|known| known.name() == per);
            let paid = *part == Part::Pay && !typed.is_empty();
            // In a spreadsheet anything may stand there: the amount is not what is wrong then.
            if paid && per.is_none() {
                wrong.push(Wrong::new(PAY_PER, "wrong-about-per"));
            }
            // An amount is read whatever it is for.
            let per = per.unwrap_or(Per::Hour).name();
            let text = if paid { format!("{typed}/{per}") } else { typed.to_owned() };
            let is_word = || typed.chars().filter(char::is_ascii_digit).count() < PHONE_DIGITS;
            match said.read(*part, &text) {
                Err(why) => wrong.push(unfit(&name, why)),
                Ok(()) if *part == Part::Phone && !typed.is_empty() && is_word() => {
                    wrong.push(Wrong::new(&name, "wrong-about-phone"));
                }
                Ok(()) => {}
            }
        }
        let mut more: Vec<Wrong> = Vec::new();
        let clashes = said.clashes(&self.besides(facts)).into_iter().filter(|(part, _)| parts.contains(part));
        more.extend(clashes.map(|(part, clash)| clashing(part, clash)));
        more.extend(self.beyond_rules(&said));
        more.extend(self.beyond_pay(&said, facts).filter(|_| {
            // Of an amount of which nobody knows what it is for, only that is said.
            parts.contains(&Part::Pay) && wrong.iter().all(|known| known.field != PAY_PER)
        }));
        // Of a part that nobody can read it is said only that.
        more.retain(|found| wrong.iter().all(|known| known.field != found.field));
        wrong.extend(more);
        said
    }

    /// Pay that is so much more or less than the rules have, or than anybody has where they have none, that a sign or the unit
    /// must be wrong.
    fn beyond_pay(&self, said: &Announcement, facts: &Facts) -> Option<Wrong> {
        let pay = said.pay?;
        let ruled = self.rules.terms(None, facts).pay;
        let ruled = || {
            ruled.iter().filter_map(|paid| u64::try_from(paid.euros).ok()?.checked_mul(in_a_month(paid.per)))
        };
        let hours = in_a_month(Per::Hour);
        let wrong = |key: &'static str, name: &'static str, euros: u64| {
            let euros = Arg::Whole(i64::try_from(euros).unwrap_or(i64::MAX));
            Wrong::new(&field(Part::Pay), key).with(name, euros)
        };
        let a_month = ruled().max().map_or(MOST_AN_HOUR * hours, |most| most.saturating_mul(MOST_TIMES));
        let most = (a_month / in_a_month(pay.per)).max(1);
        if u64::from(pay.cents) > most.saturating_mul(100) {
            return Some(wrong("wrong-about-pay-high", "most", most));
        }
        // A sum for a month is often for part of it, so only far less is refused, and an hour for less than a euro is believed.
        let least = ruled().min().unwrap_or(hours) / LEAST_PART / in_a_month(pay.per);
        (u64::from(pay.cents) < least.saturating_mul(100))
            .then(|| wrong("wrong-about-pay-low", "least", least))
    }

    /// Hours that the law would allow and the rules do not.
    fn beyond_rules(&self, said: &Announcement) -> Vec<Wrong> {
        let beyond = said.hours.iter().filter_map(|(band, minutes)| {
            let most = self.most(*band)?;
            (i64::from(*minutes) > most && *minutes <= band.most()).then(|| {
                Wrong::new(&field(Part::Hours(*band)), "wrong-about-hours-rules")
                    .with("most", Arg::Whole(most / 60))
            })
        });
        beyond.collect()
    }
}

/// How many hours, days or months of work are a month of full hours, roughly.
fn in_a_month(per: Per) -> u64 {
    match per {
        Per::Hour => 168,
        Per::Day => 21,
        Per::Month => 1,
    }
}

/// Whether ages of the rules and a band have one in common.
fn meet((from, to): (Option<i64>, Option<i64>), band: Band) -> bool {
    let ages = band.ages();
    from.is_none_or(|from| ages.to.is_none_or(|to| from <= to))
        && to.is_none_or(|to| ages.from.is_none_or(|from| from <= to))
}

/// Ages as a fact has them: `13-14`.
fn group(text: &str) -> Option<Ages> {
    let (from, to) = text.split_once('-')?;
    Some(Ages { from: Some(from.trim().parse().ok()?), to: Some(to.trim().parse().ok()?) })
}

/// What is no part of an announcement, at its field.
fn unfit(name: &str, why: Unfit) -> Wrong {
    let wrong = |key| Wrong::new(name, key);
    match why {
        Unfit::Text(most) => {
            wrong("wrong-too-long").with("most", Arg::Whole(i64::try_from(most).unwrap_or(i64::MAX)))
        }
        Unfit::Day | Unfit::Choice => wrong("wrong-choice"),
        Unfit::Time => wrong("wrong-about-time"),
        Unfit::Hours => wrong("wrong-about-hours"),
        Unfit::Pay => wrong("wrong-about-pay"),
    }
}

fn whole_hours(minutes: u16) -> Arg {
    Arg::Whole(i64::from(minutes / 60))
}

/// What contradicts the law or another part, in a sentence that names it.
fn clashing(part: Part, clash: Clash) -> Wrong {
    let name = field(part);
    let wrong = |key| Wrong::new(&name, key);
    match clash {
        Clash::TooLong(band) => wrong(match band {
            Band::Children => "wrong-about-hours-13-14",
            Band::Fifteen => "wrong-about-hours-15",
            Band::Adolescents => "wrong-about-hours-16-17",
            Band::Adults => "wrong-about-hours-18",
        })
        .with("most", Arg::Whole(i64::from(band.most() / 60))),
        Clash::Backwards => wrong("wrong-about-last-day"),
        Clash::EndsFirst => wrong("wrong-about-ends-first"),
        Clash::HalfADay => wrong("wrong-about-half"),
        Clash::TooShort(0) => wrong("wrong-about-short"),
        Clash::TooShort(rest) => wrong("wrong-about-short-break").with("rest", Arg::Whole(i64::from(rest))),
        Clash::TooWide => wrong("wrong-about-wide"),
        Clash::TooWideByLaw(most) => wrong("wrong-about-wide-law").with("most", whole_hours(most)),
        Clash::MoreThanFact(said) => wrong("wrong-about-hours-more").with("said", whole_hours(said)),
        Clash::LessThanFact(said) => wrong("wrong-about-hours-less").with("said", whole_hours(said)),
        Clash::Night(band) => {
            let (evening, morning) = band.night().unwrap_or_default();
            let hour = |hour: u32| Arg::Whole(i64::from(hour));
            let ages = band.ages();
            let ages: BTreeSet<i64> = ages.from.into_iter().chain(ages.to).collect();
            let ages: Vec<String> = ages.iter().map(i64::to_string).collect();
            let night = wrong("wrong-about-night").with("evening", hour(evening));
            night.with("morning", hour(morning)).with("ages", Arg::Text(ages.join("–")))
        }
    }
}

/// The placements that offer the very same work as another of the same organisation in the same round: title, place, facts and
/// announcement are alike, and neither was taken back.
pub(super) fn twins(rows: &[PlacementRow]) -> Vec<&PlacementRow> {
    let said = |row: &PlacementRow| row.about.as_ref().map(|about| about.0.clone());
    let site = |row: &PlacementRow| row.site.as_ref().map(|site| site.0);
    let same = |one: &PlacementRow, other: &PlacementRow| {
        one.id != other.id
            && (one.round, one.organisation) == (other.round, other.organisation)
            && one.state != "withdrawn"
            && other.state != "withdrawn"
            && folded(&one.title) == folded(&other.title)
            && site(one) == site(other)
            && one.facts.0 == other.facts.0
            && said(one) == said(other)
    };
    rows.iter().filter(|row| rows.iter().any(|other| same(row, other))).collect()
}

impl Service {
    /// Keeps what a new placement announces, where it announces anything.
    pub(super) async fn announce(
        &self,
        link: &mut Link<'_>,
        row: &PlacementRow,
        by: Option<Uuid>,
    ) -> Result<(), No> {
        if row.about.is_none() { Ok(()) } else { self.announce_anew(link, row, by).await }
    }

    /// Keeps what a version of a placement announces, be it nothing any more.
    pub(super) async fn announce_anew(
        &self,
        link: &mut Link<'_>,
        row: &PlacementRow,
        by: Option<Uuid>,
    ) -> Result<(), No> {
        let said = row.about.clone().unwrap_or_else(|| store::Json(Announcement::default()));
        let (placement, version, said_at) = (row.id, row.version, self.now());
        let row = AnnouncementRow { placement, version, said, said_by: by, said_at };
        Ok(store::announcements::add(link, &row).await?)
    }
}
