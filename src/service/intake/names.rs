//! Names and other short texts as a spreadsheet has them. Owns how they are tidied (what looks the same is the same), and how a name
//! is put together: from one column or several, in the order that its header states.

use std::borrow::Cow;

use crate::{
    domain::{
        Fault, Faults,
        text::{is_dash, normal},
    },
    files::sheet::SheetRow,
    i18n::plain,
    service::marks::has_words_of,
};

/// A text as it is kept: what nobody sees is gone, and hyphens that look like the usual one are it.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| matches!(c, '\u{2010}' | '\u{2011}');
    let text = normal(text);
    if text.contains(is_odd) { Cow::Owned(text.replace(is_odd, "-")) } else { text }
}

/// A name likewise; a dash of any kind between two letters is a hyphen.
pub(super) fn tidy_name(text: &str) -> String {
    let chars: Vec<char> = tidy(text).chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let kept = chars.iter().enumerate().map(|(at, c)| {
        let between = letter(at.checked_sub(1)) && letter(Some(at + 1));
        if is_dash(*c) && between { '-' } else { *c }
    });
    kept.collect()
}

/// A contact or a number likewise, in which every dash is the usual one.
pub(super) fn tidy_sign(text: &str) -> String {
    normal(text).chars().map(|c| if is_dash(c) { '-' } else { c }).collect()
}

/// The columns of a name.
pub(super) struct Names<'a> {
    whole: Option<&'a str>,
    first: Option<&'a str>,
    last: Option<&'a str>,
    order: Order,
}

/// In which order the words of a whole name stand, by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As names are said, or unknown.
    Said,
    /// The surname first.
    Surname,
    /// Surname, name, patronymic.
    Patronymic,
}

/// A name that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Name {
    /// The given names first.
    pub(super) text: String,
    /// Whether its words stand in another order in the file.
    pub(super) turned: bool,
    /// What is doubtful about it.
    pub(super) doubts: Vec<Fault>,
}

impl<'a> Names<'a> {
    pub(super) fn new([whole, first, last]: [Option<&'a str>; 3]) -> Self {
        Self { whole, first, last, order: whole.map_or(Order::Said, Order::of) }
    }

    /// The name of a row. A whole name beside its parts is the same name and not one more.
    pub(super) fn read(&self, row: &SheetRow<'_>, faults: &mut Faults) -> Name {
        let cell = |column: Option<&str>| {
            column.map(|column| tidy_name(&row.get(column).text())).unwrap_or_default()
        };
        let [whole, first, last] = [self.whole, self.first, self.last].map(cell);
        let parts = together(&first, &last);
        let column = self.whole.unwrap_or_default();
        let doubt = |key: &'static str, read: &str| vec![row.fault(column, key).with("expected", read)];
        if whole.is_empty() {
            return Name { text: parts, ..Name::default() };
        }
        let (turned, sure) = self.order.said(&whole);
        let (is_turned, doubts) =
            (turned != whole, if sure { Vec::new() } else { doubt("warning-intake-name-order", &turned) });
        // Two columns say which is which.
        if !first.is_empty() && !last.is_empty() && has_words_of(&parts, &whole) {
            return Name { text: parts, ..Name::default() };
        }
        if parts.is_empty() || has_words_of(&whole, &parts) {
            return Name { text: turned, turned: is_turned, doubts };
        }
        if !first.is_empty() && !last.is_empty() {
            faults.push(row.fault(column, "fault-intake-names").with("expected", &parts));
            return Name::default();
        }
        // `Name` and `Surname`: the first of them is no whole name.
        let text = if first.is_empty() { format!("{turned} {last}") } else { format!("{first} {turned}") };
        let doubts =
            if turned.contains(' ') { doubt("warning-intake-name-joined", &text) } else { Vec::new() };
        Name { text, turned: false, doubts }
    }
}

/// First and last name, of which one may be the whole name already.
fn together(first: &str, last: &str) -> String {
    let is_whole = |one: &str, part: &str| one.contains(' ') && has_words_of(one, part);
    match (first, last) {
        ("", one) | (one, "") => one.to_owned(),
        (first, last) if is_whole(first, last) => first.to_owned(),
        (first, last) if is_whole(last, first) => last.to_owned(),
        (first, last) => format!("{first} {last}"),
    }
}

impl Order {
    /// What the header of a whole name says of the order.
    fn of(header: &str) -> Self {
        const SURNAME: [&str; 5] = ["uzvards", "surname", "last", "family", "фамилия"];
        const GIVEN: [&str; 6] = ["vards", "vardi", "name", "first", "given", "имя"];
        if plain(header).starts_with("фио") {
            return Self::Patronymic;
        }
        let words: Vec<String> =
            header.split(|c: char| c.is_whitespace() || c == ',' || c == '/').map(plain).collect();
        let at = |names: &[&str]| words.iter().position(|word| names.contains(&word.as_str()));
        match (at(&SURNAME), at(&GIVEN)) {
            (Some(surname), Some(given)) if surname < given => {
                if words.iter().any(|word| word == "отчество") {
                    Self::Patronymic
                } else {
                    Self::Surname
                }
            }
            _ => Self::Said,
        }
    }

