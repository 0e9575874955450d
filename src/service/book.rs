//! A round's book: the round with its rules at hand, and its live tables opened. What most verbs begin with.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Riga;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    No, Refusal, Service, Withdrawn, data_key,
    law::{Compiled, FormerDraw, Law, compile},
    place_of,
};
use crate::{
    domain::{
        Applicant, DescribedWish, Entry, FactValue, Facts, Id, OrderBy, Phase, Placement, Placing, Round,
        Stage, Texts, geo::Point, offer::State, past::Held,
    },
    files::columns::FactColumns,
    rules::{RuleSet, Voice},
    store::{
        self, Link, applications::ApplicationRow, offers::OfferRow, placements::PlacementRow,
        rounds::RoundRow,
    },
};

/// The phase of a round at a moment.
pub(super) fn phase(row: &RoundRow, now: DateTime<Utc>) -> Phase {
    Phase::at(&row.state, (row.opens_at, row.closes_at), now)
}

/// The day in Latvia of a moment.
pub(super) fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Riga).date_naive()
}

/// Whether something may change that people were not told of yet.
pub(super) fn untold(phase: Phase) -> Result<(), Refusal> {
    match phase {
        Phase::Published => Err(Refusal::new("refused-published")),
        Phase::Finished => Err(Refusal::new("refused-finished")),
        _ => Ok(()),
    }
}

/// Whether anything at all may still change.
pub(super) fn unfinished(phase: Phase) -> Result<(), Refusal> {
    if phase == Phase::Finished { Err(Refusal::new("refused-finished")) } else { Ok(()) }
}

/// A round with its rules.
#[derive(Clone)]
pub struct Book {
    /// Key.
    pub id: Uuid,
    /// Its word in addresses.
    pub slug: String,
    /// The organisation whose caseworkers decide.
    pub authority: Uuid,
    /// Where it stands.
    pub phase: Phase,
    /// The day in Latvia on which it was opened.
    pub today: NaiveDate,
    /// First moment for applications.
    pub opens_at: DateTime<Utc>,
    /// First moment after which none are taken.
    pub closes_at: DateTime<Utc>,
    /// The later deadline that was announced before, where it was moved to an earlier day.
    pub announced_until: Option<DateTime<Utc>>,
    /// When a caseworker closed it, if one has.
    pub closed_at: Option<DateTime<Utc>>,
    /// Its settings.
    pub settings: Arc<Round>,
    /// Its rules, compiled.
    pub rules: Arc<RuleSet>,
    pub(super) columns: Arc<FactColumns>,
    pub(super) law: Arc<Law>,
    pub(super) revision: i64,
    /// SHA-256 of the rule pack that it is pinned to; empty where that is not known.
    pub pack_hash: String,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Book({})", self.slug)
    }
}

impl Book {
    /// The round's name.
    pub fn name(&self) -> &Texts {
        &self.settings.name
    }

    /// How its pages address people: `tu` or `jus`, as catalogues ask.
    pub fn voice(&self) -> &'static str {
        match self.rules.pack().voice() {
            Voice::Tu => "tu",
            Voice::Jus => "jus",
        }
    }

    /// What is published before the draw: SHA-256 of its seed.
    pub fn commitment(&self) -> Option<String> {
        match &self.settings.order {
            OrderBy::Registration => None,
            OrderBy::Draw { seed, .. } => Some(crate::domain::draw::commitment(seed)),
        }
    }

    /// The seed of the draw, once the list of people is frozen: before, nobody is shown it.
    pub fn seed(&self) -> Option<&str> {
        match &self.settings.order {
            OrderBy::Draw { seed, .. } if self.phase >= Phase::Closed => Some(seed),
            _ => None,
        }
    }

    /// Draws that do not count any more, the oldest first.
    pub fn former_draws(&self) -> &[FormerDraw] {
        &self.law.former
    }

    /// Whether holders who have not answered may get a place that they wished for more: where the round lets them, and everyone is
    /// certain to keep a place, as matching has it.
    pub fn lets_move(&self) -> bool {
        self.settings.answers.may_move_unanswered
            && self.settings.constraints.is_empty()
            && self.settings.stages.contains(&Stage::Order)
    }

    /// Whether a refill may give the person of this offer another place instead: it is open, uncontested and one of the placement's
    /// own seats.
    pub(super) fn may_move(&self, offer: &OfferRow, now: DateTime<Utc>) -> bool {
        let standing = offer.at(now);
        self.settings.answers.may_move_unanswered
            && standing.state == State::Open
            && !standing.contested
            && !offer.excess
    }

    /// Whether the draw hashes draw codes, with a seed that the service made.
    pub fn draws_codes(&self) -> bool {
        self.law.draws_codes && matches!(self.settings.order, OrderBy::Draw { .. })
    }
}

