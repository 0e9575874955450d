//! What a round's page shows its caseworkers once it is published: free seats, people in line, publications.

use crate::{
    domain::Arg,
    i18n::Tr,
    service::{
        Desk, DeskPlace, OfferState, Phase, PublicationView, RunKind, RunState, RunView, Seats, SignedRule,
    },
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
    /// How many seats are empty and go to nobody since their work has begun, in words.
    pub(super) begun: Option<String>,
    /// That free seats go on by themselves, or why not; and the run that a person has to look at.
    pub(super) rule: Option<(String, Option<String>)>,
    pub(super) free: Vec<FreeRow>,
    pub(super) publications: Vec<PublicationRow>,
}

impl DeskCard {
    pub(super) fn new(tr: Tr, desk: &Desk) -> Self {
        let free = |place: &&DeskPlace| place.seats.free + place.seats.frozen > 0;
        let counts = |key: &str, n| Arg::Text(tr.count(key, n));
        let figures =
            [("free", counts("desk-free", desk.free())), ("line", counts("desk-line", desk.in_line))];
        Self {
            figures: tr.with("desk-figures", &figures),
            begun: begun(tr, desk.places.iter().map(|place| &place.seats)),
            rule: desk.rule.as_ref().map(|rule| said(tr, rule)),
            free: desk.places.iter().filter(free).map(|place| free_row(tr, place)).collect(),
            publications: desk
                .publications
                .iter()
                .map(|one| PublicationRow {
                    what: tr.count(&format!("desk-publication-{}", one.kind.name()), one.number),
                    run: one.run.to_string(),
                    when: tr.moment(one.published_at),
                    who: behind(tr, one),
                })
                .collect(),
        }
    }
}

/// How many seats are empty and go to nobody since their work has begun, in words; nothing where none are.
pub(super) fn begun<'s>(tr: Tr, seats: impl Iterator<Item = &'s Seats>) -> Option<String> {
    let empty: u64 = seats.filter(|seats| seats.over && !seats.ended).map(Seats::empty).sum();
    (empty > 0).then(|| tr.count("desk-begun", empty))
}

/// Who stands behind a publication.
fn behind(tr: Tr, one: &PublicationView) -> String {
    let both = format!("{}, {}", one.author, one.approver);
    if one.by_rule { tr.with("desk-by-rule", &[("who", Arg::Text(both))]) } else { both }
}

/// That free seats go on by themselves, or what keeps them for a person; and the run that this is about.
fn said(tr: Tr, rule: &SignedRule) -> (String, Option<String>) {
    let signed = [
        ("first", Arg::Text(rule.signed.0.clone())),
        ("second", Arg::Text(rule.signed.1.clone())),
        ("when", Arg::Text(tr.moment(rule.at))),
    ];
    match (rule.in_force, rule.held) {
        (false, _) => (tr.with("desk-rule-off", &signed), None),
        (true, None) => (tr.with("desk-rule", &signed), None),
        (true, Some(held)) => {
            let run = rule.run.map(|run| run.to_string());
            (tr.say(&format!("desk-rule-{}", held.name())), run)
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
    if place.seats.ended {
        why.push(tr.say("desk-ended"));
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

/// The word for where a run stands, and the class of its tag; `stale` when inputs have changed since.
pub(super) fn run_tag(run: &RunView, stale: bool) -> (&'static str, &'static str) {
    match run.state {
        RunState::Verified if run.published => ("published", "yes"),
        RunState::Verified if run.published_at.is_some() => ("superseded", ""),
        RunState::Verified if stale => ("changed", "wait"),
        RunState::Verified => ("verified", "yes"),
        RunState::Queued | RunState::Running => (run.state.name(), "wait"),
        RunState::Failed => ("failed", "bad"),
        RunState::Cancelled => ("cancelled", ""),
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
            who: if run.by_rule() {
                tr.with("desk-by-rule", &[("who", Arg::Text(run.started_by.clone()))])
            } else {
                run.started_by.clone()
            },
            when: tr.moment(run.queued_at),
        }
    }
}

/// What may be done with a round as a whole beside the next step.
/// `shorter` says whether there is an earlier last day that the deadline could be moved to, `consent` whether guardians consent.
pub(super) fn links(
    slug: &str,
    phase: Phase,
    (shorter, consent): (bool, bool),
) -> Vec<(String, &'static str)> {
    let later = || (format!("/rounds/{slug}/deadline"), "deadline-extend-round");
    let again = || (format!("/rounds/{slug}/second-call"), "second-call-link");
    let earlier = || (format!("/rounds/{slug}/deadline/earlier"), "deadline-shorten-round");
    match phase {
        Phase::Upcoming | Phase::Open if shorter => vec![later(), earlier()],
        Phase::Upcoming | Phase::Open | Phase::Ended => vec![later()],
        Phase::Closed => vec![(format!("/rounds/{slug}/deadline"), "deadline-reopen-round")],
        Phase::Published => {
            let waiting = consent.then(|| (format!("/rounds/{slug}/consents"), "consents-title"));
            let finish = (format!("/rounds/{slug}/finish"), "finish-title");
            waiting.into_iter().chain([again(), finish]).collect()
        }
        // The days of a draft are changed with the draft.
        Phase::Draft | Phase::Finished => Vec::new(),
    }
}
