//! The source tree as text, and what a rule reports. The only file here that reads the disk.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use crate::source::Source;

/// A text file of the repository.
pub(crate) struct File {
    /// From the root, with `/`: `src/domain/id.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
    source: OnceLock<Source>,
}

impl File {
    /// A planted one.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), source: OnceLock::new() }
    }

    /// What stands in it as Rust, parsed once.
    pub(crate) fn source(&self) -> &Source {
        self.source.get_or_init(|| Source::new(&self.path, &self.text))
    }
}

/// A place where a rule is broken, with what to do instead.
pub(crate) struct Breach {
    pub(crate) path: String,
    /// From 1; 0 when the whole file is meant.
    pub(crate) line: usize,
    pub(crate) what: String,
    /// Why the rule stands, and what to do instead.
    pub(crate) remedy: String,
}

impl Breach {
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, what, remedy } = self;
        match line {
            0 => write!(f, "{path}: {what}\n    {remedy}"),
            _ => write!(f, "{path}:{line}: {what}\n    {remedy}"),
        }
    }
}

/// Everything that the rules look at.
pub(crate) struct Tree {
    /// Every file with its size in bytes.
    pub(crate) sizes: Vec<(String, u64)>,
    /// Every text that some rule reads.
    pub(crate) files: Vec<File>,
}

impl Tree {
    /// The repository that this test was compiled in, read once.
    pub(crate) fn read() -> &'static Self {
        static TREE: OnceLock<Tree> = OnceLock::new();
        TREE.get_or_init(Self::read_anew)
    }

    fn read_anew() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let mut tree = Self { sizes: Vec::new(), files: Vec::new() };
        tree.walk(&root, "").expect("the repository can be read");
        assert!(
            tree.files.iter().any(|file| file.path == "src/lib.rs"),
            "no sources found under {}",
            root.display()
        );
        tree
    }

    /// Applies a rule about single files to those whose path ends so.
    pub(crate) fn each(&self, ending: &str, rule: impl Fn(&File) -> Vec<Breach>) -> Vec<Breach> {
        self.files.iter().filter(|file| file.path.ends_with(ending)).flat_map(rule).collect()
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for name in names(folder)? {
            let (place, path) = (folder.join(&name), format!("{prefix}{name}"));
            // Gone or changed while we look: others may be writing.
            let Ok(kind) = fs::symlink_metadata(&place) else { continue };
            if kind.is_dir() {
                if is_ours(&path, &name) {
                    self.walk(&place, &format!("{path}/"))?;
                }
            } else if kind.is_file() {
                self.sizes.push((path.clone(), kind.len()));
                if is_read(&name) {
                    self.files.push(File::new(&path, &fs::read_to_string(&place)?));
                }
            }
        }
        Ok(())
    }
}

/// Neither built, nor kept by a tool for itself.
fn is_ours(path: &str, name: &str) -> bool {
    path != "target" && (!name.starts_with('.') || matches!(name, ".ci" | ".config"))
}

/// Whether some rule reads files of this name.
fn is_read(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("rs" | "toml" | "ftl" | "html" | "md"))
}

/// Names in a folder, sorted.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Whether a file only holds tests, samples for them, or measurements.
pub(crate) fn is_test_file(path: &str) -> bool {
    let is_folder = |name: &str| matches!(name, "tests" | "benches" | "sample");
    path.split('/').any(is_folder) || path.ends_with("/tests.rs") || path.ends_with("/sample.rs")
}

/// For the rules' own tests: the lines where a rule finds something.
pub(crate) fn lines(breaches: &[Breach]) -> Vec<usize> {
    breaches.iter().map(|breach| breach.line).collect()
}

#[test]
fn a_breach_names_file_line_and_remedy() {
    let breach = Breach::new("src/a.rs", 7, "floats", "Use whole numbers.");
    assert_eq!(breach.to_string(), "src/a.rs:7: floats\n    Use whole numbers.");
    assert_eq!(Breach::new("x", 0, "too big", "Cut.").to_string(), "x: too big\n    Cut.");
}

#[test]
fn the_tree_is_read_without_what_was_built() {
    let tree = Tree::read();
    assert!(tree.sizes.iter().all(|(path, _)| !path.starts_with("target/") && !path.starts_with(".git/")));
    assert!(tree.files.iter().any(|file| file.path == "solver/Cargo.toml"));
}
