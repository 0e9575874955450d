//! Puts each applicant's pairs in the order of their placements. Most people may take a handful: those are
//! placed by counting who comes before whom, without a jump that a processor could guess wrong.

use super::{BuildError, Problem, columns::Distances};

/// One applicant's pairs.
struct Row<'a, D> {
    placements: &'a mut [u32],
    ranks: &'a mut [u8],
    distances: &'a mut [D],
}

/// Sorts each row by placement.
///
/// # Errors
/// A pair that stands twice, or whose placement nobody knows.
pub(super) fn rows(problem: &mut Problem) -> Result<(), BuildError> {
    let Problem { first_pair, placements, ranks, distances, capacities, .. } = problem;
    let wrong = match distances {
        Distances::Narrow(distances) => {
            first_wrong(first_pair, capacities.len(), &mut Row { placements, ranks, distances })
        }
        Distances::Wide(distances) => {
            first_wrong(first_pair, capacities.len(), &mut Row { placements, ranks, distances })
        }
    };
    let Some(a) = wrong else { return Ok(()) };
    let row = problem.placements_of(a);
    match row.windows(2).find(|two| two[0] == two[1]) {
        Some(two) => Err(BuildError::PairTwice {
            applicant: problem.applicant_ids.get(a).to_owned(),
            placement: problem.placement_ids.get(two[0] as usize).to_owned(),
        }),
        None => Err(BuildError::Dangling),
    }
}

/// Sorts; the first applicant whose row is wrong.
fn first_wrong<D: Copy + Default>(
    first_pair: &[u32],
    placements: usize,
    all: &mut Row<'_, D>,
) -> Option<usize> {
    let mut scratch = Vec::new();
    (0..first_pair.len() - 1).find(|&a| {
        let range = first_pair[a] as usize..first_pair[a + 1] as usize;
        let row = Row {
            placements: &mut all.placements[range.clone()],
            ranks: &mut all.ranks[range.clone()],
            distances: &mut all.distances[range],
        };
        let known = |row: &[u32]| row.last().is_none_or(|&last| (last as usize) < placements);
        let rising = match row.placements.len() {
            0..=1 => true,
            2..=8 => by_counting::<8, D>(row.placements, row.ranks, row.distances),
            9..=16 => by_counting::<16, D>(row.placements, row.ranks, row.distances),
            _ => by_comparing(row.placements, row.ranks, row.distances, &mut scratch),
        };
        !rising || !known(&all.placements[first_pair[a] as usize..first_pair[a + 1] as usize])
    })
}

fn is_rising(placements: &[u32]) -> bool {
    placements.windows(2).all(|two| two[0] < two[1])
}

/// Sorts a short row; whether every placement stands once.
fn by_counting<const MOST: usize, D: Copy + Default>(
    placements: &mut [u32],
    ranks: &mut [u8],
    distances: &mut [D],
) -> bool {
    let mut old = [(u32::MAX, 0, D::default()); MOST];
    let mut keys = [u32::MAX; MOST];
    for (at, key) in placements.iter().enumerate() {
        keys[at] = *key;
        old[at] = (*key, ranks[at], distances[at]);
    }
    let mut places = [0; MOST];
    for earlier in keys {
        for (place, later) in places.iter_mut().zip(keys) {
            *place += u32::from(earlier < later);
        }
    }
    for (place, &(placement, rank, distance)) in places.iter().zip(&old[..placements.len()]) {
        let to = *place as usize;
        placements[to] = placement;
        ranks[to] = rank;
        distances[to] = distance;
    }
    if is_rising(placements) {
        return true;
    }
    // Of two that are equal, one was not placed: the row is no row, but shows which.
    placements.copy_from_slice(&keys[..placements.len()]);
    placements.sort_unstable();
    false
}

/// Sorts a long row; whether every placement stands once.
fn by_comparing<D: Copy + Default>(
    placements: &mut [u32],
    ranks: &mut [u8],
    distances: &mut [D],
    scratch: &mut Vec<(u32, u8, D)>,
) -> bool {
    if is_rising(placements) {
        return true;
    }
    scratch.clear();
    scratch.extend((0..placements.len()).map(|at| (placements[at], ranks[at], distances[at])));
    scratch.sort_unstable_by_key(|pair| pair.0);
    for (at, &(placement, rank, distance)) in scratch.iter().enumerate() {
        placements[at] = placement;
        ranks[at] = rank;
        distances[at] = distance;
    }
    is_rising(placements)
}
