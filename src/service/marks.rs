//! How one person is recognised in two applications: keyed hashes of the personal code, and of the name with the day of
//! birth. Owns what counts as the same name; who is who, a caseworker decides.

use chrono::NaiveDate;

use super::{Person, Vault, contact::parts};
use crate::{
    domain::{FactValue, Facts, PersonalCode, text::is_dash},
    i18n::plain,
    store::applications::ApplicationRow,
};

/// There is nothing to make a mark of.
pub(super) const NOTHING: &str = "-";

/// Facts that hold a day of birth, by the names that packs give them.
pub(super) const BORN: [&str; 3] = ["date_of_birth", "born", "birth_date"];

/// The marks of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marks {
    /// Of the personal code.
    pub(super) code: String,
    /// Of the name with the day of birth.
    pub(super) name: String,
}

impl Marks {
    /// Those that an application has.
    pub(super) fn kept(row: &ApplicationRow) -> Self {
        Self { code: row.code_mark.clone(), name: row.name_mark.clone() }
    }

    pub(super) fn of(vault: &Vault, person: &Person) -> Self {
        let code = person.code.as_deref().map(|code| vault.mark(&format!("personal-code|{code}")));
        let words = name_words(&person.name);
        let name = born(person).filter(|_| !words.is_empty());
        let name = name.map(|born| vault.mark(&format!("name-and-birth|{words}|{born}")));
        Self {
            code: code.unwrap_or_else(|| NOTHING.to_owned()),
            name: name.unwrap_or_else(|| NOTHING.to_owned()),
        }
    }
}

/// How much of a keyed hash is kept of words.
const SHORT: usize = 12;

/// The short keyed hashes by which an application is looked for, joined by blanks: first of name and contact together, then of
/// every word of the name and of its beginnings from two letters on, and of the contact. A copy of the database tells nobody which
/// words these are.
pub(super) fn words(vault: &Vault, person: &Person) -> String {
    let short = |text: &str| vault.mark(text)[..SHORT].to_owned();
    let both = format!("{}|{}", person.name.trim().to_lowercase(), person.contact.trim().to_lowercase());
    let named = !person.name.trim().is_empty();
    let twin = if named { short(&format!("name-and-contact|{both}")) } else { NOTHING.repeat(SHORT) };
    let mut parts: Vec<String> = Vec::new();
    for word in name_words(&person.name).split(' ') {
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        parts.extend(ends.skip(2).map(|end| short(&format!("name-part|{}", &word[..end]))));
    }
    parts.extend(contacts(&person.contact).into_iter().map(|contact| short(&format!("contact|{contact}"))));
    parts.sort_unstable();
    parts.dedup();
    [vec![twin], parts].concat().join(" ")
}

/// What is looked for, as short keyed hashes: each list finds those who have all of it.
pub(super) fn looked_for(vault: &Vault, q: &str) -> Vec<Vec<String>> {
    let short = |text: &str| vault.mark(text)[..SHORT].to_owned();
    let names = name_words(q);
    let names = names.split(' ').filter(|word| word.chars().count() >= 2);
    let names: Vec<String> = names.map(|word| short(&format!("name-part|{word}"))).collect();
    let contact = contact(q).map(|contact| vec![short(&format!("contact|{contact}"))]);
    [Some(names), contact].into_iter().flatten().filter(|words| !words.is_empty()).collect()
}

/// What a contact alone is looked for by.
pub(super) fn contact_looked_for(vault: &Vault, typed: &str) -> Option<Vec<String>> {
    contact(typed).map(|contact| vec![vault.mark(&format!("contact|{contact}"))[..SHORT].to_owned()])
}

/// The mark of the personal code that is looked for, if one is.
pub(super) fn code_looked_for(vault: &Vault, q: &str) -> Option<String> {
    let code = PersonalCode::parse(q.trim()).ok()?;
    Some(vault.mark(&format!("personal-code|{}", code.digits())))
}

/// The contacts of a person as they are looked for: where one text holds several, each of them.
fn contacts(text: &str) -> Vec<String> {
    let each: Vec<String> = parts(text).filter_map(contact).collect();
    // A comma may stand inside one number as well.
    if each.is_empty() { contact(text).into_iter().collect() } else { each }
}

/// A contact as it is looked for: an address in small letters, of a telephone number the last eight digits.
fn contact(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.contains('@') {
        return Some(text.trim().to_lowercase());
    }
    (digits.len() >= 8).then(|| digits[digits.len() - 8..].to_owned())
}

/// The day of birth that the person told, or else that an old personal code states.
pub(super) fn born(person: &Person) -> Option<NaiveDate> {
    told(&person.facts).or_else(|| PersonalCode::parse(person.code.as_deref()?).ok()?.born())
}

/// The day of birth among facts.
pub(super) fn told(facts: &Facts) -> Option<NaiveDate> {
    BORN.iter().find_map(|name| match facts.get(*name) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    })
}

/// Whether two names are one: both say something, and have the same words.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let one = name_words(one);
    !one.is_empty() && one == name_words(other)
}

/// Whether two contacts have an address or a number in common, as they are looked for.
pub(super) fn is_same_contact(one: &str, other: &str) -> bool {
    let other = contacts(other);
    contacts(one).iter().any(|one| other.contains(one))
}

