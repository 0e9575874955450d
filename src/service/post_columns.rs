//! The columns of a spreadsheet of placements: what each may be called, and how a cell is what would be typed, and back.

use super::{Answers, Book, PAY_PER, Placed, SITE, field as field_of, part_key};
use crate::{
    domain::{FactType, FactValue, Lang, announcement::Part},
    files::sheet::{Cell, mapping::Field},
    i18n::{Tr, plain},
};

/// What a column may hold.
pub(super) fn fields(book: &Book) -> Vec<Field> {
    let own = |name: &str, key: &str, required| Field {
        name: name.to_owned(),
        labels: Lang::ALL.map(|lang| Tr(lang).say(key)),
        also: Lang::ALL
            .iter()
            .filter_map(|lang| Tr(*lang).try_say(&format!("placement-also-{name}")))
            .collect(),
        required,
    };
    let mut all = vec![
        own("number", "placement-sheet-number", false),
        own("title", "placements-name", true),
        own("capacity", "placements-seats", true),
    ];
    all.extend(book.rules.pack().asked_placement().into_iter().map(|(name, fact)| {
        Field {
            name: name.to_owned(),
            labels: Lang::ALL.map(|lang| fact.label.get(lang).to_owned()),
            also: Lang::ALL
                .iter()
                .filter_map(|lang| Some(fact.ask.as_ref()?.get(*lang).to_owned()))
                .chain(also_called(name))
                .collect(),
            required: false,
        }
    }));
    all.push(own(SITE, "site-at", false));
    for part in book.announced_parts() {
        let called = Lang::ALL.map(|lang| Tr(lang).say(part_key(part)));
        let also = part.facts().iter().flat_map(|fact| also_called(fact)).chain([part.column()]).collect();
        all.push(Field { name: field_of(part), labels: called, also, required: false });
        if part == Part::Pay {
            all.push(own(PAY_PER, "about-per", false));
        }
    }
    for field in &mut all {
        let names = field
            .also
            .drain(..)
            .flat_map(|names| names.split(';').map(|one| one.trim().to_owned()).collect::<Vec<_>>());
        field.also = names.collect();
    }
    all
}

/// What else people call the column of a fact that placements often have.
fn also_called(fact: &str) -> Vec<String> {
    let key = format!("placement-also-{}", fact.replace('_', "-"));
    Lang::ALL.iter().filter_map(|lang| Tr(*lang).try_say(&key)).collect()
}

/// The same fields for a file with this header: `No` is the number of an English list, and the first day beside a Latvian last one.
pub(super) fn meant(fields: &[Field], header: &[String]) -> Vec<Field> {
    let last = Tr(Lang::Lv).say("placement-also-last-day");
    let last: Vec<String> = last.split(';').map(plain).collect();
    let is_first = header.iter().any(|name| last.contains(&plain(name)));
    let mut fields = fields.to_vec();
    for field in fields.iter_mut().filter(|field| (field.name == "number") == is_first) {
        field.also.retain(|name| plain(name) != "no");
    }
    fields
}

/// What the pay is counted by, as people write it.
fn per(text: &str) -> String {
    let said = plain(text);
    let known = ["hour", "day", "month"].into_iter().find(|per| {
        let words = Lang::ALL.map(|lang| plain(&Tr(lang).say(&format!("about-per-{per}"))));
        *per == said
            || words.iter().any(|word| *word == said || word.split(' ').next_back() == Some(said.as_str()))
    });
    known.map_or_else(|| text.to_owned(), ToOwned::to_owned)
}

/// A cell as it would be typed: what cannot be read as its kind stays as it stands, and the form says what is wrong with it.
pub(super) fn answer(book: &Book, field: &str, cell: &Cell) -> String {
    let pack = book.rules.pack();
    let kind = pack.asked_placement().iter().find(|(name, _)| *name == field).map(|(_, fact)| fact.kind);
    let part = Part::ALL.into_iter().find(|part| field_of(*part) == field);
    let kind = kind.or_else(|| match part? {
        Part::FirstDay | Part::LastDay => Some(FactType::Date),
        Part::MedicalBook => Some(FactType::Bool),
        _ => None,
    });
    let text = || cell.text().into_owned();
    match kind.map(|kind| cell.read(kind)) {
        // A dash where yes or no is asked says nothing.
        Some(Ok(None)) => String::new(),
        Some(Ok(Some(FactValue::Date(day)))) => day.format("%d.%m.%Y.").to_string(),
        Some(Ok(Some(value @ (FactValue::Bool(_) | FactValue::Whole(_))))) => value.written(),
        _ if field == PAY_PER => per(&text()),
        _ if part == Some(Part::Pay) => {
            text().trim_end_matches(['€', ' ']).trim_end_matches("EUR").trim().to_owned()
        }
        _ => text(),
    }
}

/// A field of a placement as a cell: as it would be typed, but days and numbers as such, and yes or no in words.
pub(super) fn cell(tr: Tr, (placed, typed): (&Placed, &Answers), name: &str) -> Cell {
    let text = typed.get(name).cloned().unwrap_or_default();
    let value = placed.placement.facts.get(name);
    match value {
        Some(value @ (FactValue::Date(_) | FactValue::Whole(_))) => Cell::of_fact(value),
        Some(FactValue::Bool(yes)) => said(tr, *yes),
        _ if name == "number" => Cell::Text(placed.placement.id.to_string()),
        _ if name == "capacity" => Cell::Whole(i64::from(placed.placement.capacity)),
        _ if name == PAY_PER && !text.is_empty() => Cell::Text(tr.say(&format!("about-per-{text}"))),
        _ if text.is_empty() => Cell::Empty,
        _ if name == field_of(Part::MedicalBook) => said(tr, text == "yes"),
        // A cell is one line.
        _ => Cell::Text(joined(&text)),
    }
}

fn said(tr: Tr, yes: bool) -> Cell {
    Cell::Text(tr.say(if yes { "apply-yes" } else { "apply-no" }))
}

/// A text on one line.
pub(super) fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
