//! A file that somebody names on the command line: read, and called what its faults call it.

use std::path::Path;

use crate::{
    domain::Faults,
    files::{
        folder::Folder,
        table::{self, Source},
    },
};

/// A file's name and its bytes.
pub(super) fn read(file: &Path) -> Result<(String, Source), Faults> {
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let source = table::read_required(&Folder::Disk(folder.unwrap_or(Path::new("."))), &name)?;
    Ok((name, source))
}
