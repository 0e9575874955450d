//! What a search leaves behind as its proof: the prices of every answer, why a part is empty, and the tree of all of them.

use super::branch::{BranchAndBound, Node, Open, TOLERANCE};
use crate::milp::{FIXED_POINT, LpStatus, Model, Modifying};
use crate::{Prices, Tree, TreeNode};

impl BranchAndBound<'_, '_> {
    /// Dual multipliers of the programme's rows as prices of the problem's rows and of what was asked.
    pub(super) fn prices(&self, found: &[i128]) -> Prices {
        let mut prices = self.run.no_prices();
        self.stated.pay(found, &mut prices);
        for (number, (column, _)) in (0u32..).zip(&self.disjunctions) {
            let line = self
                .stated
                .integer_columns
                .iter()
                .find(|whole| whole.column == *column)
                .and_then(|whole| whole.line);
            if let Some(price) = line.map(|line| found[line]).filter(|price| *price != 0) {
                prices.answers.push((number, price));
            }
        }
        prices
    }

    /// The programme is infeasible: the duals of the elastic one are a Farkas ray. Scaled enough, they outweigh every objective that an
    /// assignment could have.
    pub(super) fn farkas_ray(&mut self, open: &Open) {
        if self.elastic.is_none() {
            self.elastic = self.run.backend.incremental(&elastic(&self.stated.model), Modifying::Bounds);
            self.apply(&open.limits);
        }
        let Some(lp) = &mut self.elastic else { return };
        let LpStatus::Optimal { duals: prices, objective, .. } = lp.maximise(true, self.run.control) else {
            return;
        };
        if objective >= -TOLERANCE {
            return;
        }
        let coefficients = self.stated.model.columns.iter().map(|column| i128::from(column.objective).abs());
        let most = coefficients.max().unwrap_or(0) * (self.run.problem.applicants() as i128 + 1);
        let times = 2 * most * FIXED_POINT / -objective + 1;
        let prices: Vec<i128> = prices.into_iter().map(|price| price.saturating_mul(times)).collect();
        self.nodes[open.node].prices = Some(self.prices(&prices));
    }

    /// The proof that no assignment has a larger objective, from the root down as far as it takes.
    pub(super) fn tree(&self, value: i128) -> Option<Tree> {
        let enough = |node: &Node| (node.bound + TOLERANCE).div_euclid(FIXED_POINT) <= value;
        if enough(&self.nodes[0]) && !self.is_below {
            return None;
        }
        let mut tree = Tree {
            disjunctions: self.disjunctions.iter().map(|(_, disjunction)| disjunction.clone()).collect(),
            nodes: Vec::new(),
        };
        let mut below = vec![(0, None::<(usize, bool)>)];
        while let Some((at, from)) = below.pop() {
            let number = tree.nodes.len();
            if let Some((parent, is_above)) = from
                && let Some(TreeNode::Branch { below, above, .. }) = tree.nodes.get_mut(parent)
            {
                *(if is_above { above } else { below }) = u32::try_from(number).ok()?;
            }
            let node = &self.nodes[at];
            match node.split {
                Some((disjunction, at, down, up)) if !enough(node) => {
                    let disjunction = u32::try_from(disjunction).ok()?;
                    tree.nodes.push(TreeNode::Branch { disjunction, at, below: 0, above: 0 });
                    below.extend([(up, Some((number, true))), (down, Some((number, false)))]);
                }
                _ if enough(node) => tree.nodes.push(TreeNode::Leaf(node.prices.clone()?)),
                _ => return None,
            }
        }
        Some(tree)
    }
}

/// The elastic programme: every row that might be infeasible may be violated at a price of 1, and nothing else counts.
fn elastic(model: &Model) -> Model {
    let mut elastic = model.relaxed();
    elastic.columns.iter_mut().for_each(|column| column.objective = 0);
    for at in 0..elastic.rows.len() {
        let (least, most) = (elastic.rows[at].lower, elastic.rows[at].upper);
        if least.is_some() {
            let column = elastic.add_column(None, false, -1);
            elastic.rows[at].terms.push((column, 1));
        }
        if most.is_some_and(|most| most < 0) || (most.is_some() && least == most) {
            let column = elastic.add_column(None, false, -1);
            elastic.rows[at].terms.push((column, -1));
        }
    }
    elastic
}
