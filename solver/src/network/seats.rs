//! Who sits where: the assignment with the holders of every placement at hand.

use crate::Problem;

/// Nobody, nowhere.
pub(crate) const NONE: u32 = u32::MAX;

/// People on seats. Only as many seats are held in memory as people could take them.
#[derive(Debug, Clone)]
pub(crate) struct Seats {
    /// By applicant: the placement, or [`NONE`].
    pub(crate) place: Vec<u32>,
    /// By applicant: the seat.
    seat: Vec<u32>,
    first: Vec<u32>,
    room: Vec<u32>,
    load: Vec<u32>,
    holders: Vec<u32>,
    /// By seat: a number that whoever uses seats may keep there; 0 for who has just sat down.
    bounds: Vec<u32>,
}

impl Seats {
    pub(crate) fn new(problem: &Problem) -> Self {
        let mut wanted = vec![0u32; problem.placements()];
        for a in 0..problem.applicants() {
            for &p in problem.placements_of(a) {
                wanted[p as usize] += 1;
            }
        }
        let mut first = Vec::with_capacity(problem.placements());
        let mut seats = 0u32;
        for (p, wanted) in wanted.iter().enumerate() {
            first.push(seats);
            seats += problem.capacity(p).min(*wanted);
        }
        Self {
            place: vec![NONE; problem.applicants()],
            seat: vec![NONE; problem.applicants()],
            first,
            room: (0..problem.placements()).map(|p| problem.capacity(p)).collect(),
            load: vec![0; problem.placements()],
            holders: vec![NONE; seats as usize],
            bounds: vec![0; seats as usize],
        }
    }

    /// People where they are.
    pub(crate) fn of(problem: &Problem, place: &[u32]) -> Self {
        let mut seats = Self::new(problem);
        for (&placement, person) in place.iter().zip(0u32..) {
            if placement != NONE {
                seats.take(person, placement);
            }
        }
        seats
    }

    /// The seats that are taken.
    pub(crate) fn range(&self, placement: u32) -> std::ops::Range<u32> {
        let first = self.first[placement as usize];
        first..first + self.load[placement as usize]
    }

    /// Who holds a placement.
    pub(crate) fn holders_of(&self, placement: u32) -> &[u32] {
        let range = self.range(placement);
        &self.holders[range.start as usize..range.end as usize]
    }

    pub(crate) fn holder(&self, seat: u32) -> u32 {
        self.holders[seat as usize]
    }

    pub(crate) fn bound(&self, seat: u32) -> u32 {
        self.bounds[seat as usize]
    }

    pub(crate) fn set_bound(&mut self, seat: u32, bound: u32) {
        self.bounds[seat as usize] = bound;
    }

    pub(crate) fn is_free(&self, placement: u32) -> bool {
        self.load[placement as usize] < self.room[placement as usize]
    }

    /// Sits a person down, away from where they are.
    pub(crate) fn take(&mut self, person: u32, placement: u32) {
        let from = self.place[person as usize];
        if from != NONE {
            let load = &mut self.load[from as usize];
            *load -= 1;
            let last = self.first[from as usize] + *load;
            let moved = self.holders[last as usize];
            let gap = self.seat[person as usize];
            self.holders[gap as usize] = moved;
            self.bounds[gap as usize] = self.bounds[last as usize];
            self.seat[moved as usize] = gap;
        }
        let load = &mut self.load[placement as usize];
        let seat = self.first[placement as usize] + *load;
        *load += 1;
        self.holders[seat as usize] = person;
        self.bounds[seat as usize] = 0;
        self.seat[person as usize] = seat;
        self.place[person as usize] = placement;
    }
}
