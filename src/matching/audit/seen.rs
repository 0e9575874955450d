//! What the audit sees of a round: who takes part, in which order, who may take what, who holds what. All of it worked
//! out anew from the snapshot, the rules and the pairs.

use std::ops::Index;

use super::findings::Findings;
use crate::{
    domain::{
        Facts, Id, Metres, OutOfLine, Reason, Snapshot, Stage, Wish, geo, property::Property, turn::in_line,
    },
    rules::{Constrained, Judgement, PairClasses, PairJudgement, Prepared, RuleSet},
};

/// Whether somebody takes part.
pub(super) enum Admission {
    /// Takes part.
    Yes {
        /// Priority tier, 1 first.
        tier: u8,
        /// Place in line, 1 first.
        order: u64,
        /// Whether the person goes before everyone else in line, whatever their tier.
        first: bool,
    },
    /// Holds a place since before; tier and place in line where the rules would say yes.
    Holds(Option<(u8, u64)>),
    /// The rules say no.
    No(Vec<Reason>),
    /// A person decides.
    Open(Vec<Reason>),
    /// Out of the line, and why.
    Out(OutOfLine),
}

/// Whether somebody may take a placement that they wished for.
#[derive(PartialEq, Eq)]
pub(super) enum May {
    /// Yes.
    Yes,
    /// The rules or the organisation say no.
    No(Vec<Reason>),
    /// A person decides.
    Open(Vec<Reason>),
}

/// By wish of those who take part, or about whose part a person decides: whether they may. What is said of many is kept once.
#[derive(Default)]
pub(super) struct Mays {
    of: Vec<u32>,
    said: Vec<Option<May>>,
}

impl Index<usize> for Mays {
    type Output = Option<May>;

    fn index(&self, wish: usize) -> &Self::Output {
        &self.said[self.of[wish] as usize]
    }
}

