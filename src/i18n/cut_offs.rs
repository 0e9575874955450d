//! Where places ended, in words: as far as the round counts an order, by number, otherwise by priority group.

use super::Tr;
use crate::domain::{Arg, CutOff};

impl Tr {
    /// A cut-off in words; in a round with further conditions (`limited`) seats that are left are not for everyone. Where
    /// the order inside a group does not count, a cut-off has the number 0; where groups do not count either, the group 0.
    pub fn cut_off(self, cut_off: CutOff, limited: bool) -> String {
        match cut_off {
            CutOff::None => self.say("report-cutoff-none"),
            CutOff::Person { tier: 0, order: 0 } => self.say("report-cutoff-full"),
            CutOff::Person { tier, order: 0 } => {
                self.with("report-cutoff-tier", &[("tier", Arg::Whole(i64::from(tier)))])
            }
            CutOff::Person { order, .. } => self.count("report-cutoff-person", order),
            CutOff::Open if limited => self.say("report-cutoff-limited"),
            CutOff::Open => self.say("report-cutoff-open"),
        }
    }

    /// The same as a clause of a decision.
    pub fn ended(self, cut_off: CutOff, limited: bool) -> String {
        match cut_off {
            CutOff::None => self.say("decision-ended-none"),
            CutOff::Person { tier: 0, order: 0 } => self.say("decision-ended-full"),
            CutOff::Person { tier, order: 0 } => {
                self.with("decision-ended-tier", &[("tier", Arg::Whole(i64::from(tier)))])
            }
            CutOff::Person { order, .. } => self.count("decision-ended-person", order),
            CutOff::Open if limited => self.say("decision-ended-limited"),
            CutOff::Open => self.say("decision-ended-open"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn where_no_order_counts_no_number_is_said() {
        let said =
            |tier, order| Lang::ALL.map(|lang| Tr(lang).cut_off(CutOff::Person { tier, order }, false));
        assert_eq!(said(2, 7), ["līdz\u{a0}7.", "up to no.\u{a0}7", "до\u{a0}№\u{a0}7"]);
        assert_eq!(said(2, 0), ["līdz 2.\u{a0}grupai", "up to group\u{a0}2", "до группы\u{a0}2"]);
        assert_eq!(said(0, 0), ["vietas beidzās", "ran out", "места закончились"]);
    }

    #[test]
    fn a_decision_says_in_a_clause_where_places_ended() {
        let said = |cut_off, limited| Tr(Lang::Lv).ended(cut_off, limited);
        let person = |tier, order| CutOff::Person { tier, order };
        assert_eq!(said(person(1, 23), false), "pēdējais numurs secībā, kuram vietas pietika: 23");
        assert_eq!(said(person(2, 0), false), "vietu pietika līdz 2. prioritātes grupai");
        assert_eq!(said(person(0, 0), false), "visas vietas ir aizņemtas");
        assert_eq!(said(CutOff::Open, false), "vietu pietika visiem, kas tās drīkstēja saņemt");
        assert_eq!(said(CutOff::Open, true), "palika brīvas vietas");
        assert_eq!(said(CutOff::None, false), "piešķiramu vietu nebija");
    }
}
