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

/// The number of the placement that somebody has.
fn place<'o>(outcome: &'o Outcome, person: &PersonOutcome) -> Option<&'o Id> {
    let place = outcome.places.get(person.place?)?;
    (person.status == Status::Placed).then_some(&place.placement.id)
}

/// How two outcomes differ for somebody who is in both; nothing where what became of the person is the same: a number on the
/// waiting list that moved is no difference of its own.
fn shift(
    (before, earlier): (&Outcome, &PersonOutcome),
    (after, later): (&Outcome, &PersonOutcome),
) -> Option<Shift> {
    match (place(before, earlier), place(after, later)) {
        (None, Some(_)) => Some(Shift::Gains),
        (Some(_), None) => Some(Shift::Loses),
        (Some(one), Some(other)) if one == other => None,
        (Some(_), Some(_)) if later.rank < earlier.rank => Some(Shift::Better),
        (Some(_), Some(_)) => Some(Shift::Worse),
        (None, None) => (earlier.status != later.status).then_some(Shift::Otherwise),
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
            Some(earlier) => shift((before, earlier), (after, person)),
        };
        shifted.extend(shift.map(|shift| Shifted { shift, before: before_it, after: Some(person) }));
    }
    let gone = earlier.iter().filter(|(number, _)| !later.contains_key(*number));
    shifted.extend(gone.map(|(_, person)| Shifted { shift: Shift::Goes, before: Some(person), after: None }));
    let at = |shift: Shift| Shift::ALL.iter().position(|one| *one == shift);
    shifted.sort_by_key(|one| (at(one.shift), one.number().cloned()));
    shifted
}
