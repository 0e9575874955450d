//! The quick way: an instance whose files are plain, read block by block, edges on as many threads as there may
//! be. Gives exactly what the careful way gives for files without a fault, or nothing at all.

use std::{
    path::Path,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, sync_channel},
    },
    thread,
};

use sha2::{Digest, Sha256};
use talka_solver::{
    PairColumns, Problem, ProblemBuilder,
    problem::{MAX_CAPACITY, MAX_DISTANCE, MAX_ORDER},
};

use crate::{
    domain::{draw::hex, id},
    files::{
        plain::{Block, Blocks, Finder, ends, id_end, next_row, small, whole},
        table::Source,
    },
};

/// The problem of an instance without its constraints, whose bytes belong to the digest; whether the file has the column
/// `order`; the digest. `None` where anything is out of the ordinary.
pub(super) fn read(
    folder: &Path,
    threads: usize,
    constraints: Option<&Source>,
) -> Option<(Problem, bool, String)> {
    let mut digest = Sha256::new();
    let mut builder = ProblemBuilder::default();
    let has_order = applicants(folder, &mut digest, &mut builder)?;
    placements(folder, &mut digest, &mut builder)?;
    let pairs = edges(folder, &mut digest, &builder, threads)?;
    builder.pairs(pairs);
    if let Some(constraints) = constraints {
        digest.update((constraints.bytes.len() as u64).to_be_bytes());
        digest.update(&constraints.bytes);
    }
    Some((builder.build().ok()?, has_order, hex(&digest.finalize())))
}

/// Opens a file and takes its length into the digest, as the digest begins with it.
fn open(folder: &Path, name: &str, digest: &mut Sha256) -> Option<Blocks> {
    let blocks = Blocks::open(folder, name)?;
    digest.update(blocks.length().to_be_bytes());
    Some(blocks)
}

/// Whether the column `order` is there.
fn applicants(folder: &Path, digest: &mut Sha256, builder: &mut ProblemBuilder) -> Option<bool> {
    let mut blocks = open(folder, "applicants.csv", digest)?;
    let mut block = Block::new();
    blocks.fill(&mut block, Some(digest))?.then_some(())?;
    let (order, mut from, columns) = if let Some((order, from)) = block.header(["id", "tier", "order"]) {
        (order, from, 3)
    } else {
        let ([one, other], from) = block.header(["id", "tier"])?;
        ([one, other, 3], from, 2)
    };
    loop {
        rows(&block, from, |bytes, start| {
            let (mut name, mut numbers, mut at) = ("", [None; 3], start);
            for (place, &column) in order[..columns].iter().enumerate() {
                at += usize::from(place > 0);
                if column == 0 {
                    (name, at) = identifier(bytes, at)?;
                } else {
                    let (number, end) = whole(bytes, at)?;
                    (numbers[column], at) = (Some(number), end);
                }
                ends_well(bytes, at, place + 1 == columns)?;
            }
            let tier = u8::try_from(numbers[1]?).ok().filter(|&tier| tier > 0)?;
            let line = numbers[2];
            line.is_none_or(|line| line <= MAX_ORDER).then_some(())?;
            builder.applicant(name, tier, line);
            Some(at)
        })?;
        if !blocks.fill(&mut block, Some(digest))? {
            return Some(columns == 3);
        }
        from = 0;
    }
}

fn placements(folder: &Path, digest: &mut Sha256, builder: &mut ProblemBuilder) -> Option<()> {
    let mut blocks = open(folder, "placements.csv", digest)?;
    let mut block = Block::new();
    blocks.fill(&mut block, Some(digest))?.then_some(())?;
    let (order, mut from) = block.header(["id", "capacity"])?;
    loop {
        rows(&block, from, |bytes, start| {
            let (mut name, mut capacity, mut at) = ("", 0, start);
            for (place, &column) in order.iter().enumerate() {
                at += usize::from(place > 0);
                if column == 0 {
                    (name, at) = identifier(bytes, at)?;
                } else {
                    (capacity, at) = whole(bytes, at)?;
                }
                ends_well(bytes, at, place == 1)?;
            }
            let seats = u32::try_from(capacity).ok().filter(|&seats| seats <= MAX_CAPACITY)?;
            builder.placement(name, seats);
            Some(at)
        })?;
        if !blocks.fill(&mut block, Some(digest))? {
            return Some(());
        }
        from = 0;
    }
}

/// How the rows of edges are read: by whom the identifiers are found, and which column comes when.
struct Rows<'a> {
    applicants: Finder<'a>,
    placements: Finder<'a>,
    order: [usize; 4],
}

fn edges(
    folder: &Path,
    digest: &mut Sha256,
    builder: &ProblemBuilder,
    threads: usize,
) -> Option<PairColumns> {
    let mut blocks = open(folder, "edges.csv", digest)?;
    let mut block = Block::new();
    blocks.fill(&mut block, Some(digest))?.then_some(())?;
    let (order, mut from) = block.header(["applicant", "placement", "rank", "distance_m"])?;
    let reading = Rows {
        applicants: Finder::new(builder.applicant_ids()),
        placements: Finder::new(builder.placement_ids()),
        order,
    };
    if threads > 1 {
        return reading.shared(blocks, block, from, digest, threads);
    }
    // A row of edges has some 24 bytes.
    let mut pairs = PairColumns::with_capacity(usize::try_from(blocks.length() / 24).ok()?);
    let mut last = 0;
    loop {
        reading.block(&block, from, &mut last, &mut pairs)?;
        if !blocks.fill(&mut block, Some(digest))? {
            return Some(pairs);
        }
        from = 0;
    }
}

