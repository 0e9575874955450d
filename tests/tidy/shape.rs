//! Shapes of source files: short files, a head that says what the file owns, and no file that nobody compiles. How long
//! functions are, clippy watches.

use crate::tree::{Breach, File};

const FILE_LINES: usize = 400;

/// Why: the tail decides how a codebase feels, and one 2,000-line file outweighs a hundred tidy ones.
pub(crate) fn long_file(file: &File) -> Vec<Breach> {
    let lines = file.text.lines().count();
    if lines <= FILE_LINES {
        return Vec::new();
    }
    let what = format!("{lines} lines, at most {FILE_LINES}");
    vec![Breach::new(&file.path, 0, what, "Split it where its head would need the word “and”.")]
}

/// Why: whoever opens a file learns in its first line what it owns and what it must never do.
pub(crate) fn headless(file: &File) -> Vec<Breach> {
    if file.text.starts_with("//! ") || file.text.starts_with("#![doc") {
        return Vec::new();
    }
    vec![Breach::new(
        &file.path,
        1,
        "no head",
        "Begin with `//!`: what this file owns, what it must never do.",
    )]
}

/// Why: a file that no `mod` names looks alive and is neither compiled nor tested.
pub(crate) fn dead_files(files: &[File]) -> Vec<Breach> {
    let is_module = |file: &&File| file.path.starts_with("src/") || file.path.starts_with("solver/src/");
    let modules = files.iter().filter(is_module).filter_map(|file| Some((file, module(&file.path)?)));
    let mut breaches = Vec::new();
    for (file, (folder, name)) in modules {
        let parents = ["mod.rs", "lib.rs", "main.rs"].map(|root| format!("{folder}/{root}"));
        let beside = format!("{folder}.rs");
        let mut above = files.iter().filter(|other| parents.contains(&other.path) || other.path == beside);
        if !above.any(|parent| parent.source().modules.iter().any(|module| module == name)) {
            let remedy = format!("Declare `mod {name};` in the module above it, or remove the file.");
            breaches.push(Breach::new(&file.path, 0, "nobody compiles this file", remedy));
        }
    }
    breaches
}

/// Folder and name of the module that a file is; `None` for a crate's root and for what is no Rust.
fn module(path: &str) -> Option<(&str, &str)> {
    let (folder, name) = path.strip_suffix(".rs")?.rsplit_once('/')?;
    match name {
        "lib" | "main" => None,
        "mod" => folder.rsplit_once('/'),
        _ => Some((folder, name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(long_file(&File::new("src/a.rs", &"x\n".repeat(401))).len(), 1);
        assert_eq!(long_file(&File::new("src/a.rs", &"x\n".repeat(400))).len(), 0);
    }

    #[test]
    fn a_missing_head_is_found() {
        assert_eq!(headless(&File::new("src/a.rs", "use std::fmt;\n")).len(), 1);
        assert_eq!(headless(&File::new("src/a.rs", "//! Owns this.\n")).len(), 0);
        assert_eq!(headless(&File::new("src/lib.rs", "#![doc = include_str!(\"A.md\")]\n")).len(), 0);
    }

    #[test]
    fn a_dead_file_is_found() {
        let mut files = vec![
            File::new("src/lib.rs", "pub mod domain;\npub mod clock;"),
            File::new("src/clock.rs", ""),
            File::new("src/domain/mod.rs", "mod id;\n// mod old;\n"),
            File::new("src/domain/id.rs", ""),
        ];
        assert!(dead_files(&files).is_empty());
        files.push(File::new("src/domain/old.rs", ""));
        files.push(File::new("src/lost/mod.rs", ""));
        assert_eq!(dead_files(&files).len(), 2);
    }
}
