//! Demand against seats by group: the largest in the picture, all of them in the table.

use crate::{
    domain::{Arg, Outcome, outcome::GroupFigures},
    files::report::{
        figures,
        head::arg,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Mark, Table, columns},
    },
    i18n::Tr,
};

/// Groups in the picture; the others are folded into one.
const SHOWN: usize = 9;

/// The card; none when the round has no groups.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    let groups = &outcome.groups;
    let weights: Vec<u64> = groups.iter().map(|group| u64::from(group.applications)).collect();
    let (shown, rest) = figures::heaviest(&weights, SHOWN);
    let top = groups.get(*shown.first()?)?;
    let by = by(outcome, tr);
    // Without an application no group has the most of them.
    let title =
        if top.applications == 0 { by.clone() } else { tr.with("report-groups-title", &values(top, tr)) };
    let mut rows: Vec<Row> = shown
        .iter()
        .filter_map(|index| groups.get(*index))
        .enumerate()
        .map(|(index, group)| {
            row(tr, &name(group, tr), u64::from(group.applications), u64::from(group.seats), index == 0)
        })
        .collect();
    if !rest.is_empty() {
        let sum = |of: fn(&GroupFigures) -> u32| {
            rest.iter().filter_map(|index| groups.get(*index)).map(|group| u64::from(of(group))).sum()
        };
        let label = tr.count("report-groups-others", figures::count(rest.len()));
        rows.push(row(tr, &label, sum(|group| group.applications), sum(|group| group.seats), false));
    }
    let mut card = Card::new("groups", title);
    if top.applications > 0 {
        card = card.say(by.clone());
    }
    card.picture = Some(Picture::draw(&by, &description(groups, &shown, tr), rows, 0));
    card.caption = vec![
        Mark { class: "demand", text: tr.say("report-col-applications") },
        Mark { class: "seat", text: tr.say("report-col-seats") },
    ];
    card.table = Some(table(groups, tr));
    Some(card)
}

/// What the picture compares, by the kind of its groups.
fn by(outcome: &Outcome, tr: Tr) -> String {
    tr.try_say(&format!("report-groups-by-{}", outcome.grouped_by))
        .unwrap_or_else(|| tr.say("report-groups-by-group"))
}

fn name(group: &GroupFigures, tr: Tr) -> String {
    if group.name.is_empty() { tr.say("report-groups-unnamed") } else { group.name.clone() }
}

fn values(group: &GroupFigures, tr: Tr) -> [(&'static str, Arg); 3] {
    [
        ("group", Arg::Text(name(group, tr))),
        ("applications", arg(u64::from(group.applications))),
        ("seats", arg(u64::from(group.seats))),
    ]
}

/// Two bars; the first row says in words what they count, the others in figures alone.
fn row(tr: Tr, name: &str, applications: u64, seats: u64, words: bool) -> Row {
    let text = |key: &str, n: u64| if words { tr.count(key, n) } else { tr.number(n) };
    let bars = vec![
        Bar::new(applications, Tone::Demand, text("report-applications", applications)),
        Bar::new(seats, Tone::Seat, text("report-seats", seats)),
    ];
    Row::new(name, bars)
}

fn description(groups: &[GroupFigures], shown: &[usize], tr: Tr) -> String {
    let sentences: Vec<String> = shown
        .iter()
        .filter_map(|index| groups.get(*index))
        .map(|group| tr.with("report-groups-desc", &values(group, tr)))
        .collect();
    sentences.join(" ")
}

fn table(groups: &[GroupFigures], tr: Tr) -> Table {
    let figure = |n: u32| tr.number(u64::from(n)).into();
    Table {
        name: tr.count("report-groups-table", figures::count(groups.len())),
        open: false,
        columns: columns(
            tr,
            1,
            &[
                "report-col-group",
                "report-col-applications",
                "report-col-placed",
                "report-col-seats",
                "report-col-filled",
            ],
        ),
        rows: groups
            .iter()
            .map(|group| {
                vec![
                    name(group, tr).into(),
                    figure(group.applications),
                    figure(group.placed),
                    figure(group.seats),
                    figure(group.filled),
                ]
            })
            .collect(),
    }
}
