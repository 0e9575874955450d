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
mod condition;
mod evaluate;
mod functions;
mod pack;
mod parts;
mod question;
mod raw;
mod ruleset;
mod settings;
mod typing;

#[cfg(test)]
mod tests;

pub use evaluate::Prepared;
pub use pack::{DatedSource, Fact, Group, Hours, Pack, Setting, Table};
pub use question::{Choices, Voice};
pub use ruleset::{ForPeople, Judgement, PairJudgement, RuleSet, RuleText, TierName, group_of};

/// The packs that ship, by identifier, sorted.
const SHIPPED: [(&str, &str); 2] = [
    ("cibla-public-works-2019", include_str!("packs/cibla-public-works-2019/pack.toml")),
    ("liepaja-pupils-2020", include_str!("packs/liepaja-pupils-2020/pack.toml")),
];

/// The text of a pack that ships.
pub fn shipped(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// The identifiers of the packs that ship, sorted.
pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}
