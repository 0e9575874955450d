//! What one person reads about the outcome: cut from the run once, when it is verified, so that reading it is one
//! look-up. Owns what a person learns: their own standing, cut-offs of the places they chose, and which other places
//! would have had a seat for them. Nothing about anyone else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ahead::{Ahead, ahead},
    pipeline::{Computed, Round},
};
use crate::{
    domain::{CutOff, Outcome, PersonOutcome, Placement, Reason, Snapshot, Stage, Status, Texts},
    rules::PairJudgement,
};

/// The most other places that a letter names.
const OTHERS: usize = 3;

/// The most pairs that are judged to find other places; above it (a country's round) none are looked for.
const PAIRS: usize = 400_000;

/// A place that the person chose, or could have chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishLine {
    /// Rank among the person's wishes, 0 for a place that was not chosen.
    pub rank: u8,
    /// Number of the placement.
    pub number: String,
    /// Who offers it.
    pub organisation: String,
    /// What the work is.
    pub title: String,
    /// Its seats.
    pub seats: u32,
    /// How many wished for it.
    pub wished: u32,
    /// Where its places ran out.
    pub cut_off: CutOff,
    /// Why the rules refuse it to this person, or what is to be found out first; empty when it is possible.
    pub refused: Vec<Reason>,
    /// Whether a member of staff has to decide about it first.
    #[serde(default)]
    pub undecided: bool,
    /// Who comes before this person there, for whoever is in line and could take it.
    #[serde(default)]
    pub ahead: Option<Ahead>,
    /// Where more come earlier than was told before: why, as words of [`super::Worse`]; said where it is read, and kept nowhere.
    #[serde(skip)]
    pub worse: Vec<String>,
}

impl WishLine {
    /// What the place is called: who offers it, and the work.
    pub fn called(&self) -> String {
        let name = if self.title.is_empty() { &self.number } else { &self.title };
        format!("{}: {name}", self.organisation)
    }
}

/// What one person reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each says how a sentence is to be said")]
pub struct Letter {
    /// What became of the application.
    pub person: PersonOutcome,
    /// What the person's tier is called.
    pub tier: Option<Texts>,
    /// The place that was given: organisation and title.
    pub place: Option<WishLine>,
    /// The place's work as it was when it was given; letters that are older do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Box<Placement>>,
    /// What the person chose, best first.
    pub wishes: Vec<WishLine>,
    /// Places not chosen at which the person would have had a seat.
    pub others: Vec<WishLine>,
    /// Applications in the round.
    pub applications: u64,
    /// How many people take part.
    pub in_line: u64,
    /// Seats in the round.
    pub seats: u64,
    /// Seats that were filled.
    pub filled: u64,
    /// Whether the order is by draw.
    pub by_draw: bool,
    /// Whether the order inside a group counts at all; letters that are older do not say, and in their rounds it did.
    #[serde(default = "counts")]
    pub ordered: bool,
    /// Whether the round asks for more than seats and wishes: where places ended then says less.
    #[serde(default)]
    pub limited: bool,
    /// Whether every goal of the run was proven; letters that are older do not say.
    #[serde(default)]
    pub proven: bool,
}

impl Letter {
    /// Whether this is a decision: what a person still has to find out is none.
    pub fn is_decided(&self) -> bool {
        matches!(self.person.status, Status::Placed | Status::Waiting | Status::NotEligible)
    }

    /// Whether a place is given.
    pub fn is_award(&self) -> bool {
        self.person.status == Status::Placed
    }

    /// Whether somebody who has a place could have had another that they wished for more, and nothing but the goals decided that they
    /// have not.
    pub fn is_outweighed(&self, line: &WishLine) -> bool {
        let given = self.person.rank.filter(|_| self.is_award());
        given.is_some_and(|given| line.rank < given) && line.refused.is_empty() && !line.undecided
    }

    /// Whether a placement that was wished for is the one given.
    pub fn is_given(&self, line: &WishLine) -> bool {
        self.is_award() && self.place.as_ref().is_some_and(|place| place.number == line.number)
    }

    /// Whether the person got what they had wished for most.
    pub fn is_granted(&self) -> bool {
        self.person.status == Status::Placed && self.person.rank.is_none_or(|rank| rank <= 1)
    }
}

fn counts() -> bool {
    true
}

/// Whether a run that does not tell everyone tells a person: it places them, or they are named and hold nothing.
fn is_told(person: &PersonOutcome, also: &[String]) -> bool {
    let named = || also.iter().any(|number| number == person.applicant.as_str());
    person.is_new() || (person.held.is_none() && named())
}

