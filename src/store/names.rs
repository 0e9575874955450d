//! What the files of an SQLite database are called.

use std::path::{Path, PathBuf};

/// The file of looks that goes with a database's: `talka.looks.db` with `talka.db`.
pub fn looks_of(file: &Path) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{}.looks.db", name.strip_suffix(".db").unwrap_or(&name)))
}
