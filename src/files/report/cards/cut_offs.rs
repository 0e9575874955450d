//! Where in line the places ended, placement by placement.

use crate::{
    domain::{Arg, CutOff, Outcome, PlaceOutcome, Stage},
    files::report::{
        figures,
        head::arg,
        picture::{Bar, Picture, Row, Tone},
        view::{Card, Cell, Mark, Table, columns},
    },
    i18n::{Tr, sort},
};

/// Placements in the picture.
const SHOWN: usize = 12;

/// The card.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Card {
    let places = &outcome.places;
    let total = figures::count(places.len());
    if total == 0 {
        return Card::new("cut-offs", tr.say("report-cutoffs-none")).say(tr.say("report-cutoffs-none-text"));
    }
    // Where somebody could work and no place is offered, places ended before the first of them.
    let ran_out = |place: &&PlaceOutcome| match place.cut_off {
        CutOff::Person { .. } => true,
        CutOff::None => place.possible > 0,
        CutOff::Open => false,
    };
    let ended = places.iter().filter(ran_out).count();
    let title = match figures::count(ended) {
        0 if outcome.is_limited() => tr.say("report-cutoffs-title-limited"),
        0 => tr.say("report-cutoffs-title-open"),
        ended => tr.with("report-cutoffs-title", &[("n", arg(ended)), ("total", arg(total))]),
    };
    let mut card = Card::new("cut-offs", title);
    let weights: Vec<u64> = places.iter().map(|place| u64::from(place.possible)).collect();
    let (shown, rest) = figures::heaviest(&weights, SHOWN);
    let shown: Vec<&PlaceOutcome> = shown.into_iter().filter_map(|index| places.get(index)).collect();
    let length = line_length(outcome);
    // Where the round counts no order, places do not end anywhere in it.
    if length > 0 && outcome.round.stages.contains(&Stage::Order) {
        let text = if outcome.is_limited() { "report-cutoffs-text-limited" } else { "report-cutoffs-text" };
        card = card.say(tr.count(text, length));
        card.picture = Some(picture(&shown, (length, outcome.is_limited()), tr));
        card.caption = caption(&shown, !rest.is_empty(), open_key(outcome), tr);
    }
    card.table = Some(table(outcome, tr));
    card
}

/// What is said of a placement with seats left.
fn open_key(outcome: &Outcome) -> &'static str {
    if outcome.is_limited() { "report-cutoff-limited" } else { "report-cutoff-open" }
}

/// How many people stand in line.
fn line_length(outcome: &Outcome) -> u64 {
    let people = outcome.people.iter().filter_map(|person| person.order).max().unwrap_or(0);
    let cut_offs = outcome.places.iter().filter_map(|place| match place.cut_off {
        CutOff::Person { order, .. } => Some(order),
        CutOff::None | CutOff::Open => None,
    });
    people.max(cut_offs.max().unwrap_or(0))
}

fn picture(shown: &[&PlaceOutcome], (length, limited): (u64, bool), tr: Tr) -> Picture {
    let rows = shown
        .iter()
        .map(|place| {
            let said = tr.cut_off(place.cut_off, limited);
            let bar = match place.cut_off {
                CutOff::None => Bar::new(0, Tone::Seat, said),
                CutOff::Person { order, .. } => Bar::new(order, Tone::Seat, said).cut(),
                CutOff::Open => Bar::new(length, Tone::Open, said),
            };
            Row::new(&title(place), vec![bar]).aside(&place.placement.organisation)
        })
        .collect();
    let desc: Vec<String> = shown
        .iter()
        .map(|place| {
            let args = [
                ("place", Arg::Text(title(place))),
                ("cutoff", Arg::Text(tr.cut_off(place.cut_off, limited))),
            ];
            tr.with("report-cutoffs-desc", &args)
        })
        .collect();
    Picture::draw(&tr.say("report-cutoffs-picture"), &desc.join(" "), rows, length).tracked()
}

fn caption(shown: &[&PlaceOutcome], folded: bool, open: &str, tr: Tr) -> Vec<Mark> {
    let has = |wanted: fn(&CutOff) -> bool| shown.iter().any(|place| wanted(&place.cut_off));
    let mut marks = Vec::new();
    if has(|cut_off| matches!(cut_off, CutOff::Person { .. })) {
        marks.push(Mark { class: "cut", text: tr.say("report-cutoffs-caption-cut") });
    }
    if has(|cut_off| *cut_off == CutOff::Open) {
        marks.push(Mark { class: "open", text: tr.say(&open.replace("cutoff-", "cutoffs-caption-")) });
    }
    if folded {
        marks.push(Mark {
            class: "",
            text: tr.count("report-cutoffs-caption-shown", figures::count(shown.len())),
        });
    }
    marks
}

fn title(place: &PlaceOutcome) -> String {
    let placement = &place.placement;
    if placement.title.is_empty() { placement.id.to_string() } else { placement.title.clone() }
}

fn table(outcome: &Outcome, tr: Tr) -> Table {
    let mut places: Vec<&PlaceOutcome> = outcome.places.iter().collect();
    places.sort_by(|a, b| {
        sort::compare(&a.placement.title, &b.placement.title)
            .then_with(|| a.placement.id.cmp(&b.placement.id))
    });
    let figure = |n: u32| tr.number(u64::from(n)).into();
    Table {
        name: tr.count("report-cutoffs-table", figures::count(places.len())),
        open: false,
        columns: columns(
            tr,
            2,
            &[
                "report-col-placement",
                "report-col-cutoff",
                "report-col-seats",
                "report-col-filled",
                "report-col-wished",
                "report-col-possible",
                "report-col-first",
            ],
        ),
        rows: places
            .into_iter()
            .map(|place| {
                vec![
                    Cell::noted(title(place), &place.placement.organisation),
                    tr.cut_off(place.cut_off, outcome.is_limited()).into(),
                    figure(place.placement.capacity),
                    figure(place.filled),
                    figure(place.wished),
                    figure(place.possible),
                    figure(place.first_choices),
                ]
            })
            .collect(),
    }
}
