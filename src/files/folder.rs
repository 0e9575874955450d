//! A folder to read from: on the disk, or held in memory as named files. Both are read alike, so that a round
//! kept in the database and the same round on a disk give the same snapshot or the same faults.

use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

use crate::domain::{Fault, Faults};

/// Where files are read from.
#[derive(Debug, Clone, Copy)]
pub enum Folder<'a> {
    /// A folder of the disk.
    Disk(&'a Path),
    /// Files by name; a name may have folders in it, divided by `/`.
    Held(&'a BTreeMap<String, Vec<u8>>),
}

impl Folder<'_> {
    /// The bytes of a file as they stand; `None` when it is not there.
    ///
    /// # Errors
    /// A fault of the whole file: a folder in its place, unreadable.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Faults> {
        match self {
            Self::Held(files) => Ok(files.get(name).cloned()),
            Self::Disk(folder) => on_disk(&folder.join(name), name),
        }
    }
}

fn on_disk(path: &Path, name: &str) -> Result<Option<Vec<u8>>, Faults> {
    if path.is_dir() {
        return Err(Fault::in_file(name, "fault-is-directory").into());
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::in_file(name, "fault-unreadable").with("error", &error.to_string()).into()),
    }
}
