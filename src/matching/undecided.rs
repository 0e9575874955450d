//! Wishes that nobody could decide about, and whom that may have cost something: whoever has no place, and whoever has
//! one that was ranked lower. Owns that such a wish stays visible in the reasons; it decides nothing.

use super::model::{Model, Participation};
use crate::{
    domain::{Arg, PersonOutcome, PlaceOutcome, Reason, Snapshot, Status, Wish, outcome::UndecidedWish},
    rules::PairJudgement,
};

/// Somebody's undecided wishes, best first; `than` keeps those that are ranked above a place that was given.
pub(super) fn wishes(
    snapshot: &Snapshot,
    model: &Model,
    wished: &[usize],
    than: Option<u8>,
) -> Vec<UndecidedWish> {
    let open = wished.iter().filter_map(|&at| {
        let Wish { placement, rank, .. } = snapshot.wishes[at];
        match &model.refused[at] {
            Some(PairJudgement::NeedsPerson(reasons)) if than.is_none_or(|given| rank < given) => {
                Some(UndecidedWish { place: placement, rank, reasons: reasons.clone() })
            }
            _ => None,
        }
    });
    let mut open: Vec<UndecidedWish> = open.collect();
    open.sort_by_key(|wish| wish.rank);
    open
}

/// What is to be found out, each once.
pub(super) fn questions(open: &[UndecidedWish]) -> Vec<Reason> {
    let mut questions: Vec<Reason> = Vec::new();
    for reason in open.iter().flat_map(|wish| &wish.reasons) {
        if !questions.contains(reason) {
            questions.push(reason.clone());
        }
    }
    questions
}

/// The reason that names undecided wishes, and after it what is to be found out.
pub(super) fn reasons(snapshot: &Snapshot, key: &str, open: &[UndecidedWish]) -> Vec<Reason> {
    let name = |wish: &UndecidedWish| {
        let place = &snapshot.placements[wish.place];
        format!("{}: {}", place.organisation, place.title)
    };
    let names: Vec<String> = open.iter().map(name).collect();
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let lead = Reason::new(key).with("n", Arg::Whole(count)).with("places", Arg::Text(names.join("; ")));
    std::iter::once(lead).chain(questions(open)).collect()
}

/// How people about whom nothing is decided stand to a placement.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Waiting {
    /// People who might have had a seat there, and lost it or a better one to a question that is open.
    pub(super) might: u32,
    /// People who take part and for whom the rules do not refuse it, whether or not they may, and people who hold a place.
    pub(super) not_refused: u32,
}

/// Counts the people whose questions are open, by placement.
pub(super) fn waiting(snapshot: &Snapshot, model: &Model, people: &[PersonOutcome]) -> Vec<Waiting> {
    let mut counts = vec![Waiting::default(); snapshot.placements.len()];
    for (at, wish) in snapshot.wishes.iter().enumerate() {
        let (person, count) = (&people[wish.applicant], &mut counts[wish.placement]);
        let refused = matches!(model.refused[at], Some(PairJudgement::Impossible(_)));
        match &model.participation[wish.applicant] {
            // Whoever holds a place elsewhere is not asked about: it is enough that they have one.
            Participation::Holds(_) => count.not_refused += 1,
            Participation::TakesPart { .. } => {
                count.not_refused += u32::from(!refused);
                count.might += u32::from(person.undecided.iter().any(|open| open.place == wish.placement));
            }
            Participation::NeedsPerson(_) => count.might += u32::from(!refused),
            Participation::NotEligible(_) | Participation::Out(_) => {}
        }
    }
    counts
}

/// Why seats of a placement stayed empty. `choosers` take part and wished for it; `kept_out` says that somebody without a
/// place could take it, were it not for what else the round asks.
pub(super) fn empty(place: &PlaceOutcome, choosers: u32, waiting: Waiting, kept_out: bool) -> Reason {
    if waiting.might > 0 {
        let key = if kept_out { "empty.undecided-constraints" } else { "empty.undecided" };
        return Reason::new(key).with("n", Arg::Whole(i64::from(waiting.might)));
    }
    Reason::new(match (place.wished, choosers, waiting.not_refused) {
        (0, ..) => "empty.nobody-wished",
        (_, 0, _) => "empty.nobody-takes-part",
        (.., 0) => "empty.nobody-possible",
        _ if kept_out => "empty.constraints",
        _ => "empty.all-placed",
    })
}

/// Someone has a place, and the wish that was ranked higher is undecided.
pub(super) fn tell_placed(snapshot: &Snapshot, model: &Model, wished: &[usize], person: &mut PersonOutcome) {
    person.undecided = wishes(snapshot, model, wished, Some(person.rank.unwrap_or(u8::MAX)));
    if !person.undecided.is_empty() {
        person.reasons = reasons(snapshot, "placed.undecided", &person.undecided);
    }
}

/// Someone has no place and a wish that is undecided: whether a seat elsewhere could be reached or not, that is what
/// they read first.
pub(super) fn tell_left_out(
    snapshot: &Snapshot,
    open: Vec<UndecidedWish>,
    reachable: bool,
    person: &mut PersonOutcome,
) {
    if reachable {
        person.reasons = reasons(snapshot, "waiting.undecided", &open);
    } else {
        person.status = Status::NeedsPerson;
        person.reasons = questions(&open);
    }
    person.undecided = open;
}
