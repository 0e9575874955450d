//! What somebody reads who does not agree with what became of their application, and until when it is decided: both depend on what the
//! round's decisions are in law.

use chrono::NaiveDate;

use super::letter::is_past;
use crate::{
    domain::{Arg, Status, decision::Kind, objection::State},
    i18n::Tr,
    service::{Letter, Mine, Objection},
    web::words::Voiced,
};

/// What whoever does not agree can do.
pub(in crate::web) struct Contest {
    pub(in crate::web) text: String,
    /// Keys of the heading, and of the words that lead to the decision.
    pub(in crate::web) title: &'static str,
    pub(in crate::web) read: &'static str,
    /// Whether there is a letter to read.
    pub(in crate::web) letter: bool,
    /// Where an objection can be sent: the key of the words that lead there.
    pub(in crate::web) object: Option<&'static str>,
}

/// What is said of it depends on what the round's decisions are: of what nobody has settled nothing is said that could be untrue.
pub(super) fn contest(tell: Voiced, mine: &Mine) -> Contest {
    let args = [
        ("authority", Arg::Text(mine.authority.clone())),
        ("number", Arg::Text(mine.application.number.clone())),
    ];
    let act = mine.decision.kind == Kind::Act;
    let decided = mine.letter.as_ref().map(|letter| letter.person.status);
    let decided = matches!(decided, Some(Status::Placed | Status::Waiting | Status::NotEligible));
    let granted = act && mine.letter.as_ref().is_some_and(Letter::is_granted);
    let past = mine.letter.as_ref().is_some_and(|letter| is_past(letter, mine.offer()));
    let text = match (act, granted) {
        (true, _) if mine.cancelled => "my-contest-cancelled",
        (true, true) if past => "my-contest-granted-then",
        (true, true) => "my-contest-granted",
        (true, false) => "my-contest-act",
        _ => "my-contest-text",
    };
    Contest {
        text: tell.with(text, &args),
        title: match (act, granted) {
            (true, _) if mine.cancelled => "my-contest",
            (true, true) => "decision-page",
            (true, false) => "my-contest",
            _ => "my-disagree",
        },
        read: match (act, granted) {
            (true, _) if past => "my-decision-then",
            (true, true) => "my-decision-granted",
            (true, false) => "my-decision",
            _ => "my-letter",
        },
        letter: mine.decision.kind != Kind::Unsettled && decided && mine.application.withdrawn.is_none(),
        object: mine.may_object().then_some(if act { "my-object-act" } else { "my-object" }),
    }
}

/// Until when it is decided, for whoever applied.
pub(in crate::web) fn planned(tr: Tr, planned: Option<&(NaiveDate, Option<String>)>) -> Option<String> {
    let (last, longer) = planned?;
    let args = [("day", Arg::Date(*last)), ("ground", Arg::Text(longer.clone().unwrap_or_default()))];
    Some(tr.with(if longer.is_some() { "my-planned-longer" } else { "my-planned" }, &args))
}

/// What the person sent and what waits for a decision: mistakes that they reported, and objections of their own.
pub(super) fn sent(tell: Voiced, mine: &Mine) -> Vec<(String, &'static str)> {
    let pleas = (mine.pleas > 0).then(|| (tell.tr.count("my-pleas-wait", mine.pleas), "/my/mistake"));
    let waits = |one: &&Objection| one.own && matches!(one.state, State::Received | State::ToMend);
    let objections = mine.objections.iter().filter(waits).map(|one| {
        let key = if one.state == State::ToMend { "my-objection-to-mend" } else { "my-objection-waits" };
        let args =
            [("moment", Arg::Text(tell.tr.moment(one.received_at))), ("day", Arg::Date(one.answer_by))];
        (tell.tr.with(key, &args), "/my/object")
    });
    pleas.into_iter().chain(objections).collect()
}
