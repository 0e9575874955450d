//! The three catalogues have the same files, the same keys, the same values; each sentence can be said in each
//! language, with its plurals as the councils write them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_templates::fluent_bundle::FluentValue;

use super::*;
use crate::domain::property::Property;

/// A language's entries: file and key, with the text as it stands.
fn entries(lang: Lang) -> BTreeMap<(String, String), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(lang.code());
    let mut entries = BTreeMap::new();
    for file in fs::read_dir(folder).expect("the catalogue is there") {
        let path = file.expect("the catalogue can be listed").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let mut key = String::new();
        for line in fs::read_to_string(&path).expect("the catalogue is text").lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some((start, rest)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                start.clone_into(&mut key);
                let before = entries.insert((name.clone(), key.clone()), rest.to_owned());
                assert!(before.is_none(), "{lang}: {key} stands twice");
            } else if let Some(text) = entries.get_mut(&(name.clone(), key.clone())) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    entries
}

/// Names of the values that a sentence takes.
fn values(text: &str) -> BTreeSet<String> {
    text.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect())
        .collect()
}

#[test]
fn the_catalogues_have_the_same_files_keys_and_values() {
    let first = entries(Lang::Lv);
    let mut keys = BTreeSet::new();
    for (file, key) in first.keys() {
        assert!(key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{key}");
        assert!(keys.insert(key.clone()), "{key} stands in two files, the second is {file}");
    }
    for lang in [Lang::En, Lang::Ru] {
        let other = entries(lang);
        assert_eq!(
            first.keys().collect::<Vec<_>>(),
            other.keys().collect::<Vec<_>>(),
            "files and keys of lv and {lang}"
        );
        for (key, text) in &first {
            assert_eq!(values(text), values(&other[key]), "values of {key:?} in lv and {lang}");
        }
    }
}

#[test]
fn every_sentence_can_be_said_in_every_language() {
    for lang in Lang::ALL {
        for ((_, key), text) in entries(lang) {
            for n in [0, 1, 2, 5, 11, 21, 101, 12_345] {
                let args = values(&text)
                    .into_iter()
                    .map(|name| (Cow::<'static, str>::Owned(name), FluentValue::from(n)))
                    .collect();
                // In this language itself, not in the one it would fall back to.
                let said = CATALOGUES.lookup_single_language(&identifier(lang), &key, Some(&args));
                let whole = said.as_ref().is_ok_and(|said| !said.trim().is_empty() && !said.contains('{'));
                assert!(whole, "{lang}: {key}: {said:?}");
            }
        }
    }
}

/// Names of the values by whose number a sentence chooses its words.
fn counted(text: &str) -> BTreeSet<String> {
    let choices = text.split("->").zip(text.split("->").skip(1));
    let counted = choices.filter_map(|(before, after)| {
        let name = before.rsplit_once('$')?.1.trim();
        let (first, _) = after.split_once('[')?.1.split_once(']')?;
        let number = ["one", "few", "many", "other"].contains(&first) || first.parse::<u64>().is_ok();
        number.then(|| name.to_owned())
    });
    counted.collect()
}

/// Starts of words that say there is none.
const NONE: [&str; 9] = ["nevien", "nekas", "neko", "nobody", "nothing", "none", "никто", "никому", "ничего"];

/// In Latvian the category `zero` is said of 10–20, 30 and 100 as well, and `one` of 21 and 101 (in Russian too): a
/// category chooses an ending, and what is true of one number only is said of that number.
#[test]
fn a_category_of_numbers_is_no_number() {
    for lang in Lang::ALL {
        for ((file, key), text) in entries(lang) {
            for category in ["[zero]", "[two]"] {
                assert!(!text.contains(category), "{lang}/{file}: {key}: {category}");
            }
            for (name, voice) in
                counted(&text).into_iter().flat_map(|name| ["tu", "jus"].map(|voice| (name.clone(), voice)))
            {
                one_number_at_a_time(lang, &key, &values(&text), (&name, voice));
            }
        }
    }
}

/// Says a sentence with many numbers in one of its values: from 3 on it names the number in each or in none (of two it may
/// say both), and that there is none it says of 0 alone, or of every number.
fn one_number_at_a_time(lang: Lang, key: &str, values: &BTreeSet<String>, (name, voice): (&str, &str)) {
    let say = |n: u64| {
        let value = |other: &String| match other.as_str() {
            "voice" => FluentValue::from(voice),
            other if other == name => FluentValue::from(n),
            _ => FluentValue::from(3),
        };
        let args =
            values.iter().map(|name| (Cow::<'static, str>::Owned(name.clone()), value(name))).collect();
        let said = CATALOGUES.lookup_single_language(&identifier(lang), key, Some(&args));
        said.unwrap_or_else(|error| panic!("{lang}: {key}: {error}"))
    };
    let names = |n: u64| say(n).split(|c: char| !c.is_ascii_digit()).any(|digits| digits.parse() == Ok(n));
    let none = |n: u64| {
        let said = say(n).to_lowercase();
        NONE.iter().filter(|word| said.contains(*word)).count()
    };
    let numbers = [2, 9, 10, 11, 20, 21, 100, 111];
    for n in numbers {
        assert!(n == 2 || names(n) == names(9), "{lang}: {key}: ${name} = {n}: {}", say(n));
        assert!(none(n) == none(9), "{lang}: {key}: ${name} = {n}: {}", say(n));
    }
}

#[test]
fn sentences_keep_the_house_style() {
    for lang in Lang::ALL {
        for ((file, key), text) in entries(lang) {
            assert!(!text.contains('"'), "{lang}/{file}: {key}: straight quotation marks");
            assert!(!text.contains(" %"), "{lang}/{file}: {key}: a breaking space before %");
            assert!(lang != Lang::Lv || !text.to_lowercase().contains("diemžēl"), "{key}");
            assert!(
                lang == Lang::En || !text.contains('“'),
                "{lang}/{file}: {key}: „” are the Latvian marks, «» the Russian ones"
            );
        }
    }
}

#[test]
fn numbers_agree_in_latvian() {
    let seats = |n| Tr(Lang::Lv).count("report-seats", n);
    let said = [0, 1, 2, 5, 10, 11, 21, 101, 111].map(seats);
    assert_eq!(
        said,
        [
            "0 vietu",
            "1 vieta",
            "2 vietas",
            "5 vietas",
            "10 vietas",
            "11 vietas",
            "21 vieta",
            "101 vieta",
            "111 vietas"
        ]
    );
}

#[test]
fn numbers_agree_in_russian() {
    let seats = |n| Tr(Lang::Ru).count("report-seats", n);
    let said = [0, 1, 2, 5, 10, 11, 21, 22, 101, 111].map(seats);
    assert_eq!(
        said,
        [
            "0 мест",
            "1 место",
            "2 места",
            "5 мест",
            "10 мест",
            "11 мест",
            "21 место",
            "22 места",
            "101 место",
            "111 мест"
        ]
    );
}

#[test]
fn a_reason_says_its_numbers() {
    let reason = |placements| {
        let reason = Reason::new("waiting.cut-off")
            .with("order", Arg::Whole(187))
            .with("placements", Arg::Whole(placements));
        Lang::ALL.map(|lang| Tr(lang).reason(&reason))
    };
    let [lv, en, ru] = reason(3);
    assert!(
        lv.starts_with(
            "Numurs secībā: 187. Visās 3 izvēlētajās vakancēs, ko varētu saņemt, vietas saņēma pretendenti"
        ),
        "{lv}"
    );
    assert!(
        en.starts_with(
            "Number in the order: 187. At all 3 placements chosen that could be taken, every place went"
        ),
        "{en}"
    );
    assert!(
        ru.starts_with("Номер в очерёдности: 187. Во всех 3 выбранных вакансиях, которые можно было бы получить, места достались"),
        "{ru}"
    );
    assert!(reason(1)[0].contains("Izvēlētajā vakancē, ko varētu saņemt, visas vietas saņēma"));
    assert!(reason(2)[0].contains("Abās izvēlētajās vakancēs, ko varētu saņemt, vietas saņēma"));
    assert!(
        reason(2)[2].contains("В обеих выбранных вакансиях, которые можно было бы получить, места достались")
    );
}

#[test]
fn a_fault_says_where_what_and_what_instead() {
    let fault =
        Fault::at("applicants.csv", 4, "tier", "fault-number").with("found", "-1").with("expected", "1–255");
    assert_eq!(
        Tr(Lang::Lv).fault(&fault),
        "applicants.csv, 4. rinda, kolonna „tier”: ir „-1”, bet vajadzīgs vesels skaitlis robežās 1–255"
    );
    assert!(Tr(Lang::Ru).fault(&fault).contains("строка 4, столбец «tier»: найдено «-1»"));
}

#[test]
fn a_key_from_data_may_be_unknown() {
    assert_eq!(Tr(Lang::En).try_say("programme-unheard-of"), None);
    assert!(Tr(Lang::En).try_say("programme-summer-jobs").is_some());
}

#[test]
fn every_property_of_an_outcome_is_a_sentence_in_every_language() {
    for lang in Lang::ALL {
        for property in Property::ALL {
            let sentence = Tr(lang).try_say(&format!("audit-{}", property.name()));
            let sentence = sentence.unwrap_or_else(|| panic!("{lang}: {property}"));
            assert!(sentence.ends_with('.') && !sentence.trim_end_matches('.').contains(". "), "{sentence}");
        }
    }
}
