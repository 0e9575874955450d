//! A scratch folder with a small instance, and the program run in it. Owns how the binary is started and
//! what every run is held to; what a run should say is for the tests.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub(crate) const APPLICANTS: &str = "id,tier,order\nA1,1,3\nA2,1,1\nA3,2,2\nA4,1,4\n";
pub(crate) const PLACEMENTS: &str = "id,capacity\nP1,1\nP2,1\nP3,1\n";
pub(crate) const EDGES: &str = "applicant,placement,rank,distance_m\nA1,P1,1,100\nA1,P2,2,200\n\
    A2,P1,1,50\nA2,P2,2,60\nA3,P2,1,10\nA3,P3,2,70\nA4,P1,1,5\n";
pub(crate) const ASSIGNMENT: &str = "applicant,placement\nA1,P1\nA2,P2\nA3,P3\n";
pub(crate) const ALL_STAGES: &str = "placed,tiers,order,rank,distance,tiebreak";

/// A folder with the instance `in`; runs write to `out` beside it.
pub(crate) struct Scene(TempDir);

impl Scene {
    pub(crate) fn new() -> Self {
        Self::with(APPLICANTS, PLACEMENTS, EDGES)
    }

    pub(crate) fn with(applicants: &str, placements: &str, edges: &str) -> Self {
        let scene = Self(TempDir::new().expect("a scratch folder"));
        scene.write("in/applicants.csv", applicants);
        scene.write("in/placements.csv", placements);
        scene.write("in/edges.csv", edges);
        scene
    }

    /// The instance, and its result with every stage in `out`.
    pub(crate) fn solved() -> Self {
        let scene = Self::new();
        scene.solve().done();
        scene
    }

    /// A round from `fixtures/rounds` as the folder `round`.
    pub(crate) fn round(name: &str) -> Self {
        let scene = Self(TempDir::new().expect("a scratch folder"));
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name);
        for entry in fs::read_dir(from).expect("a round of the fixtures") {
            let entry = entry.expect("readable");
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            scene.write(&format!("round/{name}"), fs::read(entry.path()).expect("readable"));
        }
        scene
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, content).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| format!("{name}: {error}"))
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("removed");
    }

    /// Writes the file without what it has, which has to be there.
    pub(crate) fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old:?}:\n{text}");
        self.write(name, text.replacen(old, new, 1));
    }

    /// Puts `name.gz` in the place of `name`.
    pub(crate) fn pack(&self, name: &str) {
        self.write(&format!("{name}.gz"), packed(self.read(name).as_bytes()));
        self.remove(name);
    }

    /// Puts the rows of a table into another order, the same each time.
    pub(crate) fn shuffle(&self, name: &str) {
        let text = self.read(name);
        let (head, rows) = text.split_once('\n').expect("a header");
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.sort_by_key(|row| Sha256::digest(row));
        self.write(name, format!("{head}\n{}\n", rows.join("\n")));
    }

    /// Names in the scratch folder, or one in it, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.expect("readable"))).collect();
        names.sort();
        names
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_talka"));
        command.current_dir(self.0.path()).env_remove("TALKA_LANG").env("LC_ALL", "C.UTF-8");
        command
    }

    /// Runs the program in the scratch folder.
    pub(crate) fn talka(&self, args: &[&str]) -> Ran {
        Ran::from(self.command().args(args).output().expect("the program starts"))
    }

    pub(crate) fn solve(&self) -> Ran {
        self.talka(&["solve", "in", "--out", "out", "--stages", ALL_STAGES])
    }

    pub(crate) fn verify(&self) -> Ran {
        self.talka(&["verify", "in", "out"])
    }

    pub(crate) fn match_round(&self) -> Ran {
        self.talka(&["--lang", "en", "match", "round", "--out", "out"])
    }
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ran {
    /// Exit code 0, and no complaint.
    pub(crate) fn done(self) -> Self {
        assert!(self.code == Some(0) && self.err.is_empty(), "{self:#?}");
        self
    }

    /// Exit code 2 with exactly these faults, a line each, and their number.
    pub(crate) fn bad_input(&self, faults: &[&str]) {
        assert!(self.code == Some(2) && self.out.is_empty(), "{self:#?}");
        let lines: Vec<&str> = self.err.lines().collect();
        assert_eq!(lines.len(), faults.len() + 1, "{faults:#?}\n{self:#?}");
        for (line, fault) in lines.iter().zip(faults) {
            assert!(line.starts_with(fault), "expected {fault:?}\n{self:#?}");
        }
        let count = format!("Error: {} error", faults.len());
        assert!(lines[faults.len()].starts_with(&count), "{self:#?}");
        assert!(lines[faults.len()].ends_with("Nothing was written."), "{self:#?}");
    }

    /// Exit code 1 with one sentence that has this in it, and no praise.
    pub(crate) fn refused(&self, why: &str) {
        assert!(self.code == Some(1), "{self:#?}");
        assert!(!self.out.contains("checked and correct"), "{self:#?}");
        assert!(self.err.starts_with("Error: The result is refused: "), "{self:#?}");
        assert!(self.err.lines().count() == 1 && self.err.contains(why), "expected {why:?}\n{self:#?}");
    }
}
