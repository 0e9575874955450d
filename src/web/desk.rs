//! What a round's page shows its caseworkers once it is published: free seats, people in line, publications.

use crate::{
    i18n::Tr,
    service::{Desk, DeskPlace, OfferState, RunKind, RunView},
};

/// A placement that has seats free or kept back.
pub(super) struct FreeRow {
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) seats: String,
    pub(super) held: String,
    pub(super) free: String,
    /// How seats came free, in words.
    pub(super) why: String,
}

/// A publication in the list.
pub(super) struct PublicationRow {
    pub(super) what: String,
    pub(super) run: String,
    pub(super) when: String,
    pub(super) who: String,
}

/// The desk in words.
pub(super) struct DeskCard {
    /// How many seats are free, and how many people are in line.
    pub(super) figures: String,
    pub(super) free: Vec<FreeRow>,
    pub(super) publications: Vec<PublicationRow>,
}

impl DeskCard {
    pub(super) fn new(tr: Tr, desk: &Desk) -> Self {
        let free = |place: &&DeskPlace| place.seats.free + place.seats.frozen > 0;
        let counts = |key: &str, n| crate::domain::Arg::Text(tr.count(key, n));
        let figures =
            [("free", counts("desk-free", desk.free())), ("line", counts("desk-line", desk.in_line))];
        Self {
            figures: tr.with("desk-figures", &figures),
            free: desk.places.iter().filter(free).map(|place| free_row(tr, place)).collect(),
            publications: desk
                .publications
                .iter()
                .map(|one| PublicationRow {
                    what: tr.count(&format!("desk-publication-{}", one.kind.name()), one.number),
                    run: one.run.to_string(),
                    when: tr.moment(one.published_at),
                    who: format!("{}, {}", one.author, one.approver),
                })
                .collect(),
        }
    }
}

fn free_row(tr: Tr, place: &DeskPlace) -> FreeRow {
    let over = OfferState::ALL.into_iter().filter(|state| !state.holds());
    let mut why: Vec<String> = over
        .map(|state| (state, place.offers[state as usize]))
        .filter(|(_, n)| *n > 0)
        .map(|(state, n)| format!("{}: {}", tr.say(&format!("work-offer-{}", state.name())), tr.number(n)))
        .collect();
    if place.seats.over {
        why.push(tr.say("desk-over"));
    }
    if place.seats.frozen > 0 {
        why.push(tr.count("desk-frozen", place.seats.frozen));
    }
    FreeRow {
        title: place.seats.title.clone(),
        organisation: place.organisation.clone(),
        seats: tr.number(place.seats.all),
        held: tr.number(place.seats.held),
        free: tr.number(place.seats.free),
        why: why.join("; "),
    }
}

/// What a run was for, in the heading of its page; nothing for a round's own.
pub(super) fn kind(tr: Tr, kind: RunKind) -> String {
    match kind {
        RunKind::Main => String::new(),
        _ => tr.say(&format!("run-kind-{}", kind.name())),
    }
}

/// A run in a list.
pub(super) struct RunLine {
    pub(super) id: String,
    pub(super) number: u64,
    /// What it is for, where it is not the round's own.
    pub(super) kind: String,
    pub(super) state: &'static str,
    pub(super) tag: &'static str,
    pub(super) who: String,
    pub(super) when: String,
}

impl RunLine {
    /// A run with the word for where it stands, and the class of its tag.
    pub(super) fn new(tr: Tr, run: &RunView, (state, tag): (&'static str, &'static str)) -> Self {
        Self {
            id: run.id.to_string(),
            number: u64::try_from(run.number).unwrap_or_default(),
            kind: kind(tr, run.kind),
            state,
            tag,
            who: run.started_by.clone(),
            when: tr.moment(run.queued_at),
        }
    }
}
