//! Which column of a file holds which field: suggested by names, confirmed by a person, remembered for the next file.
//! Owns how names are compared. It never guesses by content.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::called::{Asked, Called, LIKENESSES};
use crate::{
    domain::{Arg, Fault, Faults, Texts},
    i18n::plain,
};

/// Something that a file may hold of everyone in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in files.
    pub name: String,
    /// What people call it, in Latvian, English and Russian.
    pub labels: [String; 3],
    /// What else its column is called.
    pub also: Vec<String>,
    /// Whether nothing can be read without it.
    pub required: bool,
}

impl Field {
    /// Everything that its column may be called.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().chain([&self.name]).chain(&self.also).map(String::as_str)
    }
}

/// Columns, by their headers as written, and the field that each holds; `None` for a column that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// Headers with the names of fields.
    pub columns: BTreeMap<String, Option<String>>,
}

impl Mapping {
    /// The header under which a field stands.
    pub fn column(&self, field: &str) -> Option<&str> {
        let mut columns = self.columns.iter();
        columns.find(|(_, held)| held.as_deref() == Some(field)).map(|(column, _)| column.as_str())
    }
}

/// The field of each column: as remembered, else by the names and labels of fields. A field is suggested once.
pub fn suggest(header: &[String], fields: &[Field], remembered: Option<&Mapping>) -> Mapping {
    let columns: Vec<&String> = header.iter().filter(|column| !column.is_empty()).collect();
    let mut mapping = Mapping::default();
    let mut taken: Vec<&str> = Vec::new();
    for column in &columns {
        let known = remembered.and_then(|remembered| {
            remembered.columns.iter().find(|(known, _)| plain(known) == plain(column)).map(|(_, field)| field)
        });
        let Some(held) = known else { continue };
        let field = held.as_ref().map(|held| fields.iter().find(|field| field.name == *held));
        match field {
            None => {
                mapping.columns.insert((*column).clone(), None);
            }
            Some(Some(field)) if !taken.contains(&field.name.as_str()) => {
                taken.push(&field.name);
                mapping.columns.insert((*column).clone(), Some(field.name.clone()));
            }
            // A field that is gone, or that another column has already: as if nothing were remembered.
            Some(_) => {}
        }
    }
    let called = |field: &Field| {
        let [lv, en, ru] = field.labels.each_ref().map(String::as_str);
        Called::of(&[lv, en, ru, &field.name], &field.also)
    };
    let called: Vec<Called> = fields.iter().map(called).collect();
    let asked: Vec<(&String, Asked)> = columns.iter().map(|column| (*column, Asked::of(column))).collect();
    // What is called exactly so goes before what only has the same words, and that before what is shortened or explained. Of
    // columns that are alike in this, one that fits a single field goes before one that fits several.
    let surest = LIKENESSES.map(|likeness| [(likeness, true), (likeness, false)]).into_iter().flatten();
    // What is shortened fits one field or nothing is known of it.
    for (likeness, single) in surest.take(LIKENESSES.len() * 2 - 1) {
        for (column, asked) in &asked {
            if mapping.columns.contains_key(*column) {
                continue;
            }
            let fitting = || called.iter().zip(fields).filter(|(called, _)| likeness(called, asked));
            if single && fitting().count() != 1 {
                continue;
            }
            let free = |(_, field): &(&Called, &Field)| !taken.contains(&field.name.as_str());
            if let Some((_, field)) = fitting().find(free) {
                taken.push(&field.name);
                mapping.columns.insert((*column).clone(), Some(field.name.clone()));
            }
        }
    }
    for column in columns {
        mapping.columns.entry(column.clone()).or_insert(None);
    }
    mapping
}

/// What keeps a mapping from being used: a required field without a column, a field with two, a field that nobody
/// knows. `file` is the file's name as its author knows it.
pub fn check(file: &str, mapping: &Mapping, fields: &[Field]) -> Faults {
    let mut faults = Faults::default();
    for field in fields {
        let holds = |(column, held): (&String, &Option<String>)| {
            (held.as_deref() == Some(field.name.as_str())).then(|| column.clone())
        };
        let columns: Vec<String> = mapping.columns.iter().filter_map(holds).collect();
        let key = match columns.len() {
            0 if field.required => "fault-sheet-field-missing",
            0 | 1 => continue,
            _ => "fault-sheet-field-twice",
        };
        let mut fault = Fault::in_file(file, key).with("found", &columns.join(", "));
        fault.args.insert("expected", Arg::Texts(label(field)));
        faults.push(fault);
    }
    for (column, held) in &mapping.columns {
        if let Some(held) = held.as_ref().filter(|held| fields.iter().all(|field| field.name != **held)) {
            faults.push(Fault::at(file, 0, column, "fault-sheet-field-unknown").with("found", held));
        }
    }
    faults
}

