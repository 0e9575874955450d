//! Whether a sentence of the catalogues is said anywhere: by its key in code or in a template, by a key that is put together
//! there (`status-{status}`), or inside another sentence. Owns how keys are put together; a key whose parts the program
//! never writes is dead.

use std::collections::BTreeSet;

use crate::tree::{Breach, File, is_test_file};

/// What is written somewhere, as far as a key may come of it.
#[derive(Default)]
struct Mentions {
    /// Texts as they stand, and words of the data that ships; `.` and `_` as `-`, which is how keys have them.
    words: BTreeSet<String>,
    /// Texts with holes: what stands before, between and after them.
    patterns: BTreeSet<Vec<String>>,
}

impl Mentions {
    fn of(files: &[File]) -> Self {
        let mut all = Self::default();
        for file in files.iter().filter(|file| !is_test_file(&file.path)) {
            let is_code = ["src/", "solver/src/"].iter().any(|start| file.path.starts_with(start));
            match file.path.rsplit_once('.').map(|(_, ending)| ending) {
                Some("rs") if is_code => {
                    let texts = file.source().texts.iter().filter(|word| !word.in_test);
                    all.add(&texts.map(|word| word.text.as_str()).collect::<Vec<_>>());
                    all.helpers(&file.text);
                }
                Some("html") if is_code => {
                    all.add(&quoted(&file.text));
                    all.helpers(&file.text);
                }
                Some("ftl") => all.words.extend(placed(&file.text)),
                Some("toml") if is_code => {
                    let words = file.text.split(|c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c));
                    all.words.extend(words.map(plain));
                }
                _ => {}
            }
        }
        all
    }

    /// The texts of one file.
    fn add(&mut self, texts: &[&str]) {
        for text in texts {
            let parts = parts(text);
            match parts.as_slice() {
                [word] => drop(self.words.insert(word.clone())),
                // `{page}-{part}`: what comes first stands in the same file.
                [before, between, rest @ ..] if before.is_empty() && !rest.is_empty() => {
                    let whole =
                        |first: &&str| [vec![format!("{}{between}", plain(first))], rest.to_vec()].concat();
                    let firsts = texts.iter().filter(|first| is_key(first) && first.len() > 2);
                    self.patterns.extend(firsts.map(whole));
                }
                _ if parts.concat().chars().filter(char::is_ascii_alphabetic).count() > 1 => {
                    self.patterns.insert(parts);
                }
                _ => {}
            }
        }
    }

    /// What templates ask of the frame: `word("phase", …)` says `phase-…`, `word_text` what stands below it.
    fn helpers(&mut self, text: &str) {
        for (helper, end) in [("word(\"", ""), ("word_text(\"", "-text")] {
            let prefixes = text.split(helper).skip(1).filter_map(|rest| rest.split_once('"'));
            self.patterns.extend(prefixes.map(|(prefix, _)| vec![format!("{prefix}-"), end.to_owned()]));
        }
    }

    /// Whether a key may come of what is written.
    fn say(&self, key: &str) -> bool {
        let reason = key.strip_prefix("reason-").unwrap_or(key);
        self.words.contains(key)
            || self.words.contains(reason)
            || self.patterns.iter().any(|parts| self.fills(parts, key) || self.fills(parts, reason))
    }

    /// Whether something may stand in a hole.
    fn fits(&self, inside: &str) -> bool {
        let is_number = inside.chars().all(|c| c.is_ascii_digit());
        !inside.is_empty() && (is_number || self.words.contains(inside))
    }

    /// Whether a key is this pattern with its hole filled by a word that stands somewhere. Of several holes, that the fixed
    /// parts are there is enough.
    fn fills(&self, parts: &[String], key: &str) -> bool {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
        let Some(inside) = key.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
        else {
            return false;
        };
        if parts.len() == 2 {
            // `{name}-{end}`, where the end is `{n}-text`.
            let ends = self.patterns.iter().filter(|parts| parts.len() == 2 && parts[0].is_empty());
            let mut inner = ends.filter_map(|parts| inside.strip_suffix(parts[1].as_str()));
            return self.fits(inside) || inner.any(|inside| self.fits(inside));
        }
        let mut rest = inside;
        parts[1..parts.len() - 1].iter().all(|part| match rest.split_once(part.as_str()) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
    }
}

/// A text at its holes; keys join their words by `-`.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(plain(before));
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    parts.push(plain(rest));
    parts
}

fn plain(text: &str) -> String {
    text.replace(['.', '_'], "-")
}

fn is_key(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// The texts inside what a template computes.
fn quoted(text: &str) -> Vec<&str> {
    let blocks = text.split("{{").skip(1).chain(text.split("{%").skip(1));
    let inside =
        blocks.map(|block| block.split_once("}}").or(block.split_once("%}")).map_or(block, |(i, _)| i));
    inside.flat_map(|block| block.split('"').skip(1).step_by(2)).collect()
}

/// Messages and terms that sentences put in: `{ term }`, `{ -term }`.
fn placed(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        let rest = rest.trim_start();
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
    };
    text.split('{').skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

/// Why: a sentence that nobody says is translated, read and kept true for nothing. `keys` are those of one language.
pub(crate) fn unsaid(files: &[File], keys: &[(String, usize, String)]) -> Vec<Breach> {
    let mentions = Mentions::of(files);
    let dead = keys.iter().filter(|(_, _, key)| !key.contains('.') && !mentions.say(key));
    let remedy = "Say it, or take it out of all three languages.";
    dead.map(|(path, line, key)| Breach::new(path, *line, format!("nobody says `{key}`"), remedy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(keys: &[&str], files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files.iter().map(|(path, text)| File::new(path, text)).collect();
        let keys: Vec<_> = keys.iter().map(|key| ("a.ftl".to_owned(), 1, (*key).to_owned())).collect();
        unsaid(&files, &keys).into_iter().map(|breach| breach.what).collect()
    }

    #[test]
    fn a_sentence_that_nobody_says_is_found() {
        let code = "fn f() { say(\"a-one\"); say(&format!(\"be-{word}\")); Reason::new(\"c.two\"); g(\"three\") }\n\
                    #[cfg(test)]\nmod tests { const A: &str = \"a-tested\"; }";
        let template = "<p class=\"a-class\">{{ frame.say(\"d-four\") }}{{ frame.word(\"e\", kind) }}</p>";
        let files = [
            ("src/web/a.rs", code),
            ("src/web/a.html", template),
            ("src/rules/packs/a/pack.toml", "kind = \"five\""),
            ("src/i18n/lv/a.ftl", "x = { g-six } { -h-seven } { $i-eight }"),
        ];
        let alive =
            ["a-one", "be-three", "be-five", "be-1", "reason-c-two", "d-four", "e-five", "g-six", "-h-seven"];
        assert_eq!(said(&alive, &files), [""; 0]);
        let dead = ["a-two", "a-tested", "be-nine", "a-class", "e-nine", "i-eight", "c-three"];
        assert_eq!(said(&dead, &files), dead.map(|key| format!("nobody says `{key}`")));
    }

    #[test]
    fn keys_of_several_parts_are_put_together() {
        let text = "fn f(page: &str) { say(&format!(\"{page}-{n}-text\")); f(\"how\"); my(&format!(\"my-{a}{b}\")) }";
        let files = [("src/web/text.rs", text)];
        assert_eq!(said(&["how-1-text", "my-accept-title"], &files), [""; 0]);
        assert_eq!(
            said(&["why-1-text", "how-1"], &files),
            ["nobody says `why-1-text`", "nobody says `how-1`"]
        );
    }
}
