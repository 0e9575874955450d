//! Plain tables: comma-separated text without quotes, with exactly the columns that are known. They are read
//! block by block, without a copy of the file in memory. Owns speed and nothing else: it never says what is
//! wrong. Where anything is out of the ordinary it gives `None`, and the careful way reads from the start.

mod blocks;
mod fields;
mod finder;
mod sequence;

pub(super) use blocks::{Block, Blocks};
pub(super) use fields::{ends, id_end, next_row, small, whole};
pub(super) use finder::Finder;
pub(super) use sequence::Sequence;
