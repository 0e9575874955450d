//! What stands in a form that waited for signing in, as people recognise it: what they typed and chose themselves, each by the name of its
//! field, of its question, or of the placement. What a page carries besides tells nobody anything.

use super::visit::Visit;
use crate::{
    i18n::Tr,
    service::{Book, CODE, Placed, Question},
};

/// Fields that are no facts of a round's rules, and what they are called.
const LABELS: [(&str, &str); 12] = [
    ("name", "work-file-name"),
    ("contact", "work-file-contact"),
    (CODE, "intake-field-personal-code"),
    ("guardian-name", "my-guardian-name"),
    ("guardian-contact", "my-guardian-contact"),
    ("number", "result-number"),
    ("note", "work-file-note"),
    ("code-note", "work-file-note"),
    ("ground", "approval-ground"),
    ("title", "placements-name"),
    ("wish", "kept-wish"),
    ("wishes", "kept-wish"),
];

/// The ends of the fields of a question with several, and what each is called.
const ENDS: [(&str, &str); 4] = [
    ("-first-", "apply-first-day"),
    ("-last-", "apply-last-day"),
    ("-none", "apply-periods-none"),
    ("-other", "apply-other"),
];

/// What is shown of a form that was sent to an address.
pub(super) async fn shown(visit: &Visit, path: &str, fields: &[(String, String)]) -> Vec<(String, String)> {
    let slug = path.strip_prefix("/rounds/").and_then(|rest| rest.split('/').next());
    let round = match slug {
        Some(slug) => visit.service.round(slug).await.ok(),
        None => None,
    };
    let asked = round.as_ref().map(|(book, places)| book.questions(places)).unwrap_or_default();
    let filled = fields.iter().filter(|(_, value)| !value.is_empty());
    filled.filter_map(|field| line(visit.tr, (round.as_ref(), &asked), field)).collect()
}

/// A field in words; nothing where nobody typed it.
fn line(
    tr: Tr,
    (round, asked): (Option<&(Book, Vec<Placed>)>, &[Question]),
    (name, value): &(String, String),
) -> Option<(String, String)> {
    if let Some((_, key)) = LABELS.into_iter().find(|(known, _)| known == name) {
        let title = round.filter(|_| key == "kept-wish").and_then(|(_, places)| titled(places, value));
        return Some((tr.say(key), title.unwrap_or_else(|| value.clone())));
    }
    let name = name.strip_prefix("fact-").unwrap_or(name);
    let question = |name: &str| asked.iter().find(|question| question.name == name);
    if let Some(question) = question(name) {
        return Some((question.label.get(tr.0).to_owned(), answer(tr, question, value)));
    }
    ENDS.into_iter().find_map(|(end, key)| {
        let (fact, _) = name.split_once(end)?;
        let question = question(fact)?;
        let label = question.label.get(tr.0);
        Some(match end {
            "-none" => (label.to_owned(), tr.say(key)),
            "-other" => (label.to_owned(), value.clone()),
            _ => (format!("{label}: {}", tr.say(key)), value.clone()),
        })
    })
}

/// The placement of a number.
fn titled(places: &[Placed], number: &str) -> Option<String> {
    let place = places.iter().find(|place| place.placement.id.as_str() == number)?;
    Some(format!("{}: {}", place.placement.organisation, place.placement.title))
}

/// An answer as its question offers it.
fn answer(tr: Tr, question: &Question, value: &str) -> String {
    let offered = question.offered.iter().find(|(known, _)| known == value);
    match (offered, value) {
        (Some((_, words)), _) => words.get(tr.0).to_owned(),
        (None, "yes" | "no") => tr.say(&format!("apply-{value}")),
        (None, value) => value.to_owned(),
    }
}
