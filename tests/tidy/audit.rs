//! The audit stands apart: it knows nouns and rules, neither the model, the explanation nor the solver; and what it is
//! held against does not know it.

use crate::{
    rooms::depth,
    source::Named,
    tree::{Breach, File},
};

const OWN: &str = "src/matching/audit/";

/// Who calls the audit.
const PIPELINE: &str = "src/matching/mod.rs";

/// Why: an audit that reads the model it checks repeats the model's mistakes and finds nothing.
pub(crate) fn borrows(file: &File) -> Vec<Breach> {
    let remedy =
        "The audit may name `domain`, `rules` and itself: it works out from the snapshot what else it needs.";
    if !file.path.starts_with(OWN) {
        return Vec::new();
    }
    strangers(file, remedy, |named| {
        let Some(first) = named.segments.first() else { return false };
        let second = named.segments.get(1).map(String::as_str);
        match first.as_str() {
            "talka_solver" => true,
            "crate" => !matches!(second, Some("domain" | "rules")),
            "super" => {
                let climbed = named.segments.iter().take_while(|segment| *segment == "super").count();
                // `matching::audit` lies two modules deep.
                depth(&file.path) < climbed + 2
            }
            _ => false,
        }
    })
}

/// Why: what is checked must not lean on the check; the pipeline alone calls it.
pub(crate) fn lends(file: &File) -> Vec<Breach> {
    let remedy =
        "Only the pipeline, src/matching/mod.rs, calls the audit. Work it out anew where it is needed.";
    let is_checked = file.path.starts_with("src/matching/") || file.path.starts_with("solver/src/");
    if !is_checked || file.path.starts_with(OWN) || file.path == PIPELINE {
        return Vec::new();
    }
    strangers(file, remedy, |named| {
        named.segments.len() > 1 && named.segments.iter().any(|segment| segment == "audit")
    })
}

/// Paths outside tests that are not allowed.
fn strangers(file: &File, remedy: &'static str, is_strange: impl Fn(&Named) -> bool) -> Vec<Breach> {
    if crate::tree::is_test_file(&file.path) {
        return Vec::new();
    }
    let found = file.source().named().filter(|named| is_strange(named));
    found.map(|named| Breach::new(&file.path, named.line, named.written(), remedy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn an_audit_that_borrows_is_found() {
        let found = |path, text| lines(&borrows(&File::new(path, text)));
        assert_eq!(found("src/matching/audit/seen.rs", "use talka_solver::Problem;"), [1]);
        assert_eq!(found("src/matching/audit/seen.rs", "use super::super::model::Model;"), [1]);
        assert_eq!(found("src/matching/audit/seen.rs", "\nuse crate::matching::explain;"), [2]);
        assert_eq!(found("src/matching/audit/mod.rs", "use super::{constraints, model::Model};"), [1, 1]);
        assert_eq!(found("src/matching/audit/mod.rs", "fn f() {\n    super::explain::outcome()\n}"), [2]);
        let fine =
            "use super::{Findings, seen::Seen};\nuse crate::{domain::Id, rules::RuleSet};\nuse std::fmt;";
        assert_eq!(found("src/matching/audit/told.rs", fine), []);
        assert_eq!(found("src/matching/explain.rs", "use super::model::Model;"), []);
    }

    #[test]
    fn whoever_leans_on_the_audit_is_found() {
        let found = |path, text| lines(&lends(&File::new(path, text)));
        assert_eq!(found("src/matching/explain.rs", "use super::{audit, model::Model};"), [1]);
        assert_eq!(found("src/matching/model.rs", "fn f() {\n    crate::matching::audit::check()\n}"), [2]);
        assert_eq!(found("src/matching/mod.rs", "fn f() {\n    audit::check()\n}"), []);
        assert_eq!(found("src/matching/explain.rs", "fn f() {\n    g(Outcome { audit: Vec::new() })\n}"), []);
    }
}
