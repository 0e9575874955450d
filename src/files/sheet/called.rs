//! What columns are called: names as they are compared, in full or shortened, with a number before them or a hint behind. Owns
//! when two names mean one column; it knows no fields and no content.

use std::collections::BTreeSet;

use crate::i18n::plain;

/// A name, as names are compared.
struct Name {
    plain: String,
    words: BTreeSet<String>,
    row: Vec<String>,
}

impl Name {
    fn of(name: &str) -> Self {
        Self { plain: plain(name), words: words(name), row: in_order(name) }
    }

    fn is(&self, other: &Self) -> bool {
        !self.plain.is_empty() && self.plain == other.plain
    }

    /// Whether both have the same words, in any order: `Uzvārds, vārds` for `vārds un uzvārds`.
    fn has_the_words_of(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words == other.words
    }
}

/// Everything that a field's column is called.
pub(super) struct Called {
    labels: Vec<Name>,
    also: Vec<Name>,
}

impl Called {
    pub(super) fn of(labels: &[&str], also: &[String]) -> Self {
        Self {
            labels: labels.iter().map(|name| Name::of(name)).collect(),
            also: also.iter().map(|name| Name::of(name)).collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Name> {
        self.labels.iter().chain(&self.also)
    }
}

/// A column's name: as written, and without what only explains it.
pub(super) struct Asked {
    whole: Name,
    cores: Vec<Name>,
    short: Vec<Short>,
}

impl Asked {
    pub(super) fn of(column: &str) -> Self {
        let cores = cores(column);
        let short = cores.last().map(|core| shortened(core)).unwrap_or_default();
        Self { whole: Name::of(column), short, cores: cores.iter().map(|core| Name::of(core)).collect() }
    }
}

/// How a column's name may be alike to a field's, the surest first.
pub(super) const LIKENESSES: [fn(&Called, &Asked) -> bool; 6] = [
    |field, column| field.labels.iter().any(|name| name.is(&column.whole)),
    |field, column| field.labels.iter().any(|name| name.has_the_words_of(&column.whole)),
    |field, column| field.also.iter().any(|name| name.is(&column.whole)),
    |field, column| field.also.iter().any(|name| name.has_the_words_of(&column.whole)),
    |field, column| {
        let is = |name: &Name| column.cores.iter().any(|core| name.is(core) || name.has_the_words_of(core));
        field.all().any(is)
    },
    |field, column| field.all().any(|name| is_short_for(&column.short, &name.row)),
];

/// Words that a name of a column has or has not without meaning anything else by it.
const IDLE: [&str; 13] =
    ["un", "vai", "and", "or", "и", "или", "otrais", "otrs", "middle", "second", "второе", "pilns", "full"];

/// The words of a column's name, as they are compared.
pub(super) fn words(name: &str) -> BTreeSet<String> {
    in_order(name).into_iter().collect()
}

/// The same in their order.
pub(super) fn in_order(name: &str) -> Vec<String> {
    let words = parts(name).map(plain);
    words.filter(|word| !word.is_empty() && !IDLE.contains(&word.as_str())).collect()
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c))
}

/// A word of a column's name, and whether it is shortened: `Dzim.` of `Dzim. datums`.
pub(super) type Short = (String, bool);

/// The words of a name of which one at least is shortened; none where no word is.
pub(super) fn shortened(name: &str) -> Vec<Short> {
    let mut short = Vec::new();
    for part in parts(name).filter(|part| !part.is_empty()) {
        let end = part.as_ptr() as usize - name.as_ptr() as usize + part.len();
        let word = plain(part);
        if !IDLE.contains(&word.as_str()) {
            short.push((word, name[end..].starts_with('.')));
        }
    }
    if short.iter().any(|(_, cut)| *cut) { short } else { Vec::new() }
}

/// Whether words, shortened or not, are those of a name. Of a shortened one two letters are there at least,
/// and three where it stands alone.
pub(super) fn is_short_for(short: &[Short], name: &[String]) -> bool {
    let least = if name.len() == 1 { 3 } else { 2 };
    let fits = |((word, cut), whole): (&Short, &String)| {
        word == whole || (*cut && word.chars().count() >= least && whole.starts_with(word.as_str()))
    };
    !short.is_empty() && short.len() == name.len() && short.iter().zip(name).all(fits)
}

/// Words that say how a column is filled in, and not what it holds.
const HINTS: [&str; 42] = [
    "cipari",
    "ciparu",
    "cip",
    "zimes",
    "simboli",
    "digits",
    "цифр",
    "цифры",
    "ja",
    "ne",
    "yes",
    "no",
    "да",
    "нет",
    "x",
    "ka",
    "pase",
    "dokumenta",
    "as",
    "in",
    "passport",
    "как",
    "в",
    "паспорте",
    "formata",
    "formats",
    "format",
    "формат",
    "obligati",
    "obligats",
    "required",
    "piem",
    "piemeram",
    "example",
    "diena",
    "menesis",
    "gads",
    "day",
    "month",
    "year",
    "месяц",
    "год",
];

/// A column's name without its number in a form, and without hints how to fill it in: of `2. Personas kods (11 cipari)` it is
/// `Personas kods`. Where several numbers stand before it, each rest is one. What else stands in brackets stays: it may say that
/// somebody else is meant.
pub(super) fn cores(name: &str) -> Vec<String> {
    let mut name = name.trim();
    let mut cores = vec![without_hints(name)];
    loop {
        let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
        let Some(behind) = rest.strip_prefix(['.', ')']) else { break };
        if !(1..=2).contains(&(name.len() - rest.len())) {
            break;
        }
        name = behind.trim_start();
        cores.push(without_hints(name));
    }
    cores
}

fn without_hints(name: &str) -> String {
    let parts = name.split_inclusive(['(', ')', '[', ']', ',']).enumerate();
    parts.filter(|(at, part)| *at == 0 || !is_hint(part)).map(|(_, part)| part).collect()
}

fn is_hint(text: &str) -> bool {
    let word = |word: &str| {
        let of_a_date = word.chars().all(|c| matches!(c, 'd' | 'm' | 'g' | 'y' | 'д' | 'м' | 'г'));
        of_a_date || word.chars().all(|c| c.is_ascii_digit()) || HINTS.contains(&word)
    };
    parts(text).map(plain).all(|part| word(&part))
}
