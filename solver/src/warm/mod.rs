//! A solver that is loaded once and asked many questions: somebody leaves or arrives, a seat is added or lost, a
//! pair is allowed or forbidden, somebody is pinned, a place in line changes. Each costs one or two chains of
//! moves instead of a new solve, and ends at the optimum of what is then the problem. Refilling declined
//! places, chances and the worth of extra seats stand on this.
//!
//! After every change what was touched is held against the conditions of optimality again; a whole proof for
//! the checker is made on demand ([`Solver::solution`]).

mod augment;
mod load;
mod price;
mod proof;
mod state;

use crate::{
    Stages,
    problem::{MAX_CAPACITY, MAX_DISTANCE, MAX_ORDER},
};
use augment::{Begin, ChainSearch};
use state::{NONE, Person, Place, State};

/// A pair that an applicant may be given: index of the placement, rank (1 to 255), distance in metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Index of the placement.
    pub placement: u32,
    /// 1 is the first choice.
    pub rank: u8,
    /// Metres.
    pub distance: u64,
}

/// What may change. Applicants and placements are named by their numbers: those of the problem that was
/// loaded, and for who arrived later what [`Answer::arrived`] said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Somebody declines or withdraws.
    Leave(u32),
    /// Somebody new applies.
    Arrive {
        /// Identifier, which decides the tie-break.
        id: String,
        /// Tier, 1 served first.
        tier: u8,
        /// Order number, where the stage `order` is asked; nobody else has it.
        order: Option<u64>,
        /// What they may be given.
        wishes: Vec<Wish>,
    },
    /// A placement has so many seats now, those of pinned people included.
    Seats {
        /// The placement.
        placement: u32,
        /// How many.
        seats: u32,
    },
    /// A pair becomes possible.
    Allow(u32, Wish),
    /// A pair is no longer possible.
    Forbid(u32, u32),
    /// An applicant gets this placement whatever the optimum says.
    Pin(u32, u32),
    /// The optimum decides about an applicant again.
    Unpin(u32),
    /// Another place in line.
    Line {
        /// The applicant.
        applicant: u32,
        /// Tier, 1 served first.
        tier: u8,
        /// Order number.
        order: Option<u64>,
    },
}

/// Somebody whose place is another one now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The applicant.
    pub applicant: u32,
    /// Where they were.
    pub from: Option<u32>,
    /// Where they are.
    pub to: Option<u32>,
}

/// What a change brings about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Everybody who moves, by number.
    pub moves: Vec<Move>,
    /// The numbers of those who arrived.
    pub arrived: Vec<u32>,
}

/// Why a change is impossible. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Impossible {
    /// No such applicant, or they left, or are pinned where they should not be.
    #[error("applicant {0} cannot be asked about")]
    Applicant(u32),
    /// No such placement.
    #[error("placement {0} does not exist")]
    Placement(u32),
    /// A pair that stands already, or does not.
    #[error("the pair {0}, {1} stands already, or does not")]
    Pair(u32, u32),
    /// Fewer seats than pinned people.
    #[error("placement {0} has no seat for who is pinned there")]
    Seat(u32),
    /// A number out of its range, or an order number that is missing.
    #[error("{0} is out of range")]
    Range(&'static str),
    /// The conditions of optimality do not hold afterwards: a defect of this program, noticed in time.
    #[error("the conditions of optimality do not hold at placement {0}")]
    NotProven(u32),
}

/// Why a solved problem cannot be loaded to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// There are side constraints: an exchange that mends an assignment may break them.
    #[error("questions are answered without side constraints only")]
    SideConstraints,
    /// Not every stage was finished.
    #[error("the solution is not finished")]
    Unfinished,
    /// Distances so long that sums of them could meet, or a tie that the first word of the hash leaves open.
    #[error("sums of these numbers could meet")]
    Range,
    /// The certificate does not prove the assignment.
    #[error("the certificate does not prove the assignment")]
    NotProven,
}

/// A solved problem that can be asked what would be if.
#[derive(Debug)]
pub struct Solver {
    stages: Stages,
    state: State,
    search: ChainSearch,
    /// By placement: pinned people.
    pinned: Vec<u32>,
    ordered: bool,
}

impl Solver {
    /// Where an applicant is.
    pub fn seat(&self, applicant: u32) -> Option<u32> {
        let seat = self.state.spots.get(applicant as usize)?.seat;
        (seat != NONE).then_some(seat)
    }

    /// Makes changes, one after another, and says who moved.
    ///
    /// # Errors
    /// [`Impossible`]; then none of the changes is made.
    pub fn apply(&mut self, changes: &[Change]) -> Result<Answer, Impossible> {
        self.state.begin();
        let pinned = self.pinned.clone();
        let mut arrived = Vec::new();
        let done = changes.iter().try_for_each(|change| self.change(change, &mut arrived));
        if let Err(impossible) = done.and_then(|()| self.check()) {
            self.state.take_back();
            self.pinned = pinned;
            return Err(impossible);
        }
        let place = |seat: u32| (seat != NONE).then_some(seat);
        let moves = self.state.moved().into_iter().map(|(applicant, from)| Move {
            applicant,
            from: place(from),
            to: self.seat(applicant),
        });
        Ok(Answer { moves: moves.collect(), arrived })
    }

