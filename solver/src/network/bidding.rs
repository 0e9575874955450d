//! Bidding, the auction forward: who waits goes to the cheapest option and says how much dearer it may become;
//! a placement with one too many lets go of whoever would leave at the lowest price, and takes that price.

use super::{
    auction::{Auction, Bid, Place},
    heap,
    number::{Cost, Number},
};

impl<C: Cost, N: Number> Auction<C, N> {
    /// Adds a bid to those of a placement.
    pub(super) fn bid(&mut self, bid: Bid<N>, placement: u32) {
        let place = &mut self.places[placement as usize];
        let first = place.first_slot as usize;
        place.load += 1;
        let bids = &mut self.bids[first..first + place.load as usize];
        if let Some(last) = bids.last_mut() {
            *last = bid;
        }
        heap::push(bids, |one, other| one.most < other.most);
    }

    /// Puts a bid where the lowest of a placement was.
    fn replace_lowest(&mut self, bid: Bid<N>, placement: usize) {
        let Place { first_slot, load, .. } = self.places[placement];
        let bids = &mut self.bids[first_slot as usize..(first_slot + load) as usize];
        heap::replace_first(bids, bid, |one, other| one.most < other.most);
    }

    /// Finds a person a place, and whoever they drive out, and so on. `false` when stopped.
    pub(super) fn forward(&mut self, mut person: u32, stop: &dyn Fn() -> bool) -> bool {
        loop {
            if self.is_time() && stop() {
                return false;
            }
            let options = self.options(person);
            let choice = options.choice;
            self.hold(person, choice);
            if choice.to == self.outside() {
                return true;
            }
            self.bid(Bid { person, most: options.second - self.scaled(choice.cost) }, choice.to);
            let place = &self.places[choice.to as usize];
            if place.load <= place.room {
                return true;
            }
            person = self.drive_out(choice.to, person);
        }
    }

    /// One too many: whoever would leave at the lowest price leaves. Known bids are looked at anew when it is
    /// their turn, since what they say may be too little by now.
    fn drive_out(&mut self, placement: u32, newest: u32) -> u32 {
        let p = placement as usize;
        let first = self.places[p].first_slot as usize;
        loop {
            let mut bid = self.bids[first];
            if bid.person != newest {
                let most = self.most(bid.person);
                if most > bid.most {
                    bid.most = most;
                    self.replace_lowest(bid, p);
                    if self.bids[first].person != bid.person {
                        continue;
                    }
                }
            }
            self.places[p].load -= 1;
            let last = self.bids[first + self.places[p].load as usize];
            self.replace_lowest(last, p);
            self.price[p] = self.price[p].max(bid.most + self.epsilon);
            return bid.person;
        }
    }
}
