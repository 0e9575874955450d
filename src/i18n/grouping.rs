//! Digits in groups, as the reader groups them, also inside sentences: catalogues call this for every whole number.

use fluent_templates::fluent_bundle::FluentValue;

use crate::domain::Lang;

/// Keeps a number and what belongs to it on one line.
pub(super) const NBSP: char = '\u{a0}';

/// Groups the digits of a whole number by threes from the right.
pub(super) fn group(lang: Lang, digits: &str) -> String {
    let (mark, shortest) = match lang {
        Lang::Lv => (NBSP, 5),
        Lang::En => (',', 4),
        Lang::Ru => (NBSP, 4),
    };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("\u{2212}", rest));
    let count = digits.chars().count();
    let mut text = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if count >= shortest && index > 0 && (count - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// What a catalogue calls for each value; it leaves everything but whole numbers alone.
pub(super) type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// The formatter of a language's catalogue.
pub(super) fn formatter<M>(lang: Lang) -> Formatter<M> {
    // A catalogue takes a plain function, which cannot carry the language with it: one for each.
    match lang {
        Lang::Lv => |value, _| whole(Lang::Lv, value),
        Lang::En => |value, _| whole(Lang::En, value),
        Lang::Ru => |value, _| whole(Lang::Ru, value),
    }
}

fn whole(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let text = number.as_string();
            text.trim_start_matches('-').chars().all(|c| c.is_ascii_digit()).then(|| group(lang, &text))
        }
        _ => None,
    }
}
