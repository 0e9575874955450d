//! Sentences that promise: each stands in `tests/promises.toml` with the test that keeps it, or among those that only
//! sound so. Owns which words sound like a promise; whether the test is any good is for its reader.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::tree::{Breach, File};

const LIST: &str = "tests/promises.toml";
const WHY: &str =
    "A sentence that says always, never, nobody, only or cannot is kept by a test, or is not said";

/// Beginnings of words that promise, by language.
const STEMS: [(&str, &[&str]); 3] = [
    ("lv", &["nekad", "nevien", "vienmēr", "ikvien", "katr", "tikai", "nevar", "pierādīt", "vienīg"]),
    ("en", &["never", "nobody", "no one", "always", "every", "each", "only", "cannot", "can’t", "proven"]),
    (
        "ru",
        &[
            "никогда",
            "никто",
            "никому",
            "никого",
            "всегда",
            "каждый",
            "каждого",
            "каждое",
            "только",
            "нельзя",
            "доказан",
        ],
    ),
];

/// Keys with the test that keeps each, and keys that only sound like a promise with why they are none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// By key: `tests/service/story.rs::cibla_from_import_to_answer`.
    kept: BTreeMap<String, String>,
    /// By why they are no promises: keys.
    plain: BTreeMap<String, Vec<String>>,
}

impl List {
    fn is_plain(&self, key: &str) -> bool {
        self.plain.values().flatten().any(|known| known == key)
    }
}

/// Why: what an office promises and does not keep is remembered longer than what it never promised.
pub(crate) fn unkept(files: &[File]) -> Vec<Breach> {
    let Some(file) = files.iter().find(|file| file.path == LIST) else {
        return vec![Breach::new(LIST, 0, "the list of promises is gone", WHY)];
    };
    let list: List = match toml::from_str(&file.text) {
        Ok(list) => list,
        Err(error) => return vec![Breach::new(LIST, 0, error.to_string(), "Mend the file.")],
    };
    let catalogues: Vec<(&File, Vec<Message>)> = files
        .iter()
        .filter(|file| language(file).is_some())
        .map(|file| (file, messages(&file.text)))
        .collect();
    let mut breaches = Vec::new();
    for (key, test) in &list.kept {
        if list.is_plain(key) {
            breaches.push(Breach::new(LIST, 0, format!("`{key}` is both kept and plain"), "Decide."));
        }
        if !is_test(files, test) {
            let remedy = "Name a test as `path/of/file.rs::function`, or drop the promise.";
            breaches.push(Breach::new(LIST, 0, format!("`{key}`: there is no test `{test}`"), remedy));
        }
    }
    for key in list.kept.keys().chain(list.plain.values().flatten()) {
        if !catalogues.iter().any(|(_, messages)| messages.iter().any(|(known, ..)| known == key)) {
            let remedy = "The sentence is gone: take it off the list.";
            breaches.push(Breach::new(LIST, 0, format!("there is no message `{key}`"), remedy));
        }
    }
    for (file, messages) in &catalogues {
        let stems = language(file).unwrap_or_default();
        for (key, line, text) in messages {
            let listed = list.kept.contains_key(key) || list.is_plain(key);
            if let Some(stem) = stems.iter().find(|stem| !listed && has_word(text, stem)) {
                let remedy = format!("{WHY}: put the key into {LIST}, or say it otherwise.");
                breaches.push(Breach::new(
                    &file.path,
                    *line,
                    format!("`{key}` promises (“{stem}…”)"),
                    remedy,
                ));
            }
        }
    }
    breaches
}

/// A message: its key, its line, its text.
type Message = (String, usize, String);

/// The stems of a catalogue's language.
fn language(file: &File) -> Option<&'static [&'static str]> {
    let inside = file.path.strip_prefix("src/i18n/")?;
    STEMS.iter().find(|(language, _)| inside.starts_with(&format!("{language}/"))).map(|(_, stems)| *stems)
}

/// Keys with their lines and texts, in a simple reading of Fluent.
fn messages(text: &str) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let begins = content.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((key, rest)) = content.split_once('=').filter(|_| begins) {
            found.push((key.trim().to_owned(), line, rest.to_owned()));
        } else if let (Some((.., text)), false) = (found.last_mut(), content.starts_with('#')) {
            text.push('\n');
            text.push_str(content);
        }
    }
    found
}

/// Whether a word of the text begins so.
fn has_word(text: &str, stem: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(stem)
        .any(|(at, _)| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}

/// Whether `path::function` is a test: a function of that name right under `#[test]`.
fn is_test(files: &[File], name: &str) -> bool {
    let Some((path, function)) = name.rsplit_once("::") else { return false };
    let Some(file) = files.iter().find(|file| file.path == path) else { return false };
    let mut marked = false;
    file.text.lines().map(str::trim_start).any(|line| {
        let is_it = marked && line.starts_with(&format!("fn {function}("));
        marked = line.starts_with("#[") && (marked || line == "#[test]");
        is_it
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &str, lv: &str) -> Vec<String> {
        let test = "#[test]\n#[ignore = \"long\"]\nfn it_holds() {}\nfn helper() {}\n";
        let files = [(LIST, list), ("src/i18n/lv/a.ftl", lv), ("tests/a.rs", test)]
            .map(|(path, text)| File::new(path, text));
        unkept(&files).iter().map(|breach| breach.what.clone()).collect()
    }

    #[test]
    fn a_promise_that_nobody_listed_is_found() {
        let lists = "[kept]\na = \"tests/a.rs::it_holds\"\n[plain]\n\"a heading\" = [\"b\"]\n";
        let all = "a = Neviens to\n    nevar\nb = Katrs\n# Nekad\n";
        assert_eq!(found(lists, all), [""; 0]);
        assert_eq!(
            found(lists, &format!("{all}c = x {{ $n ->\n   *[other] Nekad\n}}")),
            ["`c` promises (“nekad…”)"]
        );
        assert_eq!(found(lists, &format!("{all}c = pakatra nav vārda")), [""; 0], "inside a word");
    }

    #[test]
    fn a_list_that_names_what_is_not_there_is_found() {
        let all = "a = Neviens\n";
        let no_test = "`a`: there is no test `tests/a.rs::helper`";
        assert_eq!(found("[kept]\na = \"tests/a.rs::helper\"\n[plain]\n", all), [no_test]);
        assert_eq!(found("[kept]\n[plain]\nx = [\"a\", \"b\"]\n", all), ["there is no message `b`"]);
        let both = "[kept]\na = \"tests/a.rs::it_holds\"\n[plain]\nx = [\"a\"]\n";
        assert_eq!(found(both, all), ["`a` is both kept and plain"]);
        assert_eq!(found("[kept]", all).len(), 1, "half a list");
    }
}