/// Letters by number of the application: everyone's, or those of whom the run gives a place that they do not hold yet and of whom
/// `also` names.
pub(super) fn letters(
    round: &Round,
    computed: &Computed,
    (everyone, also): (bool, &[String]),
) -> BTreeMap<String, Letter> {
    let outcome = &computed.matched.outcome;
    let (snapshot, rules) = (&round.snapshot, &round.rules);
    let in_line = outcome.people.iter().filter(|person| person.order.is_some()).count() as u64;
    let (seats, filled) = outcome.seats();
    let wishes = by_applicant(snapshot);
    // Under further conditions a free seat is no promise, nor is a cut-off.
    let limited = outcome.is_limited();
    let look = !limited && outcome.count(Status::Waiting).saturating_mul(outcome.places.len()) <= PAIRS;
    let places: Vec<_> = snapshot.placements.iter().map(|place| rules.prepare_placement(place)).collect();
    let ahead = if everyone { ahead(round, computed) } else { BTreeMap::new() };
    let told = outcome.people.iter().enumerate().filter(|(_, person)| everyone || is_told(person, also));
    let letters = told.map(|(a, person)| {
        let mut chosen: Vec<WishLine> = shown_of(snapshot, &wishes[a])
            .iter()
            .map(|&at| {
                let wish = &snapshot.wishes[at];
                let (refused, undecided) = match &computed.matched.model.refused[at] {
                    Some(PairJudgement::Impossible(reasons)) => (reasons.clone(), false),
                    Some(PairJudgement::NeedsPerson(reasons)) => (reasons.clone(), true),
                    _ => (Vec::new(), false),
                };
                WishLine { undecided, ..line_of(outcome, wish.placement, wish.rank, refused) }
            })
            .collect();
        chosen.sort_by_key(|line| line.rank);
        if let Some(known) = ahead.get(person.applicant.as_str()) {
            for line in &mut chosen {
                line.ahead = known.get(&line.number).copied();
            }
        }
        let mut others = Vec::new();
        if look && person.status == Status::Waiting {
            let prepared = rules.prepare_applicant(&snapshot.applicants[a]);
            let free = (0..places.len()).filter(|&p| {
                reaches(person, outcome.places[p].cut_off)
                    && !wishes[a].iter().any(|&at| snapshot.wishes[at].placement == p)
                    && rules.pair_prepared(&prepared, &places[p]) == PairJudgement::Possible
            });
            others = free.take(OTHERS).map(|p| line_of(outcome, p, 0, Vec::new())).collect();
        }
        let tier = person.tier.and_then(|tier| outcome.tiers.iter().find(|known| known.tier == tier));
        let letter = Letter {
            person: person.clone(),
            tier: tier.map(|tier| tier.name.clone()),
            place: person.place.map(|p| line_of(outcome, p, person.rank.unwrap_or(0), Vec::new())),
            work: person.place.map(|p| Box::new(outcome.places[p].placement.clone())),
            wishes: chosen,
            others,
            applications: outcome.people.len() as u64,
            in_line,
            seats,
            filled,
            by_draw: matches!(snapshot.round.order, crate::domain::OrderBy::Draw { .. }),
            ordered: snapshot.round.stages.contains(&Stage::Order),
            limited,
            proven: is_proven(outcome),
        };
        (person.applicant.to_string(), letter)
    });
    letters.collect()
}

/// Everybody's wishes, by applicant.
fn by_applicant(snapshot: &Snapshot) -> Vec<Vec<usize>> {
    let mut wishes: Vec<Vec<usize>> = vec![Vec::new(); snapshot.applicants.len()];
    for (at, wish) in snapshot.wishes.iter().enumerate() {
        wishes[wish.applicant].push(at);
    }
    wishes
}

/// Whether every goal of a run was proven.
fn is_proven(outcome: &Outcome) -> bool {
    !outcome.proofs.is_empty() && outcome.proofs.iter().all(|stage| stage.proven)
}

/// The most placements that fit a description and are told one by one.
const DESCRIBED: usize = 12;

/// Somebody's wishes that are told one by one: those that name a placement, and those that a description came to where they are few.
pub(super) fn shown_of(snapshot: &Snapshot, wishes: &[usize]) -> Vec<usize> {
    let described = wishes.iter().filter(|&&at| snapshot.wishes[at].described).count();
    let shown = |at: &usize| described <= DESCRIBED || !snapshot.wishes[*at].described;
    wishes.iter().copied().filter(shown).collect()
}

