//! The auction: who of a part sits where at least cost, with prices that come close to proving it. People bid
//! for seats by what the next best would cost them; a seat too many drives out whoever loses least; a free
//! seat that has a price lowers it until somebody comes (Bertsekas: forward and reverse auction). The end is
//! near-optimal to within ε per person, in scaled whole numbers; `settle` makes it exact.

use std::collections::VecDeque;

use super::{
    number::{Cost, Number},
    part::Part,
    seats::NONE,
};

/// A person's bid for a placement: the highest price at which they would stay, as far as it is known. It never
/// says too much, since prices only rise while bids are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bid<N> {
    pub(super) person: u32,
    pub(super) most: N,
}

/// A pair seen from one of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arc<C> {
    pub(super) to: u32,
    pub(super) cost: C,
}

/// What is looked at together of a placement, besides its price.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) first_slot: u32,
    pub(super) load: u32,
    pub(super) room: u32,
    pub(super) full: bool,
    pub(super) waits: bool,
}

/// Somebody who would gain by coming to a placement, apart from its price.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gain<C, N> {
    pub(super) gain: N,
    pub(super) taker: Arc<C>,
}

/// The largest gain first, then the earlier person.
pub(super) fn gains_more<C: Cost, N: Number>(one: &Gain<C, N>, other: &Gain<C, N>) -> bool {
    (other.gain, one.taker.to) < (one.gain, other.taker.to)
}

/// One part at auction.
pub(super) struct Auction<C, N> {
    /// Scaled costs are costs times this.
    pub(super) scale: N,
    pub(super) epsilon: N,
    /// By placement, and 0 for the outside behind the last.
    pub(super) price: Vec<N>,
    /// By person: where their row begins; one more for the end.
    first: Vec<u32>,
    /// A row a person, so that one look at memory shows all: first the option that they hold, or one to nowhere,
    /// then all of their options. Who may be left out has the outside for one.
    rows: Vec<Arc<C>>,
    pub(super) places: Vec<Place>,
    /// Pairs by placement.
    pub(super) takers: Vec<Arc<C>>,
    pub(super) first_taker: Vec<u32>,
    /// By placement, while people bid: the lowest bid first, in the order of a heap.
    pub(super) bids: Vec<Bid<N>>,
    waiting: Vec<u32>,
    pub(super) queue: VecDeque<u32>,
    /// While prices fall: who could come, for each placement that was looked at, in the order of a heap.
    pub(super) gains: Vec<Gain<C, N>>,
    /// By placement: where its gains begin, or [`NONE`], and how many there are.
    pub(super) gains_at: Vec<(u32, u32)>,
    steps: u32,
}

/// The two cheapest options of a person, seats' prices included.
pub(super) struct Options<C, N> {
    pub(super) best: N,
    pub(super) second: N,
    pub(super) choice: Arc<C>,
}

impl<C: Cost, N: Number> Auction<C, N> {
    /// Everyone waits, and nothing has a price. `costs` are by arc of the part.
    pub(super) fn new(part: &Part, costs: &[C], scale: u64) -> Self {
        let placements = part.places.len();
        let outside = u32::try_from(placements).unwrap_or(NONE);
        let nowhere = Arc { to: NONE, cost: C::default() };
        let mut first = Vec::with_capacity(part.people.len() + 1);
        let mut rows = Vec::with_capacity(part.to.len() + 2 * part.people.len());
        for person in 0..part.people.len() {
            first.push(u32::try_from(rows.len()).unwrap_or(NONE));
            rows.push(nowhere);
            rows.extend(part.row(person).map(|at| Arc { to: part.to[at], cost: costs[at] }));
            if !part.must[person] {
                rows.push(Arc { to: outside, cost: C::default() });
            }
        }
        first.push(u32::try_from(rows.len()).unwrap_or(NONE));
        let (first_taker, takers) = takers(part, costs);
        let scale = N::from_cost(scale);
        let most = N::from_cost(costs.iter().copied().max().unwrap_or_default().into());
        let mut places = Vec::with_capacity(placements + 1);
        let mut first_slot = 0;
        for (p, (&room, &full)) in part.room.iter().zip(&part.full).enumerate() {
            places.push(Place { first_slot, load: 0, room, full, waits: false });
            // One more than there is room for sits down before somebody leaves.
            first_slot += room.min(first_taker[p + 1] - first_taker[p]) + 1;
        }
        places.push(Place { first_slot, load: 0, room: u32::MAX, full: false, waits: false });
        // What has to be full begins so cheap that people who need no place come for one.
        let start = |full: bool| if full { -(most * scale) } else { N::default() };
        let price = part.full.iter().copied().chain([false]).map(start).collect();
        Self {
            scale,
            epsilon: N::from_cost(1),
            price,
            first,
            rows,
            places,
            takers,
            first_taker,
            bids: vec![Bid { person: NONE, most: N::default() }; first_slot as usize],
            waiting: Vec::new(),
            queue: VecDeque::new(),
            gains: Vec::new(),
            gains_at: Vec::new(),
            steps: 0,
        }
    }

