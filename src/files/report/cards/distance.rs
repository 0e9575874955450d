//! How far people go to work, where the round knows it.

use crate::{
    domain::{Arg, Outcome},
    files::report::{
        figures::{self, DISTANCE_CLASSES},
        head::arg,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Table, columns},
    },
    i18n::Tr,
};

/// The card; none when no distance is known, or all are nothing (work without a place on the map).
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    let distances = figures::distances(outcome).filter(|distances| distances.longest > 0)?;
    let metres = |m: u64| Arg::Text(tr.kilometres(u128::from(m)));
    let title = tr.with("report-distance-title", &[("median", metres(distances.median))]);
    let text = tr.with(
        "report-distance-text",
        &[
            ("n", arg(distances.known)),
            ("longest", metres(distances.longest)),
            ("sum", Arg::Text(tr.kilometres(outcome.distance_m_sum))),
        ],
    );
    // Classes that nobody is in are left away at the far end, not in between.
    let used = distances.classes.iter().rposition(|n| *n > 0).map_or(0, |index| index + 1);
    let classes: Vec<(String, u64)> =
        distances.classes.iter().take(used).enumerate().map(|(index, n)| (class(index, tr), *n)).collect();
    let rows = classes
        .iter()
        .map(|(label, n)| Row::new(label, vec![Bar::new(*n, Tone::Seat, tr.number(*n))]))
        .collect();
    let desc: Vec<String> = classes.iter().map(|(label, n)| format!("{label}: {}.", tr.number(*n))).collect();
    let mut card = Card::new("distance", title).say(text);
    card.picture = Some(Picture::draw(&tr.say("report-distance-picture"), &desc.join(" "), rows, 0));
    card.table = Some(Table {
        name: tr.say("report-distance-table"),
        open: false,
        columns: columns(tr, 1, &["report-col-distance", "report-col-people", "report-col-share"]),
        rows: classes
            .into_iter()
            .map(|(label, n)| vec![label.into(), tr.number(n).into(), tr.percent(n, distances.known).into()])
            .collect(),
    });
    Some(card)
}

fn class(index: usize, tr: Tr) -> String {
    let end = |index: usize| {
        let kilometres = DISTANCE_CLASSES.get(index).map_or(0, |metres| metres / 1_000);
        arg(kilometres)
    };
    match index {
        0 => tr.with("report-distance-first", &[("to", end(0))]),
        index if index < DISTANCE_CLASSES.len() => {
            tr.with("report-distance-class", &[("from", end(index - 1)), ("to", end(index))])
        }
        index => tr.with("report-distance-last", &[("from", end(index - 1))]),
    }
}
