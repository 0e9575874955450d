//! Pupils are said *tu* on their own pages, and nobody else is anywhere: every page of staff, and of parents and guardians, in a round of
//! pupils.

use std::collections::BTreeSet;

use crate::{
    authority::ROWS,
    knock::{Guest, House},
    scene::told_to_one,
};

/// The words that say *tu*, by language.
const TU: [(&str, &[&str]); 2] = [
    (
        "lv",
        &[
            "tu", "tev", "tevi", "tavs", "tava", "tavu", "tavā", "tavi", "tavas", "tavam", "tavai", "taviem",
            "tavām",
        ],
    ),
    (
        "ru",
        &["ты", "тебя", "тебе", "тобой", "твой", "твоя", "твоё", "твои", "твоего", "твоей", "твою", "твоём"],
    ),
];

/// Pages that show a rule pack as it is written, or what applicants are asked.
const QUOTING: [&str; 3] = ["/packs", "/rounds/{slug}/rules", "/rounds/{slug}/pack"];

/// A page without what it quotes to its reader: what a pupil's page says, and hints of the pack.
fn unquoted(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, rest)| rest);
    let cut = |text: String, from: &str, to: &str| {
        let mut left = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(from) {
            left.push_str(before);
            rest = after.split_once(to).map_or("", |(_, rest)| rest);
        }
        left + rest
    };
    let text = cut(main.to_owned(), "<details class=\"told\"", "</details>");
    let text = cut(cut(cut(text, "“", "”"), "„", "”"), "«", "»");
    cut(text, "<", ">")
}

#[test]
fn whoever_is_no_applicant_is_addressed_formally_in_a_round_of_pupils() {
    told_to_one(async |world| {
        let house = House::new(&world).await;
        let mut said = BTreeSet::new();
        let mut pages = 0;
        for (_, route, may) in ROWS.iter().filter(|(method, ..)| *method == "GET") {
            let someone = may.someone();
            if matches!(someone, Guest::Nobody | Guest::Holder)
                || QUOTING.iter().any(|one| route.starts_with(one))
            {
                continue;
            }
            let mut browser = house.known(someone).await;
            for (lang, words) in TU {
                let path = house.filled(route);
                let reply = browser.get(&format!("{path}?lang={lang}")).await;
                if reply.status != 200 || !reply.header("content-type").starts_with("text/html") {
                    continue;
                }
                pages += 1;
                let text = unquoted(&reply.body);
                for word in text.split(|c: char| !c.is_alphabetic()) {
                    if words.contains(&word.to_lowercase().as_str()) {
                        said.insert((*route, lang, word.to_owned()));
                    }
                }
            }
        }
        assert!(pages > 60, "{pages}");
        assert!(said.is_empty(), "{said:?}");
    });
}