/// The round as the audit sees it. Indices are those of the snapshot.
pub(super) struct Seen<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) rules: &'a RuleSet,
    /// By applicant.
    pub(super) admission: Vec<Admission>,
    /// By applicant, the places of their wishes in the snapshot.
    pub(super) wishes: Vec<Vec<usize>>,
    /// Every row of the allocation that names somebody and something of the round.
    pub(super) rows: Vec<(usize, usize)>,
    /// By applicant, the placement of their first row.
    pub(super) place_of: Vec<Option<usize>>,
    /// By placement, whoever has a row there.
    pub(super) holders: Vec<Vec<usize>>,
    /// By applicant, the placement that they held before.
    pub(super) held: Vec<Option<usize>>,
    /// By applicant, whether they may leave what they hold for a placement that they wished for more.
    pub(super) moves: Vec<bool>,
    /// By placement, its seats: as many as people held, where that is more than are offered.
    pub(super) seats: Vec<u64>,
    /// By placement, the one of those given a place there now who is last in line.
    pub(super) latest: Vec<Option<usize>>,
    /// By wish of those who take part, or about whose part a person decides: whether they may.
    pub(super) may: Mays,
    people: Vec<Option<Prepared>>,
    places: Vec<Prepared>,
    /// Which pairs wait for a person because a quota, a reserve or a budget goes by a fact that is unknown.
    constrained: Constrained<'a>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        rules: &'a RuleSet,
        pairs: &[(Id, Id)],
        found: &mut Findings,
    ) -> Self {
        let there = snapshot.applicants.iter().map(|person| {
            let there = person.out_of_line.is_none();
            there.then(|| rules.prepare_applicant(person))
        });
        let people: Vec<_> = there.collect();
        let places = snapshot.placements.iter().map(|place| rules.prepare_placement(place)).collect();
        let mut wishes = vec![Vec::new(); snapshot.applicants.len()];
        for (at, wish) in snapshot.wishes.iter().enumerate() {
            wishes[wish.applicant].push(at);
        }
        let rows = rows(snapshot, pairs, found);
        let mut place_of = vec![None; snapshot.applicants.len()];
        found.asked(Property::Once);
        for &(a, p) in &rows {
            found.note(Property::Once, place_of[a].is_none(), |breach| {
                breach.person(&snapshot.applicants[a].id).at(&snapshot.placements[p].id)
            });
            place_of[a].get_or_insert(p);
        }
        let mut holders = vec![Vec::new(); snapshot.placements.len()];
        for &(a, p) in &rows {
            holders[p].push(a);
        }
        let (held, seats) = held(snapshot);
        let (admission, moves) = admission(snapshot, rules, &people, &held);
        let (may, latest) = (Mays::default(), Vec::new());
        let constrained = constrained(snapshot, rules);
        let mut seen = Self {
            snapshot,
            rules,
            admission,
            wishes,
            rows,
            place_of,
            holders,
            held,
            moves,
            seats,
            latest,
            may,
            people,
            places,
            constrained,
        };
        let last = |there: &Vec<usize>| {
            there.iter().copied().filter(|&a| seen.stays(a).is_none()).max_by_key(|&a| seen.turn(a))
        };
        seen.latest = seen.holders.iter().map(last).collect();
        seen.may = seen.all_asked();
        seen
    }

    /// Asks about every wish on which anything hangs. Where a round asks nothing more than its rules, pairs that are alike to these are
    /// asked about once.
    fn all_asked(&self) -> Mays {
        let snapshot = self.snapshot;
        let who: Vec<_> = snapshot
            .applicants
            .iter()
            .zip(&self.people)
            .map(|(one, known)| (&one.facts, known.as_ref()))
            .collect();
        let to: Vec<_> =
            snapshot.placements.iter().zip(&self.places).map(|(one, known)| (&one.facts, known)).collect();
        let plain = snapshot.round.constraints.is_empty();
        let classes = PairClasses::new(self.rules, &who, &to, snapshot.wishes.len()).filter(|_| plain);
        let mut known = vec![None; classes.as_ref().map_or(0, PairClasses::len)];
        let mut mays = Mays { of: Vec::with_capacity(snapshot.wishes.len()), said: vec![None] };
        for wish in &snapshot.wishes {
            if !self.is_asked(wish) {
                mays.of.push(0);
                continue;
            }
            let class = classes.as_ref().filter(|_| wish.refused.is_none());
            let class = class.map(|classes| classes.of(wish.applicant, wish.placement));
            let at = class.and_then(|class| known[class]).unwrap_or_else(|| {
                mays.said.push(Some(self.ask(wish)));
                u32::try_from(mays.said.len() - 1).unwrap_or(u32::MAX)
            });
            if let Some(class) = class {
                known[class] = Some(at);
            }
            mays.of.push(at);
        }
        mays
    }

    /// Whether anything hangs on a wish: on all of those who take part, or about whose part a person decides; of holders who
    /// may move, on those for what they wished for more.
    fn is_asked(&self, wish: &Wish) -> bool {
        match self.admission[wish.applicant] {
            Admission::Yes { .. } | Admission::Open(_) => true,
            Admission::Holds(_) => self.moves[wish.applicant] && self.is_better(wish),
            Admission::No(_) | Admission::Out(_) => false,
        }
    }

    /// Whether a holder wished for something more than for what they hold.
    pub(super) fn is_better(&self, wish: &Wish) -> bool {
        let held = self.held[wish.applicant].and_then(|p| self.wish(wish.applicant, p));
        held.is_some_and(|held| wish.rank < held.rank)
    }

    /// The placement that somebody holds and cannot leave.
    pub(super) fn stays(&self, a: usize) -> Option<usize> {
        self.held[a].filter(|_| !self.moves[a])
    }

    /// Whether somebody has at a placement what they held there before.
    pub(super) fn is_kept(&self, (a, p): (usize, usize)) -> bool {
        self.held[a] == Some(p)
    }

    /// Takes part and has no place.
    pub(super) fn is_left_out(&self, a: usize) -> bool {
        self.place_of[a].is_none() && matches!(self.admission[a], Admission::Yes { .. })
    }

    /// Asks the rules whether somebody may take what they wished for.
    pub(super) fn ask(&self, wish: &Wish) -> May {
        if let Some(code) = &wish.refused {
            return May::No(vec![Reason::new(&format!("refused-by-organisation.{}", code.name()))]);
        }
        // Whoever is out of the line is asked about only where something is wrong: each property stands alone.
        let anew = || self.rules.prepare_applicant(&self.snapshot.applicants[wish.applicant]);
        let anew = self.people[wish.applicant].is_none().then(anew);
        let Some(person) = self.people[wish.applicant].as_ref().or(anew.as_ref()) else {
            return May::No(Vec::new());
        };
        let judged = self.rules.pair_at(person, &self.places[wish.placement], wish.stated.map(Metres::get));
        let facts = &self.snapshot.applicants[wish.applicant].facts;
        match self.constrained.judge(judged, facts, wish.placement) {
            PairJudgement::Possible => May::Yes,
            PairJudgement::Impossible(reasons) => May::No(reasons),
            PairJudgement::NeedsPerson(reasons) => May::Open(reasons),
        }
    }

    /// The wishes of somebody who takes part about which a person has to decide, best first, with what is to be found out.
    pub(super) fn open(&self, a: usize) -> Vec<(&'a Wish, &Vec<Reason>)> {
        if !matches!(self.admission[a], Admission::Yes { .. }) {
            return Vec::new();
        }
        let open = self.wishes[a].iter().filter_map(|&at| match &self.may[at] {
            Some(May::Open(reasons)) => Some((&self.snapshot.wishes[at], reasons)),
            _ => None,
        });
        let mut open: Vec<_> = open.collect();
        open.sort_by_key(|(wish, _)| wish.rank);
        open
    }

    /// Those of them that may have cost the person something: all, or those ranked above the place held.
    pub(super) fn missed(&self, a: usize) -> Vec<(&'a Wish, &Vec<Reason>)> {
        let held = self.place_of[a].and_then(|p| self.wish(a, p)).map(|wish| wish.rank);
        let mut open = self.open(a);
        open.retain(|(wish, _)| held.is_none_or(|held| wish.rank < held));
        open
    }

    /// Whether somebody without a place could have a seat, but for others.
    pub(super) fn waits(&self, a: usize) -> bool {
        self.possible(a).any(|wish| self.seats[wish.placement] > 0)
    }

    /// The wish of somebody for a placement.
    pub(super) fn wish(&self, a: usize, p: usize) -> Option<&'a Wish> {
        self.wishes[a].iter().map(|&at| &self.snapshot.wishes[at]).find(|wish| wish.placement == p)
    }

    /// The wishes that the rules would let somebody have who takes part.
    pub(super) fn possible(&self, a: usize) -> impl Iterator<Item = &'a Wish> {
        let yes = |at: &&usize| self.may[**at] == Some(May::Yes);
        self.wishes[a].iter().filter(yes).map(|&at| &self.snapshot.wishes[at])
    }

    /// The tier and the place in line of somebody, as they count: those who go first are of the first tier. After everyone
    /// for those who take no part.
    pub(super) fn turn(&self, a: usize) -> (u8, u64) {
        match self.admission[a] {
            Admission::Yes { tier, order, first } => (if first { 1 } else { tier }, order),
            Admission::Holds(Some((_, order))) if self.moves[a] => (1, order),
            _ => (u8::MAX, u64::MAX),
        }
    }

    pub(super) fn applicant(&self, a: usize) -> &'a Id {
        &self.snapshot.applicants[a].id
    }

    pub(super) fn placement(&self, p: usize) -> &'a Id {
        &self.snapshot.placements[p].id
    }
}

