//! The same fault in many rows, told once: a school that no list has stands in every row of that school.

use std::collections::BTreeMap;

use crate::domain::{Arg, Fault, Faults};

/// How many faults a page lists.
const LISTED: usize = 50;

/// In how many rows a fault has to stand to be told once for all of them.
const MANY: i64 = 3;

/// The argument that says in how many more rows the same is wrong.
pub const MORE_ROWS: &str = "more-rows";

/// Faults of which each stands once, with how many more rows have the very same; the first of them, and how many are not listed.
pub(super) fn folded(all: Faults) -> Faults {
    let same = |fault: &Fault| (fault.spot.column.clone(), format!("{} {:?}", fault.key, fault.args));
    let mut counts: BTreeMap<_, i64> = BTreeMap::new();
    for fault in all.faults.iter().filter(|fault| fault.spot.line > 0) {
        *counts.entry(same(fault)).or_default() += 1;
    }
    let mut folded = Faults { unlisted: all.unlisted, ..Faults::default() };
    let mut told: BTreeMap<_, bool> = BTreeMap::new();
    for mut fault in all.faults {
        let one = same(&fault);
        let rows = counts.get(&one).copied().unwrap_or(1);
        // What has nothing to tell it by is of its row alone.
        let many = rows >= MANY && !fault.args.is_empty();
        if many && told.insert(one, true).is_some() {
            continue;
        }
        if folded.faults.len() == LISTED {
            folded.unlisted += if many { usize::try_from(rows).unwrap_or(1) } else { 1 };
            continue;
        }
        if many {
            fault.args.insert(MORE_ROWS, Arg::Whole(rows - 1));
        }
        folded.faults.push(fault);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_in_many_rows_is_told_once_and_nothing_is_lost() {
        let at = |line, found: &str| Fault::at("a.csv", line, "Skola", "fault-choice").with("found", found);
        let mut all = Faults::all();
        (2..=400).for_each(|line| all.push(at(line, if line % 4 == 0 { "B" } else { "A" })));
        (401..=500).for_each(|line| all.push(at(line, &format!("C{line}"))));
        let count = all.count();
        let told = folded(all);
        assert_eq!(told.faults.len(), LISTED);
        let rows = |fault: &Fault| match fault.args.get(MORE_ROWS) {
            Some(Arg::Whole(more)) => usize::try_from(*more).unwrap() + 1,
            _ => 1,
        };
        let listed: usize = told.faults.iter().map(rows).sum();
        assert_eq!(listed + told.unlisted, count);
        assert_eq!((told.faults[0].spot.line, rows(&told.faults[0])), (2, 299));
        assert_eq!((told.faults[1].spot.line, rows(&told.faults[1])), (4, 100));
    }
}
