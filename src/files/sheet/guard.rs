//! Texts that a spreadsheet would run as a formula when it opens a CSV file, and the apostrophe in front of them.

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
pub(super) fn put_on(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it was before [`put_on`].
pub(super) fn taken_off(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(text)
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
        }
        for text in ["", "a=1", "'a", "1-2", "' '", "''"] {
            assert_eq!(put_on(text), text);
            assert_eq!(taken_off(text), text);
        }
    }
}