/// How far it is, as stated, or between the two places.
pub(super) fn distance_m(snapshot: &Snapshot, wish: &Wish) -> Option<u64> {
    if let Some(stated) = wish.stated {
        return Some(stated.get());
    }
    let (home, site) = (snapshot.applicants[wish.applicant].home, snapshot.placements[wish.placement].site);
    Some(geo::distance_m(home?, site?))
}

/// The rows of the allocation by indices; what is not of the round is a breach.
fn rows(snapshot: &Snapshot, pairs: &[(Id, Id)], found: &mut Findings) -> Vec<(usize, usize)> {
    found.asked(Property::Known);
    let mut rows = Vec::with_capacity(pairs.len());
    for (applicant, placement) in pairs {
        let a = snapshot.applicants.binary_search_by(|one| one.id.cmp(applicant)).ok();
        let p = snapshot.placements.binary_search_by(|one| one.id.cmp(placement)).ok();
        found.note(Property::Known, a.is_some() && p.is_some(), |breach| {
            breach.person(applicant).at(placement)
        });
        rows.extend(a.zip(p));
    }
    rows.sort_unstable();
    rows
}

/// The round's side constraints, with everyone who is not out of the line and every placement with its seats.
fn constrained<'a>(snapshot: &'a Snapshot, rules: &'a RuleSet) -> Constrained<'a> {
    let there = snapshot.applicants.iter().filter(|person| person.out_of_line.is_none());
    let people: Vec<&Facts> = there.map(|person| &person.facts).collect();
    let (_, seats) = held(snapshot);
    let seats = snapshot.placements.iter().map(|place| &place.facts).zip(seats);
    Constrained::new(rules, &snapshot.round, Some(&people), &seats.collect::<Vec<_>>())
}

