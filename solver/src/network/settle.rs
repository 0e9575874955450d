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

/// What the end of a part proves.
pub(super) struct Settled {
    /// What each placement is worth.
    pub(super) prices: Vec<i128>,
    /// By arc: whether it is tight.
    pub(super) tight: Vec<bool>,
    /// By person: whether they cost less than being left out would.
    pub(super) cheap: Vec<bool>,
}

/// Finds the cheapest seats of a part, puts people there, and says what proves it. `None` when stopped.
pub(super) fn settle(part: &mut Part, costs: Costs, stop: &dyn Fn() -> bool) -> Option<Settled> {
    let most = match &costs {
        Costs::Narrow(costs) => costs.iter().copied().max().map_or(0, u64::from),
        Costs::Wide(costs) => costs.iter().copied().max().unwrap_or(0),
    };
    // No price leaves what a path over all placements can add up to, at the finest scale that can be needed.
    let nodes = part.places.len() as u128 + 2;
    let finest = u128::from(FIRST_SCALE) + 16 * nodes;
    let fits = (u128::from(most) + 2) * finest * nodes * 4 < i64::FAR.unsigned_abs().into();
    match costs {
        Costs::Narrow(costs) if fits => run::<u32, i64>(part, &costs, most, stop),
        Costs::Narrow(costs) => run::<u32, i128>(part, &costs, most, stop),
        Costs::Wide(costs) => run::<u64, i128>(part, &costs, most, stop),
    }
}

/// How finely costs are scaled at first.
const FIRST_SCALE: u64 = 16;

fn run<C: Cost, N: Number>(
    part: &mut Part,
    costs: &[C],
    most: u64,
    stop: &dyn Fn() -> bool,
) -> Option<Settled> {
    let mut scale = FIRST_SCALE;
    let one = N::from_cost(1);
    // Ranks begin at one whole choice, larger costs at a quarter of the largest.
    let (begin, finer) = if most <= 255 { (1, 8) } else { (most / 4, 4) };
    let mut epsilon = N::from_cost(begin) * N::from_cost(scale);
    let mut auction: Auction<C, N> = Auction::new(part, costs, scale);
    loop {
        while epsilon > one {
            if !auction.level(epsilon, stop) {
                return None;
            }
            epsilon = epsilon.floor_div(finer);
        }
        if !auction.level(one, stop) {
            return None;
        }
        let seats = auction.seats();
        let price = whole(auction.prices(), scale);
        if let Some((tight, cheap)) = proof(part, costs, &seats, &price) {
            part.seat = seats;
            return Some(Settled { prices: price.into_iter().map(Number::wide).collect(), tight, cheap });
        }
        scale *= 8;
        auction.refine(8);
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

/// Whether seats and prices prove each other, in exact numbers: what is tight and who is cheap, or `None`.
fn proof<C: Cost, N: Number>(
    part: &Part,
    costs: &[C],
    seat: &[u32],
    price: &[N],
) -> Option<(Vec<bool>, Vec<bool>)> {
    let mut load = vec![0u32; price.len()];
    let (mut tight, mut cheap) = (vec![false; costs.len()], vec![false; seat.len()]);
    let total = |at: usize| N::from_cost(costs[at].into()) + price[part.to[at] as usize];
    for (person, &held) in seat.iter().enumerate() {
        let row = part.row(person);
        let own = if held == NONE {
            N::default()
        } else {
            load[held as usize] += 1;
            total(row.clone().find(|&at| part.to[at] == held)?)
        };
        let may_leave = !part.must[person];
        if (held == NONE && !may_leave) || (may_leave && own > N::default()) {
            return None;
        }
        cheap[person] = own < N::default();
        for at in row {
            let total = total(at);
            if total < own {
                return None;
            }
            tight[at] = total == own;
        }
    }
    let fits = load.iter().enumerate().all(|(p, &load)| {
        let free = load < part.room[p];
        let price = price[p];
        load <= part.room[p]
            && if part.full[p] { !free } else { price >= N::default() && (!free || price == N::default()) }
    });
    fits.then_some((tight, cheap))
}
