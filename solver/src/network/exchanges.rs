//! Splitting: which placements can still trade people in a best solution. Two of them can when exchanges lead
//! from each to the other, through people, through who is left out, or through free seats; everything else is
//! settled already (Dulmage and Mendelsohn 1958).

use super::seats::NONE;
use crate::components::{Components, Cursor, Graph, components};

/// The exchanges of an assignment. Nodes are placements, then groups of people who may be left out, then
/// the outside, to which free seats lead and which leads to every placement that need not be full.
pub(super) trait Exchanges {
    fn placements(&self) -> usize;
    fn groups(&self) -> usize;
    /// People at a node: holders of a placement, those left out of a group.
    fn people(&self, node: u32) -> &[u32];
    /// The pairs of a person.
    fn row(&self, person: u32) -> std::ops::Range<usize>;
    /// The placement of a pair.
    fn to(&self, at: usize) -> u32;
    /// The group of a person who may be left out, or [`NONE`].
    fn group(&self, person: u32) -> u32;
    fn has_free_seat(&self, placement: u32) -> bool;
    fn is_kept_full(&self, placement: u32) -> bool;
    /// A number of the node's own; [`Components::reach`] is the largest that exchanges lead to.
    fn own(&self, _node: u32) -> u64 {
        0
    }
}

/// The components of an assignment's exchanges.
pub(super) fn split<E: Exchanges>(exchanges: &E) -> Components {
    components(&Arcs(exchanges))
}

/// Exchanges as arcs between nodes.
struct Arcs<'a, E>(&'a E);

impl<E: Exchanges> Graph for Arcs<'_, E> {
    fn nodes(&self) -> usize {
        self.0.placements() + self.0.groups() + 1
    }

    fn own(&self, node: u32) -> u64 {
        self.0.own(node)
    }

    fn next(&self, node: u32, cursor: &mut Cursor) -> Option<u32> {
        let placements = self.0.placements();
        let groups = u32::try_from(placements).unwrap_or(NONE);
        let outside = groups + u32::try_from(self.0.groups()).unwrap_or(0);
        if node == outside {
            while (cursor.at as usize) < placements {
                let to = cursor.at;
                cursor.at += 1;
                if !self.0.is_kept_full(to) {
                    return Some(to);
                }
            }
            return None;
        }
        let people = self.0.people(node);
        while let Some(&person) = people.get(cursor.person as usize) {
            let row = self.0.row(person);
            let at = row.start + cursor.at as usize;
            if at < row.end {
                cursor.at += 1;
                return Some(self.0.to(at));
            }
            cursor.person += 1;
            cursor.at = 0;
            let group = if node < groups { self.0.group(person) } else { NONE };
            if group != NONE {
                return Some(groups + group);
            }
        }
        let leads_out = cursor.at == 0 && node < groups && self.0.has_free_seat(node);
        cursor.at = 1;
        leads_out.then_some(outside)
    }
}
