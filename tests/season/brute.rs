//! Refills by brute force: every way to seat those in line beside what is held, and the best of them: most people, then most of the
//! earlier tiers, then the earliest in line.

use std::collections::BTreeSet;

use super::model::Season;

/// More ways than these are not tried out.
const MOST: u64 = 50_000;

/// The best way to fill free seats, as the people who get one; nothing where there are too many ways. For whom a seat `above` a
/// placement's own is signed comes before everybody.
pub(crate) fn best(
    season: &Season,
    (line, free): (&[usize], &[usize]),
    above: Option<usize>,
) -> Option<BTreeSet<usize>> {
    let ways = line.iter().try_fold(1_u64, |ways, one| {
        let more = 1 + season.possible(*one).len() as u64;
        ways.checked_mul(more).filter(|ways| *ways <= MOST)
    })?;
    let mut best: Option<(Worth, BTreeSet<usize>)> = None;
    for mut way in 0..ways {
        let (mut left, mut given) = (free.to_vec(), BTreeSet::new());
        let fits = line.iter().all(|one| {
            let possible = season.possible(*one);
            let more = 1 + possible.len() as u64;
            let choice = way % more;
            way /= more;
            let Some(place) = choice.checked_sub(1).and_then(|at| possible.get(usize::try_from(at).ok()?))
            else {
                return true;
            };
            given.insert(*one);
            left[*place].checked_sub(1).map(|less| left[*place] = less).is_some()
        });
        if !fits {
            continue;
        }
        let first = |one: usize| season.people[one].first().is_some() || above == Some(one);
        let worth = Worth::of(season, line, &given, first);
        if best.as_ref().is_none_or(|(before, _)| worth > *before) {
            best = Some((worth, given));
        }
    }
    best.map(|(_, given)| given)
}

/// What a way is worth, the more the better: how many; how many of those who go first and of the first tier; then who, down the line.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth(usize, Vec<usize>, Vec<bool>);

impl Worth {
    fn of(season: &Season, line: &[usize], given: &BTreeSet<usize>, first: impl Fn(usize) -> bool) -> Self {
        // Each who goes first stands before every tier.
        let mut tiers: Vec<usize> = Vec::new();
        let firsts = line.iter().filter(|one| first(**one));
        tiers.extend(firsts.map(|one| usize::from(given.contains(one))));
        let plain = || given.iter().filter(|one| !first(**one));
        tiers.push(plain().filter(|one| !season.people[**one].again).count());
        tiers.push(plain().filter(|one| season.people[**one].again).count());
        Self(given.len(), tiers, line.iter().map(|one| given.contains(one)).collect())
    }
}
