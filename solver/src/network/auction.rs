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
struct Bid<N> {
    person: u32,
    most: N,
}

/// A pair seen from one of its ends.
#[derive(Debug, Clone, Copy)]
struct Arc<C> {
    to: u32,
    cost: C,
}

/// One part at auction.
pub(super) struct Auction<'a, C, N> {
    part: &'a Part,
    arcs: Vec<Arc<C>>,
    /// Scaled costs are costs times this.
    scale: N,
    epsilon: N,
    pub(super) price: Vec<N>,
    /// By person: the placement, or [`NONE`].
    pub(super) seat: Vec<u32>,
    /// By person: what the pair at `seat` costs.
    cost: Vec<C>,
    /// By person: where their bid stands among those of the placement.
    slot: Vec<u32>,
    first_slot: Vec<u32>,
    load: Vec<u32>,
    bids: Vec<Bid<N>>,
    /// Who could take each placement, with the cost.
    first_taker: Vec<u32>,
    takers: Vec<Arc<C>>,
    waiting: Vec<u32>,
    queue: VecDeque<u32>,
    queued: Vec<bool>,
    gains: Vec<(N, u32, C)>,
}

/// The two cheapest options of a person, seats' prices included.
struct Options<C, N> {
    best: N,
    second: N,
    to: u32,
    cost: C,
}

impl<'a, C: Cost, N: Number> Auction<'a, C, N> {
    /// Everyone waits, and nothing has a price. `costs` are by arc of the part.
    pub(super) fn new(part: &'a Part, costs: &[C]) -> Self {
        let (placements, people) = (part.places.len(), part.people.len());
        let arcs: Vec<Arc<C>> = part.to.iter().zip(costs).map(|(&to, &cost)| Arc { to, cost }).collect();
        let mut first_taker = vec![0u32; placements + 1];
        for &to in &part.to {
            first_taker[to as usize + 1] += 1;
        }
        let mut first_slot = Vec::with_capacity(placements);
        let mut slots = 0;
        for p in 0..placements {
            first_slot.push(slots);
            // One more than there is room for sits down before somebody leaves.
            slots += part.room[p].min(first_taker[p + 1]) + 1;
        }
        for p in 0..placements {
            first_taker[p + 1] += first_taker[p];
        }
        let mut fill = first_taker.clone();
        let mut takers = vec![Arc { to: NONE, cost: C::default() }; arcs.len()];
        for person in (0u32..).take(people) {
            for arc in &arcs[part.row(person as usize)] {
                let at = &mut fill[arc.to as usize];
                takers[*at as usize] = Arc { to: person, cost: arc.cost };
                *at += 1;
            }
        }
        Self {
            part,
            arcs,
            scale: N::from_cost(1),
            epsilon: N::from_cost(1),
            price: vec![N::default(); placements],
            seat: vec![NONE; people],
            cost: vec![C::default(); people],
            slot: vec![0; people],
            first_slot,
            load: vec![0; placements],
            bids: vec![Bid { person: NONE, most: N::default() }; slots as usize],
            first_taker,
            takers,
            waiting: Vec::new(),
            queue: VecDeque::new(),
            queued: vec![false; placements],
            gains: Vec::new(),
        }
    }

    /// Sets the scale, a multiple of the one before: costs count that many times. Prices keep their worth.
    pub(super) fn scale(&mut self, scale: u64) {
        let times = N::from_cost(scale / self.scale.small());
        for price in &mut self.price {
            *price = *price * times;
        }
        self.scale = N::from_cost(scale);
    }

    /// Placements that have to be full begin so cheap that people who need no place come for one.
    pub(super) fn open(&mut self, most: C) {
        let price = -self.scaled(most);
        for (start, _) in self.price.iter_mut().zip(&self.part.full).filter(|(_, full)| **full) {
            *start = price;
        }
    }

    /// One level: everyone ends at an option that is cheapest to within ε. `false` when stopped.
    pub(super) fn level(&mut self, epsilon: N, stop: &dyn Fn() -> bool) -> bool {
        self.epsilon = epsilon;
        self.release();
        self.waiting.reverse();
        let mut steps = 0u32;
        while let Some(person) = self.waiting.pop() {
            if !self.forward(person, &mut steps, stop) {
                return false;
            }
        }
        self.reverse(&mut steps, stop)
    }