    /// The name with the given names first, and whether that is beyond doubt.
    fn said(self, name: &str) -> (String, bool) {
        let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let words: Vec<&str> = name.split(' ').collect();
        match (self, parts.as_slice(), words.as_slice()) {
            (Self::Said, [_, _, ..], _) => (name.to_owned(), false),
            (Self::Said, ..) | (_, [_], [_]) => (name.to_owned(), true),
            (_, [surname, given], _) => (format!("{given} {surname}"), true),
            (_, [_], [surname, given @ ..]) => {
                let sure = given.len() == 1 || (self == Self::Patronymic && given.len() == 2);
                (format!("{} {surname}", given.join(" ")), sure)
            }
            _ => (name.to_owned(), false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for name in [
            "Jānis Bērziņš-Liepiņš",
            "Ja\u{304}nis Be\u{304}rzin\u{327}s\u{30c}-Liepin\u{327}s\u{30c}",
            " Jānis\u{a0} Bērziņš\u{2011}Liepiņš\u{200b}",
            "Jā\u{ad}nis  Bērziņš–Liepiņš",
            "Jānis Bērziņš\u{2010}Liepiņš",
        ] {
            assert_eq!(tidy_name(name), "Jānis Bērziņš-Liepiņš", "{name:?}");
        }
        assert_eq!(tidy_name("Anna – Liepa"), "Anna – Liepa", "a dash between blanks stays");
        assert_eq!(tidy_sign(" +371\u{a0}2000\u{2011}0001 "), "+371 2000-0001");
        assert_eq!(tidy("13–14"), "13–14", "a dash in a fact stays");
    }

    #[test]
    fn the_header_states_the_order() {
        for (header, name, said, sure) in [
            ("Uzvārds, vārds", "Šķēle Žanete", "Žanete Šķēle", true),
            ("Uzvārds, vārds", "Šķēle, Žanete Anna", "Žanete Anna Šķēle", true),
            ("UZVĀRDS un vārds", "Bērziņš-Liepiņš Jānis", "Jānis Bērziņš-Liepiņš", true),
            ("Uzvārds/vārds", "Šķēle Žanete Anna", "Žanete Anna Šķēle", false),
            ("Uzvārds, vārds", "Šķēle", "Šķēle", true),
            ("Last name, first name", "Šķēle Žanete", "Žanete Šķēle", true),
            ("Фамилия, имя", "Иванова Анна", "Анна Иванова", true),
            ("Ф.И.О.", "Иванова Анна Петровна", "Анна Петровна Иванова", true),
            ("Фамилия, имя, отчество", "Иванова Анна Петровна", "Анна Петровна Иванова", true),
            ("Vārds, uzvārds", "Žanete Anna Šķēle", "Žanete Anna Šķēle", true),
            ("Vārds, uzvārds", "Šķēle, Žanete", "Šķēle, Žanete", false),
            ("First name, last name", "Žanete Šķēle", "Žanete Šķēle", true),
            ("name", "Žanete Šķēle", "Žanete Šķēle", true),
        ] {
            assert_eq!(Order::of(header).said(name), (said.to_owned(), sure), "{header}: {name}");
        }
    }

    #[test]
    fn parts_of_a_name_are_put_together_once() {
        for (first, last, name) in [
            ("Žanete", "Šķēle", "Žanete Šķēle"),
            ("Žanete Šķēle", "Šķēle", "Žanete Šķēle"),
            ("Žanete", "Žanete Šķēle", "Žanete Šķēle"),
            ("Anna", "Anna", "Anna Anna"),
            ("", "Šķēle", "Šķēle"),
        ] {
            assert_eq!(together(first, last), name);
        }
    }
}
