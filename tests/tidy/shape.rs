//! Sizes and shapes of source files: short files, short functions, a head that says what the file owns,
//! and no file that nobody compiles.

use crate::{
    lexer::{Source, is_word, item_end},
    paths::paths,
    tree::{Breach, File, is_test_file},
};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;

/// Why: the tail decides how a codebase feels, and one 2,000-line file outweighs a hundred tidy ones.
pub(crate) fn long_file(file: &File) -> Vec<Breach> {
    let lines = file.text.lines().count();
    if lines <= FILE_LINES {
        return Vec::new();
    }
    let what = format!("{lines} lines, at most {FILE_LINES}");
    vec![Breach::new(&file.path, 0, what, "Split it where its head would need the word “and”.")]
}

/// Why: what does not fit on a screen is not read as a whole. Tests may tell longer stories.
pub(crate) fn long_functions(file: &File) -> Vec<Breach> {
    let source = Source::new(&file.text);
    let mut breaches = Vec::new();
    for named in paths(&source).iter().filter(|named| named.segments == ["fn"] && !source.is_test(named.at)) {
        // `fn(u32)` is a type.
        let name: String = source.code.iter().skip(named.at + 3).take_while(|c| is_word(**c)).collect();
        if name.is_empty() || is_test_file(&file.path) {
            continue;
        }
        let first = source.line(named.at);
        let lines = source.line(item_end(&source.code, named.at)) - first + 1;
        if lines > FUNCTION_LINES {
            let what = format!("fn {name} has {lines} lines, at most {FUNCTION_LINES}");
            breaches.push(Breach::new(&file.path, first, what, "Give its steps names: one function each."));
        }
    }
    breaches
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
        let mut candidates =
            files.iter().filter(|other| parents.contains(&other.path) || other.path == beside);
        let declaration = format!("mod {name};");
        if !candidates
            .any(|parent| Source::new(&parent.text).code.iter().collect::<String>().contains(&declaration))
        {
            let remedy = format!("Declare `{declaration}` in the module above it, or remove the file.");
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
    use crate::tree::lines;

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(long_file(&File::new("src/a.rs", &"x\n".repeat(401))).len(), 1);
        assert_eq!(long_file(&File::new("src/a.rs", &"x\n".repeat(400))).len(), 0);
    }

    #[test]
    fn a_long_function_is_found() {
        let function = |lines: usize| {
            format!("fn f<'a>(x: [u8; 2]) -> char {{\n{}    '}}'\n}}\n", "    g();\n".repeat(lines - 3))
        };
        let found = |path: &str, text: &str| lines(&long_functions(&File::new(path, text)));
        assert_eq!(found("src/a.rs", &format!("type F = fn(u8);\n{}", function(61))), [2]);
        assert_eq!(found("src/a.rs", &function(60)), []);
        assert_eq!(
            found("src/a.rs", &format!("trait T {{\n    fn f();\n    fn g();\n}}\n{}", "\n".repeat(90))),
            []
        );
        assert_eq!(found("src/a.rs", &format!("#[cfg(test)]\nmod tests {{\n{}}}\n", function(61))), []);
        assert_eq!(found("tests/season.rs", &function(61)), []);
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
