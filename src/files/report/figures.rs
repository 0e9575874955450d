//! The figures behind the report's pictures: counts, histograms, folds and medians of an outcome.
//! Pure, whole numbers only; it says nothing to people and draws nothing.

use std::collections::BTreeMap;

use crate::domain::{Arg, Outcome, PersonOutcome, PlaceOutcome, Reason, Status};

/// Reasons of people who could take part but whom no placement was possible for.
const NO_POSSIBLE_PLACE: [&str; 4] = ["no-wish", "no-fit", "no-possible-wish", "waiting-no-seat"];

/// How applications thin out from received to placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Funnel {
    /// All applications.
    pub(super) applications: u64,
    /// Taken back.
    pub(super) withdrawn: u64,
    /// Declined, lapsed or ended, and not in line.
    pub(super) out_of_line: u64,
    /// The rules said no.
    pub(super) not_eligible: u64,
    /// A member of staff decides first.
    pub(super) needs_person: u64,
    /// Those who take part.
    pub(super) eligible: u64,
    /// Of them, those who wished for at least one placement that is possible and has seats.
    pub(super) reachable: u64,
    /// Those with a place.
    pub(super) placed: u64,
    /// Those who wait.
    pub(super) waiting: u64,
}

/// Counts an outcome's people.
pub(super) fn funnel(outcome: &Outcome) -> Funnel {
    let mut funnel = Funnel::default();
    for person in &outcome.people {
        funnel.applications += 1;
        match person.status {
            Status::Placed => funnel.placed += 1,
            Status::Waiting => funnel.waiting += 1,
            Status::NotEligible => funnel.not_eligible += 1,
            Status::NeedsPerson => funnel.needs_person += 1,
            Status::Withdrawn => funnel.withdrawn += 1,
            Status::OutOfLine => funnel.out_of_line += 1,
        }
        if person.status == Status::Placed || person.status == Status::Waiting && !hopeless(person) {
            funnel.reachable += 1;
        }
    }
    funnel.eligible = funnel.placed + funnel.waiting;
    funnel
}

fn hopeless(person: &PersonOutcome) -> bool {
    // Keys come joined by dots or by hyphens; the catalogue knows both as the same sentence.
    person.reasons.iter().any(|reason| NO_POSSIBLE_PLACE.contains(&reason.key.replace('.', "-").as_str()))
}

/// How many people got their first, second, … choice; as long as the lowest choice that anyone got.
pub(super) fn choices(outcome: &Outcome) -> Vec<u64> {
    let mut choices = Vec::new();
    for rank in outcome.people.iter().filter(|p| p.status == Status::Placed).filter_map(|p| p.rank) {
        let index = usize::from(rank.saturating_sub(1));
        if choices.len() <= index {
            choices.resize(index + 1, 0);
        }
        choices[index] += 1;
    }
    choices
}

/// Upper ends of the distance classes, in metres; the last class has none.
pub(super) const DISTANCE_CLASSES: [u64; 5] = [1_000, 2_000, 5_000, 10_000, 20_000];

/// How far people go to work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Distances {
    /// People with a place whose distance is known.
    pub(super) known: u64,
    /// Half of them go at most this far, in metres.
    pub(super) median: u64,
    /// The longest way, in metres.
    pub(super) longest: u64,
    /// People by class of [`DISTANCE_CLASSES`], and last those beyond them all.
    pub(super) classes: [u64; DISTANCE_CLASSES.len() + 1],
}

/// The distances of those placed; `None` when none is known.
pub(super) fn distances(outcome: &Outcome) -> Option<Distances> {
    let mut metres: Vec<u64> =
        outcome.people.iter().filter(|p| p.status == Status::Placed).filter_map(|p| p.distance_m).collect();
    metres.sort_unstable();
    let longest = *metres.last()?;
    let median = *metres.get((metres.len() - 1) / 2)?;
    let mut classes = [0; DISTANCE_CLASSES.len() + 1];
    for metre in &metres {
        classes[DISTANCE_CLASSES.partition_point(|end| end < metre)] += 1;
    }
    Some(Distances { known: count(metres.len()), median, longest, classes })
}

/// Seats left empty for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Empty<'a> {
    /// Why, when it is said.
    pub(super) reason: Option<&'a Reason>,
    /// How many seats.
    pub(super) seats: u64,
}

/// Placements with free seats, most of them first.
pub(super) fn with_free_seats(outcome: &Outcome) -> Vec<(&PlaceOutcome, u64)> {
    let mut places: Vec<_> =
        outcome.places.iter().map(|place| (place, free(place))).filter(|(_, free)| *free > 0).collect();
    places.sort_by_key(|(_, free)| std::cmp::Reverse(*free));
    places
}

fn free(place: &PlaceOutcome) -> u64 {
    u64::from(place.placement.capacity).saturating_sub(u64::from(place.filled))
}

