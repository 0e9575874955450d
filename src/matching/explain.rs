//! From a proven solution to an outcome for people: a reason for everyone without a place, a cut-off for
//! every placement, and the figures. It only reads what was decided; it decides nothing.

use talka_solver::{Solved, Verdict};

use super::{
    described,
    held_back::HeldBack,
    model::{Model, Participation, distance_m, solver_stage},
    places::{groups, places, shows_cut_offs, tiers},
    undecided,
};
use crate::{
    domain::{
        Arg, Held, Outcome, PersonOutcome, Reason, Snapshot, Stage, Status, outcome::StageProof, terms::Terms,
    },
    rules::{PairJudgement, RuleSet},
};

/// The outcome of a judged and audited solution. The digest of the instance is filled in by who writes it.
pub fn outcome(
    snapshot: &Snapshot,
    rules: &RuleSet,
    model: &Model,
    solved: &Solved,
    verdict: &Verdict,
) -> Outcome {
    let mut people = people(snapshot, rules, model, solved);
    for (applicant, person) in snapshot.applicants.iter().zip(&mut people) {
        if let Some(place) = person.place.map(|p| &snapshot.placements[p]) {
            person.terms = rules.terms(Some(&applicant.facts), &place.facts);
        }
    }
    let places = places(snapshot, model, solved, &people);
    let metres = people.iter().filter_map(|person| person.distance_m);
    let proofs = snapshot.round.stages.iter();
    Outcome {
        round: snapshot.round.clone(),
        pack: (rules.pack_name().clone(), rules.pack_version().to_owned()),
        draw_codes: snapshot.applicants.iter().any(|person| person.entry.draw_code.is_some()),
        grouped_by: rules.group().kind.clone(),
        groups: groups(snapshot, rules, &people, &places),
        tiers: tiers(rules, &people),
        rank_sum: people.iter().filter_map(|person| person.rank).map(u128::from).sum(),
        distance_m_sum: metres.map(u128::from).sum(),
        held_fast: held_fast(snapshot, model),
        people,
        places,
        effects: Vec::new(),
        budgets: Vec::new(),
        audit: Vec::new(),
        proofs: proofs
            .map(|&stage| StageProof { stage, proven: verdict.proves(solver_stage(stage)) })
            .collect(),
        unique: verdict.unique.is_ok(),
        snapshot_digest: snapshot.digest.clone(),
        instance_digest: String::new(),
    }
}

fn people(snapshot: &Snapshot, rules: &RuleSet, model: &Model, solved: &Solved) -> Vec<PersonOutcome> {
    let telling = Telling::new(snapshot, model, solved);
    let held_back = HeldBack::new(model, &solved.assignment);
    let mut people: Vec<PersonOutcome> = (0..snapshot.applicants.len())
        .map(|a| {
            let mut person = telling.person(a);
            if person.status == Status::Waiting {
                tell_what_holds_back(model, solved, &held_back, a, &mut person);
            }
            described::tell((snapshot, rules, model), (a, &telling.wishes[a]), &mut person);
            if person.first_in_line && snapshot.round.stages.contains(&Stage::Order) {
                person.reasons.push(Reason::new("first-in-line"));
            }
            person
        })
        .collect();
    number_waiting(&mut people);
    people
}

/// How many people were not let move although they may.
fn held_fast(snapshot: &Snapshot, model: &Model) -> u64 {
    let fixed = |held: &&Held| held.may_move && model.participation[held.applicant].kept().is_some();
    snapshot.holders.iter().filter(fixed).count() as u64
}

/// What everyone is told of one solution.
struct Telling<'a> {
    snapshot: &'a Snapshot,
    model: &'a Model,
    /// By applicant of the snapshot.
    place_of: Vec<Option<usize>>,
    wishes: Vec<Vec<usize>>,
    /// By placement: its seats, held ones included, and how many people have it since before. Where the order does not
    /// count, whoever was put first in line is with them: they may be of a later tier.
    seats: Vec<u32>,
    kept: Vec<u32>,
}