fn label(field: &Field) -> Texts {
    let [lv, en, ru] = field.labels.clone();
    Texts { lv, en, ru }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Lang, i18n::Tr};

    fn fields() -> Vec<Field> {
        let field = |name: &str, labels: [&str; 3], required| Field {
            name: name.to_owned(),
            labels: labels.map(str::to_owned),
            also: Vec::new(),
            required,
        };
        vec![
            field("name", ["Vārds, uzvārds", "Name", "Имя и фамилия"], true),
            field("code", ["Personas kods", "Personal code", "Персональный код"], true),
            field("school", ["Skola", "School", "Школа"], false),
        ]
    }

    fn told(mapping: &Mapping) -> Vec<String> {
        let told = mapping
            .columns
            .iter()
            .map(|(column, field)| format!("{column}={}", field.as_deref().unwrap_or("-")));
        told.collect()
    }

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn columns_are_found_in_three_languages_however_they_are_written() {
        for names in [
            ["VARDS UZVARDS", "personas_kods", "school"],
            ["name", "PERSONAL CODE", "Skola:"],
            ["имя и Фамилия", "Персональный код", "ШКОЛА"],
            ["Va\u{304}rds, uzva\u{304}rds", "Personas  kods", "SKOLA"],
            ["Uzvārds, vārds", "kods (personas)", "Skola"],
            ["Vārds, otrais vārds, uzvārds", "Personas kods", "Skola"],
        ] {
            let mapping = suggest(&header(&names), &fields(), None);
            let [name, code, school] = names;
            assert_eq!(mapping.column("name"), Some(name));
            assert_eq!(mapping.column("code"), Some(code));
            assert_eq!(mapping.column("school"), Some(school));
            assert!(check("a.csv", &mapping, &fields()).is_empty());
        }
    }

    #[test]
    fn names_are_found_behind_numbers_hints_and_full_stops() {
        for (column, field) in [
            ("2. Personas kods", Some("code")),
            ("2) personas kods:", Some("code")),
            ("3.1. Personas kods", Some("code")),
            ("Personas kods (11 cipari)", Some("code")),
            ("Personas kods, 11 cipari", Some("code")),
            ("Personas kods [000000-00000]", Some("code")),
            ("Pers. kods", Some("code")),
            ("PERS.KODS", Some("code")),
            ("Перс. код", Some("code")),
            ("Vārds, uzvārds (kā pasē)", Some("name")),
            ("5. Skol. (obligāti)", Some("school")),
            ("Personas kods (vecākam)", None),
            ("Pers. dati", None),
            ("P. k.", None),
            ("Pers kods", None),
            ("2. skolas personas kods", None),
            ("2027. personas kods", None),
        ] {
            assert_eq!(
                suggest(&header(&[column]), &fields(), None).columns[column].as_deref(),
                field,
                "{column}"
            );
        }
        let both = suggest(&header(&["1. Skola", "2. Skola", "Skola"]), &fields(), None);
        assert_eq!(told(&both), ["1. Skola=-", "2. Skola=-", "Skola=school"]);
    }

    #[test]
    fn what_was_decided_before_goes_first_and_a_field_is_suggested_once() {
        let remembered = Mapping {
            columns: [
                ("Kods".to_owned(), Some("code".to_owned())),
                ("Skola".to_owned(), None),
                ("Gone".to_owned(), Some("gone".to_owned())),
            ]
            .into(),
        };
        let names = header(&["KODS", "Skola", "Name", "Vārds, uzvārds", "Personas kods", "Gone", ""]);
        let mapping = suggest(&names, &fields(), Some(&remembered));
        let expected = ["Gone=-", "KODS=code", "Name=name", "Personas kods=-", "Skola=-", "Vārds, uzvārds=-"];
        assert_eq!(told(&mapping), expected);
    }

    #[test]
    fn what_is_missing_twice_or_unknown_is_told() {
        let mapping = Mapping {
            columns: [
                ("A".to_owned(), Some("name".to_owned())),
                ("B".to_owned(), Some("name".to_owned())),
                ("C".to_owned(), Some("age".to_owned())),
            ]
            .into(),
        };
        let told: Vec<String> = check("a.csv", &mapping, &fields())
            .faults
            .iter()
            .map(|fault| Tr(Lang::En).fault(fault))
            .collect();
        assert_eq!(
            told,
            [
                "a.csv: the columns A, B are all read as “Name”; choose one of them",
                "a.csv: no column is read as “Personal code”, which is needed",
                "a.csv, field “C”: there is no field “age”",
            ]
        );
    }

    #[test]
    fn a_mapping_is_kept_as_json() {
        let mapping = suggest(&header(&["Name", "x"]), &fields(), None);
        let json = serde_json::to_string(&mapping).unwrap();
        assert_eq!(json, r#"{"columns":{"Name":"name","x":null}}"#);
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
    }
}
