//! The way of an application, from submitting to the end, with where it is.

use chrono::{DateTime, Utc};

use crate::{
    domain::Status,
    service::{Mine, OfferState, Phase},
    web::{round::sooner, words::Voiced},
};

/// A step on the way of an application.
pub(in crate::web) struct Step {
    /// `done`, `now`, or nothing for what comes.
    pub(in crate::web) class: &'static str,
    pub(in crate::web) title: String,
    pub(in crate::web) text: String,
}

/// The steps from submitting to the end, with where we are.
pub(in crate::web) fn steps(tell: Voiced, mine: &Mine, now: DateTime<Utc>) -> Vec<Step> {
    let tr = tell.tr;
    let phase = mine.book.phase;
    let class = |at: Phase| match phase.cmp(&at) {
        std::cmp::Ordering::Less => "",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "done",
    };
    let step = |class, title, text| Step { class, title, text };
    let deadline = tell.about("my-step-deadline", "moment", &tr.last_moment(mine.book.closes_at));
    let mut steps = vec![
        step("done", tell.say("my-step-received"), tr.moment(mine.application.received_at)),
        step(class(Phase::Open), deadline, sooner(tr, &mine.book).unwrap_or_default()),
    ];
    let Some(published_at) = mine.published_at else {
        steps.push(step(class(Phase::Ended), tell.say("my-step-checks"), tell.say("my-step-checks-text")));
        steps.push(step(class(Phase::Closed), tell.say("my-step-run"), tell.say("my-step-run-text")));
        steps.push(step("", tell.say("my-step-results"), tell.say("my-step-results-text")));
        return steps;
    };
    steps.push(step("done", tell.say("my-step-results"), tr.moment(published_at)));
    // Answers to offers matter to whoever has one, and to whoever waits for what becomes free.
    let open = mine.offer().filter(|offer| offer.state == OfferState::Open && !offer.late);
    let text = match mine.letter.as_ref().map(|letter| letter.person.status) {
        Some(Status::Placed) if open.is_some_and(|offer| offer.untold) => "my-deadline-untold",
        Some(Status::Placed) if open.is_some_and(|offer| offer.lapses) => "my-step-answers-own",
        Some(Status::Placed) if open.is_some() => "my-deadline-stand",
        // Once the last of them has passed, nothing of that is still to come.
        Some(Status::Waiting) if phase == Phase::Published && mine.answer_by.is_some_and(|by| by > now) => {
            "my-step-answers-text"
        }
        Some(Status::NeedsPerson) => {
            steps.push(step("now", tell.say("my-step-needs-person"), tell.say("my-step-needs-person-text")));
            return steps;
        }
        _ => return steps,
    };
    let until = open.map(|offer| offer.answer_by).or(mine.answer_by);
    if let Some(until) = until {
        let title = tell.about("my-step-answers", "moment", &tr.last_moment(until));
        steps.push(step("now", title, tell.say(text)));
    }
    steps
}