/// One wish as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wished {
    /// Number of the placement.
    pub placement: String,
    /// 1 is the first choice.
    pub rank: u8,
}

/// What a person says of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// Telephone or e-mail.
    pub contact: String,
    /// The personal code, where it is known: eleven digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the person told.
    pub facts: Facts,
    /// Where the way to work begins.
    pub home: Option<Point>,
    /// What the person would take, best first.
    pub wishes: Vec<Wished>,
    /// What a placement has to be like that the person would take, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub described: Vec<DescribedWish>,
}

/// A fact that a caseworker found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Name of the fact.
    pub fact: String,
    /// Its value.
    pub value: FactValue,
    /// On what it rests.
    pub note: String,
    /// Who found it out.
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything that one revision of an application says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Stated {
    /// What the person told.
    pub(super) person: Person,
    /// What caseworkers found out, the latest of each fact: it comes before what the person told, and stays when that changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) found: Vec<Decided>,
    /// What the records of earlier rounds gave: it comes before what was told, and after what caseworkers found out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) held: Vec<Held>,
}

/// An application, opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Key.
    pub id: Uuid,
    /// What the person knows it by.
    pub number: String,
    /// Whether it was withdrawn, and by whom.
    pub withdrawn: Option<Withdrawn>,
    /// When it was received, to the microsecond.
    pub received_at: DateTime<Utc>,
    /// Its place among the round's applications as they came, from 1.
    pub arrival: i64,
    /// What a draw hashes.
    pub draw_code: String,
    /// The number of the revision that stands.
    pub version: i64,
    /// The person's language.
    pub lang: String,
    /// SHA-256 of the rule pack by which it was judged when it was submitted.
    pub pack_hash: String,
    /// What the person told.
    pub person: Person,
    /// Whether its data were erased: then it says nothing.
    pub erased: bool,
    /// What caseworkers found out, the latest of each fact, oldest first.
    pub decided: Vec<Decided>,
    /// What the records of earlier rounds gave.
    pub held: Vec<Held>,
}

impl Opened {
    /// The applicant as the rules see one: what a caseworker found out comes before what is on record of earlier rounds, and that
    /// before what the person told.
    ///
    /// # Errors
    /// [`No::Broken`] when the number is none; only a damaged table has such.
    pub fn applicant(&self) -> Result<Applicant, No> {
        let mut facts = self.person.facts.clone();
        facts.extend(self.held.iter().map(|held| (held.fact.clone(), held.found.value.clone())));
        facts.extend(self.decided.iter().map(|decided| (decided.fact.clone(), decided.value.clone())));
        Ok(Applicant {
            id: id(&self.number)?,
            entry: Entry {
                received: Some(self.received_at),
                arrival: u64::try_from(self.arrival).ok(),
                draw_code: None,
                first_in_line: None,
            },
            out_of_line: self.withdrawn.map(Withdrawn::in_files),
            home: self.person.home,
            facts,
        })
    }
}

/// A placement with its key and the name of its organisation.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Key.
    pub id: Uuid,
    /// Key of its organisation.
    pub organisation: Uuid,
    /// Where it stands; only what is approved is seen by others than its organisation and caseworkers.
    pub state: Placing,
    /// What a caseworker asked to be mended, of a draft that was given back.
    pub note: String,
    /// Grows with every change.
    pub version: i64,
    /// The placement as the rules see it.
    pub placement: Placement,
}

pub(super) fn id(text: &str) -> Result<Id, No> {
    Id::new(text).map_err(|_| No::Broken(format!("a number in the tables is no number: {text:?}")))
}