    fn options(&self, person: u32, except: u32) -> Options<C, N> {
        let part = self.part;
        let mut options = if part.must[person as usize] {
            Options { best: N::FAR, second: N::FAR, to: NONE, cost: C::default() }
        } else {
            Options { best: N::default(), second: N::FAR, to: NONE, cost: C::default() }
        };
        for arc in &self.arcs[part.row(person as usize)] {
            if arc.to == except {
                continue;
            }
            let total = N::from_cost(arc.cost.into()) * self.scale + self.price[arc.to as usize];
            if total < options.best {
                options.second = options.best;
                options.best = total;
                options.to = arc.to;
                options.cost = arc.cost;
            } else if total < options.second {
                options.second = total;
            }
        }
        options
    }

    fn scaled(&self, cost: C) -> N {
        N::from_cost(cost.into()) * self.scale
    }

    /// What a person's place costs them now.
    fn value(&self, person: u32) -> N {
        let seat = self.seat[person as usize];
        if seat == NONE {
            return N::default();
        }
        self.scaled(self.cost[person as usize]) + self.price[seat as usize]
    }

    /// Sends away whoever could do better by more than ε, and forgets what bids were worth.
    fn release(&mut self) {
        for (_, person) in (0..self.seat.len()).zip(0u32..) {
            let seat = self.seat[person as usize];
            let options = self.options(person, NONE);
            if seat == NONE {
                if self.part.must[person as usize] || options.best + self.epsilon < N::default() {
                    self.waiting.push(person);
                }
            } else if options.best + self.epsilon < self.value(person) {
                self.leave(person);
                self.waiting.push(person);
            }
        }
        for bid in &mut self.bids {
            bid.most = -N::FAR;
        }
    }

    fn leave(&mut self, person: u32) {
        let seat = self.seat[person as usize] as usize;
        let first = self.first_slot[seat] as usize;
        self.load[seat] -= 1;
        let last = self.load[seat] as usize;
        let gap = self.slot[person as usize] as usize;
        self.seat[person as usize] = NONE;
        if gap != last {
            let moved = self.bids[first + last];
            self.bids[first + gap] = moved;
            self.slot[moved.person as usize] = u32::try_from(gap).unwrap_or(NONE);
            self.sift_up(seat, gap);
            let at = self.slot[moved.person as usize] as usize;
            self.sift_down(seat, at);
        }
    }

    fn sit(&mut self, person: u32, placement: u32, cost: C, most: N) {
        self.cost[person as usize] = cost;
        let p = placement as usize;
        let at = self.load[p];
        self.load[p] += 1;
        self.bids[(self.first_slot[p] + at) as usize] = Bid { person, most };
        self.slot[person as usize] = at;
        self.seat[person as usize] = placement;
        self.sift_up(p, at as usize);
    }

    fn sift_up(&mut self, placement: usize, mut at: usize) {
        let first = self.first_slot[placement] as usize;
        while at > 0 {
            let above = (at - 1) / 2;
            if self.bids[first + above].most <= self.bids[first + at].most {
                break;
            }
            self.swap(first, at, above);
            at = above;
        }
    }

    fn sift_down(&mut self, placement: usize, mut at: usize) {
        let first = self.first_slot[placement] as usize;
        let load = self.load[placement] as usize;
        loop {
            let mut least = at;
            for below in [2 * at + 1, 2 * at + 2] {
                if below < load && self.bids[first + below].most < self.bids[first + least].most {
                    least = below;
                }
            }
            if least == at {
                return;
            }
            self.swap(first, at, least);
            at = least;
        }
    }

    fn swap(&mut self, first: usize, one: usize, other: usize) {
        self.bids.swap(first + one, first + other);
        let slot = |at: usize| u32::try_from(at).unwrap_or(NONE);
        self.slot[self.bids[first + one].person as usize] = slot(one);
        self.slot[self.bids[first + other].person as usize] = slot(other);
    }

