//! The catalogues of sentences: the same files, keys and values in every language, and no key that nobody says.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    said,
    tree::{Breach, File},
};

/// The first is the one that the others are compared with.
const LANGUAGES: [&str; 3] = ["lv", "en", "ru"];

/// A message or an attribute of one (`key.attribute`).
struct Message {
    line: usize,
    values: BTreeSet<String>,
}

/// Messages by file name and key.
type Catalogue = BTreeMap<(String, String), Message>;

/// Why: a key or a value that one language lacks shows that reader a bare key, or a sentence with a hole.
pub(crate) fn disagreements(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let catalogues = LANGUAGES.map(|language| catalogue(files, language, &mut breaches));
    for (i, language) in LANGUAGES.iter().enumerate() {
        for (j, other) in LANGUAGES.iter().enumerate() {
            // Each against the first, and the first against each.
            if i != j && (i == 0 || j == 0) {
                breaches.extend(missing(language, &catalogues[i], other, &catalogues[j]));
                if i == 0 {
                    breaches.extend(other_values(&catalogues[i], other, &catalogues[j]));
                }
            }
        }
    }
    breaches
}

/// Reads one language, and notes keys that stand twice.
fn catalogue(files: &[File], language: &str, breaches: &mut Vec<Breach>) -> Catalogue {
    let folder = format!("src/i18n/{language}/");
    let mut all = Catalogue::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        let Some(name) = file.path.strip_prefix(&folder) else {
            continue;
        };
        for (key, message) in messages(&file.text) {
            if let Some(first) = seen.insert(key.clone(), file.path.clone()) {
                let what = format!("`{key}` stands already in {first}");
                breaches.push(Breach::new(
                    &file.path,
                    message.line,
                    what,
                    "The later one wins silently: rename or remove it.",
                ));
            }
            all.insert((name.to_owned(), key), message);
        }
    }
    all
}

/// What one language has and another lacks.
fn missing(language: &str, has: &Catalogue, other: &str, lacks: &Catalogue) -> Vec<Breach> {
    let gaps = has.iter().filter(|(key, _)| !lacks.contains_key(key));
    let breach = |((file, key), message): (&(String, String), &Message)| {
        let what = format!("`{key}` has no counterpart in src/i18n/{other}/{file}");
        let remedy = "Every reader gets every sentence: add it there, or remove it here.";
        Breach::new(&format!("src/i18n/{language}/{file}"), message.line, what, remedy)
    };
    gaps.map(breach).collect()
}

/// Messages that take other values than their counterpart in the first language.
fn other_values(first: &Catalogue, other: &str, catalogue: &Catalogue) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for ((file, key), message) in catalogue {
        let Some(original) = first.get(&(file.clone(), key.clone())) else { continue };
        if original.values != message.values {
            let what =
                format!("`{key}` takes {:?}, in {} {:?}", message.values, LANGUAGES[0], original.values);
            let remedy = "The code passes one set of values: use the same ones in every language.";
            breaches.push(Breach::new(&format!("src/i18n/{other}/{file}"), message.line, what, remedy));
        }
    }
    breaches
}

/// The messages of a Fluent file, in a simple reading: a key begins a line, an attribute begins with a dot.
fn messages(text: &str) -> Vec<(String, Message)> {
    let mut found: Vec<(String, Message)> = Vec::new();
    let mut message = String::new();
    for (line, content) in (1..).zip(text.lines()) {
        let trimmed = content.trim_start();
        let key = trimmed.split_once('=').map(|(key, _)| key.trim_end()).filter(|key| is_key(key));
        if content.starts_with('#') {
            continue;
        }
        if let Some(key) = key {
            if content.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
                key.clone_into(&mut message);
                found.push((message.clone(), Message { line, values: BTreeSet::new() }));
            } else if key.starts_with('.') {
                found.push((format!("{message}{key}"), Message { line, values: BTreeSet::new() }));
            }
        }
        if let Some((_, current)) = found.last_mut() {
            current.values.extend(values(content));
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    let name = text.strip_prefix(['.', '-']).unwrap_or(text);
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_name)
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// The names behind `$` in a line.
fn values(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| is_name(*c)).collect())
}

/// Why: a sentence that nobody says is translated, read and kept true for nothing.
pub(crate) fn unsaid(files: &[File]) -> Vec<Breach> {
    let keys = catalogue(files, LANGUAGES[0], &mut Vec::new());
    let place = |((file, key), message): ((String, String), Message)| {
        (format!("src/i18n/{}/{file}", LANGUAGES[0]), message.line, key)
    };
    said::unsaid(files, &keys.into_iter().map(place).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lv: &str, en: &str, ru: &str) -> Vec<String> {
        let files = [("lv", lv), ("en", en), ("ru", ru)]
            .map(|(l, text)| File::new(&format!("src/i18n/{l}/a.ftl"), text));
        disagreements(&files).iter().map(|breach| format!("{}:{}", breach.path, breach.line)).collect()
    }

    #[test]
    fn a_missing_or_extra_key_is_found() {
        assert_eq!(found("a = A\nb = B", "a = A", "a = A\nb = B"), ["src/i18n/lv/a.ftl:2"]);
        assert_eq!(found("a = A", "a = A", "a = A\n# x\nc = C"), ["src/i18n/ru/a.ftl:3"]);
        assert_eq!(found("a = A\n    .title = T", "a = A\n    .title = T", "a = A"), ["src/i18n/lv/a.ftl:2"]);
        assert_eq!(found("a = A = B", "a = A", "a =\n    A"), [""; 0]);
    }

    #[test]
    fn a_missing_file_is_found() {
        let files = ["lv/a", "en/a", "ru/a", "lv/b", "en/b"]
            .map(|name| File::new(&format!("src/i18n/{name}.ftl"), "k = K"));
        let breaches = disagreements(&files);
        let lacks_counterpart =
            breaches.iter().filter(|breach| breach.what.contains("src/i18n/ru/b.ftl")).count();
        assert_eq!(lacks_counterpart, 1);
    }

    #[test]
    fn other_values_are_found() {
        assert_eq!(
            found("a = { $n } vietas", "a = { $n } places", "a = { $m } мест"),
            ["src/i18n/ru/a.ftl:1"]
        );
        let plural = "a = { $n ->\n    [one] { $n } place\n   *[other] { $n } places\n}";
        assert_eq!(found("a = { $n } vietas", plural, "a = {$n}"), [""; 0]);
    }

    #[test]
    fn a_key_that_stands_twice_is_found() {
        assert_eq!(found("a = A\na = B", "a = A", "a = A"), ["src/i18n/lv/a.ftl:2"]);
    }
}