impl Rows<'_> {
    fn block(&self, block: &Block, from: usize, last: &mut u32, pairs: &mut PairColumns) -> Option<()> {
        let usual = self.order == [0, 1, 2, 3];
        rows(block, from, |bytes, start| {
            let (applicant, placement, rank, distance, end) =
                if usual { self.usual(bytes, start, *last)? } else { self.any(bytes, start, *last)? };
            *last = applicant;
            let rank = u8::try_from(rank).ok().filter(|&rank| rank > 0)?;
            (distance <= MAX_DISTANCE).then_some(())?;
            pairs.push(applicant, placement, rank, distance);
            Some(end)
        })
    }

    /// A row whose columns stand in the usual order.
    #[inline]
    fn usual(&self, bytes: &[u8], at: usize, last: u32) -> Option<(u32, u32, u64, u64, usize)> {
        let (applicant, at) = self.applicants.find_at(bytes, at, last)?;
        ends_well(bytes, at, false)?;
        let (placement, at) = self.placements.find_at(bytes, at + 1, 0)?;
        ends_well(bytes, at, false)?;
        let (rank, at) = small(bytes, at + 1, b',')?;
        ends_well(bytes, at, false)?;
        let (distance, at) = whole(bytes, at + 1)?;
        ends_well(bytes, at, true)?;
        Some((applicant, placement, rank, distance, at))
    }

    fn any(&self, bytes: &[u8], start: usize, last: u32) -> Option<(u32, u32, u64, u64, usize)> {
        let (mut who, mut numbers, mut at) = ([0; 2], [0; 4], start);
        for (place, &column) in self.order.iter().enumerate() {
            at += usize::from(place > 0);
            match column {
                0 => (who[0], at) = self.applicants.find_at(bytes, at, last)?,
                1 => (who[1], at) = self.placements.find_at(bytes, at, 0)?,
                _ => (numbers[column], at) = whole(bytes, at)?,
            }
            ends_well(bytes, at, place == 3)?;
        }
        Some((who[0], who[1], numbers[2], numbers[3], at))
    }

    /// One thread reads and digests, the others understand what was read; pairs keep the order of the file.
    fn shared(
        &self,
        mut blocks: Blocks,
        first: Block,
        from: usize,
        digest: &mut Sha256,
        threads: usize,
    ) -> Option<PairColumns> {
        let (send, receive) = sync_channel::<(usize, Block, usize)>(2 * threads);
        let receive = Mutex::new(receive);
        let mut parts = thread::scope(|scope| {
            let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(|| self.helper(&receive))).collect();
            let mut next = Some((0, first, from));
            while let Some((number, block, from)) = next.take() {
                send.send((number, block, from)).ok()?;
                let mut block = Block::new();
                if blocks.fill(&mut block, Some(digest))? {
                    next = Some((number + 1, block, 0));
                }
            }
            drop(send);
            // Who has read everything understands what is left.
            let mut parts = self.helper(&receive)?;
            for helper in helpers {
                parts.extend(helper.join().ok()??);
            }
            Some(parts)
        })?;
        parts.sort_unstable_by_key(|(number, _)| *number);
        let mut pairs = PairColumns::with_capacity(parts.iter().map(|(_, part)| part.len()).sum());
        for (_, part) in parts {
            pairs.append(part);
        }
        Some(pairs)
    }

    fn helper(&self, receive: &Mutex<Receiver<(usize, Block, usize)>>) -> Option<Vec<(usize, PairColumns)>> {
        let (mut parts, mut last, mut plain) = (Vec::new(), 0, true);
        loop {
            let received = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, block, from)) = received else { return plain.then_some(parts) };
            let mut pairs = PairColumns::with_capacity(block.end() / 20);
            // Blocks are taken on after a failure too: nobody else might, and who reads would wait for ever.
            plain = plain && self.block(&block, from, &mut last, &mut pairs).is_some();
            parts.push((number, pairs));
        }
    }
}

/// Gives every row of a block to `row`, which says where it has ended.
fn rows<'b>(
    block: &'b Block,
    from: usize,
    mut row: impl FnMut(&'b [u8], usize) -> Option<usize>,
) -> Option<()> {
    let mut at = next_row(block.bytes(), from);
    while at < block.end() {
        at = next_row(block.bytes(), row(block.bytes(), at)?);
    }
    Some(())
}

fn identifier(bytes: &[u8], at: usize) -> Option<(&str, usize)> {
    let end = id_end(bytes, at)?;
    let name = std::str::from_utf8(bytes.get(at..end)?).ok()?;
    id::check(name).ok()?;
    Some((name, end))
}

/// Behind a field comes a comma, behind the last one the end of the line.
#[inline]
fn ends_well(bytes: &[u8], at: usize, last: bool) -> Option<()> {
    let byte = *bytes.get(at)?;
    (if last { ends(byte) } else { byte == b',' }).then_some(())
}
