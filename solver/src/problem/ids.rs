//! Identifiers in one block of memory, and their canonical numbering: byte order. Nothing that is
//! computed depends on the order in which they came.

use std::ops::Range;

use super::BuildError;

/// Identifiers, one after another in one text; those of a [`Problem`](super::Problem) stand in byte order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    text: String,
    count: usize,
    /// Bytes of each, as long as all have as many.
    width: usize,
    /// Where each ends, from the first on that is longer or shorter.
    ends: Vec<usize>,
}

impl Ids {
    /// The identifier with this index.
    pub fn get(&self, index: usize) -> &str {
        &self.text[self.range(index)]
    }

    /// The index of an identifier, if it is known. Only for identifiers in byte order.
    pub fn find(&self, id: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.bytes(middle).cmp(id.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds one at the end.
    pub(super) fn push(&mut self, id: &str) {
        if self.count == 0 {
            self.width = id.len();
        } else if self.ends.is_empty() && self.width != id.len() {
            self.ends = (1..=self.count).map(|before| before * self.width).collect();
        }
        self.text.push_str(id);
        self.count += 1;
        if !self.ends.is_empty() {
            self.ends.push(self.text.len());
        }
    }

    fn range(&self, index: usize) -> Range<usize> {
        match self.ends.get(index) {
            Some(&end) if index > 0 => self.ends[index - 1]..end,
            Some(&end) => 0..end,
            None => index * self.width..(index + 1) * self.width,
        }
    }

    fn bytes(&self, index: usize) -> &[u8] {
        &self.text.as_bytes()[self.range(index)]
    }

    /// The first 16 bytes as a number that compares as they do.
    fn head(&self, index: usize) -> u128 {
        let bytes = self.bytes(index);
        let mut head = [0; 16];
        let length = bytes.len().min(16);
        head[..length].copy_from_slice(&bytes[..length]);
        u128::from_be_bytes(head)
    }

    /// Puts them in byte order. Gives for each old index its new one; `None` when nothing had to move.
    ///
    /// # Errors
    /// [`BuildError::Twice`] when one stands twice.
    pub(super) fn sort(&mut self, what: &'static str) -> Result<Option<Vec<u32>>, BuildError> {
        if (1..self.len()).all(|index| self.bytes(index - 1) < self.bytes(index)) {
            return Ok(None);
        }
        let mut rows: Vec<(u128, u32)> = (0..).take(self.len()).map(|row| (0, row)).collect();
        for row in &mut rows {
            row.0 = self.head(row.1 as usize);
        }
        rows.sort_unstable_by(|one, other| {
            one.0.cmp(&other.0).then_with(|| self.bytes(one.1 as usize).cmp(self.bytes(other.1 as usize)))
        });
        let twice =
            rows.windows(2).find(|two| self.bytes(two[0].1 as usize) == self.bytes(two[1].1 as usize));
        if let Some(two) = twice {
            return Err(BuildError::Twice { what, id: self.get(two[0].1 as usize).to_owned() });
        }
        let mut sorted = Self { text: String::with_capacity(self.text.len()), ..Self::default() };
        let mut places = vec![0; self.len()];
        for (place, &(_, row)) in (0..).zip(&rows) {
            places[row as usize] = place;
            sorted.push(self.get(row as usize));
        }
        *self = sorted;
        Ok(Some(places))
    }
}