/// Whether someone would have had a seat at a place with this cut-off: it is open, or ends with someone later in line,
/// who would have made room.
fn reaches(person: &PersonOutcome, cut_off: CutOff) -> bool {
    match (cut_off, person.tier, person.order) {
        (CutOff::Open, ..) => true,
        // Where the order counts it says all: whoever goes first in line comes before earlier tiers.
        (CutOff::Person { tier, order: 0 }, Some(own), _) => own < tier,
        (CutOff::Person { order, .. }, _, Some(own)) => own < order,
        _ => false,
    }
}

fn line_of(outcome: &Outcome, p: usize, rank: u8, refused: Vec<Reason>) -> WishLine {
    let place = &outcome.places[p];
    WishLine {
        rank,
        number: place.placement.id.to_string(),
        organisation: place.placement.organisation.clone(),
        title: place.placement.title.clone(),
        seats: place.placement.capacity,
        wished: place.wished,
        cut_off: place.cut_off,
        refused,
        undecided: false,
        ahead: None,
        worse: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::{domain::Wish, files::folder::Folder, matching::Unwatched, service::pipeline};

    fn told(name: &str) -> (Outcome, BTreeMap<String, Letter>) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name);
        let round =
            pipeline::read(&Folder::Disk(&folder)).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let computed = pipeline::compute(&round, &Unwatched).unwrap();
        let letters = letters(&round, &computed, (true, &[]));
        (computed.matched.outcome, letters)
    }

    /// The places in line of everyone who has a seat at a place.
    fn holders(outcome: &Outcome, number: &str) -> Vec<u64> {
        let there = |person: &&PersonOutcome| {
            person.place.is_some_and(|p| outcome.places[p].placement.id.as_str() == number)
        };
        outcome.people.iter().filter(there).filter_map(|person| person.order).collect()
    }

    #[test]
    fn under_further_conditions_nothing_is_said_that_only_cut_offs_show() {
        for name in ["budget", "supervisors"] {
            let (outcome, letters) = told(name);
            assert!(outcome.is_limited(), "{name}");
            for letter in letters.values() {
                assert!(letter.limited && letter.others.is_empty(), "{name}");
            }
        }
        let (outcome, letters) = told("shortage");
        assert!(!outcome.is_limited() && letters.values().any(|letter| !letter.others.is_empty()));
    }

    #[test]
    fn whoever_had_chosen_a_place_that_a_letter_names_would_have_one() {
        let rounds = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds");
        let mut named = 0;
        for name in ["shortage", "minimal"] {
            let (_, letters) = told(name);
            for letter in letters.values() {
                for other in &letter.others {
                    let mut round = pipeline::read(&Folder::Disk(&rounds.join(name))).unwrap();
                    let snapshot = &mut round.snapshot;
                    let own = |id: &crate::domain::Id| *id == letter.person.applicant;
                    let applicant = snapshot.applicants.iter().position(|person| own(&person.id)).unwrap();
                    let there = |id: &crate::domain::Id| id.as_str() == other.number;
                    let placement = snapshot.placements.iter().position(|place| there(&place.id)).unwrap();
                    let rank = letter.wishes.iter().map(|line| line.rank).max().unwrap_or(0) + 1;
                    let wish =
                        Wish { applicant, placement, rank, stated: None, refused: None, described: false };
                    snapshot.wishes.push(wish);
                    snapshot.wishes.sort_unstable_by_key(|wish| (wish.applicant, wish.placement));
                    let outcome = pipeline::compute(&round, &Unwatched).unwrap().matched.outcome;
                    let then = outcome.people.iter().find(|person| own(&person.applicant)).unwrap();
                    assert_eq!(then.status, Status::Placed, "{} at {}", then.applicant, other.number);
                    named += 1;
                }
            }
        }
        assert!(named > 0);
    }

    #[test]
    fn whoever_waits_reads_rightly_who_has_the_places() {
        for name in ["budget", "supervisors", "shortage", "minimal", "ties"] {
            let (outcome, letters) = told(name);
            for letter in letters.values() {
                let (Some(own), Some(reason)) = (letter.person.order, letter.person.reasons.first()) else {
                    continue;
                };
                let possible = letter.wishes.iter().filter(|line| line.refused.is_empty());
                let orders: Vec<u64> = possible.flat_map(|line| holders(&outcome, &line.number)).collect();
                let later = orders.iter().any(|order| *order > own);
                match reason.key.as_str() {
                    "waiting.cut-off" | "waiting.earlier" => assert!(!later, "{name}: {letter:?}"),
                    _ => {}
                }
            }
        }
    }
}
