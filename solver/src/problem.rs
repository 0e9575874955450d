//! The problem: applicants, placements and the pairs that may be chosen, all in whole numbers.
//! Owns the canonical numbering (identifiers in byte order) by which nothing depends on row order,
//! and the bounds that exclude overflow. It never holds an answer.

use sha2::{Digest, Sha256};

use crate::Error;

/// Largest order number.
pub const MAX_ORDER: u64 = 1_000_000_000_000_000;
/// Largest capacity of a placement.
pub const MAX_CAPACITY: u32 = 1_000_000;
/// Largest distance, in metres. Real ones stay below two million; the rest is room for other costs.
pub const MAX_DISTANCE: u64 = 1_000_000_000_000;
/// How many words of the tie-break digest there are.
pub const TIE_WORDS: u8 = 8;

/// Identifiers in byte order, in one block of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    text: String,
    ends: Vec<usize>,
}

impl Ids {
    fn from_sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for id in ids {
            all.text.push_str(id);
            all.ends.push(all.text.len());
        }
        all
    }

    /// The identifier with this index.
    pub fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    /// The index of an identifier, if it is known.
    pub fn find(&self, id: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.get(middle).as_bytes().cmp(id.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A pair that may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Index of the placement.
    pub placement: u32,
    /// 1 is the first choice, at most 255.
    pub rank: u8,
    /// Metres, at most [`MAX_DISTANCE`].
    pub distance: u64,
}

/// Who is there, what is offered, and who may take what. Indices follow the byte order of the identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    applicant_ids: Ids,
    placement_ids: Ids,
    tiers: Vec<u8>,
    orders: Option<Vec<u64>>,
    capacities: Vec<u32>,
    first_pair: Vec<u32>,
    pairs: Vec<Pair>,
}

impl Problem {
    /// How many applicants there are.
    pub fn applicants(&self) -> usize {
        self.tiers.len()
    }

    /// How many placements there are.
    pub fn placements(&self) -> usize {
        self.capacities.len()
    }

    /// Identifiers of the applicants.
    pub fn applicant_ids(&self) -> &Ids {
        &self.applicant_ids
    }

    /// Identifiers of the placements.
    pub fn placement_ids(&self) -> &Ids {
        &self.placement_ids
    }

    /// The applicant's tier, 1 served first.
    pub fn tier(&self, applicant: usize) -> u8 {
        self.tiers[applicant]
    }

    /// The applicant's order number inside the tier, smaller is earlier; `None` where all are equals.
    pub fn order(&self, applicant: usize) -> Option<u64> {
        self.orders.as_ref().map(|orders| orders[applicant])
    }

    /// Whether applicants have order numbers. True for nobody at all: there is nothing to number.
    pub fn has_order(&self) -> bool {
        self.orders.is_some()
    }

    /// Seats of a placement.
    pub fn capacity(&self, placement: usize) -> u32 {
        self.capacities[placement]
    }

    /// Every pair, by applicant, then placement.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Where an applicant's pairs stand in [`pairs`](Self::pairs).
    pub fn pair_range(&self, applicant: usize) -> std::ops::Range<usize> {
        self.first_pair[applicant] as usize..self.first_pair[applicant + 1] as usize
    }

    /// An applicant's pairs, by placement.
    pub fn pairs_of(&self, applicant: usize) -> &[Pair] {
        &self.pairs[self.pair_range(applicant)]
    }

    /// The position in [`pairs`](Self::pairs) of a pair, if it may be chosen.
    pub fn find_pair(&self, applicant: usize, placement: u32) -> Option<usize> {
        let range = self.pair_range(applicant);
        let found = self.pairs[range.clone()].binary_search_by_key(&placement, |pair| pair.placement).ok()?;
        Some(range.start + found)
    }

    /// The tiers that occur, rising.
    pub fn tiers_present(&self) -> Vec<u8> {
        let mut present = self.tiers.clone();
        present.sort_unstable();
        present.dedup();
        present
    }

    /// Word `word` (1 to [`TIE_WORDS`]) of the canonical tie-break: bytes `4·(word − 1)` and the three after it,
    /// big-endian, of SHA-256 of the applicant's identifier, a line feed, and the placement's.
    pub fn tie_word(&self, applicant: usize, placement: u32, word: u8) -> u32 {
        let digest = Sha256::new()
            .chain_update(self.applicant_ids.get(applicant))
            .chain_update("\n")
            .chain_update(self.placement_ids.get(placement as usize))
            .finalize();
        let at = 4 * (usize::from(word) - 1);
        u32::from_be_bytes([digest[at], digest[at + 1], digest[at + 2], digest[at + 3]])
    }
}

/// Collects rows in any order and turns them into a [`Problem`].
#[derive(Debug, Clone, Default)]
pub struct ProblemBuilder {
    applicants: Vec<(String, u8, Option<u64>)>,
    placements: Vec<(String, u32)>,
    pairs: Vec<(u32, Pair)>,
}

impl ProblemBuilder {
    /// Adds an applicant; its number for [`pair`](Self::pair) is how many were added before.
    pub fn applicant(&mut self, id: &str, tier: u8, order: Option<u64>) {
        self.applicants.push((id.to_owned(), tier, order));
    }

