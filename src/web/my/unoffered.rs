//! The top of the page of an application none of whose choices is offered any more, while others can still be chosen.

use super::letter::Top;
use crate::{
    domain::{Arg, Placing},
    service::{Mine, Sequence},
    web::words::Voiced,
};

/// What became of the choices, and what can be done until when.
pub(super) fn unoffered_top(tell: Voiced, mine: &Mine) -> Top {
    let tr = tell.tr;
    let args = [
        ("moment", Arg::Text(tr.moment(mine.application.received_at))),
        ("until", Arg::Text(tr.last_moment(mine.book.closes_at))),
    ];
    let mut more = vec![tell.with("my-unoffered-do", &args)];
    if mine.book.sequence() == Sequence::Registration {
        more.push(tell.say("my-unoffered-order"));
    }
    if mine.not_offered.iter().any(|place| place.state != Placing::Withdrawn) {
        more.push(tell.say("my-unoffered-waits"));
    }
    Top {
        class: "wait",
        tag: tr.say("my-submitted"),
        title: tell.say("my-unoffered"),
        text: tell.with("my-unoffered-text", &args),
        more,
    }
}
