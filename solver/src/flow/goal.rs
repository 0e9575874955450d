//! Reaching one goal: what each arc costs for it, the cheapest flow, and the prices of rows that prove it. What they decide is
//! closed for the goals that follow.

use super::{
    Work, min_cost,
    net::{Link, NONE},
    row, unit_costs,
};
use crate::{Goal, Prices, Problem, RowPrices};

impl Work<'_> {
    /// Reaches a goal on what is left open, keeps its prices, and closes what they decide.
    pub(crate) fn reach(&mut self, problem: &Problem, goal: Goal) -> bool {
        let costs = self.costs(problem, goal);
        let fences: Vec<(u32, u32)> = match goal {
            Goal::Reserves => self.net.links.iter().filter_map(|link| self.fence(link)).collect(),
            _ => Vec::new(),
        };
        let control = self.control;
        let stop = || control.stop();
        let largest = (goal == Goal::Placed).then(|| min_cost::largest(&self.net)).flatten();
        let found = largest.or_else(|| match goal {
            Goal::Placed | Goal::Tier(_) => unit_costs::cheapest(&mut self.net, &costs, &stop),
            Goal::Reserves | Goal::Person(_) | Goal::Priced(_) => {
                min_cost::cheapest(&mut self.net, &costs, &fences, &stop)
            }
        });
        let Some(potential) = found else { return false };
        let mut rows = vec![0; problem.rows()];
        if goal == Goal::Reserves {
            // A reserve that nobody can use is worth what its people take: nothing.
            rows[problem.row_of_reserve(0)..problem.row_of_budget(0)].fill(-1);
        }
        for link in &self.net.links {
            let (here, around) = (potential[link.node as usize], potential[link.parent as usize]);
            let Some(row) = row(problem, link.what) else { continue };
            rows[row] = if link.on_people { here - around } else { around - here };
        }
        for (arc, cost) in costs.into_iter().enumerate() {
            let (tail, head) = (self.net.tail[arc] as usize, self.net.head[arc] as usize);
            if i128::from(cost) + potential[tail] != potential[head] {
                self.net.frozen[arc] = true;
            }
        }
        let earlier = vec![0; self.proof.sets.len()];
        self.proof.sets.push(RowPrices {
            goal,
            scale: 1,
            prices: Prices { rows, earlier, ..Prices::default() },
            tree: None,
            only: false,
        });
        true
    }

    /// A reserve's seats are worth one each, never more: so its price lies between nothing and that.
    fn fence(&self, link: &Link) -> Option<(u32, u32)> {
        let free = link.beyond.is_some() && !self.net.frozen[link.arc as usize];
        free.then_some(if link.on_people { (link.node, link.parent) } else { (link.parent, link.node) })
    }

    /// By arc: what one along it costs.
    fn costs(&self, problem: &Problem, goal: Goal) -> Vec<i64> {
        let mut costs = vec![0; self.net.tail.len()];
        match goal {
            Goal::Reserves => {
                for link in self.net.links.iter().filter(|link| link.beyond.is_some()) {
                    costs[link.arc as usize] = -1;
                }
            }
            Goal::Placed | Goal::Tier(_) => {
                for a in 0..problem.applicants() {
                    let counts = goal == Goal::Placed || goal == Goal::Tier(problem.tier(a));
                    if counts && self.net.person_arc[a] != NONE {
                        costs[self.net.person_arc[a] as usize] = -1;
                    }
                }
            }
            // Not asked of a network: it walks the line.
            Goal::Person(_) => {}
            Goal::Priced(stage) => {
                for a in 0..problem.applicants() {
                    for at in problem.pair_range(a) {
                        let arc = self.net.pair_arc[at];
                        if arc != NONE && !self.net.frozen[arc as usize] {
                            let cost = stage.cost(problem, a, at);
                            costs[arc as usize] = i64::try_from(cost).unwrap_or(i64::MAX);
                        }
                    }
                }
            }
        }
        costs
    }
}
