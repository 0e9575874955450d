//! A round: one cycle of a programme, with everything that is set for it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    FactValue,
    consent::Asked,
    constraints::Constraints,
    decision::{Decision, Norm},
    papers::Paper,
    privacy::Privacy,
    text::{Lang, Texts},
};

/// A stage of the objective; an earlier one is never worsened for a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Most people placed.
    Placed,
    /// Most seats of reserves filled by their groups.
    Reserves,
    /// Most of tier 1, then of tier 2, …
    Tiers,
    /// The first in order is placed if possible, then the second, …
    Order,
    /// Least sum of ranks.
    Rank,
    /// Least sum of distances.
    Distance,
    /// One canonical choice among what is still equal.
    Tiebreak,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 7] =
        [Self::Placed, Self::Reserves, Self::Tiers, Self::Order, Self::Rank, Self::Distance, Self::Tiebreak];

    /// The word that files and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Reserves => "reserves",
            Self::Tiers => "tiers",
            Self::Order => "order",
            Self::Rank => "rank",
            Self::Distance => "distance",
            Self::Tiebreak => "tiebreak",
        }
    }
}

/// What puts people of one tier in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderBy {
    /// The moment at which the application was received, earlier first, then its arrival; see [`Ties`].
    Registration,
    /// A draw with this seed (see [`draw`](super::draw)).
    Draw {
        /// The seed, revealed after applications closed.
        seed: String,
        /// SHA-256 of the seed as it was published before, when it was.
        commitment: Option<String>,
    },
}

/// What becomes of equal moments in a file without arrivals, where the order is by registration.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ties {
    /// They are named and refused.
    #[default]
    Refuse,
    /// The row that stands above comes earlier: the one case in which the order of rows means something.
    Row,
    /// A draw among them.
    Draw {
        /// The seed.
        seed: String,
        /// SHA-256 of the seed as it was published before, when it was.
        commitment: Option<String>,
    },
}

/// What becomes of an offer that nobody answered by its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtDeadline {
    /// It lapses: the person no longer holds the place.
    #[default]
    Lapse,
    /// It stands: the person keeps the place.
    Stand,
}

impl AtDeadline {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Lapse, Self::Stand];

    /// The word that files and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lapse => "lapse",
            Self::Stand => "stand",
        }
    }
}

/// How seats that come free are given on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refill {
    /// A caseworker starts each run, and another publishes it.
    #[default]
    ByHand,
    /// By themselves, if two people signed that by opening the round.
    ByRule,
}

impl Refill {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ByHand, Self::ByRule];

    /// The word that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::ByRule => "by-rule",
        }
    }
}

/// How offers are answered, and what becomes of seats that come free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// What becomes of one that nobody answered.
    pub at_deadline: AtDeadline,
    /// Whether a seat that comes free once the work there has begun goes on to the next in line. Unless the programme allows it,
    /// nobody is sent into work that began without them.
    #[serde(default)]
    pub refill_after_start: bool,
    /// How seats that come free are given on.
    #[serde(default)]
    pub refill: Refill,
    /// Whether a refill may give somebody who has not answered a place that they wished for more, instead of the one offered.
    #[serde(default)]
    pub may_move_unanswered: bool,
}

/// From when on somebody sees a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// So many hours after it was published.
    After(u32),
    /// From a moment on, or at once where that has passed.
    From(DateTime<Utc>),
}

impl Default for Seen {
    fn default() -> Self {
        Self::After(0)
    }
}

impl Seen {
    /// The longest that anybody is made to wait: 60 days.
    pub const MOST_HOURS: u32 = 60 * 24;

    /// The moment from which a publication of this moment is seen.
    pub fn of(self, published_at: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::After(hours) => published_at + TimeDelta::hours(i64::from(hours)),
            Self::From(moment) => moment.max(published_at),
        }
    }
}

/// From when on a publication is seen, by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Visibility {
    /// By caseworkers other than the two who stand behind it.
    pub staff: Seen,
    /// By organisations.
    pub organisations: Seen,
    /// By applicants and everyone else.
    pub applicants: Seen,
}

/// What a round allows, and from where on it asks twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Whole days after the day of publication that anyone has at least to answer an offer.
    pub answer_days: u32,
    /// Seats of one placement above which whoever approves it says that they know.
    pub placement_seats: u32,
    /// Seats of one organisation in the round above which the same holds.
    pub organisation_seats: u32,
}

impl Limits {
    /// The most days that a round may give to answer.
    pub const MOST_DAYS: u32 = 60;
    /// The most seats from which on a round may ask twice.
    pub const MOST_SEATS: u32 = 1_000_000;
}

impl Default for Limits {
    fn default() -> Self {
        Self { answer_days: 7, placement_seats: 50, organisation_seats: 200 }
    }
}

/// The settings of a round, as `round.toml` has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its name for people.
    pub name: Texts,
    /// Programme: `public-works`, `summer-jobs`, or another configured one.
    pub programme: String,
    /// Identifier of the rule pack.
    pub pack: String,
    /// Language of reports when none is asked for.
    pub language: Lang,
    /// Dates by name, for example `opens`, `closes`, `decided`, `starts`.
    pub dates: BTreeMap<String, NaiveDate>,
    /// What puts people in order.
    pub order: OrderBy,
    /// What becomes of equal moments.
    #[serde(default)]
    pub ties: Ties,
    /// The stages, in order, starting with [`Stage::Placed`].
    pub stages: Vec<Stage>,
    /// Values for the settings that the rule pack leaves to the round.
    pub settings: BTreeMap<String, FactValue>,
    /// What is asked besides the rules about persons.
    #[serde(default)]
    pub constraints: Constraints,
    /// What it allows.
    #[serde(default)]
    pub limits: Limits,
    /// How offers are answered.
    #[serde(default)]
    pub answers: Answers,
    /// From when on a publication is seen.
    #[serde(default)]
    pub visibility: Visibility,
    /// What its decisions are in law.
    #[serde(default)]
    pub decision: Decision,
    /// Of whom it asks a parent's or guardian's consent, if it asks.
    #[serde(default)]
    pub consent: Option<Asked>,
    /// What people bring after an offer.
    #[serde(default)]
    pub papers: Vec<Paper>,
    /// The norm on which it rests that pairs count which an employer and a person agreed on beforehand; `None`: none count.
    #[serde(default)]
    pub agreed: Option<Norm>,
    /// What it says of personal data.
    #[serde(default)]
    pub privacy: Privacy,
}
