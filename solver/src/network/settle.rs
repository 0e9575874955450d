//! Settling a part: the seats that cost least, with whole prices that prove it. Owns the levels of the
//! auction, the cut from scaled prices to whole ones, and the check that makes the end exact: as long as one
//! condition is broken, the auction goes on with a finer scale, until none can be (`MODEL.md`, claim 9).

use super::{
    auction::Auction,
    number::{Cost, Number},
    part::Part,
    seats::NONE,
};

/// What each arc of a part costs, as narrow as it can be held.
pub(super) enum Costs {
    /// In 32 bits.
    Narrow(Vec<u32>),
    /// In 64 bits.
    Wide(Vec<u64>),
}

/// What each placement is worth, and by arc whether it is tight.
pub(super) type Settled = (Vec<i128>, Vec<bool>);

/// Finds the cheapest seats of a part, puts people there, and says what proves it. `None` when stopped.
pub(super) fn settle(part: &mut Part, costs: Costs, stop: &dyn Fn() -> bool) -> Option<Settled> {
    let most = match &costs {
        Costs::Narrow(costs) => costs.iter().copied().max().map_or(0, u64::from),
        Costs::Wide(costs) => costs.iter().copied().max().unwrap_or(0),
    };
    // No price leaves what a path over all placements can add up to, at the finest scale that can be needed.
    let nodes = part.places.len() as u128 + 2;
    let finest = u128::from(first_scale(most)) + 16 * nodes;
    let fits = (u128::from(most) + 2) * finest * nodes * 4 < i64::FAR.unsigned_abs().into();
    match costs {
        Costs::Narrow(costs) if fits => run::<u32, i64>(part, &costs, most, stop),
        Costs::Narrow(costs) => run::<u32, i128>(part, &costs, most, stop),
        Costs::Wide(costs) => run::<u64, i128>(part, &costs, most, stop),
    }
}

/// How finely costs are scaled at first.
fn first_scale(most: u64) -> u64 {
    if most <= 255 { 64 } else { 8 }
}

fn run<C: Cost, N: Number>(
    part: &mut Part,
    costs: &[C],
    most: u64,
    stop: &dyn Fn() -> bool,
) -> Option<Settled> {
    let mut scale = first_scale(most);
    let one = N::from_cost(1);
    let (mut epsilon, step) = if most <= 255 {
        (N::from_cost(scale), 8)
    } else {
        (N::from_cost(most) * N::from_cost(scale / 4), 4)
    };
    let mut auction: Auction<'_, C, N> = Auction::new(part, costs);
    auction.scale(scale);
    auction.open(costs.iter().copied().max().unwrap_or_default());
    loop {
        while epsilon > one {
            if !auction.level(epsilon, stop) {
                return None;
            }
            epsilon = epsilon.floor_div(step);
        }
        if !auction.level(one, stop) {
            return None;
        }
        let price = whole(&auction.price, scale);
        if let Some(tight) = proof(part, costs, &auction.seat, &price) {
            part.seat = auction.seat;
            return Some((price.into_iter().map(Number::wide).collect(), tight));
        }
        scale *= 8;
        auction.scale(scale);
    }
}

/// Whole prices: scaled ones cut down from a common offset, chosen just above the residue that the fewest
/// prices have. A price with that very residue is the only one that can be cut at the wrong side.
fn whole<N: Number>(scaled: &[N], scale: u64) -> Vec<N> {
    let modulus = i64::try_from(scale).unwrap_or(i64::MAX);
    let mut counts = vec![0usize; usize::try_from(scale).unwrap_or(1)];
    for price in scaled {
        counts[price.residue(modulus)] += 1;
    }
    // The outside has price 0 and counts for all of its neighbours.
    counts[0] += scaled.len() + 1;
    let emptiest = (0u64..).zip(&counts).min_by_key(|(_, count)| **count).map_or(0, |(at, _)| at);
    let offset = N::from_cost((emptiest + 1) % scale);
    let cut = |price: N| (price - offset).floor_div(modulus);
    let zero = cut(N::default());
    scaled.iter().map(|&price| cut(price) - zero).collect()
}

/// Whether seats and prices prove each other, in exact numbers: by arc whether it is tight, or `None`.
fn proof<C: Cost, N: Number>(part: &Part, costs: &[C], seat: &[u32], price: &[N]) -> Option<Vec<bool>> {
    let mut load = vec![0u32; price.len()];
    let mut tight = vec![false; costs.len()];
    let total = |at: usize| N::from_cost(costs[at].into()) + price[part.to[at] as usize];
    for (person, &held) in seat.iter().enumerate() {
        let mut row = part.row(person);
        let own = if held == NONE {
            if part.must[person] {
                return None;
            }
            N::default()
        } else {
            load[held as usize] += 1;
            total(row.clone().find(|&at| part.to[at] == held)?)
        };
        if !part.must[person] && own > N::default() {
            return None;
        }
        for at in row.by_ref() {
            let total = total(at);
            if total < own {
                return None;
            }
            tight[at] = total == own;
        }
    }
    let fits = load.iter().enumerate().all(|(p, &load)| {
        let free = load < part.room[p];
        load <= part.room[p]
            && (if part.full[p] {
                !free
            } else {
                price[p] >= N::default() && (!free || price[p] == N::default())
            })
    });
    fits.then_some(tight)
}