/// The first moment of a day in Latvia, in UTC; on the night when clocks go forward, the first that exists.
pub(super) fn start_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    Riga.from_local_datetime(&midnight).earliest().map_or(midnight.and_utc(), |moment| moment.to_utc())
}

/// The first moment after a day in Latvia.
pub(super) fn end_of(day: NaiveDate) -> DateTime<Utc> {
    start_of(day + TimeDelta::days(1))
}

impl Service {
    /// Opens a round's book.
    pub(super) fn book(&self, row: &RoundRow) -> Result<Book, No> {
        let Compiled { settings, rules, columns, law } = self.compiled(row)?;
        Ok(Book {
            id: row.id,
            slug: row.slug.clone(),
            authority: row.authority,
            phase: phase(row, self.now()),
            today: self.now().with_timezone(&Riga).date_naive(),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            announced_until: row.announced_until,
            closed_at: row.closed_at,
            settings,
            rules,
            columns,
            law,
            revision: row.revision,
            pack_hash: row.pack_hash.clone(),
        })
    }

    fn compiled(&self, row: &RoundRow) -> Result<Compiled, No> {
        if let Some(compiled) = self.shelf.compiled(row.id, &row.sealed) {
            return Ok(compiled);
        }
        let law: Law = self.vault.open(&place_of("round", row.id), &row.sealed)?;
        let compiled = compile(law)?;
        self.shelf.keep_compiled(row.id, &row.sealed, &compiled);
        Ok(compiled)
    }

    /// Every placement of a round that is approved and not taken back, by number.
    pub(super) async fn places(&self, link: &mut Link<'_>, round: Uuid) -> Result<Vec<Placed>, No> {
        let rows = store::placements::of_round(link, round).await?;
        let names = self.organisation_names(link).await?;
        let offered = rows.into_iter().filter(PlacementRow::is_offered);
        offered.map(|row| placed(row, &names)).collect()
    }

    /// The names of organisations by key.
    pub(super) async fn organisation_names(&self, link: &mut Link<'_>) -> Result<BTreeMap<Uuid, String>, No> {
        Ok(store::accounts::organisations(link).await?.into_iter().collect())
    }

    /// Every application of a round, by number; those that were erased say nothing, and are in no folder.
    pub(super) async fn people(&self, link: &mut Link<'_>, round: Uuid) -> Result<Vec<Opened>, No> {
        let rows = store::applications::of_round(link, round).await?;
        rows.iter().filter(|row| row.wrapped_key.is_some()).map(|row| self.opened(row)).collect()
    }

    /// What an application says; nothing where it was erased.
    pub(super) fn stated(&self, row: &ApplicationRow) -> Result<Stated, No> {
        match self.vault.key_of(row)? {
            Some(key) => Ok(key.open(&data_key::revision(row.version), &row.sealed)?),
            None => Ok(Stated::default()),
        }
    }

    /// An application, opened.
    pub(super) fn opened(&self, row: &ApplicationRow) -> Result<Opened, No> {
        let Stated { person, found, held } = self.stated(row)?;
        Ok(Opened {
            id: row.id,
            number: row.number.clone(),
            withdrawn: Withdrawn::of(row),
            erased: row.wrapped_key.is_none(),
            received_at: row.received_at,
            arrival: row.arrival,
            draw_code: row.draw_code.clone(),
            version: row.version,
            lang: row.lang.clone(),
            pack_hash: row.pack_hash.clone(),
            person,
            decided: found,
            held,
        })
    }
}

/// A placement's row as the rules see it.
pub(super) fn placed(row: PlacementRow, names: &BTreeMap<Uuid, String>) -> Result<Placed, No> {
    Ok(Placed {
        state: row.placing(),
        note: row.note,
        id: row.id,
        organisation: row.organisation,
        version: row.version,
        placement: Placement {
            id: id(&row.number)?,
            organisation: names.get(&row.organisation).cloned().unwrap_or_default(),
            title: row.title,
            capacity: u32::try_from(row.capacity).unwrap_or(0),
            site: row.site.map(|site| site.0),
            facts: row.facts.0,
            about: row.about.map(|about| Box::new(about.0)),
        },
    })
}
