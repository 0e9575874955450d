//! Sentences for people stand in the catalogues. This finds Latvian and Russian ones by their letters.

use crate::tree::{Breach, File, is_test_file};

const REMEDY: &str = "Every sentence exists in three languages: give it a key in the catalogues of src/i18n.";

/// A letter of Latvian or Russian that English lacks.
fn is_theirs(c: char) -> bool {
    "āčēģīķļņōŗšūžĀČĒĢĪĶĻŅŌŖŠŪŽ".contains(c) || ('\u{400}'..='\u{4ff}').contains(&c)
}

/// Why: a sentence in code is said in one language only, and nobody who translates will find it.
/// A single word may be data (what a file writes for yes and no), so only strings with a space count.
pub(crate) fn in_code(file: &File) -> Vec<Breach> {
    if !file.path.starts_with("src/") || is_test_file(&file.path) {
        return Vec::new();
    }
    let is_sentence = |text: &str| text.contains(is_theirs) && text.trim().contains(' ');
    let found = file.source().texts.iter().filter(|word| !word.in_test && is_sentence(&word.text));
    found.map(|word| Breach::new(&file.path, word.line, "a sentence in code", REMEDY)).collect()
}

/// Why: the same holds for templates, where a single word is a sentence too.
pub(crate) fn in_template(file: &File) -> Vec<Breach> {
    if !file.path.starts_with("src/") {
        return Vec::new();
    }
    let mut in_comment = false;
    let mut breaches = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let was_in_comment = in_comment;
        in_comment = match (line.rfind("{#"), line.rfind("#}")) {
            (Some(open), Some(close)) => open > close,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => in_comment,
        };
        let commented = was_in_comment || line.contains("{#");
        if line.contains(is_theirs) && !commented {
            breaches.push(Breach::new(&file.path, number, "a sentence in a template", REMEDY));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn a_sentence_in_code_is_found() {
        let found = |path, text| lines(&in_code(&File::new(path, text)));
        assert_eq!(found("src/cli/run.rs", "a(\n    \"Nav brīvu vietu\",\n)"), [2]);
        assert_eq!(found("src/cli/run.rs", "a(r#\"Мест нет\"#)"), [1]);
        assert_eq!(found("src/cli/run.rs", "\"No seats\"; \"jā\"; // Nav brīvu vietu"), []);
        assert_eq!(
            found("src/cli/run.rs", "#[cfg(test)]\nmod tests {\n    const A: &str = \"Nav brīvu vietu\";\n}"),
            []
        );
        assert_eq!(found("tests/season.rs", "\"Nav brīvu vietu\""), []);
    }

    #[test]
    fn a_sentence_in_a_template_is_found() {
        let found = |text| lines(&in_template(&File::new("src/web/page.html", text)));
        assert_eq!(found("<p>\nPapildvietas vērtība\n</p>"), [2]);
        assert_eq!(found("{# Papildvietas\nvērtība #}\n<p>{{ tr.say(\"extra\") }}</p>"), []);
    }
}
