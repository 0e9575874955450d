//! Which applications may be one person's and still have to be decided about. Owns what a decision settles: a pair, and no
//! other pair. An application that was withdrawn as another one's duplicate goes on speaking for the one that stands: whatever
//! looks like it may be that person's, too.

use std::collections::{BTreeMap, BTreeSet};

use super::{likeness::Likeness, marks};
use crate::store::duplicates::DuplicateRow;

/// An application, as far as likeness goes.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) number: String,
    /// Mark of the personal code.
    pub(super) code: String,
    /// Mark of the name with the day of birth.
    pub(super) name: String,
    /// Of one of another round, why it is looked at here.
    pub(super) elsewhere: Option<Likeness>,
    /// Whether it takes part.
    pub(super) stands: bool,
    /// The number of the one that stands for it.
    pub(super) same_as: String,
}

/// Applications that stand and may be one person's, by number, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) numbers: BTreeSet<String>,
    pub(super) why: BTreeSet<Likeness>,
    pub(super) decided: bool,
}

/// What links two applications that nobody has decided about.
struct Graph<'a> {
    nodes: &'a [Node],
    /// The application that stands for each, if one does.
    standing: Vec<Option<usize>>,
    /// The decisions that each is a member of: key, and whether they were found to be different people's.
    decided: Vec<Vec<(usize, bool)>>,
    /// Where each belongs so far: a forest.
    parent: Vec<usize>,
    found: Vec<(usize, Likeness)>,
}

/// The sets of a round: those that nobody has decided about first.
pub(super) fn sets(nodes: &[Node], decisions: &[DuplicateRow]) -> Vec<Set> {
    let mut graph = Graph::new(nodes, decisions);
    graph.link_by(|node| &node.code, |_| Likeness::Code);
    graph.link_by(
        |node| &node.name,
        |group| {
            let codes: BTreeSet<&str> = group.iter().map(|node| node.code.as_str()).collect();
            let changed = codes.len() == group.len() && codes.iter().all(|code| is_mark(code));
            if changed { Likeness::ChangedCode } else { Likeness::Name }
        },
    );
    graph.link_elsewhere();
    let mut sets = graph.undecided();
    sets.sort_by_key(Set::key);
    let mut known: BTreeSet<String> = sets.iter().map(Set::key).collect();
    let mut settled: Vec<Set> = decisions.iter().filter_map(|decision| graph.settled(decision)).collect();
    settled.sort_by_key(Set::key);
    sets.extend(settled.into_iter().filter(|set| known.insert(set.key())));
    sets
}

/// The numbers of everything for which these applications stand, themselves among them.
pub(super) fn spoken_for(nodes: &[Node], numbers: &BTreeSet<String>) -> BTreeSet<String> {
    let standing = standing(nodes);
    let of = |at: &Option<usize>| at.is_some_and(|at| numbers.contains(&nodes[at].number));
    nodes.iter().zip(&standing).filter(|(_, at)| of(at)).map(|(node, _)| node.number.clone()).collect()
}

