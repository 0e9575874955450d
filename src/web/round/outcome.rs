//! What anyone may know of a published outcome: figures, where places ran out, and the numbers that have a place.

use crate::{
    domain::{Outcome, PlaceOutcome, Stage, Status},
    i18n::{Tr, sort},
    web::{
        bars::{Bars, heaviest},
        words::many,
    },
};

/// Placements in the picture.
const SHOWN: usize = 12;

/// A placement's figures in the table.
pub(super) struct Row {
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) ended: String,
    pub(super) seats: String,
    pub(super) filled: String,
    pub(super) wished: String,
    /// Why seats stayed empty; nothing where none did.
    pub(super) empty: String,
}

/// What the page shows.
pub(super) struct Published {
    /// Figure and what it counts.
    pub(super) tiles: Vec<(String, String)>,
    /// The picture and what it shows, a key; none where the round counts no order.
    pub(super) bars: Option<(Bars, &'static str)>,
    pub(super) rows: Vec<Row>,
    /// Numbers of the applications that have a place.
    pub(super) placed: Vec<String>,
}

impl Published {
    pub(super) fn new(tr: Tr, outcome: &Outcome) -> Self {
        let tile = |key: &str, n: u64| (tr.number(n), tr.count(key, n));
        let (seats, _) = outcome.seats();
        let count = |status| many(outcome.count(status));
        let mut places: Vec<&PlaceOutcome> = outcome.places.iter().collect();
        places.sort_by(|one, other| {
            sort::compare(&one.placement.title, &other.placement.title)
                .then_with(|| one.placement.id.cmp(&other.placement.id))
        });
        let served = outcome.people.iter().filter(|person| person.status == Status::Placed);
        Self {
            tiles: vec![
                tile("round-tile-applications", many(outcome.people.len())),
                tile("round-tile-seats", seats),
                tile("round-tile-placed", count(Status::Placed)),
                tile("round-tile-waiting", count(Status::Waiting)),
            ],
            bars: outcome.round.stages.contains(&Stage::Order).then(|| bars(tr, outcome, &places)),
            rows: places.iter().map(|place| row(tr, place, outcome.is_limited())).collect(),
            placed: served.map(|person| person.applicant.to_string()).collect(),
        }
    }
}

fn bars(tr: Tr, outcome: &Outcome, places: &[&PlaceOutcome]) -> (Bars, &'static str) {
    let in_line = outcome.people.iter().filter_map(|person| person.order).max().unwrap_or(0);
    let weights: Vec<u32> = places.iter().map(|place| place.possible).collect();
    let shown = heaviest(&weights, SHOWN).into_iter().filter_map(|at| places.get(at));
    let limited = outcome.is_limited();
    let ended = |place: &PlaceOutcome| tr.cut_off(place.cut_off, limited);
    let shown: Vec<&&PlaceOutcome> = shown.collect();
    let alike = |title: &str| shown.iter().filter(|place| place.placement.title == title).count() > 1;
    // The same work at several organisations is told apart by them.
    let label = |place: &PlaceOutcome| match &place.placement {
        one if alike(&one.title) => format!("{} · {}", one.title, one.organisation),
        one => one.title.clone(),
    };
    let rows = shown.iter().map(|place| (label(place), place.cut_off, ended(place)));
    let bars = Bars::new(&tr.say("report-cutoffs-picture"), (in_line, limited), None, rows.collect());
    (bars, if limited { "round-cutoffs-text-limited" } else { "round-cutoffs-text" })
}

fn row(tr: Tr, place: &PlaceOutcome, limited: bool) -> Row {
    let figure = |n: u32| tr.number(u64::from(n));
    Row {
        title: place.placement.title.clone(),
        organisation: place.placement.organisation.clone(),
        ended: tr.cut_off(place.cut_off, limited),
        seats: figure(place.placement.capacity),
        filled: figure(place.filled),
        wished: figure(place.wished),
        empty: place.empty.as_ref().map(|reason| tr.reason(reason)).unwrap_or_default(),
    }
}
