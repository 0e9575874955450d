//! Who could not take part, and for what reason: counts and sources, never who.

use crate::{
    domain::{Outcome, Status},
    files::report::{
        figures,
        head::arg,
        list::status_key,
        view::{Card, Cell, Column, Table, source},
    },
    i18n::Tr,
};

/// Reasons of fewer applications than this are told as one: with the list of outcomes beside it,
/// a reason of one or two would be somebody's.
const FEW: u64 = 3;

/// More reasons than these are folded away.
const SHOWN: usize = 10;

/// The card; none when nobody applied.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    let funnel = figures::funnel(outcome);
    if funnel.applications == 0 {
        return None;
    }
    let (no, person) = (funnel.not_eligible, funnel.needs_person);
    if no == 0 && person == 0 {
        let card = Card::new("reasons", tr.say("report-reasons-none"));
        let undecided = outcome.undecided().people() > 0;
        let text = if undecided { "report-reasons-undecided-text" } else { "report-reasons-none-text" };
        return Some(card.say(tr.say(text)));
    }
    let title = match (no, person) {
        (no, 0) => tr.count("report-reasons-no", no),
        (0, person) => tr.count("report-reasons-person", person),
        (no, person) => tr.with("report-reasons-both", &[("no", arg(no)), ("person", arg(person))]),
    };
    let mut card = Card::new("reasons", title).say(tr.say("report-reasons-text"));
    card.table = Some(table(outcome, tr));
    Some(card)
}

fn table(outcome: &Outcome, tr: Tr) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for status in [Status::NotEligible, Status::NeedsPerson] {
        let (many, few): (Vec<_>, Vec<_>) =
            figures::reasons(outcome, status).into_iter().partition(|count| count.people >= FEW);
        let word = || Cell::from(tr.say(status_key(status)));
        for count in many {
            let source = source(tr, count.reason.source.as_ref());
            rows.push(vec![tr.reason(count.reason).into(), tr.number(count.people).into(), word(), source]);
        }
        if !few.is_empty() {
            let sum = few.iter().map(|count| count.people).sum();
            let nowhere = Cell::from(String::new());
            rows.push(vec![
                tr.count("report-reasons-few", FEW).into(),
                tr.number(sum).into(),
                word(),
                nowhere,
            ]);
        }
    }
    let mut heads = vec!["report-col-reason", "report-col-cases", "report-col-outcome", "report-col-source"];
    if rows.iter().all(|row| row.last().is_none_or(|source| source.text.is_empty())) {
        heads.pop();
        for row in &mut rows {
            row.pop();
        }
    }
    Table {
        name: tr.say("report-reasons-table"),
        open: rows.len() <= SHOWN,
        // The figure stands beside the reason, so that a telephone shows it.
        columns: heads
            .iter()
            .enumerate()
            .map(|(index, key)| Column { head: tr.say(key), num: index == 1 })
            .collect(),
        rows,
    }
}
