//! Closed lists: the values that a fact may have and no other, each with what people read. Owns when a text is plainly one
//! of them; whoever reads a fact (files, spreadsheets, forms, cases of packs) asks here, so that all read alike.

use super::{
    FactValue, Lang, Texts,
    text::{folded, normal},
};

/// The value of the list that a text plainly means: the value itself, else the one that it is but for case, diacritics and
/// dashes, or whose name in one of the languages it is. `None` where it is none of them, or might be two.
pub fn listed<'l>(list: &'l [(String, Texts)], text: &str) -> Option<&'l str> {
    let text = normal(text);
    if let Some((value, _)) = list.iter().find(|(value, _)| *value == text) {
        return Some(value);
    }
    let text = folded(&text);
    let is = |(value, called): &&(String, Texts)| {
        folded(value) == text || Lang::ALL.iter().any(|lang| folded(called.get(*lang)) == text)
    };
    let mut found = list.iter().filter(is);
    match (found.next(), found.next()) {
        (Some((value, _)), None) => Some(value),
        _ => None,
    }
}

/// A fact as its closed list has it; any value where the list is empty. `None` where the text is not in the list.
pub fn within(value: FactValue, list: &[(String, Texts)]) -> Option<FactValue> {
    match value {
        FactValue::Text(text) if !list.is_empty() => {
            listed(list, &text).map(|value| FactValue::Text(value.to_owned()))
        }
        other => Some(other),
    }
}

/// What people read of the values of a list, in every language, as a fault tells whoever has never seen the values themselves.
pub fn names(list: &[(String, Texts)]) -> Texts {
    let joined = |lang| list.iter().map(|(_, called)| called.get(lang)).collect::<Vec<_>>().join(", ");
    Texts { lv: joined(Lang::Lv), en: joined(Lang::En), ru: joined(Lang::Ru) }
}

/// The values of a list, as a fault tells whoever writes files.
pub fn values(list: &[(String, Texts)]) -> String {
    list.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<(String, Texts)> {
        let called = |lv: &str, en: &str, ru: &str| Texts { lv: lv.into(), en: en.into(), ru: ru.into() };
        vec![
            ("13-14".into(), called("13–14 gadi", "13–14 years old", "13–14 лет")),
            (
                "Cita pašvaldība".into(),
                called("cita pašvaldība", "another municipality", "другое самоуправление"),
            ),
            ("Rīga".into(), called("Rīga", "Riga", "Рига")),
            ("RIGA".into(), called("a ship", "a ship", "корабль")),
        ]
    }

    #[test]
    fn what_is_plainly_a_value_of_the_list_is_that_value() {
        let list = list();
        for (text, value) in [
            ("13-14", "13-14"),
            ("13–14", "13-14"),
            (" 13–14\u{a0}GADI ", "13-14"),
            ("cita pašvaldība", "Cita pašvaldība"),
            ("CITA PASVALDIBA", "Cita pašvaldība"),
            ("cita  pas\u{30c}valdi\u{304}ba", "Cita pašvaldība"),
            ("Another municipality", "Cita pašvaldība"),
            ("Другое самоуправление", "Cita pašvaldība"),
            ("Rīga", "Rīga"),
            ("RIGA", "RIGA"),
        ] {
            assert_eq!(listed(&list, text), Some(value), "{text}");
        }
        // The last could be two of them.
        for text in ["", "13", "13-15", "cita", "rīga"] {
            assert_eq!(listed(&list, text), None, "{text}");
        }
    }

    #[test]
    fn only_texts_with_a_list_are_held_to_one() {
        let other = FactValue::Text("Ogre".to_owned());
        assert_eq!(within(other.clone(), &[]), Some(other.clone()));
        assert_eq!(within(other, &list()), None);
        assert_eq!(within(FactValue::Whole(3), &list()), Some(FactValue::Whole(3)));
        assert_eq!(values(&list()), "13-14, Cita pašvaldība, Rīga, RIGA");
    }
}
