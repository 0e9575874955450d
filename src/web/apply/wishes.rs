//! The page on which placements are chosen: those that the rules make possible with the answers so far, by
//! organisation; how many others there are, and why they are not.

use super::draft::Draft;
use crate::{
    i18n::{Tr, sort},
    service::{Book, MOST_WISHES, Placed},
    web::words::{self, Voiced, Why, many},
};

/// Choices that stand open; the others are unfolded.
const FIRST: usize = 5;

/// A placement to choose.
#[derive(Debug, Clone)]
pub(super) struct Offered {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) seats: String,
    /// What the rules know about it, in words.
    pub(super) facts: String,
}

/// One choice.
#[derive(Debug)]
pub(super) struct Pick {
    /// The identifier of its field.
    pub(super) id: String,
    pub(super) label: String,
    /// Number of the placement, empty while the choice is free.
    pub(super) number: String,
}

/// What the page shows.
#[derive(Debug)]
pub(super) struct Wishes {
    /// Placements by organisation.
    pub(super) groups: Vec<(String, Vec<Offered>)>,
    /// The choices, best first; those that are free too.
    pub(super) picks: Vec<Pick>,
    /// How many placements are possible, in words.
    pub(super) possible: String,
    /// How many a person has to decide about first, in words; empty for none.
    pub(super) undecided: String,
    /// How many are not, in words; empty for none.
    pub(super) impossible: String,
    /// Why they are not, each with how many.
    pub(super) reasons: Vec<(Why, String)>,
}

impl Wishes {
    pub(super) fn new(tell: Voiced, book: &Book, places: &[Placed], draft: &Draft) -> Self {
        let tr = tell.tr;
        let seen = book.see(&draft.answers, places);
        let mut groups: Vec<(String, Vec<Offered>)> = Vec::new();
        let mut reasons: Vec<(Why, u64)> = Vec::new();
        let (mut possible, mut undecided, mut impossible) = (0, 0, 0);
        for (at, place) in sorted(places) {
            let refused = seen.refused.get(at).map(Vec::as_slice).unwrap_or_default();
            if refused.is_empty() {
                let open = seen.undecided.get(at).is_some_and(|open| !open.is_empty());
                *(if open { &mut undecided } else { &mut possible }) += 1;
            } else {
                impossible += 1;
                for reason in refused {
                    let why = Why::of(tr, reason);
                    match reasons.iter_mut().find(|(known, _)| *known == why) {
                        Some((_, n)) => *n += 1,
                        None => reasons.push((why, 1)),
                    }
                }
                // What was chosen before the answers changed stays to be seen, and can be chosen anew.
                if !draft.wishes.iter().any(|number| number == place.placement.id.as_str()) {
                    continue;
                }
            }
            let offered = offered(tr, book, places, place);
            match groups.last_mut().filter(|(name, _)| *name == place.placement.organisation) {
                Some((_, group)) => group.push(offered),
                None => groups.push((place.placement.organisation.clone(), vec![offered])),
            }
        }
        let choices = draft.wishes.len().max(MOST_WISHES);
        let pick = |at: usize| Pick {
            // Mistakes lead to the first.
            id: if at == 0 { "wishes".to_owned() } else { format!("wishes-{}", at + 1) },
            label: tell.count("apply-choice", many(at + 1)),
            number: draft.wishes.get(at).cloned().unwrap_or_default(),
        };
        let counted = |(why, n): (Why, u64)| (why, tr.count("round-placements", n));
        Self {
            groups,
            picks: (0..choices).map(pick).collect(),
            possible: if possible == 0 && undecided > 0 {
                String::new()
            } else {
                tell.count("apply-possible", possible)
            },
            undecided: if undecided == 0 { String::new() } else { tell.count("apply-undecided", undecided) },
            impossible: if impossible == 0 {
                String::new()
            } else {
                tell.count("apply-impossible", impossible)
            },
            reasons: reasons.into_iter().map(counted).collect(),
        }
    }

    /// The choices that stand open.
    pub(super) fn first(&self) -> &[Pick] {
        self.picks.get(..FIRST).unwrap_or_default()
    }

    /// The choices to unfold.
    pub(super) fn further(&self) -> &[Pick] {
        self.picks.get(FIRST..).unwrap_or_default()
    }

    /// Whether some of those are made.
    pub(super) fn unfolded(&self) -> bool {
        self.further().iter().any(|pick| !pick.number.is_empty())
    }
}

/// Placements with their index, by organisation, title and number.
fn sorted(places: &[Placed]) -> Vec<(usize, &Placed)> {
    let mut sorted: Vec<(usize, &Placed)> = places.iter().enumerate().collect();
    sorted.sort_by(|(_, one), (_, other)| {
        sort::compare(&one.placement.organisation, &other.placement.organisation)
            .then_with(|| sort::compare(&one.placement.title, &other.placement.title))
            .then_with(|| one.placement.id.cmp(&other.placement.id))
    });
    sorted
}

fn offered(tr: Tr, book: &Book, places: &[Placed], place: &Placed) -> Offered {
    let same = |other: &&Placed| {
        other.placement.organisation == place.placement.organisation
            && other.placement.title == place.placement.title
    };
    // Two of one name in one house are told apart by their numbers.
    let title = if many(places.iter().filter(same).count()) > 1 {
        format!("{} · {}", place.placement.title, place.placement.id)
    } else {
        place.placement.title.clone()
    };
    Offered {
        number: place.placement.id.to_string(),
        title,
        seats: tr.count("round-seats", u64::from(place.placement.capacity)),
        facts: words::facts(tr, book, place, &[]),
    }
}