impl<'a> Telling<'a> {
    fn new(snapshot: &'a Snapshot, model: &'a Model, solved: &Solved) -> Self {
        let mut place_of = vec![None; snapshot.applicants.len()];
        for (index, &a) in model.person.iter().enumerate() {
            place_of[a] = solved.assignment.of(index).map(|p| p as usize);
        }
        let mut wishes: Vec<Vec<usize>> = vec![Vec::new(); snapshot.applicants.len()];
        for (at, wish) in snapshot.wishes.iter().enumerate() {
            wishes[wish.applicant].push(at);
        }
        let mut kept = vec![0; snapshot.placements.len()];
        for held in snapshot.holders.iter().filter(|held| place_of[held.applicant] == Some(held.placement)) {
            kept[held.placement] += 1;
        }
        let ordered = snapshot.round.stages.contains(&Stage::Order);
        for (part, place) in model.participation.iter().zip(&place_of).filter(|_| !ordered) {
            if let (Participation::TakesPart { first: true, .. }, Some(p)) = (part, place) {
                kept[*p] += 1;
            }
        }
        Self { snapshot, model, place_of, wishes, seats: snapshot.seats(), kept }
    }

    fn person(&self, a: usize) -> PersonOutcome {
        let mut person = PersonOutcome {
            applicant: self.snapshot.applicants[a].id.clone(),
            status: Status::Waiting,
            place: None,
            rank: None,
            distance_m: None,
            tier: None,
            order: None,
            waiting: None,
            reasons: Vec::new(),
            undecided: Vec::new(),
            terms: Terms::default(),
            held: None,
            first_in_line: false,
        };
        match &self.model.participation[a] {
            Participation::Out(out) => {
                person.status = if out.is_withdrawn() { Status::Withdrawn } else { Status::OutOfLine };
                person.reasons.push(out.reason());
            }
            Participation::NotEligible(reasons) => {
                person.status = Status::NotEligible;
                person.reasons.clone_from(reasons);
            }
            Participation::NeedsPerson(reasons) => {
                person.status = Status::NeedsPerson;
                person.reasons.clone_from(reasons);
            }
            Participation::Holds(holding) => {
                (person.tier, person.order) = holding.line.unzip();
                person.held = Some(holding.placement);
                if let Some(p) = self.place_of[a] {
                    self.placed(a, p, &mut person);
                }
                let key = if person.is_moved() { "placed.moved" } else { "placed.kept" };
                person.reasons.push(Reason::new(key));
            }
            Participation::TakesPart { tier, order, first } => {
                (person.tier, person.order) = (Some(*tier), Some(*order));
                person.first_in_line = *first;
                if let Some(p) = self.place_of[a] {
                    self.placed(a, p, &mut person);
                    undecided::tell_placed(self.snapshot, self.model, &self.wishes[a], &mut person);
                } else {
                    self.left_out(a, *order, &mut person);
                }
            }
        }
        person
    }

    fn placed(&self, a: usize, p: usize, person: &mut PersonOutcome) {
        person.status = Status::Placed;
        person.place = Some(p);
        let mut wishes = self.wishes[a].iter().map(|&at| &self.snapshot.wishes[at]);
        let wish = wishes.find(|wish| wish.placement == p);
        person.rank = wish.map(|wish| wish.rank);
        person.distance_m = wish.and_then(|wish| distance_m(self.snapshot, wish));
    }

