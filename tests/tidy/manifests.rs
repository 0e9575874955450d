//! What lies around the sources: dependencies with their reasons, sizes of files.

use toml_edit::{Document, Item, TableLike};

use crate::tree::{Breach, File};

const FILE_BYTES: u64 = 1_000_000;
/// Shorter than this, a comment gives no reason.
const REASON_CHARS: usize = 5;

/// Why: what is in the history stays in every clone for ever.
pub(crate) fn huge_files(sizes: &[(String, u64)]) -> Vec<Breach> {
    let huge = sizes.iter().filter(|(_, bytes)| *bytes > FILE_BYTES);
    let remedy = "Generate it, or compress it.";
    huge.map(|(path, bytes)| Breach::new(path, 0, format!("{bytes} bytes, at most {FILE_BYTES}"), remedy))
        .collect()
}

/// Why: a dependency is someone else's code in our house; whoever lets it in says what for.
pub(crate) fn unexplained_dependencies(file: &File) -> Vec<Breach> {
    let manifest = match Document::parse(file.text.as_str()) {
        Ok(manifest) => manifest,
        Err(error) => return vec![Breach::new(&file.path, 0, error.to_string(), "Mend the file.")],
    };
    let tables = [&[][..], &["workspace"][..]].into_iter().flat_map(|above| {
        let names = ["dependencies", "dev-dependencies", "build-dependencies"];
        names.map(|name| above.iter().copied().chain([name]).collect::<Vec<&str>>())
    });
    let mut breaches = Vec::new();
    for table in tables {
        let found = table.iter().try_fold(manifest.as_item(), |item, key| item.get(key));
        for (name, item) in found.and_then(Item::as_table_like).into_iter().flat_map(TableLike::iter) {
            // Its reason stands once, in the workspace's table.
            let is_inherited = item.get("workspace").and_then(Item::as_bool) == Some(true);
            if !is_inherited && !has_reason(&file.text, item) {
                let start = item.span().map_or(0, |span| span.start);
                let line = 1 + file.text[..start].matches('\n').count();
                let remedy = "Add `# what it is for` to its line.";
                breaches.push(Breach::new(
                    &file.path,
                    line,
                    format!("`{name}` does not say why it is here"),
                    remedy,
                ));
            }
        }
    }
    breaches
}

/// Whether a comment stands behind a dependency, or behind some line of it.
fn has_reason(text: &str, item: &Item) -> bool {
    let Some(span) = item.span() else { return false };
    let end = text[span.end..].find('\n').map_or(text.len(), |end| span.end + end);
    let reason =
        |line: &str| line.split_once('#').is_some_and(|(_, why)| why.trim().chars().count() >= REASON_CHARS);
    let mut quoted = false;
    let outside = |c: char| {
        quoted ^= c == '"';
        if quoted { ' ' } else { c }
    };
    text[span.start..end].chars().map(outside).collect::<String>().lines().any(reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn a_huge_file_is_found() {
        let sizes = [("a".to_owned(), 1_000_000), ("b".to_owned(), 1_000_001)];
        assert_eq!(huge_files(&sizes).iter().map(|breach| breach.path.as_str()).collect::<Vec<_>>(), ["b"]);
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
