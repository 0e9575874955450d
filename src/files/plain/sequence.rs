//! Identifiers that mostly come in their own order: the next one is looked for a few places on, and searched for
//! only when it is not there.

use talka_solver::problem::Ids;

/// How many places are looked at before a search.
const AHEAD: usize = 8;

/// Finds identifiers in byte order by where the last one was.
pub(in crate::files) struct Sequence<'a> {
    ids: &'a Ids,
    next: usize,
}

impl<'a> Sequence<'a> {
    /// Begins at the first.
    pub(in crate::files) fn new(ids: &'a Ids) -> Self {
        Self { ids, next: 0 }
    }

    /// The index of an identifier.
    pub(in crate::files) fn find(&mut self, id: &str) -> Option<usize> {
        let near = self.next..self.ids.len().min(self.next + AHEAD);
        let found =
            near.into_iter().find(|&index| self.ids.get(index) == id).or_else(|| self.ids.find(id))?;
        self.next = found + 1;
        Some(found)
    }
}