impl Set {
    /// How the set is named: its numbers, sorted, joined by a space.
    pub(super) fn key(&self) -> String {
        self.numbers.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

fn is_mark(mark: &str) -> bool {
    mark != marks::NOTHING
}

/// Follows each application to the one that stands for it.
fn standing(nodes: &[Node]) -> Vec<Option<usize>> {
    let by_number: BTreeMap<&str, usize> =
        nodes.iter().enumerate().map(|(at, node)| (node.number.as_str(), at)).collect();
    let follow = |mut at: usize| {
        // As many steps as there are applications: a circle, which nothing makes, ends as well.
        for _ in 0..nodes.len() {
            if nodes[at].stands {
                return Some(at);
            }
            at = *by_number.get(nodes[at].same_as.as_str())?;
        }
        None
    };
    (0..nodes.len()).map(follow).collect()
}

impl<'a> Graph<'a> {
    fn new(nodes: &'a [Node], decisions: &[DuplicateRow]) -> Self {
        let by_number: BTreeMap<&str, usize> =
            nodes.iter().enumerate().map(|(at, node)| (node.number.as_str(), at)).collect();
        let mut decided = vec![Vec::new(); nodes.len()];
        for (key, decision) in decisions.iter().enumerate() {
            for at in decision.members.split(' ').filter_map(|number| by_number.get(number)) {
                decided[*at].push((key, !decision.same));
            }
        }
        let standing = standing(nodes);
        let parent = standing.iter().enumerate().map(|(at, stands)| stands.unwrap_or(at)).collect();
        Self { nodes, standing, decided, parent, found: Vec::new() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Whether a caseworker decided about this very pair. That two are one person's settles it only where both go on
    /// standing: one of them in another round.
    fn settles(&self, one: usize, other: usize) -> bool {
        let elsewhere = self.nodes[one].elsewhere.or(self.nodes[other].elsewhere).is_some();
        self.decided[one].iter().any(|known| (known.1 || elsewhere) && self.decided[other].contains(known))
    }

    /// Links two that may be one person's, unless they are one already or that was decided; whether they are linked.
    fn link(&mut self, one: usize, other: usize) -> bool {
        let same = self.standing[one] == self.standing[other];
        if !same && self.settles(one, other) {
            return false;
        }
        let (one, other) = (self.root(one), self.root(other));
        self.parent[one] = other;
        true
    }

    /// Links this round's applications that share a mark.
    fn link_by(&mut self, mark: fn(&Node) -> &String, why: impl Fn(&[&Node]) -> Likeness) {
        for group in self.by(mark).into_values() {
            self.link_group(group, &why);
        }
    }

    /// Links everyone in a group to everyone else, but pairs that are decided: whoever is reached is not asked again, so that a
    /// large group costs little.
    fn link_group(&mut self, group: Vec<usize>, why: &impl Fn(&[&Node]) -> Likeness) {
        let all = |key: &(usize, bool)| group.iter().all(|at| self.decided[*at].contains(key));
        if self.decided[group[0]].iter().any(|key| key.1 && all(key)) {
            return;
        }
        let mut left = group;
        while let Some(first) = left.pop() {
            let (mut reached, mut next) = (vec![first], 0);
            while next < reached.len() {
                let from = reached[next];
                next += 1;
                let mut stay = Vec::new();
                for at in std::mem::take(&mut left) {
                    let to = if self.link(from, at) { &mut reached } else { &mut stay };
                    to.push(at);
                }
                left = stay;
            }
            let persons: BTreeSet<Option<usize>> = reached.iter().map(|at| self.standing[*at]).collect();
            if persons.len() > 1 {
                let members: Vec<&Node> = reached.iter().map(|at| &self.nodes[*at]).collect();
                self.found.push((first, why(&members)));
            }
        }
    }

    /// This round's applications by a mark.
    fn by(&self, mark: fn(&Node) -> &String) -> BTreeMap<&'a str, Vec<usize>> {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if self.standing[at].is_some() && node.elsewhere.is_none() && is_mark(mark(node)) {
                groups.entry(mark(node)).or_default().push(at);
            }
        }
        groups
    }

    /// Links applications of other rounds to those of this round with one of their marks.
    fn link_elsewhere(&mut self) {
        let (codes, names) = (self.by(|node| &node.code), self.by(|node| &node.name));
        let nodes = self.nodes;
        for (there, other) in nodes.iter().enumerate() {
            let Some(why) = other.elsewhere else { continue };
            let alike = [codes.get(other.code.as_str()), names.get(other.name.as_str())];
            for at in alike.into_iter().flatten().flatten() {
                if self.standing[*at] != Some(there) && self.link(there, *at) {
                    self.found.push((there, why));
                }
            }
        }
    }

    fn undecided(&mut self) -> Vec<Set> {
        let mut why: BTreeMap<usize, BTreeSet<Likeness>> = BTreeMap::new();
        for (at, likeness) in std::mem::take(&mut self.found) {
            let root = self.root(at);
            why.entry(root).or_default().insert(likeness);
        }
        let mut numbers: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for at in 0..self.nodes.len() {
            if self.standing[at] != Some(at) {
                continue;
            }
            let root = self.root(at);
            numbers.entry(root).or_default().insert(self.nodes[at].number.clone());
        }
        let set = |(root, why)| Some(Set { numbers: numbers.remove(&root)?, why, decided: false });
        why.into_iter().filter_map(set).collect()
    }

    /// A decision after which several applications go on standing.
    fn settled(&self, decision: &DuplicateRow) -> Option<Set> {
        let members: BTreeSet<&str> = decision.members.split(' ').collect();
        let members: Vec<usize> =
            (0..self.nodes.len()).filter(|at| members.contains(self.nodes[*at].number.as_str())).collect();
        let elsewhere = members.iter().find_map(|at| self.nodes[*at].elsewhere);
        if decision.same && elsewhere.is_none() {
            return None;
        }
        let numbers: BTreeSet<String> =
            members.iter().filter_map(|at| Some(self.nodes[self.standing[*at]?].number.clone())).collect();
        let (mut why, mut codes, mut names) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for node in members.iter().map(|at| &self.nodes[*at]) {
            if is_mark(&node.code) && !codes.insert(&node.code) {
                why.insert(Likeness::Code);
            }
            if is_mark(&node.name) && !names.insert(&node.name) {
                why.insert(Likeness::Name);
            }
        }
        if let Some(elsewhere) = elsewhere {
            why = BTreeSet::from([elsewhere]);
        }
        (numbers.len() > 1 && !why.is_empty()).then_some(Set { numbers, why, decided: true })
    }
}

#[cfg(test)]
mod tests;
