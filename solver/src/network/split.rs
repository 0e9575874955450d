//! Splitting: which placements can still trade people in a best solution. Two of them can when exchanges lead
//! from each to the other, through people, through who is left out, or through free seats; everything else is
//! settled already (Dulmage and Mendelsohn; strong components after Tarjan, without recursion).

use super::seats::NONE;

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

/// Components by node, numbered so that exchanges between two lead to the smaller number.
#[derive(Debug, Default)]
pub(super) struct Components {
    pub(super) component: Vec<u32>,
    /// By node: a number that falls along every exchange between components, and is the same inside one.
    pub(super) height: Vec<u32>,
    /// By node: the largest number of its own that exchanges lead to.
    pub(super) reach: Vec<u64>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Vertex {
    /// Number of entry, lowered to the earliest on the stack that it leads to; 0 before.
    low: u32,
    /// The component and one; 0 before it is known.
    done: u32,
    height: u32,
    reach: u64,
}

/// Where a visit of a node stands: which person, which pair.
struct Frame {
    node: u32,
    entry: u32,
    person: u32,
    at: u32,
}

struct Walk<'a, E> {
    graph: &'a E,
    nodes: Vec<Vertex>,
    stack: Vec<u32>,
    frames: Vec<Frame>,
    clock: u32,
    count: u32,
}

/// Finds the components of a graph. Takes one pass over the pairs.
pub(super) fn split<E: Exchanges>(graph: &E) -> Components {
    let count = graph.placements() + graph.groups() + 1;
    let nodes = vec![Vertex::default(); count];
    let mut walk = Walk { graph, nodes, stack: Vec::new(), frames: Vec::new(), clock: 0, count: 0 };
    for node in (0..).take(count) {
        if walk.nodes[node as usize].low == 0 {
            walk.enter(node);
            walk.run();
        }
    }
    Components {
        component: walk.nodes.iter().map(|node| node.done - 1).collect(),
        height: walk.nodes.iter().map(|node| node.height).collect(),
        reach: walk.nodes.iter().map(|node| node.reach).collect(),
    }
}

impl<E: Exchanges> Walk<'_, E> {
    fn enter(&mut self, node: u32) {
        self.clock += 1;
        let own = self.graph.own(node);
        self.nodes[node as usize] = Vertex { low: self.clock, done: 0, height: 0, reach: own };
        self.stack.push(node);
        self.frames.push(Frame { node, entry: self.clock, person: 0, at: 0 });
    }

    fn run(&mut self) {
        while let Some(mut frame) = self.frames.pop() {
            let mut own = self.nodes[frame.node as usize];
            let next = self.advance(&mut frame, &mut own);
            self.nodes[frame.node as usize] = own;
            if let Some(next) = next {
                self.frames.push(frame);
                self.enter(next);
                continue;
            }
            if own.low == frame.entry {
                self.finish(frame.node, own);
            }
            if let Some(above) = self.frames.last() {
                let above = above.node as usize;
                self.nodes[above] = seen(self.nodes[above], self.nodes[frame.node as usize]);
            }
        }
    }

    /// Looks at the node's exchanges from where the visit stands, until one leads to a node not entered yet.
    fn advance(&self, frame: &mut Frame, own: &mut Vertex) -> Option<u32> {
        let placements = self.graph.placements();
        let groups = u32::try_from(placements).unwrap_or(NONE);
        let outside = groups + u32::try_from(self.graph.groups()).unwrap_or(0);
        let mut meet = |to: u32| {
            let other = self.nodes[to as usize];
            if other.low == 0 {
                return true;
            }
            *own = seen(*own, other);
            false
        };
        if frame.node == outside {
            while (frame.at as usize) < placements {
                let to = frame.at;
                frame.at += 1;
                if !self.graph.is_kept_full(to) && meet(to) {
                    return Some(to);
                }
            }
            return None;
        }
        let people = self.graph.people(frame.node);
        while let Some(&person) = people.get(frame.person as usize) {
            let row = self.graph.row(person);
            for at in row.start + frame.at as usize..row.end {
                frame.at += 1;
                let to = self.graph.to(at);
                if meet(to) {
                    return Some(to);
                }
            }
            frame.person += 1;
            frame.at = 0;
            let group = if frame.node < groups { self.graph.group(person) } else { NONE };
            if group != NONE && meet(groups + group) {
                return Some(groups + group);
            }
        }
        let leads_out = frame.at == 0 && frame.node < groups && self.graph.has_free_seat(frame.node);
        frame.at = 1;
        (leads_out && meet(outside)).then_some(outside)
    }

    /// Takes a component off the stack; its first node has seen what all of them lead to.
    fn finish(&mut self, first: u32, own: Vertex) {
        self.count += 1;
        while let Some(member) = self.stack.pop() {
            self.nodes[member as usize] = Vertex { done: self.count, ..own };
            if member == first {
                return;
            }
        }
    }
}

/// What a node knows after an exchange was seen to lead from it to another.
fn seen(mut own: Vertex, other: Vertex) -> Vertex {
    own.reach = own.reach.max(other.reach);
    if other.done == 0 {
        own.low = own.low.min(other.low);
        own.height = own.height.max(other.height);
    } else {
        own.height = own.height.max(other.height + 1);
    }
    own
}