/// Whether two names have a word in common.
pub(super) fn share_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (name_words(one), name_words(other));
    one.split(' ').any(|word| other.split(' ').any(|same| same == word))
}

/// Whether a name has every word of another one.
pub(super) fn has_words_of(name: &str, part: &str) -> bool {
    let name = name_words(name);
    let has = |word: &str| name.split(' ').any(|own| own == word);
    name_words(part).split(' ').all(has)
}

/// A name's words, without marks on letters, sorted: `Anna Bērziņa` and `BERZINA ANNA` are one name. Words end at every blank
/// and every dash, whatever their kind, and at commas.
fn name_words(name: &str) -> String {
    let ends = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, ',' | ';' | '.' | '/' | '_');
    let mut words: Vec<String> = name.split(ends).map(plain).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, born: Option<&str>, code: Option<&str>) -> Person {
        let mut facts = Facts::new();
        if let Some(born) = born {
            facts.insert("date_of_birth".to_owned(), FactValue::Date(born.parse().unwrap()));
        }
        Person { name: name.to_owned(), code: code.map(ToOwned::to_owned), facts, ..Person::default() }
    }

    fn marks(person: &Person) -> Marks {
        Marks::of(&Vault::new(&"a".repeat(64)).unwrap(), person)
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        let one = marks(&person("Anna Bērziņa", Some("2007-03-01"), None));
        for other in ["BERZINA ANNA", " bērziņa,  Anna ", "Anna-Berzina"] {
            assert_eq!(marks(&person(other, Some("2007-03-01"), None)).name, one.name, "{other}");
        }
        let double = marks(&person("Anna Bērziņa-Kalniņa", Some("2007-03-01"), None));
        for blank in [' ', '\u{a0}', '\u{2009}', '\u{3000}', '\n', '‐', '‑', '–', '—', '−', '－', '/']
        {
            let other = format!("KALNINA{blank}BERZINA{blank}anna");
            assert_eq!(marks(&person(&other, Some("2007-03-01"), None)).name, double.name, "{blank:?}");
        }
        for (one, other) in
            [("Łucja Müller", "Łucja Muller"), ("Õie Kõiv", "Oie Koiv"), ("Andrejs Žūks", "ANDREJS ZUKS")]
        {
            let of = |name| marks(&person(name, Some("2007-03-01"), None)).name;
            assert_eq!(of(one), of(other), "{one}");
        }
        assert_ne!(marks(&person("Anna Bērziņa", Some("2007-03-02"), None)).name, one.name);
        assert_ne!(marks(&person("Anna Bērza", Some("2007-03-01"), None)).name, one.name);
    }

    #[test]
    fn a_name_is_found_by_the_beginnings_of_its_words_and_a_contact_whole() {
        let vault = Vault::new(&"a".repeat(64)).unwrap();
        let anna = Person {
            name: "Anna Bērziņa-Kalna".to_owned(),
            contact: "+371 2000 0001".to_owned(),
            ..Person::default()
        };
        let words = words(&vault, &anna);
        let finds =
            |q: &str| looked_for(&vault, q).iter().any(|all| all.iter().all(|one| words.contains(one)));
        for q in
            ["an", "Anna", "berz", "BĒRZIŅA", "kal ann", "Anna Bērziņa-Kalna", "20000001", "371 20000001"]
        {
            assert!(finds(q), "{q}");
        }
        for q in ["", "a", "nna", "anna liepa", "0001", "20000002", "annab"] {
            assert!(!finds(q), "{q}");
        }
        let same = Person { facts: Facts::new(), ..anna.clone() };
        let moved = Person { contact: "20000001".to_owned(), ..anna.clone() };
        let twin = |person: &Person| super::words(&vault, person)[..SHORT].to_owned();
        assert_eq!(twin(&same), twin(&anna));
        assert_ne!(twin(&moved), twin(&anna));
        assert_eq!(twin(&Person::default()), NOTHING.repeat(SHORT));
        assert!(!words.contains("anna"), "hashes only");
    }

    #[test]
    fn of_a_contact_with_two_parts_each_is_found_and_compared() {
        let vault = Vault::new(&"a".repeat(64)).unwrap();
        for text in ["anna@example.org, +371 20000001", "20000001; 20000002", "+371 20000001, zvanīt pēc 17"]
        {
            let words = words(&vault, &Person { contact: text.to_owned(), ..Person::default() });
            let found = looked_for(&vault, "20000001");
            assert!(found.iter().any(|all| all.iter().all(|one| words.contains(one))), "{text}");
            assert!(is_same_contact(text, "20000001") && is_same_contact("+371 2000 0001", text), "{text}");
            assert!(!is_same_contact(text, "20000003") && !is_same_contact(text, ""), "{text}");
        }
    }

    #[test]
    fn an_old_code_states_the_birth_and_a_new_one_does_not() {
        let by_code = marks(&person("Jānis Kalns", None, Some("16117519997")));
        assert_eq!(by_code.name, marks(&person("Jānis Kalns", Some("1975-11-16"), None)).name);
        assert_eq!(marks(&person("Jānis Kalns", None, Some("32999999999"))).name, NOTHING);
        assert_eq!(marks(&person("", Some("1975-11-16"), None)).name, NOTHING);
    }
}