    /// Where everyone sits, by person; [`NONE`] for who is left out.
    pub(super) fn seats(&self) -> Vec<u32> {
        let outside = self.outside();
        let seat = |&first: &u32| self.rows[first as usize].to;
        self.first[..self.first.len() - 1]
            .iter()
            .map(seat)
            .map(|to| if to == outside { NONE } else { to })
            .collect()
    }

    /// What the placements are worth, scaled.
    pub(super) fn prices(&self) -> &[N] {
        &self.price[..self.price.len() - 1]
    }

    pub(super) fn outside(&self) -> u32 {
        u32::try_from(self.price.len() - 1).unwrap_or(NONE)
    }

    /// Makes the scale finer by a factor. Prices keep their worth.
    pub(super) fn refine(&mut self, times: u64) {
        let times = N::from_cost(times);
        for price in &mut self.price {
            *price = *price * times;
        }
        self.scale = self.scale * times;
    }

    /// One level: everyone ends at an option that is cheapest to within ε. `false` when stopped.
    pub(super) fn level(&mut self, epsilon: N, stop: &dyn Fn() -> bool) -> bool {
        self.epsilon = epsilon;
        self.release();
        while let Some(person) = self.waiting.pop() {
            if !self.forward(person, stop) {
                return false;
            }
        }
        self.reverse(stop)
    }

    /// A person's row: what they hold, then their options.
    pub(super) fn row(&self, person: u32) -> &[Arc<C>] {
        &self.rows[self.first[person as usize] as usize..self.first[person as usize + 1] as usize]
    }

    pub(super) fn held(&self, person: u32) -> Arc<C> {
        self.rows[self.first[person as usize] as usize]
    }

    pub(super) fn hold(&mut self, person: u32, option: Arc<C>) {
        self.rows[self.first[person as usize] as usize] = option;
    }

    pub(super) fn total(&self, option: Arc<C>) -> N {
        self.scaled(option.cost) + self.price[option.to as usize]
    }

    pub(super) fn scaled(&self, cost: C) -> N {
        N::from_cost(cost.into()) * self.scale
    }

    pub(super) fn options(&self, person: u32) -> Options<C, N> {
        let nowhere = Arc { to: NONE, cost: C::default() };
        let mut options = Options { best: N::FAR, second: N::FAR, choice: nowhere };
        for &option in &self.row(person)[1..] {
            let total = self.total(option);
            options.second = options.second.min(options.best.max(total));
            let better = total < options.best;
            options.best = if better { total } else { options.best };
            options.choice.to = if better { option.to } else { options.choice.to };
            options.choice.cost = if better { option.cost } else { options.choice.cost };
        }
        options
    }

    /// What a person would pay at most for the placement that they hold, given all others.
    pub(super) fn most(&self, person: u32) -> N {
        let row = self.row(person);
        let mut other = N::FAR;
        for &option in &row[1..] {
            other = if option.to == row[0].to { other } else { other.min(self.total(option)) };
        }
        other - self.scaled(row[0].cost)
    }

    /// Sends away whoever could do better by more than ε, and learns what the others would pay. The earliest
    /// will be the first to bid.
    fn release(&mut self) {
        for place in &mut self.places {
            place.load = 0;
        }
        let outside = self.outside();
        for person in (0..).take(self.first.len() - 1) {
            let options = self.options(person);
            let held = self.held(person);
            if held.to == NONE || options.best + self.epsilon < self.total(held) {
                self.hold(person, Arc { to: NONE, cost: C::default() });
                self.waiting.push(person);
            } else if held.to != outside {
                let other = if options.choice.to == held.to { options.second } else { options.best };
                self.bid(Bid { person, most: other - self.scaled(held.cost) }, held.to);
            }
        }
        self.waiting.reverse();
    }

    /// Every so often it is time to ask whether to stop.
    pub(super) fn is_time(&mut self) -> bool {
        self.steps = self.steps.wrapping_add(1);
        self.steps.is_multiple_of(1 << 14)
    }
}

/// Who could take each placement: where the rows begin, and the people with their costs.
fn takers<C: Cost>(part: &Part, costs: &[C]) -> (Vec<u32>, Vec<Arc<C>>) {
    let placements = part.places.len();
    let mut first = vec![0u32; placements + 1];
    for &to in &part.to {
        first[to as usize + 1] += 1;
    }
    for p in 0..placements {
        first[p + 1] += first[p];
    }
    let mut fill = first.clone();
    let mut takers = vec![Arc { to: NONE, cost: C::default() }; part.to.len()];
    for person in (0u32..).take(part.people.len()) {
        for at in part.row(person as usize) {
            let taker = &mut fill[part.to[at] as usize];
            takers[*taker as usize] = Arc { to: person, cost: costs[at] };
            *taker += 1;
        }
    }
    (first, takers)
}
