//! What one person reads about the outcome: cut from the run once, when it is verified, so that reading it is one
//! look-up. Owns what a person learns: their own standing, cut-offs of the places they chose, and which other places
//! would have had a seat for them. Nothing about anyone else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pipeline::{Computed, Round};
use crate::{
    domain::{CutOff, Outcome, PersonOutcome, Reason, Status, Texts},
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
    /// Why the rules refuse it to this person; empty when they don't.
    pub refused: Vec<Reason>,
}

/// What one person reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What became of the application.
    pub person: PersonOutcome,
    /// What the person's tier is called.
    pub tier: Option<Texts>,
    /// The place that was given: organisation and title.
    pub place: Option<WishLine>,
    /// What the person chose, best first.
    pub wishes: Vec<WishLine>,
    /// Places not chosen at which the person would have had a seat.
    pub others: Vec<WishLine>,
    /// Applications in the round.
    pub applications: u64,
    /// People who take part: the length of the line.
    pub line: u64,
    /// Seats in the round.
    pub seats: u64,
    /// Seats that were filled.
    pub filled: u64,
    /// Whether the order is by draw.
    pub by_draw: bool,
}

/// Everyone's letter, by number of the application.
pub(super) fn letters(round: &Round, computed: &Computed) -> BTreeMap<String, Letter> {
    let outcome = &computed.matched.outcome;
    let (snapshot, rules) = (&round.snapshot, &round.rules);
    let line = outcome.people.iter().filter(|person| person.line.is_some()).count() as u64;
    let (seats, filled) = outcome.seats();
    let mut wishes: Vec<Vec<usize>> = vec![Vec::new(); snapshot.applicants.len()];
    for (at, wish) in snapshot.wishes.iter().enumerate() {
        wishes[wish.applicant].push(at);
    }
    let waiting = outcome.count(Status::Waiting);
    let look = waiting.saturating_mul(outcome.places.len()) <= PAIRS;
    let places: Vec<_> = snapshot.placements.iter().map(|place| rules.prepare_placement(place)).collect();
    let by_draw = matches!(snapshot.round.order, crate::domain::OrderBy::Draw { .. });
    let letters = outcome.people.iter().enumerate().map(|(a, person)| {
        let mut chosen: Vec<WishLine> = wishes[a]
            .iter()
            .map(|&at| {
                let wish = &snapshot.wishes[at];
                let refused = match &computed.matched.model.refused[at] {
                    Some(PairJudgement::Impossible(reasons) | PairJudgement::NeedsPerson(reasons)) => {
                        reasons.clone()
                    }
                    _ => Vec::new(),
                };
                line_of(outcome, wish.placement, wish.rank, refused)
            })
            .collect();
        chosen.sort_by_key(|line| line.rank);
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
            wishes: chosen,
            others,
            applications: outcome.people.len() as u64,
            line,
            seats,
            filled,
            by_draw,
        };
        (person.applicant.to_string(), letter)
    });
    letters.collect()
}

/// Whether someone would have had a seat at a place with this cut-off: it is open, or ends with someone later in line,
/// who would have made room.
fn reaches(person: &PersonOutcome, cut_off: CutOff) -> bool {
    match (cut_off, person.tier, person.line) {
        (CutOff::Open, ..) => true,
        (CutOff::Person { tier, order }, Some(own_tier), Some(own)) => (own_tier, own) < (tier, order),
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
    }
}
