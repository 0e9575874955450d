//! What a round asks of everyone and a file has no column for: told beside its columns, before anything is written.

use crate::{
    files::sheet::mapping::{Field, Mapping},
    rules::Pack,
};

/// What is asked of everyone and stands in no column, as people call it: a name, a contact, and each answer that the rules need.
pub(super) fn absent(mapping: &Mapping, fields: &[Field], pack: &Pack) -> Vec<[String; 3]> {
    let has = |names: &[&str]| names.iter().any(|name| mapping.column(name).is_some());
    let own = [
        ("name", has(&["name"]) || (has(&["first_name"]) && has(&["last_name"]))),
        ("contact", has(&["contact", "email", "telephone"])),
    ];
    let asked = pack.asked_applicant().into_iter().filter(|(_, fact)| !fact.optional);
    let asked = asked.map(|(name, _)| (name, has(&[name])));
    let labels =
        |name: &str| fields.iter().find(|field| field.name == name).map(|field| field.labels.clone());
    own.into_iter().chain(asked).filter(|(_, there)| !there).filter_map(|(name, _)| labels(name)).collect()
}
