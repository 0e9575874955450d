//! The file that somebody sent: opened away from the threads that answer people, and packed as it is kept.

use std::io::{self, Read, Write};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use crate::{
    files::sheet::{self, Sheet, Wanted},
    service::No,
};

/// Opens a spreadsheet away from the threads that answer people, packed beside it where that is asked.
pub(super) async fn opened(
    name: String,
    bytes: Vec<u8>,
    wanted: Wanted,
    pack: bool,
) -> Result<(Sheet, Vec<u8>), No> {
    let opened = tokio::task::spawn_blocking(move || {
        let packed = if pack { packed(&bytes) } else { Ok(Vec::new()) };
        let packed = packed.map_err(|error| No::Broken(error.to_string()))?;
        Ok((sheet::open_for(&name, bytes, &wanted)?, packed))
    });
    opened.await.map_err(|error| No::Broken(error.to_string()))?
}

/// A file as it is kept: lists of people are a fifth of their length so.
fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes)?;
    out.finish()
}

pub(super) fn unpacked(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // What was packed was no longer than a file may be.
    GzDecoder::new(packed).take(sheet::MAX_BYTES as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