    /// Says who would move if these changes were made; nothing is changed.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn what_if(&mut self, changes: &[Change]) -> Result<Answer, Impossible> {
        let pinned = self.pinned.clone();
        let answer = self.apply(changes)?;
        self.state.take_back();
        self.pinned = pinned;
        Ok(answer)
    }

    fn change(&mut self, change: &Change, arrived: &mut Vec<u32>) -> Result<(), Impossible> {
        match change {
            Change::Leave(applicant) => {
                self.release(*applicant)?;
                self.state.set_free(*applicant, false);
            }
            Change::Arrive { id, tier, order, wishes } => {
                self.check_line(*tier, *order)?;
                let line = self.line(*tier, *order);
                let number = self.state.join(id, line);
                arrived.push(number);
                for wish in wishes {
                    self.allow(number, *wish)?;
                }
                self.search.push(&mut self.state, Begin::Person(number));
            }
            Change::Seats { placement, seats } => self.seats(*placement, *seats)?,
            Change::Allow(applicant, wish) => {
                self.release(*applicant)?;
                self.allow(*applicant, *wish)?;
                self.search.push(&mut self.state, Begin::Person(*applicant));
            }
            Change::Forbid(applicant, placement) => {
                self.release(*applicant)?;
                let mut choices = self.person(*applicant)?.choices.clone();
                let at = choices.iter().position(|choice| choice.placement == *placement);
                choices.remove(at.ok_or(Impossible::Pair(*applicant, *placement))?);
                self.state.set_choices(*applicant, choices);
                self.search.push(&mut self.state, Begin::Person(*applicant));
            }
            Change::Pin(applicant, placement) => self.pin(*applicant, *placement)?,
            Change::Unpin(applicant) => self.unpin(*applicant)?,
            Change::Line { applicant, tier, order } => {
                self.check_line(*tier, *order)?;
                self.release(*applicant)?;
                let line = self.line(*tier, *order);
                self.state.set_line(*applicant, line);
                self.search.push(&mut self.state, Begin::Person(*applicant));
            }
        }
        Ok(())
    }

    /// Somebody about whom the optimum decides.
    fn person(&self, applicant: u32) -> Result<&Person, Impossible> {
        let free = self.state.spots.get(applicant as usize).is_some_and(|spot| spot.free);
        self.state.people.get(applicant as usize).filter(|_| free).ok_or(Impossible::Applicant(applicant))
    }

    fn place(&self, placement: u32) -> Result<&Place, Impossible> {
        self.state.places.get(placement as usize).ok_or(Impossible::Placement(placement))
    }

    fn check_line(&self, tier: u8, order: Option<u64>) -> Result<(), Impossible> {
        if tier == 0 {
            return Err(Impossible::Range("tier"));
        }
        let missing = self.ordered && order.is_none();
        if missing || order.is_some_and(|order| order > MAX_ORDER) {
            return Err(Impossible::Range("order"));
        }
        Ok(())
    }

    /// Takes a person out of their seat, and fills it.
    fn release(&mut self, applicant: u32) -> Result<(), Impossible> {
        self.person(applicant)?;
        let seat = self.state.spots[applicant as usize].seat;
        if seat != NONE {
            self.state.sit(applicant, NONE);
            // Until they look for a place they are not asked.
            self.state.set_free(applicant, false);
            self.search.fill(&mut self.state, seat);
            self.state.set_free(applicant, true);
        }
        Ok(())
    }

    fn allow(&mut self, applicant: u32, wish: Wish) -> Result<(), Impossible> {
        self.place(wish.placement)?;
        if wish.rank == 0 {
            return Err(Impossible::Range("rank"));
        }
        if wish.distance > MAX_DISTANCE {
            return Err(Impossible::Range("distance"));
        }
        let person = self.person(applicant)?;
        if person.choices.iter().any(|choice| choice.placement == wish.placement) {
            return Err(Impossible::Pair(applicant, wish.placement));
        }
        let mut choices = person.choices.clone();
        choices.push(self.choice(&person.id, wish));
        choices.sort_unstable_by_key(|choice| choice.placement);
        self.state.set_choices(applicant, choices);
        Ok(())
    }

    fn seats(&mut self, placement: u32, seats: u32) -> Result<(), Impossible> {
        let room = self.place(placement)?.room;
        if seats > MAX_CAPACITY {
            return Err(Impossible::Range("seats"));
        }
        let wanted = seats.checked_sub(self.pinned[placement as usize]).ok_or(Impossible::Seat(placement))?;
        for more in room..wanted {
            self.state.set_room(placement, more + 1);
            self.search.fill(&mut self.state, placement);
        }
        for less in (wanted..room).rev() {
            self.lose_seat(placement, less);
        }
        Ok(())
    }

    fn lose_seat(&mut self, placement: u32, room: u32) {
        let crowded = self.state.places[placement as usize].holders.len() > room as usize;
        self.state.set_room(placement, room);
        if crowded {
            self.search.push(&mut self.state, Begin::Crowded(placement));
        }
    }

    fn pin(&mut self, applicant: u32, placement: u32) -> Result<(), Impossible> {
        let person = self.person(applicant)?;
        if !person.choices.iter().any(|choice| choice.placement == placement) {
            return Err(Impossible::Pair(applicant, placement));
        }
        let room = self.place(placement)?.room.checked_sub(1).ok_or(Impossible::Seat(placement))?;
        self.release(applicant)?;
        self.state.set_free(applicant, false);
        self.lose_seat(placement, room);
        self.pinned[placement as usize] += 1;
        self.state.sit(applicant, placement);
        Ok(())
    }

    fn unpin(&mut self, applicant: u32) -> Result<(), Impossible> {
        let spot = self.state.spots.get(applicant as usize).ok_or(Impossible::Applicant(applicant))?;
        let placement = spot.seat;
        if spot.free || placement == NONE {
            return Err(Impossible::Applicant(applicant));
        }
        self.state.sit(applicant, NONE);
        self.pinned[placement as usize] -= 1;
        let room = self.state.places[placement as usize].room;
        self.state.set_room(placement, room + 1);
        self.search.fill(&mut self.state, placement);
        self.state.set_free(applicant, true);
        self.search.push(&mut self.state, Begin::Person(applicant));
        Ok(())
    }
}
