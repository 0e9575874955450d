//! The paths that code names: `use a::{b, c::d}` names `a::b` and `a::c::d`, a call names its function.

use crate::lexer::{Source, closing, is_word, stands};

/// A path named in code, such as `std::fs::read` or `println!`.
pub(crate) struct Named {
    pub(crate) at: usize,
    pub(crate) segments: Vec<String>,
}

impl Named {
    /// Whether these segments stand in it one after the other.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let word: Vec<&str> = word.split("::").collect();
        self.segments.windows(word.len()).any(|window| window == word)
    }

    /// The path as it would be written.
    pub(crate) fn written(&self) -> String {
        self.segments.join("::")
    }
}

/// Every path that the code names, groups spread out.
pub(crate) fn paths(source: &Source) -> Vec<Named> {
    let code = &source.code;
    let mut named = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let before = |back: usize| at.checked_sub(back).and_then(|i| code.get(i)).copied();
        let is_field = before(1) == Some('.') && before(2) != Some('.');
        let begins = is_word(code[at]) && !is_field && !before(1).is_some_and(is_word);
        at = if begins { path(code, at, &[], &mut named) } else { at + 1 };
    }
    named
}

/// Reads a path or a group of paths that begins at `at`; returns where it ends.
fn path(code: &[char], mut at: usize, prefix: &[String], named: &mut Vec<Named>) -> usize {
    let start = at;
    let mut segments = prefix.to_vec();
    loop {
        if stands(code, at, "{") {
            return group(code, at, &segments, named);
        }
        let length = code.iter().skip(at).take_while(|c| is_word(**c)).count();
        segments.push(code.iter().skip(at).take(length).collect());
        at += length;
        if !stands(code, at, "::") || stands(code, at, "::<") {
            break;
        }
        at += 2;
    }
    if stands(code, at, "!") && !stands(code, at, "!=") {
        segments.last_mut().into_iter().for_each(|last| last.push('!'));
    }
    named.push(Named { at: start, segments });
    at.max(start + 1)
}

/// Reads `{a, b::c, d as e}` behind a prefix; returns where it ends.
fn group(code: &[char], open: usize, prefix: &[String], named: &mut Vec<Named>) -> usize {
    let end = closing(code, open);
    let mut at = open + 1;
    while at < end {
        if is_word(code[at]) || code[at] == '*' {
            at = path(code, at, prefix, named);
            while at < end && code[at] != ',' {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    end + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        paths(&Source::new(text)).iter().map(Named::written).collect()
    }

    #[test]
    fn groups_are_spread_out() {
        let text = "use std::{fs, io::{self, Read as _}, net::*};";
        assert_eq!(named(text), ["use", "std::fs", "std::io::self", "std::io::Read", "std::net::"]);
    }

    #[test]
    fn calls_macros_and_ranges_are_named_fields_are_not() {
        let text = "println!(\"{}\", a.b.c != 0..Utc::now()); Vec::<u8>::new()";
        let expected = ["println!", "a", "0", "Utc::now", "Vec", "u8", "new"];
        assert_eq!(named(text), expected);
    }

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let path = Named { at: 0, segments: ["chrono", "Utc", "now"].map(str::to_owned).to_vec() };
        assert!(path.contains("Utc::now") && path.contains("chrono") && !path.contains("chrono::now"));
    }
}
