//! What lies around the sources: the top level, dependencies with their reasons, sizes of files, the README.

use crate::tree::{Breach, File};

/// Everything that may stand at the top level, besides hidden files.
const TOP: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "Makefile",
    "README.md",
    "fixtures",
    "migrations",
    "solver",
    "src",
    "target",
    "tests",
];
const FILE_BYTES: u64 = 1_000_000;
const README_LINES: usize = 250;
/// Shorter than this, a comment gives no reason.
const REASON_CHARS: usize = 5;

/// Why: the top level is the table of contents; it stays what the project's owner fixed.
pub(crate) fn strangers(top: &[String]) -> Vec<Breach> {
    let is_stranger = |name: &&String| !name.starts_with('.') && !TOP.contains(&name.as_str());
    let remedy = "Move it into one of the folders (src, solver, tests, fixtures, migrations), or make it a hidden file.";
    top.iter()
        .filter(is_stranger)
        .map(|name| Breach::new(name, 0, "does not belong at the top level", remedy))
        .collect()
}

/// Why: what is in the history stays in every clone for ever.
pub(crate) fn huge_files(sizes: &[(String, u64)]) -> Vec<Breach> {
    let huge = sizes.iter().filter(|(_, bytes)| *bytes > FILE_BYTES);
    let remedy = "Generate it, or compress it.";
    huge.map(|(path, bytes)| Breach::new(path, 0, format!("{bytes} bytes, at most {FILE_BYTES}"), remedy))
        .collect()
}

/// Why: a README that takes an evening is not read; details belong beside the code.
pub(crate) fn long_readme(file: &File) -> Vec<Breach> {
    let lines = file.text.lines().count();
    if file.path != "README.md" || lines <= README_LINES {
        return Vec::new();
    }
    let what = format!("{lines} lines, at most {README_LINES}");
    vec![Breach::new(
        &file.path,
        0,
        what,
        "Move details to src/ARCHITECTURE.md, solver/MODEL.md or a module's head.",
    )]
}

/// Why: a dependency is someone else's code in our house; whoever lets it in says what for.
pub(crate) fn unexplained_dependencies(file: &File) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut in_dependencies = false;
    // The entry being read: its line, its text, how many brackets are open in it, whether it has a reason.
    let mut entry: Option<(usize, String, i64, bool)> = None;
    for (number, line) in (1..).zip(file.text.lines()) {
        let (code, comment) = split_comment(line);
        let code = code.trim();
        let has_reason = comment.is_some_and(|comment| comment.trim().chars().count() >= REASON_CHARS);
        let (begin, text, open, reasoned) = entry.take().unwrap_or((number, String::new(), 0, false));
        let text = text + code;
        let open = open + depth(code);
        if text.starts_with('[') && open == 0 {
            let header = text.trim_matches(['[', ']']);
            in_dependencies = header.ends_with("dependencies");
            // `[dependencies.foo]` is an entry spread over lines; its header carries the reason.
            if header.contains("dependencies.") && !has_reason {
                breaches.push(unexplained(file, number, header));
            }
        } else if open > 0 {
            entry = Some((begin, text, open, reasoned || has_reason));
        } else if in_dependencies && !text.is_empty() && !is_inherited(&text) && !reasoned && !has_reason {
            breaches.push(unexplained(file, begin, text.split('=').next().unwrap_or_default().trim()));
        }
    }
    breaches
}

/// Its reason stands once, in the workspace's table.
fn is_inherited(entry: &str) -> bool {
    entry.replace(' ', "").contains("workspace=true")
}

fn unexplained(file: &File, line: usize, name: &str) -> Breach {
    Breach::new(
        &file.path,
        line,
        format!("`{name}` does not say why it is here"),
        "Add `# what it is for` to its line.",
    )
}

/// A line of TOML and the comment behind it.
fn split_comment(line: &str) -> (&str, Option<&str>) {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '#' if !quoted => return (&line[..at], Some(&line[at + 1..])),
            _ => {}
        }
    }
    (line, None)
}

/// How many more brackets a line opens than it closes.
fn depth(code: &str) -> i64 {
    code.chars().map(|c| i64::from(matches!(c, '[' | '{')) - i64::from(matches!(c, ']' | '}'))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn a_stranger_at_the_top_is_found() {
        let top = ["src", ".ci", "Makefile", "notes.txt", "scripts"].map(str::to_owned);
        assert_eq!(
            strangers(&top).iter().map(|breach| breach.path.as_str()).collect::<Vec<_>>(),
            ["notes.txt", "scripts"]
        );
    }

    #[test]
    fn a_huge_file_is_found() {
        let sizes = [("a".to_owned(), 1_000_000), ("b".to_owned(), 1_000_001)];
        assert_eq!(huge_files(&sizes).iter().map(|breach| breach.path.as_str()).collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn a_long_readme_is_found() {
        assert_eq!(long_readme(&File::new("README.md", &"x\n".repeat(251))).len(), 1);
        assert_eq!(long_readme(&File::new("README.md", &"x\n".repeat(250))).len(), 0);
    }

    #[test]
    fn an_unexplained_dependency_is_found() {
        let found = |text| lines(&unexplained_dependencies(&File::new("Cargo.toml", text)));
        assert_eq!(found("[dependencies]\nserde = \"1\"\ncsv = \"1\" # reads rows\n"), [2]);
        assert_eq!(found("[workspace.dependencies]\na = { version = \"1#2\" }\n"), [2]);
        assert_eq!(found("[dev-dependencies]\na = { version = \"1\", features = [\n    \"x\",\n] }\n"), [2]);
        assert_eq!(
            found(
                "[dev-dependencies]\na = { version = \"1\", features = [ # needed for x\n    \"x\",\n] }\n"
            ),
            []
        );
        assert_eq!(found("[dependencies.big]\nversion = \"1\"\n"), [1]);
        assert_eq!(found("[dependencies]\n# a note\nserde.workspace = true\na = { workspace = true }\n"), []);
        assert_eq!(found("[package]\nname = \"talka\"\n[profile.dev]\nopt-level = 1\n"), []);
    }
}