    /// Somebody without a place: nothing wished for, nothing possible, a pair to be decided, or a turn too late.
    fn left_out(&self, a: usize, order: u64, person: &mut PersonOutcome) {
        let (snapshot, model, wishes) = (self.snapshot, self.model, &self.wishes[a]);
        let possible: Vec<usize> = wishes.iter().copied().filter(|&at| model.refused[at].is_none()).collect();
        let reachable = possible.iter().any(|&at| self.seats[snapshot.wishes[at].placement] > 0);
        let open = undecided::wishes(snapshot, model, wishes, None);
        if wishes.is_empty() {
            let described = !snapshot.described_by(a).is_empty();
            person.reasons.push(Reason::new(if described { "no-fit" } else { "no-wish" }));
        } else if !open.is_empty() {
            undecided::tell_left_out(snapshot, open, reachable, person);
        } else if possible.is_empty() {
            person.reasons.push(Reason::new("no-possible-wish"));
            let refused = wishes.iter().filter_map(|&at| match &model.refused[at] {
                Some(PairJudgement::Impossible(reasons)) => Some(reasons),
                _ => None,
            });
            for reason in refused.flatten() {
                if !person.reasons.contains(reason) {
                    person.reasons.push(reason.clone());
                }
            }
        } else if !reachable {
            person.reasons.push(Reason::new("waiting.no-seat"));
        } else {
            person.reasons.push(self.waits(&possible, order));
        }
    }

    /// Why somebody waits for whom seats there are. Whoever holds one since before may come later in line, so nothing is
    /// said of their turns.
    fn waits(&self, possible: &[usize], order: u64) -> Reason {
        let stages = &self.snapshot.round.stages;
        let held = possible.iter().any(|&at| self.kept[self.snapshot.wishes[at].placement] > 0);
        if stages.contains(&Stage::Order) {
            let count = i64::try_from(possible.len()).unwrap_or(i64::MAX);
            let order = i64::try_from(order).unwrap_or(i64::MAX);
            let reason = Reason::new(if held { "waiting.held" } else { "waiting.cut-off" });
            reason.with("order", Arg::Whole(order)).with("placements", Arg::Whole(count))
        } else if stages.contains(&Stage::Tiers) {
            Reason::new(if held { "waiting.held-tier" } else { "waiting.tier" })
        } else {
            Reason::new(if held { "waiting.held-equals" } else { "waiting.equals" })
        }
    }
}

/// Whoever waits although a seat is free, or somebody holds it whose turn comes later, is told which side constraint keeps
/// it from them.
fn tell_what_holds_back(
    model: &Model,
    solved: &Solved,
    held_back: &HeldBack<'_>,
    a: usize,
    person: &mut PersonOutcome,
) {
    let Some(first) = person.reasons.first().filter(|first| WAITS.contains(&first.key.as_str())) else {
        return;
    };
    let Ok(index) = model.person.binary_search(&a) else { return };
    if let Some(reason) = held_back.reason(index) {
        // An undecided wish comes first and stays.
        if person.undecided.is_empty() {
            person.reasons.clear();
        }
        person.reasons.push(reason);
    } else if first.key == "waiting.cut-off" && !shows_cut_offs(model, solved) {
        // What is known is who has the seats: had somebody later one of them, the condition because of which would be named
        // above. Not known is that no other way of placing people would have freed one.
        person.reasons = vec![Reason { key: "waiting.earlier".to_owned(), ..first.clone() }];
    }
}

/// Reasons of those who wait for a seat that they could take.
const WAITS: [&str; 13] = [
    "waiting.undecided",
    "waiting.held",
    "waiting.held-tier",
    "waiting.held-equals",
    "waiting.cut-off",
    "waiting.earlier",
    "waiting.tier",
    "waiting.equals",
    "waiting.quota",
    "waiting.budget",
    "waiting.open-min",
    "waiting.together",
    "waiting.later",
];

/// Numbers on the waiting list follow the order. Who wished for nothing possible waits for no seat and has no number.
fn number_waiting(people: &mut [PersonOutcome]) {
    let mut waiting: Vec<(Option<u64>, usize)> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| {
            person.reasons.first().is_some_and(|reason| WAITS.contains(&reason.key.as_str()))
        })
        .map(|(at, person)| (person.order, at))
        .collect();
    waiting.sort_unstable();
    for (number, (_, at)) in (1..).zip(waiting) {
        people[at].waiting = Some(number);
    }
}
