//! Seats that stayed empty, and why.

use crate::{
    domain::{Arg, Outcome, Reason, Status},
    files::report::{
        figures,
        head::proven,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Cell, Column, Table},
    },
    i18n::Tr,
};

/// The card; none when there are no placements at all, which another card says.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    if outcome.places.is_empty() {
        return None;
    }
    let (seats, filled) = outcome.seats();
    let empty = seats.saturating_sub(filled);
    if seats == 0 {
        return Some(Card::new("empty", tr.say("report-empty-no-seats")));
    }
    if empty == 0 {
        let card = Card::new("empty", tr.say("report-empty-none"));
        return Some(card.say(tr.count("report-empty-none-text", seats)));
    }
    let mut card =
        Card::new("empty", tr.count("report-empty-title", empty)).say(tr.count("report-empty-text", seats));
    let decided = outcome.undecided().people() == 0;
    let waiting = outcome.count(Status::Waiting) > 0;
    if proven(outcome) && !outcome.is_limited() && waiting && decided {
        card = card.say(tr.say("report-empty-nobody"));
    }
    let by_reason = figures::empty_by_reason(outcome);
    let short = |reason: Option<&Reason>| {
        let key = reason.map_or_else(String::new, |reason| reason.key.replace('.', "-"));
        tr.try_say(&format!("report-{key}")).unwrap_or_else(|| sentence(reason, tr))
    };
    let lines: Vec<(String, u64)> =
        by_reason.iter().map(|empty| (short(empty.reason), empty.seats)).collect();
    // One reason is a sentence, not a picture.
    if let [(why, _)] = lines.as_slice() {
        card = card
            .say(tr.with("report-empty-why", &[("why", Arg::Text(why.trim_end_matches('.').to_owned()))]));
    } else {
        let said = |n| tr.count("report-seats", n);
        let rows =
            lines.iter().map(|(why, n)| Row::new(why, vec![Bar::new(*n, Tone::Seat, said(*n))])).collect();
        let desc: Vec<String> = lines.iter().map(|(why, n)| format!("{why}: {}.", said(*n))).collect();
        card.picture = Some(Picture::draw(&tr.say("report-empty-picture"), &desc.join(" "), rows, 0));
    }
    card.table = Some(table(outcome, tr));
    Some(card)
}

fn sentence(reason: Option<&Reason>, tr: Tr) -> String {
    reason.map_or_else(|| tr.say("report-empty-unsaid"), |reason| tr.reason(reason))
}

fn table(outcome: &Outcome, tr: Tr) -> Table {
    let places = figures::with_free_seats(outcome);
    Table {
        name: tr.count("report-empty-table", figures::count(places.len())),
        open: false,
        columns: ["report-col-placement", "report-col-empty", "report-col-seats", "report-col-why"]
            .iter()
            .enumerate()
            .map(|(index, key)| Column { head: tr.say(key), num: (1..3).contains(&index) })
            .collect(),
        rows: places
            .into_iter()
            .map(|(place, free)| {
                vec![
                    Cell::noted(place.placement.title.clone(), &place.placement.organisation),
                    tr.number(free).into(),
                    tr.number(u64::from(place.placement.capacity)).into(),
                    sentence(place.empty.as_ref(), tr).into(),
                ]
            })
            .collect(),
    }
}
