//! Where files are written to. An output folder of the disk is written whole or not at all: everything goes to
//! a folder beside it, which takes its place at the end. Owns the refusal to write over what is there.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::domain::Fault;

/// What takes files.
pub trait Sink {
    /// Takes one file; folders in its name are divided by `/`.
    ///
    /// # Errors
    /// A fault when it cannot be kept.
    fn write(&self, name: &str, content: &[u8]) -> Result<(), Fault>;
}

/// Files kept in memory, by name.
#[derive(Debug, Default)]
pub struct Held(RefCell<BTreeMap<String, Vec<u8>>>);

impl Held {
    /// The files, as [`Folder::Held`](super::folder::Folder::Held) reads them.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner()
    }
}

impl Sink for Held {
    fn write(&self, name: &str, content: &[u8]) -> Result<(), Fault> {
        self.0.borrow_mut().insert(name.to_owned(), content.to_owned());
        Ok(())
    }
}

/// A folder being written. Dropped without [`commit`](Self::commit), it leaves nothing behind.
#[derive(Debug)]
pub struct Output {
    target: PathBuf,
    staging: PathBuf,
    /// Folders above that were not there before, the deepest first.
    above: Vec<PathBuf>,
}

impl Output {
    /// Makes sure that the folder may be written, and prepares it.
    ///
    /// # Errors
    /// A fault when it is a file, exists and isn't empty (without `force`), or cannot be written.
    pub fn begin(target: &Path, force: bool) -> Result<Self, Fault> {
        let name = target.display().to_string();
        if target.exists() && !target.is_dir() {
            return Err(Fault::in_file(&name, "fault-out-is-file"));
        }
        let unwritable = |error: io::Error| {
            Fault::in_file(&name, "fault-out-unwritable").with("error", &error.to_string())
        };
        if target.is_dir() && !force && fs::read_dir(target).map_err(unwritable)?.next().is_some() {
            return Err(Fault::in_file(&name, "fault-out-not-empty"));
        }
        let mut beside = target.file_name().unwrap_or_else(|| "out".as_ref()).to_os_string();
        beside.push(format!(".partial-{}", std::process::id()));
        let parent =
            target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let staging = parent.join(beside);
        let above = parent.ancestors().filter(|above| !above.as_os_str().is_empty() && !above.exists());
        let output = Self { target: target.to_owned(), above: above.map(Path::to_owned).collect(), staging };
        fs::create_dir_all(&output.staging).map_err(unwritable)?;
        // An existing folder that cannot be written is found now, not after the work is done.
        if target.is_dir() {
            let probe = target.join(format!(".partial-{}", std::process::id()));
            fs::write(&probe, "").and_then(|()| fs::remove_file(&probe)).map_err(unwritable)?;
        }
        Ok(output)
    }

    /// Takes one file piece by piece, for what is too large to hold.
    ///
    /// # Errors
    /// A fault when the disk refuses.
    pub fn stream(
        &self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<fs::File>) -> io::Result<()>,
    ) -> Result<(), Fault> {
        const BLOCK: usize = 1 << 20;
        let written = fs::File::create(self.staging.join(name)).and_then(|file| {
            let mut file = BufWriter::with_capacity(BLOCK, file);
            write(&mut file)?;
            file.flush()
        });
        written.map_err(|error| self.refused(&error))
    }

    /// Puts everything in its place.
    ///
    /// # Errors
    /// A fault when the disk refuses.
    pub fn commit(self) -> Result<(), Fault> {
        place(&self.staging, &self.target).map_err(|error| self.refused(&error))
    }

    fn refused(&self, error: &io::Error) -> Fault {
        Fault::in_file(&self.target.display().to_string(), "fault-out-unwritable")
            .with("error", &error.to_string())
    }
}

impl Sink for Output {
    fn write(&self, name: &str, content: &[u8]) -> Result<(), Fault> {
        let path = self.staging.join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, content)).map_err(|error| self.refused(&error))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
        for folder in &self.above {
            // Refused, as it should be, for a folder in which something was written.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Renames where nothing is in the way; otherwise moves file by file, over files of the same name.
fn place(from: &Path, to: &Path) -> io::Result<()> {
    if to.is_dir() && fs::remove_dir(to).is_err() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                place(&entry.path(), &target)?;
            } else {
                fs::rename(entry.path(), target)?;
            }
        }
        return Ok(());
    }
    fs::rename(from, to)
}
