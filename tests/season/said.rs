//! What somebody might try next: mostly what is sensible where the season stands, now and then anything at all.

use crate::{
    model::{Ask, Phase, Season, State, Why},
    moves::{Cause, Fact, OTHER, OWN, Op, STRANGER, ZANE},
    object::Reply,
    runs::Kind,
    town::Dice,
};

const WHY: [Why; 4] = [Why::GivenWrongly, Why::NotEligible, Why::PlacementWithdrawn, Why::Refused];

/// One of those of whom something is so, or anybody.
pub(crate) fn one(season: &Season, dice: &mut Dice, fits: impl Fn(usize) -> bool) -> usize {
    let fitting: Vec<usize> = (0..season.people.len()).filter(|at| fits(*at)).collect();
    if fitting.is_empty() || dice.one_in(6) {
        return dice.below(season.people.len());
    }
    fitting[dice.below(fitting.len())]
}

fn newest(season: &Season, person: usize) -> Option<State> {
    season.people[person].offers.last().map(|offer| offer.state)
}

fn staff(dice: &mut Dice) -> usize {
    if dice.one_in(40) { STRANGER } else { dice.below(2) }
}

fn fact(dice: &mut Dice) -> Fact {
    match dice.below(5) {
        0 => Fact::Old(false),
        1 => Fact::Again(dice.one_in(2)),
        _ => Fact::Old(true),
    }
}

/// Something that might be tried now.
pub(crate) fn next(season: &Season, dice: &mut Dice) -> Op {
    match season.phase {
        Phase::Closed => closed(season, dice),
        _ => after(season, dice),
    }
}

/// Before anything is published.
fn closed(season: &Season, dice: &mut Dice) -> Op {
    match dice.below(30) {
        0 => Op::Withdraw(dice.below(season.people.len())),
        1 => {
            let person = one(season, dice, |at| season.people[at].old.is_none());
            Op::Decide(staff(dice), person, fact(dice))
        }
        2 | 3 => propose(season, dice),
        4 | 5 => decide(season, dice),
        6 => Op::Answer(dice.below(season.people.len()), true),
        7 => Op::Close(dice.below(2)),
        8 => Op::Correct(0, dice.below(season.people.len()), Cause::Mistake, fact(dice), false),
        _ => run(season, dice),
    }
}

/// The next step of a run, or one that is out of turn.
fn run(season: &Season, dice: &mut Dice) -> Op {
    let newest = season.runs.len().checked_sub(1);
    let waits = |at: usize| season.tells(at) && season.runs[at].base == season.published.len();
    match newest {
        _ if dice.one_in(12) => Op::Publish(staff(dice), dice.below(season.runs.len().max(1))),
        Some(at) if season.queued() && dice.one_in(10) => Op::Cancel(staff(dice), at),
        _ if season.queued() => Op::Work,
        _ if dice.one_in(30) => Op::Cancel(0, dice.below(season.runs.len().max(1))),
        Some(at) if waits(at) && !dice.one_in(4) => publication(season, dice),
        _ => Op::Start(staff(dice), kind(season, dice)),
    }
}

/// That the newest run is published, mostly by whoever did not start it.
pub(crate) fn publication(season: &Season, dice: &mut Dice) -> Op {
    let at = season.runs.len().saturating_sub(1);
    let other = season.runs.last().map_or(0, |run| 1 - run.starter.min(1));
    Op::Publish(if dice.one_in(5) { staff(dice) } else { other }, at)
}

fn kind(season: &Season, dice: &mut Dice) -> Kind {
    match season.phase {
        Phase::Closed if !dice.one_in(20) => Kind::Main,
        _ if dice.one_in(30) => Kind::Main,
        _ if season.to_correct().is_empty() => Kind::Refill,
        _ if dice.one_in(3) => Kind::Refill,
        _ => Kind::Correction,
    }
}

