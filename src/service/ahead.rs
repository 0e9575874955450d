//! How far somebody in line is from a seat, wish by wish: nobody has one number for all. Owns who counts: people in line whom the
//! rules allow the pair; quotas and the like are not counted, and whoever shows the numbers says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pipeline::{Computed, Round};
use crate::domain::{Stage, Status};

/// Who comes before somebody at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    /// People in line who come earlier and could take it.
    pub earlier: u64,
    /// Place in line of the last of those who had a seat there then; nothing where nobody had.
    pub last: Option<u64>,
}

/// By number of the placement.
pub(super) type AheadAt = BTreeMap<String, Ahead>;

/// By number of the application, for everyone in line. Where the order does not count nobody comes before anybody.
pub(super) fn ahead(round: &Round, computed: &Computed) -> BTreeMap<String, AheadAt> {
    let (snapshot, outcome) = (&round.snapshot, &computed.matched.outcome);
    if !snapshot.round.stages.contains(&Stage::Order) {
        return BTreeMap::new();
    }
    let in_line = |a: usize| {
        let person = &outcome.people[a];
        person.order.filter(|_| person.status == Status::Waiting)
    };
    let possible = || {
        let wishes = snapshot.wishes.iter().zip(computed.matched.model.refused.iter());
        let asked = wishes.filter(|(wish, refused)| refused.is_none() && wish.refused.is_none());
        asked.filter_map(|(wish, _)| Some((wish.applicant, wish.placement, in_line(wish.applicant)?)))
    };
    let mut orders: Vec<Vec<u64>> = vec![Vec::new(); outcome.places.len()];
    for (_, placement, order) in possible() {
        orders[placement].push(order);
    }
    for orders in &mut orders {
        orders.sort_unstable();
    }
    let mut last: Vec<Option<u64>> = vec![None; outcome.places.len()];
    for person in &outcome.people {
        if let (Some(place), Some(order)) = (person.place, person.order) {
            last[place] = last[place].max(Some(order));
        }
    }
    let mut all: BTreeMap<String, AheadAt> = BTreeMap::new();
    for (applicant, placement, order) in possible() {
        let earlier = orders[placement].partition_point(|other| *other < order) as u64;
        let of = all.entry(outcome.people[applicant].applicant.to_string()).or_default();
        let place = outcome.places[placement].placement.id.to_string();
        of.insert(place, Ahead { earlier, last: last[placement] });
    }
    all
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::{domain::Outcome, files::folder::Folder, matching::Unwatched, service::pipeline};

    fn told(name: &str) -> (Round, Outcome, BTreeMap<String, AheadAt>) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name);
        let round =
            pipeline::read(&Folder::Disk(&folder)).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let computed = pipeline::compute(&round, &Unwatched).unwrap();
        let all = ahead(&round, &computed);
        (round, computed.matched.outcome, all)
    }

    #[test]
    fn whoever_is_in_line_reads_of_each_wish_who_comes_earlier() {
        let (mut counted, mut others) = (0, 0);
        for name in ["minimal", "shortage", "liepaja-2020"] {
            let (round, outcome, all) = told(name);
            for (number, places) in &all {
                let own = outcome.people.iter().find(|one| one.applicant.as_str() == number).unwrap();
                assert_eq!(own.status, Status::Waiting, "{name} {number}");
                for (place, known) in places {
                    // Counted by hand: everyone who waits, wished for it, and is told of it as well.
                    let wished = |person: &&crate::domain::PersonOutcome| {
                        all.get(person.applicant.as_str()).is_some_and(|of| of.contains_key(place))
                    };
                    let earlier = |person: &&crate::domain::PersonOutcome| person.order < own.order;
                    let by_hand = outcome.people.iter().filter(wished).filter(earlier).count() as u64;
                    assert_eq!(known.earlier, by_hand, "{name} {number} {place}");
                    counted += 1;
                    others += known.earlier;
                }
            }
            assert!(all.len() <= outcome.count(Status::Waiting), "{name}");
            assert!(round.snapshot.round.stages.contains(&Stage::Order));
        }
        assert!(counted > 50 && others > 50, "{counted} {others}");
    }
}
