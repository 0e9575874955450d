//! Priority tiers: how many people take part in each, and how many of them have a place.

use crate::{
    domain::{Arg, Outcome, Stage, outcome::TierFigures},
    files::report::{
        head::arg,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Mark, Table, columns},
    },
    i18n::Tr,
};

/// The card; none when everyone is served alike.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    let tiers = &outcome.tiers;
    if tiers.len() < 2 {
        return None;
    }
    let first = tiers.iter().find(|tier| tier.people > 0)?;
    let title = tr.with("report-tiers-title", &figures(first, tr));
    let counts = outcome.round.stages.contains(&Stage::Tiers);
    let text = if counts { "report-tiers-text" } else { "report-tiers-text-unused" };
    let mut card = Card::new("tiers", title).say(tr.say(text));
    let rows: Vec<Row> = tiers
        .iter()
        .enumerate()
        .map(|(index, tier)| {
            let (people, placed) = (u64::from(tier.people), u64::from(tier.placed));
            let text = |key: &str, n: u64| if index == 0 { tr.count(key, n) } else { tr.number(n) };
            Row::new(
                &label(tier, tr),
                vec![
                    Bar::new(people, Tone::Demand, text("report-people", people)),
                    Bar::new(placed, Tone::Seat, text("report-tiers-placed", placed)),
                ],
            )
        })
        .collect();
    let desc: Vec<String> =
        tiers.iter().map(|tier| tr.with("report-tiers-desc", &figures(tier, tr))).collect();
    card.picture = Some(Picture::draw(&tr.say("report-tiers-picture"), &desc.join(" "), rows, 0));
    card.caption = vec![
        Mark { class: "demand", text: tr.say("report-tiers-caption-people") },
        Mark { class: "seat", text: tr.say("report-tiers-caption-placed") },
    ];
    card.table = Some(table(tiers, tr));
    Some(card)
}

fn figures(tier: &TierFigures, tr: Tr) -> [(&'static str, Arg); 4] {
    [
        ("tier", arg(u64::from(tier.tier))),
        ("name", Arg::Text(label(tier, tr))),
        ("people", arg(u64::from(tier.people))),
        ("placed", arg(u64::from(tier.placed))),
    ]
}

fn label(tier: &TierFigures, tr: Tr) -> String {
    let number = arg(u64::from(tier.tier));
    match tier.name.get(tr.0) {
        "" => tr.with("report-tiers-label-unnamed", &[("tier", number)]),
        name => tr.with("report-tiers-label", &[("tier", number), ("name", Arg::Text(name.to_owned()))]),
    }
}

fn table(tiers: &[TierFigures], tr: Tr) -> Table {
    Table {
        name: tr.say("report-tiers-table"),
        open: false,
        columns: columns(
            tr,
            1,
            &["report-col-tier", "report-col-people", "report-col-placed", "report-col-share"],
        ),
        rows: tiers
            .iter()
            .map(|tier| {
                let (people, placed) = (u64::from(tier.people), u64::from(tier.placed));
                vec![
                    label(tier, tr).into(),
                    tr.number(people).into(),
                    tr.number(placed).into(),
                    tr.percent(placed, people).into(),
                ]
            })
            .collect(),
    }
}