    /// Adds a placement; its number for [`pair`](Self::pair) is how many were added before.
    pub fn placement(&mut self, id: &str, capacity: u32) {
        self.placements.push((id.to_owned(), capacity));
    }

    /// Says that an applicant may take a placement, both by the numbers in which they were added.
    pub fn pair(&mut self, applicant: u32, placement: u32, rank: u8, distance: u64) {
        self.pairs.push((applicant, Pair { placement, rank, distance }));
    }

    /// Numbers everything canonically and checks it.
    ///
    /// # Errors
    /// [`Error`] when a number is out of range, an identifier or pair stands twice, or the order is none.
    pub fn build(self) -> Result<Problem, Error> {
        self.check_ranges()?;
        let (applicant_at, applicant_ids) = canonical("applicant", self.applicants.iter().map(|row| &row.0))?;
        let (placement_at, placement_ids) = canonical("placement", self.placements.iter().map(|row| &row.0))?;
        let mut tiers = vec![0; self.applicants.len()];
        let mut orders = vec![None; self.applicants.len()];
        for (row, &at) in self.applicants.iter().zip(&applicant_at) {
            tiers[at as usize] = row.1;
            orders[at as usize] = row.2;
        }
        let mut capacities = vec![0; self.placements.len()];
        for (row, &at) in self.placements.iter().zip(&placement_at) {
            capacities[at as usize] = row.1;
        }
        let mut pairs = Vec::with_capacity(self.pairs.len());
        for (applicant, pair) in &self.pairs {
            let a = *applicant_at.get(*applicant as usize).ok_or(Error::Dangling)?;
            let p = *placement_at.get(pair.placement as usize).ok_or(Error::Dangling)?;
            pairs.push((a, Pair { placement: p, ..*pair }));
        }
        pairs.sort_unstable_by_key(|(a, pair)| (*a, pair.placement));
        if let Some(two) =
            pairs.windows(2).find(|two| (two[0].0, two[0].1.placement) == (two[1].0, two[1].1.placement))
        {
            return Err(Error::PairTwice {
                applicant: applicant_ids.get(two[0].0 as usize).to_owned(),
                placement: placement_ids.get(two[0].1.placement as usize).to_owned(),
            });
        }
        let mut first_pair = vec![0u32; self.applicants.len() + 1];
        for (a, _) in &pairs {
            first_pair[*a as usize + 1] += 1;
        }
        for a in 0..self.applicants.len() {
            first_pair[a + 1] += first_pair[a];
        }
        Ok(Problem {
            applicant_ids,
            placement_ids,
            tiers,
            orders: one_order(&orders)?,
            capacities,
            first_pair,
            pairs: pairs.into_iter().map(|(_, pair)| pair).collect(),
        })
    }

    fn check_ranges(&self) -> Result<(), Error> {
        let most = u64::from(u32::MAX) - 1_000;
        let sizes = [
            ("applicants", self.applicants.len()),
            ("placements", self.placements.len()),
            ("pairs", self.pairs.len()),
        ];
        for (what, found) in sizes {
            if found as u64 > most {
                return Err(Error::TooMany { what, most });
            }
        }
        let within = |what, found, least, most| {
            if (least..=most).contains(&found) {
                Ok(())
            } else {
                Err(Error::OutOfRange { what, found, least, most })
            }
        };
        for (_, tier, order) in &self.applicants {
            within("tier", u64::from(*tier), 1, 255)?;
            within("order", order.unwrap_or(0), 0, MAX_ORDER)?;
        }
        for (_, capacity) in &self.placements {
            within("capacity", u64::from(*capacity), 0, u64::from(MAX_CAPACITY))?;
        }
        for (_, pair) in &self.pairs {
            within("rank", u64::from(pair.rank), 1, 255)?;
            within("distance", pair.distance, 0, MAX_DISTANCE)?;
        }
        Ok(())
    }
}

/// For each row its place in byte order, and the identifiers in that order.
fn canonical<'a>(
    what: &'static str,
    ids: impl ExactSizeIterator<Item = &'a String>,
) -> Result<(Vec<u32>, Ids), Error> {
    let ids: Vec<&str> = ids.map(String::as_str).collect();
    let mut rows: Vec<u32> = (0..).take(ids.len()).collect();
    rows.sort_unstable_by_key(|&row| ids[row as usize].as_bytes());
    if let Some(two) = rows.windows(2).find(|two| ids[two[0] as usize] == ids[two[1] as usize]) {
        return Err(Error::Twice { what, id: ids[two[0] as usize].to_owned() });
    }
    let mut at = vec![0; ids.len()];
    for (place, &row) in (0..).zip(&rows) {
        at[row as usize] = place;
    }
    let sorted = Ids::from_sorted(rows.iter().map(|&row| ids[row as usize]));
    Ok((at, sorted))
}

/// All have a number of their own, or nobody has one.
fn one_order(orders: &[Option<u64>]) -> Result<Option<Vec<u64>>, Error> {
    if orders.iter().all(Option::is_none) && !orders.is_empty() {
        return Ok(None);
    }
    let all: Option<Vec<u64>> = orders.iter().copied().collect();
    let all = all.ok_or(Error::Order)?;
    let mut sorted = all.clone();
    sorted.sort_unstable();
    if sorted.windows(2).any(|two| two[0] == two[1]) { Err(Error::Order) } else { Ok(Some(all)) }
}
