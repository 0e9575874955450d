//! The simple model of a season: who stands where, in plain numbers. It shares no code with Talka; what may happen is in `moves`,
//! what runs find in `runs` and `line`.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    Open,
    Accepted,
    Declined,
    Lapsed,
    Replaced,
    Ended,
    Left,
    DidNotCome,
}

/// A place that somebody was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) place: usize,
    pub(crate) state: State,
    pub(crate) contested: bool,
    /// The first moment that is too late.
    pub(crate) until: DateTime<Utc>,
    /// How much happened to it.
    pub(crate) events: i64,
    /// The number of the run that found it.
    pub(crate) run: usize,
    /// Above the placement's own seats.
    pub(crate) above: bool,
    /// From when on caseworkers, organisations and the person see it.
    pub(crate) from: [DateTime<Utc>; 3],
}

/// Who sees what at which moment: caseworkers, organisations, the person.
pub(crate) const STAFF: usize = 0;
pub(crate) const ORGANISATION: usize = 1;
pub(crate) const PERSON: usize = 2;

impl Offer {
    pub(crate) fn holds(&self) -> bool {
        matches!(self.state, State::Open | State::Accepted)
    }
}

/// A fact that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fix {
    /// How many runs there had been.
    pub(crate) runs: usize,
    /// Which caseworker.
    pub(crate) by: usize,
}

/// Somebody who applied; the index is the arrival.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Whether old enough; nobody may know.
    pub(crate) old: Option<bool>,
    /// Took part last year: the second tier.
    pub(crate) again: bool,
    /// Placements, best first.
    pub(crate) wishes: Vec<usize>,
    /// Placements whose organisation does not want this person.
    pub(crate) barred: BTreeSet<usize>,
    pub(crate) withdrawn: bool,
    /// The newest last.
    pub(crate) offers: Vec<Offer>,
    /// The number among those who go first, and how many offers there were when it was given.
    pub(crate) first: Option<(usize, usize)>,
    pub(crate) fixes: Vec<Fix>,
    /// Numbers of the published runs that told this person something.
    pub(crate) letters: Vec<usize>,
    /// Seats above a placement's own that were signed: where, and whether it was offered.
    pub(crate) above: Vec<(usize, bool)>,
}

/// Why somebody holds nothing and gets nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Out {
    Withdrawn,
    Gave(State),
}

impl Person {
    pub(crate) fn new(old: Option<bool>, again: bool, wishes: Vec<usize>) -> Self {
        Self {
            old,
            again,
            wishes,
            barred: BTreeSet::new(),
            withdrawn: false,
            offers: Vec::new(),
            first: None,
            fixes: Vec::new(),
            letters: Vec::new(),
            above: Vec::new(),
        }
    }

    /// The newest offer that somebody sees by now.
    pub(crate) fn seen(&self, by: usize, now: DateTime<Utc>) -> Option<usize> {
        self.offers.iter().rposition(|offer| offer.from[by] <= now)
    }

    /// The place that is held.
    pub(crate) fn held(&self) -> Option<usize> {
        self.offers.last().filter(|offer| offer.holds()).map(|offer| offer.place)
    }

    /// The number among those who go first, while it counts.
    pub(crate) fn first(&self) -> Option<usize> {
        self.first.filter(|(_, offers)| *offers == self.offers.len()).map(|(number, _)| number)
    }

    /// Whether out of the line, and why.
    pub(crate) fn out(&self) -> Option<Out> {
        if self.withdrawn {
            return Some(Out::Withdrawn);
        }
        let newest = self.offers.last().map(|offer| offer.state)?;
        match newest {
            State::Open | State::Accepted => None,
            _ if self.first().is_some() => None,
            other => Some(Out::Gave(other)),
        }
    }

    /// Holds nothing, is not out, and may take part.
    pub(crate) fn in_line(&self) -> bool {
        self.old == Some(true) && self.out().is_none() && self.held().is_none()
    }