    /// Finds a person a place, and whoever they drive out, and so on.
    fn forward(&mut self, mut person: u32, steps: &mut u32, stop: &dyn Fn() -> bool) -> bool {
        loop {
            if is_time(steps) && stop() {
                return false;
            }
            let options = self.options(person, NONE);
            if options.to == NONE {
                return true;
            }
            let placement = options.to as usize;
            self.sit(person, options.to, options.cost, options.second - self.scaled(options.cost));
            if self.load[placement] <= self.part.room[placement] {
                return true;
            }
            person = self.drive_out(options.to, person);
        }
    }

    /// One too many: whoever would leave at the lowest price leaves. Known bids are looked at anew when it is
    /// their turn, since what they say may be too little by now.
    fn drive_out(&mut self, placement: u32, newest: u32) -> u32 {
        let p = placement as usize;
        let first = self.first_slot[p] as usize;
        loop {
            let bid = self.bids[first];
            if bid.person != newest {
                let options = self.options(bid.person, placement);
                let most = options.best - self.scaled(self.cost[bid.person as usize]);
                if most > bid.most {
                    self.bids[first].most = most;
                    self.sift_down(p, 0);
                    if self.bids[first].person != bid.person {
                        continue;
                    }
                }
            }
            let bid = self.bids[first];
            self.leave(bid.person);
            let price = bid.most + self.epsilon;
            if price > self.price[p] {
                self.price[p] = price;
            }
            return bid.person;
        }
    }

    /// Lowers the price of every placement that should be full or free of charge, until it is.
    fn reverse(&mut self, steps: &mut u32, stop: &dyn Fn() -> bool) -> bool {
        for (p, number) in (0..self.price.len()).zip(0u32..) {
            if self.is_dear(p) {
                self.queue.push_back(number);
                self.queued[p] = true;
            }
        }
        while let Some(placement) = self.queue.pop_front() {
            if is_time(steps) && stop() {
                return false;
            }
            self.queued[placement as usize] = false;
            if self.is_dear(placement as usize) {
                self.attract(placement);
            }
        }
        true
    }

    /// A free seat where there should be none, or one that has a price.
    fn is_dear(&self, p: usize) -> bool {
        self.load[p] < self.part.room[p] && (self.part.full[p] || self.price[p] > N::default())
    }

    /// Brings over as many people as there are free seats, those first who gain most.
    fn attract(&mut self, placement: u32) {
        let p = placement as usize;
        let free = (self.part.room[p] - self.load[p]) as usize;
        let mut gains = std::mem::take(&mut self.gains);
        gains.clear();
        let full = self.part.full[p];
        for at in self.first_taker[p] as usize..self.first_taker[p + 1] as usize {
            let taker = self.takers[at];
            if self.seat[taker.to as usize] == placement {
                continue;
            }
            let gain = self.value(taker.to) - self.scaled(taker.cost);
            if full || gain >= self.epsilon {
                gains.push((-gain, taker.to, taker.cost));
            }
        }
        if gains.len() > free {
            gains.select_nth_unstable(free - 1);
        }
        gains.truncate(free);
        gains.sort_unstable();
        let floor = if full { -N::FAR } else { N::default() };
        let mut price = if gains.len() < free && !full { floor } else { self.price[p] };
        if gains.len() == free
            && let Some(&(loss, ..)) = gains.last()
        {
            price = price.min((-loss - self.epsilon).max(floor));
        }
        self.price[p] = price;
        for &(_, person, cost) in &gains {
            let from = self.seat[person as usize];
            if from != NONE {
                self.leave(person);
                if !self.queued[from as usize] && self.is_dear(from as usize) {
                    self.queued[from as usize] = true;
                    self.queue.push_back(from);
                }
            }
            self.sit(person, placement, cost, -N::FAR);
        }
        self.gains = gains;
    }
}

/// Every so often it is time to ask whether to stop.
fn is_time(steps: &mut u32) -> bool {
    *steps = steps.wrapping_add(1);
    steps.is_multiple_of(1 << 14)
}
