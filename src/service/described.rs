//! Wishes by description, as they are kept and as people read them. Owns that what was said is kept as it was said, and which
//! placements somebody's wishes reach: those that they name and those that fit a description, the same for every verb.

use super::{Book, Opened, Person, Placed};
use crate::{
    domain::{Applicant, DescribedWish, Description, Placement, Reason, Texts},
    files::descriptions,
};

/// What somebody's wishes reach.
pub(super) struct Reach<'a> {
    person: &'a Person,
    applicant: &'a Applicant,
    described: Vec<Description>,
}

impl Reach<'_> {
    /// Which of the wishes names a placement.
    fn named(&self, placement: &Placement) -> Option<usize> {
        self.person.wishes.iter().position(|wish| wish.placement == placement.id.as_str())
    }

    /// Whether a wish names the placement, or a description fits it.
    pub(super) fn takes(&self, placement: &Placement) -> bool {
        self.named(placement).is_some()
            || self.described.iter().any(|one| one.fits(self.applicant, placement))
    }

    /// Those of these placements that the wishes reach, each once: those named as the wishes have them, then the others.
    pub(super) fn of<'p>(&self, places: &'p [Placed]) -> Vec<&'p Placed> {
        let mut taken: Vec<_> = places.iter().filter(|place| self.takes(&place.placement)).collect();
        taken.sort_by_key(|place| self.named(&place.placement).unwrap_or(usize::MAX));
        taken
    }
}

impl Book {
    /// Somebody's wishes by description, as the rules read them; one that a later version of the rules cannot read is left out.
    pub(super) fn described(&self, person: &Person) -> Vec<Description> {
        let one = |wish| descriptions::as_read(wish, &self.columns.placement);
        person.described.iter().filter_map(one).collect()
    }

    /// Which placements somebody's wishes reach.
    pub(super) fn reach<'a>(&self, person: &'a Opened, applicant: &'a Applicant) -> Reach<'a> {
        Reach { person: &person.person, applicant, described: self.described(&person.person) }
    }

    /// Somebody's wishes by description in words, with their ranks; empty words where anything will do.
    pub fn described_in_words(&self, person: &Person) -> Vec<(u8, Texts)> {
        self.descriptions_in_words(&person.described)
    }

    /// The same for wishes that may not be anybody's any more.
    pub fn descriptions_in_words(&self, wishes: &[DescribedWish]) -> Vec<(u8, Texts)> {
        let read = wishes.iter().filter_map(|wish| descriptions::as_read(wish, &self.columns.placement));
        read.map(|one| (one.rank, self.rules.described(&one))).collect()
    }
}

/// Adds reasons that are not there yet.
pub(super) fn add_each(all: &mut Vec<Reason>, reasons: Vec<Reason>) {
    for reason in reasons {
        if !all.contains(&reason) {
            all.push(reason);
        }
    }
}
