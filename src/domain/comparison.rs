//! Two outcomes of one round side by side: whom the later one treats otherwise than the earlier, and how.

use std::collections::BTreeMap;

use super::{Id, Outcome, PersonOutcome, Status};

/// How the later outcome differs from the earlier for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// A place after none.
    Gains,
    /// None after a place.
    Loses,
    /// Another place, wished for more.
    Better,
    /// Another place, wished for less, or as much.
    Worse,
    /// No place in either, for another reason than before: one waits who did not, or the other way round.
    Otherwise,
    /// Only the later outcome knows this person.
    Comes,
    /// Only the earlier one does.
    Goes,
}

impl Shift {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Self; 7] =
        [Self::Loses, Self::Gains, Self::Worse, Self::Better, Self::Otherwise, Self::Comes, Self::Goes];

    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gains => "gains",
            Self::Loses => "loses",
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Otherwise => "otherwise",
            Self::Comes => "comes",
            Self::Goes => "goes",
        }
    }
}

/// One person in two outcomes; at least one of them is there.
#[derive(Debug, Clone, Copy)]
pub struct Shifted<'o> {
    /// How they differ.
    pub shift: Shift,
    /// In the earlier one.
    pub before: Option<&'o PersonOutcome>,
    /// In the later one.
    pub after: Option<&'o PersonOutcome>,
}

impl<'o> Shifted<'o> {
    /// The person's number.
    pub fn number(&self) -> Option<&'o Id> {
        self.after.or(self.before).map(|person| &person.applicant)
    }
}

/// What an outcome makes of somebody: the place, its rank among the wishes, the status and the keys of its reasons.
type Became<'o> = (Option<&'o Id>, Option<u8>, Status, Vec<&'o str>);

fn became<'o>(outcome: &'o Outcome, person: &'o PersonOutcome) -> Became<'o> {
    let place = person.place.filter(|_| person.status == Status::Placed);
    let place = place.and_then(|place| outcome.places.get(place)).map(|place| &place.placement.id);
    (place, person.rank, person.status, person.reasons.iter().map(|reason| reason.key.as_str()).collect())
}

/// How two outcomes differ for somebody who is in both; nothing where what became of the person is the same: a number on the
/// waiting list that moved is no difference of its own.
fn shift(before: &Became<'_>, after: &Became<'_>) -> Option<Shift> {
    match (before.0, after.0) {
        (None, Some(_)) => Some(Shift::Gains),
        (Some(_), None) => Some(Shift::Loses),
        (Some(one), Some(other)) if one == other => None,
        (Some(_), Some(_)) if after.1 < before.1 => Some(Shift::Better),
        (Some(_), Some(_)) => Some(Shift::Worse),
        (None, None) => ((before.2, &before.3) != (after.2, &after.3)).then_some(Shift::Otherwise),
    }
}

/// Everyone whom two outcomes treat differently: by kind of difference as [`Shift::ALL`] has them, then by number.
pub fn compare<'o>(before: &'o Outcome, after: &'o Outcome) -> Vec<Shifted<'o>> {
    let earlier: BTreeMap<&Id, &PersonOutcome> =
        before.people.iter().map(|person| (&person.applicant, person)).collect();
    let later: BTreeMap<&Id, &PersonOutcome> =
        after.people.iter().map(|person| (&person.applicant, person)).collect();
    let mut shifted: Vec<Shifted<'o>> = Vec::new();
    for (number, person) in &later {
        let before_it = earlier.get(number).copied();
        let shift = match before_it {
            None => Some(Shift::Comes),
            Some(earlier) => shift(&became(before, earlier), &became(after, person)),
        };
        shifted.extend(shift.map(|shift| Shifted { shift, before: before_it, after: Some(person) }));
    }
    let gone = earlier.iter().filter(|(number, _)| !later.contains_key(*number));
    shifted.extend(gone.map(|(_, person)| Shifted { shift: Shift::Goes, before: Some(person), after: None }));
    let at = |shift: Shift| Shift::ALL.iter().position(|one| *one == shift);
    shifted.sort_by_key(|one| (at(one.shift), one.number().cloned()));
    shifted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_somebody_is_better_worse_or_the_same() {
        let [one, other] = ["one", "other"].map(|number| Id::new(number).expect("an identifier"));
        let placed = |place, rank| (Some(place), Some(rank), Status::Placed, Vec::new());
        let without = |status, key| (None, None, status, vec![key]);
        let waiting = || without(Status::Waiting, "waiting.cut-off");
        let asked = |key| without(Status::NeedsPerson, key);
        for (before, after, expected) in [
            (placed(&one, 2), placed(&other, 1), Some(Shift::Better)),
            (placed(&one, 1), placed(&other, 2), Some(Shift::Worse)),
            (placed(&one, 1), placed(&other, 1), Some(Shift::Worse)),
            // Ranks of the same place may differ where wishes were changed in between.
            (placed(&one, 2), placed(&one, 1), None),
            (waiting(), placed(&one, 3), Some(Shift::Gains)),
            (placed(&one, 3), waiting(), Some(Shift::Loses)),
            (waiting(), without(Status::NotEligible, "age"), Some(Shift::Otherwise)),
            (asked("needs-person.age"), asked("needs-person.health-check"), Some(Shift::Otherwise)),
            (waiting(), waiting(), None),
        ] {
            assert_eq!(shift(&before, &after), expected, "{before:?} {after:?}");
        }
    }
}
