//! The steps of a run while it is computed, with the one that is being done.

use axum::response::{IntoResponse, Redirect};

use super::super::{error::Answer, visit::Visit};
use crate::{
    domain::Phase,
    i18n::Tr,
    service::{Book, RunState, RunView},
};

/// A step of a run: its words, and `done`, `now` or nothing.
pub(super) type Step = (String, &'static str);

/// The steps of a run with the one that is being done.
pub(super) fn steps(tr: Tr, book: &Book, run: &RunView) -> Vec<Step> {
    let step = |name: &str| (name.to_owned(), tr.say(&format!("run-step-{name}")));
    let stage = |name: &str| (name.to_owned(), tr.say(&format!("stage-{name}")));
    let before = ["queued", "read", "rules"].map(step).into_iter();
    let stages = book.settings.stages.iter().map(|asked| stage(asked.name()));
    let steps: Vec<_> = before.chain(stages).chain(["verify", "audit", "write"].map(step)).collect();
    // A worker that has just taken the run has not said yet what it does.
    let now = if run.state == RunState::Running && run.step == "queued" { "read" } else { run.step.as_str() };
    let at = steps.iter().position(|(name, _)| name == now).unwrap_or(0);
    let class = |index: usize| match index.cmp(&at) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "",
    };
    steps.into_iter().enumerate().map(|(index, (_, words))| (words, class(index))).collect()
}

/// A digest's first and last four characters.
pub(super) fn short(digest: &str) -> String {
    let (first, last) = (digest.get(..4), digest.get(digest.len().saturating_sub(4)..));
    first.zip(last).map_or_else(|| digest.to_owned(), |(first, last)| format!("{first}…{last}"))
}

/// Why nobody is asked before a run: the round is not there yet, or there is nothing to ask.
pub(super) fn not_asked(phase: Phase) -> &'static str {
    if phase == Phase::Closed { "run-new-clear" } else { "run-new-not-closed" }
}

/// Leads back to the round's desk, which says why there is no such page now.
pub(super) async fn not_now((visit, slug): (&Visit, &str), why: &'static str) -> Answer {
    visit.say_next(why).await;
    Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response())
}
