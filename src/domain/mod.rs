//! The nouns. Everything else in the house speaks in these words; this room knows no other room,
//! does no I/O and asks neither the time nor chance.
//!
//! To add a noun: one file, one meaning, the word as the glossary in `ARCHITECTURE.md` has it.

pub mod actor;
pub mod agreed;
pub mod announcement;
pub mod applicant;
pub mod bounds;
pub mod calendar;
pub mod choice;
pub mod comparison;
pub mod condition;
pub mod consent;
pub mod constraints;
pub mod day;
pub mod decision;
pub mod description;
pub mod draw;
pub mod ending;
pub mod fact;
pub mod fault;
pub mod geo;
pub mod id;
pub mod instead;
pub mod message;
pub mod moment;
pub mod objection;
pub mod offer;
pub mod outcome;
pub mod papers;
pub mod past;
pub mod personal_code;
pub mod placement;
pub mod placing;
pub mod property;
pub mod reason;
pub mod round;
pub mod snapshot;
pub mod standing;
pub mod terms;
pub mod text;
pub mod turn;
pub mod way;

pub use actor::{Administrator, Caseworker, Department, Guardian, Holder, Overseer, Role, Rulekeeper, Staff};
pub use announcement::Announcement;
pub use applicant::{Applicant, Entry, Metres, OutOfLine, Veto, Wish};
pub use condition::{Condition, ConditionKind};
pub use description::{Accepted, DescribedWish, Description};
pub use ending::{Cause, Ending, Settlement};
pub use fact::{FactType, FactValue, Facts, Period};
pub use fault::{Fault, Faults, Spot};
pub use id::Id;
pub use instead::{Alternatives, Instead};
pub use message::Occasion;
pub use outcome::{CutOff, Outcome, PersonOutcome, PlaceOutcome, Status};
pub use personal_code::{Doubt, NotACode, PersonalCode};
pub use placement::Placement;
pub use placing::{Placing, PlacingVerb, Side};
pub use reason::{Arg, Reason, Source};
pub use round::{Answers, AtDeadline, Limits, OrderBy, Refill, Round, Seen, Stage, Ties, Visibility};
pub use snapshot::{Held, Snapshot};
pub use standing::Standing;
pub use text::{Lang, Texts};
pub use way::{Phase, RoundVerb};
