//! Identifiers of a file with the line in which each stood first: how a second one, or one that no
//! file knows, is noticed.

use std::collections::BTreeMap;

use super::table::Row;
use crate::domain::{Faults, fault::Fault};

/// Known identifiers, numbered in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: BTreeMap<String, (u32, u64)>,
    unread: bool,
}

impl Names {
    /// Notes an identifier; `None`, and a fault, when it stood before.
    pub(super) fn add(
        &mut self,
        row: &Row<'_>,
        column: &str,
        id: String,
        faults: &mut Faults,
    ) -> Option<u32> {
        if let Some((_, first)) = self.known.get(&id) {
            faults.push(row.fault(column, "fault-duplicate-id").with("first", &first.to_string()));
            return None;
        }
        let number = u32::try_from(self.known.len()).ok()?;
        self.known.insert(id, (number, row.line));
        Some(number)
    }

    /// Says that the table of these identifiers cannot be read: who is unknown is then nobody's fault.
    pub(super) fn cannot_be_read(&mut self) {
        self.unread = true;
    }

    /// The number of an identifier.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.known.get(id).map(|(number, _)| *number)
    }

    /// Whether nobody has this identifier, as far as the table could be read.
    pub(super) fn lack(&self, id: &str) -> bool {
        !self.unread && self.find(id).is_none()
    }

    /// The number of the identifier in a column; a fault when nobody knows it.
    pub(super) fn expect(
        &self,
        row: &Row<'_>,
        column: &str,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<u32> {
        let found = self.find(row.get(column));
        if found.is_none() && !self.unread {
            faults.push(row.fault(column, key));
        }
        found
    }
}

/// Values that may stand only once, with the line of the first.
#[derive(Debug)]
pub(super) struct Once<K>(BTreeMap<K, u64>);

impl<K: Ord> Default for Once<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Once<K> {
    /// Notes a value; gives back the fault when it stood before.
    pub(super) fn add(&mut self, key: K, line: u64, fault: impl FnOnce() -> Fault) -> Option<Fault> {
        if let Some(first) = self.0.get(&key) {
            return Some(fault().with("first", &first.to_string()));
        }
        self.0.insert(key, line);
        None
    }
}