    /// Nothing was offered, or two people ended it, or how it ended was a mistake; and the application stands.
    pub(crate) fn may_wait(&self) -> bool {
        let back = |offer: &Offer| offer.state == State::Ended || !offer.holds() && self.first().is_some();
        !self.withdrawn && self.offers.last().is_none_or(back)
    }

    /// Whether a fact was put right of which no run has told.
    pub(crate) fn untold(&self) -> bool {
        self.fixes.iter().any(|fix| !self.letters.iter().any(|run| *run > fix.runs))
    }

    /// Where a seat above a placement's own was signed and not offered yet.
    pub(crate) fn signed(&self) -> impl Iterator<Item = usize> + '_ {
        self.above.iter().filter(|(_, used)| !used).map(|(place, _)| *place)
    }
}

/// Where the round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    Closed,
    Published,
    Finished,
}

/// What is asked for of a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ask {
    /// One seat more or one fewer.
    Seats(usize, bool),
    /// An organisation does not take a person: place, person.
    Refuse(usize, usize),
    /// A place ends: person, offer, why.
    End(usize, usize, Why),
    /// A contest is settled: person, offer, for which reason it is cancelled.
    Settle(usize, usize, Option<Why>),
    /// An organisation says that somebody left, or did not come: person, offer.
    Leaving(usize, usize, bool),
    /// A seat above the placement's own: place, person.
    Above(usize, usize),
    /// Free seats are called again; asked and approved in one.
    Call,
}

/// Why a place ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    GivenWrongly,
    NotEligible,
    PlacementWithdrawn,
    Refused,
    /// Of a contested offer that is over: it ended so by a mistake.
    Restored,
}

/// A proposal.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    pub(crate) ask: Ask,
    pub(crate) by: usize,
    pub(crate) decided: Option<(Decided, usize)>,
}

/// How a proposal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decided {
    Approved,
    Refused,
    TakenBack,
}

impl Proposal {
    pub(crate) fn waits(&self) -> bool {
        self.decided.is_none()
    }
}

/// What a publication left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) run: usize,
    pub(crate) starter: usize,
    pub(crate) publisher: usize,
    /// From when on caseworkers, organisations and people see it.
    pub(crate) from: [DateTime<Utc>; 3],
}

/// What a round's settings ask beyond seats, wishes and order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// Whether holders who have not answered may move to a place that they wished for more.
    pub(crate) moves: bool,
    /// Whether free seats go on by a rule that caseworkers 0 and 1 signed by opening the round.
    pub(crate) by_rule: bool,
    /// Those who are given places both or neither.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// How many people the even placements take at most, all of them together, and how many the odd ones.
    pub(crate) most: Option<usize>,
    /// How many of the people, the last ones, come on paper or to the counter.
    pub(crate) entered: usize,
    /// Whether people gave mail addresses, and decisions are administrative acts.
    pub(crate) reached: bool,
}

/// Everything.
#[derive(Debug, Clone)]
pub(crate) struct Season {
    pub(crate) people: Vec<Person>,
    /// Seats by placement.
    pub(crate) seats: Vec<usize>,
    /// Placements whose work was ended: no seat there goes on.
    pub(crate) ended: BTreeSet<usize>,
    pub(crate) now: DateTime<Utc>,
    /// Whether an offer lapses without an answer; otherwise it stands.
    pub(crate) lapses: bool,
    /// Whether seats go on once the work has begun.
    pub(crate) after_start: bool,
    /// Hours after which caseworkers, organisations and people see what is published.
    pub(crate) hours: [i64; 3],
    pub(crate) settings: Settings,
    pub(crate) phase: Phase,
    pub(crate) runs: Vec<super::runs::Run>,
    pub(crate) published: Vec<Published>,
    pub(crate) proposals: Vec<Proposal>,
    pub(crate) objections: Vec<super::object::Objection>,
    /// Whether nothing has happened since the newest run was started, a refill that gives nobody a seat.
    pub(crate) quiet: bool,
    /// Seats that a second call opened again, by placement.
    pub(crate) called: Option<Vec<usize>>,
    /// How many were put first in line.
    pub(crate) firsts: usize,
    /// By the order in which they were signed: person and place.
    pub(crate) signed: Vec<(usize, usize)>,
    pub(crate) messages: usize,
    /// How often somebody looked at a person.
    pub(crate) looks: usize,
    /// How often something has happened for which somebody may wait longer than before.
    pub(crate) causes: usize,
}