/// After publication.
fn after(season: &Season, dice: &mut Dice) -> Op {
    let open = |at: usize| newest(season, at) == Some(State::Open);
    let accepted = |at: usize| newest(season, at) == Some(State::Accepted);
    match dice.below(76) {
        0..=7 => Op::Answer(one(season, dice, open), !dice.one_in(3)),
        8..=9 => Op::AnswerFor(staff(dice), one(season, dice, open), dice.one_in(2), dice.one_in(5)),
        10..=12 => Op::Answer(one(season, dice, accepted), false),
        13 => Op::Answer(dice.below(season.people.len()), dice.one_in(2)),
        14..=15 => Op::Withdraw(one(season, dice, |at| season.people[at].in_line())),
        16..=18 => Op::Wait(wait(season, dice)),
        19 => Op::Lapse,
        20..=24 => {
            let person = one(season, dice, |at| season.people[at].may_wait());
            let cause = [Cause::Decision, Cause::Objection, Cause::Mistake][dice.below(3)];
            Op::Correct(staff(dice), person, cause, fact(dice), dice.one_in(8))
        }
        25..=27 => {
            Op::Contest(staff(dice), one(season, dice, |at| newest(season, at).is_some()), dice.one_in(8))
        }
        28..=30 if season.begun() || dice.one_in(4) => {
            Op::Leave(staff(dice), one(season, dice, accepted), dice.one_in(2))
        }
        31 => Op::Decide(0, dice.below(season.people.len()), fact(dice)),
        32 => Op::Close(dice.below(2)),
        33 if dice.one_in(3) => Op::Finish(staff(dice)),
        34..=40 => propose(season, dice),
        41..=46 => decide(season, dice),
        64..=66 => object(season, dice),
        67..=69 => {
            if let Some(owed) = season.owed().next().filter(|_| dice.one_in(2)) {
                return Op::Follow([0, 1, STRANGER, ZANE, ZANE][dice.below(5)], owed);
            }
            let open = |at: &usize| season.objections[*at].open;
            let at = (0..season.objections.len()).find(open).unwrap_or_default();
            let by = [0, 1, STRANGER, ZANE, ZANE, ZANE][dice.below(6)];
            Op::Reply(by, at, [Reply::Kept, Reply::Kept, Reply::Upheld, Reply::TakenBack][dice.below(4)])
        }
        70 => {
            Op::WithdrawFor(staff(dice), one(season, dice, |at| season.people[at].in_line()), dice.one_in(6))
        }
        71..=74 if season.settings.by_rule => Op::Jobs,
        71..=74 if season.quiet && !season.queued() && may_call(season) => Op::Call(dice.below(2)),
        75 if may_call(season) => Op::Call(dice.below(2)),
        _ => run(season, dice),
    }
}

/// One call again is enough, and only where everything else is as simple as the model of it.
fn may_call(season: &Season) -> bool {
    season.called.is_none() && !season.settings.by_rule && !season.is_limited()
}

/// Somebody objects: mostly to a place that another holds.
fn object(season: &Season, dice: &mut Dice) -> Op {
    let about = one(season, dice, |at| season.people[at].held().is_some());
    let by = if dice.one_in(4) { about } else { dice.below(season.people.len()) };
    Op::Object(by, about)
}

/// So many hours; now and then some back, or on to the first day of work.
fn wait(season: &Season, dice: &mut Dice) -> i64 {
    let hours = i64::try_from(dice.below(60)).unwrap_or_default();
    match dice.below(12) {
        0 => -hours.min(3),
        1 => 24 * 9,
        2 | 3 if !season.begun() => (Season::starts() - season.now).num_hours() + hours - 12,
        _ => 1 + hours,
    }
}

fn propose(season: &Season, dice: &mut Dice) -> Op {
    let place = dice.below(season.seats.len());
    let by = if dice.one_in(30) { STRANGER } else { dice.below(2) };
    let department = if dice.one_in(12) { OTHER } else { OWN };
    let offers = |at: usize| season.people[at].offers.last();
    let last = |at: usize| season.people[at].offers.len().saturating_sub(1);
    match dice.below(14) {
        0..=2 => Op::Propose(if dice.one_in(2) { by } else { department }, Ask::Seats(place, dice.one_in(2))),
        3 | 4 => {
            let person = one(season, dice, |at| season.people[at].wishes.contains(&place));
            Op::Propose(department, Ask::Refuse(place, person))
        }
        5..=7 => {
            let person = one(season, dice, |at| season.people[at].held().is_some());
            Op::Propose(by, Ask::End(person, last(person), WHY[dice.below(4)]))
        }
        8 | 9 => {
            let person = one(season, dice, |at| offers(at).is_some_and(|offer| offer.contested));
            let over =
                newest(season, person).is_some_and(|state| !matches!(state, State::Open | State::Accepted));
            let cancel = match dice.below(4) {
                0 | 1 if over => Some(Why::Restored),
                1 => Some(Why::GivenWrongly),
                2 => Some(Why::NotEligible),
                3 => Some(Why::Restored),
                _ => None,
            };
            Op::Propose(by, Ask::Settle(person, last(person), cancel))
        }
        10 => {
            let person = one(season, dice, |at| newest(season, at) == Some(State::Accepted));
            Op::Propose(department, Ask::Leaving(person, last(person), dice.one_in(2)))
        }
        _ => {
            let waits = |at: usize| !season.people[at].fixes.is_empty() && season.people[at].in_line();
            let person = one(season, dice, waits);
            let wishes = &season.people[person].wishes;
            let place = if dice.one_in(8) { place } else { wishes[dice.below(wishes.len())] };
            Op::Propose(department, Ask::Above(place, person))
        }
    }
}

pub(crate) fn decide(season: &Season, dice: &mut Dice) -> Op {
    let waiting: Vec<usize> =
        (0..season.proposals.len()).filter(|at| season.proposals[*at].waits()).collect();
    let at = if waiting.is_empty() || dice.one_in(10) {
        dice.below(season.proposals.len() + 1)
    } else {
        waiting[dice.below(waiting.len())]
    };
    match dice.below(10) {
        0 => Op::Refuse(staff(dice), at),
        1 => Op::TakeBack(season.proposals.get(at).map_or(0, |one| one.by), at),
        2 => Op::TakeBack(dice.below(2), at),
        _ => Op::Approve(staff(dice), at),
    }
}
