//! How parts of a decision are said that stand on other pages too: how somebody was heard before it, and what they wished for.

use super::Tr;
use crate::domain::{
    Arg, Texts,
    decision::{Heard, Hearing},
};

impl Tr {
    /// How somebody was heard, or why not, as their decision says it.
    pub fn heard(self, heard: &Heard) -> String {
        let text = ("text", Arg::Text(heard.how.text().to_owned()));
        match (&heard.how, heard.day) {
            (Hearing::Held(_), Some(day)) => self.with("decision-heard-on", &[("day", Arg::Date(day)), text]),
            (Hearing::Held(_), None) => self.with("decision-heard", &[text]),
            (Hearing::Omitted(_), _) => self.with("decision-unheard", &[text]),
        }
    }

    /// A wish that names no placement.
    pub fn described(self, what: &Texts) -> String {
        match what.get(self.0) {
            "" => self.say("wish-anything"),
            what => self.with("wish-described", &[("what", Arg::Text(what.to_owned()))]),
        }
    }
}
