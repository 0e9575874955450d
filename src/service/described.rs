//! Wishes by description, as they are kept and as people read them. Owns that what was said is kept as it was said.

use super::{Book, Opened, Person};
use crate::{
    domain::{Applicant, Description, Placement, Texts},
    files::descriptions,
};

impl Book {
    /// Somebody's wishes by description, as the rules read them; one that a later version of the rules cannot read is left out.
    pub(super) fn described(&self, person: &Person) -> Vec<Description> {
        let one = |wish| descriptions::as_read(wish, &self.columns.placement);
        person.described.iter().filter_map(one).collect()
    }

    /// Whether a placement fits something that somebody described.
    pub(super) fn is_described(
        &self,
        (person, applicant): (&Opened, &Applicant),
        placement: &Placement,
    ) -> bool {
        self.described(&person.person).iter().any(|one| one.fits(applicant, placement))
    }

    /// Somebody's wishes by description in words, with their ranks; empty words where anything will do.
    pub fn described_in_words(&self, person: &Person) -> Vec<(u8, Texts)> {
        let all = self.described(person);
        all.iter().map(|one| (one.rank, self.rules.described(one))).collect()
    }
}
