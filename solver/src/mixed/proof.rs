//! What a search leaves behind as its proof: the prices of every answer, why a part is empty, and the tree of all of them.

use super::{
    branch::{HAIR, Node, Open, Search},
    model::{Changes, Model, PRICE_SCALE, Said},
};
use crate::{Knot, Prices, Tree};

impl Search<'_, '_> {
    /// Prices of lines as prices of rows and of what was asked.
    pub(super) fn prices(&self, found: &[i128]) -> Prices {
        let mut prices = self.run.no_prices();
        self.stated.pay(found, &mut prices);
        for (number, (column, _)) in (0u32..).zip(&self.questions) {
            let line =
                self.stated.wholes.iter().find(|whole| whole.column == *column).and_then(|whole| whole.line);
            if let Some(price) = line.map(|line| found[line]).filter(|price| *price != 0) {
                prices.answers.push((number, price));
            }
        }
        prices
    }

    /// Nothing keeps all lines: prices of breaking them say why. Taken often enough, they outweigh everything that an
    /// assignment could be worth.
    pub(super) fn say_why(&mut self, open: &Open) {
        if self.lenient.is_none() {
            self.lenient = self.run.oracle.session(&lenient(&self.stated.model), Changes::Bounds);
            self.apply(&open.limits);
        }
        let Some(session) = &mut self.lenient else { return };
        let Said::Best { prices, objective, .. } = session.maximise(true, self.run.control) else { return };
        if objective >= -HAIR {
            return;
        }
        let worths = self.stated.model.columns.iter().map(|column| i128::from(column.worth).abs());
        let most = worths.max().unwrap_or(0) * (self.run.problem.applicants() as i128 + 1);
        let times = 2 * most * PRICE_SCALE / -objective + 1;
        let prices: Vec<i128> = prices.into_iter().map(|price| price.saturating_mul(times)).collect();
        self.nodes[open.node].prices = Some(self.prices(&prices));
    }

    /// The proof that nothing is worth more, from the root down as far as it takes.
    pub(super) fn tree(&self, value: i128) -> Option<Tree> {
        let enough = |node: &Node| (node.bound + HAIR).div_euclid(PRICE_SCALE) <= value;
        if enough(&self.nodes[0]) && !self.is_below {
            return None;
        }
        let mut tree = Tree {
            questions: self.questions.iter().map(|(_, question)| question.clone()).collect(),
            knots: Vec::new(),
        };
        let mut below = vec![(0, None::<(usize, bool)>)];
        while let Some((at, from)) = below.pop() {
            let number = tree.knots.len();
            if let Some((parent, is_above)) = from
                && let Some(Knot::Split { below, above, .. }) = tree.knots.get_mut(parent)
            {
                *(if is_above { above } else { below }) = u32::try_from(number).ok()?;
            }
            let node = &self.nodes[at];
            match node.split {
                Some((question, at, down, up)) if !enough(node) => {
                    let question = u32::try_from(question).ok()?;
                    tree.knots.push(Knot::Split { question, at, below: 0, above: 0 });
                    below.extend([(up, Some((number, true))), (down, Some((number, false)))]);
                }
                _ if enough(node) => tree.knots.push(Knot::Prices(node.prices.clone()?)),
                _ => return None,
            }
        }
        Some(tree)
    }
}

/// The programme in which every line may be broken that nothing might keep, and nothing else counts.
fn lenient(model: &Model) -> Model {
    let mut lenient = model.relaxed();
    lenient.columns.iter_mut().for_each(|column| column.worth = 0);
    for at in 0..lenient.lines.len() {
        let (least, most) = (lenient.lines[at].least, lenient.lines[at].most);
        if least.is_some() {
            let column = lenient.column(None, false, -1);
            lenient.lines[at].terms.push((column, 1));
        }
        if most.is_some_and(|most| most < 0) || (most.is_some() && least == most) {
            let column = lenient.column(None, false, -1);
            lenient.lines[at].terms.push((column, -1));
        }
    }
    lenient
}
