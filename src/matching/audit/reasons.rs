//! Why somebody has no place: that everyone is told one reason, that it is the true one, and that numbers on the waiting
//! list follow the order. Sentences are not read here, only what they say.

use super::{
    conditions::{Broken, Change, Conditions},
    findings::Findings,
    seen::{Admission, May, Seen},
};
use crate::domain::{Arg, Description, PersonOutcome, Reason, Stage, Wish, property::Property};

/// Holds what people are told against what is so.
pub(super) fn check(
    seen: &Seen<'_>,
    conditions: &Conditions<'_>,
    told: &[Option<&PersonOutcome>],
    found: &mut Findings,
) {
    let truth = Truth { seen, conditions };
    let mut waiting: Vec<((u8, u64), &PersonOutcome)> = Vec::new();
    for (a, applicant) in seen.snapshot.applicants.iter().enumerate() {
        let Some(person) = told[a] else { continue };
        found.note(Property::Reasons, truth.holds(a, person), |breach| {
            let keys: Vec<&str> = person.reasons.iter().map(|reason| reason.key.as_str()).collect();
            breach.person(&applicant.id).what(&keys.join(" "))
        });
        if seen.is_left_out(a) && seen.waits(a) {
            waiting.push((seen.turn(a), person));
        } else {
            found.note(Property::Waiting, person.waiting.is_none(), |breach| breach.person(&applicant.id));
        }
    }
    waiting.sort_unstable_by_key(|one| one.0);
    for (number, (_, person)) in (1..).zip(waiting) {
        let same = person.waiting == Some(number);
        found.note(Property::Waiting, same, |breach| breach.person(&person.applicant));
    }
}

/// A wish about which a person decides, with what is to be found out.
type Open<'a> = (&'a Wish, &'a Vec<Reason>);

struct Truth<'a> {
    seen: &'a Seen<'a>,
    conditions: &'a Conditions<'a>,
}

