//! The law, as data. A *pack* (`packs/<id>/pack.toml`) says who may take part, who may take which
//! placement, and who is served first; this room reads it ([`Pack`]), puts it to work on a round
//! ([`RuleSet`]) and gives every "no" its reason and its source. Pure: no files, no clock, no floats.
//!
//! ```
//! use talka::rules::{self, Pack};
//!
//! let text = rules::shipped("liepaja-pupils-2020").expect("it ships");
//! let pack = Pack::parse("pack.toml", text).expect("it is checked by its tests");
//! assert_eq!(pack.programme(), "summer-jobs");
//! ```
//!
//! To add a programme: a folder with a `pack.toml` under `packs/`, a line in `SHIPPED`, and people
//! on both sides of every rule in `tests/`. `README.md` beside this file shows how to write a pack.

mod calendar;
mod check;
mod classes;
mod clause;
mod condition;
mod constrained;
mod description;
mod diff;
mod effect;
mod evaluate;
mod example;
mod explain;
mod functions;
mod instead;
mod matter;
mod mutation;
mod pack;
mod parts;
mod question;
mod raw;
mod ruleset;
mod settings;
mod terms;
mod trial;
mod typing;

#[cfg(test)]
mod tests;

pub use classes::PairClasses;
pub use clause::Clause;
pub use constrained::Constrained;
pub use diff::{Difference, diff};
pub use effect::{Counts, Effect, Touch, effect, touches};
pub use evaluate::Prepared;
pub use example::{Example, Expect, ExpectPair};
pub use explain::{Explained, explain};
pub use mutation::{Change, Score, score};
pub use pack::Pack;
pub use parts::{By, DatedSource, Fact, Group, Hours, Order, Pay, Setting, Table};
pub use question::{Choices, CodeAsked, Voice};
pub use ruleset::{ForPeople, Judgement, PairJudgement, RuleSet, RuleText, TierName, group_of};
pub use settings::days;
pub use trial::{FEWEST, Failure, Showing, Trial, trial};

/// The packs that ship, by identifier, sorted.
const SHIPPED: [(&str, &str); 13] = [
    ("cibla-public-works-2019", include_str!("packs/cibla-public-works-2019/pack.toml")),
    ("cibla-pupils-2021", include_str!("packs/cibla-pupils-2021/pack.toml")),
    ("daugavpils-public-works", include_str!("packs/daugavpils-public-works/pack.toml")),
    ("daugavpils-pupils-2020", include_str!("packs/daugavpils-pupils-2020/pack.toml")),
    ("jelgava-pupils-2018", include_str!("packs/jelgava-pupils-2018/pack.toml")),
    ("liepaja-pupils-2020", include_str!("packs/liepaja-pupils-2020/pack.toml")),
    ("mentors-youth-at-risk", include_str!("packs/mentors-youth-at-risk/pack.toml")),
    ("molndal-summer-jobs-2022", include_str!("packs/molndal-summer-jobs-2022/pack.toml")),
    ("nva-public-works", include_str!("packs/nva-public-works/pack.toml")),
    ("nva-pupils-2026", include_str!("packs/nva-pupils-2026/pack.toml")),
    ("ogre-public-works-2012", include_str!("packs/ogre-public-works-2012/pack.toml")),
    ("respite-care-days", include_str!("packs/respite-care-days/pack.toml")),
    ("workshops-free-places", include_str!("packs/workshops-free-places/pack.toml")),
];

/// The text of a pack that ships.
pub fn shipped(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// The identifiers of the packs that ship, sorted.
pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}
