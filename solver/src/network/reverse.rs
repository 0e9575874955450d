//! The reverse auction (prices fall): a free seat that should be taken, or that has a price, becomes cheaper
//! until somebody comes; where that person was a seat is free now, and so on.

use super::{
    auction::{Arc, Auction, Gain, Place, gains_more},
    heap,
    number::{Cost, Number},
    seats::NONE,
};

impl<C: Cost, N: Number> Auction<C, N> {
    /// Lowers the price of every placement that should be full or free of charge, until it is. `false` when
    /// stopped.
    pub(super) fn reverse(&mut self, stop: &dyn Fn() -> bool) -> bool {
        self.gains.clear();
        self.gains_at.clear();
        self.gains_at.resize(self.places.len(), (NONE, 0));
        for placement in 0..self.outside() {
            self.queue_if_dear(placement);
        }
        while let Some(placement) = self.queue.pop_front() {
            if self.is_time() && stop() {
                return false;
            }
            self.places[placement as usize].waits = false;
            self.bid_for_people(placement);
        }
        true
    }

    /// A free seat where there should be none, or one that has a price, waits for its turn.
    fn queue_if_dear(&mut self, placement: u32) {
        let place = &mut self.places[placement as usize];
        let dear = place.full || self.price[placement as usize] > N::default();
        if !place.waits && place.load < place.room && dear {
            place.waits = true;
            self.queue.push_back(placement);
        }
    }

    /// What a person would gain by coming to a placement for which they pay a cost, apart from its price.
    fn gain(&self, taker: Arc<C>) -> N {
        self.total(self.held(taker.to)) - self.scaled(taker.cost)
    }

    /// Brings people over to the free seats, those first who gain most, until the seats or the gains are used
    /// up. While prices fall gains only become less, so those known are looked at anew when it is their turn.
    fn bid_for_people(&mut self, placement: u32) {
        let p = placement as usize;
        let first = self.look_for_takers(placement);
        let Place { full, room, .. } = self.places[p];
        while let Some(top) = self.largest_gain(p, first) {
            let free = self.places[p].load < room;
            if !full && top.gain < self.epsilon {
                // Nobody comes even for nothing: it is free of charge.
                self.price[p] = N::default();
                return;
            }
            self.price[p] = self.price[p].min(top.gain - self.epsilon);
            if !free {
                return;
            }
            let count = self.gains_at[p].1 as usize;
            let last = self.gains[first + count - 1];
            heap::replace_first(&mut self.gains[first..first + count - 1], last, gains_more);
            self.gains_at[p].1 -= 1;
            self.bring(top.taker, placement);
        }
        if self.places[p].load < room && !full {
            self.price[p] = N::default();
        }
    }

    /// Who gains most by coming to a placement; what is known of them is looked at anew until it is true.
    fn largest_gain(&mut self, p: usize, first: usize) -> Option<Gain<C, N>> {
        let count = self.gains_at[p].1 as usize;
        loop {
            let mut top = *self.gains[first..first + count].first()?;
            let gain = self.gain(top.taker);
            if gain >= top.gain {
                return Some(top);
            }
            top.gain = gain;
            heap::replace_first(&mut self.gains[first..first + count], top, gains_more);
        }
    }

    /// Where the gains of those stand who could come; they are collected when a placement is looked at first.
    fn look_for_takers(&mut self, placement: u32) -> usize {
        let p = placement as usize;
        if self.gains_at[p].0 != NONE {
            return self.gains_at[p].0 as usize;
        }
        let first = self.gains.len();
        let (from, to) = (self.first_taker[p] as usize, self.first_taker[p + 1] as usize);
        let mut spare = 0;
        for at in from..to {
            let taker = self.takers[at];
            if self.held(taker.to).to == placement {
                // Room for their return.
                spare += 1;
            } else {
                self.gains.push(Gain { gain: self.gain(taker), taker });
            }
        }
        let count = self.gains.len() - first;
        heap::build(&mut self.gains[first..], gains_more);
        let nobody = Gain { gain: N::default(), taker: Arc { to: NONE, cost: C::default() } };
        self.gains.resize(first + count + spare, nobody);
        self.gains_at[p] = (u32::try_from(first).unwrap_or(NONE), u32::try_from(count).unwrap_or(0));
        first
    }

    /// Moves a person over; where they were a seat is free now, to which they might come back.
    fn bring(&mut self, taker: Arc<C>, placement: u32) {
        let held = self.held(taker.to);
        self.hold(taker.to, Arc { to: placement, cost: taker.cost });
        self.places[placement as usize].load += 1;
        if held.to == self.outside() {
            return;
        }
        let (from, back) = (held.to, Arc { to: taker.to, cost: held.cost });
        self.places[from as usize].load -= 1;
        let (first, count) = self.gains_at[from as usize];
        if first != NONE {
            let (first, end) = (first as usize, (first + count) as usize);
            self.gains[end] = Gain { gain: self.gain(back), taker: back };
            heap::push(&mut self.gains[first..=end], gains_more);
            self.gains_at[from as usize].1 += 1;
        }
        self.queue_if_dear(from);
    }
}
