//! A part: people and placements that can still trade with each other, numbered from 0, with nothing around
//! them. Every stage after `order` works on parts alone, each by itself.

use super::{exchanges::Exchanges, seats::NONE};
use crate::components::Components;

/// People who could each take some of the placements. In a part that is full everywhere some people may be
/// left out (they need not be placed); in the others everyone is placed and some seats may stay free.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// By person: the applicant.
    pub(super) people: Vec<u32>,
    /// By placement: its index in the problem.
    pub(super) places: Vec<u32>,
    /// Where each person's arcs begin; one more for the end.
    pub(super) first: Vec<u32>,
    /// By arc: the placement, an index of this part.
    pub(super) to: Vec<u32>,
    /// By arc: the number of the pair in the problem.
    pub(super) pairs: Vec<u32>,
    /// By person: placed in every solution.
    pub(super) must: Vec<bool>,
    /// By placement: seats.
    pub(super) room: Vec<u32>,
    /// By placement: full in every solution.
    pub(super) full: Vec<bool>,
    /// By person: the placement, or [`NONE`].
    pub(super) seat: Vec<u32>,
}

impl Part {
    /// The arcs of a person.
    pub(super) fn row(&self, person: usize) -> std::ops::Range<usize> {
        self.first[person] as usize..self.first[person + 1] as usize
    }

    /// Keeps the arcs of which `keep` says so, the people who still have a choice, and the placements that
    /// they could take. Who has one arc and must be placed takes their seat with them. `None` when nothing
    /// is left to decide.
    pub(super) fn reduce(mut self, keep: &[bool]) -> Option<Self> {
        let mut kept = Self::default();
        let mut wanted = vec![false; self.places.len()];
        for person in 0..self.people.len() {
            let row = self.row(person);
            let count = keep[row.clone()].iter().filter(|keep| **keep).count();
            if count == 1 && self.must[person] {
                self.room[self.seat[person] as usize] -= 1;
                continue;
            }
            if count == 0 {
                continue;
            }
            kept.first.push(index(kept.to.len()));
            kept.people.push(self.people[person]);
            kept.must.push(self.must[person]);
            kept.seat.push(self.seat[person]);
            for at in row.filter(|&at| keep[at]) {
                kept.to.push(self.to[at]);
                kept.pairs.push(self.pairs[at]);
                wanted[self.to[at] as usize] = true;
            }
        }
        if kept.people.is_empty() {
            return None;
        }
        kept.first.push(index(kept.to.len()));
        let mut local = vec![NONE; self.places.len()];
        for p in (0..self.places.len()).filter(|&p| wanted[p]) {
            local[p] = index(kept.places.len());
            kept.places.push(self.places[p]);
            kept.room.push(self.room[p]);
            kept.full.push(self.full[p]);
        }
        for to in kept.to.iter_mut().chain(kept.seat.iter_mut().filter(|seat| **seat != NONE)) {
            *to = local[*to as usize];
        }
        Some(kept)
    }
}

fn index(length: usize) -> u32 {
    // Pairs are counted in 32 bits since the problem was built.
    u32::try_from(length).unwrap_or(NONE)
}

/// A part as a graph of exchanges, with the people at hand who hold each placement or are left out.
pub(super) struct PartGraph<'a> {
    pub(super) part: &'a Part,
    first_holder: Vec<u32>,
    holders: Vec<u32>,
    has_group: bool,
}

impl<'a> PartGraph<'a> {
    pub(super) fn new(part: &'a Part) -> Self {
        let placements = part.places.len();
        // Who is left out stands behind the last placement.
        let node = |seat: u32| if seat == NONE { placements } else { seat as usize };
        let mut first_holder = vec![0u32; placements + 2];
        for &seat in &part.seat {
            first_holder[node(seat) + 1] += 1;
        }
        for p in 0..=placements {
            first_holder[p + 1] += first_holder[p];
        }
        let mut fill = first_holder.clone();
        let mut holders = vec![NONE; part.people.len()];
        for (&seat, person) in part.seat.iter().zip(0u32..) {
            let at = &mut fill[node(seat)];
            holders[*at as usize] = person;
            *at += 1;
        }
        Self { part, first_holder, holders, has_group: part.must.iter().any(|must| !must) }
    }

    /// The node whose price is 0: the group of those who may be left out, or the outside.
    pub(super) fn reference(&self) -> usize {
        self.part.places.len() + usize::from(!self.has_group)
    }
}

impl Exchanges for PartGraph<'_> {
    fn placements(&self) -> usize {
        self.part.places.len()
    }

    fn groups(&self) -> usize {
        1
    }

    fn people(&self, node: u32) -> &[u32] {
        let (from, to) = (self.first_holder[node as usize], self.first_holder[node as usize + 1]);
        &self.holders[from as usize..to as usize]
    }

    fn row(&self, person: u32) -> std::ops::Range<usize> {
        self.part.row(person as usize)
    }

    fn to(&self, at: usize) -> u32 {
        self.part.to[at]
    }

    fn group(&self, person: u32) -> u32 {
        if self.part.must[person as usize] { NONE } else { 0 }
    }

    fn has_free_seat(&self, placement: u32) -> bool {
        index(self.people(placement).len()) < self.part.room[placement as usize]
    }

    fn is_kept_full(&self, placement: u32) -> bool {
        self.part.full[placement as usize]
    }
}

