//! A solver that is loaded once and asked many questions: somebody leaves or arrives, a seat is added or lost, a
//! pair is allowed or forbidden, somebody is pinned, a place in line changes. Each costs one or two chains of
//! moves instead of a new solve, and ends at the optimum of what is then the problem. Refilling declined
//! places, chances and the worth of extra seats stand on this.
//!
//! After every change what was touched is held against the conditions of optimality again; a whole proof for
//! the judge is made on demand ([`Solver::solution`]).

mod augment;
mod price;
mod proof;
mod state;

use std::collections::BTreeMap;

use crate::{
    CutOff, Key, PriceSet, PriceStage, Problem, Solved, Stage, Stages,
    certificate::groups,
    problem::{MAX_CAPACITY, MAX_DISTANCE, MAX_ORDER, tie_word},
};
use augment::{Begin, Search};
use price::Price;
use state::{Choice, Line, NONE, Person, Place, State};

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

/// A solved problem that can be asked what would be if.
#[derive(Debug)]
pub struct Solver {
    stages: Stages,
    state: State,
    search: Search,
    /// By placement: pinned people.
    pinned: Vec<u32>,
    ordered: bool,
}

impl Solver {
    /// Loads a problem with its finished solution for these stages. `None` when the solution is not finished,
    /// or needs more than the first word of the tie-break, or numbers are so large that sums of them could
    /// meet: such problems are solved anew each time.
    pub fn load(problem: &Problem, stages: &Stages, solved: &Solved) -> Option<Self> {
        let words = solved.certificate.prices.iter().filter(|set| set.stage == PriceStage::Word(2)).count();
        let nodes = problem.placements() as u128 + 2;
        let room = u128::from(problem.longest_distance() + 1) * nodes < 1 << 61 && nodes < 1 << 29;
        if !solved.finished || words > 0 || !room {
            return None;
        }
        let mut solver = Self {
            stages: stages.clone(),
            state: State::default(),
            search: Search::default(),
            pinned: vec![0; problem.placements()],
            ordered: stages.has(Stage::Order),
        };
        solver.read(problem, solved);
        solver.price(problem, solved)?;
        solver.check_all().ok()?;
        Some(solver)
    }

    fn read(&mut self, problem: &Problem, solved: &Solved) {
        for p in 0..problem.placements() {
            let id = problem.placement_ids().get(p).to_owned();
            let room = problem.capacity(p);
            self.state.places.push(Place {
                id,
                room,
                price: Price::default(),
                takers: Vec::new(),
                holders: Vec::new(),
            });
        }
        for a in 0..problem.applicants() {
            let id = problem.applicant_ids().get(a).to_owned();
            let line = self.line(problem.tier(a), problem.order(a));
            let mut choices = Vec::new();
            for pair in problem.pairs_of(a) {
                let wish = Wish { placement: pair.placement, rank: pair.rank, distance: pair.distance };
                choices.push(self.choice(&id, wish));
            }
            let number = self.state.join(&id, line);
            self.state.set_choices(number, choices);
            self.state.sit(number, solved.assignment.of(a).unwrap_or(NONE));
        }
    }

    /// Puts the certificate's prices of all stages together: cut-offs first; inside one cut-off, as seen from
    /// whoever is neither better off placed nor left out.
    fn price(&mut self, problem: &Problem, solved: &Solved) -> Option<()> {
        let certificate = &solved.certificate;
        let groups = groups(problem, &self.stages);
        let word = self.first_word(solved);
        let mut last: BTreeMap<Key, usize> = BTreeMap::new();
        if self.ordered {
            let placed = (0..problem.applicants()).filter(|&a| solved.assignment.of(a).is_some());
            last.extend(placed.map(|a| (Key::of(problem, &self.stages, a), a)));
        }
        for p in 0..problem.placements() {
            let mut parts = [0; 4];
            let (worth, key) = match certificate.cutoffs.get(p)? {
                CutOff::Open => (Price::default(), None),
                CutOff::Last(key) => (self.line(key.tier, Some(key.order)).worth, Some(key)),
                CutOff::None => (Price::new(1 << 59, 0, 0, 0), None),
            };
            for set in certificate.prices.iter().chain(&word) {
                let at = match set.stage {
                    PriceStage::Rank => 1,
                    PriceStage::Distance => 2,
                    PriceStage::Word(_) => 3,
                };
                let seen_from = match key {
                    None => 0,
                    Some(key) if self.ordered => {
                        let a = *last.get(key)?;
                        let held = solved.assignment.of(a)?;
                        let pair = problem.find_pair(a, held)?;
                        set.stage.cost(problem, a, pair) + set.placements[held as usize]
                    }
                    Some(key) => set.groups[groups.binary_search(&key.tier).ok()?],
                };
                parts[at] = set.placements[p] - seen_from;
            }
            self.state.places[p].price = worth + Price::new(0, parts[1], parts[2], parts[3]);
        }
        Some(())
    }

    /// Prices for the first word where none had to be made: a ranking that falls along every exchange is one.
    fn first_word(&self, solved: &Solved) -> Option<PriceSet> {
        let priced = solved.certificate.prices.iter().any(|set| matches!(set.stage, PriceStage::Word(_)));
        let ranking = solved.certificate.unique.as_ref().filter(|_| !priced)?;
        let fall = |ranks: &[i128]| ranks.iter().map(|rank| -(rank << 32)).collect();
        let (placements, groups) = (fall(&ranking.placements), fall(&ranking.groups));
        Some(PriceSet { stage: PriceStage::Word(1), placements, groups })
    }

    /// A place in line with what it is worth: a number that falls along the line.
    fn line(&self, tier: u8, order: Option<u64>) -> Line {
        let by_order = i128::from(order.unwrap_or(0));
        let worth = if self.ordered {
            (i128::from(256 - u16::from(tier)) << 50) - by_order
        } else if self.stages.has(Stage::Tiers) {
            256 - i128::from(tier)
        } else {
            1
        };
        Line { tier, order, worth: Price::new(worth, 0, 0, 0) }
    }

    /// A choice with what it costs in the stages that are asked.
    fn choice(&self, id: &str, wish: Wish) -> Choice {
        let asked = |stage: Stage, cost: i128| if self.stages.has(stage) { cost } else { 0 };
        let rank = asked(Stage::Rank, i128::from(wish.rank));
        let distance = asked(Stage::Distance, i128::from(wish.distance));
        let word = if self.stages.has(Stage::Tiebreak) {
            i128::from(tie_word(id, &self.state.places[wish.placement as usize].id, 1))
        } else {
            0
        };
        let cost = Price::new(0, rank, distance, word);
        Choice { placement: wish.placement, rank: wish.rank, distance: wish.distance, cost }
    }

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
