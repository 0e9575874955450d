//! Tables whose rows are only added. Owns which they are, and what makes a database refuse to change them.

/// Tables whose rows are never changed or removed; a trigger in each database refuses it. Of [`PREPARED`], those go that do not
/// count yet.
pub(super) const APPEND_ONLY: [&str; 41] = [
    "agreed_event",
    "agreed_pair",
    "announcement",
    "answer_term",
    "chain",
    "confirmation",
    "consent",
    "correction",
    "decision_extension",
    "decision_setting",
    "duplicate_decision",
    "event",
    "excess_seat",
    "finish",
    "first_in_line",
    "guardian",
    "hearing",
    "inquiry",
    "inquiry_answer",
    "late_signature",
    "letter",
    "mail_text",
    "notification",
    "objection",
    "objection_event",
    "offer",
    "offer_event",
    "pack",
    "paper",
    "plea",
    "plea_answer",
    "printed_decision",
    "publication",
    "revision",
    "run_result",
    "second_call",
    "snapshot",
    "snapshot_line",
    "task_note",
    "translation_request",
    "waiting",
];

/// The one among them whose rows are prepared before they count.
pub(super) const PREPARED: &str = "revision";

/// What of [`PREPARED`] counts, said of a row that is about to be removed.
pub(super) const COUNTS: &str =
    "OLD.preparation IS NULL OR OLD.preparation NOT IN (SELECT id FROM preparation)";

/// The same among looks.
pub(super) const APPEND_ONLY_LOOKS: [&str; 1] = ["look"];

/// What makes SQLite refuse a verb on a table.
pub(super) fn refusing(table: &str, verb: &str) -> String {
    let those = if (table, verb) == (PREPARED, "DELETE") { COUNTS } else { "TRUE" };
    format!(
        "CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table} \
         BEGIN SELECT RAISE(ABORT, 'append only') WHERE {those}; END"
    )
}
