//! From received to placed, and what became of the others.

use crate::{
    domain::{Outcome, Status},
    files::report::{
        figures::{self, Funnel},
        head::arg,
        list::status_key,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Mark, Table, columns},
    },
    i18n::Tr,
};

/// The card.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Card {
    let funnel = figures::funnel(outcome);
    if funnel.applications == 0 {
        return Card::new("funnel", tr.say("report-funnel-none")).say(tr.say("report-funnel-none-text"));
    }
    let title = tr.with(
        "report-funnel-title",
        &[("applications", arg(funnel.applications)), ("placed", arg(funnel.placed))],
    );
    let mut card = Card::new("funnel", title);
    if funnel.waiting > 0 {
        let limited = outcome.is_limited();
        let waiting = if limited { "report-funnel-waiting-limited" } else { "report-funnel-waiting" };
        let hoped = funnel.reachable.saturating_sub(funnel.placed);
        let cut = funnel.waiting.saturating_sub(hoped);
        if hoped > 0 {
            card = card.say(tr.count(waiting, hoped));
        }
        if cut > 0 {
            card = card.say(tr.count("report-funnel-unreachable", cut));
        }
    }
    let undecided = outcome.undecided();
    if undecided.people() > 0 {
        let parts = [
            ("n", arg(undecided.people())),
            ("without", arg(undecided.without_place)),
            ("placed", arg(undecided.placed)),
            ("participation", arg(undecided.participation)),
        ];
        card = card.say(tr.with("report-funnel-undecided", &parts));
    }
    card.picture = Some(picture(&funnel, tr));
    card.caption = vec![Mark { class: "", text: tr.say("report-funnel-caption") }];
    card.table = Some(table(&funnel, tr));
    card
}

fn picture(funnel: &Funnel, tr: Tr) -> Picture {
    let steps = [
        ("report-funnel-applications", funnel.applications, Tone::Demand),
        ("report-funnel-eligible", funnel.eligible, Tone::Demand),
        ("report-funnel-reachable", funnel.reachable, Tone::Demand),
        ("report-funnel-placed", funnel.placed, Tone::Seat),
    ];
    let rows = steps.map(|(key, n, tone)| Row::new(&tr.say(key), vec![Bar::new(n, tone, tr.number(n))]));
    let desc = tr.with(
        "report-funnel-desc",
        &[
            ("applications", arg(funnel.applications)),
            ("eligible", arg(funnel.eligible)),
            ("reachable", arg(funnel.reachable)),
            ("placed", arg(funnel.placed)),
        ],
    );
    Picture::draw(&tr.say("report-funnel-picture"), &desc, rows.into(), 0)
}

fn table(funnel: &Funnel, tr: Tr) -> Table {
    let statuses = [
        (Status::Placed, funnel.placed),
        (Status::Waiting, funnel.waiting),
        (Status::NeedsPerson, funnel.needs_person),
        (Status::NotEligible, funnel.not_eligible),
        (Status::Withdrawn, funnel.withdrawn),
        (Status::OutOfLine, funnel.out_of_line),
    ];
    // Before a refill nobody has had a place, and no line says so.
    let statuses = statuses.into_iter().filter(|(status, n)| *status != Status::OutOfLine || *n > 0);
    Table {
        name: tr.say("report-funnel-table"),
        open: false,
        columns: columns(tr, 1, &["report-col-outcome", "report-col-applications", "report-col-share"]),
        rows: statuses
            .map(|(status, n)| {
                vec![
                    tr.say(status_key(status)).into(),
                    tr.number(n).into(),
                    tr.percent(n, funnel.applications).into(),
                ]
            })
            .collect(),
    }
}
