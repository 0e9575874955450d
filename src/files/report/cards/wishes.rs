//! How far wishes were met: who got their first, second, … choice.

use crate::{
    domain::Outcome,
    files::report::{
        figures,
        head::arg,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Table, columns},
    },
    i18n::Tr,
};

/// Choices in the picture; lower ones are folded into one.
const SHOWN: usize = 5;

/// The card; none when nobody has a place or wishes are not ranked.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    let choices = figures::choices(outcome);
    let placed: u64 = choices.iter().sum();
    let first = *choices.first()?;
    let title = tr.with("report-wishes-title", &[("n", arg(first)), ("placed", arg(placed))]);
    let mut card = Card::new("wishes", title).say(tr.say("report-wishes-text"));
    let steps = steps(&choices, tr);
    let rows: Vec<Row> = steps
        .iter()
        .map(|(label, n)| {
            let text = tr.with("report-wishes-value", &[("n", arg(*n)), ("share", share(tr, *n, placed))]);
            Row::new(label, vec![Bar::new(*n, Tone::Seat, text)])
        })
        .collect();
    let desc: Vec<String> = steps.iter().map(|(label, n)| format!("{label}: {}.", tr.number(*n))).collect();
    card.picture = Some(Picture::draw(&tr.say("report-wishes-picture"), &desc.join(" "), rows, 0));
    card.table = Some(Table {
        name: tr.say("report-wishes-table"),
        open: false,
        columns: columns(tr, 1, &["report-col-choice", "report-col-people", "report-col-share"]),
        rows: choices
            .iter()
            .enumerate()
            .map(|(index, n)| {
                vec![
                    tr.count("report-choice", figures::count(index) + 1).into(),
                    tr.number(*n).into(),
                    tr.percent(*n, placed).into(),
                ]
            })
            .collect(),
    });
    Some(card)
}

fn share(tr: Tr, part: u64, whole: u64) -> crate::domain::Arg {
    crate::domain::Arg::Text(tr.percent(part, whole))
}

fn steps(choices: &[u64], tr: Tr) -> Vec<(String, u64)> {
    let shown = if choices.len() <= SHOWN + 1 { choices.len() } else { SHOWN };
    let (top, rest) = choices.split_at(shown);
    let mut steps: Vec<(String, u64)> = top
        .iter()
        .enumerate()
        .map(|(index, n)| (tr.count("report-choice", figures::count(index) + 1), *n))
        .collect();
    if !rest.is_empty() {
        steps.push((tr.count("report-choice-further", figures::count(shown) + 1), rest.iter().sum()));
    }
    steps
}
