//! What a search leaves behind: the bound of what is still open where it was stopped, and the prices, or the tree of
//! disjunctions with prices, that prove it finished.

use super::search::{Ask, ExactSearch};
use crate::{RowPrices, Tree, TreeNode};

impl ExactSearch<'_> {
    /// What the parts that were not looked at leave possible.
    pub(super) fn open_bound(&self, open: &[usize]) -> Option<i128> {
        let scale = self.relaxed.scale();
        let bound = |&number: &usize| {
            let mut at = number;
            loop {
                let node = &self.nodes[at];
                match (node.bound, node.from) {
                    (Some(bound), _) => return Some(bound.div_euclid(scale)),
                    (None, Some((parent, _, _))) => at = parent,
                    (None, None) => return self.first.bound.map(|bound| bound.div_euclid(scale)),
                }
            }
        };
        let bounds: Option<Vec<i128>> = open.iter().map(bound).collect();
        bounds?.into_iter().max().map(|bound| bound.max(self.value))
    }

    /// The prices of everything, which bound what is possible and prove nothing more.
    pub(super) fn first_set(&self) -> Option<RowPrices> {
        let prices = self.first.prices.clone()?;
        Some(RowPrices { goal: self.aim.goal, scale: self.relaxed.scale(), prices, tree: None, only: false })
    }

    /// The proof, from the root down as far as it takes; `None` where a part could not be closed.
    pub(super) fn proof(&mut self) -> Option<RowPrices> {
        let (goal, scale, only) = (self.aim.goal, self.relaxed.scale(), self.ask == Ask::Only);
        let prices = self.first.prices.clone()?;
        if self.nodes.is_empty() {
            return Some(RowPrices { goal, scale, prices, tree: None, only });
        }
        let mut tree = Tree { disjunctions: std::mem::take(&mut self.disjunctions), nodes: Vec::new() };
        let mut open = vec![(0usize, None::<(usize, bool)>)];
        while let Some((at, from)) = open.pop() {
            let number = tree.nodes.len();
            if let Some((parent, yes)) = from
                && let Some(TreeNode::Branch { below, above, .. }) = tree.nodes.get_mut(parent)
            {
                *(if yes { above } else { below }) = u32::try_from(number).ok()?;
            }
            let node = &self.nodes[at];
            match (&node.prices, node.split) {
                (Some(prices), _) if node.single || self.is_closed(node.bound) => {
                    tree.nodes.push(TreeNode::Leaf(prices.clone()));
                }
                (_, Some((disjunction, no, yes))) => {
                    tree.nodes.push(TreeNode::Branch { disjunction, at: 0, below: 0, above: 0 });
                    open.extend([(yes, Some((number, true))), (no, Some((number, false)))]);
                }
                _ => return None,
            }
        }
        Some(RowPrices { goal, scale, prices, tree: Some(tree), only })
    }
}
