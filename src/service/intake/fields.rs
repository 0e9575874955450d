//! What a spreadsheet of people can hold: the round's own fields and the facts of its pack. Owns their names and labels; which
//! column holds which, the sheet's own mapping says.

use crate::{domain::Lang, files::sheet::mapping::Field, i18n::Tr, rules::Pack};

/// The fields that every round has.
pub(super) const OWN: [&str; 8] =
    ["number", "name", "first_name", "last_name", "contact", "personal_code", "registered", "withdrawn"];

/// How many wishes a row can hold.
pub(super) const WISHES: usize = super::super::MOST_WISHES;

/// The name of the field of a wish, from 1.
pub(super) fn wish(rank: usize) -> String {
    format!("wish_{rank}")
}

/// What offices and their forms call the column of the moment in which an application came, beside the field's own labels.
fn received() -> Vec<String> {
    let names = Lang::ALL.map(|lang| Tr(lang).say("intake-also-registered"));
    names.iter().flat_map(|names| names.split(';')).map(|name| name.trim().to_owned()).collect()
}

/// Every field of a round, with what people call it. A pack's fact that is called as one of the round's own fields comes
/// second, as it does in files.
pub(super) fn all(pack: &Pack) -> Vec<Field> {
    let own = OWN.iter().map(|name| Field {
        name: (*name).to_owned(),
        labels: Lang::ALL.map(|lang| Tr(lang).say(&format!("intake-field-{}", name.replace('_', "-")))),
        also: if *name == "registered" { received() } else { Vec::new() },
        required: false,
    });
    let facts = pack.applicant().iter().map(|(name, fact)| Field {
        name: name.clone(),
        labels: Lang::ALL.map(|lang| fact.label.get(lang).to_owned()),
        also: Vec::new(),
        required: false,
    });
    let wishes = (1..=WISHES).map(|rank| Field {
        name: wish(rank),
        labels: Lang::ALL.map(|lang| Tr(lang).count("intake-field-wish", rank as u64)),
        also: Vec::new(),
        required: false,
    });
    own.chain(facts).chain(wishes).collect()
}
