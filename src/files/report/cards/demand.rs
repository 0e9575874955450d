//! Demand against seats before anything is allocated, placement by placement: what a round's board shows.

use crate::{
    domain::{Arg, Placement},
    files::report::{
        figures,
        head::arg,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Cell, Mark, Table, columns},
    },
    i18n::{Tr, sort},
};

/// A placement with how many chose it, before anything is allocated.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    /// The placement.
    pub placement: &'a Placement,
    /// People who wished for it at any rank.
    pub wished: u64,
    /// People who had it as their first choice.
    pub first: u64,
}

/// Placements in the picture; the others stand in the table.
const SHOWN: usize = 8;

/// The card.
pub(in crate::files::report) fn card(places: &[Demand<'_>], tr: Tr) -> Card {
    if places.is_empty() {
        return Card::new("demand", tr.say("work-demand-none")).say(tr.say("work-demand-none-text"));
    }
    let seats: u64 = places.iter().map(|place| u64::from(place.placement.capacity)).sum();
    let people: u64 = places.iter().map(|place| place.first).sum();
    let title = tr.with("work-demand-title", &[("people", arg(people)), ("seats", arg(seats))]);
    let mut card = Card::new("demand", title);
    if people > 0 {
        let (shown, rest) =
            figures::heaviest(&places.iter().map(|place| place.first).collect::<Vec<_>>(), SHOWN);
        let shown: Vec<&Demand<'_>> = shown.into_iter().filter_map(|index| places.get(index)).collect();
        card.picture = Some(picture(&shown, tr));
        card.caption = vec![
            Mark { class: "demand", text: tr.say("report-col-first") },
            Mark { class: "seat", text: tr.say("report-col-seats") },
        ];
        if !rest.is_empty() {
            let text = tr.count("work-demand-others", figures::count(rest.len()));
            card.caption.push(Mark { class: "", text });
        }
    }
    card.table = Some(table(places, tr));
    card
}

fn picture(shown: &[&Demand<'_>], tr: Tr) -> Picture {
    let row = |(index, place): (usize, &&Demand<'_>)| {
        // The first row says in words what the bars count.
        let said = |key: &str, n: u64| if index == 0 { tr.count(key, n) } else { tr.number(n) };
        let seats = u64::from(place.placement.capacity);
        let bars = vec![
            Bar::new(place.first, Tone::Demand, said("report-people", place.first)),
            Bar::new(seats, Tone::Seat, said("report-seats", seats)),
        ];
        Row::new(&place.placement.title, bars).aside(&place.placement.organisation)
    };
    let told = |place: &&Demand<'_>| {
        let seats = arg(u64::from(place.placement.capacity));
        let title = Arg::Text(place.placement.title.clone());
        tr.with("work-demand-desc", &[("place", title), ("people", arg(place.first)), ("seats", seats)])
    };
    let desc: Vec<String> = shown.iter().map(told).collect();
    let rows = shown.iter().enumerate().map(row).collect();
    Picture::draw(&tr.say("work-demand-picture"), &desc.join(" "), rows, 0)
}

fn table(places: &[Demand<'_>], tr: Tr) -> Table {
    let mut sorted: Vec<&Demand<'_>> = places.iter().collect();
    sorted.sort_by(|one, other| {
        let (one, other) = (one.placement, other.placement);
        sort::compare(&one.organisation, &other.organisation)
            .then_with(|| sort::compare(&one.title, &other.title))
    });
    let row = |place: &&Demand<'_>| {
        vec![
            Cell::noted(place.placement.title.clone(), &place.placement.organisation),
            tr.number(u64::from(place.placement.capacity)).into(),
            tr.number(place.first).into(),
            tr.number(place.wished).into(),
        ]
    };
    Table {
        name: tr.count("work-demand-table", figures::count(places.len())),
        open: false,
        columns: columns(
            tr,
            1,
            &["report-col-placement", "report-col-seats", "report-col-first", "report-col-wished"],
        ),
        rows: sorted.iter().map(row).collect(),
    }
}
