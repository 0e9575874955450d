//! Of the model: what one person asks for and another approves, and what follows from it.

use super::{
    model::{Ask, Decided, Fix, ORGANISATION, Offer, Person, Phase, Proposal, STAFF, Season, State, Why},
    moves::{OWN, Said},
};

/// As who they sign: the department of even places, and of odd ones.
const DEPARTMENTS: usize = 10;

impl Season {
    /// Whether something can be done.
    pub(crate) fn may(&self, ask: Ask) -> bool {
        let offer = |person: usize, at: usize| self.people[person].offers.get(at);
        let published = self.phase == Phase::Published;
        match ask {
            Ask::Seats(place, more) => {
                let enough = more || self.seats[place] > self.held(place) + self.frozen(place);
                enough && !self.ended.contains(&place) && self.phase != Phase::Finished
            }
            Ask::Refuse(place, person) => {
                let one = &self.people[person];
                self.phase != Phase::Finished && !one.withdrawn && one.wishes.contains(&place)
            }
            Ask::End(person, at, _) => published && offer(person, at).is_some_and(Offer::holds),
            Ask::Settle(person, at, cancel) => {
                let last = at + 1 == self.people[person].offers.len() && !self.people[person].withdrawn;
                let fits = |one: &Offer| match cancel {
                    None => one.contested,
                    Some(Why::Restored) => one.contested && last && !one.holds(),
                    Some(_) => one.contested && one.holds(),
                };
                published && offer(person, at).is_some_and(fits) && !self.objected(person, at)
            }
            Ask::Leaving(person, at, came) => {
                // Of one that stands unanswered it can be written down that nobody came.
                let stood =
                    |one: &Offer| !came && !self.lapses && one.state == State::Open && one.until <= self.now;
                let fits = |one: &Offer| one.state == State::Accepted || stood(one);
                published && offer(person, at).is_some_and(fits) && self.begun()
            }
            Ask::Above(place, person) => {
                let there = !self.ended.contains(&place);
                published && there && Self::may_be_above(&self.people[person], place)
            }
            Ask::Call => false,
        }
    }

    /// Whether a seat above a placement's own can be signed for somebody: their fact was put right, they were told, and wait.
    fn may_be_above(one: &Person, place: usize) -> bool {
        let Some(fix) = one.fixes.last() else { return false };
        let told = !one.untold() && !Self::is_signed(one);
        // Whoever was offered something since has had what they wait for.
        let had = one.offers.last().is_some_and(|offer| offer.run > fix.runs);
        let eligible = one.old == Some(true) && !one.withdrawn && one.may_wait();
        told && !had && eligible && one.wishes.contains(&place) && !one.barred.contains(&place)
    }

    /// Does what was approved.
    pub(crate) fn carry_out(&mut self, ask: Ask, by: usize) {
        match ask {
            Ask::Seats(place, true) => self.seats[place] += 1,
            Ask::Seats(place, false) => self.seats[place] -= 1,
            Ask::Refuse(place, person) => drop(self.people[person].barred.insert(place)),
            Ask::End(person, at, why) => self.end(person, at, why),
            Ask::Settle(person, at, cancel) => {
                let until = Self::answer_by(self.now);
                let offer = &mut self.people[person].offers[at];
                offer.contested = false;
                offer.events += 1;
                match cancel {
                    Some(Why::Restored) => self.restore(person, by),
                    Some(why) => self.end(person, at, why),
                    None if offer.state == State::Open => {
                        offer.until = offer.until.max(until);
                        self.messages += 1;
                    }
                    None => {}
                }
                self.followed_about(person, at);
            }
            Ask::Leaving(person, at, came) => {
                let offer = &mut self.people[person].offers[at];
                offer.state = if came { State::Left } else { State::DidNotCome };
                offer.events += 1;
            }
            Ask::Above(place, person) => {
                self.people[person].above.push((place, false));
                self.signed.push((person, place));
            }
            Ask::Call => {}
        }
    }

    /// Somebody lost a place by a mistake: it is put right as a wrong fact is.
    fn restore(&mut self, person: usize, by: usize) {
        let runs = self.runs.len();
        self.people[person].fixes.push(Fix { runs, by });
        self.messages += 1;
        if self.people[person].old == Some(true) {
            self.put_first(person);
        }
        self.causes += 1;
    }

    /// A place that somebody holds ends.
    fn end(&mut self, person: usize, at: usize, why: Why) {
        let offer = &mut self.people[person].offers[at];
        let place = offer.place;
        offer.state = State::Ended;
        offer.events += 1;
        self.messages += 1;
        match why {
            Why::NotEligible | Why::Restored => {}
            Why::GivenWrongly => self.put_first_behind(person),
            Why::Refused => {
                self.put_first(person);
                self.people[person].barred.insert(place);
            }
            Why::PlacementWithdrawn => {
                self.put_first(person);
                // With it go its seats, but never one that somebody else holds, and what was signed there above them.
                self.seats[place] = self.seats[place].min(self.held(place) + self.frozen(place));
                self.ended.insert(place);
                for signed in self.people.iter_mut().flat_map(|one| &mut one.above) {
                    signed.1 |= signed.0 == place;
                }
            }
        }
    }