impl Season {
    pub(crate) fn new(people: Vec<Person>, seats: Vec<usize>, (lapses, after_start): (bool, bool)) -> Self {
        Self {
            people,
            seats,
            ended: BTreeSet::new(),
            now: "2026-04-25T07:00:00Z".parse().expect("a moment"),
            lapses,
            after_start,
            hours: [0; 3],
            settings: Settings::default(),
            phase: Phase::Closed,
            runs: Vec::new(),
            published: Vec::new(),
            proposals: Vec::new(),
            objections: Vec::new(),
            quiet: false,
            called: None,
            firsts: 0,
            signed: Vec::new(),
            messages: 0,
            looks: 0,
            causes: 0,
        }
    }

    /// The first moment of work: 8 June 2026 in Latvia.
    pub(crate) fn starts() -> DateTime<Utc> {
        "2026-06-07T21:00:00Z".parse().expect("a moment")
    }

    pub(crate) fn begun(&self) -> bool {
        self.now >= Self::starts()
    }

    /// From when on what is published now is seen.
    pub(crate) fn from(&self) -> [DateTime<Utc>; 3] {
        self.hours.map(|hours| self.now + TimeDelta::hours(hours))
    }

    /// Seven whole days from a day in Latvia; in summer, three hours before UTC.
    pub(crate) fn answer_by(seen: DateTime<Utc>) -> DateTime<Utc> {
        let summer = TimeDelta::hours(3);
        let today = (seen + summer).date_naive();
        (today + TimeDelta::days(8)).and_time(chrono::NaiveTime::MIN).and_utc() - summer
    }

    /// Time passes: what nobody answered lapses.
    pub(crate) fn tick(&mut self) {
        let (now, lapses) = (self.now, self.lapses);
        for offer in self.people.iter_mut().flat_map(|one| &mut one.offers) {
            if lapses && offer.state == State::Open && offer.until <= now && !offer.contested {
                offer.state = State::Lapsed;
                offer.events += 1;
            }
        }
    }

    fn offers_at(&self, place: usize) -> impl Iterator<Item = &Offer> {
        self.people.iter().flat_map(|one| &one.offers).filter(move |offer| offer.place == place)
    }

    /// How many hold a place.
    pub(crate) fn held(&self, place: usize) -> usize {
        self.offers_at(place).filter(|offer| offer.holds()).count()
    }

    /// Seats that nobody holds and nobody gets before a contest is settled.
    pub(crate) fn frozen(&self, place: usize) -> usize {
        self.offers_at(place).filter(|offer| offer.contested && !offer.holds()).count()
    }

    /// Whether no seat of a placement goes on.
    pub(crate) fn shut(&self, place: usize) -> bool {
        self.begun() && !self.after_start || self.ended.contains(&place)
    }

    /// Seats that can go on.
    pub(crate) fn free(&self, place: usize) -> usize {
        if self.shut(place) {
            return 0;
        }
        self.seats[place].saturating_sub(self.held(place) + self.frozen(place))
    }

    /// People for whom a correction run is to be made.
    pub(crate) fn to_correct(&self) -> Vec<usize> {
        let waits = |one: &Person| one.may_wait() && (one.untold() || Self::can_be_given(one));
        (0..self.people.len()).filter(|at| waits(&self.people[*at])).collect()
    }

    /// Whether a seat is signed for somebody who can still be given it.
    fn can_be_given(one: &Person) -> bool {
        one.in_line() && Self::is_signed(one)
    }

    /// Whether a seat is signed for somebody that its organisation does not refuse them.
    pub(crate) fn is_signed(one: &Person) -> bool {
        one.signed().any(|place| !one.barred.contains(&place))
    }

    /// Whether a run is under way.
    pub(crate) fn queued(&self) -> bool {
        self.runs.iter().any(super::runs::Run::waits)
    }
}
