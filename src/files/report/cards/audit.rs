//! What was checked besides the proof: every property of the outcome in one sentence, and in how many cases it was looked
//! at.

use crate::{
    domain::{Arg, Outcome},
    files::report::view::{Card, Table, columns},
    i18n::Tr,
};

/// The card; none for an outcome that is older than the list.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    if outcome.audit.is_empty() {
        return None;
    }
    let count = Arg::Whole(i64::try_from(outcome.audit.len()).unwrap_or(i64::MAX));
    let title = tr.with("audit-card-title", &[("n", count)]);
    let mut card = Card::new("audit", title).say(tr.say("audit-card-text"));
    let rows = outcome.audit.iter().map(|checked| {
        let sentence = tr.say(&format!("audit-{}", checked.property.name()));
        vec![sentence.into(), tr.number(checked.cases).into()]
    });
    card.table = Some(Table {
        name: tr.say("audit-card-table"),
        open: false,
        columns: columns(tr, 1, &["audit-card-property", "audit-card-cases"]),
        rows: rows.collect(),
    });
    Some(card)
}