/// Empty seats by reason, most first.
pub(super) fn empty_by_reason(outcome: &Outcome) -> Vec<Empty<'_>> {
    let mut by_key: BTreeMap<&str, Empty<'_>> = BTreeMap::new();
    for (place, free) in with_free_seats(outcome) {
        let reason = place.empty.as_ref();
        let key = reason.map_or("", |reason| reason.key.as_str());
        by_key.entry(key).or_insert(Empty { reason, seats: 0 }).seats += free;
    }
    let mut list: Vec<_> = by_key.into_values().collect();
    list.sort_by_key(|empty| std::cmp::Reverse(empty.seats));
    list
}

/// How many people a reason stands at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReasonCount<'a> {
    /// One of the equal reasons.
    pub(super) reason: &'a Reason,
    /// People with it, each counted once.
    pub(super) people: u64,
}

/// Reasons of the people with a status, most frequent first.
/// Reasons with the same key, wording and constraint are one, whatever other values they carry for the person.
pub(super) fn reasons(outcome: &Outcome, status: Status) -> Vec<ReasonCount<'_>> {
    let mut by_key: BTreeMap<(&str, &str, &str), ReasonCount<'_>> = BTreeMap::new();
    for person in outcome.people.iter().filter(|person| person.status == status) {
        let mut own: Vec<&Reason> = Vec::new();
        for reason in &person.reasons {
            if own.iter().all(|known| identity(known) != identity(reason)) {
                own.push(reason);
            }
        }
        for reason in own {
            by_key.entry(identity(reason)).or_insert(ReasonCount { reason, people: 0 }).people += 1;
        }
    }
    let mut list: Vec<_> = by_key.into_values().collect();
    list.sort_by_key(|count| std::cmp::Reverse(count.people));
    list
}

fn identity(reason: &Reason) -> (&str, &str, &str) {
    let name = match reason.args.get("name") {
        Some(Arg::Text(name)) => name,
        _ => "",
    };
    (&reason.key, reason.wording.as_ref().map_or("", |wording| wording.lv.as_str()), name)
}

/// Indices of the items by weight, heaviest first, equal ones in their own order: the first `shown`, and the rest.
/// A rest of one is shown too: folding it would hide it without making room.
pub(super) fn heaviest(weights: &[u64], shown: usize) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(weights[*index]));
    let cut = if order.len() <= shown + 1 { order.len() } else { shown };
    let rest = order.split_off(cut);
    (order, rest)
}

/// A length as a figure.
pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::report::sample;

    #[test]
    fn the_funnel_adds_up() {
        for outcome in sample::all() {
            let f = funnel(&outcome);
            assert_eq!(
                f.applications,
                f.eligible + f.not_eligible + f.needs_person + f.withdrawn + f.out_of_line
            );
            assert_eq!(f.eligible, f.placed + f.waiting);
            assert!(f.placed <= f.reachable && f.reachable <= f.eligible, "{f:?}");
        }
    }

    #[test]
    fn people_without_a_possible_place_are_not_reachable() {
        let f = funnel(&sample::tiny());
        assert_eq!((f.applications, f.eligible, f.reachable, f.placed, f.waiting), (8, 5, 4, 2, 3));
    }

    #[test]
    fn choices_count_the_placed() {
        assert_eq!(choices(&sample::tiny()), [1, 0, 1]);
        assert!(choices(&sample::empty()).is_empty());
        let big = sample::big();
        assert_eq!(choices(&big).iter().sum::<u64>(), funnel(&big).placed);
    }

    #[test]
    fn half_go_at_most_the_median() {
        let d = distances(&sample::tiny()).expect("distances are known");
        assert_eq!((d.known, d.median, d.longest), (2, 850, 4_120));
        assert_eq!(d.classes, [1, 0, 1, 0, 0, 0]);
        assert_eq!(distances(&sample::empty()), None);
    }

    #[test]
    fn empty_seats_are_counted_by_reason() {
        let tiny = sample::tiny();
        let empty = empty_by_reason(&tiny);
        assert_eq!(empty.iter().map(|e| e.seats).collect::<Vec<_>>(), [3]);
        let big = sample::big();
        let (seats, filled) = big.seats();
        assert_eq!(empty_by_reason(&big).iter().map(|e| e.seats).sum::<u64>(), seats - filled);
    }

    #[test]
    fn a_person_counts_once_for_each_reason() {
        let tiny = sample::tiny();
        let counts = reasons(&tiny, Status::NotEligible);
        assert_eq!(counts.len(), 1);
        assert_eq!(counts[0].people, 1);
    }

    #[test]
    fn the_heaviest_come_first_and_a_rest_of_one_is_not_folded() {
        assert_eq!(heaviest(&[1, 5, 3, 5], 2), (vec![1, 3], vec![2, 0]));
        assert_eq!(heaviest(&[1, 5, 3], 2), (vec![1, 2, 0], vec![]));
        assert_eq!(heaviest(&[], 2), (vec![], vec![]));
    }
}