/// What the pieces of a graph are made from: the graph's people and placements by name.
pub(super) trait Source: Exchanges {
    fn people_count(&self) -> usize;
    fn applicant(&self, person: u32) -> u32;
    fn place(&self, placement: u32) -> u32;
    fn pair(&self, at: usize) -> u32;
    fn room(&self, placement: u32) -> u32;
    /// Where a person is, or [`NONE`].
    fn seat(&self, person: u32) -> u32;
}

impl Source for PartGraph<'_> {
    fn people_count(&self) -> usize {
        self.part.people.len()
    }

    fn applicant(&self, person: u32) -> u32 {
        self.part.people[person as usize]
    }

    fn place(&self, placement: u32) -> u32 {
        self.part.places[placement as usize]
    }

    fn pair(&self, at: usize) -> u32 {
        self.part.pairs[at]
    }

    fn room(&self, placement: u32) -> u32 {
        self.part.room[placement as usize]
    }

    fn seat(&self, person: u32) -> u32 {
        self.part.seat[person as usize]
    }
}

/// Pieces of a graph, each a part, with the graph's number of each of its placements.
pub(super) struct Pieces {
    pub(super) parts: Vec<Part>,
    pub(super) places: Vec<Vec<u32>>,
}

/// Takes the pieces out of a graph: what hangs together inside one component by pairs, the groups and the
/// outside not counted, since their prices are 0 for all. People who have one place left are settled.
pub(super) fn pieces<S: Source>(graph: &S, split: &Components) -> Pieces {
    let cut = Cut::new(graph, split);
    let placements = graph.placements();
    let mut root: Vec<u32> = (0..).take(placements).collect();
    let mut taken = vec![0u32; placements];
    let mut members: Vec<(u32, u32)> = Vec::new();
    for person in (0..).take(graph.people_count()) {
        let (seat, home) = (graph.seat(person), cut.home(person));
        let mut inside = 0;
        let mut last = NONE;
        for at in graph.row(person) {
            let to = graph.to(at);
            if split.component[to as usize] == home {
                inside += 1;
                last = if last == NONE { find(&mut root, to) } else { unite(&mut root, last, to) };
            }
        }
        if inside == 1 && seat != NONE && !cut.may_leave(person) {
            taken[seat as usize] += 1;
        } else if inside > 0 {
            members.push((person, last));
        }
    }
    cut.parts(&mut root, &taken, &members)
}

/// A graph with its components, while pieces are taken out of it.
struct Cut<'a, S> {
    graph: &'a S,
    split: &'a Components,
}

impl<'a, S: Source> Cut<'a, S> {
    fn new(graph: &'a S, split: &'a Components) -> Self {
        Self { graph, split }
    }

    /// The component in which a person trades.
    fn home(&self, person: u32) -> u32 {
        let seat = self.graph.seat(person);
        if seat != NONE {
            return self.split.component[seat as usize];
        }
        let group = self.graph.group(person);
        if group == NONE { NONE } else { self.split.component[self.graph.placements() + group as usize] }
    }

    /// Whether a placed person could be left out instead.
    fn may_leave(&self, person: u32) -> bool {
        let group = self.graph.group(person);
        group != NONE && self.split.component[self.graph.placements() + group as usize] == self.home(person)
    }

    /// Writes the pieces. People and placements keep the graph's order, so nothing depends on anything else.
    fn parts(&self, root: &mut [u32], taken: &[u32], members: &[(u32, u32)]) -> Pieces {
        let (graph, split) = (self.graph, self.split);
        let outside = split.component[graph.placements() + graph.groups()];
        let mut piece = vec![NONE; graph.placements()];
        let mut parts: Vec<Part> = Vec::new();
        let mut places: Vec<Vec<u32>> = Vec::new();
        let mut of_member = Vec::with_capacity(members.len());
        for &(_, any) in members {
            let top = find(root, any) as usize;
            if piece[top] == NONE {
                piece[top] = index(parts.len());
                parts.push(Part::default());
                places.push(Vec::new());
            }
            of_member.push(piece[top]);
        }
        let mut local = vec![NONE; graph.placements()];
        for p in (0..).take(graph.placements()) {
            let piece = piece[find(root, p) as usize];
            if piece == NONE {
                continue;
            }
            let part = &mut parts[piece as usize];
            local[p as usize] = index(part.places.len());
            part.places.push(graph.place(p));
            part.room.push(graph.room(p) - taken[p as usize]);
            part.full.push(graph.is_kept_full(p) || split.component[p as usize] != outside);
            places[piece as usize].push(p);
        }
        for (&(person, _), &piece) in members.iter().zip(&of_member) {
            let part = &mut parts[piece as usize];
            let (seat, home) = (graph.seat(person), self.home(person));
            part.people.push(graph.applicant(person));
            part.first.push(index(part.to.len()));
            part.seat.push(if seat == NONE { NONE } else { local[seat as usize] });
            part.must.push(seat != NONE && !self.may_leave(person));
            for at in graph.row(person) {
                let to = graph.to(at);
                if split.component[to as usize] == home {
                    part.to.push(local[to as usize]);
                    part.pairs.push(graph.pair(at));
                }
            }
        }
        for part in &mut parts {
            part.first.push(index(part.to.len()));
        }
        Pieces { parts, places }
    }
}

/// The top of a tree, its paths halved on the way.
fn find(root: &mut [u32], mut at: u32) -> u32 {
    while root[at as usize] != at {
        let up = root[root[at as usize] as usize];
        root[at as usize] = up;
        at = up;
    }
    at
}

fn unite(root: &mut [u32], top: u32, other: u32) -> u32 {
    let other = find(root, other);
    if other != top {
        root[other as usize] = top;
    }
    top
}
