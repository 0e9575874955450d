//! The conditions of a round that decided about somebody, as a decision cites them: with what they allow, and where they come from.

use crate::{
    domain::{Arg, Reason, Source, decision::Rank},
    i18n::Tr,
    service::DecisionLetter,
    web::words::{Why, whole},
};

/// A line of a part, with a link where its source is on the web.
pub(super) struct Item {
    pub(super) text: String,
    pub(super) href: String,
}

/// A reason in formal words, with its source; one that names a condition says what the condition allows, and has its source.
pub(super) fn why(tr: Tr, letter: &DecisionLetter, reason: &Reason) -> Why {
    let book = &letter.book;
    let reason = book.formally(reason);
    let Some((condition, most)) = book.condition_behind(&reason) else { return Why::of(tr, &reason) };
    let limit = most.map(|most| tr.with("decision-condition-limit", &[("n", whole(most))]));
    let text = std::iter::once(tr.reason(&reason)).chain(limit).collect::<Vec<_>>().join(" ");
    Why::new(tr, text, reason.source.clone().or_else(|| book.source_of(&condition)).as_ref())
}

/// The sources of the conditions because of which somebody waits, each once: those that can be a ground, and the others.
pub(super) fn conditions(tr: Tr, letter: &DecisionLetter) -> (Vec<Item>, Vec<String>) {
    let told = &letter.letter;
    let reasons = told.person.reasons.iter().chain(told.wishes.iter().flat_map(|line| &line.refused));
    let stated = |source: &Source| {
        let is = |title: &str, place: &str| title == source.title.lv && place == source.paragraph;
        letter.decision.norms.iter().any(|norm| is(&norm.title, &norm.place))
    };
    let mut sources: Vec<Source> = Vec::new();
    for (condition, _) in reasons.filter_map(|reason| letter.book.condition_behind(reason)) {
        let source = letter.book.source_of(&condition);
        sources.extend(source.filter(|source| !sources.contains(source) && !stated(source)));
    }
    let args = |source: &Source| {
        [
            ("title", Arg::Text(source.title.get(tr.0).to_owned())),
            ("place", Arg::Text(source.paragraph.clone())),
        ]
    };
    let (grounds, others): (Vec<Source>, Vec<Source>) =
        sources.into_iter().partition(|one| one.rank.is_some_and(Rank::is_ground));
    let ground = |source: Source| Item {
        text: tr.with("decision-norm-condition", &args(&source)),
        href: source.address,
    };
    let besides = |source: Source| {
        let key =
            if source.paragraph.is_empty() { "decision-norm-besides" } else { "decision-norm-information" };
        tr.with(key, &args(&source))
    };
    (grounds.into_iter().map(ground).collect(), others.into_iter().map(besides).collect())
}
