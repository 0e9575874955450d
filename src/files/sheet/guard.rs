//! Texts that a spreadsheet would run as a formula, and the apostrophe in front of them: in every file that leaves. Whoever
//! saves a workbook as CSV, or writes its cells anew, takes the guard along.

use std::borrow::Cow;

/// Whether a spreadsheet might run it: by its first character, spaces and full-width forms considered. Apostrophes
/// in front count as nothing, so that taking one off always gives back what was written.
fn is_dangerous(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let is_nothing = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    let first = text.trim_start_matches(is_nothing).chars().next();
    first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−'))
}

/// The text as it may stand in a CSV file.
pub(in crate::files) fn put_on(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it may stand in a workbook, whose texts are not run by themselves: a telephone number stays as it is.
pub(super) fn put_on_in_workbook(text: &str) -> Cow<'_, str> {
    let is_phone = text.strip_prefix('+').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'))
    });
    if is_phone { Cow::Borrowed(text) } else { put_on(text) }
}

/// The text as it may stand in a file of a round or of its outcome: numbers stay numbers, and `-` says that there is nothing.
pub(in crate::files) fn put_on_field(text: &str) -> Cow<'_, str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() < 2;
    if is_number || text == "-" { Cow::Borrowed(text) } else { put_on(text) }
}

/// The text as it was before [`put_on`].
pub(in crate::files) fn taken_off(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(text)
}

/// What a text was before a guard was put on: one of a file of ours, or the `="…"` by which others keep a spreadsheet from taking
/// a code for a number.
pub(super) fn meant(text: &str) -> Cow<'_, str> {
    let Some(rest) = text.trim().strip_prefix('=') else { return Cow::Borrowed(taken_off(text)) };
    literal(rest).unwrap_or(Cow::Borrowed(text))
}

/// The text of a formula that is nothing but a text: `"001234"`.
pub(super) fn literal(formula: &str) -> Option<Cow<'_, str>> {
    let inner = formula.trim().strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('"') {
        return Some(Cow::Borrowed(inner));
    }
    // A mark inside a text is written twice.
    let is_whole = !inner.replace("\"\"", "").contains('"');
    is_whole.then(|| Cow::Owned(inner.replace("\"\"", "\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_and_lose_it_again() {
        for text in
            ["=1+1", "+371 20000000", "-", "@a", "\t=1", "\r=1", "  =1", "\u{a0}=1", "＝1", "'=1", "''=1"]
        {
            assert_eq!(put_on(text), format!("'{text}"), "{text:?}");
            assert_eq!(taken_off(&put_on(text)), text);
            assert_eq!(taken_off(&put_on_in_workbook(text)), text);
            assert_eq!(taken_off(&put_on_field(text)), text);
        }
        assert_eq!(put_on_in_workbook("+371 (2) 000-0000"), "+371 (2) 000-0000");
        for text in ["-56.9", "-1", "12", "-"] {
            assert_eq!(put_on_field(text), text);
        }
        for text in ["-1+1", "-1.2.3", "'-1", "=1", "-a", "--1"] {
            assert_eq!(put_on_field(text), format!("'{text}"));
        }
        for text in ["'+371 20000000", "+1+cmd|x", "+", "-1", "=1"] {
            assert_eq!(put_on_in_workbook(text), format!("'{text}"), "{text}");
        }
        for text in ["", "a=1", "'a", "1-2", "' '", "''"] {
            assert_eq!(put_on(text), text);
            assert_eq!(taken_off(text), text);
        }
    }
}
