//! Strongly connected components (Tarjan 1972), without recursion, in one pass over the arcs: one for all engines.

/// Where a visit of a node stands: what the graph needs to find the node's next arc.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cursor {
    pub(crate) person: u32,
    pub(crate) at: u32,
}

/// A directed graph whose arcs are looked at one after another.
pub(crate) trait Graph {
    fn nodes(&self) -> usize;
    /// The end of the node's next arc, from where the cursor stands; the cursor moves on.
    fn next(&self, node: u32, cursor: &mut Cursor) -> Option<u32>;
    /// A number of the node's own; [`Components::reach`] is the largest that arcs lead to.
    fn own(&self, _node: u32) -> u64 {
        0
    }
}

/// Components by node, numbered so that arcs between two lead to the smaller number.
#[derive(Debug, Default)]
pub(crate) struct Components {
    pub(crate) component: Vec<u32>,
    /// By node: a number that falls along every arc between components, and is the same inside one.
    pub(crate) height: Vec<u32>,
    /// By node: the largest number of its own that arcs lead to.
    pub(crate) reach: Vec<u64>,
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

struct Frame {
    node: u32,
    entry: u32,
    cursor: Cursor,
}

struct Walk<'a, G> {
    graph: &'a G,
    vertices: Vec<Vertex>,
    stack: Vec<u32>,
    frames: Vec<Frame>,
    clock: u32,
    count: u32,
}

/// Finds the strongly connected components of a graph.
pub(crate) fn components<G: Graph>(graph: &G) -> Components {
    let vertices = vec![Vertex::default(); graph.nodes()];
    let mut walk = Walk { graph, vertices, stack: Vec::new(), frames: Vec::new(), clock: 0, count: 0 };
    for node in (0..).take(graph.nodes()) {
        if walk.vertices[node as usize].low == 0 {
            walk.enter(node);
            walk.run();
        }
    }
    Components {
        component: walk.vertices.iter().map(|vertex| vertex.done - 1).collect(),
        height: walk.vertices.iter().map(|vertex| vertex.height).collect(),
        reach: walk.vertices.iter().map(|vertex| vertex.reach).collect(),
    }
}

impl<G: Graph> Walk<'_, G> {
    fn enter(&mut self, node: u32) {
        self.clock += 1;
        let own = self.graph.own(node);
        self.vertices[node as usize] = Vertex { low: self.clock, done: 0, height: 0, reach: own };
        self.stack.push(node);
        self.frames.push(Frame { node, entry: self.clock, cursor: Cursor::default() });
    }

    fn run(&mut self) {
        while let Some(mut frame) = self.frames.pop() {
            let mut own = self.vertices[frame.node as usize];
            let next = self.advance(&mut frame, &mut own);
            self.vertices[frame.node as usize] = own;
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
                self.vertices[above] = seen(self.vertices[above], self.vertices[frame.node as usize]);
            }
        }
    }

    /// Looks at the node's arcs from where the visit stands, until one leads to a node not entered yet.
    fn advance(&self, frame: &mut Frame, own: &mut Vertex) -> Option<u32> {
        while let Some(to) = self.graph.next(frame.node, &mut frame.cursor) {
            let other = self.vertices[to as usize];
            if other.low == 0 {
                return Some(to);
            }
            *own = seen(*own, other);
        }
        None
    }

    /// Takes a component off the stack; its first node has seen what all of them lead to.
    fn finish(&mut self, first: u32, own: Vertex) {
        self.count += 1;
        while let Some(member) = self.stack.pop() {
            self.vertices[member as usize] = Vertex { done: self.count, ..own };
            if member == first {
                return;
            }
        }
    }
}

/// What a node knows after an arc was seen to lead from it to another.
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
