//! Turns: what puts people of one tier in order, and who goes before every tier. This file alone decides who comes before whom; whoever needs the order
//! asks here, so that nobody's rank hangs on the order of rows, on an identifier, or on who computes it.

use super::{Applicant, Id, OrderBy, Round, draw, round::Ties};

/// What an applicant's place rests on: the smaller comes earlier.
///
/// By registration: received (microseconds since 1970, UTC), then arrival, then, where the round says so, a draw among
/// those who are equal still. By draw: the number that the seed draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    received: i64,
    arrival: u64,
    ticket: u128,
}

/// The turn of an applicant in a round. In a round by draw two are never equal, nor in one by registration with the stage
/// `order`: the reader of files has refused such people, unless they are out of the line.
pub fn turn(round: &Round, applicant: &Applicant) -> Turn {
    match (&round.order, &round.ties) {
        (OrderBy::Draw { seed, .. }, _) => {
            Turn { received: 0, arrival: 0, ticket: draw::ticket(seed, drawn(applicant)) }
        }
        (OrderBy::Registration, ties) => Turn {
            // Nobody comes first because their moment is missing.
            received: applicant.entry.received.map_or(i64::MAX, |moment| moment.timestamp_micros()),
            arrival: applicant.entry.arrival.unwrap_or(0),
            ticket: match ties {
                Ties::Draw { seed, .. } => draw::ticket(seed, drawn(applicant)),
                Ties::Refuse | Ties::Row => 0,
            },
        },
    }
}

/// Where somebody of a tier stands in line, the smaller the earlier: who goes first, then tiers, then turns.
pub fn in_line(round: &Round, applicant: &Applicant, tier: u8) -> (u32, u8, Turn) {
    (applicant.entry.first_in_line.unwrap_or(u32::MAX), tier, turn(round, applicant))
}

/// What a draw hashes: the draw code, where the file has them; otherwise the identifier.
pub fn drawn(applicant: &Applicant) -> &Id {
    applicant.entry.draw_code.as_ref().unwrap_or(&applicant.id)
}