impl Truth<'_> {
    /// Whether what somebody is told of the reasons is so.
    fn holds(&self, a: usize, person: &PersonOutcome) -> bool {
        let mut reasons = person.reasons.as_slice();
        let open = self.seen.missed(a);
        let first = matches!(self.seen.admission[a], Admission::Yes { first: true, .. });
        if first && self.asks(Stage::Order) {
            // Said last, and only where the order is what counts.
            match reasons.split_last() {
                Some((last, rest)) if *last == Reason::new("first-in-line") => reasons = rest,
                _ => return false,
            }
        }
        let described = self.described(a);
        match reasons.len().checked_sub(described.len()).and_then(|own| reasons.split_at_checked(own)) {
            Some((own, rest)) if rest == described => reasons = own,
            _ => return false,
        }
        if !person.undecided.iter().map(|one| &one.reasons).eq(open.iter().map(|(_, why)| *why)) {
            return false;
        }
        match &self.seen.admission[a] {
            Admission::Holds(_) => {
                let key =
                    if self.seen.held[a] == self.seen.place_of[a] { "placed.kept" } else { "placed.moved" };
                reasons == [Reason::new(key)]
            }
            _ if self.seen.place_of[a].is_some() && open.is_empty() => reasons.is_empty(),
            _ if self.seen.place_of[a].is_some() => {
                self.names_open("placed.undecided", &open, reasons) == Some(&[])
            }
            Admission::Out(out) => reasons == [out.reason()],
            Admission::No(said) | Admission::Open(said) => reasons == said,
            Admission::Yes { .. } if open.is_empty() => {
                reasons.first().is_some_and(|first| self.is_left_out_for(a, first, &reasons[1..]))
            }
            Admission::Yes { .. } if self.seen.waits(a) => {
                // What keeps somebody from a seat elsewhere may follow, and follows where one is free.
                let more = self.names_open("waiting.undecided", &open, reasons);
                more.is_some_and(|more| match more {
                    [] => !self.any_seat_free(a),
                    [one] => self.is_kept_from(a, one),
                    _ => false,
                })
            }
            Admission::Yes { .. } => reasons == questions(&open),
        }
    }

    /// What somebody who takes part is told of the wishes that they described.
    fn described(&self, a: usize) -> Vec<Reason> {
        let Admission::Yes { .. } = self.seen.admission[a] else { return Vec::new() };
        let (snapshot, person) = (self.seen.snapshot, &self.seen.snapshot.applicants[a]);
        let told = |key: &str, one: &Description| {
            let reason = if one.is_anything() {
                Reason::new(&format!("{key}.anything"))
            } else {
                Reason::new(key).with("what", Arg::Texts(self.seen.rules.described(one)))
            };
            reason.with("rank", whole(u64::from(one.rank)))
        };
        let own = snapshot.described_by(a).iter();
        if let Some(p) = self.seen.place_of[a] {
            let wish = self.seen.wish(a, p).filter(|wish| wish.described);
            let mut of = own.filter(|one| one.fits(person, &snapshot.placements[p]));
            let first = wish.and_then(|wish| of.find(|one| one.rank == wish.rank));
            return first.map(|one| told("placed.described", one)).into_iter().collect();
        }
        let counted = own.map(|one| {
            let fits = |p: usize| one.fits(person, &snapshot.placements[p]);
            let all = (0..snapshot.placements.len()).filter(|&p| fits(p)).count();
            let may = self.seen.wishes[a]
                .iter()
                .filter(|&&at| self.seen.may[at] == Some(May::Yes) && fits(snapshot.wishes[at].placement));
            told("described", one).with("fits", whole(all as u64)).with("possible", whole(may.count() as u64))
        });
        counted.collect()
    }

    /// Whether reasons begin by naming the wishes that wait for a decision and what is to be found out; what follows.
    fn names_open<'r>(&self, key: &str, open: &[Open<'_>], reasons: &'r [Reason]) -> Option<&'r [Reason]> {
        let names = open.iter().map(|(wish, _)| {
            let place = &self.seen.snapshot.placements[wish.placement];
            format!("{}: {}", place.organisation, place.title)
        });
        let names = Arg::Text(names.collect::<Vec<_>>().join("; "));
        let lead = Reason::new(key).with("n", whole(open.len() as u64)).with("places", names);
        reasons.strip_prefix(&[lead])?.strip_prefix(questions(open).as_slice())
    }

    /// Whether the one reason of somebody without a place, about whose wishes everything is decided, is so.
    fn is_left_out_for(&self, a: usize, first: &Reason, more: &[Reason]) -> bool {
        let wishes = &self.seen.wishes[a];
        let possible = self.seen.possible(a).count();
        match first.key.as_str() {
            "no-wish" | "no-fit" => {
                let described = !self.seen.snapshot.described_by(a).is_empty();
                wishes.is_empty() && more.is_empty() && described == (first.key == "no-fit")
            }
            "no-possible-wish" => {
                let refusals = wishes.iter().filter_map(|&at| self.seen.may[at].as_ref());
                let said: Vec<&Reason> = refusals
                    .flat_map(|may| if let May::No(said) = may { said.as_slice() } else { &[] })
                    .collect();
                !wishes.is_empty()
                    && possible == 0
                    && said.iter().all(|reason| more.contains(reason))
                    && more.iter().all(|reason| said.contains(&reason))
            }
            "waiting.no-seat" => possible > 0 && !self.seen.waits(a) && more.is_empty(),
            key => {
                let held = || self.any_held(a) == key.starts_with("waiting.held");
                let late = match key {
                    "waiting.cut-off" | "waiting.earlier" | "waiting.held" => {
                        self.asks(Stage::Order)
                            && first.args.get("order") == Some(&whole(self.seen.turn(a).1))
                            && first.args.get("placements") == Some(&whole(possible as u64))
                    }
                    "waiting.tier" | "waiting.held-tier" => {
                        self.asks(Stage::Tiers) && !self.asks(Stage::Order)
                    }
                    "waiting.equals" | "waiting.held-equals" => {
                        !self.asks(Stage::Tiers) && !self.asks(Stage::Order)
                    }
                    _ => return more.is_empty() && self.is_kept_from(a, first),
                };
                let others = || self.later(a).next().is_some();
                late && held() && more.is_empty() && self.seen.waits(a) && !self.any_seat_free(a) && !others()
            }
        }
    }

    fn asks(&self, stage: Stage) -> bool {
        self.seen.snapshot.round.stages.contains(&stage)
    }

    /// Whether somebody has a place since before where another could have one, or was put first in line where the order does
    /// not count.
    fn any_held(&self, a: usize) -> bool {
        let ordered = self.asks(Stage::Order);
        let first = |b: usize| matches!(self.seen.admission[b], Admission::Yes { first: true, .. });
        let mut places = self.seen.possible(a).map(|wish| wish.placement);
        places.any(|p| {
            let there = &self.seen.holders[p];
            there.iter().any(|&b| self.seen.is_kept((b, p)) || !ordered && first(b))
        })
    }

    fn any_seat_free(&self, a: usize) -> bool {
        self.seen.possible(a).any(|wish| self.conditions.has_seat(wish.placement))
    }

    /// Who was given places that somebody could take, and comes later by what counts in the round.
    fn later(&self, a: usize) -> impl Iterator<Item = (usize, usize)> {
        let stages = &self.seen.snapshot.round.stages;
        let (tiers, order) = (stages.contains(&Stage::Tiers), stages.contains(&Stage::Order));
        let turn = move |a: usize| {
            let (tier, number) = self.seen.turn(a);
            (if tiers || order { tier } else { 0 }, if order { number } else { 0 })
        };
        let own = turn(a);
        let places = self.seen.possible(a).map(|wish| wish.placement);
        let some = places.filter(move |&p| self.seen.latest[p].is_some_and(|b| turn(b) > own));
        let held = some.flat_map(|p| self.seen.holders[p].iter().map(move |&b| (b, p)));
        held.filter(move |&(b, _)| turn(b) > own && self.seen.stays(b).is_none())
    }

    /// Whether the condition that a reason names keeps somebody from a free seat, or from the place of somebody later.
    fn is_kept_from(&self, a: usize, reason: &Reason) -> bool {
        let text = |name: &str| match reason.args.get(name) {
            Some(Arg::Text(text)) => text.as_str(),
            _ => "",
        };
        let name = text("name");
        if reason.key == "waiting.later" {
            return self.later(a).any(|(b, p)| {
                let broken = self.conditions.broken(Change { leaves: Some((b, p)), comes: (a, p) });
                match text("kind") {
                    "reserve" => {
                        broken.is_empty() && self.conditions.reserves_lost((b, p), a).any(|lost| lost == name)
                    }
                    kind => broken.iter().any(|broken| self.is_named(*broken, kind, name)),
                }
            });
        }
        let Some(kind) = reason.key.strip_prefix("waiting.") else { return false };
        let free = self.seen.possible(a).filter(|wish| self.conditions.has_seat(wish.placement));
        free.map(|wish| Change { leaves: None, comes: (a, wish.placement) }).any(|change| {
            self.conditions.broken(change).iter().any(|broken| self.is_named(*broken, kind, name))
        })
    }

    /// Whether a condition goes by this kind and name.
    fn is_named(&self, broken: Broken<'_>, kind: &str, name: &str) -> bool {
        match (kind, broken) {
            ("quota", Broken::Quota(own)) | ("budget", Broken::Budget(own)) => own == name,
            ("open-min", Broken::OpenMin(p)) => self.seen.placement(p).as_str() == name,
            ("together", Broken::Together) | ("pin", Broken::Pinned) => true,
            _ => false,
        }
    }
}

/// What is to be found out, each once.
fn questions(open: &[Open<'_>]) -> Vec<Reason> {
    let mut all: Vec<Reason> = Vec::new();
    for reason in open.iter().flat_map(|(_, reasons)| *reasons) {
        if !all.contains(reason) {
            all.push(reason.clone());
        }
    }
    all
}

fn whole(number: u64) -> Arg {
    Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}
