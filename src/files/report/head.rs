//! The report's head: what round it is, whether the allocation is proven, the five figures that matter.

use super::figures;
use crate::{
    domain::{Arg, Outcome},
    i18n::Tr,
};

/// The dates that a round may state, in the order in which they come.
const DATES: [&str; 9] =
    ["opens", "closes", "draw", "decided", "published", "answers", "starts", "ends", "reference"];

/// The head.
#[derive(Debug)]
pub(super) struct Head {
    /// The page's title in the browser.
    pub(super) page_title: String,
    /// The programme.
    pub(super) programme: String,
    /// The round's name.
    pub(super) title: String,
    /// Whether every stage is proven.
    pub(super) proven: bool,
    /// The outcome in a sentence or two.
    pub(super) lead: String,
    /// Rules, snapshot and dates.
    pub(super) meta: Vec<String>,
    /// The figures.
    pub(super) tiles: Vec<Tile>,
}

/// A figure and what it counts.
#[derive(Debug)]
pub(super) struct Tile {
    /// The figure.
    pub(super) figure: String,
    /// What it counts, in the plural that goes with it.
    pub(super) label: String,
}

/// Whether the judge proved every stage that was asked for.
pub(super) fn proven(outcome: &Outcome) -> bool {
    !outcome.proofs.is_empty() && outcome.proofs.iter().all(|proof| proof.proven)
}

/// A digest's first and last four characters.
pub(super) fn short(digest: &str) -> String {
    match (digest.get(..4), digest.get(digest.len().saturating_sub(4)..)) {
        (Some(first), Some(last)) if digest.len() > 9 => format!("{first}…{last}"),
        _ => digest.to_owned(),
    }
}

/// Makes the head.
pub(super) fn head(outcome: &Outcome, tr: Tr) -> Head {
    let round = &outcome.round;
    let name = round.name.get(tr.0);
    let title = if name.is_empty() { tr.say("report-round-unnamed") } else { name.to_owned() };
    let programme =
        tr.try_say(&format!("programme-{}", round.programme)).unwrap_or_else(|| tr.say("programme-other"));
    Head {
        page_title: tr.with("report-title", &[("round", Arg::Text(title.clone()))]),
        programme,
        title,
        proven: proven(outcome),
        lead: lead(outcome, tr),
        meta: meta(outcome, tr),
        tiles: tiles(outcome, tr),
    }
}

/// A figure as a value for a sentence.
pub(super) fn arg(n: u64) -> Arg {
    Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX))
}

fn lead(outcome: &Outcome, tr: Tr) -> String {
    let funnel = figures::funnel(outcome);
    if funnel.applications == 0 {
        return tr.say("report-lead-no-applications");
    }
    tr.with(
        "report-lead",
        &[
            ("applications", arg(funnel.applications)),
            ("seats", arg(outcome.seats().0)),
            ("placed", arg(funnel.placed)),
            ("waiting", arg(funnel.waiting)),
        ],
    )
}

fn meta(outcome: &Outcome, tr: Tr) -> Vec<String> {
    let (pack, version) = &outcome.pack;
    let mut meta = vec![tr.with(
        "report-meta-pack",
        &[("pack", Arg::Text(pack.get(tr.0).to_owned())), ("version", Arg::Text(version.clone()))],
    )];
    meta.extend(DATES.iter().filter_map(|name| {
        let date = outcome.round.dates.get(*name)?;
        Some(tr.with(&format!("report-date-{name}"), &[("date", Arg::Date(*date))]))
    }));
    meta.push(tr.with("report-meta-snapshot", &[("digest", Arg::Text(short(&outcome.snapshot_digest)))]));
    if outcome.is_refill() {
        let new = outcome.new_places().count();
        let counts = [("kept", arg(figures::count(outcome.kept()))), ("new", arg(figures::count(new)))];
        meta.push(tr.with("report-meta-refill", &counts));
    }
    meta
}

fn tiles(outcome: &Outcome, tr: Tr) -> Vec<Tile> {
    let funnel = figures::funnel(outcome);
    let first = figures::choices(outcome).first().copied().unwrap_or(0);
    let counted = |key: &str, n: u64| Tile { figure: tr.number(n), label: tr.count(key, n) };
    let share = if funnel.placed == 0 { tr.say("report-none") } else { tr.percent(first, funnel.placed) };
    vec![
        counted("report-tile-applications", funnel.applications),
        counted("report-tile-eligible", funnel.eligible),
        Tile {
            figure: tr.number(funnel.placed),
            label: tr
                .with("report-tile-placed", &[("n", arg(funnel.placed)), ("seats", arg(outcome.seats().0))]),
        },
        counted("report-tile-waiting", funnel.waiting),
        Tile { figure: share, label: tr.say("report-tile-first") },
    ]
}