/// By applicant, what they hold; by placement, its seats, with as many as people hold at the least.
fn held(snapshot: &Snapshot) -> (Vec<Option<usize>>, Vec<u64>) {
    let mut held = vec![None; snapshot.applicants.len()];
    let mut taken = vec![0; snapshot.placements.len()];
    for one in &snapshot.holders {
        held[one.applicant] = Some(one.placement);
        taken[one.placement] += 1;
    }
    let offered = snapshot.placements.iter().map(|place| u64::from(place.capacity));
    let seats = offered.zip(taken).map(|(offered, taken)| offered.max(taken));
    (held, seats.collect())
}

/// Everyone whom the rules let take part in one line: holders who may move, those who go first, tiers, then the order of the
/// round as `domain::turn` has it, then the application number. Also who may move: without further conditions, where the order
/// counts.
fn admission(
    snapshot: &Snapshot,
    rules: &RuleSet,
    people: &[Option<Prepared>],
    held: &[Option<usize>],
) -> (Vec<Admission>, Vec<bool>) {
    let round = &snapshot.round;
    let may_any = round.constraints.is_empty() && round.stages.contains(&Stage::Order);
    let mut moves = vec![false; people.len()];
    let mut line = Vec::new();
    let mut admission: Vec<Admission> = Vec::with_capacity(people.len());
    for (a, (person, prepared)) in snapshot.applicants.iter().zip(people).enumerate() {
        let judged = match (person.out_of_line, prepared) {
            (Some(out), _) => Err(out),
            (None, Some(prepared)) => Ok(rules.judge(prepared)),
            (None, None) => Ok(Judgement::NeedsPerson(Vec::new())),
        };
        if let Ok(Judgement::Eligible { tier }) = judged {
            moves[a] = may_any && snapshot.held_by(a).is_some_and(|held| held.may_move);
            let (first, _, turn) = in_line(round, person, tier);
            let first = if held[a].is_some() { None } else { Some(first).filter(|first| *first < u32::MAX) };
            line.push((!moves[a], first.is_none(), first, tier, turn, &person.id, a));
        }
        admission.push(match judged {
            Err(out) => Admission::Out(out),
            Ok(_) if held[a].is_some() => Admission::Holds(None),
            Ok(Judgement::Eligible { tier }) => {
                Admission::Yes { tier, order: 0, first: person.entry.first_in_line.is_some() }
            }
            Ok(Judgement::NotEligible(reasons)) => Admission::No(reasons),
            Ok(Judgement::NeedsPerson(reasons)) => Admission::Open(reasons),
        });
    }
    line.sort_unstable();
    for (place, &(.., tier, _, _, a)) in (1..).zip(&line) {
        match &mut admission[a] {
            Admission::Yes { order, .. } => *order = place,
            holds => *holds = Admission::Holds(Some((tier, place))),
        }
    }
    (admission, moves)
}
