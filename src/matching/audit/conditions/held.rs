//! What places that are held already leave of the conditions. Owns that they never break any.

use super::{Change, Conditions, Seen};

impl Conditions<'_> {
    /// What is held already keeps every condition: where it is more than a bound, the bound counts as that much, and a placement
    /// that runs needs no least number. Agreements of people who hold nothing count as far as they fit beside it, one after
    /// another in line, if they hang on nobody else.
    pub(super) fn held(&mut self, seen: &Seen<'_>) {
        if seen.snapshot.holders.is_empty() {
            return;
        }
        let empty: Vec<u64> = vec![0; self.load.len()];
        for a in 0..self.stays.len() {
            if let Some(p) = self.stays[a] {
                self.count((a, p));
                self.least[p] = None;
            }
        }
        self.caps.iter_mut().for_each(|cap| cap.most = cap.most.max(cap.count));
        self.budgets.iter_mut().for_each(|budget| budget.limit = budget.limit.max(budget.spent));
        let agreed = std::mem::replace(&mut self.agreed, vec![None; self.stays.len()]);
        let mut in_line: Vec<(usize, usize)> =
            agreed.into_iter().enumerate().filter_map(|(a, p)| Some((a, p?))).collect();
        in_line.sort_by_key(|&(a, _)| seen.turn(a));
        let mut fits = Vec::new();
        for (a, p) in in_line {
            let may = seen.possible(a).any(|wish| wish.placement == p);
            if may && self.keeps(Change { leaves: None, comes: (a, p) }) {
                self.count((a, p));
                fits.push((a, p));
            }
        }
        for (a, p) in fits {
            self.agreed[a] = Some(p);
        }
        // Counted anew from the allocation.
        self.load = empty;
        self.caps.iter_mut().for_each(|cap| cap.count = 0);
        self.budgets.iter_mut().for_each(|budget| budget.spent = 0);
        self.reserves.iter_mut().for_each(|reserve| reserve.count = 0);
        self.lists.iter_mut().for_each(|list| list.count = 0);
    }
}
