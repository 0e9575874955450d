//! What is wrong with a JSON file, so that its author can mend it: the line and the character, what stands there and what
//! is expected. Owns the difference between a file that is no JSON and one whose values are of another shape than is asked;
//! shapes are shown as JSON writes them, which every reader of such a file knows.

use serde::de::IgnoredAny;
use serde_json::Error;

use super::table::line_of;
use crate::domain::Fault;

/// The fault of a piece of a file that could not be read as what it should be. `field` says where the piece belongs.
pub(super) fn fault((file, text): (&str, &str), piece: &str, field: &str, error: &Error) -> Fault {
    let begins = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let at = (begins + offset(piece, error)).min(text.len());
    let before = text.get(..at).unwrap_or(text);
    let in_line = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let place = |key| {
        let character = i64::try_from(in_line.max(1)).unwrap_or(i64::MAX);
        Fault::at(file, line_of(text.as_bytes(), at), field, key).with_number("at", character)
    };
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    if serde_json::from_str::<IgnoredAny>(piece).is_err() {
        return place("fault-json").with("error", said);
    }
    let named = |start: &str| Some(said.strip_prefix(start)?.split('`').next().unwrap_or_default());
    if let Some(found) = named("unknown field `") {
        let known = said.split('`').skip(3).step_by(2).collect::<Vec<_>>().join(", ");
        return place("fault-json-field").with("found", found).with_choices(known);
    }
    if let Some(missing) = named("missing field `") {
        return place("fault-json-missing").with("expected", missing);
    }
    if let Some(twice) = named("duplicate field `") {
        return place("fault-json-twice").with("found", twice);
    }
    let (found, expected) = match said.split_once(", expected ") {
        Some((found, expected)) => (value(found, piece), shape(expected)),
        // More values than a pair has.
        None => (piece.to_owned(), shape("tuple")),
    };
    place("fault-json-type").with("found", &found).with("expected", expected)
}

/// Where in a piece an error was met, in bytes: behind what was read last.
fn offset(piece: &str, error: &Error) -> usize {
    let lines = piece.split_inclusive('\n').take(error.line().saturating_sub(1));
    lines.map(str::len).sum::<usize>() + error.column()
}

/// A value that was found, as JSON writes it.
fn value(said: &str, piece: &str) -> String {
    let said =
        said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: ")).unwrap_or(said);
    let quoted = |text: &str| text.split('`').nth(1).map(ToOwned::to_owned);
    match said {
        "map" => "{…}".to_owned(),
        "sequence" => "[…]".to_owned(),
        length if length.starts_with("invalid length") => piece.to_owned(),
        string if string.starts_with("string ") => string["string ".len()..].to_owned(),
        other => quoted(other).unwrap_or_else(|| other.to_owned()),
    }
}

/// A shape that is expected, as JSON writes it.
fn shape(said: &str) -> &str {
    match said {
        map if map.starts_with("struct ") || map == "a map" => "{…}",
        "a sequence" => "[…]",
        text if text.contains("string") => "\"…\"",
        pair if pair.contains("tuple") => "[\"…\", \"…\"]",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::{domain::Lang, i18n::Tr};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        #[serde(rename = "names")]
        _names: Vec<String>,
        #[serde(rename = "pair")]
        _pair: Option<(String, String)>,
    }

    fn said(text: &str) -> String {
        let error = serde_json::from_str::<Asked>(text).expect_err(text);
        Tr(Lang::En).fault(&fault(("a.json", text), text, "", &error))
    }

    #[test]
    fn a_value_of_another_shape_is_told_apart_from_what_is_no_json() {
        for (text, expected) in [
            ("{\n\"names\": [\"ā\", 5]}", "line 2: near character 16, found 5; \"…\" is expected"),
            ("{\"names\": {\"a\": 1}}", ", found {…}; […] is expected"),
            ("{\"names\": null}", ", found null; […] is expected"),
            ("[]", ", found []; {…} is expected"),
            ("{\"names\": [],\n\"pair\": [\"a\"]}", "; [\"…\", \"…\"] is expected"),
            ("{\"names\": [],\n\"pair\": [\"a\", \"b\", \"c\"]}", "; [\"…\", \"…\"] is expected"),
            ("{\n\n\"name\": []}", "line 3: there is no field “name” here; there are: names, pair"),
            ("{}", "line 1: the field “names” is missing"),
            ("{\"names\": [],\n\"names\": []}", "line 2: the field “names” appears twice"),
        ] {
            let said = said(text);
            assert!(said.starts_with("a.json, ") && said.contains(expected), "{text}: {said}");
            assert!(!said.contains("not valid JSON"), "{said}");
        }
        for text in ["{\"names\": [", "{\"names\": [1,]}", "names", "{} {}"] {
            assert!(said(text).contains("is not valid JSON"), "{text}: {}", said(text));
        }
    }
}
