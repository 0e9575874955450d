//! Knapsack cuts: what a budget says in whole people. A budget of 13.8 places pays for 13, and a dear place mostly costs one and a half
//! cheap ones; a linear programme does not see that, and promises parts of people. Here a budget is followed by
//! inequalities that hold for whole numbers only: with them the promise is mostly kept. The checker counts each anew.

use crate::{Cut, problem::side::Budget};

/// Budgets with more different costs, or with sums beyond this many steps, are taken as they are.
const COSTS: usize = 6;
const STEPS: u64 = 1 << 16;
/// How often a cost may be divided.
const PARTS: u64 = 4;

/// Inequalities that follow from a budget, `number` in the list.
pub(super) fn cuts(number: usize, budget: &Budget) -> Vec<Cut> {
    let mut costs: Vec<u64> = budget.costs.iter().copied().filter(|&cost| cost > 0).collect();
    costs.sort_unstable();
    costs.dedup();
    let step = costs.iter().copied().fold(0, divisor);
    if costs.is_empty() || costs.len() > COSTS || budget.limit / step >= STEPS {
        return Vec::new();
    }
    let (scaled, limit): (Vec<u64>, u64) =
        (costs.iter().map(|cost| cost / step).collect(), budget.limit / step);
    let weights = match *scaled.as_slice() {
        [cheap, dear] => hull_facets(cheap, dear, limit),
        _ => fractions(&scaled),
    };
    let budget = u32::try_from(number).unwrap_or(u32::MAX);
    let cut = |coefficient: Vec<u64>| {
        let most = most(&scaled, &coefficient, limit)?;
        Some(Cut { budget, coefficients: costs.iter().copied().zip(coefficient).collect(), most })
    };
    weights.into_iter().filter_map(cut).collect()
}

fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// Of two costs: the facets of the knapsack polytope (the hull of what can be paid), cheap places along, dear ones upwards.
fn hull_facets(cheap: u64, dear: u64, limit: u64) -> Vec<Vec<u64>> {
    let mut vertices: Vec<(i128, i128)> = Vec::new();
    for up in 0..=limit / dear {
        let point = (i128::from((limit - up * dear) / cheap), i128::from(up));
        while let [.., (x1, y1), (x2, y2)] = *vertices.as_slice() {
            let turns_left = (x2 - x1) * (point.1 - y1) - (y2 - y1) * (point.0 - x1) > 0;
            if turns_left {
                break;
            }
            vertices.pop();
        }
        vertices.push(point);
    }
    let mut facets: Vec<Vec<u64>> = Vec::new();
    for two in vertices.windows(2) {
        let (along, up) = (two[0].0.abs_diff(two[1].0), two[0].1.abs_diff(two[1].1));
        let (along, up) = (u64::try_from(along).unwrap_or(0), u64::try_from(up).unwrap_or(0));
        let by = divisor(along, up).max(1);
        facets.push(vec![up / by, along / by]);
    }
    if vertices.last().is_some_and(|&(x, _)| x > 0) {
        facets.push(vec![0, 1]);
    }
    facets
}

/// Of any costs: how many whole parts of a cost each of them is.
fn fractions(costs: &[u64]) -> Vec<Vec<u64>> {
    let mut weights: Vec<Vec<u64>> = Vec::new();
    for &whole in costs {
        for parts in 1..=if costs.len() == 1 { 1 } else { PARTS } {
            let coefficient: Vec<u64> = costs.iter().map(|&cost| cost * parts / whole).collect();
            if !weights.contains(&coefficient) {
                weights.push(coefficient);
            }
        }
    }
    weights
}

/// The most that can be reached of what is worth something, within the limit.
fn most(costs: &[u64], coefficient: &[u64], limit: u64) -> Option<u64> {
    let mut best = vec![0u64; usize::try_from(limit).ok()? + 1];
    for spent in 1..best.len() {
        let with = |(&cost, &coefficient): (&u64, &u64)| {
            Some(best[spent.checked_sub(usize::try_from(cost).ok()?)?] + coefficient)
        };
        best[spent] = costs.iter().zip(coefficient).filter_map(with).max().unwrap_or(0).max(best[spent - 1]);
    }
    best.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 15 places at 460 pay for 13 at 500, or for 7 at 980.
    #[test]
    fn two_costs_are_hemmed_in() {
        let budget = Budget { id: String::new(), limit: 6_900, costs: vec![500, 980, 500] };
        let cuts = cuts(3, &budget);
        let facets: Vec<(Vec<u64>, u64)> = (cuts.iter())
            .map(|cut| (cut.coefficients.iter().map(|&(_, coefficient)| coefficient).collect(), cut.most))
            .collect();
        assert_eq!(facets, [(vec![5, 9], 65), (vec![1, 2], 14)]);
        assert!(cuts.iter().all(|cut| cut.budget == 3));
    }

    #[test]
    fn one_cost_is_a_number_of_people() {
        let budget = Budget { id: String::new(), limit: 1_999, costs: vec![500, 0, 500] };
        assert_eq!(cuts(0, &budget), [Cut { budget: 0, coefficients: vec![(500, 1)], most: 3 }]);
    }
}