    /// What somebody asks for, of the offer that they see.
    fn as_seen(&self, by: usize, ask: Ask) -> Option<Ask> {
        let staff = |person: usize| self.people[person].seen(STAFF, self.now);
        Some(match ask {
            Ask::End(person, _, why) => Ask::End(person, staff(person)?, why),
            Ask::Settle(person, _, cancel) => {
                Ask::Settle(person, self.contested(person).or(staff(person))?, cancel)
            }
            Ask::Leaving(person, at, came) if by == OWN => {
                let offers = &self.people[person].offers;
                let place = offers.get(at)?.place;
                let here = |one: &Offer| {
                    let stood = !self.lapses && one.state == State::Open && one.until <= self.now;
                    let comes = one.state == State::Accepted || stood && self.begun();
                    one.place == place && one.from[ORGANISATION] <= self.now && comes
                };
                Ask::Leaving(person, offers.iter().rposition(here)?, came)
            }
            // A caseworker writes it down, and asks nobody.
            Ask::Leaving(..) => return None,
            other => other,
        })
    }

    /// The newest contested offer of somebody that caseworkers see.
    pub(crate) fn contested(&self, person: usize) -> Option<usize> {
        let seen = |offer: &Offer| offer.contested && offer.from[STAFF] <= self.now;
        self.people[person].offers.iter().rposition(seen)
    }

    pub(crate) fn propose(&mut self, by: usize, ask: Ask) -> Said {
        let Some(ask) = self.as_seen(by, ask) else { return Said::No };
        let by = self.signer(by, ask);
        let waits = self.proposals.iter().find(|one| one.waits() && about(one.ask) == about(ask));
        if let Some(before) = waits {
            return if before.by == by && before.ask == ask { Said::Same } else { Said::No };
        }
        if !self.may(ask) {
            return Said::No;
        }
        self.proposals.push(Proposal { ask, by, decided: None });
        Said::Done
    }

    /// Whether something waits about the same.
    pub(crate) fn is_asked(&self, ask: Ask) -> bool {
        self.proposals.iter().any(|one| one.waits() && about(one.ask) == about(ask))
    }

    pub(crate) fn approve(&mut self, by: usize, at: usize) -> Said {
        let Some(one) = self.proposals.get(at) else { return Said::No };
        if one.decided == Some((Decided::Approved, by)) {
            return Said::Same;
        }
        let ask = one.ask;
        if !one.waits() || one.by == by {
            return Said::No;
        }
        let own = |person: usize| self.people[person].fixes.last().is_some_and(|fix| fix.by == by);
        let may = match ask {
            // Whoever holds a place there loses it only by a decision of its own.
            Ask::Refuse(place, person) => self.people[person].held() != Some(place),
            Ask::Above(place, person) => {
                !own(person) && self.people[person].above.iter().all(|(at, _)| *at != place)
            }
            _ => true,
        };
        if !may || !self.may(ask) {
            return Said::No;
        }
        self.carry_out(ask, by);
        self.proposals[at].decided = Some((Decided::Approved, by));
        Said::Done
    }

    pub(crate) fn end_proposal(
        &mut self,
        (by, at): (usize, usize),
        how: Decided,
        may: impl Fn(&Proposal) -> bool,
    ) -> Said {
        match self.proposals.get_mut(at) {
            Some(one) if one.decided == Some((how, by)) => Said::Same,
            Some(one) if one.waits() && may(one) => {
                one.decided = Some((how, by));
                Said::Done
            }
            _ => Said::No,
        }
    }

    /// Who stands behind a proposal: a caseworker, or the department of an even or odd place.
    pub(crate) fn signer(&self, by: usize, ask: Ask) -> usize {
        let place = match ask {
            Ask::Seats(place, _) | Ask::Refuse(place, _) | Ask::Above(place, _) => Some(place),
            Ask::Leaving(person, at, _) => self.people[person].offers.get(at).map(|offer| offer.place),
            _ => None,
        };
        place.filter(|_| by == OWN).map_or(by, |place| DEPARTMENTS + place % 2)
    }
}

/// What a proposal is about: of two about the same only one waits.
fn about(ask: Ask) -> (u8, usize, usize) {
    match ask {
        Ask::Seats(place, _) => (0, place, 0),
        Ask::Refuse(place, person) => (1, place, person),
        Ask::End(person, offer, _) | Ask::Settle(person, offer, _) | Ask::Leaving(person, offer, _) => {
            (2, person, offer)
        }
        Ask::Above(place, person) => (3, place, person),
        Ask::Call => (4, 0, 0),
    }
}
